use leptos::prelude::*;

use crate::compare::SourceId;
use crate::ui::state::SourceInfo;

/// A source's letter and, unless `letter_only`, its short name.
#[component]
pub fn SourceTag(#[prop(into)] info: SourceInfo, #[prop(optional)] letter_only: bool) -> impl IntoView {
    let name = info.short().to_owned();
    let title = info.title.clone();
    view! {
        <span class="source-tag" title=title>
            <b class="mark">
                <span class="sr">"Source "</span>
                {info.mark}
            </b>
            {if letter_only {
                view! { <span class="sr">{name}</span> }.into_any()
            } else {
                view! { <span class="source-name">{name}</span> }.into_any()
            }}
        </span>
    }
}

/// The source's letter and short name in words: `B, Harbour Gazette`.
pub fn label_of(sources: &[SourceInfo], id: SourceId) -> String {
    let info = sources.iter().find(|info| info.id == id);
    info.map_or_else(
        || "a source that is gone".to_owned(),
        |info| format!("{}, {}", info.mark, info.short()),
    )
}
