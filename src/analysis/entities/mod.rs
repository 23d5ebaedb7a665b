//! Who and what a document names.

mod context;
pub mod coreference;
mod key;
mod listed;
mod lists;
mod patterns;
mod people;
mod products;
mod quoted;
mod recognise;
pub mod repair;
mod repeats;
mod resolve;
pub mod tagger;
mod trie;
mod unite;
mod view;

#[cfg(test)]
mod tests;

pub use unite::unite;

use serde::{Deserialize, Serialize};

use crate::text::{Document, Lexed, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EntityKind {
    Person,
    Organisation,
    Place,
    Facility,
    /// Nationalities, peoples, religious and political groups.
    Nationality,
    Event,
    /// Vessels, aircraft, weapons, devices.
    Product,
    /// Books, films, laws, agreements.
    Work,
}

/// What several mentions in one document name. Its id is its index in the analysis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    pub kind: EntityKind,
    /// The best spelling found in the text, or the standard name for a listed one (`South Korea`).
    pub name: String,
    /// The same for the same thing in any document: `place:KR`, `person:kim jong un`. Folded (case, accents).
    pub key: String,
    /// The key of what it belongs to: a nationality's country, a capital's country, a government's country.
    pub of: Option<String>,
    /// In order of the text, at least one.
    pub mentions: Vec<Mention>,
    /// Titles and roles that the text gives: `President`, `North Korean leader`.
    pub roles: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    pub span: Span,
    pub form: Form,
}

/// How a mention was tied to its entity; [`Form::why`] says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The full or listed name, in whatever capitals.
    Name,
    /// Another listed name of the same thing (`DPRK`).
    Alias,
    /// A part of a name given in full elsewhere in the text (`Kim`).
    Short,
    /// An abbreviation that the text explains, or made of the name's initials.
    Abbreviation,
    /// Named by something of its own in context (`the North`, `Seoul's government`).
    Context,
    /// A surname in another spelling than the full name's (`Zelenskyy`, `Zelensky`).
    Spelling,
    /// The user said so.
    Corrected,
}

impl Form {
    pub fn why(self) -> &'static str {
        match self {
            Form::Name => "the name itself",
            Form::Alias => "another listed name of the same",
            Form::Short => "part of a name that the text gives in full",
            Form::Abbreviation => "an abbreviation of the name",
            Form::Context => "named by its context",
            Form::Spelling => "another spelling of a surname that the text gives in full",
            Form::Corrected => "you said so",
        }
    }
}

/// Finds the names of a document and unites those that name the same. Total; linear in the text.
pub fn extract(document: &Document, lexed: &Lexed) -> Vec<Entity> {
    let view = view::View::new(document, lexed);
    let drafts = recognise::names(&view);
    let by_compass = context::by_compass(&view, &drafts);
    resolve::resolve(&view, drafts, by_compass)
}
