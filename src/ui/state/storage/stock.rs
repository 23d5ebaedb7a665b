//! What is kept: a list of workspaces, their states, and the texts, each once, by hash.
//!
//! A state is the workspace's file without its texts, so that a verdict costs a few kilobytes, however long the texts are.
//! A save is one transaction: it looks whether another tab saved in the meantime, writes what is new beside what is
//! there, and has the list point to it. The state before stays, for the case that the new one is damaged.

use js_sys::{Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::database::{Database, Fault, Transaction};
use crate::compare::SourceId;
use crate::workspace::{self, Entry, LoadProblem, Workspace, unneeded};

const NAME: &str = "crossread-workspaces";
const LIST: &str = "list";
const STATES: &str = "states";
const TEXTS: &str = "texts";
const STORES: &[&str] = &[LIST, STATES, TEXTS];

/// Where there was one workspace, in one piece, until there was a list.
const OLD: &str = "crossread";
const OLD_STORE: &str = "workspaces";
const OLD_KEYS: [&str; 2] = ["current", "unread"];

/// What became of a save.
pub enum Saved {
    Kept(Entry),
    /// Another tab saved since: nothing was written.
    Elsewhere,
    /// Another tab deleted the workspace: nothing was written.
    Gone,
}

/// A workspace that was opened, and what there is to tell of it.
pub struct Opened {
    pub entry: Entry,
    pub workspace: Workspace,
    pub damage: Vec<String>,
}

#[derive(Clone)]
pub struct Stock(Database);

impl Stock {
    pub async fn open() -> Result<Stock, Fault> {
        Database::open(NAME, STORES).await.map(Stock)
    }

    /// All workspaces, the one changed last first.
    pub async fn list(&self) -> Result<Vec<Entry>, Fault> {
        let transaction = self.0.begin(&[LIST], false)?;
        let outcome = entries(&transaction).await;
        transaction.end(outcome).await
    }

    /// What the list says of one.
    pub async fn entry(&self, id: &str) -> Result<Option<Entry>, Fault> {
        let transaction = self.0.begin(&[LIST], false)?;
        let outcome = entry(&transaction, id).await;
        transaction.end(outcome).await
    }

    /// Opens a workspace. Where its newest state is damaged, the one before it is opened if that is whole.
    pub async fn load(&self, id: &str) -> Result<Option<Opened>, Fault> {
        let transaction = self.0.begin(STORES, false)?;
        let outcome = load(&transaction, id).await;
        transaction.end(outcome).await
    }

    /// Keeps a workspace whose state of the revision `base` this tab has; 0 for one that is new.
    pub async fn save(
        &self,
        id: &str,
        base: u32,
        workspace: &Workspace,
        known: impl Fn(SourceId) -> (String, String),
    ) -> Result<Saved, Fault> {
        let state = workspace.state(&known);
        let transaction = self.0.begin(STORES, true)?;
        let after = |before: &Entry| before.after(workspace, |source| known(source).0, state.len(), Date::now() as u64);
        let outcome = save(&transaction, id, base, workspace, &state, &after).await;
        transaction.end(outcome).await
    }

    /// Deletes a workspace, its states, and the texts that no other one needs.
    pub async fn delete(&self, id: &str) -> Result<(), Fault> {
        let transaction = self.0.begin(STORES, true)?;
        let outcome = delete(&transaction, id).await;
        transaction.end(outcome).await
    }

    /// Deletes all there is.
    pub async fn clear(&self) -> Result<(), Fault> {
        let transaction = self.0.begin(STORES, true)?;
        let outcome = async {
            for store in STORES {
                transaction.clear(store).await?;
            }
            Ok(())
        };
        let outcome = outcome.await;
        transaction.end(outcome).await?;
        if let Ok(old) = Database::open(OLD, &[OLD_STORE]).await {
            old.delete(OLD);
        }
        Ok(())
    }

    /// Takes over what was kept before there was a list: a text of the list is written before the old one goes. Gives what
    /// could not be opened; that stays where it is.
    pub async fn take_over(&self, new_id: impl Fn() -> String) -> Result<Option<LoadProblem>, Fault> {
        let old = Database::open(OLD, &[OLD_STORE]).await?;
        let mut problem = None;
        let mut left = false;
        for key in OLD_KEYS.into_iter().filter(|_| old.has(OLD_STORE)) {
            let transaction = old.begin(&[OLD_STORE], false)?;
            let outcome = transaction.get(OLD_STORE, key).await;
            let Some(bytes) = bytes(transaction.end(outcome).await?) else {
                continue;
            };
            match workspace::load(&bytes) {
                Ok(loaded) => {
                    if !loaded.workspace.is_empty() {
                        self.save(&new_id(), 0, &loaded.workspace, |_| Default::default())
                            .await?;
                    }
                    let transaction = old.begin(&[OLD_STORE], true)?;
                    let outcome = transaction.delete(OLD_STORE, key).await;
                    transaction.end(outcome).await?;
                }
                Err(fault) => {
                    left = true;
                    problem = Some(fault);
                }
            }
        }
        if !left {
            old.delete(OLD);
        }
        Ok(problem)
    }
}

fn state_key(id: &str, revision: u32) -> String {
    format!("{id}/{revision}")
}

fn bytes(value: JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

async fn entries(transaction: &Transaction) -> Result<Vec<Entry>, Fault> {
    let all = transaction.all(LIST).await?;
    let mut entries: Vec<Entry> = all
        .iter()
        .filter_map(|text| text.as_string())
        .map(|text| Entry::read(&text))
        .collect();
    crate::present::order::by_key(&mut entries, |entry| std::cmp::Reverse(entry.changed));
    Ok(entries)
}

async fn entry(transaction: &Transaction, id: &str) -> Result<Option<Entry>, Fault> {
    let text = transaction.get(LIST, id).await?.as_string();
    Ok(text.map(|text| Entry::read(&text)))
}

async fn load(transaction: &Transaction, id: &str) -> Result<Option<Opened>, Fault> {
    let Some(entry) = entry(transaction, id).await? else {
        return Ok(None);
    };
    let mut newest = state(transaction, &entry, entry.revision).await?;
    if newest.as_ref().is_none_or(|opened| !opened.damage.is_empty()) {
        let before = state(transaction, &entry, entry.revision.saturating_sub(1)).await?;
        if let Some(mut before) =
            before.filter(|opened| opened.damage.is_empty() && opened.workspace.awaited.is_empty())
        {
            before.damage = vec![
                "The last saved state was damaged. The one before it is open; the last change may be missing.".into(),
            ];
            newest = Some(before);
        }
    }
    Ok(Some(newest.unwrap_or_else(|| Opened {
        entry,
        workspace: Workspace::default(),
        damage: vec![
            "Nothing of it could be read in this browser's storage. If you have it as a file, open that.".into(),
        ],
    })))
}

async fn state(transaction: &Transaction, entry: &Entry, revision: u32) -> Result<Option<Opened>, Fault> {
    let stored = bytes(transaction.get(STATES, &state_key(&entry.id, revision)).await?);
    let Some(Ok(loaded)) = stored.map(|bytes| workspace::load(&bytes)) else {
        return Ok(None);
    };
    let mut workspace = loaded.workspace;
    let hashes: Vec<String> = workspace.awaited.iter().map(|awaited| awaited.sha256.clone()).collect();
    for hash in hashes {
        let text = bytes(transaction.get(TEXTS, &hash).await?);
        if let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) {
            workspace.bring(&text);
        }
    }
    Ok(Some(Opened {
        entry: entry.clone(),
        workspace,
        damage: loaded.damage,
    }))
}

async fn save(
    transaction: &Transaction,
    id: &str,
    base: u32,
    workspace: &Workspace,
    state: &[u8],
    after: &dyn Fn(&Entry) -> Entry,
) -> Result<Saved, Fault> {
    let before = match (entry(transaction, id).await?, base) {
        (None, 0) => Entry {
            id: id.to_owned(),
            ..Entry::default()
        },
        (None, _) => return Ok(Saved::Gone),
        (Some(stored), base) if stored.revision != base => return Ok(Saved::Elsewhere),
        (Some(stored), _) => stored,
    };
    let after = after(&before);
    for input in &workspace.inputs {
        if !transaction.has(TEXTS, &input.sha256).await? {
            let text = Uint8Array::from(input.text.as_bytes());
            transaction.put(TEXTS, &input.sha256, &text).await?;
        }
    }
    let value = Uint8Array::from(state);
    transaction.put(STATES, &state_key(id, after.revision), &value).await?;
    transaction.put(LIST, id, &JsValue::from_str(&after.write())).await?;
    if let Some(outdated) = before.revision.checked_sub(1) {
        transaction.delete(STATES, &state_key(id, outdated)).await?;
    }
    forget(transaction, &before, Some(&after)).await?;
    Ok(Saved::Kept(after))
}

async fn delete(transaction: &Transaction, id: &str) -> Result<(), Fault> {
    let Some(before) = entry(transaction, id).await? else {
        return Ok(());
    };
    for revision in [before.revision, before.revision.saturating_sub(1)] {
        transaction.delete(STATES, &state_key(id, revision)).await?;
    }
    transaction.delete(LIST, id).await?;
    forget(transaction, &before, None).await
}

/// Deletes the texts that nobody needs any more.
async fn forget(transaction: &Transaction, before: &Entry, after: Option<&Entry>) -> Result<(), Fault> {
    let all = entries(transaction).await?;
    for text in unneeded(before, after, &all) {
        transaction.delete(TEXTS, &text).await?;
    }
    Ok(())
}
