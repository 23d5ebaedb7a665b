//! Reading order: columns are told apart by the white band between them, which no line of theirs crosses.

use super::pieces::Piece;

/// How deep columns may lie in columns.
const DEEPEST: usize = 6;
/// A band between columns is at least this wide, in sizes of the text.
const BAND: f64 = 0.9;
/// How many lines each of two columns has at least.
const LINES: usize = 3;
/// How wide the lines of a column are on average at least, in sizes: narrower ones are cells of a table.
const PROSE: f64 = 9.0;
/// Lines whose heights differ by less, in sizes, stand beside each other.
const SAME: f64 = 0.3;
/// How much of its column's width a line of prose fills.
const FULL: f64 = 0.7;
/// On a page of more pieces no columns are looked for: no page of text has as many.
const MOST: usize = 3_000;

/// The pieces of a page in the order in which one reads them.
pub(super) fn in_order(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.middle().total_cmp(&b.middle()).then(a.x0.total_cmp(&b.x0)));
    let mut ordered = Vec::with_capacity(pieces.len());
    part(pieces, 0, &mut ordered);
    ordered
}

fn part(pieces: Vec<Piece>, depth: usize, ordered: &mut Vec<Piece>) {
    let mut all = pieces;
    let mut at = 0;
    while at < all.len() {
        let run = if depth < DEEPEST && all.len() <= MOST {
            run(&all[at..])
        } else {
            None
        };
        match run {
            Some(Run::Rows(length)) => {
                ordered.extend_from_slice(&all[at..at + length]);
                at += length;
            }
            Some(Run::Columns(length, band)) => {
                let (left, right): (Vec<Piece>, Vec<Piece>) =
                    all[at..at + length].iter().cloned().partition(|piece| piece.x1 <= band);
                for mut side in [left, right] {
                    if let Some(first) = side.first_mut() {
                        first.fresh = true;
                    }
                    part(side, depth + 1, ordered);
                }
                at += length;
                if let Some(next) = all.get_mut(at) {
                    next.fresh = true;
                }
            }
            None => {
                ordered.push(all[at].clone());
                at += 1;
            }
        }
    }
}

/// How so many of the first pieces stand.
enum Run {
    /// In two columns: with the right edge of the left one.
    Columns(usize, f64),
    /// In the rows of a table.
    Rows(usize),
}

fn run(pieces: &[Piece]) -> Option<Run> {
    let first = pieces.first()?;
    let mut covered: Vec<(f64, f64)> = vec![(first.x0, first.x1)];
    let mut best = None;
    for (index, piece) in pieces.iter().enumerate() {
        cover(&mut covered, piece.x0, piece.x1);
        let band = widest_band(&covered, piece.size.min(first.size));
        match band {
            Some(band) => best = Some((index + 1, band)),
            // It crosses what was a band, or fills the width.
            None if best.is_some() => break,
            None if index >= 40 => break,
            None if index > 0 && covered.len() == 1 && covered[0].1 - covered[0].0 > 45.0 * first.size => break,
            None => {}
        }
    }
    let (length, band) = best?;
    let run = &pieces[..length];
    let side = |left: bool| {
        let pieces = run.iter();
        lines(pieces.filter(|piece| (piece.x1 <= band) == left && piece.table.is_none()))
    };
    let (left, right) = (side(true), side(false));
    if !is_column(&left) || !is_column(&right) {
        return None;
    }
    Some(match last_row(&left, &right) {
        Some(middle) => Run::Rows(run.partition_point(|piece| piece.middle() <= middle)),
        None => Run::Columns(length, band),
    })
}

/// The lines of a side are prose: all together, or those that a table among them does not part.
fn is_column(lines: &[Line]) -> bool {
    let whole: Vec<&Line> = lines.iter().filter(|line| line.pieces.len() == 1).collect();
    is_prose(&lines.iter().collect::<Vec<_>>()) || whole.len() * 2 >= lines.len() && is_prose(&whole)
}

fn is_prose(lines: &[&Line]) -> bool {
    let pieces = || lines.iter().flat_map(|line| &line.pieces);
    let count = pieces().count();
    let mean = pieces().map(|piece| piece.width() / piece.size).sum::<f64>() / count.max(1) as f64;
    let words = pieces().map(|piece| piece.text.split(' ').count()).sum::<usize>();
    let inked = || {
        pieces()
            .flat_map(|piece| piece.text.chars())
            .filter(|char| !char.is_whitespace())
    };
    let letters = inked().filter(|char| char.is_alphabetic()).count();
    count >= LINES && mean >= PROSE && words >= count * 2 && letters * 10 >= inked().count() * 7
}

/// A line of one side.
struct Line<'a> {
    pieces: Vec<&'a Piece>,
    middle: f64,
    from: f64,
    to: f64,
    size: f64,
}

/// The lines of a side, from head to foot.
fn lines<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Vec<Line<'a>> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines
            .last_mut()
            .filter(|line| (line.middle - piece.middle()).abs() < piece.size * SAME)
        {
            Some(line) => {
                (line.from, line.to) = (line.from.min(piece.x0), line.to.max(piece.x1));
                line.pieces.push(piece);
            }
            None => lines.push(Line {
                pieces: vec![piece],
                middle: piece.middle(),
                from: piece.x0,
                to: piece.x1,
                size: piece.size,
            }),
        }
    }
    lines
}

/// How low the last row reaches if the two sides are cells of the same rows: each line has one beside it, and on one
/// side most are much shorter than the longest. Lines of prose fill their column.
fn last_row(left: &[Line], right: &[Line]) -> Option<f64> {
    let (fewer, more) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let beside = fewer.iter().filter_map(|line| {
        let near = |other: &&Line| (other.middle - line.middle).abs() < line.size * SAME;
        more.iter().find(near).map(|other| other.middle.max(line.middle))
    });
    let beside: Vec<f64> = beside.collect();
    let are_rows = beside.len() * 10 >= fewer.len() * 8 && (!is_filled(left) || !is_filled(right));
    beside.last().copied().filter(|_| are_rows)
}

fn is_filled(lines: &[Line]) -> bool {
    let from = lines.iter().map(|line| line.from).fold(f64::MAX, f64::min);
    let to = lines.iter().map(|line| line.to).fold(f64::MIN, f64::max);
    let full = lines.iter().filter(|line| line.to - line.from >= (to - from) * FULL);
    full.count() * 2 >= lines.len()
}

/// Adds a stretch to those that are covered: sorted, apart.
fn cover(covered: &mut Vec<(f64, f64)>, from: f64, to: f64) {
    let start = covered.partition_point(|stretch| stretch.1 < from);
    let end = covered.partition_point(|stretch| stretch.0 <= to);
    let within = covered.get(start..end).unwrap_or_default();
    let from = within.first().map_or(from, |first| first.0.min(from));
    let to = within.last().map_or(to, |last| last.1.max(to));
    covered.splice(start..end.max(start), [(from, to)]);
}

/// The right edge of what stands left of the widest band.
fn widest_band(covered: &[(f64, f64)], size: f64) -> Option<f64> {
    let bands = covered.windows(2).map(|pair| (pair[1].0 - pair[0].1, pair[0].1));
    let widest = bands.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (widest.0 >= BAND * size).then_some(widest.1)
}
