//! Names that a text has for certain in one place hold wherever their words stand again: the longer ones, and
//! abbreviations that it explains.

use rustc_hash::FxHashMap;

use super::recognise::Draft;
use super::view::View;
use crate::text::Case;

/// Adds the repeats that were not found for themselves. Linear in the text but for names that begin alike.
pub(super) fn add(view: &View, drafts: &mut Vec<Draft>) {
    let mut like: FxHashMap<Box<[u32]>, usize> = FxHashMap::default();
    let words = |draft: &Draft| -> Box<[u32]> { draft.tokens.clone().map(|at| view.token(at).word).collect() };
    for (index, draft) in drafts.iter().enumerate() {
        let explained = draft.tokens.len() == 1 && index > 0 && is_explained(view, &drafts[index - 1], draft);
        if draft.titled || draft.tokens.len() < 2 && !explained {
            continue;
        }
        like.entry(words(draft)).or_insert(index);
    }
    // By their first words, the longest first.
    let mut names: Vec<(&[u32], usize)> = like.iter().map(|(words, index)| (&words[..], *index)).collect();
    names.sort_unstable_by_key(|(words, _)| (std::cmp::Reverse(words.len()), *words));
    let mut known: FxHashMap<u32, Vec<(&[u32], usize)>> = FxHashMap::default();
    for (words, index) in names {
        known.entry(words[0]).or_default().push((words, index));
    }
    let mut found = Vec::new();
    for segment in &view.segments {
        let mut next = drafts.partition_point(|draft| draft.tokens.end <= segment.tokens.start);
        let mut at = segment.tokens.start;
        while at < segment.tokens.end {
            if let Some(draft) = drafts.get(next).filter(|draft| draft.tokens.start <= at) {
                at = draft.tokens.end.max(at + 1);
                next += 1;
                continue;
            }
            let free = drafts.get(next).map_or(segment.tokens.end, |draft| draft.tokens.start);
            let free = free.min(segment.tokens.end);
            let fits = |words: &[u32]| {
                let end = at + words.len();
                end <= free
                    && (at..end)
                        .zip(words.iter())
                        .all(|(at, word)| view.token(at).word == *word)
                    && view.looks_capital(end - 1)
                    && (words.len() > 1 || view.token(at).case == Case::Upper && !view.is_shouted_at(at))
            };
            let names = known.get(&view.token(at).word).filter(|_| view.looks_capital(at));
            if let Some((words, like)) = names.and_then(|names| names.iter().find(|(words, _)| fits(words))) {
                found.push(Draft {
                    tokens: at..at + words.len(),
                    ..drafts[*like].clone()
                });
                at += words.len();
            } else {
                at += 1;
            }
        }
    }
    if !found.is_empty() {
        drafts.append(&mut found);
        drafts.sort_by_key(|draft| draft.tokens.start);
    }
}

/// Whether an abbreviation stands in parentheses right after the name that it is read for.
fn is_explained(view: &View, name: &Draft, short: &Draft) -> bool {
    short.tokens.start == name.tokens.end + 1
        && view.token(short.tokens.start).case == Case::Upper
        && view.word(name.tokens.end) == "("
        && short.kind == name.kind
}
