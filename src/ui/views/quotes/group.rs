use leptos::prelude::*;

use super::variant::Variant;
use crate::compare::VariantClass;
use crate::present::count_of;
use crate::ui::state::use_app;

/// One quotation in several sources or wordings; the fullest wording first.
#[component]
pub fn Group(index: usize) -> impl IntoView {
    let app = use_app();
    let group = app
        .comparison
        .with_untracked(|all| all.as_ref()?.quotes.get(index).cloned())?;
    let mut variants = group.variants;
    // The fullest wording is the one that the others are compared with; it stands first.
    variants.sort_by_key(|variant| std::cmp::Reverse(variant.span.len()));
    variants.sort_by_key(|variant| variant.class != VariantClass::Same);
    let gravest = variants
        .iter()
        .map(|variant| variant.class)
        .min()
        .unwrap_or(VariantClass::Same);
    let count = count_of(variants.len(), "wording", "wordings");
    let title = if gravest == VariantClass::Same {
        "The same words"
    } else {
        "One quotation in different wordings"
    };
    let items = variants.into_iter().map(|variant| view! { <Variant variant /> });
    Some(view! {
        <li class="quote-group">
            <p class="eyebrow">{title} ", " {count}</p>
            <ul>{items.collect_view()}</ul>
        </li>
    })
}
