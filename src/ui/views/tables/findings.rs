use leptos::prelude::*;

use crate::compare::Place;
use crate::present::count_of;
use crate::present::findings::touching;
use crate::ui::parts::dynamic;
use crate::ui::state::use_app;
use crate::ui::views::compare::finding_card;

/// What was found about the table, folded.
#[component]
pub fn TableFindings(place: Place) -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let comparison = app.comparison.get()?;
        let found = touching(&comparison, place);
        if found.is_empty() {
            return None;
        }
        let cards = found
            .iter()
            .filter_map(|index| comparison.findings.get(*index).cloned());
        let cards = cards.map(|finding| finding_card(app, finding)).collect_view();
        Some(view! {
            <details class="table-findings">
                <summary>{count_of(found.len(), "finding", "findings")} " about this table"</summary>
                {cards}
            </details>
        })
    })
}
