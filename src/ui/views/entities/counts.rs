use leptos::prelude::*;

use crate::ui::parts::CollectPieces;
use crate::ui::state::SourceInfo;

/// Mentions per source: its letter and number over a small bar. `most` is the longest bar's count.
#[component]
pub fn Counts(counts: Vec<u32>, sources: Vec<SourceInfo>, most: u32) -> impl IntoView {
    let bars = counts.into_iter().zip(sources).map(|(count, info)| {
        let width = format!("{:.1}%", f64::from(count) / f64::from(most.max(1)) * 100.0);
        let words = format!("{}: {count}", info.short());
        view! {
            <li class="count-bar" class:is-none=count == 0 title=words>
                <span class="count-mark">{info.mark}</span>
                <span class="count-number">{count}</span>
                <span class="count-track" aria-hidden="true">
                    <span style:width=width></span>
                </span>
            </li>
        }
    });
    view! { <ul class="count-bars">{bars.collect_pieces()}</ul> }
}
