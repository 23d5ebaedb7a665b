//! People: titles before names, first names, particles, initials; and roles that follow a name.

use std::ops::Range;

use super::lists::*;
use super::view::View;
use crate::text::{Case, TokenKind};

/// The longest chain of titles, in tokens.
const REACH: usize = 12;

/// The end of the titles that begin at `at` (`Deputy Prime Minister`), where a name may follow.
pub(super) fn title_end(view: &View, at: usize, end: usize) -> Option<usize> {
    let mut place = at;
    let mut found = None;
    let end = end.min(at + REACH);
    while place < end {
        if let Some((stop, spelling)) = super::listed::at(view, place, end)
            && view.lists.listing(spelling).class == Class::Title
        {
            place = stop;
            found = Some(stop);
        } else if view.is(place, TITLE) && view.looks_capital(place) && !is_first_name(view, place, end) {
            place += 1;
            found = Some(place);
        } else if view.is(place, MODIFIER) && view.looks_capital(place) || place > at && view.is_hyphen(place, end) {
            place += 1;
        } else {
            break;
        }
    }
    found
}

/// `Dean Moor`, `Earl Ode`: a title that is a first name, and a surname after it, with no title before.
fn is_first_name(view: &View, at: usize, end: usize) -> bool {
    view.is(at, FORENAME)
        && at + 1 < end
        && view.is(at + 1, SURNAME)
        && matches!(
            view.word(at),
            "dean" | "earl" | "duke" | "prince" | "pope" | "major" | "king"
        )
        && !view.is(at + 1, FORENAME | COMMON)
}

fn is_initial(view: &View, at: usize) -> bool {
    let token = view.token(at);
    token.kind == TokenKind::Word
        && token.case != Case::Lower
        && (token.span.len() == 1 && view.word(at) != "i" && view.word(at) != "a"
            || token.span.len() <= 6
                && view.word(at).ends_with('.')
                && token.case != Case::Mixed
                && view.word(at).split('.').all(|part| part.len() <= 1))
}

/// Whether a listed place's name begins a person's here: `Jordan Smith`, `President Washington`.
pub(super) fn may_begin_with_listed(view: &View, at: usize, end: usize, class: Class, titled: bool) -> bool {
    if class == Class::People {
        return false;
    }
    let next = at + 1;
    let surname_follows = next < end
        && view.is(at, FORENAME)
        && view.token(next).kind == TokenKind::Word
        && (is_initial(view, next)
            || view.is(next, SURNAME | LEADER) && !view.is(next, COMMON | ORG_HEAD | FACILITY_HEAD | PLACE_HEAD));
    surname_follows && class != Class::Organisation
        || titled && class != Class::Country && view.is(at, SURNAME | FORENAME)
}

/// The end of the person's name that begins at `at`: after a title, or with a first name or initials.
pub(super) fn person_end(view: &View, at: usize, end: usize, titled: bool) -> Option<usize> {
    let forename = view.is(at, FORENAME);
    let initial = is_initial(view, at);
    if !titled && !forename && !initial {
        return None;
    }
    let mut place = at + 1;
    let mut words = 1;
    while place < end && words < 6 {
        let word = view.is(place, SUFFIX) || is_initial(view, place);
        let step = if view.token(place).kind == TokenKind::Punctuation {
            if !view.is_hyphen(place, end) {
                break;
            }
            2
        } else if word || !view.looks_capital(place) && view.is(place, PARTICLE) {
            1
        } else if !view.looks_capital(place) || ends_person(view, place, end, words) {
            break;
        } else {
            1
        };
        place += step;
        words += 1;
    }
    while place > at + 1 && !view.looks_capital(place - 1) && !view.is_hyphen(place - 2, end) {
        place -= 1;
    }
    if titled {
        return Some(place);
    }
    let last = place - 1;
    if place == at + 1 {
        // A first name alone says little: left to the evidence.
        return None;
    }
    if initial && !forename {
        return (view.is(last, SURNAME) || !view.is(last, COMMON) && view.token(last).span.len() > 2).then_some(place);
    }
    let common = view.is(at, COMMON) && !view.is(last, SURNAME);
    let plain = view.is(last, COMMON) && !view.is(last, SURNAME | FORENAME);
    (!common && !plain).then_some(place)
}

fn ends_person(view: &View, at: usize, end: usize, words: usize) -> bool {
    if view.is(at, TITLE | MODIFIER) && !view.is(at, SURNAME | FORENAME) {
        return true;
    }
    if view.is(at, ORG_HEAD | FACILITY_HEAD | EVENT_HEAD | WORK_HEAD | ORG_SUFFIX) && !view.is(at, SURNAME) {
        return true;
    }
    if view.is(at, COMMON) && !view.is(at, SURNAME | FORENAME) && words >= 2 {
        return true;
    }
    super::listed::at(view, at, end).is_some_and(|(stop, spelling)| match view.lists.listing(spelling).class {
        Class::People => !view.is(at, SURNAME),
        Class::Country | Class::Organisation => !view.is(at, SURNAME | FORENAME) || stop > at + 1,
        _ => stop > at + 1 && words >= 2,
    })
}

/// A person in a headline: a first name that is no common word, and a surname.
pub(super) fn in_title(view: &View, at: usize, end: usize) -> Option<usize> {
    let is_name =
        |at: usize, flags: Flags| view.looks_capital(at) && view.is(at, flags) && !view.is(at, COMMON | IGNORED);
    if !is_name(at, FORENAME) {
        return None;
    }
    let mut place = at + 1;
    while place < end
        && (is_initial(view, place) || view.looks_capital(place) && !view.is(place, COMMON | IGNORED))
        && place < at + 4
    {
        place += 1;
    }
    (place > at + 1
        && (view.is(place - 1, SURNAME | FORENAME) || place == at + 2 && view.token(at + 1).span.len() >= 3))
        .then_some(place)
}

/// The role that stands right before a name in lower case (`leader` in `Korvian leader Ada Ferro`), with the
/// nationality or organisation before it when `names` says that one ends there.
pub(super) fn role_before(
    view: &View,
    start: usize,
    name_ending_at: impl Fn(usize) -> Option<usize>,
) -> Option<Range<usize>> {
    let mut first = start;
    while first > 0 && start - first < 4 && view.token(first - 1).span.end <= view.token(first).span.start {
        let before = first - 1;
        let is_part = view.is_lower(before)
            && view.is(before, ROLE | MODIFIER | TITLE)
            && (first < start || view.is(before, ROLE | TITLE));
        let hyphen = first < start && view.is_hyphen(before, start);
        if !is_part && !hyphen {
            break;
        }
        first = before;
    }
    if first == start {
        return None;
    }
    Some(name_ending_at(first).unwrap_or(first)..start)
}

/// The role that follows a name after a comma: `, the mayor of Arden,`.
pub(super) fn role_after(view: &View, end: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = end;
    if at >= limit || view.word(at) != "," {
        return None;
    }
    at += 1;
    while at < limit
        && matches!(
            view.word(at),
            "the" | "a" | "an" | "who" | "is" | "its" | "his" | "her" | "their"
        )
    {
        at += 1;
    }
    let start = at;
    let mut role = None;
    while at < limit && at < start + 6 && view.token(at).kind == TokenKind::Word {
        if view.is(at, ROLE | TITLE) {
            role = Some(at);
            at += 1;
            if at < limit && !matches!(view.word(at), "of" | "for" | "at" | "in") && !view.is(at, ROLE) {
                break;
            }
        } else if role.is_some() || view.is(at, SPEECH) {
            break;
        } else {
            at += 1;
        }
    }
    role?;
    // `of Arden`, to the next mark.
    if at < limit && matches!(view.word(at), "of" | "for" | "at") {
        let stop = (at..limit.min(at + 7))
            .find(|&place| view.token(place).kind == TokenKind::Punctuation && !view.is_hyphen(place, limit));
        at = stop.unwrap_or(at);
    }
    Some(start..at)
}
