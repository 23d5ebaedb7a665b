//! Points: statements that report the same fact, grouped across sources.
//!
//! Links join from the best down. Two groups join only when their statements are alike on average, so that a
//! chain of half-likenesses does not drift from one fact to another. A point is titled after the clearest statement of its
//! core: those that are most like what the other sources say.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::apart::apart;
use super::links::{Link, Said};
use super::similarity::{other_numbers, score};
use super::terms::Rarity;
use super::{Finding, Point, PointStatement, QuoteGroup, Rule, Severity, Source, SourceId, State};
use crate::text::TokenKind;

/// Two statements report the same fact from this score on.
pub const SAME: f32 = 0.28;

/// What it takes for the groups of two such statements to join.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// Their statements score this much on average, …
    mean: f32,
    /// … and none of their pairs scores less than this.
    least: f32,
}

/// For points: many reports of one event are told in ever other words.
pub const REPORTED: Bar = Bar {
    mean: 0.15,
    least: 0.06,
};

/// For the rules, which hold what is put together against each other: a false alarm costs more than a miss.
pub const SURE: Bar = Bar {
    mean: 0.25,
    least: 0.12,
};

/// Groups with more pairs of statements between them do not join.
const PAIRS: usize = 40_000;
/// So many statements at most are joined by what they quote or deny.
const GROUP: usize = 200;
/// So many statements of a group stand for it.
const SAMPLE: usize = 6;
/// The core of a group are the statements that are at least this part as like the others as the one most like them.
const CORE: f32 = 0.9;
/// A title longer than this many characters is shortened.
const TITLE: usize = 160;

/// Statements that report the same fact, by index, ascending.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub said: Vec<usize>,
    /// Those of them that are most like those of the other sources, ascending: they tell best what all of them say.
    pub core: Vec<usize>,
    /// The mean score of its pairs; 1 for a statement alone.
    pub likeness: f32,
    /// The nearest statements of sources that have none in it, ascending: see [`super::near`].
    pub near: Vec<usize>,
}

/// The statements that hold wordings of one quotation: they report the same, that somebody said it. Where a wording
/// fills several statements, those that are most alike; words of a few words stand in statements of many things.
pub fn quoted(sources: &[Source], said: &[Said], quotes: &[QuoteGroup], rarity: &Rarity) -> Vec<(usize, usize)> {
    /// Words.
    const LONG: usize = 5;
    let mut same = vec![];
    for group in quotes {
        let mut holders: Vec<Vec<usize>> = vec![];
        for variant in &group.variants {
            let Some(at) = sources.iter().position(|source| source.id == variant.source) else {
                continue;
            };
            let words = variant.span.of(&sources[at].document.text).split_whitespace().count();
            if words < LONG {
                continue;
            }
            let statements = &sources[at].analysis.statements;
            let first = said.partition_point(|said| {
                (said.source, statements.get(said.statement).map_or(0, |it| it.span.end)) <= (at, variant.span.start)
                    && said.source <= at
            });
            let held = (first..said.len())
                .take_while(|index| said[*index].source == at)
                .take_while(|index| statements[said[*index].statement].span.start < variant.span.end);
            holders.push(
                held.filter(|index| statements[said[*index].statement].span.overlaps(variant.span))
                    .collect(),
            );
        }
        holders.sort_by_key(|held| std::cmp::Reverse(held.len()));
        let Some((fullest, others)) = holders.split_first() else {
            continue;
        };
        for &one in others.iter().flatten() {
            let like = |other: usize| {
                let (a, b) = (&said[one].terms, &said[other].terms);
                if a.whole() == b.whole() {
                    1.0
                } else {
                    score(a, b, rarity)
                }
            };
            let best = fullest
                .iter()
                .copied()
                .max_by(|a, b| like(*a).total_cmp(&like(*b)).then(b.cmp(a)));
            let best = best.filter(|best| fullest.len() == 1 || like(*best) >= SURE.least);
            same.extend(
                best.filter(|best| *best != one)
                    .map(|best| (best.min(one), best.max(one))),
            );
        }
    }
    same
}

/// Groups statements: those of `same`, then by their links, which come best first. Every statement is in exactly
/// one group.
pub fn group(said: &[Said], same: &[(usize, usize)], links: &[Link], bar: Bar, rarity: &Rarity) -> Vec<Group> {
    let score = |a: usize, b: usize| {
        let (a, b) = (&said[a].terms, &said[b].terms);
        if a.whole() == b.whole() {
            1.0
        } else {
            score(a, b, rarity)
        }
    };
    let mut of: Vec<usize> = (0..said.len()).collect();
    let mut members: Vec<Vec<usize>> = (0..said.len()).map(|said| vec![said]).collect();
    for (a, b) in same {
        let (a, b) = (of[*a].min(of[*b]), of[*a].max(of[*b]));
        if a != b && members[a].len() + members[b].len() <= GROUP {
            let joined = std::mem::take(&mut members[b]);
            joined.iter().for_each(|said| of[*said] = a);
            members[a].extend(joined);
        }
    }
    for link in links.iter().take_while(|link| link.score >= SAME) {
        let (a, b) = (of[link.a].min(of[link.b]), of[link.a].max(of[link.b]));
        if a == b || members[a].len() * members[b].len() > PAIRS {
            continue;
        }
        // One source that gives other numbers in two statements reports two facts.
        let parted = |x: &usize, y: &usize| {
            said[*x].source == said[*y].source && other_numbers(&said[*x].terms, &said[*y].terms)
        };
        if members[a].iter().any(|x| members[b].iter().any(|y| parted(x, y))) {
            continue;
        }
        let pairs = members[a]
            .iter()
            .take(SAMPLE)
            .flat_map(|x| members[b].iter().take(SAMPLE).map(|y| (*x, *y)));
        let (mean, least) = mean_and_least(pairs.map(|(x, y)| score(x, y)));
        if mean >= bar.mean && least >= bar.least {
            let joined = std::mem::take(&mut members[b]);
            for said in &joined {
                of[*said] = a;
            }
            members[a].extend(joined);
        }
    }
    members
        .into_iter()
        .filter(|members| !members.is_empty())
        .map(|mut members| {
            let sample = &members[..members.len().min(SAMPLE)];
            let pairs = sample
                .iter()
                .enumerate()
                .flat_map(|(i, x)| sample[..i].iter().map(move |y| (*x, *y)));
            let (likeness, _) = mean_and_least(pairs.map(|(x, y)| score(x, y)));
            let mut core = core(sample, |x, y| (said[x].source != said[y].source).then(|| score(x, y)));
            core.sort_unstable();
            members.sort_unstable();
            Group {
                said: members,
                core,
                likeness,
                near: vec![],
            }
        })
        .collect()
}

/// The statements whose mean score against those of other sources is near the highest; all where there is but one source.
fn core(sample: &[usize], score: impl Fn(usize, usize) -> Option<f32>) -> Vec<usize> {
    let mean = |x: &usize| {
        let scores: Vec<f32> = sample.iter().filter_map(|y| score(*x, *y)).collect();
        mean_and_least(scores.into_iter()).0
    };
    let means: Vec<f32> = sample.iter().map(mean).collect();
    let highest = means.iter().copied().fold(0.0, f32::max);
    let near = sample.iter().zip(&means).filter(|(_, mean)| **mean >= CORE * highest);
    near.map(|(at, _)| *at).collect()
}

/// 1 and 1 of nothing.
fn mean_and_least(scores: impl Iterator<Item = f32>) -> (f32, f32) {
    let (mut sum, mut least, mut count) = (0.0, 1.0f32, 0.0);
    for score in scores {
        sum += score;
        least = least.min(score);
        count += 1.0;
    }
    (if count > 0.0 { sum / count } else { 1.0 }, least)
}

/// The sources of one story, and the origin of each.
pub struct Story<'a> {
    pub sources: &'a [Source<'a>],
    /// Indices of the story's sources, ascending.
    pub members: &'a [usize],
    /// Per source of all: its origin.
    pub origin_of: &'a [usize],
}

/// The points of one story. Findings attach by the place of their evidence.
pub fn points(story: &Story, said: &[Said], groups: &[Group], findings: &[Finding]) -> Vec<(Rank, Point)> {
    let index_of: FxHashMap<SourceId, usize> = story
        .members
        .iter()
        .map(|source| (story.sources[*source].id, *source))
        .collect();
    // Findings by the statement that holds their evidence.
    let mut found: FxHashMap<(usize, usize), Vec<u32>> = FxHashMap::default();
    for (index, finding) in findings.iter().enumerate() {
        for evidence in &finding.evidence {
            let Some(&source) = index_of.get(&evidence.source) else {
                continue;
            };
            let statements = &story.sources[source].analysis.statements;
            let after = statements.partition_point(|statement| statement.span.start <= evidence.span.start);
            if let Some(statement) = after
                .checked_sub(1)
                .filter(|last| statements[*last].span.overlaps(evidence.span))
            {
                found.entry((source, statement)).or_default().push(index as u32);
            }
        }
    }
    let origins: FxHashSet<usize> = story.members.iter().map(|source| story.origin_of[*source]).collect();
    groups
        .iter()
        .map(|group| point(story, said, group, findings, &found, origins.len()))
        .collect()
}

fn point(
    story: &Story,
    said: &[Said],
    group: &Group,
    findings: &[Finding],
    found: &FxHashMap<(usize, usize), Vec<u32>>,
    origins: usize,
) -> (Rank, Point) {
    let members: Vec<&Said> = group.said.iter().map(|said_at| &said[*said_at]).collect();
    let says: FxHashSet<usize> = members.iter().map(|said| said.source).collect();
    let saying: FxHashSet<usize> = says.iter().map(|source| story.origin_of[*source]).collect();
    let mut attached: Vec<u32> = members
        .iter()
        .filter_map(|said| found.get(&(said.source, said.statement)))
        .flatten()
        .copied()
        .collect();
    attached.sort_unstable();
    attached.dedup();
    let state = attached
        .iter()
        .map(|index| &findings[*index as usize])
        .filter(|finding| decides(finding))
        .map(|finding| finding.state)
        .filter(|state| consequence(*state) < UNDISPUTED)
        .min_by_key(|state| consequence(*state))
        .or_else(|| apart(story, &members))
        .unwrap_or(match (saying.len(), says.len()) {
            (_, all) if all == story.members.len() => State::AllSay,
            (some, _) if some == origins && origins > 1 => State::AllSay,
            (1, _) if origins > 1 => State::OnlyOneSays,
            (_, 1) => State::OnlyOneSays,
            _ => State::SomeSay,
        });
    let stated = |said: &Said| PointStatement {
        source: story.sources[said.source].id,
        statement: said.statement as u32,
        span: story.sources[said.source].analysis.statements[said.statement].span,
    };
    let in_order = |mut statements: Vec<PointStatement>| {
        statements.sort_unstable_by_key(|statement| (statement.source, statement.span));
        statements
    };
    let statements = in_order(members.iter().map(|said| stated(said)).collect());
    let unsure = in_order(group.near.iter().map(|at| stated(&said[*at])).collect());
    let near: FxHashSet<usize> = group.near.iter().map(|at| said[*at].source).collect();
    let mut silent: Vec<SourceId> = story
        .members
        .iter()
        .filter(|source| !says.contains(source) && !near.contains(source))
        .map(|source| story.sources[*source].id)
        .collect();
    silent.sort_unstable();
    let core = group.core.iter().map(|said_at| &said[*said_at]);
    let clearest = core.min_by_key(|said| unclear(story, said));
    let title = clearest.map(|said| title(story, said)).unwrap_or_default();
    let facts = |said: &&Said| {
        let statement = &story.sources[said.source].analysis.statements[said.statement];
        if !statement.quantities.is_empty() || !statement.dates.is_empty() {
            0
        } else {
            u8::from(statement.entities.is_empty()) + 1
        }
    };
    let rank = Rank {
        consequence: consequence(state),
        alone: saying.len() == 1 && origins > 1,
        facts: members.iter().map(facts).min().unwrap_or(2),
        fewer: Reverse(saying.len()),
        first: clearest.map_or((0, 0), |said| (said.statement, said.source)),
    };
    let point = Point {
        state,
        title,
        statements,
        silent,
        unsure,
        origins: saying.len() as u32,
        findings: attached,
        likeness: group.likeness,
    };
    (rank, point)
}

/// Whether a finding settles the state of its point: not where a quotation is only worded differently.
fn decides(finding: &Finding) -> bool {
    match finding.rule {
        Rule::Quotation => finding.severity == Severity::High,
        _ => finding.severity != Severity::Low,
    }
}

/// The order of points: by consequence, then those of several origins, then those with numbers or dates, those with
/// names, the rest; within each those of more origins first, then as they stand in the texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    consequence: u8,
    alone: bool,
    facts: u8,
    fewer: Reverse<usize>,
    first: (usize, usize),
}

/// The consequence of a state without any dispute.
const UNDISPUTED: u8 = 4;

fn consequence(state: State) -> u8 {
    match state {
        State::CannotBothBeTrue => 0,
        State::Denied => 1,
        State::Differs => 2,
        State::MayBeAnUpdate => 3,
        State::AllSay | State::SomeSay | State::OnlyOneSays | State::CouldNotTell => UNDISPUTED,
    }
}

/// How unclear a statement is as a title, lower is clearer: hedges, words that point elsewhere, length.
fn unclear<'a>(story: &Story<'a>, said: &Said) -> (usize, usize, &'a str) {
    let source = &story.sources[said.source];
    let statement = &source.analysis.statements[said.statement];
    let tokens = &source.lexed.tokens[source.lexed.within(statement.span)];
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let pointing = tokens
        .iter()
        .filter(|token| {
            let words = [
                "it", "they", "this", "these", "that", "he", "she", "its", "their", "such", "them", "those",
            ];
            words.contains(&source.lexed.word(token))
        })
        .count();
    let length = if words < 8 { 8 - words } else { words.saturating_sub(28) };
    (
        statement.hedges.len() * 3 + pointing * 2 + length,
        words,
        statement.span.of(&source.document.text),
    )
}

/// The statement's words, in one line, shortened at a word's end.
fn title(story: &Story, said: &Said) -> String {
    let source = &story.sources[said.source];
    let text = source.analysis.statements[said.statement]
        .span
        .of(&source.document.text);
    let mut title = String::new();
    for word in text.split_whitespace() {
        if title.chars().count() + word.chars().count() > TITLE && !title.is_empty() {
            title.push_str(" …");
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.extend(word.chars().take(TITLE));
    }
    title
}
