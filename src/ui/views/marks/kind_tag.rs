use leptos::prelude::*;

use crate::analysis::entities::EntityKind;
use crate::present::words;

/// A kind of entity: its glyph, and its word for screen readers or, with `in_words`, for everybody.
#[component]
pub fn KindTag(kind: EntityKind, #[prop(optional)] in_words: bool) -> impl IntoView {
    let sign = words::entity_kind(kind);
    view! {
        <span class=format!("kind-tag kind-{}", sign.id) title=sign.word>
            <span class="kind-glyph" aria-hidden="true">
                {sign.glyph}
            </span>
            <span class:sr=!in_words>{sign.word}</span>
        </span>
    }
}
