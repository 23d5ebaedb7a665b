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
        let run = if depth < DEEPEST { columns(&all[at..]) } else { None };
        match run {
            Some((length, band)) => {
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

/// How many of the first pieces stand in two columns, and where the band between them begins to its right.
fn columns(pieces: &[Piece]) -> Option<(usize, f64)> {
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
    let sides = |left: bool| {
        run.iter()
            .filter(move |piece| (piece.x1 <= band) == left && piece.table.is_none())
    };
    let is_column = |left: bool| {
        let count = sides(left).count();
        let mean = sides(left).map(|piece| piece.width() / piece.size).sum::<f64>() / count.max(1) as f64;
        let words = sides(left).map(|piece| piece.text.split(' ').count()).sum::<usize>();
        let inked = || {
            sides(left)
                .flat_map(|piece| piece.text.chars())
                .filter(|char| !char.is_whitespace())
        };
        let letters = inked().filter(|char| char.is_alphabetic()).count();
        count >= LINES && mean >= PROSE && words >= count * 2 && letters * 10 >= inked().count() * 7
    };
    (is_column(true) && is_column(false)).then_some((length, band))
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
