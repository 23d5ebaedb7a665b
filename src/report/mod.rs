//! Reports, from analyses and their comparison: JSON for programs, a paper and a workbook for people, which are written
//! as HTML, Markdown and CSV here, as DOCX and XLSX by [`crate::formats`]. No files, no clocks, no browser: a report is
//! a pure function of what was compared.

mod corrections;
pub mod drawing;
mod html;
mod json;
mod labels;
mod markdown;
mod paper;
mod verdict;
pub mod workbook;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::analysis::Analysis;
use crate::analysis::entities::repair::Repair;
use crate::compare::{Comparison, Settings, SourceId};
use crate::text::Document;

pub use corrections::correction;
pub use html::{html, html_fragment};
pub use json::{json, tables};
pub use labels::{label, named};
pub use markdown::{markdown, markdown_fragment};
pub use paper::worksheet::{solution, worksheet};
pub use paper::*;
pub use verdict::Verdict;

/// All that a report tells of.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    pub sources: Vec<Reported<'a>>,
    pub comparison: &'a Comparison,
    /// The user's corrections of names, which the analyses follow.
    pub corrections: &'a [Repair],
    /// The user's verdicts, by the finding's id.
    pub verdicts: &'a BTreeMap<String, Verdict>,
    /// Those of the comparison.
    pub settings: &'a Settings,
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

/// How agreement was counted, in words.
fn agreement(compared: &Compared) -> &'static str {
    if compared.comparison.each_source {
        "Agreement counts every source, also those that share copied text."
    } else {
        "Agreement counts origins: sources that share copied text count once."
    }
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

    /// The letter by which people know a source: `A`, `B`, …, `Z`, `AA`, by order.
    pub fn mark(&self, id: SourceId) -> String {
        let at = self.sources.iter().position(|source| source.id == id);
        at.map_or(String::new(), crate::present::mark)
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
