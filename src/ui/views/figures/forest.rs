//! A forest plot: a table whose rows each draw their figure on one axis. The drawing adds nothing that the row's words
//! do not say.

use leptos::prelude::*;

use crate::present::figures::{Chart, Mark, Row};
use crate::ui::parts::{CollectPieces, press};
use crate::ui::state::{App, Selection, SourceInfo};
use crate::ui::views::marks::SourceTag;

/// Sources have so many colours; their letters tell them apart.
const SERIES: usize = 6;

pub fn forest(app: App, sources: &[SourceInfo], chart: Chart, name: String) -> AnyView {
    let ticks = chart.ticks.iter().map(|(at, label)| {
        view! {
            <span class="forest-tick" style:left=percent(*at)>
                {label.clone()}
            </span>
        }
    });
    let ticks = ticks.collect_pieces();
    let lines: Vec<f64> = chart.ticks.iter().map(|(at, _)| *at).collect();
    let given = chart.rows.iter().any(|row| row.by.is_some() || row.when.is_some());
    let rows = chart.rows.iter().map(|row| line(app, sources, row, &lines, given));
    let rows = rows.collect_pieces();
    let axis = if chart.scale.log {
        "On the axis, which is logarithmic"
    } else {
        "On the axis"
    };
    view! {
        <table class="data forest">
            <caption class="sr">{name}</caption>
            <thead>
                <tr>
                    <th scope="col">"Source"</th>
                    <th scope="col" class="num">"Figure"</th>
                    <th scope="col" class="forest-axis">
                        <span class="sr">{axis}</span>
                        <div class="forest-track" aria-hidden="true">{ticks}</div>
                    </th>
                    {given.then(|| view! { <th scope="col" class="forest-by">"Given by, when"</th> })}
                    <th scope="col">"In the text"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn line(app: App, sources: &[SourceInfo], row: &Row, ticks: &[f64], given: bool) -> AnyView {
    let at = sources.iter().position(|info| info.id == row.place.source);
    let info = at.and_then(|at| sources.get(at)).cloned();
    let place = row.place;
    let class = format!("series-{}", at.unwrap_or(0) % SERIES + 1);
    let value = (row.value != row.words).then(|| view! { <span class="column-type">"= " {row.value.clone()}</span> });
    let when = row.when.clone().map(|when| {
        let word = if row.published { "published " } else { "" };
        view! { <span class="column-type">{word} {when}</span> }
    });
    let by = given.then(|| view! { <td class="forest-by">{row.by.clone()} " " {when}</td> });
    view! {
        <tr class=class>
            <th scope="row">{info.map(|info| view! { <SourceTag info /> })}</th>
            <td class="num forest-figure">
                <button
                    type="button"
                    class="figure-words"
                    title="Show the evidence"
                    on:click=press(move |_| app.select(Selection::Fact(place)))
                >
                    {row.words.clone()}
                </button>
                {value}
            </td>
            <td class="forest-plot">
                <div class="forest-track" aria-hidden="true">{drawing(row.mark, ticks)}</div>
            </td>
            {by}
            <td class="verbatim forest-text">
                <span class="soft">{row.left.clone()}</span>
                <b>{row.words.clone()}</b>
                <span class="soft">{row.right.clone()}</span>
                {row.header.clone().map(|header| view! { <span class="column-type">{header}</span> })}
            </td>
        </tr>
    }
    .into_any()
}

/// The stretch that the words allow, open ends as arrows, and the stated value as a dot.
fn drawing(mark: Mark, ticks: &[f64]) -> Vec<AnyView> {
    let grid = ticks
        .iter()
        .map(|at| view! { <span class="forest-line" style:left=percent(*at)></span> });
    let mut parts = grid.collect_pieces();
    let stretch = view! {
        <span
            class="forest-bar"
            class:open-below=mark.open_below
            class:open-above=mark.open_above
            style:left=percent(mark.from)
            style:width=percent((mark.to - mark.from).max(0.0))
        ></span>
    };
    parts.push(stretch.into_any());
    if let Some(at) = mark.at {
        parts.push(
            view! { <span class="forest-dot" class:is-hollow=mark.hollow style:left=percent(at)></span> }.into_any(),
        );
    }
    parts
}

fn percent(part: f64) -> String {
    format!("{:.2}%", part * 100.0)
}
