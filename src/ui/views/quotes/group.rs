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
    let paraphrases = wordings
        .iter()
        .filter(|wording| wording.class == VariantClass::Paraphrased)
        .count();
    let worded = wordings.len() - paraphrases;
    let mut title = match worded {
        0 | 1 if paraphrases > 0 => "A quotation".to_owned(),
        _ if wordings
            .iter()
            .all(|wording| matches!(wording.class, VariantClass::Same | VariantClass::Paraphrased)) =>
        {
            "The same words in several places".to_owned()
        }
        _ => format!("One quotation in {}", count_of(worded, "wording", "wordings")),
    };
    if paraphrases > 0 {
        title.push_str(&format!(", and {}", count_of(paraphrases, "paraphrase", "paraphrases")));
    }
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
