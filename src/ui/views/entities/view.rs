use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::coverage::Coverage;
use super::detail::Detail;
use super::list::List;
use crate::analysis::entities::EntityKind;
use crate::present::entities::{Order, kinds, position, rows, select};
use crate::present::find::Query;
use crate::present::words;
use crate::ui::parts::{CollectPieces, Derived, Empty, Show, dynamic, press};
use crate::ui::state::{Dialog, Selection, use_app};
use crate::ui::views::correct::Corrections;
use crate::ui::views::export::ListCsv;
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

    let query = Derived::new(move || search.with(|search| Query::new(search)));
    let all = Derived::new(move || {
        let sources = app.sources.get();
        let comparison = app.comparison.get();
        Arc::new(
            app.read
                .with(|read| rows(&texts(read, &sources), comparison.as_deref())),
        )
    });
    let listed = Derived::new(move || {
        let Sorting { by, descending } = sorting.get();
        all.with(|rows| query.with(|query| select(rows, kind.get(), query, by, descending)))
    });
    let total = Derived::new(move || listed.with(Vec::len));
    let page = Derived::new(move || listed.with(|listed| listed[..listed.len().min(shown.get())].to_vec()));
    // What the evidence panel shows of an entity is less than what stands here: the view takes the choice over.
    if let Some(Selection::Entity(key)) = app.selected.get_untracked() {
        app.selected.set(None);
        app.entity.set(vec![key]);
    }
    let chosen = Derived::new(move || {
        let keys = app.entity.get();
        let sources = app.sources.get_untracked();
        all.with(|rows| {
            app.read.with_untracked(|read| {
                let texts = texts(read, &sources);
                keys.iter().find_map(|key| position(&texts, rows, key))
            })
        })
    });
    let choose = Callback::new(move |chosen: String| {
        app.entity.set(vec![chosen]);
        request_animation_frame(show_name);
    });
    let close = Callback::new(move |()| app.entity.set(Vec::new()));

    let chips = move || {
        let found = all.with(|rows| query.with(|query| kinds(rows, query)));
        let each = found.into_iter().map(|(which, count)| {
            let sign = words::entity_kind(which);
            let on = Derived::new(move || kind.get() == Some(which));
            let choose = Callback::new(move |()| {
                kind.update(|kind| *kind = if *kind == Some(which) { None } else { Some(which) });
                shown.set(PAGE);
            });
            view! { <FilterChip label=format!("{} {}", sign.glyph, sign.word) count on choose /> }
        });
        each.collect_pieces()
    };
    let corrected = Derived::new(move || app.repairs.with(|repairs| repairs.len()));
    let sections = vec![("List", total), ("Coverage", total), ("Your corrections", corrected)];
    let in_list = move || form.get() < 2;
    view! {
        <div class="results entities">
            <div class="toolbar">
                <Sections label="Form of the list" sections chosen=form />
                <div class="chips" role="group" aria-label="Which kinds">
                    {dynamic(chips)}
                </div>
                <SearchField label="Search names" query=search />
                <ListCsv list="entities" />
                <button type="button" class="button" on:click=press(move |_| app.open_dialog(Dialog::AddName))>
                    "Add a name"
                </button>
            </div>
            {dynamic(move || {
                if total.get() > 0 || !in_list() {
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
                <Show when=move || { total.get() > 0 || !in_list() }>
                    {dynamic(move || match form.get() {
                        0 => view! { <List rows=all page total shown sorting chosen choose /> }.into_any(),
                        2 => view! { <Corrections /> }.into_any(),
                        _ => view! { <Coverage rows=all page total shown chosen choose /> }.into_any(),
                    })}
                </Show>
                {move || chosen.get().map(|index| view! { <Detail rows=all.get() index choose close /> })}
            </div>
        </div>
    }
}

/// Brings all about the entity into sight: below the list on narrow screens, beside it, and perhaps above, on wide ones.
fn show_name() {
    if let Some(name) = document().get_element_by_id("entity-name") {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        name.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
