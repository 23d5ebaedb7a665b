use leptos::prelude::*;

use crate::compare::{Passage, Place};
use crate::present::exhibit::stands;
use crate::present::number::grouped;
use crate::present::one_line;
use crate::present::order;
use crate::ui::parts::{CollectPieces, Derived, Empty, Show, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::marks::{Jump, More, PAGE, SourceTag};

/// The same words in two sources, the longest first.
#[component]
pub fn Copied() -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(PAGE);
    let passages = Derived::new(move || {
        let mut passages = app
            .comparison
            .with(|all| all.as_ref().map(|all| all.passages.clone()).unwrap_or_default());
        order::by_key(&mut passages, |passage| std::cmp::Reverse(passage.words));
        passages
    });
    let least = move || app.history.with(|history| history.present().settings.passage_words);
    let total = Derived::new(move || passages.with(Vec::len));
    view! {
        <Show when=move || total.get() == 0>
            {dynamic(move || {
                let words = format!("No two sources share {} words or more in a row.", least());
                view! { <Empty title="No copied passages"><p>{words}</p></Empty> }
            })}
        </Show>
        <Show when=move || { total.get() > 0 }>
            <ul class="copied-list">
                {dynamic(move || {
                    let passages = passages.with(|passages| passages[..passages.len().min(shown.get())].to_vec());
                    passages.into_iter().map(|passage| view! { <CopiedItem passage /> }).collect_pieces()
                })}
            </ul>
            <More total shown />
        </Show>
    }
}

#[component]
fn CopiedItem(passage: Passage) -> impl IntoView {
    view! {
        <li class="copied">
            <p class="copied-count">
                <b>{grouped(f64::from(passage.words), 0)}</b>
                " words the same"
            </p>
            <ul class="passages">
                <CopiedSide place=passage.a />
                <CopiedSide place=passage.b />
            </ul>
        </li>
    }
}

#[component]
fn CopiedSide(place: Place) -> impl IntoView {
    let app = use_app();
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == place.source).cloned());
    let reading = app.read.with_untracked(|read| read.get(&place.source).cloned());
    let words = reading
        .as_ref()
        .map(|reading| one_line(reading.slice(place.span)))
        .unwrap_or_default();
    let stands = reading
        .map(|reading| stands(&reading.document, place.span))
        .unwrap_or_default();
    let what = info
        .as_ref()
        .map(|info| format!("source {}", info.mark))
        .unwrap_or_default();
    let show = Callback::new(move |place| app.show(place));
    view! {
        <li class="passage">
            <p class="exhibit-place">
                {info.map(|info| view! { <SourceTag info /> })} <span class="faint">{stands}</span>
            </p>
            <blockquote class="verbatim">{words}</blockquote>
            <Jump place what show />
        </li>
    }
}
