//! From what an amount states to a quantity: bounds, change and what is measured are read around it.

use std::ops::Range;

use super::interval::Limit;
use super::reading::Reading;
use super::sentence::Sentence;
use super::vocabulary::Class;
use super::{Bound, Direction, Quantity, QuantityKind, bounds, change, phrase};

/// The tokens, kind and interval of a quantity before its surroundings are read.
pub struct Draft {
    pub first: usize,
    pub end: usize,
    pub kind: QuantityKind,
    pub unit: &'static str,
    pub value: f64,
    pub slack: f64,
    /// The ends of a stated range.
    pub range: Option<(f64, f64)>,
    pub indefinite: bool,
}

impl Draft {
    pub fn new(kind: QuantityKind, first: usize, end: usize) -> Draft {
        Draft {
            first,
            end,
            kind,
            unit: "",
            value: 0.0,
            slack: 0.0,
            range: None,
            indefinite: false,
        }
    }

    /// Adds what stands before and after: bounds, change, what is measured.
    pub fn finish(self, sentence: &Sentence, of: Option<Range<usize>>, change: Option<Direction>) -> Reading {
        let mut first = self.first;
        let mut end = self.end;
        let mut limit = Limit::Exact;
        // `over two years` is a time span.
        let lasts = self.kind == QuantityKind::Duration && sentence.before(first, 1) == "over";
        if let Some((stated, start)) = bounds::before(sentence, first).filter(|_| !lasts) {
            (limit, first) = (stated, start);
        }
        if let Some((stated, after)) = bounds::after(sentence, end) {
            (limit, end) = (stated, after);
        }
        if self.indefinite {
            limit = Limit::AtLeast;
        }
        let change = change.or_else(|| change::direction(sentence, first, end, self.kind, of.is_some()));
        let (low, high, bound) = match self.range {
            Some((low, high)) if limit == Limit::Exact || limit == Limit::About => (low, high, Bound::Range),
            Some((low, high)) => {
                let (open_low, open_high) = limit.interval(self.value, 0.0, self.kind);
                (
                    if open_low < low { open_low } else { low },
                    if open_high > high { open_high } else { high },
                    Bound::Range,
                )
            }
            None => {
                let (low, high) = limit.interval(self.value, self.slack, self.kind);
                (low, high, limit.bound())
            }
        };
        let of = of
            .or_else(|| {
                (self.kind == QuantityKind::Count && end > self.end)
                    .then(|| phrase::counted(sentence, end))
                    .flatten()
            })
            .or_else(|| subject(sentence, first));
        let quantity = Quantity {
            span: sentence.span(first, end - 1),
            kind: self.kind,
            value: self.value,
            low,
            high,
            bound,
            unit: self.unit.to_owned(),
            of: of.clone().map(|of| sentence.span(of.start, of.end - 1)),
            change,
        };
        // `five new 737 jets`: the number inside is part of the name.
        let inside = of.filter(|of| of.start >= end && (of.start..of.end).any(|at| sentence.is_number(at)));
        Reading::Found(quantity, inside.map_or(end, |of| of.end))
    }
}

/// `turnout was 45%`, `profit rose to $3m`, `shares were up 4%`: the nouns before the verb.
fn subject(sentence: &Sentence, first: usize) -> Option<Range<usize>> {
    let mut at = first.checked_sub(1)?;
    if matches!(sentence.word(at), "to" | "by" | "at") {
        at = at.checked_sub(1)?;
    }
    let particle = matches!(sentence.word(at), "up" | "down");
    let changes = sentence.is(at, Class::Up) || sentence.is(at, Class::Down);
    if particle {
        let verb = at.checked_sub(1)?;
        if sentence.is(verb, Class::ParticleVerb) {
            return None;
        }
        // `closed up`, `were up`; without a verb the noun stands right before.
        let word = sentence.word(verb);
        at = if word.ends_with("ed") || matches!(word, "was" | "is" | "were" | "are") {
            verb
        } else {
            at
        };
    }
    let links = matches!(
        sentence.word(at),
        "was" | "is" | "were" | "are" | "stood" | "stands" | "reached" | "hit" | "totalled" | "totaled" | "averaged"
    );
    if links || changes || particle {
        phrase::subject_before(sentence, at)
    } else {
        None
    }
}
