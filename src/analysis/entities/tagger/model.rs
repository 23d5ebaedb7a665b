//! The weights, their file, and the best tags by them.
//!
//! The file: the number of rows, the transitions, then for every row the distance of its feature's hash from
//! the one before (7 bits a byte, lowest first), the tags that it has a weight for (a bit each), and the weights.

use std::ops::Range;
use std::sync::OnceLock;

use super::features::{REACH, Sheet};
use super::tags::{KINDS, OUTSIDE, Part, TAGS, WIDTH, names, tag};

type Row = [i8; WIDTH];
type Scores = [i16; WIDTH];

/// A linear-chain model with weights of eight bits.
pub struct Model {
    /// Hash table of the features, open addressing: hash and row + 1, 0 for free.
    slots: Vec<(u32, u32)>,
    rows: Vec<Row>,
    /// From the tag before to the tag.
    transitions: [[i8; TAGS]; TAGS],
}

/// A name that the model finds.
#[derive(Clone, Debug)]
pub struct Name {
    pub tokens: Range<usize>,
    /// Index into [`KINDS`].
    pub kind: usize,
    /// Per kind: what the words score as a name of it, in units of the weights.
    pub scores: [i32; KINDS.len()],
}

static SHIPPED: OnceLock<Model> = OnceLock::new();

impl Model {
    /// The model that comes with the program.
    pub fn shipped() -> &'static Model {
        SHIPPED.get_or_init(|| Model::read(include_bytes!("../../../../models/entities/tagger.bin")))
    }

    pub fn new(mut weights: Vec<(u32, Row)>, transitions: [[i8; TAGS]; TAGS]) -> Model {
        weights.sort_unstable_by_key(|(hash, _)| *hash);
        weights.dedup_by_key(|(hash, _)| *hash);
        let mut model = Model {
            slots: vec![(0, 0); (weights.len() * 2).next_power_of_two().max(2)],
            rows: Vec::with_capacity(weights.len()),
            transitions,
        };
        for (hash, row) in weights {
            model.rows.push(row);
            let mut slot = model.slot(hash);
            while model.slots[slot].1 != 0 {
                slot = (slot + 1) & (model.slots.len() - 1);
            }
            model.slots[slot] = (hash, model.rows.len() as u32);
        }
        model
    }

    /// Reads a file of [`Model::write`]; what is cut off or out of range is left out.
    pub fn read(file: &[u8]) -> Model {
        let mut bytes = file.iter().copied();
        let mut next = || bytes.next().unwrap_or(0);
        let count = u32::from_le_bytes(std::array::from_fn(|_| next())) as usize;
        let count = count.min(file.len() / 6);
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| next() as i8));
        let mut hash = 0u32;
        let hashes: Vec<u32> = (0..count)
            .map(|_| {
                let (mut distance, mut shift) = (0u32, 0);
                loop {
                    let byte = next();
                    distance |= u32::from(byte & 127).wrapping_shl(shift);
                    shift += 7;
                    if byte < 128 || shift > 28 {
                        break;
                    }
                }
                hash = hash.wrapping_add(distance);
                hash
            })
            .collect();
        let masks: Vec<u32> = (0..count)
            .map(|_| u32::from_le_bytes(std::array::from_fn(|_| next())))
            .collect();
        let rows = hashes.into_iter().zip(masks).map(|(hash, mask)| {
            let row = std::array::from_fn(|tag| if mask & (1 << tag) != 0 { next() as i8 } else { 0 });
            (hash, row)
        });
        let rows = rows.collect();
        Model::new(rows, transitions)
    }

    pub fn write(&self) -> Vec<u8> {
        let mut rows: Vec<(u32, Row)> = self
            .slots
            .iter()
            .filter(|slot| slot.1 > 0)
            .map(|slot| (slot.0, self.rows[slot.1 as usize - 1]))
            .collect();
        rows.sort_unstable_by_key(|(hash, _)| *hash);
        let mut file = (rows.len() as u32).to_le_bytes().to_vec();
        file.extend(self.transitions.iter().flatten().map(|&weight| weight as u8));
        let mut before = 0;
        for (hash, _) in &rows {
            let mut distance = hash - before;
            before = *hash;
            while distance >= 128 {
                file.push(distance as u8 | 128);
                distance >>= 7;
            }
            file.push(distance as u8);
        }
        let has = |row: &Row| {
            (0..TAGS)
                .filter(|&tag| row[tag] != 0)
                .fold(0u32, |mask, tag| mask | 1 << tag)
        };
        rows.iter().for_each(|(_, row)| file.extend(has(row).to_le_bytes()));
        for (_, row) in &rows {
            file.extend(
                row[..TAGS]
                    .iter()
                    .filter(|&&weight| weight != 0)
                    .map(|&weight| weight as u8),
            );
        }
        file
    }

    fn slot(&self, hash: u32) -> usize {
        hash.wrapping_mul(0x9E37_79B1) as usize >> 7 & (self.slots.len() - 1)
    }

    fn row(&self, hash: u32) -> Option<&Row> {
        let mut slot = self.slot(hash);
        loop {
            match self.slots[slot] {
                (_, 0) => return None,
                (found, row) if found == hash => return Some(&self.rows[row as usize - 1]),
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }

    fn add(&self, features: &[u32], scores: &mut Scores) {
        for row in features.iter().filter_map(|&feature| self.row(feature)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score = score.saturating_add(i16::from(*weight));
            }
        }
    }

    /// The names of the document in order. `caution` is added to the score of no name, in units of the
    /// weights.
    pub fn names(&self, sheet: &Sheet, caution: i16) -> Vec<Name> {
        const PLACES: usize = 2 * REACH + 1;
        let mut found = Vec::new();
        let mut tags: Vec<u8> = Vec::new();
        // The scores of the different words, as they are needed.
        let mut cached: Vec<Scores> = Vec::new();
        let mut slots = vec![0u32; sheet.words() * PLACES];
        let mut scores: Vec<Scores> = Vec::new();
        for stretch in &sheet.stretches {
            scores.clear();
            for at in stretch.clone() {
                let mut sum = [0; WIDTH];
                sum[OUTSIDE] = caution;
                self.add(sheet.of_token(at), &mut sum);
                for (offset, word) in sheet.around(at) {
                    let slot = &mut slots[word as usize * PLACES + offset];
                    if *slot == 0 {
                        let mut row = [0; WIDTH];
                        self.add(sheet.of_word(word, offset), &mut row);
                        cached.push(row);
                        *slot = cached.len() as u32;
                    }
                    for (score, more) in sum.iter_mut().zip(&cached[*slot as usize - 1]) {
                        *score = score.saturating_add(*more);
                    }
                }
                scores.push(sum);
            }
            tags.clear();
            tags.resize(scores.len(), OUTSIDE as u8);
            self.best_path(&scores, &mut tags);
            found.extend(names(&tags).into_iter().map(|(range, kind)| Name {
                scores: std::array::from_fn(|kind| score(&scores[range.clone()], kind)),
                tokens: range.start + stretch.start..range.end + stretch.start,
                kind,
            }));
        }
        found
    }

    /// Viterbi's path through a stretch, which no name enters or leaves.
    fn best_path(&self, scores: &[Scores], tags: &mut [u8]) {
        const CLOSED: [usize; 1 + 2 * KINDS.len()] = closed(false);
        const STARTS: [usize; 1 + 2 * KINDS.len()] = closed(true);
        const NEVER: i32 = i32::MIN / 2;
        let mut best = [NEVER; TAGS];
        best[OUTSIDE] = 0;
        let mut came: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
        for row in scores {
            let mut next = [NEVER; TAGS];
            let mut from = [0u8; TAGS];
            for to in STARTS {
                for before in CLOSED {
                    let score = best[before] + i32::from(self.transitions[before][to]);
                    if score > next[to] {
                        (next[to], from[to]) = (score, before as u8);
                    }
                }
            }
            for kind in 0..KINDS.len() {
                for to in [tag(kind, Part::Inside), tag(kind, Part::Last)] {
                    for before in [tag(kind, Part::Begin), tag(kind, Part::Inside)] {
                        let score = best[before] + i32::from(self.transitions[before][to]);
                        if score > next[to] {
                            (next[to], from[to]) = (score, before as u8);
                        }
                    }
                }
            }
            for (score, more) in next.iter_mut().zip(row) {
                *score = (*score + i32::from(*more)).max(NEVER);
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
    words
        .iter()
        .enumerate()
        .map(|(at, row)| i32::from(row[tag(kind, part(at))]))
        .sum()
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
