//! Columns that most rows of a table show to be reckoned from others, and the rows in which they are not.
//!
//! A column called a total is held against the sum of the columns beside it, one of shares against its row's part of
//! the whole, one of changes against the two columns before it. What a column is reckoned from is not guessed from
//! names alone: [`LEAST`] rows must bear it out, and at most one in four may not.
//!
//! Speaks: `Gold 3, Silver 2, Bronze 1, Total 7` among rows that add up.
//! Silent: where no reading of the column is borne out by the other rows.

use super::cells::{self, Cell};
use super::evidence;
use crate::analysis::quantities::QuantityKind;
use crate::analysis::tables::{ColumnKind, Table};
use crate::compare::rules::wording::{interval, number, with_unit};
use crate::compare::{Finding, Rule, Severity, Source, State};

/// Rows that must bear a reading out before the others are held against it.
const LEAST: usize = 2;
/// Rows beside each that fails.
const PER_FAILURE: usize = 2;
/// Columns beyond which a table is a list of measurements.
const MOST: usize = 40;

const TOTAL: &[&str] = &["total", "totals", "sum", "overall", "altogether", "combined", "all"];
const SHARE: &[&str] = &["share", "percentage", "percent", "proportion", "%", "pct", "part"];
const CHANGE: &[&str] = &[
    "change",
    "growth",
    "difference",
    "diff",
    "increase",
    "decrease",
    "rise",
    "fall",
    "var",
    "variation",
];

pub fn findings(source: &Source) -> Vec<Finding> {
    let tables = source.analysis.tables.iter();
    tables
        .filter(|table| (3..=MOST).contains(&table.columns.len()))
        .flat_map(|table| of_table(source, table))
        .collect()
}

/// A way in which a column may be reckoned from others.
struct Reading {
    column: usize,
    from: Vec<usize>,
    how: How,
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    Sum,
    /// Of the column's own sum, or of the total row.
    Share,
    /// In per cent, from the first to the second.
    Change,
    /// From the first to the second.
    Difference,
}

/// A cell, what it is reckoned from, and the values that these allow.
struct Row {
    at: usize,
    stated: Cell,
    from: Vec<Cell>,
    value: f64,
    allowed: (f64, f64),
}

impl Row {
    fn fits(&self) -> bool {
        cells::meet(self.allowed, (self.stated.low, self.stated.high))
    }
}

fn of_table(source: &Source, table: &Table) -> Vec<Finding> {
    let numbers: Vec<Vec<Option<Cell>>> = (0..table.columns.len()).map(|at| cells::numbers(table, at)).collect();
    let mut findings = vec![];
    for column in 0..table.columns.len() {
        // Of several readings the one that most rows bear out.
        let checked = readings(table, column).into_iter().map(|reading| {
            let whole = whole(table, &numbers[reading.from[0]]).filter(|_| reading.how == How::Share);
            let rows: Vec<Row> = (0..table.rows.len())
                .filter_map(|row| check(table, &numbers, &reading, whole, row))
                .collect();
            let fitting = rows.iter().filter(|row| row.fits()).count();
            (fitting, reading, rows)
        });
        let best = checked.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((fitting, reading, rows)) = best else { continue };
        let failing = rows.len() - fitting;
        if failing == 0 || fitting < LEAST || fitting < failing * PER_FAILURE {
            continue;
        }
        findings.extend(
            rows.iter()
                .filter(|row| !row.fits())
                .map(|row| finding(source, table, &reading, row)),
        );
    }
    findings
}

fn readings(table: &Table, column: usize) -> Vec<Reading> {
    let kind = |at: usize| (table.columns[at].kind, table.columns[at].unit.as_str());
    let is_quantity = |at: usize| matches!(kind(at).0, ColumnKind::Quantity(_));
    let name = &table.columns[column].name;
    let reading = |from: Vec<usize>, how| Reading { column, from, how };
    let mut readings = vec![];
    let summed = matches!(
        kind(column).0,
        ColumnKind::Quantity(QuantityKind::Count | QuantityKind::Money | QuantityKind::Measure)
    );
    if summed && cells::names_any(name, TOTAL) {
        let like = |at: &usize| kind(*at) == kind(column) && !cells::names_any(&table.columns[*at].name, TOTAL);
        let before: Vec<usize> = (0..column).rev().take_while(like).collect();
        let after: Vec<usize> = (column + 1..table.columns.len()).take_while(like).collect();
        // `Population, Gold, Silver, Bronze, Total`: what stands farther away may be no part.
        for side in [before, after] {
            readings.extend(
                (2..=side.len())
                    .rev()
                    .map(|length| reading(side[..length].to_vec(), How::Sum)),
            );
        }
    }
    let percent = kind(column).0 == ColumnKind::Quantity(QuantityKind::Percent);
    let changes = cells::names_any(name, CHANGE) || name.contains('±') || name.contains("+/");
    let before: Vec<usize> = (0..column).rev().filter(|at| is_quantity(*at)).take(3).collect();
    if percent && !changes && (cells::names_any(name, SHARE) || name.contains('%')) {
        let counted = |at: &usize| cells::additive(table, *at).is_some();
        readings.extend(
            (0..table.columns.len())
                .filter(counted)
                .map(|at| reading(vec![at], How::Share)),
        );
    }
    if changes
        && let [second, first, ..] = before.as_slice()
        && kind(*first) == kind(*second)
    {
        if percent && kind(*first).0 != ColumnKind::Quantity(QuantityKind::Percent) {
            readings.push(reading(vec![*first, *second], How::Change));
            readings.push(reading(vec![*second, *first], How::Change));
        } else {
            readings.push(reading(vec![*first, *second], How::Difference));
            readings.push(reading(vec![*second, *first], How::Difference));
        }
    }
    readings
}

/// The row by a reading; `None` where a cell is missing, or where nothing is there to tell.
fn check(
    table: &Table,
    numbers: &[Vec<Option<Cell>>],
    reading: &Reading,
    whole: Option<(f64, f64, f64)>,
    row: usize,
) -> Option<Row> {
    let stated = numbers[reading.column][row]?;
    let from: Vec<Cell> = reading.from.iter().map(|at| numbers[*at][row]).collect::<Option<_>>()?;
    let (value, low, high) = match reading.how {
        How::Sum => {
            // Zeros bear nothing out.
            if from.iter().filter(|cell| cell.value != 0.0).count() < 2 {
                return None;
            }
            cells::sum(&from)
        }
        How::Share => {
            let whole = whole?;
            let share = |part: f64, whole: f64| part / whole * 100.0;
            let is_total = table.totals.binary_search(&(row as u32)).is_ok();
            if is_total || from[0].value <= 0.0 {
                return None;
            }
            (
                share(from[0].value, whole.0),
                share(from[0].low, whole.2),
                share(from[0].high, whole.1),
            )
        }
        How::Change => {
            let (first, second) = (from[0], from[1]);
            if first.low <= 0.0 || second.low <= 0.0 {
                return None;
            }
            let change = |first: f64, second: f64| (second / first - 1.0) * 100.0;
            (
                change(first.value, second.value),
                change(first.high, second.low),
                change(first.low, second.high),
            )
        }
        How::Difference => {
            let (first, second) = (from[0], from[1]);
            (
                second.value - first.value,
                second.low - first.high,
                second.high - first.low,
            )
        }
    };
    // A fall may be stated without its sign; digits may be rounded or cut off.
    let fall = value < 0.0 && stated.value > 0.0 && reading.how != How::Sum;
    let slack = if reading.how == How::Sum {
        0.0
    } else {
        (stated.high - stated.low) / 2.0
    };
    let allowed = if fall {
        (-high - slack, -low + slack)
    } else {
        (low - slack, high + slack)
    };
    let value = if fall { -value } else { value };
    Some(Row {
        at: row,
        stated,
        from,
        value,
        allowed,
    })
}

/// The whole of a column: its total row, or the sum of its rows. Value, least and greatest.
fn whole(table: &Table, numbers: &[Option<Cell>]) -> Option<(f64, f64, f64)> {
    let whole = match table.totals.as_slice() {
        [] => cells::sum(&numbers.iter().copied().collect::<Option<Vec<Cell>>>()?),
        [.., last] => {
            let total = numbers[*last as usize]?;
            (total.value, total.low, total.high)
        }
    };
    (whole.1 > 0.0).then_some(whole)
}

fn finding(source: &Source, table: &Table, reading: &Reading, row: &Row) -> Finding {
    let column = &table.columns[reading.column];
    let shown = |value: f64| with_unit(&number((value * 1e4).round() / 1e4), &column.unit);
    let label = cells::label(source, table, row.at);
    let stated = row.stated.span.of(&source.document.text);
    let names: Vec<String> = reading
        .from
        .iter()
        .map(|at| format!("“{}”", table.columns[*at].name))
        .collect();
    let terms: Vec<String> = row.from.iter().map(|cell| number(cell.value)).collect();
    let (what, reckoned) = match reading.how {
        How::Sum => (format!("the sum of {}", names.join(", ")), terms.join(" + ")),
        How::Share => (
            format!("the share of {} in its whole", names[0]),
            format!("{} ÷ {} × 100", terms[0], number(row.from[0].value / row.value * 100.0)),
        ),
        How::Change => (
            format!("the change from {} to {}", names[0], names[1]),
            format!("({} − {}) ÷ {} × 100", terms[1], terms[0], terms[0]),
        ),
        How::Difference => (
            format!("the difference of {} and {}", names[0], names[1]),
            format!("{} − {}", terms[1], terms[0]),
        ),
    };
    let mut places = vec![evidence(source, row.stated.span, shown(row.stated.value))];
    let units = reading.from.iter().map(|at| table.columns[*at].unit.as_str());
    places.extend(
        row.from
            .iter()
            .zip(units)
            .map(|(cell, unit)| evidence(source, cell.span, with_unit(&number(cell.value), unit))),
    );
    places.sort_by_key(|it| it.span);
    Finding {
        id: Finding::key(
            Rule::Arithmetic,
            &["column", label, &column.name, stated, &terms.join("+")],
        ),
        rule: Rule::Arithmetic,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!(
            "{label}, {}: {} stated, {} reckoned",
            column.name,
            number(row.stated.value),
            number((row.value * 100.0).round() / 100.0)
        ),
        explanation: format!(
            "In the other rows “{}” is {what}; in the row {label} it is not.",
            column.name
        ),
        evidence: places,
        calculation: format!(
            "{reckoned} = {}; the digits given allow {}, and {stated} allows {}.",
            shown(row.value),
            interval(row.allowed.0, row.allowed.1, &column.unit),
            interval(row.stated.low, row.stated.high, &column.unit)
        ),
        threshold:
            "The rule speaks when at least two rows for each that fails, and two at least, show how the column is \
                    reckoned from others, and no rounding of the cells lets this row fit."
                .to_owned(),
        clears: "Look whether the row is reckoned in another way than the others, and which cell is the slip."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_table as check;

    #[test]
    fn speaks() {
        check(
            "Club | Gold | Silver | Bronze | Total",
            &[
                "Alder | 3 | 2 | 1 | 6",
                "Birch | 1 | 4 | 2 | 7",
                "Cedar | 2 | 2 | 5 | 8",
                "Dale | 1 | 0 | 1 | 2",
            ],
            &["Cedar, Total: 8 stated, 9 reckoned"],
        );
        check(
            "Party | Votes | Share (%)",
            &[
                "Harbour | 4,100 | 41.0",
                "Coast | 3,800 | 38.0",
                "Field | 1,500 | 51.0",
                "Quay | 600 | 6.0",
            ],
            &["Field, Share (%): 51 stated, 15 reckoned"],
        );
        check(
            "Port | 2029 | 2030 | Change (%)",
            &[
                "Alder | 100 | 120 | 20",
                "Birch | 80 | 60 | -25",
                "Cedar | 50 | 60 | 30",
            ],
            &["Cedar, Change (%): 30 stated, 20 reckoned"],
        );
    }

    #[test]
    fn keeps_silent() {
        for (header, rows) in [
            (
                "Club | Gold | Silver | Total",
                &["Alder | 3 | 2 | 5", "Birch | 1 | 4 | 5", "Cedar | 2 | 2 | 4"][..],
            ),
            // The points of a league are no sum.
            (
                "Club | Won | Drawn | Total",
                &["Alder | 3 | 2 | 11", "Birch | 1 | 4 | 7", "Cedar | 2 | 2 | 8"],
            ),
            (
                "Party | Votes | Share (%)",
                &["Harbour | 4,100 | 41.0", "Coast | 3,800 | 38.0", "Field | 1,500 | 16.0"],
            ),
            (
                "Port | 2029 | 2030 | Change (%)",
                &["Alder | 100 | 120 | 20", "Birch | 80 | 60 | 25", "Cedar | 50 | 60 | 20"],
            ),
            (
                "Port | Men | Women | Total",
                &["Alder | 30 | 20 | 50", "Birch | n/a | 40 | 70", "Cedar | 20 | 20 | 40"],
            ),
        ] {
            check(header, rows, &[]);
        }
    }
}
