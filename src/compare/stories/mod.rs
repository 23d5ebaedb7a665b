//! Stories: sources about the same event, by the words that they share.
//!
//! Each source is a vector of its words, weighted by how rare they are in news at large ([`profiles()`]). Pairs that are
//! alike at all are found through an index ([`pairs`]). Groups are joined while they are as alike as each is within
//! itself ([`groups`]): so one setting serves headlines and whole articles, and two events of one kind stay apart. What
//! each part gains, and on which data, stands in `models/similarity/MODEL_CARD.md`.

mod groups;
mod pairs;
mod profiles;

use rustc_hash::FxHashMap;

use super::terms::{Rarity, Term};
use super::{Source, Story, name_of};
use crate::text::{Document, Language, Lexed, day};

/// How many of a story's common words are named.
const WORDS: usize = 8;

/// What a source is about.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// With their weights: ascending by term, of length 1.
    terms: Vec<(Term, f32)>,
    /// The number of the day on which it was published, where that is known.
    published: Option<i64>,
}

/// The story of each item, by title and text, numbered from 0 in order of first appearance. Which items are of one
/// story does not depend on their order.
pub fn stories(items: &[(&str, &str)]) -> Vec<usize> {
    let rarity = Rarity::at_large();
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|item| items[*item]);
    let profiles: Vec<Profile> = order
        .iter()
        .map(|item| {
            let (title, text) = items[*item];
            let document = Document::paragraph(format!("{title}\n{text}"), Language::Unknown);
            Profile {
                terms: profiles::terms(&Lexed::lex(&document), &rarity),
                published: None,
            }
        })
        .collect();
    let mut story_of = vec![0; items.len()];
    for (item, story) in order.iter().zip(of_profiles(&profiles)) {
        story_of[*item] = story;
    }
    numbered(&story_of)
}

/// The profile of each source.
pub(super) fn profiles(sources: &[Source], rarity: &Rarity) -> Vec<Profile> {
    sources
        .iter()
        .map(|source| Profile {
            terms: profiles::terms(source.lexed, rarity),
            published: source
                .document
                .meta
                .published
                .as_ref()
                .map(|day| day::number(day.value)),
        })
        .collect()
}

/// The story of each source, numbered from 0 in order of first appearance.
pub(super) fn of_profiles(profiles: &[Profile]) -> Vec<usize> {
    numbered(&groups::groups(&pairs::pairs(profiles)))
}

/// The stories as the comparison reports them.
pub(super) fn report(sources: &[Source], profiles: &[Profile], story_of: &[usize]) -> Vec<Story> {
    let mut members: Vec<Vec<usize>> = vec![vec![]; story_of.iter().max().map_or(0, |last| last + 1)];
    for (source, story) in story_of.iter().enumerate() {
        members[*story].push(source);
    }
    let mut stories: Vec<Story> = members
        .iter()
        .map(|members| {
            let mut ids: Vec<_> = members.iter().map(|source| sources[*source].id).collect();
            ids.sort_unstable();
            Story {
                sources: ids,
                title: members
                    .first()
                    .map(|source| name_of(&sources[*source]))
                    .unwrap_or_default(),
                words: words(sources, profiles, members),
                moved: vec![],
            }
        })
        .collect();
    stories.sort_by(|a, b| a.sources.cmp(&b.sources));
    stories
}

/// The words that hold a story together, those that do most of it first; none for a source on its own.
fn words(sources: &[Source], profiles: &[Profile], members: &[usize]) -> Vec<String> {
    let profiles: Vec<&Profile> = members.iter().map(|source| &profiles[*source]).collect();
    let lexed: Vec<&Lexed> = members.iter().map(|source| sources[*source].lexed).collect();
    let terms = profiles::common(&profiles, WORDS);
    profiles::written(
        &terms,
        members
            .iter()
            .map(|source| &sources[*source].document.text[..])
            .zip(lexed),
    )
}

/// Groups numbered from 0 in order of first appearance.
fn numbered(group_of: &[usize]) -> Vec<usize> {
    let mut numbers: FxHashMap<usize, usize> = FxHashMap::default();
    group_of
        .iter()
        .map(|group| {
            let next = numbers.len();
            *numbers.entry(*group).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, lead, and the event that it reports; two events of each kind.
    const REPORTS: &[(&str, &str, usize)] = &[
        (
            "Ferry Aurelia sinks off Brackwater",
            "The ferry Aurelia sank in a storm off Brackwater on Monday night. Rescuers brought 212 passengers ashore, \
             said the harbour master, Ines Calder.",
            0,
        ),
        (
            "Storm sinks Brackwater ferry; 212 rescued",
            "All 212 passengers of the Aurelia were saved when the ferry went down near Brackwater in a storm, harbour \
             master Ines Calder said.",
            0,
        ),
        (
            "Passengers safe after Aurelia goes down",
            "Lifeboats from Brackwater took the passengers off the sinking Aurelia. The ferry had left harbour despite \
             storm warnings.",
            0,
        ),
        (
            "Fire on ferry Corrigan kills three near Tolmouth",
            "Three passengers died on Friday when fire broke out in the engine room of the ferry Corrigan, outside \
             Tolmouth.",
            1,
        ),
        (
            "Three dead in Corrigan engine fire",
            "A fire in the engine room of the Corrigan killed three people. The ferry was towed to Tolmouth.",
            1,
        ),
        (
            "Varland raises interest rate to 4.25 percent",
            "The central bank of Varland lifted its key interest rate to 4.25 percent. Governor Marta Oske cited wages.",
            2,
        ),
        (
            "Varland's Oske lifts key rate",
            "Governor Marta Oske said wages left the central bank of Varland no choice but to raise the interest rate to \
             4.25 percent.",
            2,
        ),
        (
            "Norrey leaves interest rate at 2 percent",
            "Norrey's central bank left its interest rate at 2 percent. Prices have calmed and exports of timber fell, said \
             Pell Andor, who heads it.",
            3,
        ),
        (
            "No change from Norrey's central bank",
            "Pell Andor and his board in Norrey stay at 2 percent: prices have calmed, and timber exports fell.",
            3,
        ),
        (
            "Apple growers of the Lune valley win prize",
            "A jury gave the orchard prize to growers of the Lune valley for an old sort of apple.",
            4,
        ),
    ];

    #[test]
    fn two_events_of_one_kind_are_two_stories() {
        let events: Vec<usize> = REPORTS.iter().map(|(.., event)| *event).collect();
        let leads: Vec<(&str, &str)> = REPORTS.iter().map(|(title, lead, _)| (*title, *lead)).collect();
        assert_eq!(stories(&leads), events);
        // The same from longer texts, and in any order.
        let longer: Vec<String> = REPORTS
            .iter()
            .map(|(title, lead, _)| format!("{lead} {title}. {lead}"))
            .collect();
        let longer: Vec<(&str, &str)> = leads
            .iter()
            .zip(&longer)
            .map(|(lead, text)| (lead.0, &text[..]))
            .collect();
        assert_eq!(stories(&longer), events);
        for turn in 1..leads.len() {
            let (mut turned, mut expected) = (leads.clone(), events.clone());
            turned.rotate_left(turn);
            expected.rotate_left(turn);
            assert_eq!(stories(&turned), numbered(&expected), "turned by {turn}");
        }
    }

    #[test]
    fn headlines_alone() {
        for (headlines, expected) in [
            (
                &[
                    "Ferry Aurelia sinks off Brackwater",
                    "Storm sinks Brackwater ferry Aurelia",
                    "Aurelia sinking: minister visits Brackwater",
                    "Fire on ferry Corrigan kills three near Tolmouth",
                ][..],
                &[0, 0, 0, 1][..],
            ),
            (
                &["Parliament votes on budget", "Striker signs for Harrow United"],
                &[0, 1],
            ),
            (&["Budget passed", "Budget passed"], &[0, 0]),
            (&["", ""], &[0, 1]),
            (&[], &[]),
        ] {
            let items: Vec<(&str, &str)> = headlines.iter().map(|headline| (*headline, "")).collect();
            assert_eq!(stories(&items), expected, "{headlines:?}");
        }
    }
}
