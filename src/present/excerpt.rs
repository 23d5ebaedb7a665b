//! A place of a text with the words around it.

use crate::text::{Document, Span};

/// The words at a place, and what stands before and after them in the same block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Begins with `…` where it is cut.
    pub before: String,
    pub words: String,
    /// Ends with `…` where it is cut.
    pub after: String,
}

/// The excerpt, with at most `around` bytes before and after, cut at a word's end.
pub fn excerpt(document: &Document, span: Span, around: usize) -> Excerpt {
    let block = match document.block_at(span.start) {
        Some(block) => document.blocks[block].span.cover(span),
        None => span,
    };
    let text = &document.text;
    let before = Span { start: block.start, end: span.start }.of(text);
    let after = Span { start: span.end, end: block.end }.of(text);
    Excerpt {
        before: end_of(before, around),
        words: span.of(text).to_owned(),
        after: start_of(after, around),
    }
}

fn end_of(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let cut = (text.len() - most..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let tail = &text[cut..];
    let word = tail.find(char::is_whitespace).unwrap_or(0);
    format!("…{}", &tail[word..])
}

fn start_of(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let cut = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = &text[..cut];
    let word = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{} …", &head[..word])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind, Language};

    #[test]
    fn keeps_to_the_block_and_to_whole_words() {
        let text = "Earlier block.\nThe long bridge over the wide river closed on Monday for repairs.\nLater.";
        let start = text.find("The long").unwrap_or_default();
        let end = text.find("\nLater").unwrap_or_default();
        let document = Document {
            text: text.into(),
            blocks: vec![Block {
                span: Span::new(start, end),
                kind: BlockKind::Paragraph,
                language: Language::English,
                aside: None,
            }],
            ..Document::default()
        };
        let check = |words: &str, around: usize, before: &str, after: &str| {
            let at = text.find(words).unwrap_or_default();
            let found = excerpt(&document, Span::new(at, at + words.len()), around);
            assert_eq!((found.before.as_str(), found.words.as_str(), found.after.as_str()), (before, words, after));
        };
        check("closed", 12, "… wide river ", " on Monday …");
        check("closed", 200, "The long bridge over the wide river ", " on Monday for repairs.");
        check("The", 200, "", " long bridge over the wide river closed on Monday for repairs.");
        check("Later", 200, "", "");
    }
}
