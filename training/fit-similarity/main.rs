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
use crossread::compare::similarity::{
    FEATURES, OF_SENTENCES, OF_STATEMENTS, Rarity, SHARED, Terms, features, is_headline, sentence,
};
use crossread::text::{Case, Document, Language, Lexed, TokenKind};
use regression::{Example, Fit, auc, pearson};
use serde_json::Value;

const FOLDS: usize = 8;
/// The same for words, of which there are features of one length.
const RIDGE_OF_WORDS: f64 = 1.0;

/// What is fitted to.
#[derive(Clone, Copy, PartialEq)]
enum Aim {
    /// Headlines and other short texts: as sentences, with all features, other pairs weighing little.
    Headlines,
    /// Sentences on their own: the same with two shared events, or an event and an entity; general pairs by their grade.
    Sentences,
    /// Statements of a story, where a wrong pair is a false corroboration: the same with two events and an entity, the
    /// grade squared.
    Statements,
}

impl Aim {
    fn same(self, events: usize, entities: usize) -> bool {
        match self {
            Aim::Headlines | Aim::Sentences => events >= 2 || events >= 1 && entities >= 1,
            Aim::Statements => events >= 2 && entities >= 1,
        }
    }

    /// So many of the features are known.
    fn features(self) -> usize {
        match self {
            Aim::Headlines => FEATURES,
            Aim::Sentences => OF_SENTENCES,
            Aim::Statements => OF_STATEMENTS,
        }
    }

    /// Of the features at a spread of one. Measures so like each other must share the weight, or it is fitted to the
    /// topics; for statements only the surest pairs matter, and these lose by it.
    fn ridge(self) -> f64 {
        match self {
            Aim::Headlines => 100.0,
            Aim::Sentences => 500.0,
            Aim::Statements => 1.0,
        }
    }

    /// How much a pair counts.
    fn weight(self, pair: &Pair) -> f64 {
        let same = pair.example.label > 0.5;
        let [of_story, other_story, general, unrelated] = match self {
            Aim::Headlines if pair.headlines => [0.3, 0.1, 3.0, 2.0],
            Aim::Headlines => [0.03, 0.01, 0.3, 0.2],
            Aim::Sentences => [1.0, 0.3, 3.0, 3.0],
            // Pairs that are not the same are far more frequent in real stories than among the annotated ones.
            Aim::Statements => [if same { 1.0 } else { 3.0 }, 1.0, 1.0, 0.0],
        };
        match pair.kind {
            Kind::OneStory { .. } => of_story,
            Kind::OtherStory => other_story,
            Kind::General => general,
            Kind::Unrelated => unrelated,
        }
    }
}

struct Pair {
    example: Example,
    /// The topic's place; of general pairs, any.
    fold: usize,
    kind: Kind,
    /// Whether both are headlines.
    headlines: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    OneStory {
        dev: bool,
    },
    OtherStory,
    General,
    /// Sentences of two topics, or of two general pairs.
    Unrelated,
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
    let mut pairs = of_news(&news);
    pairs.extend(of_general(&general, Aim::Sentences));
    pairs.extend(unrelated(&sentences, &general));
    let [of_headlines, of_sentences] =
        [("HEADLINES", Aim::Headlines), ("SENTENCES", Aim::Sentences)].map(|(name, aim)| {
            println!("const {name}: {:.4?}", &fit(pairs.iter(), aim));
            folds(&pairs, aim)
        });
    figures(&pairs, &sentences, &[&of_sentences, &of_headlines]);

    let mut pairs = of_topics(&sentences);
    pairs.extend(of_general(&general, Aim::Statements));
    println!("const STATEMENTS: {:.4?}", fit(pairs.iter(), Aim::Statements));
    let of_statements = folds(&pairs, Aim::Statements);
    figures(&pairs, &sentences, &[&of_statements; 2]);
}

/// Per fold: the weights fitted without it.
fn folds(pairs: &[Pair], aim: Aim) -> Vec<Vec<f64>> {
    let without = |fold: usize| fit(pairs.iter().filter(|pair| pair.fold != fold), aim);
    (0..FOLDS).map(without).collect()
}

/// Prints what the fits of sentences and of headlines are worth on the folds that they have not seen.
fn figures(pairs: &[Pair], sentences: &[Sentence], fits: &[&Vec<Vec<f64>>; 2]) {
    let held_out = |pair: &Pair| {
        let weights = &fits[usize::from(pair.headlines)][pair.fold];
        (regression::chance(weights, &pair.example.features), pair.example.label)
    };
    let of = |which: &dyn Fn(&Pair) -> bool| -> Vec<(f64, f64)> {
        pairs.iter().filter(|pair| which(pair)).map(held_out).collect()
    };
    let story = |dev: bool| of(&|pair| pair.kind == Kind::OneStory { dev });
    println!(
        "  held out: one story, AUC {:.4} (train topics {:.4}, dev topics {:.4}); Pearson, headlines {:.4}, all {:.4}",
        auc(&[story(false), story(true)].concat()),
        auc(&story(false)),
        auc(&story(true)),
        pearson(&of(&|pair| pair.kind == Kind::General && pair.headlines)),
        pearson(&of(&|pair| pair.kind == Kind::General)),
    );
    for headlines in [false, true] {
        let mut scores = of(&|pair| pair.kind == Kind::Unrelated && pair.headlines == headlines);
        scores.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |part: f64| scores.get((scores.len() as f64 * part) as usize).map_or(0.0, |it| it.0);
        println!(
            "  unrelated, headlines {headlines}: median {:.3}, 95 in 100 below {:.3}",
            at(0.5),
            at(0.95)
        );
    }
    let all = of(&|pair| !matches!(pair.kind, Kind::General | Kind::Unrelated));
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
    println!("  retrieval, MRR: {:.4}", retrieval(sentences, fits));
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
            let features = features.iter().map(|value| f64::from(*value)).collect();
            examples.push(Example::new(features, f64::from(u8::from(marked))));
        }
    }
    Fit {
        ridge: RIDGE_OF_WORDS,
        standardised: false,
        out: vec![false; events::FEATURES],
    }
    .weights(&examples.iter().map(|it| (it, 1.0)).collect::<Vec<_>>())
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
        Pair {
            example: Example::new(values(features), f64::from(u8::from(same))),
            fold: fold_of(text(pair, "topic")),
            kind,
            headlines: is_headline(text(pair, "a")) && is_headline(text(pair, "b")),
        }
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
                pairs.push(Pair {
                    example: Example::new(values(features), f64::from(u8::from(same))),
                    fold: fold_of(&one.topic),
                    kind,
                    headlines: false,
                });
            }
        }
    }
    pairs
}

fn of_general(pairs: &[Value], aim: Aim) -> Vec<Pair> {
    let rarity = Rarity::at_large();
    let pair = |(at, pair): (usize, &Value)| {
        let (a, b) = (text(pair, "a"), text(pair, "b"));
        let grade = pair["score"].as_f64().unwrap_or(0.0) / 5.0;
        let label = if aim == Aim::Statements { grade.powi(2) } else { grade };
        Pair {
            example: Example::new(values(features(&sentence(a), &sentence(b), &rarity)), label),
            fold: at % FOLDS,
            kind: Kind::General,
            headlines: is_headline(a) && is_headline(b),
        }
    };
    pairs.iter().enumerate().map(pair).collect()
}

/// Each sentence with one half the list away: the annotated pairs and the graded ones hold hardly any that have nothing to
/// do with each other.
fn unrelated(sentences: &[Sentence], general: &[Value]) -> Vec<Pair> {
    let rarity = Rarity::at_large();
    let topics = sentences
        .iter()
        .map(|it| (&it.text[..], &it.text[..], fold_of(&it.topic)));
    let graded = general
        .iter()
        .enumerate()
        .map(|(at, pair)| (text(pair, "a"), text(pair, "b"), at % FOLDS));
    let mut pairs = vec![];
    for list in [topics.collect::<Vec<_>>(), graded.collect()] {
        for (at, (a, _, fold)) in list.iter().enumerate() {
            let (_, b, _) = list[(at + list.len() / 2) % list.len()];
            pairs.push(Pair {
                example: Example::new(values(features(&sentence(a), &sentence(b), &rarity)), 0.0),
                fold: *fold,
                kind: Kind::Unrelated,
                headlines: is_headline(a) && is_headline(b),
            });
        }
    }
    pairs
}

/// What two sentences share never counts against them: a feature that would is left out.
fn fit<'a>(pairs: impl Iterator<Item = &'a Pair>, aim: Aim) -> Vec<f64> {
    let examples: Vec<(&Example, f64)> = pairs.map(|pair| (&pair.example, aim.weight(pair))).collect();
    let size = aim.features();
    let mut fit = Fit {
        ridge: aim.ridge(),
        standardised: true,
        out: vec![false; size],
    };
    loop {
        let weights = fit.weights(&examples);
        let worst = (0..size)
            .filter(|feature| SHARED.contains(feature) && weights[*feature] < 0.0)
            .min_by(|a, b| weights[*a].total_cmp(&weights[*b]));
        match worst {
            Some(worst) => fit.out[worst] = true,
            None => return weights,
        }
    }
}

/// The mean reciprocal rank of the best partner of a sentence among all checked sentences of other articles of its topic.
fn retrieval(sentences: &[Sentence], fits: &[&Vec<Vec<f64>>; 2]) -> f64 {
    let rarity = Rarity::at_large();
    let (mut sum, mut count) = (0.0, 0.0);
    for topic in sentences.chunk_by(|a, b| a.topic == b.topic) {
        let fold = fold_of(&topic[0].topic);
        let terms: Vec<Terms> = topic.iter().map(|it| sentence(&it.text)).collect();
        for (at, one) in topic.iter().enumerate() {
            let scored: Vec<(f64, bool)> = topic
                .iter()
                .zip(&terms)
                .filter(|(other, _)| other.document != one.document)
                .map(|(other, its)| {
                    let headlines = is_headline(&one.text) && is_headline(&other.text);
                    let weights = &fits[usize::from(headlines)][fold];
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
