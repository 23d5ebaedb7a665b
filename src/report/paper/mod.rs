//! A report as a document without a format: sections, paragraphs, tables and cards of runs of words. HTML, Markdown
//! and DOCX are written from it, so that all say the same.

mod copied;
mod entities;
mod excerpt;
mod figures;
mod findings;
mod fragment;
mod method;
mod model;
mod places;
mod points;
mod quotations;
mod sources;
mod tables;
mod texts;
mod timeline;
mod wording;
pub mod worksheet;

use serde::{Deserialize, Serialize};

use super::{Compared, Reported};
use crate::compare::{Place, SourceId, State};
use crate::present::{Text, day, one_line};
use crate::text::Span;

pub use fragment::{Part, fragment};
pub use model::*;
use places::Places;

/// What goes into a report besides findings, evidence and what is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The sources' texts, their tables and every quotation. Without, only what findings and points quote.
    pub texts: bool,
    /// The findings that the reader has dismissed; they stand apart.
    pub dismissed: bool,
    /// The day of writing: a report reads no clock.
    #[serde(with = "crate::text::day")]
    pub written: Option<jiff::civil::Date>,
}

impl Default for Contents {
    fn default() -> Self {
        Contents {
            texts: true,
            dismissed: true,
            written: None,
        }
    }
}

/// The report on a comparison.
pub fn paper(compared: &Compared, contents: &Contents) -> Paper {
    let desk = Desk::new(compared, contents);
    let sections = [
        Some(sources::section(&desk)),
        Some(findings::section(&desk)),
        points::section(&desk),
        copied::section(&desk),
        figures::section(&desk),
        quotations::section(&desk),
        entities::section(&desk),
        wording::section(&desk),
        timeline::section(&desk),
        tables::section(&desk),
        Some(method::section(&desk)),
        texts::section(&desk),
    ];
    let about = [
        contents.written.map(|date| format!("Written on {}", day::long(date))),
        Some(format!("Crossread {}", env!("CARGO_PKG_VERSION"))),
        Some(format!("rules {}", crate::compare::RULES)),
        (!contents.texts).then(|| "findings and evidence only, without the sources’ texts".to_owned()),
    ];
    Paper {
        kind: "Crossread report".to_owned(),
        title: title(compared),
        about: about.into_iter().flatten().collect(),
        counts: counts(&desk),
        landscape: false,
        has_contents: true,
        sections: sections.into_iter().flatten().collect(),
    }
}

/// What the report is about: the title of the one story, of the one source, or how many there are.
fn title(compared: &Compared) -> String {
    match (compared.sources.as_slice(), compared.comparison.stories.as_slice()) {
        ([only], _) => only.title().to_owned(),
        (sources, [story]) if !story.title.is_empty() => format!("{} ({} sources)", story.title, sources.len()),
        (sources, _) => format!("{} sources compared", sources.len()),
    }
}

fn counts(desk: &Desk) -> Vec<Count> {
    let comparison = desk.compared.comparison;
    let points = |wanted: State| comparison.points.iter().filter(|point| point.state == wanted).count();
    let open = comparison
        .findings
        .iter()
        .filter(|finding| !desk.is_dismissed(&finding.id));
    let count = |number: usize, one: &str, many: &str, section: &str| Count {
        number,
        what: if number == 1 { one } else { many }.to_owned(),
        section: section.to_owned(),
    };
    let several = desk.compared.sources.len() > 1;
    let mut counts = vec![count(desk.compared.sources.len(), "source", "sources", "sources")];
    if several {
        counts.push(count(comparison.origins.len(), "origin", "origins", "sources"));
    }
    counts.push(count(open.count(), "finding", "findings", "findings"));
    if several && !comparison.points.is_empty() {
        counts.push(count(
            points(State::AllSay),
            "point all say",
            "points all say",
            "points",
        ));
        counts.push(count(
            points(State::SomeSay),
            "point some say",
            "points some say",
            "points",
        ));
        let one = points(State::OnlyOneSays);
        counts.push(count(one, "point only one says", "points only one says", "points"));
    }
    counts
}

/// What the sections are made from.
struct Desk<'a> {
    compared: &'a Compared<'a>,
    contents: &'a Contents,
    /// The sources as `present` takes them.
    texts: Vec<Text<'a>>,
    places: Places,
}

impl<'a> Desk<'a> {
    fn new(compared: &'a Compared<'a>, contents: &'a Contents) -> Desk<'a> {
        let text = |source: &Reported<'a>| Text {
            id: source.id,
            document: source.document,
            analysis: source.analysis,
        };
        Desk {
            compared,
            contents,
            texts: compared.sources.iter().map(text).collect(),
            places: Places::of(compared),
        }
    }

    fn is_dismissed(&self, finding: &str) -> bool {
        self.compared
            .verdicts
            .get(finding)
            .is_some_and(|verdict| verdict.is_dismissed())
    }

    /// The source's letter.
    fn mark(&self, source: SourceId) -> String {
        self.compared.mark(source)
    }

    /// `A. The title`.
    fn named(&self, source: SourceId) -> String {
        let title = self.compared.source(source).map_or("", |source| source.title());
        format!("{}. {}", self.mark(source), one_line(title))
    }

    fn words(&self, source: SourceId, span: Span) -> String {
        let source = self.compared.source(source);
        source.map_or(String::new(), |source| one_line(source.document.slice(span)))
    }

    /// A link to where a place begins in the texts, where they are in the report.
    fn link(&self, source: SourceId, span: Span, words: impl Into<String>) -> Run {
        let run = plain(words);
        if self.contents.texts {
            run.to(Link::Within(places::anchor(source, span.start)))
        } else {
            run
        }
    }

    fn link_to(&self, place: Place, words: impl Into<String>) -> Run {
        self.link(place.source, place.span, words)
    }

    fn marks(&self, sources: &[SourceId]) -> String {
        let marks: Vec<String> = sources.iter().map(|source| self.mark(*source)).collect();
        marks.join(", ")
    }

    /// A column headed by each source's letter.
    fn source_columns(&self, sources: &[SourceId], kind: ColumnKind) -> impl Iterator<Item = Column> {
        let columns: Vec<Column> = sources
            .iter()
            .map(|source| Column {
                title: self.mark(*source),
                full: self.named(*source),
                kind,
                weight: if kind == ColumnKind::Number { 1 } else { 3 },
            })
            .collect();
        columns.into_iter()
    }
}
