use leptos::prelude::*;

use std::collections::BTreeMap;

use crate::analysis::entities::Form;
use crate::compare::Place;
use crate::present::kwic::{Order, Row, rows, sort};
use crate::present::order;
use crate::ui::parts::{CollectPieces, Derived, Icon, IconButton, dynamic, press};
use crate::ui::state::{Dialog, SourceInfo, use_app};
use crate::ui::views::marks::{More, PAGE, SortHeader, Sorting, SourceTag};
use crate::ui::views::texts;

/// Characters of context on a side.
const CONTEXT: usize = 90;

/// The mentions in context: source, left, keyword, right; sortable on both sides.
#[component]
pub fn Concordance(mentions: Vec<(Place, Form)>) -> impl IntoView {
    let app = use_app();
    let sorting = RwSignal::new(Sorting {
        by: Order::Position,
        descending: false,
    });
    let shown = RwSignal::new(PAGE);
    let total = mentions.len();
    let places: Vec<Place> = mentions.iter().map(|(place, _)| *place).collect();
    let why: BTreeMap<Place, Form> = order::inserted(mentions);
    let sources = app.sources.get_untracked();
    let found = app
        .read
        .with_untracked(|read| rows(&texts(read, &sources), places, CONTEXT));
    let all = StoredValue::new(found);
    let ranked = sources.clone();
    let sorted = Derived::new(move || {
        let mut rows = all.get_value();
        let Sorting { by, descending } = sorting.get();
        sort(&mut rows, by, |id| {
            ranked.iter().position(|info| info.id == id).unwrap_or(usize::MAX)
        });
        if descending {
            rows.reverse();
        }
        rows
    });
    let body = move || {
        let page = sorted.with(|rows| rows[..rows.len().min(shown.get())].to_vec());
        let lines = page.into_iter().map(|row| {
            let source = sources.iter().find(|info| info.id == row.place.source).cloned();
            let why = why.get(&row.place).map_or("", |form| form.why());
            view! { <Line row source why /> }
        });
        lines.collect_pieces()
    };
    view! {
        <section>
            <h3>"Mentions in context"</h3>
            <div class="kwic-scroll" role="region" aria-label="Mentions in context" tabindex="0">
                <table class="kwic">
                    <thead>
                        <tr>
                            <SortHeader column=Order::Position sorting label="Source" />
                            <SortHeader column=Order::Left sorting label="Left" class="kwic-left" />
                            <SortHeader column=Order::Keyword sorting label="Keyword" class="kwic-keyword" />
                            <SortHeader column=Order::Right sorting label="Right" />
                            <th scope="col" class="kwic-why">
                                "Why it belongs"
                            </th>
                        </tr>
                    </thead>
                    <tbody>{dynamic(body)}</tbody>
                </table>
            </div>
            <More total shown />
        </section>
    }
}

#[component]
fn Line(row: Row, source: Option<SourceInfo>, why: &'static str) -> impl IntoView {
    let app = use_app();
    let place = row.place;
    view! {
        <tr>
            <td>{source.map(|info| view! { <SourceTag info letter_only=true /> })}</td>
            <td class="kwic-left verbatim">
                <bdi>{row.left}</bdi>
            </td>
            <td class="kwic-keyword">
                <button type="button" class="verbatim" title="Show in text" on:click=press(move |_| app.show(place))>
                    {row.keyword}
                </button>
            </td>
            <td class="kwic-right verbatim">{row.right}</td>
            <td class="kwic-why">
                <span>{why}</span>
                <IconButton
                    label="Correct this mention".to_owned()
                    drawing=Icon::Pencil
                    on_press=move || app.open_dialog(Dialog::Mention { place, all: false })
                />
            </td>
        </tr>
    }
}
