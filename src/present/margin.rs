//! What stands in the margin of a text: findings, points that other sources report too, copied passages.

use std::collections::{BTreeMap, BTreeSet};

use super::order;
use crate::compare::{Comparison, Place, SourceId, State};
use crate::text::{Document, Span};

/// A mark beside a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Index into the comparison's findings.
    Finding { index: usize, state: State },
    /// Index into the comparison's points, and the other sources that report it.
    Point {
        index: usize,
        state: State,
        others: Vec<SourceId>,
    },
    /// Words that another source has too.
    Copied { from: Place, words: u32 },
}

/// The marks of one source by block: findings first, then points, then copied passages.
pub fn margin(comparison: &Comparison, source: SourceId, document: &Document) -> BTreeMap<usize, Vec<Beside>> {
    let mut margin: BTreeMap<usize, Vec<Beside>> = BTreeMap::new();
    let mut add = |span: Span, mark: Beside| {
        if let Some(block) = document.block_at(span.start) {
            let marks = margin.entry(block).or_default();
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
    };
    for (index, finding) in comparison.findings.iter().enumerate() {
        for evidence in finding.evidence.iter().filter(|evidence| evidence.source == source) {
            let state = finding.state;
            add(evidence.span, Beside::Finding { index, state });
        }
    }
    for (index, point) in comparison.points.iter().enumerate() {
        let sources = point.statements.iter().map(|statement| statement.source);
        let others: BTreeSet<SourceId> = order::inserted(sources.filter(|other| *other != source));
        if others.is_empty() {
            continue;
        }
        for statement in point.statements.iter().filter(|statement| statement.source == source) {
            let (state, others) = (point.state, others.iter().copied().collect());
            add(statement.span, Beside::Point { index, state, others });
        }
    }
    for passage in &comparison.passages {
        for (here, from) in [(passage.a, passage.b), (passage.b, passage.a)] {
            if here.source == source {
                let words = passage.words;
                add(here.span, Beside::Copied { from, words });
            }
        }
    }
    margin
}

/// Pairs of blocks, one in each source, that report the same: by the first block, each pair once.
pub fn anchors(comparison: &Comparison, a: (SourceId, &Document), b: (SourceId, &Document)) -> Vec<(usize, usize)> {
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut add = |from: Span, to: Span| {
        if let (Some(from), Some(to)) = (a.1.block_at(from.start), b.1.block_at(to.start)) {
            pairs.insert((from, to));
        }
    };
    for point in &comparison.points {
        let of = |source: SourceId| {
            point
                .statements
                .iter()
                .find(move |statement| statement.source == source)
        };
        if let (Some(from), Some(to)) = (of(a.0), of(b.0)) {
            add(from.span, to.span);
        }
    }
    for passage in &comparison.passages {
        for (here, there) in [(passage.a, passage.b), (passage.b, passage.a)] {
            if here.source == a.0 && there.source == b.0 {
                add(here.span, there.span);
            }
        }
    }
    pairs.into_iter().collect()
}

/// The pair whose first block is nearest to a block and at most `reach` blocks away; of several, the earliest.
pub fn nearest(anchors: &[(usize, usize)], block: usize, reach: usize) -> Option<(usize, usize)> {
    let near = anchors.iter().filter(|(from, _)| from.abs_diff(block) <= reach);
    near.min_by_key(|(from, to)| (from.abs_diff(block), *from, *to))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Passage, Point, PointStatement};
    use crate::text::{Block, BlockKind, Language};

    /// Ten characters a block.
    fn document(blocks: usize) -> Document {
        let block = |index: usize| Block {
            span: Span::new(index * 10, index * 10 + 9),
            kind: BlockKind::Paragraph,
            language: Language::English,
            aside: None,
        };
        Document {
            text: " ".repeat(blocks * 10),
            blocks: (0..blocks).map(block).collect(),
            ..Document::default()
        }
    }

    fn comparison() -> Comparison {
        let statement = |source, block: usize| PointStatement {
            source,
            statement: 0,
            span: Span::new(block * 10, block * 10 + 5),
        };
        let point = |statements: Vec<PointStatement>| Point {
            state: State::AllSay,
            title: String::new(),
            statements,
            silent: vec![],
            unsure: vec![],
            origins: 2,
            findings: vec![],
            likeness: 1.0,
        };
        let place = |source, block: usize| Place {
            source,
            span: Span::new(block * 10, block * 10 + 9),
        };
        Comparison {
            points: vec![
                point(vec![statement(1, 0), statement(2, 3)]),
                point(vec![statement(1, 1)]),
            ],
            passages: vec![Passage {
                a: place(1, 2),
                b: place(2, 1),
                words: 9,
            }],
            ..Comparison::default()
        }
    }

    #[test]
    fn marks_stand_beside_their_block() {
        let found = margin(&comparison(), 1, &document(4));
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), [0, 2]);
        let (state, others) = (State::AllSay, vec![2]);
        assert_eq!(
            found[&0],
            [Beside::Point {
                index: 0,
                state,
                others
            }]
        );
        assert!(matches!(
            found[&2][..],
            [Beside::Copied {
                words: 9,
                from: Place { source: 2, .. }
            }]
        ));
    }

    #[test]
    fn anchors_pair_blocks_both_ways() {
        let (a, b) = (document(4), document(4));
        assert_eq!(anchors(&comparison(), (1, &a), (2, &b)), [(0, 3), (2, 1)]);
        assert_eq!(anchors(&comparison(), (2, &b), (1, &a)), [(1, 2), (3, 0)]);
        assert_eq!(nearest(&[(0, 3), (5, 1)], 2, 4), Some((0, 3)));
        assert_eq!(nearest(&[(0, 3), (5, 1)], 20, 4), None);
    }
}
