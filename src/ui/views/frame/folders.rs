//! What is dropped, folders included: the browser tells of their files only one after the other.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, DataTransferItem, File};

/// How many files of folders are taken, and how many folders are looked into.
const FILES: usize = 1_000;
const FOLDERS: usize = 2_000;

// The little of the File and Directory Entries API that is needed here.
#[wasm_bindgen]
extern "C" {
    type DroppedItem;
    #[wasm_bindgen(method, catch, js_name = webkitGetAsEntry)]
    fn entry(this: &DroppedItem) -> Result<Option<Entry>, JsValue>;

    /// A file or a folder that was dropped.
    pub type Entry;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Entry) -> String;
    #[wasm_bindgen(method, getter, js_name = isDirectory)]
    pub fn is_folder(this: &Entry) -> bool;
    #[wasm_bindgen(method, catch)]
    fn file(this: &Entry, done: &Function, failed: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = createReader)]
    fn reader(this: &Entry) -> Result<Reader, JsValue>;

    type Reader;
    #[wasm_bindgen(method, catch, js_name = readEntries)]
    fn read(this: &Reader, done: &Function, failed: &Function) -> Result<(), JsValue>;
}

/// The files and folders of a drop. To be asked for at once: after the event the browser tells nothing.
pub fn entries_of(data: &DataTransfer) -> Vec<Entry> {
    let items = data.items();
    let entry = |item: DataTransferItem| item.unchecked_into::<DroppedItem>().entry().ok().flatten();
    (0..items.length())
        .filter_map(|index| items.get(index).and_then(entry))
        .collect()
}

/// All files, by the order of their names within each folder; hidden ones are left out.
pub async fn files_within(entries: Vec<Entry>) -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = 0;
    let mut open: Vec<Entry> = entries.into_iter().rev().collect();
    while let Some(entry) = open.pop() {
        if files.len() >= FILES || entry.name().starts_with('.') {
            continue;
        }
        if !entry.is_folder() {
            let file = promised(|done, failed| entry.file(done, failed)).await;
            files.extend(file.map(JsCast::unchecked_into::<File>));
        } else if folders < FOLDERS {
            folders += 1;
            let mut within = listed(&entry).await;
            within.sort_by_key(Entry::name);
            open.extend(within.into_iter().rev());
        }
    }
    files
}

/// A folder's entries come in batches until an empty one.
async fn listed(folder: &Entry) -> Vec<Entry> {
    let mut all = Vec::new();
    let Ok(reader) = folder.reader() else { return all };
    while let Some(batch) = promised(|done, failed| reader.read(done, failed)).await {
        let batch: Array = batch.unchecked_into();
        if batch.length() == 0 || all.len() > FILES * 2 {
            break;
        }
        all.extend(batch.iter().map(JsCast::unchecked_into::<Entry>));
    }
    all
}

/// What an old function with two callbacks gives; `None` if it fails.
async fn promised(start: impl Fn(&Function, &Function) -> Result<(), JsValue>) -> Option<JsValue> {
    let promise = Promise::new(&mut |done, failed| {
        if start(&done, &failed).is_err() {
            // A call that throws calls nobody back: this ends the wait.
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()
}
