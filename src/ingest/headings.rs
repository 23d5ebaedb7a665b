//! Headings that nothing marks as such: a short line without an end mark,
//! before a longer paragraph, a list or a table.

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
    let mut at = 0;
    while at < blocks.len() {
        let first = at;
        while at < blocks.len() && could_head(text, &blocks[at]) {
            at += 1;
        }
        let Some(below) = blocks.get(at) else { break };
        let (run, heads) = (at - first, at > first && has_body(below, &blocks[at - 1]));
        let body = below.aside.is_none();
        if heads && top {
            blocks[first].kind = BlockKind::Heading { level: 1 };
            if run > 1 && in_title_case(text, &blocks[at - 1]) {
                blocks[at - 1].kind = BlockKind::Heading { level: 2 };
            }
        } else if heads && (run == 1 || run <= 3 && blocks[first..at].iter().all(|block| in_title_case(text, block))) {
            // A list of short lines, a poem or an address has no headings.
            blocks[first..at]
                .iter_mut()
                .for_each(|block| block.kind = BlockKind::Heading { level: 2 });
        }
        top &= !body;
        at += 1;
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
}

/// Whether the block below is large enough to have the line as its heading.
fn has_body(below: &Block, head: &Block) -> bool {
    below.aside.is_none()
        && match below.kind {
            BlockKind::Paragraph => below.span.len() >= BODY && below.span.len() * 2 >= head.span.len() * 3,
            BlockKind::Heading { .. } => false,
            BlockKind::ListItem { .. } | BlockKind::Table { .. } | BlockKind::Quotation => true,
        }
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
