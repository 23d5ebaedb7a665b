//! Tables that state comparable measures of the same things differently, within one source or across sources.
//!
//! Rows meet by what their first text column names; columns meet when they hold the same kind of value in the
//! same unit and their headers name the same measure, by [`super::measures`]. Digits bound the values: `45` is 44.5
//! to 45.5. Where the headers differ, in words or in the year, the difference is named as what may explain it, and
//! the state is "differs"; columns of two stated years are not compared at all.
//!
//! Speaks: `Defence budget` 49.3 against `Military spending (2023)` 45, both in billion USD.
//! Silent: `Revenue` against `Profit`; `2022` against `2023`; rows of totals; a label that stands in two rows; a row that
//! more than [`MOST`] tables have, and tables of one text under one header that differ in most rows, which are a series
//! rather than statements of one thing.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::measures::is_general;
use super::rows::{Mentions, measures, row_name};
use super::wording::{interval, list, number, with_unit};
use crate::analysis::quantities::{Bound, Quantity};
use crate::analysis::tables::{Cell, CellValue, Column, ColumnKind, Table};
use crate::compare::stem::is_stop_word;
use crate::compare::terms::Term;
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};
use crate::text::Span;

/// Headers in other words are compared only from so many rows in common on.
const ROWS: usize = 2;

/// Values of one row and measure beyond which nothing is compared.
const MOST: usize = 24;

/// A cell that can be compared, with all that says what it is.
struct Value<'a> {
    source: usize,
    table: usize,
    column: &'a Column,
    /// The header's own words, by which headers are the same.
    header: Rc<[String]>,
    span: Span,
    /// The name of the entity that the row is about, or the row's own label.
    label: &'a str,
    value: f64,
    low: f64,
    high: f64,
}

/// A column's measure: kind of value, unit, and the measures that its header names.
type Measure = (ColumnKey, Vec<String>);
type ColumnKey = (crate::analysis::quantities::QuantityKind, String);

/// The findings on the tables of the sources at `members`. `names` holds per source its entities' terms.
pub fn findings(sources: &[Source], names: &[Vec<Term>], members: &[usize]) -> Vec<Finding> {
    let mut findings: Vec<((usize, Span), Finding)> = comparable(sources, names, members)
        .iter()
        .filter_map(|(values, common)| {
            let first = values.iter().map(|value| (value.table, value.span)).min()?;
            Some((first, finding(sources, values, common)?))
        })
        .collect();
    findings.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// A cell that the rule holds against another, whatever their values.
pub struct Stated {
    pub source: usize,
    pub quantity: Quantity,
    /// The year that its header states.
    pub year: Option<i16>,
    pub header: String,
    /// What its row is about.
    pub label: String,
}

/// The pairs of cells that state one measure of one thing, by the rule's own decision.
pub fn pairs(sources: &[Source], names: &[Vec<Term>], members: &[usize]) -> Vec<(Stated, Stated)> {
    let stated = |value: &Value| {
        let ColumnKind::Quantity(kind) = value.column.kind else {
            return None;
        };
        Some(Stated {
            source: value.source,
            quantity: Quantity {
                span: value.span,
                kind,
                value: value.value,
                low: value.low,
                high: value.high,
                bound: Bound::Exact,
                unit: value.column.unit.clone(),
                of: value.column.header,
                change: None,
            },
            year: value.column.year,
            header: value.column.name.clone(),
            label: value.label.to_owned(),
        })
    };
    let mut pairs = vec![];
    for (values, common) in &comparable(sources, names, members) {
        for (i, b) in values.iter().enumerate() {
            let met = values[..i].iter().filter(|a| meet(a, b, common));
            pairs.extend(met.filter_map(|a| Some((stated(a)?, stated(b)?))));
        }
    }
    pairs
}

/// What two tables have in common in one measure: rows, and those in which their values are apart.
#[derive(Clone, Copy, Default)]
struct Shared {
    rows: usize,
    apart: usize,
}

/// What tables have in common in one measure, by their numbers, the lower first.
type Common = Rc<FxHashMap<(usize, usize), Shared>>;

/// The values of one row and measure, where there are several, and the rows that their tables have in common.
fn comparable<'a>(sources: &[Source<'a>], names: &[Vec<Term>], members: &[usize]) -> Vec<(Vec<Value<'a>>, Common)> {
    let mut values: FxHashMap<(Measure, Term), Vec<Value>> = FxHashMap::default();
    let mut tables = 0;
    for &source in members {
        let mentions = Mentions::of(&sources[source]);
        for table in &sources[source].analysis.tables {
            let name = |label| row_name(&sources[source], &names[source], &mentions, label);
            collect(name, source, table, tables, &mut values);
            tables += 1;
        }
    }
    values.retain(|_, values| (2..=MOST).contains(&values.len()));
    let mut tables: FxHashMap<&Measure, FxHashMap<(usize, usize), Shared>> = FxHashMap::default();
    for ((measure, _), values) in &values {
        let tables = tables.entry(measure).or_default();
        for (i, a) in values.iter().enumerate() {
            for b in values[..i].iter().filter(|b| b.table != a.table) {
                let shared = tables.entry((b.table, a.table)).or_default();
                shared.rows += 1;
                shared.apart += usize::from(a.is_apart(b));
            }
        }
    }
    let tables: FxHashMap<Measure, Common> = tables
        .into_iter()
        .map(|(measure, tables)| (measure.clone(), Rc::new(tables)))
        .collect();
    let mut found: Vec<(Vec<Value>, Common)> = values
        .into_iter()
        .filter_map(|((measure, _), values)| Some((values, tables.get(&measure)?.clone())))
        .collect();
    found.sort_unstable_by_key(|(values, _)| values.iter().map(|value| (value.table, value.span)).min());
    found
}

/// Whether two values are of one measure: no stated years part them, headers in other words are borne out by other rows
/// that the tables share, and tables of one text under one header do not differ in most rows: those are a series, of
/// other times or groups.
fn meet(a: &Value, b: &Value, common: &Common) -> bool {
    let other_year = matches!((a.column.year, b.column.year), (Some(a), Some(b)) if a != b);
    let shared = common.get(&(a.table.min(b.table), a.table.max(b.table)));
    let shared = shared.copied().unwrap_or_default();
    a.table != b.table
        && !other_year
        && if a.header == b.header {
            a.source != b.source || shared.apart * 2 <= shared.rows
        } else {
            shared.rows >= ROWS
        }
}

fn collect<'a>(
    name: impl Fn(Span) -> Option<(Term, &'a str)>,
    source: usize,
    table: &'a Table,
    number: usize,
    values: &mut FxHashMap<(Measure, Term), Vec<Value<'a>>>,
) {
    let dated = table.columns.iter().any(|column| column.kind == ColumnKind::Date);
    let Some(labels) = table
        .columns
        .iter()
        .position(|column| column.kind == ColumnKind::Text)
        .filter(|_| !dated)
    else {
        return;
    };
    let mut rows: Vec<((Term, &str), &[Cell])> = table
        .rows
        .iter()
        .enumerate()
        .filter(|(row, _)| !table.totals.contains(&(*row as u32)))
        .filter_map(|(_, cells)| Some((name(cells.get(labels)?.span)?, &cells[..])))
        .collect();
    let mut count: FxHashMap<Term, usize> = FxHashMap::default();
    for ((name, _), _) in &rows {
        *count.entry(*name).or_default() += 1;
    }
    rows.retain(|((name, _), _)| count[name] == 1);
    for (at, column) in table.columns.iter().enumerate() {
        let ColumnKind::Quantity(kind) = column.kind else {
            continue;
        };
        let measures = measures(&column.name);
        if measures.is_empty() {
            continue;
        }
        let header: Rc<[String]> = header_words(column).into();
        for ((name, label), cells) in &rows {
            let Some(Cell {
                span,
                value: CellValue::Number { value, low, high },
            }) = cells.get(at)
            else {
                continue;
            };
            let key = (((kind, column.unit.clone()), measures.clone()), *name);
            values.entry(key).or_default().push(Value {
                source,
                table: number,
                column,
                header: header.clone(),
                span: *span,
                label,
                value: *value,
                low: *low,
                high: *high,
            });
        }
    }
}

/// The header's own words, for telling whether two headers are the same.
fn header_words(column: &Column) -> Vec<String> {
    let mut words: Vec<String> = column
        .name
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !is_general(word) && !is_stop_word(word))
        .map(str::to_owned)
        .collect();
    words.extend(column.year.map(|year| year.to_string()));
    words.sort_unstable();
    words.dedup();
    words
}

impl Value<'_> {
    fn is_apart(&self, other: &Value) -> bool {
        self.high < other.low || other.high < self.low
    }
}

fn finding(sources: &[Source], values: &[Value], common: &Common) -> Option<Finding> {
    let mut involved = vec![false; values.len()];
    let mut state: Option<State> = None;
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values[..i].iter().enumerate() {
            let same_words = a.header == b.header;
            if !a.is_apart(b) || !meet(a, b, common) {
                continue;
            }
            involved[i] = true;
            involved[j] = true;
            let undated = a.column.year.is_none() || b.column.year.is_none();
            let pair = if !same_words {
                State::Differs
            } else if undated && super::published_apart(&sources[a.source], &sources[b.source]) {
                State::MayBeAnUpdate
            } else {
                State::CannotBothBeTrue
            };
            state = Some(state.map_or(pair, |state| state.min(pair)));
        }
    }
    let state = state?;
    let mut involved: Vec<&Value> = values
        .iter()
        .zip(&involved)
        .filter(|(_, involved)| **involved)
        .map(|(value, _)| value)
        .collect();
    involved.sort_unstable_by_key(|value| (sources[value.source].id, value.span));
    let evidence: Vec<Evidence> = involved
        .iter()
        .map(|value| Evidence {
            source: sources[value.source].id,
            span: value.span,
            value: with_unit(&number(value.value), &value.column.unit),
            by: None,
        })
        .collect();
    // From here on in an order that does not depend on the sources' numbers.
    involved.sort_by_key(|value| (value.table, value.span));
    let label = involved[0].label;
    let mut headers: Vec<String> = involved
        .iter()
        .map(|value| format!("“{}”", value.column.name))
        .collect();
    headers.sort_unstable();
    headers.dedup();
    let explanation = format!(
        "{} tables state a comparable measure of {label} with different values. {}",
        if involved.len() == 2 {
            "Two".to_owned()
        } else {
            involved.len().to_string()
        },
        match state {
            State::CannotBothBeTrue => format!(
                "Their columns bear the same header, {}, so the values cannot all be true.",
                list(&headers)
            ),
            State::MayBeAnUpdate => format!(
                "Their columns bear the same header, {}, but the sources bear different dates: one may be an update.",
                list(&headers)
            ),
            _ => format!(
                "The columns are headed {}; what differs between the headers ({}) may explain it.",
                list(&headers),
                list(&difference(&involved))
            ),
        }
    );
    let mut ranges: Vec<String> = involved
        .iter()
        .map(|value| {
            format!(
                "{} allows {}",
                as_stated(value),
                interval(value.low, value.high, &value.column.unit)
            )
        })
        .collect();
    ranges.dedup();
    let (low, high) = involved
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value.value), high.max(value.value))
        });
    let share = if high > 0.0 && low >= 0.0 {
        format!(
            ", {} % of the greater",
            number(((high - low) / high * 1000.0).round() / 10.0)
        )
    } else {
        String::new()
    };
    let key: Vec<String> = involved
        .iter()
        .map(|value| {
            let text = &sources[value.source].document.text;
            format!(
                "{}\u{1f}{}\u{1f}{}",
                value.label,
                value.column.name,
                value.span.of(text)
            )
        })
        .collect();
    let key: Vec<&str> = key.iter().map(String::as_str).collect();
    Some(Finding {
        id: Finding::key(Rule::TableFigure, &key),
        rule: Rule::TableFigure,
        state,
        severity: if state == State::CannotBothBeTrue {
            Severity::High
        } else {
            Severity::Medium
        },
        title: format!("{label}: {}", shown_title(&involved)),
        explanation,
        evidence,
        calculation: format!(
            "{}. Greatest and least are {} apart{share}.",
            ranges.join("; "),
            with_unit(&number(high - low), &involved[0].column.unit)
        ),
        threshold: "The rule speaks when the rows name the same, the headers name the same measure in the same unit, \
                    and the digits given do not let both values be true."
            .to_owned(),
        clears: "Look where each table comes from, and whether both mean the same measure, year, currency and prices."
            .to_owned(),
    })
}

/// `49.26 or 45 billion USD`: each value once, the unit once where all bear the same.
fn shown_title(values: &[&Value]) -> String {
    let mut shown: Vec<(String, String)> = vec![];
    for Value { value, column, .. } in values {
        let unit = with_unit(scale_word(column.scale), &column.unit).trim().to_owned();
        let value = (number(value / column.scale), unit);
        if !shown.contains(&value) {
            shown.push(value);
        }
    }
    let same_unit = shown.iter().all(|(_, unit)| *unit == shown[0].1);
    let last = shown.len().saturating_sub(1);
    let words = shown.iter().enumerate().map(|(at, (value, unit))| {
        if same_unit && at < last {
            value.clone()
        } else {
            with_unit(value, unit)
        }
    });
    words.collect::<Vec<_>>().join(" or ")
}

/// The value as the table states it, with scale and unit.
fn as_stated(value: &Value) -> String {
    let scale = scale_word(value.column.scale);
    let stated = with_unit(&number(value.value / value.column.scale), scale);
    with_unit(stated.trim(), &value.column.unit)
}

fn scale_word(scale: f64) -> &'static str {
    match scale {
        1e3 => "thousand",
        1e6 => "million",
        1e9 => "billion",
        1e12 => "trillion",
        _ => "",
    }
}

/// The words in which the headers differ.
fn difference(values: &[&Value]) -> Vec<String> {
    let headers: Vec<Vec<String>> = values.iter().map(|value| header_words(value.column)).collect();
    let mut words: Vec<String> = headers
        .iter()
        .flatten()
        .filter(|word| !headers.iter().all(|header| header.contains(word)))
        .cloned()
        .collect();
    let mut seen: Vec<String> = vec![];
    words.retain(|word| {
        let new = !seen.contains(word);
        seen.push(word.clone());
        new
    });
    words
}

#[cfg(test)]
mod tests {
    use crate::compare::Rule;
    use crate::compare::testing::{comparison, found};

    fn table(headers: &str, rows: &[&str]) -> String {
        let columns = headers.split('|').count();
        let rule = vec!["---"; columns].join("|");
        format!(
            "Figures of the ports follow.\n\n{headers} |\n{rule}|\n{} |\n",
            rows.join(" |\n")
        )
    }

    fn check(a: (&str, &[&str]), b: (&str, &[&str]), expected: &[&str]) {
        let (first, second) = (table(a.0, a.1), table(b.0, b.1));
        assert_eq!(found(&first, &second, Rule::TableFigure), expected, "{a:?} {b:?}");
        let one = comparison(&[&format!("{first}\nMore figures of the ports.\n\n{second}")]);
        assert_eq!(one.findings.len(), expected.len(), "in one text: {a:?} {b:?}");
    }

    #[test]
    fn speaks() {
        check(
            (
                "Port | Harbour budget (EUR million)",
                &["Merrow | 49.26", "Karsund | 12.00"],
            ),
            (
                "Port | Harbour spending (2030, in million EUR)",
                &["Merrow | 45", "Karsund | 12", "Ostvik | 7"],
            ),
            &["Differs: Merrow: 49.26 or 45 million EUR"],
        );
        check(
            ("Port | Cargo (tonnes)", &["Merrow | 1,200", "Karsund | 800"]),
            ("Port | Cargo (tonnes)", &["Merrow | 1,500", "Karsund | 800"]),
            &["CannotBothBeTrue: Merrow: 1,200 or 1,500 tonnes"],
        );
    }

    #[test]
    fn keeps_silent() {
        for (a, b) in [
            // Another measure, unit, year.
            ("Port | Revenue (EUR million)", "Port | Profit (EUR million)"),
            ("Port | Budget (EUR million)", "Port | Budget (USD million)"),
            ("Port | Budget 2029 (EUR million)", "Port | Budget 2030 (EUR million)"),
            ("Port | Budget (EUR million)", "Port | Crew"),
        ] {
            check(
                (a, &["Merrow | 49", "Karsund | 12"]),
                (b, &["Merrow | 45", "Karsund | 17"]),
                &[],
            );
        }
        // Rounding explains it; a name that stands twice; a total.
        let budget = "Port | Budget (EUR million)";
        check(
            (budget, &["Merrow | 49.26", "Karsund | 12"]),
            (budget, &["Merrow | 49", "Karsund | 12"]),
            &[],
        );
        check(
            (budget, &["Merrow | 49", "Merrow | 45"]),
            (budget, &["Merrow | 45", "Karsund | 12"]),
            &[],
        );
        check(
            (budget, &["Merrow | 40", "Total | 40"]),
            (budget, &["Karsund | 12", "Total | 12"]),
            &[],
        );
    }
}
