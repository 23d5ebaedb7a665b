//! Tables side by side: rows of several tables that name the same, on one line.

use std::collections::BTreeMap;

use super::find::fold;
use super::tables::{Line, Sheet, Shown, column_label, column_name, is_numeric, label_column};
use super::{Text, one_line, order, text_of};
use crate::analysis::tables::{CellValue, Table, without_notes};
use crate::compare::{Comparison, Place, SourceId, State};
use crate::text::Span;

/// A table: its source, and its index among the source's tables.
pub type At = (SourceId, usize);

/// What the rows of a table name, by each column that could name them.
#[derive(Clone, Debug, PartialEq)]
pub struct Keys {
    pub at: At,
    columns: Vec<(usize, Vec<Option<String>>)>,
}

/// Further columns seldom name rows.
const NAMING: usize = 3;
/// Fewer rows in common are chance, unless a table has no more.
const LEAST: usize = 2;

/// What the rows of all tables name: an entity as it is united across sources, a day or stretch of days, otherwise the
/// words. Rows of totals and names that stand twice in a column name nothing.
pub fn keys(texts: &[Text], comparison: Option<&Comparison>) -> Vec<Keys> {
    let mut united: BTreeMap<(SourceId, u32), &str> = BTreeMap::new();
    for entity in comparison.iter().flat_map(|comparison| &comparison.entities) {
        united.extend(entity.members.iter().map(|member| (*member, entity.key.as_str())));
    }
    // A cell may spell a name so that it was not taken for one: `merrow`.
    let mut spelt: BTreeMap<String, &str> = BTreeMap::new();
    for text in texts {
        for (index, entity) in (0..).zip(&text.analysis.entities) {
            if let Some(key) = united.get(&(text.id, index)) {
                spelt.entry(fold(&entity.name)).or_insert(key);
            }
        }
    }
    let mut all = vec![];
    for text in texts {
        let mut mentions: Vec<(Span, u32)> = vec![];
        for (index, entity) in (0..).zip(&text.analysis.entities) {
            mentions.extend(entity.mentions.iter().map(|mention| (mention.span, index)));
        }
        order::by(&mut mentions, Ord::cmp);
        let named = |label: Span, words: &str| {
            let first = mentions.partition_point(|(mention, _)| mention.start < label.start);
            let mut within = mentions[first..]
                .iter()
                .take_while(|(mention, _)| mention.start < label.end);
            let most = within.find(|(mention, _)| label.contains(*mention) && 2 * mention.len() > label.len());
            let key = most.and_then(|(_, entity)| united.get(&(text.id, *entity)));
            key.or_else(|| spelt.get(words)).map(|key| format!("name:{key}"))
        };
        for (index, table) in text.analysis.tables.iter().enumerate() {
            let naming = (0..table.columns.len())
                .filter(|at| !is_numeric(&table.columns[*at]))
                .take(NAMING);
            let columns = naming.map(|at| (at, column_keys(text, table, at, &named)));
            all.push(Keys {
                at: (text.id, index),
                columns: columns.collect(),
            });
        }
    }
    all
}

fn column_keys(
    text: &Text,
    table: &Table,
    at: usize,
    named: &dyn Fn(Span, &str) -> Option<String>,
) -> Vec<Option<String>> {
    let key = |row: usize| {
        let cell = table.rows[row].get(at)?;
        if table.totals.contains(&(row as u32)) {
            return None;
        }
        match cell.value {
            CellValue::Empty | CellValue::Bad => None,
            CellValue::Date(first, last) => Some(format!("days:{first} {last}")),
            _ => {
                let words = text.document.cell(cell.span);
                let words = fold(&one_line(without_notes(&words)));
                named(cell.span, &words).or_else(|| words.contains(char::is_alphanumeric).then_some(words))
            }
        }
    };
    let keys: Vec<Option<String>> = (0..table.rows.len()).map(key).collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for key in keys.iter().flatten() {
        *count.entry(key).or_insert(0) += 1;
    }
    let once: Vec<bool> = keys
        .iter()
        .map(|key| key.as_deref().is_some_and(|key| count.get(key) == Some(&1)))
        .collect();
    keys.into_iter()
        .zip(once)
        .map(|(key, once)| key.filter(|_| once))
        .collect()
}

/// A table that another can be joined with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub at: At,
    /// The columns that name the rows, of the table and of the other.
    pub by: (usize, usize),
    /// How many rows both name, of how many that the other has.
    pub matches: usize,
    pub rows: usize,
}

/// The tables that a table can be joined with, most rows in common first.
pub fn offers(keys: &[Keys], at: At) -> Vec<Offer> {
    let Some(own) = keys.iter().find(|keys| keys.at == at) else {
        return vec![];
    };
    let mut offers: Vec<Offer> = keys
        .iter()
        .filter(|keys| keys.at != at)
        .filter_map(|other| offer(own, other))
        .collect();
    order::by_key(&mut offers, |offer| usize::MAX - offer.matches);
    offers
}

/// By the columns with the most rows in common; of as many, the first.
fn offer(own: &Keys, other: &Keys) -> Option<Offer> {
    let mut best: Option<Offer> = None;
    for (mine, keys) in &own.columns {
        let rows = rows_by_key(keys);
        for (theirs, keys) in &other.columns {
            let matches = keys
                .iter()
                .flatten()
                .filter(|key| rows.contains_key(key.as_str()))
                .count();
            if best.is_none_or(|best| matches > best.matches) {
                best = Some(Offer {
                    at: other.at,
                    by: (*mine, *theirs),
                    matches,
                    rows: keys.len(),
                });
            }
        }
    }
    best.filter(|offer| offer.matches >= LEAST.min(offer.rows).max(1))
}

fn rows_by_key(keys: &[Option<String>]) -> BTreeMap<&str, usize> {
    let keyed = keys.iter().enumerate();
    keyed.filter_map(|(row, key)| Some((key.as_deref()?, row))).collect()
}

/// Tables joined: the columns of all, the rows of all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    pub columns: Vec<JoinedColumn>,
    pub lines: Vec<JoinedLine>,
    /// How many tables.
    pub tables: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct JoinedColumn {
    pub source: SourceId,
    pub name: String,
    /// What it holds, as [`column_label`].
    pub label: String,
    pub numeric: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct JoinedLine {
    /// What it is about, as the first table that has it says it.
    pub head: String,
    /// In how many tables it is.
    pub tables: usize,
    /// One for each column; `None` where the column's table has no such row.
    pub cells: Vec<Option<JoinedCell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct JoinedCell {
    pub place: Place,
    pub shown: Shown,
    /// Another cell of the line states another value of the same thing: what was found about them.
    pub differs: Option<State>,
}

/// Joins a table with those offered: its rows in their order, then those of the others that it has not.
pub fn join(texts: &[Text], comparison: &Comparison, keys: &[Keys], at: At, offers: &[Offer]) -> Joined {
    let of = |at: At| keys.iter().find(|keys| keys.at == at);
    let table_of = |at: At| Some((text_of(texts, at.0)?, text_of(texts, at.0)?.analysis.tables.get(at.1)?));
    let Some((text, table)) = table_of(at) else {
        return Joined::default();
    };
    let mut joined = Joined {
        tables: 1,
        ..Joined::default()
    };
    let label = offers.first().map(|offer| offer.by.0).or(label_column(table));
    joined.add(&text, table, label, (0..table.rows.len()).map(Some).collect());
    // What the lines name that other tables added; the first lines are the first table's rows.
    let mut added: Vec<Option<String>> = vec![];
    for offer in offers {
        let (Some((text, table)), Some(own), Some(other)) = (table_of(offer.at), of(at), of(offer.at)) else {
            continue;
        };
        let column = |keys: &Keys, wanted: usize| {
            let mut columns = keys.columns.iter();
            columns
                .find(|(at, _)| *at == wanted)
                .map_or(vec![], |(_, keys)| keys.clone())
        };
        let (mut lines, other) = (column(own, offer.by.0), column(other, offer.by.1));
        lines.extend(added.iter().cloned());
        let by_key = rows_by_key(&lines);
        let mut rows: Vec<Option<usize>> = vec![None; joined.lines.len()];
        for (row, key) in other.into_iter().enumerate() {
            match key.as_deref().and_then(|key| by_key.get(key)) {
                Some(line) => rows[*line] = Some(row),
                None => {
                    rows.push(Some(row));
                    added.push(key);
                }
            }
        }
        joined.tables += 1;
        joined.add(&text, table, Some(offer.by.1), rows);
    }
    joined.mark(comparison);
    joined
}

impl Joined {
    /// Adds a table's columns but the one that names its rows; `rows` says for each line which row of it, new lines last.
    fn add(&mut self, text: &Text, table: &Table, label: Option<usize>, rows: Vec<Option<usize>>) {
        let width = self.columns.len();
        let columns: Vec<usize> = (0..table.columns.len()).filter(|at| Some(*at) != label).collect();
        self.columns.extend(columns.iter().map(|at| JoinedColumn {
            source: text.id,
            name: column_name(&table.columns[*at], *at),
            label: column_label(&table.columns[*at]),
            numeric: is_numeric(&table.columns[*at]),
        }));
        for (at, row) in rows.into_iter().enumerate() {
            if at == self.lines.len() {
                let head = row.zip(label).and_then(|(row, label)| table.rows[row].get(label));
                let words = head.map(|cell| one_line(&text.document.cell(cell.span)));
                self.lines.push(JoinedLine {
                    head: words
                        .filter(|words| !words.is_empty())
                        .unwrap_or_else(|| format!("Row {}", at + 1)),
                    tables: 0,
                    cells: vec![None; width],
                });
            }
            let line = &mut self.lines[at];
            line.tables += usize::from(row.is_some());
            for column in &columns {
                let cell = row.and_then(|row| table.rows[row].get(*column));
                line.cells.push(cell.map(|cell| JoinedCell {
                    place: Place {
                        source: text.id,
                        span: cell.span,
                    },
                    shown: Shown {
                        words: one_line(&text.document.cell(cell.span)),
                        value: cell.value,
                        numeric: is_numeric(&table.columns[*column]),
                        heads: false,
                    },
                    differs: None,
                }));
            }
        }
    }

    /// Marks the cells that state one thing differently, as the comparison tells.
    fn mark(&mut self, comparison: &Comparison) {
        let mut group_of: BTreeMap<Place, (usize, usize)> = BTreeMap::new();
        for (at, group) in comparison.figures.iter().enumerate().filter(|(_, group)| group.sure) {
            let places = group.figures.iter().enumerate();
            group_of.extend(places.map(|(index, figure)| (figure.place, (at, index))));
        }
        let quantity = |(group, index): (usize, usize)| &comparison.figures[group].figures[index].quantity;
        for line in &mut self.lines {
            let known: Vec<Option<(usize, usize)>> = line
                .cells
                .iter()
                .map(|cell| group_of.get(&cell.as_ref()?.place).copied())
                .collect();
            let places: Vec<Place> = line.cells.iter().flatten().map(|cell| cell.place).collect();
            for (at, cell) in line.cells.iter_mut().enumerate() {
                let (Some(cell), Some(own)) = (cell, known[at]) else {
                    continue;
                };
                let mut others = known
                    .iter()
                    .flatten()
                    .filter(|other| other.0 == own.0 && **other != own);
                if others.any(|other| quantity(own).compatible(quantity(*other)) == Some(false)) {
                    cell.differs = Some(state(comparison, cell.place, &places));
                }
            }
        }
    }

    /// What is seen, for copying and export.
    pub fn sheet(&self, name: impl Fn(SourceId) -> String) -> Sheet {
        let text = |words: String, heads: bool| Shown {
            words,
            value: CellValue::Text,
            numeric: false,
            heads,
        };
        let columns = self
            .columns
            .iter()
            .map(|column| format!("{} ({})", column.name, name(column.source)));
        let line = |line: &JoinedLine| {
            let head = [
                text(line.head.clone(), true),
                text(format!("{} of {}", line.tables, self.tables), false),
            ];
            let cells = line.cells.iter().map(|cell| match cell {
                Some(cell) => cell.shown.clone(),
                None => text(String::new(), false),
            });
            Line {
                cells: head.into_iter().chain(cells).collect(),
                is_total: false,
            }
        };
        Sheet {
            head: [String::new(), "In tables".to_owned()]
                .into_iter()
                .chain(columns)
                .collect(),
            lines: self.lines.iter().map(line).collect(),
        }
    }
}

/// The state of the gravest finding that holds the place against another of them.
fn state(comparison: &Comparison, place: Place, places: &[Place]) -> State {
    let mut findings = comparison.findings.iter().filter(|finding| {
        let has = |place: Place| {
            let mut evidence = finding.evidence.iter();
            evidence.any(|it| it.source == place.source && it.span == place.span)
        };
        has(place) && places.iter().any(|other| *other != place && has(*other))
    });
    findings.next().map_or(State::Differs, |finding| finding.state)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Analysis};
    use crate::compare::{Settings, Source, compare};
    use crate::ingest::{self, Edits, Format};
    use crate::text::{Document, Lexed};

    /// Texts through the whole chain, numbered from 1.
    fn with(texts: &[&str], check: impl Fn(&[Text], &Comparison)) {
        let read: Vec<(Document, Lexed, Analysis)> = texts
            .iter()
            .map(|text| {
                let document = ingest::read(Format::Plain, text, &Edits::default());
                let lexed = Lexed::lex(&document);
                let analysis = analysis::analyze(&document, &lexed, &[]);
                (document, lexed, analysis)
            })
            .collect();
        let sources: Vec<Source> = (1..)
            .zip(&read)
            .map(|(id, (document, lexed, analysis))| Source {
                id,
                document,
                lexed,
                analysis,
            })
            .collect();
        let texts: Vec<Text> = (1..)
            .zip(&read)
            .map(|(id, (document, _, analysis))| Text { id, document, analysis })
            .collect();
        check(&texts, &compare(&sources, &Settings::default()));
    }

    fn table(head: &str, rows: &[&str]) -> String {
        let rule = vec!["---"; head.split('|').count()].join("|");
        format!(
            "The harbour office of Karsund published figures of the ports of Karsund, Merrow and Ostvik on Monday.\n\n{head}\n{rule}\n{}\n",
            rows.join("\n")
        )
    }

    #[test]
    fn rows_that_name_the_same_stand_on_one_line() {
        let one = table(
            "Port | Budget (EUR million)",
            &["Karsund | 12*", "Merrow | 49.26", "Ostvik | 7", "Total | 68.26"],
        );
        let two = table(
            "Port | Cranes | Spending (2030, EUR million)",
            &["Merrow | 9 | 45", "Karsund | 4 | 12", "Halden | 2 | 3"],
        );
        let other = table("Ship | Crew", &["Alder | 20", "Brannoc | 31"]);
        with(&[&one, &two, &other], |texts, comparison| {
            let keys = keys(texts, Some(comparison));
            let offered = offers(&keys, (1, 0));
            let found: Vec<_> = offered
                .iter()
                .map(|offer| (offer.at, offer.matches, offer.rows))
                .collect();
            assert_eq!(found, [((2, 0), 2, 3)]);
            let joined = join(texts, comparison, &keys, (1, 0), &offered);
            let columns: Vec<_> = joined
                .columns
                .iter()
                .map(|column| (column.source, column.name.as_str()))
                .collect();
            assert_eq!(
                columns,
                [
                    (1, "Budget (EUR million)"),
                    (2, "Cranes"),
                    (2, "Spending (2030, EUR million)")
                ]
            );
            let lines: Vec<String> = joined
                .lines
                .iter()
                .map(|line| {
                    let cells = line.cells.iter().map(|cell| match cell {
                        Some(cell) if cell.differs.is_some() => format!("{}≠", cell.shown.words),
                        Some(cell) => cell.shown.words.clone(),
                        None => "·".to_owned(),
                    });
                    format!("{} {}: {}", line.head, line.tables, cells.collect::<Vec<_>>().join(" "))
                })
                .collect();
            assert_eq!(
                lines,
                [
                    "Karsund 2: 12* 4 12",
                    "Merrow 2: 49.26≠ 9 45≠",
                    "Ostvik 1: 7 · ·",
                    "Total 1: 68.26 · ·",
                    "Halden 1: · 2 3"
                ]
            );
            let sheet = joined.sheet(|id| format!("S{id}"));
            assert_eq!(
                sheet.head,
                [
                    "",
                    "In tables",
                    "Budget (EUR million) (S1)",
                    "Cranes (S2)",
                    "Spending (2030, EUR million) (S2)"
                ]
            );
            assert!(sheet.lines.iter().all(|line| line.cells.len() == 5));
        });
    }

    #[test]
    fn years_join_and_names_that_stand_twice_do_not() {
        let one = table("Year | Groundings", &["2023 | 2", "2024 | 1", "2025 | 3"]);
        let two = table("Year | Sailings", &["2024 | 900", "2025 | 940", "2026 | 10"]);
        let twice = table("Year | Fares", &["2024 | 8", "2024 | 9", "2025 | 10"]);
        with(&[&one, &two, &twice], |texts, comparison| {
            let keys = keys(texts, Some(comparison));
            let found: Vec<_> = offers(&keys, (1, 0))
                .iter()
                .map(|offer| (offer.at.0, offer.matches))
                .collect();
            assert_eq!(found, [(2, 2)]);
            assert!(offers(&keys, (9, 0)).is_empty());
            assert_eq!(join(texts, comparison, &keys, (9, 0), &[]).tables, 0);
        });
    }

    #[test]
    fn three_tables_join() {
        let of = |name: &str, rows: &[&str]| table(&format!("Port | {name}"), rows);
        let texts = [
            of("Cranes", &["Karsund | 4", "Merrow | 9"]),
            of("Berths", &["Merrow | 3", "Karsund | 2", "Halden | 1"]),
            of("Pilots", &["Halden | 5", "Merrow | 6", "Karsund | 7"]),
        ];
        with(&texts.each_ref().map(String::as_str), |texts, comparison| {
            let keys = keys(texts, Some(comparison));
            let joined = join(texts, comparison, &keys, (1, 0), &offers(&keys, (1, 0)));
            let counts: Vec<_> = joined
                .lines
                .iter()
                .map(|line| (line.head.as_str(), line.tables))
                .collect();
            assert_eq!(counts, [("Karsund", 3), ("Merrow", 3), ("Halden", 2)]);
            assert!(joined.lines.iter().all(|line| line.cells.len() == 3));
        });
    }
}
