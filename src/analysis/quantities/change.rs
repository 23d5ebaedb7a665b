//! Whether an amount is a change: `rose 12%`, `a cut of 3 points`, `12% higher`.

use super::sentence::Sentence;
use super::vocabulary::Class;
use super::{Direction, QuantityKind};

/// The direction that the words before `first` or after `end` state. `counts` says that a noun is counted after the
/// amount, which makes it the object of a verb (`dropped 12 bombs`) rather than a change.
pub fn direction(sentence: &Sentence, first: usize, end: usize, kind: QuantityKind, counts: bool) -> Option<Direction> {
    if matches!(kind, QuantityKind::Age | QuantityKind::Ordinal | QuantityKind::Duration) {
        return None;
    }
    // `fell below 9,000` says where it fell to.
    if matches!(sentence.word(first), "below" | "above" | "under")
        && first > 0
        && of_word(sentence, first - 1).is_some()
    {
        return None;
    }
    before(sentence, first, kind, counts).or_else(|| after(sentence, end, kind))
}

fn of_word(sentence: &Sentence, at: usize) -> Option<Direction> {
    let sense = sentence.sense(at);
    if sense.is(Class::Up) {
        Some(Direction::Up)
    } else if sense.is(Class::Down) {
        Some(Direction::Down)
    } else {
        None
    }
}

fn before(sentence: &Sentence, first: usize, kind: QuantityKind, counts: bool) -> Option<Direction> {
    let last = first.checked_sub(1)?;
    match sentence.word(last) {
        // `increased its output by 12%`
        "by" => (last.saturating_sub(6)..last)
            .rev()
            .find_map(|at| of_word(sentence, at)),
        // `a rise of 12%`
        "of" => {
            let noun = last.checked_sub(1)?;
            sentence
                .is(noun, Class::ChangeNoun)
                .then(|| of_word(sentence, noun))
                .flatten()
        }
        _ => {
            // `rose sharply 12%`
            let verb = if sentence.word(last).ends_with("ly") {
                last.checked_sub(1)?
            } else {
                last
            };
            let particle = matches!(sentence.word(verb), "up" | "down");
            if particle && verb > 0 && sentence.is(verb - 1, Class::ParticleVerb) {
                return None;
            }
            let relative = matches!(
                kind,
                QuantityKind::Percent | QuantityKind::PercentPoints | QuantityKind::Ratio
            );
            let bare = sentence.is(verb, Class::Intransitive) && !counts;
            (relative || bare).then(|| of_word(sentence, verb)).flatten()
        }
    }
}

/// By its ending.
fn is_adjective(word: &str) -> bool {
    ["ly", "ent", "ant", "ive", "able", "ible", "ful", "ous", "al"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

fn after(sentence: &Sentence, end: usize, kind: QuantityKind) -> Option<Direction> {
    let relative = matches!(kind, QuantityKind::Percent | QuantityKind::PercentPoints);
    let next = end + usize::from(sentence.is_hyphen(end));
    let of_noun = |at: usize| {
        sentence
            .is(at, Class::ChangeNoun)
            .then(|| of_word(sentence, at))
            .flatten()
    };
    if let Some(direction) = of_noun(next).filter(|_| relative || kind == QuantityKind::Money) {
        return Some(direction);
    }
    if !relative {
        return None;
    }
    // `a 12% pay rise`
    if sentence.is_nominal(next)
        && let Some(direction) = of_noun(next + 1)
    {
        return Some(direction);
    }
    match sentence.word(next) {
        "higher" | "up" | "faster" | "larger" => Some(Direction::Up),
        "lower" | "down" | "smaller" => Some(Direction::Down),
        // `50% more likely` compares something else.
        "more" if !is_adjective(sentence.word(next + 1)) => Some(Direction::Up),
        "less" | "fewer" if !is_adjective(sentence.word(next + 1)) => Some(Direction::Down),
        _ => None,
    }
}
