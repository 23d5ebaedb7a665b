//! Uniting the mentions of one document that name the same thing, each by a stated form.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::ByCompass;
use super::key::{fold, long_skeleton};
use super::lists::{Class, VESSEL};
use super::people;
use super::recognise::Draft;
use super::view::View;
use super::{Entity, EntityKind, Form, Mention};
use crate::text::TokenKind;

/// A name and the entity it goes to.
struct Named {
    draft: Draft,
    kind: EntityKind,
    /// Folded words, without what makes no difference (`Inc.`, initials' points).
    words: Vec<String>,
    key: String,
    form: Form,
}

/// Unites the names into entities, in order of their first mentions.
pub(super) fn resolve(view: &View, drafts: Vec<Draft>, by_compass: Vec<ByCompass>) -> Vec<Entity> {
    let taken = |at: usize| {
        let after = drafts.partition_point(|draft| draft.tokens.start <= at);
        after > 0 && drafts[after - 1].tokens.end > at
    };
    let by_compass: Vec<ByCompass> = by_compass.into_iter().filter(|compass| !taken(compass.at)).collect();
    let mut names: Vec<Named> = drafts.into_iter().filter_map(|draft| named(view, draft)).collect();
    names.extend(by_compass.into_iter().map(|compass| Named {
        draft: Draft::of(compass.at..compass.at + 1, EntityKind::Place),
        kind: EntityKind::Place,
        words: Vec::new(),
        key: compass.key,
        form: Form::Context,
    }));
    names.sort_by_key(|name| name.draft.tokens.start);
    american_georgia(view, &mut names);
    vessels_by_name(view, &mut names);
    abbreviations(view, &mut names);
    people_by_part(&mut names);
    organisations_by_part(&mut names);
    entities(view, names)
}

/// Georgia is the American state where the text names other states or Atlanta, and nothing else of the country.
fn american_georgia(view: &View, names: &mut [Named]) {
    let state = |name: &Named| {
        let of = view
            .lists
            .by_key(&name.key)
            .filter(|listing| listing.class == Class::Place)
            .and_then(|listing| listing.of.as_deref());
        of == Some("place:US") || name.key == "place:atlanta"
    };
    let caucasian = |name: &Named| matches!(name.key.as_str(), "place:tbilisi" | "nationality:GE");
    if names.iter().any(state) && !names.iter().any(caucasian) {
        for name in names
            .iter_mut()
            .filter(|name| name.key == "place:GE" && name.form == Form::Name)
        {
            name.key = "place:georgia".to_owned();
        }
    }
}

fn named(view: &View, draft: Draft) -> Option<Named> {
    let kind = draft.kind;
    let words: Vec<String> = draft
        .tokens
        .clone()
        .filter(|&at| view.token(at).kind != TokenKind::Punctuation || view.word(at) == "&")
        .map(|at| fold(view.word(at)).into_owned())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        return None;
    }
    if let Some(spelling) = draft.spelling {
        let listing = view.lists.listing(spelling);
        let form = if spelling.alias { Form::Alias } else { Form::Name };
        return Some(Named {
            kind,
            words,
            key: listing.key.clone(),
            form,
            draft,
        });
    }
    let bare = &words[usize::from(is_vessel(view, &draft))..];
    let key = format!("{}:{}", prefix(kind), key_words(kind, bare).join(" "));
    Some(Named {
        kind,
        words,
        key,
        form: Form::Name,
        draft,
    })
}

/// A vessel with its prefix (`MV`), which is of no account to its key.
fn is_vessel(view: &View, draft: &Draft) -> bool {
    draft.kind == EntityKind::Product && draft.tokens.len() > 1 && view.is(draft.tokens.start, VESSEL)
}

/// `the Arden Bay` is the vessel that the text calls `USS Arden Bay` elsewhere; without an article it may be whoever
/// the vessel bears the name of.
fn vessels_by_name(view: &View, names: &mut [Named]) {
    let vessels: FxHashSet<Vec<String>> = names
        .iter()
        .filter(|name| is_vessel(view, &name.draft))
        .map(|name| name.words[1..].to_vec())
        .collect();
    let longest = vessels.iter().map(Vec::len).max().unwrap_or(0);
    let mut free = 0;
    for name in names.iter_mut() {
        let after_other = std::mem::replace(&mut free, name.draft.tokens.end);
        if is_vessel(view, &name.draft) {
            continue;
        }
        // A headline's `Saint Arden` may have been read as `Arden`.
        let end = name.draft.tokens.end;
        let found = (name.draft.tokens.len()..=longest.min(end - after_other.min(end))).find_map(|length| {
            let words: Vec<String> = (end - length..end).map(|at| fold(view.word(at)).into_owned()).collect();
            vessels.contains(&words).then_some((end - length, words))
        });
        let Some((start, words)) = found else { continue };
        if name.kind == EntityKind::Product || start > 0 && view.word(start - 1) == "the" {
            name.kind = EntityKind::Product;
            name.draft.tokens.start = start;
            name.key = format!("product:{}", words.join(" "));
            name.words = words;
            name.form = Form::Short;
        }
    }
}

pub(super) fn prefix(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Facility => "facility",
        EntityKind::Nationality => "nationality",
        EntityKind::Event => "event",
        EntityKind::Product => "product",
        EntityKind::Work => "work",
    }
}

/// The words that make the key: an organisation's legal form is of no account, nor are a person's initials
/// between two names.
fn key_words(kind: EntityKind, words: &[String]) -> Vec<&str> {
    let all = || words.iter().map(String::as_str).collect::<Vec<_>>();
    match kind {
        EntityKind::Organisation if words.len() > 1 => {
            let legal = |word: &str| {
                matches!(
                    word,
                    "inc"
                        | "ltd"
                        | "llc"
                        | "llp"
                        | "plc"
                        | "corp"
                        | "gmbh"
                        | "ag"
                        | "nv"
                        | "co"
                        | "corporation"
                        | "incorporated"
                        | "limited"
                )
            };
            let kept = words
                .iter()
                .rposition(|word| !legal(word) && word != "&")
                .map_or(0, |at| at + 1);
            if kept == 0 {
                all()
            } else {
                words[..kept].iter().map(String::as_str).collect()
            }
        }
        EntityKind::Person if words.len() > 2 => {
            let last = words.len() - 1;
            let kept = words.iter().enumerate();
            kept.filter(|(at, word)| *at == 0 || *at == last || word.len() > 1)
                .map(|(_, word)| word.as_str())
                .collect()
        }
        _ => all(),
    }
}

/// Abbreviations that the text explains in parentheses, `Inland Water Board (IWB)` or `IWB (Inland Water Board)`, and
/// capitals that are the initials of exactly one name in the text.
fn abbreviations(view: &View, names: &mut [Named]) {
    let mut explained: FxHashMap<String, String> = FxHashMap::default();
    for pair in 1..names.len() {
        let (before, after) = (&names[pair - 1], &names[pair]);
        let gap = before.draft.tokens.end;
        let in_parentheses = after.draft.tokens.start == gap + 1
            && view.word(gap) == "("
            && after.draft.tokens.end < view.lexed.tokens.len()
            && view.word(after.draft.tokens.end) == ")";
        if !in_parentheses {
            continue;
        }
        let (short, full) = if is_short(view, after) {
            (after, before)
        } else {
            (before, after)
        };
        if is_short(view, short)
            && full.words.len() > 1
            && short.draft.spelling.is_none()
            && is_made_of(&short.words[0], full.words.iter().map(String::as_str))
        {
            explained.insert(short.words[0].clone(), full.key.clone());
        }
    }
    let mut initials: FxHashMap<String, Option<String>> = FxHashMap::default();
    for name in names
        .iter()
        .filter(|name| name.words.len() > 2 && name.kind != EntityKind::Person)
    {
        let entry = initials
            .entry(initials_of(&name.words))
            .or_insert_with(|| Some(name.key.clone()));
        if entry.as_ref().is_some_and(|key| *key != name.key) {
            *entry = None;
        }
    }
    let kinds: FxHashMap<String, EntityKind> = names.iter().map(|name| (name.key.clone(), name.kind)).collect();
    for name in names.iter_mut() {
        if name.draft.spelling.is_some() || !is_short(view, name) {
            continue;
        }
        let short = &name.words[0];
        let full = explained
            .get(short)
            .or_else(|| initials.get(short).and_then(Option::as_ref));
        if let Some(full) = full.filter(|_| short.len() >= 2) {
            name.key.clone_from(full);
            name.kind = kinds.get(full).copied().unwrap_or(name.kind);
            name.form = Form::Abbreviation;
        }
    }
}

fn is_short(view: &View, name: &Named) -> bool {
    name.words.len() == 1 && view.token(name.draft.tokens.start).case == crate::text::Case::Upper
}

fn initials_of(words: &[String]) -> String {
    let minor = |word: &&String| {
        !matches!(
            word.as_str(),
            "of" | "the" | "and" | "for" | "on" | "in" | "&" | "'s" | "to"
        )
    };
    words
        .iter()
        .filter(minor)
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Whether an abbreviation's letters come, in order, from the words, beginning with the first.
pub(super) fn is_made_of<'a>(short: &str, words: impl Iterator<Item = &'a str> + Clone) -> bool {
    let mut letters = words.clone().flat_map(str::chars);
    let first = words.clone().flat_map(str::chars).next();
    short.chars().next() == first && short.chars().all(|letter| letters.any(|other| other == letter))
}

/// A surname alone, or a first word that is a family name, goes to the one full name that has it; a long surname in
/// another spelling (`Zelenskyy`) to the one that sounds alike.
fn people_by_part(names: &mut [Named]) {
    let mut by_part: FxHashMap<String, Option<(String, usize)>> = FxHashMap::default();
    let mut by_sound: FxHashMap<String, Option<String>> = FxHashMap::default();
    for name in names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.words.len() > 1)
    {
        let count = name.words.len();
        let last = name
            .words
            .iter()
            .rposition(|word| !matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))
            .unwrap_or(count - 1);
        if let Some(sound) = long_skeleton(&name.words[last]) {
            let entry = by_sound.entry(sound).or_insert_with(|| Some(name.key.clone()));
            if entry.as_ref().is_some_and(|key| *key != name.key) {
                *entry = None;
            }
        }
        for part in [&name.words[0], &name.words[last]] {
            let entry = by_part
                .entry(part.clone())
                .or_insert_with(|| Some((name.key.clone(), count)));
            if entry.as_ref().is_some_and(|(key, _)| *key != name.key) {
                *entry = None;
            }
        }
    }
    for name in names
        .iter_mut()
        .filter(|name| name.kind == EntityKind::Person && name.words.len() == 1)
    {
        match by_part.get(&name.words[0]) {
            Some(Some((key, _))) => {
                name.key.clone_from(key);
                name.form = Form::Short;
            }
            Some(None) => {}
            // Nobody is named so, and one person's surname differs in spelling only.
            None => {
                let sound = long_skeleton(&name.words[0]);
                if let Some(Some(key)) = sound.and_then(|sound| by_sound.get(&sound)) {
                    name.key.clone_from(key);
                    name.form = Form::Spelling;
                }
            }
        }
    }
}

/// `the Foreign Ministry` goes to the one `Korvian Foreign Ministry` of the text; a company's first word to the company.
fn organisations_by_part(names: &mut [Named]) {
    let mut by_tail: FxHashMap<String, Option<String>> = FxHashMap::default();
    let longer = names
        .iter()
        .filter(|name| name.kind == EntityKind::Organisation && name.draft.spelling.is_none() && name.words.len() >= 3);
    for name in longer {
        for skip in 1..=2.min(name.words.len() - 2) {
            let entry = by_tail
                .entry(name.words[skip..].join(" "))
                .or_insert_with(|| Some(name.key.clone()));
            if entry.as_ref().is_some_and(|key| *key != name.key) {
                *entry = None;
            }
        }
    }
    for name in names.iter_mut() {
        let short = name.kind == EntityKind::Organisation && name.draft.spelling.is_none() && name.words.len() >= 2;
        if short
            && let Some(Some(key)) = by_tail
                .get(&name.words.join(" "))
                .filter(|key| key.as_ref() != Some(&name.key))
        {
            name.key.clone_from(key);
            name.form = Form::Short;
        }
    }
}

/// `Mr`, `Dame`: a form of address says nothing of what somebody does.
fn is_address(view: &View, role: &std::ops::Range<usize>) -> bool {
    let word = fold(view.word(role.start));
    role.len() == 1
        && matches!(
            word.as_ref(),
            "mr" | "mrs" | "ms" | "miss" | "mister" | "sir" | "dame" | "lady" | "madam" | "madame" | "mme" | "monsieur"
        )
}

fn entities(view: &View, names: Vec<Named>) -> Vec<Entity> {
    let ends: FxHashMap<usize, usize> = names
        .iter()
        .map(|name| (name.draft.tokens.end, name.draft.tokens.start))
        .collect();
    let mut index: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    let mut entities: Vec<Entity> = Vec::new();
    let mut spellings: Vec<FxHashMap<String, u32>> = Vec::new();
    for name in names {
        let span = view.span(name.draft.tokens.clone());
        let at = *index.entry((name.kind, name.key.clone())).or_insert_with(|| {
            let listing = view.lists.by_key(&name.key);
            entities.push(Entity {
                kind: name.kind,
                name: listing.map(|listing| listing.name.clone()).unwrap_or_default(),
                key: name.key.clone(),
                of: listing.and_then(|listing| listing.of.clone()),
                mentions: Vec::new(),
                roles: Vec::new(),
            });
            spellings.push(FxHashMap::default());
            entities.len() - 1
        });
        let entity = &mut entities[at];
        entity.mentions.push(Mention { span, form: name.form });
        if entity.name.is_empty() && matches!(name.form, Form::Name) && !name.draft.titled {
            *spellings[at]
                .entry(
                    view.document
                        .slice(span)
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" "),
                )
                .or_default() += 1;
        }
        if name.kind == EntityKind::Person {
            let limit = view
                .lexed
                .sentence_at(span.start)
                .map_or(name.draft.tokens.end, |sentence| {
                    view.lexed.sentences[sentence].tokens.end as usize
                });
            let before = people::role_before(view, name.draft.tokens.start, |at| ends.get(&at).copied());
            let after = people::role_after(view, name.draft.tokens.end, limit);
            for role in [before, after]
                .into_iter()
                .flatten()
                .filter(|role| !role.is_empty() && !is_address(view, role))
            {
                entity.roles.push(view.span(role));
            }
        }
    }
    for (entity, spellings) in entities.iter_mut().zip(spellings) {
        if entity.name.is_empty() {
            // The most frequent spelling, then the longest, then the first in the alphabet.
            let chosen = spellings
                .into_iter()
                .max_by(|(a, n), (b, m)| n.cmp(m).then(a.len().cmp(&b.len())).then(b.cmp(a)));
            let first = entity.mentions[0].span;
            entity.name = chosen.map_or_else(|| view.document.slice(first).to_owned(), |(name, _)| name);
        }
        entity.roles.sort_unstable();
        entity.roles.dedup();
    }
    entities
}
