//! Quotations: the words, who said them, and the verb that says so.

mod marks;

use serde::{Deserialize, Serialize};

use super::entities::Entity;
use crate::text::{Document, Lexed, Span};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The words, without the quotation marks.
    pub span: Span,
    pub kind: QuoteKind,
    pub speaker: Option<Speaker>,
    /// The verb or phrase that attributes the words (`said`, `according to`, `dubbed`).
    pub cue: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum QuoteKind {
    /// A whole clause or sentence in quotation marks.
    Direct,
    /// A part of a sentence in quotation marks that somebody said.
    Partial,
    /// A term in quotation marks that nobody is said to have used, or a name (`named "Freedom Edge"`).
    Scare,
    /// Without quotation marks (`she said that …`).
    Indirect,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    pub span: Span,
    /// The name of the entity where it is one, otherwise the words (`a spokesman`).
    pub name: String,
    /// Index into the analysis' entities.
    pub entity: Option<u32>,
}

/// Finds quotations and their speakers.
pub fn extract(_document: &Document, _lexed: &Lexed, _entities: &[Entity]) -> Vec<Quote> {
    Vec::new()
}
