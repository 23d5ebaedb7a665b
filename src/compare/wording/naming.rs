//! Naming: different words at one place of statements that report the same fact.
//!
//! Two statements of one point are aligned word by word; where a stretch of at most [`WORDS`] words in each stands
//! between words that both have, and one content word of each differs, the two words are taken for names of one thing.
//! Silent where names, numbers or dates differ: those are findings, not wordings.

use rustc_hash::FxHashMap;

use super::super::stem::{is_stop_word, stem};
use super::super::{Place, Point, Source};
use super::{Name, Naming};
use crate::text::{Case, Span, TokenKind};

/// The most words of a stretch.
const WORDS: usize = 3;
/// Words that both statements must have beside the stretch, on its two sides together.
const BESIDE: usize = 2;
/// Longer statements are cut.
const LONGEST: usize = 60;
/// How many later statements of its point a statement is held against.
const OTHERS: usize = 4;
/// Words that end so are rarely names of things.
const VERBAL: [&str; 3] = ["ed", "ing", "ly"];
/// Larger groups are no names of one thing.
const LARGEST: usize = 6;

/// A statement's word.
#[derive(Clone, Copy)]
struct Word<'a> {
    stem: &'a str,
    span: Span,
    /// Neither a function word nor part of a name, a number or a date.
    plain: bool,
}

/// What the sources call the same things.
pub fn naming(sources: &[Source], points: &[Point]) -> Vec<Naming> {
    let by_id: FxHashMap<u32, usize> = sources.iter().enumerate().map(|(at, source)| (source.id, at)).collect();
    let facts: Vec<Vec<Span>> = sources.iter().map(facts).collect();
    // Each stem's places, and with which stems it changes places.
    let mut places: FxHashMap<&str, Vec<Place>> = FxHashMap::default();
    let mut pairs: Vec<(&str, &str)> = vec![];
    for point in points {
        let statements: Vec<(usize, Vec<Word>)> = point
            .statements
            .iter()
            .filter_map(|said| {
                let at = *by_id.get(&said.source)?;
                Some((at, words(&sources[at], &facts[at], said.span)))
            })
            .collect();
        for (at, (a, x)) in statements.iter().enumerate() {
            for (b, y) in statements[at + 1..].iter().filter(|(b, _)| b != a).take(OTHERS) {
                for (p, q) in substituted(x, y) {
                    for (source, word) in [(a, p), (b, q)] {
                        places.entry(word.stem).or_default().push(Place {
                            source: sources[*source].id,
                            span: word.span,
                        });
                    }
                    pairs.push((p.stem.min(q.stem), p.stem.max(q.stem)));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let text = |place: &Place| {
        by_id
            .get(&place.source)
            .map_or("", |at| place.span.of(&sources[*at].document.text))
    };
    let mut naming: Vec<Naming> = groups(&pairs)
        .into_iter()
        .filter(|stems| stems.len() <= LARGEST)
        .map(|stems| {
            let mut names: Vec<Name> = stems
                .iter()
                .filter_map(|stem| {
                    let mut places = places.get(stem)?.clone();
                    places.sort_unstable();
                    places.dedup();
                    let mut forms: Vec<String> = places.iter().map(|place| text(place).to_lowercase()).collect();
                    forms.sort_unstable();
                    let words = forms.chunk_by(|x, y| x == y).max_by_key(|same| same.len())?[0].clone();
                    Some(Name { words, places })
                })
                .collect();
            names.sort_by(|x, y| y.places.len().cmp(&x.places.len()).then_with(|| x.words.cmp(&y.words)));
            Naming { names }
        })
        .collect();
    naming.sort_by_cached_key(|naming| {
        let places = || naming.names.iter().flat_map(|name| &name.places);
        let mut sources: Vec<u32> = places().map(|place| place.source).collect();
        sources.sort_unstable();
        sources.dedup();
        let words = naming.names.iter().map(|name| name.words.clone()).collect::<Vec<_>>();
        (std::cmp::Reverse((sources.len(), places().count())), words)
    });
    naming
}

/// The spans of names, numbers and dates, in order.
fn facts(source: &Source) -> Vec<Span> {
    let analysis = source.analysis;
    let mentions = analysis.entities.iter().flat_map(|entity| &entity.mentions);
    let mut facts: Vec<Span> = mentions
        .map(|mention| mention.span)
        .chain(analysis.quantities.iter().map(|quantity| quantity.span))
        .chain(analysis.dates.iter().map(|date| date.span))
        .collect();
    facts.sort_unstable();
    facts
}

fn words<'a>(source: &Source<'a>, facts: &[Span], span: Span) -> Vec<Word<'a>> {
    let lexed = source.lexed;
    let tokens = lexed.tokens[lexed.within(span)].iter();
    let tokens = tokens.filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
    tokens
        .take(LONGEST)
        .map(|token| {
            let word = lexed.word(token);
            let after = facts.partition_point(|fact| fact.start <= token.span.start);
            let fact = facts[after.saturating_sub(2)..after]
                .iter()
                .any(|fact| fact.overlaps(token.span));
            Word {
                stem: stem(word),
                span: token.span,
                plain: token.kind == TokenKind::Word
                    && matches!(token.case, Case::Lower)
                    && word.len() > 2
                    && !is_stop_word(word)
                    && !VERBAL.iter().any(|ending| word.ends_with(ending))
                    && !fact,
            }
        })
        .collect()
}

/// The words that stand in each other's place.
fn substituted<'a>(x: &[Word<'a>], y: &[Word<'a>]) -> Vec<(Word<'a>, Word<'a>)> {
    let matched = common(x, y);
    let mut found = vec![];
    let ends = [(x.len(), y.len())];
    let mut before = (0, 0);
    for (i, j) in matched.iter().copied().chain(ends) {
        let (p, q) = (&x[before.0..i], &y[before.1..j]);
        if (1..=WORDS).contains(&p.len()) && (1..=WORDS).contains(&q.len()) {
            let left = same(x[..before.0].iter().rev(), y[..before.1].iter().rev());
            let right = same(x[i..].iter(), y[j..].iter());
            let content =
                |words: &[Word<'a>]| match words.iter().filter(|word| !is_stop_word(word.stem)).collect::<Vec<_>>()[..]
                {
                    [only] if only.plain => Some(*only),
                    _ => None,
                };
            if left + right >= BESIDE {
                found.extend(content(p).zip(content(q)));
            }
        }
        before = (i + 1, j + 1);
    }
    found
}

fn same<'a, 'b: 'a>(x: impl Iterator<Item = &'a Word<'b>>, y: impl Iterator<Item = &'a Word<'b>>) -> usize {
    x.zip(y).take_while(|(x, y)| x.stem == y.stem).count()
}

/// The longest common subsequence, as pairs of places.
fn common(x: &[Word], y: &[Word]) -> Vec<(usize, usize)> {
    let width = y.len() + 1;
    let mut lengths = vec![0_u16; (x.len() + 1) * width];
    for i in (0..x.len()).rev() {
        for j in (0..y.len()).rev() {
            lengths[i * width + j] = if x[i].stem == y[j].stem {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = vec![];
    while i < x.len() && j < y.len() {
        if x[i].stem == y[j].stem {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// What is joined by pairs, each group in order.
fn groups<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<Vec<&'a str>> {
    let mut stems: Vec<&str> = pairs.iter().flat_map(|(x, y)| [*x, *y]).collect();
    stems.sort_unstable();
    stems.dedup();
    let index = |stem: &str| stems.partition_point(|other| *other < stem);
    let mut group: Vec<usize> = (0..stems.len()).collect();
    let root = |group: &[usize], mut at: usize| {
        while group[at] != at {
            at = group[at];
        }
        at
    };
    for (x, y) in pairs {
        let (x, y) = (root(&group, index(x)), root(&group, index(y)));
        group[x.max(y)] = x.min(y);
    }
    let mut groups: Vec<Vec<&str>> = vec![vec![]; stems.len()];
    for (at, stem) in stems.iter().enumerate() {
        groups[root(&group, at)].push(stem);
    }
    groups.retain(|group| !group.is_empty());
    groups
}
