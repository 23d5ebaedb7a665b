//! Vessels by their prefix and weapons, aircraft and devices by their designation.

use super::lists::VESSEL;
use super::view::View;
use crate::text::{Case, Lexed, TokenKind};

/// The end of the vessel's name or the designation that begins at `at`.
pub(super) fn at(view: &View, at: usize, end: usize) -> Option<usize> {
    vessel(view, at, end).or_else(|| designation(view, at, end))
}

/// `USS Arden Bay`; the name may stand between marks of italics (`USS *Arden Bay*`).
fn vessel(view: &View, at: usize, end: usize) -> Option<usize> {
    if !view.is(at, VESSEL) || view.token(at).case != Case::Upper {
        return None;
    }
    let marked = at + 1 < end && matches!(view.word(at + 1), "*" | "_" | "“" | "\"" | "'" | "‘");
    let first = at + 1 + usize::from(marked);
    let mut place = first;
    while place < end && place < first + 4 && is_name_word(view, place, place == first) {
        place += 1;
        if view.is_hyphen(place, end) && view.looks_capital(place + 1) {
            place += 1;
        }
    }
    (place > first).then_some(place)
}

/// Whether the text is about ships: then a name after an article may be one's.
pub(super) fn names_ships(lexed: &Lexed) -> bool {
    let ship = |word: &str| {
        matches!(
            word,
            "ship"
                | "ships"
                | "ferry"
                | "vessel"
                | "vessels"
                | "boat"
                | "tanker"
                | "freighter"
                | "trawler"
                | "yacht"
                | "frigate"
                | "destroyer"
                | "submarine"
                | "warship"
                | "liner"
                | "steamer"
                | "schooner"
                | "battleship"
        )
    };
    lexed.words.iter().any(|word| ship(word))
}

fn is_name_word(view: &View, at: usize, first: bool) -> bool {
    use super::lists::{IGNORED, TITLE};
    view.looks_capital(at) && (first || view.token(at).spaced && !view.is(at, IGNORED | TITLE))
}

/// `KF-16`, `MiG-29`, `S-400`, `F-35A`, `Type 45`, `AK-47`: capitals, a hyphen, digits, perhaps a letter.
fn designation(view: &View, at: usize, end: usize) -> Option<usize> {
    let token = view.token(at);
    if token.kind != TokenKind::Word || !view.looks_capital(at) || !view.is_hyphen(at + 1, end) || at + 2 >= end {
        return None;
    }
    let number = view.token(at + 2);
    let text = number.span.of(&view.document.text);
    if number.kind != TokenKind::Number || text.len() > 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let letters = token.span.len();
    // `Covid-19`, `G-20`, `U-17`, `Article-5` are none; a plain word needs to be more than that.
    let fits = match token.case {
        Case::Upper | Case::Capitalised if letters <= 4 && token.case == Case::Upper || letters == 1 => !matches!(
            view.word(at),
            "g" | "u" | "covid" | "sars" | "aids" | "h" | "p" | "ps" | "no" | "un" | "eu" | "us"
        ),
        Case::Mixed => letters <= 4,
        Case::Capitalised => {
            view.word(at) != "covid"
                && !view.is(at, super::lists::COMMON | super::lists::IGNORED)
                && view.token(at).span.len() <= 12
        }
        _ => false,
    };
    if !fits || letters == 1 && text.len() < 2 {
        return None;
    }
    // A letter for the variant: `F-35A`.
    let suffix = at + 3;
    let has_suffix = suffix < end
        && !view.token(suffix).spaced
        && view.token(suffix).kind == TokenKind::Word
        && view.token(suffix).span.len() <= 2
        && view.looks_capital(suffix);
    Some(suffix + usize::from(has_suffix))
}
