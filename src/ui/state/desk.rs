//! What the worker is asked.
//!
//! [`App::sync`] compares what the workspace wants read and compared with what the worker was asked, and asks
//! for the difference; it runs after every change and every answer, so undo, edits and crashes need no paths
//! of their own. `answers.rs` applies what comes back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::export::{Copying, Delivery};
use super::files::Intake;
use super::{App, Readings};
use crate::analysis::entities::repair::Repair;
use crate::compare::{Settings, SourceId};
use crate::engine::{ExportFormat, Request};
use crate::ingest::{Edits, Format};
use crate::present::order;
use crate::text::Span;
use crate::worker::client::Client;
use crate::workspace::{SourceRecord, Workspace};

/// What a job is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Work {
    /// Decoding and splitting what came in, from which file, and what that says of it.
    Taking {
        file: Option<u32>,
        name: String,
        edits: Edits,
    },
    /// Opening a file that is not text.
    Opening {
        file: u32,
    },
    Reading(SourceId),
    Comparing,
    /// Writing a report or a list.
    Exporting {
        format: ExportFormat,
        name: String,
        delivery: Delivery,
    },
    /// Writing a part of the report, to copy.
    Copying,
    /// Drawing a chart for a file of that name.
    Drawing {
        name: String,
        png: bool,
    },
}

impl Work {
    /// The source that is being read.
    pub fn reads(&self) -> Option<SourceId> {
        match self {
            Work::Reading(source) => Some(*source),
            _ => None,
        }
    }
}

/// How far the work has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// `Reading 3 texts`
    pub text: String,
}

/// In words, what is left to do; `files` are not yet opened or taken.
pub fn progress(jobs: &BTreeMap<u32, Work>, files: usize) -> Option<Progress> {
    let count = |which: fn(&Work) -> bool| jobs.values().filter(|work| which(work)).count();
    let text = match (
        files.max(count(|work| matches!(work, Work::Taking { .. }))),
        count(|work| matches!(work, Work::Reading(_))),
    ) {
        (0, 0) if jobs.is_empty() => return None,
        (0, 0) if count(|work| *work == Work::Comparing) == 0 => "Writing".to_owned(),
        (0, 0) => "Comparing".to_owned(),
        (0, 1) => "Reading a text".to_owned(),
        (0, texts) => format!("Reading {texts} texts"),
        (1, _) => "Opening a file".to_owned(),
        (files, _) => format!("Opening {files} files"),
    };
    Some(Progress { text })
}

#[derive(Default)]
pub struct Desk {
    client: Option<Client>,
    pub(super) asked: BTreeMap<SourceId, Asked>,
    /// What was compared last, is being compared, or could not be.
    compared: Wanted,
    /// Sources that were read anew: shown together with the comparison that goes with them.
    pub(super) fresh: Readings,
    copying: Option<Copying>,
    /// Writes office files, while there is one to write.
    writer: Option<Client>,
    next_job: u32,
    pub(super) intake: Intake,
}

/// A source as the worker was asked to read it.
pub(super) struct Asked {
    order: Order,
    pub(super) state: AskedState,
}

/// All that a reading depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    input: u32,
    span: Span,
    edits: Edits,
    repairs: Arc<Vec<Repair>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AskedState {
    Asked(u32),
    /// The worker remembers it.
    Held,
    /// It was read, and the worker that remembered it is gone.
    Forgotten,
    Failed,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Wanted {
    sources: Vec<(SourceId, Order)>,
    settings: Option<Settings>,
}

impl Order {
    fn of(present: &Workspace, record: &SourceRecord) -> Order {
        Order {
            input: record.input,
            span: record.span,
            edits: record.edits.clone(),
            repairs: present.repairs.clone(),
        }
    }
}

impl App {
    pub(super) fn start_worker(self) {
        let client = Client::start(&worker_address("worker"), move |event| self.receive(event));
        self.desk.update_value(|desk| desk.client = Some(client));
    }

    /// Asks the worker to decode what came in and find its articles.
    pub(super) fn take(self, file: Option<u32>, name: String, bytes: Vec<u8>, hint: Option<Format>, edits: Edits) {
        let work = Work::Taking {
            file,
            name: name.clone(),
            edits,
        };
        self.ask(work, &Request::Take { name, bytes, hint });
    }

    /// Ends all work. What was being read is marked as stopped.
    pub fn stop(self) {
        self.cancel_files(None);
        let stopped = self.jobs.with_untracked(|jobs| jobs.clone());
        self.desk.update_value(|desk| {
            if desk.client.as_ref().is_some_and(Client::stop) {
                desk.forget_all();
            }
        });
        for (job, work) in stopped {
            self.give_up(job, work, "Stopped.");
        }
        self.announce("Stopped");
    }

    /// Tries again to read a source that failed.
    pub fn retry(self, source: SourceId) {
        self.desk.update_value(|desk| {
            desk.asked.remove(&source);
        });
        self.failed.update(|failed| {
            failed.remove(&source);
        });
        self.sync();
    }

    /// Asks the worker for what the workspace wants and has not got.
    pub(super) fn sync(self) {
        let present = self.history.with_untracked(|history| history.present().clone());
        self.drop_removed(&present);
        self.ask_readings(&present);
        self.ask_comparison(&present);
    }

    fn drop_removed(self, present: &Workspace) {
        let ids: BTreeSet<SourceId> = order::inserted(present.sources.iter().map(|record| record.id));
        let gone: Vec<SourceId> = self
            .desk
            .with_value(|desk| desk.asked.keys().filter(|id| !ids.contains(id)).copied().collect());
        for source in gone {
            self.unask(source);
            self.send(u32::MAX, &Request::Forget { source });
            self.desk.update_value(|desk| {
                desk.fresh.remove(&source);
            });
            self.read.update(|read| {
                read.remove(&source);
            });
            self.failed.update(|failed| {
                failed.remove(&source);
            });
        }
    }

    /// Forgets that a source was asked for, and withdraws the request if it waits.
    fn unask(self, source: SourceId) {
        let job = self.desk.try_update_value(|desk| match desk.asked.remove(&source) {
            Some(Asked {
                state: AskedState::Asked(job),
                ..
            }) => {
                if let Some(client) = &desk.client {
                    client.withdraw(job);
                }
                Some(job)
            }
            _ => None,
        });
        if let Some(Some(job)) = job {
            self.jobs.update(|jobs| {
                jobs.remove(&job);
            });
        }
    }

    fn ask_readings(self, present: &Workspace) {
        for record in &present.sources {
            let order = Order::of(present, record);
            let known = self
                .desk
                .with_value(|desk| desk.asked.get(&record.id).is_some_and(|asked| asked.order == order));
            if !known {
                self.failed.update(|failed| {
                    failed.remove(&record.id);
                });
                self.ask_reading(present, record, order);
            }
        }
    }

    fn ask_reading(self, present: &Workspace, record: &SourceRecord, order: Order) {
        let Some((input, text)) = present.text_of(record) else {
            return;
        };
        self.unask(record.id);
        let request = Request::Analyze {
            source: record.id,
            format: input.format,
            text: text.to_owned(),
            edits: record.edits.clone(),
            repairs: present.repairs.to_vec(),
        };
        let job = self.ask(Work::Reading(record.id), &request);
        self.desk.update_value(|desk| {
            let state = AskedState::Asked(job);
            desk.asked.insert(record.id, Asked { order, state });
        });
    }

    /// Compares when everything is in and something has changed since.
    fn ask_comparison(self, present: &Workspace) {
        let states: Vec<(SourceId, Order, AskedState)> = self.desk.with_value(|desk| {
            let asked = |record: &SourceRecord| {
                desk.asked
                    .get(&record.id)
                    .map(|a| (record.id, a.order.clone(), a.state))
            };
            present.sources.iter().filter_map(asked).collect()
        });
        let coming = self
            .files
            .with_untracked(|files| files.iter().any(|file| !file.is_ended()));
        if coming || states.iter().any(|(_, _, state)| matches!(state, AskedState::Asked(_))) {
            return;
        }
        let sources: Vec<(SourceId, Order)> = states
            .iter()
            .filter(|(_, _, state)| *state != AskedState::Failed)
            .map(|(id, order, _)| (*id, order.clone()))
            .collect();
        let wanted = Wanted {
            settings: Some(present.settings.clone()),
            sources,
        };
        if self.desk.with_value(|desk| desk.compared == wanted) {
            self.show_fresh();
            return;
        }
        if wanted.sources.is_empty() {
            self.show_fresh();
            self.comparison.set(None);
            self.desk.update_value(|desk| desk.compared = wanted);
            return;
        }
        let forgotten: Vec<SourceId> = states
            .iter()
            .filter(|(_, _, state)| *state == AskedState::Forgotten)
            .map(|(id, ..)| *id)
            .collect();
        if !forgotten.is_empty() {
            for record in present.sources.iter().filter(|record| forgotten.contains(&record.id)) {
                self.ask_reading(present, record, Order::of(present, record));
            }
            return; // compared when they are in again
        }
        self.withdraw_comparison();
        let request = Request::Compare {
            sources: wanted.sources.iter().map(|(id, _)| *id).collect(),
            settings: present.settings.clone(),
        };
        self.desk.update_value(|desk| desk.compared = wanted);
        self.ask(Work::Comparing, &request);
    }

    /// A worker that was started anew reads the sources again before it can write anything.
    pub(super) fn ask_again_what_is_forgotten(self) {
        let present = self.history.with_untracked(|history| history.present().clone());
        let forgotten = |record: &&SourceRecord| {
            let state = |desk: &Desk| desk.asked.get(&record.id).map(|asked| asked.state);
            self.desk.with_value(state) == Some(AskedState::Forgotten)
        };
        for record in present.sources.iter().filter(forgotten) {
            self.ask_reading(&present, record, Order::of(&present, record));
        }
    }

    pub(super) fn has_writer(self) -> bool {
        self.desk.with_value(|desk| desk.writer.is_some())
    }

    pub(super) fn send_to_writer(self, job: u32, request: &crate::formats::Request) {
        self.desk
            .with_value(|desk| desk.writer.iter().for_each(|writer| writer.send(job, request)));
    }

    /// Ends the one before.
    pub(super) fn keep_writer(self, writer: Option<Client>) {
        self.desk.update_value(|desk| desk.writer = writer);
    }

    pub(super) fn keep_copying(self, copying: Copying) {
        self.desk.update_value(|desk| desk.copying = Some(copying));
    }

    pub(super) fn take_copying(self) -> Option<Copying> {
        self.desk.try_update_value(|desk| desk.copying.take()).flatten()
    }

    /// Texts of a file that is no longer wanted are not taken.
    pub(super) fn withdraw_taking(self, id: u32) {
        self.jobs.update(|jobs| {
            jobs.retain(|job, work| {
                let keep = !matches!(work, Work::Taking { file, .. } if *file == Some(id));
                if !keep {
                    self.desk
                        .with_value(|desk| desk.client.iter().for_each(|client| client.withdraw(*job)));
                }
                keep
            })
        });
    }

    /// A comparison that is already out is answered and ignored.
    fn withdraw_comparison(self) {
        self.jobs.update(|jobs| {
            jobs.retain(|job, work| {
                let keep = *work != Work::Comparing;
                if !keep {
                    self.desk
                        .with_value(|desk| desk.client.iter().for_each(|client| client.withdraw(*job)));
                }
                keep
            })
        });
    }

    pub(super) fn ask(self, work: Work, request: &Request) -> u32 {
        let job = self.next_job();
        self.jobs.update(|jobs| {
            jobs.insert(job, work);
        });
        self.send(job, request);
        job
    }

    fn send(self, job: u32, request: &Request) {
        self.desk
            .with_value(|desk| desk.client.iter().for_each(|client| client.send(job, request)));
    }

    /// A number that no job, problem or toast has had.
    pub(super) fn next_job(self) -> u32 {
        self.desk
            .try_update_value(|desk| {
                desk.next_job += 1;
                desk.next_job
            })
            .unwrap_or_default()
    }
}

impl Desk {
    /// The worker is a new one.
    pub(super) fn forget_all(&mut self) {
        for asked in self.asked.values_mut() {
            if asked.state == AskedState::Held {
                asked.state = AskedState::Forgotten;
            }
        }
    }
}

/// A worker's loader: named in the page, where the build writes its folder.
pub(super) fn worker_address(program: &str) -> String {
    let document = document();
    let named = document
        .query_selector(&format!("meta[name=crossread-{program}]"))
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_else(|| format!("{program}_loader.js"));
    let base = document.base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(&named, &base).map_or(named, |url| url.href())
}
