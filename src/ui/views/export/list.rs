use leptos::prelude::*;

use crate::ui::parts::{Icon, Pill};
use crate::ui::state::use_app;

/// Downloads a list as CSV: all of it, whatever is filtered or searched.
#[component]
pub fn ListCsv(list: &'static str) -> impl IntoView {
    let app = use_app();
    let save = move || app.export_list(list);
    view! { <Pill label="Download CSV" word="CSV" drawing=Icon::Drop more="the whole list" on_press=save /> }
}
