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
    if let Some(discussion) = discussion(rows, roots, &lines) {
        let first = lines.partition_point(|at| *at < discussion);
        for at in lines.drain(first..) {
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
    let end = lines[first..=last]
        .iter()
        .map(|at| rows.rows[*at].end)
        .max()
        .unwrap_or(0);
    let mut tail = lines[last + 1..].iter().copied().filter(|at| *at >= end).peekable();
    let mut heading = None;
    while let Some(at) = tail.next() {
        let row = &rows.rows[at];
        // It heads a list.
        if row.name.is_heading() && tail.peek().is_some_and(|next| rows.rows[*next].listed) {
            continue;
        }
        let paragraph = row.name == Name::Paragraph && row.text > 40;
        let beside = !row.name.is_heading() && beside(at, lines[last]);
        let kept = row.sentence && (paragraph || beside)
            || beside && row.own > BESIDE && row.own_linked * 2 < row.own
            || row.listed && row.own_linked * 2 < row.own;
        if !kept && row.text < LONGEST {
            aside(rows, at, Aside::Navigation, marks);
            heading = heading.or(row.name.is_heading().then_some(at));
        }
    }
    // Who wrote what is under a heading behind the text did not write the text.
    let (Some(heading), Some(end)) = (heading, roots.iter().map(|root| rows.rows[*root].end).max()) else {
        return;
    };
    for mark in &mut marks[heading..end] {
        if *mark == Some(Mark::Aside(Aside::Byline)) {
            *mark = Some(Mark::Aside(Aside::Navigation));
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

/// The row with which the discussion of the article begins.
fn discussion(rows: &Rows, roots: &[usize], lines: &[usize]) -> Option<usize> {
    let mut before = 0.0;
    let enough = lines.iter().find(|at| {
        before += rows.rows[**at].prose;
        before >= BEFORE
    })?;
    let within = roots.iter().flat_map(|root| *root..rows.rows[*root].end);
    let found = within
        .filter(|at| at > enough && rows.rows[*at].own > 0)
        .filter(|at| cues::of(&rows.rows[*at].line) == Some(Aside::Share))
        .find(|at| rows.ancestors(*at).all(|at| rows.rows[at].name != Name::Table))?;
    // The article does not go on where it stood before.
    let (above, below) = lines.split_at(lines.partition_point(|at| *at < found));
    let last = above.iter().rfind(|at| is_solid(&rows.rows[**at]))?;
    let goes_on = |at: &usize| is_solid(&rows.rows[*at]) && rows.rows[*at].parent == rows.rows[*last].parent;
    (!below.iter().any(goes_on)).then_some(found)
}

/// Sets a line aside, unless it holds more than itself.
fn aside(rows: &Rows, at: usize, aside: Aside, marks: &mut [Option<Mark>]) {
    let row = &rows.rows[at];
    if row.text == row.own && marks[at].is_none() {
        marks[at] = Some(Mark::Aside(aside));
    }
}
