//! What becomes of the worker's answers: [`App::receive`] is the one place that applies them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::actions::PASTED;
use super::desk::{AskedState, Desk};
use super::{App, Reading, View, Work};
use crate::compare::SourceId;
use crate::engine::Response;
use crate::ingest::{Refusal, Taken};
use crate::text::Document;
use crate::worker::client::Event;
use crate::workspace::Change;

impl App {
    /// Applies what the worker's client tells: the only place that does. Answers of jobs that are no longer wanted
    /// are dropped.
    pub(super) fn receive(self, event: Event) {
        match event {
            Event::Answered { job, response } => {
                let Some(work) = self.jobs.try_update(|jobs| jobs.remove(&job)).flatten() else {
                    return;
                };
                match (work, *response) {
                    (Work::Taking { name }, Response::Taken(taken)) => self.taken(name, taken),
                    (Work::Reading(source), Response::Analyzed { document, analysis, .. }) => {
                        let words = words(&document);
                        let reading = Reading {
                            document,
                            analysis,
                            words,
                        };
                        self.analyzed(source, job, reading);
                    }
                    (Work::Comparing, Response::Compared(comparison)) => {
                        self.comparison.set(Some(Arc::new(comparison)));
                        self.announce("Compared");
                    }
                    _ => {}
                }
                self.sync();
            }
            Event::Died { job } => {
                self.desk.update_value(Desk::forget_all);
                if let Some(work) = self.jobs.try_update(|jobs| jobs.remove(&job)).flatten() {
                    self.give_up(
                        job,
                        work,
                        "Crossread failed here. That is a fault of Crossread, not of your text.",
                    );
                }
                self.sync();
            }
            Event::Unable => {
                self.jobs.set(BTreeMap::new());
                let text = "The part of Crossread that reads texts could not start. Reload the page; if that does not help, \
                            check that this browser allows workers here.";
                self.tell_problem("Crossread", text);
            }
        }
    }

    fn taken(self, name: String, taken: Result<Taken, Refusal>) {
        match taken {
            Ok(taken) => {
                for note in &taken.notes {
                    self.tell_problem(&name, &note.text);
                }
                let what = if name == PASTED { "the pasted text" } else { &name };
                let count = taken.segments.len();
                let first = self
                    .history
                    .with_untracked(|history| history.present().sources.is_empty());
                if self.view.get_untracked() != View::Read {
                    self.columns.set(Vec::new()); // settled anew: the first two
                }
                let added = self.change(Change::Add {
                    name: name.clone(),
                    format: taken.format,
                    text: taken.text,
                    segments: taken.segments,
                });
                if !added {
                    self.tell_problem(&name, &Refusal::Empty.to_string());
                } else if count > 1 {
                    self.toast(format!("Found {count} articles in {what}"), true);
                } else if !first {
                    self.toast(format!("Added {what}"), true);
                }
            }
            Err(refusal) => self.tell_problem(&name, &refusal.to_string()),
        }
    }

    fn analyzed(self, source: SourceId, job: u32, reading: Reading) {
        let wanted = self.desk.try_update_value(|desk| match desk.asked.get_mut(&source) {
            Some(asked) if asked.state == AskedState::Asked(job) => {
                asked.state = AskedState::Held;
                true
            }
            _ => false,
        });
        let news = self
            .read
            .with_untracked(|read| read.get(&source).is_none_or(|known| **known != reading));
        if wanted == Some(true) && news {
            self.read.update(|read| {
                read.insert(source, Arc::new(reading));
            });
        }
    }

    /// Marks what a job was for as failed.
    pub(super) fn give_up(self, job: u32, work: Work, why: &str) {
        self.jobs.update(|jobs| {
            jobs.remove(&job);
        });
        match work {
            Work::Taking { name } => self.tell_problem(&name, why),
            Work::Reading(source) => {
                self.desk.update_value(|desk| {
                    if let Some(asked) = desk.asked.get_mut(&source) {
                        asked.state = AskedState::Failed;
                    }
                });
                self.failed.update(|failed| {
                    failed.insert(source, why.to_owned());
                });
            }
            Work::Comparing => self.tell_problem("The comparison", why),
        }
    }
}

/// Words of the blocks that count.
fn words(document: &Document) -> usize {
    let counted = document.blocks.iter().filter(|block| block.aside.is_none());
    counted
        .map(|block| {
            document
                .slice(block.span)
                .split_whitespace()
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .count()
        })
        .sum()
}
