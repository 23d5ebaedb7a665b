use std::sync::Arc;

use leptos::prelude::*;

use super::coverage::Coverage;
use super::detail::Detail;
use super::list::List;
use crate::analysis::entities::EntityKind;
use crate::present::entities::{Order, kinds, rows, select};
use crate::present::find::Query;
use crate::present::words;
use crate::ui::parts::{Empty, Show, dynamic};
use crate::ui::state::{Selection, use_app};
use crate::ui::views::marks::{FilterChip, PAGE, SearchField, Sections, Sorting};
use crate::ui::views::texts;

/// The root of the view: filters, then the list or the coverage, and beside it the chosen entity.
#[component]
pub fn Entities() -> impl IntoView {
    let app = use_app();
    let kind = RwSignal::new(None::<EntityKind>);
    let search = RwSignal::new(String::new());
    let sorting = RwSignal::new(Sorting {
        by: Order::Sources,
        descending: false,
    });
    let shown = RwSignal::new(PAGE);
    let form = RwSignal::new(0);

    let query = Memo::new(move |_| search.with(|search| Query::new(search)));
    let all = Memo::new(move |_| {
        let sources = app.sources.get();
        let comparison = app.comparison.get();
        Arc::new(
            app.read
                .with(|read| rows(&texts(read, &sources), comparison.as_deref())),
        )
    });
    let listed = Memo::new(move |_| {
        let Sorting { by, descending } = sorting.get();
        all.with(|rows| query.with(|query| select(rows, kind.get(), query, by, descending)))
    });
    let total = Signal::derive(move || listed.with(Vec::len));
    let page = Signal::derive(move || listed.with(|listed| listed[..listed.len().min(shown.get())].to_vec()));
    // What the evidence panel shows of an entity is less than what stands here: the view takes the choice over.
    let key = RwSignal::new(match app.selected.get_untracked() {
        Some(Selection::Entity(key)) => {
            app.selected.set(None);
            Some(key)
        }
        _ => None,
    });
    let chosen = Memo::new(move |_| {
        let key = key.get()?;
        all.with(|rows| rows.iter().position(|row| row.entity.key == key))
    });
    let choose = Callback::new(move |chosen: String| key.set(Some(chosen)));
    let close = Callback::new(move |()| key.set(None));

    let chips = move || {
        let found = all.with(|rows| query.with(|query| kinds(rows, query)));
        let each = found.into_iter().map(|(which, count)| {
            let sign = words::entity_kind(which);
            let on = Signal::derive(move || kind.get() == Some(which));
            let choose = Callback::new(move |()| {
                kind.update(|kind| *kind = if *kind == Some(which) { None } else { Some(which) });
                shown.set(PAGE);
            });
            view! { <FilterChip label=format!("{} {}", sign.glyph, sign.word) count=Signal::stored(count) on choose /> }
        });
        each.collect_view()
    };
    let sections = vec![("List", total), ("Coverage", total)];
    view! {
        <div class="results entities">
            <div class="toolbar">
                <Sections label="Form of the list" sections chosen=form />
                <div class="chips" role="group" aria-label="Which kinds">
                    {dynamic(chips)}
                </div>
                <SearchField label="Search names" query=search />
            </div>
            {dynamic(move || {
                if total.get() > 0 {
                    return ().into_any();
                }
                let words = if all.with(|all| all.is_empty()) {
                    "No names were found in the texts, or they are still being read."
                } else {
                    "No name fits this filter and search."
                };
                view! { <Empty title="Nothing to show"><p>{words}</p></Empty> }.into_any()
            })}
            <div class="entities-body" class:has-detail=move || chosen.get().is_some() class:is-wide=move || form.get() == 1>
                <Show when=move || { total.get() > 0 }>
                    {dynamic(move || match form.get() {
                        0 => view! { <List rows=all page total shown sorting chosen choose /> }.into_any(),
                        _ => view! { <Coverage rows=all page total shown chosen choose /> }.into_any(),
                    })}
                </Show>
                {move || chosen.get().map(|index| view! { <Detail rows=all.get() index choose close /> })}
            </div>
        </div>
    }
}
