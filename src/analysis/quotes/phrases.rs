//! Noun phrases that can be the speaker of words: names, pronouns, nouns for
//! speakers (`a spokesman for the ministry`), found by position alone.
//! Where the position leaves a doubt there is no phrase.

use std::ops::Range;

use super::lexicon::Roles;
use super::scene::Scene;
use crate::analysis::entities::EntityKind;
use crate::text::TokenKind;

/// A noun phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The words that name the speaker.
    pub tokens: Range<usize>,
    /// Where the phrase begins with its articles and titles.
    pub edge: usize,
    pub entity: Option<u32>,
    pub pronoun: bool,
}

impl Scene<'_> {
    /// The phrase whose last token is `last` and that begins at `floor` or later.
    pub fn ending_at(&self, last: usize, floor: usize) -> Option<Phrase> {
        let last = self.before_brackets(last, floor)?;
        if self.is_speaking_pronoun(last) {
            return Some(Phrase {
                tokens: last..last + 1,
                edge: last,
                entity: None,
                pronoun: true,
            });
        }
        if self.is_some_people(last) && self.begins_clause(last, floor) {
            return Some(self.words(last, last + 1));
        }
        let name = self.name_ending(last).filter(|(entity, _)| self.can_speak(*entity));
        let first = name.as_ref().map_or(last, |(_, tokens)| tokens.start);
        if !self.is_word(last) || name.is_none() && !self.may_head(last) {
            return None;
        }
        let edge = self.left_edge(first, floor);
        if let Some(whole) = self.joined(edge, last, floor) {
            return Some(whole);
        }
        if let Some(preposition) = self.preposition_before(edge, floor) {
            return self.head_before(preposition, floor, last);
        }
        match name {
            Some((entity, tokens)) => Some(Phrase {
                tokens,
                edge,
                entity: Some(entity),
                pronoun: false,
            }),
            None => self.is_speaker(edge, last, floor).then(|| self.words(edge, last + 1)),
        }
    }

    /// `a spokesman (Ida Hale) said`: the token before what stands in brackets.
    fn before_brackets(&self, last: usize, floor: usize) -> Option<usize> {
        if last < floor || last >= self.lexed.tokens.len() {
            return None;
        }
        if !self.is(last, ")") {
            return Some(last);
        }
        let open = (last.saturating_sub(12).max(floor)..last)
            .rev()
            .find(|&at| self.is(at, "("))?;
        open.checked_sub(1).filter(|&before| before >= floor)
    }

    /// `others said`, `many say`.
    fn is_some_people(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "others"
                | "some"
                | "many"
                | "several"
                | "both"
                | "most"
                | "few"
                | "someone"
                | "everyone"
                | "everybody"
                | "one"
                | "each"
                | "all"
                | "neither"
                | "none"
        )
    }

    /// The word can be the noun of a phrase, by its roles.
    fn may_head(&self, at: usize) -> bool {
        let no_noun = Roles::STOP.or(Roles::TIME).or(Roles::DETERMINER);
        self.roles(at).any(Roles::ROLE) || !self.roles(at).any(no_noun) && !self.is_adverb(at)
    }

    /// A noun for a speaker wherever it stands; any noun (`the baker`, `environmentalists`) where its phrase begins a clause.
    fn is_speaker(&self, edge: usize, noun: usize, floor: usize) -> bool {
        if self.roles(noun).any(Roles::ROLE) {
            return true;
        }
        let article = self.roles(edge).any(Roles::DETERMINER) && noun > edge;
        let plural = self.word(noun).len() > 3 && self.word(noun).ends_with('s');
        (article || plural || !self.is_lower(noun)) && noun - edge <= 6 && self.begins_clause(edge, floor)
    }

    /// `Hale and Orlov said`: both together, where their phrases begin a clause; where a preposition governs both,
    /// whom it describes.
    fn joined(&self, edge: usize, last: usize, floor: usize) -> Option<Phrase> {
        let mut first = edge;
        for _ in 0..4 {
            let Some(joint) = first.checked_sub(1).filter(|&joint| joint > floor) else {
                break;
            };
            let listed = first < edge && self.is(joint, ",");
            if !(listed || matches!(self.word(joint), "and" | "or" | "&")) {
                break;
            }
            let noun = joint - 1 - usize::from(self.is(joint - 1, ",") && joint > floor + 1);
            let name = self.name_ending(noun).filter(|(entity, _)| self.can_speak(*entity));
            if !self.is_word(noun) || name.is_none() && !self.may_head(noun) || self.is_inflected_cue(noun) {
                break;
            }
            let start = self.left_edge(name.map_or(noun, |(_, tokens)| tokens.start), floor);
            if let Some(preposition) = self.preposition_before(start, floor) {
                return self.head_before(preposition, floor, last);
            }
            first = start;
        }
        (first < edge && self.begins_clause(first, floor)).then(|| self.words(first, last + 1))
    }

    /// The phrase's noun: `members` of `two members of the crew`.
    pub fn head_of(&self, phrase: &Phrase) -> usize {
        let tokens = phrase.tokens.clone();
        let complement = tokens
            .clone()
            .skip(1)
            .find(|&at| self.roles(at).any(Roles::PREPOSITION));
        complement.unwrap_or(tokens.end).saturating_sub(1)
    }

    fn words(&self, start: usize, end: usize) -> Phrase {
        Phrase {
            tokens: start..end,
            edge: start,
            entity: None,
            pronoun: false,
        }
    }

    /// Where the phrase around `from` begins: leftward over its adjectives, nouns and names to its article.
    fn left_edge(&self, from: usize, floor: usize) -> usize {
        let mut edge = from;
        while edge > floor && from - edge < 10 {
            let before = edge - 1;
            let roles = self.roles(before);
            let is_part = match self.token(before).kind {
                TokenKind::Word if self.is_possessive(before) => true,
                // `the three`, `all the`.
                TokenKind::Word if roles.any(Roles::DETERMINER) => {
                    let more =
                        before > floor && self.roles(before - 1).any(Roles::DETERMINER) && !self.is(before - 1, "that");
                    return before - usize::from(more);
                }
                TokenKind::Word => {
                    let stops = roles.any(Roles::STOP) || roles.any(Roles::TIME) && !self.is_hyphen(before + 1);
                    // `they say the port is shut`
                    let speech = Roles::BARE.or(Roles::TELL);
                    let plain_cue = roles.any(speech) && roles.any(Roles::BASE) && !roles.any(Roles::ROLE);
                    !stops && !self.is_inflected_cue(before) && (!plain_cue || !self.is_lower(before))
                }
                TokenKind::Number => true,
                TokenKind::Punctuation => self.is_hyphen(before) || self.is_possessive(before),
                TokenKind::Symbol => false,
            };
            if !is_part || self.quotation(before) != self.quotation(from) {
                break;
            }
            edge = before;
        }
        edge
    }

    /// A preposition just before the phrase; `after` and the like may begin a clause, so they are none.
    fn preposition_before(&self, edge: usize, floor: usize) -> Option<usize> {
        let before = edge.checked_sub(1).filter(|&before| before >= floor)?;
        let roles = self.roles(before);
        (roles.any(Roles::PREPOSITION) && !roles.any(Roles::SUBORDINATOR)).then_some(before)
    }

    /// The speaker whom a prepositional phrase describes: `a spokesman for …`, `Ida Hale of …`, `one of …`.
    fn head_before(&self, preposition: usize, floor: usize, last: usize) -> Option<Phrase> {
        let mut preposition = preposition;
        for _ in 0..4 {
            let noun = preposition.checked_sub(1).filter(|&noun| noun >= floor)?;
            let name = self.name_ending(noun).filter(|(entity, _)| self.can_speak(*entity));
            let edge = self.left_edge(name.as_ref().map_or(noun, |(_, tokens)| tokens.start), floor);
            if let Some(before) = self.preposition_before(edge, floor) {
                preposition = before;
                continue;
            }
            if let Some((entity, tokens)) = name {
                let person = self.kind(entity) == EntityKind::Person;
                return (person || self.begins_clause(edge, floor)).then_some(Phrase {
                    tokens,
                    edge,
                    entity: Some(entity),
                    pronoun: false,
                });
            }
            let some =
                (self.roles(noun).any(Roles::DETERMINER) || self.is_some_people(noun)) && self.is(preposition, "of");
            let speaks = some || self.may_head(noun) && self.is_speaker(edge, noun, floor);
            let belongs = matches!(
                self.word(preposition),
                "of" | "for" | "from" | "with" | "at" | "to" | "in"
            );
            let end = if belongs { last + 1 } else { preposition };
            return speaks.then(|| self.words(edge, end));
        }
        None
    }

    /// The phrase that starts at `first`, as far as it surely goes, ending before `ceiling`.
    pub fn starting_at(&self, first: usize, ceiling: usize) -> Option<Phrase> {
        let ceiling = ceiling.min(self.lexed.tokens.len()).min(first + 14);
        if first >= ceiling {
            return None;
        }
        if self.roles(first).any(Roles::PRONOUN) {
            let phrase = Phrase {
                tokens: first..first + 1,
                edge: first,
                entity: None,
                pronoun: true,
            };
            return self.is_speaking_pronoun(first).then_some(phrase);
        }
        let mut best: Option<Phrase> = None;
        if self.is_some_people(first) && !self.roles(first + 1).any(Roles::ROLE) {
            best = Some(self.words(first, first + 1));
        }
        // Words since the last sure end: a name of a place or people may go on to a noun, others end the phrase.
        let mut patience = 5;
        let mut at = first;
        while at < ceiling && patience > 0 {
            if let Some((entity, tokens)) = self.name_starting(at).filter(|(_, tokens)| tokens.end <= ceiling) {
                at = tokens.end;
                if self.can_speak(entity) {
                    best = Some(Phrase {
                        tokens,
                        edge: first,
                        entity: Some(entity),
                        pronoun: false,
                    });
                    let modifies = matches!(self.kind(entity), EntityKind::Place | EntityKind::Nationality);
                    patience = if modifies { 3 } else { 1 };
                    if !modifies && !self.is_possessive(at) && !self.roles(at).any(Roles::ROLE) {
                        if self.kind(entity) == EntityKind::Organisation && self.leads_to_role(at, ceiling) {
                            patience = 4;
                            continue;
                        }
                        break;
                    }
                }
                continue;
            }
            let roles = self.roles(at);
            let verb = self.is_inflected_cue(at);
            let article = roles.any(Roles::DETERMINER) && at > first;
            match self.token(at).kind {
                _ if self.is_possessive(at) => {
                    best = None;
                    patience = 5;
                }
                TokenKind::Word if roles.any(Roles::TIME) && self.is_hyphen(at + 1) => {}
                TokenKind::Word if roles.any(Roles::STOP.or(Roles::TIME)) || verb || article || self.is_adverb(at) => {
                    break;
                }
                TokenKind::Word if roles.any(Roles::ROLE) => {
                    best = Some(self.words(first, at + 1));
                    // A title before a name, or a noun before another.
                    let goes_on = self.roles(at + 1).any(Roles::ROLE)
                        || self.is_possessive(at + 1)
                        || self.is_word(at + 1) && !self.is_lower(at + 1);
                    patience = if goes_on { 4 } else { 0 };
                }
                TokenKind::Word | TokenKind::Number => patience -= 1,
                _ if self.is_hyphen(at) => {}
                _ => break,
            }
            at += 1;
        }
        best
    }

    /// `Korvia senior vice president`: within three small words a noun for a speaker follows.
    fn leads_to_role(&self, first: usize, ceiling: usize) -> bool {
        let small = |at: &usize| {
            let stops = Roles::STOP.or(Roles::TIME).or(Roles::DETERMINER);
            self.is_word(*at) && self.is_lower(*at) && !self.roles(*at).any(stops) && !self.is_inflected_cue(*at)
        };
        let near = first..ceiling.min(first + 3);
        near.take_while(small).any(|at| self.roles(at).any(Roles::ROLE))
    }

    /// The phrase with what its noun belongs to: `two members of the crew`.
    pub fn with_complement(&self, phrase: Phrase, ceiling: usize) -> Phrase {
        let of = phrase.tokens.end;
        if phrase.entity.is_some() || phrase.pronoun || of + 1 >= ceiling || !self.is(of, "of") {
            return phrase;
        }
        let first = of + 1 + usize::from(self.roles(of + 1).any(Roles::DETERMINER));
        let mut end = first;
        while end < ceiling.min(first + 4)
            && self.is_word(end)
            && !self.roles(end).any(Roles::STOP.or(Roles::TIME).or(Roles::DETERMINER))
            && !self.is_inflected_cue(end)
            && !self.is_adverb(end)
        {
            end += 1;
        }
        if end == first || self.is_possessive(end) {
            return phrase;
        }
        let tokens = phrase.tokens.start..end;
        Phrase { tokens, ..phrase }
    }

    /// `said the baker.`: an article and a noun or two, up to a mark; `said Orlov`: words with capitals.
    pub fn plain_noun_at(&self, first: usize, ceiling: usize) -> Option<Phrase> {
        let capital = |at: &usize| self.is_word(*at) && !self.is_lower(*at);
        let capitals = (first..ceiling.min(first + 5)).take_while(capital).count();
        if capitals > 0 && !self.roles(first).any(Roles::STOP.or(Roles::TIME).or(Roles::DETERMINER)) {
            return Some(self.words(first, first + capitals));
        }
        if !self.roles(first).any(Roles::DETERMINER) {
            return None;
        }
        let mut end = first + 1;
        while end < ceiling.min(first + 5) && self.is_lower(end) && !self.roles(end).any(Roles::STOP.or(Roles::TIME)) {
            end += 1;
        }
        let closed = end >= ceiling || self.token(end).kind == TokenKind::Punctuation;
        (closed && end > first + 1).then(|| self.words(first, end))
    }

    /// The subject that begins at `first` and is followed by a verb.
    pub fn subject_at(&self, first: usize, ceiling: usize, floor: usize) -> Option<Phrase> {
        let phrase = self.starting_at(first, ceiling)?;
        let end = phrase.tokens.end;
        // Inside a sentence a name may belong to the noun after it: `at the Korvia event, saying`.
        let verb_follows = match first == floor {
            true => self.begins_verb(end),
            false => self.is_surely_verb(end),
        };
        if verb_follows {
            return Some(phrase);
        }
        let roles = self.roles(end);
        if roles.any(Roles::PREPOSITION) && !roles.any(Roles::SUBORDINATOR) {
            let inner = self.starting_at(end + 1, ceiling)?;
            let whole = phrase.entity.is_some() || matches!(self.word(end), "of" | "for" | "from" | "at" | "with");
            let tokens = if whole && phrase.entity.is_none() {
                first..inner.tokens.end
            } else {
                phrase.tokens.clone()
            };
            return self
                .begins_verb(inner.tokens.end)
                .then_some(Phrase { tokens, ..phrase });
        }
        // `Ida Hale, the mayor, …`: only at the head of the sentence, where a list is unlikely.
        let described = self
            .roles(end + 1)
            .any(Roles::DETERMINER.or(Roles::RELATIVE).or(Roles::ROLE));
        if first == floor && self.is(end, ",") && described && self.name_starting(end + 1).is_none() {
            let close = (end + 2..ceiling.min(end + 25)).find(|&at| self.is(at, ","))?;
            return self.begins_verb(close + 1).then_some(phrase);
        }
        None
    }

    fn is_surely_verb(&self, index: usize) -> bool {
        let known = Roles::AUXILIARY.or(Roles::VERB).or(Roles::CUE).or(Roles::NEGATION);
        let past = self.is_lower(index) && self.word(index).ends_with("ed");
        self.begins_verb(index) && (self.roles(index).any(known) || self.is_adverb(index) || past)
    }

    fn begins_verb(&self, index: usize) -> bool {
        let roles = self.roles(index);
        let other = Roles::PREPOSITION
            .or(Roles::COORDINATOR)
            .or(Roles::SUBORDINATOR)
            .or(Roles::RELATIVE)
            .or(Roles::DETERMINER)
            .or(Roles::PRONOUN);
        self.is_word(index)
            && self.is_lower(index)
            && !self.is_possessive(index)
            && !roles.any(other)
            && self.name_starting(index).is_none()
    }
}
