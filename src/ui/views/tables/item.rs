use std::sync::Arc;

use leptos::prelude::*;

use super::chart::{Chart, Shape};
use super::export::Export;
use super::findings::TableFindings;
use super::grid::Grid;
use super::join::Join;
use crate::compare::{Place, SourceId};
use crate::present::find::Query;
use crate::present::joins::Keys;
use crate::present::tables::{bad_cells, chartable, column_name, holding, notes, order, sheet};
use crate::present::{count_of, one_line, shorten};
use crate::report::Part;
use crate::report::drawing::Drawing;
use crate::ui::parts::{CollectPieces, Derived, Switch, dynamic};
use crate::ui::state::{Reading, use_app};
use crate::ui::views::export::{CopyRich, SaveDrawing};
use crate::ui::views::marks::{Jump, SearchField, Sorting, SourceTag};

/// Tables with fewer rows need no search of their own.
const SEARCHED: usize = 8;
/// Bad cells listed by their words; the rest is a count.
const LISTED: usize = 12;

/// What a table is called: its caption, or its number in the text.
pub fn caption(reading: &Reading, index: usize) -> String {
    let table = reading.analysis.tables.get(index);
    let caption = table
        .and_then(|table| table.caption)
        .map(|span| one_line(reading.slice(span)));
    caption
        .filter(|caption| !caption.is_empty())
        .unwrap_or_else(|| format!("Table {}", index + 1))
}

/// A table with its caption, source, chart, and what was found about it.
#[component]
pub fn TableItem(source: SourceId, index: usize, keys: Derived<Arc<Vec<Keys>>>) -> impl IntoView {
    let app = use_app();
    let reading = app.read.with_untracked(|read| read.get(&source).cloned())?;
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == source).cloned());
    let table = Arc::new(reading.analysis.tables.get(index)?.clone());
    let caption = caption(&reading, index);
    // Several tables may have one caption.
    let mark = info.as_ref().map_or(String::new(), |info| info.mark.clone());
    let name = format!("Table {} of source {mark}: {caption}", index + 1);
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
    let query = RwSignal::new(String::new());
    let turned = RwSignal::new(false);
    let joining = RwSignal::new(false);
    let rows = {
        let (table, reading) = (table.clone(), reading.clone());
        Derived::new(move || {
            let Sorting { by, descending } = sorting.get();
            let rows = order(&table, &reading.document, by, descending);
            holding(&table, &reading.document, &rows, &query.with(|query| Query::new(query)))
        })
    };
    let shown = {
        let (table, reading) = (table.clone(), reading.clone());
        Derived::new(move || rows.with(|rows| Arc::new(sheet(&table, &reading.document, rows, turned.get()))))
    };
    let charted = RwSignal::new(None::<usize>);
    let shape = RwSignal::new(Shape::Bars);
    let names: Vec<(usize, String)> = chartable(&table)
        .into_iter()
        .filter_map(|at| Some((at, column_name(table.columns.get(at)?, at))))
        .collect();
    let charts = names.into_iter().map(|(at, name)| {
        let on = Derived::new(move || charted.get() == Some(at));
        let toggle = move || charted.set((!on.get_untracked()).then_some(at));
        view! {
            <Switch on on_toggle=toggle>
                "Chart: "
                {name}
            </Switch>
        }
    });
    let charts = charts.collect_pieces();
    let searched = (table.rows.len() >= SEARCHED).then(|| view! { <SearchField label="Rows with…" query /> });
    let bad: Vec<Place> = bad_cells(&table)
        .into_iter()
        .filter_map(|(row, column)| Some(table.rows.get(row)?.get(column)?.span))
        .map(|span| Place { source, span })
        .collect();
    let show = Callback::new(move |place| app.show(place));
    let listed = (!bad.is_empty()).then(|| {
        let more = bad.len().saturating_sub(LISTED);
        let cells = bad.iter().take(LISTED).map(|place| {
            let words = shorten(&one_line(reading.slice(place.span)), 40);
            view! { <li>{words.clone()} " " <Jump place=*place what=words show /></li> }
        });
        let cells = cells.collect_pieces();
        view! {
            <details class="table-findings">
                <summary>
                    {count_of(bad.len(), "cell does not read", "cells do not read")} " as the column's type"
                </summary>
                <ul class="bad-cells">
                    {cells} {(more > 0).then(|| view! { <li class="faint">{more} " more"</li> })}
                </ul>
            </details>
        }
    });
    let below = notes(&table, &reading.document);
    let below = (!below.is_empty()).then(|| {
        let lines = below.into_iter().map(|note| view! { <li>{note}</li> });
        view! {
            <ul class="table-notes" aria-label="Notes to the table">
                {lines.collect_pieces()}
            </ul>
        }
    });
    let chart = {
        let (table, reading, file) = (table.clone(), reading.clone(), caption.clone());
        dynamic(move || {
            let column = charted.get()?;
            let drawing = Callback::new(move |()| Drawing::Column {
                source,
                table: index as u32,
                column: column as u32,
                rows: rows.with_untracked(|rows| rows.iter().map(|row| *row as u32).collect()),
                shape: shape.get_untracked(),
            });
            let shapes = [("Bars", Shape::Bars), ("Dots", Shape::Dots), ("Line", Shape::Line)];
            let shapes = shapes.map(|(name, one)| {
                let on = Derived::new(move || shape.get() == one);
                view! {
                    <Switch on on_toggle=move || shape.set(one)>
                        {name}
                    </Switch>
                }
            });
            Some(view! {
                <div class="chips">
                    {shapes.into_iter().collect_pieces()}
                    <SaveDrawing drawing name=file.clone() />
                </div>
                <Chart table=table.clone() reading=reading.clone() column rows shape />
            })
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
            {searched}
            <Grid source table sorting sheet=shown turned caption=name.clone() />
            {below}
            <div class="chips">
                {charts}
                <Switch on=turned on_toggle=move || turned.update(|turned| *turned = !*turned)>
                    "Rows as columns"
                </Switch>
                <Switch on=joining on_toggle=move || joining.update(|joining| *joining = !*joining)>
                    "Join with…"
                </Switch>
                <Export sheet=shown name=caption />
                <CopyRich part=Part::Table { source, table: index as u32 } />
            </div>
            {dynamic(move || joining.get().then(|| view! { <Join at=(source, index) keys name=name.clone() /> }))}
            {listed}
            {chart}
            <TableFindings place />
        </figure>
    })
}
