//! A document's tokens as the reading of quotations sees them: with roles, names and quotation marks.

use std::ops::Range;

use super::lexicon::{Roles, roles_of};
use super::marks::Marked;
use crate::analysis::entities::{Entity, EntityKind};
use crate::text::{Case, Lexed, Span, Token, TokenKind};

/// The tokens of a document with their roles, names and quotation marks.
pub struct Scene<'a> {
    pub text: &'a str,
    pub lexed: &'a Lexed,
    pub entities: &'a [Entity],
    roles: Vec<Roles>,
    /// The names in order, and per token one more than the index of the name that starts or ends there.
    names: Vec<Name>,
    starts: Vec<u32>,
    ends: Vec<u32>,
    /// Per token one more than the index of the outermost quotation that holds it.
    quoted: Vec<u32>,
}

struct Name {
    entity: u32,
    tokens: Range<usize>,
}

impl<'a> Scene<'a> {
    pub fn new(text: &'a str, lexed: &'a Lexed, entities: &'a [Entity], marks: &[Marked]) -> Self {
        let count = lexed.tokens.len();
        let mut names: Vec<Name> = Vec::new();
        for (entity, named) in entities.iter().enumerate() {
            for mention in &named.mentions {
                let tokens = lexed.within(mention.span);
                if !tokens.is_empty() {
                    names.push(Name {
                        entity: entity as u32,
                        tokens,
                    });
                }
            }
        }
        names.sort_by_key(|name| (name.tokens.start, name.tokens.end, name.entity));
        let (mut starts, mut ends) = (vec![0; count], vec![0; count]);
        for (index, name) in names.iter().enumerate() {
            starts[name.tokens.start] = index as u32 + 1;
            let end = &mut ends[name.tokens.end - 1];
            if *end == 0 {
                *end = index as u32 + 1;
            }
        }
        let mut quoted = vec![0; count];
        for (index, marked) in marks.iter().enumerate().filter(|(_, marked)| marked.depth == 0) {
            quoted[lexed.within(marked.outer)].fill(index as u32 + 1);
        }
        let roles = lexed.per_word(roles_of);
        Scene {
            text,
            lexed,
            entities,
            roles,
            names,
            starts,
            ends,
            quoted,
        }
    }

    pub fn token(&self, index: usize) -> &Token {
        &self.lexed.tokens[index]
    }

    pub fn word(&self, index: usize) -> &str {
        self.lexed.word(self.token(index))
    }

    /// The token's folded word; empty beyond the text's end.
    pub fn word_or_empty(&self, index: usize) -> &str {
        if index < self.lexed.tokens.len() {
            self.word(index)
        } else {
            ""
        }
    }

    pub fn is_gerund(&self, index: usize) -> bool {
        self.roles(index).any(Roles::GERUND)
    }

    /// `shutting`, of whatever verb.
    pub fn is_gerund_like(&self, index: usize) -> bool {
        self.is_lower(index) && self.word(index).len() > 4 && self.word(index).ends_with("ing")
    }

    /// The token is the given folded word.
    pub fn is(&self, index: usize, word: &str) -> bool {
        index < self.lexed.tokens.len() && self.word(index) == word
    }

    pub fn roles(&self, index: usize) -> Roles {
        match self.lexed.tokens.get(index) {
            Some(token) => self.roles[token.word as usize],
            None => Roles::NONE,
        }
    }

    pub fn token_kind(&self, index: usize) -> Option<TokenKind> {
        self.lexed.tokens.get(index).map(|token| token.kind)
    }

    pub fn is_word(&self, index: usize) -> bool {
        self.lexed
            .tokens
            .get(index)
            .is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub fn is_lower(&self, index: usize) -> bool {
        self.lexed
            .tokens
            .get(index)
            .is_some_and(|token| token.case == Case::Lower)
    }

    pub fn is_adverb(&self, index: usize) -> bool {
        self.roles(index).any(Roles::ADVERB) && self.is_lower(index)
    }

    /// The outermost quotation that holds the token.
    pub fn quotation(&self, index: usize) -> Option<usize> {
        self.quoted
            .get(index)
            .and_then(|&one_more| (one_more as usize).checked_sub(1))
    }

    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.lexed.tokens.get(tokens.start), tokens.end.checked_sub(1)) {
            (Some(first), Some(last)) if last >= tokens.start => first.span.cover(self.lexed.tokens[last].span),
            _ => Span::default(),
        }
    }

    /// The name that starts at the token: its entity and its tokens.
    pub fn name_starting(&self, index: usize) -> Option<(u32, Range<usize>)> {
        self.name(*self.starts.get(index)?)
    }

    pub fn name_ending(&self, index: usize) -> Option<(u32, Range<usize>)> {
        self.name(*self.ends.get(index)?)
    }

    fn name(&self, one_more: u32) -> Option<(u32, Range<usize>)> {
        let name = &self.names[(one_more as usize).checked_sub(1)?];
        Some((name.entity, name.tokens.clone()))
    }

    /// The names whose tokens start in the range, in order.
    pub fn names_in(&self, tokens: Range<usize>) -> impl Iterator<Item = (u32, &Range<usize>)> {
        let first = self.names.partition_point(|name| name.tokens.start < tokens.start);
        let within = self.names[first..]
            .iter()
            .take_while(move |name| name.tokens.start < tokens.end);
        within.map(|name| (name.entity, &name.tokens))
    }

    pub fn kind(&self, entity: u32) -> EntityKind {
        self.entities[entity as usize].kind
    }

    pub fn can_speak(&self, entity: u32) -> bool {
        use EntityKind::*;
        matches!(
            self.kind(entity),
            Person | Organisation | Place | Facility | Nationality
        )
    }

    pub fn is_speaking_pronoun(&self, index: usize) -> bool {
        matches!(self.word(index), "he" | "she" | "they" | "it")
    }

    pub fn is_hyphen(&self, index: usize) -> bool {
        self.lexed.tokens.get(index).is_some_and(|token| !token.spaced) && matches!(self.word(index), "-" | "‐" | "‑")
    }

    pub fn is_possessive(&self, index: usize) -> bool {
        self.roles(index).any(Roles::POSSESSIVE) && !self.token(index).spaced
    }

    /// `said`, `says`, `saying`, but not `state` or `report`, which may be nouns.
    pub fn is_inflected_cue(&self, index: usize) -> bool {
        let roles = self.roles(index);
        let inflected = Roles::PAST.or(Roles::THIRD).or(Roles::GERUND).or(Roles::PARTICIPLE);
        roles.any(Roles::CUE) && roles.any(inflected) && !roles.any(Roles::ROLE) && self.is_lower(index)
    }

    /// A clause can begin at the token: the first of its sentence, or after a mark or conjunction.
    pub fn begins_clause(&self, index: usize, floor: usize) -> bool {
        if index <= floor {
            return true;
        }
        let before = index - 1;
        let joins = Roles::COORDINATOR
            .or(Roles::SUBORDINATOR)
            .or(Roles::RELATIVE)
            .or(Roles::TIME);
        match self.token(before).kind {
            TokenKind::Word => self.roles(before).any(joins) && !self.is_possessive(before),
            TokenKind::Punctuation => !self.is_hyphen(before) && !self.is_possessive(before),
            _ => false,
        }
    }
}
