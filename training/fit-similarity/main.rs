//! Fits the weights of `crossread::compare::{similarity, events}` and prints them, with figures on held-out topics.
//!
//!     cargo run --profile training --example fit-similarity -- CORPORA [EVENTS]
//!
//! `CORPORA` holds ECB+ as `ecbplus/sentence_pairs.jsonl` (`a`, `b`, `topic`, `split` (`train`, `dev`), `same_subtopic`,
//! `shared_events`, `shared_entities`), `docs.jsonl` (`id`, `topic`, `cluster`, `split`, `sentences: [{i, text}]`) and `mentions.jsonl` (`doc`,
//! `sent`, `start`, `end`, `type`, `chain`, `in_validated_sentence`), and the STS Benchmark as `stsb/{train,dev}.jsonl` (`a`,
//! `b`, `score`, 0 to 5). With `EVENTS`, the weights of event words are fitted first and written there
//! (`models/similarity/events.in`); build again before the rest is fitted to them.

mod regression;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crossread::compare::events;
use crossread::compare::similarity::{FEATURES, OF_STATEMENTS, Rarity, SHARED, Terms, features, sentence};
use crossread::text::{Case, Document, Language, Lexed, TokenKind};
use regression::{Example, Fit, auc, pearson};
use serde_json::Value;

const FOLDS: usize = 8;
/// The same for words, of which there are features of one length.
const RIDGE_OF_WORDS: f64 = 1.0;

/// What is fitted to.
#[derive(Clone, Copy, PartialEq)]
enum Aim {
    /// Sentences on their own: the same with two shared events, or an event and an entity; general pairs by their grade.
    Sentences,
    /// Statements of a story, where a wrong pair is a false corroboration: the same with two events and an entity, the
    /// grade squared, and no feature but the first [`OF_STATEMENTS`].
    Statements,
}

impl Aim {
    fn same(self, events: usize, entities: usize) -> bool {
        match self {
            Aim::Sentences => events >= 2 || events >= 1 && entities >= 1,
            Aim::Statements => events >= 2 && entities >= 1,
        }
    }

    /// Of the features at a spread of one. Measures so like each other must share the weight, or it is fitted to the
    /// topics; for statements only the surest pairs matter, and these lose by it.
    fn ridge(self) -> f64 {
        match self {
            Aim::Sentences => 1000.0,
            Aim::Statements => 1.0,
        }
    }

    /// The weights of a pair of one story, the same and not; of a pair of two like stories; of a general pair.
    fn weights(self) -> [f64; 4] {
        match self {
            Aim::Sentences => [1.0, 1.0, 0.6, 3.0],
            // Pairs that are not the same are far more frequent in real stories than among the annotated ones.
            Aim::Statements => [1.0, 3.0, 1.0, 1.0],
        }
    }
}

struct Pair {
    example: Example,
    /// The topic's place; of general pairs, any.
    fold: usize,
    kind: Kind,
}

impl Pair {
    fn new(aim: Aim, features: [f32; FEATURES], is_same: bool, fold: usize, kind: Kind) -> Pair {
        let [same, other, apart, _] = aim.weights();
        let weight = match kind {
            Kind::OneStory { .. } if is_same => same,
            Kind::OneStory { .. } => other,
            _ => apart,
        };
        Pair {
            example: Example {
                features: values(features),
                label: f64::from(u8::from(is_same)),
                weight,
            },
            fold,
            kind,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    OneStory { dev: bool },
    OtherStory,
    Headlines,
    General,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(corpora) = arguments.first().map(Path::new) else {
        eprintln!("usage: fit-similarity CORPORA [EVENTS]");
        std::process::exit(2);
    };
    let sentences = Sentence::read(corpora);
    if let Some(out) = arguments.get(1) {
        let weights = fit_events(&sentences);
        let lines: Vec<String> = weights.iter().map(|weight| format!("    {weight:.4},\n")).collect();
        std::fs::write(out, format!("[\n{}]\n", lines.concat())).expect("EVENTS can be written");
        return;
    }
    let news = lines(&corpora.join("ecbplus/sentence_pairs.jsonl"));
    let general: Vec<Value> = ["train", "dev"]
        .iter()
        .flat_map(|split| lines(&corpora.join(format!("stsb/{split}.jsonl"))))
        .collect();
    for (name, aim) in [("SENTENCES", Aim::Sentences), ("STATEMENTS", Aim::Statements)] {
        let mut pairs = match aim {
            Aim::Sentences => of_news(&news),
            Aim::Statements => of_topics(&sentences),
        };
        pairs.extend(of_general(&general, aim));
        println!("const {name}: {:.4?}", fit(pairs.iter(), aim));
        let fits: Vec<Vec<f64>> = (0..FOLDS)
            .map(|fold| fit(pairs.iter().filter(|pair| pair.fold != fold), aim))
            .collect();
        let held_out = |pair: &Pair| {
            (
                regression::chance(&fits[pair.fold], &pair.example.features),
                pair.example.label,
            )
        };
        let of = |kinds: &[Kind]| -> Vec<(f64, f64)> {
            pairs
                .iter()
                .filter(|pair| kinds.contains(&pair.kind))
                .map(held_out)
                .collect()
        };
        let (train, dev) = (Kind::OneStory { dev: false }, Kind::OneStory { dev: true });
        println!(
            "  held out: one story, AUC {:.4} (train topics {:.4}, dev topics {:.4}); Pearson, headlines {:.4}, all {:.4}",
            auc(&of(&[train, dev])),
            auc(&of(&[train])),
            auc(&of(&[dev])),
            pearson(&of(&[Kind::Headlines])),
            pearson(&of(&[Kind::Headlines, Kind::General])),
        );
        let all = of(&[train, dev, Kind::OtherStory]);
        let bins: Vec<String> = (0..10)
            .map(|bin| {
                let bounds = f64::from(bin) / 10.0..f64::from(bin + 1) / 10.0;
                let there: Vec<f64> = all.iter().filter(|it| bounds.contains(&it.0)).map(|it| it.1).collect();
                format!(
                    "{:.0} of {}",
                    100.0 * there.iter().sum::<f64>() / there.len().max(1) as f64,
                    there.len()
                )
            })
            .collect();
        println!("  the same in 100, by tenths of the score: {}", bins.join(", "));
        println!("  retrieval, MRR: {:.4}", retrieval(&sentences, &fits));
    }
}

/// A sentence of ECB+ whose annotation was checked.
struct Sentence {
    topic: String,
    story: String,
    document: String,
    dev: bool,
    text: String,
    /// Chains of events, and of all else.
    chains: [BTreeSet<String>; 2],
    /// Where events are marked, in characters.
    events: Vec<(u64, u64)>,
}

impl Sentence {
    fn read(corpora: &Path) -> Vec<Sentence> {
        let mut found: BTreeMap<(String, u64), Sentence> = BTreeMap::new();
        for document in lines(&corpora.join("ecbplus/docs.jsonl")) {
            for sentence in document["sentences"].as_array().into_iter().flatten() {
                let key = (text(&document, "id").to_owned(), sentence["i"].as_u64().unwrap_or(0));
                found.insert(
                    key,
                    Sentence {
                        topic: text(&document, "topic").to_owned(),
                        story: text(&document, "cluster").to_owned(),
                        dev: document["split"] == "dev",
                        document: text(&document, "id").to_owned(),
                        text: text(sentence, "text").to_owned(),
                        chains: Default::default(),
                        events: vec![],
                    },
                );
            }
        }
        let mut checked = BTreeSet::new();
        for mention in lines(&corpora.join("ecbplus/mentions.jsonl")) {
            let key = (text(&mention, "doc").to_owned(), mention["sent"].as_u64().unwrap_or(0));
            if let Some(sentence) = found.get_mut(&key).filter(|_| mention["in_validated_sentence"] == true) {
                let is_event = mention["type"] == "event";
                sentence.chains[usize::from(!is_event)].insert(text(&mention, "chain").to_owned());
                let place = |field: &str| mention[field].as_u64().unwrap_or(0);
                sentence.events.extend(is_event.then(|| (place("start"), place("end"))));
                checked.insert(key);
            }
        }
        found
            .into_iter()
            .filter(|(key, _)| checked.contains(key))
            .map(|(_, sentence)| sentence)
            .collect()
    }
}

impl Sentence {
    fn is_same(&self, other: &Sentence, aim: Aim) -> bool {
        let shared = |kind: usize| self.chains[kind].intersection(&other.chains[kind]).count();
        aim.same(shared(0), shared(1))
    }
}

/// The weights of event words: of each content word of the checked sentences, whether it is marked as an event.
fn fit_events(sentences: &[Sentence]) -> Vec<f64> {
    let mut examples = vec![];
    for sentence in sentences {
        let document = Document::paragraph(sentence.text.clone(), Language::Unknown);
        let lexed = Lexed::lex(&document);
        for token in lexed.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            let word = lexed.word(token);
            if crossread::compare::similarity::is_stop_word(word) {
                continue;
            }
            let at = sentence.text[..token.span.start as usize].chars().count() as u64;
            let marked = sentence.events.iter().any(|(start, end)| (*start..*end).contains(&at));
            let features = events::features(word, token.case != Case::Lower);
            examples.push(Example {
                features: features.iter().map(|value| f64::from(*value)).collect(),
                label: f64::from(u8::from(marked)),
                weight: 1.0,
            });
        }
    }
    Fit {
        ridge: RIDGE_OF_WORDS,
        standardised: false,
        out: vec![false; events::FEATURES],
    }
    .weights(&examples.iter().collect::<Vec<_>>())
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

fn fold_of(topic: &str) -> usize {
    topic.parse::<usize>().unwrap_or(0) % FOLDS
}

fn values(features: [f32; FEATURES]) -> Vec<f64> {
    features.iter().map(|value| f64::from(*value)).collect()
}

/// The annotated pairs.
fn of_news(pairs: &[Value]) -> Vec<Pair> {
    let rarity = Rarity::at_large();
    let mut terms: BTreeMap<&str, Terms> = BTreeMap::new();
    for said in pairs.iter().flat_map(|pair| [text(pair, "a"), text(pair, "b")]) {
        terms.entry(said).or_insert_with(|| sentence(said));
    }
    let pair = |pair: &Value| {
        let features = features(&terms[text(pair, "a")], &terms[text(pair, "b")], &rarity);
        let shared = |field: &str| pair[field].as_u64().unwrap_or(0) as usize;
        let same = Aim::Sentences.same(shared("shared_events"), shared("shared_entities"));
        let kind = match pair["same_subtopic"] == true {
            true => Kind::OneStory {
                dev: pair["split"] == "dev",
            },
            false => Kind::OtherStory,
        };
        Pair::new(Aim::Sentences, features, same, fold_of(text(pair, "topic")), kind)
    };
    pairs.iter().map(pair).collect()
}

/// All pairs of checked sentences of two articles of a topic.
fn of_topics(sentences: &[Sentence]) -> Vec<Pair> {
    let rarity = Rarity::at_large();
    let mut pairs = vec![];
    for topic in sentences.chunk_by(|a, b| a.topic == b.topic) {
        let terms: Vec<Terms> = topic.iter().map(|it| sentence(&it.text)).collect();
        for (at, one) in topic.iter().enumerate() {
            for (other, its) in topic[..at].iter().zip(&terms) {
                if one.document == other.document {
                    continue;
                }
                let kind = match one.story == other.story {
                    true => Kind::OneStory { dev: one.dev },
                    false => Kind::OtherStory,
                };
                let features = features(&terms[at], its, &rarity);
                let same = one.is_same(other, Aim::Statements);
                pairs.push(Pair::new(Aim::Statements, features, same, fold_of(&one.topic), kind));
            }
        }
    }
    pairs
}

fn of_general(pairs: &[Value], aim: Aim) -> Vec<Pair> {
    let rarity = Rarity::at_large();
    let [.., weight] = aim.weights();
    // A headline has no full stop.
    let headline = |words: &str| !words.trim().ends_with('.') && words.split_whitespace().count() <= 16;
    let pair = |(at, pair): (usize, &Value)| {
        let (a, b) = (text(pair, "a"), text(pair, "b"));
        let grade = pair["score"].as_f64().unwrap_or(0.0) / 5.0;
        Pair {
            example: Example {
                features: values(features(&sentence(a), &sentence(b), &rarity)),
                label: if aim == Aim::Sentences { grade } else { grade.powi(2) },
                weight,
            },
            fold: at % FOLDS,
            kind: if headline(a) && headline(b) {
                Kind::Headlines
            } else {
                Kind::General
            },
        }
    };
    pairs.iter().enumerate().map(pair).collect()
}

/// What two sentences share never counts against them: a feature that would is left out.
fn fit<'a>(pairs: impl Iterator<Item = &'a Pair>, aim: Aim) -> Vec<f64> {
    let examples: Vec<&Example> = pairs.map(|pair| &pair.example).collect();
    let mut fit = Fit {
        ridge: aim.ridge(),
        standardised: true,
        out: vec![false; FEATURES],
    };
    if aim == Aim::Statements {
        fit.out[OF_STATEMENTS..].fill(true);
    }
    loop {
        let weights = fit.weights(&examples);
        let worst = (0..FEATURES)
            .filter(|feature| SHARED.contains(feature) && weights[*feature] < 0.0)
            .min_by(|a, b| weights[*a].total_cmp(&weights[*b]));
        match worst {
            Some(worst) => fit.out[worst] = true,
            None => return weights,
        }
    }
}

/// The mean reciprocal rank of the best partner of a sentence among all checked sentences of other articles of its topic.
fn retrieval(sentences: &[Sentence], fits: &[Vec<f64>]) -> f64 {
    let rarity = Rarity::at_large();
    let (mut sum, mut count) = (0.0, 0.0);
    for topic in sentences.chunk_by(|a, b| a.topic == b.topic) {
        let weights = &fits[fold_of(&topic[0].topic)];
        let terms: Vec<Terms> = topic.iter().map(|it| sentence(&it.text)).collect();
        for (at, one) in topic.iter().enumerate() {
            let scored: Vec<(f64, bool)> = topic
                .iter()
                .zip(&terms)
                .filter(|(other, _)| other.document != one.document)
                .map(|(other, its)| {
                    let score = regression::chance(weights, &values(features(&terms[at], its, &rarity)));
                    (score, one.is_same(other, Aim::Sentences))
                })
                .collect();
            let partners = scored.iter().filter(|it| it.1).map(|it| it.0);
            let Some(best) = partners.max_by(f64::total_cmp) else {
                continue;
            };
            let before = scored.iter().filter(|it| !it.1 && it.0 >= best).count();
            sum += 1.0 / (1.0 + before as f64);
            count += 1.0;
        }
    }
    sum / count
}
