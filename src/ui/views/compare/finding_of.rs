use leptos::prelude::*;

use crate::ui::parts::Derived;

use super::FindingCard;
use crate::compare::Finding;
use crate::present::exhibit::exhibits;
use crate::ui::state::App;
use crate::ui::views::texts;

/// The most characters of context on a side of the evidence.
const CONTEXT: usize = 140;

/// The card of a finding with what the state knows about it: for the evidence panel and for lists.
pub fn finding_card(app: App, finding: Finding) -> impl IntoView {
    let id = StoredValue::new(finding.id.clone());
    let verdict = Derived::new(move || app.verdicts.with(|verdicts| verdicts.get(&id.get_value()).cloned()));
    let sources = app.sources.get_untracked();
    let exhibits = app
        .read
        .with_untracked(|read| exhibits(&finding, &texts(read, &sources), CONTEXT));
    let judge = Callback::new(move |verdict| app.judge(id.get_value(), verdict));
    let show = Callback::new(move |place| app.show(place));
    view! { <FindingCard finding exhibits sources=sources.to_vec() verdict judge show /> }
}
