use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::compare::SourceId;
use crate::present::margin::{anchors, nearest};
use crate::ui::state::App;

/// Texts side by side scroll together: what reports the same comes to stand at the same height.
#[derive(Clone, Copy)]
pub struct Linking {
    app: App,
    scrollers: StoredValue<BTreeMap<SourceId, Element>, LocalStorage>,
    /// The column that the reader scrolls; the others follow.
    leader: StoredValue<Option<SourceId>>,
    waits: StoredValue<bool>,
}

/// Blocks without a counterpart let the others stand, unless one this many blocks away has one.
const REACH: usize = 2;

impl Linking {
    pub fn new(app: App) -> Linking {
        Linking {
            app,
            scrollers: StoredValue::new_local(BTreeMap::new()),
            leader: StoredValue::new(None),
            waits: StoredValue::new(false),
        }
    }

    pub fn join(self, source: SourceId, scroller: Element) {
        self.scrollers.update_value(|scrollers| {
            scrollers.insert(source, scroller);
        });
    }

    pub fn leave(self, source: SourceId) {
        self.scrollers.try_update_value(|scrollers| scrollers.remove(&source));
    }

    /// The reader's hand is on this column.
    pub fn lead(self, source: SourceId) {
        self.leader.set_value(Some(source));
    }

    /// A column was scrolled: the others follow, at most once a frame.
    pub fn scrolled(self, source: SourceId) {
        let leads = self.leader.with_value(|leader| *leader == Some(source));
        if !leads || !self.app.linked.get_untracked() || self.waits.get_value() {
            return;
        }
        self.waits.set_value(true);
        request_animation_frame(move || {
            self.waits.try_update_value(|waits| *waits = false);
            self.follow(source);
        });
    }

    fn follow(self, leader: SourceId) {
        let Some(scrollers) = self.scrollers.try_with_value(Clone::clone) else { return };
        let (Some(scroller), Some(comparison)) = (scrollers.get(&leader), self.app.comparison.get_untracked()) else { return };
        let Some((block, offset)) = top_block(scroller) else { return };
        let readings = self.app.read.get_untracked();
        let Some(reading) = readings.get(&leader) else { return };
        for (source, other) in scrollers.iter().filter(|(source, _)| **source != leader) {
            let Some(there) = readings.get(source) else { continue };
            let anchors = anchors(&comparison, (leader, &reading.document), (*source, &there.document));
            let Some((from, to)) = nearest(&anchors, block, REACH) else { continue };
            let here = top_of(scroller, from).unwrap_or(offset);
            if let Some(top) = top_of(other, to) {
                other.set_scroll_top(other.scroll_top() + (top - here) as i32);
            }
        }
    }
}

/// The first block that is not above the upper third, and its distance from the scroller's top.
fn top_block(scroller: &Element) -> Option<(usize, f64)> {
    let line = f64::from(scroller.client_height()) / 4.0;
    let blocks = scroller.query_selector_all("[data-block]").ok()?;
    let frame = scroller.get_bounding_client_rect().top();
    (0..blocks.length())
        .filter_map(|index| blocks.item(index)?.dyn_into::<HtmlElement>().ok())
        .map(|element| (element.get_bounding_client_rect(), element))
        .find(|(place, _)| place.bottom() - frame > line)
        .and_then(|(place, element)| Some((element.get_attribute("data-block")?.parse().ok()?, place.top() - frame)))
}

fn top_of(scroller: &Element, block: usize) -> Option<f64> {
    let element = scroller.query_selector(&format!("[data-block=\"{block}\"]")).ok().flatten()?;
    Some(element.get_bounding_client_rect().top() - scroller.get_bounding_client_rect().top())
}
