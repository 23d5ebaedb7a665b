use std::sync::Arc;

use leptos::prelude::*;

use super::cell::TableCell;
use super::export::Export;
use super::item::caption;
use crate::present::joins::{At, Joined, JoinedCell, JoinedLine, Keys, Offer, join, offers};
use crate::present::{count_of, shorten};
use crate::ui::parts::{CollectPieces, Derived, Switch, dynamic};
use crate::ui::state::{SourceInfo, use_app};
use crate::ui::views::marks::{More, PAGE, SourceTag, StateTag, label_of};
use crate::ui::views::texts;

/// Which tables name what this one's rows name; those that are chosen, joined with it.
#[component]
pub fn Join(at: At, keys: Derived<Arc<Vec<Keys>>>, name: String) -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(Vec::<At>::new());
    let offered = Derived::new(move || keys.with(|keys| offers(keys, at)));
    let picked = move || -> Vec<Offer> {
        let chosen = chosen.get();
        let by_choice = |at: &At| offered.with(|offered| offered.iter().find(|offer| offer.at == *at).copied());
        chosen.iter().filter_map(by_choice).collect()
    };
    let joined = Derived::new(move || {
        let (sources, comparison) = (app.sources.get(), app.comparison.get().unwrap_or_default());
        let picked = picked();
        let joined = |read: &_| keys.with(|keys| join(&texts(read, &sources), &comparison, keys, at, &picked));
        Arc::new(if picked.is_empty() {
            Joined::default()
        } else {
            app.read.with(joined)
        })
    });
    let list = move || {
        let sources = app.sources.get();
        let offers = offered.get();
        if offers.is_empty() {
            let words = "No other table names what this table's rows name.";
            return view! { <p class="soft small">{words}</p> }.into_any();
        }
        let each = offers.into_iter().map(|offer| {
            let name = app.read.with_untracked(|read| {
                let reading = read.get(&offer.at.0);
                reading.map_or(String::new(), |reading| shorten(&caption(reading, offer.at.1), 48))
            });
            let mark = sources
                .iter()
                .find(|info| info.id == offer.at.0)
                .map(|info| info.mark.clone());
            let on = Derived::new(move || chosen.with(|chosen| chosen.contains(&offer.at)));
            let toggle = move || {
                chosen.update(|chosen| match chosen.iter().position(|at| *at == offer.at) {
                    Some(index) => drop(chosen.remove(index)),
                    None => chosen.push(offer.at),
                });
            };
            view! {
                <Switch on on_toggle=toggle>
                    {mark}
                    ": "
                    {name}
                    " "
                    <span class="count">{offer.matches} " of " {count_of(offer.rows, "row", "rows")}</span>
                </Switch>
            }
        });
        view! {
            <div class="chips" role="group" aria-label="Tables to join with">
                {each.collect_pieces()}
            </div>
        }
        .into_any()
    };
    view! {
        <div class="join">
            {dynamic(list)}
            {dynamic(move || (joined.with(|joined| joined.tables > 1)).then(|| view! { <JoinedTable joined name=name.clone() /> }))}
        </div>
    }
}

#[component]
fn JoinedTable(joined: Derived<Arc<Joined>>, name: String) -> impl IntoView {
    let app = use_app();
    let caption = format!("{name}, joined");
    let label = caption.clone();
    let shown = RwSignal::new(PAGE);
    let total = Derived::new(move || joined.with(|joined| joined.lines.len()));
    let sheet = Derived::new(move || {
        let sources = app.sources.get();
        Arc::new(joined.with(|joined| joined.sheet(|id| label_of(&sources, id))))
    });
    let head = move || {
        let sources = app.sources.get();
        let joined = joined.get();
        let columns = joined.columns.iter().map(|column| {
            let info: Option<SourceInfo> = sources.iter().find(|info| info.id == column.source).cloned();
            let class = if column.numeric { "num" } else { "" };
            view! {
                <th scope="col" class=class>
                    {column.name.clone()}
                    <span class="column-type">
                        {info.map(|info| view! { <SourceTag info letter_only=true /> })} " " {column.label.clone()}
                    </span>
                </th>
            }
        });
        columns.collect_pieces()
    };
    let body = move || {
        let joined = joined.get();
        let lines = joined.lines.iter().take(shown.get());
        lines.map(|line| row(line, joined.tables)).collect_pieces()
    };
    view! {
        <div class="table-scroll" role="region" aria-label=label tabindex="0">
            <table class="data">
                <caption class="sr">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Rows of all"</th>
                        {dynamic(head)}
                    </tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </table>
        </div>
        <More total shown />
        <div class="chips">
            <Export sheet name="joined tables" />
        </div>
    }
}

fn row(line: &JoinedLine, tables: usize) -> AnyView {
    let partly = (line.tables < tables).then(|| {
        let words = format!("in {} of {tables} tables", line.tables);
        view! { <span class="column-type">{words}</span> }
    });
    let cells = line.cells.iter().map(|cell| match cell {
        None => view! {
            <td class="not-there">
                <span aria-hidden="true">"·"</span>
                <span class="sr">"no such row"</span>
            </td>
        }
        .into_any(),
        Some(JoinedCell { shown, differs, .. }) => match differs {
            None => view! { <TableCell cell=shown.clone() /> }.into_any(),
            Some(state) => view! {
                <td class="num">
                    {shown.words.clone()}
                    <span class="column-type">
                        <StateTag state=*state />
                    </span>
                </td>
            }
            .into_any(),
        },
    });
    let class = if line.tables < tables { "is-partly" } else { "" };
    view! {
        <tr class=class>
            <th scope="row">{line.head.clone()} {partly}</th>
            {cells.collect_pieces()}
        </tr>
    }
    .into_any()
}
