use std::sync::Arc;

use leptos::prelude::*;

use super::examples::Examples;
use super::{Picked, toggle};
use crate::compare::{Comparison, Place};
use crate::present::wording::users;
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::More;

/// How many are shown at first.
const FIRST: usize = 40;

/// Different words at one place of statements that report the same fact, side by side.
#[component]
pub fn NamingList(comparison: Arc<Comparison>, picked: RwSignal<Picked>) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(FIRST);
    let total = comparison.wording.naming.len();
    let sources = app.sources.get_untracked();
    let rows = move || {
        let naming = comparison.wording.naming.iter().take(shown.get()).enumerate();
        let rows = naming.map(|(row, naming)| {
            let places: Vec<Vec<Place>> = naming.names.iter().map(|name| name.places.clone()).collect();
            let names = naming.names.iter().enumerate().map(|(at, name)| {
                let item = (2, row, at);
                let marks: Vec<String> = users(name)
                    .into_iter()
                    .filter_map(|id| sources.iter().find(|info| info.id == id))
                    .map(|info| info.mark.clone())
                    .collect();
                view! {
                    <li>
                        <button
                            type="button"
                            class="wording-word"
                            aria-expanded=move || (picked.get() == Some(item)).to_string()
                            on:click=press(move |_| toggle(picked, item))
                        >
                            {name.words.clone()}
                            <span class="count">{marks.join(" ")}</span>
                        </button>
                    </li>
                }
            });
            view! {
                <li>
                    <ul class="wording-words">{names.collect_pieces()}</ul>
                    {dynamic(move || {
                        let (list, open, at) = picked.get()?;
                        let places = places.get(at).filter(|_| list == 2 && open == row)?.clone();
                        Some(view! { <Examples places /> })
                    })}
                </li>
            }
        });
        rows.collect_pieces()
    };
    view! {
        <section class="wording-part" aria-labelledby="wording-naming">
            <h2 id="wording-naming">"One place, other words"</h2>
            <p class="soft">
                "Where statements report the same fact in nearly the same words, and one source has one word where another has a different one."
            </p>
            {(total == 0).then(|| view! { <p class="soft">"None found."</p> })}
            <ul class="wording-naming">{dynamic(rows)}</ul>
            <More total=Derived::new(move || total) shown />
        </section>
    }
}
