use leptos::prelude::*;

use super::block::Page;
use crate::analysis::tables::ColumnKind;
use crate::text::Span;
use crate::ui::parts::CollectPieces;

/// A table as a table: headers as the analysis understood them, cells with their marks.
#[component]
pub fn TableBlock(page: Page, grid: usize, span: Span) -> impl IntoView {
    page.reading.with_value(|reading| {
        let Some(grid) = reading.document.grids.get(grid) else {
            return ().into_any();
        };
        let table = reading.analysis.tables.iter().find(|table| table.span.overlaps(span));
        let headers = table.map(|table| table.header_rows).or(grid.header_rows).unwrap_or(0) as usize;
        // Columns in which nothing begins are none of the table's.
        let numeric = |at: usize| {
            let mut columns = table.into_iter().flat_map(|table| &table.columns);
            columns.any(|column| column.at as usize == at && matches!(column.kind, ColumnKind::Quantity(_)))
        };
        let row = |cells: &[crate::text::GridCell], header: bool| {
            // A cell over several columns is drawn once.
            let begins = |at: &usize| *at == 0 || cells[*at].columns < 2 || cells[*at].span != cells[*at - 1].span;
            let cells = (0..cells.len()).filter(begins).map(|column| {
                let cell = &cells[column];
                let across = cells[column..]
                    .iter()
                    .take_while(|other| cell.columns > 1 && other.span == cell.span);
                let across = across.count().max(1);
                let across = (across > 1).then(|| across.to_string());
                let words = page.words(cell.span);
                let from = cell.span.start;
                let class = numeric(column).then_some("num");
                match header {
                    true => view! { <th scope="col" class=class colspan=across data-from=from>{words}</th> }.into_any(),
                    false if column == 0 => {
                        view! { <th scope="row" class=class colspan=across data-from=from>{words}</th> }.into_any()
                    }
                    false => view! { <td class=class colspan=across data-from=from>{words}</td> }.into_any(),
                }
            });
            view! { <tr>{cells.collect_pieces()}</tr> }
        };
        let caption = grid
            .caption
            .map(|caption| view! { <caption>{page.words(caption)}</caption> });
        let split = headers.min(grid.rows.len());
        let head: Vec<_> = grid.rows[..split].iter().map(|cells| row(cells, true)).collect();
        let rows: Vec<_> = grid.rows[split..].iter().map(|cells| row(cells, false)).collect();
        view! {
            <div class="table-scroll" tabindex="0" role="group" aria-label="Table">
                <table>
                    {caption}
                    <thead>{head}</thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    })
}
