//! Ranges: `40 to 50`, `$40–50bn`, `between 40 and 50`. Scores, votes and changes to a level are none.

use super::amount::Amount;
use super::draft::Draft;
use super::reading::{Reading, measured};
use super::sentence::Sentence;
use super::suffix::Suffix;
use super::vocabulary::Class;
use super::{QuantityKind, designations, phrase};

/// The range that the amount begins; `None` where it begins none, `Some(None)` where the range names something.
pub fn read(sentence: &Sentence, low: &Amount) -> Option<Option<Reading>> {
    let (low, high) = ends(sentence, low)?;
    Some(between(sentence, low, high))
}

/// Both ends, the lower one scaled as the higher.
fn ends(sentence: &Sentence, low: &Amount) -> Option<(Amount, Amount)> {
    let own = Suffix::read(sentence, low);
    let at = own.map_or(low.end, |suffix| suffix.end);
    let between = sentence.before(low.first, 1) == "between";
    let word = sentence.word(at);
    let dash = matches!(word, "–" | "—" | "‑") || sentence.is_hyphen(at);
    let joins = match word {
        // `from 40 to 50` states two levels unless something ranges.
        // `falling 43,000 to 317,000` states a change and a level.
        // `slipped $1.12 to $82.40` does, too.
        "to" if is_change(sentence, low.first)
            && (own.is_none() && !is_relative(sentence, at + 1)
                || own.is_some_and(|suffix| suffix.kind == QuantityKind::Money)) =>
        {
            false
        }
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
    let counted = bare && sentence.is_lower(ends) && !sentence.glued(ends) && phrase::counts_many(sentence, ends);
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

fn between(sentence: &Sentence, low: Amount, mut high: Amount) -> Option<Reading> {
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
            let draft = Draft {
                value: whole.value,
                range: ends,
                ..Draft::new(QuantityKind::Count, first, high.end)
            };
            Some(draft.finish(sentence, of, None))
        }
    }
}
