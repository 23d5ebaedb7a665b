//! The elements that hold the article: the one with most of the prose, by its name or by what stands in it, as Readability
//! looks for it (<https://github.com/mozilla/readability>), and those that go on with it.

use rustc_hash::FxHashMap;

use super::around;
use super::rows::{Name, Row, Rows};
use crate::text::Aside;

/// Least prose of an article, about one short paragraph.
const LEAST: f32 = 3.0;
/// How far up a paragraph counts for the elements that hold it.
const LEVELS: usize = 5;

/// What is known of a page's elements.
pub(super) struct Search<'a> {
    pub rows: &'a Rows,
    /// The prose of each element and all within it that no name sets aside.
    pub mass: Vec<f32>,
    /// What an element, or one that holds it, is by its name.
    pub aside: Vec<Option<Aside>>,
    pub total: f32,
    /// The prose of all elements of the same names.
    pub by_class: FxHashMap<u64, f32>,
}

impl<'a> Search<'a> {
    pub fn new(rows: &'a Rows) -> Self {
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

    pub fn density(&self, at: usize) -> f32 {
        let row = &self.rows.rows[at];
        row.linked as f32 / row.text.max(1) as f32
    }

    /// The elements that hold the article, in order; none where no element holds more of it than the others.
    pub fn roots(&self) -> Vec<usize> {
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
                        | Name::Header
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
