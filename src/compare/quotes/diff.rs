//! The longest common subsequence of two short lists of words, and the difference that it leaves.

use std::ops::Range;

use super::wording::Word;
use crate::compare::{DiffKind, DiffPart};
use crate::text::Span;

/// A stretch of both lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Hunk {
    /// Equal words; otherwise the words of `a` stand where `b` has its own.
    pub same: bool,
    pub a: Range<usize>,
    pub b: Range<usize>,
}

/// The most cells of the table, after equal beginnings and ends: beyond, all between them counts as changed.
const CELLS: usize = 1_000_000;

/// The hunks of two lists of words, in order, alternating between same and changed.
pub fn hunks(a: &[Word], b: &[Word]) -> Vec<Hunk> {
    let same = |i: usize, j: usize| a[i].text == b[j].text;
    let shortest = a.len().min(b.len());
    let start = (0..shortest).take_while(|&at| same(at, at)).count();
    let ends = (0..shortest - start)
        .take_while(|&at| same(a.len() - 1 - at, b.len() - 1 - at))
        .count();
    let (rows, columns) = (a.len() - start - ends, b.len() - start - ends);
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|at| (at, at)).collect();
    if rows > 0 && columns > 0 && rows * columns <= CELLS {
        // `longest[i][j]`: of the rests from `i` and `j` on.
        let width = columns + 1;
        let mut longest = vec![0u32; (rows + 1) * width];
        for i in (0..rows).rev() {
            for j in (0..columns).rev() {
                longest[i * width + j] = match same(start + i, start + j) {
                    true => longest[(i + 1) * width + j + 1] + 1,
                    false => longest[(i + 1) * width + j].max(longest[i * width + j + 1]),
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < rows && j < columns {
            if same(start + i, start + j) {
                pairs.push((start + i, start + j));
                (i, j) = (i + 1, j + 1);
            } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..ends).map(|at| (a.len() - ends + at, b.len() - ends + at)));
    let mut hunks = joined(&pairs, a.len(), b.len());
    slide_ends(&mut hunks, a);
    hunks
}

/// `I {said that I} felt` is `{I said that} I felt`: a gap beside the first or last equal words moves to the end
/// where the words allow it, so that what is cut off shows as cut off.
fn slide_ends(hunks: &mut Vec<Hunk>, a: &[Word]) {
    let equal =
        |x: Range<usize>, y: Range<usize>| x.len() == y.len() && a[x].iter().zip(&a[y]).all(|(x, y)| x.text == y.text);
    if let [first, gap, _, ..] = &mut hunks[..] {
        let length = first.a.len();
        let slides = first.same && gap.b.is_empty() && gap.a.len() >= length;
        if slides && equal(first.a.clone(), gap.a.end - length..gap.a.end) {
            let same = Hunk {
                same: true,
                a: gap.a.end - length..gap.a.end,
                b: first.b.clone(),
            };
            *first = Hunk {
                same: false,
                a: 0..same.a.start,
                b: 0..0,
            };
            *gap = same;
        }
    }
    if let [.., _, gap, last] = &mut hunks[..] {
        let length = last.a.len();
        let slides = last.same && gap.b.is_empty() && gap.a.len() >= length;
        if slides && equal(last.a.clone(), gap.a.start..gap.a.start + length) {
            let same = Hunk {
                same: true,
                a: gap.a.start..gap.a.start + length,
                b: last.b.clone(),
            };
            *last = Hunk {
                same: false,
                a: same.a.end..a.len(),
                b: last.b.end..last.b.end,
            };
            *gap = same;
        }
    }
    // What slid now touches other equal words.
    hunks.dedup_by(|next, before| {
        let touches = next.same && before.same;
        if touches {
            (before.a.end, before.b.end) = (next.a.end, next.b.end);
        }
        touches
    });
}

fn joined(pairs: &[(usize, usize)], rows: usize, columns: usize) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for &(row, column) in pairs.iter().chain([&(rows, columns)]) {
        if row > i || column > j {
            hunks.push(Hunk {
                same: false,
                a: i..row,
                b: j..column,
            });
        }
        if row < rows {
            match hunks.last_mut() {
                Some(last) if last.same => (last.a.end, last.b.end) = (row + 1, column + 1),
                _ => hunks.push(Hunk {
                    same: true,
                    a: row..row + 1,
                    b: column..column + 1,
                }),
            }
        }
        (i, j) = (row + 1, column + 1);
    }
    hunks
}

/// The difference in the words of the two texts.
pub fn parts(hunks: &[Hunk], a: (&[Word], &str), b: (&[Word], &str)) -> Vec<DiffPart> {
    let mut parts = Vec::new();
    for hunk in hunks {
        if hunk.same {
            parts.push(DiffPart {
                kind: DiffKind::Same,
                text: text_of(&b.0[hunk.b.clone()], b.1),
            });
            continue;
        }
        if !hunk.a.is_empty() {
            parts.push(DiffPart {
                kind: DiffKind::Removed,
                text: text_of(&a.0[hunk.a.clone()], a.1),
            });
        }
        if !hunk.b.is_empty() {
            parts.push(DiffPart {
                kind: DiffKind::Added,
                text: text_of(&b.0[hunk.b.clone()], b.1),
            });
        }
    }
    parts
}

/// The words as they stand, with the marks between them.
fn text_of(words: &[Word], text: &str) -> String {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => Span::cover(first.span, last.span)
            .of(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::quotes::wording::WordKind;

    fn words(text: &str) -> Vec<Word<'_>> {
        let word = |word| Word {
            text: std::borrow::Cow::Borrowed(word),
            span: Span::default(),
            kind: WordKind::Content,
            editorial: false,
            after_gap: false,
            counts: true,
            capital: false,
        };
        text.split_whitespace().map(word).collect()
    }

    fn check(a: &str, b: &str, expected: &str) {
        let (a, b) = (words(a), words(b));
        let text = |words: &[Word]| {
            words
                .iter()
                .map(|word| word.text.as_ref())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let shown = hunks(&a, &b).into_iter().map(|hunk| match hunk.same {
            true => text(&a[hunk.a]),
            false => format!("[{}|{}]", text(&a[hunk.a]), text(&b[hunk.b])),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn differences() {
        check("a b c", "a b c", "a b c");
        check("a b c", "a c", "a [b|] c");
        check("a b c", "a x c", "a [b|x] c");
        check("a b", "a b c", "a b [|c]");
        check("a b c d e", "x b d y", "[a|x] b [c|] d [e|y]");
        check("i said that i felt it", "i felt it", "[i said that|] i felt it");
        check("we go as far as we go", "we go", "we go [as far as we go|]");
        check(
            "so it is and it was so it is",
            "so it is",
            "so it is [and it was so it is|]",
        );
        check(
            "far and wide and far off",
            "far and wide and far",
            "far and wide and far [off|]",
        );
        check("", "", "");
        check("a", "", "[a|]");
        check("a b", "c d", "[a b|c d]");
    }
}
