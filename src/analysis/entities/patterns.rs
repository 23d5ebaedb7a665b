//! Names that their head word makes out: organisations (`Ministry of X`, `X University`), facilities, places,
//! events, laws.

use super::EntityKind;
use super::lists::*;
use super::view::View;
use crate::text::TokenKind;

/// The longest reach of a pattern, in tokens.
const REACH: usize = 10;

/// The end and the kind of the name that begins at `at` and that its head word settles.
pub(super) fn at(view: &View, at: usize, end: usize) -> Option<(usize, EntityKind)> {
    if let Some(found) = of_name(view, at, end) {
        return Some(found);
    }
    let mut best = None;
    let mut place = at;
    while place < end && place < at + REACH {
        if place > at && stops(view, at, place, end) {
            break;
        }
        if place > at && view.looks_capital(place) {
            let kind = head_kind(view, place);
            if let Some(kind) = kind {
                best = Some((place + 1, kind));
            }
        }
        place += 1;
    }
    if let Some((stop, kind)) = best {
        // `Committee of X` goes on after a head.
        let further = (stop < end && view.word(stop) == "of")
            .then(|| of_tail(view, stop, end))
            .flatten();
        return Some((further.unwrap_or(stop), kind)).filter(|_| !is_personal(view, at, stop));
    }
    led(view, at, end)
}

/// `Ministry of Health`, `University of the Arts`, `Committee on Trade`; `Battle of Arden`, `Port of Ossa`.
fn of_name(view: &View, at: usize, end: usize) -> Option<(usize, EntityKind)> {
    let joint = at + 1;
    if joint >= end || !view.looks_capital(at) {
        return None;
    }
    if view.is(at, OF_HEAD) && matches!(view.word(joint), "of" | "for" | "on") {
        return of_tail(view, joint, end).map(|stop| (stop, EntityKind::Organisation));
    }
    let kind = takes_of(view, at).filter(|_| view.word(joint) == "of")?;
    of_tail(view, joint, end).map(|stop| (stop, kind))
}

/// The kind of an `of`-name that the word begins, besides organisations.
pub(super) fn takes_of(view: &View, at: usize) -> Option<EntityKind> {
    Some(match view.word(at) {
        "battle" | "siege" | "rape" | "festival" | "feast" | "day" | "war" => EntityKind::Event,
        "museum" | "cathedral" | "tower" | "palace" | "port" | "castle" => EntityKind::Facility,
        "gulf" | "bay" | "city" | "state" | "province" | "republic" | "isle" | "isles" | "kingdom" | "duchy"
        | "district" | "county" | "strait" | "straits" | "cape" | "lake" | "municipality" | "sea" | "riding"
        | "emirate" | "principality" => EntityKind::Place,
        "treaty" | "declaration" | "bill" => EntityKind::Work,
        _ => return None,
    })
}

/// The end of what follows `of`: capitalised words and what joins them, as far as the run goes.
fn of_tail(view: &View, of: usize, end: usize) -> Option<usize> {
    let mut place = of + 1;
    let mut last = None;
    while place < end && place < of + 9 {
        if view.token(place).kind == TokenKind::Punctuation && !view.is_hyphen(place, end) {
            break;
        }
        if view.looks_capital(place) {
            if view.is(place, TITLE)
                && last.is_some()
                && !matches!(view.word(place - 1), "and" | "of")
                && !view.is(place, COMMON & LEAD)
            {
                break;
            }
            // A person begins: `University of Arden Ada Ferro`.
            let person = view.is(place, FORENAME)
                && !view.is(place, COMMON)
                && last == Some(place)
                && place + 1 < end
                && view.is(place + 1, SURNAME)
                && !view.is(place + 1, COMMON);
            if person {
                break;
            }
            last = Some(place + 1);
        } else if !view.is_hyphen(place, end)
            && !matches!(
                view.word(place),
                "of" | "the" | "and" | "for" | "&" | "on" | "in" | "'s"
            )
        {
            break;
        }
        place += 1;
    }
    last
}

/// Whether a word cannot stand inside a name that began before it.
fn stops(view: &View, start: usize, at: usize, end: usize) -> bool {
    let token = view.token(at);
    if token.kind == TokenKind::Punctuation {
        return !view.is_hyphen(at, end) && view.word(at) != "&";
    }
    if !view.looks_capital(at) {
        return !matches!(view.word(at), "and" | "of" | "for" | "&" | "on" | "the") && !view.is_hyphen(at - 1, end);
    }
    // A title begins a person: `Justice Department Secretary Ode`. But `General Assembly`, `State Council`.
    if view.is(at, TITLE) && !view.is(at, MODIFIER | LEAD) && !next_is_head(view, at, end) {
        return true;
    }
    // A nationality inside begins another name.
    let people = super::listed::at(view, at, end)
        .is_some_and(|(_, spelling)| view.lists.listing(spelling).class == Class::People);
    people
        && at > start
        && !matches!(view.word(at - 1), "of" | "the" | "for")
        && !view.is_hyphen(at - 1, end)
        && view.is(at - 1, ORG_HEAD)
}

fn next_is_head(view: &View, at: usize, end: usize) -> bool {
    at + 1 < end && view.is(at + 1, ORG_HEAD | FACILITY_HEAD) && view.looks_capital(at + 1)
}

fn head_kind(view: &View, head: usize) -> Option<EntityKind> {
    let previous = head - 1;
    // The head belongs to a name before it, in the same breath.
    if matches!(view.word(previous), "and" | "of" | "for" | "on" | "the" | "&") {
        return view.is(head, ORG_SUFFIX).then_some(EntityKind::Organisation);
    }
    if view.is(head, ORG_HEAD) {
        return Some(EntityKind::Organisation);
    }
    // What stands before a place's or an event's head is a name, or another capitalised word.
    if view.is(head, FACILITY_HEAD) {
        Some(EntityKind::Facility)
    } else if view.is(head, WORK_HEAD) {
        Some(EntityKind::Work)
    } else if view.is(head, EVENT_HEAD) {
        Some(EntityKind::Event)
    } else if view.is(head, PLACE_HEAD) {
        Some(EntityKind::Place)
    } else {
        None
    }
}

/// `Ada Hill`, `John Church`: a first name and a surname that happens to be a head.
fn is_personal(view: &View, start: usize, stop: usize) -> bool {
    let last = stop - 1;
    view.is(start, FORENAME)
        && !view.is(start, COMMON)
        && stop - start <= 3
        && view.is(last, SURNAME)
        && view.is(last, PLACE_HEAD | EVENT_HEAD | FACILITY_HEAD | ORG_HEAD)
        && !view.is(last, ORG_SUFFIX)
        && !matches!(
            view.word(last),
            "university" | "college" | "street" | "river" | "county" | "airport"
        )
}

/// Names that their first word makes out: `Lake Ode`, `Operation Night Heron`, `Hurricane Ada`.
fn led(view: &View, at: usize, end: usize) -> Option<(usize, EntityKind)> {
    let kind = if view.is(at, EVENT_LEAD) && view.is(at, COMMON | EVENT_HEAD) {
        EntityKind::Event
    } else if view.is(at, PLACE_LEAD) {
        EntityKind::Place
    } else {
        return None;
    };
    let mut place = at + 1;
    let limit = if kind == EntityKind::Event { at + 4 } else { at + 3 };
    while place < end
        && place < limit
        && view.looks_capital(place)
        && view.token(place).spaced
        && !view.is(place, TITLE)
    {
        place += 1;
    }
    (place > at + 1).then_some((place, kind))
}
