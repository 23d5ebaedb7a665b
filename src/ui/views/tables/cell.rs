use leptos::prelude::*;

use crate::analysis::tables::CellValue;

/// A cell as it stands in the text; marked where it does not read as its column's type, a dash where it is empty.
#[component]
pub fn TableCell(value: CellValue, words: String, numeric: bool, heads_row: bool) -> impl IntoView {
    let class = if numeric { "num" } else { "" };
    let content = match value {
        CellValue::Empty => view! {
            <span class="soft" aria-hidden="true">
                "–"
            </span>
            <span class="sr">"empty"</span>
        }
        .into_any(),
        CellValue::Bad => view! {
            <span class="bad-cell" title="Does not read as the column's type">
                {words}
                <span aria-hidden="true">" ?"</span>
                <span class="sr">" (does not read as the column's type)"</span>
            </span>
        }
        .into_any(),
        _ => words.into_any(),
    };
    if heads_row {
        view! {
            <th scope="row" class=class>
                {content}
            </th>
        }
        .into_any()
    } else {
        view! { <td class=class>{content}</td> }.into_any()
    }
}
