//! Plain text: paragraphs (one per line, or wrapped lines joined), list items,
//! quotations, tables, and headings marked or unmarked.

use super::aligned;
use super::headings;
use super::lines::{Line, Shape, label, lines};
use super::meta::is_address;
use super::outline::Outline;
use super::pipes;
use crate::text::{Aside, BlockKind, Span};

/// Reads the structure of a plain text. Linear in the text.
pub(super) fn outline(text: &str) -> Outline {
    let lines = lines(text);
    let wrap = Wrap::of(text, &lines);
    let mut outline = Outline::default();
    let mut at = 0;
    while at < lines.len() {
        at = block(text, &lines, at, wrap, &mut outline);
    }
    headings::find(text, &mut outline);
    outline
}

/// Reads the block that begins with line `at`; returns the line after it.
fn block(text: &str, lines: &[Line], at: usize, wrap: Wrap, outline: &mut Outline) -> usize {
    let line = &lines[at];
    if let Some((count, grid)) = pipes::table(text, &lines[at..]).or_else(|| aligned::table(text, lines, at)) {
        outline.push_table(line.span.cover(lines[at + count - 1].span), grid);
        return at + count;
    }
    let mut next = at + 1;
    match line.shape {
        Shape::Blank => {}
        Shape::Marks => outline.push(line.span, BlockKind::Paragraph, Some(Aside::Decoration)),
        Shape::Heading(level) => {
            let closed = line.words.of(text).trim_end_matches('#').len();
            let words = Span::new(line.words.start as usize, line.words.start as usize + closed).trim(text);
            outline.push(words, BlockKind::Heading { level }, None);
        }
        Shape::Quoted => {
            while next < lines.len() && lines[next].shape == Shape::Quoted {
                next += 1;
            }
            let end = lines[next - 1].span.end.max(line.words.end);
            outline.push(
                Span {
                    start: line.words.start,
                    end,
                },
                BlockKind::Quotation,
                None,
            );
        }
        Shape::Item | Shape::Text => {
            // The widest line of a paragraph that was seen to be wrapped.
            let mut widest = None;
            while next < lines.len() && wrap.joins(text, &lines[next - 1], &lines[next], line, widest) {
                widest = Some(widest.unwrap_or(0).max(lines[next - 1].width));
                next += 1;
            }
            let span = Span {
                start: line.words.start,
                end: lines[next - 1].span.end,
            };
            let kind = match line.shape {
                Shape::Item => BlockKind::ListItem {
                    label: label(text, span),
                },
                _ => BlockKind::Paragraph,
            };
            outline.push(span, kind, None);
        }
    }
    next
}

/// Whether, and at which width, the text's lines were wrapped by hand or by a mail program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrap(Option<u32>);

/// Lines longer than this were not wrapped.
const WIDEST: u32 = 100;
const NARROWEST: u32 = 40;
/// Where the text as a whole is not wrapped, a line of one wrapped paragraph has this width at least.
const LEAST: u32 = 50;

impl Wrap {
    /// Text is wrapped if most lines that another follows end where the next word would not have fitted.
    fn of(text: &str, lines: &[Line]) -> Wrap {
        let pairs = || {
            lines
                .windows(2)
                .filter(|pair| pair[0].shape != Shape::Blank && pair[1].shape == Shape::Text)
        };
        let mut counts = [0u32; WIDEST as usize + 1];
        let mut total = 0;
        for pair in pairs() {
            if pair[0].width <= WIDEST {
                counts[pair[0].width as usize] += 1;
            }
            total += 1;
        }
        // The width that all but one line in twenty keep.
        let mut above = 0;
        let mut width = WIDEST;
        while width > NARROWEST && above + counts[width as usize] <= total / 20 {
            above += counts[width as usize];
            width -= 1;
        }
        if total < 2 || width <= NARROWEST {
            return Wrap(None);
        }
        let full = pairs().filter(|pair| fills(text, &pair[0], &pair[1], width)).count() as u32;
        let runs_on = pairs().filter(|pair| runs_on(text, &pair[0], &pair[1])).count() as u32;
        Wrap((full * 10 >= total * 7 && runs_on * 3 >= total).then_some(width))
    }

    /// Whether `next` goes on the paragraph or item that `first` began and `line` is the last line of;
    /// `widest` is the width of its lines, if it has been joined before.
    fn joins(self, text: &str, line: &Line, next: &Line, first: &Line, widest: Option<u32>) -> bool {
        if next.shape != Shape::Text || next.pipes > 1 || line.pipes > 0 || is_address(next.span.of(text)) {
            return false;
        }
        if let Some(width) = self.0 {
            return fills(text, line, next, width) || runs_on(text, line, next);
        }
        let indented = first.shape == Shape::Item && next.indent > first.indent;
        let wrapped = (LEAST..=WIDEST).contains(&line.width) && next.width <= WIDEST;
        (indented || wrapped) && runs_on(text, line, next)
            || wrapped && widest.is_some_and(|width| fills(text, line, next, width))
    }
}

/// The next line's first word would not have fitted on the line.
fn fills(text: &str, line: &Line, next: &Line, width: u32) -> bool {
    let word = next
        .span
        .of(text)
        .chars()
        .take(40)
        .take_while(|char| !char.is_whitespace())
        .count() as u32;
    line.width + 1 + word + 2 > width && line.width <= width + 20
}

/// The line stops in the middle of a sentence, and the next goes on in lower case.
fn runs_on(text: &str, line: &Line, next: &Line) -> bool {
    !line.span.of(text).ends_with(['.', '!', '?', ':', '”', '"', ')', '…'])
        && next.span.of(text).starts_with(char::is_lowercase)
}

#[cfg(test)]
#[path = "plain_tests.rs"]
mod tests;
