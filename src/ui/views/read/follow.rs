//! Brings the place that is shown into sight.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Scrolls to the marked place in a text once it has been drawn; opens the fold that holds it.
pub fn scroll_to_shown(article: Element) {
    // Two frames: the marks are drawn in the first.
    request_animation_frame(move || {
        request_animation_frame(move || {
            let Some(place) = article.query_selector(".shown").ok().flatten() else { return };
            if let Some(fold) = place.closest("details").ok().flatten() {
                // A fold that stays shut hides the place, and no more.
                let _ = fold.set_attribute("open", "");
            }
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            options.set_behavior(if is_motion_reduced() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
            place.scroll_into_view_with_scroll_into_view_options(&options);
        });
    });
}

fn is_motion_reduced() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches())
}

/// The place that the mark under an event opens, from its `data-at`.
pub fn place_at(event: &web_sys::Event) -> Option<(u32, u32)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let at = target.closest("[data-at]").ok().flatten()?.get_attribute("data-at")?;
    let (start, end) = at.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

/// Moves the focus to the mark after or before the one that has it.
pub fn step_mark(article: &Element, forward: bool) {
    let Ok(marks) = article.query_selector_all("[data-at][role=button]") else { return };
    let current = document().active_element();
    let elements: Vec<web_sys::HtmlElement> =
        (0..marks.length()).filter_map(|index| marks.item(index)?.dyn_into().ok()).collect();
    let at = elements.iter().position(|mark| current.as_ref() == Some(mark.as_ref()));
    let next = match (at, forward) {
        (None, _) => Some(0),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    if let Some(mark) = next.and_then(|next| elements.get(next)) {
        // A mark that cannot take the focus leaves it where it is.
        let _ = mark.focus();
    }
}
