//! What the views show, worked out: rows, orders, filters, counts, scales.
//! Pure and tested natively; the interface only draws it.

pub mod address;
pub mod day;
pub mod entities;
pub mod excerpt;
pub mod exhibit;
pub mod facts;
pub mod figures;
pub mod file_name;
pub mod find;
pub mod findings;
pub mod flow;
pub mod highlight;
pub mod joins;
pub mod kept;
pub mod kwic;
pub mod margin;
pub mod matrix;
pub mod number;
pub mod order;
pub mod overview;
pub mod passage;
pub mod pasted;
pub mod quotes;
pub mod scale;
pub mod selection;
pub mod tables;
pub mod timeline;
pub mod wording;
pub mod words;

#[cfg(test)]
mod sample;

use crate::analysis::Analysis;
use crate::compare::SourceId;
use crate::text::{Document, Span};

/// One source, as the views see it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub id: SourceId,
    pub document: &'a Document,
    pub analysis: &'a Analysis,
}

impl<'a> Text<'a> {
    /// The words at a place, white space made single.
    pub fn words(&self, span: Span) -> String {
        one_line(self.document.slice(span))
    }
}

/// The text of a source by its number. `texts` are few: a search from the front is enough.
pub fn text_of<'a>(texts: &[Text<'a>], source: SourceId) -> Option<Text<'a>> {
    texts.iter().find(|text| text.id == source).copied()
}

/// Every run of white space as one space, none at the ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// At most `most` characters, cut at a word's end where there is one, with `…` when cut.
pub fn shorten(text: &str, most: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let head = &text[..cut];
    let end = match head.rfind(char::is_whitespace) {
        Some(space) if space * 2 > cut => space,
        _ => cut,
    };
    format!(
        "{}…",
        head[..end].trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c))
    )
}

/// The letter of a source by its place: `A` for 0, `Z` for 25, `AA` for 26.
pub fn mark(index: usize) -> String {
    let letter = char::from(b'A' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        more => mark(more - 1) + &letter.to_string(),
    }
}

/// A count with its word: `1 source`, `4 sources`.
pub fn count_of(count: usize, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        number::grouped(count as f64, 0),
        if count == 1 { one } else { many }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortens_at_a_words_end() {
        let check = |text: &str, most: usize, expected: &str| assert_eq!(shorten(text, most), expected, "{text}");
        check("The bridge closed.", 40, "The bridge closed.");
        check("The bridge closed on Monday", 12, "The bridge…");
        check("The bridge, closed on Monday", 12, "The bridge…");
        check("Donaudampfschifffahrt", 5, "Donau…");
        check("한국어 문장이다", 4, "한국어…");
        check("", 4, "");
    }

    #[test]
    fn counts_have_their_word() {
        assert_eq!(count_of(1, "source", "sources"), "1 source");
        assert_eq!(count_of(1200, "source", "sources"), "1,200 sources");
    }

    #[test]
    fn sources_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(mark), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_line_has_single_spaces() {
        assert_eq!(one_line("  a\n b\u{a0}c "), "a b c");
    }
}
