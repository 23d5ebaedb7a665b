//! The comparison in the JSON report.

use serde::Serialize;

use super::wording::WordingOut;
use super::{Offsets, offsets};
use crate::report::{Compared, Verdict, label};

#[derive(Serialize)]
pub struct ComparisonOut<'a> {
    entities: Vec<SharedEntity<'a>>,
    origins: Vec<Origin<'a>>,
    stories: Vec<Story<'a>>,
    points: Vec<Point<'a>>,
    passages: Vec<Passage>,
    findings: Vec<Finding<'a>>,
    quotes: Vec<QuoteGroup<'a>>,
    wording: WordingOut<'a>,
}

#[derive(Serialize)]
struct SharedEntity<'a> {
    kind: &'static str,
    name: &'a str,
    key: &'a str,
    members: Vec<Member>,
}

#[derive(Serialize)]
struct Member {
    source: u32,
    entity: u32,
}

#[derive(Serialize)]
struct Origin<'a> {
    sources: &'a [u32],
    why: &'a str,
}

#[derive(Serialize)]
struct Story<'a> {
    sources: &'a [u32],
    title: &'a str,
    words: &'a [String],
    moved: &'a [u32],
}

#[derive(Serialize)]
struct Point<'a> {
    state: &'static str,
    title: &'a str,
    statements: Vec<PointStatement>,
    silent: &'a [u32],
    unsure: Vec<PointStatement>,
    origins: u32,
    findings: &'a [u32],
    likeness: f32,
}

#[derive(Serialize)]
struct PointStatement {
    source: u32,
    span: Offsets,
    statement: u32,
}

#[derive(Serialize)]
struct Passage {
    a: PlaceOut,
    b: PlaceOut,
    words: u32,
}

#[derive(Serialize)]
pub struct PlaceOut {
    source: u32,
    span: Offsets,
}

fn statement(said: &crate::compare::PointStatement) -> PointStatement {
    PointStatement {
        source: said.source,
        span: offsets(said.span),
        statement: said.statement,
    }
}

pub fn place(place: crate::compare::Place) -> PlaceOut {
    PlaceOut {
        source: place.source,
        span: offsets(place.span),
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    id: &'a str,
    rule: &'static str,
    state: &'static str,
    severity: &'static str,
    title: &'a str,
    explanation: &'a str,
    calculation: &'a str,
    threshold: &'a str,
    clears: &'a str,
    evidence: Vec<Evidence<'a>>,
    /// The user's; null where none was given.
    verdict: Option<Judged<'a>>,
}

#[derive(Serialize)]
struct Judged<'a> {
    is: &'static str,
    reason: &'a str,
}

fn judged(verdict: &Verdict) -> Judged<'_> {
    match verdict {
        Verdict::Confirmed => Judged {
            is: "confirmed",
            reason: "",
        },
        Verdict::Dismissed { reason } => Judged {
            is: "dismissed",
            reason,
        },
    }
}

#[derive(Serialize)]
struct Evidence<'a> {
    source: u32,
    span: Offsets,
    value: &'a str,
    by: Option<&'a str>,
}

#[derive(Serialize)]
struct QuoteGroup<'a> {
    speaker: &'a str,
    variants: Vec<QuoteVariant<'a>>,
}

#[derive(Serialize)]
struct QuoteVariant<'a> {
    source: u32,
    span: Offsets,
    quote: u32,
    class: &'static str,
    diff: Vec<DiffPart<'a>>,
}

#[derive(Serialize)]
struct DiffPart<'a> {
    kind: &'static str,
    text: &'a str,
}

impl<'a> ComparisonOut<'a> {
    pub fn of(compared: &'a Compared<'a>) -> Self {
        let comparison = compared.comparison;
        ComparisonOut {
            entities: comparison
                .entities
                .iter()
                .map(|shared| SharedEntity {
                    kind: label(shared.kind),
                    name: &shared.name,
                    key: &shared.key,
                    members: shared
                        .members
                        .iter()
                        .map(|&(source, entity)| Member { source, entity })
                        .collect(),
                })
                .collect(),
            origins: comparison
                .origins
                .iter()
                .map(|it| Origin {
                    sources: &it.sources,
                    why: &it.why,
                })
                .collect(),
            stories: comparison
                .stories
                .iter()
                .map(|it| Story {
                    sources: &it.sources,
                    title: &it.title,
                    words: &it.words,
                    moved: &it.moved,
                })
                .collect(),
            points: comparison
                .points
                .iter()
                .map(|point| Point {
                    state: label(point.state),
                    title: &point.title,
                    statements: point.statements.iter().map(statement).collect(),
                    silent: &point.silent,
                    unsure: point.unsure.iter().map(statement).collect(),
                    origins: point.origins,
                    findings: &point.findings,
                    likeness: point.likeness,
                })
                .collect(),
            passages: comparison
                .passages
                .iter()
                .map(|passage| Passage {
                    a: place(passage.a),
                    b: place(passage.b),
                    words: passage.words,
                })
                .collect(),
            findings: comparison
                .findings
                .iter()
                .map(|finding| Finding {
                    id: &finding.id,
                    rule: label(finding.rule),
                    state: label(finding.state),
                    severity: label(finding.severity),
                    title: &finding.title,
                    explanation: &finding.explanation,
                    calculation: &finding.calculation,
                    threshold: &finding.threshold,
                    clears: &finding.clears,
                    evidence: finding
                        .evidence
                        .iter()
                        .map(|it| Evidence {
                            source: it.source,
                            span: offsets(it.span),
                            value: &it.value,
                            by: it.by.as_deref(),
                        })
                        .collect(),
                    verdict: compared.verdicts.get(&finding.id).map(judged),
                })
                .collect(),
            quotes: comparison
                .quotes
                .iter()
                .map(|group| QuoteGroup {
                    speaker: &group.speaker,
                    variants: group
                        .variants
                        .iter()
                        .map(|variant| QuoteVariant {
                            source: variant.source,
                            span: offsets(variant.span),
                            quote: variant.quote,
                            class: label(variant.class),
                            diff: variant
                                .diff
                                .iter()
                                .map(|part| DiffPart {
                                    kind: label(part.kind),
                                    text: &part.text,
                                })
                                .collect(),
                        })
                        .collect(),
                })
                .collect(),
            wording: WordingOut::of(&comparison.wording),
        }
    }
}
