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
        if sentence.is_hyphen(end) && !first && sentence.is_word(end + 1) {
            end += 2;
        } else if sentence.is_nominal(end) && (first || !ends_phrase(sentence, end)) {
            end += 1;
        } else {
            break;
        }
        let goes_on = sentence.is_hyphen(end) || (is_plural(sentence, end) && !sentence.glued(end));
        if is_plural(sentence, end - 1) && !goes_on {
            break;
        }
    }
    (end > at).then_some(at..end)
}

/// The noun phrase after `of`, `of the`, `of its` at the token.
pub fn after_of(sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    if sentence.word(at) != "of" {
        return None;
    }
    let mut start = at + 1;
    while start < at + 4 && sentence.is(start, Class::Determiner) {
        start += 1;
    }
    counted(sentence, start)
}

/// The nouns right before the token: `net profit` before `rose`.
pub fn ending_at(sentence: &Sentence, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > 0 && end - start < 3 && sentence.is_nominal(start - 1) && !sentence.is_number(start - 1) {
        start -= 1;
    }
    (start < end).then_some(start..end)
}

/// A verb or an adverb that ends the clause's noun: `a force landed in`, `40 left quietly`.
fn ends_phrase(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    let verbal = word.len() > 4 && (word.ends_with("ly") || word.ends_with("ing") || word.ends_with("ed"));
    verbal && !sentence.is_nominal(at + 1) && !sentence.is(at, Class::Plural)
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
