use leptos::prelude::*;

use crate::compare::{Passage, Place};
use crate::present::exhibit::stands;
use crate::present::number::grouped;
use crate::present::order;
use crate::present::passage::{Piece, compared};
use crate::present::{count_of, one_line};
use crate::ui::parts::{CollectPieces, Derived, Empty, Show, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::export::ListCsv;
use crate::ui::views::marks::{Jump, More, PAGE, Pieces, SourceTag};

/// Where the slider for the least length of a passage ends, in words.
const LONGEST: u32 = 50;

/// The same words in two sources, the longest first, from a length on that a slider sets.
#[component]
pub fn Copied() -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(PAGE);
    let shortest = app
        .history
        .with_untracked(|history| history.present().settings.passage_words);
    let least = RwSignal::new(shortest);
    let passages = Derived::new(move || {
        let mut passages = app
            .comparison
            .with(|all| all.as_ref().map(|all| all.passages.clone()).unwrap_or_default());
        passages.retain(|passage| passage.words >= least.get());
        order::by_key(&mut passages, |passage| std::cmp::Reverse(passage.words));
        passages
    });
    let total = Derived::new(move || passages.with(Vec::len));
    view! {
        <div class="copied-least">
            <label for="copied-least">"The same words, at least"</label>
            <input
                id="copied-least"
                type="range"
                min=shortest
                max=LONGEST
                prop:value=move || least.get().to_string()
                on:input=move |event| {
                    if let Ok(words) = event_target_value(&event).parse() {
                        least.set(words);
                        shown.set(PAGE);
                    }
                }
            />
            <output for="copied-least">{least}</output>
            <span class="soft">{move || count_of(total.get(), "passage", "passages")}</span>
        </div>
        <Show when=move || total.get() == 0>
            {dynamic(move || {
                let words = format!("No two sources share a passage of {} words or more.", least.get());
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
            <div class="chips"><ListCsv list="passages" /></div>
        </Show>
    }
}

#[component]
fn CopiedItem(passage: Passage) -> impl IntoView {
    let app = use_app();
    let places = [passage.a, passage.b];
    let words = |place: Place| {
        let reading = app.read.with_untracked(|read| read.get(&place.source).cloned());
        reading
            .map(|reading| one_line(reading.slice(place.span)))
            .unwrap_or_default()
    };
    let (a, b) = (words(passage.a), words(passage.b));
    let mut pieces = compared(&[&a, &b]).into_iter();
    let exact = pieces.as_slice().iter().flatten().all(|piece| !piece.only_here);
    let sides = places.into_iter().map(|place| {
        let pieces = pieces.next().unwrap_or_default();
        view! { <CopiedSide place pieces /> }
    });
    let sides = sides.collect_pieces();
    view! {
        <li class="copied">
            <p class="copied-count">
                <b>{grouped(f64::from(passage.words), 0)}</b>
                {if exact { " words the same" } else { " words the same, with edits" }}
            </p>
            <ul class="passages">{sides}</ul>
            <button type="button" class="link small" on:click=press(move |_| app.show_side_by_side(&places))>
                "Read side by side"
            </button>
        </li>
    }
}

#[component]
fn CopiedSide(place: Place, pieces: Vec<Piece>) -> impl IntoView {
    let app = use_app();
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == place.source).cloned());
    let reading = app.read.with_untracked(|read| read.get(&place.source).cloned());
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
            <blockquote class="verbatim">
                <Pieces pieces />
            </blockquote>
            <Jump place what show />
        </li>
    }
}
