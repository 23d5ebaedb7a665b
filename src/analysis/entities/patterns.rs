//! Places that their head word makes out as built ones: `Arden Airport`, `Port of Ossa`.

use std::ops::Range;

use super::lists::*;
use super::view::View;

/// Whether a place's name is that of a building or a site.
pub(super) fn is_facility(view: &View, name: Range<usize>) -> bool {
    let of = name.len() > 2 && view.word(name.start + 1) == "of";
    let led = of
        && matches!(view.word(name.start), "museum" | "cathedral" | "tower" | "palace" | "port" | "castle");
    led || !of && name.len() > 1 && view.is(name.end - 1, FACILITY_HEAD)
}
