//! Of which kind a name is that no list and no pattern settles: evidence from its words and from the words around
//! it, added up over all its occurrences in the document. What a name is elsewhere in the text decides doubtful spots.

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::lists::*;
use super::recognise::Draft;
use super::trie::Trie;
use super::view::View;
use crate::text::{Case, TokenKind};

/// Points for person, organisation and place. The figures were set by hand on development texts.
#[derive(Clone, Copy, Debug, Default)]
struct Points {
    person: i32,
    organisation: i32,
    place: i32,
}

/// A longer run of words is no name, in tokens.
const LONGEST: usize = 14;

/// Fewer points than this settle nothing.
const ENOUGH: i32 = 3;

/// The words around all occurrences together give this much at most, so that many weak hints do not drown the name itself.
const MOST: i32 = 14;

/// Gives every draft its kind, drops those that the evidence does not bear, and remembers what was settled.
pub(super) fn settle(view: &View, mut drafts: Vec<Draft>) -> (Vec<Draft>, Known) {
    let sequence = |draft: &Draft| -> Box<[u32]> { draft.tokens.clone().map(|at| view.token(at).word).collect() };
    let mut fixed: FxHashMap<Box<[u32]>, EntityKind> = FxHashMap::default();
    drafts.retain(|draft| draft.tokens.len() <= LONGEST);
    let mut parts: FxHashMap<u32, Points> = FxHashMap::default();
    for draft in &drafts {
        let Some(kind) = draft.kind else { continue };
        fixed.entry(sequence(draft)).or_insert(kind);
        let words = draft.tokens.len();
        if draft.spelling.is_none() && kind == EntityKind::Person && words > 1 {
            parts.entry(view.token(draft.tokens.end - 1).word).or_default().person += 20;
            parts.entry(view.token(draft.tokens.start).word).or_default().person += 6;
        } else if draft.spelling.is_none() && kind == EntityKind::Person {
            parts.entry(view.token(draft.tokens.start).word).or_default().person += 12;
        } else if draft.spelling.is_none()
            && kind == EntityKind::Organisation
            && words > 1
            && view.is(draft.tokens.end - 1, ORG_SUFFIX)
        {
            parts
                .entry(view.token(draft.tokens.start).word)
                .or_default()
                .organisation += 8;
        }
    }
    // A city's name that is a surname in this text is doubtful again.
    for draft in &mut drafts {
        let city = draft
            .spelling
            .is_some_and(|spelling| matches!(view.lists.listing(spelling).class, Class::City))
            && draft.tokens.len() == 1
            && parts
                .get(&view.token(draft.tokens.start).word)
                .is_some_and(|part| part.person >= 20);
        if city && !after_place_word(view, draft.tokens.start) {
            draft.kind = None;
            draft.spelling = None;
            fixed.remove(&sequence(draft));
        }
    }
    let mut pools: FxHashMap<Box<[u32]>, Points> = FxHashMap::default();
    for draft in drafts.iter().filter(|draft| draft.kind.is_none()) {
        let pool = pools.entry(sequence(draft)).or_default();
        if is_quoted(view, draft) {
            // A title of something, or a word that somebody used.
            pool.person -= 6;
            pool.organisation -= 6;
            pool.place -= 6;
        }
        let points = around(view, draft);
        pool.person += points.person;
        pool.organisation += points.organisation;
        pool.place += points.place;
    }
    // A surname in one place makes a person of the same word in another: the parts of names settled by evidence.
    let mut decided: FxHashMap<Box<[u32]>, Option<EntityKind>> = FxHashMap::default();
    for draft in drafts
        .iter()
        .filter(|draft| draft.kind.is_none() && draft.tokens.len() > 1)
    {
        let key = sequence(draft);
        if decided.contains_key(&key) {
            continue;
        }
        let kind = fixed
            .get(&key)
            .copied()
            .or_else(|| choose(&pools[&key], &within(view, draft)));
        if kind == Some(EntityKind::Person) {
            parts.entry(view.token(draft.tokens.end - 1).word).or_default().person += 6;
        }
        decided.insert(key, kind);
    }
    for draft in drafts
        .iter()
        .filter(|draft| draft.kind.is_none() && draft.tokens.len() == 1)
    {
        let key = sequence(draft);
        if decided.contains_key(&key) {
            continue;
        }
        let mut own = within(view, draft);
        if let Some(part) = parts.get(&key[0]) {
            own.person += part.person.min(24);
            own.organisation += part.organisation.min(8);
        }
        let kind = fixed.get(&key).copied().or_else(|| choose(&pools[&key], &own));
        decided.insert(key, kind);
    }
    let mut known = Known { trie: Trie::new() };
    let mut surnames = Vec::new();
    let mut settled = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        if draft.kind.is_none() {
            draft.kind = decided.get(&sequence(&draft)).copied().flatten();
        }
        if let Some(kind) = draft.kind {
            known
                .trie
                .insert(draft.tokens.clone().map(|at| view.token(at).word), kind);
            if kind == EntityKind::Person && draft.tokens.len() > 1 {
                // A headline has the surname alone.
                let last = draft.tokens.end - 1;
                if !view.is(last, COMMON | IGNORED | SUFFIX) && view.token(last).span.len() > 2 {
                    surnames.push(view.token(last).word);
                }
            }
            settled.push(draft);
        }
    }
    for word in surnames {
        known.trie.insert([word], EntityKind::Person);
    }
    (settled, known)
}

/// `in Paris`: a place, though a person of the text bears the name.
fn after_place_word(view: &View, at: usize) -> bool {
    at > 0 && (view.word(at - 1) == "in" || view.is(at - 1, PLACE_BEFORE))
}

/// The names that the prose has settled.
pub(super) struct Known {
    trie: Trie<EntityKind>,
}

impl Known {
    /// The longest settled name that begins at `at`.
    pub fn longest(&self, view: &View, at: usize, end: usize) -> Option<(usize, EntityKind)> {
        let mut node = 0;
        let mut best = None;
        for place in at..end.min(at + LONGEST) {
            match self.trie.step(node, view.token(place).word) {
                Some(next) => node = next,
                None => break,
            }
            if let Some(kind) = self.trie.value(node) {
                best = Some((place + 1, kind));
            }
        }
        best
    }
}

fn choose(pool: &Points, own: &Points) -> Option<EntityKind> {
    let person = pool.person.clamp(-MOST, MOST) + own.person;
    let organisation = pool.organisation.clamp(-MOST, MOST) + own.organisation;
    let place = pool.place.clamp(-MOST, MOST) + own.place;
    let best = person.max(organisation).max(place);
    if best < ENOUGH {
        None
    } else if best == person {
        Some(EntityKind::Person)
    } else if best == organisation {
        Some(EntityKind::Organisation)
    } else {
        Some(EntityKind::Place)
    }
}

/// What the name's own words say.
fn within(view: &View, draft: &Draft) -> Points {
    let mut points = Points::default();
    let (first, last) = (draft.tokens.start, draft.tokens.end - 1);
    if first == last
        && ["ism", "phobia", "anity"]
            .iter()
            .any(|ending| view.word(last).ends_with(ending))
    {
        points = Points {
            person: -100,
            organisation: -100,
            place: -100,
        };
    }
    let words = draft
        .tokens
        .clone()
        .filter(|&at| view.token(at).kind == TokenKind::Word && view.looks_capital(at));
    let count = words.clone().count();
    let common = words.clone().filter(|&at| view.is(at, COMMON)).count();
    let token = view.token(first);
    if view.is(first, FORENAME) {
        points.person += if view.is(first, COMMON) { 3 } else { 6 };
    }
    if view.is(last, LEADER) {
        points.person += 8;
    }
    if count == 1 {
        if view.is(first, SURNAME) {
            points.person += if view.is(first, COMMON) { 1 } else { 4 };
        }
        if common == 0 {
            points.person += 2;
            points.organisation += 2;
            points.place += 2;
        } else if !view.is(first, FORENAME | SURNAME) {
            // A capitalised common word alone is no name, whatever stands around it.
            points.person -= 100;
            points.organisation -= 100;
            points.place -= 100;
        } else {
            points.person -= 3;
        }
        if view.word(first).bytes().any(|byte| byte.is_ascii_digit()) {
            points.organisation -= 4;
        } else if token.case == Case::Upper && token.span.len() <= 8 && token.span.len() > 1 {
            points.organisation += 6;
            points.person -= 4;
            points.place -= 2;
        } else if token.case == Case::Mixed {
            points.organisation += 3;
        }
    } else {
        if view.is(last, SURNAME) && common == 0 {
            points.person += 4;
        }
        if common == 0 {
            points.person += 4;
            points.organisation += 1;
            points.place += 1;
        } else {
            points.organisation += if common == count { 1 } else { 2 * common as i32 };
            points.person -= 4 * common as i32;
        }
        let next = last + 1;
        if common == count && next < view.lexed.tokens.len() && view.is_lower(next) && view.is(next, ROLE) {
            // `Foreign Affairs minister`
            points.organisation -= 10;
        }
        if count >= 4 {
            points.organisation += 2;
            points.person -= 2;
        }
    }
    let word = view.word(last);
    let ends = |endings: &[&str]| word.len() >= 6 && endings.iter().any(|ending| word.ends_with(ending));
    if count == 1
        && ends(&[
            "stan", "burg", "burgh", "ville", "land", "pur", "abad", "grad", "shire", "polis", "istan", "town", "ford",
            "bad", "sk",
        ])
    {
        points.place += 4;
    } else if ends(&["soft", "corp", "tech", "bank", "com", "net", "tel", "gas", "oil"]) {
        points.organisation += 4;
    } else if ends(&[
        "sky", "skiy", "ov", "ova", "enko", "ovic", "vich", "son", "ez", "escu", "mann", "stein", "ian", "yan", "dze",
        "oglu", "ini", "elli",
    ]) {
        points.person += 3;
    }
    if words
        .clone()
        .any(|at| view.token(at).case == Case::Upper && view.token(at).span.len() > 2)
        && count > 1
    {
        points.organisation += 3;
    }
    if draft.tokens.clone().any(|at| view.word(at) == "&") {
        points.organisation += 8;
    }
    points
}

fn is_listed_place(view: &View, at: usize) -> bool {
    super::listed::at(view, at, at + 1).is_some_and(|(_, spelling)| {
        matches!(
            view.lists.listing(spelling).class,
            Class::City | Class::Place | Class::Country
        )
    })
}

/// Stands alone between quotation marks.
fn is_quoted(view: &View, draft: &Draft) -> bool {
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    start > 0
        && end < view.lexed.tokens.len()
        && matches!(view.word(start - 1), "“" | "\"" | "‘" | "«")
        && matches!(view.word(end), "”" | "\"" | "’" | "»" | "," | ".")
}

/// What the words around one occurrence say.
fn around(view: &View, draft: &Draft) -> Points {
    let mut points = Points::default();
    let count = view.lexed.tokens.len();
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let same_line = |a: usize, b: usize| view.token(b).span.start.saturating_sub(view.token(a).span.end) <= 1;
    let before = (start > 0 && same_line(start - 1, start)).then(|| start - 1);
    let after = (end < count && same_line(end - 1, end)).then_some(end);
    if let Some(at) = before {
        match view.word(at) {
            "the" => {
                points.person -= 6;
                // `the Eagle` may be any creature of the text; `the Blue Larks` are more.
                let capitals = view.token(start).case == Case::Upper;
                points.organisation += if end - start > 1 || capitals { 2 } else { 0 };
                points.place -= if end - start > 1 { 0 } else { 3 };
            }
            "a" | "an" => {
                points.person -= 3;
                points.organisation -= 2;
                points.place -= 3;
            }
            "in" => {
                points.place += 5;
                points.person -= 2;
            }
            "at" => {
                points.place += 2;
                points.organisation += 2;
            }
            "from" | "to" | "of" => points.place += 1,
            "by" | "with" => points.person += 1,
            "," if at >= 1 && view.is(at - 1, PLACE_OF) => points.place += 3,
            // `in Arden and Quenby`
            "and" if at >= 1 && is_listed_place(view, at - 1) => points.place += 4,
            _ => {}
        }
        if view.is_lower(at) {
            if view.is(at, PLACE_BEFORE) && view.word(at) != "in" {
                points.place += 4;
            }
            if view.is(at, DIRECTION) {
                points.place += 6;
            }
            if view.is(at, ROLE) {
                points.person += 8;
            }
            if view.is(at, ORG_NOUN) {
                points.organisation += 4;
            }
        }
        if view.word(at) == "of" && at >= 1 && view.is(at - 1, PLACE_OF) {
            points.place += 7;
        }
    }
    if let Some(at) = after {
        if view.is_lower(at) {
            if view.is(at, SPEECH) {
                points.person += 4;
            }
            if view.is(at, PLACE_NOUN) {
                points.place += 5;
            }
            if view.is(at, ORG_NOUN) {
                points.organisation += 4;
            }
            if view.is(at, ROLE) {
                points.organisation += 4;
            }
        }
        let next = at + 1;
        if view.word(at) == "," && next < count {
            if view.word(next) == "who" {
                points.person += 6;
            }
            if view.token(next).kind == TokenKind::Number && view.token(next).span.len() <= 2 {
                points.person += 5;
            }
            if view.token(next).case == Case::Upper
                && view
                    .lists
                    .state(view.token(next).span.of(&view.document.text))
                    .is_some()
            {
                points.place += 8;
            }
            let place = super::listed::at(view, next, (next + 4).min(count)).is_some_and(|(_, spelling)| {
                matches!(view.lists.listing(spelling).class, Class::Country | Class::Place)
            });
            if place && before.is_some_and(|at| view.is_lower(at)) {
                points.place += 5;
            }
        }
        if view.word(at) == "("
            && next < count
            && view.token(next).case == Case::Upper
            && view.token(next).span.len() > 2
        {
            points.organisation += 4;
        }
    }
    points
}
