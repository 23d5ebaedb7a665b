//! What became of the people that a number counts: the nearest word for it in the number's own clause.

use super::measures::fate;
use crate::text::{Lexed, Token, TokenKind};

/// The measure of people in general.
pub const PEOPLE: &str = "population";

/// Kinds of people that are a part of all those concerned: `two women` are among `three people`. Others (`migrants`,
/// `passengers`, `miners`) tell who all of them were.
const PART: &[&str] = &[
    "woman",
    "women",
    "man",
    "men",
    "child",
    "children",
    "boy",
    "girl",
    "baby",
    "infant",
    "teenager",
    "teen",
    "minor",
    "student",
    "pupil",
    "mother",
    "father",
    "brother",
    "sister",
    "son",
    "daughter",
    "officer",
    "policeman",
    "policemen",
    "police",
    "personnel",
    "civilian",
    "foreigner",
    "national",
    "citizen",
    "firefighter",
    "rescuer",
    "journalist",
    "doctor",
    "tourist",
    "suspect",
    "gunman",
    "gunmen",
    "attacker",
    "militant",
    "driver",
    "pilot",
    "official",
    "relative",
    "staff",
];

/// People that are all those concerned, beyond those that their ending tells.
const CONCERNED: &[&str] = &[
    PEOPLE,
    "crew",
    "pedestrian",
    "refugee",
    "pilgrim",
    "patient",
    "guest",
    "fan",
    "spectator",
    "victim",
    "casualty",
    "case",
    "guard",
    "pirate",
    "patron",
    "crusader",
    "hostage",
    "dozen",
    "american",
    "juvenile",
    "survivor",
];

/// Things whose ending is that of people.
const THINGS: &[&str] = &[
    "tower",
    "container",
    "plant",
    "restaurant",
    "number",
    "quarter",
    "river",
    "tanker",
    "door",
    "floor",
    "helicopter",
    "motor",
    "plan",
    "loan",
    "van",
    "can",
    "ocean",
    "scan",
    "pan",
    "fan",
    "urban",
];

/// Whether a measure names a part of those concerned.
pub fn is_part(thing: &str) -> bool {
    let people_of = thing.ends_with("an") && !THINGS.contains(&thing) && !CONCERNED.contains(&thing);
    PART.contains(&thing) || people_of
}

/// Whether a measure names people.
pub fn is_people(thing: &str) -> bool {
    const ENDINGS: [&str; 8] = ["er", "or", "ist", "ian", "ant", "ee", "man", "men"];
    is_part(thing)
        || CONCERNED.contains(&thing)
        || ENDINGS.iter().any(|ending| thing.ends_with(ending)) && !THINGS.contains(&thing)
}

/// The fate that a number's neighbours tell: `12 people were killed`, `killing at least 12`, `a toll of 12`. Where both
/// sides tell one, the nearer; never beyond another number or the clause.
pub fn told(lexed: &Lexed, before: &[Token], after: &[Token]) -> Option<&'static str> {
    let ends = |token: &Token| token.kind == TokenKind::Number || joins(lexed.word(token));
    let fate_at = |tokens: &[Token], at: usize| {
        let word = lexed.word(&tokens[at]);
        let next = tokens.get(at + 1).map_or("", |token| lexed.word(token));
        fate(word).filter(|_| !(word == "death" && is_of_law(next)))
    };
    let ahead = || {
        let end = after.iter().position(ends).unwrap_or(after.len());
        (0..end).find_map(|at| Some((at, fate_at(after, at)?)))
    };
    let behind = || {
        let start = before.iter().rposition(ends).map_or(0, |at| at + 1);
        (start..before.len())
            .rev()
            .find_map(|at| Some((before.len() - 1 - at, fate_at(before, at)?)))
    };
    match (ahead(), behind()) {
        (Some(a), Some(b)) => Some(if a.0 <= b.0 { a.1 } else { b.1 }),
        (a, b) => a.or(b).map(|(_, fate)| fate),
    }
}

/// `a death sentence`: nobody has died.
fn is_of_law(word: &str) -> bool {
    matches!(
        word,
        "sentence" | "sentences" | "penalty" | "row" | "threat" | "threats" | "certificate" | "squad" | "warrant"
    )
}

/// Words that begin another clause or member.
fn joins(word: &str) -> bool {
    matches!(
        word,
        "and" | "but" | "while" | "when" | "as" | "after" | "before" | "which" | "since"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_people() {
        for thing in ["passenger", "migrant", "women", "afghan", PEOPLE] {
            assert!(is_people(thing), "{thing}");
        }
        for thing in ["village", "container", "plan", "magnitude", ""] {
            assert!(!is_people(thing), "{thing}");
        }
        assert!(is_part("women") && is_part("afghan") && !is_part("pedestrian") && !is_part(PEOPLE));
    }
}
