//! Numbers that are no quantities: designations, times of day, scores, telephone numbers, pronouns.

use super::amount::Amount;
use super::sentence::Sentence;
use super::vocabulary::Class;

/// Whether digits are part of something else whatever follows: glued into a code, a time, a list's number.
pub fn is_part_of_code(sentence: &Sentence, amount: &Amount) -> bool {
    let (first, end) = (amount.first, amount.end);
    let number = end - 1;
    if first > 0 && sentence.glued(first) {
        let before = sentence.word(first - 1);
        let opens = matches!(
            before,
            "(" | "[" | "\"" | "“" | "‘" | "'" | "«" | "~" | "≈" | "<" | ">" | "–" | "—" | "−" | "+"
        );
        let signs =
            before == "-" && !sentence.glued(first - 1) || before == "," && !sentence.is_number(first.wrapping_sub(2));
        let ties = sentence.is_hyphen(first - 1) && sentence.is(first.wrapping_sub(2), Class::Opener);
        if !opens && !signs && !ties {
            return true;
        }
    }
    let next = sentence.word(end);
    let follows_glued = sentence.glued(end);
    // `10:30`, `401(k)`, `5/6`, `3.2.1`, `7_a`, `x=5&y`
    if follows_glued && matches!(next, ":" | "/" | "(" | "_" | "=" | "&" | "#" | "@" | "\\" | "*" | "^") {
        return next != "/" || sentence.is_number(end + 1);
    }
    // `5 p.m.`, `1400 GMT`, `0600 hours`
    if matches!(
        next,
        "am" | "pm"
            | "a.m."
            | "p.m."
            | "a.m"
            | "p.m"
            | "gmt"
            | "utc"
            | "bst"
            | "est"
            | "edt"
            | "cet"
            | "ist"
            | "o'clock"
    ) {
        return true;
    }
    let digits = sentence.written(number);
    if amount.digits
        && digits.len() > 1
        && digits.starts_with('0')
        && !digits.starts_with("0.")
        && !digits.starts_with("0,")
    {
        return true;
    }
    // The number of a list item or a footnote mark.
    let lists = first == 0 && matches!(next, "." | ")" | ":") && amount.end == 1;
    let bracketed = sentence.before(first, 1) == "[" && next == "]";
    lists || bracketed || sentence.before(first, 1) == "#" || sentence.before(first, 1) == "§"
}

/// Whether bare digits, no unit after them, name something: `Boeing 737`, `article 5`, `10 Downing Street`.
pub fn is_name_part(sentence: &Sentence, amount: &Amount) -> bool {
    let (first, end) = (amount.first, amount.end);
    let Some(previous) = first.checked_sub(1) else {
        return is_address(sentence, end);
    };
    // Words of limits and dates part a number from a name before it.
    if sentence.is(previous, Class::Label) && !sentence.is_dated(previous) {
        return true;
    }
    if !amount.digits {
        // `World War Two`, `Phase Three`
        return !sentence.title_case
            && sentence.is_capitalised(first)
            && sentence.is_capitalised(previous)
            && previous > 0;
    }
    if sentence.is_number(previous) || (sentence.is_number(end) && !sentence.glued(end)) {
        return true;
    }
    if sentence.is_capitalised(previous)
        && !sentence.is_dated(previous)
        && sentence.is_word(previous)
        && !sentence.title_case
    {
        let opens = previous == 0
            || !sentence.is_word(previous - 1)
                && matches!(sentence.word(previous - 1), "“" | "\"" | "‘" | ":" | "—" | "–");
        let word = sentence.word(previous);
        let plain = sentence.is(previous, Class::Function)
            || sentence.is(previous, Class::Determiner)
            || word.ends_with("ing")
            || matches!(
                word,
                "nearly" | "almost" | "around" | "roughly" | "approximately" | "nationwide" | "officially"
            );
        if !(opens && plain) {
            return true;
        }
    }
    // A year that nothing marks as one is no count either, unless something is counted.
    let year = (1800.0..=2100.0).contains(&amount.value)
        && amount.step == 1.0
        && !amount.scaled
        && sentence.written(end - 1).len() == 4
        && amount.currency.is_none();
    if year && !(sentence.is_nominal(end) && sentence.is_lower(end)) {
        return true;
    }
    // `3-D`, `5G`, `747-400`
    if sentence.glued(end) && sentence.is_word(end) && !sentence.word(end).starts_with(['\'', '’']) {
        return true;
    }
    is_address(sentence, end)
}

/// `10 Downing Street`, and codes of law: `18 U.S.C.`
fn is_address(sentence: &Sentence, end: usize) -> bool {
    if matches!(sentence.word(end), "u.s.c" | "u.s.c." | "usc" | "cfr" | "c.f.r.") {
        return true;
    }
    (end..end + 3)
        .take_while(|at| sentence.is_capitalised(*at))
        .any(|at| at > end && sentence.is(at, Class::Street))
}

/// Whether scores stand around: a contest's verb up to six words before.
pub fn is_among_scores(sentence: &Sentence, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|at| sentence.is(at, Class::Score))
}

/// Whether `one` at the token is a pronoun or an idiom rather than a count.
pub fn is_pronoun_one(sentence: &Sentence, at: usize) -> bool {
    if sentence.word(at) != "one" {
        return false;
    }
    if matches!(
        sentence.before(at, 1),
        "no" | "any"
            | "every"
            | "each"
            | "which"
            | "this"
            | "that"
            | "the"
            | "some"
            | "another"
            | "first"
            | "last"
            | "next"
            | "his"
            | "her"
            | "their"
            | "not"
            | "a"
            | "day"
            | "number"
            | "loved"
            | "square"
    ) {
        return true;
    }
    let next = sentence.word(at + 1);
    let hyphen = sentence.is_hyphen(at + 1);
    if hyphen {
        return sentence.sense(at + 2).unit.is_none() && !sentence.is(at + 2, Class::Compound);
    }
    if matches!(
        next,
        "day"
            | "time"
            | "way"
            | "hand"
            | "side"
            | "thing"
            | "point"
            | "reason"
            | "example"
            | "more"
            | "such"
            | "big"
            | "major"
            | "key"
            | "man's"
            | "form"
            | "final"
            | "last"
            | "particular"
            | "step"
            | "part"
            | "kind"
            | "sort"
            | "area"
    ) {
        return true;
    }
    !(sentence.is_nominal(at + 1) && sentence.is_lower(at + 1) && !sentence.glued(at + 1))
}
