//! Trains the tagger of `crossread::analysis::entities` and prints its figures.
//!
//!     cargo run --profile training --example train-entities -- CORPORA models/entities/tagger.bin
//!
//! `CORPORA` holds a folder a corpus with `train.tsv`, `dev.tsv` or `test.tsv`: a token and its BIO tag a line, a blank
//! line between sentences, `-DOCSTART-` between documents. The same corpora give the same file.

mod corpora;
mod field;
mod figures;

use std::path::Path;

use corpora::{Casing, Sample};
use crossread::analysis::entities::tagger::Model;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, corpora, file, rest @ ..] = &arguments[..] else {
        eprintln!("usage: train-entities CORPORA FILE [check]");
        std::process::exit(2);
    };
    let folder = Path::new(corpora);
    let held_out = corpora::held_out(folder);
    if rest.first().is_none_or(|word| word != "check") {
        let samples = corpora::training(folder);
        let report = |model: &Model| figures::brief(model, &held_out);
        let gold: Vec<Sample> = samples.iter().filter(|sample| !sample.is_silver()).cloned().collect();
        println!("gold only");
        let second = field::train(&gold, None, report);
        println!("all");
        let model = field::train(&samples, Some(&second), report);
        let bytes = model.write();
        println!("{} bytes", bytes.len());
        if let Err(problem) = std::fs::write(file, &bytes) {
            eprintln!("{file}: {problem}");
            std::process::exit(1);
        }
    }
    let bytes = std::fs::read(file).unwrap_or_default();
    figures::full(&Model::read(&bytes), &held_out);
}

/// A sample in other capitals.
pub fn recased(samples: &[Sample], casing: Casing) -> Vec<Sample> {
    samples.iter().map(|sample| sample.recased(casing)).collect()
}
