//! The places of the texts that the report tells of: where links lead, and what is marked.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::{Place, SourceId};
use crate::report::Compared;
use crate::text::Span;

/// What is told of in each source: where the places begin, and the words of the findings.
#[derive(Debug, Default)]
pub struct Places {
    starts: BTreeMap<SourceId, BTreeSet<u32>>,
    marked: BTreeMap<SourceId, Vec<Span>>,
}

impl Places {
    pub fn of(compared: &Compared) -> Places {
        let mut places = Places::default();
        let comparison = compared.comparison;
        let evidence = comparison.findings.iter().flat_map(|finding| &finding.evidence);
        for evidence in evidence.clone() {
            places.marked.entry(evidence.source).or_default().push(evidence.span);
        }
        let points = comparison.points.iter();
        let statements = points.flat_map(|point| point.statements.iter().chain(&point.unsure));
        let variants = comparison.quotes.iter().flat_map(|group| &group.variants);
        let told = evidence
            .map(|it| (it.source, it.span))
            .chain(statements.map(|it| (it.source, it.span)))
            .chain(variants.map(|it| (it.source, it.span)))
            .chain(
                comparison
                    .passages
                    .iter()
                    .flat_map(|it| [it.a, it.b])
                    .map(|Place { source, span }| (source, span)),
            )
            .chain(
                comparison
                    .figures
                    .iter()
                    .flat_map(|group| &group.figures)
                    .map(|figure| (figure.place.source, figure.place.span)),
            );
        for (source, span) in told {
            places.starts.entry(source).or_default().insert(span.start);
        }
        for source in &compared.sources {
            let starts = places.starts.entry(source.id).or_default();
            starts.extend(source.analysis.quotes.iter().map(|quote| quote.span.start));
            starts.extend(source.analysis.dates.iter().map(|date| date.span.start));
            starts.extend(source.analysis.tables.iter().map(|table| table.span.start));
        }
        for spans in places.marked.values_mut() {
            *spans = merged(std::mem::take(spans));
        }
        places
    }

    /// Where the places of a stretch of a source begin, ascending.
    pub fn starts(&self, source: SourceId, within: Span) -> impl Iterator<Item = u32> {
        let starts = self.starts.get(&source);
        starts
            .into_iter()
            .flat_map(move |starts| starts.range(within.start..within.end).copied())
    }

    /// The words of findings within a stretch, ascending, apart.
    pub fn marked(&self, source: SourceId, within: Span) -> impl Iterator<Item = Span> {
        let spans = self.marked.get(&source).map_or(&[][..], Vec::as_slice);
        let first = spans.partition_point(|span| span.end <= within.start);
        spans[first..]
            .iter()
            .take_while(move |span| span.start < within.end)
            .map(move |span| Span {
                start: span.start.max(within.start),
                end: span.end.min(within.end),
            })
    }
}

/// The name of a place in the paper.
pub fn anchor(source: SourceId, start: u32) -> String {
    format!("s{source}-{start}")
}

fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| span.start < span.end) {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_words_are_marked_once() {
        let spans = [(5, 9), (0, 2), (8, 12), (12, 13), (20, 20)].map(|(start, end)| Span { start, end });
        assert_eq!(
            merged(spans.to_vec()),
            [(0, 2), (5, 13)].map(|(start, end)| Span { start, end })
        );
    }
}
