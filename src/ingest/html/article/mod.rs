//! Which elements of a page hold its article: the element with most of the prose is looked for as Readability does
//! (<https://github.com/mozilla/readability>), what its name says of it counts, and within it what names, links and
//! headings show to be around the text is left out.

mod around;
mod cues;
mod edges;
mod naming;
mod rows;

use ego_tree::NodeId;
use rustc_hash::FxHashMap;
use scraper::Html;

use crate::text::Aside;
use rows::{Name, Row, Rows};

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

/// Least prose of an article, about one short paragraph.
const LEAST: f32 = 3.0;
/// Longest text of a caption: one that is longer is something else.
const LONGEST_CAPTION: usize = 1_000;
/// Most prose of an advertisement.
const LONGEST_ADVERTISEMENT: f32 = 4.0;
/// Longest text beside a picture that is about it.
const LONGEST_PICTURE: usize = 240;
/// Longest text within a line that its name may set aside.
const LONGEST_INLINE: usize = 100;
/// Shortest text of a lead that stands apart from the article's.
const LEAD: usize = 80;
/// How far up a paragraph counts for the elements that hold it.
const LEVELS: usize = 5;

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
        search.title(&roots, &mut marks);
    }
    let within: Vec<(usize, usize)> = if found {
        roots.iter().map(|root| (*root, rows.rows[*root].end)).collect()
    } else {
        vec![(0, rows.rows.len())]
    };
    for (first, end) in within {
        if found {
            search.clean(first, end, &mut marks);
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

struct Search<'a> {
    rows: &'a Rows,
    /// The prose of each element and all within it that no name sets aside.
    mass: Vec<f32>,
    /// What an element, or one that holds it, is by its name.
    aside: Vec<Option<Aside>>,
    total: f32,
    /// The prose of all elements of the same names.
    by_class: FxHashMap<u64, f32>,
}

impl<'a> Search<'a> {
    fn new(rows: &'a Rows) -> Self {
        let mut search = Self {
            rows,
            mass: Vec::new(),
            aside: Vec::new(),
            total: 0.0,
            by_class: FxHashMap::default(),
        };
        let all = sums(&rows.rows, &vec![None; rows.rows.len()]);
        let total = all.first().copied().unwrap_or(0.0);
        let mut by_class: FxHashMap<u64, f32> = FxHashMap::default();
        for (row, mass) in rows.rows.iter().zip(&all) {
            *by_class.entry(row.named.key).or_default() += mass;
        }
        let asides = around::asides(rows, &all, &by_class);
        search.mass = sums(&rows.rows, &asides);
        search.total = search.mass.first().copied().unwrap_or(0.0);
        search.aside = asides;
        search.by_class = by_class;
        if search.total < LEAST {
            search.mass = all;
            search.total = total;
            search.aside = vec![None; rows.rows.len()];
        }
        search
    }

    fn density(&self, at: usize) -> f32 {
        let row = &self.rows.rows[at];
        row.linked as f32 / row.text.max(1) as f32
    }

    /// The elements that hold the article, in order; none where no element holds more of it than the others.
    fn roots(&self) -> Vec<usize> {
        if self.total < LEAST {
            return Vec::new();
        }
        let Some(top) = self.named_body().or_else(|| self.densest()) else {
            return Vec::new();
        };
        let top = self.first_of_several(self.widen(top));
        let roots = self.with_siblings(top);
        let mass: f32 = roots.iter().map(|root| self.mass[*root]).sum();
        if mass < self.total * 0.15 || mass < LEAST {
            Vec::new()
        } else {
            roots
        }
    }

    /// The element that its page names as the article's body.
    fn named_body(&self) -> Option<usize> {
        let rows = &self.rows.rows;
        let named = |at: &usize| rows[*at].named.body && self.aside[*at].is_none() && self.mass[*at] >= LEAST;
        let best = (0..rows.len())
            .filter(named)
            .max_by(|a, b| self.mass[*a].total_cmp(&self.mass[*b]).then(b.cmp(a)))?;
        // The innermost of those that hold nearly as much.
        let inner = (best..rows[best].end).rfind(|at| named(at) && self.mass[*at] >= self.mass[best] * 0.9)?;
        (self.mass[inner] >= self.total * 0.4).then_some(inner)
    }

    /// The element with most prose near to it, fewest links, and a name that does not speak against it.
    fn densest(&self) -> Option<usize> {
        let rows = &self.rows.rows;
        let mut scores = vec![0.0f32; rows.len()];
        for (at, row) in rows.iter().enumerate() {
            if row.prose <= 0.0 || self.aside[at].is_some() {
                continue;
            }
            // Running text that a box holds itself is a paragraph in it.
            let boxed = matches!(row.name, Name::Box | Name::Article | Name::Main | Name::Body);
            for (level, above) in self
                .rows
                .ancestors(at)
                .skip(usize::from(!boxed))
                .take(LEVELS)
                .enumerate()
            {
                let share = match level {
                    0 => 1.0,
                    1 => 0.5,
                    level => 1.0 / (level as f32 * 3.0),
                };
                scores[above] += row.prose * share;
            }
        }
        let score = |at: usize| {
            let row = &rows[at];
            let named = if row.named.body { 1.25 } else { 1.0 };
            let kind = match row.name {
                Name::List | Name::Item | Name::Cell | Name::Heading(_) | Name::Quotation => 0.7,
                Name::Article | Name::Main => 1.1,
                _ => 1.0,
            };
            scores[at] * (1.0 - self.density(at)) * named * kind
        };
        let holds = |at: &usize| {
            self.aside[*at].is_none()
                && matches!(
                    rows[*at].name,
                    Name::Body
                        | Name::Article
                        | Name::Main
                        | Name::Box
                        | Name::Other
                        | Name::Quotation
                        | Name::Item
                        | Name::List
                        | Name::Ends
                )
        };
        (0..rows.len())
            .filter(holds)
            .filter(|at| scores[*at] > 0.0)
            .max_by(|a, b| score(*a).total_cmp(&score(*b)).then(b.cmp(a)))
    }

    /// Goes up while what is around holds much more of the article.
    fn widen(&self, top: usize) -> usize {
        let rows = &self.rows.rows;
        // How many articles with prose begin before each row.
        let mut others = Vec::with_capacity(rows.len() + 1);
        let mut count = 0usize;
        for (at, row) in rows.iter().enumerate() {
            others.push(count);
            count += usize::from(row.name == Name::Article && self.mass[at] > 0.0);
        }
        others.push(count);
        let mut wide = top;
        for above in self.rows.ancestors(top).skip(1) {
            let row = &rows[above];
            if matches!(row.name, Name::Other) && row.parent == above {
                break;
            }
            let gain = self.mass[above] - self.mass[wide];
            if gain <= 0.0 {
                continue;
            }
            // Prose of other articles, and that of teasers among links.
            let added = row.text - rows[wide].text;
            let links = (row.linked - rows[wide].linked) as f32 / added.max(1) as f32;
            let within = |at: usize| others[rows[at].end] - others[at + 1];
            let own = usize::from(rows[wide].name == Name::Article);
            let others = within(above).saturating_sub(within(wide) + own);
            // What a page names as the body is nearly always the whole of it, unless it names several.
            let whole = rows[wide].named.key == 0 || self.by_class[&rows[wide].named.key] <= self.mass[wide] * 1.15;
            let least = if rows[wide].named.body && whole { 0.5 } else { 0.1 };
            if gain >= self.mass[wide] * least && links < 0.3 && others == 0 {
                wide = above;
            } else if links >= 0.3 || others > 0 {
                break;
            }
        }
        wide
    }

    /// Of several articles with headlines, the first.
    fn first_of_several(&self, top: usize) -> usize {
        let rows = &self.rows.rows;
        // The article that holds the element, and what holds that.
        let own = self
            .rows
            .ancestors(top)
            .filter(|at| rows[*at].name == Name::Article)
            .last();
        let base = own.map_or(top, |own| rows[own].parent);
        let mut articles = Vec::new();
        let mut at = base + 1;
        while at < rows[base].end {
            let row = &rows[at];
            if row.name != Name::Article {
                at += 1;
                continue;
            }
            let headed = (at..row.end).any(|at| matches!(rows[at].name, Name::Heading(1..=3)));
            if headed && self.mass[at] >= LEAST {
                articles.push(at);
            }
            at = row.end;
        }
        let Some(&first) = articles.first() else { return top };
        let alike = |other: usize| rows[other].named.key == rows[first].named.key;
        let several = match own {
            Some(own) => own != first && alike(own),
            None => articles.iter().skip(1).any(|other| alike(*other)),
        };
        let headline = (base..rows[first].end).any(|at| matches!(rows[at].name, Name::Heading(1..=2)));
        let enough = self.mass[first] >= (self.mass[top] * 0.2).max(LEAST * 2.0);
        if several && headline && (enough || own.is_none()) {
            first
        } else {
            top
        }
    }

    /// The element and those beside it that go on with it: paragraphs, and elements with as much prose.
    fn with_siblings(&self, top: usize) -> Vec<usize> {
        let rows = &self.rows.rows;
        let parent = rows[top].parent;
        if parent == top || rows[top].name == Name::Body {
            return vec![top];
        }
        let mut roots = Vec::new();
        let mut at = parent + 1;
        while at < rows[parent].end {
            let row = &rows[at];
            let density = self.density(at);
            let paragraph = matches!(row.name, Name::Paragraph | Name::Quotation)
                && (row.text > 80 && density < 0.25 || row.text > 20 && row.linked == 0 && row.sentence);
            let same = row.named.key != 0 && row.named.key == rows[top].named.key;
            let share = if same || row.named.body { 0.0 } else { 0.1 };
            let large =
                self.mass[at] >= (self.mass[top] * share).max(LEAST) && density < 0.25 && row.name != Name::Article;
            // What stands above a body that its page names is a lead.
            let lead = at < top && rows[top].named.body && row.name == Name::Paragraph;
            if at == top || self.aside[at].is_none() && !lead && (paragraph || large) {
                roots.push(at);
            }
            at = row.end;
        }
        roots
    }

    /// The page's headline, where it stands above the article.
    fn title(&self, roots: &[usize], marks: &mut [Option<Mark>]) {
        let Some(&first) = roots.first() else { return };
        let rows = &self.rows.rows;
        let heads = |at: &usize| {
            matches!(rows[*at].name, Name::Heading(1))
                && rows[*at].text > 0
                && self.rows.ancestors(*at).all(|at| !roots.contains(&at))
        };
        let inside = (first..rows[first].end).any(|at| rows[at].name == Name::Heading(1));
        let above = (0..first).rfind(heads);
        let Some(title) = above.filter(|_| !inside) else { return };
        marks[title] = Some(Mark::Article);
        // A lead that stands between the headline and the article.
        let mut leads = Vec::new();
        for at in rows[title].end..first {
            let row = &rows[at];
            let lead =
                row.prose > 1.5 && row.sentence && row.own > LEAD && row.own == row.text && row.linked * 5 < row.own;
            if lead && self.aside[at].is_none() && !self.rows.ancestors(at).any(|at| is_caption(&rows[at])) {
                leads.push(at);
            }
        }
        // Several paragraphs are the article's beginning.
        let mark = if leads.len() > 2 {
            Mark::Article
        } else {
            Mark::Standfirst
        };
        for at in leads {
            marks[at] = Some(mark);
        }
    }

    /// Marks what is not the article's among the rows from `first` to `end`.
    fn clean(&self, first: usize, end: usize, marks: &mut [Option<Mark>]) {
        let rows = &self.rows.rows;
        let whole = self.mass[first].max(1.0);
        let mut at = first + 1;
        while at < end {
            let row = &rows[at];
            if marks[at].is_none()
                && let Some(mark) = self.judge(at, whole)
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

    fn judge(&self, at: usize, whole: f32) -> Option<Mark> {
        let row = &self.rows.rows[at];
        let small = self.mass[at] < whole * 0.3;
        let many = self
            .by_class
            .get(&row.named.key)
            .is_some_and(|mass| row.named.key != 0 && *mass > self.total * 0.45);
        if is_caption(row) {
            return Some(Mark::Caption);
        }
        // An advertisement does not go on for paragraphs.
        let told = row.named.aside == Some(Aside::Advertisement) && self.mass[at] >= LONGEST_ADVERTISEMENT;
        if let Some(aside) = by_name(row).filter(|_| small && !many && !told) {
            return Some(Mark::Aside(aside));
        }
        // One article within another is a teaser, or a comment.
        if row.name == Name::Article && small && (at..row.end).any(|at| self.rows.rows[at].name.is_heading()) {
            return Some(Mark::Aside(Aside::Promotion));
        }
        if self.is_gadget(at) {
            return Some(Mark::Aside(Aside::Navigation));
        }
        if !row.sentence && row.text == row.own && !row.name.is_heading() && cues::is_credit(&row.line) || self.is_picture_box(at) {
            return Some(Mark::Caption);
        }
        let density = self.density(at);
        let links = matches!(
            row.name,
            Name::Box | Name::List | Name::Table | Name::Ends | Name::Article
        ) && row.text > 0
            && small
            && (density > if row.name == Name::List { 0.75 } else { 0.5 } && self.mass[at] < 3.0 || density > 0.85);
        if links {
            return Some(Mark::Aside(Aside::Promotion));
        }
        let line = row.name == Name::Paragraph && density > 0.9 && row.text < 200 && !row.sentence;
        line.then_some(Mark::Aside(Aside::Promotion))
    }

    /// A box of several short lines without a sentence, as those of a player or a chart are.
    fn is_gadget(&self, at: usize) -> bool {
        let row = &self.rows.rows[at];
        if row.name != Name::Box || row.own > 0 || self.mass[at] > 0.0 || row.text > 2_000 {
            return false;
        }
        let (mut lines, mut length) = (0, 0);
        for row in &self.rows.rows[at..row.end] {
            if row.listed || matches!(row.name, Name::Table | Name::Cell | Name::Quotation | Name::List) {
                return false;
            }
            lines += usize::from(row.own > 0 && !row.name.is_heading());
            length += row.own;
        }
        lines >= 3 && length < lines * 50
    }

    /// A box of a picture and the words about it.
    fn is_picture_box(&self, at: usize) -> bool {
        let row = &self.rows.rows[at];
        if row.name != Name::Box || row.own > 0 || row.pictures == 0 || row.text == 0 || row.text > LONGEST_PICTURE {
            return false;
        }
        let within = &self.rows.rows[at + 1..row.end];
        let lines = within.iter().filter(|row| row.own > 0).count();
        lines <= 2 && !within.iter().any(|row| row.listed || row.name.is_heading() || row.name == Name::Quotation)
    }
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

/// The prose of each element and all within it.
fn sums(rows: &[Row], aside: &[Option<Aside>]) -> Vec<f32> {
    let mut sums: Vec<f32> = rows
        .iter()
        .zip(aside)
        .map(|(row, aside)| if aside.is_some() { 0.0 } else { row.prose })
        .collect();
    for at in (1..rows.len()).rev() {
        let sum = sums[at];
        if rows[at].parent != at {
            sums[rows[at].parent] += sum;
        }
    }
    sums
}

#[cfg(test)]
mod tests;
