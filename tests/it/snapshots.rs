//! What is found in the example story, as text that a reviewer can read: facts marked where they stand, and the report.

use std::collections::BTreeMap;

use crossread::compare::{Settings, SourceId};
use crossread::engine::{Engine, Notes, Prepared};
use crossread::ingest::{Edits, Format};
use crossread::report::{self, Contents, label};
use crossread::text::Span;
use crossread::workspace::EXAMPLE;

fn example() -> (Engine, Vec<SourceId>) {
    let mut engine = Engine::default();
    let ids: Vec<SourceId> = (1..=EXAMPLE.len() as SourceId).collect();
    for (id, (_, text)) in ids.iter().zip(EXAMPLE) {
        engine.analyze(*id, Format::Plain, text, &Edits::default());
    }
    (engine, ids)
}

/// The text with every fact in brackets behind its label: `[person Ines Calder]`. Facts inside facts nest.
fn annotated(Prepared { document, analysis, .. }: &Prepared) -> String {
    let mut marks: Vec<(Span, String)> = Vec::new();
    for entity in &analysis.entities {
        marks.extend(
            entity
                .mentions
                .iter()
                .map(|mention| (mention.span, label(entity.kind).to_owned())),
        );
    }
    marks.extend(
        analysis
            .quantities
            .iter()
            .map(|it| (it.span, label(it.kind).to_owned())),
    );
    marks.extend(analysis.dates.iter().map(|it| {
        let days = it.days.map_or("?".to_owned(), |(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first}..{last}")
            }
        });
        (it.span, format!("date={days}"))
    }));
    marks.extend(analysis.quotes.iter().map(|quote| {
        let speaker = quote.speaker.as_ref().map_or("?", |speaker| &speaker.name);
        (quote.span, format!("{} quote by {speaker}:", label(quote.kind)))
    }));
    marks.extend(
        document
            .blocks
            .iter()
            .filter_map(|it| Some((it.span, format!("aside:{}", label(it.aside?))))),
    );

    let mut opens: BTreeMap<u32, Vec<(u32, String)>> = BTreeMap::new();
    let mut closes: BTreeMap<u32, usize> = BTreeMap::new();
    for (span, name) in marks {
        opens.entry(span.start).or_default().push((span.end, name));
        *closes.entry(span.end).or_default() += 1;
    }
    let mut out = String::new();
    for (offset, character) in document.text.char_indices().chain([(document.text.len(), '\n')]) {
        let offset = offset as u32;
        out.push_str(&"]".repeat(closes.get(&offset).copied().unwrap_or(0)));
        let mut opened = opens.remove(&offset).unwrap_or_default();
        opened.sort_by(|a, b| b.cmp(a)); // the longest outermost
        for (_, name) in opened {
            out.push('[');
            out.push_str(&name);
            out.push(' ');
        }
        out.push(character);
    }
    out
}

#[test]
fn facts_of_the_example_story() {
    let (engine, ids) = example();
    for (id, (name, _)) in ids.iter().zip(EXAMPLE) {
        let source = engine.source(*id).expect("the example was analysed");
        insta::assert_snapshot!(format!("example {name}"), annotated(source));
    }
}

#[test]
fn report_on_the_example_story() {
    let (engine, ids) = example();
    let settings = Settings::default();
    let comparison = engine.compare(&ids, &settings);
    let notes = Notes::default();
    let names = ids.iter().zip(EXAMPLE).map(|(id, (name, _))| (*id, name));
    let compared = engine.report(names, &comparison, &settings, &notes);
    let paper = report::paper(&compared, &Contents::default());
    insta::assert_snapshot!("example report", report::markdown(&paper));
}
