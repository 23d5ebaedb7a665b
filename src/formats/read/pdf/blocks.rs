//! Lines to paragraphs and headings, over the ends of columns and pages; words that were parted at a line's end are joined.

use std::collections::{BTreeMap, BTreeSet};

use super::Sheet;
use super::aligned;
use super::pieces::Piece;
use crate::formats::read::markup::escape;

/// A heading is larger than the text by this factor, or bold.
const LARGER: f64 = 1.14;
/// Longest heading, in characters.
const HEADING: usize = 220;
/// Lines of a heading stand at most this many sizes apart.
const APART: f64 = 1.75;
/// How much further than most lines those of two paragraphs stand apart at least.
const WIDER: f64 = 1.22;

/// A line whose end leaves this much of the width free ends a paragraph, where a sentence ends.
const SHORT: f64 = 0.18;
/// How much room, in sizes, a word needs besides its width.
const ROOM: f64 = 0.6;

/// How most of the text stands.
struct Body {
    size: f64,
    /// How far, in sizes, the lines of a paragraph stand apart at most.
    apart: f64,
}

/// What stands in the text, one after the other.
enum Block {
    Table(String),
    Lines(Lines),
}

/// Lines that belong together.
struct Lines {
    text: String,
    size: f64,
    bold: bool,
    count: usize,
    /// The last line, and where the lines begin and end at most.
    last: Piece,
    left: f64,
    right: f64,
    item: bool,
    /// Of an item that begins with one: `3.`.
    number: Option<u32>,
    /// How far lines reach to the right in this column.
    edge: f64,
}

/// Writes all sheets as HTML.
pub(super) fn write(sheets: Vec<Sheet>, body: &mut String) {
    let known = words(&sheets);
    let size = prevailing_size(&sheets);
    let body_text = Body {
        size,
        apart: (prevailing_step(&sheets) * WIDER).max(1.35),
    };
    let mut blocks: Vec<Block> = Vec::new();
    for sheet in sheets {
        let mut rest = sheet.pieces.as_slice();
        let edges = edges(&sheet.pieces);
        let mut begins = true;
        while let Some(piece) = rest.first() {
            if let Some(table) = &piece.table {
                blocks.push(Block::Table(table.clone()));
                rest = &rest[1..];
                continue;
            }
            if let Some((count, table)) = aligned::table(rest) {
                blocks.push(Block::Table(table));
                rest = &rest[count..];
                continue;
            }
            match blocks.last_mut() {
                Some(Block::Lines(lines)) if lines.takes(piece, begins, &body_text) => lines.add(piece, &known),
                _ => blocks.push(Block::Lines(Lines::new(piece, edges[sheet.pieces.len() - rest.len()]))),
            }
            begins = false;
            rest = &rest[1..];
        }
    }
    over_tables(&mut blocks, &known);
    let levels = levels(&blocks, size);
    for block in blocks {
        match block {
            Block::Table(table) => body.push_str(&table),
            Block::Lines(lines) => {
                let text = escape(lines.text.trim());
                match lines.level(size, &levels) {
                    Some(level) => body.push_str(&format!("<h{level}>{text}</h{level}>\n")),
                    None if lines.item => body.push_str(&format!(
                        "<ul><li>{}</li></ul>\n",
                        text.trim_start_matches(BULLETS).trim_start_matches(MARKS).trim()
                    )),
                    None => body.push_str(&format!("<p>{text}</p>\n")),
                }
            }
        }
    }
    *body = body.replace("</ul>\n<ul>", "\n");
}

/// How far lines reach to the right in the column in which each piece stands.
fn edges(pieces: &[Piece]) -> Vec<f64> {
    let columns = pieces.chunk_by(|_, next| !next.fresh);
    let edge = |column: &[Piece]| {
        let lines = column.iter().filter(|piece| piece.table.is_none());
        let edge = lines.map(|piece| piece.x1).fold(f64::MIN, f64::max);
        std::iter::repeat_n(edge, column.len())
    };
    columns.flat_map(edge).collect()
}

/// The number with which an item of a list begins: `3.`, `3)`, `(3)`.
fn number_of_item(text: &str) -> Option<u32> {
    let (mark, rest) = text.split_once(' ').unwrap_or((text, ""));
    let number = mark.strip_suffix(['.', ')'])?.trim_start_matches('(');
    let number = number.parse().ok().filter(|_| number.len() <= 2)?;
    (rest.is_empty() || rest.starts_with(|char: char| char.is_alphanumeric() || "“\"‘'(".contains(char)))
        .then_some(number)
}

/// In print, a star or a dash stands for a bullet where a space follows it.
const MARKS: [char; 2] = ['*', '-'];

fn is_item(text: &str) -> bool {
    text.starts_with(BULLETS)
        || text
            .strip_prefix(MARKS)
            .is_some_and(|rest| rest.starts_with(' ') && rest.contains(char::is_alphabetic))
}

/// The words end a sentence, or announce what follows. A mark of a note may stand after them.
fn has_ended(text: &str) -> bool {
    let text = text.trim_end_matches(|char: char| char.is_whitespace() || RAISED.contains(char));
    text.ends_with(['.', '!', '?', ':', '”', '"', '…', ';'])
}

const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

const BULLETS: [char; 8] = ['•', '▪', '●', '◦', '‣', '■', '\u{2043}', '○'];

impl Lines {
    fn new(piece: &Piece, edge: f64) -> Self {
        Lines {
            text: piece.text.clone(),
            size: piece.size,
            bold: piece.bold,
            count: 1,
            last: piece.clone(),
            left: piece.x0,
            right: piece.x1,
            item: is_item(&piece.text),
            number: number_of_item(&piece.text),
            edge,
        }
    }

    fn is_larger(&self, size: f64) -> bool {
        self.size >= size * LARGER
    }

    /// The piece stands on the last line, to its right.
    fn beside(&self, piece: &Piece) -> bool {
        (piece.middle() - self.last.middle()).abs() < piece.size * 0.4 && piece.x0 > self.last.x0
    }

    /// The piece is the next line of these.
    fn takes(&self, piece: &Piece, begins: bool, body: &Body) -> bool {
        let last = &self.last;
        let alike = (piece.size - self.size).abs() <= self.size * 0.08
            && (piece.bold == self.bold || !self.bold && self.count > 1);
        if is_item(&piece.text) || !alike {
            return false;
        }
        let ended = has_ended(&self.text);
        if begins || piece.fresh {
            // Over the end of a column or page a sentence goes on: its line was full.
            let small = piece
                .text
                .starts_with(|char: char| char.is_lowercase() || char.is_ascii_digit());
            let full = self.count > 1 && self.right - last.x1 < (self.right - self.left) * SHORT;
            let goes_on = small || full && !piece.bold && number_of_item(&piece.text).is_none();
            return !ended && goes_on && !self.is_larger(body.size) && self.text.len() > 40
                || self.text.ends_with('-') && small;
        }
        if self.is_before_item(piece) {
            return false;
        }
        if self.beside(piece) {
            return true;
        }
        let step = piece.middle() - last.middle();
        if step <= 0.0 || step > body.apart * piece.size.max(self.size) {
            return false;
        }
        if self.count == 1 && !ended && self.stands_alone(piece) {
            return false;
        }
        if self.item {
            return piece.x0 > self.left - piece.size * 0.3 && !(ended && piece.x0 < self.left + piece.size * 0.3);
        }
        if self.is_larger(body.size) {
            return step <= APART * piece.size;
        }
        let width = (self.right - self.left).max(piece.width());
        // A line that ends well before the others ends the paragraph, as an indented line begins one.
        let right = self.right.max(piece.x1);
        let short = right - last.x1 > width * SHORT;
        let indented =
            piece.x0 > self.left + piece.size * 0.8 && piece.x0 < self.left + piece.size * 5.0 && self.count > 1;
        !if short {
            ended || self.bold != piece.bold
        } else {
            indented
        }
    }

    /// A line without a full stop, with room for the first word of the next, which begins with a capital: an item
    /// without a mark, or a line of an address.
    fn stands_alone(&self, next: &Piece) -> bool {
        let letters = next.text.chars().count().max(1) as f64;
        let first = next.text.chars().take_while(|char| !char.is_whitespace()).count() as f64;
        let room = self.edge - self.right;
        let needed = next.width() * first / letters + next.size * ROOM;
        !self.is_larger(next.size)
            && room > needed.max((self.edge - self.left) * SHORT)
            && next.text.starts_with(char::is_uppercase)
    }

    /// The piece begins the item after this one, or the first after words that announce it.
    fn is_before_item(&self, piece: &Piece) -> bool {
        let announces = self.number.is_none() && self.text.trim_end().ends_with(['.', ':', '…']);
        let next = match number_of_item(&piece.text) {
            Some(number) => self
                .number
                .map_or(announces && number == 1, |before| number == before + 1),
            None => false,
        };
        next && piece.x0 < self.left + piece.size * 4.0 && piece.middle() > self.last.middle() + piece.size * 0.5
    }

    fn add(&mut self, piece: &Piece, known: &BTreeSet<String>) {
        join(&mut self.text, &piece.text, known);
        self.count += usize::from(!self.beside(piece));
        self.left = if piece.fresh { piece.x0 } else { self.left.min(piece.x0) };
        self.right = if piece.fresh {
            piece.x1
        } else {
            self.right.max(piece.x1)
        };
        self.bold &= piece.bold;
        self.last = piece.clone();
    }

    fn level(&self, body: f64, levels: &BTreeMap<i64, usize>) -> Option<usize> {
        let short = self.text.chars().count() <= HEADING && self.text.chars().any(char::is_alphabetic);
        let level = levels.get(&half_points(self.size)).copied();
        if self.is_larger(body) && short {
            return level.map(|level| (level + 1).min(6));
        }
        let label = self.bold && self.count <= 2 && self.size >= body * 0.95 && self.text.chars().count() <= 110;
        let sentence = self.text.trim_end().ends_with(['.', ',', ';', ':']);
        (label && short && !sentence && !self.item).then(|| (levels.len() + 1).clamp(2, 6))
    }
}

fn half_points(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

/// The sizes of headings, the largest first: 0 is the highest.
fn levels(blocks: &[Block], body: f64) -> BTreeMap<i64, usize> {
    let larger = blocks.iter().filter_map(|block| match block {
        Block::Lines(lines) if lines.is_larger(body) && lines.text.chars().count() <= HEADING => {
            Some(half_points(lines.size))
        }
        _ => None,
    });
    let sizes: BTreeSet<i64> = larger.collect();
    sizes
        .into_iter()
        .rev()
        .enumerate()
        .map(|(level, size)| (size, level))
        .collect()
}

/// A paragraph that a table interrupts goes on after it: its end is put before the table.
fn over_tables(blocks: &mut Vec<Block>, known: &BTreeSet<String>) {
    let mut at = 2;
    while at < blocks.len() {
        let goes_on = match (&blocks[at - 2], &blocks[at - 1], &blocks[at]) {
            (Block::Lines(before), Block::Table(_), Block::Lines(after)) => {
                !has_ended(&before.text)
                    && before.text.len() > 80
                    && after.text.starts_with(char::is_lowercase)
                    && (before.size - after.size).abs() < 0.6
            }
            _ => false,
        };
        if goes_on && let Block::Lines(after) = blocks.remove(at) {
            if let Block::Lines(before) = &mut blocks[at - 2] {
                join(&mut before.text, &after.text, known);
            }
        } else {
            at += 1;
        }
    }
}

/// Adds a line. A word parted at the end of the one before is joined, without the hyphen unless the word has it elsewhere.
fn join(text: &mut String, line: &str, known: &BTreeSet<String>) {
    let parted = text
        .strip_suffix(['-', '\u{ad}', '‐'])
        .filter(|before| before.ends_with(char::is_alphabetic));
    let Some(before) = parted.filter(|_| line.starts_with(char::is_alphabetic)) else {
        if !text.ends_with(['—', '/']) || text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(line);
        return;
    };
    let first = before
        .rsplit(|char: char| !char.is_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let second = line
        .split(|char: char| !char.is_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let with_hyphen = known.contains(&format!("{first}-{second}"));
    let whole = known.contains(&format!("{first}{second}"));
    let keep = !text.ends_with('\u{ad}') && !whole && (with_hyphen || line.starts_with(char::is_uppercase));
    if !keep {
        let length = before.len();
        text.truncate(length);
    }
    text.push_str(line);
}

/// The words that stand within lines, in small letters.
fn words(sheets: &[Sheet]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for piece in sheets.iter().flat_map(|sheet| &sheet.pieces) {
        let line: Vec<&str> = piece.text.split_whitespace().collect();
        for word in line {
            let word = word.trim_matches(|char: char| !char.is_alphanumeric());
            if word.len() > 3 && !piece.text.ends_with('-') || word.contains('-') {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

/// The size in which most of the text stands.
fn prevailing_size(sheets: &[Sheet]) -> f64 {
    let mut letters: BTreeMap<i64, usize> = BTreeMap::new();
    for piece in sheets
        .iter()
        .flat_map(|sheet| &sheet.pieces)
        .filter(|piece| piece.table.is_none())
    {
        *letters.entry(half_points(piece.size)).or_default() += piece.text.len();
    }
    letters
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(10.0, |(size, _)| size as f64 / 2.0)
}

/// How far, in sizes, the lines that follow each other mostly stand apart.
fn prevailing_step(sheets: &[Sheet]) -> f64 {
    let mut steps: BTreeMap<i64, usize> = BTreeMap::new();
    for pair in sheets.iter().flat_map(|sheet| sheet.pieces.windows(2)) {
        let step = (pair[1].middle() - pair[0].middle()) / pair[0].size;
        let alike = (pair[0].size - pair[1].size).abs() < 0.6 && pair.iter().all(|piece| piece.table.is_none());
        let wide = pair[0].text.len() > 40;
        if alike && wide && !pair[1].fresh && (0.8..2.6).contains(&step) {
            *steps.entry((step * 20.0).round() as i64).or_default() += 1;
        }
    }
    steps
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(1.2, |(step, _)| step as f64 / 20.0)
}
