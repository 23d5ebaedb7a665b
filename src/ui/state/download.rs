//! Files and words that leave the page.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::App;

/// How long a file is kept for its download to begin.
const KEPT: Duration = Duration::from_secs(60);

impl App {
    /// Offers a file for download.
    pub fn download(self, name: &str, blob: &Blob) {
        match offer(name, blob) {
            Ok(()) => self.toast(format!("Downloaded {name}"), false),
            Err(_) => self.not_downloaded(),
        }
    }

    /// Offers a table in CSV. The byte order mark tells spreadsheets that it is UTF-8.
    pub fn download_csv(self, name: &str, text: &str) {
        match blob(&JsValue::from_str(&format!("\u{feff}{text}")), "text/csv;charset=utf-8") {
            Ok(blob) => self.download(name, &blob),
            Err(_) => self.not_downloaded(),
        }
    }

    pub(super) fn not_downloaded(self) {
        self.tell_problem(
            "Not downloaded",
            "The browser did not allow it, or has no room for the file.",
        );
    }

    /// Copies words: says `done`, or what to do `instead`.
    pub fn copy_text(self, text: String, done: &'static str, instead: &'static str) {
        spawn_local(async move {
            match JsFuture::from(window().navigator().clipboard().write_text(&text)).await {
                Ok(_) => self.toast(done, false),
                Err(_) => self.tell_problem("Not copied", &format!("The browser did not allow it. {instead}")),
            }
        });
    }
}

/// Words or bytes as a file of the browser's; an empty `kind` says nothing of what it is.
pub(super) fn blob(part: &JsValue, kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_buffer_source_sequence_and_options(&Array::of1(part), &options)
}

/// Gives a file to the browser to keep under that name.
pub(super) fn offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own hold on the file by then.
    set_timeout(move || drop(Url::revoke_object_url(&address)), KEPT);
    Ok(())
}
