//! A figure of the text that the table on the same thing does not bear out, within one source or across sources.
//!
//! The row is the one whose label the sentence names, the column the one whose header's measure the sentence names,
//! by [`super::measures`]; units convert, digits bound the values on both sides.
//!
//! Speaks: `Karsund's harbour budget is 49 million euros` against 45 under `Harbour budget (EUR million)`.
//! Silent: where the sentence names several rows without a figure for each, another year than the column's, a plan or
//! a change; where it says more of the figure than the header does (`49 million for the new quay`); where the figure
//! stands elsewhere in the row, or in the column, or where several columns could be meant.

use super::measures::{is_general, measure};
use super::rows::{Mentions, Row, Rows, measures};
use super::wording::interval;
use super::{dates_of, published_apart};
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::analysis::statements::{Polarity, Statement};
use crate::analysis::tables::{Column, Table};
use crate::compare::stem::is_stop_word;
use crate::compare::terms::Term;
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};
use crate::text::{Span, TokenKind};

/// Words of a sentence that neither the header nor the row has: with more, the figure may be of something else.
const OTHER_WORDS: usize = 2;
/// Values farther apart than by this factor are of different things, unless they differ by a scale.
const FAR: f64 = 4.0;
/// A sentence with more figures is a list.
const FIGURES: usize = 6;

pub fn findings(sources: &[Source], names: &[Vec<Term>], members: &[usize]) -> Vec<Finding> {
    let rows = Rows::of(sources, names, members);
    if rows.is_empty() {
        return vec![];
    }
    let mut findings: Vec<Finding> = vec![];
    for &source in members {
        let mentions = Mentions::of(&sources[source]);
        let openers = rows.openers(source);
        for statement in &sources[source].analysis.statements {
            if (1..=FIGURES).contains(&statement.quantities.len()) && is_fact(&sources[source], statement) {
                let named = rows.in_statement(source, statement, &mentions, &openers);
                findings.extend(of_statement(sources, source, statement, &rows, &named));
            }
        }
    }
    findings.sort_by(|a, b| a.id.cmp(&b.id));
    findings.dedup_by(|a, b| {
        let same = a.id == b.id;
        if same {
            b.evidence.append(&mut a.evidence);
        }
        same
    });
    for finding in &mut findings {
        finding
            .evidence
            .sort_by_key(|evidence| (evidence.source, evidence.span));
        finding.evidence.dedup();
    }
    findings
}

/// Stated as it is: no plan, no denial, no condition.
pub fn is_fact(source: &Source, statement: &Statement) -> bool {
    const SUPPOSED: &[&str] = &[
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "must",
        "can",
        "if",
        "plan",
        "plans",
        "planned",
        "aim",
        "aims",
        "target",
        "targets",
        "expects",
        "expected",
        "forecast",
        "hopes",
        "wants",
        "proposed",
        "propose",
        "once",
        "until",
        "previously",
        "formerly",
        "initially",
        "instead",
        "nearly",
        "per",
    ];
    let lexed = source.lexed;
    let words = || {
        lexed.tokens[lexed.within(statement.span)]
            .iter()
            .map(|token| lexed.word(token))
    };
    statement.polarity == Polarity::Affirmed
        && statement.hedges.is_empty()
        && statement.negations.is_empty()
        && !words().any(|word| SUPPOSED.contains(&word))
}

/// Whether the dates of a statement let its figures be those of a column.
pub fn same_time(source: &Source, statement: &Statement, year: Option<i16>) -> bool {
    let dates = dates_of(source, statement);
    match year {
        Some(year) => dates.iter().all(|date| match date.days {
            Some((first, last)) => first.year() == year && last.year() == year,
            None => date.year == Some(year),
        }),
        None => dates.is_empty(),
    }
}

/// The year of a column: its header's, or the only one of the table's caption.
pub fn year_of(source: &Source, table: &Table, column: &Column) -> Option<i16> {
    let caption = table.caption?.of(&source.document.text);
    column.year.or_else(|| {
        let mut years = caption
            .split(|char: char| !char.is_ascii_digit())
            .filter(|word| word.len() == 4);
        years
            .next()
            .filter(|_| years.next().is_none())?
            .parse()
            .ok()
            .filter(|year| (1800..=2100).contains(year))
    })
}

fn of_statement(
    sources: &[Source],
    at: usize,
    statement: &Statement,
    rows: &Rows,
    named: &[(Span, Term)],
) -> Vec<Finding> {
    let source = &sources[at];
    let all = statement.quantities.iter();
    let figures: Vec<&Quantity> = all
        .filter_map(|at| source.analysis.quantities.get(*at as usize))
        .filter(|it| {
            use QuantityKind::*;
            it.change.is_none() && matches!(it.kind, Count | Money | Percent | Measure)
        })
        .collect();
    let mut findings = vec![];
    for figure in &figures {
        let like: Vec<&Quantity> = figures
            .iter()
            .copied()
            .filter(|it| it.kind == figure.kind && it.unit == figure.unit)
            .collect();
        let Some(name) = subject(named, &like, figure) else {
            continue;
        };
        for row in rows.named(name) {
            let others = named
                .iter()
                .any(|(_, other)| *other != name && rows.named(*other).iter().any(|it| it.table == row.table));
            if others && like.len() < 2 {
                continue;
            }
            findings.extend(against(sources, at, statement, figure, *row, rows.table(*row), named));
        }
    }
    findings
}

/// The row that a figure is of: the only one named, or the one named before it where names and figures take turns.
fn subject(named: &[(Span, Term)], like: &[&Quantity], figure: &Quantity) -> Option<Term> {
    let (first, rest) = named.split_first()?;
    if rest.iter().all(|(_, name)| *name == first.1) {
        return (like.len() == 1).then_some(first.1);
    }
    if named.len() != like.len() {
        return None;
    }
    let turns = named
        .iter()
        .zip(like)
        .all(|((name, _), figure)| name.end <= figure.span.start)
        && named
            .iter()
            .skip(1)
            .zip(like)
            .all(|((name, _), figure)| figure.span.end <= name.start);
    let at = like.iter().position(|it| it.span == figure.span)?;
    turns.then(|| named[at].1)
}

fn against(
    sources: &[Source],
    at: usize,
    statement: &Statement,
    figure: &Quantity,
    row: Row,
    table: &Table,
    named: &[(Span, Term)],
) -> Option<Finding> {
    let source = &sources[at];
    let theirs = &sources[row.source];
    let words = Words::of(source, statement, figure, named);
    let mut meant: Option<(usize, bool)> = None;
    for (index, column) in table.columns.iter().enumerate() {
        let Some(cell) = table.quantity(row.row, index) else {
            continue;
        };
        // The figure stands in the row, or in the column.
        let fits = |row: usize| {
            table
                .quantity(row, index)
                .is_some_and(|cell| figure.compatible(&cell) == Some(true))
        };
        if (0..table.rows.len()).any(fits) {
            return None;
        }
        if figure.compatible(&cell).is_none() {
            continue;
        }
        if let Some(whole) = words.name(&column.name) {
            if meant.is_some() {
                return None;
            }
            meant = Some((index, whole));
        }
    }
    let (index, whole) = meant?;
    let column = &table.columns[index];
    let cell = table.quantity(row.row, index)?;
    let year = year_of(theirs, table, column);
    if !same_time(source, statement, year) || is_far(figure, &cell) {
        return None;
    }
    let dated = !statement.dates.is_empty();
    let apart = at != row.source && published_apart(source, theirs);
    let state = match apart {
        true if !dated => State::MayBeAnUpdate,
        _ if whole && statement.attribution.is_none() && (year.is_none() || dated) => State::CannotBothBeTrue,
        _ => State::Differs,
    };
    Some(finding(source, statement, figure, theirs, column, &cell, state))
}

/// So far apart that the figures are of different things, if it is not a scale that is wrong.
fn is_far(figure: &Quantity, cell: &Quantity) -> bool {
    if figure.unit != cell.unit {
        return false;
    }
    let ratio = figure.value.abs().max(cell.value.abs()) / figure.value.abs().min(cell.value.abs());
    let scale = [1e3, 1e6].iter().any(|scale| (ratio / scale - 1.0).abs() < 0.1);
    !ratio.is_finite() || ratio > FAR && !scale
}

/// What a sentence says of its figure.
struct Words {
    /// The measures of its words that are neither names, nor of the figure, nor general.
    measures: Vec<String>,
    /// The measure of what is counted, of counts.
    counted: Option<String>,
}

impl Words {
    fn of(source: &Source, statement: &Statement, figure: &Quantity, named: &[(Span, Term)]) -> Words {
        let lexed = source.lexed;
        let said_by = crate::compare::terms::attribution(statement);
        let dates = dates_of(source, statement);
        let apart = |span: Span| {
            figure.span.overlaps(span)
                || named.iter().any(|(name, _)| name.overlaps(span))
                || said_by.iter().any(|by| by.contains(span))
                || dates.iter().any(|date| date.span.overlaps(span))
        };
        let measures = lexed.tokens[lexed.within(statement.span)]
            .iter()
            .filter(|token| token.kind == TokenKind::Word && !apart(token.span))
            .map(|token| lexed.word(token))
            .filter(|word| word.len() > 1 && !is_stop_word(word) && !is_general(word) && !is_plain_verb(word))
            .map(stated_measure)
            .collect();
        let counted = figure.of.filter(|_| figure.kind == QuantityKind::Count).and_then(|of| {
            let token = lexed.tokens[lexed.within(of)].last()?;
            Some(measure(lexed.word(token)).to_owned())
        });
        Words { measures, counted }
    }

    /// Whether the words name a header's measure, and if so whether all of it.
    fn name(&self, header: &str) -> Option<bool> {
        let of_header = measures(header);
        let known = |measure: &String| self.measures.contains(measure);
        let shared = of_header.iter().filter(|measure| known(measure)).count();
        let whole = shared == of_header.len();
        let other = self
            .measures
            .iter()
            .filter(|measure| !of_header.contains(measure))
            .count();
        let counted = match &self.counted {
            Some(counted) => of_header.contains(counted),
            None => true,
        };
        // A part of the header's words is enough where the sentence says nothing else.
        (shared > 0 && counted && other <= if whole { OTHER_WORDS } else { 0 }).then_some(whole)
    }
}

/// `spends` names the measure of `spending`.
fn stated_measure(word: &str) -> String {
    match word {
        "spends" | "spent" | "spending" => measure("spending").to_owned(),
        "earns" | "earned" => measure("earning").to_owned(),
        "employs" | "employed" => measure("employee").to_owned(),
        "soldiers" | "troops" | "servicemen" => measure("troop").to_owned(),
        _ => measure(word).to_owned(),
    }
}

/// Verbs and adverbs that say nothing of what is measured.
fn is_plain_verb(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "stands"
            | "stood"
            | "amounts"
            | "amounted"
            | "totals"
            | "totalled"
            | "totaled"
            | "reached"
            | "reaches"
            | "hit"
            | "counts"
            | "counted"
            | "keeps"
            | "holds"
            | "owns"
            | "runs"
            | "puts"
            | "currently"
            | "now"
            | "alone"
            | "some"
            | "roughly"
            | "almost"
            | "nearly"
            | "figures"
            | "table"
            | "shows"
            | "according"
            | "country"
            | "state"
            | "percent"
            | "cent"
            | "annually"
            | "yearly"
            | "comes"
            | "came"
    )
}

fn finding(
    source: &Source,
    statement: &Statement,
    figure: &Quantity,
    theirs: &Source,
    column: &Column,
    cell: &Quantity,
    state: State,
) -> Finding {
    let stated = figure.span.of(&source.document.text);
    let listed = cell.span.of(&theirs.document.text).trim();
    let by = statement.attribution.as_ref().map(|by| by.name.clone());
    let mut places = vec![
        Evidence {
            source: source.id,
            span: figure.span,
            value: figure.normalised(),
            by,
        },
        Evidence {
            source: theirs.id,
            span: cell.span,
            value: cell.normalised(),
            by: None,
        },
    ];
    places.sort_by_key(|it| (it.source, it.span));
    let words = statement.span.of(&source.document.text);
    let reading = match state {
        State::CannotBothBeTrue => "They are stated of the same thing, so they cannot both be true.".to_owned(),
        State::MayBeAnUpdate => "The sources bear different dates: one value may be an update of the other.".to_owned(),
        _ => "The sentence does not say all that the header says, or names who gives the figure: that may explain it."
            .to_owned(),
    };
    Finding {
        id: Finding::key(Rule::ProseTable, &[stated, words, &column.name, listed]),
        rule: Rule::ProseTable,
        state,
        severity: if state == State::CannotBothBeTrue {
            Severity::High
        } else {
            Severity::Medium
        },
        title: format!("{stated} in the text, {} in the table", cell.normalised()),
        explanation: format!(
            "The text says {stated}, and the table has {listed} in that row under “{}”. {reading}",
            column.name
        ),
        evidence: places,
        calculation: format!(
            "{stated} allows {}; {listed} under “{}” allows {}: the two do not meet.",
            interval(figure.low, figure.high, &figure.unit),
            column.name,
            interval(cell.low, cell.high, &cell.unit)
        ),
        threshold:
            "The rule speaks when a sentence names one row of a table and the measure of one of its columns, gives \
                    one figure of that kind, of no other year, and no rounding lets both values be true."
                .to_owned(),
        clears: "Look whether both mean the same measure, year and currency, and where the table comes from."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Rule;
    use crate::compare::testing::{comparison, found};

    const BUDGETS: &str = "Figures of the ports follow.\n\nPort | Harbour budget (EUR million) | Crew\n---|---|---|\n\
                           Port Merrow | 49.26 | 1,200 |\nKarsund | 12.00 | 400 |\nOstvik | 7.50 | 150 |\n";

    fn check(text: &str, expected: &[&str]) {
        let one = comparison(&[&format!("{BUDGETS}\n{text}\n")]).findings;
        let titles: Vec<String> = one.iter().map(|it| format!("{:?}: {}", it.state, it.title)).collect();
        assert_eq!(titles, expected, "{text}");
    }

    #[test]
    fn speaks() {
        for (text, expected) in [
            (
                "Port Merrow has a harbour budget of 45 million euros.",
                "CannotBothBeTrue: 45 million euros in the text, 49.26 million EUR in the table",
            ),
            (
                "Karsund spends 15 million euros.",
                "Differs: 15 million euros in the text, 12 million EUR in the table",
            ),
            (
                "Karsund has a crew of 430.",
                "CannotBothBeTrue: 430 in the text, 400 in the table",
            ),
            (
                "The harbour budget of Port Merrow is 49 million euros and that of Karsund 15 million euros.",
                "CannotBothBeTrue: 15 million euros in the text, 12 million EUR in the table",
            ),
        ] {
            check(text, &[expected]);
        }
    }

    #[test]
    fn speaks_across_sources() {
        let text = "The ports of the coast were counted last year by the council of the coast.\n\n\
                    Port Merrow has a harbour budget of 45 million euros.";
        let findings = found(
            &format!("The ports of the coast were counted last year by the council.\n\n{BUDGETS}"),
            text,
            Rule::ProseTable,
        );
        assert_eq!(
            findings,
            ["CannotBothBeTrue: 45 million euros in the text, 49.26 million EUR in the table"]
        );
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "Port Merrow has a harbour budget of 49 million euros.",
            "Port Merrow has a harbour budget of about 50 million euros.",
            "Port Merrow had a harbour budget of 45 million euros in 2019.",
            "Port Merrow plans a harbour budget of 55 million euros.",
            "Port Merrow spends 15 million euros on the new quay.",
            "Port Merrow has a harbour budget of 45 million dollars.",
            "The harbour budget of Port Merrow rose by 3 million euros.",
            "Port Merrow and Karsund have a harbour budget of 61 million euros.",
            "Karsund has a harbour budget of 7.5 million euros.",
            "Karsund paid 14 million euros.",
            "Karsund has 410 boats.",
        ] {
            check(text, &[]);
        }
    }
}
