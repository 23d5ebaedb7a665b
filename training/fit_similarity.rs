//! Fits the weights of `crossread::compare::similarity` and prints them, with figures on the development sets.
//!
//!     cargo run --release --example fit-similarity -- CORPORA
//!
//! `CORPORA` holds `ecbplus/sentence_pairs.jsonl` with the fields `a`, `b`, `topic`, `split` (`train`, `dev`),
//! `same_subtopic`, `shared_events`, `shared_entities`, and `stsb/{train,dev}.jsonl` with `a`, `b`, `score` (0 to 5).

use std::collections::BTreeMap;
use std::path::Path;

use crossread::compare::similarity::{FEATURES, OF_STATEMENTS, Rarity, SHARED, Terms, features, sentence};
use serde_json::Value;

const ROUNDS: usize = 25;
const RIDGE: f64 = 2.0;
/// The weight of one pair of general sentences against one pair from the news.
const GENERAL: f64 = 1.0;
/// The weight of a sentence paired with itself.
const IDENTICAL: f64 = 0.5;
/// The weight of a pair of one story that is not the same fact: such pairs are far more frequent in real stories
/// than among the annotated ones.
const OTHER_FACT: f64 = 3.0;

struct Pair {
    features: [f32; FEATURES],
    label: f64,
    weight: f64,
    inside: bool,
}

/// What is fitted to.
#[derive(Clone, Copy, PartialEq)]
enum Aim {
    /// Sentences on their own: the same with two shared events, or an event and an entity; general pairs by their grade.
    Sentences,
    /// Statements of a story, where a wrong pair is a false corroboration: the same with two events and an entity, the
    /// grade squared, and no feature but the first [`OF_STATEMENTS`].
    Statements,
}

fn main() {
    let Some(corpora) = std::env::args().nth(1) else {
        eprintln!("usage: fit-similarity CORPORA");
        std::process::exit(2);
    };
    let corpora = Path::new(&corpora);
    let news = lines(&corpora.join("ecbplus/sentence_pairs.jsonl"));
    let (train, dev): (Vec<_>, Vec<_>) = news.into_iter().partition(|pair| pair["split"] == "train");
    let general = lines(&corpora.join("stsb/train.jsonl"));
    let general_dev = of_general(&lines(&corpora.join("stsb/dev.jsonl")), Aim::Sentences);
    let identical = of_identical(&general);
    for (name, aim) in [("SENTENCES", Aim::Sentences), ("STATEMENTS", Aim::Statements)] {
        let (train, dev, general) = (of_news(&train, aim), of_news(&dev, aim), of_general(&general, aim));
        let mut all: Vec<&Pair> = train.iter().chain(&general).collect();
        let mut out = [false; FEATURES];
        if aim == Aim::Statements {
            all.extend(&identical);
            out[OF_STATEMENTS..].fill(true);
        }
        let weights = fit(&all, out);
        println!("const {name}: {weights:.4?}");
        let by = |pair: &Pair| sigmoid(dot(&weights, &pair.features)) as f32;
        for (set, pairs) in [("train", &train), ("dev", &dev)] {
            report(&format!("news {set}, all"), pairs.iter(), &by);
            let inside = pairs.iter().filter(|pair| pair.inside);
            report(&format!("news {set}, one story"), inside, &by);
        }
        println!("  general dev: Spearman {:.1}", 100.0 * spearman(&general_dev, &by));
    }
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or("")
}

/// Pairs of one topic are weighed against that topic's sentences, as in a comparison.
fn of_news(pairs: &[Value], aim: Aim) -> Vec<Pair> {
    let mut topics: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for pair in pairs {
        topics.entry(text(pair, "topic")).or_default().push(pair);
    }
    let mut out = vec![];
    for pairs in topics.values() {
        let mut terms: BTreeMap<&str, Terms> = BTreeMap::new();
        let mut rarity = Rarity::at_large();
        for said in pairs.iter().flat_map(|pair| [text(pair, "a"), text(pair, "b")]) {
            terms.entry(said).or_insert_with(|| {
                let terms = sentence(said);
                rarity.count(&terms);
                terms
            });
        }
        for pair in pairs {
            let (a, b) = (&terms[text(pair, "a")], &terms[text(pair, "b")]);
            let (events, entities) = (pair["shared_events"].as_i64(), pair["shared_entities"].as_i64());
            let same = match aim {
                Aim::Sentences => events >= Some(2) || events >= Some(1) && entities >= Some(1),
                Aim::Statements => events >= Some(2) && entities >= Some(1),
            };
            let inside = pair["same_subtopic"] == true;
            out.push(Pair {
                features: features(a, b, &rarity),
                label: f64::from(u8::from(same)),
                weight: if inside && !same { OTHER_FACT } else { 1.0 },
                inside,
            });
        }
    }
    out
}

fn of_general(pairs: &[Value], aim: Aim) -> Vec<Pair> {
    let rarity = Rarity::at_large();
    pairs
        .iter()
        .map(|pair| {
            let (a, b) = (sentence(text(pair, "a")), sentence(text(pair, "b")));
            Pair {
                features: features(&a, &b, &rarity),
                label: (pair["score"].as_f64().unwrap_or(0.0) / 5.0).powi(if aim == Aim::Sentences { 1 } else { 2 }),
                weight: GENERAL,
                inside: false,
            }
        })
        .collect()
}

/// A sentence and itself: the top of the scale.
fn of_identical(pairs: &[Value]) -> Vec<Pair> {
    let rarity = Rarity::at_large();
    pairs
        .iter()
        .map(|pair| {
            let terms = sentence(text(pair, "a"));
            Pair {
                features: features(&terms, &terms, &rarity),
                label: 1.0,
                weight: IDENTICAL,
                inside: false,
            }
        })
        .collect()
}

/// Ridge-penalised logistic regression by Newton's method; the intercept bears no penalty. What two sentences
/// share never counts against them: a feature that would is left out.
fn fit(pairs: &[&Pair], mut out: [bool; FEATURES]) -> [f64; FEATURES + 1] {
    loop {
        let weights = fit_without(pairs, &out);
        let worst = (0..FEATURES)
            .filter(|feature| SHARED.contains(feature) && weights[*feature] < 0.0)
            .min_by(|a, b| weights[*a].total_cmp(&weights[*b]));
        match worst {
            Some(worst) => out[worst] = true,
            None => return weights,
        }
    }
}

fn fit_without(pairs: &[&Pair], out: &[bool; FEATURES]) -> [f64; FEATURES + 1] {
    const N: usize = FEATURES + 1;
    let mut weights = [0.0; N];
    for _ in 0..ROUNDS {
        let (mut gradient, mut hessian) = ([0.0; N], [[0.0; N]; N]);
        for pair in pairs {
            let row: [f64; N] = std::array::from_fn(|at| match out.get(at) {
                Some(true) => 0.0,
                Some(false) => f64::from(pair.features[at]),
                None => 1.0,
            });
            let chance = sigmoid(dot(&weights, &pair.features));
            for i in 0..N {
                gradient[i] += pair.weight * (pair.label - chance) * row[i];
                for j in 0..N {
                    hessian[i][j] += pair.weight * chance * (1.0 - chance) * row[i] * row[j];
                }
            }
        }
        for i in 0..FEATURES {
            gradient[i] -= RIDGE * weights[i];
            hessian[i][i] += RIDGE;
        }
        let step = solve(hessian, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

fn dot(weights: &[f64; FEATURES + 1], features: &[f32; FEATURES]) -> f64 {
    weights[FEATURES]
        + weights
            .iter()
            .zip(features)
            .map(|(weight, value)| weight * f64::from(*value))
            .sum::<f64>()
}

fn sigmoid(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

/// Gaussian elimination with pivots.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for column in 0..N {
        let pivot = (column..N).max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs()));
        matrix.swap(column, pivot.unwrap_or(column));
        right.swap(column, pivot.unwrap_or(column));
        for row in 0..N {
            if row != column {
                let factor = matrix[row][column] / matrix[column][column];
                let pivot = matrix[column];
                matrix[row]
                    .iter_mut()
                    .zip(pivot)
                    .for_each(|(value, above)| *value -= factor * above);
                right[row] -= factor * right[column];
            }
        }
    }
    std::array::from_fn(|at| right[at] / matrix[at][at])
}

fn report<'a>(name: &str, pairs: impl Iterator<Item = &'a Pair>, by: &dyn Fn(&Pair) -> f32) {
    let mut scored: Vec<(f32, bool)> = pairs.map(|pair| (by(pair), pair.label > 0.5)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let positive = scored.iter().filter(|(_, same)| *same).count();
    let (mut hits, mut sum) = (0.0, 0.0);
    for (at, (_, same)) in scored.iter().enumerate() {
        if *same {
            hits += 1.0;
            sum += hits / (at as f64 + 1.0);
        }
    }
    let cuts: Vec<String> = [0.5f32, 0.6, 0.7, 0.8, 0.9, 0.95]
        .iter()
        .map(|cut| {
            let above: Vec<_> = scored.iter().filter(|(score, _)| score >= cut).collect();
            let right = above.iter().filter(|(_, same)| *same).count();
            format!(
                "{cut}: {:.0}/{:.0}",
                100.0 * right as f64 / above.len().max(1) as f64,
                100.0 * right as f64 / positive as f64
            )
        })
        .collect();
    println!(
        "  {name}: AP {:.1} of {} ({positive} same); precision/recall at {}",
        100.0 * sum / positive as f64,
        scored.len(),
        cuts.join(", ")
    );
}

fn spearman(pairs: &[Pair], by: &dyn Fn(&Pair) -> f32) -> f64 {
    let ranks = |values: Vec<f64>| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        let mut ranks = vec![0.0; values.len()];
        for chunk in order.chunk_by(|a, b| values[*a] == values[*b]) {
            let first = order.iter().position(|at| *at == chunk[0]).unwrap_or(0) as f64;
            chunk
                .iter()
                .for_each(|at| ranks[*at] = first + chunk.len() as f64 / 2.0);
        }
        ranks
    };
    let (a, b) = (
        ranks(pairs.iter().map(|pair| f64::from(by(pair))).collect()),
        ranks(pairs.iter().map(|pair| pair.label).collect()),
    );
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mean_a, mean_b) = (mean(&a), mean(&b));
    let covariance: f64 = a.iter().zip(&b).map(|(a, b)| (a - mean_a) * (b - mean_b)).sum();
    let spread = |values: &[f64], mean: f64| values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
    covariance / (spread(&a, mean_a) * spread(&b, mean_b)).sqrt()
}
