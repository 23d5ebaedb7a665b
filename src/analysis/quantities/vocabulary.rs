//! What single words mean to the reader of quantities: one look-up per different word of a text.

use rustc_hash::FxHashMap;

use super::currencies;
use super::units::{UNITS, Unit};
use super::word_lists::*;
use crate::analysis::number_words::{SMALL, TENS};
use crate::text::Lexed;

/// A number word's part in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// `zero` to `nineteen`.
    Small(f64),
    /// `twenty`, `thirty`, …
    Tens(f64),
    Hundred,
    Dozen,
    /// `thousand` and above.
    Scale(f64),
}

/// What one word can mean. Most words mean none of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sense {
    pub numeral: Option<Numeral>,
    /// `hundreds`, `thousands`, `dozens`: the unit that is counted.
    pub plural_scale: Option<f64>,
    /// The denominator of `third`, `thirds`, `half`, `quarters`.
    pub part: Option<f64>,
    /// The rank that `second`, `third`, … states.
    pub rank: Option<f64>,
    /// The unit by its word, then by its short form.
    pub unit: Option<&'static Unit>,
    pub short_unit: Option<&'static Unit>,
    pub currency: Option<&'static str>,
    /// The currency of a code, where it stands in capitals.
    pub code: Option<&'static str>,
    /// The factor of a verb or adverb that multiplies: `doubled`.
    pub multiple: Option<f64>,
    flags: u32,
}

/// Word classes that end or shape phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Class {
    /// Ends a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, adverbs of time, verbs of saying.
    Function = 1,
    /// `the`, `its`, `these`.
    Determiner = 1 << 1,
    /// A noun that a number names rather than counts: `article 5`.
    Label = 1 << 2,
    /// Part of a street's name.
    Street = 1 << 3,
    /// Plural without an ending: `people`.
    Plural = 1 << 4,
    /// `rose`, `up`.
    Up = 1 << 5,
    /// `fell`, `down`.
    Down = 1 << 6,
    /// Takes no object: with it a bare number is a change (`rose 3`).
    Intransitive = 1 << 7,
    /// A contest's verb: numbers after it are scores.
    Score = 1 << 8,
    /// A superlative: `largest`, `most`.
    Superlative = 1 << 9,
    /// A noun of change: `a 12% rise`, `an increase of 3`.
    ChangeNoun = 1 << 10,
    /// A currency's national adjective.
    National = 1 << 11,
    /// A quantity can begin with the word, though it is no number word: `a` (`a third`), `twice`, `US` (`US$`).
    Opener = 1 << 12,
    /// A noun that a hyphen ties to a number: `12-member`.
    Compound = 1 << 13,
    /// How far something reaches: after `m` it tells metres from millions.
    Extent = 1 << 14,
    /// `p.m.`, `GMT`.
    Clock = 1 << 15,
    /// `one` after it is a pronoun.
    NoCountBeforeOne = 1 << 16,
    /// `one` before it counts nothing.
    NoCountAfterOne = 1 << 17,
    /// Its `up` or `down` is no change: `set up`.
    ParticleVerb = 1 << 18,
}

impl Sense {
    /// The sense of most words.
    pub const NOTHING: Sense = Sense {
        numeral: None,
        plural_scale: None,
        part: None,
        rank: None,
        unit: None,
        short_unit: None,
        currency: None,
        code: None,
        multiple: None,
        flags: 0,
    };

    pub fn is(&self, class: Class) -> bool {
        self.flags & class as u32 != 0
    }

    /// Whether a quantity can begin with the word.
    pub fn begins_quantity(&self) -> bool {
        self.numeral.is_some()
            || self.plural_scale.is_some()
            || self.part.is_some()
            || self.rank.is_some()
            || self.multiple.is_some()
            || self.is(Class::Opener)
    }
}

const CHANGE_NOUN_DOWN: &str =
    "fall drop decline decrease cut reduction slump plunge slide dip contraction loss downturn";

const SCALES: &[(&str, f64)] = &[
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("crore", 1e7),
    ("crores", 1e7),
];
const PLURAL_SCALES: &[(&str, f64)] = &[
    ("dozens", 12.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("trillions", 1e12),
];
const RANKS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];
const MULTIPLES: &[(&str, f64)] = &[
    ("doubled", 2.0),
    ("doubling", 2.0),
    ("doubles", 2.0),
    ("tripled", 3.0),
    ("tripling", 3.0),
    ("trebled", 3.0),
    ("quadrupled", 4.0),
    ("halved", 0.5),
    ("halving", 0.5),
    ("twofold", 2.0),
    ("threefold", 3.0),
    ("fourfold", 4.0),
    ("fivefold", 5.0),
    ("sixfold", 6.0),
    ("tenfold", 10.0),
    ("hundredfold", 100.0),
];

/// The scale that a short form after digits states, as written; with the case where it matters.
pub fn short_scale(text: &str) -> Option<f64> {
    Some(match text {
        "k" | "K" => 1e3,
        "m" | "M" | "mn" | "mln" | "mil" => 1e6,
        "b" | "B" | "bn" | "Bn" | "BN" | "bln" | "bil" => 1e9,
        "t" | "T" | "tn" | "trn" | "tln" | "tril" => 1e12,
        _ => return None,
    })
}

/// The meanings of every different word of a text.
pub fn senses(lexed: &Lexed) -> Vec<Sense> {
    let table = table();
    lexed.per_word(|word| match table.get(word) {
        Some(sense) => *sense,
        None => table
            .get(word.strip_suffix('.').unwrap_or(word))
            .copied()
            .unwrap_or_default(),
    })
}

fn table() -> FxHashMap<&'static str, Sense> {
    let mut table: FxHashMap<&'static str, Sense> = FxHashMap::default();
    let mut put = |word: &'static str, change: &dyn Fn(&mut Sense)| change(table.entry(word).or_default());
    for (value, word) in SMALL.iter().enumerate() {
        put(word, &|sense| sense.numeral = Some(Numeral::Small(value as f64)));
    }
    for (index, word) in TENS.iter().enumerate() {
        put(word, &|sense| {
            sense.numeral = Some(Numeral::Tens(20.0 + 10.0 * index as f64))
        });
    }
    put("hundred", &|sense| sense.numeral = Some(Numeral::Hundred));
    put("dozen", &|sense| sense.numeral = Some(Numeral::Dozen));
    for (word, value) in SCALES {
        put(word, &|sense| sense.numeral = Some(Numeral::Scale(*value)));
    }
    for (word, value) in PLURAL_SCALES {
        put(word, &|sense| sense.plural_scale = Some(*value));
    }
    for (index, word) in RANKS.iter().enumerate() {
        put(word, &|sense| sense.rank = Some(index as f64 + 1.0));
    }
    for (word, part) in [
        ("half", 2.0),
        ("third", 3.0),
        ("thirds", 3.0),
        ("quarter", 4.0),
        ("quarters", 4.0),
        ("fifth", 5.0),
        ("fifths", 5.0),
        ("sixth", 6.0),
        ("seventh", 7.0),
        ("eighth", 8.0),
        ("tenth", 10.0),
        ("tenths", 10.0),
    ] {
        put(word, &|sense| sense.part = Some(part));
    }
    for (word, factor) in MULTIPLES {
        put(word, &|sense| sense.multiple = Some(*factor));
    }
    for unit in UNITS {
        for word in unit.words {
            put(word, &|sense| {
                sense.unit = Some(unit);
                sense.short_unit = Some(unit);
            });
        }
        for word in unit.short {
            put(word, &|sense| sense.short_unit = Some(unit));
        }
    }
    for (word, code) in currencies::WORDS {
        put(word, &|sense| sense.currency = Some(code));
    }
    for (adjective, _, _) in currencies::NATIONAL {
        put(adjective, &|sense| sense.flags |= Class::National as u32);
    }
    for (code, folded) in currencies::CODES {
        put(folded, &|sense| {
            sense.code = Some(code);
            sense.flags |= Class::Opener as u32;
        });
    }
    for (list, class) in [
        (FUNCTION, Class::Function),
        (DETERMINER, Class::Determiner),
        (LABEL, Class::Label),
        (STREET, Class::Street),
        (PLURAL, Class::Plural),
        (UP, Class::Up),
        (CHANGE_NOUN_UP, Class::Up),
        (DOWN, Class::Down),
        (CHANGE_NOUN_DOWN, Class::Down),
        (CHANGE_NOUN_UP, Class::ChangeNoun),
        (CHANGE_NOUN_DOWN, Class::ChangeNoun),
        (INTRANSITIVE, Class::Intransitive),
        (SCORE, Class::Score),
        (SUPERLATIVE, Class::Superlative),
        (OPENER, Class::Opener),
        (COMPOUND, Class::Compound),
        (EXTENT, Class::Extent),
        (CLOCK, Class::Clock),
        (NO_COUNT_BEFORE_ONE, Class::NoCountBeforeOne),
        (NO_COUNT_AFTER_ONE, Class::NoCountAfterOne),
        (PARTICLE_VERB, Class::ParticleVerb),
    ] {
        for word in list.split_whitespace() {
            put(word, &|sense| sense.flags |= class as u32);
        }
    }
    table
}
