use std::sync::Arc;

use leptos::prelude::*;

use super::chart::Chart;
use super::export::Export;
use super::findings::TableFindings;
use super::grid::Grid;
use crate::compare::{Place, SourceId};
use crate::present::count_of;
use crate::present::one_line;
use crate::present::tables::{chartable, order};
use crate::ui::parts::{dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::{Jump, Sorting, SourceTag};

/// A table with its caption, source, chart, and what was found about it.
#[component]
pub fn TableItem(source: SourceId, index: usize) -> impl IntoView {
    let app = use_app();
    let reading = app.read.with_untracked(|read| read.get(&source).cloned())?;
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == source).cloned());
    let table = Arc::new(reading.analysis.tables.get(index)?.clone());
    let caption = table
        .caption
        .map(|span| one_line(reading.slice(span)))
        .filter(|caption| !caption.is_empty());
    let caption = caption.unwrap_or_else(|| format!("Table {}", index + 1));
    let size = format!(
        "{}, {}",
        count_of(table.rows.len(), "row", "rows"),
        count_of(table.columns.len(), "column", "columns"),
    );
    let place = Place {
        source,
        span: table.span,
    };
    let sorting = RwSignal::new(Sorting {
        by: None::<usize>,
        descending: false,
    });
    let sorted = {
        let (table, reading) = (table.clone(), reading.clone());
        Memo::new(move |_| {
            let Sorting { by, descending } = sorting.get();
            order(&table, &reading.document, by, descending)
        })
    };
    let columns = chartable(&table);
    let charted = RwSignal::new(None::<usize>);
    let names: Vec<(usize, String)> = columns
        .into_iter()
        .filter_map(|at| Some((at, one_line(&table.columns.get(at)?.name))))
        .collect();
    let charts = names.into_iter().map(|(at, name)| {
        let on = move || charted.get() == Some(at);
        let name = if name.is_empty() {
            format!("column {}", at + 1)
        } else {
            name
        };
        view! {
            <button
                type="button"
                class="switch"
                aria-pressed=move || on().to_string()
                on:click=press(move |_| charted.set(if on() { None } else { Some(at) }))
            >
                "Chart: "
                {name}
            </button>
        }
    });
    let show = Callback::new(move |place| app.show(place));
    let chart = {
        let (table, reading) = (table.clone(), reading.clone());
        dynamic(move || {
            let column = charted.get()?;
            Some(view! { <Chart table=table.clone() reading=reading.clone() column rows=sorted /> })
        })
    };
    Some(view! {
        <figure class="table-item">
            <figcaption>
                <h2>{caption.clone()}</h2>
                <p class="table-facts">
                    {info.map(|info| view! { <SourceTag info /> })} <span class="faint">{size}</span>
                    <Jump place what=caption.clone() show />
                </p>
            </figcaption>
            <Grid table=table.clone() reading=reading.clone() sorting rows=sorted caption=caption.clone() />
            <div class="chips">
                {charts.collect_view()} <Export table reading rows=sorted name=caption />
            </div>
            {chart}
            <TableFindings place />
        </figure>
    })
}
