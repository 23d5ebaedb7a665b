use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::tables::Table;
use crate::present::number::grouped;
use crate::present::scale::Scale;
use crate::present::tables::{Bar, bars, column_label, column_name};
use crate::present::{count_of, shorten};
pub use crate::report::drawing::Shape;
use crate::ui::parts::{Derived, dynamic};
use crate::ui::state::Reading;

/// Height of a row with its gap, in pixels.
const STEP: usize = 26;
/// Height of a line's drawing.
const HEIGHT: usize = 220;
/// Where values begin and how wide they run, in percent of the width; labels stand before, values after.
const FROM: f64 = 26.0;
const WIDTH: f64 = 62.0;
/// More than this say nothing.
const MOST: usize = 60;

/// A numeric column, drawn. Everything in it stands in the table above, which is its alternative.
#[component]
pub fn Chart(
    table: Arc<Table>,
    reading: Arc<Reading>,
    column: usize,
    #[prop(into)] rows: Derived<Vec<usize>>,
    #[prop(into)] shape: Derived<Shape>,
) -> impl IntoView {
    let label = table
        .columns
        .get(column)
        .map(|it| format!("{} ({})", column_name(it, column), column_label(it)));
    let label = label.unwrap_or_default();
    let title = label.clone();
    let drawing = move || {
        let all = rows.with(|rows| bars(&table, &reading.document, column, rows));
        let left_out = all.len().saturating_sub(MOST);
        let all = &all[..all.len().min(MOST)];
        let scale = Scale::from_zero(all.iter().map(|bar| bar.value), 5);
        let shape = shape.get();
        let (height, drawn) = match shape {
            Shape::Line => (HEIGHT + 30, line(all, &scale)),
            _ => (all.len() * STEP + 24, across(all, &scale, shape)),
        };
        let kind = match shape {
            Shape::Bars => "Bar",
            Shape::Dots => "Dot",
            Shape::Line => "Line",
        };
        let summary = format!(
            "{kind} chart of {label}, {}. The table above holds the same values.",
            count_of(all.len(), "value", "values")
        );
        view! {
            <svg class="chart" role="img" aria-label=summary width="100%" height=height.to_string()>
                {drawn}
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

fn percent(at: f64) -> String {
    format!("{at:.2}%")
}

fn segment(x1: f64, y1: f64, x2: f64, y2: f64, class: &'static str) -> AnyView {
    view! { <line class=class x1=percent(x1) x2=percent(x2) y1=y1.to_string() y2=y2.to_string() /> }.into_any()
}

fn words(x: f64, y: f64, anchor: &'static str, class: &'static str, text: String) -> AnyView {
    view! { <text class=class x=percent(x) y=y.to_string() text-anchor=anchor>{text}</text> }.into_any()
}

fn dot(x: f64, y: f64, bar: &Bar) -> AnyView {
    view! {
        <circle class="chart-bar" cx=percent(x) cy=y.to_string() r="4">
            <title>{format!("{}: {}", bar.label, bar.words)}</title>
        </circle>
    }
    .into_any()
}

/// A row for each value, the axis below.
fn across(all: &[Bar], scale: &Scale, shape: Shape) -> AnyView {
    let x = |value: f64| FROM + WIDTH * scale.at(value);
    let bottom = (all.len() * STEP) as f64 + 4.0;
    let mut parts = Vec::new();
    for tick in &scale.ticks {
        parts.push(segment(x(*tick), 0.0, x(*tick), bottom, "chart-line"));
        parts.push(words(
            x(*tick),
            bottom + 15.0,
            "middle",
            "chart-tick",
            grouped(*tick, scale.decimals),
        ));
    }
    for (at, bar) in all.iter().enumerate() {
        let (start, end) = (x(bar.value.min(0.0)), x(bar.value.max(0.0)));
        let middle = (at * STEP + STEP / 2) as f64;
        parts.push(words(
            FROM - 1.0,
            middle + 4.0,
            "end",
            "chart-label",
            shorten(&bar.label, 22),
        ));
        parts.push(match shape {
            Shape::Dots => dot(x(bar.value), middle, bar),
            _ => view! {
                <rect
                    class="chart-bar"
                    x=percent(start)
                    y=(at * STEP + 4).to_string()
                    width=percent((end - start).max(0.15))
                    height=(STEP - 8).to_string()
                    rx="2"
                >
                    <title>{format!("{}: {}", bar.label, bar.words)}</title>
                </rect>
            }
            .into_any(),
        });
        let beside = if shape == Shape::Dots { 1.2 } else { 0.7 };
        parts.push(words(
            end + beside,
            middle + 4.0,
            "start",
            "chart-value",
            bar.words.clone(),
        ));
    }
    parts.into_any()
}

/// The values from left to right in the order of the rows; no more labels than fit.
fn line(all: &[Bar], scale: &Scale) -> AnyView {
    let y = |value: f64| 10.0 + (HEIGHT as f64 - 20.0) * (1.0 - scale.at(value));
    let x = |at: usize| 10.0 + 86.0 * (at as f64 + 0.5) / all.len().max(1) as f64;
    let mut parts = Vec::new();
    for tick in &scale.ticks {
        parts.push(segment(10.0, y(*tick), 98.0, y(*tick), "chart-line"));
        parts.push(words(
            9.0,
            y(*tick) + 4.0,
            "end",
            "chart-tick",
            grouped(*tick, scale.decimals),
        ));
    }
    for (at, pair) in all.windows(2).enumerate() {
        parts.push(segment(
            x(at),
            y(pair[0].value),
            x(at + 1),
            y(pair[1].value),
            "chart-stroke",
        ));
    }
    let every = all.len().div_ceil(8).max(1);
    for (at, bar) in all.iter().enumerate() {
        parts.push(dot(x(at), y(bar.value), bar));
        if at % every == 0 {
            parts.push(words(
                x(at),
                HEIGHT as f64 + 16.0,
                "middle",
                "chart-tick",
                shorten(&bar.label, 12),
            ));
        }
    }
    parts.into_any()
}
