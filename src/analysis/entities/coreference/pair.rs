//! What speaks for and against two phrases standing for the same, as numbers from 0 to 1.

use rustc_hash::FxHashMap;

use super::reading::{Determiner, Gender, Manner, Reading, Sort};
use super::related::Related;
use crate::analysis::entities::key::skeleton;

macro_rules! features {
    ($($name:ident,)*) => {
        #[derive(Clone, Copy)]
        enum Feature { $($name,)* }
        /// How many features there are.
        pub const COUNT: usize = [$(Feature::$name,)*].len();
    };
}

features! {
    Same, SameHead, SameWords, SharedWords, Contained, HeadWithin, NearSpelling, AlikeHeads, OtherWords, OtherNumbers, SameNumbers,
    SameSort, OtherSort, OtherNumber, OtherGender, SameGender, SamePlural,
    SameKey, OtherKey, NameContained, SameFirstName, SameLastName, OtherFirstName, OtherLastName, Initials, Role, SharedRoles,
    SameDocument, SameSentence, NextSentence, Near, Nested, Adjacent, Apposed,
    LaterDefinite, LaterIndefinite, BothBare, OneQuoted,
    SameBefore, SameAfter, SharedAround, BothFirst, BothLead,
    CommonHead, RareHead, TopName, BothPeople, BothThings, SingularPeople,
    Related, StoryRole, OnlyRole, RoleWords,
}

pub type Features = [f32; COUNT];

/// Pairs of which the same features tell different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Names,
    NameAndNoun,
    Nouns,
    Times,
}
/// Each of the four across documents and within one.
pub const CASES: usize = 8;

/// What the whole story says of its phrases.
pub struct Story {
    /// How often each head stands in the story.
    heads: FxHashMap<String, u32>,
    /// How often each person's name is used, by its last word; and the most used.
    top: FxHashMap<String, u32>,
    most: u32,
    count: u32,
    /// The last words of names, by what is said of them anywhere in the story; sorted.
    bearers: FxHashMap<String, Vec<String>>,
    /// The words of the phrases that name someone and say more, by the name's last word; sorted.
    described: FxHashMap<String, Vec<String>>,
    related: Related,
}

impl Story {
    /// Counts the story's phrases.
    pub fn new(readings: &[Reading], related: Related) -> Self {
        let mut heads: FxHashMap<String, u32> = FxHashMap::default();
        let mut top: FxHashMap<String, u32> = FxHashMap::default();
        let mut bearers: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let mut described: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for reading in readings {
            *heads.entry(reading.head.clone()).or_default() += 1;
            if reading.manner == Manner::Name
                && reading.sort == Sort::Person
                && let Some(last) = reading.name.last()
            {
                *top.entry(last.clone()).or_default() += 1;
            }
            if let Some(last) = reading.name.last() {
                for role in &reading.roles {
                    bearers.entry(role.clone()).or_default().push(last.clone());
                }
                let more = reading.words.iter().filter(|word| !reading.name.contains(word));
                described.entry(last.clone()).or_default().extend(more.cloned());
            }
        }
        for list in bearers.values_mut().chain(described.values_mut()) {
            list.sort();
            list.dedup();
        }
        let most = top.values().copied().max().unwrap_or(0);
        Story {
            heads,
            top,
            most,
            count: readings.len() as u32,
            bearers,
            described,
            related,
        }
    }

    fn frequency(&self, head: &str) -> f32 {
        self.heads.get(head).copied().unwrap_or(1) as f32
    }

    /// How much of the story's use of people's names is this one's, against the most used.
    fn prominence(&self, reading: &Reading) -> f32 {
        let count = reading
            .name
            .last()
            .and_then(|last| self.top.get(last))
            .copied()
            .unwrap_or(0);
        if self.most < 2 {
            0.0
        } else {
            count as f32 / self.most as f32
        }
    }
}

/// By which weights the two are compared, if at all.
pub fn case(a: &Reading, b: &Reading) -> Option<usize> {
    let same_head = a.head == b.head;
    let one_time = (a.manner == Manner::Time) != (b.manner == Manner::Time);
    if one_time && !same_head || are_namesakes(a, b) {
        return None;
    }
    let case = match (a.manner, b.manner) {
        (Manner::Pronoun, _) | (_, Manner::Pronoun) => return None,
        (Manner::Time, Manner::Time) => Case::Times,
        (Manner::Number, _) | (_, Manner::Number) if !same_head => Case::Nouns,
        (Manner::Name, Manner::Name) => Case::Names,
        (Manner::Name, _) | (_, Manner::Name) => Case::NameAndNoun,
        _ => Case::Nouns,
    };
    Some(case as usize * 2 + usize::from(a.document == b.document))
}

fn shared(a: &[String], b: &[String]) -> usize {
    a.iter().filter(|word| b.contains(word)).count()
}

/// `Ada Ferro` and `Bo Ferro`: two people, whatever else speaks for one.
fn are_namesakes(a: &Reading, b: &Reading) -> bool {
    let initial = |reading: &Reading| reading.name[0].chars().next();
    a.name.len() > 1
        && b.name.len() > 1
        && (a.sort == Sort::Person || b.sort == Sort::Person)
        && a.name.last() == b.name.last()
        && shared(&a.name, &b.name) == 1
        && initial(a) != initial(b)
}

fn is_near(a: &str, b: &str) -> bool {
    a != b && a.chars().count() >= 5 && b.chars().count() >= 5 && skeleton(a) == skeleton(b)
}

/// The initials of the longer name are the shorter.
fn is_initials(short: &Reading, long: &Reading) -> bool {
    short.name.len() == 1
        && long.name.len() >= 2
        && short.name[0].chars().count() >= 2
        && short.name[0]
            .chars()
            .eq(long.name.iter().filter_map(|word| word.chars().next()))
}

/// Looks only at the two phrases and at what is counted of the story.
pub fn features(story: &Story, a: &Reading, b: &Reading) -> Features {
    let (a, b) = if (a.document, a.span) <= (b.document, b.span) {
        (a, b)
    } else {
        (b, a)
    };
    let mut out = [0.0; COUNT];
    let mut set = |feature: Feature, value: f32| out[feature as usize] = value;
    let yes = |it: bool| f32::from(u8::from(it));
    set(Feature::Same, 1.0);
    let same_head = a.head == b.head;
    set(Feature::SameHead, yes(same_head));
    let common = shared(&a.words, &b.words);
    let (fewer, all) = (a.words.len().min(b.words.len()), a.words.len() + b.words.len() - common);
    set(Feature::SameWords, yes(a.words == b.words));
    set(Feature::SharedWords, common as f32 / all.max(1) as f32);
    set(Feature::Contained, yes(common == fewer && fewer > 0));
    set(
        Feature::HeadWithin,
        yes(!same_head && (a.words.contains(&b.head) || b.words.contains(&a.head))),
    );
    set(Feature::NearSpelling, yes(is_near(&a.head, &b.head)));
    set(Feature::AlikeHeads, yes(!same_head && a.is_alike(b)));
    set(Feature::OtherWords, yes(same_head && fewer > 1 && common == 1));
    let numbers = shared(&a.numbers, &b.numbers);
    let numbered = !a.numbers.is_empty() && !b.numbers.is_empty();
    set(Feature::OtherNumbers, yes(numbered && numbers == 0));
    set(Feature::SameNumbers, yes(numbers > 0));
    let known = a.sort != Sort::Unknown && b.sort != Sort::Unknown;
    set(Feature::SameSort, yes(known && a.sort == b.sort));
    set(Feature::OtherSort, yes(known && a.sort != b.sort));
    set(
        Feature::OtherNumber,
        yes(matches!((a.plural, b.plural), (Some(a), Some(b)) if a != b)),
    );
    set(
        Feature::SamePlural,
        yes(a.plural == Some(true) && b.plural == Some(true)),
    );
    let gendered = a.gender != Gender::Unknown && b.gender != Gender::Unknown;
    set(Feature::OtherGender, yes(gendered && a.gender != b.gender));
    set(Feature::SameGender, yes(gendered && a.gender == b.gender));
    if let (Some(x), Some(y)) = (&a.key, &b.key) {
        set(Feature::SameKey, yes(x == y));
        set(Feature::OtherKey, yes(x != y && a.document == b.document));
    }
    let names = shared(&a.name, &b.name);
    let least = a.name.len().min(b.name.len());
    if least > 0 {
        set(Feature::NameContained, yes(names == least));
        let (first, last) = (a.name.first() == b.name.first(), a.name.last() == b.name.last());
        set(Feature::SameFirstName, yes(first));
        set(Feature::SameLastName, yes(last));
        set(Feature::OtherFirstName, yes(least > 1 && last && !first));
        set(Feature::OtherLastName, yes(!last));
        set(Feature::Initials, yes(is_initials(a, b) || is_initials(b, a)));
    }
    let role = |name: &Reading, noun: &Reading| name.manner == Manner::Name && name.roles.contains(&noun.head);
    set(Feature::Role, yes(role(a, b) || role(b, a)));
    set(Feature::SharedRoles, yes(shared(&a.roles, &b.roles) > 0));
    let here = a.document == b.document;
    set(Feature::SameDocument, yes(here));
    if here {
        let apart = a.sentence.abs_diff(b.sentence);
        set(Feature::SameSentence, yes(apart == 0));
        set(Feature::NextSentence, yes(apart == 1));
        set(Feature::Near, 1.0 / (1.0 + apart as f32));
        set(Feature::Nested, yes(a.span.overlaps(b.span)));
        let gap = b.tokens.start as i64 - a.tokens.end as i64;
        set(Feature::Adjacent, yes(gap == 0 && apart == 0));
        set(Feature::Apposed, yes(gap == 1 && apart == 0));
        set(Feature::LaterDefinite, yes(b.determiner == Determiner::Definite));
        set(Feature::LaterIndefinite, yes(b.determiner == Determiner::Indefinite));
    } else {
        set(
            Feature::LaterIndefinite,
            yes(a.determiner == Determiner::Indefinite || b.determiner == Determiner::Indefinite),
        );
    }
    set(Feature::BothBare, yes(a.words.len() == 1 && b.words.len() == 1));
    set(Feature::OneQuoted, yes(a.quoted != b.quoted));
    let equal = |x: &str, y: &str| yes(!x.is_empty() && x == y);
    set(Feature::SameBefore, equal(&a.before, &b.before));
    set(Feature::SameAfter, equal(&a.after, &b.after));
    let around = shared(&a.around, &b.around) as f32;
    set(Feature::SharedAround, around.min(4.0) / 4.0);
    set(Feature::BothFirst, yes(a.first && b.first));
    set(Feature::BothLead, yes(!here && a.sentence <= 1 && b.sentence <= 1));
    let frequency = (story.frequency(&a.head) + story.frequency(&b.head)) / 2.0;
    set(
        Feature::CommonHead,
        (frequency / story.count.max(1) as f32 * 5.0).min(1.0),
    );
    set(
        Feature::RareHead,
        1.0 / story.frequency(&a.head).min(story.frequency(&b.head)),
    );
    if a.manner != b.manner {
        let name = if a.manner == Manner::Name { a } else { b };
        set(
            Feature::TopName,
            if a.sort == b.sort { story.prominence(name) } else { 0.0 },
        );
    }
    if a.manner != b.manner || a.name.is_empty() != b.name.is_empty() {
        let (name, noun) = if a.manner == Manner::Name { (a, b) } else { (b, a) };
        if let (Some(last), Manner::Noun) = (name.name.last(), noun.manner) {
            let bearers = story.bearers.get(&noun.head);
            set(Feature::StoryRole, yes(bearers.is_some_and(|list| list.contains(last))));
            set(
                Feature::OnlyRole,
                yes(bearers.is_some_and(|list| list.len() == 1 && list[0] == *last)),
            );
            let said = story.described.get(last).map_or(0, |words| shared(&noun.words, words));
            set(Feature::RoleWords, said as f32 / noun.words.len().max(1) as f32);
        }
    }
    set(
        Feature::Related,
        if here {
            1.0
        } else {
            story.related.get(a.document, b.document)
        },
    );
    set(
        Feature::BothPeople,
        yes(a.sort == Sort::Person && b.sort == Sort::Person),
    );
    set(Feature::BothThings, yes(a.sort == Sort::Thing && b.sort == Sort::Thing));
    set(
        Feature::SingularPeople,
        yes(a.sort == Sort::Person && b.sort == Sort::Person && a.plural == Some(false) && b.plural == Some(false)),
    );
    out
}
