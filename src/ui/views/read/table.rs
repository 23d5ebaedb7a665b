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
        let body = table.map_or(0, |table| grid.rows.len().saturating_sub(table.rows.len()));
        let headers = grid.header_rows.map_or(body, |rows| rows as usize);
        let numeric = |column: usize| {
            table
                .and_then(|table| table.columns.get(column))
                .is_some_and(|column| matches!(column.kind, ColumnKind::Quantity(_)))
        };
        let row = |cells: &[crate::text::GridCell], header: bool| {
            let cells = cells.iter().enumerate().map(|(column, cell)| {
                let words = page.words(cell.span);
                let from = cell.span.start;
                let class = numeric(column).then_some("num");
                match header {
                    true => view! { <th scope="col" class=class data-from=from>{words}</th> }.into_any(),
                    false if column == 0 => {
                        view! { <th scope="row" class=class data-from=from>{words}</th> }.into_any()
                    }
                    false => view! { <td class=class data-from=from>{words}</td> }.into_any(),
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
