//! What becomes of the worker's answers: [`App::receive`] is the one place that applies them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::actions::PASTED;
use super::desk::{AskedState, Desk};
use super::files::LineKind;
use super::{App, Reading, View, Work};
use crate::compare::SourceId;
use crate::engine::Response;
use crate::ingest::{Edits, Refusal, Taken};
use crate::text::{Document, Language};
use crate::worker::client::Event;
use crate::workspace::Change;

/// What is told when the worker died of something.
const FAILED: &str = "Crossread failed here. That is a fault of Crossread, not of your text.";
/// What is told when no worker starts.
pub(super) const UNABLE: &str = "The part of Crossread that reads texts could not start. Reload the page; if that does not help, check \
                      that this browser allows workers here.";

impl App {
    /// Applies what the worker's client tells: the only place that does. Answers of jobs that are no longer wanted
    /// are dropped.
    pub(super) fn receive(self, event: Event) {
        match event {
            Event::Answered { job, response } => {
                let Some(work) = self.jobs.try_update(|jobs| jobs.remove(&job)).flatten() else {
                    return;
                };
                let Ok(response) = postcard::from_bytes(&response) else {
                    return self.give_up(job, work, FAILED);
                };
                match (work, response) {
                    (Work::Taking { file, name, edits }, Response::Taken(taken)) => {
                        self.taken(file, name, edits, taken);
                        if let Some(file) = file {
                            self.step(file);
                        }
                    }
                    (
                        Work::Reading(source),
                        Response::Analyzed {
                            document,
                            analysis,
                            words,
                            ..
                        },
                    ) => {
                        let reading = Reading {
                            other_languages: other_languages(&document),
                            document,
                            analysis,
                            words,
                        };
                        self.analyzed(source, job, reading);
                    }
                    (Work::Comparing, Response::Compared(comparison)) => {
                        self.show_fresh();
                        self.comparison.set(Some(Arc::new(comparison)));
                        self.announce("Compared");
                    }
                    (Work::Exporting { format, name, delivery }, Response::Exported(exported)) => {
                        self.exported(format, name, delivery, exported);
                    }
                    (Work::Drawing { name, png }, Response::Drawn(svg)) => self.drawn(name, png, svg),
                    (Work::Copying, Response::Excerpt { html, text }) => self.excerpted(&html, &text),
                    _ => {}
                }
                self.sync();
            }
            Event::Died { job } => {
                self.desk.update_value(Desk::forget_all);
                if let Some(work) = self.jobs.try_update(|jobs| jobs.remove(&job)).flatten() {
                    self.give_up(job, work, FAILED);
                }
                self.sync();
            }
            Event::Unable => {
                let jobs = self.jobs.get_untracked();
                if jobs.is_empty() {
                    self.tell_problem("Crossread", UNABLE);
                }
                for (job, work) in jobs {
                    self.give_up(job, work, UNABLE);
                }
            }
        }
    }

    fn taken(self, file: Option<u32>, name: String, edits: Edits, taken: Result<Taken, Refusal>) {
        let taken = match taken {
            Ok(taken) => taken,
            Err(refusal) => return self.not_taken(file, &name, &refusal.to_string()),
        };
        let known = self.history.with_untracked(|history| {
            let mut inputs = history.present().inputs.iter();
            inputs.find(|input| input.text == taken.text).map(|input| input.name.clone())
        });
        if let Some(known) = known {
            return self.tell_same(file, name, &known, taken, edits);
        }
        for note in &taken.notes {
            match file {
                Some(file) => drop(self.tell(file, LineKind::Note, &name, &note.text)),
                None => self.tell_problem(&name, &note.text),
            }
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
            edits,
        });
        if !added {
            return self.not_taken(file, &name, &Refusal::Empty.to_string());
        }
        if let Some(file) = file {
            self.update_file(file, |file| file.added += 1);
        }
        if count > 1 {
            self.toast(format!("Found {count} articles in {what}"), true);
        } else if !first {
            self.toast(format!("Added {what}"), true);
        }
    }

    fn not_taken(self, file: Option<u32>, name: &str, why: &str) {
        match file {
            Some(file) => self.leave_out(file, name, why),
            None => self.tell_problem(name, why),
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
        if wanted != Some(true) {
            return;
        }
        // A comparison points into the readings by index: one that is replaced waits for the comparison that fits it.
        let reading = Arc::new(reading);
        if self.read.with_untracked(|read| read.contains_key(&source)) {
            self.desk.update_value(|desk| {
                desk.fresh.insert(source, reading);
            });
        } else {
            self.read.update(|read| {
                read.insert(source, reading);
            });
        }
    }

    /// Shows what was read anew.
    pub(super) fn show_fresh(self) {
        let fresh = self.desk.try_update_value(|desk| std::mem::take(&mut desk.fresh));
        if let Some(fresh) = fresh.filter(|fresh| !fresh.is_empty()) {
            self.read.update(|read| read.extend(fresh));
            self.rescue_focus();
        }
    }

    /// Marks what a job was for as failed.
    pub(super) fn give_up(self, job: u32, work: Work, why: &str) {
        self.jobs.update(|jobs| {
            jobs.remove(&job);
        });
        match work {
            Work::Taking { file, name, .. } => {
                self.not_taken(file, &name, why);
                if let Some(file) = file {
                    self.step(file);
                }
            }
            Work::Opening { file } => self.step(file),
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
            Work::Comparing => {
                self.show_fresh();
                self.tell_problem("The comparison", why);
            }
            Work::Exporting { .. } => self.export_failed(why),
            Work::Copying => self.tell_problem("Not copied", why),
            Work::Drawing { name, .. } => self.tell_problem(&name, why),
        }
    }
}

fn other_languages(document: &Document) -> Vec<(Language, usize)> {
    let mut counts = BTreeMap::new();
    for block in document.blocks.iter().filter(|block| block.aside.is_none()) {
        if !matches!(block.language, Language::English | Language::Unknown) {
            *counts.entry(block.language).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}
