//! Links: pairs of statements that may report the same fact, with their scores.
//!
//! Candidates come from an inverted index over the rarer terms, so that the work grows with the statements,
//! not with their pairs.

use rustc_hash::FxHashMap;

use super::Source;
use super::similarity::score;
use super::terms::{Rarity, Reader, Term, Terms};
use crate::analysis::statements::Statement;

/// A term that more statements hold proposes no pair.
const HOLDERS: usize = 150;
/// Each statement is scored against so many candidates: those that share the most weight with it.
const CANDIDATES: usize = 24;
/// A statement with fewer content words, numbers apart, says too little to be compared with any
/// but its own words.
const CONTENT_WORDS: usize = 2;

/// A statement of one of the sources compared.
#[derive(Clone, Debug)]
pub struct Said {
    /// Index into the sources.
    pub source: usize,
    /// Index into the source's analysis.
    pub statement: usize,
    pub terms: Terms,
}

/// Two statements, by index, the lower first, and how likely they report the same fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    pub a: usize,
    pub b: usize,
    pub score: f32,
}

/// The statements of the sources, in order. `names` holds per source its entities' terms across sources.
pub fn said(sources: &[Source], names: &[Vec<Term>], members: &[usize]) -> Vec<Said> {
    let mut said = vec![];
    for &source in members {
        let reader = Reader::new(&sources[source], &names[source]);
        let Source { document, analysis, .. } = &sources[source];
        // A label or the head of a list announces what the items say.
        let states = |statement: &Statement| !statement.span.of(&document.text).trim_end().ends_with(':');
        for (statement, stated) in analysis
            .statements
            .iter()
            .enumerate()
            .filter(|(_, statement)| states(statement))
        {
            said.push(Said {
                source,
                statement,
                terms: reader.statement(stated),
            });
        }
    }
    said
}

/// The links of at least `least`, best first; equal ones in order of the statements.
pub fn links(said: &[Said], rarity: &Rarity, least: f32) -> Vec<Link> {
    let mut index: FxHashMap<Term, Vec<usize>> = FxHashMap::default();
    let mut shared: FxHashMap<usize, f32> = FxHashMap::default();
    let mut links = vec![];
    for (b, this) in said.iter().enumerate() {
        shared.clear();
        let brief = this.terms.stems.len() < CONTENT_WORDS + this.terms.numbers.len();
        let whole = [this.terms.whole()];
        let propose = if brief {
            whole.iter().chain(&[])
        } else {
            this.terms.stems.iter().chain(&this.terms.names)
        };
        for term in propose {
            let holders = index.entry(*term).or_default();
            let weight = rarity.weight(*term);
            for a in holders.iter() {
                *shared.entry(*a).or_default() += weight;
            }
            if holders.len() < HOLDERS {
                holders.push(b);
            }
        }
        let mut candidates: Vec<(usize, f32)> = shared.iter().map(|(a, weight)| (*a, *weight)).collect();
        candidates.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        candidates.truncate(CANDIDATES);
        for (a, _) in candidates {
            let score = if brief {
                1.0
            } else {
                score(&said[a].terms, &this.terms, rarity)
            };
            if score >= least {
                links.push(Link { a, b, score });
            }
        }
    }
    links.sort_unstable_by(|x, y| y.score.total_cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    links
}
