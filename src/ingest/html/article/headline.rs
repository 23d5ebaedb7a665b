//! The headline of the page, and what stands between it and the article.

use super::rows::Name;
use super::search::Search;
use super::{Mark, is_caption};

/// Shortest text of a lead that stands apart from the article's.
const LEAD: usize = 80;
/// Longest text of a lead that sums the article up.
const LONGEST_LEAD: usize = 300;

/// Marks the page's headline, where it stands above the article, and a lead below it.
pub(super) fn mark(search: &Search, roots: &[usize], marks: &mut [Option<Mark>]) {
    let Some(&first) = roots.first() else { return };
    let rows = &search.rows.rows;
    let heads = |at: &usize| {
        matches!(rows[*at].name, Name::Heading(1))
            && rows[*at].text > 0
            && search.rows.ancestors(*at).all(|at| !roots.contains(&at))
    };
    let inside = (first..rows[first].end).any(|at| rows[at].name == Name::Heading(1));
    let above = (0..first).rfind(heads);
    let Some(title) = above.filter(|_| !inside) else { return };
    marks[title] = Some(Mark::Article);
    // A lead that stands between the headline and the article.
    let mut leads = Vec::new();
    for at in rows[title].end..first {
        let row = &rows[at];
        let lead = row.prose > 1.5 && row.sentence && row.own > LEAD && row.own == row.text && row.linked * 5 < row.own;
        if lead && search.aside[at].is_none() && !search.rows.ancestors(at).any(|at| is_caption(&rows[at])) {
            leads.push(at);
        }
    }
    // Several paragraphs, or a long one, are the article's beginning.
    let length: usize = leads.iter().map(|at| rows[*at].own).sum();
    let mark = if leads.len() > 2 || length > LONGEST_LEAD {
        Mark::Article
    } else {
        Mark::Standfirst
    };
    for at in leads {
        marks[at] = Some(mark);
    }
}
