//! The whole chain on texts, and what must be true of everything it gives.

use crossread::analysis::entities::repair::Repair;
use crossread::compare::{Comparison, Settings, SourceId};
use crossread::engine::{Engine, Prepared};
use crossread::ingest::{self, Edits, Format};
use crossread::text::{BlockKind, Span};

/// Takes in bytes as a file would be, and reads, analyses and compares all that is in them.
pub fn run(files: &[(&str, &[u8])]) -> (Engine, Vec<SourceId>, Comparison) {
    let mut engine = Engine::default();
    let mut ids = Vec::new();
    for (name, bytes) in files {
        let Ok(taken) = ingest::take(name, bytes, None) else {
            continue;
        };
        for segment in &taken.segments {
            let id = ids.len() as SourceId + 1;
            engine.analyze(id, taken.format, segment.span.of(&taken.text), &Edits::default());
            ids.push(id);
        }
    }
    let comparison = engine.compare(&ids, &Settings::default());
    check(&engine, &comparison);
    (engine, ids, comparison)
}

/// Plain texts, numbered in the order given by `ids`.
pub fn compared(texts: &[(SourceId, &str)]) -> (Engine, Comparison) {
    corrected(texts, &[])
}

/// The same after the user's corrections of names.
pub fn corrected(texts: &[(SourceId, &str)], repairs: &[Repair]) -> (Engine, Comparison) {
    let mut engine = Engine::default();
    for (id, text) in texts {
        engine.analyze_corrected(*id, Format::Plain, text, &Edits::default(), repairs);
    }
    let ids: Vec<SourceId> = texts.iter().map(|(id, _)| *id).collect();
    let comparison = engine.compare(&ids, &Settings::default());
    check(&engine, &comparison);
    (engine, comparison)
}

/// Asserts what holds of every result: places lie within their texts, indices within their lists.
fn check(engine: &Engine, comparison: &Comparison) {
    for id in &comparison.sources {
        check_source(engine.source(*id).expect("every compared source is remembered"));
    }
    let text = |source: SourceId| {
        engine
            .source(source)
            .expect("a place names a source")
            .document
            .text
            .as_str()
    };
    let places = comparison
        .findings
        .iter()
        .flat_map(|finding| finding.evidence.iter().map(|evidence| (evidence.source, evidence.span)))
        .chain(
            comparison
                .points
                .iter()
                .flat_map(|point| point.statements.iter().map(|it| (it.source, it.span))),
        )
        .chain(
            comparison
                .passages
                .iter()
                .flat_map(|it| [(it.a.source, it.a.span), (it.b.source, it.b.span)]),
        )
        .chain(
            comparison
                .quotes
                .iter()
                .flat_map(|group| group.variants.iter().map(|it| (it.source, it.span))),
        );
    for (source, span) in places {
        assert_place(text(source), span);
    }
    assert!(comparison.findings.iter().all(|finding| !finding.evidence.is_empty()));
    for point in &comparison.points {
        assert!(
            point
                .findings
                .iter()
                .all(|&index| (index as usize) < comparison.findings.len())
        );
    }
    for group in [
        comparison
            .origins
            .iter()
            .flat_map(|origin| &origin.sources)
            .copied()
            .collect::<Vec<_>>(),
        comparison
            .stories
            .iter()
            .flat_map(|story| &story.sources)
            .copied()
            .collect::<Vec<_>>(),
    ] {
        let mut group = group;
        group.sort_unstable();
        assert_eq!(group, comparison.sources, "every source is in exactly one group");
    }
}

fn check_source(
    Prepared {
        document,
        lexed,
        analysis,
    }: &Prepared,
) {
    let text = &document.text;
    let mut last = 0;
    for block in &document.blocks {
        assert!(block.span.start >= last, "blocks stand in order, apart");
        assert_place(text, block.span);
        last = block.span.end;
        if let BlockKind::Table { grid } = block.kind {
            assert!((grid as usize) < document.grids.len());
        }
    }
    for cell in document.grids.iter().flat_map(|grid| grid.rows.iter().flatten()) {
        assert_span(text, cell.span);
    }
    for grid in &document.grids {
        assert!(
            grid.rows.windows(2).all(|rows| rows[0].len() == rows[1].len()),
            "rows of a grid are equally long"
        );
    }
    for token in &lexed.tokens {
        assert_place(text, token.span);
    }
    for entity in &analysis.entities {
        assert!(!entity.mentions.is_empty());
        entity
            .mentions
            .iter()
            .for_each(|mention| assert_place(text, mention.span));
        entity.roles.iter().for_each(|role| assert_place(text, *role));
    }
    for quantity in &analysis.quantities {
        assert_place(text, quantity.span);
        quantity.of.iter().for_each(|of| assert_place(text, *of));
        assert!(quantity.low <= quantity.high, "{quantity:?}");
    }
    for date in &analysis.dates {
        assert_place(text, date.span);
        assert!(date.days.is_none_or(|(first, last)| first <= last), "{date:?}");
    }
    for table in &analysis.tables {
        assert_place(text, table.span);
        for cell in table.rows.iter().flatten() {
            assert_span(text, cell.span);
        }
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
    for quote in &analysis.quotes {
        assert_place(text, quote.span);
        quote
            .speaker
            .iter()
            .for_each(|speaker| assert_place(text, speaker.span));
    }
    for statement in &analysis.statements {
        assert_place(text, statement.span);
        assert!(
            statement
                .entities
                .iter()
                .all(|&index| (index as usize) < analysis.entities.len())
        );
        assert!(
            statement
                .quantities
                .iter()
                .all(|&index| (index as usize) < analysis.quantities.len())
        );
        assert!(
            statement
                .dates
                .iter()
                .all(|&index| (index as usize) < analysis.dates.len())
        );
        assert!(
            statement
                .quotes
                .iter()
                .all(|&index| (index as usize) < analysis.quotes.len())
        );
    }
}

fn assert_span(text: &str, span: Span) {
    assert!(
        text.get(span.range()).is_some(),
        "{span:?} does not fit a text of {} bytes",
        text.len()
    );
}

/// A place carries something.
fn assert_place(text: &str, span: Span) {
    assert_span(text, span);
    assert!(!span.is_empty(), "{span:?} is empty");
}
