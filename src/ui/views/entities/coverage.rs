use leptos::prelude::*;

use super::Rows;
use crate::present::entities::Row;
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::{SourceInfo, use_app};
use crate::ui::views::marks::{KindTag, More, SourceTag};

/// Entities by sources: who names whom, and how often; a dash where a source does not.
#[component]
pub fn Coverage(
    #[prop(into)] rows: Derived<Rows>,
    page: Derived<Vec<usize>>,
    total: Derived<usize>,
    shown: RwSignal<usize>,
    #[prop(into)] chosen: Derived<Option<usize>>,
    choose: Callback<String>,
) -> impl IntoView {
    let app = use_app();
    let sources = Derived::new(move || {
        let sources = app.sources.get();
        app.read.with(|read| {
            sources
                .iter()
                .filter(|info| read.contains_key(&info.id))
                .cloned()
                .collect::<Vec<SourceInfo>>()
        })
    });
    let heads = move || {
        let heads = sources.get().into_iter().map(|info| {
            view! {
                <th scope="col" class="coverage-source">
                    <SourceTag info letter_only=true />
                </th>
            }
        });
        heads.collect_pieces()
    };
    let body = move || {
        let rows = rows.get();
        let page = page
            .get()
            .into_iter()
            .filter_map(|index| Some((index, rows.get(index)?.clone())));
        page.map(|(index, row)| view! { <CoverageRow index row chosen choose /> })
            .collect_pieces()
    };
    view! {
        <div class="coverage-scroll" role="region" aria-label="Coverage" tabindex="0">
            <table class="data coverage">
                <caption class="sr">"Which source names which entity how often"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        {dynamic(heads)}
                        <th scope="col" class="num">
                            "Sources"
                        </th>
                    </tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </table>
            <More total shown />
        </div>
    }
}

#[component]
fn CoverageRow(index: usize, row: Row, chosen: Derived<Option<usize>>, choose: Callback<String>) -> impl IntoView {
    let key = row.entity.key.clone();
    let is_chosen = move || chosen.get() == Some(index);
    let most = row.counts.iter().copied().max().unwrap_or(1).max(1);
    let cells = row.counts.into_iter().map(|count| {
        if count == 0 {
            return view! {
                <td class="coverage-none">
                    <span aria-hidden="true">"–"</span>
                    <span class="sr">"not named"</span>
                </td>
            }
            .into_any();
        }
        let share = format!("{:.0}%", 8.0 + 30.0 * f64::from(count) / f64::from(most));
        view! {
            <td class="coverage-count" style=("--share", share)>
                {count}
            </td>
        }
        .into_any()
    });
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
            {cells.collect_pieces()}
            <td class="num">{row.sources}</td>
        </tr>
    }
}
