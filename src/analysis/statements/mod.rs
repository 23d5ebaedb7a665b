//! Statements: what a sentence or clause says, with the facts that it holds.

use serde::{Deserialize, Serialize};

use super::{dates::DateMention, entities::Entity, quantities::Quantity, quotes::Quote};
use crate::text::{Document, Lexed, Span};

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

/// Cuts the prose into statements. Headings are none: they announce what the text says.
pub fn extract(_document: &Document, _lexed: &Lexed, _facts: &Facts) -> Vec<Statement> {
    Vec::new()
}
