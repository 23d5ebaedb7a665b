//! Copied passages: the same words in the same order in two sources.
//!
//! Every run of [`super::Settings::passage_words`] words is hashed; equal hashes in two sources that lie on one diagonal
//! join into the longest run. Case and punctuation do not count. Linear in the words, apart from sorting what is shared.

use rustc_hash::FxHashMap;

use super::stem::is_stop_word;
use super::{Passage, Place, Source};
use crate::text::{Case, Span, TokenKind};

/// A passage holds at least this many words that are neither function words nor capitalised: a long name
/// or a stock phrase is not copied text.
const TELLING_WORDS: usize = 3;
/// How often one source's repetitions of the same run are followed.
const REPETITIONS: usize = 3;
/// A run that stands in more places is matched with this many of them: enough to join all its sources.
const PLACES: usize = 12;

/// The running words of a source's prose.
pub struct Words {
    spans: Vec<Span>,
    /// Per word: the word as a number that is the same in every source compared.
    ids: Vec<u32>,
    telling: Vec<bool>,
}

/// A shared run, by source index and word positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    pub sources: (usize, usize),
    pub starts: (usize, usize),
    pub words: usize,
}

impl Words {
    /// The words of each source, numbered alike.
    pub fn of(sources: &[Source]) -> Vec<Words> {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        sources
            .iter()
            .map(|source| {
                let lexed = source.lexed;
                let ids: Vec<u32> = lexed
                    .words
                    .iter()
                    .map(|word| {
                        let next = numbers.len() as u32;
                        *numbers.entry(word).or_insert(next)
                    })
                    .collect();
                let stop = lexed.per_word(is_stop_word);
                let mut words = Words {
                    spans: vec![],
                    ids: vec![],
                    telling: vec![],
                };
                let mut blocks = source.document.blocks.iter().peekable();
                for token in &lexed.tokens {
                    while blocks.peek().is_some_and(|block| block.span.end <= token.span.start) {
                        blocks.next();
                    }
                    let prose = blocks.peek().is_some_and(|block| block.is_prose());
                    let word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
                    // The `'s` of `Korea's` is no word of its own to a reader who counts.
                    if !prose || !word || lexed.word(token).starts_with('\'') {
                        continue;
                    }
                    words.spans.push(token.span);
                    words.ids.push(ids[token.word as usize]);
                    words
                        .telling
                        .push(token.case == Case::Lower && !stop[token.word as usize]);
                }
                words
            })
            .collect()
    }

    pub fn len(&self) -> usize {
        self.spans.len()
    }

    pub fn span(&self, position: usize) -> Span {
        self.spans[position]
    }

    fn cover(&self, start: usize, words: usize) -> Span {
        self.spans[start].cover(self.spans[start + words - 1])
    }
}

/// All the longest shared runs of at least `least` words, in order.
pub fn runs(words: &[Words], least: usize) -> Vec<Run> {
    let least = least.max(3);
    let mut index: FxHashMap<u64, Vec<(u32, u32)>> = FxHashMap::default();
    for (source, words) in words.iter().enumerate() {
        for (position, window) in words.ids.windows(least).enumerate() {
            let places = index.entry(hash(window)).or_default();
            let repeated = places
                .iter()
                .rev()
                .take(REPETITIONS)
                .filter(|place| place.0 == source as u32)
                .count();
            if repeated < REPETITIONS {
                places.push((source as u32, position as u32));
            }
        }
    }
    // (source a, source b, diagonal, position in a)
    let mut hits: Vec<(u32, u32, i64, u32)> = vec![];
    for places in index.values().filter(|places| places.len() > 1) {
        for (i, a) in places.iter().enumerate() {
            for b in places[..i].iter().filter(|b| b.0 != a.0).take(PLACES) {
                hits.push((b.0, a.0, i64::from(a.1) - i64::from(b.1), b.1));
            }
        }
    }
    hits.sort_unstable();
    let mut runs: Vec<Run> = vec![];
    let mut before: Option<(u32, u32, i64, u32)> = None;
    for hit in hits {
        let (a, b, diagonal, position) = hit;
        match (before, runs.last_mut()) {
            (Some(last), Some(run)) if (last.0, last.1, last.2, last.3 + 1) == hit => run.words += 1,
            _ => runs.push(Run {
                sources: (a as usize, b as usize),
                starts: (position as usize, (i64::from(position) + diagonal) as usize),
                words: least,
            }),
        }
        before = Some(hit);
    }
    runs.retain(|run| {
        let telling = &words[run.sources.0].telling[run.starts.0..run.starts.0 + run.words];
        telling.iter().filter(|telling| **telling).count() >= TELLING_WORDS
    });
    without_echoes(runs, words, least)
}

/// Leaves out runs that bring fewer than `least` words not yet in a longer run of the same two sources.
fn without_echoes(mut runs: Vec<Run>, words: &[Words], least: usize) -> Vec<Run> {
    runs.sort_unstable_by_key(|run| (run.sources, std::cmp::Reverse(run.words), run.starts));
    let mut kept: Vec<Run> = vec![];
    let mut covered = [vec![], vec![]];
    let mut sources = None;
    for run in runs {
        if sources != Some(run.sources) {
            sources = Some(run.sources);
            covered = [
                vec![false; words[run.sources.0].len()],
                vec![false; words[run.sources.1].len()],
            ];
        }
        let mut new = 0;
        for (covered, start) in covered.iter_mut().zip([run.starts.0, run.starts.1]) {
            let stretch = &mut covered[start..start + run.words];
            new = new.max(stretch.iter().filter(|covered| !**covered).count());
            stretch.fill(true);
        }
        if new >= least {
            kept.push(run);
        }
    }
    kept.sort_unstable();
    kept
}

/// The runs as places in the texts, by source, then by place.
pub fn passages(sources: &[Source], words: &[Words], runs: &[Run]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = runs
        .iter()
        .map(|run| {
            let place = |source: usize, start| Place {
                source: sources[source].id,
                span: words[source].cover(start, run.words),
            };
            let (a, b) = (place(run.sources.0, run.starts.0), place(run.sources.1, run.starts.1));
            Passage {
                a: a.min(b),
                b: a.max(b),
                words: run.words as u32,
            }
        })
        .collect();
    passages.sort_unstable_by_key(|passage| (passage.a, passage.b));
    passages
}

/// FNV-1a over the words' numbers.
fn hash(window: &[u32]) -> u64 {
    window.iter().fold(0xcbf2_9ce4_8422_2325, |hash, id| {
        (hash ^ u64::from(*id)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Read, read, sources};
    use super::*;

    /// The shared runs, as the first text has them.
    fn check(texts: &[&str], least: usize, expected: &[&str]) {
        let read: Vec<Read> = texts.iter().map(|text| read(text)).collect();
        let sources = sources(&read);
        let words = Words::of(&sources);
        let passages = passages(&sources, &words, &runs(&words, least));
        let found: Vec<&str> = passages
            .iter()
            .map(|passage| passage.a.span.of(&read[passage.a.source as usize].document.text))
            .collect();
        assert_eq!(found, expected, "{texts:?}");
    }

    #[test]
    fn runs_are_as_long_as_they_can_be() {
        check(
            &[
                "Late on Sunday the old ferry burned in the outer harbour, and boats carried everyone ashore.",
                "We saw that THE OLD FERRY burned in the outer harbour; and boats carried everyone home.",
            ],
            8,
            &["the old ferry burned in the outer harbour, and boats carried everyone"],
        );
    }

    #[test]
    fn names_and_stock_phrases_are_not_copied() {
        check(
            &[
                "He is of the Ministry of Trade and Industry of the Republic of Ostvik, it says.",
                "She left the Ministry of Trade and Industry of the Republic of Ostvik last year.",
            ],
            8,
            &[],
        );
        check(
            &["one of the most in the of to and", "and one of the most in the of to"],
            5,
            &[],
        );
    }

    #[test]
    fn tables_are_not_copied_text() {
        let table = "Figures.\n\nPort | Boats | Crew |\n---|---|---|\nold harbour | two ferries | five sailors |\n";
        check(&[table, table], 5, &[]);
    }

    #[test]
    fn repetition_stays_bounded() {
        let drum = "drum ".repeat(4_000);
        let read = [read(&drum), read(&drum)];
        let words = Words::of(&sources(&read));
        assert!(runs(&words, 8).len() <= REPETITIONS);
    }
}
