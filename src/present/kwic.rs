//! Keyword in context: every mention with the words left and right of it, sortable on both sides.

use super::order;
use std::cmp::Ordering;

use super::find::fold;
use super::{Text, one_line, text_of};
use crate::compare::{Place, SourceId};
use crate::text::{Document, Span};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub place: Place,
    pub left: String,
    pub keyword: String,
    pub right: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By source, then as in the text.
    #[default]
    Position,
    /// By the word next to the keyword on its left, then the one before that, …
    Left,
    Keyword,
    /// By the word next to the keyword on its right, then the one after that, …
    Right,
}

/// The places in context; those whose source is not among the texts are left out.
/// `width` is the most characters of context on a side.
pub fn rows(texts: &[Text], places: impl IntoIterator<Item = Place>, width: usize) -> Vec<Row> {
    places
        .into_iter()
        .filter_map(|place| {
            let text = text_of(texts, place.source)?;
            let (left, right) = context(text.document, place.span, width);
            Some(Row {
                place,
                left,
                keyword: text.words(place.span),
                right,
            })
        })
        .collect()
}

/// The words around a place, within its block (in a table, within its line), on one line; cut at word ends. Left, place
/// and right stand together as in the text: the space between them, where there is one, belongs to left and right.
pub fn context(document: &Document, span: Span, width: usize) -> (String, String) {
    let block = document.block_at(span.start).map(|index| &document.blocks[index]);
    let around = block.map_or(Span::new(0, document.text.len()), |block| block.span);
    let before = Span {
        start: around.start.min(span.start),
        end: span.start,
    };
    let after = Span {
        start: span.end,
        end: around.end.max(span.end),
    };
    let (mut before, mut after) = (before.of(&document.text), after.of(&document.text));
    if block.is_some_and(|block| !block.is_prose()) {
        before = before.rsplit('\n').next().unwrap_or(before);
        after = after.split('\n').next().unwrap_or(after);
    }
    (tail(before, width), head(after, width))
}

/// The last `width` characters, from a word's beginning on; a space at the end where the text has one.
fn tail(text: &str, width: usize) -> String {
    let mut line = match text.char_indices().rev().nth(width) {
        None => one_line(text),
        Some((at, _)) => {
            let rest = &text[at..];
            let from = rest.find(char::is_whitespace).unwrap_or(0);
            format!("…{}", one_line(&rest[from..]))
        }
    };
    if !line.is_empty() && text.ends_with(char::is_whitespace) {
        line.push(' ');
    }
    line
}

/// The first `width` characters, up to a word's end; a space before them where the text has one.
fn head(text: &str, width: usize) -> String {
    let line = match text.char_indices().nth(width) {
        None => one_line(text),
        Some((at, _)) => {
            let rest = &text[..at];
            let to = rest.rfind(char::is_whitespace).unwrap_or(at);
            format!("{}…", one_line(&rest[..to]))
        }
    };
    if !line.is_empty() && text.starts_with(char::is_whitespace) {
        format!(" {line}")
    } else {
        line
    }
}

/// Sorts stably; `source_rank` says in which order the sources stand.
pub fn sort(rows: &mut Vec<Row>, order: Order, source_rank: impl Fn(SourceId) -> usize) {
    let by_place = |a: &Row, b: &Row| -> Ordering {
        let rank = |row: &Row| (source_rank(row.place.source), row.place.span);
        rank(a).cmp(&rank(b))
    };
    order::by(rows, by_place);
    match order {
        Order::Position => {}
        Order::Left => order::by_key(rows, |row| {
            let mut words = plain_words(&row.left);
            words.reverse();
            words
        }),
        Order::Keyword => order::by_key(rows, |row| fold(&row.keyword)),
        Order::Right => order::by_key(rows, |row| plain_words(&row.right)),
    }
}

/// Folded words without the punctuation at their ends.
fn plain_words(text: &str) -> Vec<String> {
    fold(text)
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn places(sample: &Sample, word: &str) -> Vec<Place> {
        sample
            .document
            .text
            .match_indices(word)
            .map(|(start, found)| Place {
                source: sample.id,
                span: Span::new(start, start + found.len()),
            })
            .collect()
    }

    #[test]
    fn context_stays_in_the_block_and_ends_at_words() {
        let sample = Sample::new(1, "A first line.\nThe old harbour burned on Monday night.\nLast line.");
        let span = sample.span("harbour", 0);
        let check = |width: usize, left: &str, right: &str| {
            assert_eq!(
                context(&sample.document, span, width),
                (left.to_owned(), right.to_owned()),
                "{width}"
            );
        };
        check(100, "The old ", " burned on Monday night.");
        check(12, "The old ", " burned on…");
        check(5, "…old ", " …");
        check(0, "… ", " …");
    }

    #[test]
    fn sorts_by_either_side() {
        let one = Sample::new(1, "Old Fort Vale burned.\nNew Fort Vale stood.");
        let two = Sample::new(2, "near “Fort Vale” again");
        let texts = [one.text(), two.text()];
        let check = |order: Order, expected: [&str; 3]| {
            let all = places(&two, "Fort").into_iter().chain(places(&one, "Fort"));
            let mut found = rows(&texts, all, 40);
            sort(&mut found, order, |source| source as usize);
            let lefts: Vec<_> = found.iter().map(|row| row.left.trim()).collect();
            assert_eq!(lefts, expected, "{order:?}");
        };
        check(Order::Position, ["Old", "New", "near “"]);
        check(Order::Left, ["near “", "New", "Old"]);
        check(Order::Right, ["near “", "Old", "New"]);
        check(Order::Keyword, ["Old", "New", "near “"]);
    }

    #[test]
    fn odd_texts_do_no_harm() {
        let sample = Sample::new(1, "한국 e\u{301}\u{200b}X한국어 문장");
        let found = rows(&[sample.text()], places(&sample, "X"), 3);
        assert_eq!(found.len(), 1);
        assert!(rows(&[], places(&sample, "X"), 3).is_empty());
    }
}
