//! What the user has: the texts brought in, the corrections, the verdicts.
//! Pure state, changed only by [`Workspace::apply`]; [`History`] adds undo and
//! [`save`] and [`load`] the file that keeps it. [`Workspace::merge`] makes one of two, [`link`] an address of a small one.

mod awaited;
mod change;
mod entry;
mod example;
mod history;
pub mod link;
mod merge;
mod saved;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use awaited::{Awaited, AwaitedSource};
pub use change::Change;
pub use entry::{Entry, unneeded};
pub use example::EXAMPLE;
pub use history::History;
pub use merge::Merged;
pub use saved::{LoadProblem, Loaded, is_workspace, load, save, save_without_texts};

use crate::analysis::entities::repair::Repair;
use crate::compare::{Settings, SourceId};
use crate::ingest::{Edits, Format};
use crate::report;
use crate::text::Span;

pub use crate::report::Verdict;

/// A text that came in, as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    pub id: u32,
    /// The file's name, or "Pasted text".
    pub name: String,
    pub format: Format,
    pub text: String,
    /// Of the text, hexadecimal.
    pub sha256: String,
}

impl Input {
    pub fn new(id: u32, name: String, format: Format, text: String) -> Input {
        Input {
            id,
            name,
            format,
            sha256: report::sha256(&text),
            text,
        }
    }
}

/// The largest workspace that is opened, in bytes.
pub const LIMIT: u64 = 250_000_000;

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

/// Cheap to clone: the texts are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// Given by the user; empty until then.
    pub name: String,
    /// Ascending by number.
    pub inputs: Vec<Arc<Input>>,
    /// In the order in which they are shown.
    pub sources: Vec<SourceRecord>,
    /// Texts that it knows of and has not got.
    pub awaited: Vec<Awaited>,
    /// The order of all sources while some are awaited.
    places: Vec<SourceId>,
    pub verdicts: BTreeMap<String, Verdict>,
    /// The user's corrections of names, in the order in which they were made, each once.
    pub repairs: Arc<Vec<Repair>>,
    pub settings: Settings,
    /// The next free number, for inputs and sources alike; numbers are never used again.
    pub next_id: u32,
}

impl Workspace {
    pub fn source(&self, id: SourceId) -> Option<&SourceRecord> {
        self.sources.iter().find(|source| source.id == id)
    }

    pub fn input(&self, id: u32) -> Option<&Arc<Input>> {
        let index = self.inputs.binary_search_by_key(&id, |input| input.id).ok()?;
        self.inputs.get(index)
    }

    /// The input of a source, and the source's own text as given.
    pub fn text_of(&self, source: &SourceRecord) -> Option<(&Input, &str)> {
        let input = self.input(source.input)?;
        Some((input, source.span.of(&input.text)))
    }

    /// There is nothing in it that could be lost.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty() && self.awaited.is_empty() && self.verdicts.is_empty() && self.repairs.is_empty()
    }

    /// How reports call the sources: by the name of their input, numbered where it holds several.
    pub fn names(&self) -> Vec<(SourceId, String)> {
        let name = |record: &SourceRecord| {
            let of_input = || self.sources.iter().filter(|other| other.input == record.input);
            let name = self.input(record.input).map_or("", |input| input.name.as_str());
            if of_input().count() < 2 {
                return name.to_owned();
            }
            let before = of_input().filter(|other| other.span.start < record.span.start).count();
            format!("{name} ({})", before + 1)
        };
        self.sources.iter().map(|record| (record.id, name(record))).collect()
    }

    /// One above all numbers in use.
    fn free_id(&self) -> u32 {
        let awaited = self.awaited.iter().flat_map(|awaited| {
            let sources = awaited.sources.iter().map(|source| source.record.id);
            sources.chain([awaited.id])
        });
        let numbers = self
            .sources
            .iter()
            .map(|source| source.id)
            .filter(|id| *id != SourceId::MAX);
        let inputs = self.inputs.iter().map(|input| input.id);
        let used = numbers.chain(inputs).chain(awaited).max();
        used.map_or(0, |id| id.saturating_add(1))
    }

    fn take_id(&mut self) -> u32 {
        let id = self.next_id;
        self.next_id = self.next_id.saturating_add(1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Segment;

    /// One source of each text.
    pub fn with_texts(texts: &[&str]) -> Workspace {
        let mut workspace = Workspace::default();
        for text in texts {
            let segments = vec![Segment {
                span: Span::new(0, text.len()),
                why: String::new(),
            }];
            assert!(workspace.apply(Change::Add {
                name: "a.txt".into(),
                format: Format::Plain,
                text: (*text).to_owned(),
                segments,
                edits: Default::default()
            }));
        }
        workspace
    }

    pub fn texts(workspace: &Workspace) -> Vec<&str> {
        let texts = workspace.sources.iter().filter_map(|source| workspace.text_of(source));
        texts.map(|(_, text)| text).collect()
    }

    #[test]
    fn sources_are_named_by_their_input_and_numbered_within_it() {
        let mut workspace = with_texts(&["One. Two.", "Three."]);
        workspace.apply(Change::Split {
            source: workspace.sources[0].id,
            at: 5,
        });
        let names: Vec<String> = workspace.names().into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["a.txt (1)", "a.txt (2)", "a.txt"]);
    }
}
