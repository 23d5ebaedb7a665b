//! White bands that run down through several lines: between columns of text set close to each other, and between the
//! columns of a table without rules.

use super::glyphs::Glyph;

/// How many lines in a row a band parts at least.
const LINES: usize = 3;
/// How wide, in sizes, the gap in each of them is, and what is left of it over all of them.
const GAP: f64 = 0.5;
const BAND: f64 = 0.3;
/// How much wider than the spaces between the words of its line such a gap is.
const WIDER: f64 = 1.6;
/// The space between words, in sizes, where a line has too few to tell.
const SPACE: f64 = 0.3;
/// How far apart, in sizes, lines that follow each other along a band stand at most.
const APART: f64 = 6.0;

/// How many gaps of a line are looked at.
const MOST: usize = 60;

/// A band and the lines that it parts.
#[derive(Clone, Debug)]
pub(super) struct Gutter {
    from: f64,
    to: f64,
    top: f64,
    bottom: f64,
    lines: usize,
}

impl Gutter {
    /// It runs between two glyphs of a line.
    pub fn parts(&self, before: &Glyph, after: &Glyph) -> bool {
        let (aside, above) = (after.size * 0.05, after.size * 0.3);
        (self.top - above..=self.bottom + above).contains(&after.y)
            && before.x1 <= self.from + aside
            && self.to <= after.x0 + aside
    }
}

/// The gutters of a page, of its lines from head to foot, each from left to right.
pub(super) fn gutters(lines: &[Vec<Glyph>]) -> Vec<Gutter> {
    let mut found = Vec::new();
    let mut open: Vec<Gutter> = Vec::new();
    for line in lines {
        let inked: Vec<&Glyph> = line.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
        let (Some(first), Some(last)) = (inked.first(), inked.last()) else {
            continue;
        };
        let (y, size) = (first.y, first.size.max(last.size));
        let gaps = gaps(&inked);
        let mut free: Vec<Option<(f64, f64)>> = gaps.into_iter().map(Some).collect();
        open.retain_mut(|band| {
            // The line ends left of the band or begins right of it.
            if last.x1 <= band.from + size * BAND || first.x0 >= band.to - size * BAND {
                return keep(band, y - band.bottom < APART * size, &mut found);
            }
            let met = free
                .iter_mut()
                .find(|gap| gap.is_some_and(|(from, to)| to.min(band.to) - from.max(band.from) >= BAND * size));
            if let Some((from, to)) = met.and_then(Option::take) {
                (band.from, band.to) = (band.from.max(from), band.to.min(to));
                band.bottom = y;
                band.lines += 1;
                return true;
            }
            keep(band, false, &mut found)
        });
        open.extend(free.into_iter().flatten().map(|(from, to)| Gutter {
            from,
            to,
            top: y,
            bottom: y,
            lines: 1,
        }));
    }
    for mut band in open {
        keep(&mut band, false, &mut found);
    }
    found
}

/// Whether a band stays open; one that ends is found if it parted enough lines.
fn keep(band: &mut Gutter, stays: bool, found: &mut Vec<Gutter>) -> bool {
    if !stays && band.lines >= LINES {
        found.push(band.clone());
    }
    stays
}

/// The gaps of a line that are wider than its spaces between words.
fn gaps(inked: &[&Glyph]) -> Vec<(f64, f64)> {
    let mut end = f64::MIN;
    let mut all: Vec<(f64, f64, f64)> = Vec::new();
    for pair in inked.windows(2) {
        end = end.max(pair[0].x1);
        let size = pair[0].size.max(pair[1].size);
        if pair[1].x0 - end > size * 0.15 {
            all.push((end, pair[1].x0, (pair[1].x0 - end) / size));
        }
    }
    let mut widths: Vec<f64> = all.iter().map(|gap| gap.2).collect();
    widths.sort_by(f64::total_cmp);
    let space = match widths.get(widths.len() / 4) {
        Some(usual) if widths.len() >= 3 && *usual < 0.9 => *usual,
        _ => SPACE.max(even(inked)),
    };
    all.into_iter()
        .filter(|gap| gap.2 >= GAP.max(space * WIDER))
        .map(|(from, to, _)| (from, to))
        .take(MOST)
        .collect()
}

/// The width, in sizes, of each glyph of a line whose glyphs are all as wide, as a typewriter's; else 0.
fn even(inked: &[&Glyph]) -> f64 {
    let width = |glyph: &&Glyph| (glyph.x1 - glyph.x0) / glyph.size;
    let least = inked.iter().map(width).fold(f64::MAX, f64::min);
    let most = inked.iter().map(width).fold(0.0, f64::max);
    if most - least < 0.02 { most } else { 0.0 }
}
