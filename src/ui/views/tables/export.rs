use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::present::file_name::file_name;
use crate::present::tables::{Separator, Sheet, records};
use crate::ui::parts::{Derived, Icon, Pill};
use crate::ui::state::use_app;

/// Copies the table as it is shown, or downloads it.
#[component]
pub fn Export(#[prop(into)] sheet: Derived<Arc<Sheet>>, #[prop(into)] name: String) -> impl IntoView {
    let app = use_app();
    let text = move |separator| sheet.with_untracked(|sheet| records(sheet, separator));
    let copy = move || {
        let text = text(Separator::Tab);
        spawn_local(async move {
            match JsFuture::from(window().navigator().clipboard().write_text(&text)).await {
                Ok(_) => app.toast("Copied the table: paste it into a spreadsheet", false),
                Err(_) => app.tell_problem(
                    "Not copied",
                    "The browser did not allow it. Download the table instead.",
                ),
            }
        });
    };
    let file = file_name(&name, None, "csv", "table");
    let save = move || {
        if download(&file, &text(Separator::Comma)).is_err() {
            app.tell_problem(
                "Not downloaded",
                "The browser did not allow it. Copy the table instead.",
            );
        }
    };
    view! {
        <Pill label="Copy as TSV" word="TSV" drawing=Icon::Copy more="to paste into a spreadsheet" on_press=copy />
        <Pill label="Download CSV" word="CSV" drawing=Icon::Drop on_press=save />
    }
}

/// Offers a text as a file. The byte order mark tells spreadsheets that it is UTF-8.
fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(&format!("\u{feff}{text}")));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}
