//! Names by their head words: places that are built ones (`Arden Airport`, `Port of Ossa`), and bodies of two fields
//! of work (`Ministry of Health and Welfare`).

use std::ops::Range;

use super::lists::*;
use super::view::View;

/// Whether a place's name is that of a building or a site.
pub(super) fn is_facility(view: &View, name: Range<usize>) -> bool {
    let of = name.len() > 2 && view.word(name.start + 1) == "of";
    let led = of
        && matches!(
            view.word(name.start),
            "museum" | "cathedral" | "tower" | "palace" | "port" | "castle"
        );
    led || !of && name.len() > 1 && view.is(name.end - 1, FACILITY_HEAD)
}

/// Where the name of a body ends that goes on with a second field of work, not with a second name.
pub(super) fn with_fields(view: &View, name: Range<usize>, end: usize) -> usize {
    let (and, next) = (name.end, name.end + 1);
    let field = |at: usize| view.looks_capital(at) && view.is(at, COMMON) && !view.is(at, TITLE | FORENAME);
    let headed = name.len() > 2
        && view.is(name.start, OF_HEAD)
        && matches!(view.word(name.start + 1), "of" | "for")
        && field(name.end - 1);
    let goes_on = headed && next < end && view.word(and) == "and" && field(next);
    if goes_on { next + 1 } else { name.end }
}

/// The end of an event that begins at `at` with what it is: `Battle of Quenby`, `Hurricane Orla`.
pub(super) fn led_event(view: &View, at: usize, end: usize) -> Option<usize> {
    let of = usize::from(matches!(view.word(at), "battle" | "siege"));
    let first = at + 1 + of;
    let fits = first < end
        && view.looks_capital(at)
        && view.is(at, EVENT_LEAD)
        && (of == 0 && !view.is_titled_at(at) || view.word(at + 1) == "of")
        && view.looks_capital(first)
        && !view.is(first, IGNORED);
    let more = (first + 1..end).take_while(|&at| view.looks_capital(at) && view.token(at).spaced);
    fits.then(|| first + 1 + more.count())
}

/// The end of a body of state that begins at `at` in running text: `Foreign Ministry`, `Supreme Court`.
pub(super) fn body_of_state(view: &View, at: usize, end: usize) -> Option<usize> {
    let head = at + 1;
    let fits = head < end
        && view.looks_capital(at)
        && view.looks_capital(head)
        && !view.is_titled_at(at)
        && !view.is_doubtful(at)
        && view.is(at, LEAD)
        && matches!(
            view.word(head),
            "ministry" | "department" | "court" | "parliament" | "senate" | "cabinet"
        );
    fits.then_some(head + 1)
}
