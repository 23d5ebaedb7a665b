//! The same quotation in several wordings: which quotations are one, how each wording differs, and which
//! differences are worth a finding.
//!
//! Quotations are compared with the fullest wording of their group only, found by the words that they share, so
//! that the work grows with the number of quotations and not with their pairs.

mod class;
mod diff;
mod finding;
pub mod paraphrase;
#[cfg(test)]
mod tests;
mod wording;

use rustc_hash::{FxHashMap, FxHashSet};

use super::stem::stem;
use super::{QuoteGroup, QuoteVariant, Source, VariantClass};
use crate::analysis::entities::{Entity, EntityKind};
use crate::analysis::quotes::Quote;
use crate::text::{BlockKind, Span};
use diff::Hunk;
use wording::{Frame, WordKind, Wording};

pub use finding::findings;

/// A word that so many groups hold finds none of them.
const COMMON: usize = 200;
/// So many groups at most are compared with a wording.
const CANDIDATES: usize = 12;
/// So many words of a wording at most are looked up.
const TELLING: usize = 24;
/// Words: a shorter wording must keep to the stricter rules of [`is_same_short`].
const SHORT: usize = 6;

/// The quotations that several sources carry, or one carries in several wordings, gravest first.
pub fn variants(sources: &[Source]) -> Vec<QuoteGroup> {
    let mut wordings: Vec<(String, Wording)> = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        let read = (0..source.analysis.quotes.len()).filter_map(|index| Wording::read(source, at, index));
        wordings.extend(read.map(|wording| (wording.key(), wording)));
    }
    // The fullest first; the sources' own order decides nothing that shows.
    wordings.sort_by(|(a_key, a), (b_key, b)| {
        let text = |wording: &Wording| wording.quote.span.of(&sources[wording.source].document.text);
        let place = |wording: &Wording| (sources[wording.source].id, wording.quote.span);
        let by_length = b.words.len().cmp(&a.words.len());
        // A headline has capitals of its own: the body's spelling stands for the wording.
        let headline = |wording: &Wording| is_headline(&sources[wording.source], wording.quote.span);
        let by_text = || headline(a).cmp(&headline(b)).then_with(|| text(a).cmp(text(b)));
        let by_words = || a_key.cmp(b_key).then_with(by_text);
        by_length.then_with(by_words).then_with(|| place(a).cmp(&place(b)))
    });
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut groups_with: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    let mut framed: FxHashMap<Frame, u32> = FxHashMap::default();
    let contexts: Vec<_> = wordings
        .iter()
        .map(|(_, wording)| context(&sources[wording.source], wording))
        .collect();
    for (at, (_, wording)) in wordings.iter().enumerate() {
        let joins = |group: &u32| {
            let fullest = groups[*group as usize][0];
            let tie = tie(
                sources,
                &wordings[fullest].1,
                wording,
                shared(&contexts[fullest], &contexts[at]),
            );
            is_same(&wordings[fullest].1, wording, tie)
        };
        let by_words = || match wording.faint {
            true => None,
            false => candidates(&groups_with, wording).into_iter().find(joins),
        };
        // Where the words around it are the same, one text copies the other: the quotations are one.
        let copied = wording.frame.and_then(|frame| framed.get(&frame).copied());
        let copied = copied.filter(|&group| {
            let fullest = &wordings[groups[group as usize][0]].1;
            fullest.source != wording.source && is_copy(fullest, wording)
        });
        let group = match copied.or_else(by_words) {
            Some(group) => group,
            // What tells too little begins no group.
            None if wording.faint => continue,
            None => {
                let group = groups.len() as u32;
                for word in content_stems(wording) {
                    groups_with.entry(word).or_default().push(group);
                }
                groups.push(Vec::new());
                group
            }
        };
        groups[group as usize].push(at);
        if let Some(frame) = wording.frame {
            framed.entry(frame).or_insert(group);
        }
    }
    adopt(&mut groups, &wordings);
    let mut found: Vec<(VariantClass, String, QuoteGroup)> = Vec::new();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        let members: Vec<&Wording> = group.iter().map(|&at| &wordings[at].1).collect();
        let several_sources = members.iter().any(|member| member.source != members[0].source);
        let several_wordings = group.iter().any(|&at| wordings[at].0 != wordings[group[0]].0);
        if several_sources || several_wordings {
            let group_of = group_of(sources, &members);
            if group_of.variants.len() < 2 {
                continue;
            }
            let gravest = group_of
                .variants
                .iter()
                .map(|variant| variant.class)
                .min()
                .unwrap_or(VariantClass::Same);
            found.push((gravest, wordings[group[0]].0.clone(), group_of));
        }
    }
    found.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    found.into_iter().map(|(_, _, group)| group).collect()
}

/// Words whose speaker is not known join the group that holds the same words of the same source with a speaker.
fn adopt(groups: &mut [Vec<usize>], wordings: &[(String, Wording)]) {
    let is_known = |at: usize| {
        wordings[at]
            .1
            .quote
            .speaker
            .as_ref()
            .is_some_and(|speaker| speaker.entity.is_some())
    };
    let mut homes: FxHashMap<(usize, &str), usize> = FxHashMap::default();
    for (index, group) in groups.iter().enumerate() {
        for &at in group.iter().filter(|&&at| is_known(at)) {
            homes.entry((wordings[at].1.source, &wordings[at].0)).or_insert(index);
        }
    }
    for index in 0..groups.len() {
        let [only] = groups[index][..] else { continue };
        let home = homes.get(&(wordings[only].1.source, wordings[only].0.as_str()));
        if let Some(&home) = home.filter(|_| !is_known(only)) {
            groups[index].clear();
            groups[home].push(only);
        }
    }
}

/// Whether the span stands in a heading.
fn is_headline(source: &Source, span: Span) -> bool {
    let block = source
        .document
        .block_at(span.start)
        .and_then(|block| source.document.blocks.get(block));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. }))
}

fn content_stems<'a>(wording: &'a Wording<'_>) -> Vec<&'a str> {
    let content = wording.words.iter().filter(|word| word.kind == WordKind::Content);
    let mut stems: Vec<&str> = content.map(|word| stem(&word.text)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The groups that share the most content words with the wording, most first.
fn candidates(groups_with: &FxHashMap<&str, Vec<u32>>, wording: &Wording) -> Vec<u32> {
    let lists = content_stems(wording)
        .into_iter()
        .filter_map(|word| groups_with.get(word));
    let mut lists: Vec<&Vec<u32>> = lists.filter(|groups| groups.len() <= COMMON).collect();
    // The rarest words tell most.
    lists.sort_by_key(|groups| groups.len());
    lists.truncate(TELLING);
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    for &group in lists.into_iter().flatten() {
        *counts.entry(group).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_unstable_by_key(|&(group, count)| (std::cmp::Reverse(count), group));
    counts.truncate(CANDIDATES);
    counts.into_iter().map(|(group, _)| group).collect()
}

/// The keys of the entities that the sentence around a quotation names.
fn context<'a>(source: &Source<'a>, wording: &Wording) -> FxHashSet<&'a str> {
    let statements = &source.analysis.statements;
    let span = wording.quote.span;
    let first = statements.partition_point(|statement| statement.span.end <= span.start);
    let near = statements[first..]
        .iter()
        .take_while(|statement| statement.span.start < span.end);
    near.flat_map(|statement| &statement.entities)
        .filter_map(|&entity| source.analysis.entities.get(entity as usize))
        .map(|entity| entity.of.as_deref().unwrap_or(&entity.key))
        .collect()
}

/// At least two things are named around both.
fn shared(a: &FxHashSet<&str>, b: &FxHashSet<&str>) -> bool {
    a.intersection(b).count() >= 2
}

/// How the speakers of two quotations stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    SameSpeaker,
    /// One at least is not known, but the sentences are about the same things.
    SameContext,
    Unknown,
    /// The places overlap: one quotation holds the other.
    Nested,
    Different,
}

fn tie(sources: &[Source], a: &Wording, b: &Wording, same_context: bool) -> Tie {
    if a.source == b.source && a.quote.span.overlaps(b.quote.span) {
        return Tie::Nested;
    }
    match (entity(&sources[a.source], a.quote), entity(&sources[b.source], b.quote)) {
        (Some(ours), Some(theirs)) if is_one(ours, theirs) => Tie::SameSpeaker,
        (Some(_), Some(_)) => Tie::Different,
        _ if same_context => Tie::SameContext,
        _ => Tie::Unknown,
    }
}

/// The entity that is said to say it.
fn entity<'a>(source: &Source<'a>, quote: &Quote) -> Option<&'a Entity> {
    let entity = quote.speaker.as_ref()?.entity?;
    source.analysis.entities.get(entity as usize)
}

/// Whether two speakers are one, or one belongs to the other.
fn is_one(a: &Entity, b: &Entity) -> bool {
    let belongs = a.of.as_ref() == Some(&b.key) || b.of.as_ref() == Some(&a.key);
    let surname = |key: &str| key.rsplit([' ', ':']).next().map(str::to_owned);
    let people = a.kind == EntityKind::Person && b.kind == EntityKind::Person;
    a.key == b.key || belongs || people && surname(&a.key) == surname(&b.key)
}

/// What two wordings have in common.
struct Overlap {
    /// Words of the shorter one.
    words: usize,
    content: usize,
    same: usize,
    same_content: usize,
    /// The longest run of the same words.
    run: usize,
    /// From the first to the last same word in the fuller one.
    reach: usize,
}

impl Overlap {
    fn of(hunks: &[Hunk], b: &Wording) -> Overlap {
        let same = || hunks.iter().filter(|hunk| hunk.same);
        let is_content = |at: &usize| b.words[*at].counts;
        let reach = same()
            .next()
            .zip(same().next_back())
            .map_or(0, |(first, last)| last.a.end - first.a.start);
        Overlap {
            words: b.words.len(),
            content: b.content(),
            same: same().map(|hunk| hunk.b.len()).sum(),
            same_content: same().flat_map(|hunk| hunk.b.clone()).filter(is_content).count(),
            run: same().map(|hunk| hunk.b.len()).max().unwrap_or(0),
            reach,
        }
    }

    fn share(&self) -> f32 {
        self.same as f32 / self.words.max(1) as f32
    }

    fn content_share(&self) -> f32 {
        self.same_content as f32 / self.content.max(1) as f32
    }
}

/// Whether `b` is what became of `a` in a copy of its text: half of its words are the same.
fn is_copy(a: &Wording, b: &Wording) -> bool {
    let overlap = Overlap::of(&diff::hunks(&a.words, &b.words), b);
    overlap.same >= 2 && overlap.share() >= 0.5
}

/// Whether `b` is a wording of the fuller `a`.
fn is_same(a: &Wording, b: &Wording, tie: Tie) -> bool {
    let hunks = diff::hunks(&a.words, &b.words);
    let overlap = Overlap::of(&hunks, b);
    let identical = overlap.same == a.words.len() && overlap.same == b.words.len();
    let long = b.words.len() >= SHORT;
    match tie {
        Tie::Nested => false,
        Tie::SameSpeaker if identical => true,
        Tie::SameSpeaker | Tie::SameContext if !long => is_same_short(a, &overlap),
        Tie::SameSpeaker => {
            let close = overlap.share() >= 0.8 && overlap.same_content >= 2;
            let near = overlap.share() >= 0.6 && overlap.content_share() >= 0.6 && overlap.same_content >= 3;
            (close || near) && overlap.run >= 3
        }
        _ if !long => identical && tie == Tie::Unknown && overlap.content >= 2,
        Tie::SameContext | Tie::Unknown => {
            let shares = overlap.share() >= 0.75 && overlap.content_share() >= 0.7;
            shares && overlap.same_content >= 3 && overlap.run >= 4
        }
        Tie::Different => b.words.len() >= 8 && overlap.share() >= 0.9 && overlap.run >= 6,
    }
}

/// A few words: all content of the shorter one stands in the fuller one in order and close together, two words of
/// it at least; or both have the same content, and nothing but a negation, a modal verb or the like is between them.
fn is_same_short(a: &Wording, overlap: &Overlap) -> bool {
    let all = overlap.same_content == overlap.content;
    let close = overlap.reach <= overlap.words + 4;
    let equal = a.content() == overlap.content && overlap.same >= 2 && overlap.same + 1 >= overlap.words;
    all && close && (overlap.content >= 2 || equal)
}

fn group_of(sources: &[Source], members: &[&Wording]) -> QuoteGroup {
    let fullest = members[0];
    let fullest_text = &sources[fullest.source].document.text;
    let mut variants: Vec<QuoteVariant> = members
        .iter()
        .map(|member| {
            let text = &sources[member.source].document.text;
            let hunks = diff::hunks(&fullest.words, &member.words);
            let alike = is_alike(fullest.quote.span.of(fullest_text), member.quote.span.of(text));
            QuoteVariant {
                source: sources[member.source].id,
                quote: member.index,
                span: member.quote.span,
                class: class::class_of(&hunks, &fullest.words, &member.words, alike),
                diff: diff::parts(&hunks, (&fullest.words, fullest_text), (&member.words, text)),
            }
        })
        .collect();
    // Who gives the whole and a part of it elsewhere repeats it; or the part was another quotation.
    let whole: Vec<_> = variants
        .iter()
        .filter(|variant| variant.class == VariantClass::Same)
        .map(|variant| variant.source)
        .collect();
    variants.retain(|variant| variant.class != VariantClass::Truncated || !whole.contains(&variant.source));
    variants.sort_by_key(|variant| (variant.source, variant.span));
    QuoteGroup {
        speaker: speaker_of(members.iter().map(|member| member.quote)),
        variants,
    }
}

/// The name most often given: of an entity, otherwise a noun, never a pronoun.
fn speaker_of<'a>(quotes: impl Iterator<Item = &'a Quote>) -> String {
    let mut names: Vec<(bool, &str)> = quotes
        .filter_map(|quote| quote.speaker.as_ref())
        .filter(|speaker| !speaker.name.is_empty())
        .map(|speaker| (speaker.entity.is_some(), speaker.name.as_str()))
        .collect();
    names.sort_unstable();
    let counted = names
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0].0, same.len(), std::cmp::Reverse(same[0].1)));
    counted.max().map_or(String::new(), |(_, _, name)| name.0.to_owned())
}

/// Equal but for capitals, white space, the shape of marks and the marks at the ends.
fn is_alike(a: &str, b: &str) -> bool {
    let plain = |text: &str| -> String {
        let text: String = text
            .chars()
            .map(|c| match c {
                '“' | '”' | '‘' | '’' | '"' => '\'',
                '–' | '—' => '-',
                _ => c,
            })
            .flat_map(char::to_lowercase)
            .collect();
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    plain(a) == plain(b)
}

/// The normalised words of a variant.
fn key_of(source: &Source, span: Span) -> String {
    let words = wording::words_of(source, span);
    words
        .iter()
        .map(|word| word.text.as_ref())
        .collect::<Vec<_>>()
        .join(" ")
}
