use leptos::prelude::*;

use crate::compare::Place;
use crate::present::exhibit::Exhibit;
use crate::present::shorten;
use crate::ui::state::SourceInfo;
use crate::ui::views::marks::{Jump, SourceTag};

/// A piece of evidence: verbatim words in their context, source and place, the value, who gives it.
#[component]
pub fn ExhibitItem(exhibit: Exhibit, source: Option<SourceInfo>, show: Callback<Place>) -> impl IntoView {
    let what = shorten(&exhibit.words, 60);
    let value = (!exhibit.value.is_empty()).then(|| {
        view! {
            <div>
                <dt>"read as"</dt>
                <dd class="exhibit-value">{exhibit.value}</dd>
            </div>
        }
    });
    let by = exhibit.by.map(|by| {
        view! {
            <div>
                <dt>"given by"</dt>
                <dd>{by}</dd>
            </div>
        }
    });
    view! {
        <li class="exhibit">
            <p class="exhibit-place">
                {source.map(|info| view! { <SourceTag info /> })} <span class="faint">{exhibit.stands}</span>
            </p>
            <blockquote class="verbatim">
                <span class="soft">{exhibit.left}</span>
                <mark class="evidence-words">{exhibit.words}</mark>
                <span class="soft">{exhibit.right}</span>
            </blockquote>
            <dl class="exhibit-facts">{value} {by}</dl>
            <Jump place=exhibit.place what show />
        </li>
    }
}
