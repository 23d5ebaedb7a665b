use std::sync::Arc;

use leptos::prelude::*;

use super::examples::Examples;
use super::{Picked, toggle};
use crate::compare::{Comparison, Place};
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::SourceTag;

/// The words that set each source apart from the others of its story.
#[component]
pub fn DistinctiveList(comparison: Arc<Comparison>, picked: RwSignal<Picked>) -> impl IntoView {
    let app = use_app();
    let sources = app.sources.get_untracked();
    let described = comparison.wording.sources.iter().enumerate();
    let rows = described
        .filter(|(_, described)| !described.distinctive.is_empty())
        .map(|(row, described)| {
            let info = sources.iter().find(|info| info.id == described.source).cloned();
            let source = described.source;
            let places: Vec<Vec<Place>> = described
                .distinctive
                .iter()
                .map(|word| word.places.iter().map(|span| Place { source, span: *span }).collect())
                .collect();
            let words = described.distinctive.iter().enumerate().map(|(at, word)| {
            let item = (1, row, at);
            let (here, elsewhere) = (word.places.len(), word.elsewhere);
            let title = format!("{here} times here, {elsewhere} in the others; log-odds z = {:.1}", word.z);
            view! {
                <li>
                    <button
                        type="button"
                        class="wording-word"
                        title=title
                        aria-expanded=move || (picked.get() == Some(item)).to_string()
                        on:click=press(move |_| toggle(picked, item))
                    >
                        {word.words.clone()}
                        <span class="count">
                            {here} <span class="sr">" here, "</span> <span aria-hidden="true">" : "</span> {elsewhere}
                            <span class="sr">" elsewhere"</span>
                        </span>
                    </button>
                </li>
            }
        });
            view! {
                <li class="wording-source">
                    {info.map(|info| view! { <SourceTag info /> })}
                    <ul class="wording-words">{words.collect_pieces()}</ul>
                    {dynamic(move || {
                        let (list, open, at) = picked.get()?;
                        let places = places.get(at).filter(|_| list == 1 && open == row)?.clone();
                        Some(view! { <Examples places /> })
                    })}
                </li>
            }
        });
    let rows = rows.collect_pieces();
    let none = rows.is_empty().then(|| {
        view! {
            <p class="soft">
                "None. Words are held against the other sources of the same story; short texts and single sources give none."
            </p>
        }
    });
    view! {
        <section class="wording-part" aria-labelledby="wording-distinctive">
            <h2 id="wording-distinctive">"Distinctive words"</h2>
            <p class="soft">
                "Words that a source uses more often than the others of its story: times here, times in all the others. Names, figures and dates are left out."
            </p>
            {none}
            <ul class="wording-sources">{rows}</ul>
        </section>
    }
}
