use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::tables::Table;
use crate::present::number::grouped;
use crate::present::scale::Scale;
use crate::present::tables::{bars, column_label};
use crate::present::{count_of, one_line, shorten};
use crate::ui::parts::dynamic;
use crate::ui::state::Reading;

/// Height of a bar with its gap, in pixels.
const STEP: usize = 26;
/// Where bars begin and end, in percent of the width; labels stand before, values after.
const FROM: f64 = 26.0;
const WIDTH: f64 = 62.0;
/// More bars than this say nothing.
const MOST: usize = 60;

/// Horizontal bars of a numeric column. Everything in it stands in the table above, which is its alternative.
#[component]
pub fn Chart(
    table: Arc<Table>,
    reading: Arc<Reading>,
    column: usize,
    #[prop(into)] rows: Signal<Vec<usize>>,
) -> impl IntoView {
    let label = table
        .columns
        .get(column)
        .map(|column| format!("{} ({})", one_line(&column.name), column_label(column)));
    let label = label.unwrap_or_default();
    let title = label.clone();
    let drawing = move || {
        let all = rows.with(|rows| bars(&table, &reading.document, column, rows));
        let left_out = all.len().saturating_sub(MOST);
        let all = &all[..all.len().min(MOST)];
        let scale = Scale::from_zero(all.iter().map(|bar| bar.value), 5);
        let x = |value: f64| FROM + WIDTH * scale.at(value);
        let height = all.len() * STEP + 24;
        let grid = scale.ticks.iter().map(|tick| {
            let at = format!("{:.2}%", x(*tick));
            view! {
                <line class="chart-line" x1=at.clone() x2=at.clone() y1="0" y2=(height - 20).to_string() />
                <text class="chart-tick" x=at y=(height - 5).to_string() text-anchor="middle">
                    {grouped(*tick, scale.decimals)}
                </text>
            }
        });
        let drawn = all.iter().enumerate().map(|(at, bar)| {
            let (start, end) = (x(bar.value.min(0.0)), x(bar.value.max(0.0)));
            let middle = (at * STEP + STEP / 2 + 4).to_string();
            view! {
                <text class="chart-label" x=format!("{}%", FROM - 1.0) y=middle.clone() text-anchor="end">
                    {shorten(&bar.label, 22)}
                </text>
                <rect
                    class="chart-bar"
                    x=format!("{start:.2}%")
                    y=(at * STEP + 4).to_string()
                    width=format!("{:.2}%", (end - start).max(0.15))
                    height=(STEP - 8).to_string()
                    rx="2"
                >
                    <title>{format!("{}: {}", bar.label, bar.words)}</title>
                </rect>
                <text class="chart-value" x=format!("{:.2}%", end + 0.7) y=middle>
                    {bar.words.clone()}
                </text>
            }
        });
        let summary = format!(
            "Bar chart of {label}, {}. The table above holds the same values.",
            count_of(all.len(), "bar", "bars")
        );
        view! {
            <svg class="chart" role="img" aria-label=summary width="100%" height=height.to_string()>
                {grid.collect_view()}
                {drawn.collect_view()}
            </svg>
            {(left_out > 0).then(|| view! { <p class="faint">"The first " {MOST} "; " {left_out} " more are left out."</p> })}
        }
    };
    view! {
        <div class="chart-box">
            <p class="small soft">{title}</p>
            {dynamic(drawing)}
        </div>
    }
}
