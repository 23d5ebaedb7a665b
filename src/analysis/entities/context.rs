//! Names by context: `the North`, `the South`, where the text names the two countries that they are short for.

use rustc_hash::FxHashSet;

use super::lists::*;
use super::recognise::Draft;
use super::view::View;

/// A country by its compass word alone: the tokens and the country's key.
pub(super) struct ByCompass {
    pub at: usize,
    pub key: String,
}

const OPPOSITES: [(&str, &str); 4] = [
    ("north", "south"),
    ("south", "north"),
    ("east", "west"),
    ("west", "east"),
];

/// Compass words that stand for a country: the text must name it in full, and its counterpart, too.
pub(super) fn by_compass(view: &View, drafts: &[Draft]) -> Vec<ByCompass> {
    let mut seen: FxHashSet<u32> = FxHashSet::default();
    let mut named: Vec<&Listing> = Vec::new();
    for spelling in drafts.iter().filter_map(|draft| draft.spelling) {
        let listing = view.lists.listing(spelling);
        if listing.class == Class::Country && seen.insert(spelling.listing) {
            named.push(listing);
        }
    }
    let mut meant: Vec<(&str, &Listing)> = Vec::new();
    for (compass, opposite) in OPPOSITES {
        let paired = named.iter().filter(|listing| {
            let name = listing.name.to_lowercase();
            name.strip_prefix(compass).is_some_and(|rest| {
                rest.starts_with(' ')
                    && named
                        .iter()
                        .any(|other| other.name.to_lowercase() == format!("{opposite}{rest}"))
            })
        });
        let mut paired = paired.copied();
        if let (Some(listing), None) = (paired.next(), paired.next()) {
            meant.push((compass, listing));
        }
    }
    if meant.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for segment in &view.segments {
        for at in segment.tokens.clone() {
            if !view.is(at, DIRECTION) || !view.looks_capital(at) {
                continue;
            }
            let Some((_, listing)) = meant.iter().find(|(compass, _)| *compass == view.word(at)) else {
                continue;
            };
            if stands_alone(view, segment.tokens.start, at, segment.tokens.end, listing) {
                found.push(ByCompass {
                    at,
                    key: listing.key.clone(),
                });
            }
        }
    }
    found
}

/// `the North` before no other name word, `pro-South`, `North and South Korea`.
fn stands_alone(view: &View, start: usize, at: usize, end: usize, listing: &Listing) -> bool {
    let next = at + 1;
    let shared = next + 1 < end
        && matches!(view.word(next), "and" | "or")
        && super::listed::at(view, next + 1, end).is_some_and(|(_, spelling)| {
            let other = view.lists.listing(spelling);
            other.class == Class::Country && other.name.split(' ').next_back() == listing.name.split(' ').next_back()
        });
    if shared {
        return true;
    }
    let goes_on = next < end
        && (view.looks_capital(next) && view.token(next).spaced
            || matches!(view.word(next), "of" | "side" | "coast" | "bank" | "pole")
            || view.is_hyphen(next, end));
    let article = at > start && view.word(at - 1) == "the";
    let hyphened =
        at > start + 1 && view.is_hyphen(at - 1, end) && matches!(view.word(at - 2), "pro" | "anti" | "inter" | "non");
    !goes_on && (article || hyphened)
}
