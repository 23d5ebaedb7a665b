use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::compare::Place;
use crate::present::scale::DayAxis;
use crate::present::timeline::{Entry, Lane, Mark, days_label, lanes};
use crate::present::{count_of, shorten};
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::{SourceInfo, use_app};
use crate::ui::views::marks::SourceTag;
use crate::ui::views::texts;

/// Up to this many sources, those without a date have a lane, too.
const ALL_UP_TO: usize = 8;

/// The axis with a lane for each source. The list below holds the same for those who cannot see it.
#[component]
pub fn Lanes(#[prop(into)] entries: Derived<Vec<Entry>>) -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let sources = app.sources.get();
        let entries = entries.get();
        let seen: Vec<&Entry> = entries.iter().collect();
        let (axis, mut lanes) = app.read.with(|read| lanes(&texts(read, &sources), &seen))?;
        let all = lanes.len();
        if all > ALL_UP_TO {
            lanes.retain(|lane| !lane.marks.is_empty());
        }
        let without = (lanes.len() < all).then(|| {
            let words = format!("{} of {all} sources name no day of these.", all - lanes.len());
            view! { <p class="soft">{words}</p> }
        });
        let ticks = axis.ticks.iter().map(|(day, label)| {
            view! {
                <span class="axis-tick" style:left=percent(axis.at(*day))>
                    {label.clone()}
                </span>
            }
        });
        let ticks = ticks.collect_pieces();
        let drawn = lanes.into_iter().map(|lane| {
            let info = sources.iter().find(|info| info.id == lane.source).cloned();
            view! { <LaneRow lane info axis=axis.clone() /> }
        });
        Some(view! {
            <div class="lanes" role="group" aria-label="Dates by source, on one axis">
                {drawn.collect_pieces()}
                <div class="lane-axis" aria-hidden="true">
                    <span></span>
                    <div class="lane-track">{ticks}</div>
                </div>
            </div>
            {without}
        })
    })
}

#[component]
fn LaneRow(lane: Lane, info: Option<SourceInfo>, axis: DayAxis) -> impl IntoView {
    let app = use_app();
    let name = info
        .as_ref()
        .map(|info| format!("Dates in source {}", info.mark))
        .unwrap_or_default();
    let published = info
        .as_ref()
        .and_then(|info| info.published)
        .filter(|day| (axis.first..=axis.last).contains(day));
    let published = published.map(|day| {
        view! {
            <span class="lane-published" style:left=percent(axis.at(day)) title=format!("Published {}", days_label((day, day)))></span>
        }
    });
    let grid = axis
        .ticks
        .iter()
        .map(|(day, _)| view! { <span class="lane-line" style:left=percent(axis.at(*day))></span> });
    let grid = grid.collect_pieces();
    let marks = lane.marks.into_iter().enumerate().map(|(at, mark)| {
        let (start, length) = axis.stretch(mark.days.0, mark.days.1);
        let place = mark.entries[0].place;
        let label = mark_label(&mark);
        let more = (mark.entries.len() > 1).then_some(mark.entries.len());
        view! {
            <button
                type="button"
                class="lane-mark"
                tabindex=if at == 0 { "0" } else { "-1" }
                title=label.clone()
                aria-label=label
                style:left=percent(start)
                style:width=percent(length)
                style=("--level", mark.level.to_string())
                on:click=press(move |_| app.show(place as Place))
            >
                {more}
            </button>
        }
    });
    view! {
        <div class="lane">
            <span class="lane-source">{info.map(|info| view! { <SourceTag info /> })}</span>
            <div class="lane-track" role="group" aria-label=name style=("--levels", lane.levels.to_string()) on:keydown=along>
                {grid}
                {published}
                {marks.collect_pieces()}
            </div>
        </div>
    }
}

fn percent(part: f64) -> String {
    format!("{:.3}%", part * 100.0)
}

fn mark_label(mark: &Mark) -> String {
    let first = &mark.entries[0];
    let context = shorten(&format!("{}{}{}", first.left, first.words, first.right), 120);
    let count = match mark.entries.len() {
        1 => String::new(),
        count => format!(" ({})", count_of(count, "mention", "mentions")),
    };
    format!("{}{count}: {context}", days_label(mark.days))
}

/// Left and right move along a lane's marks.
fn along(event: KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowRight" => target.next_element_sibling(),
        "ArrowLeft" => target.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    let next = next.filter(|element| element.class_list().contains("lane-mark"));
    if let Some(next) = next.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A mark that has just gone cannot take the focus: it stays where it is.
        let _ = next.focus();
    }
}
