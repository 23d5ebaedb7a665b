//! What a phrase says by itself and by its place: its head, its name, of what kind, gender and number it is.

use std::ops::Range;

use super::nouns::{self, Senses, alike, singular};
use crate::analysis::entities::key::fold;
use crate::analysis::entities::lists::*;
use crate::analysis::entities::view::View;
use crate::analysis::entities::{Entity, EntityKind};
use crate::text::{Span, TokenKind};

/// How a phrase means what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Name,
    /// A description: `the harbour master`.
    Noun,
    Pronoun,
    Time,
    Number,
}

/// Of what kind the thing is that a phrase stands for, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Unknown,
    Person,
    Organisation,
    Place,
    Time,
    Number,
    Thing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Unknown,
    He,
    She,
    It,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Determiner {
    None,
    Definite,
    Indefinite,
    Possessive,
}

/// A phrase as read.
#[derive(Clone, Debug)]
pub struct Reading {
    pub document: u32,
    pub span: Span,
    /// Indices into the document's tokens.
    pub tokens: Range<usize>,
    pub sentence: u32,
    pub manner: Manner,
    pub sort: Sort,
    pub gender: Gender,
    /// Several, one, or unknown.
    pub plural: Option<bool>,
    pub determiner: Determiner,
    /// Folded, in the singular.
    pub head: String,
    /// All folded words of weight, in the singular, sorted, without repetition; with the head.
    pub words: Vec<String>,
    /// The numbers among them.
    pub numbers: Vec<String>,
    /// The words of the name that the phrase is, or ends in.
    pub name: Vec<String>,
    /// The key of the document's entity of that name.
    pub key: Option<String>,
    /// What the document says that the named one is (`rep`, `actress`): folded, in the singular, sorted.
    pub roles: Vec<String>,
    /// Stems of the words of weight around it, sorted.
    pub around: Vec<String>,
    /// Stems of the word of weight before and after it.
    pub before: String,
    pub after: String,
    pub quoted: bool,
    /// Stands first in its sentence.
    pub first: bool,
    /// A word of speech follows or stands before it.
    pub speaks: bool,
}

/// So many tokens of a phrase are read, and no more.
const LONGEST: usize = 60;
const PREPOSITIONS: &str = " in on at of from to by for near outside inside into after before since during around with through \
    throughout across between about against over under behind beyond toward towards upon via within without including until as \
    like off along up down following despite among amid ";
const BREAKS: &str = " who whom whose which that where when and or but while whose is was are were has had have ";

fn among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split(' ').any(|other| other == word)
}

/// The entity's mention that covers each token, as an index, or none.
pub(super) struct Tagged<'a> {
    entities: &'a [Entity],
    /// Spans of mentions in order, with their entity.
    mentions: Vec<(Span, usize)>,
}

impl<'a> Tagged<'a> {
    pub fn new(entities: &'a [Entity]) -> Self {
        let mut mentions: Vec<(Span, usize)> = entities
            .iter()
            .enumerate()
            .flat_map(|(index, entity)| entity.mentions.iter().map(move |mention| (mention.span, index)))
            .collect();
        mentions.sort_unstable();
        Tagged { entities, mentions }
    }

    fn at(&self, offset: u32) -> Option<(Span, &'a Entity)> {
        let after = self.mentions.partition_point(|(span, _)| span.start <= offset);
        let (span, entity) = self.mentions[after.checked_sub(1)?];
        (offset < span.end).then(|| (span, &self.entities[entity]))
    }
}

/// The gender, number and sort of a personal or relative pronoun.
fn pronoun(word: &str) -> Option<(Sort, Gender, Option<bool>)> {
    Some(match word {
        "he" | "him" | "his" | "himself" => (Sort::Person, Gender::He, Some(false)),
        "she" | "her" | "hers" | "herself" => (Sort::Person, Gender::She, Some(false)),
        "it" | "its" | "itself" => (Sort::Unknown, Gender::It, Some(false)),
        "they" | "them" | "their" | "theirs" | "themselves" => (Sort::Unknown, Gender::Unknown, Some(true)),
        "i" | "me" | "my" | "mine" | "myself" | "i'm" | "i've" => (Sort::Person, Gender::Unknown, Some(false)),
        "we" | "us" | "our" | "ours" | "ourselves" | "we're" | "we've" => (Sort::Unknown, Gender::Unknown, Some(true)),
        "you" | "your" | "yours" | "yourself" => (Sort::Person, Gender::Unknown, None),
        "who" | "whom" => (Sort::Person, Gender::Unknown, None),
        "whose" | "that" | "this" => (Sort::Unknown, Gender::Unknown, None),
        "which" | "what" => (Sort::Unknown, Gender::It, None),
        "these" | "those" => (Sort::Unknown, Gender::Unknown, Some(true)),
        "where" | "there" | "here" => (Sort::Place, Gender::It, None),
        _ => return None,
    })
}

/// A word without its commonest endings, cut: `shooting` and `shooter` are one.
fn stem(word: &str) -> String {
    let (word, _) = singular(word);
    let word = ["ing", "ed"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 3))
        .unwrap_or(&word);
    word.chars().take(5).collect()
}

/// The tokens that a span touches.
fn touched(view: &View, span: Span) -> Range<usize> {
    let tokens = &view.lexed.tokens;
    let start = tokens.partition_point(|token| token.span.end <= span.start);
    let end = tokens.partition_point(|token| token.span.start < span.end);
    start..end.max(start)
}

/// Reads a phrase where it stands.
pub(super) fn read(view: &View, tagged: &Tagged, document: usize, span: Span) -> Reading {
    let mut whole = touched(view, span);
    whole.end = whole.end.min(whole.start + LONGEST);
    let word = |at: usize| fold(view.word(at)).into_owned();
    let is_word = |at: usize| view.token(at).kind != TokenKind::Punctuation;
    let mut reading = Reading {
        tokens: whole.clone(),
        sentence: view.lexed.sentence_at(span.start).unwrap_or_default() as u32,
        head: view.document.slice(span).trim().to_lowercase(),
        ..Reading::empty(document, span)
    };
    let mut start = whole.start;
    let is_last = |at: usize| !(at + 1..whole.end).any(is_word);
    // Marks and prepositions before the phrase itself.
    while start < whole.end && !is_last(start) && (!is_word(start) || among(PREPOSITIONS, view.word(start))) {
        start += 1;
    }
    around(view, &whole, &mut reading);
    if start >= whole.end || !is_word(start) {
        reading.words = vec![reading.head.clone()];
        return reading;
    }
    if let Some((sort, gender, plural)) = pronoun(view.word(start)).filter(|_| is_last(start) || whole.len() <= 2) {
        // `US` is no pronoun.
        if !(view.word(start) == "us" && tagged.at(view.token(start).span.start).is_some()) {
            reading.manner = Manner::Pronoun;
            (reading.sort, reading.gender, reading.plural) = (sort, gender, plural);
            reading.head = word(start);
            reading.words = vec![reading.head.clone()];
            return reading;
        }
    }
    match view.word(start) {
        "the" | "this" | "that" | "these" | "those" => reading.determiner = Determiner::Definite,
        "a" | "an" | "some" | "another" | "several" | "many" => reading.determiner = Determiner::Indefinite,
        "his" | "her" | "its" | "their" | "my" | "our" | "your" => reading.determiner = Determiner::Possessive,
        _ => {}
    }
    if reading.determiner != Determiner::None && !is_last(start) {
        start += 1;
    }
    // The first chunk: up to a mark, a preposition or a clause.
    let mut end = start + 1;
    while end < whole.end {
        let this = view.word(end);
        let hyphen = matches!(this, "-" | "‐" | "‑" | "–" | "'" | "’" | "\"" | "“" | "”" | "‘" | ".") || this == "&";
        let within_name = this == "of" && tagged.at(view.token(end).span.start).is_some();
        if (!is_word(end) && !hyphen) || (among(PREPOSITIONS, this) && !within_name) || among(BREAKS, this) {
            break;
        }
        end += 1;
    }
    let heads = |range: Range<usize>| {
        range.rev().find(|&at| {
            is_word(at)
                && !matches!(view.word(at), "'s" | "’s" | "'" | "’")
                && !(view.word(at) == "s" && at > 0 && matches!(view.word(at - 1), "'" | "’"))
        })
    };
    let head = heads(start..end).unwrap_or(start);
    let (one, many) = singular(&word(head));
    reading.head = one;
    let coordinated = (start..whole.end).any(|at| view.word(at) == "and") && end < whole.end && view.word(end) == "and";
    // The name, in the first chunk or in apposition to it.
    let entity_at = |at: usize| tagged.at(view.token(at).span.start);
    let found = entity_at(head).or_else(|| {
        let next = end + 1;
        let apposed = next < whole.end && matches!(view.word(end), "," | ":" | "(");
        apposed
            .then(|| entity_at(next))
            .flatten()
            .filter(|(_, entity)| matches!(entity.kind, EntityKind::Person | EntityKind::Organisation))
    });
    let mut names = whole.start..whole.start;
    if let Some((mention, entity)) = found {
        names = touched(view, mention);
        reading.manner = Manner::Name;
        reading.key = Some(entity.key.clone());
        reading.sort = match entity.kind {
            EntityKind::Person => Sort::Person,
            EntityKind::Organisation => Sort::Organisation,
            EntityKind::Place | EntityKind::Facility => Sort::Place,
            EntityKind::Nationality => Sort::Unknown,
            _ => Sort::Thing,
        };
        for role in &entity.roles {
            let range = touched(view, *role);
            let last = range
                .clone()
                .find(|&at| among(PREPOSITIONS, view.word(at)))
                .unwrap_or(range.end);
            reading
                .roles
                .extend(heads(range.start..last).map(|at| singular(&word(at)).0));
        }
    } else if view.looks_capital(head)
        && (!view.is(head, COMMON) && nouns::senses(&reading.head) == 0
            || !view.is_doubtful(head) && !view.is_titled_at(head) && !view.is_lower_elsewhere(head) && head > start)
    {
        let first = (start..head)
            .rev()
            .take_while(|&at| view.looks_capital(at) || !is_word(at))
            .filter(|&at| is_word(at))
            .last()
            .unwrap_or(head);
        names = first..head + 1;
        reading.manner = Manner::Name;
    }
    reading.name = names
        .clone()
        .filter(|&at| is_word(at) && !matches!(view.word(at), "the" | "of" | "and" | "'s" | "for" | "in"))
        .filter(|&at| !(view.is(at, TITLE) && names.len() > 1 && view.is(at, ROLE)))
        .map(word)
        .filter(|word| !word.is_empty())
        .collect();
    // The words of weight of the whole phrase.
    for at in start..whole.end {
        let this = word(at);
        if !is_word(at)
            || among(PREPOSITIONS, &this)
            || among(BREAKS, &this)
            || matches!(&*this, "the" | "a" | "an" | "'s" | "s")
        {
            continue;
        }
        let (one, _) = singular(&this);
        if this.bytes().any(|byte| byte.is_ascii_digit()) {
            reading.numbers.push(this);
        }
        if reading.manner == Manner::Name
            && !names.contains(&at)
            && nouns::senses(&one) & (nouns::PERSON | nouns::ORGANISATION) != 0
        {
            reading.roles.push(one.clone());
        }
        reading.words.push(one);
    }
    reading.words.sort();
    reading.words.dedup();
    reading.numbers.sort();
    reading.numbers.dedup();
    reading.roles.sort();
    reading.roles.dedup();
    sort_of(view, head, &mut reading);
    if reading.manner == Manner::Noun {
        let counted = reading.numbers.iter().any(|number| number != "1") && many;
        reading.plural = Some(many || coordinated || counted || nouns::senses(&reading.head) & nouns::GROUP != 0);
    } else if reading.manner == Manner::Name {
        reading.plural = Some(coordinated || many && found.is_none());
    }
    reading
}

/// The sort and gender by the head noun or the name.
fn sort_of(view: &View, head: usize, reading: &mut Reading) {
    let senses: Senses = nouns::senses(&reading.head);
    let has = |sense: Senses| senses & sense != 0;
    let is_digits = |word: &str| {
        word.bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_digit() || byte == b'$')
    };
    match reading.manner {
        Manner::Noun => {
            if has(nouns::TIME) {
                (reading.sort, reading.manner) = (Sort::Time, Manner::Time);
            } else if is_digits(&reading.head) {
                let year =
                    reading.head.len() == 4 && (reading.head.starts_with("19") || reading.head.starts_with("20"));
                (reading.sort, reading.manner) = if year {
                    (Sort::Time, Manner::Time)
                } else {
                    (Sort::Number, Manner::Number)
                };
            } else if has(nouns::PERSON | nouns::GROUP) || view.is(head, ROLE | TITLE) {
                reading.sort = Sort::Person;
            } else if has(nouns::ORGANISATION) {
                reading.sort = Sort::Organisation;
            } else if has(nouns::PLACE) {
                reading.sort = Sort::Place;
            } else if reading.words.iter().any(|word| nouns::senses(word) == nouns::TIME) {
                (reading.sort, reading.manner) = (Sort::Time, Manner::Time);
            } else {
                reading.sort = Sort::Thing;
            }
            if has(nouns::MAN) {
                reading.gender = Gender::He;
            } else if has(nouns::WOMAN) {
                reading.gender = Gender::She;
            }
        }
        Manner::Name => {
            if has(nouns::TIME) && reading.key.is_none() {
                (reading.sort, reading.manner) = (Sort::Time, Manner::Time);
                return;
            }
            let first = reading.name.first().map_or(0, |word| nouns::senses(word));
            let known = |sense: Senses, gendered: Senses| {
                reading.name.len() > 1 && first & sense != 0 && first & (nouns::HE | nouns::SHE) == sense
                    || reading
                        .words
                        .iter()
                        .chain(&reading.roles)
                        .any(|word| nouns::senses(word) & gendered != 0)
            };
            let (he, she) = (known(nouns::HE, nouns::MAN), known(nouns::SHE, nouns::WOMAN));
            if matches!(reading.sort, Sort::Person | Sort::Unknown) && he != she {
                reading.gender = if he { Gender::He } else { Gender::She };
                reading.sort = Sort::Person;
            }
        }
        Manner::Pronoun | Manner::Time | Manner::Number => {}
    }
}

/// The words before, after and around a phrase in its sentence.
fn around(view: &View, whole: &Range<usize>, reading: &mut Reading) {
    let Some(sentence) = view.lexed.sentences.get(reading.sentence as usize) else {
        return;
    };
    let limits = sentence.tokens.start as usize..sentence.tokens.end as usize;
    if whole.is_empty() || !limits.contains(&whole.start) {
        return;
    }
    let weighty = |at: &usize| {
        let word = view.word(*at);
        view.token(*at).kind == TokenKind::Word
            && word.len() > 2
            && !among(PREPOSITIONS, word)
            && !among(BREAKS, word)
            && !matches!(
                word,
                "the" | "been" | "will" | "would" | "his" | "her" | "not" | "its" | "their" | "said" | "says"
            )
    };
    let before: Vec<usize> = (limits.start..whole.start)
        .rev()
        .take(8)
        .filter(weighty)
        .take(4)
        .collect();
    let after: Vec<usize> = (whole.end..limits.end).take(8).filter(weighty).take(4).collect();
    let stem_at = |at: &usize| stem(&fold(view.word(*at)));
    reading.before = before.first().map(stem_at).unwrap_or_default();
    reading.after = after.first().map(stem_at).unwrap_or_default();
    reading.around = before.iter().chain(&after).map(stem_at).collect();
    reading.around.sort();
    reading.around.dedup();
    reading.first = !(limits.start..whole.start).any(|at| view.token(at).kind == TokenKind::Word);
    let speech = |at: usize| view.is(at, SPEECH);
    reading.speaks = (whole.end..limits.end.min(whole.end + 3)).any(speech)
        || (limits.start.max(whole.start.saturating_sub(1))..whole.start).any(speech);
    let marks = (limits.start..whole.start)
        .filter(|&at| matches!(view.word(at), "\"" | "“" | "”"))
        .count();
    reading.quoted = marks % 2 == 1;
}

impl Reading {
    /// A phrase of which nothing is known.
    pub(super) fn empty(document: usize, span: Span) -> Self {
        Reading {
            document: document as u32,
            span,
            tokens: 0..0,
            sentence: 0,
            manner: Manner::Noun,
            sort: Sort::Unknown,
            gender: Gender::Unknown,
            plural: None,
            determiner: Determiner::None,
            head: String::new(),
            words: Vec::new(),
            numbers: Vec::new(),
            name: Vec::new(),
            key: None,
            roles: Vec::new(),
            around: Vec::new(),
            before: String::new(),
            after: String::new(),
            quoted: false,
            first: false,
            speaks: false,
        }
    }

    /// Whether the heads are nouns that often stand for one another.
    pub fn is_alike(&self, other: &Reading) -> bool {
        alike(&self.head, &other.head)
    }
}
