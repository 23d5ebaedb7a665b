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

/// Whether a measure names a part of those concerned.
pub fn is_part(thing: &str) -> bool {
    PART.contains(&thing)
}

/// Whether a measure names people.
pub fn is_people(thing: &str) -> bool {
    const ENDINGS: [&str; 8] = ["er", "or", "ist", "ian", "ant", "ee", "man", "men"];
    const THINGS: [&str; 12] = [
        "tower", "container", "plant", "restaurant", "number", "quarter", "river", "tanker", "door", "floor", "helicopter",
        "motor",
    ];
    is_part(thing)
        || CONCERNED.contains(&thing)
        || ENDINGS.iter().any(|ending| thing.ends_with(ending)) && !THINGS.contains(&thing)
}

/// The fate that a number's neighbours tell: `12 people were killed`, `killing at least 12`, `a toll of 12`. Where both
/// sides tell one, the nearer; never beyond another number or the clause.
pub fn told(lexed: &Lexed, before: &[Token], after: &[Token]) -> Option<&'static str> {
    let nearest = |tokens: &mut dyn Iterator<Item = &Token>| {
        tokens
            .take_while(|token| token.kind != TokenKind::Number && !joins(lexed.word(token)))
            .enumerate()
            .find_map(|(distance, token)| Some((distance, fate(lexed.word(token))?)))
    };
    match (nearest(&mut after.iter()), nearest(&mut before.iter().rev())) {
        (Some(a), Some(b)) => Some(if a.0 <= b.0 { a.1 } else { b.1 }),
        (a, b) => a.or(b).map(|(_, fate)| fate),
    }
}

/// Words that begin another clause or member.
fn joins(word: &str) -> bool {
    matches!(word, "and" | "but" | "while" | "when" | "as" | "after" | "before" | "which" | "since")
}
