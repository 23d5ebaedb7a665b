//! Where names stand: runs of capitalised words are cut into names by lists and patterns, left to right.
//! What kind a name is that no list and no pattern settles is left to [`super::evidence`].

use std::ops::Range;

use super::EntityKind;
use super::lists::*;
use super::view::{Segment, View};
use super::{listed, patterns, people, products, quoted};

/// A name in the text, before it is known of which kind it is.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub tokens: Range<usize>,
    /// Settled by a list or a pattern.
    pub kind: Option<EntityKind>,
    pub spelling: Option<Spelling>,
    /// The title or role that stands before it.
    pub role: Option<Range<usize>>,
    /// The place bears capitals of its own: the words alone prove nothing.
    pub titled: bool,
}

impl Draft {
    pub fn of(tokens: Range<usize>, kind: EntityKind) -> Self {
        Draft {
            tokens,
            kind: Some(kind),
            spelling: None,
            role: None,
            titled: false,
        }
    }

    fn listed(view: &View, tokens: Range<usize>, spelling: Spelling) -> Self {
        let kind = view.lists.listing(spelling).class.kind();
        Draft {
            tokens,
            kind,
            spelling: Some(spelling),
            role: None,
            titled: false,
        }
    }
}

/// The names of the prose, in order.
pub(super) fn prose(view: &View) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for segment in view.segments.iter().filter(|segment| !segment.titled) {
        read(view, segment, &mut drafts);
    }
    drafts
}

/// Names where capitals say nothing: those listed, those that `known` finds (names of the prose), and people
/// with a listed first name.
pub(super) fn titled(view: &View, known: impl Fn(usize, usize) -> Option<(usize, EntityKind)>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for segment in view.segments.iter().filter(|segment| segment.titled) {
        let end = segment.tokens.end;
        let mut at = segment.tokens.start;
        while at < end {
            let from_prose = known(at, end).filter(|_| view.looks_capital(at));
            let listed =
                listed::at(view, at, end).filter(|(_, spelling)| view.lists.listing(*spelling).class != Class::Title);
            let draft = match (from_prose, listed) {
                (Some((stop, kind)), listed) if listed.is_none_or(|(other, _)| stop > other) => Some(Draft {
                    titled: true,
                    ..Draft::of(at..stop, kind)
                }),
                (_, Some((stop, spelling))) => Some(Draft {
                    titled: true,
                    ..Draft::listed(view, at..stop, spelling)
                }),
                _ => products::at(view, at, end)
                    .map(|stop| Draft::of(at..stop, EntityKind::Product))
                    .or_else(|| people::in_title(view, at, end).map(|stop| Draft::of(at..stop, EntityKind::Person))),
            };
            at = draft.as_ref().map_or(at + 1, |draft| draft.tokens.end);
            drafts.extend(draft);
        }
    }
    drafts
}

fn read(view: &View, segment: &Segment, drafts: &mut Vec<Draft>) {
    let end = segment.tokens.end;
    let mut at = segment.tokens.start;
    while at < end {
        if let Some(draft) = quoted::at(view, segment, at) {
            at = draft.tokens.end;
            drafts.push(draft);
        } else if let Some(spelling) = state_after_place(view, at, segment.tokens.start) {
            drafts.push(Draft::listed(view, at..at + 1, spelling));
            at += 1;
        } else if view.is_capital(at) {
            let stop = run_end(view, at, end);
            at = split(view, segment, at..stop, drafts);
        } else if let Some((stop, spelling)) = listed::at(view, at, end) {
            let run = run_end(view, stop - 1, end);
            if run > stop || view.lists.listing(spelling).class == Class::Title {
                at = split(view, segment, at..run.max(stop), drafts);
            } else {
                drafts.push(Draft::listed(view, at..stop, spelling));
                at = stop;
            }
        } else if begins_by_ignored_word(view, at, end) {
            let stop = run_end(view, at, end);
            at = split(view, segment, at..stop, drafts);
        } else {
            at += 1;
        }
    }
}

/// `Arden, KS`: a postal code after a name and a comma.
fn state_after_place(view: &View, at: usize, start: usize) -> Option<Spelling> {
    let fits = at >= start + 2
        && view.word(at - 1) == ","
        && view.looks_capital(at - 2)
        && view.token(at).case == crate::text::Case::Upper;
    if !fits {
        return None;
    }
    let text = view.token(at).span.of(&view.document.text);
    let letters: String = text.chars().filter(|char| *char != '.').collect();
    (letters.len() == 2).then(|| view.lists.state(&letters)).flatten()
}

/// `North Waziristan`, `New Haven`: words that are no names alone begin one in mid-sentence.
fn begins_by_ignored_word(view: &View, at: usize, end: usize) -> bool {
    view.looks_capital(at)
        && !view.is_doubtful(at)
        && at + 1 < end
        && (view.is(at, DIRECTION) || view.word(at) == "new")
        && view.is_capital(at + 1)
        && view.token(at + 1).spaced
        && !view.is(at + 1, TITLE)
}

/// The end of the run of name words that begins at `from`: capitalised words, with what joins them.
fn run_end(view: &View, from: usize, end: usize) -> usize {
    let mut has_head = view.is(from, OF_HEAD | ORG_HEAD) || patterns::takes_of(view, from).is_some();
    let mut at = from + 1;
    while at < end {
        if view.is_capital(at) && view.token(at).kind == crate::text::TokenKind::Word {
            has_head |= view.is(at, OF_HEAD);
            at += 1;
            continue;
        }
        let next_is_capital =
            |next: usize| next < end && (view.is_capital(next) || begins_by_ignored_word(view, next, end));
        let word = view.word(at);
        let step = if view.is_hyphen(at, end) {
            if next_is_capital(at + 1) || joins_lower(view, at, end) {
                2
            } else {
                0
            }
        } else if !view.token(at).spaced && !matches!(word, "'s" | "s") {
            0
        } else {
            match word {
                "of" if (has_head || view.is(at - 1, ORG_HEAD) || patterns::takes_of(view, at - 1).is_some())
                    && next_is_capital(at + 1) =>
                {
                    2
                }
                "of" if has_head && at + 2 < end && view.word(at + 1) == "the" && view.is_capital(at + 2) => 3,
                "for" | "on" if view.is(at - 1, OF_HEAD | ORG_HEAD) && at > from && next_is_capital(at + 1) => 2,
                "'s" if next_is_capital(at + 1)
                    && view.is(at - 1, COMMON)
                    && !view.is(at - 1, FORENAME | SURNAME | ROLE | TITLE)
                    && listed::at(view, at - 1, at).is_none()
                    && !view.is_doubtful(at - 1) =>
                {
                    2
                }
                "&" if next_is_capital(at + 1) => 2,
                "and" if joins_fields(view, from, at, end) => 2,
                _ if view.is(at, PARTICLE) && view.is_lower(at) => {
                    let particles = (at..end.min(at + 3)).take_while(|&at| view.is(at, PARTICLE) && view.is_lower(at));
                    let next = at + particles.count();
                    match next_is_capital(next) {
                        true => next + 1 - at,
                        false if view.is_hyphen(next, end) && next_is_capital(next + 1) => next + 2 - at,
                        false => 0,
                    }
                }
                // `Theresa May`
                _ if view.is(at, IGNORED)
                    && view.looks_capital(at)
                    && (view.is(at - 1, FORENAME) && !view.is(at - 1, COMMON) && view.is(at, SURNAME | FORENAME)
                        || begins_by_ignored_word(view, at, end)) =>
                {
                    1
                }
                _ => 0,
            }
        };
        if step == 0 {
            break;
        }
        at += step;
    }
    at.min(end)
}

/// `Ki-moon`, unlike `Moscow-led`.
fn joins_lower(view: &View, hyphen: usize, end: usize) -> bool {
    let next = hyphen + 1;
    next < end
        && view.is_lower(next)
        && view.token(next).span.len() <= 6
        && !view.is(next, COMMON | IGNORED | ROLE)
        && !view.word(next).ends_with("ed")
        && super::listed::at(view, hyphen - 1, hyphen).is_none()
}

/// `Ministry of Health and Welfare`: a field of work, not a second name.
fn joins_fields(view: &View, from: usize, and: usize, end: usize) -> bool {
    let next = and + 1;
    let fields = next < end
        && view.is_capital(next)
        && view.is(next, COMMON)
        && view.is(and - 1, COMMON)
        && view.listed(next).flags & (TITLE | FORENAME) == 0;
    if !fields {
        return false;
    }
    let headed = (from..and).rev().take(6).any(|at| view.is(at, OF_HEAD | LEAD))
        && (from..and)
            .rev()
            .take(8)
            .any(|at| matches!(view.word(at), "of" | "for"));
    let head = (next + 1..end.min(next + 5))
        .take_while(|&at| view.is_capital(at))
        .find(|&at| view.is(at, ORG_HEAD));
    headed || head.is_some() && !view.is(and - 1, ORG_HEAD | TITLE)
}

/// Cuts a run into names; gives the end of what was read, which a listed name may carry beyond the run.
fn split(view: &View, segment: &Segment, mut run: Range<usize>, drafts: &mut Vec<Draft>) -> usize {
    let mut at = run.start;
    // The title just read, and the nationality or name before it that belongs to the role.
    let mut title: Option<Range<usize>> = None;
    let mut before: Option<Range<usize>> = None;
    while at < run.end {
        if !view.looks_capital(at) && !view.is(at, PARTICLE) && listed::at(view, at, run.end).is_none() {
            at += 1;
            continue;
        }
        if let Some(stop) = products::at(view, at, segment.tokens.end) {
            drafts.push(Draft::of(at..stop, EntityKind::Product));
            (at, title) = (stop, None);
            continue;
        }
        let listing = listed::at(view, at, segment.tokens.end);
        let listed_end = listing.map_or(at, |(stop, _)| stop);
        let may_be_pattern = title.is_none() || !view.is(at, FORENAME);
        if let Some((stop, kind)) =
            patterns::at(view, at, run.end).filter(|(stop, _)| may_be_pattern && *stop > listed_end)
        {
            drafts.push(Draft::of(at..stop, kind));
            (before, at, title) = (Some(at..stop), stop, None);
            continue;
        }
        let title_end = people::title_end(view, at, segment.tokens.end);
        if let Some(stop) = title_end.filter(|stop| {
            listing.is_none_or(|(end, spelling)| *stop >= end || view.lists.listing(spelling).class == Class::Title)
        }) {
            let start = before
                .take()
                .filter(|range| range.end == at)
                .map_or(at, |range| range.start);
            title = Some(
                title
                    .take()
                    .filter(|range| range.end == at)
                    .map_or(start, |range| range.start)..stop,
            );
            at = stop;
            if stop > run.end {
                run.end = run_end(view, stop - 1, segment.tokens.end);
            }
            continue;
        }
        if let Some(stop) = compound_place(view, at, run.end) {
            drafts.push(Draft::of(at..stop, EntityKind::Place));
            (before, at, title) = (Some(at..stop), stop, None);
            continue;
        }
        if let Some((stop, spelling)) = listing {
            let class = view.lists.listing(spelling).class;
            let personal = stop == at + 1 && people::may_begin_with_listed(view, at, run.end, class, title.is_some());
            if let Some(end) = body_of(view, stop, segment.tokens.end)
                .filter(|_| matches!(class, Class::Country | Class::People | Class::Organisation))
            {
                drafts.push(Draft::of(at..end, EntityKind::Organisation));
                (before, at, title) = (Some(at..end), end, None);
                continue;
            }
            if class != Class::Title && !personal && !(class == Class::City && goes_on(view, stop, run.end)) {
                drafts.push(Draft::listed(view, at..stop, spelling));
                (before, at, title) = (Some(at..stop), stop, None);
                continue;
            }
        }
        if let Some(stop) = people::person_end(view, at, run.end, title.is_some()) {
            drafts.push(Draft {
                role: title.take(),
                ..Draft::of(at..stop, EntityKind::Person)
            });
            at = stop;
            continue;
        }
        let stop = unknown_end(view, at, run.end);
        if stop == at + 1 && view.token(at).span.len() <= 2 && view.word(at).trim_end_matches('.').len() < 2 {
            at = stop;
            continue;
        }
        drafts.push(Draft {
            tokens: at..stop,
            kind: None,
            spelling: None,
            role: None,
            titled: false,
        });
        (before, at, title) = (Some(at..stop), stop, None);
    }
    at
}

/// `South Ossa`, `Old Arden`: a listed place with a word before it that makes another place of it.
fn compound_place(view: &View, at: usize, end: usize) -> Option<usize> {
    let next = at + 1;
    let fits = next < end && view.is(at, BEFORE_PLACE) && view.looks_capital(at) && view.token(next).spaced;
    if !fits || listed::at(view, at, end).is_some() {
        return None;
    }
    let (stop, spelling) = listed::at(view, next, end)?;
    matches!(
        view.lists.listing(spelling).class,
        Class::Country | Class::City | Class::Place
    )
    .then_some(stop)
}

/// The end of a listed body that belongs to the country before it: `U.S. Supreme Court`.
fn body_of(view: &View, at: usize, end: usize) -> Option<usize> {
    if at >= end || !view.token(at).spaced || !view.looks_capital(at) {
        return None;
    }
    let (stop, spelling) = listed::at(view, at, end)?;
    let generic = (at..stop).all(|at| view.is(at, COMMON) && view.token(at).case == crate::text::Case::Capitalised);
    (view.lists.listing(spelling).class == Class::Organisation && generic).then_some(stop)
}

/// Whether a plain capitalised word follows a city's name in the same breath: `Arden Blue Larks` is no city.
fn goes_on(view: &View, at: usize, end: usize) -> bool {
    at < end
        && view.token(at).spaced
        && view.looks_capital(at)
        && !view.is_doubtful(at)
        && !view.is(at, TITLE | FORENAME | IGNORED)
        && view.is(at, COMMON)
        && listed::at(view, at, end).is_none()
}

/// The end of a name that no list knows: up to the next word that begins something known.
fn unknown_end(view: &View, from: usize, end: usize) -> usize {
    let mut at = from + 1;
    while at < end {
        let known = view.looks_capital(at)
            && (people::title_end(view, at, end).is_some()
                || listed::at(view, at, end).is_some_and(|(stop, spelling)| {
                    let class = view.lists.listing(spelling).class;
                    matches!(class, Class::People | Class::Country)
                        && !view.is_hyphen(at - 1, end)
                        && stop <= end
                        && !matches!(view.word(at - 1), "of" | "&" | "and" | "for" | "the")
                }));
        if known {
            break;
        }
        at += 1;
    }
    // Nothing that joins may stand last.
    while at > from + 1 && !view.looks_capital(at - 1) && !view.is_hyphen(at - 2, end) {
        at -= 1;
    }
    at
}
