//! Whether two figures are about the same thing: decided before their values are held against each other.
//!
//! What parts them is looked for first: a change against a level, another time, another thing or fate, a part against the
//! whole, a member of a breakdown. Then what speaks for one thing is weighed against what speaks for another
//! ([`evidence`]); where it does not suffice, nobody can tell.

use super::counted::Figure;
use super::evidence::{Piece, around, evidence, is_repeated, one_names_it, other_thing, same_thing, weigh};
use super::fates::{PEOPLE, is_part, is_people};
use super::measures::fate;
use super::scope::{begins_with_pronoun, countries, leading_name, named};
use super::{Aligned, dates_of};
use crate::analysis::quantities::QuantityKind;
use crate::compare::terms::Term;

/// What is decided of two figures, and why, in words for a reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Sameness {
    Same(String),
    Different(String),
    Unclear(String),
}

/// Pieces of evidence that are told, and how much each must weigh.
const TOLD: usize = 3;
const TELLING: f32 = 0.1;
/// From this part of the words around both numbers on, and from so many words, they stand in the same clause.
const CLAUSE: f32 = 0.8;
const CLAUSE_WORDS: f32 = 4.0;
/// So many words around two distances tell that they are of the same two places.
const DISTANCE_WORDS: f32 = 3.0;
/// So many words around two stretches of time are the same where nothing else tells what lasts.
const PLACE_WORDS: f32 = 2.0;

/// Decides of two figures whose values compare.
pub fn decide(aligned: &Aligned, a: &Figure, b: &Figure) -> Sameness {
    if let Some(why) = apart(aligned, a, b) {
        return Sameness::Different(why);
    }
    if let Some(why) = untold(a, b).or_else(|| other_scope(aligned, a, b)) {
        return Sameness::Unclear(why.to_owned());
    }
    let pieces = evidence(aligned, a, b);
    let weight = weigh(&pieces);
    let told = format!(
        "{}. For one thing: {}; against: {} (together {weight:+.2}, at least 0 is needed).",
        counted(a, b),
        strongest(&pieces, 1.0),
        strongest(&pieces, -1.0)
    );
    // Among the same words no distance between the values tells against one thing.
    if weight > 0.0 || same_clause(a, b) {
        Sameness::Same(told)
    } else {
        Sameness::Unclear(told)
    }
}

/// Whether nearly all words around both are the same, and they are enough to tell.
fn same_clause(a: &Figure, b: &Figure) -> bool {
    let (around, shared) = around(a, b);
    around >= CLAUSE && shared >= CLAUSE_WORDS && !is_repeated(a) && a.quantity.change.is_none()
}

/// Whether they stand between the same words, among others that are the same.
fn same_place(a: &Figure, b: &Figure) -> bool {
    !a.beside[0].is_empty() && a.beside == b.beside && around(a, b).1 >= PLACE_WORDS
}

/// What makes them figures of two things.
fn apart(aligned: &Aligned, a: &Figure, b: &Figure) -> Option<String> {
    let only = |what: &str| Some(format!("Only one of them {what}."));
    if a.quantity.change != b.quantity.change {
        return Some("One is a change, the other is none or goes the other way.".to_owned());
    }
    if aligned.other_time(a.said, b.said) {
        return Some("The statements name different times.".to_owned());
    }
    if a.scope.earlier != b.scope.earlier && !same_year(aligned, a.said, b.said) {
        return only("looks back to another time");
    }
    if matches!((a.scope.period, b.scope.period), (Some(ours), Some(theirs)) if ours != theirs) {
        return Some("They are of different parts of a year.".to_owned());
    }
    if let (Some(ours), Some(theirs)) = (a.fate, b.fate)
        && ours != theirs
    {
        return Some(format!(
            "They count what became of different people: {ours} and {theirs}."
        ));
    }
    if within(a, b) || within(b, a) {
        return Some(format!("One may be a part of the other: {} and {}.", a.thing, b.thing));
    }
    if other_thing(a, b) {
        return Some(format!("They count different things: {} and {}.", a.thing, b.thing));
    }
    if let Some(word) = a
        .part
        .filter(|_| a.part != b.part)
        .or(b.part.filter(|_| a.part != b.part))
        && is_restricting(word)
    {
        return only(&format!("counts a part or a rate (“{word}”)"));
    }
    let increment = |part: Option<&str>| matches!(part, Some("more" | "another" | "additional" | "further" | "extra"));
    if increment(a.part) != increment(b.part) && a.fate == fate("killed") && a.fate == b.fate {
        return only("counts those who came to others before");
    }
    if a.listed != b.listed {
        return only("is one of several that its statement gives of the same thing");
    }
    None
}

/// Both statements name the same year.
fn same_year(aligned: &Aligned, a: usize, b: usize) -> bool {
    let years = |said: usize| {
        dates_of(aligned.source(said), aligned.statement(said))
            .into_iter()
            .filter_map(|date| date.year)
    };
    years(a).any(|year| years(b).any(|other| other == year))
}

/// What leaves open what they count.
fn untold(a: &Figure, b: &Figure) -> Option<&'static str> {
    let kind = a.quantity.kind;
    match kind {
        QuantityKind::Count if a.thing.is_empty() && b.thing.is_empty() => Some("Neither says what it counts."),
        QuantityKind::Count if a.thing.is_empty() || b.thing.is_empty() => {
            Some("Only one of them says what it counts.")
        }
        _ if (is_repeated(a) || is_repeated(b)) && !same_clause(a, b) => Some("Counted anew each time."),
        QuantityKind::Duration if goes_on(&a.thing) && !same_clause(a, b) => Some("What lasts may go on."),
        QuantityKind::Age if !same_thing(a, b) => Some("They do not name the same person beside the age."),
        QuantityKind::Duration if !same_thing(a, b) && !same_place(a, b) => {
            Some("They do not name the same thing that lasts.")
        }
        QuantityKind::Measure if one_names_it(a, b) => Some("Only one of them says what it measures."),
        QuantityKind::Measure if !same_thing(a, b) && disjoint(a, b) => Some("Other names stand beside them."),
        QuantityKind::Count if people(a) && people(b) && a.fate.is_some() != b.fate.is_some() => {
            Some("Only one of them says what became of the people.")
        }
        QuantityKind::Count if people(a) && people(b) && a.fate.is_none() && around(a, b).1 < 1.0 => {
            Some("They do not say of which people.")
        }
        _ if a.scope.polled && b.scope.polled => Some("Another poll gives another figure."),
        _ => None,
    }
}

/// What leaves open whether they are of one occasion.
fn other_scope(aligned: &Aligned, a: &Figure, b: &Figure) -> Option<&'static str> {
    // An age is the named person's, whatever else is told.
    if a.quantity.kind == QuantityKind::Age {
        return None;
    }
    let (ours, theirs) = (&a.scope, &b.scope);
    if (ours.offered || theirs.offered) && !same_clause(a, b) {
        return Some("There may be several offers, and they change.");
    }
    if (ours.market || theirs.market) && !same_clause(a, b) {
        return Some("Markets move by the hour.");
    }
    if ours.first_report != theirs.first_report {
        return Some("Only one of them is a first report.");
    }
    if ours.dated != theirs.dated {
        return Some("Only one of them is dated, by a month or a year.");
    }
    if a.fate == fate("injured") && a.fate == b.fate && ours.treated != theirs.treated {
        return Some("Only one of them counts those who were treated.");
    }
    if sums(a, b) || sums(b, a) {
        return Some("One is counted together with others and may be a part of the other.");
    }
    if a.part == Some("of the") && b.part == Some("of the") {
        return Some("Both are parts, and of which wholes is not told.");
    }
    if !(a.sole && b.sole) && a.fate.is_none() && a.nearest.is_some() && b.nearest.is_some() && a.nearest != b.nearest {
        return Some("One of several figures, beside another name.");
    }
    if a.thing == "distance" && around(a, b).1 < DISTANCE_WORDS {
        return Some("They do not say of what the distance is.");
    }
    let (ours, theirs) = (countries(aligned, a.said), countries(aligned, b.said));
    if !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|country| theirs.contains(country)) {
        return Some("The statements name different countries.");
    }
    let (ours, theirs) = (leading_name(aligned, a.said), leading_name(aligned, b.said));
    match (ours, theirs) {
        (None, Some(_)) if a.fate.is_none() && begins_with_pronoun(aligned, a.said) => {
            Some("One statement says of whom or what it is by a pronoun alone.")
        }
        (Some(_), None) if b.fate.is_none() && begins_with_pronoun(aligned, b.said) => {
            Some("One statement says of whom or what it is by a pronoun alone.")
        }
        (Some(ours), Some(theirs)) if a.fate.is_none() && ours != theirs => {
            let named = |said: usize, key: &str| named(aligned, said, key);
            let other = !named(a.said, theirs) && !named(b.said, ours);
            other.then_some("The statements begin with different names.")
        }
        _ => None,
    }
}

/// `two stewards and a cook` of `three people`.
fn sums(part: &Figure, whole: &Figure) -> bool {
    part.scope.joined && !whole.scope.joined && is_people(&whole.thing) && part.quantity.value < whole.quantity.value
}

fn people(figure: &Figure) -> bool {
    figure.thing == PEOPLE
}

/// What is still going on when it is reported lasts longer in the next report.
fn goes_on(thing: &str) -> bool {
    matches!(
        thing,
        "riot"
            | "protest"
            | "unrest"
            | "demonstration"
            | "strike"
            | "siege"
            | "fighting"
            | "search"
            | "standoff"
            | "violence"
            | "clash"
            | "war"
            | "blackout"
            | "outage"
            | "trial"
            | "manhunt"
    )
}

fn disjoint(a: &Figure, b: &Figure) -> bool {
    let shared = |name: &(Term, String)| b.names.iter().any(|(other, _)| *other == name.0);
    !a.names.is_empty() && !b.names.is_empty() && !a.names.iter().any(shared)
}

/// `two women` of `three people`.
fn within(part: &Figure, whole: &Figure) -> bool {
    is_part(&part.thing) && part.thing != whole.thing && part.quantity.value <= whole.quantity.value
}

/// Whether the word beside a number makes it a part or a rate whatever else there is. `59 more were injured` counts all
/// that were injured: the others are dead.
fn is_restricting(word: &str) -> bool {
    matches!(
        word,
        "of the"
            | "including"
            | "includes"
            | "included"
            | "comprising"
            | "among"
            | "each"
            | "every"
            | "apiece"
            | "per"
            | "first"
            | "last"
            | "next"
            | "remaining"
    )
}

/// What both count, as a sentence begins.
fn counted(a: &Figure, b: &Figure) -> String {
    let thing = if same_thing(a, b) || a.thing == b.thing {
        a.thing.as_str()
    } else {
        ""
    };
    match (thing, a.fate.filter(|_| a.fate == b.fate)) {
        ("", Some(fate)) => format!("Both count people ({fate})"),
        ("", None) if a.quantity.unit.is_empty() => "They may count the same".to_owned(),
        ("", None) => format!("Both are amounts in {}", a.quantity.unit),
        (thing, Some(fate)) => format!("Both count {thing} ({fate})"),
        (thing, None) => format!("Both are of “{thing}”"),
    }
}

/// The pieces that weigh most on one side.
fn strongest(pieces: &[Piece], side: f32) -> String {
    let mut pieces: Vec<&Piece> = pieces.iter().filter(|piece| piece.weighs() * side > TELLING).collect();
    pieces.sort_by(|a, b| (b.weighs() * side).total_cmp(&(a.weighs() * side)));
    let reads: Vec<&str> = pieces.iter().take(TOLD).map(|piece| piece.reads).collect();
    if reads.is_empty() {
        "nothing".to_owned()
    } else {
        reads.join(", ")
    }
}
