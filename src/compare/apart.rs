//! Statements of one point that do not say the same, though no rule speaks.

use super::links::Said;
use super::points::Story;
use super::rules::polarity::{negated_word, says_no};
use super::rules::{dates_apart, dates_of, published_apart};
use super::terms::Term;
use super::{Source, State};
use crate::analysis::dates::{DateForm, DateMention};
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::analysis::statements::Statement;

/// So many statements, sources and figures are held against each other.
const STATEMENTS: usize = 200;
const SAMPLE: usize = 6;

/// What one source says in a point.
struct Told<'a> {
    source: &'a Source<'a>,
    statements: Vec<&'a Statement>,
    stems: Vec<&'a [Term]>,
    quantities: Vec<&'a Quantity>,
    dates: Vec<&'a DateMention>,
}

/// Where no rule speaks, statements of the same point still may not say the same: one is negated, or they give other
/// figures or dates. Then they differ; sources of different dates may do so because one is newer.
pub fn apart(story: &Story, members: &[&Said]) -> Option<State> {
    let mut told: Vec<Told> = vec![];
    let mut last = None;
    for said in members.iter().take(STATEMENTS) {
        let source = &story.sources[said.source];
        let statement = &source.analysis.statements[said.statement];
        if last.replace(said.source) != Some(said.source) {
            told.push(Told {
                source,
                statements: vec![],
                stems: vec![],
                quantities: vec![],
                dates: vec![],
            });
        }
        let Some(told) = told.last_mut() else { continue };
        let quantities = statement
            .quantities
            .iter()
            .filter_map(|at| source.analysis.quantities.get(*at as usize));
        told.quantities.extend(quantities);
        told.dates
            .extend(dates_of(source, statement).into_iter().filter(|date| is_stated(date)));
        told.statements.push(statement);
        told.stems.push(&said.terms.stems);
    }
    let mut state = None;
    for (at, a) in told.iter().enumerate().take(SAMPLE) {
        for b in told[..at].iter() {
            let (negated, counted) = (
                opposed(a, b),
                a.dates.len() == 1 && b.dates.len() == 1 && dates_apart(&a.dates, &b.dates) || figures_apart(a, b),
            );
            if negated || counted && !published_apart(a.source, b.source) {
                return Some(State::Differs);
            }
            state = state.or(counted.then_some(State::MayBeAnUpdate));
        }
    }
    state
}

/// A date that does not hang on the source's own, whose day of writing may not be known.
fn is_stated(date: &DateMention) -> bool {
    matches!(
        date.form,
        DateForm::Day | DateForm::YearlessDay | DateForm::Month | DateForm::Year
    )
}

/// Each statement of one source has a negation, none of the other has, and the word that is negated is one of the
/// other's.
fn opposed(a: &Told, b: &Told) -> bool {
    let negated = |told: &Told| told.statements.iter().all(|it| !it.negations.is_empty());
    let plain = |told: &Told| {
        let mut statements = told.statements.iter();
        statements.all(|it| it.negations.is_empty() && !says_no(told.source, told.source.lexed.within(it.span)))
    };
    let shared = |no: &Told, yes: &Told| {
        no.statements.iter().any(|statement| {
            let next = statement
                .negations
                .first()
                .and_then(|negation| negated_word(no.source, statement, *negation));
            next.is_some_and(|word| yes.stems.iter().any(|stems| stems.binary_search(&word).is_ok()))
        })
    };
    negated(a) && plain(b) && shared(a, b) || negated(b) && plain(a) && shared(b, a)
}

/// Both give one figure of a kind, unit and thing, and the two do not fit each other.
fn figures_apart(a: &Told, b: &Told) -> bool {
    use QuantityKind::*;
    let telling = |it: &Quantity| {
        matches!(
            it.kind,
            Count | Money | Percent | PercentPoints | Measure | Duration | Ratio
        )
    };
    let like = |a: &Quantity, b: &Quantity| a.kind == b.kind && a.unit == b.unit;
    let only = |of: &Quantity, told: &Told| told.quantities.iter().filter(|other| like(of, other)).count() == 1;
    let thing = |told: &Told, it: &Quantity| {
        let words = it.of?.of(&told.source.document.text);
        words.split_whitespace().next_back().map(str::to_lowercase)
    };
    // A number that counts nothing is a name.
    let same = |x: &Quantity, y: &Quantity| {
        let (ours, theirs) = (thing(a, x), thing(b, y));
        x.kind != Count || ours.is_some() && ours == theirs
    };
    let mut figures = a
        .quantities
        .iter()
        .take(SAMPLE)
        .filter(|x| telling(x) && only(x, a) && only(x, b));
    figures.any(|x| {
        let mut others = b.quantities.iter();
        others.any(|y| like(x, y) && same(x, y) && x.compatible(y) == Some(false))
    })
}
