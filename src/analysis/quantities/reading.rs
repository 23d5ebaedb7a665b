//! The grammar: from the amounts of a sentence to quantities.

use std::ops::Range;

use super::amount::Amount;
use super::draft::Draft;
use super::interval::slack;
use super::parts::Part;
use super::sentence::Sentence;
use super::suffix::Suffix;
use super::vocabulary::Class;
use super::{Quantity, QuantityKind, ages, bounds, designations, magnitudes, phrase, ranges};

/// What stands at a token.
pub enum Reading {
    /// A quantity, and the token after it.
    Found(Quantity, usize),
    /// Something that is no quantity, and the token after it.
    Skip(usize),
}

/// Reads what begins at a token where a quantity can begin.
pub fn read(sentence: &Sentence, at: usize) -> Option<Reading> {
    if sentence.is_dated(at) {
        return None;
    }
    if let Some(part) = Part::read(sentence, at) {
        return Some(of_part(sentence, at, part));
    }
    let amount = Amount::read(sentence, at)?;
    let reading = of_amount(sentence, amount);
    Some(reading.unwrap_or(Reading::Skip(amount.end)))
}

fn of_part(sentence: &Sentence, first: usize, part: Part) -> Reading {
    let of = match part.kind {
        QuantityKind::Ratio => phrase::after_of(sentence, part.end).or_else(|| {
            let start = part.end + usize::from(sentence.is(part.end, Class::Determiner));
            phrase::counted(sentence, start)
        }),
        QuantityKind::Ordinal => phrase::counted(sentence, part.end),
        _ => None,
    };
    let unit = match part.kind {
        QuantityKind::Percent => "%",
        QuantityKind::PercentPoints => "pp",
        _ => "",
    };
    let draft = Draft {
        unit,
        value: part.value,
        slack: slack(part.value, part.step, false, part.kind),
        ..Draft::new(part.kind, first, part.end)
    };
    draft.finish(sentence, of, part.change)
}

fn of_amount(sentence: &Sentence, amount: Amount) -> Option<Reading> {
    if let Some(reading) = magnitudes::read(sentence, &amount) {
        return Some(reading);
    }
    if designations::is_part_of_code(sentence, &amount) {
        return Some(Reading::Skip(skip_code(sentence, amount.end)));
    }
    let single = amount.end == amount.first + 1;
    if single && designations::is_pronoun_one(sentence, amount.first) && ratio(sentence, &amount).is_none() {
        return None;
    }
    if let Some(reading) = ages::aged(sentence, &amount) {
        return Some(reading);
    }
    if let Some((value, slack, end)) = ratio(sentence, &amount) {
        let draft = Draft {
            value,
            slack,
            ..Draft::new(QuantityKind::Ratio, amount.first, end)
        };
        return Some(draft.finish(sentence, phrase::counted(sentence, end), None));
    }
    if let Some(range) = ranges::read(sentence, &amount) {
        return range;
    }
    if continues_as_code(sentence, &amount) {
        return Some(Reading::Skip(skip_code(sentence, amount.end + 2)));
    }
    let suffix = Suffix::read(sentence, &amount);
    match suffix {
        None => count(sentence, &amount),
        Some(suffix) => Some(measured(sentence, &amount, suffix, None)),
    }
}

/// The token after a chain of numbers that hyphens, points and strokes tie together.
fn skip_code(sentence: &Sentence, mut end: usize) -> usize {
    while sentence.glued(end) && !matches!(sentence.word(end), "." | "," | ";" | ")" | "]" | "”" | "\"") {
        end += 1;
    }
    end
}

/// Digits tied to what follows by a hyphen, without a unit: `747-400`, `9-to-5`, `3-2`.
fn continues_as_code(sentence: &Sentence, amount: &Amount) -> bool {
    let dash = matches!(sentence.word(amount.end), "-" | "–" | "—" | "‑");
    let even = sentence.glued(amount.end) == sentence.glued(amount.end + 1);
    dash && even && sentence.is_number(amount.end + 1)
}

/// An amount with a unit, a currency or a percentage.
pub fn measured(sentence: &Sentence, amount: &Amount, suffix: Suffix, range: Option<(f64, f64)>) -> Reading {
    use QuantityKind::*;
    let mut first = amount.first;
    let mut sign = 1.0;
    // `minus-20`
    if sentence.is_hyphen(first.wrapping_sub(1)) && sentence.before(first, 2) == "minus" {
        first -= 1;
    }
    let signed = first > 0 && matches!(sentence.before(first, 1), "-" | "−" | "minus" | "–");
    if signed
        && !sentence.glued(first - 1)
        && range.is_none()
        && matches!(suffix.kind, Measure | Percent)
        && (sentence.glued(first) || sentence.before(first, 1) == "minus")
    {
        first -= 1;
        sign = -1.0;
    }
    let value = sign * amount.value * suffix.factor;
    let of = match suffix.kind {
        Percent | PercentPoints => phrase::after_of(sentence, suffix.end),
        Money => price_of(sentence, suffix.end),
        Measure | Duration => {
            phrase::after_of(sentence, suffix.end).or_else(|| after_hyphen(sentence, amount.end, suffix.end))
        }
        Age if sentence.is_nominal(suffix.end) => phrase::counted(sentence, suffix.end),
        _ => None,
    };
    let of = of.or_else(|| noun_before_of(sentence, first));
    let draft = Draft {
        value,
        slack: slack(value, amount.step * suffix.factor, amount.scaled, suffix.kind),
        unit: suffix.unit,
        range: range.map(|(low, high)| (low * suffix.factor, high * suffix.factor)),
        indefinite: amount.indefinite,
        ..Draft::new(suffix.kind, first, suffix.end)
    };
    draft.finish(sentence, of, None)
}

/// A bare number: a count, unless it names something.
fn count(sentence: &Sentence, amount: &Amount) -> Option<Reading> {
    if designations::is_name_part(sentence, amount) && !amount.scaled {
        return None;
    }
    let mut end = amount.end;
    let mut of = if amount.indefinite {
        phrase::after_of(sentence, end)
    } else {
        None
    };
    if sentence.is_hyphen(end) {
        if sentence.word(end + 1) == "strong" {
            end += 2;
            of = phrase::counted(sentence, end);
        } else if sentence.is(end + 1, Class::Compound) {
            of = Some(end + 1..end + 2);
        } else {
            // `two-state`, `3-D`, `12-hit`
            return Some(Reading::Skip(end + 1));
        }
    } else if sentence.glued(end) && sentence.is_word(end) && !amount.scaled {
        return None;
    }
    let of = of
        .or_else(|| phrase::after_of(sentence, end))
        .or_else(|| phrase::counted(sentence, end + more(sentence, end)));
    // `the two` stands for something said before.
    let anaphor = !amount.digits && of.is_none() && sentence.is(amount.first.wrapping_sub(1), Class::Determiner);
    let score = of.is_none()
        && amount.value < 200.0
        && designations::is_among_scores(sentence, amount.first)
        && matches!(sentence.word(end), "-" | "–" | "to" | "all");
    if anaphor || score {
        return None;
    }
    // `slid to -36`; a dash before what is counted is punctuation.
    let first = amount.first;
    let minus = of.is_none()
        && first > 1
        && matches!(sentence.word(first - 1), "-" | "−")
        && sentence.glued(first)
        && !sentence.glued(first - 1);
    let (value, first) = if minus {
        (-amount.value, first - 1)
    } else {
        (amount.value, first)
    };
    let draft = Draft {
        value,
        slack: slack(value, amount.step, amount.scaled, QuantityKind::Count),
        indefinite: amount.indefinite,
        ..Draft::new(QuantityKind::Count, first, end)
    };
    Some(draft.finish(sentence, of, None))
}

/// `12 more people`, `three other men`: one word is passed over before what is counted.
fn more(sentence: &Sentence, end: usize) -> usize {
    let passes = matches!(sentence.word(end), "more" | "further" | "other" | "others");
    usize::from(passes && sentence.is_nominal(end + 1))
}

/// `1 in 5`, `nine out of ten`, `12 per 100,000`: value, rounding, end.
fn ratio(sentence: &Sentence, amount: &Amount) -> Option<(f64, f64, usize)> {
    if amount.currency.is_some() || amount.scaled {
        return None;
    }
    let at = amount.end;
    let (join, next) = match (sentence.word(at), sentence.word(at + 1)) {
        ("in", "every") => ("in", at + 2),
        ("in", _) => ("in", at + 1),
        ("out", "of") => ("out", at + 2 + usize::from(sentence.word(at + 2) == "every")),
        ("per", _) => ("per", at + 1),
        _ => return None,
    };
    if sentence.is_dated(next) {
        return None;
    }
    let whole = Amount::read(sentence, next)?;
    if whole.currency.is_some() || whole.value <= amount.value || Suffix::read(sentence, &whole).is_some() {
        return None;
    }
    let fits = match join {
        "in" => whole.digits == amount.digits && (amount.value == 1.0 || matches!(whole.value, 10.0 | 100.0 | 1000.0)),
        "out" => true,
        _ => whole.value >= 100.0,
    };
    let value = amount.value / whole.value;
    // The part is known to half its last digit; of `1 in 5` the whole is.
    let slack = if amount.value == 1.0 && join != "per" {
        value - 1.0 / (whole.value + 0.5)
    } else {
        amount.step / 2.0 / whole.value
    };
    fits.then_some((value, slack, whole.end))
}

/// What money is for: `a $40 billion contract`, `$3m in aid`, `$2m worth of grain`.
fn price_of(sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    if sentence.word(end) == "worth" {
        return phrase::after_of(sentence, end + 1);
    }
    if sentence.word(end) == "in" && sentence.is_lower(end + 1) {
        return phrase::counted(sentence, end + 1);
    }
    let next = end + usize::from(sentence.is_hyphen(end));
    phrase::after_of(sentence, end).or_else(|| phrase::counted(sentence, next))
}

/// `a 12-kilometre bridge`
fn after_hyphen(sentence: &Sentence, hyphen: usize, end: usize) -> Option<Range<usize>> {
    sentence
        .is_hyphen(hyphen)
        .then(|| phrase::counted(sentence, end))
        .flatten()
}

/// `a profit of $3m`, `turnout of 45%`; with bounds between (`a profit of about $3m`).
fn noun_before_of(sentence: &Sentence, first: usize) -> Option<Range<usize>> {
    let first = bounds::before(sentence, first).map_or(first, |(_, first)| first);
    let of = first.checked_sub(1)?;
    if sentence.word(of) != "of" || of > 0 && sentence.is(of - 1, Class::ChangeNoun) {
        return None;
    }
    phrase::ending_at(sentence, of)
}
