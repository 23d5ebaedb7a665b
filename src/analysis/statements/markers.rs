//! Hedges and negations, and whether the main verb is negated or somebody denies the whole.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Polarity;
use crate::text::{Case, Lexed, Span, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Hedge,
    Passive,
    Not,
    Fail,
    Local,
    Deny,
    Reject,
    Claim,
    Plain,
}

struct Marker {
    class: Class,
    /// The words after the first.
    rest: Vec<&'static str>,
}

/// The phrases of `markers.txt` by their first word, the longest first.
fn markers_of(word: &str) -> Option<&'static [Marker]> {
    static MARKERS: LazyLock<FxHashMap<&'static str, Vec<Marker>>> = LazyLock::new(|| {
        let mut markers: FxHashMap<&str, Vec<Marker>> = FxHashMap::default();
        for line in include_str!("markers.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            let mut words = line.split_whitespace();
            let class = match words.next() {
                Some("hedge") => Class::Hedge,
                Some("passive") => Class::Passive,
                Some("not") => Class::Not,
                Some("fail") => Class::Fail,
                Some("local") => Class::Local,
                Some("deny") => Class::Deny,
                Some("reject") => Class::Reject,
                Some("claim") => Class::Claim,
                _ => Class::Plain,
            };
            if let Some(first) = words.next() {
                markers.entry(first).or_default().push(Marker {
                    class,
                    rest: words.collect(),
                });
            }
        }
        for phrases in markers.values_mut() {
            phrases.sort_by_key(|marker| std::cmp::Reverse(marker.rest.len()));
        }
        markers
    });
    MARKERS.get(word).map(Vec::as_slice)
}

/// What a word is to the reading of polarity.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Other,
    Be,
    /// Begins a subordinate clause.
    Subordinator,
    Auxiliary,
}

/// The hedges and negations of a document's words.
pub struct Markers<'a> {
    lexed: &'a Lexed,
    by_word: Vec<Option<&'static [Marker]>>,
    parts: Vec<Part>,
}

/// What weakens or denies a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    pub hedges: Vec<Span>,
    pub negations: Vec<Span>,
    pub polarity: Polarity,
}

impl<'a> Markers<'a> {
    pub fn new(lexed: &'a Lexed) -> Self {
        Markers {
            lexed,
            by_word: lexed.per_word(markers_of),
            parts: lexed.per_word(part_of),
        }
    }

    /// Reads the statement `tokens`; `content` is the part that says what is so, when the rest only attributes it.
    pub fn read(&self, tokens: Range<usize>, content: Range<usize>) -> Marked {
        let mut marked = Marked {
            hedges: vec![],
            negations: vec![],
            polarity: Polarity::Affirmed,
        };
        let main = self.main_clause(content);
        let whole = self.main_clause(tokens.clone());
        let mut denied = false;
        let mut at = tokens.start;
        while at < tokens.end {
            let Some((class, end)) = self.marker_at(at, tokens.end) else {
                at += 1;
                continue;
            };
            let span = self.lexed.tokens[at].span.cover(self.lexed.tokens[end - 1].span);
            let negates = match class {
                Class::Hedge => self.is_hedge(at, tokens.start, tokens.end),
                Class::Passive => self.follows_be(at, tokens.start),
                Class::Not | Class::Fail | Class::Local => true,
                Class::Deny => !self.follows_be(at, tokens.start),
                Class::Reject => self.precedes_claim(end, tokens.end) && !self.follows_be(at, tokens.start),
                Class::Claim | Class::Plain => false,
            };
            match class {
                Class::Hedge | Class::Passive if negates => marked.hedges.push(span),
                Class::Not | Class::Fail | Class::Local | Class::Deny | Class::Reject if negates => {
                    marked.negations.push(span);
                }
                _ => {}
            }
            match class {
                Class::Deny | Class::Reject => denied |= negates && whole.contains(&at),
                Class::Not | Class::Fail if main.contains(&at) && self.governs(at, &main) => {
                    marked.polarity = Polarity::Negated;
                }
                _ => {}
            }
            at = end;
        }
        if denied {
            marked.polarity = Polarity::Denied;
        }
        marked
    }

    fn word(&self, at: usize) -> &str {
        self.lexed.tokens.get(at).map_or("", |token| self.lexed.word(token))
    }

    fn part(&self, at: usize) -> Part {
        self.lexed
            .tokens
            .get(at)
            .map_or(Part::Other, |token| self.parts[token.word as usize])
    }

    fn marker_at(&self, at: usize, end: usize) -> Option<(Class, usize)> {
        let phrases = self.by_word[self.lexed.tokens[at].word as usize]?;
        let fits = |marker: &&Marker| {
            let after = at + 1..at + 1 + marker.rest.len();
            after.end <= end && after.zip(&marker.rest).all(|(at, word)| self.word(at) == *word)
        };
        phrases
            .iter()
            .find(fits)
            .map(|marker| (marker.class, at + 1 + marker.rest.len()))
    }

    /// The month May and the noun `might` are no hedges.
    fn is_hedge(&self, at: usize, start: usize, end: usize) -> bool {
        let next = self.lexed.tokens.get(at + 1).filter(|_| at + 1 < end);
        match self.word(at) {
            "may" => {
                let capital = self.lexed.tokens[at].case != Case::Lower;
                let verb_follows = next.is_some_and(|next| next.kind == TokenKind::Word && next.case == Case::Lower);
                verb_follows && (!capital || at == start && self.part(at + 1) == Part::Other)
            }
            "might" => {
                let verb_follows = next.is_some_and(|next| next.kind == TokenKind::Word);
                let joins = matches!(
                    self.word(at + 1),
                    "of" | "and" | "or" | "is" | "was" | "are" | "has" | "in" | "to"
                );
                verb_follows && !joins
            }
            _ => true,
        }
    }

    fn follows_be(&self, at: usize, start: usize) -> bool {
        (at.saturating_sub(2).max(start)..at).any(|before| self.part(before) == Part::Be)
    }

    fn precedes_claim(&self, from: usize, end: usize) -> bool {
        (from..end.min(from + 6)).any(|at| self.marker_at(at, end).is_some_and(|(class, _)| class == Class::Claim))
    }

    /// From the main clause's beginning to the first subordinate clause after it.
    fn main_clause(&self, tokens: Range<usize>) -> Range<usize> {
        let mut start = tokens.start;
        if tokens
            .clone()
            .next()
            .is_some_and(|first| self.part(first) == Part::Subordinator)
        {
            start = tokens
                .clone()
                .find(|&at| self.word(at) == ",")
                .map_or(tokens.end, |comma| comma + 1);
        }
        let end = (start..tokens.end).find(|&at| self.part(at) == Part::Subordinator);
        start..end.unwrap_or(tokens.end).max(start)
    }

    /// The negation stands by the verb, or is the `no` of its subject or object; a bare `not` before a noun is neither.
    fn governs(&self, at: usize, main: &Range<usize>) -> bool {
        if self.word(at) != "not" || matches!(self.word(at + 1), "guilty" | "liable") {
            return true;
        }
        (at.saturating_sub(2).max(main.start)..at).any(|at| matches!(self.part(at), Part::Be | Part::Auxiliary))
    }
}

fn part_of(word: &str) -> Part {
    match word {
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re" | "'m" => Part::Be,
        "do" | "does" | "did" | "has" | "have" | "had" | "will" | "would" | "can" | "could" | "may" | "might"
        | "shall" | "should" | "must" | "'ll" | "'d" | "'ve" | "ca" | "wo" => Part::Auxiliary,
        "that" | "which" | "who" | "whom" | "whose" | "because" | "if" | "when" | "where" | "although" | "though"
        | "while" | "whereas" | "unless" | "after" | "before" | "since" | "until" | "whether" | "as" | "what"
        | "why" | "how" => Part::Subordinator,
        _ => Part::Other,
    }
}
