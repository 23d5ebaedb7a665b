//! Which elements of a page stand around its article: by their names, by the fields that they hold, by what a line above
//! them says, and lists of teasers.

use rustc_hash::FxHashMap;

use super::cues;
use super::rows::{Name, Row, Rows};
use crate::text::Aside;

/// Most prose of an advertisement.
const LONGEST_ADVERTISEMENT: f32 = 4.0;
/// Longest text within a line that its name may set aside.
const LONGEST_INLINE: usize = 100;
/// Least prose that a page must hold besides its teasers, about three paragraphs: else they are what it is about.
const REST: f32 = 8.0;
/// The same where an element is named as an article's body: a short paragraph in it.
const LEAST_BODY: f32 = 2.0;
/// Shortest headline of a teaser.
const LEAST_HEADLINE: usize = 5;
/// Longest text of a teaser.
const LONGEST_TEASER: usize = 700;
/// Least number of teasers side by side.
const LEAST_TEASERS: usize = 3;
/// Longest text around a field to write into, and most of it that is prose.
const LONGEST_FORM: usize = 1_500;
const FORM: f32 = 5.0;

/// What each element, or one that holds it, is.
pub(super) fn asides(rows: &Rows, prose: &[f32], by_class: &FxHashMap<u64, f32>) -> Vec<Option<Aside>> {
    let total = prose.first().copied().unwrap_or(0.0);
    let teasers = teasers(rows);
    let in_teasers: f32 = teasers
        .iter()
        .zip(prose)
        .filter_map(|(teaser, prose)| teaser.then_some(prose))
        .sum();
    // A page that names an article's body is about it.
    let body = rows
        .rows
        .iter()
        .zip(prose)
        .any(|(row, prose)| row.named.body && *prose >= LEAST_BODY);
    let rest = total - in_teasers >= if body { LEAST_BODY } else { REST };
    let of = |at: usize| {
        let row = &rows.rows[at];
        // A name that takes most of the page's prose says nothing.
        let surely = row.named.surely || row.name == Name::Aside(Aside::Navigation);
        let most = if surely { 0.95 } else { 0.3 };
        let class = match row.named.key {
            0 => prose[at],
            key => by_class[&key].max(prose[at]),
        };
        let told = row.named.aside == Some(Aside::Advertisement) && prose[at] >= LONGEST_ADVERTISEMENT;
        let named = || by_name(row).filter(|_| class < total * most && !told);
        let teaser = || (rest && teasers[at]).then_some(Aside::Promotion);
        let form = || (is_form(row, prose[at]) && prose[at] < total * 0.3).then_some(Aside::Navigation);
        let cued = || section(rows, at).filter(|_| prose[at] < total * 0.3);
        named().or_else(teaser).or_else(form).or_else(cued)
    };
    let mut asides: Vec<Option<Aside>> = Vec::with_capacity(rows.rows.len());
    for (at, row) in rows.rows.iter().enumerate() {
        let above = if row.parent == at { None } else { asides[row.parent] };
        asides.push(above.or_else(|| of(at)));
    }
    asides
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

/// A box with a field to write into and little else.
fn is_form(row: &Row, prose: f32) -> bool {
    row.fields > 0
        && row.text > 0
        && row.text < LONGEST_FORM
        && prose < FORM
        && matches!(
            row.name,
            Name::Box | Name::Header | Name::Item | Name::Paragraph | Name::Other
        )
}

/// What a box is whose first line says it: `Related stories`, `Comments`.
fn section(rows: &Rows, at: usize) -> Option<Aside> {
    let row = &rows.rows[at];
    if !matches!(
        row.name,
        Name::Box | Name::Header | Name::Item | Name::List | Name::Other
    ) || row.own > 0
    {
        return None;
    }
    let first = (at + 1..row.end).find(|at| rows.rows[*at].own > 0)?;
    let line = &rows.rows[first].line;
    // The line is not all that there is.
    (row.text > rows.rows[first].text).then(|| cues::of(line)).flatten()
}

/// Items that stand beside others of their kind, each with a headline that is a link, and few words.
fn teasers(rows: &Rows) -> Vec<bool> {
    let rows = &rows.rows;
    // Elements that hold a heading that is a link, or are all one link with a heading.
    let mut headed = vec![false; rows.len()];
    for at in (0..rows.len()).rev() {
        let row = &rows[at];
        let linked = row.text >= LEAST_HEADLINE && row.linked * 2 >= row.text;
        headed[at] |= row.name.is_heading() && linked;
        if headed[at] && row.parent != at && row.text <= LONGEST_TEASER {
            headed[row.parent] = true;
        }
    }
    let group = |at: usize| (rows[at].parent, std::mem::discriminant(&rows[at].name));
    let is_item = |at: usize| {
        let row = &rows[at];
        headed[at]
            && row.text <= LONGEST_TEASER
            && matches!(
                row.name,
                Name::Box | Name::Item | Name::Article | Name::Link | Name::Header
            )
    };
    let mut count: FxHashMap<_, usize> = FxHashMap::default();
    for at in (0..rows.len()).filter(|at| is_item(*at)) {
        *count.entry(group(at)).or_default() += 1;
    }
    (0..rows.len())
        .map(|at| is_item(at) && count.get(&group(at)).is_some_and(|count| *count >= LEAST_TEASERS))
        .collect()
}
