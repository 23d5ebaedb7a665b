//! A source that gives the same figure itself with values that cannot both be.
//!
//! The decision is that of figures across sources ([`super::sameness`]), but more is asked: a text that comes back to a
//! figure with another value mostly speaks of another time, place or group, and says so in few words. So both statements
//! must be alike, name the same, give the same authority and no time of their own.
//!
//! Speaks: `The fire on the Saint Alder killed 14 passengers` and, further down, `the fire on the Saint Alder killed 12
//! passengers`.
//! Silent: where one of them has a word of another time or part (`earlier`, `another`, `so far`), or a date that the other
//! has not; where the values are told by different authorities; where a thing is counted all the time.

use rustc_hash::{FxHashMap, FxHashSet};

use super::counted::{Figure, Meeting, meetings};
use super::sameness::{Sameness, decide};
use super::wording::{either, interval};
use super::{Aligned, dates_of};
use crate::compare::links::Said;
use crate::compare::terms::{Rarity, Reader, Term};
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};
use crate::text::{BlockKind, Case, Span, Token, TokenKind};

/// How alike two statements of one text must be, their numbers apart.
const LIKENESS: f32 = 0.6;
/// A thing with more figures is counted all the time.
const MOST: usize = 16;

/// Words of another time, part or telling: then the value is of something else, or of another moment.
const OTHERWISE: &[&str] = &[
    "earlier",
    "initially",
    "previously",
    "first",
    "later",
    "now",
    "revised",
    "updated",
    "rose",
    "risen",
    "rising",
    "fell",
    "fallen",
    "compared",
    "than",
    "other",
    "another",
    "second",
    "third",
    "last",
    "next",
    "previous",
    "further",
    "more",
    "then",
    "before",
    "after",
    "since",
    "until",
    "by",
    "when",
    "while",
    "from",
    "each",
    "every",
    "per",
    "average",
    "so",
    "far",
    "already",
    "still",
    "yet",
    "additional",
    "remaining",
    "rest",
    "half",
    "also",
    "instead",
    "originally",
];

pub fn findings(sources: &[Source], names: &[Vec<Term>], members: &[usize], rarity: &Rarity) -> Vec<Finding> {
    members
        .iter()
        .flat_map(|&source| of_source(sources, names, source, rarity))
        .collect()
}

fn of_source(sources: &[Source], names: &[Vec<Term>], at: usize, rarity: &Rarity) -> Vec<Finding> {
    let source = &sources[at];
    let reader = Reader::new(source, &names[at]);
    let otherwise = source.lexed.per_word(|word| OTHERWISE.contains(&word));
    let mut said: Vec<Said> = vec![];
    for (index, statement) in source.analysis.statements.iter().enumerate() {
        let tokens = source.lexed.within(statement.span);
        let plain = || {
            !source.lexed.tokens[tokens.clone()]
                .iter()
                .any(|token| otherwise[token.word as usize])
        };
        if !statement.quantities.is_empty() && statement.hedges.is_empty() && statement.negations.is_empty() && plain()
        {
            let terms = reader.statement(statement);
            said.push(Said {
                source: at,
                statement: index,
                terms,
            });
        }
    }
    let aligned = Aligned {
        sources,
        names,
        said: &said,
        links: &[],
        groups: &[],
        rarity,
    };
    let mut by_meeting: FxHashMap<Meeting, Vec<Figure>> = FxHashMap::default();
    for at in 0..said.len() {
        for (meeting, figure) in meetings(&aligned, at) {
            by_meeting.entry(meeting).or_default().push(figure);
        }
    }
    let mut meetings: Vec<(Meeting, Vec<Figure>)> = by_meeting
        .into_iter()
        .filter(|(_, figures)| (2..=MOST).contains(&figures.len()))
        .collect();
    meetings.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let mut findings: Vec<Finding> = vec![];
    let mut known: FxHashSet<Span> = FxHashSet::default();
    for (_, figures) in &meetings {
        for (i, b) in figures.iter().enumerate() {
            let Some(a) = figures[..i].iter().find(|a| conflict(&aligned, a, b)) else {
                continue;
            };
            let spans = [a.quantity.span, b.quantity.span];
            if !spans.iter().any(|span| known.contains(span)) {
                known.extend(spans);
                findings.push(finding(&aligned, a, b));
            }
        }
    }
    findings
}

fn conflict(aligned: &Aligned, a: &Figure, b: &Figure) -> bool {
    let statements = [a, b].map(|figure| aligned.statement(figure.said));
    let dates = statements.map(|statement| {
        let dates = dates_of(aligned.source(a.said), statement).into_iter();
        dates
            .map(|date| (date.days, date.year, date.month, date.day))
            .collect::<Vec<_>>()
    });
    let names = [a, b].map(|figure| &aligned.said[figure.said].terms.names);
    let counted = statements.map(|statement| statement.quantities.len());
    a.said != b.said
        && statements[0].span != statements[1].span
        && a.quantity.compatible(b.quantity) == Some(false)
        && dates[0] == dates[1]
        // `He leaves two children`: nothing tells who.
        && is_named(aligned, a)
        && names[0] == names[1]
        && counted[0] == counted[1]
        && !a.scope.supposed
        && !b.scope.supposed
        && !(is_listed(aligned, a) && is_listed(aligned, b))
        && aligned.same_authority(a.said, b.said)
        && aligned.likeness(a.said, b.said) >= LIKENESS
        && matches!(decide(aligned, a, b), Sameness::Same(_))
}

/// A name stands in the statement, after its first word.
fn is_named(aligned: &Aligned, figure: &Figure) -> bool {
    let lexed = aligned.source(figure.said).lexed;
    let tokens = &lexed.tokens[lexed.within(aligned.statement(figure.said).span)];
    let named = |token: &Token| token.kind == TokenKind::Word && token.case != Case::Lower && token.case != Case::None;
    tokens.iter().skip(1).any(named)
}

/// Items of a list are of different things.
fn is_listed(aligned: &Aligned, figure: &Figure) -> bool {
    let block = aligned.statement(figure.said).block as usize;
    let block = aligned.source(figure.said).document.blocks.get(block);
    block.is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }))
}

fn finding(aligned: &Aligned, a: &Figure, b: &Figure) -> Finding {
    let source = aligned.source(a.said);
    let text = &source.document.text;
    let words = |figure: &Figure| figure.quantity.span.of(text);
    let context = |figure: &Figure| aligned.statement(figure.said).span.of(text);
    let places = [a, b].map(|figure| Evidence {
        source: source.id,
        span: figure.quantity.span,
        value: figure.quantity.normalised(),
        by: aligned.by(figure.said),
    });
    let of = a
        .quantity
        .of
        .or(b.quantity.of)
        .map_or(String::new(), |of| format!(": {}", of.of(text)));
    let (x, y) = (a.quantity, b.quantity);
    Finding {
        id: Finding::key(Rule::Figure, &["own", words(a), words(b), context(a), context(b)]),
        rule: Rule::Figure,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!("{} in one text{of}", either(words(a), words(b))),
        explanation: format!(
            "Two statements of this text that say the same give {} and {}. They are stated of the same thing, so they cannot both be true.",
            words(a),
            words(b)
        ),
        evidence: places.to_vec(),
        calculation: format!(
            "{} allows {}; {} allows {}: the two do not meet. Likeness of the statements {:.2}.",
            words(a),
            interval(x.low, x.high, &x.unit),
            words(b),
            interval(y.low, y.high, &y.unit),
            aligned.likeness(a.said, b.said)
        ),
        threshold:
            "The rule speaks when two statements of one text are alike beyond their numbers, name the same, give no \
                    other time or authority, and no rounding or bound lets both values be true."
                .to_owned(),
        clears: "Look whether both count the same people or things at the same time, and which of the two is the slip."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::testing::comparison;

    fn check(text: &str, expected: &[&str]) {
        let findings = comparison(&[text]).findings;
        let titles: Vec<&str> = findings.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, expected, "{text}");
    }

    #[test]
    fn speaks() {
        check(
            "The fire on the ferry Saint Alder killed 14 passengers. Nobody knows its cause.\n\n\
             The council met at noon. The fire on the ferry Saint Alder killed 12 passengers, the deadliest of its kind.",
            &["14 or 12 in one text: passengers"],
        );
        check(
            "The new quay of Port Merrow cost 4.2 million euros. The council was pleased with its work.\n\n\
             The new quay of Port Merrow cost 5 million euros.",
            &["4.2 or 5 million euros in one text"],
        );
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "The fire on the ferry Saint Alder killed 14 passengers. The fire on the ferry Saint Alder killed 14 passengers.",
            "The fire on the ferry Saint Alder killed 14 passengers. The fire on the ferry Saint Alder injured 32 passengers.",
            "The fire on the ferry Saint Alder killed 14 passengers. The fire on the ferry Birch killed 12 passengers.",
            "The ferry made 14 trips in May. The ferry made 20 trips in June.",
            "The fire on the ferry Saint Alder killed 14 passengers. Earlier the fire on the ferry Saint Alder had killed 12 passengers.",
            "Police said the fire on the Saint Alder killed 14 passengers. The owner said the fire on the Saint Alder killed 12 passengers.",
            "The quay has 14 cranes. Its new owner hired 20 crane drivers.",
        ] {
            check(text, &[]);
        }
    }
}
