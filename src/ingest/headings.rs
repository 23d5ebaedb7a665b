//! Headings that nothing marks as such: a short line without an end mark,
//! before a longer paragraph, a list or a table.

use super::meta::header_line;
use super::outline::Outline;
use crate::text::{Block, BlockKind};

/// Longest heading, in bytes and in words.
const LONGEST: usize = 160;
const WORDS: usize = 20;
/// Shortest paragraph, in bytes, that a line may head.
const BODY: usize = 60;

/// Turns such paragraphs into headings: the first one above all text is of level 1, others of level 2.
pub(super) fn find(text: &str, outline: &mut Outline) {
    let blocks = &mut outline.blocks;
    let marked = blocks
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Heading { .. }));
    let mut top = !marked;
    // The short lines that stand together, less bylines, dates and marks.
    let mut run: Vec<usize> = Vec::new();
    for at in 0..blocks.len() {
        if could_head(text, &blocks[at]) {
            run.push(at);
            continue;
        }
        let header = blocks[at].kind == BlockKind::Paragraph && header_line(text, blocks[at].span).is_some();
        if header || blocks[at].aside.is_some() {
            continue;
        }
        let heads = run.last().is_some_and(|last| has_body(&blocks[at], &blocks[*last]));
        // A list of short lines, a poem or an address has no headings.
        let listed = run.len() > 3
            || run.len() > 1
                && run
                    .iter()
                    .any(|at| !in_title_case(text, &blocks[*at]) || has_label(text, &blocks[*at]));
        if heads && (top || !listed) {
            let (count, level) = if top { (1, 1) } else { (run.len(), 2) };
            for head in &run[..count] {
                blocks[*head].kind = BlockKind::Heading { level };
            }
        }
        top = false;
        run.clear();
    }
}

/// One short line that does not end as a sentence does.
fn could_head(text: &str, block: &Block) -> bool {
    if block.kind != BlockKind::Paragraph || block.aside.is_some() || block.span.len() > LONGEST {
        return false;
    }
    let line = block.span.of(text);
    let bare = line.trim_end_matches(['”', '’', '"', '\'', ')', ']', '»']);
    let abbreviated = bare.len() > 3 && bare.ends_with('.') && bare.as_bytes()[bare.len() - 3] == b'.';
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or("");
    let timed = last.contains(':') && last.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
    (abbreviated || !bare.ends_with(['.', '!', ':', ';', ',', '…', '-', '–', '—', '|', '»', '›', '>', '。']))
        && !timed
        && !line.contains(['\n', '\r', '@', '|', '\t'])
        && !line.contains("://")
        && line.split_whitespace().count() <= WORDS
        && line.contains(char::is_alphabetic)
        && header_line(text, block.span).is_none()
}

/// Whether the block below is large enough to have the line as its heading.
fn has_body(below: &Block, head: &Block) -> bool {
    below.aside.is_none()
        && match below.kind {
            BlockKind::Paragraph => below.span.len() >= BODY && below.span.len() * 2 >= head.span.len() * 3,
            BlockKind::Heading { .. } | BlockKind::Caption => false,
            BlockKind::ListItem { .. } | BlockKind::Table { .. } | BlockKind::Quotation => true,
        }
}

/// `Present: Renn, Quill`
fn has_label(text: &str, block: &Block) -> bool {
    block.span.of(text).contains(": ")
}

/// Most of its longer words have a capital.
fn in_title_case(text: &str, block: &Block) -> bool {
    let long = || {
        block
            .span
            .of(text)
            .split_whitespace()
            .filter(|word| word.chars().count() > 3)
    };
    let capital = long().filter(|word| !word.starts_with(char::is_lowercase)).count();
    capital * 3 >= long().count() * 2
}
