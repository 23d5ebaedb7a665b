use leptos::prelude::*;

use crate::compare::{Comparison, State};
use crate::present::number::grouped;
use crate::present::overview::{conflicts, points_where};
use crate::ui::parts::{Derived, press};
use crate::ui::state::{App, CompareList, Filter, View, use_app};

/// How much there is; each number says how it is counted and opens its list.
#[component]
pub fn Counts() -> impl IntoView {
    let app = use_app();
    let count = move |of: fn(&Comparison) -> usize| {
        Derived::new(move || app.comparison.with(|comparison| comparison.as_deref().map_or(0, of)))
    };
    let with_state =
        |state: State| move |comparison: &Comparison| points_where(comparison, |point| point.state == state).len();
    let all = Derived::new(move || {
        app.comparison
            .with(|c| c.as_deref().map_or(0, with_state(State::AllSay)))
    });
    let one = Derived::new(move || {
        app.comparison
            .with(|c| c.as_deref().map_or(0, with_state(State::OnlyOneSays)))
    });
    let points = move |filter: Filter| {
        move |app: App| {
            app.list.set(CompareList::Points as usize);
            app.filter.set(filter);
            app.open(View::Compare);
        }
    };
    view! {
        <ul class="tiles" aria-label="Counts">
            <Tile
                value=count(|comparison| comparison.findings.len())
                name=("finding", "findings")
                how="What a rule says: figures, dates, quotations or denials that do not go together"
                class="tile-findings"
                open=|app| {
                    app.list.set(CompareList::Findings as usize);
                    app.open(View::Compare);
                }
            />
            <Tile
                value=count(|comparison| conflicts(comparison).len())
                name=("point in dispute", "points in dispute")
                how="Statements of the same fact that differ, deny each other or cannot both be true"
                class="tile-conflict"
                open=points(Filter::Conflicts)
            />
            <Tile
                value=all
                name=("point that all say", "points that all say")
                how="Every origin reports it; whether copies count once is set under Compare"
                class="tile-agree"
                open=points(Filter::AllSay)
            />
            <Tile
                value=one
                name=("point that only one says", "points that only one says")
                how="One origin reports it; the others say nothing near enough to match, which is no denial"
                class="tile-only"
                open=points(Filter::OnlyOneSays)
            />
            <Tile
                value=count(|comparison| comparison.entities.len())
                name=("name", "names")
                how="People, organisations, places and things, united across spellings and sources"
                class=""
                open=|app| app.open(View::Entities)
            />
        </ul>
    }
}

#[component]
fn Tile(
    value: Derived<usize>,
    name: (&'static str, &'static str),
    how: &'static str,
    class: &'static str,
    open: impl Fn(App) + 'static,
) -> impl IntoView {
    let app = use_app();
    view! {
        <li>
            <button type="button" class=format!("tile {class}") on:click=press(move |_| open(app))>
                <b class="tile-value">{move || grouped(value.get() as f64, 0)}</b>
                <span class="tile-name">{move || if value.get() == 1 { name.0 } else { name.1 }}</span>
                <span class="tile-how">{how}</span>
            </button>
        </li>
    }
}
