use leptos::prelude::*;

use crate::present::{count_of, kept};
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::{Dialog, use_app};

/// How many are named.
const FEW: usize = 4;

/// On the first page: the workspaces that are kept in this browser.
#[component]
pub fn Recent() -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let mut entries = app.kept.list.get();
        let current = app.kept.current.get();
        entries.retain(|entry| entry.id != current);
        let now = js_sys::Date::now() as u64;
        let rows = entries.iter().take(FEW).cloned().map(|entry| {
            let about = format!(
                "{}, {}",
                count_of(entry.sources, "source", "sources"),
                kept::ago(entry.changed, now)
            );
            let id = entry.id;
            view! {
                <li>
                    <button type="button" class="link" on:click=press(move |_| app.open_workspace(id.clone()))>
                        {entry.name}
                    </button>
                    " "
                    <span class="soft small">{about}</span>
                </li>
            }
        });
        (!entries.is_empty()).then(|| {
            view! {
                <section class="recent" aria-label="Kept in this browser">
                    <h2>"Kept in this browser"</h2>
                    <ul>{rows.collect_pieces()}</ul>
                    <button type="button" class="link small" on:click=press(move |_| app.open_dialog(Dialog::Workspaces))>
                        "All workspaces"
                    </button>
                </section>
            }
        })
    })
}
