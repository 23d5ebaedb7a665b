//! Totals and hundreds: a row that sums up others against their sum, shares of one whole against 100 %.
//!
//! A row called a total is held against the rows since the total before it, all rows above, and the totals above; it
//! stands if any of them fits within the rounding of the digits. A share column is held against 100 % where its total
//! row says 100 % or a row `Other` shows that the rows are the whole.
//!
//! Speaks: `5`, `7`, `8`, `Total 21`, where other columns add up, or where one digit is all that is amiss.
//! Silent: where no column of the table adds up and more than a digit is missing, as rows may be left out (`Top five`)
//! or overlap (`of which`); averages, rates, ranks, prices; cells that are empty.

use super::cells::{self, Cell, SHOWN};
use super::evidence;
use crate::analysis::quantities::QuantityKind;
use crate::analysis::tables::{ColumnKind, Table};
use crate::compare::rules::wording::{interval, number, with_unit};
use crate::compare::{Finding, Rule, Severity, Source, State};

/// Totals of one table that are recomputed.
const TOTALS: usize = 24;
/// A sum may be so far off the stated total, as a share of it, that a slip still explains it.
const SLIP: f64 = 0.25;
/// Shares may be so far off 100 that a slip still explains it.
const PERCENT_SLIP: f64 = 30.0;

pub fn findings(source: &Source) -> Vec<Finding> {
    let tables = source.analysis.tables.iter();
    tables
        .flat_map(|table| {
            let mut findings: Vec<Finding> = vec![];
            for &total in table.totals.iter().take(TOTALS) {
                findings.extend(of_total(source, table, total as usize));
            }
            findings.extend(hundreds(source, table));
            findings
        })
        .collect()
}

/// A total that none of the readings of its parts bears out.
struct Off {
    column: usize,
    total: Cell,
    parts: Vec<Cell>,
}

fn of_total(source: &Source, table: &Table, row: usize) -> Vec<Finding> {
    let readings = readings(table, row);
    let mut off: Vec<Off> = vec![];
    let mut fitting = 0;
    for column in 0..table.columns.len() {
        let Some(numbers) = cells::additive(table, column) else {
            continue;
        };
        let Some(total) = numbers.get(row).copied().flatten() else {
            continue;
        };
        let parts = |rows: &Vec<usize>| -> Vec<Cell> { rows.iter().filter_map(|row| numbers[*row]).collect() };
        let fits = |rows: &Vec<usize>| {
            let (_, low, high) = cells::sum(&parts(rows));
            parts(rows).len() > 1 && cells::meet((low, high), (total.low, total.high))
        };
        if readings.iter().any(fits) {
            fitting += 1;
            continue;
        }
        let Some(rows) = readings.first() else { continue };
        let parts = parts(rows);
        // An empty cell may hold what is missing.
        if parts.len() == rows.len() && parts.len() > 1 {
            off.push(Off { column, total, parts });
        }
    }
    let selected = || is_selection(source, table);
    off.retain(|it| fitting > 0 || off_by_a_slip(it) && !(selected() && cells::sum(&it.parts).0 < it.total.value));
    if off.len() > fitting.max(1) {
        return vec![];
    }
    off.iter().map(|it| finding(source, table, row, it)).collect()
}

/// The rows that a total may sum up, likeliest first.
fn readings(table: &Table, row: usize) -> Vec<Vec<usize>> {
    let is_total = |at: usize| table.totals.binary_search(&(at as u32)).is_ok();
    let since = (0..row).rev().find(|at| is_total(*at)).map_or(0, |at| at + 1);
    let above: Vec<usize> = (since..row).collect();
    let all: Vec<usize> = (0..table.rows.len()).filter(|at| !is_total(*at)).collect();
    let totals: Vec<usize> = (0..row).filter(|at| is_total(*at)).collect();
    let below: Vec<usize> = (row + 1..table.rows.len()).take_while(|at| !is_total(*at)).collect();
    let mut readings: Vec<Vec<usize>> = [above, all, totals, below]
        .into_iter()
        .filter(|rows| rows.len() > 1)
        .collect();
    readings.dedup();
    readings
}

/// One digit is all that is amiss, or two neighbours have changed places.
fn off_by_a_slip(off: &Off) -> bool {
    let (sum, ..) = cells::sum(&off.parts);
    let gap = (sum - off.total.value).abs();
    let step = (off.total.high - off.total.low).max(off.parts.iter().map(|it| it.high - it.low).fold(0.0, f64::max));
    let gap = if step > 0.0 { (gap / step).round() } else { gap.round() };
    let share = (sum - off.total.value).abs() / off.total.value.abs().max(f64::MIN_POSITIVE);
    let mut digits = gap;
    while digits >= 10.0 && digits % 10.0 == 0.0 {
        digits /= 10.0;
    }
    let swapped = digits % 9.0 == 0.0 && digits < 90.0;
    gap > 0.0 && share <= SLIP && (digits < 10.0 || swapped)
}

/// Words before the table that say that it does not list all.
fn is_selection(source: &Source, table: &Table) -> bool {
    const SELECTED: &[&str] = &[
        "top",
        "selected",
        "main",
        "largest",
        "biggest",
        "leading",
        "major",
        "some",
        "among",
        "including",
        "examples",
        "most",
    ];
    let caption = table.caption.map_or("", |caption| caption.of(&source.document.text));
    cells::names_any(caption, SELECTED) || table.columns.iter().any(|it| cells::names_any(&it.name, SELECTED))
}

fn finding(source: &Source, table: &Table, row: usize, off: &Off) -> Finding {
    let column = &table.columns[off.column];
    let (value, low, high) = cells::sum(&off.parts);
    let shown = |value: f64| with_unit(&number(value), &column.unit);
    let label = cells::label(source, table, row);
    let label = if label.is_empty() { "Total" } else { label };
    let of = if column.name.is_empty() {
        String::new()
    } else {
        format!(", {}", column.name)
    };
    let stated = off.total.span.of(&source.document.text);
    let parts: Vec<String> = off.parts.iter().take(SHOWN).map(|part| number(part.value)).collect();
    let more = if off.parts.len() > SHOWN { " + …" } else { "" };
    let mut places = vec![evidence(source, off.total.span, shown(off.total.value))];
    if off.parts.len() <= SHOWN {
        places.extend(
            off.parts
                .iter()
                .map(|part| evidence(source, part.span, shown(part.value))),
        );
    }
    places.sort_by_key(|it| it.span);
    let words = format!("{}\u{1f}{}\u{1f}{stated}\u{1f}{}", label, column.name, parts.join("+"));
    Finding {
        id: Finding::key(Rule::Arithmetic, &["total", &words]),
        rule: Rule::Arithmetic,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!(
            "{label}{of}: {} stated, {} by the parts",
            number(off.total.value),
            number(value)
        ),
        explanation: format!(
            "The table gives {} as its total, and the rows that it sums up come to {}.",
            shown(off.total.value),
            shown(value)
        ),
        evidence: places,
        calculation: format!(
            "{}{more} = {}; the digits given allow {} for the sum and {} for the total: {} apart.",
            parts.join(" + "),
            shown(value),
            interval(low, high, &column.unit),
            interval(off.total.low, off.total.high, &column.unit),
            shown((value - off.total.value).abs())
        ),
        threshold:
            "The rule speaks when a row called a total is not the sum of the rows since the total before, of all \
                    rows, or of the totals, whatever the rounding of each cell, and other columns of the table do add \
                    up or a single slip of the pen explains the gap."
                .to_owned(),
        clears: "Look whether the table leaves rows out or counts some twice, and which cell is the slip.".to_owned(),
    }
}

/// Columns of shares that are said to be the whole and do not come to 100 %.
fn hundreds(source: &Source, table: &Table) -> Vec<Finding> {
    let columns = table.columns.iter().enumerate();
    let shares = columns.filter(|(_, column)| {
        column.kind == ColumnKind::Quantity(QuantityKind::Percent)
            && !cells::names_any(
                &column.name,
                &["change", "growth", "rate", "turnout", "difference", "±", "swing"],
            )
    });
    shares.filter_map(|(at, _)| hundred(source, table, at)).collect()
}

fn hundred(source: &Source, table: &Table, at: usize) -> Option<Finding> {
    let numbers = cells::numbers(table, at);
    let is_total = |row: usize| table.totals.binary_search(&(row as u32)).is_ok();
    let total = table.totals.iter().find_map(|row| numbers[*row as usize]);
    let rest = (0..table.rows.len()).any(|row| is_rest(cells::label(source, table, row)));
    let whole = match total {
        Some(total) => (total.value - 100.0).abs() < 1e-9,
        None => rest,
    };
    let rows: Vec<usize> = (0..table.rows.len()).filter(|row| !is_total(*row)).collect();
    let parts: Vec<Cell> = rows.iter().filter_map(|row| numbers[*row]).collect();
    let (value, low, high) = cells::sum(&parts);
    let least = if total.is_some() { 2 } else { 3 };
    if !whole || table.totals.len() > 1 || parts.len() != rows.len() || parts.len() < least {
        return None;
    }
    // Digits may be rounded, or cut off.
    let high = high.max(value + parts.iter().map(|part| part.high - part.low).sum::<f64>());
    if cells::meet((low, high), (100.0, 100.0)) || (value - 100.0).abs() > PERCENT_SLIP {
        return None;
    }
    let column = &table.columns[at];
    let name = if column.name.is_empty() { "Shares" } else { &column.name };
    let terms: Vec<String> = parts.iter().take(SHOWN).map(|part| number(part.value)).collect();
    let places = parts.iter().take(SHOWN).chain(total.as_ref());
    let mut places: Vec<_> = places
        .map(|it| evidence(source, it.span, with_unit(&number(it.value), "%")))
        .collect();
    places.sort_by_key(|it| it.span);
    Some(Finding {
        id: Finding::key(Rule::Arithmetic, &["hundred", name, &terms.join("+")]),
        rule: Rule::Arithmetic,
        state: State::CannotBothBeTrue,
        severity: Severity::Medium,
        title: format!("{name}: the shares come to {} %", number(value)),
        explanation: format!(
            "The rows are the whole, as {} shows, and their shares come to {} %.",
            if total.is_some() {
                "the total of 100 %"
            } else {
                "the row for all others"
            },
            number(value)
        ),
        evidence: places,
        calculation: format!(
            "{} = {} %; the rounding of each allows {}, and a whole is 100 %.",
            terms.join(" + "),
            number(value),
            interval(low, high, "%")
        ),
        threshold:
            "The rule speaks when a column of shares has a total of 100 % or a row for all others, every row has \
                    its share, and no rounding of each lets them come to 100 %."
                .to_owned(),
        clears: "Look whether several answers were allowed, whether a row is left out, and which share is the slip."
            .to_owned(),
    })
}

/// A row for all that the others leave.
fn is_rest(label: &str) -> bool {
    let folded = label.to_lowercase();
    let known = [
        "other",
        "others",
        "all others",
        "rest",
        "the rest",
        "remainder",
        "undecided",
        "don't know",
        "don’t know",
    ];
    known.contains(&folded.as_str()) || folded.starts_with("other ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check_table as check, titles};

    #[test]
    fn speaks() {
        check(
            "Port | Ships",
            &["Alder | 5", "Birch | 7", "Cedar | 8", "Total | 21"],
            &["Total, Ships: 21 stated, 20 by the parts"],
        );
        check(
            "Port | Ships | Crew",
            &["Alder | 5 | 120", "Birch | 7 | 310", "Total | 18 | 430"],
            &["Total, Ships: 18 stated, 12 by the parts"],
        );
        check(
            "Port | Budget (EUR million)",
            &["Alder | 5.2", "Birch | 7.3", "Cedar | 8.1", "Total | 26.6"],
            &["Total, Budget (EUR million): 26,600,000 stated, 20,600,000 by the parts"],
        );
        check(
            "Party | Share (%)",
            &["Harbour | 41", "Coast | 38", "Others | 12"],
            &["Share (%): the shares come to 91 %"],
        );
        check(
            "Party | Share (%)",
            &["Harbour | 41.5", "Coast | 48.5", "Field | 18.0", "Total | 100"],
            &["Share (%): the shares come to 108 %"],
        );
    }

    #[test]
    fn keeps_silent() {
        for (header, rows) in [
            (
                "Port | Ships",
                &["Alder | 5", "Birch | 7", "Cedar | 8", "Total | 20"][..],
            ),
            // Rounding of each.
            (
                "Port | Budget (EUR million)",
                &["Alder | 5.2", "Birch | 7.3", "Cedar | 8.1", "Total | 20.5"],
            ),
            (
                "Port | Cargo (thousand)",
                &["Alder | 5", "Birch | 7", "Cedar | 8", "Total | 21"],
            ),
            (
                "Port | Crew",
                &["Alder | 5,000", "Birch | 7,000", "Cedar | 8,000", "Total | 21,000"],
            ),
            // Rows that are left out, and rows that are missing.
            ("Port | Ships", &["Alder | 5", "Birch | 7", "Cedar | 8", "Total | 64"]),
            (
                "Largest ports | Ships",
                &["Alder | 50", "Birch | 70", "Cedar | 80", "Total | 220"],
            ),
            ("Port | Ships", &["Alder | 5", "Birch | n/a", "Cedar | 8", "Total | 15"]),
            // Subtotals; a table of sums of which none adds up.
            (
                "Port | Ships",
                &[
                    "Alder | 5",
                    "Birch | 7",
                    "Subtotal | 12",
                    "Cedar | 8",
                    "Dale | 9",
                    "Subtotal | 17",
                    "Total | 29",
                ],
            ),
            (
                "Port | 2029 | 2030",
                &["Revenue | 15 | 16", "Cost | 4 | 5", "Total profit | 11 | 11"],
            ),
            // Means, rates.
            ("Port | Average age", &["Alder | 35", "Birch | 37", "Total | 36"]),
            (
                "Port | Unemployment rate (%)",
                &["Alder | 5", "Birch | 7", "Others | 6"],
            ),
            ("Party | Share (%)", &["Harbour | 41", "Coast | 38", "Others | 20"]),
            ("Port | Homes online (%)", &["Alder | 41", "Birch | 38", "Cedar | 28"]),
        ] {
            check(header, rows, &[]);
        }
        assert_eq!(titles("Total | 5"), [""; 0]);
    }
}
