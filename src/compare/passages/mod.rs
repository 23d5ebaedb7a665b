//! Copied passages: the same words in the same order in two sources, as they stand or with edits.
//!
//! Case, punctuation, kinds of quotation marks and white space do not count. `segments` finds all runs of the same
//! stems through an index; `chains` joins those of two sources that lie close together, what stands between them being
//! edits; here it is decided which of them are copies. What is verbatim from [`super::Settings::passage_words`] words on
//! is always one; with edits, as many words must be the same, and the alignment's score must be beyond chance.
//!
//! Boilerplate is no copy: what `ingest` has set aside, and a passage that sources of three stories or more have, such
//! as a publisher's note on itself.

mod align;
mod chains;
mod segments;
mod sentences;
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
/// The part of an edited passage's words that must stand in runs with the same stems, in each source.
const SAME: f32 = 0.38;
/// An edited passage's score from which on it is no chance.
const SURE: f32 = 8.0;

/// A passage that stands in so many stories is boilerplate.
const STORIES: usize = 3;
/// How many other places of a passage are looked at for that.
const OTHER_PLACES: usize = 64;

/// A copied passage, by source index and word positions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    pub sources: (usize, usize),
    pub a: Range<usize>,
    pub b: Range<usize>,
    /// How many words are the same; `U.S.` and `Korea's` have two each.
    pub words: usize,
    /// What is the same: where it begins in each source, and how many words it has. By place in the first.
    pub same: Vec<(usize, usize, usize)>,
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

/// Leaves out what is a long name or a stock phrase.
pub fn without_phrases(mut copied: Vec<Copied>, words: &[Words]) -> Vec<Copied> {
    copied.retain(|copied| {
        let words = &words[copied.sources.0];
        copied.a.clone().filter(|at| words.is_telling(*at)).count() >= TELLING_WORDS
    });
    copied
}

/// Leaves out the passages that sources of many stories have. `story_of` has each source's story.
pub fn without_boilerplate(mut copied: Vec<Copied>, story_of: &[usize]) -> Vec<Copied> {
    // Per source: where it shares a passage, and with which story.
    let mut shared: Vec<Vec<(usize, usize, usize)>> = vec![vec![]; story_of.len()];
    for Copied { sources, a, b, .. } in &copied {
        shared[sources.0].push((a.start, a.end, story_of[sources.1]));
        shared[sources.1].push((b.start, b.end, story_of[sources.0]));
    }
    shared.iter_mut().for_each(|places| places.sort_unstable());
    let boilerplate = |source: usize, range: &Range<usize>| {
        let places = &shared[source];
        let after = places.partition_point(|place| place.0 < range.end);
        let covers = |place: &&(usize, usize, usize)| {
            let common = place.1.min(range.end).saturating_sub(place.0.max(range.start));
            5 * common >= 4 * range.len()
        };
        let mut stories: Vec<usize> = places[after.saturating_sub(OTHER_PLACES)..after]
            .iter()
            .filter(covers)
            .map(|place| place.2)
            .chain([story_of[source]])
            .collect();
        stories.sort_unstable();
        stories.dedup();
        stories.len() >= STORIES
    };
    copied.retain(|copied| !boilerplate(copied.sources.0, &copied.a) && !boilerplate(copied.sources.1, &copied.b));
    copied
}

fn of_pair(pair: Pair, segments: &[segments::Segment], least: usize) -> Vec<Copied> {
    let mut chains = chains::chains(pair, segments);
    chains.iter_mut().for_each(|chain| chains::lengthen(pair, chain));
    let mut chains = chains::joined(chains);
    chains.iter_mut().for_each(|chain| chains::complete(pair, chain));
    let mut found: Vec<Copied> = chains.iter().filter_map(|chain| judged(pair, chain, least)).collect();
    found.iter_mut().for_each(|copied| sentences::complete(pair, copied));
    found.sort_by_key(|copied| std::cmp::Reverse(copied.words));
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
        words: same.iter().map(|(a, _, words)| pair.a.count(*a, a + words)).sum(),
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
    let (mut a, mut b) = (vec![false; pair.a.number()], vec![false; pair.b.number()]);
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
                words: copied.words as u32,
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
    let mut before = ta[..a.start as usize]
        .chars()
        .rev()
        .zip(tb[..b.start as usize].chars().rev());
    while let Some((p, q)) = before.next().filter(|(p, q)| opens(*p) && mark(*p) == mark(*q)) {
        a.start -= p.len_utf8() as u32;
        b.start -= q.len_utf8() as u32;
    }
    (a, b)
}

fn closes(mark: char) -> bool {
    matches!(
        mark,
        '.' | '!' | '?' | '%' | ')' | ']' | '"' | '”' | '’' | '\'' | '»' | '…'
    )
}

fn opens(mark: char) -> bool {
    matches!(
        mark,
        '(' | '[' | '"' | '“' | '„' | '‘' | '\'' | '«' | '$' | '€' | '£' | '¥'
    )
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

#[cfg(test)]
mod tests {
    use super::super::testing::{Read, read, sources};
    use super::*;

    /// The passages, as the first text has them and as the second has them.
    fn check(a: &str, b: &str, least: usize, expected: &[(&str, &str)]) {
        let read: Vec<Read> = [a, b].iter().map(|text| read(text)).collect();
        let sources = sources(&read);
        let words = Words::of(&sources);
        let passages = passages(&sources, &words, &copied(&words, least));
        let found: Vec<(&str, &str)> = passages
            .iter()
            .map(|passage| (passage.a.span.of(a), passage.b.span.of(b)))
            .collect();
        assert_eq!(found, expected, "{a} / {b}");
    }

    #[test]
    fn verbatim_passages_are_as_long_as_they_can_be() {
        check(
            "Late on Sunday the old ferry burned in the outer harbour, and boats carried everyone ashore.",
            "We saw that THE OLD FERRY burned in the outer harbour; and boats carried everyone home.",
            8,
            &[(
                "the old ferry burned in the outer harbour, and boats carried everyone",
                "THE OLD FERRY burned in the outer harbour; and boats carried everyone",
            )],
        );
        check(
            "The mayor’s “new quay” has cost the town 1,200 crowns a metre, he said.",
            "Yesterday he wrote: the mayor's 'new quay' has cost the town 1200 crowns a metre.",
            8,
            &[(
                "The mayor’s “new quay” has cost the town 1,200 crowns a metre",
                "the mayor's 'new quay' has cost the town 1200 crowns a metre",
            )],
        );
    }

    #[test]
    fn seven_words_are_too_few() {
        check(
            "A grey seal climbed onto the slippery pontoon.",
            "Nobody saw how a grey seal climbed onto the slippery rocks.",
            8,
            &[],
        );
    }

    #[test]
    fn edits_are_bridged() {
        check(
            "Rain fell. The harbour master told the council that the northern breakwater would need new stones before winter, \
             and that no ferry could land there.",
            "The harbour master informed the council the northern breakwater would need many new stones before winter, and \
             that no ferry could moor there. Elsewhere the sun shone.",
            8,
            &[(
                "The harbour master told the council that the northern breakwater would need new stones before winter, and \
                 that no ferry could land there.",
                "The harbour master informed the council the northern breakwater would need many new stones before winter, and \
                 that no ferry could moor there.",
            )],
        );
    }

    #[test]
    fn clauses_may_change_places() {
        check(
            "After a night of heavy rain, the old mill dam above Karsund broke and flooded forty cellars.",
            "The old mill dam above Karsund broke and flooded forty cellars after a night of heavy rain.",
            8,
            &[(
                "After a night of heavy rain, the old mill dam above Karsund broke and flooded forty cellars.",
                "The old mill dam above Karsund broke and flooded forty cellars after a night of heavy rain.",
            )],
        );
    }

    #[test]
    fn edited_clauses_may_change_places() {
        check(
            "All the fishing boats of Karsund, including the Heron and the Ebb Tide, did not seem to have lost the same nets.",
            "Not seem to have lost any nets, all the fishing boats of Karsund, including the Heron and the Ebb Tide.",
            8,
            &[(
                "All the fishing boats of Karsund, including the Heron and the Ebb Tide, did not seem to have lost the same nets.",
                "Not seem to have lost any nets, all the fishing boats of Karsund, including the Heron and the Ebb Tide.",
            )],
        );
        // A quotation in sentences of different content stays as it is.
        check(
            "Boats of Karsund returned when the old harbour light went out for the third time this year, and nobody knew why.",
            "Fishermen complain that the old harbour light went out for the third time this year, but the council is asleep.",
            8,
            &[(
                "the old harbour light went out for the third time this year",
                "the old harbour light went out for the third time this year",
            )],
        );
    }

    #[test]
    fn the_same_topic_is_no_copy() {
        for (a, b) in [
            (
                "The council of Port Merrow voted on Monday to close the fish market, its chairman said.",
                "The fish market of Port Merrow will close, the chairman of the council said on Monday.",
            ),
            (
                "The Ministry of Trade and Industry said it would look into the prices of bread.",
                "The Ministry of Trade and Industry said on Tuesday that milk is cheap.",
            ),
        ] {
            check(a, b, 8, &[]);
        }
    }

    #[test]
    fn tables_are_not_copied_text() {
        let table = "Figures.\n\nPort | Boats | Crew |\n---|---|---|\nold harbour | two ferries | five sailors |\n";
        check(table, table, 5, &[]);
    }

    #[test]
    fn repetition_stays_bounded() {
        let drum = "drum ".repeat(4_000);
        let read = [read(&drum), read(&drum)];
        let words = Words::of(&sources(&read));
        assert!(copied(&words, 8).len() <= 4);
    }

    #[test]
    fn what_many_stories_have_is_boilerplate() {
        let words = |sources, a: usize| Copied {
            sources,
            a: a..a + 20,
            b: 5..25,
            words: 20,
            same: vec![(a, 5, 20)],
        };
        // Sources 0 and 1 are one story; 2 and 3 are others.
        let copied = vec![
            words((0, 1), 100),
            words((0, 1), 200),
            words((0, 2), 200),
            words((0, 3), 200),
        ];
        let kept = without_boilerplate(copied, &[0, 0, 1, 2]);
        assert_eq!(kept, [words((0, 1), 100)]);
    }
}
