//! What is counted or measured: the noun phrase beside an amount.

use std::ops::Range;

use super::sentence::Sentence;
use super::vocabulary::Class;

/// No noun phrase that is counted goes on for more words than this.
const LONGEST: usize = 6;

/// The noun phrase that begins at the token: up to the first plural, else up to the word that ends every phrase.
pub fn counted(sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end < at + 2 * LONGEST {
        let first = end == at;
        let tied = !first && sentence.is_hyphen(end) && (sentence.is_word(end + 1) || sentence.is_number(end + 1));
        // `Andorra's product`, `new 737 jets`
        let possessive = !first && matches!(sentence.word(end), "'s" | "’s") && sentence.is_nominal(end + 1);
        let numbered = !first && is_bare_number(sentence, end) && sentence.is_nominal(end + 1);
        if tied || possessive {
            end += 2;
        } else if numbered || (sentence.is_nominal(end) && (first || !ends_phrase(sentence, end))) {
            end += 1;
        } else {
            break;
        }
        let goes_on = sentence.is_hyphen(end)
            || matches!(sentence.word(end), "'s" | "’s")
            || (is_plural(sentence, end) && !sentence.glued(end));
        if is_plural(sentence, end - 1) && !goes_on {
            break;
        }
    }
    let only_verb = end == at + 1 && is_verbal(sentence, at) && !sentence.is(at, Class::Plural)
        || sentence.word(at).ends_with("ing") && !is_plural(sentence, end.saturating_sub(1));
    (end > at && !only_verb).then_some(at..end)
}

/// Whether the noun phrase at the token ends in a plural: what a number above one counts.
pub fn counts_many(sentence: &Sentence, at: usize) -> bool {
    counted(sentence, at).is_some_and(|of| is_plural(sentence, of.end - 1))
}

/// The noun phrase after `of`, `of the`, `of its` at the token.
pub fn after_of(sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    if sentence.word(at) != "of" {
        return None;
    }
    let mut start = at + 1;
    while start < at + 4 && (sentence.is(start, Class::Determiner) || is_bare_number(sentence, start)) {
        start += 1;
    }
    counted(sentence, start)
}

/// A number without a unit that can stand in a name: `737`.
fn is_bare_number(sentence: &Sentence, at: usize) -> bool {
    sentence.is_number(at)
        && !sentence.is_dated(at)
        && !sentence.glued(at + 1)
        && sentence.sense(at + 1).short_unit.is_none()
        && sentence.sense(at + 1).currency.is_none()
}

/// The nouns right before the token: `net profit` before `of`.
pub fn ending_at(sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > 0 && end - start < 3 && (sentence.is_nominal(start - 1) || sentence.is_hyphen(start - 1)) {
        start -= 1;
    }
    // `pre-war levels`: a word that ends phrases does not when a hyphen ties it.
    if start > 0 && sentence.is_hyphen(start) {
        start -= 1;
    }
    (start < end).then_some(start..end)
}

/// The subject that ends right before the token, with what `of` or `in` adds: `price of gold` before `rose`. Nothing
/// where another preposition stands before the nouns: then they are not what rose.
pub fn subject_before(sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    for _ in 0..3 {
        start = ending_at(sentence, start)?.start;
        let mut before = start;
        while before > 0 && start - before < 2 && sentence.is(before - 1, Class::Determiner) {
            before -= 1;
        }
        match sentence.before(before, 1) {
            "of" | "in" => start = before - 1,
            "at" | "on" | "for" | "by" | "with" | "from" | "to" | "about" | "as" | "than" => return None,
            _ => return Some(start..end),
        }
    }
    None
}

/// A verb or an adverb that ends the clause's noun: `a force landed in`, `40 left quietly`.
fn ends_phrase(sentence: &Sentence, at: usize) -> bool {
    is_verbal(sentence, at) && !sentence.is_nominal(at + 1) && !sentence.is(at, Class::Plural)
}

fn is_verbal(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    let past = matches!(
        word,
        "paid"
            | "sold"
            | "bought"
            | "said"
            | "told"
            | "went"
            | "came"
            | "took"
            | "gave"
            | "made"
            | "won"
            | "lost"
            | "met"
            | "sent"
            | "held"
            | "kept"
            | "stood"
            | "ran"
            | "got"
            | "fell"
            | "rose"
            | "wrote"
            | "became"
            | "began"
    );
    past || word.len() > 4 && (word.ends_with("ly") || word.ends_with("ed"))
}

fn is_plural(sentence: &Sentence, at: usize) -> bool {
    if !sentence.is_nominal(at) {
        return false;
    }
    let word = sentence.word(at);
    sentence.is(at, Class::Plural)
        || (word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is"))
}
