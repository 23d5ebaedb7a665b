//! Running headers, footers and page numbers: lines at the edges of pages that come again.

use std::collections::BTreeMap;

use super::Sheet;
use super::pieces::Piece;

/// How much of a page's height its head and its foot are.
const EDGE: f64 = 0.11;
/// How many lines at the head and the foot of a page are looked at.
const LINES: usize = 4;

/// Takes them out, and gives each wording once.
pub(super) fn take_out(sheets: &mut [Sheet]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for sheet in sheets.iter() {
        let mut here: Vec<String> = edges(sheet).map(|(_, piece)| shape(&piece.text)).collect();
        here.sort();
        here.dedup();
        for shape in here {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let needed = if sheets.len() <= 3 { 2 } else { 3.max(sheets.len() / 6) };
    let mut told: Vec<String> = Vec::new();
    let mut shapes: Vec<String> = Vec::new();
    let several = sheets.len() > 1;
    let numbers = numbers(sheets);
    for (index, sheet) in sheets.iter_mut().enumerate() {
        let again = |piece: &Piece| {
            let count = seen.get(&shape(&piece.text)).copied().unwrap_or_default();
            count >= needed && !is_page_number(&piece.text)
        };
        // A number that stands beside other words is a cell of a table.
        let alone = |piece: &Piece| {
            let beside = |other: &&Piece| (other.middle() - piece.middle()).abs() < piece.size * 0.5;
            let others = sheet.pieces.iter().filter(beside);
            others
                .filter(|other| other.text != piece.text || other.x0 != piece.x0)
                .all(again)
        };
        let running = |piece: &Piece| {
            again(piece) || is_page_number(&piece.text) && (several || piece.text == "1") && alone(piece)
        };
        let numbered = numbers.iter().filter(|(of, _)| *of == index).map(|(_, at)| *at);
        let mut out: Vec<usize> = edges(sheet)
            .filter(|(_, piece)| running(piece))
            .map(|(at, _)| at)
            .chain(numbered)
            .collect();
        out.sort_unstable();
        out.dedup();
        for at in out.into_iter().rev() {
            let piece = sheet.pieces.remove(at);
            let shape = shape(&piece.text);
            if !is_page_number(&piece.text) && !shapes.contains(&shape) {
                shapes.push(shape);
                told.push(piece.text);
            }
            if piece.fresh
                && let Some(next) = sheet.pieces.get_mut(at)
            {
                next.fresh = true;
            }
        }
    }
    told
}

/// Numbers that stand alone as the last line of their pages, further from the edge, and count them: by sheet and piece.
fn numbers(sheets: &[Sheet]) -> Vec<(usize, usize)> {
    let mut found: BTreeMap<i64, Vec<(usize, usize)>> = BTreeMap::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let by_height = |a: &(usize, &Piece), b: &(usize, &Piece)| a.1.bottom.total_cmp(&b.1.bottom);
        let Some((at, last)) = sheet.pieces.iter().enumerate().max_by(by_height) else {
            continue;
        };
        let alone = sheet.pieces.iter().filter(|piece| piece.bottom > last.top).count() == 1;
        if let Some(number) = last
            .text
            .parse::<i64>()
            .ok()
            .filter(|number| alone && (0..10_000).contains(number))
        {
            found.entry(number - index as i64).or_default().push((index, at));
        }
    }
    let counted = found
        .into_values()
        .filter(|of| of.len() >= 2 && of.len() * 2 >= sheets.len());
    counted.flatten().collect()
}

/// The lines at the head and at the foot of a page, ascending.
fn edges(sheet: &Sheet) -> impl Iterator<Item = (usize, &Piece)> {
    let mut by_height: Vec<usize> = (0..sheet.pieces.len()).collect();
    by_height.sort_by(|a, b| sheet.pieces[*a].middle().total_cmp(&sheet.pieces[*b].middle()));
    let head = by_height
        .iter()
        .take(LINES)
        .filter(|at| sheet.pieces[**at].middle() < sheet.height * EDGE);
    let foot = by_height
        .iter()
        .rev()
        .take(LINES)
        .filter(|at| sheet.pieces[**at].middle() > sheet.height * (1.0 - EDGE));
    let mut edges: Vec<usize> = head.chain(foot).copied().collect();
    edges.sort_unstable();
    edges.dedup();
    edges
        .into_iter()
        .map(|at| (at, &sheet.pieces[at]))
        .filter(|(_, piece)| piece.table.is_none())
}

/// A line with all numbers alike.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for char in text.chars() {
        match char {
            char if char.is_ascii_digit() => {
                if !shape.ends_with('#') {
                    shape.push('#');
                }
            }
            char if char.is_whitespace() => {}
            char => shape.extend(char.to_lowercase()),
        }
    }
    shape
}

/// `12`, `– 12 –`, `Page 3 of 9`, `iv`, `3/9`.
fn is_page_number(text: &str) -> bool {
    let mut numbers = 0;
    let words = text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let fits = words.clone().all(|word| {
        let lower = word.to_ascii_lowercase();
        let number = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let roman = word.len() <= 5 && lower.bytes().all(|byte| b"ivxlc".contains(&byte));
        numbers += usize::from(number || roman);
        number || roman || matches!(lower.as_str(), "page" | "p" | "of" | "seite" | "pag")
    });
    fits && (1..=2).contains(&numbers) && words.count() <= 4 && text.chars().count() <= 20
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for (text, expected) in [
            ("12", true),
            ("– 12 –", true),
            ("Page 3 of 9", true),
            ("3/9", true),
            ("iv", true),
            ("2024 12 31", false),
            ("12 ferries", false),
            ("Harbour", false),
            ("", false),
        ] {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
        assert_eq!(shape("Page 12 of 340"), "page#of#");
    }
}
