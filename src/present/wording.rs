//! The wording of sources, as a table: how often each kind of mark stands in a source's own words.

use crate::compare::wording::{Mark, MarkKind, Name, SourceWording};
use crate::compare::{Place, SourceId};

/// The kinds of marks, with their names and what they are.
pub const KINDS: [(MarkKind, &str, &str); 4] = [
    (
        MarkKind::Hedge,
        "Hedges",
        "Words that weaken what is said: may, reportedly",
    ),
    (
        MarkKind::Attribution,
        "Attributions",
        "Says who says it: said, according to",
    ),
    (
        MarkKind::Loaded,
        "Loaded words",
        "Words of Crossread’s list that carry a judgement or alarm where a plainer word would do",
    ),
    (
        MarkKind::Passive,
        "No agent",
        "Passives that do not say who did it: was detained",
    ),
];

/// Below so many words a rate says little.
pub const FEW_WORDS: u32 = 150;

/// A source's marks of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    pub places: Vec<Place>,
    /// Places per 1,000 words.
    pub rate: f64,
    /// The rate as part of the highest one of all sources, 0 to 1.
    pub part: f64,
}

/// Per source, its rates in the order of [`KINDS`].
pub fn rates(sources: &[SourceWording]) -> Vec<Vec<Rate>> {
    let count = |source: &SourceWording, kind| source.marks.iter().filter(|mark| mark.kind == kind).count();
    let rate = |source: &SourceWording, kind| 1000.0 * count(source, kind) as f64 / f64::from(source.words.max(1));
    let most: Vec<f64> = KINDS
        .iter()
        .map(|(kind, ..)| sources.iter().map(|source| rate(source, *kind)).fold(0.0, f64::max))
        .collect();
    sources
        .iter()
        .map(|source| {
            KINDS
                .iter()
                .zip(&most)
                .map(|((kind, ..), most)| Rate {
                    places: places(source.source, &source.marks, *kind),
                    rate: rate(source, *kind),
                    part: if *most > 0.0 { rate(source, *kind) / most } else { 0.0 },
                })
                .collect()
        })
        .collect()
}

fn places(source: SourceId, marks: &[Mark], kind: MarkKind) -> Vec<Place> {
    let marks = marks.iter().filter(|mark| mark.kind == kind);
    marks
        .map(|mark| Place {
            source,
            span: mark.span,
        })
        .collect()
}

/// The sources that use a name, each once. Its places stand by source.
pub fn users(name: &Name) -> Vec<SourceId> {
    let mut users: Vec<SourceId> = name.places.iter().map(|place| place.source).collect();
    users.dedup();
    users
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn rates_are_per_thousand_words_and_beside_the_highest() {
        let mark = |kind, start| Mark {
            kind,
            span: Span::new(start, start + 3),
        };
        let source = |source, words, marks: Vec<Mark>| SourceWording {
            source,
            words,
            statements: 9,
            distinctive: vec![],
            marks,
        };
        let hedge = |start| mark(MarkKind::Hedge, start);
        let sources = [
            source(1, 500, vec![hedge(0), mark(MarkKind::Loaded, 9), hedge(20)]),
            source(2, 1000, vec![hedge(5)]),
            source(3, 0, vec![]),
        ];
        let told: Vec<(f64, f64, usize)> = rates(&sources)
            .iter()
            .map(|rates| (rates[0].rate, rates[0].part, rates[0].places.len()))
            .collect();
        assert_eq!(told, [(4.0, 1.0, 2), (1.0, 0.25, 1), (0.0, 0.0, 0)]);
        assert_eq!(rates(&sources)[1][2].part, 0.0);
    }

    #[test]
    fn each_user_of_a_name_once() {
        let place = |source| Place {
            source,
            span: Span::new(0, 1),
        };
        let name = Name {
            words: "drill".into(),
            places: vec![place(1), place(2), place(2)],
        };
        assert_eq!(users(&name), [1, 2]);
    }
}
