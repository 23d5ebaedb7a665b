//! What a statement is about, as terms: stemmed content words with their
//! rarity, letters in threes, entities, numbers.

use rustc_hash::FxHashMap;

use super::Source;
use super::events::Leaning;
use super::meaning::{Meaning, Sum};
use super::stem::{is_stop_word, stem};
use crate::analysis::statements::Statement;
use crate::text::{Case, Span, TokenKind};

/// A term, by a hash that is the same on every machine (FNV-1a, 64 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u64);

impl Term {
    pub fn word(stem: &str) -> Term {
        Term(fnv(OFFSET, stem.as_bytes()))
    }

    /// An entity, by its key across sources.
    pub fn name(key: &str) -> Term {
        Term(fnv(fnv(OFFSET, b"name:"), key.as_bytes()))
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The terms of one statement. Every list is ascending and without repetition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// Stems of the content words; numbers stand among them by their digits.
    pub stems: Vec<Term>,
    /// Letters in threes, over all words.
    pub threes: Vec<u64>,
    /// Entities.
    pub names: Vec<Term>,
    /// Numbers, by their digits.
    pub numbers: Vec<Term>,
    /// The use of each stem's word, in the order of the stems; numbers and what is not a word have none.
    pub meanings: Vec<Meaning>,
    /// The use of all words together.
    pub meaning: Sum,
    /// How many words tell what happened, by their chances.
    pub events: f32,
}

impl Terms {
    /// The same statement with its numbers left out.
    pub fn without_numbers(&self) -> Terms {
        let mut terms = self.clone();
        let stays = |stem: &Term| self.numbers.binary_search(stem).is_err();
        let pairs = self.stems.iter().zip(&self.meanings).filter(|(stem, _)| stays(stem));
        (terms.stems, terms.meanings) = pairs.unzip();
        terms.numbers.clear();
        terms
    }

    /// A term for all the words together.
    pub fn whole(&self) -> Term {
        Term(
            self.threes
                .iter()
                .fold(fnv(OFFSET, b"whole:"), |hash, three| fnv(hash, &three.to_le_bytes())),
        )
    }
}

/// Reads the terms of one source's statements. Each different word is stemmed once.
pub struct Reader<'a> {
    source: &'a Source<'a>,
    /// Per different word: its term, unless it is a function word.
    stems: Vec<Option<Term>>,
    meanings: Vec<Meaning>,
    leanings: Vec<Leaning>,
    /// Per entity of the analysis: its term across sources.
    names: &'a [Term],
}

impl<'a> Reader<'a> {
    pub fn new(source: &'a Source<'a>, names: &'a [Term]) -> Reader<'a> {
        let stems = source.lexed.per_word(|word| {
            let plain = word.chars().any(char::is_alphanumeric);
            (plain && !is_stop_word(word)).then(|| match word.contains(',') {
                true => Term::word(&word.replace(',', "")),
                false => Term::word(stem(word)),
            })
        });
        let meanings = source.lexed.per_word(Meaning::of);
        let leanings = source.lexed.per_word(Leaning::of);
        Reader {
            source,
            stems,
            meanings,
            leanings,
            names,
        }
    }

    pub fn statement(&self, statement: &Statement) -> Terms {
        let mut terms = self.span(statement.span, &attribution(statement));
        terms.names = statement
            .entities
            .iter()
            .filter_map(|entity| self.names.get(*entity as usize))
            .copied()
            .collect();
        terms.names.sort_unstable();
        terms.names.dedup();
        terms
    }

    /// The terms of the words in a span, names apart and those of the spans left out.
    pub fn span(&self, span: Span, left_out: &[Span]) -> Terms {
        let lexed = self.source.lexed;
        let mut terms = Terms::default();
        let mut stems: Vec<(Term, Meaning)> = vec![];
        let mut window = [' '; 2];
        for token in &lexed.tokens[lexed.within(span)] {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            if left_out.iter().any(|span| span.contains(token.span)) {
                continue;
            }
            let meaning = self.meanings[token.word as usize];
            terms.meaning.add(meaning);
            for letter in lexed.word(token).chars().chain([' ']) {
                terms
                    .threes
                    .push((window[0] as u64) << 42 | (window[1] as u64) << 21 | letter as u64);
                window = [window[1], letter];
            }
            if token.kind == TokenKind::Word && self.stems[token.word as usize].is_some() {
                terms.events += self.leanings[token.word as usize].chance(token.case != Case::Lower);
            }
            // In capitals, `US` and `WHO` are names.
            let capitals = (token.case == Case::Upper).then(|| Term::word(lexed.word(token)));
            let Some(term) = self.stems[token.word as usize].or(capitals) else {
                continue;
            };
            if token.kind == TokenKind::Number {
                terms.numbers.push(term);
                stems.push((term, Meaning::default()));
            } else {
                stems.push((term, meaning));
            }
        }
        stems.sort_unstable();
        stems.dedup_by_key(|(stem, _)| *stem);
        (terms.stems, terms.meanings) = stems.into_iter().unzip();
        terms.numbers.sort_unstable();
        terms.numbers.dedup();
        terms.threes.sort_unstable();
        terms.threes.dedup();
        terms
    }
}

/// Where a statement names who says it, which is no part of what is said.
pub fn attribution(statement: &Statement) -> Vec<Span> {
    statement
        .attribution
        .iter()
        .flat_map(|attribution| [attribution.span, attribution.cue])
        .collect()
}

/// How rare terms are: in news at large, and among the statements compared.
#[derive(Clone, Debug)]
pub struct Rarity {
    /// Sentences that hold the word, of [`Rarity::sentences`].
    background: FxHashMap<Term, f32>,
    sentences: f32,
    /// Statements compared that hold the term.
    here: FxHashMap<Term, u32>,
    statements: u32,
}

/// How many sentences the frequencies at large weigh against the statements compared.
const PRIOR: f32 = 300.0;
/// The frequency of a word that the list does not hold.
const UNLISTED: f32 = 3.0;

impl Rarity {
    pub fn at_large() -> Rarity {
        let mut background: FxHashMap<Term, f32> = FxHashMap::default();
        let mut sentences = 1.0;
        for line in include_str!("../../models/similarity/frequencies.tsv").lines() {
            let Some((word, count)) = line.split_once('\t') else {
                continue;
            };
            let count: f32 = count.parse().unwrap_or(0.0);
            if word == "# sentences" {
                sentences = count;
            } else {
                *background.entry(Term::word(stem(word))).or_default() += count;
            }
        }
        Rarity {
            background,
            sentences,
            here: FxHashMap::default(),
            statements: 0,
        }
    }

    /// Counts a statement that is compared.
    pub fn count(&mut self, terms: &Terms) {
        self.statements += 1;
        for term in terms.stems.iter().chain(&terms.names) {
            *self.here.entry(*term).or_default() += 1;
        }
    }

    /// The weight of a term: minus the logarithm of how often a statement holds it.
    pub fn weight(&self, term: Term) -> f32 {
        let large = self
            .background
            .get(&term)
            .copied()
            .unwrap_or(UNLISTED)
            .min(self.sentences)
            / self.sentences;
        let here = self.here.get(&term).copied().unwrap_or(0) as f32;
        let chance = (here + PRIOR * large) / (self.statements as f32 + PRIOR);
        -chance.min(1.0).ln()
    }

    /// The weight of a term by news at large alone.
    pub fn at_large_weight(&self, term: Term) -> f32 {
        let count = self
            .background
            .get(&term)
            .copied()
            .unwrap_or(UNLISTED)
            .min(self.sentences);
        (self.sentences / count).ln()
    }
}
