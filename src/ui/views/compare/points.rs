use leptos::prelude::*;

use super::matrix::Matrix;
use super::story::{StoryChoice, sources_of};
use crate::present::find::Query;
use crate::present::matrix::{Filter, counts, rows, select};
use crate::report::Part;
use crate::ui::parts::{CollectPieces, Derived, Empty, Show, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::export::{CopyRich, ListCsv};
use crate::ui::views::marks::{FilterChip, More, PAGE, SearchField};
use crate::ui::views::texts;
use crate::workspace::Verdict;

/// The points: filters with counts, search, the matrix, and the dismissed ones folded away.
#[component]
pub fn Points() -> impl IntoView {
    let app = use_app();
    let filter = app.filter;
    let search = RwSignal::new(String::new());
    let shown = RwSignal::new(PAGE);
    let story = RwSignal::new(None);
    let members = sources_of(story);
    let query = Derived::new(move || search.with(|search| Query::new(search)));
    let all = Derived::new(move || {
        let Some(comparison) = app.comparison.get() else {
            return vec![];
        };
        let sources = app.sources.get();
        let verdicts = app.verdicts.get();
        let dismissed = |id: &str| matches!(verdicts.get(id), Some(Verdict::Dismissed { .. }));
        let mut rows = app
            .read
            .with(|read| rows(&comparison, &texts(read, &sources), dismissed));
        members.with(|members| {
            if let Some(members) = members {
                rows.retain(|row| row.source.is_some_and(|source| members.contains(&source)));
            }
        });
        rows
    });
    let tally = Derived::new(move || all.with(|rows| query.with(|query| counts(rows, query))));
    let selected = Derived::new(move || all.with(|rows| query.with(|query| select(rows, filter.get(), query))));
    let open_points = Derived::new(move || selected.with(|(open, _)| open[..open.len().min(shown.get())].to_vec()));
    let dismissed = Derived::new(move || selected.with(|(_, dismissed)| dismissed.clone()));
    let total = Derived::new(move || selected.with(|(open, _)| open.len()));

    let chips = Filter::ALL.into_iter().enumerate().map(|(index, each)| {
        let count = Derived::new(move || tally.with(|tally| tally[index]));
        let on = Derived::new(move || filter.get() == each);
        let choose = Callback::new(move |()| {
            filter.set(each);
            shown.set(PAGE);
        });
        view! { <FilterChip label=each.label() count on choose /> }
    });
    view! {
        <div class="toolbar">
            <div class="chips" role="group" aria-label="Which points">
                {chips.collect_pieces()}
            </div>
            <StoryChoice chosen=story />
            <SearchField label="Search in points" query=search />
            <CopyRich part=Part::Matrix />
            <ListCsv list="points" />
        </div>
        {dynamic(move || {
            if total.get() == 0 && dismissed.with(Vec::is_empty) {
                let words = if all.with(Vec::is_empty) {
                    "The texts hold no statements that could be compared."
                } else {
                    "No point fits this filter and search. Choose Everything, or empty the search."
                };
                view! { <Empty title="Nothing to show"><p>{words}</p></Empty> }.into_any()
            } else {
                ().into_any()
            }
        })}
        <Show when=move || { total.get() > 0 }>
            <Matrix points=open_points members caption="Points by source, in order of consequence" />
            <More total shown />
        </Show>
        <Show when=move || dismissed.with(|dismissed| !dismissed.is_empty())>
            <details class="set-aside">
                <summary>{move || dismissed.with(Vec::len)} " dismissed by you"</summary>
                <Matrix points=dismissed members caption="Dismissed points" />
            </details>
        </Show>
    }
}
