//! Tables by their rules: lines that cross form a grid, and a cell is what no rule parts.

use super::glyphs::{Glyph, Rule};
use super::pieces::{self, Piece};
use crate::formats::read::markup::{self, Cell, escape};

/// Rules this close, in points, are one.
const CLOSE: f64 = 2.5;
/// How much of a cell's side a rule covers to part it from its neighbour.
const COVERED: f64 = 0.6;
/// How far above the grid, in sizes, the names of its columns stand at most, and how far beside it they reach.
const ABOVE: f64 = 1.8;
const BESIDE: f64 = 0.6;
/// How many rows and columns a table may have.
const ROWS: usize = 400;
const COLUMNS: usize = 60;

/// The tables of a page, and the glyphs outside them.
pub(super) fn tables(glyphs: Vec<Glyph>, rules: &[Rule]) -> (Vec<Piece>, Vec<Glyph>) {
    let mut tables = Vec::new();
    let mut rest = glyphs;
    for group in crossing(rules) {
        let Some(grid) = Grid::of(&group) else { continue };
        let (within, mut outside): (Vec<Glyph>, Vec<Glyph>) = rest.iter().cloned().partition(|glyph| grid.holds(glyph));
        let head = grid.head(&outside);
        if let Some(piece) = grid.table(within, head.as_ref()) {
            if let Some(Head { y, .. }) = head {
                outside.retain(|glyph| !grid.is_head(glyph, y));
            }
            tables.push(piece);
            rest = outside;
        }
    }
    (tables, rest)
}

/// Rules in groups that touch each other.
fn crossing(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut group: Vec<usize> = (0..rules.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    let touch = |a: &Rule, b: &Rule| {
        let (upright, level) = if a.upright { (a, b) } else { (b, a) };
        if a.upright == b.upright {
            (a.at - b.at).abs() <= CLOSE && a.from <= b.to + CLOSE && b.from <= a.to + CLOSE
        } else {
            let reach = CLOSE * 1.5;
            (level.from - reach..=level.to + reach).contains(&upright.at)
                && (upright.from - reach..=upright.to + reach).contains(&level.at)
        }
    };
    for a in 0..rules.len() {
        for b in a + 1..rules.len() {
            if touch(&rules[a], &rules[b]) {
                let (a, b) = (root(&mut group, a), root(&mut group, b));
                group[a.max(b)] = a.min(b);
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, Vec<Rule>> = std::collections::BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        groups.entry(root(&mut group, at)).or_default().push(*rule);
    }
    groups.into_values().filter(|group| group.len() >= 4).collect()
}

/// The names of the columns, above the highest rule.
struct Head {
    y: f64,
    columns: Vec<Vec<Glyph>>,
}

struct Grid {
    xs: Vec<f64>,
    ys: Vec<f64>,
    rules: Vec<Rule>,
}

impl Grid {
    fn of(rules: &[Rule]) -> Option<Grid> {
        let edges = |upright: bool| {
            let own = rules
                .iter()
                .filter(move |rule| rule.upright == upright)
                .map(|rule| rule.at);
            let others = rules.iter().filter(move |rule| rule.upright != upright);
            // Tables are often open at their sides: there the rules across them end.
            let least = others.clone().map(|rule| rule.from).fold(f64::MAX, f64::min);
            let most = others.map(|rule| rule.to).fold(f64::MIN, f64::max);
            let mut all: Vec<f64> = own.chain([least, most]).filter(|at| at.abs() < 1e6).collect();
            all.sort_by(f64::total_cmp);
            all.dedup_by(|a, b| (*a - *b).abs() <= CLOSE);
            all
        };
        let (xs, ys) = (edges(true), edges(false));
        let fits = (3..=COLUMNS + 1).contains(&xs.len()) && (3..=ROWS + 1).contains(&ys.len());
        fits.then(|| Grid {
            xs,
            ys,
            rules: rules.to_vec(),
        })
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        self.cell(glyph).is_some()
    }

    /// The row and column in which a glyph stands.
    fn cell(&self, glyph: &Glyph) -> Option<(usize, usize)> {
        let (x, y) = ((glyph.x0 + glyph.x1) / 2.0, glyph.y - glyph.size * 0.3);
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?;
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?;
        (row + 1 < self.ys.len() && column + 1 < self.xs.len()).then_some((row, column))
    }

    /// A glyph on the line at a height above the grid, and over it.
    fn is_head(&self, glyph: &Glyph, y: f64) -> bool {
        let reach = glyph.size * BESIDE;
        (glyph.y - y).abs() < glyph.size * 0.3
            && glyph.x0 > self.xs[0] - reach
            && self.xs.last().is_some_and(|last| glyph.x1 < last + reach)
    }

    /// The line right above the grid, if it names the columns: each has words of its own, but for the first, and none
    /// crosses from one to the next.
    fn head(&self, outside: &[Glyph]) -> Option<Head> {
        let top = self.ys[0];
        let (left, right) = (self.xs[0], *self.xs.last()?);
        let near = outside.iter().filter(|glyph| {
            let over = glyph.x1 > left && glyph.x0 < right && !glyph.text.trim().is_empty();
            over && glyph.y <= top + CLOSE && top - glyph.y < glyph.size * ABOVE
        });
        let y = near.map(|glyph| glyph.y).max_by(f64::total_cmp)?;
        let mut columns: Vec<Vec<Glyph>> = vec![Vec::new(); self.xs.len() - 1];
        for glyph in outside.iter().filter(|glyph| self.is_head(glyph, y)) {
            let middle = (glyph.x0 + glyph.x1) / 2.0;
            let column = self.xs.partition_point(|edge| *edge <= middle).checked_sub(1)?;
            columns.get_mut(column)?.push(glyph.clone());
        }
        let mut end = f64::MIN;
        for (at, column) in columns.iter().enumerate() {
            let inked = || column.iter().filter(|glyph| !glyph.text.trim().is_empty());
            let from = inked().map(|glyph| glyph.x0).fold(f64::MAX, f64::min);
            let size = inked().map(|glyph| glyph.size).fold(0.0, f64::max);
            if size == 0.0 && at == 0 {
                continue;
            }
            if size == 0.0 || from - end < size * 0.5 {
                return None;
            }
            end = inked().map(|glyph| glyph.x1).fold(end, f64::max);
        }
        Some(Head { y, columns })
    }

    /// A rule runs along the side of a cell.
    fn parted(&self, upright: bool, at: f64, from: f64, to: f64) -> bool {
        let along = self
            .rules
            .iter()
            .filter(|rule| rule.upright == upright && (rule.at - at).abs() <= CLOSE * 1.5);
        let covered: f64 = along.map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0.0)).sum();
        covered >= (to - from) * COVERED
    }

    /// The table with the glyphs within it; none if hardly any cell has words.
    fn table(&self, glyphs: Vec<Glyph>, head: Option<&Head>) -> Option<Piece> {
        let (rows, columns) = (self.ys.len() - 1, self.xs.len() - 1);
        // For each slot, the slot in which its cell begins.
        let mut begins: Vec<Vec<Option<(usize, usize)>>> = vec![vec![None; columns]; rows];
        let mut cells: Vec<(usize, usize, usize, usize)> = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                if begins[row][column].is_some() {
                    continue;
                }
                let (top, bottom) = (self.ys[row], self.ys[row + 1]);
                let mut wide = 1;
                while column + wide < columns
                    && begins[row][column + wide].is_none()
                    && !self.parted(true, self.xs[column + wide], top, bottom)
                {
                    wide += 1;
                }
                let (left, right) = (self.xs[column], self.xs[column + wide]);
                let mut high = 1;
                while row + high < rows && !self.parted(false, self.ys[row + high], left, right) {
                    high += 1;
                }
                for line in &mut begins[row..row + high] {
                    line[column..column + wide].fill(Some((row, column)));
                }
                cells.push((row, column, high, wide));
            }
        }
        if cells.len() < 4 {
            return None;
        }
        let size = glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
        let mut content: Vec<Vec<Vec<Glyph>>> = vec![vec![Vec::new(); columns]; rows];
        for glyph in glyphs {
            if let Some((row, column)) = self.cell(&glyph).and_then(|(row, column)| begins[row][column]) {
                content[row][column].push(glyph);
            }
        }
        let mut html: Vec<Vec<Cell>> = vec![Vec::new(); rows];
        let (mut filled, mut letters, mut lists) = (0, 0, 0);
        for (row, column, high, wide) in &cells {
            let (text, bold, numbers) = words(std::mem::take(&mut content[*row][*column]));
            filled += usize::from(!text.is_empty());
            letters += text.len();
            lists += usize::from(numbers >= 5);
            html[*row].push(Cell {
                inner: escape(&text),
                header: bold && *row == 0,
                rows: *high,
                columns: *wide,
            });
        }
        // A frame around prose, or the lines of a chart, are no table; rules between columns alone part no rows.
        if lists > 1 || filled * 2 < cells.len() || filled < 4 || letters / filled.max(1) > 400 {
            return None;
        }
        if let Some(head) = head {
            let name = |glyphs: &Vec<Glyph>| Cell {
                header: true,
                ..Cell::new(escape(&words(glyphs.clone()).0))
            };
            html.insert(0, head.columns.iter().map(name).collect());
        }
        let (last_x, last_y) = (self.xs[columns], self.ys[rows]);
        Some(Piece {
            text: String::new(),
            table: Some(markup::table("", &html)),
            x0: self.xs[0],
            x1: last_x,
            top: head.map_or(self.ys[0], |head| head.y),
            bottom: last_y,
            size: size.max(6.0),
            bold: false,
            fresh: false,
        })
    }
}

/// The words of a cell, its lines joined; whether all are bold; how many lines are numbers.
fn words(glyphs: Vec<Glyph>) -> (String, bool, usize) {
    let mut text = String::new();
    let mut bold = true;
    let mut numbers = 0;
    for piece in pieces::pieces(glyphs) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&piece.text);
        bold &= piece.bold;
        numbers += usize::from(!piece.text.contains(char::is_alphabetic));
    }
    let bold = bold && !text.is_empty();
    (text, bold, numbers)
}
