use leptos::prelude::*;

use crate::present::timeline::Entry;
use crate::text::day;
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::{SourceInfo, use_app};
use crate::ui::views::marks::SourceTag;

/// The most words that are listed for a source.
const MOST: usize = 30;

/// Dates that could not be told, by source, and a field for the date that would tell them.
#[component]
pub fn Undated(#[prop(into)] entries: Derived<Vec<Entry>>) -> impl IntoView {
    let app = use_app();
    let by_source = move || {
        let entries = entries.get();
        let of = |info: &SourceInfo| {
            let own: Vec<Entry> = entries
                .iter()
                .filter(|entry| entry.days.is_none() && entry.place.source == info.id)
                .cloned()
                .collect();
            (!own.is_empty()).then(|| (info.clone(), own))
        };
        app.sources.get().iter().filter_map(of).collect::<Vec<_>>()
    };
    dynamic(move || {
        let lists = by_source();
        (!lists.is_empty()).then(|| {
            let items = lists
                .into_iter()
                .map(|(info, entries)| view! { <UndatedSource info entries /> });
            view! {
                <section class="undated" aria-labelledby="undated-heading">
                    <h2 id="undated-heading">"Could not tell"</h2>
                    <ul>{items.collect_pieces()}</ul>
                </section>
            }
        })
    })
}

#[component]
fn UndatedSource(info: SourceInfo, entries: Vec<Entry>) -> impl IntoView {
    let app = use_app();
    let why = if info.published.is_none() {
        "The source's date is not known, so these have no day."
    } else {
        "The text does not say which day is meant."
    };
    let more = entries.len().saturating_sub(MOST);
    let words = entries.into_iter().take(MOST).map(|entry| {
        let place = entry.place;
        let title = format!("{}{}{}", entry.left, entry.words, entry.right);
        view! {
            <li>
                <button type="button" class="pill" title=title on:click=press(move |_| app.show(place))>
                    {entry.words}
                </button>
            </li>
        }
    });
    let words = words.collect_pieces();
    let needs_date = info.published.is_none();
    view! {
        <li class="undated-source">
            <p>
                <SourceTag info=info.clone() />
                " "
                <span class="soft">{why}</span>
            </p>
            <ul class="chips">{words}</ul>
            {(more > 0).then(|| view! { <p class="faint">"and " {more} " more"</p> })}
            {needs_date.then(|| view! { <SetDate info /> })}
        </li>
    }
}

/// Sets the day of a source's publication.
#[component]
fn SetDate(info: SourceInfo) -> impl IntoView {
    let app = use_app();
    let day = RwSignal::new(String::new());
    let parsed = move || day.with(|text| day::parse(text));
    let id = info.id;
    let set = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let edits = app
            .history
            .with_untracked(|history| history.present().source(id).map(|record| record.edits.clone()));
        if let (Some(mut edits), Some(day)) = (edits, parsed()) {
            edits.published = Some(day);
            app.edit(id, edits);
        }
    };
    view! {
        <form class="set-date" on:submit=set>
            <label>
                {format!("Date of source {}", info.mark)} " "
                <input type="date" class="input" bind:value=day />
            </label>
            <button type="submit" class="button" disabled=move || parsed().is_none()>
                "Set"
            </button>
        </form>
    }
}
