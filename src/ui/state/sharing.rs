//! Workspaces that leave as a file or a link, and those that come in so.

use std::sync::Arc;

use js_sys::{Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReadableWritablePair};

use super::download::{blob, offer};
use super::{App, Dialog};
use crate::present::file_name::file_name;
use crate::present::{address, count_of, shorten};
use crate::workspace::link::{self, LinkProblem};
use crate::workspace::{self, Merged, Verdict, Workspace};

/// Where a workspace came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// With its name.
    File(String),
    Link,
}

/// A workspace that came from outside.
#[derive(Debug, PartialEq)]
pub struct Opening {
    pub origin: Origin,
    pub workspace: Workspace,
    /// What was damaged and left out, in sentences.
    pub damage: Vec<String>,
}

/// A link to the workspace; none where it would be too long, or where the browser cannot make one (a length of 0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub address: Option<String>,
    /// Of the whole address, in characters.
    pub length: usize,
}

impl App {
    /// The bytes of the file of the open workspace.
    fn file_of(self, texts: bool) -> Vec<u8> {
        self.history.with_untracked(|history| match texts {
            true => workspace::save(history.present()),
            false => workspace::save_without_texts(history.present(), |source| self.known_as(source)),
        })
    }

    /// Offers the open workspace as a file.
    pub fn save_as_file(self, texts: bool) {
        let ending = if texts { "crossread" } else { "without-texts.crossread" };
        let name = file_name(&untrack(|| self.title()), None, ending, "workspace");
        let file = blob(&Uint8Array::from(self.file_of(texts).as_slice()), "");
        match file.and_then(|file| offer(&name, &file)) {
            Ok(()) => {
                if texts {
                    self.is_filed();
                }
                self.toast(format!("Saved as {name}"), false);
            }
            Err(_) => self.tell_problem(
                "Not saved as a file",
                "The browser did not allow it. Try a link, or another browser.",
            ),
        }
    }

    /// The open workspace as a link.
    pub async fn link_of(self, texts: bool) -> Link {
        let packed = through(Pass::Compress, &self.file_of(texts), usize::MAX).await;
        let (Ok(packed), Ok(whole)) = (packed, window().location().href()) else {
            return Link {
                address: None,
                length: 0,
            };
        };
        let hash = link::write(&packed);
        let page = whole.split('#').next().unwrap_or_default();
        let length = page.len() + hash.len();
        let address = (length <= link::LONGEST).then(|| format!("{page}{hash}"));
        Link { address, length }
    }

    /// Opens the workspace that the page's address holds.
    pub fn open_link(self, hash: String) {
        spawn_local(async move {
            let opened = match link::read(&hash) {
                Ok(packed) => through(Pass::Expand, &packed, link::LARGEST).await,
                Err(problem) => Err(problem),
            };
            match opened {
                Ok(bytes) if workspace::is_workspace(&bytes) => self.open_bytes(&bytes, Origin::Link),
                Ok(_) => self.refuse_link(LinkProblem::Damaged),
                Err(problem) => self.refuse_link(problem),
            }
        });
    }

    fn refuse_link(self, problem: LinkProblem) {
        self.leave_link();
        self.tell_problem("This link", &problem.to_string());
    }

    /// Opens a workspace from outside: at once where it came as a file and nothing else is open, else after a question.
    pub(super) fn open_bytes(self, bytes: &[u8], origin: Origin) {
        let loaded = match workspace::load(bytes) {
            Ok(loaded) => loaded,
            Err(problem) => {
                self.leave_link();
                let about = match &origin {
                    Origin::File(name) => name,
                    Origin::Link => "This link",
                };
                return self.tell_problem(about, &problem.to_string());
            }
        };
        let nothing_open = self.history.with_untracked(|history| history.present().is_empty());
        let at_once = nothing_open && matches!(origin, Origin::File(_));
        self.opening.set(Some(Arc::new(Opening {
            origin,
            workspace: loaded.workspace,
            damage: loaded.damage,
        })));
        if at_once {
            self.accept(false);
        } else {
            self.open_dialog(Dialog::Opening);
        }
    }

    /// Takes in what came from outside: into the open workspace, or as another one.
    pub fn accept(self, merge: bool) {
        let Some(opening) = self.opening.get_untracked() else {
            return;
        };
        spawn_local(async move {
            if merge {
                let mut present = self.history.with_untracked(|history| history.present().clone());
                let merged = present.merge(opening.workspace.clone());
                self.history
                    .update(|history| history.put("Merged a workspace", present));
                self.changed();
                let known = match merged.known {
                    0 => String::new(),
                    known => format!("; {} already here", count_of(known, "was", "were")),
                };
                self.toast(
                    format!("Added {}{known}", count_of(merged.added, "source", "sources")),
                    true,
                );
                self.tell_merged("What was merged", &merged);
            } else if self.all_saved().await {
                self.show_new(opening.workspace.clone());
            } else {
                return; // the question stands until the open one is safe
            }
            self.refuse();
            self.dialog.set(None);
            for text in &opening.damage {
                self.tell_problem("The workspace", text);
            }
        });
    }

    /// What came from outside is not wanted, or is in.
    pub fn refuse(self) {
        self.opening.set(None);
        self.leave_link();
    }

    /// The page's address names the view again and holds no workspace any more.
    fn leave_link(self) {
        let location = window().location();
        if location.hash().is_ok_and(|hash| link::is_link(&hash)) {
            let hash = address::write(self.view.get_untracked(), &self.columns.get_untracked());
            if let Ok(history) = window().history() {
                // Where the browser refuses (a sandboxed frame), the address stays as it is.
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&hash));
            }
        }
    }

    /// Tells what two workspaces said differently.
    pub(super) fn tell_merged(self, about: &str, merged: &Merged) {
        for note in &merged.notes {
            self.tell_problem(about, note);
        }
        for (finding, ours, theirs) in &merged.verdicts {
            let title = self.comparison.with_untracked(|comparison| {
                let findings = comparison.iter().flat_map(|comparison| &comparison.findings);
                findings
                    .into_iter()
                    .find(|known| known.id == *finding)
                    .map(|known| shorten(&known.title, 80))
            });
            let title = title.map_or("A finding".to_owned(), |title| format!("“{title}”"));
            let text = format!("{title} was {} there. Here it stays {}.", judged(theirs), judged(ours));
            self.tell_problem(about, &text);
        }
    }
}

fn judged(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Confirmed => "confirmed".to_owned(),
        Verdict::Dismissed { reason } if reason.is_empty() => "dismissed".to_owned(),
        Verdict::Dismissed { reason } => format!("dismissed (“{}”)", shorten(reason, 80)),
    }
}

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

#[derive(Clone, Copy, PartialEq)]
enum Pass {
    Compress,
    Expand,
}

/// Sends bytes through the browser's own compression, in zlib's form. Ends as soon as more than `limit` bytes came out: the
/// rest of a bomb is never made.
async fn through(pass: Pass, bytes: &[u8], limit: usize) -> Result<Vec<u8>, LinkProblem> {
    let damaged = |_| LinkProblem::Damaged;
    let pair: ReadableWritablePair = match pass {
        Pass::Compress => CompressionStream::new("deflate").map_err(damaged)?.unchecked_into(),
        Pass::Expand => DecompressionStream::new("deflate").map_err(damaged)?.unchecked_into(),
    };
    let bytes = blob(&Uint8Array::from(bytes), "").map_err(damaged)?;
    let stream = bytes.stream().pipe_through(&pair);
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut out = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(damaged)?;
        let Some(piece) = Reflect::get(&chunk, &"value".into())
            .ok()
            .and_then(|value| value.dyn_into::<Uint8Array>().ok())
        else {
            return Ok(out); // the end
        };
        if out.len() + piece.length() as usize > limit {
            // The stream may have ended meanwhile.
            let _ = JsFuture::from(reader.cancel()).await;
            return Err(LinkProblem::TooLarge);
        }
        out.extend(piece.to_vec());
    }
}
