//! Workspaces are kept in this browser's IndexedDB ([`stock`]): a moment after each change, one at a time.
//!
//! Each save names the revision that it builds on. Where another tab saved meanwhile, its state is fetched and the two are
//! merged: nothing is overwritten unseen. A tab that has nothing unsaved takes over what another one saved.

mod database;
mod list;
mod stock;

use std::time::Duration;

use js_sys::{Date, Math, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent, StorageManager};

use super::App;
use crate::compare::SourceId;
use crate::workspace::{EXAMPLE, Entry, History, Workspace};
use database::Fault;
pub use list::Deleted;
use stock::{Opened, Saved, Stock};

/// Changes that follow each other this closely are saved together.
const PAUSE: Duration = Duration::from_millis(300);
/// The page begins without the saved workspace after this long.
const PATIENCE: Duration = Duration::from_secs(3);
/// Tabs tell each other here what they saved.
const CHANNEL: &str = "crossread";
/// Where a tab remembers its workspace.
const OF_TAB: &str = "crossread-workspace";

/// Why the last change is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    Full,
    /// The browser keeps nothing for this page.
    NoStorage,
    /// Another tab, or a newer Crossread, has the storage.
    Held,
    Newer,
    /// Another tab deleted the workspace.
    Gone,
    Failed(String),
}

impl Trouble {
    /// In words, with what to do.
    pub fn text(&self) -> String {
        match self {
            Trouble::Full => "This browser has no room left for this page. Save the workspace as a file, or delete another one.",
            Trouble::NoStorage => {
                "This browser keeps nothing for this page: a private window, or a setting. Everything works, but the \
                 workspace is gone when you close the page. Save it as a file."
            }
            Trouble::Held => "Another tab holds this browser's storage. Close the other tabs of Crossread, or save the workspace as a file.",
            Trouble::Newer => "A newer Crossread has taken over this browser's storage. Save the workspace as a file and reload this page.",
            Trouble::Gone => "This workspace was deleted in another tab. It is gone when you close this page, unless you keep it.",
            Trouble::Failed(name) => {
                return format!("This browser's storage failed ({name}). Save the workspace as a file, to be sure.");
            }
        }
        .to_owned()
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Trouble {
        match fault {
            Fault::Full => Trouble::Full,
            Fault::Newer => Trouble::Newer,
            Fault::Held => Trouble::Held,
            Fault::None => Trouble::NoStorage,
            Fault::Other(name) => Trouble::Failed(name),
        }
    }
}

/// What is kept, as signals.
#[derive(Clone, Copy)]
pub struct Kept {
    /// All workspaces in this browser, the one changed last first.
    pub list: RwSignal<Vec<Entry>>,
    /// The key of the one that is open; it is listed from its first save on.
    pub current: RwSignal<String>,
    pub trouble: RwSignal<Option<Trouble>>,
    /// What was just deleted and can be brought back.
    pub deleted: RwSignal<Option<Deleted>>,
    store: StoredValue<Store, LocalStorage>,
}

#[derive(Default)]
struct Store {
    stock: Option<Stock>,
    /// The revision of the open workspace that this tab has; 0 before its first save.
    revision: u32,
    /// The saved workspace has been looked for: until then nothing is saved.
    found: bool,
    saving: Option<TimeoutHandle>,
    busy: bool,
    again: bool,
    /// The present state was saved as a file.
    filed: bool,
    asked_to_persist: bool,
    channel: Option<BroadcastChannel>,
}

impl Kept {
    pub(super) fn new() -> Kept {
        Kept {
            list: RwSignal::new(Vec::new()),
            current: RwSignal::new(new_id()),
            trouble: RwSignal::new(None),
            deleted: RwSignal::new(None),
            store: StoredValue::new_local(Store::default()),
        }
    }

    fn with<R>(self, act: impl FnOnce(&mut Store) -> R) -> Option<R> {
        self.store.try_update_value(act)
    }

    fn revision(self) -> u32 {
        self.with(|store| store.revision).unwrap_or_default()
    }

    /// Something is not saved yet.
    fn is_waiting(self) -> bool {
        self.with(|store| store.saving.is_some() || store.busy)
            .unwrap_or_default()
    }
}

/// Made of the time and of chance: tabs make different ones.
fn new_id() -> String {
    format!("{:x}-{:x}", Date::now() as u64, (Math::random() * 1e15) as u64)
}

impl App {
    /// Brings back the workspace of this tab, or the one changed last. Where the storage answers late, what was brought in
    /// meanwhile stays, behind it.
    pub fn restore(self) {
        spawn_local(async move {
            let trouble = self.find_last().await.err().map(Trouble::from);
            self.kept.trouble.set(trouble);
            self.kept.with(|store| store.found = true);
            self.begin();
            if !self.saved.get_untracked() {
                self.save_soon();
            }
            self.listen_to_tabs();
        });
        // A browser that never answers (another tab holds the storage) must not hold the page.
        set_timeout(
            move || {
                if !self.restored.get_untracked() {
                    self.kept.trouble.set(Some(Trouble::Held));
                }
                self.begin();
            },
            PATIENCE,
        );
    }

    fn begin(self) {
        if !self.restored.get_untracked() {
            self.restored.set(true);
        }
        self.settle();
    }

    async fn find_last(self) -> Result<(), Fault> {
        let stock = self.stock().await?;
        let old = stock.take_over(new_id).await;
        let entries = stock.list().await?;
        let of_tab = session().and_then(|session| session.get_item(OF_TAB).ok().flatten());
        let last = entries.iter().find(|entry| Some(&entry.id) == of_tab.as_ref());
        let last = last.or(entries.first()).map(|entry| entry.id.clone());
        self.kept.list.set(entries);
        let opened = match last {
            Some(id) => stock.load(&id).await?,
            None => None,
        };
        let meanwhile = self.history.with_untracked(|history| history.present().clone());
        if let Some(opened) = opened {
            self.put_on(opened);
        }
        if let Ok(Some(problem)) = old {
            self.tell_problem("The workspace kept before", &problem.to_string());
        }
        if !meanwhile.is_empty() {
            self.history.update(|history| {
                let mut present = history.present().clone();
                if present.is_empty() {
                    present = meanwhile;
                } else {
                    present.merge(meanwhile);
                }
                *history = History::new(present);
            });
            self.saved.set(false);
        }
        Ok(())
    }

    async fn stock(self) -> Result<Stock, Fault> {
        let known = self.kept.with(|store| store.stock.clone()).flatten();
        if let Some(stock) = known {
            // A connection that the browser has closed is opened again.
            if stock.list().await.is_ok() {
                return Ok(stock);
            }
        }
        let stock = Stock::open().await?;
        self.kept.with(|store| store.stock = Some(stock.clone()));
        Ok(stock)
    }

    /// Shows a workspace in place of the one that is open.
    fn put_on(self, opened: Opened) {
        let Opened {
            entry,
            workspace,
            damage,
        } = opened;
        self.show_workspace(entry.id, entry.revision, workspace);
        for text in damage {
            self.tell_problem("The saved workspace", &text);
        }
    }

    pub(super) fn show_workspace(self, id: String, revision: u32, workspace: Workspace) {
        // All readings go first: numbers mean other texts now.
        self.history.set(History::default());
        self.settle();
        self.entity.set(Vec::new());
        self.problems.set(Vec::new());
        self.history.set(History::new(workspace));
        if let Some(session) = session() {
            // Without it, the workspace changed last is opened after a reload.
            let _ = session.set_item(OF_TAB, &id);
        }
        self.kept.current.set(id);
        self.kept.with(|store| store.revision = revision);
        self.kept.trouble.update(|trouble| {
            if *trouble == Some(Trouble::Gone) {
                *trouble = None;
            }
        });
        self.settle();
    }

    /// Saves after a short pause.
    pub(super) fn save_soon(self) {
        self.saved.set(false);
        let timer = set_timeout_with_handle(move || self.save_now(), PAUSE).ok();
        self.kept.with(|store| {
            store.filed = false;
            if let Some(earlier) = std::mem::replace(&mut store.saving, timer) {
                earlier.clear();
            }
        });
    }

    /// Saves at once what waits to be saved: also when the page is left.
    pub fn save_now(self) {
        let waiting = self.kept.with(|store| store.saving.take()).flatten();
        let Some(timer) = waiting else { return };
        timer.clear();
        let begin = self.kept.with(|store| {
            store.again = true;
            store.found && !std::mem::replace(&mut store.busy, true)
        });
        if begin != Some(true) {
            return;
        }
        spawn_local(async move {
            while self.kept.with(|store| std::mem::take(&mut store.again)) == Some(true) {
                self.save().await;
            }
            self.kept.with(|store| store.busy = false);
        });
    }

    /// What is open is safe in a file, whatever becomes of the storage.
    pub(super) fn is_filed(self) {
        self.kept.with(|store| store.filed = true);
    }

    /// Tries again to save.
    pub fn save_again(self) {
        self.save_soon();
        self.save_now();
    }

    async fn save(self) {
        let kept = self.kept;
        let workspace = self.history.with_untracked(|history| history.present().clone());
        let (id, base) = (kept.current.get_untracked(), kept.revision());
        if workspace.is_empty() && base == 0 {
            self.saved.set(true); // nothing that could be lost
            return;
        }
        let saved = match self.stock().await {
            Ok(stock) => {
                let saved = stock.save(&id, base, &workspace, |source| self.known_as(source)).await;
                saved.map(|saved| (stock, saved))
            }
            Err(fault) => Err(fault),
        };
        match saved {
            Ok((_, Saved::Kept(entry))) => {
                if kept.current.get_untracked() == id {
                    kept.with(|store| store.revision = entry.revision);
                }
                self.tell_tabs(&entry);
                kept.list.update(|list| {
                    list.retain(|known| known.id != entry.id);
                    list.insert(0, entry);
                });
                kept.trouble.set(None);
                let waits = kept.with(|store| store.saving.is_some() || store.again);
                self.saved.try_set(waits == Some(false));
                self.ask_to_persist(&workspace);
            }
            Ok((stock, Saved::Elsewhere)) => match stock.load(&id).await {
                Ok(Some(theirs)) => self.unite(theirs),
                Ok(None) => kept.trouble.set(Some(Trouble::Gone)),
                Err(fault) => kept.trouble.set(Some(fault.into())),
            },
            Ok((_, Saved::Gone)) => kept.trouble.set(Some(Trouble::Gone)),
            Err(fault) => kept.trouble.set(Some(fault.into())),
        }
    }

    /// Another tab saved while this one had changes of its own: both are kept.
    fn unite(self, theirs: Opened) {
        let mut present = self.history.with_untracked(|history| history.present().clone());
        let merged = present.merge(theirs.workspace);
        self.history
            .update(|history| history.put("United with another tab", present));
        self.kept.with(|store| {
            store.revision = theirs.entry.revision;
            store.again = true;
        });
        self.settle();
        self.toast("Another tab changed this workspace, too: both are kept", true);
        self.tell_merged("The other tab", &merged);
    }

    /// What the open workspace is called; tracked.
    pub fn title(self) -> String {
        self.history.with(|history| {
            let known = |source| self.source(source).map(|info| info.title).unwrap_or_default();
            history.present().title(known)
        })
    }

    /// The title and outlet by which the user knows a source.
    pub(super) fn known_as(self, source: SourceId) -> (String, String) {
        self.sources.with_untracked(|sources| {
            let info = sources.iter().find(|info| info.id == source);
            info.map(|info| (info.title.clone(), info.outlet.clone().unwrap_or_default()))
                .unwrap_or_default()
        })
    }

    /// A workspace that was deleted elsewhere is kept after all.
    pub fn keep_after_all(self) {
        self.kept.with(|store| store.revision = 0);
        self.kept.trouble.set(None);
        self.save_again();
    }

    // Tabs.

    fn listen_to_tabs(self) {
        let Ok(channel) = BroadcastChannel::new(CHANNEL) else {
            return; // seen when the tab is looked at again
        };
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            self.look_again(event.data().as_string());
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget(); // as long as the page
        self.kept.with(|store| store.channel = Some(channel));
    }

    fn tell_tabs(self, entry: &Entry) {
        self.kept.with(|store| {
            if let Some(channel) = &store.channel {
                // A tab that does not hear it looks when it is looked at.
                let _ = channel.post_message(&JsValue::from_str(&entry.id));
            }
        });
    }

    /// Takes over what other tabs saved: of the workspace named, or of any. What is unsaved here is merged by the save.
    pub fn look_again(self, which: Option<String>) {
        if self.kept.with(|store| store.found) != Some(true) {
            return;
        }
        spawn_local(async move {
            let Ok(stock) = self.stock().await else { return };
            if let Ok(list) = stock.list().await {
                self.kept.list.set(list);
            }
            let id = self.kept.current.get_untracked();
            let revision = self.kept.revision();
            if which.is_some_and(|which| which != id) || revision == 0 || self.has_unsaved() {
                return;
            }
            match stock.entry(&id).await {
                Ok(None) => self.kept.trouble.set(Some(Trouble::Gone)),
                Ok(Some(entry)) if entry.revision > revision => {
                    if let Ok(Some(theirs)) = stock.load(&id).await {
                        self.follow(&id, revision, theirs);
                    }
                }
                _ => {}
            }
        });
    }

    /// Something is being saved, waits for it, or could not be.
    fn has_unsaved(self) -> bool {
        self.kept.is_waiting() || !self.saved.get_untracked()
    }

    fn follow(self, id: &str, revision: u32, theirs: Opened) {
        // Meanwhile something may have happened here.
        if self.has_unsaved() || self.kept.revision() != revision || self.kept.current.get_untracked() != id {
            return;
        }
        let present = self.history.with_untracked(|history| history.present().clone());
        let other_texts = |workspace: &Workspace| {
            let mut inputs = workspace.inputs.iter();
            inputs.any(|input| {
                present
                    .input(input.id)
                    .is_some_and(|known| known.sha256 != input.sha256)
            })
        };
        let view = self.view.get_untracked();
        if other_texts(&theirs.workspace) {
            // Numbers mean other texts: all is read anew.
            self.history.set(History::default());
            self.settle();
        }
        self.history
            .update(|history| history.put("Changes of another tab", theirs.workspace));
        self.kept.with(|store| store.revision = theirs.entry.revision);
        self.view.set(view);
        self.settle();
        self.announce("Changed in another tab");
    }

    // Being kept for good.

    /// Asks the browser not to give up what is kept when it runs short of room: once there is something of the user's own.
    fn ask_to_persist(self, workspace: &Workspace) {
        let example = |name: &str| EXAMPLE.iter().any(|(known, _)| *known == name);
        let own = workspace.inputs.iter().any(|input| !example(&input.name));
        if !own
            || self
                .kept
                .with(|store| std::mem::replace(&mut store.asked_to_persist, true))
                != Some(false)
        {
            return;
        }
        if let Some(Ok(asked)) = storage_manager().map(|manager| manager.persist()) {
            spawn_local(async move {
                // The answer is shown where sizes are.
                let _ = JsFuture::from(asked).await;
            });
        }
    }
}

/// `None` where the page was not loaded securely.
pub(super) fn storage_manager() -> Option<StorageManager> {
    let manager = Reflect::get(&window().navigator(), &JsValue::from_str("storage")).ok()?;
    manager.dyn_into().ok()
}

fn session() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
