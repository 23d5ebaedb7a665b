//! The grammar: from the amounts of a sentence to quantities.

use std::ops::Range;

use super::amount::Amount;
use super::interval::{Limit, slack};
use super::parts::Part;
use super::sentence::Sentence;
use super::suffix::Suffix;
use super::vocabulary::Class;
use super::{Bound, Quantity, QuantityKind, bounds, change, designations, phrase};

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

/// The tokens, kind and interval of a quantity before its surroundings are read.
struct Core {
    first: usize,
    end: usize,
    kind: QuantityKind,
    unit: &'static str,
    value: f64,
    slack: f64,
    /// The ends of a stated range.
    range: Option<(f64, f64)>,
    indefinite: bool,
}

impl Core {
    /// Adds what stands before and after: bounds, change, what is measured.
    fn finish(self, sentence: &Sentence, of: Option<Range<usize>>, change: Option<super::Direction>) -> Reading {
        let mut first = self.first;
        let mut end = self.end;
        let mut limit = Limit::Exact;
        // `over two years` is a time span.
        let lasts = self.kind == QuantityKind::Duration && sentence.before(first, 1) == "over";
        if let Some((stated, start)) = bounds::before(sentence, first).filter(|_| !lasts) {
            (limit, first) = (stated, start);
        }
        if let Some((stated, after)) = bounds::after(sentence, end) {
            (limit, end) = (stated, after);
        }
        if self.indefinite {
            limit = Limit::AtLeast;
        }
        let change = change.or_else(|| change::direction(sentence, first, end, self.kind, of.is_some()));
        let (low, high, bound) = match self.range {
            Some((low, high)) if limit == Limit::Exact || limit == Limit::About => (low, high, Bound::Range),
            Some((low, high)) => {
                let (open_low, open_high) = limit.interval(self.value, 0.0, self.kind);
                (
                    if open_low < low { open_low } else { low },
                    if open_high > high { open_high } else { high },
                    Bound::Range,
                )
            }
            None => {
                let (low, high) = limit.interval(self.value, self.slack, self.kind);
                (low, high, limit.bound())
            }
        };
        let of = of
            .or_else(|| {
                (self.kind == QuantityKind::Count && end > self.end)
                    .then(|| phrase::counted(sentence, end))
                    .flatten()
            })
            .or_else(|| subject(sentence, first));
        let quantity = Quantity {
            span: sentence.span(first, end - 1),
            kind: self.kind,
            value: self.value,
            low,
            high,
            bound,
            unit: self.unit.to_owned(),
            of: of.clone().map(|of| sentence.span(of.start, of.end - 1)),
            change,
        };
        // `five new 737 jets`: the number inside is part of the name.
        let inside = of.filter(|of| of.start >= end && (of.start..of.end).any(|at| sentence.is_number(at)));
        Reading::Found(quantity, inside.map_or(end, |of| of.end))
    }
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
    let core = Core {
        first,
        end: part.end,
        kind: part.kind,
        unit: "",
        value: part.value,
        slack: slack(part.value, part.step, false, part.kind),
        range: None,
        indefinite: false,
    };
    core.finish(sentence, of, part.change)
}

fn of_amount(sentence: &Sentence, amount: Amount) -> Option<Reading> {
    if designations::is_part_of_code(sentence, &amount) {
        return Some(Reading::Skip(skip_code(sentence, amount.end)));
    }
    let single = amount.end == amount.first + 1;
    if single && designations::is_pronoun_one(sentence, amount.first) && ratio(sentence, &amount).is_none() {
        return None;
    }
    if let Some(reading) = aged(sentence, &amount) {
        return Some(reading);
    }
    if let Some((value, slack, end)) = ratio(sentence, &amount) {
        let core = Core {
            value,
            slack,
            ..of_kind(QuantityKind::Ratio, amount.first, end)
        };
        return Some(core.finish(sentence, phrase::counted(sentence, end), None));
    }
    if let Some((low, high)) = range(sentence, &amount) {
        return of_range(sentence, low, high);
    }
    if continues_as_code(sentence, &amount) {
        return Some(Reading::Skip(skip_code(sentence, amount.end)));
    }
    let suffix = Suffix::read(sentence, &amount);
    match suffix {
        None => count(sentence, &amount),
        Some(suffix) => Some(measured(sentence, &amount, suffix, None)),
    }
}

fn of_kind(kind: QuantityKind, first: usize, end: usize) -> Core {
    Core {
        first,
        end,
        kind,
        unit: "",
        value: 0.0,
        slack: 0.0,
        range: None,
        indefinite: false,
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
    let dash = matches!(sentence.word(amount.end), "-" | "–" | "—" | "‑") && sentence.glued(amount.end);
    dash && sentence.is_number(amount.end + 1) && sentence.glued(amount.end + 1)
}

/// The value of a range's far end, where the amount begins one: `40 to 50`, `40–50`, `between 40 and 50`.
fn range(sentence: &Sentence, low: &Amount) -> Option<(Amount, Amount)> {
    let own = Suffix::read(sentence, low);
    let at = own.map_or(low.end, |suffix| suffix.end);
    let between = sentence.before(low.first, 1) == "between";
    let word = sentence.word(at);
    let dash = matches!(word, "–" | "—" | "‑") || sentence.is_hyphen(at);
    let joins = match word {
        // `from 40 to 50` states two levels unless something ranges.
        // `falling 43,000 to 317,000` states a change and a level.
        "to" if own.is_none() && is_change(sentence, low.first) && !is_relative(sentence, at + 1) => false,
        "to" => {
            sentence.before(low.first, 1) != "from"
                || matches!(
                    sentence.before(low.first, 2),
                    "ranging" | "ranged" | "ranges" | "range" | "anywhere"
                )
        }
        "and" => between,
        _ => dash && sentence.glued(at) == sentence.glued(at + 1),
    };
    if !joins || sentence.is_dated(at + 1) {
        return None;
    }
    let high = Amount::read(sentence, at + 1)?;
    let suffix = Suffix::read(sentence, &high);
    let unlike = match (own, suffix) {
        (Some(own), Some(suffix)) => own.kind != suffix.kind || own.unit != suffix.unit,
        // `$40–50`
        (Some(_), None) => low.currency.is_none(),
        (None, _) => false,
    };
    let currencies = low.currency.is_some() && high.currency.is_some() && low.currency != high.currency;
    // `3-2`, `won 2 to 3`: scores; `10-15` without anything counted tells nothing.
    let ends = suffix.map_or(high.end, |suffix| suffix.end);
    let bare = suffix.is_none() && low.currency.is_none() && !high.scaled;
    let counted = bare
        && phrase::counted(sentence, ends).is_some_and(|of| sentence.is_lower(of.start) && !sentence.glued(of.start));
    if unlike
        || currencies
        || low.digits != high.digits
        || (bare && dash && !counted)
        || (bare && !between && designations::is_among_scores(sentence, low.first))
    {
        return None;
    }
    let low = if high.scaled && !low.scaled && low.value < high.value / high.scale {
        low.scaled_as(&high)
    } else {
        *low
    };
    (low.value < high.value && sentence.before(low.first, 1) != "vote").then_some((low, high))
}

/// A verb of change right before the token.
fn is_change(sentence: &Sentence, at: usize) -> bool {
    at > 0 && (sentence.is(at - 1, Class::Up) || sentence.is(at - 1, Class::Down))
}

/// A percentage begins at the token.
fn is_relative(sentence: &Sentence, at: usize) -> bool {
    Amount::read(sentence, at)
        .and_then(|amount| Suffix::read(sentence, &amount))
        .is_some_and(|suffix| matches!(suffix.kind, QuantityKind::Percent | QuantityKind::PercentPoints))
}

fn of_range(sentence: &Sentence, low: Amount, mut high: Amount) -> Option<Reading> {
    let mut whole = high;
    high.currency = high.currency.or(low.currency);
    whole.currency = high.currency;
    let suffix = Suffix::read(sentence, &high).map(|mut suffix| {
        suffix.end = suffix.end.max(high.end);
        suffix
    });
    whole.first = low.first;
    whole.value = (low.value + high.value) / 2.0;
    let mut first = low.first;
    if matches!(sentence.before(first, 1), "between" | "from") {
        first -= 1;
    }
    whole.first = first;
    let ends = Some((low.value, high.value));
    match suffix {
        Some(suffix) => Some(measured(sentence, &whole, suffix, ends)),
        None if designations::is_name_part(sentence, &low) => None,
        None => {
            let of = phrase::counted(sentence, high.end);
            let core = Core {
                value: whole.value,
                range: ends,
                ..of_kind(QuantityKind::Count, first, high.end)
            };
            Some(core.finish(sentence, of, None))
        }
    }
}

/// An amount with a unit, a currency or a percentage.
fn measured(sentence: &Sentence, amount: &Amount, suffix: Suffix, range: Option<(f64, f64)>) -> Reading {
    use QuantityKind::*;
    let mut first = amount.first;
    let mut sign = 1.0;
    let signed = first > 0 && matches!(sentence.before(first, 1), "-" | "−" | "minus" | "–");
    if signed
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
    let core = Core {
        value,
        slack: slack(value, amount.step * suffix.factor, amount.scaled, suffix.kind),
        unit: suffix.unit,
        range: range.map(|(low, high)| (low * suffix.factor, high * suffix.factor)),
        indefinite: amount.indefinite,
        ..of_kind(suffix.kind, first, suffix.end)
    };
    core.finish(sentence, of, None)
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
    let core = Core {
        value,
        slack: slack(value, amount.step, amount.scaled, QuantityKind::Count),
        indefinite: amount.indefinite,
        ..of_kind(QuantityKind::Count, first, end)
    };
    Some(core.finish(sentence, of, None))
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

/// `aged 34`, `at the age of 34`, `Ann Example, 34, said`.
fn aged(sentence: &Sentence, amount: &Amount) -> Option<Reading> {
    if amount.currency.is_some() || amount.scaled || amount.step != 1.0 || !(0.0..=125.0).contains(&amount.value) {
        return None;
    }
    let first = amount.first;
    let before = sentence.before(first, 1);
    let stated = matches!(before, "aged" | "age")
        || before == "of" && sentence.before(first, 2) == "age"
        || before == "is" && sentence.before(first, 2) == "age";
    let apposed = before == ","
        && amount.digits
        && amount.value >= 10.0
        && first >= 3
        && sentence.is_capitalised(first - 2)
        && sentence.is_capitalised(first - 3)
        && sentence.is_word(first - 2)
        && !sentence.is_dated(first - 2)
        && matches!(sentence.word(amount.end), "," | ")")
        && sentence.is_word(amount.end + 1)
        && sentence.is_lower(amount.end + 1);
    if !(stated || apposed)
        || Suffix::read(sentence, amount).is_some_and(|suffix| suffix.kind != QuantityKind::Duration)
    {
        return None;
    }
    let of = apposed.then(|| first - 3..first - 1);
    let first = if before == "aged" { first - 1 } else { first };
    let core = Core {
        value: amount.value,
        unit: "year",
        ..of_kind(QuantityKind::Age, first, amount.end)
    };
    Some(core.finish(sentence, of, None))
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

/// `turnout was 45%`, `profit rose to $3m`, `shares were up 4%`: the nouns before the verb.
fn subject(sentence: &Sentence, first: usize) -> Option<Range<usize>> {
    let mut at = first.checked_sub(1)?;
    if matches!(sentence.word(at), "to" | "by" | "at") {
        at = at.checked_sub(1)?;
    }
    let particle = matches!(sentence.word(at), "up" | "down");
    let changes = sentence.is(at, Class::Up) || sentence.is(at, Class::Down);
    if particle {
        let verb = at.checked_sub(1)?;
        if sentence.is(verb, Class::ParticleVerb) {
            return None;
        }
        // `closed up`, `were up`; without a verb the noun stands right before.
        let word = sentence.word(verb);
        at = if word.ends_with("ed") || matches!(word, "was" | "is" | "were" | "are") {
            verb
        } else {
            at
        };
    }
    let links = matches!(
        sentence.word(at),
        "was" | "is" | "were" | "are" | "stood" | "stands" | "reached" | "hit" | "totalled" | "totaled" | "averaged"
    );
    if links || changes || particle {
        phrase::subject_before(sentence, at)
    } else {
        None
    }
}
