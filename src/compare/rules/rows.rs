//! What the rows of tables are about, and where the text names them.

use rustc_hash::FxHashMap;

use super::measures::{is_general, measure};
use crate::analysis::statements::Statement;
use crate::analysis::tables::{ColumnKind, Table};
use crate::compare::Source;
use crate::compare::stem::is_stop_word;
use crate::compare::terms::Term;
use crate::text::Span;

/// Rows of one name beyond which the tables are a series and nothing is held against them.
const MOST: usize = 24;
/// A longer table is a register, not a statement of a few things.
const ROWS: usize = 400;
/// A label of more words is a sentence.
const LABEL: usize = 6;

/// A source's mentions in order of the text, with their entities.
pub struct Mentions(Vec<(Span, usize)>);

impl Mentions {
    pub fn of(source: &Source) -> Mentions {
        let entities = source.analysis.entities.iter().enumerate();
        let mut all: Vec<(Span, usize)> = entities
            .flat_map(|(index, entity)| entity.mentions.iter().map(move |mention| (mention.span, index)))
            .collect();
        all.sort_unstable();
        Mentions(all)
    }

    /// The mentions that begin in a span, with their entities.
    pub fn within(&self, span: Span) -> &[(Span, usize)] {
        let first = self.0.partition_point(|(mention, _)| mention.start < span.start);
        let end = self.0.partition_point(|(mention, _)| mention.start < span.end);
        &self.0[first..end.max(first)]
    }

    /// The entity that most of a span names.
    fn naming(&self, label: Span) -> Option<usize> {
        let first = self.0.partition_point(|(mention, _)| mention.start < label.start);
        let within = self.0[first..]
            .iter()
            .take_while(|(mention, _)| mention.start < label.end);
        let mut named = within.filter(|(mention, _)| label.contains(*mention) && 2 * mention.len() > label.len());
        named.next().map(|(_, entity)| *entity)
    }
}

/// What a row is about: the entity that its label names, or the label's words.
pub fn row_name<'a>(source: &Source<'a>, names: &[Term], mentions: &Mentions, label: Span) -> Option<(Term, &'a str)> {
    let words = label.of(&source.document.text);
    if !words.chars().any(char::is_alphabetic) {
        return None;
    }
    let entity = mentions.naming(label);
    let named = entity.and_then(|entity| {
        Some((
            names.get(entity).copied()?,
            source.analysis.entities[entity].name.as_str(),
        ))
    });
    let folded: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    Some(named.unwrap_or_else(|| (Term::name(&folded.join(" ")), words)))
}

/// The measures that a header names, ascending; words for units, scales and totals are none.
pub fn measures(header: &str) -> Vec<String> {
    let folded = header.to_lowercase();
    let mut measures: Vec<String> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !is_general(word) && !is_stop_word(word))
        .map(|word| measure(word).to_owned())
        .collect();
    measures.sort_unstable();
    measures.dedup();
    measures
}

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Index into the sources.
    pub source: usize,
    /// Index into the source's tables.
    pub table: usize,
    pub row: usize,
}

/// The rows of the tables of several sources, by what they are about.
pub struct Rows<'a> {
    sources: &'a [Source<'a>],
    names: &'a [Vec<Term>],
    by_name: FxHashMap<Term, Vec<Row>>,
    /// Labels by their first word, folded: their words and their name.
    by_word: FxHashMap<String, Vec<(Vec<String>, Term)>>,
}

impl<'a> Rows<'a> {
    pub fn of(sources: &'a [Source<'a>], names: &'a [Vec<Term>], members: &[usize]) -> Rows<'a> {
        let mut rows = Rows {
            sources,
            names,
            by_name: FxHashMap::default(),
            by_word: FxHashMap::default(),
        };
        for &source in members {
            if sources[source].analysis.tables.is_empty() {
                continue;
            }
            let mentions = Mentions::of(&sources[source]);
            for (table, read) in sources[source].analysis.tables.iter().enumerate() {
                rows.add(source, table, read, &mentions);
            }
        }
        rows.by_name.retain(|_, rows| rows.len() <= MOST);
        rows
    }

    fn add(&mut self, source: usize, at: usize, table: &Table, mentions: &Mentions) {
        let dated = table.columns.iter().any(|column| column.kind == ColumnKind::Date);
        let Some(labels) = table.columns.iter().position(|column| column.kind == ColumnKind::Text) else {
            return;
        };
        if dated || !(2..=ROWS).contains(&table.rows.len()) {
            return;
        }
        let read = &self.sources[source];
        let mut named: Vec<(Term, usize, &str)> = vec![];
        for (row, cells) in table.rows.iter().enumerate() {
            let is_total = table.totals.binary_search(&(row as u32)).is_ok();
            let Some(cell) = cells.get(labels).filter(|_| !is_total) else {
                continue;
            };
            let name = row_name(read, &self.names[source], mentions, cell.span);
            named.extend(name.map(|(name, _)| (name, row, cell.span.of(&read.document.text))));
        }
        let mut count: FxHashMap<Term, usize> = FxHashMap::default();
        named
            .iter()
            .for_each(|(name, ..)| *count.entry(*name).or_default() += 1);
        for (name, row, label) in named.into_iter().filter(|(name, ..)| count[name] == 1) {
            self.by_name
                .entry(name)
                .or_default()
                .push(Row { source, table: at, row });
            let words: Vec<String> = label.split_whitespace().map(str::to_lowercase).collect();
            let Some(first) = words.first().filter(|_| words.len() <= LABEL) else {
                continue;
            };
            let known = self.by_word.entry(first.clone()).or_default();
            if !known.iter().any(|(other, of)| *other == words && *of == name) && known.len() < MOST {
                known.push((words, name));
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    pub fn named(&self, name: Term) -> &[Row] {
        self.by_name.get(&name).map_or(&[], Vec::as_slice)
    }

    pub fn table(&self, row: Row) -> &'a Table {
        &self.sources[row.source].analysis.tables[row.table]
    }

    /// Per different word of the source: whether a label begins with it.
    pub fn openers(&self, source: usize) -> Vec<bool> {
        self.sources[source]
            .lexed
            .per_word(|word| self.by_word.contains_key(word))
    }

    /// The rows' names that a statement has, in order of the text, each once by its place.
    pub fn in_statement(
        &self,
        source: usize,
        statement: &Statement,
        mentions: &Mentions,
        openers: &[bool],
    ) -> Vec<(Span, Term)> {
        let read = &self.sources[source];
        let mut found: Vec<(Span, Term)> = vec![];
        for (span, entity) in mentions.within(statement.span) {
            let Some(name) = self.names[source].get(*entity) else {
                continue;
            };
            if self.by_name.contains_key(name) {
                found.push((*span, *name));
            }
        }
        let tokens = &read.lexed.tokens[read.lexed.within(statement.span)];
        for (at, token) in tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| openers[token.word as usize])
        {
            for (words, name) in &self.by_word[read.lexed.word(token)] {
                let same = words.len() <= tokens.len() - at
                    && words
                        .iter()
                        .zip(&tokens[at..])
                        .all(|(word, token)| word == read.lexed.word(token));
                let span = token
                    .span
                    .cover(tokens[(at + words.len() - 1).min(tokens.len() - 1)].span);
                let known = found.iter().any(|(other, _)| other.overlaps(span));
                if same && !known && self.by_name.contains_key(name) {
                    found.push((span, *name));
                }
            }
        }
        found.sort_unstable();
        found
    }
}
