use leptos::prelude::*;

use crate::compare::{DiffKind, DiffPart, Place, QuoteVariant, VariantClass};
use crate::present::words;
use crate::ui::state::use_app;
use crate::ui::views::marks::{Jump, SourceTag};

/// A wording: how it differs from the fullest one, word for word.
#[component]
pub fn Variant(variant: QuoteVariant) -> impl IntoView {
    let app = use_app();
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == variant.source).cloned());
    let place = Place {
        source: variant.source,
        span: variant.span,
    };
    let plain = app.read.with_untracked(|read| {
        let words = read
            .get(&variant.source)
            .map(|reading| crate::present::one_line(reading.slice(variant.span)));
        words.unwrap_or_default()
    });
    let sign = words::variant(variant.class);
    let is_same = variant.class == VariantClass::Same || variant.diff.is_empty();
    let body = if is_same {
        plain.into_any()
    } else {
        view! { <Diff parts=variant.diff /> }.into_any()
    };
    let what = info
        .as_ref()
        .map(|info| format!("source {}", info.mark))
        .unwrap_or_default();
    let show = Callback::new(move |place| app.show(place));
    view! {
        <li class="quote-variant">
            <blockquote class="verbatim">{body}</blockquote>
            <p class="quote-facts">
                {info.map(|info| view! { <SourceTag info /> })}
                <span class=format!("variant-class variant-{}", sign.id)>
                    <span aria-hidden="true">{sign.glyph}</span>
                    " "
                    {sign.word}
                </span>
                <Jump place what show />
            </p>
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
                <span class="sr">" end "</span>
            </del>
        }
        .into_any(),
        DiffKind::Added => view! {
            <ins>
                <span class="sr">" only here: "</span>
                {part.text}
                <span class="sr">" end "</span>
            </ins>
        }
        .into_any(),
    });
    parts.collect_view()
}
