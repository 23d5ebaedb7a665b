//! What single words mean to the reader of quantities: one look-up per different word of a text.

use rustc_hash::FxHashMap;

use super::currencies;
use super::units::{UNITS, Unit};
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
    flags: u16,
}

/// Word classes that end or shape phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Ends a noun phrase: prepositions, conjunctions, auxiliaries, pronouns, adverbs of time, verbs of saying.
    Function = 1,
    /// `the`, `its`, `these`.
    Determiner = 2,
    /// A noun that a number names rather than counts: `article 5`.
    Label = 4,
    /// Part of a street's name.
    Street = 8,
    /// Plural without an ending: `people`.
    Plural = 16,
    /// `rose`, `up`.
    Up = 32,
    /// `fell`, `down`.
    Down = 64,
    /// Takes no object: with it a bare number is a change (`rose 3`).
    Intransitive = 128,
    /// A contest's verb: numbers after it are scores.
    Score = 256,
    /// A superlative: `largest`, `most`.
    Superlative = 512,
    /// A noun of change: `a 12% rise`, `an increase of 3`.
    ChangeNoun = 1024,
    /// A currency's national adjective.
    National = 2048,
    /// A quantity can begin with the word, though it is no number word: `a` (`a third`), `twice`, `US` (`US$`).
    Opener = 4096,
    /// A noun that a hyphen ties to a number: `12-member`.
    Compound = 8192,
    /// How far something reaches: after `m` it tells metres from millions.
    Extent = 16384,
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
        self.flags & class as u16 != 0
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

const FUNCTION: &str = "
    of in on at to for from with without by about against between into through during before after above below under
    over since until till within across along among around behind beyond near off onto out outside inside per than as
    like via amid amidst despite toward towards upon up down and or but nor so yet if because although though while whereas
    when where who whom whose which that what why how there here then now i you he she it we they me him us them himself
    herself itself themselves is are was were be been being am has have had having do does did will would shall should
    can could may might must not n't 's 're 've 'll 'd said says say told tells tell also again ago already always
    ever never still just only even once later earlier today yesterday tomorrow tonight annually yearly monthly
    daily weekly each apiece respectively altogether overall alone together more less fewer most least
    a an the this these those its his her their our my your both either neither every any some no all another
    began became become came come went go goes got get gets made make makes took take takes took gave give gives
    died fled remain remained remains stood stands live lived work worked voted joined attended took fell rose
    met ran saw sent left spoke broke wrote kept felt found brought bought sat flew grew drove struck chose held knew
    heard showed seem seems seemed occurred happened
    yes too very much many according including excluding compared versus vs such apart instead following
    plus minus times";

const DETERMINER: &str = "the its his her their our my your these those this that all both such a an";

const LABEL: &str = "
    article articles section sections page pages chapter chapters paragraph clause clauses no. nos. number numbers
    room gate platform route line level phase stage step part volume vol vol. figure fig fig. table type class grade
    group channel flight highway interstate unit act episode season round rule item version zone ward district block
    bus resolution bill proposition amendment apt suite psalm title category model mark size p. pp. verse sheet
    exhibit form protocol pier terminal lane exit hole division formula appendix annex schedule note code v v.
    chapter lot bay hangar dock studio sector battalion brigade regiment squadron";

const STREET: &str = "street st st. road rd rd. avenue ave ave. lane drive square place boulevard blvd terrace";

const PLURAL: &str = "
    people men women children police troops personnel cattle sheep fish aircraft spacecraft feet teeth mice geese
    crew staff lives wives knives households police media data criteria phenomena species series
    hectares livestock infantry cavalry deer offspring servicemen servicewomen policemen policewomen firefighters
    businessmen congressmen lawmakers sportsmen clergy youth wounded dead injured missing killed hurt arrested detained";

const UP: &str = "
    rise rises rose risen rising increase increases increased increasing grow grows grew grown growing climb climbs
    climbed climbing gain gains gained gaining jump jumps jumped jumping surge surges surged surging soar soars soared
    soaring up higher swell swelled expand expanded expanding raised raise raises raising advanced strengthened
    leapt leap";

const DOWN: &str = "
    fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases
    decreased decreasing shrink shrinks shrank shrunk shrinking down plunge plunges plunged plunging slump slumps
    slumped slid slide slides tumble tumbles tumbled slip slips slipped cut cuts cutting reduce reduces reduced
    reducing lower lowered lowering contract contracted sank sunk weakened plummeted plummet";

const INTRANSITIVE: &str = "
    rise rises rose risen rising fall falls fell fallen falling up down climbed declined decline declines jumped
    surged soared plunged slumped slid tumbled slipped plummeted sank leapt";

const SCORE: &str = "
    won win wins winning beat beats beating beaten lost lose loses losing defeated defeat victory draw drew drawn tied
    tie led leads lead trailed trailing score scored level thrashed edged downed match game set sets voted vote votes
    vote defeating loss";

const SUPERLATIVE: &str = "
    largest biggest highest lowest smallest longest oldest youngest best worst fastest richest poorest busiest tallest
    greatest strongest deepest heaviest deadliest costliest largest-ever most least closest nearest
    wealthiest hottest coldest wettest driest warmest";

const CHANGE_NOUN_UP: &str = "rise increase growth jump surge gain hike climb upturn expansion leap";
const CHANGE_NOUN_DOWN: &str =
    "fall drop decline decrease cut reduction slump plunge slide dip contraction loss downturn";

const OPENER: &str = "a an twice tens double us a au c ca nz hk s nt r rs rs. rm rp tk";

const COMPOUND: &str = "
    member members strong seat storey page man person nation judge vessel judges bed room bedroom
    seater metre car vehicle point game";

const EXTENT: &str = "
    high tall long wide deep away above below under race sprint run dash hurdles final freestyle relay thick across
    butterfly backstroke breaststroke record underwater";

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
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
        "b" | "B" | "bn" | "Bn" | "BN" | "bln" => 1e9,
        "t" | "T" | "tn" | "trn" | "tln" => 1e12,
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
        put(adjective, &|sense| sense.flags |= Class::National as u16);
    }
    for (code, folded) in currencies::CODES {
        put(folded, &|sense| {
            sense.code = Some(code);
            sense.flags |= Class::Opener as u16;
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
    ] {
        for word in list.split_whitespace() {
            put(word, &|sense| sense.flags |= class as u16);
        }
    }
    table
}
