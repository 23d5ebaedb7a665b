use leptos::prelude::*;

use crate::present::order;
use crate::ui::parts::CollectPieces;
use crate::ui::state::SourceInfo;

/// Up to this many sources, each has its bar; of more, only those that name it most.
const ALL_UP_TO: usize = 8;
const MOST: usize = 5;

/// Mentions per source: its letter and number over a small bar. `most` is the longest bar's count.
#[component]
pub fn Counts(counts: Vec<u32>, sources: Vec<SourceInfo>, most: u32) -> impl IntoView {
    let all = sources.len();
    let mut bars: Vec<(u32, SourceInfo)> = counts.into_iter().zip(sources).collect();
    let many = (all > ALL_UP_TO).then(|| {
        bars.retain(|(count, _)| *count > 0);
        let naming = bars.len();
        order::by_key(&mut bars, |(count, _)| std::cmp::Reverse(*count));
        bars.truncate(MOST);
        view! { <p class="count-sources">{format!("{naming} of {all} sources")}</p> }
    });
    let bars = bars.into_iter().map(|(count, info)| {
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
    view! {
        {many}
        <ul class="count-bars">{bars.collect_pieces()}</ul>
    }
}
