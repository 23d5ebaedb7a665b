use leptos::html;
use leptos::prelude::*;

use super::column_head::ColumnHead;
use super::follow::{place_at, scroll_to_shown, step_mark};
use super::linking::Linking;
use super::mark_bar::MarkBar;
use super::text::Text;
use crate::compare::{Place, SourceId};
use crate::text::Span;
use crate::ui::parts::{Derived, dynamic, press};
use crate::ui::state::{Selection, use_app};

/// One source as it is read.
#[component]
pub fn Column(source: SourceId, linking: Linking) -> impl IntoView {
    let app = use_app();
    let scroller = NodeRef::<html::Div>::new();
    let reading = Derived::new(move || app.reading(source));
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
                data-source=source
                tabindex="0"
                role="group"
                aria-labelledby=format!("column-{source}")
                on:click=press(move |event| open(&event))
                on:keydown=on_key
                on:pointerenter=move |_| linking.lead(source)
                on:focusin=move |_| linking.lead(source)
                on:scroll=move |_| linking.scrolled(source)
            >
                {dynamic(move || match reading.get() {
                    Some(reading) => view! { <Text app source reading /> }.into_any(),
                    None => view! { <p class="waiting" aria-busy="true">"Reading …"</p> }.into_any(),
                })}
                {dynamic(move || {
                    let here = app.picked.get().filter(|picked| picked.place.source == source);
                    here.map(|picked| view! { <MarkBar picked /> })
                })}
            </div>
        </article>
    }
}
