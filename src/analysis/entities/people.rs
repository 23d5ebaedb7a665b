//! People: titles before names, first names, particles, initials; and roles that follow a name.

use std::ops::Range;

use super::lists::*;
use super::view::View;
use crate::text::TokenKind;

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

/// Where a tagged person's name begins without the titles and the common nouns before it: `Schoolteacher Ada Ferro`.
pub(super) fn without_title(view: &View, name: Range<usize>) -> usize {
    let mut start = title_end(view, name.start, name.end).unwrap_or(name.start);
    while start + 2 < name.end
        && !view.is(start, FORENAME | SURNAME)
        && (view.is(start, COMMON | ROLE) || is_compound(view, view.word(start)))
        && view.is(start + 1, FORENAME)
    {
        start += 1;
    }
    start
}

/// `the Saint Arden` is nobody; `the Ferro cabinet` and `the Ada Ferro story` have a person.
pub(super) fn may_follow_article(view: &View, name: Range<usize>) -> bool {
    name.len() < 2 || name.start == 0 || view.word(name.start - 1) != "the" || view.is(name.start, FORENAME)
}

/// Two common words written as one: `schoolteacher`.
pub(super) fn is_compound(view: &View, word: &str) -> bool {
    let common = |part: &str| part.len() >= 4 && view.lists.word(part).flags & COMMON != 0;
    let cuts = word.char_indices().map(|(cut, _)| word.split_at(cut));
    cuts.filter(|(first, _)| first.len() >= 4)
        .any(|(first, second)| common(first) && common(second))
}

/// The titles right before a name: `Deputy Prime Minister` in `Deputy Prime Minister Ada Ferro`.
fn titles_before(view: &View, start: usize) -> Option<usize> {
    let limit = start.saturating_sub(REACH);
    let mut first = None;
    let mut at = start;
    while at > limit {
        at -= 1;
        if !view.looks_capital(at) && !view.is_hyphen(at, start) && !view.is_lower(at) {
            break;
        }
        if view.looks_capital(at) && title_end(view, at, start) == Some(start) {
            first = Some(at);
        }
    }
    first
}

/// The role that stands right before a name (`leader` in `Korvian leader Ada Ferro`), with the nationality or
/// organisation before it when `name_ending_at` says that one ends there.
pub(super) fn role_before(
    view: &View,
    start: usize,
    name_ending_at: impl Fn(usize) -> Option<usize>,
) -> Option<Range<usize>> {
    if let Some(first) = titles_before(view, start) {
        return Some(name_ending_at(first).unwrap_or(first)..start);
    }
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
