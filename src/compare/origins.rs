//! Origins: sources that share so much copied text that they count once, or that state the same agency for one story.

use rustc_hash::FxHashMap;

use super::agencies::agency;
use super::passages::{Copied, Words};
use super::{Origin, Source, name_of};
use crate::analysis::quotes::QuoteKind;

/// Sources are one origin from this part of the shorter one's words on, quotations left out …
const SHARE: f64 = 0.3;
/// … when that is at least so many words …
const WORDS: usize = 25;
/// … counting runs of so many words within copied passages: shorter ones any two reports of one event share …
const RUN: usize = 5;
/// … or from one passage with so many of them on.
const LONG_RUN: usize = 60;

/// Groups sources that share copied text or their agency. `copied` is what [`super::passages::copied`] found; the result
/// holds, per group, the indices of its sources.
pub fn origins(
    sources: &[Source],
    words: &[Words],
    copied: &[Copied],
    story_of: &[usize],
) -> Vec<(Vec<usize>, String)> {
    let quoted: Vec<Vec<bool>> = sources
        .iter()
        .zip(words)
        .map(|(source, words)| quoted(source, words))
        .collect();
    let mut group: Vec<usize> = (0..sources.len()).collect();
    let mut reasons: Vec<(usize, String)> = vec![];
    for copied in copied.chunk_by(|a, b| a.sources == b.sources) {
        let (a, b) = copied[0].sources;
        let longest = copied
            .iter()
            .map(|copied| own_words(copied, &quoted))
            .max()
            .unwrap_or(0);
        let free = |source: usize| quoted[source].iter().filter(|quoted| !**quoted).count();
        let shorter = if free(a) <= free(b) { a } else { b };
        let mut same = vec![false; words[shorter].number()];
        for (in_a, in_b, words) in copied.iter().flat_map(runs) {
            let start = if shorter == a { *in_a } else { *in_b };
            same[start..start + words].fill(true);
        }
        let same = same
            .iter()
            .zip(&quoted[shorter])
            .filter(|(same, quoted)| **same && !**quoted)
            .count();
        let all = free(shorter);
        if (same >= WORDS && same as f64 >= SHARE * all as f64) || longest >= LONG_RUN {
            let longer = if shorter == a { b } else { a };
            let (shorter, longer) = (name_of(&sources[shorter]), name_of(&sources[longer]));
            let share = (100.0 * same as f64 / all as f64).round();
            reasons.push((
                a,
                format!(
                    "{same} of the {all} words of “{shorter}” ({share} %) outside quotations stand in the same order in “{longer}”."
                ),
            ));
            let (a, b) = (root(&group, a), root(&group, b));
            group[a.max(b)] = a.min(b);
        }
    }
    let agencies: Vec<Option<&str>> = sources.iter().map(agency).collect();
    let mut stated: FxHashMap<(&str, usize), usize> = FxHashMap::default();
    for (source, agency) in agencies.iter().enumerate() {
        let Some(agency) = agency else { continue };
        let first = *stated.entry((agency, story_of[source])).or_insert(source);
        if first != source {
            let names = (name_of(&sources[first]), name_of(&sources[source]));
            reasons.push((
                source,
                format!("“{}” and “{}” both state {agency} as their source.", names.0, names.1),
            ));
            let (a, b) = (root(&group, first), root(&group, source));
            group[a.max(b)] = a.min(b);
        }
    }
    let mut origins: Vec<(Vec<usize>, String)> = vec![];
    for first in 0..sources.len() {
        if root(&group, first) != first {
            continue;
        }
        let members: Vec<usize> = (first..sources.len())
            .filter(|source| root(&group, *source) == first)
            .collect();
        let mut why: Vec<&str> = reasons
            .iter()
            .filter(|(source, _)| root(&group, *source) == first)
            .map(|(_, why)| why.as_str())
            .collect();
        why.sort_unstable();
        origins.push((members, why.join(" ")));
    }
    origins
}

/// The groups as the comparison reports them.
pub fn report(sources: &[Source], groups: &[(Vec<usize>, String)]) -> Vec<Origin> {
    let mut origins: Vec<Origin> = groups
        .iter()
        .map(|(members, why)| {
            let mut ids: Vec<_> = members.iter().map(|source| sources[*source].id).collect();
            ids.sort_unstable();
            Origin {
                sources: ids,
                why: why.clone(),
            }
        })
        .collect();
    origins.sort_by(|a, b| a.sources.cmp(&b.sources));
    origins
}

fn root(group: &[usize], mut source: usize) -> usize {
    while group[source] != source {
        source = group[source];
    }
    source
}

/// Per word: whether it stands in a quotation, which may be the same in every source.
fn quoted(source: &Source, words: &Words) -> Vec<bool> {
    let mut quotes = source
        .analysis
        .quotes
        .iter()
        .filter(|quote| matches!(quote.kind, QuoteKind::Direct | QuoteKind::Partial))
        .map(|quote| quote.span)
        .peekable();
    (0..words.number())
        .map(|position| {
            let span = words.span(position);
            while quotes.peek().is_some_and(|quote| quote.end <= span.start) {
                quotes.next();
            }
            quotes.peek().is_some_and(|quote| quote.contains(span))
        })
        .collect()
}

/// The stretches of a copy that are long enough to count.
fn runs(copied: &Copied) -> impl Iterator<Item = &(usize, usize, usize)> {
    copied.same.iter().filter(|(_, _, words)| *words >= RUN)
}

/// The words of a copy that count and stand outside quotations.
fn own_words(copied: &Copied, quoted: &[Vec<bool>]) -> usize {
    let quoted = &quoted[copied.sources.0];
    let same = runs(copied).flat_map(|(start, _, words)| &quoted[*start..start + words]);
    same.filter(|quoted| !**quoted).count()
}
