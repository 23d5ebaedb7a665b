use leptos::prelude::*;

use super::wording::WordingItem;
use crate::compare::VariantClass;
use crate::present::count_of;
use crate::present::quotes::wordings;
use crate::ui::parts::CollectPieces;
use crate::ui::state::use_app;
use crate::ui::views::texts;

/// One quotation in several sources or wordings; the fullest wording first.
#[component]
pub fn Group(index: usize) -> impl IntoView {
    let app = use_app();
    let group = app
        .comparison
        .with_untracked(|all| all.as_ref()?.quotes.get(index).cloned())?;
    let sources = app.sources.get_untracked();
    let wordings = app.read.with_untracked(|read| wordings(&group, &texts(read, &sources)));
    let title = if wordings.iter().all(|wording| wording.class == VariantClass::Same) {
        "The same words in several places".to_owned()
    } else {
        format!("One quotation in {}", count_of(wordings.len(), "wording", "wordings"))
    };
    let items = wordings
        .into_iter()
        .enumerate()
        .map(|(at, wording)| view! { <WordingItem wording fullest=at == 0 /> });
    Some(view! {
        <li class="quote-group">
            <p class="eyebrow">{title}</p>
            <ul>{items.collect_pieces()}</ul>
        </li>
    })
}
