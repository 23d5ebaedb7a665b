//! Distinctive words: the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008).
//!
//! A source is held against the other sources of its story. The prior is the story's own distribution, [`PRIOR`] times as
//! strong as the story itself, so that what is said a few times only is not made much of. Reported are words with a z-score of at least [`SURE`] that the source has [`LEAST`] times or more. Names,
//! figures, dates and function words are left out; inflections count as one word.

use rustc_hash::FxHashMap;

use super::super::Source;
use super::super::stem::{is_stop_word, stem};
use super::{Distinctive, Own};
use crate::text::{Case, Span, TokenKind};

/// What the prior weighs, as part of the story.
const PRIOR: f64 = 0.125;
/// The z-score from which on a word is distinctive: 90 % of a normal distribution lies below it.
const SURE: f64 = 1.28;
const LEAST: usize = 3;
/// The most words per source.
const MOST: usize = 12;
/// A word is left out where two-word terms with it have this part of its places.
const WITHIN: f64 = 0.7;

/// A term by its stems; the second is empty for a word alone.
type Term<'a> = (&'a str, &'a str);

/// The distinctive words of each source.
pub fn distinctive(sources: &[Source], own: &[Own], story_of: &[usize]) -> Vec<Vec<Distinctive>> {
    let places: Vec<FxHashMap<Term, Vec<Span>>> = sources
        .iter()
        .zip(own)
        .map(|(source, own)| terms(source, own))
        .collect();
    let stories = story_of.iter().max().map_or(0, |last| last + 1);
    // Per story: how often each term stands in it, and all of them; single words and pairs apart.
    let mut totals: Vec<FxHashMap<Term, f64>> = vec![FxHashMap::default(); stories];
    let mut all = vec![[0.0; 2]; stories];
    let mut members = vec![0; stories];
    for (places, story) in places.iter().zip(story_of) {
        members[*story] += 1;
        for (term, places) in places {
            *totals[*story].entry(*term).or_default() += places.len() as f64;
            all[*story][size(term)] += places.len() as f64;
        }
    }
    let of_source = |(source, story): (usize, &usize)| {
        if members[*story] < 2 {
            return vec![];
        }
        let mut here = [0.0; 2];
        places[source]
            .iter()
            .for_each(|(term, places)| here[size(term)] += places.len() as f64);
        let mut found: Vec<(Term, Distinctive)> = places[source]
            .iter()
            .filter(|(_, places)| places.len() >= LEAST)
            .filter_map(|(term, places)| {
                let (total, size) = (totals[*story][term], size(term));
                let z = z_score(places.len() as f64, here[size], total, all[*story][size]);
                (z >= SURE).then(|| {
                    let told = Distinctive {
                        words: usual(sources[source].document.text.as_str(), places),
                        z: z as f32,
                        elsewhere: total as u32 - places.len() as u32,
                        places: places.clone(),
                    };
                    (*term, told)
                })
            })
            .collect();
        let pairs: Vec<(Term, usize)> = found
            .iter()
            .filter(|(term, _)| size(term) == 1)
            .map(|(term, told)| (*term, told.places.len()))
            .collect();
        found.retain(|(term, told)| {
            let with = pairs.iter().filter(|(pair, _)| pair.0 == term.0 || pair.1 == term.0);
            let with: usize = with.map(|(_, places)| places).sum();
            size(term) == 1 || (with as f64) < WITHIN * told.places.len() as f64
        });
        let mut found: Vec<Distinctive> = found.into_iter().map(|(_, told)| told).collect();
        found.sort_by(|x, y| y.z.total_cmp(&x.z).then_with(|| x.words.cmp(&y.words)));
        found.truncate(MOST);
        found
    };
    story_of.iter().enumerate().map(of_source).collect()
}

fn size(term: &Term) -> usize {
    usize::from(!term.1.is_empty())
}

/// The z-score of a term with `count` of `here` terms in the source, and `total` of `all` in the story.
fn z_score(count: f64, here: f64, total: f64, all: f64) -> f64 {
    let (prior, whole) = (PRIOR * total, PRIOR * all);
    let (rest, others) = (total - count, all - here);
    let odds = |count: f64, all: f64| ((count + prior) / (all + whole - count - prior).max(f64::MIN_POSITIVE)).ln();
    let variance = 1.0 / (count + prior) + 1.0 / (rest + prior);
    (odds(count, here) - odds(rest, others)) / variance.sqrt()
}

/// The places of each term in a source's own words.
fn terms<'a>(source: &Source<'a>, own: &Own) -> FxHashMap<Term<'a>, Vec<Span>> {
    let lexed = source.lexed;
    let stems: Vec<Option<&str>> = lexed
        .words
        .iter()
        .map(|word| {
            let plain = word.len() > 2 && word.chars().all(char::is_alphabetic) && !is_stop_word(word);
            plain.then(|| stem(word))
        })
        .collect();
    let mut names: Vec<Span> = source
        .analysis
        .entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(|mention| mention.span))
        .chain(source.analysis.dates.iter().map(|date| date.span))
        .chain(source.analysis.quantities.iter().map(|quantity| quantity.span))
        .collect();
    names.sort_unstable();
    let mut names = names.into_iter().peekable();
    let mut places: FxHashMap<Term, Vec<Span>> = FxHashMap::default();
    let mut before: Option<(&str, Span)> = None;
    for (token, own) in lexed.tokens.iter().zip(&own.tokens) {
        while names.next_if(|name| name.end <= token.span.start).is_some() {}
        let name = names.peek().is_some_and(|name| name.overlaps(token.span));
        let word = token.kind == TokenKind::Word && token.case != Case::Upper && *own && !name;
        let now = stems[token.word as usize]
            .filter(|_| word)
            .map(|stem| (stem, token.span));
        if let Some((stem, span)) = now {
            places.entry((stem, "")).or_default().push(span);
            if let Some((first, start)) = before {
                places.entry((first, stem)).or_default().push(start.cover(span));
            }
        }
        before = now;
    }
    places
}

/// The words as they stand most often, in lower case.
pub(super) fn usual(text: &str, places: &[Span]) -> String {
    let mut forms: Vec<String> = places.iter().map(|span| span.of(text).to_lowercase()).collect();
    forms.sort_unstable();
    let most = forms.chunk_by(|x, y| x == y).max_by_key(|same| same.len());
    most.map_or_else(String::new, |same| {
        same[0].split_whitespace().collect::<Vec<_>>().join(" ")
    })
}
