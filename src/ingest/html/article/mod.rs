//! Which elements of a page hold its article: the element with most of the prose is looked for as Readability does
//! (<https://github.com/mozilla/readability>), what its name says of it counts, and within it what names, links and
//! headings show to be around the text is left out.

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
/// Most prose of an advertisement.
const LONGEST_ADVERTISEMENT: f32 = 4.0;
/// Longest text within a line that its name may set aside.
const LONGEST_INLINE: usize = 100;

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

/// What an element's own name says against it.
fn by_name(row: &Row) -> Option<Aside> {
    if matches!(row.name, Name::Body | Name::Heading(_) | Name::Main | Name::Quotation) || row.named.body {
        return None;
    }
    if let Name::Aside(aside) = row.name {
        return Some(aside);
    }
    // Words within a paragraph are set aside one by one, not the paragraph.
    if matches!(row.name, Name::Other | Name::Link | Name::Time) && row.text > LONGEST_INLINE {
        return None;
    }
    row.named
        .aside
        .or((row.named.byline && row.text < 300).then_some(Aside::Byline))
}

#[cfg(test)]
mod tests;
