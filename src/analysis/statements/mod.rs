//! Statements: what a sentence or clause says, with the facts that it holds.

mod clauses;
mod markers;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::quotes::{Quote, QuoteKind};
use super::{dates::DateMention, entities::Entity, quantities::Quantity};
use crate::text::{Block, BlockKind, Document, Lexed, Span, TokenKind};
use clauses::Clauses;
use markers::Markers;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    pub span: Span,
    /// Index into [`Document::blocks`].
    pub block: u32,
    /// Indices into the analysis' lists, ascending.
    pub entities: Vec<u32>,
    pub quantities: Vec<u32>,
    pub dates: Vec<u32>,
    pub quotes: Vec<u32>,
    /// Who is said to say it.
    pub attribution: Option<Attribution>,
    /// Words that weaken it (`may`, `allegedly`).
    pub hedges: Vec<Span>,
    /// Words that deny it (`not`, `denied`).
    pub negations: Vec<Span>,
    pub polarity: Polarity,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// Who: `the Foreign Ministry`.
    pub span: Span,
    pub name: String,
    pub entity: Option<u32>,
    /// `said`, `according to`.
    pub cue: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Polarity {
    Affirmed,
    /// The main verb is negated (`did not attack`).
    Negated,
    /// Somebody denies it (`denied that …`).
    Denied,
}

/// The facts that statements refer to.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub entities: &'a [Entity],
    pub quantities: &'a [Quantity],
    pub dates: &'a [DateMention],
    pub quotes: &'a [Quote],
}

/// The least words of a statement: less is a label or a heading that nobody marked.
const LEAST: usize = 3;

/// Cuts the prose into statements, in order of the text. Headings are none: they announce what the text says.
/// Linear in the text.
pub fn extract(document: &Document, lexed: &Lexed, facts: &Facts) -> Vec<Statement> {
    let clauses = Clauses::new(lexed);
    let markers = Markers::new(lexed);
    let mut names = Walk::new(
        facts
            .entities
            .iter()
            .enumerate()
            .flat_map(|(index, entity)| entity.mentions.iter().map(move |mention| (mention.span, index as u32))),
    );
    let mut quantities = Walk::new(
        facts
            .quantities
            .iter()
            .enumerate()
            .map(|(at, fact)| (fact.span, at as u32)),
    );
    let mut dates = Walk::new(facts.dates.iter().enumerate().map(|(at, fact)| (fact.span, at as u32)));
    let mut quotes = Walk::new(facts.quotes.iter().enumerate().map(|(at, fact)| (fact.span, at as u32)));
    let mut around = quotes.clone();
    let mut statements = Vec::new();
    for (index, sentence) in lexed.sentences.iter().enumerate() {
        let block = document.blocks.get(sentence.block as usize);
        let counts = block.is_some_and(|block| {
            block.is_analysed() && block.is_prose() && !matches!(block.kind, BlockKind::Heading { .. })
        });
        if !counts || lexed.is_dateline(index) {
            continue;
        }
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        let within: Vec<&Quote> = around
            .overlapping(sentence.span)
            .into_iter()
            .map(|index| &facts.quotes[index as usize])
            .collect();
        for clause in clauses.of(tokens, &within) {
            let count = |kind: TokenKind| {
                lexed.tokens[clause.clone()]
                    .iter()
                    .filter(|token| token.kind == kind)
                    .count()
            };
            let (words, numbers) = (count(TokenKind::Word), count(TokenKind::Number));
            let (Some(first), Some(last)) = (lexed.tokens.get(clause.start), lexed.tokens[clause.clone()].last())
            else {
                continue;
            };
            // `Turnout was 62%` says something.
            if words < LEAST && (words < LEAST - 1 || numbers == 0) {
                continue;
            }
            let span = first.span.cover(last.span);
            if is_label(block, span) {
                continue;
            }
            let quotes = quotes.overlapping(span);
            let source = quotes
                .iter()
                .map(|&index| &facts.quotes[index as usize])
                .find(|quote| attributes(quote));
            let content = match source {
                Some(quote) if quote.kind == QuoteKind::Indirect => lexed.within(quote.span),
                _ => clause.clone(),
            };
            let content = content.start.max(clause.start)..content.end.min(clause.end).max(clause.start);
            let marked = markers.read(clause, content);
            statements.push(Statement {
                span,
                block: sentence.block,
                entities: names.overlapping(span),
                quantities: quantities.overlapping(span),
                dates: dates.overlapping(span),
                attribution: source.and_then(attribution),
                quotes,
                hedges: marked.hedges,
                negations: marked.negations,
                polarity: marked.polarity,
            });
        }
    }
    statements
}

/// `Cost:` before the text of a list item announces it, as a heading does.
fn is_label(block: Option<&Block>, span: Span) -> bool {
    /// Bytes: the colon and a space before it.
    const MARK: u32 = 2;
    match block.map(|block| block.kind) {
        Some(BlockKind::ListItem { label: Some(label) }) => span.end <= label.end + MARK,
        _ => false,
    }
}

/// Whether a quotation says who says the statement: a label (`called it “…”`) does not.
fn attributes(quote: &Quote) -> bool {
    matches!(quote.kind, QuoteKind::Direct | QuoteKind::Indirect) && quote.speaker.is_some() && quote.cue.is_some()
}

fn attribution(quote: &Quote) -> Option<Attribution> {
    let speaker = quote.speaker.as_ref()?;
    Some(Attribution {
        span: speaker.span,
        name: speaker.name.clone(),
        entity: speaker.entity,
        cue: quote.cue?,
    })
}

/// A walk over facts in order of the text, for spans that ascend.
#[derive(Clone)]
struct Walk {
    facts: Vec<(Span, u32)>,
    next: usize,
    /// Facts that may reach into the next span.
    open: Vec<(Span, u32)>,
}

impl Walk {
    fn new(facts: impl Iterator<Item = (Span, u32)>) -> Self {
        let mut facts: Vec<_> = facts.collect();
        facts.sort_unstable();
        Walk {
            facts,
            next: 0,
            open: Vec::new(),
        }
    }

    /// The facts that overlap the span, ascending, each once. Later calls may not ask for earlier spans.
    fn overlapping(&mut self, span: Span) -> Vec<u32> {
        while let Some(&fact) = self.facts.get(self.next).filter(|(fact, _)| fact.start < span.end) {
            self.open.push(fact);
            self.next += 1;
        }
        self.open.retain(|(fact, _)| fact.end > span.start);
        let overlapping = self.open.iter().filter(|(fact, _)| fact.overlaps(span));
        let mut found: Vec<u32> = overlapping.map(|&(_, index)| index).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
