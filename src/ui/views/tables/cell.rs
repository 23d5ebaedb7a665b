use leptos::prelude::*;

use crate::analysis::tables::CellValue;
use crate::present::tables::{Shown, without_mark};

/// A cell as it stands in the text; marked where it does not read as its column's type, a dash where it is empty.
#[component]
pub fn TableCell(cell: Shown) -> impl IntoView {
    let class = if cell.numeric { "num" } else { "" };
    let content = match cell.value {
        CellValue::Empty if cell.words.is_empty() => view! {
            <span class="soft" aria-hidden="true">
                "–"
            </span>
            <span class="sr">"empty"</span>
        }
        .into_any(),
        CellValue::Bad => view! {
            <span class="bad-cell" title="Does not read as the column's type">
                {cell.words}
                <span aria-hidden="true">" ?"</span>
                <span class="sr">" (does not read as the column's type)"</span>
            </span>
        }
        .into_any(),
        _ => match without_mark(&cell.words) {
            (words, "") => words.to_owned().into_any(),
            (words, mark) => view! {
                {words.to_owned()}
                <sup class="note-mark">
                    <span class="sr">" note "</span>
                    {mark.to_owned()}
                </sup>
            }
            .into_any(),
        },
    };
    if cell.heads {
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
