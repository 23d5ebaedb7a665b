//! What the model sees of a token: numbers, each the hash of one fact. Facts of a word alone are kept per different
//! word; the others, per token, are those that mix a word with its capitals, its neighbours, the run of capitalised
//! words it stands in, the lists and the rest of the document.

use std::ops::Range;

use super::vectors;
use crate::analysis::entities::listed;
use crate::analysis::entities::lists::*;
use crate::analysis::entities::view::View;
use crate::text::{Case, TokenKind};

/// The neighbours whose words count, with the place itself in the middle.
pub const REACH: usize = 3;

/// The features of a document.
pub struct Sheet {
    /// Stretches of tokens that are tagged, each by itself; no name stands outside them.
    pub stretches: Vec<Range<usize>>,
    /// Per different word and place (`word * 7 + offset + 3`): where its features are in `facts`.
    words: Vec<Range<u32>>,
    /// Per token within the stretches, in order.
    tokens: Vec<Range<u32>>,
    /// Per token: its word.
    word: Vec<u32>,
    /// Per different word: the number of its vector, 0 for none.
    vectors: Vec<u32>,
    /// Per token: its segment.
    segments: Vec<Range<u32>>,
    facts: Vec<u32>,
}

impl Sheet {
    /// The features of the word `offset` (0 to 6) less `REACH` away from the token that is described.
    pub fn of_word(&self, word: u32, offset: usize) -> &[u32] {
        self.at(&self.words[word as usize * (2 * REACH + 1) + offset])
    }

    /// The features of a token besides those of its and its neighbours' words.
    pub fn of_token(&self, at: usize) -> &[u32] {
        self.at(&self.tokens[at])
    }

    /// The words at a token and around it within its segment, with their offsets.
    pub fn around(&self, at: usize) -> impl Iterator<Item = (usize, u32)> {
        let segment = &self.segments[at];
        (0..2 * REACH + 1).filter_map(move |offset| {
            let place = (at + offset).checked_sub(REACH)?;
            (place >= segment.start as usize && place < segment.end as usize).then(|| (offset, self.word[place]))
        })
    }

    /// The number of a word's vector, 0 for none.
    pub fn vector_of(&self, word: u32) -> u32 {
        self.vectors[word as usize]
    }

    pub fn words(&self) -> usize {
        self.words.len() / (2 * REACH + 1)
    }

    fn at(&self, range: &Range<u32>) -> &[u32] {
        &self.facts[range.start as usize..range.end as usize]
    }
}

/// Mixes a template's number with its values.
fn hash(template: u32, values: &[u32]) -> u32 {
    let mut mixed = u64::from(template).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x51_7C_C1_B7;
    for &value in values {
        mixed = (mixed.rotate_left(23) ^ u64::from(value)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    }
    (mixed ^ (mixed >> 32)) as u32
}

fn hash_text(text: &str) -> u32 {
    let mixed = text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    (mixed ^ (mixed >> 29)) as u32
}

/// How words bear capitals in a stretch.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Usual = 0,
    Titled = 1,
    Shouted = 2,
    /// No capitals at all.
    Lower = 3,
}

/// What is known of a different word.
#[derive(Clone, Copy, Default)]
struct Known {
    text: u32,
    ending: u32,
    flags: Flags,
    /// The number of its vector, 0 for none.
    vector: u32,
}

/// What the document tells of a word by all the places where it bears a capital, as bits.
mod told {
    pub const AFTER_TITLE: u32 = 1;
    pub const AFTER_FORENAME: u32 = 1 << 1;
    pub const BEFORE_SPEECH: u32 = 1 << 2;
    pub const AFTER_IN: u32 = 1 << 3;
    pub const AFTER_THE: u32 = 1 << 4;
    pub const WITH_ORGANISATION: u32 = 1 << 5;
    pub const WITH_PLACE: u32 = 1 << 6;
    pub const BEFORE_ABBREVIATION: u32 = 1 << 7;
    pub const IN_PARENTHESES: u32 = 1 << 8;
    pub const LAST_OF_MORE: u32 = 1 << 9;
    pub const FIRST_OF_MORE: u32 = 1 << 10;
    pub const LOWER: u32 = 1 << 11;
    pub const SURE: u32 = 1 << 12;
    pub const AFTER_PLACE_OF: u32 = 1 << 13;
    pub const BEFORE_ORGANISATION_NOUN: u32 = 1 << 14;
    pub const BEFORE_ROLE: u32 = 1 << 15;
    pub const OWNS: u32 = 1 << 16;
    pub const BEFORE_PLACE: u32 = 1 << 17;
    pub const AFTER_PERSONAL: u32 = 1 << 18;
    pub const IS_ROLE: u32 = 1 << 19;
    pub const IS_PLACE: u32 = 1 << 20;
    pub const IS_ORGANISATION: u32 = 1 << 21;
    pub const BITS: u32 = 22;
}

const HEADS: Flags = ORG_HEAD | ORG_SUFFIX | FACILITY_HEAD | PLACE_HEAD | EVENT_HEAD | WORK_HEAD;

struct Builder<'a> {
    view: &'a View<'a>,
    known: Vec<Known>,
    told: Vec<u32>,
    /// Per token: the list entry it stands in, its class and the place in the entry; 0 for none.
    listing: Vec<u32>,
    /// Per token: its capitals, its kind, and how words bear capitals around it.
    look: Vec<u32>,
    manner: Vec<Manner>,
    /// Per token: the run of capitalised words it stands in.
    run: Vec<Range<u32>>,
}

/// The features of all that is tagged in the document.
pub(in crate::analysis::entities) fn sheet(view: &View) -> Sheet {
    let count = view.lexed.tokens.len();
    let mut builder = Builder {
        view,
        known: view.lexed.per_word(|word| Known {
            text: hash_text(word),
            ending: ending(word, 3).map_or(0, hash_text),
            flags: 0,
            vector: vectors::number(word),
        }),
        told: vec![0; view.lexed.words.len()],
        listing: vec![0; count],
        look: vec![0; count],
        manner: vec![Manner::Usual; count],
        run: vec![0..0; count],
    };
    for token in &view.lexed.tokens {
        builder.known[token.word as usize].flags = view.flags_of(token.word);
    }
    let mut facts = Vec::with_capacity(count * 16);
    let words = builder.words(&mut facts);
    let stretches = builder.look_at_segments();
    let mut tokens = vec![0..0; count];
    let mut segments = vec![0..0; count];
    for (stretch, segment) in &stretches {
        for at in stretch.clone() {
            let start = facts.len() as u32;
            builder.token(at, segment.clone(), &mut facts);
            tokens[at] = start..facts.len() as u32;
            segments[at] = segment.start as u32..segment.end as u32;
        }
    }
    Sheet {
        stretches: stretches.into_iter().map(|(stretch, _)| stretch).collect(),
        words,
        tokens,
        vectors: builder.known.iter().map(|known| known.vector).collect(),
        word: view.lexed.tokens.iter().map(|token| token.word).collect(),
        segments,
        facts,
    }
}

fn ending(word: &str, letters: usize) -> Option<&str> {
    let cut = word.char_indices().rev().nth(letters - 1)?.0;
    word.get(cut..)
}

fn beginning(word: &str, letters: usize) -> Option<&str> {
    let cut = word.char_indices().nth(letters).map_or(word.len(), |(cut, _)| cut);
    (word.chars().count() >= letters).then(|| &word[..cut])
}

/// Digits as `0`, letters as `a`, repeated ones once or twice: `2026` is `00`, `f16` is `a00`.
fn shape(word: &str) -> u32 {
    let mut shape = 0;
    let mut last = (0, 0);
    for char in word.chars() {
        let kind = if char.is_ascii_digit() {
            1
        } else if char.is_alphabetic() {
            2
        } else {
            3 + char as u32
        };
        last = if last.0 == kind { (kind, last.1 + 1) } else { (kind, 1) };
        if last.1 <= 2 {
            shape = hash(99, &[shape, kind]);
        }
    }
    shape
}

impl Builder<'_> {
    /// The features of the different words, at every place around a token.
    fn words(&self, facts: &mut Vec<u32>) -> Vec<Range<u32>> {
        let mut ranges = Vec::with_capacity(self.known.len() * (2 * REACH + 1));
        for index in 0..self.known.len() {
            let word = &self.view.lexed.words[index];
            let known = self.known[index];
            for offset in 0..2 * REACH as u32 + 1 {
                let start = facts.len() as u32;
                let mut add = |template: u32, value: u32| facts.push(hash(template, &[offset, value]));
                // Farther away, a word's vector says enough.
                let distance = offset.abs_diff(REACH as u32);
                if distance <= 1 {
                    add(7, known.text);
                    add(1, u32::from(known.vector > 0));
                    let mut flags = known.flags;
                    while flags != 0 {
                        add(4, flags.trailing_zeros());
                        flags &= flags - 1;
                    }
                    if known.ending != 0 {
                        add(5, known.ending);
                    }
                }
                if distance == 0 {
                    for (template, part) in [(6, ending(word, 2)), (8, beginning(word, 2))] {
                        part.into_iter().for_each(|part| add(template, hash_text(part)));
                    }
                    add(11, shape(word));
                    add(12, word.len().min(9) as u32);
                }
                ranges.push(start..facts.len() as u32);
            }
        }
        ranges
    }

    fn of(&self, at: usize) -> Known {
        self.known[self.view.token(at).word as usize]
    }

    /// Settles, segment by segment, what the features of the tokens are made of; gives the stretches to tag, each
    /// with its segment.
    fn look_at_segments(&mut self) -> Vec<(Range<usize>, Range<usize>)> {
        let view = self.view;
        let capitals = view
            .lexed
            .tokens
            .iter()
            .filter(|token| matches!(token.case, Case::Capitalised | Case::Upper | Case::Mixed));
        let bare_text = capitals.count() * 40 < view.lexed.tokens.len();
        let mut stretches = Vec::new();
        for segment in &view.segments {
            let tokens = segment.tokens.clone();
            let bare = !tokens
                .clone()
                .skip(1)
                .any(|at| view.looks_capital(at) && view.word(at) != "i");
            let manner = if segment.shouted {
                Manner::Shouted
            } else if segment.titled {
                Manner::Titled
            } else if bare && (bare_text || !view.looks_capital(tokens.start) && tokens.len() > 3) {
                Manner::Lower
            } else {
                Manner::Usual
            };
            for at in tokens.clone() {
                self.manner[at] = manner;
                let token = view.token(at);
                let kind = match token.kind {
                    TokenKind::Word => token.case as u32,
                    TokenKind::Number => 8,
                    TokenKind::Punctuation => 9,
                    TokenKind::Symbol => 10,
                };
                let doubtful = manner == Manner::Usual && view.is_doubtful(at);
                self.look[at] = kind + 16 * manner as u32 + 64 * u32::from(doubtful);
            }
            self.list(tokens.clone());
            self.runs(tokens.clone(), manner);
            stretch(view, tokens.clone(), manner, &mut stretches);
        }
        for (word, told) in self.told.iter_mut().enumerate() {
            let (sure, lower) = view.counts(word as u32);
            *told |= if lower > 0 { told::LOWER } else { 0 } | if sure > lower { told::SURE } else { 0 };
        }
        stretches
    }

    fn list(&mut self, tokens: Range<usize>) {
        let view = self.view;
        let mut at = tokens.start;
        while at < tokens.end {
            let Some((stop, spelling)) = listed::at(view, at, tokens.end) else {
                at += 1;
                continue;
            };
            let class = view.lists.listing(spelling).class as u32;
            for place in at..stop {
                let part = u32::from(place > at) + 2 * u32::from(place + 1 < stop);
                self.listing[place] = 1 + part + 4 * class + 64 * u32::from(spelling.upper);
            }
            at = stop;
        }
    }

    fn runs(&mut self, tokens: Range<usize>, manner: Manner) {
        let view = self.view;
        let mut at = tokens.start;
        while at < tokens.end {
            if !view.looks_capital(at) {
                self.run[at] = at as u32..at as u32;
                at += 1;
                continue;
            }
            let mut stop = at + 1;
            while stop < tokens.end {
                if view.looks_capital(stop) && view.token(stop).spaced {
                    stop += 1;
                } else if view.is_hyphen(stop, tokens.end) && view.looks_capital(stop + 1)
                    || view.word(stop) == "&" && stop + 1 < tokens.end && view.looks_capital(stop + 1)
                {
                    stop += 2;
                } else {
                    break;
                }
            }
            for place in at..stop {
                self.run[place] = at as u32..stop as u32;
            }
            if manner == Manner::Usual {
                self.tell(at..stop, tokens.clone());
            }
            at = stop;
        }
    }

    /// The noun that says what a run names: `X is a small town in`, `X, the owner of`, `The owner, X,`.
    fn defining_noun(&self, run: Range<usize>, segment: Range<usize>) -> Option<usize> {
        let view = self.view;
        let after = run.end;
        if after + 2 < segment.end
            && matches!(view.word(after), "is" | "was" | "," | "are" | "were")
            && matches!(view.word(after + 1), "a" | "an" | "the" | "one")
        {
            let start = after + 2;
            let limit = segment.end.min(start + 7);
            let stop = (start..limit).find(|&at| !view.is_lower(at) && !view.looks_capital(at) || view.is(at, IGNORED));
            let noun = stop.unwrap_or(limit) - 1;
            return (noun >= start && view.is_lower(noun)).then_some(noun);
        }
        let comma = run.start.checked_sub(2).filter(|_| view.word(run.start - 1) == ",")?;
        (comma >= segment.start && view.is_lower(comma)).then_some(comma)
    }

    /// Keeps what the place of a run says of its words.
    fn tell(&mut self, run: Range<usize>, segment: Range<usize>) {
        let view = self.view;
        let mut told = 0;
        let mut when = |holds: bool, bit: u32| told |= if holds { bit } else { 0 };
        if run.start > segment.start {
            let before = run.start - 1;
            when(
                view.is_lower(before) && view.is(before, ROLE | TITLE),
                told::AFTER_TITLE,
            );
            when(
                view.word(before) == "in" || view.is(before, PLACE_BEFORE),
                told::AFTER_IN,
            );
            when(view.word(before) == "the", told::AFTER_THE);
            when(view.word(before) == "(", told::IN_PARENTHESES);
            when(
                view.word(before) == "of" && before > segment.start && view.is(before - 1, PLACE_OF),
                told::AFTER_PLACE_OF,
            );
        }
        if run.end < segment.end {
            when(view.is_lower(run.end) && view.is(run.end, SPEECH), told::BEFORE_SPEECH);
            when(
                view.is_lower(run.end) && view.is(run.end, ORG_NOUN),
                told::BEFORE_ORGANISATION_NOUN,
            );
            when(view.is_lower(run.end) && view.is(run.end, ROLE), told::BEFORE_ROLE);
            when(
                view.is_lower(run.end) && view.is(run.end, PLACE_NOUN),
                told::BEFORE_PLACE,
            );
            when(view.word(run.end) == "'s", told::OWNS);
            when(
                view.word(run.end) == "(" && run.end + 1 < segment.end && view.token(run.end + 1).case == Case::Upper,
                told::BEFORE_ABBREVIATION,
            );
        }
        if let Some(noun) = self.defining_noun(run.clone(), segment) {
            when(view.is(noun, ROLE | TITLE), told::IS_ROLE);
            when(view.is(noun, PLACE_OF | PLACE_NOUN | PLACE_HEAD), told::IS_PLACE);
            when(view.is(noun, ORG_NOUN | ORG_HEAD), told::IS_ORGANISATION);
        }
        let last = run.end - 1;
        when(
            run.len() > 1 && view.is(last, ORG_HEAD | ORG_SUFFIX),
            told::WITH_ORGANISATION,
        );
        when(
            run.len() > 1 && view.is(last, PLACE_HEAD | FACILITY_HEAD),
            told::WITH_PLACE,
        );
        for at in run.clone() {
            let mut told = told;
            if at > run.start {
                let before = at - 1;
                let personal = view.is(before, FORENAME) && !view.is(before, COMMON);
                told |= if view.is(before, TITLE) { told::AFTER_TITLE } else { 0 };
                told |= if personal { told::AFTER_FORENAME } else { 0 };
                told |= if personal && view.is(at, SURNAME) && at == last {
                    told::AFTER_PERSONAL
                } else {
                    0
                };
            }
            if run.len() > 1 {
                told |= if at == last { told::LAST_OF_MORE } else { 0 };
                told |= if at == run.start { told::FIRST_OF_MORE } else { 0 };
                // `Arden` in `Arden Island Council`
                told |= if at < last && view.is(at + 1, PLACE_HEAD) {
                    told::WITH_PLACE
                } else {
                    0
                };
            }
            self.told[view.token(at).word as usize] |= told;
        }
    }

    /// The features of a token besides those of the words.
    fn token(&self, at: usize, segment: Range<usize>, facts: &mut Vec<u32>) {
        let view = self.view;
        const EDGE: u32 = 0x00FF_FFFF;
        let place = |distance: isize| {
            let place = at as isize + distance;
            (place >= segment.start as isize && place < segment.end as isize).then_some(place as usize)
        };
        let look = |place: Option<usize>| place.map_or(EDGE, |place| self.look[place]);
        let known = |place: Option<usize>| place.map_or(Known::default(), |place| self.of(place));
        let listing = |place: Option<usize>| place.map_or(0, |place| self.listing[place]);
        let (before, after) = (place(-1), place(1));
        let look0 = self.look[at];
        let (look_before, look_after) = (look(before), look(after));
        let own = self.of(at);
        let (word_before, word_after) = (known(before), known(after));
        let flags = |known: Known| hash(0, &[known.flags as u32]);
        let manner = self.manner[at] as u32;
        let told = self.told[view.token(at).word as usize];
        let run = self.run[at].start as usize..self.run[at].end as usize;
        let mut add = |template: u32, values: &[u32]| facts.push(hash(template, values));

        add(20, &[look0]);
        add(21, &[look_before, look0]);
        add(22, &[look0, look_after]);
        add(23, &[look_before, look0, look_after]);
        add(24, &[look(place(-2)), look_before, look0]);
        add(25, &[look0, look_after, look(place(2))]);
        add(26, &[look0, own.text]);
        add(29, &[look0, own.ending]);
        add(30, &[look0, flags(own)]);
        add(37, &[flags(word_before), flags(own)]);
        add(38, &[flags(own), flags(word_after)]);
        add(43, &[u32::from(view.token(at).spaced), look_before, look0]);

        let listed = listing(Some(at));
        if listed > 0 {
            add(50, &[listed]);
            add(51, &[listed, look0]);
            add(52, &[listed, flags(own)]);
            add(53, &[listed, look_after]);
            add(55, &[listed, look_before, look_after]);
        }
        if listing(before) > 0 {
            add(56, &[listing(before), look0]);
            add(57, &[listing(before), flags(own)]);
        }
        if listing(after) > 0 {
            add(58, &[listing(after), look0]);
            add(59, &[listing(after), flags(own)]);
        }

        if view.looks_capital(at) || manner == Manner::Lower as u32 {
            let capital = look0 & 15;
            for bit in (0..told::BITS).filter(|bit| told & (1 << bit) != 0) {
                add(60, &[bit, manner]);
                add(
                    61,
                    &[bit, capital, own.flags as u32 & (COMMON | FORENAME | SURNAME) as u32],
                );
            }
            add(62, &[told & (told::LOWER | told::SURE), look0]);
            let kinds =
                told::AFTER_TITLE | told::AFTER_IN | told::AFTER_THE | told::WITH_ORGANISATION | told::AFTER_FORENAME;
            add(63, &[told & kinds, look0]);
        }
        if run.contains(&at) {
            let length = run.len().min(5) as u32;
            let from_start = (at - run.start).min(3) as u32;
            let from_end = (run.end - 1 - at).min(3) as u32;
            let last = known(Some(run.end - 1));
            let first = known(Some(run.start));
            let outer = |at: Option<usize>| known(at.filter(|at| segment.contains(at)));
            let left = outer(run.start.checked_sub(1));
            let right = outer(Some(run.end));
            add(70, &[length, from_start, look0]);
            add(71, &[from_end, from_start.min(1), last.text]);
            add(72, &[from_end, from_start.min(1), (last.flags & HEADS) as u32]);
            add(74, &[from_start, from_end.min(1), flags(first)]);
            add(75, &[left.text, manner]);
            add(77, &[right.text, manner]);
            add(79, &[flags(left), length.min(2), manner]);
            add(80, &[flags(right), length.min(2), manner]);
            add(81, &[from_end, from_start, flags(last)]);
            let any = run.clone().take(8).fold(0, |flags, at| {
                flags | (self.known[view.token(at).word as usize].flags & HEADS)
            });
            add(82, &[any as u32, from_end, from_start.min(1), manner]);
            let common = run.clone().take(8).filter(|&at| view.is(at, COMMON)).count().min(3) as u32;
            let personal = run
                .clone()
                .take(8)
                .filter(|&at| view.is(at, FORENAME | SURNAME))
                .count()
                .min(3) as u32;
            if let Some(noun) = self.defining_noun(run.clone(), segment) {
                let noun = self.of(noun);
                add(85, &[flags(noun), length.min(2)]);
            }
            add(83, &[common, personal, length, manner]);
        }
    }
}

/// Adds the parts of a segment that may hold names: all of it where capitals say nothing, else what is near a capital.
fn stretch(view: &View, segment: Range<usize>, manner: Manner, stretches: &mut Vec<(Range<usize>, Range<usize>)>) {
    const NEAR: usize = 2;
    if manner != Manner::Usual {
        if !segment.is_empty() {
            stretches.push((segment.clone(), segment));
        }
        return;
    }
    let first = stretches.len();
    // A pronoun or an article that begins a sentence, and the days, are no names by themselves.
    let may_name = |at: usize| view.looks_capital(at) && (!view.is(at, IGNORED) || view.token(at).case == Case::Upper);
    for at in segment.clone().filter(|&at| may_name(at)) {
        let start = at.saturating_sub(NEAR).max(segment.start);
        let end = (at + 1 + NEAR).min(segment.end);
        match stretches[first..].last_mut() {
            Some((last, _)) if start <= last.end => last.end = end,
            _ => stretches.push((start..end, segment.clone())),
        }
    }
}
