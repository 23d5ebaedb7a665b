//! What follows an amount and says what kind it is: per cent, a currency's name, a unit, `years old`, `times`.

use super::QuantityKind;
use super::amount::Amount;
use super::currencies::{self, POUNDS};
use super::sentence::Sentence;
use super::units::Unit;
use super::vocabulary::Class;

/// The kind that the words after an amount give it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suffix {
    pub kind: QuantityKind,
    pub unit: &'static str,
    /// What the value is multiplied by: 0.01 for basis points.
    pub factor: f64,
    /// The token after the suffix.
    pub end: usize,
}

impl Suffix {
    fn new(kind: QuantityKind, unit: &'static str, end: usize) -> Suffix {
        Suffix {
            kind,
            unit,
            factor: 1.0,
            end,
        }
    }

    /// Reads the suffix of an amount.
    pub fn read(sentence: &Sentence, amount: &Amount) -> Option<Suffix> {
        let hyphen = sentence.is_hyphen(amount.end);
        let at = amount.end + usize::from(hyphen);
        percent(sentence, at)
            .or_else(|| money(sentence, amount, at))
            .or_else(|| degrees(sentence, at))
            .or_else(|| measure(sentence, amount, at))
            .or_else(|| multiple(sentence, at))
    }
}

/// `%`, `per cent`, `percentage points` at the token.
pub fn percent(sentence: &Sentence, at: usize) -> Option<Suffix> {
    let is_point = |at: usize| matches!(sentence.word(at), "point" | "points");
    let after = match sentence.word(at) {
        "%" | "percent" | "pct" | "٪" | "％" => at + 1,
        "pc" if sentence.glued(at) => at + 1,
        "per" if matches!(sentence.word(at + 1), "cent" | "cent.") => at + 2,
        "percentage" | "percentage-point" => {
            let point = at + 1 + usize::from(sentence.is_hyphen(at + 1));
            return is_point(point).then(|| Suffix::new(QuantityKind::PercentPoints, "pp", point + 1));
        }
        "basis" if is_point(at + 1) => {
            return Some(Suffix {
                factor: 0.01,
                ..Suffix::new(QuantityKind::PercentPoints, "pp", at + 2)
            });
        }
        "pp" | "ppt" => return Some(Suffix::new(QuantityKind::PercentPoints, "pp", at + 1)),
        _ => return None,
    };
    let point = after + usize::from(sentence.is_hyphen(after));
    if is_point(point) {
        return Some(Suffix::new(QuantityKind::PercentPoints, "pp", point + 1));
    }
    Some(Suffix::new(QuantityKind::Percent, "%", after))
}

fn money(sentence: &Sentence, amount: &Amount, at: usize) -> Option<Suffix> {
    let money = |unit, end| Some(Suffix::new(QuantityKind::Money, unit, end));
    // `of` after `millions of dollars`.
    let at = if amount.indefinite && sentence.word(at) == "of" {
        at + 1
    } else {
        at
    };
    // `Hong Kong dollars`, `New Zealand dollars`: the word before the name is the one that tells.
    let named = |at: usize| sentence.is_word(at) && sentence.is_capitalised(at) && !sentence.is_dated(at);
    if amount.currency.is_none() && sentence.is_word(at) && !sentence.is_hyphen(at) {
        let nouns = [at + 1, at + 2, at + 3];
        let noun = nouns.into_iter().find(|noun| {
            currencies::shared(sentence.word(*noun)).is_some() || sentence.sense(*noun).currency.is_some()
        });
        if let Some(noun) = noun.filter(|noun| (at..*noun).all(|at| named(at) || sentence.is(at, Class::National))) {
            let code = currencies::national(sentence.word(noun - 1), sentence.word(noun))
                .or_else(|| currencies::shared(sentence.word(noun)))
                .or(sentence.sense(noun).currency);
            if let Some(code) = code.filter(|_| sentence.word(noun) != "won" || sentence.word(noun - 1) == "korean") {
                return money(code, noun + 1);
            }
        }
    }
    let sense = sentence.sense(at);
    if let Some(code) = sense.code
        && sentence.written(at).bytes().all(|byte| byte.is_ascii_uppercase())
    {
        return money(code, at + 1);
    }
    if sentence.word(at) == "p" && sentence.glued(at) && amount.digits && amount.currency.is_none() {
        return money("penny", at + 1);
    }
    if POUNDS.contains(&sentence.word(at)) {
        let sterling = sentence.word(at + 1) == "sterling";
        if sterling || amount.scaled && amount.value >= 1e6 {
            return money("GBP", at + 1 + usize::from(sterling));
        }
        // Otherwise pounds may weigh or pay: a count of pounds.
        return None;
    }
    if let Some(code) = sense.currency {
        // `the 12 won medals`: a sum in won is never small.
        let plausible = sentence.word(at) != "won" || amount.value >= 100.0 && sentence.is_lower(at);
        return if plausible { money(code, at + 1) } else { None };
    }
    amount.currency.and_then(|code| money(code, amount.end))
}

fn degrees(sentence: &Sentence, at: usize) -> Option<Suffix> {
    if !matches!(sentence.word(at), "°" | "º" | "degrees" | "degree") {
        return match sentence.word(at) {
            "℃" => Some(Suffix::new(QuantityKind::Measure, "°C", at + 1)),
            "℉" => Some(Suffix::new(QuantityKind::Measure, "°F", at + 1)),
            _ => None,
        };
    }
    let unit = match sentence.word(at + 1) {
        "c" | "celsius" | "centigrade" => "°C",
        "f" | "fahrenheit" => "°F",
        _ => return Some(Suffix::new(QuantityKind::Measure, "degree", at + 1)),
    };
    Some(Suffix::new(QuantityKind::Measure, unit, at + 2))
}

fn measure(sentence: &Sentence, amount: &Amount, at: usize) -> Option<Suffix> {
    if amount.currency.is_some() {
        return None;
    }
    let at = if amount.indefinite && sentence.word(at) == "of" {
        at + 1
    } else {
        at
    };
    let (mut unit, mut end) = unit_at(sentence, amount, at)?;
    // `nine second-round votes`
    let apart = at == amount.end && amount.value != 1.0 && sentence.word(at) == unit.name;
    if apart && sentence.is_hyphen(end) && sentence.word(end + 1) != "old" && unit.kind == QuantityKind::Duration {
        return None;
    }
    // `60 km an hour`, `60km/h`
    if matches!(sentence.word(end), "per" | "an" | "a" | "/")
        && let Some(time) = sentence.sense(end + 1).unit.or(hour_or_second(sentence, end))
        && let Some(speed) = unit.per(time)
    {
        (unit, end) = (speed, end + 2);
    }
    // `34-year-old`, `34 years old`, `34 years of age`
    let is_age_unit = matches!(unit.name, "year" | "month" | "week" | "day");
    let old = end + usize::from(sentence.is_hyphen(end));
    if is_age_unit && matches!(sentence.word(old), "old" | "olds") {
        return Some(Suffix::new(QuantityKind::Age, unit.name, old + 1));
    }
    if is_age_unit && sentence.word(end) == "of" && sentence.word(end + 1) == "age" {
        return Some(Suffix::new(QuantityKind::Age, unit.name, end + 2));
    }
    Some(Suffix::new(unit.kind, unit.name, end))
}

fn hour_or_second(sentence: &Sentence, at: usize) -> Option<&'static Unit> {
    match sentence.word(at + 1) {
        "h" if sentence.word(at) == "/" => Unit::named("hour"),
        "s" if sentence.word(at) == "/" => Unit::named("second"),
        _ => None,
    }
}

/// The unit at the token, of one word or two.
fn unit_at(sentence: &Sentence, amount: &Amount, at: usize) -> Option<(&'static Unit, usize)> {
    let single = |at: usize| {
        let sense = sentence.sense(at);
        if amount.digits { sense.short_unit } else { sense.unit }
    };
    let first = sentence.word(at);
    let second = at + 1 + usize::from(sentence.is_hyphen(at + 1));
    if let Some(unit) = single(second)
        && let Some(compound) = Unit::compound(first, unit)
    {
        return Some((compound, second + 1));
    }
    if first == "m" && amount.digits {
        let metres = matches!(sentence.word(at + 1), "/") || !sentence.glued(at) || sentence.is(at + 1, Class::Extent);
        return Unit::named("m")
            .filter(|_| metres && sentence.is_lower(at))
            .map(|unit| (unit, at + 1));
    }
    let unit = single(at)?;
    // `a 10 second` is a duration, `the second` a rank; capitals make a name (`Mile End`), save in units (`MW`).
    let named = unit.words.contains(&first) && sentence.is_capitalised(at) && !sentence.title_case;
    (!named).then_some((unit, at + 1))
}

fn multiple(sentence: &Sentence, at: usize) -> Option<Suffix> {
    match sentence.word(at) {
        "fold" => Some(Suffix::new(QuantityKind::Multiple, "", at + 1)),
        "times"
            if matches!(
                sentence.word(at + 1),
                "as" | "more"
                    | "higher"
                    | "larger"
                    | "greater"
                    | "bigger"
                    | "the"
                    | "its"
                    | "their"
                    | "that"
                    | "lower"
                    | "faster"
                    | "longer"
                    | "less"
                    | "fewer"
                    | "stronger"
                    | "heavier"
                    | "worse"
                    | "smaller"
                    | "what"
            ) =>
        {
            Some(Suffix::new(QuantityKind::Multiple, "", at + 1))
        }
        _ => None,
    }
}
