use std::sync::Arc;

use leptos::prelude::*;

use super::cell::TableCell;
use crate::analysis::tables::Table;
use crate::present::one_line;
use crate::present::tables::{column_label, is_numeric, label_column};
use crate::ui::parts::dynamic;
use crate::ui::state::Reading;
use crate::ui::views::marks::{More, PAGE, SortHeader, Sorting};

/// A table's columns with their types, and its rows in the chosen order.
#[component]
pub fn Grid(
    table: Arc<Table>,
    reading: Arc<Reading>,
    sorting: RwSignal<Sorting<Option<usize>>>,
    #[prop(into)] rows: Signal<Vec<usize>>,
    caption: String,
) -> impl IntoView {
    let shown = RwSignal::new(PAGE);
    let total = Signal::stored(table.rows.len());
    let heads = table.columns.iter().enumerate().map(|(at, column)| {
        let name = one_line(&column.name);
        let label = if name.is_empty() {
            format!("Column {}", at + 1)
        } else {
            name
        };
        let class = if is_numeric(column) { "num" } else { "" };
        view! { <SortHeader column=Some(at) sorting label class under=column_label(column) /> }
    });
    let heads = heads.collect_view();
    let label = label_column(&table);
    let body = move || {
        let page = rows.with(|rows| rows[..rows.len().min(shown.get())].to_vec());
        let lines = page.into_iter().filter_map(|row| {
            let is_total = table.totals.contains(&(row as u32));
            let cells = table.rows.get(row)?.iter().enumerate().map(|(at, cell)| {
                let words = one_line(reading.slice(cell.span));
                let numeric = table.columns.get(at).is_some_and(is_numeric);
                view! { <TableCell value=cell.value words numeric heads_row=label == Some(at) /> }
            });
            Some(view! { <tr class:is-total=is_total>{cells.collect_view()}</tr> })
        });
        lines.collect_view()
    };
    let label = caption.clone();
    view! {
        <div class="table-scroll" role="region" aria-label=label tabindex="0">
            <table class="data">
                <caption class="sr">{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </table>
        </div>
        <More total shown />
    }
}
