//! Pronouns go to the phrase before them that fits best.

use rustc_hash::FxHashMap;

use super::reading::{Gender, Manner, Reading, Sort};
use super::weights::PRONOUNS;

macro_rules! features {
    ($($name:ident,)*) => {
        #[derive(Clone, Copy)]
        enum Feature { $($name,)* }
        /// How many features there are.
        pub const COUNT: usize = [$(Feature::$name,)*].len();
    };
}

features! {
    Any, SameSentence, SentenceBefore, TwoBefore, Further, Nearest, Second, Rank, After,
    Adjoins, CommaBetween, Within, SameWord, SameGender, OtherGender, Person, NoPerson, Organisation, Group, Place, Thing, Time,
    OtherNumber, BothPlural, Name, Noun, Pronoun, First, SizeHere, Size, Largest, Speaker, SpeakerNear, QuotedAlike, Elsewhere,
    ElsewhereGender,
}

pub type Features = [f32; COUNT];
/// `he` and `she`; `it`; `they`, `we`; `I`, `you`; `who`, `which`, `where`.
pub const CASES: usize = 5;
/// How many phrases before a pronoun are weighed.
const REACH: usize = 40;
/// How likely the best must be.
const BOUND: f32 = 0.3;

pub fn case(reading: &Reading) -> usize {
    match reading.head.as_str() {
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => 0,
        "it" | "its" | "itself" => 1,
        "i" | "me" | "my" | "mine" | "myself" | "i'm" | "i've" | "you" | "your" | "yours" | "yourself" => 3,
        "who" | "whom" | "whose" | "which" | "that" | "where" | "what" | "this" => 4,
        _ => 2,
    }
}

/// A pronoun and a phrase that it may stand for.
pub struct Candidate {
    pub pronoun: usize,
    pub phrase: usize,
    pub features: Features,
}

/// The groups so far, with the pronouns that have been placed.
struct State<'a> {
    readings: &'a [Reading],
    group: Vec<usize>,
    size: Vec<f32>,
    /// By document and group.
    here: FxHashMap<(u32, usize), f32>,
    largest_here: FxHashMap<u32, f32>,
    /// Phrases by document, in order of the text.
    order: Vec<usize>,
    /// Groups of people by size, greatest first, each by its first phrase.
    people: Vec<usize>,
}

/// Puts the pronouns into the groups; calls `seen` with each pronoun's candidates.
pub fn place(readings: &[Reading], group: Vec<usize>, mut seen: impl FnMut(&[Candidate])) -> Vec<usize> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|&at| {
        (
            readings[at].document,
            readings[at].span.start,
            std::cmp::Reverse(readings[at].span.end),
            at,
        )
    });
    let mut state = State {
        readings,
        size: vec![0.0; readings.len()],
        group,
        here: FxHashMap::default(),
        largest_here: FxHashMap::default(),
        order,
        people: Vec::new(),
    };
    for at in (0..readings.len()).filter(|&at| readings[at].manner != Manner::Pronoun) {
        state.count(at);
    }
    let mut people: Vec<usize> = (0..readings.len())
        .filter(|&at| state.group[at] == at && readings[at].sort == Sort::Person && state.size[at] > 1.0)
        .collect();
    people.sort_by(|&a, &b| state.size[b].total_cmp(&state.size[a]).then(a.cmp(&b)));
    people.truncate(3);
    state.people = people;
    for place in 0..state.order.len() {
        let at = state.order[place];
        if readings[at].manner != Manner::Pronoun {
            continue;
        }
        let candidates = state.candidates(place);
        seen(&candidates);
        let weights = &PRONOUNS[case(&readings[at])];
        let best = candidates
            .iter()
            .map(|candidate| (super::probability(weights, &candidate.features), candidate.phrase))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((likely, phrase)) = best
            && likely >= BOUND
        {
            state.group[at] = state.group[phrase];
        }
        state.count(at);
    }
    state.group
}

impl State<'_> {
    fn count(&mut self, at: usize) {
        let (group, document) = (self.group[at], self.readings[at].document);
        self.size[group] += 1.0;
        let here = self.here.entry((document, group)).or_default();
        *here += 1.0;
        let largest = self.largest_here.entry(document).or_default();
        *largest = largest.max(*here);
    }

    fn candidates(&self, place: usize) -> Vec<Candidate> {
        let at = self.order[place];
        let pronoun = &self.readings[at];
        let here = |&&other: &&usize| self.readings[other].document == pronoun.document;
        let before = self.order[..place].iter().rev().take_while(here).take(REACH);
        let after = self.order[place + 1..]
            .iter()
            .take_while(here)
            .take(8)
            .filter(|&&other| {
                self.readings[other].sentence == pronoun.sentence && self.readings[other].manner != Manner::Pronoun
            });
        let mut rank = 0;
        let mut out: Vec<Candidate> = Vec::new();
        for &phrase in before.chain(after) {
            let other = &self.readings[phrase];
            let fits = fits(pronoun, other);
            rank += usize::from(fits && other.span < pronoun.span);
            let features = self.features(at, phrase, if fits { rank } else { 0 });
            out.push(Candidate {
                pronoun: at,
                phrase,
                features,
            });
        }
        if !out
            .iter()
            .any(|candidate| fits(pronoun, &self.readings[candidate.phrase]))
        {
            for &phrase in &self.people {
                let features = self.features(at, phrase, 0);
                out.push(Candidate {
                    pronoun: at,
                    phrase,
                    features,
                });
            }
        }
        out
    }

    fn features(&self, at: usize, phrase: usize, rank: usize) -> Features {
        let (pronoun, other) = (&self.readings[at], &self.readings[phrase]);
        let mut out = [0.0; COUNT];
        let mut set = |feature: Feature, value: bool| out[feature as usize] = f32::from(u8::from(value));
        let here = pronoun.document == other.document;
        let earlier = other.span < pronoun.span;
        set(Feature::Any, true);
        let apart = pronoun.sentence.abs_diff(other.sentence);
        set(Feature::SameSentence, here && apart == 0 && earlier);
        set(Feature::SentenceBefore, here && apart == 1);
        set(Feature::TwoBefore, here && apart == 2);
        set(Feature::Further, here && apart > 2);
        set(Feature::After, here && !earlier);
        set(Feature::Nearest, rank == 1 && earlier);
        set(Feature::Second, rank == 2 && earlier);
        let gap = pronoun.tokens.start as i64 - other.tokens.end as i64;
        set(Feature::Adjoins, here && gap == 0);
        set(Feature::CommaBetween, here && gap == 1);
        set(Feature::Within, here && other.span.contains(pronoun.span));
        set(Feature::SameWord, pronoun.head == other.head);
        let gendered = |reading: &Reading| matches!(reading.gender, Gender::He | Gender::She);
        set(Feature::SameGender, gendered(pronoun) && pronoun.gender == other.gender);
        set(
            Feature::OtherGender,
            gendered(pronoun) && gendered(other) && pronoun.gender != other.gender,
        );
        set(Feature::Person, other.sort == Sort::Person);
        set(Feature::NoPerson, !matches!(other.sort, Sort::Person | Sort::Unknown));
        set(Feature::Organisation, other.sort == Sort::Organisation);
        set(Feature::Group, other.sort == Sort::Person && other.plural == Some(true));
        set(Feature::Place, other.sort == Sort::Place);
        set(Feature::Thing, other.sort == Sort::Thing);
        set(Feature::Time, matches!(other.sort, Sort::Time | Sort::Number));
        set(
            Feature::OtherNumber,
            matches!((pronoun.plural, other.plural), (Some(a), Some(b)) if a != b),
        );
        set(
            Feature::BothPlural,
            pronoun.plural == Some(true) && other.plural == Some(true),
        );
        set(Feature::Name, other.manner == Manner::Name);
        set(Feature::Noun, other.manner == Manner::Noun);
        set(Feature::Pronoun, other.manner == Manner::Pronoun);
        set(Feature::First, other.first);
        set(Feature::Speaker, pronoun.quoted && !other.quoted && other.speaks);
        set(
            Feature::SpeakerNear,
            pronoun.quoted && !other.quoted && other.speaks && apart == 0,
        );
        set(Feature::QuotedAlike, pronoun.quoted == other.quoted);
        set(Feature::Elsewhere, !here);
        set(
            Feature::ElsewhereGender,
            !here && gendered(pronoun) && pronoun.gender == other.gender,
        );
        out[Feature::Rank as usize] = if rank == 0 { 0.0 } else { 1.0 / rank as f32 };
        let group = self.group[phrase];
        let size_here = self.here.get(&(pronoun.document, group)).copied().unwrap_or(0.0);
        let largest = self.largest_here.get(&pronoun.document).copied().unwrap_or(0.0);
        out[Feature::SizeHere as usize] = size_here.min(8.0) / 8.0;
        out[Feature::Size as usize] = (self.size[group] + 1.0).ln() / 5.0;
        out[Feature::Largest as usize] = f32::from(u8::from(size_here > 1.0 && size_here >= largest));
        out
    }
}

/// Whether nothing that is known of the two forbids it.
fn fits(pronoun: &Reading, other: &Reading) -> bool {
    let person = matches!(pronoun.gender, Gender::He | Gender::She) || pronoun.head == "i";
    let gendered = |gender: Gender| matches!(gender, Gender::He | Gender::She);
    let sort = match other.sort {
        Sort::Person => pronoun.gender != Gender::It,
        Sort::Unknown => true,
        Sort::Place if pronoun.sort == Sort::Place => true,
        Sort::Time | Sort::Number => false,
        _ => !person && pronoun.sort != Sort::Place,
    };
    let gender = !(gendered(pronoun.gender) && gendered(other.gender) && pronoun.gender != other.gender);
    let number = !matches!((pronoun.plural, other.plural), (Some(false), Some(true)));
    sort && gender && number
}
