//! Words before and after an amount that bound it: `more than`, `nearly`, `or so`.

use super::interval::Limit;
use super::sentence::Sentence;

/// Before an amount. Longer phrases stand before their ends (`no more than` before `more than`).
const BEFORE: &[(&[&str], Limit)] = &[
    (&["no", "more", "than"], Limit::AtMost),
    (&["not", "more", "than"], Limit::AtMost),
    (&["no", "fewer", "than"], Limit::AtLeast),
    (&["no", "less", "than"], Limit::AtLeast),
    (&["not", "less", "than"], Limit::AtLeast),
    (&["not", "fewer", "than"], Limit::AtLeast),
    (&["slightly", "more", "than"], Limit::JustOver),
    (&["slightly", "less", "than"], Limit::Nearly),
    (&["little", "more", "than"], Limit::JustOver),
    (&["little", "less", "than"], Limit::Nearly),
    (&["a", "little", "over"], Limit::JustOver),
    (&["a", "little", "under"], Limit::Nearly),
    (&["just", "over"], Limit::JustOver),
    (&["just", "above"], Limit::JustOver),
    (&["just", "under"], Limit::Nearly),
    (&["just", "below"], Limit::Nearly),
    (&["slightly", "over"], Limit::JustOver),
    (&["slightly", "under"], Limit::Nearly),
    (&["well", "over"], Limit::MoreThan),
    (&["well", "above"], Limit::MoreThan),
    (&["well", "under"], Limit::LessThan),
    (&["well", "below"], Limit::LessThan),
    (&["much", "more", "than"], Limit::MoreThan),
    (&["more", "than"], Limit::MoreThan),
    (&["greater", "than"], Limit::MoreThan),
    (&["higher", "than"], Limit::MoreThan),
    (&["larger", "than"], Limit::MoreThan),
    (&["longer", "than"], Limit::MoreThan),
    (&["upwards", "of"], Limit::MoreThan),
    (&["in", "excess", "of"], Limit::MoreThan),
    (&["at", "least"], Limit::AtLeast),
    (&["a", "minimum", "of"], Limit::AtLeast),
    (&["fewer", "than"], Limit::LessThan),
    (&["less", "than"], Limit::LessThan),
    (&["lower", "than"], Limit::LessThan),
    (&["smaller", "than"], Limit::LessThan),
    (&["at", "most"], Limit::AtMost),
    (&["up", "to"], Limit::AtMost),
    (&["as", "many", "as"], Limit::AtMost),
    (&["as", "much", "as"], Limit::AtMost),
    (&["a", "maximum", "of"], Limit::AtMost),
    (&["an", "estimated"], Limit::About),
    (&["estimated"], Limit::About),
    (&["close", "to"], Limit::Nearly),
    (&["in", "the", "region", "of"], Limit::About),
    (&["somewhere", "around"], Limit::About),
    (&["over"], Limit::MoreThan),
    (&["exceeding"], Limit::MoreThan),
    (&["above"], Limit::MoreThan),
    (&[">"], Limit::MoreThan),
    (&["under"], Limit::LessThan),
    (&["below"], Limit::LessThan),
    (&["<"], Limit::LessThan),
    (&["≥"], Limit::AtLeast),
    (&["≤"], Limit::AtMost),
    (&["about"], Limit::About),
    (&["around"], Limit::About),
    (&["roughly"], Limit::About),
    (&["approximately"], Limit::About),
    (&["approx"], Limit::About),
    (&["approx."], Limit::About),
    (&["circa"], Limit::About),
    (&["some"], Limit::About),
    (&["~"], Limit::About),
    (&["≈"], Limit::About),
    (&["nearly"], Limit::Nearly),
    (&["almost"], Limit::Nearly),
];

/// After an amount or its unit.
const AFTER: &[(&[&str], Limit)] = &[
    (&["or", "more"], Limit::AtLeast),
    (&["or", "above"], Limit::AtLeast),
    (&["or", "over"], Limit::AtLeast),
    (&["or", "higher"], Limit::AtLeast),
    (&["or", "longer"], Limit::AtLeast),
    (&["or", "older"], Limit::AtLeast),
    (&["and", "above"], Limit::AtLeast),
    (&["and", "older"], Limit::AtLeast),
    (&["or", "so"], Limit::About),
    (&["or", "less"], Limit::AtMost),
    (&["or", "fewer"], Limit::AtMost),
    (&["or", "younger"], Limit::AtMost),
    (&["or", "below"], Limit::AtMost),
];

/// The limit that the words right before `at` state, and the first of those words.
pub fn before(sentence: &Sentence, at: usize) -> Option<(Limit, usize)> {
    BEFORE.iter().find_map(|(phrase, limit)| {
        let first = at.checked_sub(phrase.len())?;
        let same = phrase
            .iter()
            .enumerate()
            .all(|(index, word)| sentence.word(first + index) == *word);
        (same && !sentence.is_dated(first)).then_some((*limit, first))
    })
}

/// The limit that the words from `at` on state, and their end.
pub fn after(sentence: &Sentence, at: usize) -> Option<(Limit, usize)> {
    if sentence.word(at) == "+" && sentence.glued(at) {
        return Some((Limit::AtLeast, at + 1));
    }
    if !matches!(sentence.word(at), "or" | "and") {
        return None;
    }
    AFTER.iter().find_map(|(phrase, limit)| {
        let same = phrase
            .iter()
            .enumerate()
            .all(|(index, word)| sentence.word(at + index) == *word);
        // `or more than`, `or less than` go on to another amount.
        (same && sentence.word(at + phrase.len()) != "than").then_some((*limit, at + phrase.len()))
    })
}
