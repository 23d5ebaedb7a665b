use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::aside::AsideView;
use super::block::{BlockView, Page};
use super::follow::{place_at, scroll_to_shown, step_mark};
use super::linking::Linking;
use super::margin::Margin;
use crate::compare::{Place, SourceId};
use crate::present::flow::{Flow, flow};
use crate::present::highlight::marks;
use crate::present::margin::{Beside, margin};
use crate::text::Span;
use crate::ui::parts::{Icon, IconButton};
use crate::ui::state::{App, Reading, Selection, SourceInfo, use_app};

/// How many groups of blocks are drawn at first, and added at a time.
const PAGE: usize = 250;

/// One source as it is read.
#[component]
pub fn Column(source: SourceId, linking: Linking) -> impl IntoView {
    let app = use_app();
    let scroller = NodeRef::<html::Div>::new();
    let reading = Memo::new(move |_| app.reading(source));
    Effect::new(move || {
        if let Some(element) = scroller.get() {
            linking.join(source, element.into());
        }
    });
    on_cleanup(move || linking.leave(source));
    // Runs each time a place is shown, also for the same place again.
    Effect::new(move || {
        let here = app.focus.get().is_some_and(|place| place.source == source);
        reading.track();
        if let (true, Some(element)) = (here, scroller.get()) {
            linking.lead(source);
            scroll_to_shown(element.into());
        }
    });
    let open = move |event: &web_sys::Event| {
        if let Some((start, end)) = place_at(event) {
            let span = Span { start, end };
            app.select(Selection::Fact(Place { source, span }));
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        match (event.key().as_str(), scroller.get_untracked()) {
            ("ArrowRight", Some(element)) => step_mark(&element, true),
            ("ArrowLeft", Some(element)) => step_mark(&element, false),
            ("Enter" | " ", _) if place_at(&event).is_some() => open(&event),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <article class="column" aria-labelledby=format!("column-{source}")>
            <ColumnHead source />
            <div
                node_ref=scroller
                class="column-text"
                tabindex="0"
                role="group"
                aria-labelledby=format!("column-{source}")
                on:click=move |event| open(&event)
                on:keydown=on_key
                on:pointerenter=move |_| linking.lead(source)
                on:focusin=move |_| linking.lead(source)
                on:scroll=move |_| linking.scrolled(source)
            >
                {move || match reading.get() {
                    Some(reading) => view! { <Text app source reading /> }.into_any(),
                    None => view! { <p class="waiting" aria-busy="true">"Reading …"</p> }.into_any(),
                }}
            </div>
        </article>
    }
}

/// Which source it is; a list to read another one here; a cross to close the column.
#[component]
fn ColumnHead(source: SourceId) -> impl IntoView {
    let app = use_app();
    let info = Memo::new(move |_| app.source(source));
    let field = |of: fn(&SourceInfo) -> String| move || info.with(|info| info.as_ref().map(of).unwrap_or_default());
    let choose = move |event: web_sys::Event| {
        let chosen = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let Some(chosen) = chosen.and_then(|select| select.value().parse::<SourceId>().ok()) else { return };
        app.columns.update(|columns| {
            let from = columns.iter().position(|column| *column == source);
            let there = columns.iter().position(|column| *column == chosen);
            match (from, there) {
                (Some(from), Some(there)) => columns.swap(from, there),
                (Some(from), None) => columns[from] = chosen,
                _ => {}
            }
        });
    };
    let options = move || {
        app.sources.with(|sources| {
            let option = |info: &SourceInfo| {
                view! {
                    <option value=info.id.to_string() selected=info.id == source>
                        {format!("{} – {}", info.mark, info.short())}
                    </option>
                }
            };
            sources.iter().map(option).collect_view()
        })
    };
    let byline = |info: &SourceInfo| {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(info.outlet.clone());
        parts.extend(info.author.clone());
        parts.extend(info.published.map(|date| date.strftime("%-d %B %Y").to_string()));
        parts.join(" · ")
    };
    view! {
        <header class="column-head">
            <span class="mark" aria-hidden="true">
                {field(|info| info.mark.clone())}
            </span>
            <div class="column-title">
                <h2 id=format!("column-{source}")>{field(|info| info.title.clone())}</h2>
                <p class="faint">{field(byline)}</p>
            </div>
            <Show when=move || app.sources.with(|sources| sources.len() > 1)>
                <select class="column-choice" aria-label="Source in this column" on:change=choose>
                    {options}
                </select>
            </Show>
            <Show when=move || app.columns.with(|columns| columns.len() > 1)>
                <IconButton
                    label="Close this column".to_owned()
                    drawing=Icon::Close
                    on_press=move || app.toggle_column(source)
                />
            </Show>
        </header>
    }
}

/// The text itself, a first part of it when it is long.
#[component]
fn Text(app: App, source: SourceId, reading: Arc<Reading>) -> impl IntoView {
    let groups = StoredValue::new(flow(&reading.document));
    let all = StoredValue::new(marks(&reading.analysis));
    let reading = StoredValue::new(reading);
    let page = Page {
        reading,
        marks: Memo::new(move |_| {
            let on = |mark: &crate::present::highlight::Mark| app.layers.with(|layers| layers.has(mark.layer));
            Arc::new(all.with_value(|all| all.iter().filter(|mark| on(mark)).copied().collect()))
        }),
        shown: Memo::new(move |before: Option<&Option<(Span, u32)>>| {
            let times = before.copied().flatten().map_or(0, |(_, times)| times);
            app.focus.get().filter(|place| place.source == source).map(|place| (place.span, times + 1))
        }),
    };
    let beside: Memo<Arc<BTreeMap<usize, Vec<Beside>>>> = Memo::new(move |_| {
        app.comparison.with(|comparison| {
            let marks = |comparison: &crate::compare::Comparison| {
                reading.with_value(|reading| margin(comparison, source, &reading.document))
            };
            Arc::new(comparison.as_deref().map(marks).unwrap_or_default())
        })
    });
    let total = groups.with_value(Vec::len);
    let wanted = RwSignal::new(PAGE);
    // A place further down is drawn too.
    let drawn = Memo::new(move |_| {
        let place = page.shown.get().and_then(|(span, _)| reading.with_value(|reading| reading.document.block_at(span.start)));
        let group = place.and_then(|block| groups.with_value(|groups| groups.iter().position(|group| group.blocks().contains(&block))));
        wanted.get().max(group.map_or(0, |group| group + 20)).min(total)
    });
    view! {
        <div class="text">
            <For each=move || 0..drawn.get() key=|index| *index let:index>
                {groups.with_value(|groups| groups.get(index).map(|group| draw(app, source, page, beside, group.clone())))}
            </For>
            {move || {
                (drawn.get() < total)
                    .then(|| {
                        view! {
                            <button type="button" class="button" on:click=move |_| wanted.set(drawn.get_untracked() + PAGE)>
                                "Show more of the text"
                            </button>
                        }
                    })
            }}
        </div>
    }
}

fn draw(
    app: App,
    source: SourceId,
    page: Page,
    beside: Memo<Arc<BTreeMap<usize, Vec<Beside>>>>,
    group: Flow,
) -> impl IntoView {
    let one = move |index: usize| {
        let marks = Memo::new(move |_| beside.with(|beside| beside.get(&index).cloned().unwrap_or_default()));
        let aside = Callback::new(move |()| {
            let start = page.reading.with_value(|reading| reading.document.blocks.get(index).map(|block| block.span.start));
            if let Some(start) = start {
                app.set_aside(source, start, true);
            }
        });
        view! {
            <BlockView page index />
            <Margin app marks aside />
        }
    };
    match group {
        Flow::One(index) => view! {
            <div class="block" data-block=index>
                {one(index)}
            </div>
        }
        .into_any(),
        Flow::List(blocks) => view! {
            <ul class="items">
                {blocks
                    .map(|index| {
                        view! {
                            <li class="block" data-block=index>
                                {one(index)}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        }
        .into_any(),
        Flow::Aside(blocks) => view! { <AsideView page source blocks /> }.into_any(),
    }
}
