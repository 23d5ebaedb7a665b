//! What is dropped, folders included: the browser tells of their files only one after the other.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// How many files of folders are taken, and how many folders are looked into.
const FILES: usize = 1_000;
const FOLDERS: usize = 2_000;

/// The files and folders of a drop. To be asked for at once: after the event the browser tells nothing.
pub fn entries_of(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    let entries = (0..items.length()).filter_map(|index| items.get(index)?.webkit_get_as_entry().ok().flatten());
    entries.collect()
}

/// All files, by the order of their names within each folder; hidden ones are left out.
pub async fn files_within(entries: Vec<FileSystemEntry>) -> Vec<File> {
    let mut files = Vec::new();
    let mut folders = 0;
    let mut open: Vec<FileSystemEntry> = entries.into_iter().rev().collect();
    while let Some(entry) = open.pop() {
        if files.len() >= FILES || entry.name().starts_with('.') {
            continue;
        }
        if entry.is_file() {
            let entry: FileSystemFileEntry = entry.unchecked_into();
            let file = promised(|done, failed| {
                entry.file_with_callback_and_callback(done, failed);
            });
            files.extend(file.await.map(JsCast::unchecked_into::<File>));
        } else if folders < FOLDERS {
            folders += 1;
            let folder: FileSystemDirectoryEntry = entry.unchecked_into();
            let mut within = listed(&folder).await;
            within.sort_by_key(FileSystemEntry::name);
            open.extend(within.into_iter().rev());
        }
    }
    files
}

/// A folder's entries come in batches until an empty one.
async fn listed(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let batch = promised(|done, failed| {
            // A reader that fails calls nobody: the promise below then ends with what has come.
            let _ = reader.read_entries_with_callback_and_callback(done, failed);
        });
        let batch: Array = match batch.await {
            Some(batch) => batch.unchecked_into(),
            None => return all,
        };
        if batch.length() == 0 || all.len() > FILES * 2 {
            return all;
        }
        all.extend(batch.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// What an old function with two callbacks gives; `None` if it fails.
async fn promised(mut start: impl FnMut(&Function, &Function)) -> Option<JsValue> {
    let promise = Promise::new(&mut |done, failed| start(&done, &failed));
    JsFuture::from(promise).await.ok()
}
