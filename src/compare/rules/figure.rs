//! The same figure with values that cannot both be.
//!
//! Two statements of different sources that report the same fact each give exactly one figure of a kind, a unit
//! and a thing counted, and no rounding or bound lets both be true. Ages, ranks and multiples are left alone, and
//! so are figures of another fate (`killed`, `injured`), another time or another direction of change.
//!
//! Speaks: `… killed 14 people …` against `… 12 people were killed …`.
//! Silent: `14 people` against `at least 12 people`; `14 killed` against `12 injured`; `14 on Monday` against
//! `12 on Tuesday`.

use rustc_hash::FxHashMap;

use super::measures::{fate, is_general, measure};
use super::wording::{interval, list, number, with_unit};
use super::{Aligned, CLAIM};
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::compare::stem::{is_stop_word, stem};
use crate::compare::terms::Term;
use crate::compare::{Evidence, Finding, Rule, Severity, State};
use crate::text::{Span, Token, TokenKind};

/// Statements of one point that are compared: more hold nothing new.
const STATEMENTS: usize = 40;
/// So many of the words around one number must stand around the other, of those around either: otherwise they are
/// numbers of different things in like statements.
const AROUND: f32 = 0.4;
/// A statement with more figures is a list of results, in which the same thing is counted many ways.
const FIGURES: usize = 3;
/// A figure without a thing counted compares only between statements of this likeness.
const NEARLY_SAME: f32 = 0.75;
/// So many tokens on each side of a number tell what is counted and what became of it.
const REACH: usize = 8;

/// A figure that can be compared.
struct Figure<'a> {
    said: usize,
    quantity: &'a Quantity,
    /// What is counted, by its measure; empty where the text does not say.
    thing: String,
    fate: Option<&'static str>,
    /// The stems of the content words around the number.
    around: Vec<Term>,
}

pub fn findings(aligned: &Aligned) -> Vec<Finding> {
    let mut findings = vec![];
    for group in aligned.groups.iter().filter(|group| group.said.len() > 1) {
        let mut by_thing: FxHashMap<(QuantityKind, String, Option<&str>), Vec<Figure>> = FxHashMap::default();
        for &said in group.said.iter().take(STATEMENTS) {
            for figure in figures(aligned, said) {
                // Units of one dimension compare by conversion; `compatible` knows which do.
                let key = (figure.quantity.kind, figure.thing.clone(), figure.fate);
                by_thing.entry(key).or_default().push(figure);
            }
        }
        let mut things: Vec<_> = by_thing.into_iter().collect();
        things.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        findings.extend(things.iter().filter_map(|(_, figures)| finding(aligned, figures)));
    }
    findings
}

/// The figures of a statement that are its only ones of their kind, thing and fate.
fn figures<'a>(aligned: &Aligned<'a>, said: usize) -> Vec<Figure<'a>> {
    use QuantityKind::*;
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let quantities: Vec<&Quantity> = statement
        .quantities
        .iter()
        .filter_map(|index| source.analysis.quantities.get(*index as usize))
        .collect();
    if quantities.len() > FIGURES {
        return vec![];
    }
    let (first, end) = (
        source.lexed.within(statement.span).start,
        source.lexed.within(statement.span).end,
    );
    let figures: Vec<Figure> = quantities
        .into_iter()
        .filter(|quantity| matches!(quantity.kind, Count | Money | Percent | PercentPoints | Measure))
        .map(|quantity| {
            let at = source.lexed.within(quantity.span);
            let before = at.start.saturating_sub(REACH).clamp(first, at.start.max(first))..at.start;
            let after = at.end..(at.end + REACH).min(end).max(at.end);
            let (before, after) = (&source.lexed.tokens[before], &source.lexed.tokens[after]);
            Figure {
                said,
                quantity,
                thing: quantity.of.map(|of| thing(aligned, said, of)).unwrap_or_default(),
                fate: near_fate(before, after, |token| fate(source.lexed.word(token))),
                around: around(aligned, said, before.iter().chain(after)),
            }
        })
        .filter(|figure| figure.quantity.kind != Count || !figure.thing.is_empty())
        .collect();
    let alone = |figure: &Figure| {
        let same = |other: &&Figure| {
            (other.quantity.kind, &other.thing, other.fate) == (figure.quantity.kind, &figure.thing, figure.fate)
        };
        figures.iter().filter(same).count() == 1
    };
    let alone: Vec<bool> = figures.iter().map(alone).collect();
    figures
        .into_iter()
        .zip(alone)
        .filter(|(_, alone)| *alone)
        .map(|(figure, _)| figure)
        .collect()
}

/// The stems of the content words among the tokens, words of one measure as one.
fn around<'a>(aligned: &Aligned, said: usize, tokens: impl Iterator<Item = &'a Token>) -> Vec<Term> {
    let lexed = aligned.source(said).lexed;
    let mut around: Vec<Term> = tokens
        .filter(|token| token.kind == TokenKind::Word && !is_stop_word(lexed.word(token)))
        .map(|token| Term::word(stem(measure(lexed.word(token)))))
        .collect();
    around.sort_unstable();
    around.dedup();
    around
}

/// The head of a noun phrase, by its measure: the last telling word before a preposition.
fn thing(aligned: &Aligned, said: usize, of: Span) -> String {
    let lexed = aligned.source(said).lexed;
    let mut head = "";
    for token in &lexed.tokens[lexed.within(of)] {
        let word = lexed.word(token);
        if token.kind != TokenKind::Word
            || matches!(word, "of" | "in" | "from" | "at" | "on" | "for" | "with" | "to" | "who")
        {
            if !head.is_empty() {
                break;
            }
        } else if !is_stop_word(word) && !is_general(word) {
            head = word;
        }
    }
    measure(head).to_owned()
}

/// The nearest fate before or after a number, not beyond another number.
fn near_fate(before: &[Token], after: &[Token], fate: impl Fn(&Token) -> Option<&'static str>) -> Option<&'static str> {
    fn nearest<'a, T>(
        tokens: impl Iterator<Item = &'a Token>,
        fate: impl Fn(&Token) -> Option<T>,
    ) -> Option<(usize, T)> {
        tokens
            .take_while(|token| token.kind != TokenKind::Number)
            .enumerate()
            .find_map(|(distance, token)| Some((distance, fate(token)?)))
    }
    match (nearest(after.iter(), &fate), nearest(before.iter().rev(), &fate)) {
        (Some(a), Some(b)) => Some(if a.0 <= b.0 { a.1 } else { b.1 }),
        (a, b) => a.or(b).map(|(_, fate)| fate),
    }
}

/// The finding on figures of one thing, where any two of different sources cannot both be.
fn finding(aligned: &Aligned, figures: &[Figure]) -> Option<Finding> {
    let mut involved = vec![false; figures.len()];
    let mut state: Option<State> = None;
    let mut apart: Option<(f64, usize, usize)> = None;
    for (i, a) in figures.iter().enumerate() {
        for (j, b) in figures[..i].iter().enumerate() {
            if !conflict(aligned, a, b) || one_source_gives_both(aligned, figures, a, b) {
                continue;
            }
            involved[i] = true;
            involved[j] = true;
            let gap = (a.quantity.value - b.quantity.value).abs();
            if apart.is_none_or(|(widest, ..)| gap > widest) {
                apart = Some((gap, j, i));
            }
            let pair = pair_state(aligned, a, b);
            state = Some(state.map_or(pair, |state| state.min(pair)));
        }
    }
    let (state, (gap, low, high)) = (state?, apart?);
    let (low, high) = match figures[low].quantity.value <= figures[high].quantity.value {
        true => (&figures[low], &figures[high]),
        false => (&figures[high], &figures[low]),
    };
    let involved: Vec<&Figure> = figures
        .iter()
        .zip(&involved)
        .filter(|(_, involved)| **involved)
        .map(|(figure, _)| figure)
        .collect();
    let words = |figure: &Figure| figure.quantity.span.of(&aligned.source(figure.said).document.text);
    let context = |figure: &Figure| {
        aligned
            .statement(figure.said)
            .span
            .of(&aligned.source(figure.said).document.text)
    };
    let mut key: Vec<&str> = involved
        .iter()
        .flat_map(|figure| [words(figure), context(figure)])
        .collect();
    key.sort_unstable();
    key.dedup();
    let mut evidence: Vec<Evidence> = involved
        .iter()
        .map(|figure| Evidence {
            source: aligned.source(figure.said).id,
            span: figure.quantity.span,
            value: figure.quantity.normalised(),
            by: aligned.by(figure.said),
        })
        .collect();
    evidence.sort_by_key(|evidence| (evidence.source, evidence.span));
    let thing = high
        .quantity
        .of
        .map(|of| of.of(&aligned.source(high.said).document.text))
        .unwrap_or("");
    let authorities = {
        let mut names: Vec<String> = involved.iter().filter_map(|figure| aligned.by(figure.said)).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    let reading = match state {
        State::CannotBothBeTrue => "The statements report the same fact, so both values cannot be true.".to_owned(),
        State::MayBeAnUpdate => {
            "The sources bear different dates: the later value may be an update of the earlier one.".to_owned()
        }
        _ if authorities.is_empty() => "The statements may not mean quite the same.".to_owned(),
        _ => format!(
            "The values come from different authorities, or only one of them is attributed ({}).",
            list(&authorities)
        ),
    };
    let shown = |figure: &Figure| interval(figure.quantity.low, figure.quantity.high, &figure.quantity.unit);
    let same_unit = low.quantity.unit == high.quantity.unit;
    let difference = if same_unit && gap > 0.0 {
        format!(
            " The stated values are {} apart.",
            with_unit(&number(gap), &high.quantity.unit)
        )
    } else {
        String::new()
    };
    Some(Finding {
        id: Finding::key(Rule::Figure, &key),
        rule: Rule::Figure,
        state,
        severity: if state == State::CannotBothBeTrue {
            Severity::High
        } else {
            Severity::Medium
        },
        title: format!(
            "{}: {} against {}",
            if thing.is_empty() { "Figures" } else { thing },
            words(low),
            words(high)
        ),
        explanation: format!(
            "Statements that report the same fact give {} and {}. {reading}",
            words(low),
            words(high)
        ),
        evidence,
        calculation: format!(
            "{} allows {}; {} allows {}. The two do not meet.{difference}",
            words(low),
            shown(low),
            words(high),
            shown(high)
        ),
        threshold:
            "The rule speaks when each statement gives one figure of this kind for this thing, and no rounding, \
                    approximation or bound in the words lets both values be true."
                .to_owned(),
        clears: "Look whether both sources count the same people or things, at the same time and place, and which of \
                 them names its origin for the figure."
            .to_owned(),
    })
}

fn conflict(aligned: &Aligned, a: &Figure, b: &Figure) -> bool {
    let least = if a.thing.is_empty() { NEARLY_SAME } else { CLAIM };
    aligned.said[a.said].source != aligned.said[b.said].source
        && a.quantity.change == b.quantity.change
        && a.quantity.compatible(b.quantity) == Some(false)
        && !other_time(aligned, a.said, b.said)
        && shared(&a.around, &b.around) >= AROUND
        && aligned.likeness(a.said, b.said) >= least
}

/// The part that two ascending lists share, of all that they hold.
fn shared(a: &[Term], b: &[Term]) -> f32 {
    let shared = a.iter().filter(|term| b.binary_search(term).is_ok()).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}

/// Whether some source gives both values: then they are two figures.
fn one_source_gives_both(aligned: &Aligned, figures: &[Figure], a: &Figure, b: &Figure) -> bool {
    let gives = |source: usize, value: &Figure| {
        figures.iter().any(|figure| {
            aligned.said[figure.said].source == source && figure.quantity.compatible(value.quantity) == Some(true)
        })
    };
    figures
        .iter()
        .map(|figure| aligned.said[figure.said].source)
        .any(|source| gives(source, a) && gives(source, b))
}

fn pair_state(aligned: &Aligned, a: &Figure, b: &Figure) -> State {
    if aligned.published_apart(a.said, b.said) {
        State::MayBeAnUpdate
    } else if aligned.same_authority(a.said, b.said) {
        State::CannotBothBeTrue
    } else {
        State::Differs
    }
}

/// Whether the statements are about different times: both state dates, and none of them meets.
fn other_time(aligned: &Aligned, a: usize, b: usize) -> bool {
    let days = |said: usize| {
        let dates = &aligned.source(said).analysis.dates;
        aligned
            .statement(said)
            .dates
            .iter()
            .filter_map(|date| dates.get(*date as usize)?.days)
            .collect::<Vec<_>>()
    };
    let (a, b) = (days(a), days(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|a| b.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
}
