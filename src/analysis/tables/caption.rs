//! A table's caption: its own, or the heading or sentence just before that introduces it.

use crate::text::{BlockKind, Document, Grid, Span};

/// How many blocks set aside may stand between a table and its caption.
const FAR: usize = 4;

pub fn find(document: &Document, grid: &Grid, block: usize) -> Option<Span> {
    if grid.caption.is_some() {
        return grid.caption;
    }
    let before = document
        .blocks
        .get(..block)?
        .iter()
        .rev()
        .take(FAR)
        .find(|block| block.aside.is_none())?;
    match before.kind {
        BlockKind::Heading { .. } => Some(before.span),
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation => {
            let sentence = last_sentence(document, before.span);
            introduces(document.slice(sentence)).then_some(sentence)
        }
        BlockKind::Table { .. } | BlockKind::Caption => None,
    }
}

/// From the last end of a sentence before the block's own.
fn last_sentence(document: &Document, block: Span) -> Span {
    let text = document.slice(block).trim_end();
    let inner = text.trim_end_matches(['.', ':', '!', '?', '”', '"']);
    let start = [". ", "? ", "! ", ".\n", "” "]
        .iter()
        .filter_map(|end| inner.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    let from = block.start as usize + start;
    Span::new(from, block.start as usize + text.len()).trim(&document.text)
}

/// A colon at the end, or words that point at a table.
fn introduces(sentence: &str) -> bool {
    if sentence.ends_with(':') {
        return true;
    }
    if sentence.len() > 400 {
        return false;
    }
    let folded = sentence.to_lowercase();
    let mut words = folded.split(|char: char| !char.is_alphanumeric());
    words.any(|word| matches!(word, "table" | "below" | "following" | "figures"))
}
