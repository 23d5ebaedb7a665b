//! What speaks for and against two figures being of one thing, as numbers that are weighed.

use super::Aligned;
use super::counted::Figure;
use super::fates::{PEOPLE, is_part};
use super::measures::measure;
use crate::analysis::quantities::{Bound, QuantityKind};
use crate::compare::terms::Term;

/// How many pieces of evidence there are.
pub const PIECES: usize = 34;

/// What is counted anew in every game, term or session.
const REPEATED: &[&str] = &[
    "point", "game", "season", "rebound", "assist", "goal", "touchdown", "yard", "catch", "win", "run", "wicket", "set",
    "match", "pass", "shot", "hit", "round", "mark", "time", "minute", "hour", "day", "week", "month", "year", "page",
];

/// Of two figures whose values compare: each 0 to 1 or thereabouts.
pub fn evidence(aligned: &Aligned, a: &Figure, b: &Figure) -> [f32; PIECES] {
    let flag = |is: bool| f32::from(u8::from(is));
    let specific = |figure: &Figure| !figure.thing.is_empty() && figure.thing != PEOPLE;
    let fate_same = a.fate.is_some() && a.fate == b.fate;
    let one_thing = a.thing == b.thing || a.quantity.kind == QuantityKind::Age && one_person(&a.thing, &b.thing);
    let thing_same = specific(a) && specific(b) && one_thing;
    let thing_other = specific(a) && specific(b) && !one_thing;
    let thing_near = !thing_same && !thing_other && (a.thing == b.thing || fate_same);
    // `two women` of `three people`
    let within = |part: &Figure, whole: &Figure| {
        is_part(&part.thing) && part.thing != whole.thing && part.quantity.value <= whole.quantity.value
    };
    let part_of = within(a, b) || within(b, a);
    let specific_one = specific(a) != specific(b) && !(fate_same);
    let dated = |figure: &Figure| {
        super::dates_of(aligned.source(figure.said), aligned.statement(figure.said))
            .iter()
            .any(|date| date.year.is_some())
    };
    let around = a.around.iter().filter(|term| b.around.binary_search(term).is_ok()).count() as f32;
    let all = (a.around.len() + b.around.len()) as f32 - around;
    let words = Words::of(aligned, a.said, b.said);
    let ratio = {
        let (x, y) = (a.quantity.value.abs().max(1e-9), b.quantity.value.abs().max(1e-9));
        ((x / y).ln().abs() as f32).min(3.0)
    };
    let beside = |a: &[(Term, String)], b: &[(Term, String)]| a.iter().any(|(name, _)| b.iter().any(|(other, _)| name == other));
    let named = !a.names.is_empty() && !b.names.is_empty();
    let near = beside(&a.names, &b.names);
    let by = |figure: &Figure| {
        let by = aligned.authority(figure.said).map(|(_, term)| term);
        let mut names = aligned.said[figure.said].terms.names.clone();
        names.retain(|name| Some(*name) != by);
        names
    };
    let (ours, theirs) = (by(a), by(b));
    let told = !ours.is_empty() && !theirs.is_empty();
    let shared = ours.iter().any(|name| theirs.binary_search(name).is_ok());
    let repeated = |figure: &Figure| REPEATED.contains(&figure.thing.as_str()) || figure.quantity.unit == "yard";
    let kind = a.quantity.kind;
    let exact = |figure: &Figure| figure.quantity.bound == Bound::Exact;
    [
        flag(fate_same),
        flag(thing_same),
        flag(thing_near),
        flag(thing_other),
        flag(a.fate.is_some() != b.fate.is_some()),
        flag(a.sole && b.sole),
        flag(!a.beside[0].is_empty() && measure(&a.beside[0]) == measure(&b.beside[0])),
        flag(!a.beside[1].is_empty() && measure(&a.beside[1]) == measure(&b.beside[1])),
        if all > 0.0 { around / all } else { 0.0 },
        (around / 4.0).min(1.0),
        words.jaccard,
        words.contained,
        words.greatest,
        ratio,
        flag(named && near),
        flag(named && !near),
        flag(told && shared),
        flag(told && !shared),
        flag(a.part != b.part),
        flag(a.supposed != b.supposed),
        flag(repeated(a) || repeated(b)),
        flag(a.quantity.change.is_some()),
        flag(kind == QuantityKind::Money),
        flag(matches!(kind, QuantityKind::Percent | QuantityKind::PercentPoints)),
        flag(kind == QuantityKind::Measure),
        flag(kind == QuantityKind::Duration),
        flag(kind == QuantityKind::Age),
        flag(exact(a) && exact(b)),
        flag(a.running != b.running),
        flag(a.nearest.is_some() && a.nearest == b.nearest),
        flag(part_of),
        flag(specific_one),
        flag(a.names.is_empty() != b.names.is_empty()),
        flag(dated(a) != dated(b)),
    ]
}

/// `Example` and `Ann Example`, but not `Ann Example` and `Bob Example`.
fn one_person(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.split(' ').next_back() == long.split(' ').next_back()
        && short.split(' ').all(|word| long.split(' ').any(|other| other == word))
}

/// What the content words of two statements share, by their weight.
struct Words {
    jaccard: f32,
    contained: f32,
    greatest: f32,
}

impl Words {
    fn of(aligned: &Aligned, a: usize, b: usize) -> Words {
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
        let (shared, ours, theirs) = (sum(&common), sum(&a), sum(&b));
        let part = |whole: f32| if whole > 0.0 { shared / whole } else { 0.0 };
        Words {
            jaccard: part(ours + theirs - shared),
            contained: part(ours.min(theirs)),
            greatest: common.iter().map(weight).fold(0.0, f32::max) / 10.0,
        }
    }
}
