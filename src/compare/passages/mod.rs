//! Copied passages: the same words in the same order in two sources, as they stand or with edits.
//!
//! Case, punctuation, kinds of quotation marks and white space do not count. `segments` finds all runs of the same
//! stems through an index; `chains` joins those of two sources that lie close together, what stands between them being
//! edits; here it is decided which of them are copies. What is verbatim from [`super::Settings::passage_words`] words on
//! is always one; with edits, as many words must be the same, and most words of the passage in both sources.

mod align;
mod chains;
mod segments;
mod words;

use std::ops::Range;

use super::{Passage, Place, Source};
use crate::text::{Document, Lexed, Span};
use align::Pair;
use chains::Chain;
pub use words::Words;

/// A passage holds at least this many words that are neither function words nor capitalised: a long name
/// or a stock phrase is not copied text.
const TELLING_WORDS: usize = 3;
/// The part of an edited passage's words that must be the same, in each source.
const SAME: f32 = 0.5;
/// An edited passage's score from which on it is no chance.
const SURE: f32 = 7.0;

/// A copied passage, by source index and word positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub sources: (usize, usize),
    pub a: Range<usize>,
    pub b: Range<usize>,
    /// What is the same: where it begins in each source, and how many words it has. By place in the first.
    pub same: Vec<(usize, usize, usize)>,
}

impl Copied {
    /// How many words are the same.
    pub fn words(&self) -> usize {
        self.same.iter().map(|(_, _, words)| words).sum()
    }
}

/// The copied passages of at least `least` words, in order.
pub fn copied(words: &[Words], least: usize) -> Vec<Copied> {
    let segments = segments::segments(words);
    let mut copied = vec![];
    for segments in segments.chunk_by(|x, y| x.sources == y.sources) {
        let sources = (segments[0].sources.0 as usize, segments[0].sources.1 as usize);
        let pair = Pair {
            a: &words[sources.0],
            b: &words[sources.1],
        };
        copied.extend(of_pair(pair, segments, least.max(3)).into_iter().map(|mut found| {
            found.sources = sources;
            found
        }));
    }
    copied.sort_by_key(|copied| (copied.sources, copied.a.start, copied.b.start));
    copied
}

fn of_pair(pair: Pair, segments: &[segments::Segment], least: usize) -> Vec<Copied> {
    let mut chains = chains::chains(pair, segments);
    chains.iter_mut().for_each(|chain| chains::lengthen(pair, chain));
    let chains = chains::joined(chains);
    let mut found: Vec<Copied> = chains.iter().filter_map(|chain| judged(pair, chain, least)).collect();
    found.sort_by_key(|copied| std::cmp::Reverse(copied.words()));
    without_echoes(pair, found)
}

/// The chain as a copy, if it is one.
fn judged(pair: Pair, chain: &Chain, least: usize) -> Option<Copied> {
    let mut same = vec![];
    let mut verbatim = false;
    let mut stems = 0;
    for segment in &chain.segments {
        stems += segment.words as usize;
        for (a, b, words) in equal(pair, segment) {
            verbatim |= pair.a.count(a, a + words) >= least;
            same.push((a, b, words));
        }
    }
    let telling = |range: &Range<usize>| range.clone().filter(|at| pair.a.is_telling(*at)).count();
    let longer = chain.a.len().max(chain.b.len()) as f32;
    let edited = stems >= least && chain.score >= SURE && stems as f32 >= SAME * longer;
    (verbatim || edited && telling(&chain.a) >= TELLING_WORDS).then(|| Copied {
        sources: (0, 0),
        a: chain.a.clone(),
        b: chain.b.clone(),
        same,
    })
}

/// The stretches of a segment whose words are the same, not only their stems.
fn equal(pair: Pair, segment: &segments::Segment) -> Vec<(usize, usize, usize)> {
    let mut stretches: Vec<(usize, usize, usize)> = vec![];
    let (a, b) = (segment.a as usize, segment.b as usize);
    let mut open = false;
    for at in 0..segment.words as usize {
        let equal = pair.a.id(a + at) == pair.b.id(b + at);
        match stretches.last_mut().filter(|_| open && equal) {
            Some(stretch) => stretch.2 += 1,
            None if equal => stretches.push((a + at, b + at, 1)),
            None => {}
        }
        open = equal;
    }
    stretches
}

/// Leaves out copies both of whose sides lie within longer ones.
fn without_echoes(pair: Pair, found: Vec<Copied>) -> Vec<Copied> {
    let (mut a, mut b) = (vec![false; pair.a.len()], vec![false; pair.b.len()]);
    let mut kept = vec![];
    for copied in found {
        let new = a[copied.a.clone()].iter().filter(|covered| !**covered).count()
            + b[copied.b.clone()].iter().filter(|covered| !**covered).count();
        if new > 0 {
            a[copied.a.clone()].fill(true);
            b[copied.b.clone()].fill(true);
            kept.push(copied);
        }
    }
    kept
}

/// The copies as places in the texts, by source, then by place.
pub fn passages(sources: &[Source], words: &[Words], copied: &[Copied]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = copied
        .iter()
        .map(|copied| {
            let (a, b) = spans(copied, words, |source| &sources[source].document.text);
            let (a, b) = (
                Place {
                    source: sources[copied.sources.0].id,
                    span: a,
                },
                Place {
                    source: sources[copied.sources.1].id,
                    span: b,
                },
            );
            Passage {
                a: a.min(b),
                b: a.max(b),
                words: copied.words() as u32,
            }
        })
        .collect();
    passages.sort_unstable_by_key(|passage| (passage.a, passage.b));
    passages
}

/// Where a copy stands in both texts, with the marks around it that both have.
fn spans<'a>(copied: &Copied, words: &[Words], text: impl Fn(usize) -> &'a str) -> (Span, Span) {
    let (x, y) = (&words[copied.sources.0], &words[copied.sources.1]);
    let cover = |words: &Words, range: &Range<usize>| words.span(range.start).cover(words.span(range.end - 1));
    let (mut a, mut b) = (cover(x, &copied.a), cover(y, &copied.b));
    let (ta, tb) = (text(copied.sources.0), text(copied.sources.1));
    let mut after = ta[a.end as usize..].chars().zip(tb[b.end as usize..].chars());
    while let Some((p, q)) = after.next().filter(|(p, q)| closes(*p) && mark(*p) == mark(*q)) {
        a.end += p.len_utf8() as u32;
        b.end += q.len_utf8() as u32;
    }
    let mut before = ta[..a.start as usize].chars().rev().zip(tb[..b.start as usize].chars().rev());
    while let Some((p, q)) = before.next().filter(|(p, q)| opens(*p) && mark(*p) == mark(*q)) {
        a.start -= p.len_utf8() as u32;
        b.start -= q.len_utf8() as u32;
    }
    (a, b)
}

fn closes(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '%' | ')' | ']' | '"' | '”' | '’' | '\'' | '»' | '…')
}

fn opens(mark: char) -> bool {
    matches!(mark, '(' | '[' | '"' | '“' | '„' | '‘' | '\'' | '«' | '$' | '€' | '£' | '¥')
}

/// Quotation marks of one kind.
fn mark(mark: char) -> char {
    match mark {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        _ => mark,
    }
}

/// The copied passages of two texts, all but their boilerplate.
pub fn between(a: &Document, b: &Document, least: usize) -> Vec<(Span, Span)> {
    let lexed = [Lexed::lex(a), Lexed::lex(b)];
    let mut numbers = words::Numbers::default();
    let words: Vec<Words> = [a, b]
        .iter()
        .zip(&lexed)
        .map(|(document, lexed)| {
            let all: Vec<Span> = document.blocks.iter().map(|block| block.span).collect();
            Words::within(lexed, &all, &mut numbers)
        })
        .collect();
    let text = |source: usize| [a, b][source].text.as_str();
    let mut passages: Vec<(Span, Span)> = copied(&words, least)
        .iter()
        .map(|copied| spans(copied, &words, text))
        .collect();
    passages.sort_unstable();
    passages
}
