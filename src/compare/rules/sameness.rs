//! Whether two figures are about the same thing: decided before their values are held against each other.
//!
//! What parts them is looked for first: a change against a level, another time, another name beside them, one that is
//! a part or an addition (`another 12`). Then what joins them is weighed: the same thing counted with the same fate or
//! the same words on both sides, the words around both numbers, how alike the statements are without their numbers.

use super::Aligned;
use super::counted::{Figure, Meeting};
use super::wording::list;
use crate::compare::terms::Term;

/// What is decided of two figures, and why, in words for a reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Sameness {
    Same(String),
    Different(String),
    Unclear(String),
}

/// So many of the words around one number must stand around the other, of those around either: otherwise they are
/// numbers of different things in like statements.
const AROUND: f32 = 0.4;
/// Statements as alike as this report the same fact.
const ALIKE: f32 = 0.45;
/// From this part of the words around both numbers on, and from so many words, they stand in the same clause.
const CLAUSE: f32 = 0.8;
const CLAUSE_WORDS: usize = 4;
/// Numbers meet by their place alone between statements of this likeness.
const NEARLY_SAME: f32 = 0.5;
/// The weights of what speaks for one thing: the likeness of the statements, the words around the numbers, a name
/// beside both, and how near the values are (two accounts of one thing rarely differ by a factor of three). Set by
/// hand on pairs of sentences from news on the same events.
const LIKENESS: f32 = 2.0;
const WORDS: f32 = 1.0;
const NAME: f32 = 0.15;
const VERY_NEAR: f32 = 0.35;
const NEAR: f32 = 0.2;
const FAR: f32 = -0.4;
/// What counts the same thing, with the same fate where one is told, and from where on both are surely one.
const THING: f32 = 0.5;
const FATE: f32 = 0.2;
const SURE: f32 = 1.05;
/// Rises and falls are of a day or a year that often goes unsaid, and so are results of games: more is asked of them.
const OFTEN: f32 = 0.6;
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
/// Where each is the only figure of its unit, less is asked, as less can be weighed.
const SURE_ALONE: f32 = 0.72;

/// Decides of two figures that share a meeting.
pub fn decide(aligned: &Aligned, meeting: &Meeting, a: &Figure, b: &Figure) -> Sameness {
    if a.quantity.change != b.quantity.change {
        return Sameness::Different("One is a change, the other is none or goes the other way.".to_owned());
    }
    if aligned.other_time(a.said, b.said) {
        return Sameness::Different("The statements name different times.".to_owned());
    }
    if a.part != b.part {
        let word = a.part.or(b.part).unwrap_or_default();
        return Sameness::Different(format!("Only one of them counts a part or an addition (“{word}”)."));
    }
    if let (false, false, true) = (a.names.is_empty(), b.names.is_empty(), disjoint(&a.names, &b.names)) {
        let words = |figure: &Figure| figure.names.iter().map(|name| name.1.clone()).collect::<Vec<_>>();
        return Sameness::Different(format!(
            "Other names stand beside them: {} here, {} there.",
            list(&words(a)),
            list(&words(b))
        ));
    }
    // Only the fate of people is told of the same event under other names.
    let fated = matches!(meeting, Meeting::Thing { fate: Some(_), thing, .. } if thing == "population");
    // Those who say it are no part of what is said.
    let names = |figure: &Figure| {
        let by = aligned.authority(figure.said).map(|(_, term)| term);
        let mut names = aligned.said[figure.said].terms.names.clone();
        names.retain(|name| Some(*name) != by);
        names
    };
    let (ours, theirs) = (names(a), names(b));
    let apart = !ours.is_empty() && !theirs.is_empty() && !ours.iter().any(|name| theirs.binary_search(name).is_ok());
    // Names may be misread: between statements that are alike they tell nothing.
    let unlike = aligned.likeness(a.said, b.said) < ALIKE;
    if apart && unlike && !fated && a.names.is_empty() && b.names.is_empty() {
        return Sameness::Different("The statements name nobody and nothing in common.".to_owned());
    }
    let around = shared(&a.around, &b.around);
    let likeness = aligned.likeness(a.said, b.said);
    let same_clause = around >= CLAUSE && a.around.len().min(b.around.len()) >= CLAUSE_WORDS;
    let told = format!(
        "likeness of the statements {likeness:.2}, words shared around the numbers {:.0} %",
        around * 100.0
    );
    let often = matches!(meeting, Meeting::Thing { thing, .. } if REPEATED.contains(&thing.as_str()))
        || matches!(meeting, Meeting::Only { unit, .. } if unit == "yard");
    let sure = SURE
        + if a.quantity.change.is_some() || often {
            OFTEN
        } else {
            0.0
        };
    let weight = LIKENESS * likeness
        + WORDS * around
        + near(a, b)
        + if a.names.is_empty() || b.names.is_empty() {
            0.0
        } else {
            NAME
        };
    let (same, what) = match meeting {
        Meeting::Thing { thing, fate, .. } => {
            let what = match fate {
                Some(fate) => format!("Both count {thing} ({fate})"),
                None => format!("Both count {thing}"),
            };
            let same = !often && around >= AROUND && (same_clause || likeness >= ALIKE)
                || around > 0.0 && weight + THING + if fated { FATE } else { 0.0 } >= sure;
            (same, what)
        }
        Meeting::Named { name, .. } => (
            around > 0.0 && weight + THING >= sure,
            format!("Both stand beside {name}"),
        ),
        Meeting::Slot { before, after, .. } => (
            around >= AROUND && (same_clause || likeness >= NEARLY_SAME),
            format!("Both stand between “{before}” and “{after}”"),
        ),
        Meeting::Only { unit, .. } => (
            weight >= SURE_ALONE + sure - SURE,
            format!("Each is the statement's only figure in {unit}"),
        ),
    };
    if same && a.supposed != b.supposed {
        return Sameness::Unclear(format!("{what}, but only one of them is stated as a fact."));
    }
    if same {
        Sameness::Same(format!("{what}; {told}."))
    } else {
        Sameness::Unclear(format!(
            "{what}, but the statements are not alike enough to tell ({told})."
        ))
    }
}

/// How near the values are.
fn near(a: &Figure, b: &Figure) -> f32 {
    let (x, y) = (a.quantity.value.abs(), b.quantity.value.abs());
    match x.max(y) / x.min(y) {
        ratio if ratio <= 1.25 => VERY_NEAR,
        ratio if ratio <= 2.0 => NEAR,
        ratio if ratio <= 3.0 => 0.0,
        _ => FAR,
    }
}

fn disjoint(a: &[(Term, String)], b: &[(Term, String)]) -> bool {
    !a.iter().any(|(name, _)| b.iter().any(|(other, _)| name == other))
}

/// The part that two ascending lists share, of all that they hold.
pub fn shared(a: &[Term], b: &[Term]) -> f32 {
    let shared = a.iter().filter(|term| b.binary_search(term).is_ok()).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}
