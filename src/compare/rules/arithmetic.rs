//! A change that its own two levels do not bear out.
//!
//! Speaks: `sales rose 30 % to 120 boats from 100`, `the fleet doubled from 40 to 60 boats`. The levels' rounding is
//! reckoned through, so that `rose 12 % from 1.1 million to 1.2 million` stands.
//! Silent: where a statement has other figures of the kind, other changes, or several dates, as then the change may be
//! against another time than the level that is named.

use super::by_source;
use super::wording::{interval, number};
use crate::analysis::quantities::{Bound, Direction, Quantity, QuantityKind};
use crate::analysis::statements::Statement;
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};

/// The findings on each source at `members` by itself; copies are one finding.
pub fn findings(sources: &[Source], members: &[usize]) -> Vec<Finding> {
    by_source(members.iter().flat_map(|&member| {
        let source = &sources[member];
        source
            .analysis
            .statements
            .iter()
            .filter_map(|statement| finding(source, statement))
    }))
}

fn finding(source: &Source, statement: &Statement) -> Option<Finding> {
    if statement.dates.len() > 1 {
        return None;
    }
    let all = statement
        .quantities
        .iter()
        .filter_map(|at| source.analysis.quantities.get(*at as usize));
    let (changes, levels): (Vec<&Quantity>, Vec<&Quantity>) = all.partition(|it| is_change(it));
    let [change] = changes.as_slice() else { return None };
    let led = |word: &str| {
        let mut led = levels.iter().filter(|level| before(source, level) == word);
        led.next().filter(|_| led.next().is_none()).copied()
    };
    let (from, to) = (led("from")?, led("to")?);
    let like = |level: &&&Quantity| level.kind == to.kind && level.unit == to.unit;
    let plain = |level: &Quantity| matches!(level.bound, Bound::Exact | Bound::About) && level.low > 0.0;
    let measured = matches!(
        to.kind,
        QuantityKind::Count | QuantityKind::Money | QuantityKind::Measure
    );
    if !measured || levels.iter().filter(like).count() != 2 || from.kind != to.kind || from.unit != to.unit {
        return None;
    }
    if !plain(from) || !plain(to) {
        return None;
    }
    let claimed = claimed(change)?;
    // The factor that the levels allow.
    let allowed = (to.low / from.high, to.high / from.low);
    if claimed.0 <= allowed.1 && allowed.0 <= claimed.1 {
        return None;
    }
    let text = |quantity: &Quantity| quantity.span.of(&source.document.text);
    let percent = |factor: f64| (factor - 1.0) * 100.0;
    let words = statement.span.of(&source.document.text);
    let (low, high) = (percent(allowed.0), percent(allowed.1));
    let (said_low, said_high) = (percent(claimed.0), percent(claimed.1));
    let evidence = |quantity: &Quantity| Evidence {
        source: source.id,
        span: quantity.span,
        value: quantity.normalised(),
        by: None,
    };
    Some(Finding {
        id: Finding::key(Rule::Figure, &["arithmetic", words]),
        rule: Rule::Figure,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!(
            "{} from {} to {} is not {}",
            text(change),
            text(from),
            text(to),
            text(change)
        ),
        explanation: format!(
            "From {} to {} is a change of {} %, and the statement says {}.",
            text(from),
            text(to),
            number((percent(to.value / from.value) * 10.0).round() / 10.0),
            text(change)
        ),
        evidence: vec![evidence(change), evidence(from), evidence(to)],
        calculation: format!(
            "({} − {}) ÷ {}: the levels allow a change {}; the statement allows one {}.",
            number(to.value),
            number(from.value),
            number(from.value),
            interval(low.min(high), low.max(high), "%"),
            interval(said_low.min(said_high), said_low.max(said_high), "%")
        ),
        threshold: "The rule speaks when a statement gives one change with the level it starts from and the level it \
                    goes to, and no rounding of the three lets them fit."
            .to_owned(),
        clears:
            "Look whether the change is against another time than the level named, and which of the three is the slip."
                .to_owned(),
    })
}

fn is_change(quantity: &Quantity) -> bool {
    quantity.change.is_some() && matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Multiple)
}

/// The folded word before a quantity.
fn before<'a>(source: &Source<'a>, quantity: &Quantity) -> &'a str {
    let lexed = source.lexed;
    let at = lexed.within(quantity.span).start;
    at.checked_sub(1).map_or("", |at| lexed.word(&lexed.tokens[at]))
}

/// The least and greatest factor that a stated change allows.
fn claimed(change: &Quantity) -> Option<(f64, f64)> {
    if !matches!(change.bound, Bound::Exact | Bound::About | Bound::Range) {
        return None;
    }
    match (change.kind, change.change?) {
        (QuantityKind::Percent, Direction::Up) => Some((1.0 + change.low / 100.0, 1.0 + change.high / 100.0)),
        (QuantityKind::Percent, Direction::Down) => Some((1.0 - change.high / 100.0, 1.0 - change.low / 100.0)),
        // `doubled` is said of anything near it.
        (QuantityKind::Multiple, _) => Some((change.value * 0.85, change.value * 1.15)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::testing::comparison;

    fn titles(text: &str) -> Vec<String> {
        let findings = comparison(&[text]).findings;
        findings.into_iter().map(|finding| finding.title).collect()
    }

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
        ] {
            assert_eq!(titles(text), [expected]);
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
            "Landings fell 20% to 80 tonnes from 100 tonnes.",
        ] {
            assert_eq!(titles(text), [""; 0], "{text}");
        }
    }
}
