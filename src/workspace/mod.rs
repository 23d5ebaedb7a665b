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

use crate::analysis::entities::repair::Repair;
use crate::compare::{Settings, SourceId};
use crate::ingest::{Edits, Format};
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

/// Cheap to clone: the texts are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    /// Ascending by number.
    pub inputs: Vec<Arc<Input>>,
    /// In the order in which they are shown.
    pub sources: Vec<SourceRecord>,
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

    /// Takes in all that another workspace holds, under new numbers, behind what is here. A verdict that both give
    /// stays as it is here; corrections of both hold, the other's after those here.
    pub fn absorb(&mut self, other: Workspace) {
        let mut inputs = BTreeMap::new();
        for input in other.inputs {
            let id = self.take_id();
            inputs.insert(input.id, id);
            self.inputs.push(Arc::new(Input {
                id,
                ..Input::clone(&input)
            }));
        }
        let mut numbers = BTreeMap::new();
        for record in other.sources {
            let Some(&input) = inputs.get(&record.input) else {
                continue;
            };
            let id = self.take_id();
            numbers.insert(record.id, id);
            self.sources.push(SourceRecord { id, input, ..record });
        }
        let number = |source: &SourceId| numbers.get(source).copied();
        for (source, with) in &other.settings.moved {
            if let (Some(source), true) = (number(source), with.is_none_or(|with| number(&with).is_some())) {
                self.settings.moved.push((source, with.and_then(|with| number(&with))));
            }
        }
        let repairs = other.repairs.iter().cloned();
        self.repair(repairs.filter_map(|repair| repair.renumbered(|source| numbers.get(&source).copied())));
        for (finding, verdict) in other.verdicts {
            self.verdicts.entry(finding).or_insert(verdict);
        }
    }

    fn take_id(&mut self) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        id
    }
}
