//! Where names stand and of which kind they are: the tagger's names, corrected by what the lists and a few
//! patterns know for certain.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::lists::*;
use super::tagger::{self, KINDS, Model, Name};
use super::view::{Segment, View};
use super::{listed, patterns, people, products, quoted, repeats, resolve};
use crate::text::{Case, TokenKind};

/// Added to the score of no name, so that fewer names are false than are missed.
const CAUTION: i32 = -3;

/// Persons' place among the kinds.
const PERSON: usize = 0;

/// What a full name adds to the score of its last word alone as a person, in units of the weights.
const SURNAME_BONUS: i32 = 20;

/// A longer name of a headline is not looked up, in tokens.
const LONGEST: usize = 12;

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub tokens: Range<usize>,
    pub kind: EntityKind,
    pub spelling: Option<Spelling>,
    /// The place bears capitals of its own: the words alone prove nothing.
    pub titled: bool,
}

impl Draft {
    pub fn of(tokens: Range<usize>, kind: EntityKind) -> Self {
        Draft {
            tokens,
            kind,
            spelling: None,
            titled: false,
        }
    }

    fn listed(view: &View, tokens: Range<usize>, spelling: Spelling) -> Option<Self> {
        let kind = view.lists.listing(spelling).class.kind()?;
        Some(Draft {
            spelling: Some(spelling),
            ..Draft::of(tokens, kind)
        })
    }
}

/// The names of the document, in order.
pub(super) fn names(view: &View) -> Vec<Draft> {
    let sheet = tagger::sheet(view);
    let tagged = agreed(view, as_in_prose(view, Model::shipped().names(&sheet, CAUTION)));
    let mut tagged = tagged.into_iter().peekable();
    let mut drafts = Vec::new();
    for segment in &view.segments {
        let here = std::iter::from_fn(|| tagged.next_if(|(name, _)| name.start < segment.tokens.end));
        read(view, segment, here, &mut drafts);
    }
    repeats::add(view, &mut drafts);
    drafts
}

/// Cuts a name of a headline that goes on after one of the prose: `Orsk Board of Delay`, where the text has `Orsk Board`.
fn as_in_prose(view: &View, mut names: Vec<Name>) -> Vec<Name> {
    let words = |tokens: Range<usize>| -> Box<[u32]> { tokens.map(|at| view.token(at).word).collect() };
    let titled = |name: &Name| view.is_titled_at(name.tokens.start);
    let prose: FxHashMap<Box<[u32]>, usize> = names
        .iter()
        .filter(|name| !titled(name))
        .map(|name| (words(name.tokens.clone()), name.kind))
        .collect();
    for name in names
        .iter_mut()
        .filter(|name| titled(name) && name.tokens.len() <= LONGEST)
    {
        let tokens = name.tokens.clone();
        let known = (tokens.start + 1..=tokens.end).rev().find_map(|end| {
            let kind = prose.get(&words(tokens.start..end))?;
            (end == tokens.end || !view.looks_capital(end)).then_some((end, *kind))
        });
        if let Some((end, kind)) = known {
            name.tokens.end = end;
            name.kind = kind;
        }
    }
    names
}

/// What speaks for the kinds of a name.
#[derive(Default)]
struct Pool {
    scores: [i32; KINDS.len()],
    /// The kinds that it has somewhere in the text.
    found: [bool; KINDS.len()],
}

/// One kind for all names of the same words: that for which all their occurrences together speak.
fn agreed(view: &View, names: Vec<Name>) -> Vec<(Range<usize>, EntityKind)> {
    let words = |name: &Name| -> Box<[u32]> { name.tokens.clone().map(|at| view.token(at).word).collect() };
    let mut pools: FxHashMap<Box<[u32]>, Pool> = FxHashMap::default();
    for name in &names {
        let pool = pools.entry(words(name)).or_default();
        pool.scores
            .iter_mut()
            .zip(name.scores)
            .for_each(|(sum, score)| *sum += score);
        pool.found[name.kind] = true;
    }
    // A surname alone is a person where a longer name ends in it.
    for name in names.iter().filter(|name| name.kind == PERSON && name.tokens.len() > 1) {
        if let Some(pool) = pools.get_mut(&[view.token(name.tokens.end - 1).word][..]) {
            pool.scores[PERSON] += SURNAME_BONUS;
            pool.found[PERSON] = true;
        }
    }
    let agreed = names.into_iter().map(|name| {
        let pool = &pools[&words(&name)];
        let kinds = (0..KINDS.len()).rev().filter(|&kind| pool.found[kind]);
        let best = kinds.max_by_key(|&kind| pool.scores[kind]).unwrap_or(name.kind);
        (name.tokens, KINDS[best])
    });
    agreed.collect()
}

/// Reads a segment: at every place the certain name that begins there, else the tagged one.
fn read(
    view: &View,
    segment: &Segment,
    tagged: impl Iterator<Item = (Range<usize>, EntityKind)>,
    drafts: &mut Vec<Draft>,
) {
    let end = segment.tokens.end;
    let mut tagged = tagged.peekable();
    let mut at = segment.tokens.start;
    while at < end {
        while tagged.next_if(|(name, _)| name.start < at).is_some() {}
        let name = tagged.peek().filter(|(name, _)| name.start == at).cloned();
        let next = tagged.peek().map_or(end..end, |(name, _)| name.clone());
        let draft = certain(view, segment, at, name.as_ref().map_or(at, |(name, _)| name.end), next)
            .or_else(|| name.and_then(|(name, kind)| correct(view, name, kind, end)));
        at = match draft {
            Some(draft) => {
                let stop = draft.tokens.end;
                let short = abbreviation(view, &draft, end).map(|short| Draft::of(short, draft.kind));
                let next = short.as_ref().map_or(stop, |short| short.tokens.end);
                drafts.extend([draft].into_iter().chain(short).map(|draft| Draft {
                    titled: segment.titled,
                    ..draft
                }));
                next.max(at + 1)
            }
            None => at + 1,
        };
    }
}

/// The abbreviation that follows a name in parentheses: `Inland Water Board (IWB)`.
fn abbreviation(view: &View, name: &Draft, end: usize) -> Option<Range<usize>> {
    let at = name.tokens.end + 1;
    let fits = name.tokens.len() > 1
        && name.kind != EntityKind::Person
        && at + 1 < end
        && view.word(at - 1) == "("
        && view.word(at + 1) == ")"
        && view.token(at).case == Case::Upper
        && view.token(at).span.len() > 1;
    let words = name.tokens.clone().map(|at| view.word(at));
    (fits && resolve::is_made_of(view.word(at), words)).then_some(at..at + 1)
}

/// What begins at `at` beyond doubt. A tagged name there ends at `tagged`; `next` is the one that comes next.
fn certain(view: &View, segment: &Segment, at: usize, tagged: usize, next: Range<usize>) -> Option<Draft> {
    if let Some(draft) = quoted::at(view, segment, at) {
        return Some(draft);
    }
    let end = segment.tokens.end;
    if let Some(stop) = products::at(view, at, end) {
        return Some(Draft::of(at..stop, EntityKind::Product));
    }
    if let Some(stop) = patterns::led_event(view, at, end) {
        return Some(Draft::of(at..stop.max(tagged), EntityKind::Event));
    }
    let free = tagged == at;
    if let Some(stop) = patterns::body_of_state(view, at, end).filter(|stop| free && next.start >= *stop) {
        return Some(Draft::of(at..stop, EntityKind::Organisation));
    }
    if let Some(spelling) = state_after_place(view, at, segment.tokens.start) {
        return Draft::listed(view, at..at + 1, spelling);
    }
    let (stop, spelling) = listed::at(view, at, end)?;
    let class = view.lists.listing(spelling).class;
    let words = (at..stop).filter(|&at| view.token(at).kind == TokenKind::Word).count();
    let sure = match class {
        Class::Country | Class::People | Class::Event | Class::Work | Class::Product => true,
        Class::Organisation => words > 1 || spelling.upper,
        Class::City | Class::Place => words > 1,
        Class::Title => false,
    };
    // A tagged name that is longer knows better.
    let whole = sure && words > 1 && tagged < stop && (next.start >= stop || next.end <= stop);
    (whole || sure && free && (next.end <= stop || next.start >= stop))
        .then(|| Draft::listed(view, at..stop, spelling))
        .flatten()
}

/// A tagged name as the lists and the patterns have it; its segment ends at `end`.
fn correct(view: &View, mut name: Range<usize>, kind: EntityKind, end: usize) -> Option<Draft> {
    // `US$20` is money.
    if name.end < end && view.word(name.end) == "$" && !view.token(name.end).spaced {
        return None;
    }
    if kind == EntityKind::Person {
        name.start = people::without_title(view, name.clone());
        if name.is_empty() {
            return None;
        }
    }
    let listing = listed::at(view, name.start, name.end).filter(|(stop, _)| *stop == name.end);
    if let Some((_, spelling)) = listing {
        let class = view.lists.listing(spelling).class;
        let certain = matches!(
            class,
            Class::Country | Class::People | Class::Event | Class::Work | Class::Product
        );
        if class.kind() == Some(kind) || certain && kind != EntityKind::Person {
            return Draft::listed(view, name, spelling);
        }
    }
    // `southern Arden`: where the name itself has capitals, they begin it.
    if let Some(first) = name.clone().find(|&at| view.looks_capital(at) || view.is(at, PARTICLE)) {
        name.start = first;
    }
    // A compass word alone is for [`super::context`] to tell.
    if name.len() == 1 && view.is(name.start, IGNORED | DIRECTION) && view.token(name.start).case != Case::Upper {
        return None;
    }
    // The first word of a sentence bears its capital whatever it means.
    let first_word = name.len() == 1 && view.is_doubtful(name.start) && !view.is_titled_at(name.start);
    if first_word && is_plain(view, name.start) {
        return None;
    }
    if kind == EntityKind::Organisation {
        name.end = patterns::with_fields(view, name.clone(), end);
    }
    let kind = match kind {
        EntityKind::Person if !people::may_follow_article(view, name.clone()) => {
            return view.names_ships.then(|| Draft::of(name, EntityKind::Product));
        }
        EntityKind::Place if patterns::is_facility(view, name.clone()) => EntityKind::Facility,
        kind => kind,
    };
    Some(Draft::of(name, kind))
}

/// Whether a word is English rather than a name, as far as the lists, its ending and the rest of the text tell.
fn is_plain(view: &View, at: usize) -> bool {
    const ENDINGS: [&str; 26] = [
        "ing", "ed", "ly", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ous", "ive", "ives", "able",
        "ible", "ists", "ist", "ers", "ity", "ities", "ful", "less", "ism", "ship", "ance", "ence",
    ];
    let word = view.word(at);
    let english = || word.len() >= 6 && ENDINGS.iter().any(|ending| word.ends_with(ending));
    !view.is_name_elsewhere(at)
        && !view.is(at, FORENAME | SURNAME | LEADER)
        && view.token(at).case == Case::Capitalised
        && (view.is(at, COMMON) || view.is_lower_elsewhere(at) || english() || people::is_compound(view, word))
}

/// `Arden, KS`: a postal code after a name and a comma.
fn state_after_place(view: &View, at: usize, start: usize) -> Option<Spelling> {
    let fits =
        at >= start + 2 && view.word(at - 1) == "," && view.looks_capital(at - 2) && view.token(at).case == Case::Upper;
    if !fits {
        return None;
    }
    let text = view.token(at).span.of(&view.document.text);
    let letters: String = text.chars().filter(|char| *char != '.').collect();
    (letters.len() == 2).then(|| view.lists.state(&letters)).flatten()
}
