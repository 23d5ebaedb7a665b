//! Files on their way in: each is read, opened where it is no text, taken, and told of.
//!
//! Files that are not text are opened one after the other by a worker of their own, which is started for the first of them
//! and ended when it has had nothing to do for a while.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::desk::{Desk, Work, worker_address};
use super::{App, Origin, answers};
use crate::formats::{self, LeftOut, Request, Response};
use crate::ingest::{self, Edits, Refusal, Taken};
use crate::present::count_of;
use crate::worker::client::{Client, Event};
use crate::workspace::{self, Change};

/// A file that takes longer to open is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// The worker is ended after it had nothing to do for so long.
const IDLE: Duration = Duration::from_secs(30);
/// How much of a file tells what it is.
const HEAD: f64 = 1_024.0;

const UNREADABLE: &str = "The browser could not read this file. Try to open it again.";
const SLOW: &str = "It could not be opened within a minute. Split it, or save it in another format, and add that.";
const FATAL: &str = "It could not be opened: reading it failed. That is a fault of Crossread. Save it in another format (PDF, \
                     Word, text) and add that.";

/// A file that was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    pub id: u32,
    pub name: String,
    /// What is left to do: opening it, and taking each of its texts.
    pub left: usize,
    /// How many texts of it were added.
    pub added: usize,
    pub lines: Vec<Line>,
}

/// Something to tell of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub id: u32,
    pub kind: LineKind,
    /// What it is about, where that is not the file itself.
    pub about: String,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// It was added; this is to know.
    Note,
    LeftOut,
    /// It is there already; it can be added all the same.
    Same,
}

/// What is kept of files outside of what is shown.
#[derive(Default)]
pub(super) struct Intake {
    client: Option<Client>,
    opening: Option<Opening>,
    waiting: VecDeque<(u32, File)>,
    /// Texts that are there already, by the line that tells so.
    same: BTreeMap<u32, (String, Taken, Edits)>,
    idle: Option<TimeoutHandle>,
}

struct Opening {
    file: u32,
    job: u32,
    patience: Option<TimeoutHandle>,
}

impl Incoming {
    pub fn is_ended(&self) -> bool {
        self.left == 0
    }

    /// There is something to say of it besides that it was added.
    pub fn tells(&self) -> bool {
        !self.lines.is_empty()
    }
}

impl App {
    /// Brings files in.
    pub fn add_files(self, files: Vec<File>) {
        self.dialog.set(None);
        if files.is_empty() {
            return;
        }
        // A list that has been dealt with makes room for the new one.
        self.files
            .update(|known| known.retain(|file| !file.is_ended() || file.tells()));
        for file in files {
            let id = self.incoming(&file.name(), 1);
            spawn_local(self.bring(id, file));
        }
    }

    fn incoming(self, name: &str, left: usize) -> u32 {
        let id = self.next_job();
        let name = formats::label(name);
        self.files.update(|files| {
            files.push(Incoming {
                id,
                name,
                left,
                added: 0,
                lines: Vec::new(),
            })
        });
        id
    }

    async fn bring(self, id: u32, file: File) {
        let bytes = file.size() as u64;
        let refuse = |limit: u64| self.leave_out(id, "", &Refusal::TooLarge { bytes, limit }.to_string());
        // Told before it is read: the browser might not have the room.
        if bytes > formats::LIMIT {
            refuse(formats::LIMIT);
            return self.step(id);
        }
        let head = match file.slice_with_f64_and_f64(0.0, HEAD) {
            Ok(head) => read(&head).await,
            Err(_) => None,
        };
        if head.as_deref().is_some_and(workspace::is_workspace) {
            match read(&file).await {
                Some(bytes) => self.open_bytes(&bytes, Origin::File(file.name())),
                None => self.leave_out(id, "", UNREADABLE),
            }
            return self.step(id);
        }
        let is_for = head.map(|head| formats::is_for(&file.name(), &head));
        match is_for {
            None => self.leave_out(id, "", UNREADABLE),
            Some(true) => {
                self.intake(|intake| intake.waiting.push_back((id, file)));
                return self.open_next();
            }
            Some(false) if bytes > ingest::LIMIT => refuse(ingest::LIMIT),
            Some(false) => match read(&file).await {
                Some(bytes) if self.is_wanted(id) => {
                    return self.take(Some(id), file.name(), bytes, None, Edits::default());
                }
                Some(_) => {}
                None => self.leave_out(id, "", UNREADABLE),
            },
        }
        self.step(id);
    }

    /// Opens the next file that waits.
    fn open_next(self) {
        let job = self.next_job();
        let next = self.intake(|intake| {
            if intake.opening.is_some() {
                return None;
            }
            let (id, file) = intake.waiting.pop_front()?;
            intake.opening = Some(Opening {
                file: id,
                job,
                patience: None,
            });
            Some((id, file))
        });
        let Some((id, file)) = next.flatten() else { return };
        self.jobs.update(|jobs| {
            jobs.insert(job, Work::Opening { file: id });
        });
        spawn_local(async move {
            let bytes = read(&file).await;
            let wanted = self.intake(|intake| intake.opening.as_ref().is_some_and(|opening| opening.job == job));
            match bytes {
                _ if wanted != Some(true) => {}
                None => {
                    self.leave_out(id, "", UNREADABLE);
                    self.opened(job);
                }
                Some(bytes) => {
                    let patience = set_timeout_with_handle(move || self.give_up_opening(job), PATIENCE).ok();
                    self.intake(|intake| {
                        if let Some(idle) = intake.idle.take() {
                            idle.clear();
                        }
                        if let Some(opening) = &mut intake.opening {
                            opening.patience = patience;
                        }
                        let client = intake.client.get_or_insert_with(|| {
                            Client::start(&worker_address("formats"), move |event| self.receive_opened(event))
                        });
                        client.send(
                            job,
                            &Request::Open {
                                name: file.name(),
                                bytes,
                            },
                        );
                    });
                }
            }
        });
    }

    fn receive_opened(self, event: Event) {
        let opening = self
            .intake(|intake| intake.opening.as_ref().map(|opening| (opening.file, opening.job)))
            .flatten();
        match (event, opening) {
            (Event::Answered { job, response }, Some((id, wanted))) if job == wanted => {
                match postcard::from_bytes(&response) {
                    Ok(Response::Opened(opened)) => {
                        for LeftOut { name, why } in opened.left_out {
                            self.leave_out(id, &name, &why);
                        }
                        self.update_file(id, |file| file.left += opened.parts.len());
                        for part in opened.parts {
                            for note in &part.notes {
                                self.tell(id, LineKind::Note, &part.name, note);
                            }
                            self.take(Some(id), part.name, part.bytes, part.format, part.edits);
                        }
                    }
                    _ => self.leave_out(id, "", FATAL),
                }
                self.opened(job);
            }
            (Event::Died { job }, Some((id, wanted))) if job == wanted => {
                self.leave_out(id, "", FATAL);
                self.opened(job);
            }
            (Event::Unable, Some((id, job))) => {
                self.end_worker();
                self.leave_out(id, "", answers::UNABLE);
                self.opened(job);
            }
            _ => {}
        }
    }

    /// A file has been opened, or not: the next one.
    fn opened(self, job: u32) {
        let id = self.intake(|intake| {
            let opening = intake.opening.take_if(|opening| opening.job == job)?;
            if let Some(patience) = opening.patience {
                patience.clear();
            }
            Some(opening.file)
        });
        self.jobs.update(|jobs| {
            jobs.remove(&job);
        });
        if let Some(id) = id.flatten() {
            self.step(id);
        }
        self.open_next();
        let idle = set_timeout_with_handle(
            move || {
                if self.intake(|intake| intake.opening.is_none()) == Some(true) {
                    self.end_worker();
                }
            },
            IDLE,
        );
        self.intake(|intake| {
            if let Some(earlier) = std::mem::replace(&mut intake.idle, idle.ok()) {
                earlier.clear();
            }
        });
    }

    fn give_up_opening(self, job: u32) {
        let id = self.intake(|intake| {
            intake
                .opening
                .as_ref()
                .filter(|opening| opening.job == job)
                .map(|opening| opening.file)
        });
        if let Some(id) = id.flatten() {
            self.end_worker();
            self.leave_out(id, "", SLOW);
            self.opened(job);
        }
    }

    /// Dropping its client ends it. Put off: this may be called by the client itself.
    fn end_worker(self) {
        let client = self.intake(|intake| intake.client.take());
        spawn_local(async move { drop(client) });
    }

    /// Gives up one file, or all that are not done.
    pub fn cancel_files(self, which: Option<u32>) {
        let ids: Vec<u32> = self.files.with_untracked(|files| {
            let chosen = files
                .iter()
                .filter(|file| !file.is_ended() && which.is_none_or(|id| id == file.id));
            chosen.map(|file| file.id).collect()
        });
        for id in ids {
            self.leave_out(id, "", "Stopped.");
            self.update_file(id, |file| file.left = 0);
            let job = self.intake(|intake| {
                intake.waiting.retain(|(waiting, _)| *waiting != id);
                intake
                    .opening
                    .as_ref()
                    .filter(|opening| opening.file == id)
                    .map(|opening| opening.job)
            });
            if let Some(job) = job.flatten() {
                self.end_worker();
                self.opened(job);
            }
            self.withdraw_taking(id);
        }
        self.sync();
    }

    /// Adds a text although it is there already.
    pub fn add_anyway(self, file: u32, line: u32) {
        if let Some((name, taken, edits)) = self.intake(|intake| intake.same.remove(&line)).flatten() {
            self.update_file(file, |file| {
                file.lines.retain(|known| known.id != line);
                file.added += 1;
            });
            self.change(Change::Add {
                name,
                format: taken.format,
                text: taken.text,
                segments: taken.segments,
                edits,
            });
        }
    }

    /// Takes the list off the page.
    pub fn dismiss_files(self) {
        self.files.update(|files| files.retain(|file| !file.is_ended()));
        self.intake(|intake| intake.same.clear());
    }

    // Telling.

    /// Tells that a text is there already; what came in is kept so that it can be added all the same.
    pub(super) fn tell_same(self, file: Option<u32>, name: String, known: &str, taken: Taken, edits: Edits) {
        let id = file.unwrap_or_else(|| self.incoming(&name, 0));
        let text = if known == name {
            "It is there already.".to_owned()
        } else {
            format!("The same text is there already: {known}.")
        };
        let line = self.tell(id, LineKind::Same, &name, &text);
        self.intake(|intake| intake.same.insert(line, (name, taken, edits)));
        self.announce(&text);
    }

    pub(super) fn leave_out(self, file: u32, about: &str, why: &str) {
        self.tell(file, LineKind::LeftOut, about, why);
    }

    pub(super) fn tell(self, file: u32, kind: LineKind, about: &str, text: &str) -> u32 {
        let id = self.next_job();
        self.update_file(file, |file| {
            let about = if about == file.name { "" } else { about };
            file.lines.push(Line {
                id,
                kind,
                about: about.to_owned(),
                text: text.to_owned(),
            });
        });
        id
    }

    pub(super) fn update_file(self, id: u32, update: impl FnOnce(&mut Incoming)) {
        self.files.update(|files| {
            if let Some(file) = files.iter_mut().find(|file| file.id == id) {
                update(file);
            }
        });
    }

    /// One thing less is to do for a file; when all is done, says how it went.
    pub(super) fn step(self, id: u32) {
        self.update_file(id, |file| file.left = file.left.saturating_sub(1));
        let (ended, count, added, left_out) = self.files.with_untracked(|files| {
            let lines = files.iter().flat_map(|file| &file.lines);
            let left_out = lines.filter(|line| line.kind == LineKind::LeftOut).count();
            (
                files.iter().all(Incoming::is_ended),
                files.len(),
                files.iter().map(|file| file.added).sum::<usize>(),
                left_out,
            )
        });
        if ended {
            if count > 1 || added > 1 || left_out > 0 {
                let texts = count_of(added, "text", "texts");
                let files = count_of(count, "file", "files");
                let rest = if left_out > 0 {
                    format!(", {left_out} left out")
                } else {
                    String::new()
                };
                let words = format!("{texts} added from {files}{rest}");
                if added > 1 {
                    self.toast(words, false);
                } else {
                    self.announce(&words);
                }
            }
            self.sync();
        }
    }

    /// It was not cancelled.
    pub(super) fn is_wanted(self, id: u32) -> bool {
        self.files
            .with_untracked(|files| files.iter().any(|file| file.id == id && !file.is_ended()))
    }

    fn intake<T>(self, act: impl FnOnce(&mut Intake) -> T) -> Option<T> {
        self.desk.try_update_value(|desk: &mut Desk| act(&mut desk.intake))
    }
}

/// All bytes of a file, or of a part of one.
async fn read(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
