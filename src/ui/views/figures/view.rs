use std::sync::Arc;

use leptos::prelude::*;

use super::alone::Alone;
use super::group::Group;
use crate::analysis::quantities::QuantityKind;
use crate::compare::SourceId;
use crate::present::figures::{Filter, Listed, list, sheet};
use crate::present::find::Query;
use crate::present::tables::quantity_word;
use crate::ui::parts::{CollectPieces, Derived, Empty, Switch, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::marks::{FilterChip, More, SearchField, label_of};
use crate::ui::views::tables::Export;
use crate::ui::views::texts;
use crate::workspace::Verdict;

/// Groups shown at first.
const PAGE: usize = 40;

/// The root of the view: filters, the groups by consequence, and folded below them what could not be told and the rest.
#[component]
pub fn Figures() -> impl IntoView {
    let app = use_app();
    let kind = RwSignal::new(None::<QuantityKind>);
    let source = RwSignal::new(None::<SourceId>);
    let disputed = RwSignal::new(false);
    let search = RwSignal::new(String::new());
    let shown = RwSignal::new(PAGE);
    let filter = move || Filter {
        kind: kind.get(),
        source: source.get(),
        disputed: disputed.get(),
        query: search.with(|search| Query::new(search)),
    };
    let listed = Derived::new(move || {
        let (sources, verdicts, filter) = (app.sources.get(), app.verdicts.get(), filter());
        let dismissed = |id: &str| matches!(verdicts.get(id), Some(Verdict::Dismissed { .. }));
        let comparison = app.comparison.get().unwrap_or_default();
        app.read
            .with(|read| Arc::new(list(&texts(read, &sources), &comparison, &filter, dismissed)))
    });
    let part = move |of: fn(&Listed) -> usize| Derived::new(move || listed.with(|listed| of(listed)));
    let total = part(|listed| listed.groups.len());
    let exported = Derived::new(move || {
        let (sources, comparison) = (app.sources.get(), app.comparison.get().unwrap_or_default());
        let name = |id| label_of(&sources, id);
        let listed = listed.get();
        app.read
            .with(|read| Arc::new(sheet(&texts(read, &sources), &comparison, &listed, name)))
    });
    let chips = move || {
        let kinds = listed.with(|listed| listed.kinds.clone());
        let each = kinds.into_iter().map(|(which, count)| {
            let on = Derived::new(move || kind.get() == Some(which));
            let toggle = move |()| kind.update(|kind| *kind = (*kind != Some(which)).then_some(which));
            view! { <FilterChip label=quantity_word(which) count on choose=Callback::new(toggle) /> }
        });
        each.collect_pieces()
    };
    let choose = move |event: web_sys::Event| source.set(event_target_value(&event).parse().ok());
    let options = move || {
        let sources = app.sources.get();
        let options = sources.iter().map(|info| {
            view! { <option value=info.id.to_string()>{format!("{}, {}", info.mark, info.short())}</option> }
        });
        options.collect_pieces()
    };
    let groups = move |of: fn(&Listed) -> &Vec<usize>, most: usize| {
        let page = listed.with(|listed| of(listed)[..of(listed).len().min(most)].to_vec());
        page.into_iter().map(|index| view! { <Group index /> }).collect_pieces()
    };
    view! {
        <div class="results figures">
            <div class="toolbar">
                <div class="chips" role="group" aria-label="Which kinds of figures">
                    {dynamic(chips)}
                </div>
                <Switch on=disputed on_toggle=move || disputed.update(|on| *on = !*on)>
                    "Only disagreements"
                </Switch>
                <select class="input figure-source" aria-label="Which source" on:change=choose>
                    <option value="">"All sources"</option>
                    {dynamic(options)}
                </select>
                <SearchField label="Search figures" query=search />
                <Export sheet=exported name="figures" />
            </div>
            {dynamic(move || (total.get() == 0).then(|| view! { <NoGroup listed /> }))}
            {dynamic(move || {
                (total.get() > 0).then(|| {
                    view! { <p class="faint small">"● stated, ○ about or a limit, ├─┤ what the words allow, ▶ without an end"</p> }
                })
            })}
            {dynamic(move || groups(|listed| &listed.groups, shown.get()))}
            <More total shown />
            {dynamic(move || {
                let count = listed.with(|listed| listed.unclear.len());
                (count > 0).then(|| {
                    view! {
                        <details class="set-aside">
                            <summary>"Could not tell if one thing " <span class="count">{count}</span></summary>
                            {groups(|listed| &listed.unclear, PAGE)}
                        </details>
                    }
                })
            })}
            <Alone listed searched=Derived::new(move || search.with(|search| !search.is_empty())) />
        </div>
    }
}

/// Says why no group is shown.
#[component]
fn NoGroup(listed: Derived<Arc<Listed>>) -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let (title, words) = if listed.with(|listed| listed.kinds.is_empty()) {
            (
                "No figures",
                "The texts state no figures, or they are still being read.",
            )
        } else if app.sources.with(|sources| sources.len()) < 2 {
            (
                "Nothing to hold side by side",
                "Add a second source: figures of one thing then stand on one axis.",
            )
        } else {
            (
                "Nothing to hold side by side",
                "No figure of one thing fits these filters. The others are below.",
            )
        };
        view! { <Empty title=title><p>{words}</p></Empty> }
    })
}
