//! Reports, from analyses and their comparison: JSON for programs, Markdown
//! and HTML for people. No files, no clocks, no browser: a report is a pure function of
//! what was compared.

mod corrections;
mod html;
mod json;
mod labels;
mod markdown;

use sha2::{Digest, Sha256};

use crate::analysis::Analysis;
use crate::analysis::entities::repair::Repair;
use crate::compare::{Comparison, SourceId};
use crate::text::Document;

pub use corrections::correction;
pub use html::html;
pub use json::{json, tables};
pub use labels::{label, named};
pub use markdown::markdown;

/// All that a report tells of.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    pub sources: Vec<Reported<'a>>,
    pub comparison: &'a Comparison,
    /// The user's corrections of names, which the analyses follow.
    pub corrections: &'a [Repair],
}

/// A source, as a report sees it.
#[derive(Clone, Copy, Debug)]
pub struct Reported<'a> {
    pub id: SourceId,
    /// The file's name, or what else the user knows it by.
    pub name: &'a str,
    pub document: &'a Document,
    pub analysis: &'a Analysis,
}

/// The hash by which a text is known in reports: SHA-256 of its bytes in UTF-8, in hexadecimal.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Compared<'_> {
    /// The source with that number.
    pub fn source(&self, id: SourceId) -> Option<&Reported<'_>> {
        self.sources.iter().find(|source| source.id == id)
    }
}

impl Reported<'_> {
    /// The title that the text states, or the name.
    pub fn title(&self) -> &str {
        self.document
            .meta
            .title
            .as_ref()
            .map_or(self.name, |title| &title.value)
    }
}
