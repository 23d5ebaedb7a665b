//! Names that a list holds, in whatever capitals the text gives them, where their context allows it.

use super::lists::*;
use super::view::View;
use crate::text::{Case, TokenKind};

/// The longest listed name that begins at `at`: its end and its spelling.
pub(super) fn at(view: &View, at: usize, end: usize) -> Option<(usize, Spelling)> {
    if view.listed(at).phrase == 0 {
        return None;
    }
    let mut node = 0;
    let mut best = None;
    let mut place = at;
    while place < end {
        let token = view.token(place);
        if place > at && token.kind == TokenKind::Punctuation {
            // A hyphen or an apostrophe within the name; anything else ends it.
            let joins = !token.spaced && matches!(view.word(place), "-" | "‐" | "‑" | "'" | "’");
            if !joins && view.word(place) != "&" {
                break;
            }
            if joins {
                place += 1;
                continue;
            }
        }
        match view.listed(place).phrase {
            0 => break,
            word => match view.lists.phrases.step(node, word) {
                Some(next) => node = next,
                None => break,
            },
        }
        place += 1;
        if let Some(spelling) = view.lists.phrases.value(node)
            && is_meant(view, at, place, spelling)
        {
            best = Some((place, spelling));
        }
    }
    best
}

/// Whether the words from `start` to `end` mean the listed thing.
fn is_meant(view: &View, start: usize, end: usize, spelling: Spelling) -> bool {
    let class = view.lists.listing(spelling).class;
    let pointed = || view.token(end - 1).span.of(&view.document.text).contains('.');
    if spelling.upper {
        // `US$20` is money.
        if end < view.lexed.tokens.len() && !view.token(end).spaced && view.word(end) == "$" {
            return false;
        }
        let upper = (start..end).all(|at| view.token(at).case == Case::Upper || view.token(at).kind != TokenKind::Word);
        // In a line of capitals, `US` and `WHO` may be the pronouns.
        let country = class == Class::Country && view.is_name_elsewhere(start);
        return upper && (pointed() || !view.is_shouted_at(start) || !view.is(start, IGNORED) || country);
    }
    let words = (start..end).filter(|&at| view.token(at).kind == TokenKind::Word);
    let (mut count, mut capitals, mut small) = (0, 0, 0);
    for at in words {
        count += 1;
        if view.looks_capital(at) {
            capitals += 1;
        } else if matches!(
            view.word(at),
            "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "al" | "'s" | "d" | "la"
        ) {
            small += 1;
        }
    }
    let nation = matches!(class, Class::Country | Class::People);
    if count == 1 {
        let known = view.is_name_elsewhere(start);
        return if capitals == 1 {
            if view.is_doubtful(start) {
                known || !view.is(start, COMMON) || class == Class::Country && !view.is_lower_elsewhere(start)
            } else {
                !view.is(start, IGNORED)
            }
        } else if !nation || view.token(start).span.len() < 4 {
            false
        } else {
            // `japan`; but `turkey`, `chad`, `jordan` only where the text has them with a capital, too.
            known || class == Class::Country && !view.is(start, COMMON | FORENAME | SURNAME)
        };
    }
    match class {
        Class::Country => capitals > 0 || small == 0,
        Class::People | Class::Place | Class::City => capitals > 0,
        Class::Title => capitals + small == count && capitals > 0,
        _ => {
            view.looks_capital(start) && (capitals + small) * 2 > count && capitals * 2 >= count - small
                || capitals > 0 && small > 0 && capitals + small == count
        }
    }
}
