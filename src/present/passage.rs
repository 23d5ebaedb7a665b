//! Passages side by side: which of the words no other passage has.

use std::collections::BTreeSet;

use super::find::fold;
use super::order;

/// A stretch of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// None of the other passages has these words.
    pub only_here: bool,
}

/// Each passage in pieces. Words are compared folded and without the punctuation at their ends; what stands between
/// two words of their own belongs to their piece. The same whatever the order of the passages; one alone has no marks.
pub fn compared(passages: &[&str]) -> Vec<Vec<Piece>> {
    let sets: Vec<BTreeSet<String>> = passages
        .iter()
        .map(|passage| order::inserted(words(passage).map(key)))
        .collect();
    passages
        .iter()
        .enumerate()
        .map(|(at, passage)| {
            let alone = |word: &str| {
                let key = key(word);
                !key.is_empty()
                    && passages.len() > 1
                    && sets
                        .iter()
                        .enumerate()
                        .all(|(other, set)| other == at || !set.contains(&key))
            };
            pieces(passage, alone)
        })
        .collect()
}

/// Passages of the same words stand together (capitals and punctuation aside): their indices, in order of the first.
pub fn same(passages: &[&str]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Vec<String>, Vec<usize>)> = vec![];
    for (index, passage) in passages.iter().enumerate() {
        let keys: Vec<String> = words(passage).map(key).filter(|key| !key.is_empty()).collect();
        match groups.iter_mut().find(|(other, _)| *other == keys) {
            Some((_, members)) => members.push(index),
            None => groups.push((keys, vec![index])),
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn key(word: &str) -> String {
    let folded = fold(word);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    bare.strip_suffix("'s").unwrap_or(bare).to_owned()
}

fn pieces(passage: &str, alone: impl Fn(&str) -> bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = vec![];
    for word in words(passage) {
        let only_here = alone(word);
        match pieces.last_mut() {
            Some(piece) if piece.only_here == only_here => {
                piece.text.push(' ');
                piece.text.push_str(word);
            }
            Some(piece) => {
                // The space between two pieces is in the unmarked one, so that no mark ends in a space.
                if only_here {
                    piece.text.push(' ');
                }
                let text = if only_here { word.to_owned() } else { format!(" {word}") };
                pieces.push(Piece { text, only_here });
            }
            None => pieces.push(Piece {
                text: word.to_owned(),
                only_here,
            }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marked words in brackets.
    fn check(passages: &[&str], expected: &[&str]) {
        let marked: Vec<String> = compared(passages)
            .into_iter()
            .map(|pieces| {
                let parts = pieces.into_iter();
                parts
                    .map(|piece| {
                        if piece.only_here {
                            format!("[{}]", piece.text)
                        } else {
                            piece.text
                        }
                    })
                    .collect()
            })
            .collect();
        assert_eq!(marked, expected);
    }

    #[test]
    fn marks_what_the_others_have_not() {
        check(
            &["The fire killed 12 people.", "the Fire killed 15 people in “Vale”"],
            &[
                "The fire killed [12] people.",
                "the Fire killed [15] people [in “Vale”]",
            ],
        );
        check(&["Alone here"], &["Alone here"]);
        check(&["same words", "Same, words"], &["same words", "Same, words"]);
        check(
            &["The mayor’s car", "the mayor car"],
            &["The mayor’s car", "the mayor car"],
        );
        check(&["rose 5%", "rose 5"], &["rose [5%]", "rose [5]"]);
        check(&["", "a – b"], &["", "[a] – [b]"]);
    }

    #[test]
    fn the_same_words_stand_together() {
        assert_eq!(
            same(&["A fire broke out.", "a fire broke out", "A fire", ""]),
            [vec![0, 1], vec![2], vec![3]]
        );
    }
}
