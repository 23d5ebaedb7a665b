use leptos::prelude::*;

use crate::compare::{DiffKind, DiffPart, Place};
use crate::present::exhibit::stands;
use crate::present::quotes::{Wording, spaced};
use crate::present::words;
use crate::ui::parts::press;
use crate::ui::state::use_app;
use crate::ui::views::marks::SourceTag;

/// A wording: how it differs from the fullest one, word for word, and where it stands.
#[component]
pub fn WordingItem(wording: Wording, fullest: bool) -> impl IntoView {
    let sign = words::variant(wording.class);
    let class = format!("variant-class variant-{}", sign.id);
    let label = if fullest {
        "the fullest wording".to_owned()
    } else {
        format!("{} {}", sign.glyph, sign.word)
    };
    let body = if wording.diff.is_empty() {
        wording.words.into_any()
    } else {
        view! { <Diff parts=spaced(&wording.diff) /> }.into_any()
    };
    let places = wording.places.into_iter().map(|place| view! { <PlaceLink place /> });
    view! {
        <li class="quote-variant">
            <blockquote class="verbatim">{body}</blockquote>
            <p class=class>{label}</p>
            <ul class="quote-places">{places.collect_view()}</ul>
        </li>
    }
}

/// A source and the place in it, as a way there.
#[component]
fn PlaceLink(place: Place) -> impl IntoView {
    let app = use_app();
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == place.source).cloned());
    let stands = app.read.with_untracked(|read| {
        let document = read
            .get(&place.source)
            .map(|reading| stands(&reading.document, place.span));
        document
            .filter(|words| !words.is_empty())
            .unwrap_or_else(|| "in the text".to_owned())
    });
    view! {
        <li>
            {info.map(|info| view! { <SourceTag info letter_only=true /> })} " "
            <button type="button" class="link" title="Show in text" on:click=press(move |_| app.show(place))>
                {stands}
            </button>
        </li>
    }
}

/// What was removed from and added to the fullest wording, marked and said to screen readers.
#[component]
fn Diff(parts: Vec<DiffPart>) -> impl IntoView {
    let parts = parts.into_iter().map(|part| match part.kind {
        DiffKind::Same => part.text.into_any(),
        DiffKind::Removed => view! {
            <del>
                <span class="sr">" missing here: "</span>
                {part.text}
                <span class="sr">", end "</span>
            </del>
        }
        .into_any(),
        DiffKind::Added => view! {
            <ins>
                <span class="sr">" only here: "</span>
                {part.text}
                <span class="sr">", end "</span>
            </ins>
        }
        .into_any(),
    });
    parts.collect_view()
}
