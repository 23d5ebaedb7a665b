use leptos::prelude::*;

use crate::report::Part;
use crate::ui::parts::{Icon, Pill};
use crate::ui::state::use_app;

/// Copies a part of the report as rich text.
#[component]
pub fn CopyRich(part: Part) -> impl IntoView {
    let app = use_app();
    let more = "to paste into a document or a mail, with its headings and tables";
    let copy = move || app.copy_rich(part.clone());
    view! { <Pill label="Copy as rich text" word="Copy" drawing=Icon::Copy more on_press=copy /> }
}
