use leptos::prelude::*;

use super::copied::Copied;
use super::findings::Findings;
use super::origins::Origins;
use super::points::Points;
use crate::ui::parts::{Derived, Empty, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::marks::Sections;

/// The lists that the view has.
const NAMES: [&str; 3] = ["Points", "Findings", "Copied passages"];

/// The root of the view: which of its three lists is shown.
#[component]
pub fn Compare() -> impl IntoView {
    let app = use_app();
    let count = move |of: fn(&crate::compare::Comparison) -> usize| {
        Derived::new(move || app.comparison.with(|comparison| comparison.as_deref().map_or(0, of)))
    };
    let sections = vec![
        (NAMES[0], count(|comparison| comparison.points.len())),
        (NAMES[1], count(|comparison| comparison.findings.len())),
        (NAMES[2], count(|comparison| comparison.passages.len())),
    ];
    let chosen = app.list;
    // A single source has no points to compare, but its own tables and figures may disagree.
    let is_single = Derived::new(move || app.sources.with(|sources| sources.len() < 2));
    view! {
        <div class="results compare">
            <Origins />
            <Sections label="Lists of the comparison" sections chosen />
            <h2 class="sr">{move || NAMES[chosen.get().min(2)]}</h2>
            {dynamic(move || {
                if app.comparison.with(Option::is_none) {
                    return view! { <Empty title="Not compared yet"><p>"Results appear here as soon as the texts are read."</p></Empty> }
                        .into_any();
                }
                match chosen.get() {
                    0 if is_single.get() => {
                        view! {
                            <Empty title="One source so far"><p>"Add a second one to see what both say and where they differ. What a single source says against itself stands under Findings."</p></Empty>
                        }
                            .into_any()
                    }
                    0 => view! { <Points /> }.into_any(),
                    1 => view! { <Findings /> }.into_any(),
                    _ => view! { <Copied /> }.into_any(),
                }
            })}
        </div>
    }
}
