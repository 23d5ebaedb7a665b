//! Fractions, ranks and multiples in words: `two-thirds of`, `third-largest`, `doubled`.

use super::amount::Amount;
use super::sentence::Sentence;
use super::suffix;
use super::vocabulary::{Class, Numeral};
use super::{Direction, QuantityKind};

/// A quantity that no amount begins: its value and where it ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    pub kind: QuantityKind,
    pub value: f64,
    /// The unit of the last stated digit; 0 for words.
    pub step: f64,
    pub end: usize,
    pub change: Option<Direction>,
}

impl Part {
    fn new(kind: QuantityKind, value: f64, end: usize) -> Part {
        Part {
            kind,
            value,
            step: 0.0,
            end,
            change: None,
        }
    }

    /// The fraction, rank or multiple that begins at the token.
    pub fn read(sentence: &Sentence, at: usize) -> Option<Part> {
        multiple(sentence, at)
            .or_else(|| fraction(sentence, at))
            .or_else(|| rank(sentence, at))
    }
}

fn multiple(sentence: &Sentence, at: usize) -> Option<Part> {
    if let Some(factor) = sentence.sense(at).multiple {
        let direction = if factor < 1.0 { Direction::Down } else { Direction::Up };
        return Some(Part {
            change: Some(direction),
            ..Part::new(QuantityKind::Multiple, factor, at + 1)
        });
    }
    let compares = matches!(
        sentence.word(at + 1),
        "as" | "the" | "its" | "their" | "that" | "what" | "his" | "her"
    );
    match sentence.word(at) {
        "twice" if compares => Some(Part::new(QuantityKind::Multiple, 2.0, at + 1)),
        "double" if compares && sentence.word(at + 1) != "as" => Some(Part::new(QuantityKind::Multiple, 2.0, at + 1)),
        _ => None,
    }
}

/// `a third of`, `two-thirds`, `three quarters`, `half of`, `half the`.
fn fraction(sentence: &Sentence, at: usize) -> Option<Part> {
    let ratio = |value: f64, end: usize| Some(Part::new(QuantityKind::Ratio, value, end));
    let word = sentence.word(at);
    if word == "half" {
        // `the first half`, `half-time`; `half` needs what it is half of.
        let halves = matches!(
            sentence.word(at + 1),
            "of" | "the" | "its" | "their" | "all" | "his" | "her" | "our" | "those" | "these"
        );
        let parted = matches!(
            sentence.before(at, 1),
            "the" | "first" | "second" | "latter" | "other" | "and" | "its"
        ) || sentence.sense(at.wrapping_sub(1)).rank.is_some();
        if let Some(part) = of_percent(sentence, at + 1, 0.5) {
            return Some(part);
        }
        return if halves && !parted { ratio(0.5, at + 1) } else { None };
    }
    let count = match (word, sentence.sense(at).numeral) {
        ("a", _) | (_, Some(Numeral::Small(1.0))) => 1.0,
        (_, Some(Numeral::Small(count))) if (2.0..10.0).contains(&count) => count,
        _ => return None,
    };
    let part = at + 1 + usize::from(sentence.is_hyphen(at + 1));
    let denominator = sentence.sense(part).part?;
    let plural = sentence.word(part).ends_with('s');
    if count >= denominator || plural != (count > 1.0) || (denominator == 2.0 && word != "a") {
        return None;
    }
    // `a third man` is a rank, `a third of` a fraction.
    let next = sentence.word(part + 1);
    let ends = part + 1 == sentence.tokens.len() || !sentence.is_word(part + 1) && !sentence.is_hyphen(part + 1);
    let clear = plural
        || sentence.is_hyphen(at + 1)
        || word == "one"
        || next == "of"
        // `fell by a third to 40`
        || sentence.before(at, 1) == "by"
        || ends
        || matches!(next, "more" | "less" | "fewer" | "higher" | "lower");
    // `two quarters`, `one quarter later`: time, unless something is parted.
    let time = denominator == 4.0 && !matches!(next, "of" | "to") && !ends && !sentence.is_hyphen(at + 1);
    if !clear || time {
        return None;
    }
    of_percent(sentence, part + 1, count / denominator).or_else(|| ratio(count / denominator, part + 1))
}

/// `two-tenths of a percent`, `half a percentage point`: a part of one per cent.
fn of_percent(sentence: &Sentence, end: usize, value: f64) -> Option<Part> {
    let one = end + usize::from(sentence.word(end) == "of");
    if !matches!(sentence.word(one), "a" | "one") {
        return None;
    }
    let suffix = suffix::percent(sentence, one + 1)?;
    Some(Part {
        step: value / 5.0,
        ..Part::new(suffix.kind, value, suffix.end)
    })
}

/// `third-largest`, `second most populous`, `ranked third`, `21st largest`, `for the third time`.
fn rank(sentence: &Sentence, at: usize) -> Option<Part> {
    let (value, end) = match sentence.sense(at).rank {
        Some(rank) => (rank, at + 1),
        None => {
            let amount =
                Amount::read(sentence, at).filter(|amount| amount.digits && !amount.scaled && amount.step == 1.0)?;
            let ending = matches!(sentence.word(amount.end), "st" | "nd" | "rd" | "th") && sentence.glued(amount.end);
            (ending.then_some(amount.value)?, amount.end + 1)
        }
    };
    let ranked = matches!(
        sentence.before(at, 1),
        "ranked" | "ranks" | "ranking" | "placed" | "finished" | "came"
    );
    if ranked && !sentence.is(end, Class::Superlative) {
        return Some(Part::new(QuantityKind::Ordinal, value, end));
    }
    let next = end + usize::from(sentence.is_hyphen(end));
    if sentence.is(next, Class::Superlative) {
        // `second-most populous` goes on to its adjective.
        let most = matches!(sentence.word(next), "most" | "least");
        let end = if most {
            next + 1 + usize::from(sentence.is_hyphen(next + 1)) + 1
        } else {
            next + 1
        };
        return Some(Part::new(QuantityKind::Ordinal, value, end.min(sentence.tokens.len())));
    }
    let repeats = value > 1.0
        && matches!(
            sentence.word(next),
            "time" | "consecutive" | "straight" | "successive" | "term" | "anniversary"
        );
    (repeats && sentence.before(at, 1) != "a").then(|| Part::new(QuantityKind::Ordinal, value, end))
}
