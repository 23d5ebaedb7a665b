use leptos::prelude::*;

use super::item::TableItem;
use crate::compare::SourceId;
use crate::ui::parts::{CollectPieces, Derived, Empty, Show, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::marks::More;

/// Tables shown at first.
const PAGE: usize = 40;

/// The root of the view: every table of every source, in order.
#[component]
pub fn Tables() -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(PAGE);
    let all = Derived::new(move || -> Vec<(SourceId, usize)> {
        let sources = app.sources.get();
        app.read.with(|read| {
            let of =
                |id: SourceId| (0..read.get(&id).map_or(0, |r| r.analysis.tables.len())).map(move |index| (id, index));
            sources.iter().flat_map(|info| of(info.id)).collect()
        })
    });
    let total = Derived::new(move || all.with(Vec::len));
    view! {
        <div class="results tables">
            <Show when=move || total.get() == 0>
                <Empty title="No tables"><p>"None of the texts has a table that could be read: rows of cells parted by | or tabs, or an HTML table."</p></Empty>
            </Show>
            {dynamic(move || {
                // A text that was read again has new tables under the same numbers: its items are drawn anew.
                app.read.track();
                let page = all.with(|all| all[..all.len().min(shown.get())].to_vec());
                page.into_iter().map(|(source, index)| view! { <TableItem source index /> }).collect_pieces()
            })}
            <More total shown />
        </div>
    }
}
