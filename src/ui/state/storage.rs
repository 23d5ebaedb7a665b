//! The workspace is kept in this browser's IndexedDB: one file, written a moment after each change.

use std::time::Duration;

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rexie::{ObjectStore, Rexie, TransactionMode};
use wasm_bindgen::{JsCast, JsValue};

use super::App;
use crate::workspace::{self, History};

const DATABASE: &str = "crossread";
const STORE: &str = "workspaces";
const KEY: &str = "current";
/// Where a saved workspace goes that this version cannot open.
const UNREAD: &str = "unread";
/// Changes that follow each other this closely are saved together.
const PAUSE: Duration = Duration::from_millis(300);
/// The page begins without the saved workspace after this long.
const PATIENCE: Duration = Duration::from_secs(3);

impl App {
    /// Brings back the saved workspace. Where the storage answers late, what was brought in meanwhile stays, behind it.
    pub fn restore(self) {
        spawn_local(async move {
            match read().await {
                Ok(Some(bytes)) => self.adopt(&bytes),
                Ok(None) => {}
                Err(_) => self.tell_storage(),
            }
            self.begin();
        });
        // A browser that never answers (another tab holds the storage) must not hold the page.
        set_timeout(move || self.begin(), PATIENCE);
    }

    fn begin(self) {
        if !self.restored.get_untracked() {
            self.restored.set(true);
        }
        self.settle();
    }

    fn adopt(self, bytes: &[u8]) {
        match workspace::load(bytes) {
            Ok(loaded) => {
                if loaded.lost > 0 {
                    let text = format!("{} of its sources were damaged and left out.", loaded.lost);
                    self.tell_problem("The saved workspace", &text);
                }
                let mut workspace = loaded.workspace;
                let meanwhile = self.history.with_untracked(|history| history.present().clone());
                let late = !meanwhile.sources.is_empty();
                workspace.absorb(meanwhile);
                self.history.set(History::new(workspace));
                if late {
                    self.save_soon();
                }
            }
            Err(problem) => {
                // It may be of use to somebody who knows how to open it: the next save must not overwrite it.
                let kept = bytes.to_vec();
                spawn_local(async move {
                    let _ = write(UNREAD, &kept).await;
                });
                self.tell_problem("The saved workspace", &problem.to_string());
            }
        }
    }

    /// Saves after a short pause.
    pub(super) fn save_soon(self) {
        self.saved.set(false);
        let timer = set_timeout_with_handle(move || self.save_now(), PAUSE).ok();
        self.desk.update_value(|desk| {
            if let Some(earlier) = std::mem::replace(&mut desk.saving, timer) {
                earlier.clear();
            }
        });
    }

    /// Saves at once what waits to be saved: also when the page is left.
    pub fn save_now(self) {
        let waiting = self.desk.try_update_value(|desk| desk.saving.take()).flatten();
        let Some(timer) = waiting else { return };
        timer.clear();
        let bytes = self
            .history
            .with_untracked(|history| workspace::save(history.present()));
        spawn_local(async move {
            match write(KEY, &bytes).await {
                Ok(()) => {
                    let waits = self.desk.try_with_value(|desk| desk.saving.is_some());
                    self.saved.try_set(waits == Some(false));
                }
                Err(_) => self.tell_storage(),
            }
        });
    }

    /// Says once that nothing is kept.
    fn tell_storage(self) {
        let told = self
            .desk
            .try_update_value(|desk| std::mem::replace(&mut desk.storage_told, true));
        if told == Some(false) {
            let text = "This browser keeps nothing for this page: a private window, or full storage. Everything works, \
                        but the workspace is gone when you close the page.";
            self.tell_problem("Not saved", text);
        }
    }
}

async fn open() -> rexie::Result<Rexie> {
    Rexie::builder(DATABASE)
        .version(1)
        .add_object_store(ObjectStore::new(STORE))
        .build()
        .await
}

async fn read() -> rexie::Result<Option<Vec<u8>>> {
    let transaction = open().await?.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let value = transaction.store(STORE)?.get(JsValue::from_str(KEY)).await?;
    Ok(value
        .and_then(|value| value.dyn_into::<Uint8Array>().ok())
        .map(|bytes| bytes.to_vec()))
}

async fn write(key: &str, bytes: &[u8]) -> rexie::Result<()> {
    let transaction = open().await?.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let value = Uint8Array::from(bytes);
    transaction
        .store(STORE)?
        .put(&value, Some(&JsValue::from_str(key)))
        .await?;
    transaction.done().await?;
    Ok(())
}
