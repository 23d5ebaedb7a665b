//! What the training of the tagger of `crossread::analysis::entities` needs from the program itself: what it sees of the
//! corpora, and the figures of the result. The training is in `training/{teacher,student}.py`; the steps are in
//! `models/entities/MODEL_CARD.md`.
//!
//!     cargo run --profile training --example train-entities -- dump CORPORA DUMP
//!     cargo run --profile training --example train-entities -- figures CORPORA models/entities/tagger.bin
//!     cargo run --profile training --example train-entities -- errors CORPORA models/entities/tagger.bin
//!
//! `CORPORA` holds a folder a corpus with `train.tsv`, `dev.tsv` or `test.tsv`: a token and its BIO tag a line, a blank
//! line between sentences, `-DOCSTART-` between documents; and `free/*.txt`, texts without tags.

mod corpora;
mod exchange;
mod figures;

use std::path::Path;
use std::process::ExitCode;

use crossread::analysis::entities::tagger::Model;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, corpora, file] = &arguments[..] else {
        eprintln!("usage: train-entities dump|figures|errors CORPORA FILE");
        return ExitCode::from(2);
    };
    let (folder, file) = (Path::new(corpora), Path::new(file));
    let held_out = corpora::held_out(folder);
    let done = match what.as_str() {
        "dump" => exchange::dump(file, &corpora::training(folder), &held_out),
        "figures" => std::fs::read(file).map(|bytes| figures::full(&Model::read(&bytes), &held_out)),
        _ => std::fs::read(file).map(|bytes| figures::errors(&Model::read(&bytes), &held_out)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{}: {problem}", file.display());
            ExitCode::FAILURE
        }
    }
}
