//! Numbers that are no quantities: designations, times of day, scores, telephone numbers, pronouns.

use rustc_hash::FxHashSet;

use super::amount::Amount;
use super::numbers::parse_number;
use super::phrase;
use super::sentence::Sentence;
use super::vocabulary::Class;

/// Whether a number is part of something else whatever follows: glued into a code, a time, a list's number.
pub fn is_part_of_code(sentence: &Sentence, amount: &Amount) -> bool {
    let (first, end) = (amount.first, amount.end);
    let number = end - 1;
    // `track-two`, `KF-16`
    if first > 0 && sentence.is_hyphen(first - 1) && sentence.before(first, 2) != "minus" {
        return true;
    }
    if amount.digits && (is_broken(sentence, first, first) || is_broken(sentence, end + 1, number)) {
        return true;
    }
    if amount.digits && first > 0 && sentence.glued(first) {
        let before = sentence.word(first - 1);
        let opens = matches!(
            before,
            "(" | "[" | "\"" | "“" | "‘" | "'" | "«" | "~" | "≈" | "<" | ">" | "–" | "—" | "−" | "+"
        );
        let signs = sentence.before(first, 2) == "minus"
            || before == "-" && !sentence.glued(first - 1)
            || before == "," && !sentence.is_number(first.wrapping_sub(2));
        if !opens && !signs {
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
    if sentence.is(end, Class::Clock) {
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

/// Whether a group of digits stands at `at` that a stray space cut off from those before it (`1, 300`, `10: 30`): nobody
/// can tell whether it is one number or two. `own` is the number's own token.
fn is_broken(sentence: &Sentence, at: usize, own: usize) -> bool {
    let Some(before) = at.checked_sub(2) else { return false };
    let joined = sentence.is_number(at) && sentence.is_number(before) && sentence.glued(at - 1);
    if !joined || sentence.is_dated(before) || sentence.is_dated(at) || (own != at && own != before) {
        return false;
    }
    let length = sentence.word(at).len();
    match sentence.word(at - 1) {
        "," => length == 3 && sentence.word(before).len() <= 3,
        ":" => length == 2,
        _ => false,
    }
}

/// Whether bare digits, no unit after them, name something: `Boeing 737`, `article 5`, `10 Downing Street`.
pub fn is_name_part(sentence: &Sentence, amount: &Amount) -> bool {
    let (first, end) = (amount.first, amount.end);
    if amount.digits && end == first + 1 && sentence.names.contains(&sentence.tokens[first].word) {
        return true;
    }
    let Some(previous) = first.checked_sub(1) else {
        return is_address(sentence, end);
    };
    // Words of limits and dates part a number from a name before it.
    if sentence.is(previous, Class::Label) && !sentence.is_dated(previous) {
        return true;
    }
    // `articles 5 and 12`
    let joined = matches!(sentence.word(previous), "and" | "or" | "," | "to") && previous >= 2;
    if joined && sentence.is(previous - 2, Class::Label) && sentence.is_numeral(previous - 1) {
        return true;
    }
    if !amount.digits {
        // `World War Two`, `Phase Three`
        // and `the Group of Eight`; not `“Two men` or `He said: Two men`.
        return !sentence.title_case && sentence.is_capitalised(first) && sentence.is_word(previous);
    }
    if sentence.is_number(previous) || (sentence.is_number(end) && !sentence.glued(end)) {
        return true;
    }
    let capital = sentence.is_word(previous) && sentence.is_capitalised(previous) && !sentence.title_case;
    if capital && !sentence.is_dated(previous) && !opens_sentence(sentence, previous) {
        return true;
    }
    // A year that nothing marks as one is no count either, unless something is counted.
    let year = (1800.0..=2100.0).contains(&amount.value)
        && amount.step == 1.0
        && !amount.scaled
        && sentence.written(end - 1).len() == 4
        && amount.currency.is_none();
    // `the 2012 playoffs`
    let led = matches!(sentence.word(previous), "in" | "since");
    let definite = led || sentence.is(previous, Class::Determiner) && amount.value % 100.0 != 0.0;
    if year && (definite || !(sentence.is_lower(end) && phrase::counts_many(sentence, end))) {
        return true;
    }
    // `3-D`, `5G`, `747-400`
    if sentence.glued(end) && sentence.is_word(end) && !sentence.word(end).starts_with(['\'', '’']) {
        return true;
    }
    is_address(sentence, end)
}

/// A capitalised word that owes its capital to its place: `Some 40`, `Killing 12`.
fn opens_sentence(sentence: &Sentence, at: usize) -> bool {
    let opens = at == 0 || matches!(sentence.word(at - 1), "“" | "\"" | "‘" | ":" | "—" | "–");
    let word = sentence.word(at);
    let plain = sentence.is(at, Class::Function)
        || sentence.is(at, Class::Determiner)
        || word.ends_with("ing")
        || word.ends_with("ly")
        || matches!(word, "almost" | "around" | "nationwide");
    opens && plain
}

/// The numbers that name something once in the text, and so everywhere in it: after `the Boeing 737` also `the 737`.
pub fn names(sentences: &[Sentence]) -> FxHashSet<u32> {
    let mut names = FxHashSet::default();
    for sentence in sentences {
        for at in 1..sentence.tokens.len() {
            let named =
                sentence.is_number(at) && sentence.word(at).len() >= 3 && parse_number(sentence.word(at)).is_some();
            // `FTSE 100` does not make a name of every hundred.
            let common = sentence.word(at).contains([',', '.']) || sentence.word(at).ends_with("00");
            if !named || common || sentence.title_case || sentence.is_dated(at) {
                continue;
            }
            let tied = sentence.is_hyphen(at - 1) && at > 1;
            let name = if tied { at - 2 } else { at - 1 };
            let capital = sentence.is_word(name) && sentence.is_capitalised(name) && !sentence.is_dated(name);
            let spaced = tied || !sentence.glued(at);
            let counts = sentence.is_nominal(at + 1) && sentence.is_lower(at + 1);
            if capital && spaced && !counts && !opens_sentence(sentence, name) && sentence.sense(name).code.is_none() {
                names.insert(sentence.tokens[at].word);
            }
        }
    }
    names
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
    if at > 0 && sentence.is(at - 1, Class::NoCountBeforeOne) {
        return true;
    }
    if sentence.is_hyphen(at + 1) {
        return sentence.sense(at + 2).unit.is_none() && !sentence.is(at + 2, Class::Compound);
    }
    if sentence.is(at + 1, Class::NoCountAfterOne) {
        return true;
    }
    !(sentence.is_nominal(at + 1) && sentence.is_lower(at + 1) && !sentence.glued(at + 1))
}
