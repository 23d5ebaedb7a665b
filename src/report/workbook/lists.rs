//! The lists of a comparison.

use super::{Cell, Sheet, sheet};
use crate::compare::{DiffKind, Evidence, SourceId};
use crate::present::{Text, entities, figures, kwic::context, one_line, timeline, words};
use crate::report::{Compared, Reported, Verdict, agreement, label, named, sha256};
use crate::text::{Field, Span};

pub const SLUGS: [&str; 11] = [
    "about",
    "sources",
    "findings",
    "evidence",
    "points",
    "entities",
    "figures",
    "quotations",
    "quotation-variants",
    "passages",
    "dates",
];

/// Characters of context on a side.
const CONTEXT: usize = 100;

pub fn all(compared: &Compared) -> Vec<Sheet> {
    let lists = [
        about, sources, findings, evidence, points, names, measured, quotations, variants, passages, dates,
    ];
    lists.iter().map(|list| list(compared)).collect()
}

fn words_of(compared: &Compared, source: SourceId, span: Span) -> String {
    let source = compared.source(source);
    source.map_or(String::new(), |source| one_line(source.document.slice(span)))
}

fn mark(compared: &Compared, source: SourceId) -> Cell {
    Cell::text(compared.mark(source))
}

fn texts<'a>(compared: &'a Compared<'a>) -> Vec<Text<'a>> {
    let text = |source: &Reported<'a>| Text {
        id: source.id,
        document: source.document,
        analysis: source.analysis,
    };
    compared.sources.iter().map(text).collect()
}

fn verdict(compared: &Compared, finding: &str) -> [Cell; 2] {
    match compared.verdicts.get(finding) {
        None => [Cell::Empty, Cell::Empty],
        Some(Verdict::Confirmed) => [Cell::text("confirmed"), Cell::Empty],
        Some(Verdict::Dismissed { reason }) => [Cell::text("dismissed"), Cell::text(reason)],
    }
}

fn about(compared: &Compared) -> Sheet {
    let mut rows = vec![
        ("Crossread", env!("CARGO_PKG_VERSION").to_owned()),
        ("Rules", crate::compare::RULES.to_owned()),
        ("Least words of a copied passage", compared.settings.passage_words.to_string()),
        ("Agreement", agreement(compared).to_owned()),
        ("Silence", "A source that does not mention a point does not deny it.".to_owned()),
        (
            "Places",
            "Start and end are byte offsets (UTF-8) into the text of the source, whose SHA-256 is in the sheet Sources."
                .to_owned(),
        ),
    ];
    rows.extend(
        compared
            .corrections
            .iter()
            .map(|it| ("Name corrected by hand", crate::report::correction(it))),
    );
    let rows = rows
        .into_iter()
        .map(|(name, words)| vec![Cell::text(name), Cell::text(words)]);
    sheet("About", "about", &[("What", 32), ("Value", 90)], rows.collect())
}

fn sources(compared: &Compared) -> Sheet {
    let origins = &compared.comparison.origins;
    let stories = &compared.comparison.stories;
    let row = |source: &Reported| {
        let meta = &source.document.meta;
        let known = |field: &Option<Field<String>>| Cell::text(field.as_ref().map_or("", |field| field.value.as_str()));
        let place = |at: Option<usize>| at.map_or(Cell::Empty, |at| Cell::count(at + 1));
        vec![
            mark(compared, source.id),
            Cell::text(source.name),
            known(&meta.title),
            known(&meta.outlet),
            known(&meta.author),
            Cell::date(meta.published.as_ref().map(|field| field.value)),
            known(&meta.address),
            place(origins.iter().position(|origin| origin.sources.contains(&source.id))),
            place(stories.iter().position(|story| story.sources.contains(&source.id))),
            Cell::count(source.analysis.statements.len()),
            Cell::text(sha256(&source.document.text)),
        ]
    };
    let columns = [
        ("Source", 8),
        ("Name", 24),
        ("Title", 48),
        ("Outlet", 20),
        ("Author", 20),
        ("Published", 12),
        ("Address", 30),
        ("Origin", 8),
        ("Story", 8),
        ("Statements", 11),
        ("SHA-256", 66),
    ];
    sheet(
        "Sources",
        "sources",
        &columns,
        compared.sources.iter().map(row).collect(),
    )
}

fn findings(compared: &Compared) -> Sheet {
    let row = |finding: &crate::compare::Finding| {
        let mut sources: Vec<SourceId> = finding.evidence.iter().map(|it| it.source).collect();
        sources.dedup();
        let sources: Vec<String> = sources.iter().map(|source| compared.mark(*source)).collect();
        let [verdict, reason] = verdict(compared, &finding.id);
        vec![
            Cell::text(&finding.title),
            Cell::text(named(finding.state)),
            Cell::text(label(finding.rule)),
            Cell::text(label(finding.severity)),
            Cell::text(sources.join(", ")),
            verdict,
            reason,
            Cell::text(&finding.explanation),
            Cell::text(&finding.calculation),
            Cell::text(&finding.threshold),
            Cell::text(&finding.clears),
            Cell::text(&finding.id),
        ]
    };
    let columns = [
        ("Finding", 50),
        ("State", 20),
        ("Rule", 14),
        ("Severity", 10),
        ("Sources", 10),
        ("Verdict", 12),
        ("Reason", 30),
        ("Explanation", 60),
        ("Calculation", 60),
        ("Threshold", 40),
        ("What would settle it", 40),
        ("Id", 24),
    ];
    sheet(
        "Findings",
        "findings",
        &columns,
        compared.comparison.findings.iter().map(row).collect(),
    )
}

fn evidence(compared: &Compared) -> Sheet {
    let row = |title: &str, id: &str, it: &Evidence| {
        vec![
            Cell::text(title),
            mark(compared, it.source),
            Cell::text(words_of(compared, it.source, it.span)),
            Cell::text(&it.value),
            Cell::text(it.by.as_deref().unwrap_or_default()),
            Cell::count(it.span.start as usize),
            Cell::count(it.span.end as usize),
            Cell::text(id),
        ]
    };
    let findings = compared.comparison.findings.iter();
    let rows = findings.flat_map(|finding| finding.evidence.iter().map(|it| row(&finding.title, &finding.id, it)));
    let columns = [
        ("Finding", 50),
        ("Source", 8),
        ("Words", 70),
        ("Read as", 26),
        ("Given by", 24),
        ("Start", 9),
        ("End", 9),
        ("Id of the finding", 24),
    ];
    sheet("Evidence", "evidence", &columns, rows.collect())
}

/// Points by sources, with the words of each.
fn points(compared: &Compared) -> Sheet {
    use crate::present::matrix::{Cell as Said, cells};
    let ids: Vec<SourceId> = compared.sources.iter().map(|source| source.id).collect();
    let row = |point: &crate::compare::Point| {
        let findings = point
            .findings
            .iter()
            .filter_map(|at| compared.comparison.findings.get(*at as usize));
        let findings: Vec<&str> = findings.map(|finding| finding.title.as_str()).collect();
        let mut row = vec![
            Cell::text(one_line(&point.title)),
            Cell::text(named(point.state)),
            Cell::count(point.origins as usize),
            Cell::text(findings.join(" | ")),
        ];
        for (said, source) in cells(point, &ids).into_iter().zip(&ids) {
            row.push(match said {
                Said::Says(spans) => {
                    let words: Vec<String> = spans.iter().map(|span| words_of(compared, *source, *span)).collect();
                    Cell::text(words.join(" | "))
                }
                Said::CouldNotTell(span) => {
                    Cell::text(format!("could not tell: {}", words_of(compared, *source, span)))
                }
                Said::NotMentioned => Cell::text("not mentioned"),
                Said::OtherStory => Cell::Empty,
            });
        }
        row
    };
    let marks: Vec<String> = ids.iter().map(|source| compared.mark(*source)).collect();
    let mut columns = vec![("Point", 60), ("State", 20), ("Origins", 8), ("Findings", 40)];
    columns.extend(marks.iter().map(|mark| (mark.as_str(), 50)));
    sheet(
        "Points",
        "points",
        &columns,
        compared.comparison.points.iter().map(row).collect(),
    )
}

fn names(compared: &Compared) -> Sheet {
    let texts = texts(compared);
    let row = |row: entities::Row| {
        let mut cells = vec![
            Cell::text(one_line(&row.entity.name)),
            Cell::text(words::entity_kind(row.entity.kind).word),
            Cell::count(row.sources as usize),
            Cell::count(row.mentions as usize),
        ];
        cells.extend(row.counts.iter().map(|count| Cell::count(*count as usize)));
        cells
    };
    let marks: Vec<String> = compared.sources.iter().map(|source| compared.mark(source.id)).collect();
    let mut columns = vec![("Name", 36), ("Kind", 24), ("Sources", 9), ("Mentions", 9)];
    columns.extend(marks.iter().map(|mark| (mark.as_str(), 7)));
    let rows = entities::rows(&texts, Some(compared.comparison)).into_iter().map(row);
    sheet("Entities", "entities", &columns, rows.collect())
}

/// Every figure: those of one thing under one number, the others without.
fn measured(compared: &Compared) -> Sheet {
    let texts = texts(compared);
    let listed = figures::list(&texts, compared.comparison, &figures::Filter::default(), |_| false);
    let shown = figures::sheet(&texts, compared.comparison, &listed, |source| compared.mark(source));
    let widths = [36, 14, 8, 24, 24, 18, 18, 14, 24, 16, 40, 70];
    let columns: Vec<(&str, u16)> = shown.head.iter().map(String::as_str).zip(widths).collect();
    // Least and greatest are numbers; the rest is as it is shown.
    let cell = |(at, cell): (usize, &crate::present::tables::Shown)| match (at, cell.words.parse::<f64>()) {
        (5 | 6, Ok(value)) => Cell::number(value),
        _ => Cell::text(&cell.words),
    };
    let rows = shown
        .lines
        .iter()
        .map(|line| line.cells.iter().enumerate().map(cell).collect());
    sheet("Figures", "figures", &columns, rows.collect())
}

fn quotations(compared: &Compared) -> Sheet {
    let rows = compared.sources.iter().flat_map(|source| {
        source.analysis.quotes.iter().map(|quote| {
            let speaker = quote.speaker.as_ref();
            let name = speaker.map_or(String::new(), |speaker| one_line(&speaker.name));
            let words = speaker.map_or(String::new(), |speaker| one_line(source.document.slice(speaker.span)));
            let cue = quote
                .cue
                .map_or(String::new(), |cue| one_line(source.document.slice(cue)));
            vec![
                mark(compared, source.id),
                Cell::text(name),
                Cell::text(words),
                Cell::text(cue),
                Cell::text(label(quote.kind)),
                Cell::text(one_line(source.document.slice(quote.span))),
                Cell::count(quote.span.start as usize),
                Cell::count(quote.span.end as usize),
            ]
        })
    });
    let columns = [
        ("Source", 8),
        ("Speaker", 28),
        ("As mentioned", 28),
        ("Verb", 16),
        ("Kind", 10),
        ("Words", 80),
        ("Start", 9),
        ("End", 9),
    ];
    sheet("Quotations", "quotations", &columns, rows.collect())
}

fn variants(compared: &Compared) -> Sheet {
    let groups = compared.comparison.quotes.iter().enumerate();
    let rows = groups.flat_map(|(at, group)| {
        group.variants.iter().map(move |variant| {
            let parts = |kind: DiffKind| {
                let parts = variant.diff.iter().filter(|part| part.kind == kind);
                parts.map(|part| one_line(&part.text)).collect::<Vec<_>>().join(" | ")
            };
            vec![
                Cell::count(at + 1),
                Cell::text(one_line(&group.speaker)),
                mark(compared, variant.source),
                Cell::text(words::variant(variant.class).word),
                Cell::text(words_of(compared, variant.source, variant.span)),
                Cell::text(parts(DiffKind::Removed)),
                Cell::text(parts(DiffKind::Added)),
            ]
        })
    });
    let columns = [
        ("Quotation", 10),
        ("Speaker", 28),
        ("Source", 8),
        ("Against the fullest wording", 26),
        ("Words", 80),
        ("Left out", 30),
        ("Added", 30),
    ];
    sheet("Quotation variants", "quotation-variants", &columns, rows.collect())
}

fn passages(compared: &Compared) -> Sheet {
    let rows = compared.comparison.passages.iter().map(|passage| {
        let (a, b) = (passage.a, passage.b);
        vec![
            mark(compared, a.source),
            mark(compared, b.source),
            Cell::count(passage.words as usize),
            Cell::text(words_of(compared, a.source, a.span)),
            Cell::text(words_of(compared, b.source, b.span)),
        ]
    });
    let columns = [
        ("Source", 8),
        ("And source", 11),
        ("Same words", 11),
        ("In the first", 80),
        ("In the second", 80),
    ];
    sheet("Passages", "passages", &columns, rows.collect())
}

fn dates(compared: &Compared) -> Sheet {
    let rows = timeline::entries(&texts(compared), CONTEXT).into_iter().map(|entry| {
        let text = compared.source(entry.place.source);
        let around = text.map(|source| context(source.document, entry.place.span, CONTEXT));
        let (left, right) = around.unwrap_or_default();
        vec![
            Cell::date(entry.days.map(|days| days.0)),
            Cell::date(entry.days.map(|days| days.1)),
            mark(compared, entry.place.source),
            Cell::text(&entry.words),
            Cell::text(words::date_form(entry.form)),
            Cell::text(one_line(&format!("{left}{}{right}", entry.words))),
        ]
    });
    let columns = [
        ("First day", 12),
        ("Last day", 12),
        ("Source", 8),
        ("Words", 24),
        ("Form", 18),
        ("In the text", 90),
    ];
    sheet("Dates", "dates", &columns, rows.collect())
}
