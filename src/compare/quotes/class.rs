//! How one wording differs from the fullest one.

use super::diff::Hunk;
use super::wording::{Word, WordKind};
use crate::compare::VariantClass;
use crate::compare::stem::stem;

/// The gravest of the differences. `alike` says whether the texts are equal but for capitals and the marks at their ends.
pub fn class_of(hunks: &[Hunk], a: &[Word], b: &[Word], alike: bool) -> VariantClass {
    let last = hunks.len().saturating_sub(1);
    let mut class = if alike {
        VariantClass::Same
    } else {
        VariantClass::PunctuationOnly
    };
    let (mut removed, mut added): (Vec<&Word>, Vec<&Word>) = (vec![], vec![]);
    for (at, hunk) in hunks.iter().enumerate().filter(|(_, hunk)| !hunk.same) {
        let (ours, theirs) = (&a[hunk.a.clone()], &b[hunk.b.clone()]);
        let cut_off = (at == 0 || at == last) && (ours.is_empty() || theirs.is_empty());
        let declared = theirs.is_empty() && b.get(hunk.b.start).is_some_and(|word| word.after_gap)
            || ours.is_empty() && a.get(hunk.a.start).is_some_and(|word| word.after_gap);
        // `“not only …”` cut to `“only …”`: a negation alone is lost, not cut off.
        let lost = cut_off
            && ours.len() + theirs.len() <= 2
            && ours.iter().chain(theirs).any(|word| word.kind == WordKind::Negation);
        if (cut_off || declared) && !lost {
            class = class.min(VariantClass::Truncated);
        } else if !is_editors(ours) && !is_editors(theirs) || are_numbers(ours, theirs) {
            class = class.min(class_of_change(ours, theirs));
            removed.extend(ours);
            added.extend(theirs);
        } else {
            class = class.min(VariantClass::PunctuationOnly);
        }
    }
    // Over all changes and in the whole: a negation or number that only moved is not lost.
    let whole: (Vec<&Word>, Vec<&Word>) = (a.iter().collect(), b.iter().collect());
    let graver = GRAVE
        .iter()
        .find(|(differs, _)| differs(&removed, &added) && differs(&whole.0, &whole.1));
    graver.map_or(class, |(_, graver)| class.min(*graver))
}

type Differs = fn(&[&Word], &[&Word]) -> bool;

/// Negations, numbers and modal verbs that only one side has, gravest first.
const GRAVE: [(Differs, VariantClass); 3] = [
    (
        |a, b| of_kind(a, WordKind::Negation).len() != of_kind(b, WordKind::Negation).len(),
        VariantClass::NegationLost,
    ),
    (
        |a, b| of_kind(a, WordKind::Number) != of_kind(b, WordKind::Number),
        VariantClass::NumberChanged,
    ),
    (
        |a, b| of_kind(a, WordKind::Modal) != of_kind(b, WordKind::Modal),
        VariantClass::ModalChanged,
    ),
];

fn of_kind<'a>(words: &[&'a Word], kind: WordKind) -> Vec<&'a str> {
    let words = words.iter().filter(|word| word.kind == kind);
    let mut found: Vec<&str> = words.map(|word| word.text.as_ref()).collect();
    found.sort_unstable();
    found
}

/// Both have a number there: an editor's words may differ, not what they count.
fn are_numbers(a: &[Word], b: &[Word]) -> bool {
    let number = |words: &[Word]| words.iter().any(|word| word.kind == WordKind::Number);
    number(a) && number(b)
}

fn is_editors(words: &[Word]) -> bool {
    !words.is_empty() && words.iter().all(|word| word.editorial)
}

/// A change of words inside the quotation: `removed` stand only in the fullest wording, `added` only in the other.
fn class_of_change(removed: &[Word], added: &[Word]) -> VariantClass {
    let small = |words: &[Word]| words.iter().all(|word| word.kind == WordKind::PronounOrAuxiliary);
    if small(removed) && small(added) {
        return VariantClass::TenseOrPronoun;
    }
    if removed.len() == added.len() {
        let pairs = || removed.iter().zip(added);
        if pairs().all(|(a, b)| spelling(&a.text) == spelling(&b.text)) {
            return VariantClass::PunctuationOnly;
        }
        let both_small =
            |a: &Word, b: &Word| a.kind == WordKind::PronounOrAuxiliary && b.kind == WordKind::PronounOrAuxiliary;
        if pairs().all(|(a, b)| stem(&a.text) == stem(&b.text) || both_small(a, b)) {
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
    let word = match word.strip_suffix("re") {
        Some(stem) => format!("{stem}er"),
        None => word.to_owned(),
    };
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
            ("fibre", "fiber"),
            ("travelled", "traveled"),
        ] {
            assert_eq!(spelling(a), spelling(b));
        }
        assert_ne!(spelling("attack"), spelling("attach"));
    }
}
