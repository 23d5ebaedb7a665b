//! Copied tables that differ in a figure or a date alone.
//!
//! Two tables of different sources with the same headers and as many rows, nearly all of whose cells are the same, are
//! one table; what stands in one place of both is the same thing, totals included. Ways to write one value (`1.2
//! million` and `1,204,330`) fit each other.
//!
//! Speaks: `Total 20` against `Total 29` in tables that are the same otherwise.
//! Silent: where more than one cell in five differs: the tables are of two editions, or of two things in one form.

use rustc_hash::FxHashMap;

use super::published_apart;
use super::wording::{either, interval, shortened};
use crate::analysis::tables::{CellValue, Column, ColumnKind, Table};
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};
use crate::text::Span;

/// Of so many cells one may differ.
const PER_DIFFERENCE: usize = 5;
/// Cells that must be the same.
const LEAST: usize = 3;
/// Tables of one form in a source, and sources, that are held against each other.
const TABLES: usize = 60;
const SOURCES: usize = 40;

/// Two places that differ, and what they are called.
struct Difference {
    a: Span,
    b: Span,
    label: String,
    calculation: String,
}

/// What copied tables of the sources at `members` differ in.
pub fn findings(sources: &[Source], members: &[usize]) -> Vec<Finding> {
    type Form = (String, usize);
    let mut by_form: FxHashMap<Form, Vec<(usize, usize)>> = FxHashMap::default();
    for &source in members {
        for (at, table) in sources[source].analysis.tables.iter().enumerate() {
            by_form
                .entry((form(table), table.rows.len()))
                .or_default()
                .push((source, at));
        }
    }
    let mut found = vec![];
    for tables in by_form.values() {
        let by_source: Vec<&[(usize, usize)]> = tables.chunk_by(|a, b| a.0 == b.0).collect();
        for (i, theirs) in by_source.iter().enumerate().take(SOURCES) {
            for ours in &by_source[..i] {
                // Of one form: the first with the first, and so on.
                let pairs = ours.iter().zip(theirs.iter()).filter(|_| ours.len() == theirs.len());
                for (&(a, x), &(b, y)) in pairs.take(TABLES) {
                    let both = (&sources[a], &sources[b]);
                    let (x, y) = (&both.0.analysis.tables[x], &both.1.analysis.tables[y]);
                    found.extend(between(both, x, y).into_iter().map(|it| (a, it.a, finding(both, it))));
                }
            }
        }
    }
    found.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| a.2.id.cmp(&b.2.id)));
    found.dedup_by(|a, b| a.2.id == b.2.id);
    found.into_iter().map(|(.., finding)| finding).collect()
}

/// The headers without their digits.
fn form(table: &Table) -> String {
    let mut form = String::new();
    for column in &table.columns {
        form.extend(column.name.chars().filter(|char| !char.is_ascii_digit()));
        form.push('\u{1f}');
    }
    form
}

fn between(both: (&Source, &Source), x: &Table, y: &Table) -> Vec<Difference> {
    let mut differences = vec![];
    let (mut same, mut other) = (0, 0);
    let words = |source: &Source, span: Span| span.of(&source.document.text).trim().to_owned();
    for (ours, theirs) in x.columns.iter().zip(&y.columns) {
        if let (Some(a), Some(b)) = (ours.header, theirs.header)
            && ours.name != theirs.name
        {
            let (p, q) = (words(both.0, a), words(both.1, b));
            let calculation = format!("“{}” is not “{}”.", p.clone().min(q.clone()), p.max(q));
            differences.push(Difference {
                a,
                b,
                label: "Header".to_owned(),
                calculation,
            });
        }
    }
    for (row, (ours, theirs)) in x.rows.iter().zip(&y.rows).enumerate() {
        for (at, (a, b)) in ours.iter().zip(theirs).enumerate() {
            let (p, q) = (words(both.0, a.span), words(both.1, b.span));
            if p == q {
                same += usize::from(!p.is_empty());
                continue;
            }
            match apart(&x.columns[at], (&p, a.value), (&q, b.value)) {
                Some(Some(calculation)) => differences.push(Difference {
                    a: a.span,
                    b: b.span,
                    label: label(both.0, x, row, at),
                    calculation,
                }),
                Some(None) => same += 1,
                None => other += 1,
            }
        }
    }
    if same < LEAST || (differences.len() + other) * PER_DIFFERENCE > same + differences.len() + other {
        return vec![];
    }
    differences
}

/// Whether two cells that are written otherwise are apart, with the calculation; `None` where they are no figures.
fn apart(column: &Column, a: (&str, CellValue), b: (&str, CellValue)) -> Option<Option<String>> {
    match (a.1, b.1) {
        (
            CellValue::Number { low, high, .. },
            CellValue::Number {
                low: least, high: most, ..
            },
        ) => {
            // Two rounded values that only touch do not meet.
            let touching = low < high && least < most;
            let meet = if touching {
                low < most && least < high
            } else {
                low <= most && least <= high
            };
            let mut allows = [
                format!("{} allows {}", a.0, interval(low, high, &column.unit)),
                format!("{} allows {}", b.0, interval(least, most, &column.unit)),
            ];
            allows.sort_unstable();
            Some((!meet).then(|| format!("{}; {}: the two do not meet.", allows[0], allows[1])))
        }
        (CellValue::Date(from, to), CellValue::Date(first, last)) => {
            let mut days = [
                format!("{} is {from} to {to}", a.0),
                format!("{} is {first} to {last}", b.0),
            ];
            days.sort_unstable();
            Some((to < first || last < from).then(|| format!("{}; {}: not the same.", days[0], days[1])))
        }
        _ => {
            // `3 May` and `5 May`: the same but for digits.
            let (p, q) = (letters(a.0), letters(b.0));
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            if p != q || digits(a.0).is_empty() || digits(b.0).is_empty() {
                return None;
            }
            let apart = digits(a.0) != digits(b.0);
            Some(apart.then(|| format!("{} is not {}.", a.0.min(b.0), a.0.max(b.0))))
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphabetic()).collect()
}

/// The row's label and the column's name.
fn label(source: &Source, table: &Table, row: usize, at: usize) -> String {
    let labels = table
        .columns
        .iter()
        .position(|column| column.kind == ColumnKind::Text)
        .unwrap_or(0);
    let cell = table.rows[row]
        .get(labels)
        .map_or("", |cell| cell.span.of(&source.document.text).trim());
    let name = &table.columns[at].name;
    match (labels == at || cell.is_empty(), name.is_empty()) {
        (true, _) => name.clone(),
        (_, true) => shortened(cell),
        _ => format!("{}, {name}", shortened(cell)),
    }
}

fn finding((ours, theirs): (&Source, &Source), it: Difference) -> Finding {
    let (p, q) = (
        it.a.of(&ours.document.text).trim(),
        it.b.of(&theirs.document.text).trim(),
    );
    let mut both = [p, q];
    both.sort_unstable();
    let mut places = [(ours, it.a, p), (theirs, it.b, q)]
        .map(|(source, span, value)| Evidence {
            source: source.id,
            span,
            value: value.to_owned(),
            by: None,
        })
        .to_vec();
    places.sort_by_key(|it| (it.source, it.span));
    Finding {
        id: Finding::key(Rule::TableFigure, &["copied", both[0], both[1], &it.label]),
        rule: Rule::TableFigure,
        state: match published_apart(ours, theirs) {
            true => State::MayBeAnUpdate,
            false => State::CannotBothBeTrue,
        },
        severity: Severity::High,
        title: format!("{}: {}", it.label, either(both[0], both[1])),
        explanation: format!(
            "The two tables are the same but for few cells; here one has {} and the other {}.",
            both[0], both[1]
        ),
        evidence: places,
        calculation: it.calculation,
        threshold: "The rule speaks when two tables have the same headers and as many rows, at least four in five of \
                    their cells are the same, and what stands at one place of both cannot be two ways to write one value."
            .to_owned(),
        clears: "Look which of the two is the original, and whether the other has a correction or an update.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::Rule;
    use crate::compare::testing::found;

    fn table(rows: &[&str]) -> String {
        let lines = rows.join(" |\n");
        format!(
            "The council of Karsund counted the ships of its ports.\n\nPort | Founded | Ships |\n---|---|---|\n{lines} |\n"
        )
    }

    const ROWS: [&str; 4] = [
        "Alder | 1901 | 1,200",
        "Birch | 1950 | 700",
        "Cedar | 1899 | 800",
        "Total | | 2,700",
    ];

    #[test]
    fn speaks() {
        for (row, with, expected) in [
            (3, "Total | | 2,900", "CannotBothBeTrue: Total, Ships: 2,700 or 2,900"),
            (
                1,
                "Birch | 1960 | 700",
                "CannotBothBeTrue: Birch, Founded: 1950 or 1960",
            ),
        ] {
            let mut rows = ROWS;
            rows[row] = with;
            let found = found(&table(&ROWS), &table(&rows), Rule::TableFigure);
            assert_eq!(found, [expected]);
        }
    }

    #[test]
    fn keeps_silent() {
        for rows in [
            [
                "Alder | 1901 | 1200",
                "Birch | 1950 | 700",
                "Cedar | 1899 | 800",
                "Total | | 2,700",
            ],
            [
                "Alder | 1901 | 1,300",
                "Birch | 1950 | 750",
                "Cedar | 1899 | 820",
                "Total | | 2,870",
            ],
        ] {
            let found = found(&table(&ROWS), &table(&rows), Rule::TableFigure);
            let copied = found.iter().filter(|title| title.contains("Total")).count();
            assert_eq!(copied, 0, "{found:?}");
        }
    }
}
