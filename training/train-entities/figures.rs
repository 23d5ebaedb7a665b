//! Precision, recall and F1 of people, organisations and places: exact spans and kinds.

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::time::Instant;

use crossread::analysis::entities::tagger::{KINDS, Model, observe};
use crossread::analysis::entities::{EntityKind, extract};
use crossread::text::Lexed;

use super::corpora::{Casing, NAMES, PLACE, REPORTED, Read, Sample};

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

type Names = BTreeSet<(usize, usize, usize)>;

/// What the corpus has.
fn marked(read: &Read) -> Names {
    let names = read.names.iter();
    names
        .filter_map(|(range, kind)| Some((range.start, range.end, (*kind)?)))
        .collect()
}

/// The model's names: first token, end, kind.
fn tagged<'a>(model: &'a Model, caution: i32) -> impl Fn(&Sample, &Read) -> Names + 'a {
    move |_, read| {
        let names = model.names(&read.sheet, caution).into_iter();
        names
            .map(|name| (name.tokens.start, name.tokens.end, name.kind))
            .collect()
    }
}

/// The names of the whole extraction with the model that is built in.
fn extracted(sample: &Sample, _: &Read) -> Names {
    let document = sample.document();
    let lexed = Lexed::lex(&document);
    let entities = extract(&document, &lexed).into_iter();
    let names = entities.flat_map(|entity| {
        let kind = match entity.kind {
            EntityKind::Facility => Some(PLACE),
            kind => KINDS.iter().position(|&other| other == kind),
        };
        entity
            .mentions
            .into_iter()
            .filter_map(move |mention| Some((mention.span, kind?)))
    });
    let place = |offset: u32| lexed.tokens.partition_point(|token| token.span.start < offset);
    names
        .map(|(span, kind)| (place(span.start), place(span.end), kind))
        .collect()
}

fn count(samples: &[Sample], find: impl Fn(&Sample, &Read) -> Names) -> BTreeMap<&'static str, [Counts; 4]> {
    let mut figures: BTreeMap<&'static str, [Counts; 4]> = BTreeMap::new();
    for sample in samples {
        let read = sample.read();
        let found = find(sample, &read);
        let wanted = marked(&read);
        let figures = figures.entry(sample.corpus).or_default();
        for (index, kind) in REPORTED.into_iter().enumerate() {
            let of = |set: &Names| set.iter().filter(|name| name.2 == kind).count();
            figures[index].add(Counts {
                right: found.intersection(&wanted).filter(|name| name.2 == kind).count(),
                found: of(&found),
                wanted: of(&wanted),
            });
        }
        let shapes = |set: &Names| -> BTreeSet<(usize, usize)> {
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
    for (name, figures) in [
        ("tagger", count(samples, tagged(model, -3))),
        (
            "whole extraction with the model that is built in",
            count(samples, extracted),
        ),
    ] {
        println!("{name}");
        for (corpus, counts) in figures {
            print!("  {corpus:18} {}  untyped {}", sum(&counts).text(), counts[3].text());
            for (index, kind) in REPORTED.into_iter().enumerate() {
                print!("  {} {}", NAMES[kind], counts[index].text());
            }
            println!();
        }
    }
    for casing in [Casing::Lower, Casing::Title, Casing::Upper] {
        let samples: Vec<Sample> = samples.iter().map(|sample| sample.recased(casing)).collect();
        println!("{casing:?}");
        for (corpus, counts) in count(&samples, tagged(model, -3)) {
            println!("  {corpus:18} {}", sum(&counts).text());
        }
    }
}

/// Prints what was missed and what was found wrongly, each with its sentence's words around it.
pub fn errors(model: &Model, samples: &[Sample]) {
    for sample in samples {
        let read = sample.read();
        let document = sample.document();
        let lexed = Lexed::lex(&document);
        let words = |range: std::ops::Range<usize>| -> String {
            let tokens = &lexed.tokens[range.start..range.end.min(lexed.tokens.len())];
            let words: Vec<&str> = tokens.iter().map(|token| token.span.of(&document.text)).collect();
            words.join(" ")
        };
        let reported =
            |names: Names| -> Names { names.into_iter().filter(|name| REPORTED.contains(&name.2)).collect() };
        let found = reported(tagged(model, -3)(sample, &read));
        let wanted = reported(marked(&read));
        for (sign, set) in [("missed", &wanted - &found), ("false ", &found - &wanted)] {
            for (start, end, kind) in set {
                println!(
                    "{} {sign} {:12} {} [{}] {}",
                    sample.corpus,
                    NAMES[kind],
                    words(start.saturating_sub(6)..start),
                    words(start..end),
                    words(end..(end + 5).min(lexed.tokens.len()))
                );
            }
        }
    }
}
