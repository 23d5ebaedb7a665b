//! Ages that no unit marks: `aged 34`, `Ann Example, 34, said`.

use super::QuantityKind;
use super::amount::Amount;
use super::draft::Draft;
use super::reading::Reading;
use super::sentence::Sentence;
use super::suffix::Suffix;
use super::vocabulary::Class;

/// `aged 34`, `at the age of 34`, `Ann Example, 34, said`, `she was 34`.
pub fn aged(sentence: &Sentence, amount: &Amount) -> Option<Reading> {
    let plain = amount.currency.is_none() && !amount.scaled && amount.step == 1.0;
    if !plain || !(0.0..=125.0).contains(&amount.value) {
        return None;
    }
    let first = amount.first;
    let (before, earlier) = (sentence.before(first, 1), sentence.before(first, 2));
    let next = sentence.word(amount.end);
    let ends = matches!(next, "" | "." | "," | ";" | ")");
    let stated = matches!((earlier, before), (_, "aged" | "age") | ("age", "of" | "is"));
    let personal =
        matches!(earlier, "he" | "she") && matches!(before, "was" | "is" | "turned") && ends && amount.digits;
    let adult = amount.digits && (10.0..=115.0).contains(&amount.value);
    let apposed = before == "," && adult && first >= 2 && is_person(sentence, first - 2, amount.end);
    let suffix = Suffix::read(sentence, amount);
    if !(stated || personal || apposed) || suffix.is_some_and(|suffix| suffix.kind != QuantityKind::Duration) {
        return None;
    }
    let name = apposed && first >= 3 && sentence.is_capitalised(first - 2) && sentence.is_capitalised(first - 3);
    // `Ann Example, age 34`
    let told = stated && first >= 4 && sentence.before(first, 2) == "," && sentence.is_capitalised(first - 3);
    let of = if told {
        let long = sentence.is_capitalised(first - 4) && sentence.is_word(first - 4);
        Some(first - 3 - usize::from(long)..first - 2)
    } else {
        apposed.then(|| first - 2 - usize::from(name)..first - 1)
    };
    let first = if before == "aged" { first - 1 } else { first };
    let draft = Draft {
        value: amount.value,
        unit: "year",
        ..Draft::new(QuantityKind::Age, first, amount.end)
    };
    Some(draft.finish(sentence, of, None))
}

/// Whether the words up to `last`, before a comma, and those from `next` on, after the number, let it be an age:
/// two capitalised words and a mark, or a noun and a comma with more of the clause to come.
fn is_person(sentence: &Sentence, last: usize, next: usize) -> bool {
    if sentence.is_dated(last) || !sentence.is_nominal(last) {
        return false;
    }
    let name =
        last > 0 && sentence.is_capitalised(last) && sentence.is_capitalised(last - 1) && sentence.is_word(last - 1);
    let goes_on = sentence.is_word(next + 1) && sentence.is_lower(next + 1);
    // `Example, 34, a plumber`
    let described = matches!(sentence.word(next + 1), "a" | "an" | "who" | "whose" | "of" | "from");
    match sentence.word(next) {
        "," if last == 0 || sentence.is_capitalised(last) && !name => described && sentence.is_capitalised(last),
        "," => goes_on && (name || sentence.is_lower(last) && sentence.is(last - 1, Class::Determiner)),
        ")" => goes_on && name,
        "." | ";" => name,
        _ => false,
    }
}
