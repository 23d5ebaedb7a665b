//! Fits the weights of `crossread::analysis::entities::coreference` and prints them as `weights.rs`, with the CoNLL
//! figures' parts that need no assignment (MUC and B³) on the development set for the committed weights.
//!
//!     cargo run --profile training --example fit-coreference -- CORPORA
//!
//! `CORPORA` holds `ecbplus/{docs,mentions}.jsonl` and `meantime/{docs,mentions}.jsonl`. A story is a topic, and each
//! sub-topic once more: both are asked for in use. Of ECB+ the validated sentences count, and of MEANTIME people and
//! organisations.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use crossread::analysis::entities::coreference::pair::{self, Story};
use crossread::analysis::entities::coreference::{self, Phrase, pronouns};
use crossread::text::Span;
use serde_json::Value;

const ROUNDS: usize = 20;
const RIDGE: f64 = 1.0;
/// What a pair of phrases, and a pronoun's candidate, weigh: in ECB+ by sub-topic and by topic, and in MEANTIME, whose
/// few stories would else outweigh the rest.
const WEIGHTS: [(f64, f64); 3] = [(1.0, 1.0), (1.0, 0.5), (0.05, 0.3)];

/// A story's texts and phrases, with the chain of each.
#[derive(Default)]
struct Marked {
    texts: Vec<String>,
    phrases: Vec<Phrase>,
    chains: Vec<String>,
}

/// A pair's features, whether it is one chain, and its weight.
struct Row {
    features: Vec<f32>,
    label: f64,
    weight: f64,
}

fn main() {
    let Some(corpora) = std::env::args().nth(1) else {
        eprintln!("usage: fit-coreference CORPORA");
        std::process::exit(2);
    };
    let corpora = Path::new(&corpora);
    let news = Corpus::read(&corpora.join("ecbplus"));
    let wiki = Corpus::read(&corpora.join("meantime"));
    let small = news.stories("train", "cluster");
    let large = news.stories("train", "topic");
    let other = wiki.stories("", "cluster");

    let mut pairs: Vec<Vec<Row>> = (0..pair::CASES).map(|_| Vec::new()).collect();
    let mut placed: Vec<Vec<Row>> = (0..pronouns::CASES).map(|_| Vec::new()).collect();
    for (stories, weights) in [&small, &large, &other].into_iter().zip(WEIGHTS) {
        for story in stories {
            rows(story, weights, &mut pairs, &mut placed);
        }
    }
    println!("//! Weights as `training/fit_coreference.rs` fits them; not to be edited by hand.\n");
    println!("#![allow(clippy::approx_constant)] // A weight is near a constant by chance.\n");
    println!("use super::pair;\nuse super::pronouns;");
    println!("\n/// By case, then by feature, of [`pair::features`].");
    print_table("PAIRS", "pair", &pairs, pair::COUNT);
    println!("\n/// By case, then by feature, of a pronoun's candidates.");
    print_table("PRONOUNS", "pronouns", &placed, pronouns::COUNT);
    for story in ["cluster", "topic"] {
        let figures = figures(&news.stories("dev", story));
        eprintln!(
            "committed weights, dev by {story}: MUC {:.1}, B3 {:.1}",
            figures.0, figures.1
        );
    }
}

struct Corpus {
    documents: Vec<Value>,
    mentions: BTreeMap<String, Vec<Value>>,
}

impl Corpus {
    fn read(folder: &Path) -> Corpus {
        let lines = |name: &str| -> Vec<Value> {
            let path = folder.join(name);
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let lines = text.lines().filter_map(|line| serde_json::from_str(line).ok());
            lines.collect()
        };
        let mut mentions: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for mention in lines("mentions.jsonl") {
            mentions
                .entry(text(&mention, "doc").to_owned())
                .or_default()
                .push(mention);
        }
        Corpus {
            documents: lines("docs.jsonl"),
            mentions,
        }
    }

    fn stories(&self, split: &str, by: &str) -> Vec<Marked> {
        let mut stories: BTreeMap<String, Marked> = BTreeMap::new();
        for document in self
            .documents
            .iter()
            .filter(|document| text(document, "split") == split)
        {
            let story = stories.entry(text(document, by).to_owned()).or_default();
            let (mut whole, mut starts) = (String::new(), HashMap::new());
            for sentence in document["sentences"].as_array().into_iter().flatten() {
                if !whole.is_empty() {
                    whole.push('\n');
                }
                starts.insert(sentence["i"].as_u64(), whole.len());
                whole.push_str(text(sentence, "text"));
            }
            for mention in self.mentions.get(text(document, "id")).into_iter().flatten() {
                let counts = matches!(text(mention, "type"), "entity" | "time" | "loc")
                    && mention.get("in_validated_sentence") != Some(&Value::Bool(false))
                    && (mention["subtype"].is_null() || matches!(text(mention, "subtype"), "PER" | "ORG"));
                let Some(&start) = starts.get(&mention["sent"].as_u64()).filter(|_| counts) else {
                    continue;
                };
                let byte = |field: &str| {
                    let count = mention[field].as_u64().unwrap_or(0) as usize;
                    let place = whole[start..].char_indices().nth(count);
                    place.map_or(whole.len(), |(at, _)| start + at)
                };
                story.phrases.push(Phrase {
                    document: story.texts.len(),
                    span: Span::new(byte("start"), byte("end")),
                });
                story.chains.push(chain(text(mention, "chain")));
            }
            story.texts.push(whole);
        }
        stories.into_values().collect()
    }
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or("")
}

/// MEANTIME's chains bear a prefix by where they occur, and a number that is cut in some.
fn chain(name: &str) -> String {
    let bare = ["cross_intra_", "cross_", "intra_"]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix));
    bare.map_or_else(|| name.to_owned(), |bare| bare.chars().take(18).collect())
}

/// The pairs of a story and the candidates of its pronouns, by case.
fn rows(story: &Marked, weights: (f64, f64), pairs: &mut [Vec<Row>], placed: &mut [Vec<Row>]) {
    let texts: Vec<&str> = story.texts.iter().map(String::as_str).collect();
    let (readings, related) = coreference::read(&texts, &story.phrases);
    let whole = Story::new(&readings, related);
    let same = |a: usize, b: usize| f64::from(u8::from(story.chains[a] == story.chains[b]));
    for a in 0..readings.len() {
        for b in 0..a {
            if let Some(case) = pair::case(&readings[a], &readings[b]) {
                pairs[case].push(Row {
                    features: pair::features(&whole, &readings[a], &readings[b]).to_vec(),
                    label: same(a, b),
                    weight: weights.0,
                });
            }
        }
    }
    pronouns::place(&readings, coreference::groups(&whole, &readings), |candidates| {
        for candidate in candidates {
            placed[pronouns::case(&readings[candidate.pronoun])].push(Row {
                features: candidate.features.to_vec(),
                label: same(candidate.pronoun, candidate.phrase),
                weight: weights.1,
            });
        }
    });
}

fn print_table(name: &str, module: &str, cases: &[Vec<Row>], count: usize) {
    println!("pub(super) const {name}: [[f32; {module}::COUNT]; {module}::CASES] = [");
    for rows in cases {
        let weights = fit(rows, count);
        println!("    [");
        for line in weights.chunks(12) {
            let line: Vec<String> = line.iter().map(|weight| format!("{weight:.3}")).collect();
            println!("        {},", line.join(", "));
        }
        println!("    ],");
    }
    println!("];");
}

/// Logistic regression with a ridge, by Newton's method; zeros where there is nothing to learn from.
fn fit(rows: &[Row], count: usize) -> Vec<f64> {
    let mut weights = vec![0.0; count];
    if rows.len() < 20 || rows.iter().all(|row| row.label == rows[0].label) {
        return weights;
    }
    for _ in 0..ROUNDS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -RIDGE * weight).collect();
        let mut hessian = vec![vec![0.0; count]; count];
        (0..count).for_each(|at| hessian[at][at] = RIDGE);
        for row in rows {
            // Most features are zero.
            let set: Vec<(usize, f64)> = row
                .features
                .iter()
                .enumerate()
                .filter(|(_, value)| **value != 0.0)
                .map(|(at, value)| (at, f64::from(*value)))
                .collect();
            let sum: f64 = set.iter().map(|(at, value)| weights[*at] * value).sum();
            let chance = 1.0 / (1.0 + (-sum).exp());
            for &(i, x) in &set {
                gradient[i] += row.weight * (row.label - chance) * x;
                for &(j, y) in &set {
                    hessian[i][j] += row.weight * chance * (1.0 - chance) * x * y;
                }
            }
        }
        let step = solve(hessian, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// Gaussian elimination with pivots.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let count = right.len();
    for column in 0..count {
        let pivot = (column..count)
            .max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs()))
            .unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..count {
            let factor = matrix[row][column] / matrix[column][column];
            let (above, below) = matrix.split_at_mut(row);
            for (value, other) in below[0].iter_mut().zip(&above[column]).skip(column) {
                *value -= factor * other;
            }
            right[row] -= factor * right[column];
        }
    }
    for row in (0..count).rev() {
        let known: f64 = (row + 1..count).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    right
}

/// MUC and B³ (F1, in percent) over the stories.
fn figures(stories: &[Marked]) -> (f64, f64) {
    let (mut muc, mut b3) = ([0.0; 3], [0.0; 3]);
    for story in stories {
        let texts: Vec<&str> = story.texts.iter().map(String::as_str).collect();
        let mut found = vec![0; story.phrases.len()];
        for (number, cluster) in coreference::resolve(&texts, &story.phrases).iter().enumerate() {
            cluster.iter().for_each(|&at| found[at] = number);
        }
        let mut meant: BTreeMap<&str, usize> = BTreeMap::new();
        let gold: Vec<usize> = story
            .chains
            .iter()
            .map(|chain| {
                let next = meant.len();
                *meant.entry(chain).or_insert(next)
            })
            .collect();
        let count = |keys: &dyn Fn(usize) -> (usize, usize)| {
            let mut counts: HashMap<(usize, usize), f64> = HashMap::new();
            (0..gold.len()).for_each(|at| *counts.entry(keys(at)).or_default() += 1.0);
            counts
        };
        let both = count(&|at| (gold[at], found[at]));
        let (golds, founds) = (count(&|at| (gold[at], 0)), count(&|at| (found[at], 0)));
        let all = gold.len() as f64;
        // Links kept of those there are: MUC's count by partitions.
        muc[0] += all - both.len() as f64;
        muc[1] += all - golds.len() as f64;
        muc[2] += all - founds.len() as f64;
        for ((gold, found), shared) in &both {
            b3[0] += shared * shared / golds[&(*gold, 0)];
            b3[1] += shared * shared / founds[&(*found, 0)];
        }
        b3[2] += all;
    }
    let f1 = |recall: f64, precision: f64| 200.0 * recall * precision / (recall + precision);
    (f1(muc[0] / muc[1], muc[0] / muc[2]), f1(b3[0] / b3[2], b3[1] / b3[2]))
}
