//! The conditional random field: likelihood of what the corpora allow, by stochastic gradient steps (AdaGrad, Duchi et
//! al. 2011) with an L1 penalty, and the rounding to eight bits.

#![allow(clippy::needless_range_loop)] // matrices of tags: both indices matter

use rustc_hash::FxHashMap;

use crossread::analysis::entities::tagger::{LEXICAL, Model, OUTSIDE, TAGS, WIDTH, follows};

use super::corpora::{ANY, Casing, Mask, Sample, has_path};

const ROUNDS: usize = 4;
const RATE: f32 = 0.25;
const PENALTY: f32 = 0.002;
/// Features rarer than this are not learnt.
const RARE: u32 = 4;
/// Eight-bit units a unit of weight.
const SCALE: f32 = 24.0;
/// Weights smaller than this many units are dropped.
const LEAST: u8 = 3;
/// How many features are kept: those of the largest weights, after the last round but one.
const KEPT: usize = 130_000;
/// How many chains of a hundred are learnt without the facts of certain words: names that nobody has seen are like that.
const UNNAMED: u64 = 40;
/// The share of documents that are also learnt in other capitals.
const RECASED: u64 = 4;

type Row = [f32; WIDTH];

struct Chain {
    features: Vec<u32>,
    /// Ends of the tokens' features.
    ends: Vec<u32>,
    masks: Vec<Mask>,
    weight: f32,
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

fn chains(samples: &[Sample], second: Option<&Model>) -> Vec<Chain> {
    let mut random = Random(7);
    let mut chains = Vec::new();
    for sample in samples {
        let mut copies = vec![None];
        if random.next().is_multiple_of(RECASED) {
            copies.push(Some(Casing::Lower));
        }
        if random.next().is_multiple_of(RECASED) {
            copies.push(Some(Casing::Title));
        }
        if random.next().is_multiple_of(RECASED * 2) {
            copies.push(Some(Casing::Upper));
        }
        if random.next().is_multiple_of(RECASED) {
            copies.push(Some(Casing::Headings));
        }
        for casing in copies {
            let read = match casing {
                None => sample.read(),
                Some(casing) => sample.recased(casing).read(),
            };
            let mut read = read;
            if let Some(second) = second.filter(|_| sample.is_silver()) {
                read.doubt(second);
            }
            for stretch in &read.sheet.stretches {
                let masks = read.masks[stretch.clone()].to_vec();
                if !has_path(&masks) || masks.iter().all(|&mask| mask == ANY) {
                    continue;
                }
                let mut chain = Chain {
                    features: Vec::new(),
                    ends: Vec::new(),
                    masks,
                    weight: sample.weight,
                };
                for at in stretch.clone() {
                    chain.features.extend(read.sheet.of_token(at));
                    for (offset, word) in read.sheet.around(at) {
                        chain.features.extend(read.sheet.of_word(word, offset));
                    }
                    chain.ends.push(chain.features.len() as u32);
                }
                chains.push(chain);
            }
        }
    }
    chains
}

/// Gives the features numbers in place of their hashes; rare ones are taken out. Gives the hashes.
fn number(chains: &mut [Chain]) -> Vec<u32> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for chain in chains.iter() {
        chain
            .features
            .iter()
            .for_each(|&hash| *counts.entry(hash).or_default() += 1);
    }
    let mut hashes: Vec<u32> = counts
        .into_iter()
        .filter(|(_, count)| *count >= RARE)
        .map(|(hash, _)| hash)
        .collect();
    hashes.sort_unstable();
    let numbers: FxHashMap<u32, u32> = hashes.iter().zip(0..).map(|(&hash, number)| (hash, number)).collect();
    renumber(chains, &numbers);
    hashes
}

/// Keeps the features that have a number.
fn renumber(chains: &mut [Chain], numbers: &FxHashMap<u32, u32>) {
    for chain in chains {
        let mut kept = Vec::with_capacity(chain.features.len());
        let mut start = 0;
        for end in &mut chain.ends {
            kept.extend(
                chain.features[start..*end as usize]
                    .iter()
                    .filter_map(|hash| numbers.get(hash)),
            );
            start = *end as usize;
            *end = kept.len() as u32;
        }
        kept.shrink_to_fit();
        chain.features = kept;
    }
}

struct Weights {
    rows: Vec<Row>,
    squares: Vec<Row>,
    transitions: [[f32; TAGS]; TAGS],
    transition_squares: [[f32; TAGS]; TAGS],
}

/// Forward and backward sums of a chain, each token's scaled to one.
struct Lattice {
    forward: Vec<Row>,
    backward: Vec<Row>,
    emissions: Vec<Row>,
    scales: Vec<f32>,
}

fn exponents(transitions: &[[f32; TAGS]; TAGS]) -> [Row; TAGS] {
    std::array::from_fn(|before| {
        std::array::from_fn(|after| {
            if after < TAGS && follows(before, after) {
                transitions[before][after].exp()
            } else {
                0.0
            }
        })
    })
}

impl Lattice {
    fn new(scores: &[Row], masks: Option<&[Mask]>, moves: &[Row; TAGS]) -> Lattice {
        let count = scores.len();
        let mut lattice = Lattice {
            forward: vec![[0.0; WIDTH]; count],
            backward: vec![[0.0; WIDTH]; count],
            emissions: vec![[0.0; WIDTH]; count],
            scales: vec![0.0; count],
        };
        for (at, row) in scores.iter().enumerate() {
            let most = row[..TAGS].iter().copied().fold(f32::MIN, f32::max);
            let mask = masks.map_or(ANY, |masks| masks[at]);
            for tag in (0..TAGS).filter(|tag| mask & (1 << tag) != 0) {
                lattice.emissions[at][tag] = (row[tag] - most).max(-60.0).exp();
            }
        }
        for at in 0..count {
            let mut sums = [0.0; WIDTH];
            for before in 0..TAGS {
                let mass = match at {
                    0 => f32::from(u8::from(before == OUTSIDE)),
                    _ => lattice.forward[at - 1][before],
                };
                if mass > 0.0 {
                    for (sum, way) in sums.iter_mut().zip(&moves[before]) {
                        *sum += mass * way;
                    }
                }
            }
            let mut total = 0.0;
            for (sum, emission) in sums.iter_mut().zip(&lattice.emissions[at]) {
                *sum *= emission;
                total += *sum;
            }
            let scale = 1.0 / total.max(1e-30);
            sums.iter_mut().for_each(|sum| *sum *= scale);
            lattice.forward[at] = sums;
            lattice.scales[at] = scale;
        }
        for at in (0..count).rev() {
            let mut after = [0.0; WIDTH];
            if at + 1 == count {
                (0..TAGS).for_each(|tag| after[tag] = moves[tag][OUTSIDE]);
            } else {
                let next: Row = std::array::from_fn(|tag| {
                    lattice.backward[at + 1][tag] * lattice.emissions[at + 1][tag] * lattice.scales[at + 1]
                });
                for tag in 0..TAGS {
                    after[tag] = moves[tag].iter().zip(&next).map(|(way, mass)| way * mass).sum();
                }
            }
            lattice.backward[at] = after;
        }
        // The mass of the whole chain, so that every token's tags sum to one.
        let total: f32 = lattice.forward[count - 1]
            .iter()
            .zip(&lattice.backward[count - 1])
            .map(|(a, b)| a * b)
            .sum();
        let scale = 1.0 / total.max(1e-30);
        lattice.backward.iter_mut().flatten().for_each(|mass| *mass *= scale);
        lattice
    }

    fn tag(&self, at: usize) -> Row {
        std::array::from_fn(|tag| self.forward[at][tag] * self.backward[at][tag])
    }

    fn add_moves(&self, moves: &[Row; TAGS], sign: f32, sums: &mut [[f32; TAGS]; TAGS]) {
        for at in 0..=self.forward.len() {
            let before: Row = match at {
                0 => std::array::from_fn(|tag| f32::from(u8::from(tag == OUTSIDE))),
                _ => self.forward[at - 1],
            };
            if at == self.forward.len() {
                let last = self.tag(at - 1);
                (0..TAGS).for_each(|tag| sums[tag][OUTSIDE] += sign * last[tag]);
                continue;
            }
            let next: Row =
                std::array::from_fn(|tag| self.backward[at][tag] * self.emissions[at][tag] * self.scales[at]);
            for from in (0..TAGS).filter(|&from| before[from] > 1e-6) {
                for to in 0..TAGS {
                    sums[from][to] += sign * before[from] * moves[from][to] * next[to];
                }
            }
        }
    }
}

impl Weights {
    fn scores(&self, chain: &Chain, end_of_features: u32) -> Vec<Row> {
        let mut start = 0;
        chain
            .ends
            .iter()
            .map(|&end| {
                let mut sum = [0.0; WIDTH];
                for &feature in chain.features[start..end as usize]
                    .iter()
                    .filter(|&&feature| feature < end_of_features)
                {
                    for (sum, weight) in sum.iter_mut().zip(&self.rows[feature as usize]) {
                        *sum += weight;
                    }
                }
                start = end as usize;
                sum
            })
            .collect()
    }

    fn step(&mut self, chain: &Chain, end_of_features: u32, rate: f32) {
        let scores = self.scores(chain, end_of_features);
        let moves = exponents(&self.transitions);
        let free = Lattice::new(&scores, None, &moves);
        let allowed = Lattice::new(&scores, Some(&chain.masks), &moves);
        let mut start = 0;
        for (at, &end) in chain.ends.iter().enumerate() {
            let (wanted, found) = (allowed.tag(at), free.tag(at));
            let slope: Row = std::array::from_fn(|tag| (wanted[tag] - found[tag]) * chain.weight);
            let features = &chain.features[start..end as usize];
            start = end as usize;
            if slope.iter().all(|slope| slope.abs() < 1e-3) {
                continue;
            }
            for &feature in features.iter().filter(|&&feature| feature < end_of_features) {
                let (row, squares) = (&mut self.rows[feature as usize], &mut self.squares[feature as usize]);
                for tag in 0..WIDTH {
                    squares[tag] += slope[tag] * slope[tag];
                    let step = rate / (squares[tag] + 1.0).sqrt();
                    let weight = row[tag] + step * slope[tag];
                    let least = step * PENALTY * chain.weight;
                    row[tag] = weight.signum() * (weight.abs() - least).max(0.0);
                }
            }
        }
        let mut sums = [[0.0; TAGS]; TAGS];
        allowed.add_moves(&moves, chain.weight, &mut sums);
        free.add_moves(&moves, -chain.weight, &mut sums);
        for from in 0..TAGS {
            for to in (0..TAGS).filter(|&to| follows(from, to)) {
                let slope = sums[from][to];
                self.transition_squares[from][to] += slope * slope;
                self.transitions[from][to] += rate * slope / (self.transition_squares[from][to] + 1.0).sqrt();
            }
        }
    }

    /// Drops all features but those of the largest weights.
    fn prune(&mut self, chains: &mut [Chain], hashes: &mut Vec<u32>) {
        let size = |row: &Row| row.iter().fold(0.0f32, |most, weight| most.max(weight.abs()));
        let mut sizes: Vec<f32> = self.rows.iter().map(size).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(KEPT).copied().unwrap_or(0.0).max(1.0 / SCALE);
        let kept: Vec<usize> = (0..self.rows.len())
            .filter(|&at| size(&self.rows[at]) > least)
            .collect();
        let numbers: FxHashMap<u32, u32> = kept.iter().zip(0..).map(|(&old, new)| (old as u32, new)).collect();
        renumber(chains, &numbers);
        *hashes = kept.iter().map(|&at| hashes[at]).collect();
        self.rows = kept.iter().map(|&at| self.rows[at]).collect();
        self.squares = kept.iter().map(|&at| self.squares[at]).collect();
    }

    fn rounded(&self, hashes: &[u32]) -> Model {
        let round = |weight: f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
        let rows = hashes.iter().zip(&self.rows).filter_map(|(&hash, row)| {
            let row = row.map(|weight| {
                Some(round(weight))
                    .filter(|weight| weight.unsigned_abs() >= LEAST)
                    .unwrap_or(0)
            });
            row.iter().any(|&weight| weight != 0).then_some((hash, row))
        });
        let transitions = self.transitions.map(|row| row.map(round));
        let rows: Vec<_> = rows.collect();
        println!("{} features", rows.len());
        Model::new(rows, transitions)
    }
}

/// Trains on the samples, those of no gold corpus as far as a second opinion agrees; `report` is told how the model does after each round.
pub fn train(samples: &[Sample], second: Option<&Model>, report: impl Fn(&Model)) -> Model {
    let began = std::time::Instant::now();
    let mut chains = chains(samples, second);
    let mut hashes = number(&mut chains);
    let tokens: usize = chains.iter().map(|chain| chain.masks.len()).sum();
    println!(
        "{} chains, {tokens} tokens, {} features, {:.0?}",
        chains.len(),
        hashes.len(),
        began.elapsed()
    );
    let mut weights = Weights {
        rows: vec![[0.0; WIDTH]; hashes.len()],
        squares: vec![[0.0; WIDTH]; hashes.len()],
        transitions: [[0.0; TAGS]; TAGS],
        transition_squares: [[0.0; TAGS]; TAGS],
    };
    let mut random = Random(11);
    let mut order: Vec<usize> = (0..chains.len()).collect();
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, (random.next() % (at as u64 + 1)) as usize);
        }
        let lexical = hashes.partition_point(|&hash| hash < LEXICAL) as u32;
        let rate = RATE * (1.0 - 0.8 * round as f32 / ROUNDS as f32);
        for &at in &order {
            let known = if random.next() % 100 >= UNNAMED {
                u32::MAX
            } else {
                lexical
            };
            weights.step(&chains[at], known, rate);
        }
        if round + 2 == ROUNDS {
            weights.prune(&mut chains, &mut hashes);
        }
        println!("round {} {:.0?}", round + 1, began.elapsed());
        if round == 0 || round + 1 == ROUNDS {
            report(&weights.rounded(&hashes));
        }
    }
    weights.rounded(&hashes)
}
