//! The panel on the right: the finding, point, entity or fact that is selected, with the words that show it.

mod entity;
mod fact;
mod passage;
mod point;

use leptos::prelude::*;

use crate::ui::parts::{Icon, IconButton, Show, dynamic, press};
use crate::ui::state::{Selection, use_app};
use crate::ui::views::compare::finding_card;
use entity::EntityEvidence;
use fact::FactEvidence;
pub use passage::PassageView;
use point::PointEvidence;

#[component]
pub fn Evidence() -> impl IntoView {
    let app = use_app();
    let close = move || app.selected.set(None);
    let title = move || match app.selected.get() {
        Some(Selection::Finding(_)) => "Finding",
        Some(Selection::Point(_)) => "Point",
        Some(Selection::Entity(_)) => "Name",
        Some(Selection::Fact(_)) => "In the text",
        None => "Evidence",
    };
    let body = move || match app.selected.get() {
        None => ().into_any(),
        Some(Selection::Finding(id)) => match app.finding(&id) {
            Some(finding) => finding_card(app, finding).into_any(),
            None => view! { <p class="soft">"This finding is no longer there: its texts have changed."</p> }.into_any(),
        },
        Some(Selection::Point(index)) => view! { <PointEvidence index /> }.into_any(),
        Some(Selection::Entity(key)) => view! { <EntityEvidence key_=key /> }.into_any(),
        Some(Selection::Fact(place)) => view! { <FactEvidence place /> }.into_any(),
    };
    let is_finding = move || matches!(app.selected.get(), Some(Selection::Finding(_)));
    view! {
        <aside class="evidence" aria-label="Evidence" hidden=move || app.selected.with(Option::is_none)>
            <header class="evidence-head">
                <h2>{title}</h2>
                <Show when=is_finding>
                    <button
                        type="button"
                        class="button quiet"
                        title="Finding before (k)"
                        on:click=press(move |_| app.step_finding(-1))
                    >
                        "Previous"
                    </button>
                    <button
                        type="button"
                        class="button quiet"
                        title="Next finding (j)"
                        on:click=press(move |_| app.step_finding(1))
                    >
                        "Next"
                    </button>
                </Show>
                <IconButton label="Close the evidence".to_owned() drawing=Icon::Close on_press=close />
            </header>
            <div class="evidence-body">{dynamic(body)}</div>
        </aside>
    }
}
