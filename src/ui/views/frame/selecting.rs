//! Words that are selected in a text.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Range};

use crate::compare::Place;
use crate::present::selection;
use crate::ui::state::{App, Picked};

/// A selection is looked at when it has not changed for so long.
const REST: Duration = Duration::from_millis(250);

/// Follows the selection: as long as the page lives.
pub fn follow_selection(app: App) {
    let waits: Rc<Cell<Option<TimeoutHandle>>> = Rc::default();
    let on_change = Closure::<dyn FnMut()>::new(move || {
        if let Some(earlier) = waits.take() {
            earlier.clear();
        }
        let look = move || {
            let picked = picked(app);
            // The buttons that act on the selection may have the focus.
            let acting = document()
                .active_element()
                .is_some_and(|element| element.closest(".mark-bar").ok().flatten().is_some());
            if app.picked.get_untracked() != picked && !(picked.is_none() && acting) {
                app.picked.set(picked);
            }
        };
        waits.set(set_timeout_with_handle(look, REST).ok());
    });
    // A page that cannot be listened to has no selections to offer.
    let _ = document().add_event_listener_with_callback("selectionchange", on_change.as_ref().unchecked_ref());
    on_change.forget();
}

/// What is selected, where that is within one block of a text.
fn picked(app: App) -> Option<Picked> {
    let chosen = window().get_selection().ok().flatten()?;
    if chosen.is_collapsed() || chosen.range_count() == 0 {
        return None;
    }
    let range = chosen.get_range_at(0).ok()?;
    let words = closest(&range.start_container().ok()?, "[data-from]")?;
    if closest(&range.end_container().ok()?, "[data-from]")? != words {
        return None;
    }
    let scroller = words.closest("[data-source]").ok().flatten()?;
    let source = scroller.get_attribute("data-source")?.parse().ok()?;
    let from = words.get_attribute("data-from")?.parse().ok()?;
    let reading = app.read.with_untracked(|read| read.get(&source).cloned())?;
    let before = range.clone_range();
    before.set_start(&words, 0).ok()?;
    let end = length(&before);
    let span = selection::place(&reading.document.text, from, end.checked_sub(length(&range))?, end)?;
    let (frame, here) = (scroller.get_bounding_client_rect(), range.get_bounding_client_rect());
    Some(Picked {
        place: Place { source, span },
        left: here.left() - frame.left(),
        bottom: here.bottom() - frame.top() + f64::from(scroller.scroll_top()),
    })
}

fn closest(node: &web_sys::Node, which: &str) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest(which).ok().flatten()
}

/// How many UTF-16 units a range holds.
fn length(range: &Range) -> u32 {
    range.unchecked_ref::<js_sys::Object>().to_string().length()
}
