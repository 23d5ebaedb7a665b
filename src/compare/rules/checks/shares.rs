//! Parts of a whole in one sentence: shares against the counts that they are shares of, people against their parts.
//!
//! Speaks: `12 of the 40 boats, or 40 %`; `3 million euros, or 12 % of the budget of 50 million euros`; `12 people, 7 women and
//! 4 men,`.
//! Silent: where a part may be left out (`12 people, including 7 women and 4 men`), where the parts are not of a kind
//! that makes a whole (`12 people, 7 sailors and 4 women`), and where the share may be of something else.

use super::{evidence, word};
use crate::analysis::quantities::{Bound, Quantity, QuantityKind};
use crate::analysis::statements::Statement;
use crate::compare::rules::wording::{interval, number, shortened};
use crate::compare::{Finding, Rule, Severity, Source, State};
use crate::text::{Lexed, TokenKind};

/// Words between a count and its whole, and between the whole and the share.
const REACH: usize = 6;

/// Kinds of people of which everybody is one.
const WHOLES: &[&[&str]] = &[
    &[
        "man", "men", "woman", "women", "child", "children", "boy", "boys", "girl", "girls", "baby", "babies",
    ],
    &["male", "males", "female", "females"],
    &[
        "adult",
        "adults",
        "child",
        "children",
        "minor",
        "minors",
        "teenager",
        "teenagers",
    ],
    &[
        "civilian",
        "civilians",
        "soldier",
        "soldiers",
        "officer",
        "officers",
        "policeman",
        "policemen",
        "troops",
    ],
    &["passenger", "passengers", "crew"],
    &["yes", "no", "abstention", "abstentions"],
];

pub fn findings(source: &Source) -> Vec<Finding> {
    let statements = source.analysis.statements.iter();
    statements
        .flat_map(|statement| of_statement(source, statement))
        .collect()
}

fn of_statement(source: &Source, statement: &Statement) -> Vec<Finding> {
    let all = statement.quantities.iter();
    let quantities: Vec<&Quantity> = all
        .filter_map(|at| source.analysis.quantities.get(*at as usize))
        .collect();
    let mut findings = vec![];
    for at in 0..quantities.len().saturating_sub(1) {
        let found = match quantities[at..] {
            [part, share, ..] if part.kind == QuantityKind::Ratio => same_share(source, part, share),
            [first, second, third, ..] => {
                part_of_whole(source, [first, second, third]).or_else(|| people(source, &quantities[at..]))
            }
            _ => None,
        };
        findings.extend(found.map(|slip| finding(source, statement, slip)));
    }
    findings
}

/// What does not work out.
struct Slip<'a> {
    title: String,
    explanation: String,
    calculation: String,
    places: Vec<&'a Quantity>,
}

/// The tokens between two quantities, by index.
fn between(lexed: &Lexed, a: &Quantity, b: &Quantity) -> std::ops::Range<usize> {
    let (from, to) = (lexed.within(a.span).end, lexed.within(b.span).start);
    from..to.max(from)
}

/// `a third, or 33 %`; `12 out of 40 (30 %)`
fn same_share<'a>(source: &Source, ratio: &'a Quantity, share: &'a Quantity) -> Option<Slip<'a>> {
    if share.kind != QuantityKind::Percent || share.change.is_some() || ratio.change.is_some() {
        return None;
    }
    let lexed = source.lexed;
    let gap = between(lexed, ratio, share);
    let beside = gap.len() <= REACH && restates(lexed, gap.end) && !goes_on(lexed, lexed.within(share.span).end);
    let (low, high) = (ratio.low * 100.0, ratio.high * 100.0);
    let words = |it: &Quantity| it.span.of(&source.document.text);
    (beside && !fits((low, high), share)).then(|| Slip {
        title: format!("{} is not {}", words(ratio), words(share)),
        explanation: format!(
            "The sentence gives one share twice, as {} and as {}.",
            words(ratio),
            words(share)
        ),
        calculation: format!(
            "{} allows {}; {} allows {}: the two do not meet.",
            words(ratio),
            interval(round(low), round(high), "%"),
            words(share),
            interval(share.low, share.high, "%")
        ),
        places: vec![ratio, share],
    })
}

/// `12 of the 40 boats, or 30 %`; `30 % (12 of 40)`; `12, or 30 % of the 40 boats`
fn part_of_whole<'a>(source: &Source, three: [&'a Quantity; 3]) -> Option<Slip<'a>> {
    use QuantityKind::*;
    let lexed = source.lexed;
    let share = *three.iter().find(|it| it.kind == Percent)?;
    let [part, whole] = match three {
        [part, whole, last] if last.kind == Percent => [part, whole],
        [first, part, whole] if first.kind == Percent => [part, whole],
        [part, _, whole] => [part, whole],
    };
    let like = part.kind == whole.kind && part.unit == whole.unit && matches!(part.kind, Count | Money | Measure);
    let plain = [part, whole, share]
        .iter()
        .all(|it| it.change.is_none() && is_plain(it));
    if !like || !plain || whole.low <= 0.0 || part.value > whole.value {
        return None;
    }
    let gaps = [between(lexed, three[0], three[1]), between(lexed, three[1], three[2])];
    if gaps.iter().any(|gap| gap.len() > REACH || breaks(lexed, gap.clone())) {
        return None;
    }
    let of = |gap: &std::ops::Range<usize>| {
        word(lexed, gap.start) == "of" || word(lexed, gap.start) == "out" && word(lexed, gap.start + 1) == "of"
    };
    let end = lexed.within(three[2].span).end;
    let stands = if share.span == three[2].span {
        // `12 of the 40 boats, or 30 %`
        of(&gaps[0]) && restates(lexed, gaps[1].end) && !goes_on(lexed, end)
    } else if share.span == three[0].span {
        // `30 % (12 of 40)`
        of(&gaps[1]) && restates(lexed, gaps[0].end) && word(lexed, gaps[0].end.wrapping_sub(1)) != ","
    } else {
        // `12, or 30 % of the 40 boats`
        of(&gaps[1]) && restates(lexed, gaps[0].end)
    };
    let (low, high) = (part.low / whole.high * 100.0, part.high / whole.low * 100.0);
    if !stands || fits((low, high), share) {
        return None;
    }
    let words = |it: &Quantity| it.span.of(&source.document.text);
    let exact = number(round(part.value / whole.value * 100.0));
    Some(Slip {
        title: format!("{} of {} is {exact} %, not {}", words(part), words(whole), words(share)),
        explanation: format!(
            "The sentence gives {} of {} as {}, and it is {exact} %.",
            words(part),
            words(whole),
            words(share)
        ),
        calculation: format!(
            "{} ÷ {} × 100 = {exact} %; the digits given allow {}, and {} allows {}.",
            number(part.value),
            number(whole.value),
            interval(round(low), round(high), "%"),
            words(share),
            interval(share.low, share.high, "%")
        ),
        places: three.to_vec(),
    })
}

/// `12 people, 7 women and 4 men,`
fn people<'a>(source: &Source, quantities: &[&'a Quantity]) -> Option<Slip<'a>> {
    let lexed = source.lexed;
    let (whole, rest) = quantities.split_first()?;
    let counted = |it: &Quantity| it.kind == QuantityKind::Count && it.bound == Bound::Exact && it.change.is_none();
    if !counted(whole) {
        return None;
    }
    let opens = between(lexed, whole, rest.first()?);
    let opened = opens.len() > 1
        && opens.len() <= REACH
        && !breaks(lexed, opens.start..opens.end - 1)
        && matches!(word(lexed, opens.end - 1), "," | "(" | "—" | "–" | ":" | "--");
    if !opened {
        return None;
    }
    let kind = |it: &Quantity| {
        it.of
            .map(|of| lexed.within(of))
            .map_or("", |of| word(lexed, of.end.wrapping_sub(1)))
    };
    let known = WHOLES.iter().find(|words| words.contains(&kind(rest[0])))?;
    let mut parts: Vec<&Quantity> = vec![];
    let mut end = opens.end;
    for part in rest {
        let joins = parts.is_empty() || {
            let gap = end..lexed.within(part.span).start;
            let joined = |at: usize| matches!(word(lexed, at), "," | "and" | "plus");
            (1..=2).contains(&gap.len()) && gap.clone().all(joined)
        };
        if !joins || !counted(part) || !known.contains(&kind(part)) || parts.iter().any(|it| kind(it) == kind(part)) {
            break;
        }
        end = lexed.within(part.of?).end;
        parts.push(part);
    }
    // `and a child`, `among them`, `and several others`
    let closes = match word(lexed, end) {
        "." | ")" | ";" | "—" | "–" | "--" | "" => true,
        "," => {
            let next = end + 1 + usize::from(word(lexed, end + 1) == "and");
            let number = lexed
                .tokens
                .get(next)
                .is_some_and(|token| token.kind == TokenKind::Number);
            let goes_on = matches!(
                word(lexed, next),
                "a" | "an"
                    | "one"
                    | "two"
                    | "three"
                    | "four"
                    | "plus"
                    | "as"
                    | "with"
                    | "or"
                    | "some"
                    | "several"
                    | "many"
                    | "other"
                    | "others"
                    | "possibly"
                    | "the"
            );
            !number && !goes_on
        }
        _ => false,
    };
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    // The whole must not be one of the kinds itself: `12 women, 3 girls and 4 boys`.
    if parts.len() < 2 || !closes || known.contains(&kind(whole)) || sum == whole.value {
        return None;
    }
    let terms: Vec<String> = parts.iter().map(|part| number(part.value)).collect();
    let words = lexed
        .tokens
        .get(lexed.within(whole.span).start..end)
        .and_then(|tokens| {
            Some(
                tokens
                    .first()?
                    .span
                    .cover(tokens.last()?.span)
                    .of(&source.document.text),
            )
        })?;
    Some(Slip {
        title: format!("{}: {} by the parts", shortened(words), number(sum)),
        explanation: format!(
            "The sentence counts {} and names parts that come to {}.",
            number(whole.value),
            number(sum)
        ),
        calculation: format!("{} = {}, not {}.", terms.join(" + "), number(sum), number(whole.value)),
        places: std::iter::once(*whole).chain(parts).collect(),
    })
}

/// Stated as it is, rounding and `about` apart.
fn is_plain(quantity: &Quantity) -> bool {
    matches!(quantity.bound, Bound::Exact | Bound::About)
}

/// Two values in hundredths.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Whether a share fits the interval, its digits rounded or cut off.
fn fits((low, high): (f64, f64), share: &Quantity) -> bool {
    let cut = (share.high - share.low) / 2.0;
    low <= share.high + cut && share.low - cut <= high
}

/// Whether the token before says that what follows is the same in other words: `, or`, `(`, a dash.
fn restates(lexed: &Lexed, at: usize) -> bool {
    let back = |back: usize| at.checked_sub(back).map_or("", |at| word(lexed, at));
    matches!(back(1), "or" | "(" | "—" | "–" | "--" | ",") || back(1) == "about" && back(2) == "or"
}

/// `30 % of the voters`, `30 % more`: the share is of something that is named.
fn goes_on(lexed: &Lexed, at: usize) -> bool {
    !matches!(word(lexed, at), "." | "," | ")" | ";" | "—" | "–" | "--" | "")
}

/// A new clause or other words of relation between: then the numbers are not of one thing.
fn breaks(lexed: &Lexed, range: std::ops::Range<usize>) -> bool {
    lexed.tokens.get(range).unwrap_or(&[]).iter().any(|token| {
        let word = lexed.word(token);
        token.kind == TokenKind::Number
            || matches!(
                word,
                ";" | ":"
                    | "."
                    | "while"
                    | "but"
                    | "which"
                    | "who"
                    | "that"
                    | "compared"
                    | "than"
                    | "including"
                    | "with"
                    | "from"
                    | "to"
                    | "by"
            )
    })
}

fn finding(source: &Source, statement: &Statement, slip: Slip) -> Finding {
    let words = statement.span.of(&source.document.text);
    let mut places: Vec<_> = slip
        .places
        .iter()
        .map(|it| evidence(source, it.span, it.normalised()))
        .collect();
    places.sort_by_key(|it| it.span);
    Finding {
        id: Finding::key(Rule::Arithmetic, &["share", &slip.title, words]),
        rule: Rule::Arithmetic,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: slip.title,
        explanation: slip.explanation,
        evidence: places,
        calculation: slip.calculation,
        threshold:
            "The rule speaks when one sentence gives a part, its whole and its share, or people and all the kinds \
                    of people among them, and no rounding of the values lets them fit."
                .to_owned(),
        clears: "Look whether the share is of another whole, whether a part is left out, and which value is the slip."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::titles;

    #[test]
    fn speaks() {
        for (text, expected) in [
            (
                "The storm off Karsund sank 12 of the 40 boats, or 40%, at noon.",
                "12 of 40 is 30 %, not 40%",
            ),
            (
                "Fire off Karsund took 40% (12 of 40) of the boats.",
                "12 of 40 is 30 %, not 40%",
            ),
            (
                "Karsund spent 3 million euros, or 12% of its budget of 50 million euros, on the quay.",
                "3 million euros of 50 million euros is 6 %, not 12%",
            ),
            (
                "The storm off Karsund sank 12 boats, 40% of the 40 boats there.",
                "12 of 40 is 30 %, not 40%",
            ),
            (
                "One in five (30%) of the sailors of Karsund fell ill.",
                "One in five is not 30%",
            ),
            (
                "The fire in Karsund killed 12 people, 7 women and 4 men, and destroyed a quay.",
                "12 people, 7 women and 4 men: 11 by the parts",
            ),
            (
                "Fifteen people (six men, five women and three children) were saved off Karsund.",
                "Fifteen people (six men, five women and three children: 14 by the parts",
            ),
        ] {
            assert_eq!(titles(text), [expected], "{text}");
        }
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "The storm off Karsund sank 12 of the 40 boats, or 30%, at noon.",
            "The storm off Karsund sank 2 of the 3 boats, or 66%, at noon.",
            "The storm off Karsund sank 12 of the 40 boats, or 40% of the fleet.",
            "The storm off Karsund sank 12 of the 40 boats and drowned 45% of the crews.",
            "Karsund spent 3 million euros, or 6% of its budget of 50 million euros, on the quay.",
            "Karsund spent 3 million euros, up 12% from the 2 million euros of the year before.",
            "About one in five (21%) of the sailors of Karsund fell ill.",
            "A third of the men and 45% of the women of Karsund voted.",
            "The fire in Karsund killed 12 people, 8 women and 4 men, and destroyed a quay.",
            "The fire in Karsund killed 12 people, including 7 women and 4 men.",
            "The fire in Karsund killed 12 people, 7 women, 4 men and a child.",
            "The fire in Karsund killed 12 people, 7 sailors and 4 women.",
            "The fire in Karsund killed 12 people, at least 7 women and 4 men.",
            "The fire in Karsund killed 12 people, 7 of them women.",
        ] {
            assert_eq!(titles(text), [""; 0], "{text}");
        }
    }
}
