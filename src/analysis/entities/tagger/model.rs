//! The network's weights, their file, and the best tags by them.
//!
//! A token's first layer is a sum of rows: of the facts about it and of the vectors of the words around it. A row is the
//! same wherever its fact or word stands at that place, so that most of the work is adding small whole numbers. The
//! second layer sees the token and its neighbours; the scores of the tags come from both.
//!
//! The file, little-endian: how many words have vectors, a vector's dimensions, the width of the layers, how many facts;
//! the steps of the dimensions; the vectors' codes, four bits each; the three layers as 32-bit floats, inputs by outputs,
//! biases last; the facts' hashes, each as its distance from the one before (7 bits a byte, lowest first); their rows in
//! [`UNITS`]. Written by `training/student.py`.

use std::ops::Range;
use std::sync::OnceLock;

use super::features::{REACH, Sheet};
use super::tags::{KINDS, OUTSIDE, Part, TAGS, names, tag};

/// The width of both layers.
const WIDTH: usize = 64;
/// Rows of facts and words have whole numbers, so many to one of the network's units.
const UNITS: f32 = 32.0;
/// Scores are whole numbers, so many to one of the network's units.
const SCORE_UNITS: f32 = 24.0;
/// Words whose vectors count: the token's own and [`REACH`] on either side.
const PLACES: usize = 2 * REACH + 1;
const DIMENSIONS: usize = 56;
/// Bits of the table of the facts' hashes.
const MET: usize = 1 << 18;

/// The tags, padded to a width that the processor adds at once.
const PADDED: usize = 32;
/// What a unit of the first layer gives: to three tokens' second layers, and to its own tags.
const GIFTS: usize = 3 * WIDTH + PADDED;

type Row = [i16; WIDTH];
type Layer = [f32; WIDTH];
type Tags = [f32; PADDED];
type Scores = [i32; PADDED];

/// A network with rows of eight bits and word vectors of four.
pub struct Model {
    /// A bit for each hash's lowest bits: most facts have no row, and a small table says so sooner.
    met: Vec<u64>,
    /// Hash table of the facts, open addressing: hash and row + 1, 0 for free.
    slots: Vec<(u32, u32)>,
    rows: Vec<[i8; WIDTH]>,
    words: Vec<Word>,
    steps: [f32; DIMENSIONS],
    /// Per place and dimension of a word's vector.
    first: Vec<Layer>,
    first_bias: Row,
    /// Per unit of the first layer what it gives: to the second layer of the token after, of its own and of the one
    /// before, and to its tags.
    second: Vec<[f32; GIFTS]>,
    second_bias: Layer,
    /// Per unit of the second layer.
    last: Vec<Tags>,
    last_bias: Tags,
}

/// A word's vector, and what it gives to the first layer at every place: worked out when it is first met.
struct Word {
    codes: [u8; DIMENSIONS / 2],
    rows: OnceLock<Box<[Row; PLACES]>>,
}

/// A name that the model finds.
#[derive(Clone, Debug)]
pub struct Name {
    pub tokens: Range<usize>,
    /// Index into [`KINDS`].
    pub kind: usize,
    /// Per kind: what the words score as a name of it.
    pub scores: [i32; KINDS.len()],
}

static SHIPPED: OnceLock<Model> = OnceLock::new();

/// Reads a file's parts; what is missing is nought.
struct Reader<'a>(std::slice::Iter<'a, u8>);

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.byte())
    }

    fn float(&mut self) -> f32 {
        f32::from_le_bytes(self.bytes())
    }

    fn floats<const N: usize>(&mut self) -> [f32; N] {
        std::array::from_fn(|_| self.float())
    }

    fn tags(&mut self) -> Tags {
        let tags: [f32; TAGS] = self.floats();
        std::array::from_fn(|tag| tags.get(tag).copied().unwrap_or(0.0))
    }

    /// A count of things that take at least a byte each.
    fn count(&mut self) -> usize {
        (u32::from_le_bytes(self.bytes()) as usize).min(self.0.len())
    }

    fn varint(&mut self) -> u32 {
        let (mut number, mut shift) = (0u32, 0);
        loop {
            let byte = self.byte();
            number |= u32::from(byte & 127).wrapping_shl(shift);
            shift += 7;
            if byte < 128 || shift > 28 {
                return number;
            }
        }
    }
}

impl Model {
    /// The model that comes with the program.
    pub fn shipped() -> &'static Model {
        SHIPPED.get_or_init(|| Model::read(include_bytes!("../../../../models/entities/tagger.bin")))
    }

    /// Reads a file; what is cut off is nought.
    pub fn read(file: &[u8]) -> Model {
        let mut reader = Reader(file.iter());
        let words = reader.count();
        let dimensions = u32::from_le_bytes(reader.bytes()) as usize;
        let width = u32::from_le_bytes(reader.bytes()) as usize;
        let facts = reader.count();
        debug_assert!((dimensions, width) == (DIMENSIONS, WIDTH) || file.is_empty());
        let steps = reader.floats();
        let words = (0..words).map(|_| Word {
            codes: reader.bytes(),
            rows: OnceLock::new(),
        });
        let words = words.collect();
        let first = (0..PLACES * DIMENSIONS).map(|_| reader.floats()).collect();
        let first_bias = reader.floats::<WIDTH>().map(in_units);
        let mut second = vec![[0.0; GIFTS]; WIDTH];
        for to in 0..3 {
            for gifts in &mut second {
                gifts[to * WIDTH..(to + 1) * WIDTH].copy_from_slice(&reader.floats::<WIDTH>());
            }
        }
        let second_bias = reader.floats();
        for gifts in &mut second {
            gifts[3 * WIDTH..].copy_from_slice(&reader.tags());
        }
        let last = (0..WIDTH).map(|_| reader.tags()).collect();
        let last_bias = reader.tags();
        let mut hash = 0u32;
        let hashes: Vec<u32> = (0..facts)
            .map(|_| {
                hash = hash.wrapping_add(reader.varint());
                hash
            })
            .collect();
        let rows = (0..facts)
            .map(|_| reader.bytes::<WIDTH>().map(|byte| byte as i8))
            .collect();
        let mut met = vec![0; MET / 64];
        hashes
            .iter()
            .for_each(|&hash| met[bit(hash) / 64] |= 1 << (bit(hash) % 64));
        Model {
            met,
            slots: table(&hashes),
            rows,
            words,
            steps,
            first,
            first_bias,
            second,
            second_bias,
            last,
            last_bias,
        }
    }

    fn row(&self, hash: u32) -> Option<&[i8; WIDTH]> {
        if self.met[bit(hash) / 64] >> (bit(hash) % 64) & 1 == 0 {
            return None;
        }
        let mut slot = slot(hash, self.slots.len());
        loop {
            match self.slots[slot] {
                (_, 0) => return None,
                (found, row) if found == hash => return self.rows.get(row as usize - 1),
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }

    fn add_facts(&self, facts: &[u32], sum: &mut Row) {
        for row in facts.iter().filter_map(|&fact| self.row(fact)) {
            for (sum, &weight) in sum.iter_mut().zip(row) {
                *sum = sum.saturating_add(i16::from(weight));
            }
        }
    }

    /// What the word of a vector's number gives to the tokens around it, by their places.
    fn word(&self, number: u32) -> Option<&[Row; PLACES]> {
        let word = self.words.get((number as usize).checked_sub(1)?)?;
        let rows = word.rows.get_or_init(|| {
            let vector: [f32; DIMENSIONS] = std::array::from_fn(|at| {
                let code = word.codes[at / 2] >> (4 * (at % 2)) & 15;
                (f32::from(code) - 7.5) * self.steps[at]
            });
            let row = |place: usize| {
                let mut sum = [0.0; WIDTH];
                add_products(&mut sum, &vector, &self.first[place * DIMENSIONS..]);
                sum.map(in_units)
            };
            Box::new(std::array::from_fn(row))
        });
        Some(rows)
    }

    /// The names of the document in order. `caution` is added to the score of no name.
    pub fn names(&self, sheet: &Sheet, caution: i32) -> Vec<Name> {
        let mut found = Vec::new();
        let mut known = Known::new(sheet);
        let mut scores: Vec<Scores> = Vec::new();
        let mut tags: Vec<u8> = Vec::new();
        for stretch in &sheet.stretches {
            self.score(sheet, stretch.clone(), &mut known, &mut scores);
            scores.iter_mut().for_each(|row| row[OUTSIDE] += caution);
            tags.clear();
            tags.resize(scores.len(), OUTSIDE as u8);
            best_path(&scores, &mut tags);
            found.extend(names(&tags).into_iter().map(|(range, kind)| Name {
                scores: std::array::from_fn(|kind| score(&scores[range.clone()], kind)),
                tokens: range.start + stretch.start..range.end + stretch.start,
                kind,
            }));
        }
        found
    }

    /// The scores of the tags of a stretch's tokens.
    fn score(&self, sheet: &Sheet, stretch: Range<usize>, known: &mut Known, scores: &mut Vec<Scores>) {
        scores.clear();
        // The second layer as far as it is known: of the token at hand, and of the one before with its tags.
        let mut own = self.second_bias;
        let mut last: Option<(Layer, Tags)> = None;
        for at in stretch {
            let near = self
                .first_layer(sheet, at, known)
                .map(|sum| f32::from(sum.max(0)) / UNITS);
            let mut gifts = [0.0; GIFTS];
            add_products(&mut gifts, &near, &self.second);
            let [after, to_own, before] = std::array::from_fn(|at| &gifts[at * WIDTH..(at + 1) * WIDTH]);
            let tags = plus(&self.last_bias, &gifts[3 * WIDTH..]);
            if let Some((layer, tags)) = last.replace((plus(&own, to_own), tags)) {
                scores.push(self.tags(&plus(&layer, before), tags));
            }
            own = plus(&self.second_bias, after);
        }
        scores.extend(last.map(|(layer, tags)| self.tags(&layer, tags)));
    }

    /// Before it is rectified.
    fn first_layer(&self, sheet: &Sheet, at: usize, known: &mut Known) -> Row {
        let mut sum = self.first_bias;
        self.add_facts(sheet.of_token(at), &mut sum);
        for (place, word) in sheet.around(at) {
            let slot = &mut known.slots[word as usize];
            if *slot == 0 {
                let mut rows = self
                    .word(sheet.vector_of(word))
                    .copied()
                    .unwrap_or([[0; WIDTH]; PLACES]);
                for (place, row) in rows.iter_mut().enumerate() {
                    self.add_facts(sheet.of_word(word, place), row);
                }
                known.rows.push(rows);
                *slot = known.rows.len() as u32;
            }
            for (sum, more) in sum.iter_mut().zip(&known.rows[*slot as usize - 1][place]) {
                *sum = sum.saturating_add(*more);
            }
        }
        sum
    }

    fn tags(&self, layer: &Layer, mut tags: Tags) -> Scores {
        add_products(&mut tags, &layer.map(|value| value.max(0.0)), &self.last);
        tags.map(|score| (score * SCORE_UNITS) as i32)
    }
}

/// What the different words of a document give to the first layer, as it is needed.
struct Known {
    /// Per word: where its rows are + 1, 0 for nowhere yet.
    slots: Vec<u32>,
    rows: Vec<[Row; PLACES]>,
}

impl Known {
    fn new(sheet: &Sheet) -> Known {
        Known {
            slots: vec![0; sheet.words()],
            rows: Vec::new(),
        }
    }
}

fn plus<const N: usize>(sums: &[f32; N], more: &[f32]) -> [f32; N] {
    std::array::from_fn(|at| sums[at] + more.get(at).copied().unwrap_or(0.0))
}

/// Adds the weights of the units, each times its value, but for those that are nought: about half are.
fn add_products<const N: usize>(sums: &mut [f32; N], units: &[f32], weights: &[[f32; N]]) {
    // A few sums at a time, so that the processor holds them.
    const TOGETHER: usize = 32;
    let mut active = [(0, 0.0); 2 * WIDTH];
    let mut count = 0;
    for (unit, &value) in units.iter().enumerate().take(active.len()) {
        active[count] = (unit, value);
        count += usize::from(value != 0.0);
    }
    for (block, sums) in sums.as_chunks_mut::<TOGETHER>().0.iter_mut().enumerate() {
        let mut held = *sums;
        for &(unit, value) in &active[..count] {
            let weights = &weights[unit].as_chunks::<TOGETHER>().0[block];
            for (sum, weight) in held.iter_mut().zip(weights) {
                *sum += value * weight;
            }
        }
        *sums = held;
    }
}

fn in_units(value: f32) -> i16 {
    (value * UNITS).round() as i16
}

fn bit(hash: u32) -> usize {
    hash as usize & (MET - 1)
}

fn slot(hash: u32, slots: usize) -> usize {
    hash.wrapping_mul(0x9E37_79B1) as usize >> 7 & (slots - 1)
}

fn table(hashes: &[u32]) -> Vec<(u32, u32)> {
    let mut slots = vec![(0, 0); (hashes.len() * 2).next_power_of_two().max(2)];
    for (&hash, row) in hashes.iter().zip(1..) {
        let mut at = slot(hash, slots.len());
        while slots[at].1 != 0 {
            at = (at + 1) & (slots.len() - 1);
        }
        slots[at] = (hash, row);
    }
    slots
}

/// The best sequence of tags for a stretch, which no name enters or leaves (Viterbi 1967).
fn best_path(scores: &[Scores], tags: &mut [u8]) {
    const CLOSED: [usize; 1 + 2 * KINDS.len()] = closed(false);
    const STARTS: [usize; 1 + 2 * KINDS.len()] = closed(true);
    const NEVER: i32 = i32::MIN / 2;
    let mut best = [NEVER; TAGS];
    best[OUTSIDE] = 0;
    let mut came: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    for row in scores {
        let mut next = [NEVER; TAGS];
        let mut from = [0u8; TAGS];
        // Whatever starts may follow the best of what has ended.
        let ended = CLOSED
            .into_iter()
            .max_by_key(|&tag| (best[tag], TAGS - tag))
            .unwrap_or(OUTSIDE);
        for to in STARTS {
            (next[to], from[to]) = (best[ended], ended as u8);
        }
        for kind in 0..KINDS.len() {
            let (begin, inside) = (tag(kind, Part::Begin), tag(kind, Part::Inside));
            let open = if best[begin] >= best[inside] { begin } else { inside };
            for to in [inside, tag(kind, Part::Last)] {
                (next[to], from[to]) = (best[open], open as u8);
            }
        }
        for (score, more) in next.iter_mut().zip(row) {
            *score = (*score + more).max(NEVER);
        }
        best = next;
        came.push(from);
    }
    let mut at = CLOSED
        .into_iter()
        .max_by_key(|&tag| (best[tag], TAGS - tag))
        .unwrap_or(OUTSIDE);
    for (tag, from) in tags.iter_mut().zip(&came).rev() {
        *tag = at as u8;
        at = from[at] as usize;
    }
}

/// What the words of a name score as one of a kind.
fn score(words: &[Scores], kind: usize) -> i32 {
    let last = words.len() - 1;
    let part = |at: usize| match (at == 0, at == last) {
        (true, true) => Part::Unit,
        (true, false) => Part::Begin,
        (false, true) => Part::Last,
        (false, false) => Part::Inside,
    };
    words.iter().enumerate().map(|(at, row)| row[tag(kind, part(at))]).sum()
}

/// No name, and every kind's last word (or, for `starts`, its first) and name of one word.
const fn closed(starts: bool) -> [usize; 1 + 2 * KINDS.len()] {
    let mut found = [OUTSIDE; 1 + 2 * KINDS.len()];
    let mut kind = 0;
    while kind < KINDS.len() {
        found[1 + 2 * kind] = tag(kind, if starts { Part::Begin } else { Part::Last });
        found[2 + 2 * kind] = tag(kind, Part::Unit);
        kind += 1;
    }
    found
}
