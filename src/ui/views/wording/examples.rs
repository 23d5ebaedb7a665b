use leptos::prelude::*;

use crate::compare::Place;
use crate::present::kwic::rows;
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::{More, SourceTag};
use crate::ui::views::texts;

/// Characters of context on a side.
const CONTEXT: usize = 70;
/// How many are shown at first.
const FIRST: usize = 25;

/// Places in their context; a press shows one in its text.
#[component]
pub fn Examples(places: Vec<Place>) -> impl IntoView {
    let app = use_app();
    let sources = app.sources.get_untracked();
    let total = places.len();
    let shown = RwSignal::new(FIRST);
    let found = app
        .read
        .with_untracked(|read| rows(&texts(read, &sources), places, CONTEXT));
    view! {
        <ul class="wording-examples">
            {dynamic(move || {
                let page = found[..found.len().min(shown.get())].to_vec();
                let items = page.into_iter().map(|row| {
                    let place = row.place;
                    let source = sources.iter().find(|info| info.id == place.source).cloned();
                    view! {
                        <li>
                            {source.map(|info| view! { <SourceTag info letter_only=true /> })}
                            <button type="button" class="verbatim" title="Show in text" on:click=press(move |_| app.show(place))>
                                <span>{row.left}</span>
                                <mark class="evidence-words">{row.keyword}</mark>
                                <span>{row.right}</span>
                            </button>
                        </li>
                    }
                });
                items.collect_pieces()
            })}
        </ul>
        <More total=Derived::new(move || total) shown />
    }
}
