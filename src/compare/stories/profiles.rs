//! What a source is about, as a vector of its words and figures.

use rustc_hash::FxHashMap;

use super::super::stem::{is_stop_word, stem};
use super::Profile;
use crate::compare::terms::{Rarity, Term};
use crate::text::{Lexed, TokenKind};

/// TF-IDF: a term's weight is its rarity in news at large, times `n / (n + 1)` for the `n` times that it stands there, so
/// that a word said often does not drown the others.
pub fn terms(lexed: &Lexed, rarity: &Rarity) -> Vec<(Term, f32)> {
    let term_of = lexed.per_word(term);
    let mut counts: FxHashMap<Term, f32> = FxHashMap::default();
    for token in &lexed.tokens {
        if let (TokenKind::Word | TokenKind::Number, Some(term)) = (token.kind, term_of[token.word as usize]) {
            *counts.entry(term).or_default() += 1.0;
        }
    }
    let mut terms: Vec<(Term, f32)> = counts
        .into_iter()
        .map(|(term, count)| (term, count / (count + 1.0) * rarity.at_large_weight(term)))
        .collect();
    terms.sort_unstable_by_key(|(term, _)| *term);
    let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        terms.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    terms
}

/// A folded word's term. Of figures those of two digits or more: they tell one quake, verdict or result from the next.
fn term(word: &str) -> Option<Term> {
    let tells = word.chars().any(char::is_alphabetic) && !is_stop_word(word);
    let figure = word.len() > 1 && word.starts_with(|first: char| first.is_ascii_digit());
    (tells || figure).then(|| Term::word(stem(word)))
}

/// The terms that add most to how alike the profiles are to each other, at most `most`, each in half of them or more.
pub fn common(profiles: &[&Profile], most: usize) -> Vec<Term> {
    // The sum over all pairs is half the square of the sum less the sum of the squares.
    let mut sums: FxHashMap<Term, (f32, f32, usize)> = FxHashMap::default();
    for (term, weight) in profiles.iter().flat_map(|profile| &profile.terms) {
        let (sum, squares, holders) = sums.entry(*term).or_default();
        *sum += weight;
        *squares += weight * weight;
        *holders += 1;
    }
    let mut terms: Vec<(f32, Term)> = sums
        .into_iter()
        .filter(|(_, (_, _, holders))| *holders > 1 && holders * 2 >= profiles.len())
        .map(|(term, (sum, squares, _))| (sum * sum - squares, term))
        .collect();
    terms.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    terms.into_iter().take(most).map(|(_, term)| term).collect()
}

/// Each term as the texts write it most often.
pub fn written<'a>(terms: &[Term], texts: impl Iterator<Item = (&'a str, &'a Lexed)>) -> Vec<String> {
    let mut counts: Vec<FxHashMap<&str, u32>> = vec![FxHashMap::default(); terms.len()];
    if terms.is_empty() {
        return vec![];
    }
    for (text, lexed) in texts {
        let places = lexed.per_word(|word| {
            let term = term(word)?;
            terms.iter().position(|other| *other == term)
        });
        for token in &lexed.tokens {
            if let Some(place) = places[token.word as usize] {
                *counts[place].entry(token.span.of(text)).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .filter_map(|forms| forms.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))))
        .map(|(form, _)| form.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Language};

    fn lexed(text: &str) -> Lexed {
        Lexed::lex(&Document::paragraph(text.to_owned(), Language::Unknown))
    }

    #[test]
    fn rarity_and_repetition() {
        let text = "A ferry sank. The ferry was new. People said 7 or 12.";
        let terms = terms(&lexed(text), &Rarity::at_large());
        let weight = |word: &str| {
            let term = Term::word(stem(word));
            terms
                .iter()
                .find(|(other, _)| *other == term)
                .map(|(_, weight)| *weight)
        };
        assert!(weight("ferry") > weight("sank") && weight("sank") > weight("people"));
        assert!(weight("ferry") < weight("sank").map(|weight| 2.0 * weight));
        assert_eq!((weight("the"), weight("said"), weight("7")), (None, None, None));
        assert!(weight("12").is_some());
        let length: f32 = terms.iter().map(|(_, weight)| weight * weight).sum();
        assert!((length - 1.0).abs() < 1e-5);
    }

    #[test]
    fn what_holds_sources_together_is_named_as_they_write_it() {
        let texts = [
            "The ferry Aurelia sank off Brackwater.",
            "Divers search the Aurelia, a ferry.",
            "Ferries to Brackwater stay in port after the Aurelia sank.",
        ];
        let lexed: Vec<Lexed> = texts.iter().map(|text| lexed(text)).collect();
        let profiles: Vec<Profile> = lexed
            .iter()
            .map(|lexed| Profile {
                terms: terms(lexed, &Rarity::at_large()),
                published: None,
            })
            .collect();
        let terms = common(&profiles.iter().collect::<Vec<_>>(), 3);
        let words = written(&terms, texts.iter().copied().zip(&lexed));
        assert_eq!(words, ["ferry", "Aurelia", "sank"]);
        assert!(common(&[&profiles[0]], 3).is_empty());
    }
}
