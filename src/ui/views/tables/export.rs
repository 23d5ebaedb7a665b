use std::sync::Arc;

use leptos::prelude::*;

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
        let done = "Copied the table: paste it into a spreadsheet";
        app.copy_text(text(Separator::Tab), done, "Download the table instead.");
    };
    let file = file_name(&name, None, "csv", "table");
    let save = move || app.download_csv(&file, &text(Separator::Comma));
    view! {
        <Pill label="Copy as TSV" word="TSV" drawing=Icon::Copy more="to paste into a spreadsheet" on_press=copy />
        <Pill label="Download CSV" word="CSV" drawing=Icon::Drop on_press=save />
    }
}
