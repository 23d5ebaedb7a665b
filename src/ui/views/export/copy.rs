use leptos::prelude::*;

use crate::report::Part;
use crate::ui::parts::press;
use crate::ui::state::use_app;

/// Copies a part of the report as rich text.
#[component]
pub fn CopyRich(part: Part) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            type="button"
            class="pill"
            title="To paste into a document or a mail, with its headings and tables"
            on:click=press(move |_| app.copy_rich(part.clone()))
        >
            "Copy as rich text"
        </button>
    }
}
