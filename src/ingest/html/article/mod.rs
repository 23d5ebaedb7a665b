//! Which elements of a page hold its article. What stands around it is told by names, fields, headings and lists of teasers
//! (`around`); the element with most of the other prose is looked for (`search`); the headline above it is found (`headline`),
//! what within it is not its text is left out (`clean`), and so are the lines before it begins and after it ends (`edges`).

mod around;
mod clean;
mod cues;
mod edges;
mod headline;
mod naming;
mod rows;
mod search;

use ego_tree::NodeId;
use rustc_hash::FxHashMap;
use scraper::Html;

use crate::text::Aside;
use rows::{Name, Row, Rows};
use search::Search;

/// What an element's text is, until an element within it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Article,
    /// It sums the article up, above it.
    Standfirst,
    Caption,
    Aside(Aside),
}

/// The marks of a page's elements, and whether an article was found on it.
#[derive(Debug, Default)]
pub(super) struct Marks {
    of: FxHashMap<NodeId, Mark>,
    pub found: bool,
}

impl Marks {
    pub fn get(&self, node: NodeId) -> Option<Mark> {
        self.of.get(&node).copied()
    }
}

/// Longest text of a caption: one that is longer is something else.
const LONGEST_CAPTION: usize = 1_000;

/// Marks a page's elements. `whole`: it is a page, not a piece of one, so that what stands around its article may be left out.
pub(super) fn marks(page: &Html, whole: bool) -> Marks {
    let rows = Rows::of(page);
    let search = Search::new(&rows);
    let roots = if whole { search.roots() } else { Vec::new() };
    let found = !roots.is_empty();
    let mut marks: Vec<Option<Mark>> = vec![None; rows.rows.len()];
    if found {
        if let Some(first) = marks.first_mut() {
            *first = Some(Mark::Aside(Aside::Navigation));
        }
        for &root in &roots {
            marks[root] = Some(Mark::Article);
        }
        headline::mark(&search, &roots, &mut marks);
    }
    let within: Vec<(usize, usize)> = if found {
        roots.iter().map(|root| (*root, rows.rows[*root].end)).collect()
    } else {
        vec![(0, rows.rows.len())]
    };
    for (first, end) in within {
        if found {
            clean::mark(&search, first, end, &mut marks);
        }
        for (mark, row) in marks[first..end].iter_mut().zip(&rows.rows[first..end]) {
            if mark.is_none() && is_caption(row) {
                *mark = Some(Mark::Caption);
            }
        }
    }
    if found {
        edges::trim(&rows, &roots, &mut marks);
    }
    let of = rows
        .of
        .iter()
        .filter_map(|(node, at)| marks[*at].map(|mark| (*node, mark)))
        .collect();
    Marks { of, found }
}

fn is_caption(row: &Row) -> bool {
    (matches!(row.name, Name::Caption | Name::Figure) || row.named.caption) && row.text < LONGEST_CAPTION
}

#[cfg(test)]
mod tests;
