use leptos::prelude::*;

use crate::ui::parts::press;
use crate::ui::state::use_app;

/// Downloads a list as CSV: all of it, whatever is filtered or searched.
#[component]
pub fn ListCsv(list: &'static str) -> impl IntoView {
    let app = use_app();
    view! {
        <button
            type="button"
            class="pill list-csv"
            title="The whole list, as CSV"
            on:click=press(move |_| app.export_list(list))
        >
            "Download CSV"
        </button>
    }
}
