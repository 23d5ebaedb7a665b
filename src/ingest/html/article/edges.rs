//! Where the article begins and ends within the elements that hold it: short lines before its first paragraph and after its
//! last are the page's, and so is all that follows the headline of a discussion.

use super::rows::{Name, Row, Rows};
use super::{Mark, cues};
use crate::text::Aside;

/// Least prose of a paragraph that is the article's for certain, and of all before a discussion.
const SOLID: f32 = 2.0;
const BEFORE: f32 = 6.0;
/// Shortest line beside the last paragraph that goes on with it though it does not end as a sentence does.
const BESIDE: usize = 80;
/// Longest line that may be the page's.
const LONGEST: usize = 200;

/// Marks the lines around the first and the last paragraph within `roots`.
pub(super) fn trim(rows: &Rows, roots: &[usize], marks: &mut [Option<Mark>]) {
    let mut lines = lines(rows, roots, marks);
    if let Some(discussion) = discussion(rows, &lines) {
        for at in lines.drain(discussion..) {
            aside(rows, at, Aside::Share, marks);
        }
    }
    let solid = |at: &usize| is_solid(&rows.rows[*at]);
    let (Some(first), Some(last)) = (lines.iter().position(solid), lines.iter().rposition(solid)) else {
        return;
    };
    let beside = |at: usize, other: usize| rows.rows[at].parent == rows.rows[other].parent;
    for &at in &lines[..first] {
        let row = &rows.rows[at];
        let kept = row.name.is_heading() || row.sentence && row.text > 40 || row.listed;
        if !kept && row.text < LONGEST {
            aside(rows, at, Aside::Navigation, marks);
        }
    }
    // What stands within an element that goes on with text of its own is not behind it.
    let end = lines[first..=last].iter().map(|at| rows.rows[*at].end).max().unwrap_or(0);
    for &at in lines[last + 1..].iter().filter(|at| **at >= end) {
        let row = &rows.rows[at];
        let paragraph = row.name == Name::Paragraph && row.text > 40;
        let beside = beside(at, lines[last]);
        let kept = row.sentence && (paragraph || beside)
            || beside && row.own > BESIDE && row.own_linked * 2 < row.own
            || row.listed && row.own_linked * 2 < row.own;
        if !kept && row.text < LONGEST {
            aside(rows, at, Aside::Navigation, marks);
        }
    }
}

/// The rows within `roots` that hold text themselves and are not set aside.
fn lines(rows: &Rows, roots: &[usize], marks: &[Option<Mark>]) -> Vec<usize> {
    let mut lines = Vec::new();
    for &root in roots {
        let mut at = root;
        while at < rows.rows[root].end {
            let row = &rows.rows[at];
            if at != root && matches!(marks[at], Some(Mark::Aside(_) | Mark::Caption)) || row.name == Name::Table {
                at = row.end;
                continue;
            }
            if row.own > 0 {
                lines.push(at);
            }
            at += 1;
        }
    }
    lines
}

fn is_solid(row: &Row) -> bool {
    row.prose >= SOLID && (row.sentence || row.own > 140)
}

/// Where the discussion of the article begins among the lines.
fn discussion(rows: &Rows, lines: &[usize]) -> Option<usize> {
    let mut before = 0.0;
    for (place, &at) in lines.iter().enumerate() {
        let row = &rows.rows[at];
        before += row.prose;
        if before >= BEFORE && cues::of(&row.line) == Some(Aside::Share) {
            return Some(place);
        }
    }
    None
}

/// Sets a line aside, unless it holds more than itself.
fn aside(rows: &Rows, at: usize, aside: Aside, marks: &mut [Option<Mark>]) {
    let row = &rows.rows[at];
    if row.text == row.own && marks[at].is_none() {
        marks[at] = Some(Mark::Aside(aside));
    }
}
