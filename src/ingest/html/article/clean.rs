//! What stands within the article's elements and is not the article's: by its name, its links, its lines and its pictures.

use super::rows::Name;
use super::search::Search;
use super::{Mark, cues, is_caption};
use crate::text::Aside;

/// Longest text beside a picture that is about it.
const LONGEST_PICTURE: usize = 240;

/// Marks what is not the article's among the rows from `first` to `end`.
pub(super) fn mark(search: &Search, first: usize, end: usize, marks: &mut [Option<Mark>]) {
    let rows = &search.rows.rows;
    let whole = search.mass[first].max(1.0);
    let mut at = first + 1;
    while at < end {
        let row = &rows[at];
        if marks[at].is_none()
            && let Some(mark) = judge(search, at, whole)
        {
            marks[at] = Some(mark);
            at = if matches!(mark, Mark::Aside(_)) {
                row.end
            } else {
                at + 1
            };
            continue;
        }
        at += 1;
    }
}

fn judge(search: &Search, at: usize, whole: f32) -> Option<Mark> {
    let row = &search.rows.rows[at];
    let small = search.mass[at] < whole * 0.3;
    if is_caption(row) {
        return Some(Mark::Caption);
    }
    if let Some(aside) = search.aside[at] {
        return Some(Mark::Aside(aside));
    }
    // One article within another is a teaser, or a comment.
    if row.name == Name::Article && small && (at..row.end).any(|at| search.rows.rows[at].name.is_heading()) {
        return Some(Mark::Aside(Aside::Promotion));
    }
    if is_gadget(search, at) {
        return Some(Mark::Aside(Aside::Navigation));
    }
    if !row.sentence && row.text == row.own && !row.name.is_heading() && cues::is_credit(&row.line)
        || is_picture_box(search, at)
    {
        return Some(Mark::Caption);
    }
    let density = search.density(at);
    let links = matches!(
        row.name,
        Name::Box | Name::List | Name::Table | Name::Header | Name::Article
    ) && row.text > 0
        && small
        && (density > if row.name == Name::List { 0.75 } else { 0.5 } && search.mass[at] < 3.0 || density > 0.85);
    if links {
        return Some(Mark::Aside(Aside::Promotion));
    }
    let line = row.name == Name::Paragraph && density > 0.9 && row.text < 200 && !row.sentence;
    line.then_some(Mark::Aside(Aside::Promotion))
}

/// A box of several short lines without a sentence, as those of a player or a chart are.
fn is_gadget(search: &Search, at: usize) -> bool {
    let row = &search.rows.rows[at];
    if row.name != Name::Box || row.own > 0 || search.mass[at] > 0.0 || row.text > 2_000 {
        return false;
    }
    let (mut lines, mut length) = (0, 0);
    for row in &search.rows.rows[at..row.end] {
        if row.listed || matches!(row.name, Name::Table | Name::Cell | Name::Quotation | Name::List) {
            return false;
        }
        lines += usize::from(row.own > 0 && !row.name.is_heading());
        length += row.own;
    }
    lines >= 3 && length < lines * 50
}

/// A box of a picture and the words about it.
fn is_picture_box(search: &Search, at: usize) -> bool {
    let row = &search.rows.rows[at];
    if row.name != Name::Box || row.own > 0 || row.pictures == 0 || row.text == 0 || row.text > LONGEST_PICTURE {
        return false;
    }
    let within = &search.rows.rows[at + 1..row.end];
    let lines = within.iter().filter(|row| row.own > 0).count();
    lines <= 2
        && !within
            .iter()
            .any(|row| row.listed || row.name.is_heading() || row.name == Name::Quotation)
}
