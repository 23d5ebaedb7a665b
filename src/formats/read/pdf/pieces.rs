//! Glyphs to pieces of lines: what stands on one baseline without a wide gap.

use super::glyphs::Glyph;
use super::{direction, gutters};

/// What stands in one place: words on one line, or a table.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub text: String,
    /// A table's HTML instead of words.
    pub table: Option<String>,
    pub x0: f64,
    pub x1: f64,
    pub top: f64,
    pub bottom: f64,
    pub size: f64,
    pub bold: bool,
    /// A column ends before this piece: what follows is no next line of it.
    pub fresh: bool,
}

impl Piece {
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// The height of the middle of the line.
    pub fn middle(&self) -> f64 {
        (self.top + self.bottom) / 2.0
    }
}

/// A gap of this many sizes parts words; one of so many parts columns or cells.
const WORD: f64 = 0.17;
const GAP: f64 = 1.15;
/// Numbers side by side are of two cells from this gap on.
const NUMBERS: f64 = 0.5;

/// How far, in sizes, a glyph drawn twice is shifted at most: programs do that to make it look bold.
const TWICE: f64 = 0.12;

/// The pieces of a page, from its head to its foot.
pub(super) fn pieces(mut glyphs: Vec<Glyph>) -> Vec<Piece> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let lines: Vec<Vec<Glyph>> = raised_with_theirs(lines(glyphs)).into_iter().map(drawn_once).collect();
    let gutters = gutters::gutters(&lines);
    let mut pieces = Vec::new();
    for line in lines {
        let mut open: Vec<Glyph> = Vec::new();
        for glyph in line {
            let apart = open
                .iter()
                .rev()
                .find(|before| !before.text.trim().is_empty())
                .is_some_and(|before| {
                    let gap = (glyph.x0 - before.x1) / before.size.max(glyph.size);
                    let ends = before
                        .text
                        .ends_with(|char: char| char.is_ascii_digit() || matches!(char, '%' | ')' | '–' | '—'));
                    let begins = glyph.text.starts_with(|char: char| {
                        char.is_ascii_digit() || matches!(char, '$' | '€' | '£' | '(' | '–' | '-' | '+' | '—')
                    });
                    !glyph.text.trim().is_empty()
                        && (gap > GAP
                            || gap > NUMBERS && ends && begins
                            || gap > WORD && gutters.iter().any(|gutter| gutter.parts(before, &glyph)))
                });
            if apart {
                pieces.extend(piece(&std::mem::take(&mut open)));
            }
            open.push(glyph);
        }
        pieces.extend(piece(&open));
    }
    pieces
}

/// A line from its left to its right; what was drawn twice stands once, and is bold.
fn drawn_once(mut line: Vec<Glyph>) -> Vec<Glyph> {
    line.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut once: Vec<Glyph> = Vec::with_capacity(line.len());
    for glyph in line {
        let twin = once.iter_mut().rev().take(3).find(|other| {
            other.text == glyph.text
                && (other.x0 - glyph.x0).abs() < glyph.size * TWICE
                && (other.y - glyph.y).abs() < glyph.size * TWICE
        });
        match twin.filter(|_| !glyph.text.trim().is_empty()) {
            Some(twin) => twin.bold = true,
            None => once.push(glyph),
        }
    }
    once
}

/// Glyphs by their lines: raised and lowered ones belong to the line that they stand in.
fn lines(glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    let mut lines: Vec<(f64, f64, Vec<Glyph>)> = Vec::new();
    for glyph in glyphs {
        // Sorted by height: only the last few lines can be meant.
        let fits = lines.iter_mut().rev().take(4).find(|(y, size, line)| {
            let reach = if glyph.size < *size * 0.8 || *size < glyph.size * 0.8 {
                0.45
            } else {
                0.22
            };
            let near = (glyph.y - *y).abs() < reach * size.max(glyph.size);
            let beside = || {
                line.iter()
                    .any(|it| glyph.x0 < it.x1 + it.size * 2.0 && it.x0 < glyph.x1 + it.size * 2.0)
            };
            near && (reach < 0.3 || beside())
        });
        match fits {
            Some((y, size, line)) => {
                if glyph.size > *size * 1.05 && !glyph.text.trim().is_empty() {
                    (*y, *size) = (glyph.y, glyph.size);
                }
                line.push(glyph);
            }
            None => lines.push((glyph.y, glyph.size, vec![glyph])),
        }
    }
    lines.into_iter().map(|(_, _, line)| line).collect()
}

/// Lines of small glyphs only that touch a glyph of a line beside them: marks of notes and the like, which are that
/// line's.
fn raised_with_theirs(mut lines: Vec<Vec<Glyph>>) -> Vec<Vec<Glyph>> {
    let size = |line: &[Glyph]| line.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let sizes: Vec<f64> = lines.iter().map(|line| size(line)).collect();
    for at in 0..lines.len() {
        let touches = |other: &usize| {
            let larger = sizes[at] < sizes[*other] * 0.8;
            let near = |glyph: &Glyph| {
                lines[at].iter().any(|small| {
                    let gap = (small.x0 - glyph.x1).max(glyph.x0 - small.x1);
                    gap.abs() < glyph.size * 0.5 && (small.y - glyph.y).abs() < glyph.size * 0.45
                })
            };
            larger && lines[at].len() <= 6 && lines[*other].iter().any(near)
        };
        let beside = (at.saturating_sub(3)..(at + 4).min(lines.len())).filter(|other| *other != at);
        if let Some(other) = beside.into_iter().find(touches) {
            let small = std::mem::take(&mut lines[at]);
            lines[other].extend(small);
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// One piece of glyphs that stand side by side; none if they are white space.
fn piece(glyphs: &[Glyph]) -> Option<Piece> {
    let inked: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    let (first, last) = (inked.first()?, inked.last()?);
    let size = prevailing_size(&inked);
    let baseline = inked
        .iter()
        .filter(|glyph| glyph.size >= size * 0.9)
        .map(|glyph| glyph.y)
        .fold(first.y, f64::max);
    let mut text = String::new();
    let mut before: Option<&Glyph> = None;
    let mut space = false;
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            space = true;
            continue;
        }
        if let Some(before) = before {
            let gap = glyph.x0 - before.x1;
            let mark = glyph.text.starts_with(['.', ',', ';', ':', ')', '%', '’', '”']);
            if gap > if mark { 0.4 } else { WORD } * size || space && gap > -0.3 * size {
                text.push(' ');
            }
        }
        let raised = glyph.size < size * 0.78 && baseline - glyph.y > size * 0.18 && !text.is_empty();
        if raised {
            text.extend(glyph.text.chars().map(superscript));
        } else {
            text.push_str(&glyph.text);
        }
        before = Some(glyph);
        space = false;
    }
    let bold = inked.iter().filter(|glyph| glyph.bold).count() * 10 >= inked.len() * 9;
    let x1 = inked.iter().map(|glyph| glyph.x1).fold(last.x1, f64::max);
    let text = direction::as_read(&without_leaders(&text));
    if text.is_empty() {
        return None;
    }
    Some(Piece {
        text,
        table: None,
        x0: first.x0,
        x1,
        top: baseline - size * 0.8,
        bottom: baseline + size * 0.2,
        size,
        bold,
        fresh: false,
    })
}

/// The text without the rows of dots that lead from a label to its number.
fn without_leaders(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['.', '·', '…']) {
        let run = rest[at..].len() - rest[at..].trim_start_matches(['.', '·', '…', ' ']).len();
        let dots = rest[at..at + run].chars().filter(|char| *char != ' ').count();
        if dots >= 5 {
            out.push_str(rest[..at].trim_end());
            out.push(' ');
        } else {
            out.push_str(&rest[..at + run]);
        }
        rest = &rest[at + run..];
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// The size that most glyphs have, to a half of a point.
fn prevailing_size(glyphs: &[&Glyph]) -> f64 {
    let mut sizes: Vec<i64> = glyphs.iter().map(|glyph| (glyph.size * 2.0).round() as i64).collect();
    sizes.sort_unstable();
    let runs = sizes.chunk_by(|a, b| a == b);
    let most = runs.max_by_key(|run| run.len()).and_then(|run| run.first().copied());
    most.unwrap_or(20) as f64 / 2.0
}

pub(super) fn superscript(char: char) -> char {
    match char {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4'..='9' => char::from_u32('⁴' as u32 + (char as u32 - '4' as u32)).unwrap_or(char),
        other => other,
    }
}
