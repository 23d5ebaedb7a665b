use std::collections::BTreeSet;
use std::ops::Range;

use leptos::prelude::*;

use super::block::Page;
use crate::compare::SourceId;
use crate::present::{flow, order};
use crate::ui::parts::{CollectPieces, press};
use crate::ui::state::use_app;

/// Blocks that are set aside: folded in place, to be looked at and restored.
#[component]
pub fn AsideView(page: Page, source: SourceId, blocks: Range<usize>) -> impl IntoView {
    let app = use_app();
    page.reading.with_value(|reading| {
        let chosen = &reading.document.blocks[blocks];
        let why: BTreeSet<&str> = order::inserted(chosen.iter().filter_map(|block| block.aside).map(flow::aside));
        let why: Vec<&str> = why.into_iter().collect();
        let items = chosen
            .iter()
            .map(|block| {
                let start = block.span.start;
                view! {
                    <li>
                        <p>{page.words(block.span)}</p>
                        <button type="button" class="link small" on:click=press(move |_| app.set_aside(source, start, false))>
                            "Restore"
                        </button>
                    </li>
                }
            })
            .collect_pieces();
        view! {
            <details class="aside">
                <summary>"Set aside: " {why.join(", ")}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}
