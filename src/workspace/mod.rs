//! What the user has: the texts brought in, the corrections, the verdicts.
//! Pure state, changed only by [`Workspace::apply`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::compare::{Settings, SourceId};
use crate::ingest::{Edits, Format};
use crate::text::Span;

/// A text that came in, as given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Input {
    pub id: u32,
    /// The file's name, or "Pasted text".
    pub name: String,
    pub format: Format,
    pub text: String,
}

/// One article: a stretch of an input, and what the user corrected in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Confirmed,
    Dismissed { reason: String },
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    pub inputs: Vec<Input>,
    pub sources: Vec<SourceRecord>,
    pub verdicts: BTreeMap<String, Verdict>,
    pub settings: Settings,
    /// The next free number, for inputs and sources alike.
    pub next_id: u32,
}

/// Everything that a user can do to a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// A text came in; each span becomes a source.
    Add {
        name: String,
        format: Format,
        text: String,
        segments: Vec<crate::ingest::Segment>,
    },
    Remove {
        source: SourceId,
    },
    /// Replaces the corrections of a source.
    Edit {
        source: SourceId,
        edits: Edits,
    },
    /// Parts a source in two at an offset into its input's text.
    Split {
        source: SourceId,
        at: u32,
    },
    /// Joins a source with the one after it from the same input.
    JoinNext {
        source: SourceId,
    },
    Judge {
        finding: String,
        verdict: Option<Verdict>,
    },
    Set {
        settings: Settings,
    },
    Clear,
}

impl Workspace {
    /// The text of a source, as given.
    pub fn text_of(&self, source: &SourceRecord) -> &str {
        self.inputs
            .iter()
            .find(|input| input.id == source.input)
            .map_or("", |input| source.span.of(&input.text))
    }
}
