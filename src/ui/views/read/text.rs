use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::aside::AsideView;
use super::block::{BlockView, Page};
use super::margin::Margin;
use crate::compare::{Comparison, SourceId};
use crate::present::flow::{Flow, flow};
use crate::present::highlight::{Mark, marks};
use crate::present::margin::{Beside, margin};
use crate::text::Span;
use crate::ui::parts::{CollectPieces, Derived, Each, dynamic, press};
use crate::ui::state::{App, Reading};

/// How many groups of blocks are drawn at first, and added at a time.
const PAGE: usize = 250;

/// The text itself, a first part of it when it is long.
#[component]
pub fn Text(app: App, source: SourceId, reading: Arc<Reading>) -> impl IntoView {
    let groups = StoredValue::new(flow(&reading.document));
    let all = StoredValue::new(marks(&reading.analysis));
    let reading = StoredValue::new(reading);
    let page = Page {
        reading,
        marks: Derived::new(move || {
            let on = |mark: &Mark| app.layers.with(|layers| layers.has(mark.layer));
            Arc::new(all.with_value(|all| all.iter().filter(|mark| on(mark)).copied().collect()))
        }),
        shown: Derived::from_before(move |before: Option<&Option<(Span, u32)>>| {
            let times = before.copied().flatten().map_or(0, |(_, times)| times);
            app.focus
                .get()
                .filter(|place| place.source == source)
                .map(|place| (place.span, times + 1))
        }),
    };
    let beside: Derived<Arc<BTreeMap<usize, Vec<Beside>>>> = Derived::new(move || {
        app.comparison.with(|comparison| {
            let marks =
                |comparison: &Comparison| reading.with_value(|reading| margin(comparison, source, &reading.document));
            Arc::new(comparison.as_deref().map(marks).unwrap_or_default())
        })
    });
    let total = groups.with_value(Vec::len);
    let wanted = RwSignal::new(PAGE);
    // A place further down is drawn too.
    let drawn = Derived::new(move || {
        let place = page
            .shown
            .get()
            .and_then(|(span, _)| reading.with_value(|reading| reading.document.block_at(span.start)));
        let group = place.and_then(|block| {
            groups.with_value(|groups| groups.iter().position(|group| group.blocks().contains(&block)))
        });
        wanted.get().max(group.map_or(0, |group| group + 20)).min(total)
    });
    view! {
        <div class="text">
            <Each each=move || (0..drawn.get()).collect() key=usize::to_string let:index>
                {groups.with_value(|groups| groups.get(index).map(|group| draw(app, source, page, beside, group.clone())))}
            </Each>
            {dynamic(move || {
                (drawn.get() < total)
                    .then(|| {
                        view! {
                            <button type="button" class="button" on:click=press(move |_| wanted.set(drawn.get_untracked() + PAGE))>
                                "Show more of the text"
                            </button>
                        }
                    })
            })}
        </div>
    }
}

fn draw(
    app: App,
    source: SourceId,
    page: Page,
    beside: Derived<Arc<BTreeMap<usize, Vec<Beside>>>>,
    group: Flow,
) -> impl IntoView {
    let one = move |index: usize| {
        let marks = Derived::new(move || beside.with(|beside| beside.get(&index).cloned().unwrap_or_default()));
        let aside = Callback::new(move |()| {
            let start = page
                .reading
                .with_value(|reading| reading.document.blocks.get(index).map(|block| block.span.start));
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
                    .collect_pieces()}
            </ul>
        }
        .into_any(),
        Flow::Aside(blocks) => view! { <AsideView page source blocks /> }.into_any(),
    }
}
