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
    let (ours, theirs) = (figures(a), figures(b));
    let only = |key: &Key, figures: &[(Key, &Quantity)]| figures.iter().filter(|(other, _)| other == key).count() == 1;
    ours.iter()
        .filter(|(key, _)| only(key, &ours) && only(key, &theirs))
        .any(|(key, x)| {
            let mut others = theirs.iter();
            others.any(|(other, y)| key == other && x.compatible(y) == Some(false))
        })
}

/// What a figure must share with another to be held against it: kind, unit, and for a count the thing.
type Key = (QuantityKind, String, Option<String>);

/// The figures that tell. A number that counts nothing is a name.
fn figures<'a>(told: &Told<'a>) -> Vec<(Key, &'a Quantity)> {
    use QuantityKind::*;
    let key = |it: &'a Quantity| {
        let words = it.of.map_or("", |of| of.of(&told.source.document.text));
        let thing = words.split_whitespace().next_back().map(str::to_lowercase);
        let tells = match it.kind {
            Count => thing.is_some(),
            Money | Percent | PercentPoints | Measure | Duration | Ratio => true,
            _ => false,
        };
        let thing = thing.filter(|_| it.kind == Count);
        tells.then(|| ((it.kind, it.unit.to_string(), thing), it))
    };
    told.quantities
        .iter()
        .take(2 * SAMPLE)
        .filter_map(|it| key(it))
        .collect()
}
