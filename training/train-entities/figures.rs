//! Precision, recall and F1 of people, organisations and places: exact spans and kinds.

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Instant;

use crossread::analysis::entities::extract;
use crossread::analysis::entities::tagger::{Model, observe};
use crossread::text::Lexed;

use super::corpora::{Casing, NAMES, REPORTED, Sample};

#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }

    fn text(self) -> String {
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        let (precision, recall) = (share(self.right, self.found), share(self.right, self.wanted));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        format!("{precision:.1}/{recall:.1}/{f1:.1}")
    }
}

fn count(model: &Model, samples: &[Sample], caution: i16) -> BTreeMap<&'static str, [Counts; 4]> {
    let mut figures: BTreeMap<&'static str, [Counts; 4]> = BTreeMap::new();
    for sample in samples {
        let read = sample.read();
        let found: BTreeSet<(usize, usize, usize)> = model
            .names(&read.sheet, caution)
            .into_iter()
            .map(|name| (name.tokens.start, name.tokens.end, name.kind))
            .collect();
        let wanted: BTreeSet<(usize, usize, usize)> = read
            .names
            .iter()
            .filter_map(|(range, kind)| kind.map(|kind| (range.start, range.end, kind)))
            .collect();
        let figures = figures.entry(sample.corpus).or_default();
        for (index, kind) in REPORTED.into_iter().enumerate() {
            let of = |set: &BTreeSet<(usize, usize, usize)>| set.iter().filter(|name| name.2 == kind).count();
            figures[index].add(Counts {
                right: found.intersection(&wanted).filter(|name| name.2 == kind).count(),
                found: of(&found),
                wanted: of(&wanted),
            });
        }
        let shapes = |set: &BTreeSet<(usize, usize, usize)>| -> BTreeSet<(usize, usize)> {
            set.iter()
                .filter(|name| REPORTED.contains(&name.2))
                .map(|name| (name.0, name.1))
                .collect()
        };
        let (found, wanted) = (shapes(&found), shapes(&wanted));
        figures[3].add(Counts {
            right: found.intersection(&wanted).count(),
            found: found.len(),
            wanted: wanted.len(),
        });
    }
    figures
}

fn sum(counts: &[Counts; 4]) -> Counts {
    let mut sum = Counts::default();
    counts[..3].iter().for_each(|&counts| sum.add(counts));
    sum
}

pub fn brief(model: &Model, samples: &[Sample]) {
    let figures = count(model, samples, 0);
    let parts: Vec<String> = figures
        .iter()
        .map(|(corpus, counts)| format!("{corpus} {} ({})", sum(counts).text(), counts[3].text()))
        .collect();
    println!("{}", parts.join("  "));
}

/// How fast names are found, in tokens a second: the best of five.
fn speed(model: &Model, samples: &[Sample]) {
    let documents: Vec<_> = samples.iter().map(Sample::document).collect();
    let lexed: Vec<Lexed> = documents.iter().map(Lexed::lex).collect();
    let tokens: usize = lexed.iter().map(|lexed| lexed.tokens.len()).sum();
    let best = |work: &dyn Fn()| {
        let run = |_| {
            let began = Instant::now();
            work();
            began.elapsed()
        };
        tokens as f64 / 1e6 / (0..5).map(run).min().unwrap_or_default().as_secs_f64()
    };
    let pairs = || documents.iter().zip(&lexed);
    let seen = best(&|| pairs().for_each(|(document, lexed)| drop(black_box(observe(document, lexed)))));
    let tagged =
        best(&|| pairs().for_each(|(document, lexed)| drop(black_box(model.names(&observe(document, lexed).0, 0)))));
    let all = best(&|| pairs().for_each(|(document, lexed)| drop(black_box(extract(document, lexed)))));
    println!("million tokens a second: features {seen:.2}, with tags {tagged:.2}, whole extraction {all:.2}");
}

pub fn full(model: &Model, samples: &[Sample]) {
    speed(model, samples);
    for caution in [-9, -3, 3] {
        println!("caution {caution}");
        for (corpus, counts) in count(model, samples, caution) {
            print!("  {corpus:18} {}  untyped {}", sum(&counts).text(), counts[3].text());
            for (index, kind) in REPORTED.into_iter().enumerate() {
                print!("  {} {}", NAMES[kind], counts[index].text());
            }
            println!();
        }
    }
    for casing in [Casing::Lower, Casing::Title, Casing::Upper] {
        let samples = super::recased(samples, casing);
        println!("{casing:?}");
        for (corpus, counts) in count(model, &samples, -3) {
            println!("  {corpus:18} {}", sum(&counts).text());
        }
    }
}
