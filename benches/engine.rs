//! The measurements: how fast the engine is, and whether its cost grows with the text as it should.
//! Absolute figures depend on the machine; the ratios within one run are what to watch.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crossread::analysis;
use crossread::compare::{Settings, SourceId};
use crossread::engine::Engine;
use crossread::ingest::{self, Edits, Format};
use crossread::text::Lexed;
use crossread::workspace::EXAMPLE;

/// The best of five: what the code costs when nothing else disturbs it.
fn time<T>(mut work: impl FnMut() -> T) -> Duration {
    let run = |_| {
        let began = Instant::now();
        black_box(work());
        began.elapsed()
    };
    (0..5).map(run).min().unwrap_or_default()
}

/// News-like text of about that many bytes. The names vary, so that it does not repeat itself.
fn text(bytes: usize, seed: usize) -> String {
    const PLACES: [&str; 8] = ["Ellery", "Skarne", "Calder", "Holm", "Renn", "Vail", "Quill", "Abara"];
    let mut out = String::with_capacity(bytes + 4_096);
    let mut round = seed;
    while out.len() < bytes {
        let (_, article) = EXAMPLE[round % EXAMPLE.len()];
        let place = PLACES[round / EXAMPLE.len() % PLACES.len()];
        out.push_str(
            &article
                .replace("Skarne", place)
                .replace("212", &(212 + round).to_string()),
        );
        out.push_str("\n\n");
        round += 1;
    }
    out
}

fn engine(texts: &[String]) -> (Engine, Vec<SourceId>) {
    let mut engine = Engine::default();
    let ids: Vec<SourceId> = (1..=texts.len() as SourceId).collect();
    for (id, text) in ids.iter().zip(texts) {
        engine.analyze(*id, Format::Plain, text, &Edits::default());
    }
    (engine, ids)
}

fn speed(name: &str, bytes: usize, spent: Duration) {
    println!(
        "{name:<38} {:>9.2} ms {:>8.1} MB/s",
        spent.as_secs_f64() * 1e3,
        bytes as f64 / 1e6 / spent.as_secs_f64()
    );
}

fn main() {
    let large = text(2_000_000, 0);
    let half = text(1_000_000, 0);
    let edits = Edits::default();

    println!("parts, on {:.1} MB of plain text", large.len() as f64 / 1e6);
    let document = ingest::read(Format::Plain, &large, &edits);
    let lexed = Lexed::lex(&document);
    speed(
        "take",
        large.len(),
        time(|| ingest::take("a.txt", large.as_bytes(), None)),
    );
    speed(
        "read",
        large.len(),
        time(|| ingest::read(Format::Plain, &large, &edits)),
    );
    speed("lex", large.len(), time(|| Lexed::lex(&document)));
    speed(
        "entities",
        large.len(),
        time(|| analysis::entities::extract(&document, &lexed)),
    );
    let entities = analysis::entities::extract(&document, &lexed);
    speed(
        "dates",
        large.len(),
        time(|| analysis::dates::extract(&document, &lexed)),
    );
    let dates = analysis::dates::extract(&document, &lexed);
    speed(
        "quantities",
        large.len(),
        time(|| analysis::quantities::extract(&document, &lexed, &dates)),
    );
    speed("tables", large.len(), time(|| analysis::tables::extract(&document)));
    speed(
        "quotes",
        large.len(),
        time(|| analysis::quotes::extract(&document, &lexed, &entities)),
    );

    println!("\nthe whole analysis");
    let analyze = |text: &str| {
        Engine::default()
            .analyze(1, Format::Plain, text, &edits)
            .analysis
            .statements
            .len()
    };
    let whole = time(|| analyze(&large));
    speed("analyse", large.len(), whole);
    let ratio = whole.as_secs_f64() / time(|| analyze(&half)).as_secs_f64();
    println!("twice the text costs                   {ratio:>9.2} times as much");

    println!("\ncomparison");
    let pair: Vec<String> = (0..2).map(|seed| text(9_000, seed)).collect();
    let bytes = pair.iter().map(String::len).sum();
    let settings = Settings::default();
    let both = time(|| {
        let (engine, ids) = engine(&pair);
        engine.compare(&ids, &settings)
    });
    speed("analyse and compare 2 x 1,500 words", bytes, both);
    let mut last = None;
    for count in [30, 60, 120] {
        let texts: Vec<String> = (0..count).map(|seed| text(6_000, seed * 3)).collect();
        let (engine, ids) = engine(&texts);
        let spent = time(|| engine.compare(&ids, &settings));
        speed(
            &format!("compare {count} x 1,000 words"),
            texts.iter().map(String::len).sum(),
            spent,
        );
        if let Some(before) = last.replace(spent.as_secs_f64()) {
            println!(
                "twice the sources cost                 {:>9.2} times as much",
                spent.as_secs_f64() / before
            );
        }
    }
}
