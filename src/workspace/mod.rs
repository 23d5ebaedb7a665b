//! What the user has: the texts brought in, the corrections, the verdicts.
//! Pure state, changed only by [`Workspace::apply`]; [`History`] adds undo and
//! [`save`] and [`load`] the file that keeps it.

mod change;
mod example;
mod history;
mod saved;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use change::Change;
pub use example::EXAMPLE;
pub use history::History;
pub use saved::{LoadProblem, Loaded, load, save};

use crate::compare::{Settings, SourceId};
use crate::ingest::{Edits, Format};
use crate::text::Span;

/// A text that came in, as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    pub id: u32,
    /// The file's name, or "Pasted text".
    pub name: String,
    pub format: Format,
    pub text: String,
}

/// One article: a stretch of an input, and what the user corrected in it.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceRecord {
    pub id: SourceId,
    pub input: u32,
    /// Into the input's text.
    pub span: Span,
    /// Why it was split off, in plain words; empty when it was not.
    pub why: String,
    pub edits: Edits,
}

/// The user's word on a finding, kept by the finding's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Confirmed,
    Dismissed { reason: String },
}

/// Cheap to clone: the texts are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    pub inputs: Vec<Arc<Input>>,
    /// In the order in which they are shown.
    pub sources: Vec<SourceRecord>,
    pub verdicts: BTreeMap<String, Verdict>,
    pub settings: Settings,
    /// The next free number, for inputs and sources alike; numbers are never used again.
    pub next_id: u32,
}

impl Workspace {
    pub fn source(&self, id: SourceId) -> Option<&SourceRecord> {
        self.sources.iter().find(|source| source.id == id)
    }

    pub fn input(&self, id: u32) -> Option<&Arc<Input>> {
        self.inputs.iter().find(|input| input.id == id)
    }

    /// The input of a source, and the source's own text as given.
    pub fn text_of(&self, source: &SourceRecord) -> Option<(&Input, &str)> {
        let input = self.input(source.input)?;
        Some((input, source.span.of(&input.text)))
    }

    fn take_id(&mut self) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }
}
