use std::sync::Arc;

use leptos::prelude::*;

use super::cell::TableCell;
use super::types::TypeChoice;
use crate::analysis::tables::Table;
use crate::compare::SourceId;
use crate::present::tables::{Sheet, column_label, column_name, is_numeric};
use crate::ui::parts::{CollectPieces, Derived, dynamic};
use crate::ui::views::marks::{More, PAGE, SortHeader, Sorting};

/// A sheet as it is: the columns of the table sort it and say what they hold, while it stands upright.
#[component]
pub fn Grid(
    source: SourceId,
    table: Arc<Table>,
    sorting: RwSignal<Sorting<Option<usize>>>,
    #[prop(into)] sheet: Derived<Arc<Sheet>>,
    #[prop(into)] turned: Derived<bool>,
    caption: String,
) -> impl IntoView {
    let shown = RwSignal::new(PAGE);
    let total = Derived::new(move || sheet.with(|sheet| sheet.lines.len()));
    let start = table.span.start;
    let head = move || {
        if turned.get() {
            let names = sheet.get();
            let names = names
                .head
                .iter()
                .map(|name| view! { <th scope="col">{name.clone()}</th> });
            return names.collect_pieces();
        }
        let columns = table.columns.iter().enumerate().map(|(at, column)| {
            let class = if is_numeric(column) { "num" } else { "" };
            let (label, column_type, column) = (column_name(column, at), column_label(column), column.clone());
            view! {
                <SortHeader column=Some(at) sorting label class under=column_type>
                    <TypeChoice source table=start column=column.clone() at />
                </SortHeader>
            }
        });
        columns.collect_pieces()
    };
    let body = move || {
        let sheet = sheet.get();
        let lines = sheet.lines.iter().take(shown.get()).map(|line| {
            let cells = line.cells.iter().map(|cell| view! { <TableCell cell=cell.clone() /> });
            view! { <tr class:is-total=line.is_total>{cells.collect_pieces()}</tr> }
        });
        lines.collect_pieces()
    };
    let label = caption.clone();
    view! {
        <div class="table-scroll" role="region" aria-label=label tabindex="0">
            <table class="data">
                <caption class="sr">{caption}</caption>
                <thead>
                    <tr>{dynamic(head)}</tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </table>
        </div>
        <More total shown />
    }
}
