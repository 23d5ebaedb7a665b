use leptos::prelude::*;

use crate::present::entities::rows;
use crate::present::words;
use crate::ui::parts::{CollectPieces, Derived, Show, dynamic, press};
use crate::ui::state::{Selection, View, use_app};
use crate::ui::views::texts;

/// How many names the table shows.
const SHOWN: usize = 12;

/// Who and what is named most, by source.
#[component]
pub fn Coverage() -> impl IntoView {
    let app = use_app();
    let rows = Derived::new(move || {
        let sources = app.sources.get();
        let comparison = app.comparison.get();
        app.read.with(|read| {
            rows(&texts(read, &sources), comparison.as_deref())
                .into_iter()
                .take(SHOWN)
                .collect::<Vec<_>>()
        })
    });
    let head = move || {
        app.sources
            .get()
            .iter()
            .map(|info| {
                view! {
                    <th scope="col" title=info.title.clone()>
                        <span class="sr">"Source "</span>
                        {info.mark.clone()}
                    </th>
                }
            })
            .collect_pieces()
    };
    let body = move || {
        let rows = rows.get();
        let most = rows
            .iter()
            .flat_map(|row| row.counts.iter().copied())
            .max()
            .unwrap_or(1)
            .max(1);
        rows.into_iter()
            .map(|row| {
                let key = row.entity.key.clone();
                let sign = words::entity_kind(row.entity.kind);
                let cells = row
                    .counts
                    .iter()
                    .map(|count| {
                        let weight = (f64::from(*count) / f64::from(most)).sqrt();
                        view! {
                            <td class="heat" class:none=*count == 0 style:--weight=format!("{:.0}%", weight * 100.0)>
                                {if *count == 0 { "–".to_owned() } else { count.to_string() }}
                            </td>
                        }
                    })
                    .collect_pieces();
                view! {
                    <tr>
                        <th scope="row">
                            <button type="button" class="row-name" on:click=press(move |_| app.select(Selection::Entity(key.clone())))>
                                {row.entity.name.clone()}
                            </button>
                            <span class="faint">{sign.word}</span>
                        </th>
                        {cells}
                    </tr>
                }
            })
            .collect_pieces()
    };
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <section class="block-section" aria-labelledby="coverage-name">
                <header class="section-head">
                    <h2 id="coverage-name">"Who names whom"</h2>
                    <button type="button" class="link small" on:click=press(move |_| app.open(View::Entities))>
                        "All names"
                    </button>
                </header>
                <div class="table-scroll" tabindex="0" role="group" aria-label="Table of names">
                    <table class="named">
                        <caption class="sr">"Mentions of the names that most sources share"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Name"</th>
                                {dynamic(head)}
                            </tr>
                        </thead>
                        <tbody>{dynamic(body)}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}
