use leptos::prelude::*;

use super::Rows;
use super::counts::Counts;
use crate::present::entities::{Order, Row};
use crate::present::words;
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::{KindTag, More, SortHeader, Sorting};

/// The entities as a sortable table; `page` are the indices of the rows to show.
#[component]
pub fn List(
    #[prop(into)] rows: Derived<Rows>,
    page: Derived<Vec<usize>>,
    total: Derived<usize>,
    shown: RwSignal<usize>,
    sorting: RwSignal<Sorting<Order>>,
    #[prop(into)] chosen: Derived<Option<usize>>,
    choose: Callback<String>,
) -> impl IntoView {
    let body = move || {
        let rows = rows.get();
        let most = rows
            .iter()
            .flat_map(|row| row.counts.iter().copied())
            .max()
            .unwrap_or(1);
        let page = page
            .get()
            .into_iter()
            .filter_map(|index| Some((index, rows.get(index)?.clone())));
        page.map(|(index, row)| view! { <ListRow index row most chosen choose /> })
            .collect_pieces()
    };
    view! {
        <div class="entity-list">
            <table class="data">
                <caption class="sr">"Entities and how often each source names them"</caption>
                <thead>
                    <tr>
                        <SortHeader column=Order::Name sorting label="Name" />
                        <SortHeader column=Order::Kind sorting label="Kind" class="entity-kind" />
                        <SortHeader column=Order::Mentions sorting label="Mentions" class="num" first_down=true />
                        <SortHeader column=Order::Sources sorting label="By source" first_down=true />
                    </tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </table>
            <More total shown />
        </div>
    }
}

#[component]
fn ListRow(
    index: usize,
    row: Row,
    most: u32,
    chosen: Derived<Option<usize>>,
    choose: Callback<String>,
) -> impl IntoView {
    let app = use_app();
    let sources = app.sources.get_untracked();
    let read = app.read.with_untracked(|read| {
        sources
            .iter()
            .filter(|info| read.contains_key(&info.id))
            .cloned()
            .collect::<Vec<_>>()
    });
    let is_chosen = move || chosen.get() == Some(index);
    let key = row.entity.key.clone();
    view! {
        <tr class:is-chosen=is_chosen>
            <th scope="row">
                <KindTag kind=row.entity.kind />
                <button
                    type="button"
                    class="entity-name"
                    aria-pressed=move || is_chosen().to_string()
                    on:click=press(move |_| choose.run(key.clone()))
                >
                    {row.entity.name}
                </button>
            </th>
            <td class="entity-kind">
                {words::entity_kind(row.entity.kind).word}
            </td>
            <td class="num">{row.mentions}</td>
            <td>
                <Counts counts=row.counts sources=read most />
            </td>
        </tr>
    }
}
