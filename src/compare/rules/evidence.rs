//! What speaks for and against two figures being of one thing, and how much.
//!
//! Each piece of evidence is 0 to 1 or thereabouts; the weights are a logistic regression (ridge 3) over pairs of
//! sentences from news on one event, labelled by hand as giving figures that disagree or not: 1,700 pairs, 124 of which
//! disagree, from ECB+, MEANTIME and public pages of several outlets (`models/figures/MODEL_CARD.md`). Of a sentence pair that disagrees, the pair of
//! figures that weighs most counts as the one that does.

use super::Aligned;
use super::counted::Figure;
use super::fates::PEOPLE;
use crate::analysis::quantities::{Bound, QuantityKind};
use crate::compare::stem::stem;
use crate::compare::terms::Term;

/// What is counted anew in every game, term or session.
const REPEATED: &[&str] = &[
    "point",
    "game",
    "season",
    "rebound",
    "assist",
    "goal",
    "touchdown",
    "yard",
    "catch",
    "win",
    "run",
    "wicket",
    "set",
    "match",
    "pass",
    "shot",
    "hit",
    "round",
    "mark",
    "time",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "page",
];

/// What is weighed against: the regression's -0.99, less 0.4, so that at zero eight in ten of the figures called one
/// thing are so.
const AGAINST: f32 = -0.59;

/// A piece of evidence: how it reads, how strong it is here, and what it weighs at full strength.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    pub reads: &'static str,
    pub strength: f32,
    weight: f32,
}

impl Piece {
    /// Positive where it speaks for one thing.
    pub fn weighs(&self) -> f32 {
        self.strength * self.weight
    }
}

/// The sum of the evidence, positive where two figures are likelier of one thing than not.
pub fn weigh(pieces: &[Piece]) -> f32 {
    AGAINST + pieces.iter().map(Piece::weighs).sum::<f32>()
}

/// The evidence on two figures whose values compare.
pub fn evidence(aligned: &Aligned, a: &Figure, b: &Figure) -> Vec<Piece> {
    let flag = |is: bool| f32::from(u8::from(is));
    let fate_same = same_fate(a, b);
    let thing_same = same_thing(a, b);
    let (part, common) = around(a, b);
    let (contained, greatest) = words(aligned, a.said, b.said);
    let ratio = {
        let (x, y) = (a.quantity.value.abs().max(1e-9), b.quantity.value.abs().max(1e-9));
        ((x / y).ln().abs() as f32).min(3.0)
    };
    let beside = !a.names.is_empty() && !b.names.is_empty();
    let near = a
        .names
        .iter()
        .any(|(name, _)| b.names.iter().any(|(other, _)| name == other));
    let (ours, theirs) = (names(aligned, a.said), names(aligned, b.said));
    let told = !ours.is_empty() && !theirs.is_empty();
    let shared = ours.iter().any(|name| theirs.binary_search(name).is_ok());
    let exact = |figure: &Figure| figure.quantity.bound == Bound::Exact;
    let rare = aligned.rarity.at_large_weight(Term::word(stem(&a.thing))) / 10.0;
    let piece = |reads, strength, weight| Piece {
        reads,
        strength,
        weight,
    };
    vec![
        piece("both count people to whom the same happened", flag(fate_same), 1.69),
        piece(
            "each is the only figure of its kind in its statement",
            flag(a.sole && b.sole),
            0.49,
        ),
        piece("the same words around them", part, 0.41),
        piece("several of the same words around them", (common / 4.0).min(1.0), 0.59),
        piece("the same words in the statements", contained, 0.30),
        piece("a rare word in common", greatest, 0.59),
        piece("values far apart", ratio, -1.43),
        piece("tolls may lie far apart", if fate_same { ratio } else { 0.0 }, 0.25),
        piece("other names beside them", flag(beside && !near), -0.69),
        piece("the same name in the statements", flag(told && shared), 0.65),
        piece("only other names in the statements", flag(told && !shared), -1.15),
        piece(
            "only one is stated as a fact",
            flag(a.scope.supposed != b.scope.supposed),
            -0.70,
        ),
        piece("counted anew every time", flag(is_repeated(a) || is_repeated(b)), -1.04),
        piece(
            "changes, of which there are many",
            flag(a.quantity.change.is_some()),
            -0.91,
        ),
        piece("measures", flag(a.quantity.kind == QuantityKind::Measure), 0.46),
        piece("both exact", flag(exact(a) && exact(b)), -0.62),
        piece(
            "only one is counted up to now",
            flag(a.scope.running != b.scope.running),
            -0.58,
        ),
        piece(
            "the same thing counted, and a rare one",
            if thing_same { rare } else { 0.0 },
            0.30,
        ),
        piece("only one says what is counted", flag(one_names_it(a, b)), -0.46),
    ]
}

/// Of the words around both numbers: the part that they share, and how many.
pub fn around(a: &Figure, b: &Figure) -> (f32, f32) {
    let common = a.around.iter().filter(|term| b.around.binary_search(term).is_ok());
    let shared = common.count() as f32;
    let all = (a.around.len() + b.around.len()) as f32 - shared;
    (if all > 0.0 { shared / all } else { 0.0 }, shared)
}

/// Of what is counted anew every time.
pub fn is_repeated(figure: &Figure) -> bool {
    REPEATED.contains(&figure.thing.as_str()) || figure.quantity.unit == "yard"
}

/// Both count people with one fate.
pub fn same_fate(a: &Figure, b: &Figure) -> bool {
    a.fate.is_some() && a.fate == b.fate
}

/// Both name what is counted or measured, and it is the same.
pub fn same_thing(a: &Figure, b: &Figure) -> bool {
    specific(a) && specific(b) && one_thing(a, b)
}

/// Both name what is counted or measured, and it is something else.
pub fn other_thing(a: &Figure, b: &Figure) -> bool {
    specific(a) && specific(b) && !one_thing(a, b)
}

/// Only one names what is counted or measured.
pub fn one_names_it(a: &Figure, b: &Figure) -> bool {
    specific(a) != specific(b) && !same_fate(a, b)
}

fn one_thing(a: &Figure, b: &Figure) -> bool {
    a.thing == b.thing || a.quantity.kind == QuantityKind::Age && one_person(&a.thing, &b.thing)
}

fn specific(figure: &Figure) -> bool {
    !figure.thing.is_empty() && figure.thing != PEOPLE
}

/// `Example` and `Ann Example`, but not `Ann Example` and `Bob Example`.
fn one_person(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.split(' ').next_back() == long.split(' ').next_back()
        && short.split(' ').all(|word| long.split(' ').any(|other| other == word))
}

/// How closely what two figures count is related, their statements apart: of two figures of a statement the closer one
/// is meant.
pub fn kinship(a: &Figure, b: &Figure) -> f32 {
    let flag = |is: bool| f32::from(u8::from(is));
    let near = !same_thing(a, b) && !other_thing(a, b) && (a.thing == b.thing || same_fate(a, b));
    2.0 * flag(same_fate(a, b)) + 1.5 * flag(same_thing(a, b)) + 0.7 * flag(near)
        - 1.5 * flag(other_thing(a, b))
        - flag(one_names_it(a, b))
        - flag(a.fate.is_some() != b.fate.is_some())
        + around(a, b).0
}

/// The entities of a statement but for those who say it.
fn names(aligned: &Aligned, said: usize) -> Vec<Term> {
    let by = aligned.authority(said).map(|(_, term)| term);
    let mut names = aligned.said[said].terms.names.clone();
    names.retain(|name| Some(*name) != by);
    names
}

/// Of the content words of two statements, by their weight: the shared part of the shorter one, and the rarest shared.
fn words(aligned: &Aligned, a: usize, b: usize) -> (f32, f32) {
    let stems = |said: usize| {
        let terms = &aligned.said[said].terms;
        let mut stems = terms.stems.clone();
        stems.retain(|stem| terms.numbers.binary_search(stem).is_err());
        stems
    };
    let (a, b) = (stems(a), stems(b));
    let weight = |term: &Term| aligned.rarity.at_large_weight(*term);
    let sum = |stems: &[Term]| stems.iter().map(weight).sum::<f32>();
    let common: Vec<Term> = a.iter().filter(|stem| b.binary_search(stem).is_ok()).copied().collect();
    let whole = sum(&a).min(sum(&b));
    let contained = if whole > 0.0 { sum(&common) / whole } else { 0.0 };
    (contained, common.iter().map(weight).fold(0.0, f32::max) / 10.0)
}
