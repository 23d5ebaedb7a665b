//! How one wording differs from the fullest one.

use super::diff::Hunk;
use super::wording::{Word, WordKind};
use crate::compare::VariantClass;
use crate::compare::stem::stem;

/// The gravest of the differences. `alike` says whether the texts are equal but for capitals and the marks at their ends.
pub fn class_of(hunks: &[Hunk], a: &[Word], b: &[Word], alike: bool) -> VariantClass {
    let last = hunks.len().saturating_sub(1);
    let classes = hunks
        .iter()
        .enumerate()
        .filter(|(_, hunk)| !hunk.same)
        .map(|(at, hunk)| {
            let edge = at == 0 || at == last;
            if edge && (hunk.a.is_empty() || hunk.b.is_empty()) {
                return VariantClass::Truncated;
            }
            let declared = hunk.b.is_empty() && b.get(hunk.b.start).is_some_and(|word| word.after_gap)
                || hunk.a.is_empty() && a.get(hunk.a.start).is_some_and(|word| word.after_gap);
            if declared {
                VariantClass::Truncated
            } else {
                class_of_change(&a[hunk.a.clone()], &b[hunk.b.clone()])
            }
        });
    let same = if alike {
        VariantClass::Same
    } else {
        VariantClass::PunctuationOnly
    };
    classes.min().unwrap_or(same).min(same)
}

/// A change inside the quotation: `removed` words stand only in the fullest wording, `added` only in the other.
fn class_of_change(removed: &[Word], added: &[Word]) -> VariantClass {
    let is_editors = |words: &[Word]| !words.is_empty() && words.iter().all(|word| word.editorial);
    if is_editors(removed) || is_editors(added) {
        return VariantClass::PunctuationOnly;
    }
    let of_kind = |words: &[Word], kind: WordKind| -> Vec<String> {
        let mut found: Vec<String> = words
            .iter()
            .filter(|word| word.kind == kind)
            .map(|word| word.text.to_string())
            .collect();
        found.sort_unstable();
        found
    };
    let differ = |kind| of_kind(removed, kind) != of_kind(added, kind);
    let negations = |words: &[Word]| words.iter().filter(|word| word.kind == WordKind::Negation).count();
    if negations(removed) != negations(added) {
        return VariantClass::NegationLost;
    }
    if differ(WordKind::Number) {
        return VariantClass::NumberChanged;
    }
    if differ(WordKind::Modal) {
        return VariantClass::ModalChanged;
    }
    let small = |words: &[Word]| words.iter().all(|word| word.kind == WordKind::PronounOrAuxiliary);
    if small(removed) && small(added) {
        return VariantClass::TenseOrPronoun;
    }
    if removed.len() == added.len() {
        let pairs = || removed.iter().zip(added);
        if pairs().all(|(a, b)| spelling(&a.text) == spelling(&b.text)) {
            return VariantClass::PunctuationOnly;
        }
        if pairs().all(|(a, b)| {
            stem(&a.text) == stem(&b.text) || small(std::slice::from_ref(a)) && small(std::slice::from_ref(b))
        }) {
            return VariantClass::TenseOrPronoun;
        }
    }
    if added.is_empty() {
        VariantClass::WordsDropped
    } else {
        VariantClass::WordsChanged
    }
}

/// The same for British and American spellings.
fn spelling(word: &str) -> String {
    word.replace("our", "or")
        .replace("ence", "ense")
        .replace('s', "z")
        .replace("ll", "l")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for (a, b) in [
            ("defence", "defense"),
            ("organise", "organize"),
            ("labour", "labor"),
            ("travelled", "traveled"),
        ] {
            assert_eq!(spelling(a), spelling(b));
        }
        assert_ne!(spelling("attack"), spelling("attach"));
    }
}
