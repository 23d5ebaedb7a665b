//! Several workspaces: what can be done with those in the list.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

use super::super::{App, theme};
use super::database::Fault;
use super::stock::Saved;
use super::{Trouble, new_id, session, storage_manager};
use crate::workspace::{Change, Entry, Workspace};

/// A workspace that was deleted, for as long as it can be brought back.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    pub name: String,
    id: String,
    workspace: Workspace,
}

/// How often it is looked whether a save is done, and how often at most.
const STEP: Duration = Duration::from_millis(20);
const STEPS: usize = 250;

impl App {
    /// Opens a workspace of the list in place of the one that is open.
    pub fn open_workspace(self, id: String) {
        spawn_local(async move {
            if !self.all_saved().await {
                return;
            }
            let opened = match self.stock().await {
                Ok(stock) => stock.load(&id).await,
                Err(fault) => Err(fault),
            };
            match opened {
                Ok(Some(opened)) => {
                    // Something may have been changed while it was fetched.
                    if !self.all_saved().await {
                        return;
                    }
                    self.put_on(opened);
                    self.dialog.set(None);
                    self.announce("Opened");
                }
                Ok(None) => {
                    self.tell_problem("The workspace", "It was deleted in another tab.");
                    self.refresh_list().await;
                }
                Err(fault) => self.storage_failed(fault),
            }
        });
    }

    /// Opens a new workspace: empty, or one that came from outside.
    pub fn new_workspace(self, workspace: Workspace) {
        spawn_local(async move {
            if self.all_saved().await {
                self.show_new(workspace);
                self.dialog.set(None);
            }
        });
    }

    pub(in crate::ui::state) fn show_new(self, workspace: Workspace) {
        let holds = !workspace.is_empty();
        self.show_workspace(new_id(), 0, workspace);
        if holds {
            self.save_again();
        }
    }

    pub fn rename_workspace(self, id: String, name: String) {
        let name = name.trim().to_owned();
        if id == self.kept.current.get_untracked() {
            if self.change(Change::Rename { name }) {
                self.save_now();
            }
            return;
        }
        spawn_local(async move {
            let outcome = async {
                let stock = self.stock().await?;
                if let Some(opened) = stock.load(&id).await? {
                    let mut workspace = opened.workspace;
                    workspace.name = name;
                    stock
                        .save(&id, opened.entry.revision, &workspace, |_| Default::default())
                        .await?;
                    self.tell_tabs(&opened.entry);
                }
                Ok::<(), Fault>(())
            };
            self.list_told(outcome.await).await;
        });
    }

    /// Keeps another one that is the same.
    pub fn duplicate_workspace(self, id: String) {
        spawn_local(async move {
            if !self.all_saved().await {
                return;
            }
            let outcome = async {
                let stock = self.stock().await?;
                if let Some(opened) = stock.load(&id).await? {
                    let mut workspace = opened.workspace;
                    workspace.name = format!("{} (copy)", opened.entry.name);
                    stock.save(&new_id(), 0, &workspace, |_| Default::default()).await?;
                }
                Ok::<(), Fault>(())
            };
            self.list_told(outcome.await).await;
        });
    }

    /// Deletes a workspace: gone from the storage at once; it can be brought back from memory for a while.
    pub fn delete_workspace(self, entry: Entry) {
        spawn_local(async move {
            let current = entry.id == self.kept.current.get_untracked();
            if current {
                self.saves_done().await;
            }
            let outcome = async {
                let stock = self.stock().await?;
                let opened = stock.load(&entry.id).await?;
                stock.delete(&entry.id).await?;
                self.tell_tabs(&entry);
                Ok::<_, Fault>(opened)
            };
            match outcome.await {
                Ok(opened) => {
                    let workspace = if current {
                        Some(self.history.with_untracked(|history| history.present().clone()))
                    } else {
                        opened.map(|opened| opened.workspace)
                    };
                    self.kept.deleted.set(workspace.map(|workspace| Deleted {
                        name: entry.name.clone(),
                        id: entry.id.clone(),
                        workspace,
                    }));
                    if current {
                        self.show_new(Workspace::default());
                    }
                    self.announce(&format!("Deleted {}", entry.name));
                    self.refresh_list().await;
                }
                Err(fault) => self.storage_failed(fault),
            }
        });
    }

    /// Keeps again what was deleted last.
    pub fn undelete_workspace(self) {
        let Some(deleted) = self.kept.deleted.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let outcome = async {
                let stock = self.stock().await?;
                stock
                    .save(&deleted.id, 0, &deleted.workspace, |_| Default::default())
                    .await
            };
            match outcome.await {
                Ok(Saved::Kept(entry)) => {
                    self.tell_tabs(&entry);
                    self.kept.deleted.set(None);
                    self.announce("Brought back");
                    self.refresh_list().await;
                }
                Ok(_) => self.kept.deleted.set(None),
                Err(fault) => self.storage_failed(fault),
            }
        });
    }

    /// Deletes all that Crossread keeps in this browser. The program's own files, which hold nothing of the user's, stay.
    pub fn delete_everything(self) {
        spawn_local(async move {
            self.saves_done().await;
            let outcome = match self.stock().await {
                Ok(stock) => stock.clear().await,
                Err(fault) => Err(fault),
            };
            match outcome {
                Ok(()) => {
                    theme::forget();
                    if let Some(session) = session() {
                        // Nothing of it is left where it cannot be removed.
                        let _ = session.remove_item(super::OF_TAB);
                    }
                    self.kept.deleted.set(None);
                    self.show_new(Workspace::default());
                    self.kept.list.set(Vec::new());
                    self.tell_tabs(&Entry::default());
                    self.dialog.set(None);
                    self.toast("Deleted everything of Crossread in this browser", false);
                }
                Err(fault) => self.storage_failed(fault),
            }
        });
    }

    /// Waits until nothing is being saved any more.
    async fn saves_done(self) {
        self.save_now();
        for _ in 0..STEPS {
            if !self.kept.is_waiting() {
                break;
            }
            let pause = Promise::new(&mut |resolve, _| {
                // A page without a clock waits no longer.
                let _ =
                    window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, STEP.as_millis() as i32);
            });
            let _ = JsFuture::from(pause).await;
        }
    }

    /// Waits until nothing is unsaved; says whether that came about.
    pub(in crate::ui::state) async fn all_saved(self) -> bool {
        self.saves_done().await;
        let empty = self.history.with_untracked(|history| history.present().is_empty());
        let filed = self.kept.with(|store| store.filed).unwrap_or_default();
        let saved = self.saved.get_untracked() || empty || filed;
        if !saved {
            let text = "The workspace that is open could not be kept. Save it as a file first.";
            self.tell_problem("Not opened", text);
            self.dialog.set(None);
        }
        saved
    }

    async fn list_told(self, outcome: Result<(), Fault>) {
        match outcome {
            Ok(()) => self.refresh_list().await,
            Err(fault) => self.storage_failed(fault),
        }
    }

    fn storage_failed(self, fault: Fault) {
        self.dialog.set(None);
        self.tell_problem("This browser's storage", &Trouble::from(fault).text());
    }

    pub(super) async fn refresh_list(self) {
        if let Ok(stock) = self.stock().await
            && let Ok(list) = stock.list().await
        {
            self.kept.list.set(list);
        }
    }

    /// What this page uses and may use, in bytes, and whether the browser promised to keep it.
    pub async fn room(self) -> Option<(f64, f64, bool)> {
        let manager = storage_manager()?;
        let estimate: StorageEstimate = JsFuture::from(manager.estimate().ok()?).await.ok()?.unchecked_into();
        let persisted = JsFuture::from(manager.persisted().ok()?).await;
        Some((
            estimate.get_usage().unwrap_or_default(),
            estimate.get_quota().unwrap_or_default(),
            persisted == Ok(JsValue::TRUE),
        ))
    }
}
