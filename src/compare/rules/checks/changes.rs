//! A change that its own two levels do not bear out.
//!
//! Speaks: `sales rose 30 % to 120 boats from 100`, `the fleet doubled from 40 to 60 boats`, `turnout rose from 4 % to
//! 6 %, a rise of 2 %` (two percentage points), `sales fell by a third to 50 boats from 60`. The levels' rounding is
//! reckoned through, so that `rose 12 % from 1.1 million to 1.2 million` stands.
//! Silent: where a statement has other figures of the kind, other changes, or a date beside neither level, as then the
//! change may be against another time than the level that is named.

use super::{evidence, word};
use crate::analysis::quantities::{Bound, Direction, Quantity, QuantityKind};
use crate::analysis::statements::Statement;
use crate::compare::rules::wording::{interval, number};
use crate::compare::{Finding, Rule, Severity, Source, State};
use crate::text::{Span, TokenKind};

/// `doubled` is said of anything so near to it, `a third` of anything so near, as a share of the factor.
const LOOSE: f64 = 0.15;
/// A level stands before its change within so many words: `120 boats, up 20 %`.
const REACH: usize = 6;

pub fn findings(source: &Source) -> Vec<Finding> {
    let statements = source.analysis.statements.iter();
    statements.filter_map(|statement| finding(source, statement)).collect()
}

/// How a change is stated, which is how it is reckoned.
#[derive(Clone, Copy, PartialEq)]
enum Reckoned {
    /// As a factor of the first level: per cent, multiples, fractions.
    Relative,
    /// In the unit of the levels, or percentage points.
    Absolute,
}

fn finding(source: &Source, statement: &Statement) -> Option<Finding> {
    let quantities = || {
        let all = statement.quantities.iter();
        all.filter_map(|at| source.analysis.quantities.get(*at as usize))
    };
    let mut changes = quantities().filter(|it| it.change.is_some());
    let change = changes.next().filter(|_| changes.next().is_none())?;
    let levels: Vec<&Quantity> = quantities().filter(|it| it.change.is_none()).collect();
    let led = |is_led: &dyn Fn(&Quantity) -> bool| {
        let mut led = levels.iter().filter(|level| is_led(level));
        led.next().filter(|_| led.next().is_none()).copied()
    };
    let from = led(&|level| starts(source, level))?;
    let to = led(&|level| before(source, level) == "to" && !starts(source, level)).or_else(|| {
        let near = |level: &&Quantity| precedes(source, level, change);
        levels.iter().copied().rev().find(near)
    })?;
    let like = |level: &&Quantity| level.kind == to.kind && level.unit == to.unit;
    let plain = |level: &Quantity| matches!(level.bound, Bound::Exact | Bound::About) && level.low > 0.0;
    let twice = levels.iter().copied().filter(like).count();
    if from.span == to.span || twice != 2 || !like(&from) || !plain(from) || !plain(to) {
        return None;
    }
    if !are_dated_alike(source, statement, change, &[from, to]) {
        return None;
    }
    use QuantityKind::*;
    let levels_measure = matches!(to.kind, Count | Money | Measure);
    let reckoned = match change.kind {
        Percent | Multiple | Ratio if levels_measure => Reckoned::Relative,
        Percent if to.kind == Percent => Reckoned::Relative,
        PercentPoints if to.kind == Percent => Reckoned::Absolute,
        kind if levels_measure && kind == to.kind && change.unit == to.unit => Reckoned::Absolute,
        _ => return None,
    };
    let claimed = claimed(change, reckoned)?;
    let allowed = match reckoned {
        Reckoned::Relative => (to.low / from.high, to.high / from.low),
        Reckoned::Absolute => (to.low - from.high, to.high - from.low),
    };
    if claimed.0 <= allowed.1 && allowed.0 <= claimed.1 {
        return None;
    }
    // `from 4 % to 6 %, a rise of 2 %`: points are meant.
    let gap = to.value - from.value;
    let points = to.kind == Percent
        && reckoned == Reckoned::Relative
        && (gap.abs() - change.value).abs() <= (change.high - change.low) / 2.0 + 1e-9
        && (gap > 0.0) == (change.change == Some(Direction::Up));
    Some(report(
        source,
        statement,
        &Slip {
            change,
            from,
            to,
            claimed,
            allowed,
            reckoned,
            points,
        },
    ))
}

struct Slip<'a> {
    change: &'a Quantity,
    from: &'a Quantity,
    to: &'a Quantity,
    claimed: (f64, f64),
    allowed: (f64, f64),
    reckoned: Reckoned,
    points: bool,
}

fn report(source: &Source, statement: &Statement, slip: &Slip) -> Finding {
    let Slip { change, from, to, .. } = slip;
    let text = |quantity: &Quantity| quantity.span.of(&source.document.text);
    let percent = |factor: f64| (factor - 1.0) * 100.0;
    let (unit, scaled): (&str, &dyn Fn(f64) -> f64) = match slip.reckoned {
        Reckoned::Relative => ("%", &percent),
        Reckoned::Absolute if change.kind == QuantityKind::PercentPoints => ("percentage points", &|gap| gap),
        Reckoned::Absolute => (&to.unit, &|gap| gap),
    };
    let range = |(low, high): (f64, f64)| {
        let (low, high) = (scaled(low), scaled(high));
        interval(
            (low.min(high) * 100.0).round() / 100.0,
            (low.max(high) * 100.0).round() / 100.0,
            unit,
        )
    };
    let rounded = |value: f64| number((value * 10.0).round() / 10.0);
    let (exact, sum) = match slip.reckoned {
        Reckoned::Relative => (
            rounded(percent(to.value / from.value)),
            format!(
                "({} − {}) ÷ {}",
                number(to.value),
                number(from.value),
                number(from.value)
            ),
        ),
        Reckoned::Absolute => (
            rounded(to.value - from.value),
            format!("{} − {}", number(to.value), number(from.value)),
        ),
    };
    let explanation = if slip.points {
        format!(
            "From {} to {} is a change of {} percentage points, which is {exact} %, and the statement says {}.",
            text(from),
            text(to),
            rounded(to.value - from.value),
            text(change)
        )
    } else {
        let unit = if unit.is_empty() {
            String::new()
        } else {
            format!(" {unit}")
        };
        format!(
            "From {} to {} is a change of {exact}{unit}, and the statement says {}.",
            text(from),
            text(to),
            text(change)
        )
    };
    let mut places: Vec<_> = [change, from, to]
        .map(|it| evidence(source, it.span, it.normalised()))
        .to_vec();
    places.sort_by_key(|it| it.span);
    Finding {
        id: Finding::key(Rule::Arithmetic, &["change", statement.span.of(&source.document.text)]),
        rule: Rule::Arithmetic,
        state: if slip.points {
            State::Differs
        } else {
            State::CannotBothBeTrue
        },
        severity: Severity::Medium,
        title: if slip.points {
            format!(
                "{} from {} to {}: percentage points are meant",
                text(change),
                text(from),
                text(to)
            )
        } else {
            format!(
                "{} from {} to {} is not {}",
                text(change),
                text(from),
                text(to),
                text(change)
            )
        },
        explanation,
        evidence: places,
        calculation: format!(
            "{sum}: the levels allow a change {}; the statement allows one {}.",
            range(slip.allowed),
            range(slip.claimed)
        ),
        threshold: "The rule speaks when a statement gives one change with the level it starts from and the level it \
                    goes to, and no rounding of the three lets them fit."
            .to_owned(),
        clears:
            "Look whether the change is against another time than the level named, and which of the three is the slip."
                .to_owned(),
    }
}

/// The folded word before a quantity, `back` words earlier.
fn word_before<'a>(source: &Source<'a>, quantity: &Quantity, back: usize) -> &'a str {
    let at = source.lexed.within(quantity.span).start;
    at.checked_sub(back).map_or("", |at| word(source.lexed, at))
}

fn before<'a>(source: &Source<'a>, quantity: &Quantity) -> &'a str {
    word_before(source, quantity, 1)
}

/// `from 100`, `compared with 100`, `against 100`: the level before the change.
fn starts(source: &Source, level: &Quantity) -> bool {
    match before(source, level) {
        "from" => true,
        "with" | "to" => word_before(source, level, 2) == "compared",
        "against" | "versus" => word_before(source, level, 2) == ",",
        _ => false,
    }
}

/// `120 boats, up 20 %`: nothing but the level's own words between.
fn precedes(source: &Source, level: &Quantity, change: &Quantity) -> bool {
    let (level, change) = (source.lexed.within(level.span), source.lexed.within(change.span));
    level.end < change.start
        && change.start - level.end <= REACH
        && matches!(word(source.lexed, change.start - 1), "up" | "down" | "of")
        && (level.end..change.start).any(|at| matches!(word(source.lexed, at), "," | "(" | "—" | "–"))
}

/// Whether every date, where there are several, stands right after one of the levels, and none after the change.
fn are_dated_alike(source: &Source, statement: &Statement, change: &Quantity, levels: &[&Quantity]) -> bool {
    let dates = statement
        .dates
        .iter()
        .filter_map(|at| source.analysis.dates.get(*at as usize));
    let dates: Vec<Span> = dates
        .map(|date| date.span)
        .filter(|date| !date.overlaps(change.span))
        .collect();
    let lexed = source.lexed;
    // `120 tonnes in 2031`, `100 a year earlier`
    let follows = |quantity: &Quantity, date: Span| {
        let (from, to) = (lexed.within(quantity.span).end, lexed.within(date).start);
        let words = lexed.tokens.get(from..to).unwrap_or(&[]).iter();
        to >= from && words.filter(|token| token.kind == TokenKind::Word).count() <= 2 && to - from <= 3
    };
    dates.len() <= 1
        || dates
            .iter()
            .all(|date| levels.iter().any(|level| follows(level, *date)) && !follows(change, *date))
}

/// The least and greatest factor, or difference, that a stated change allows.
fn claimed(change: &Quantity, reckoned: Reckoned) -> Option<(f64, f64)> {
    let direction = change.change?;
    let (low, high) = (change.low, change.high);
    Some(match (reckoned, change.kind, direction) {
        (Reckoned::Absolute, _, Direction::Up) => (low, high),
        (Reckoned::Absolute, _, Direction::Down) => (-high, -low),
        (_, QuantityKind::Percent, Direction::Up) => (1.0 + low / 100.0, 1.0 + high / 100.0),
        (_, QuantityKind::Percent, Direction::Down) => (1.0 - high / 100.0, 1.0 - low / 100.0),
        (_, QuantityKind::Multiple, _) => (
            low.min(change.value) * (1.0 - LOOSE),
            high.max(change.value) * (1.0 + LOOSE),
        ),
        (_, QuantityKind::Ratio, Direction::Up) => (1.0 + low * (1.0 - LOOSE), 1.0 + high * (1.0 + LOOSE)),
        (_, QuantityKind::Ratio, Direction::Down) => (1.0 - high * (1.0 + LOOSE), 1.0 - low * (1.0 - LOOSE)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::titles;

    #[test]
    fn speaks() {
        for (text, expected) in [
            (
                "Landings of herring in Karsund rose 30% to 123 tonnes from 101 tonnes.",
                "30% from 101 tonnes to 123 tonnes is not 30%",
            ),
            (
                "The ferry fleet of Karsund doubled from 40 boats to 60 boats.",
                "doubled from 40 to 60 is not doubled",
            ),
            (
                "Landings of herring in Karsund rose 30% from 101 tonnes in 2025 to 123 tonnes in 2031.",
                "30% from 101 tonnes to 123 tonnes is not 30%",
            ),
            (
                "Landings fell by a third to 50 tonnes from 60 tonnes.",
                "a third from 60 tonnes to 50 tonnes is not a third",
            ),
            (
                "Karsund landed 120 tonnes, up 40% from 100 tonnes a year earlier.",
                "40% from 100 tonnes to 120 tonnes is not 40%",
            ),
            (
                "Turnout in Karsund went from 40% to 46%, a rise of 6%.",
                "6% from 40% to 46%: percentage points are meant",
            ),
            (
                "Turnout in Karsund rose by nine percentage points from 40% to 46%.",
                "nine percentage points from 40% to 46% is not nine percentage points",
            ),
            (
                "Sales in Karsund rose 12% to 90 million euros, compared with 100 million euros a year earlier.",
                "12% from 100 million euros to 90 million euros is not 12%",
            ),
        ] {
            assert_eq!(titles(text), [expected], "{text}");
        }
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "Landings of herring in Karsund rose 20% to 120 tonnes from 100 tonnes.",
            "Landings of herring in Karsund rose 9% to 1.2 million tonnes from 1.1 million tonnes.",
            "Landings of herring in Karsund rose 30% in 2031 to 120 tonnes from 100 tonnes in 2025.",
            "Landings of herring in Karsund rose 30% to 120 tonnes.",
            "The ferry fleet of Karsund nearly doubled from 40 boats to 75 boats.",
            "The ferry fleet of Karsund more than doubled from 40 boats to 95 boats.",
            "Landings fell 20% to 80 tonnes from 100 tonnes.",
            "Turnout in Karsund rose by six percentage points from 40% to 46%.",
            "Turnout in Karsund rose 15% from 40% to 46%.",
            "Landings fell by a third to 40 tonnes from 60 tonnes.",
            "Karsund landed 120 tonnes, up 20% from 100 tonnes a year earlier.",
            "Karsund landed 120 tonnes, up 40% from a year earlier, and sent on 100 tonnes.",
            "Karsund landed 120 tonnes of herring, 40% more than in May, from 100 boats.",
        ] {
            assert_eq!(titles(text), [""; 0], "{text}");
        }
    }
}
