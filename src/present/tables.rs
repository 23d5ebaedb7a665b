//! Tables for the eye: what a column holds, rows in order of a column, bars of a column, records to copy.

use super::order;
use std::cmp::Ordering;

use super::find::{Query, fold};
use super::number::power;
use super::one_line;
use crate::analysis::quantities::QuantityKind;
use crate::analysis::tables::{Cell, CellValue, Column, ColumnKind, Table, without_notes};
use crate::text::{Block, Document};

/// What a column holds: `money · 10⁹ USD`, `count`, `date`, `text`.
pub fn column_label(column: &Column) -> String {
    let kind = match column.kind {
        ColumnKind::Text => return "text".to_owned(),
        ColumnKind::Date => return "date".to_owned(),
        ColumnKind::Quantity(kind) => quantity_word(kind),
    };
    let mut label = kind.to_owned();
    let unit = unit_label(column);
    if !unit.is_empty() {
        label.push_str(" · ");
        label.push_str(&unit);
    }
    if let Some(year) = column.year {
        label.push_str(&format!(" · {year}"));
    }
    label
}

/// The unit in which the cells' digits stand: `10⁹ USD`, `%`; empty for a plain count.
pub fn unit_label(column: &Column) -> String {
    let factor = if column.scale == 1.0 {
        String::new()
    } else {
        power(column.scale)
    };
    [factor.as_str(), column.unit.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

pub fn quantity_word(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Count => "count",
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::PercentPoints => "percentage points",
        QuantityKind::Measure => "measure",
        QuantityKind::Duration => "duration",
        QuantityKind::Age => "age",
        QuantityKind::Ordinal => "rank",
        QuantityKind::Ratio => "ratio",
        QuantityKind::Multiple => "multiple",
    }
}

pub fn is_numeric(column: &Column) -> bool {
    matches!(column.kind, ColumnKind::Quantity(_))
}

/// Body rows in order of a column. Cells without a value stand after those with one and totals last, whatever the
/// direction: neither is small or large. Rows that are equal keep the text's order.
pub fn order(table: &Table, document: &Document, column: Option<usize>, descending: bool) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..table.rows.len()).collect();
    let Some(column) = column else { return rows };
    let folded: Vec<String> = table
        .rows
        .iter()
        .map(|row| {
            row.get(column)
                .map_or(String::new(), |cell| fold(&document.cell(cell.span)))
        })
        .collect();
    let is_total = |row: usize| table.totals.contains(&(row as u32));
    order::by(&mut rows, |&a, &b| {
        let (one, two) = (table.rows[a].get(column), table.rows[b].get(column));
        let by_value = compare_cells(one, two, &folded[a], &folded[b]);
        let by_value = if descending { by_value.reverse() } else { by_value };
        is_total(a)
            .cmp(&is_total(b))
            .then(lacks(one).cmp(&lacks(two)))
            .then(by_value)
    });
    rows
}

fn lacks(cell: Option<&Cell>) -> bool {
    cell.is_none_or(|cell| matches!(cell.value, CellValue::Empty | CellValue::Bad))
}

fn compare_cells(one: Option<&Cell>, two: Option<&Cell>, one_text: &str, two_text: &str) -> Ordering {
    match (one.map(|cell| cell.value), two.map(|cell| cell.value)) {
        (Some(CellValue::Number { value: a, .. }), Some(CellValue::Number { value: b, .. })) => a.total_cmp(&b),
        (Some(CellValue::Date(a, _)), Some(CellValue::Date(b, _))) => a.cmp(&b),
        _ => one_text.cmp(two_text),
    }
}

/// A bar of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Index of the body row.
    pub row: usize,
    pub label: String,
    /// In the digits of the text (the column's scale taken out), so that the axis reads as the cells do.
    pub value: f64,
    /// The cell as it stands.
    pub words: String,
}

/// The bars of a numeric column in the rows' given order; totals would dwarf the rest and are left out.
pub fn bars(table: &Table, document: &Document, column: usize, rows: &[usize]) -> Vec<Bar> {
    let scale = table.columns.get(column).map_or(1.0, |column| column.scale);
    let labels = label_column(table);
    rows.iter()
        .filter(|row| !table.totals.contains(&(**row as u32)))
        .filter_map(|&row| {
            let cells = table.rows.get(row)?;
            let cell = cells.get(column)?;
            let CellValue::Number { value, .. } = cell.value else {
                return None;
            };
            let label = labels
                .and_then(|at| cells.get(at))
                .map(|cell| one_line(&document.cell(cell.span)));
            let label = label
                .filter(|label| !label.is_empty())
                .unwrap_or_else(|| format!("Row {}", row + 1));
            let words = one_line(document.slice(cell.span));
            Some(Bar {
                row,
                label,
                value: value / if scale == 0.0 { 1.0 } else { scale },
                words,
            })
        })
        .collect()
}

/// The column that names the rows: the first of text, otherwise the first of dates.
pub fn label_column(table: &Table) -> Option<usize> {
    let first = |wanted: ColumnKind| table.columns.iter().position(|column| column.kind == wanted);
    first(ColumnKind::Text).or_else(|| first(ColumnKind::Date))
}

/// The columns that a chart can show: numeric, with at least two values.
pub fn chartable(table: &Table) -> Vec<usize> {
    let has_values = |column: usize| {
        let numbers = table.rows.iter().filter_map(|row| row.get(column));
        numbers
            .filter(|cell| matches!(cell.value, CellValue::Number { .. }))
            .count()
            >= 2
    };
    (0..table.columns.len())
        .filter(|&column| is_numeric(&table.columns[column]) && has_values(column))
        .collect()
}

/// The rows in which every word of the query occurs, in any cell.
pub fn holding(table: &Table, document: &Document, rows: &[usize], query: &Query) -> Vec<usize> {
    let holds = |row: &&usize| {
        let cells = table.rows.get(**row).into_iter().flatten();
        let words = cells.map(|cell| fold(&document.cell(cell.span))).collect::<Vec<_>>();
        query.is_in(&words.join("\n"))
    };
    if query.is_empty() {
        return rows.to_vec();
    }
    rows.iter().filter(holds).copied().collect()
}

/// What a table shows: what is seen is what is copied and exported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub head: Vec<String>,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub cells: Vec<Shown>,
    pub is_total: bool,
}

/// A cell as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// As it stands in the text, on one line.
    pub words: String,
    pub value: CellValue,
    pub numeric: bool,
    /// It names its line.
    pub heads: bool,
}

/// The rows given, in their order; turned on its side, rows are columns, and the column that names rows is the head.
pub fn sheet(table: &Table, document: &Document, rows: &[usize], turned: bool) -> Sheet {
    let labels = label_column(table);
    let shown = |cell: &Cell, at: usize| Shown {
        words: one_line(&document.cell(cell.span)),
        value: cell.value,
        numeric: table.columns.get(at).is_some_and(is_numeric),
        heads: labels == Some(at),
    };
    let names = || {
        table
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| column_name(column, at))
    };
    let body = rows.iter().filter_map(|&row| Some((row, table.rows.get(row)?)));
    let is_total = |row: usize| table.totals.contains(&(row as u32));
    if !turned {
        let line = |(row, cells): (usize, &Vec<Cell>)| Line {
            cells: cells.iter().enumerate().map(|(at, cell)| shown(cell, at)).collect(),
            is_total: is_total(row),
        };
        return Sheet {
            head: names().collect(),
            lines: body.map(line).collect(),
        };
    }
    let body: Vec<(usize, &Vec<Cell>)> = body.collect();
    let label = |(row, cells): &(usize, &Vec<Cell>)| {
        let words = labels
            .and_then(|at| cells.get(at))
            .map(|cell| one_line(&document.cell(cell.span)));
        words
            .filter(|words| !words.is_empty())
            .unwrap_or_else(|| format!("Row {}", row + 1))
    };
    let corner = labels.map_or(String::new(), |at| names().nth(at).unwrap_or_default());
    let line = |(at, name): (usize, String)| {
        let head = Shown {
            words: name,
            value: CellValue::Text,
            numeric: false,
            heads: true,
        };
        let cells = body
            .iter()
            .filter_map(|(_, cells)| cells.get(at))
            .map(|cell| shown(cell, at));
        Line {
            cells: std::iter::once(head).chain(cells).collect(),
            is_total: false,
        }
    };
    Sheet {
        head: std::iter::once(corner).chain(body.iter().map(label)).collect(),
        lines: names()
            .enumerate()
            .filter(|(at, _)| labels != Some(*at))
            .map(line)
            .collect(),
    }
}

/// The column's name on one line; its number where it has none.
pub fn column_name(column: &Column, at: usize) -> String {
    let name = one_line(&column.name);
    if name.is_empty() {
        format!("Column {}", at + 1)
    } else {
        name
    }
}

/// The cells that do not read as their column's type: row and column.
pub fn bad_cells(table: &Table) -> Vec<(usize, usize)> {
    let rows = table.rows.iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, cell)| (row, column, cell)));
    cells
        .filter(|(_, _, cell)| cell.value == CellValue::Bad)
        .map(|(row, column, _)| (row, column))
        .collect()
}

/// A cell's words and the marks of notes at their end: `12*`, `45 [a]`, `3¹`. A raised digit after letters is a unit's
/// (`km²`), and `#` belongs to a name.
pub fn without_mark(words: &str) -> (&str, &str) {
    let bare = without_notes(words);
    let mark = words.get(bare.len()..).unwrap_or_default().trim();
    let after_number = bare.ends_with(|char: char| char.is_ascii_digit() || matches!(char, '%' | ')'));
    if after_number || mark.starts_with(['*', '†', '‡', '§', '[']) {
        (bare, mark)
    } else {
        (words, "")
    }
}

/// How many blocks after a table may be its notes.
const NOTES: usize = 8;

/// The notes to a table: the paragraphs just after it that begin with marks that its cells or headers bear.
pub fn notes(table: &Table, document: &Document) -> Vec<String> {
    let headers = table.columns.iter().filter_map(|column| column.header);
    let cells = table.rows.iter().flatten().map(|cell| cell.span);
    let mut marks: Vec<String> = vec![];
    for span in headers.chain(cells) {
        let words = document.slice(span);
        // Most cells end in no mark: they are not looked at twice.
        if words.ends_with(|char: char| !char.is_alphanumeric() || !char.is_ascii() && char.is_numeric()) {
            let (_, mark) = without_mark(words);
            if !mark.is_empty() && !marks.iter().any(|known| known == mark) {
                marks.push(mark.to_owned());
            }
        }
    }
    if marks.is_empty() {
        return vec![];
    }
    let first = document
        .blocks
        .partition_point(|block| block.span.start < table.span.end);
    let after = document.blocks[first..].iter().take(NOTES);
    // A mark may have been read as a bullet: the line says what stands there.
    let line = |block: &Block| {
        let start = block.span.start as usize;
        let before = document.text.get(..start).unwrap_or_default();
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        document.text.get(from..block.span.end as usize).unwrap_or_default()
    };
    let lines = after.flat_map(|block| line(block).lines()).map(one_line);
    lines
        .take_while(|line| line.starts_with(|char: char| !char.is_alphabetic()))
        .filter(|line| marks.iter().any(|mark| line.starts_with(mark.as_str())))
        .collect()
}

/// The separator of copied or downloaded records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    Tab,
    Comma,
}

/// A sheet as records.
///
/// Words that a spreadsheet would run as a formula get an apostrophe before them (as OWASP's "CSV injection" advises).
pub fn records(sheet: &Sheet, separator: Separator) -> String {
    let delimiter = match separator {
        Separator::Tab => b'\t',
        Separator::Comma => b',',
    };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(vec![]);
    // Writing to memory cannot fail, and every record has the header's length.
    let _ = writer.write_record(sheet.head.iter().map(|name| harmless(name)));
    for line in &sheet.lines {
        let _ = writer.write_record(line.cells.iter().map(|cell| harmless(&cell.words)));
    }
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// Words that no spreadsheet runs: an apostrophe stands before what begins as a formula does, unless it is a signed
/// number and nothing else. Where lists are parted by semicolons or tabs, such a beginning may stand behind one.
pub fn harmless(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 1);
    for (at, part) in words.split_inclusive([';', '\t']).enumerate() {
        if runs(part, at > 0) {
            out.push('\'');
        }
        out.push_str(part);
    }
    out
}

/// Whether a spreadsheet would run the words of a cell, `within` words that it might part.
fn runs(words: &str, within: bool) -> bool {
    let unseen = |char: char| !within && (char.is_whitespace() || char.is_control() || char == '\u{feff}');
    let bare = words.trim_start_matches(unseen);
    let cut = bare.len() < words.len() && words.starts_with(['\t', '\r']);
    let begins = bare.len() > 1 && bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let signed = bare.starts_with(['+', '-']);
    let digits = |char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | '%' | ' ' | '\u{a0}');
    let number = signed && bare.bytes().any(|byte| byte.is_ascii_digit()) && bare[1..].chars().all(digits);
    cut || begins && !number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// A table from rows of words; numbers in the second column, in billions.
    fn table(rows: &[(&str, &str)]) -> (Document, Table) {
        let mut document = Document::default();
        let mut cell = |words: &str, numeric: bool| {
            let start = document.text.len();
            document.text.push_str(words);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            let value = match (words, numeric, words.parse::<f64>()) {
                ("", ..) => CellValue::Empty,
                (_, true, Ok(number)) => CellValue::Number {
                    value: number * 1e9,
                    low: number * 1e9,
                    high: number * 1e9,
                },
                (_, true, Err(_)) => CellValue::Bad,
                _ => CellValue::Text,
            };
            Cell { span, value }
        };
        let body: Vec<Vec<Cell>> = rows
            .iter()
            .map(|(name, number)| vec![cell(name, false), cell(number, true)])
            .collect();
        let column = |name: &str, kind, unit: &str, scale| Column {
            name: name.into(),
            header: None,
            kind,
            unit: unit.into(),
            scale,
            year: None,
            at: 0,
            chosen: None,
        };
        let totals = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.0 == "Total")
            .map(|(at, _)| at as u32)
            .collect();
        let table = Table {
            span: Span::new(0, document.text.len()),
            caption: None,
            columns: vec![
                column("Town", ColumnKind::Text, "", 1.0),
                column("Budget", ColumnKind::Quantity(QuantityKind::Money), "USD", 1e9),
            ],
            rows: body,
            totals,
            grid: 0,
            header_rows: 1,
        };
        (document, table)
    }

    #[test]
    fn labels_say_kind_scale_unit_and_year() {
        let (_, mut table) = table(&[]);
        let labels: Vec<String> = table.columns.iter().map(column_label).collect();
        assert_eq!(labels, ["text", "money · 10⁹ USD"]);
        table.columns[1].year = Some(2023);
        table.columns[1].scale = 1.0;
        assert_eq!(column_label(&table.columns[1]), "money · USD · 2023");
    }

    #[test]
    fn marks_of_notes_stand_apart() {
        let check = |words: &str, expected: (&str, &str)| assert_eq!(without_mark(words), expected);
        check("12*", ("12", "*"));
        check("45 [a]", ("45", "[a]"));
        check("3.5%†", ("3.5%", "†"));
        check("45²", ("45", "²"));
        check("Karsund [note 2][b]", ("Karsund", "[note 2][b]"));
        check("12 km²", ("12 km²", ""));
        check("C#", ("C#", ""));
        check("12", ("12", ""));
        check("*", ("*", ""));
        check("", ("", ""));
    }

    #[test]
    fn notes_stand_after_their_table() {
        use crate::text::{BlockKind, Language};
        let (mut document, mut table) = table(&[("Vale", "9*"), ("Orr", "10")]);
        table.span.end -= 1;
        for words in ["* Estimate.", "† Of another table.", "Then * the text goes on."] {
            let start = document.text.len();
            document.text.push_str(words);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            document.blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
                language: Language::English,
                aside: None,
            });
        }
        assert_eq!(notes(&table, &document), ["* Estimate."]);
        table.rows[0][1].span.end -= 1;
        assert!(notes(&table, &document).is_empty());
    }

    #[test]
    fn sorts_with_gaps_and_totals_last() {
        let (document, table) = table(&[
            ("Vale", "9"),
            ("Total", "30"),
            ("Orr", "10.5"),
            ("Elm", ""),
            ("Ash", "n/a"),
            ("Bay", "-2"),
        ]);
        let check = |column: Option<usize>, descending: bool, expected: [usize; 6]| {
            assert_eq!(
                order(&table, &document, column, descending),
                expected,
                "{column:?} {descending}"
            );
        };
        check(None, true, [0, 1, 2, 3, 4, 5]);
        check(Some(1), false, [5, 0, 2, 3, 4, 1]);
        check(Some(1), true, [2, 0, 5, 4, 3, 1]);
        check(Some(0), false, [4, 5, 3, 2, 0, 1]);
    }

    #[test]
    fn bars_read_as_the_cells_do() {
        let (document, table) = table(&[("Vale", "9.25"), ("Total", "30"), ("", "2"), ("Elm", "")]);
        let bars = bars(&table, &document, 1, &[0, 1, 2, 3]);
        let read: Vec<_> = bars
            .iter()
            .map(|bar| (bar.label.as_str(), bar.value, bar.words.as_str()))
            .collect();
        assert_eq!(read, [("Vale", 9.25, "9.25"), ("Row 3", 2.0, "2")]);
        assert_eq!(chartable(&table), [1]);
    }

    #[test]
    fn what_is_shown_is_what_is_exported() {
        let (document, table) = table(&[("Vale, \"Old\"", "9"), ("=SUM(A1)", "-2"), ("-", "")]);
        let shown = sheet(&table, &document, &[0, 1, 2], false);
        assert_eq!(
            records(&shown, Separator::Comma),
            "Town,Budget\n\"Vale, \"\"Old\"\"\",9\n'=SUM(A1),-2\n-,\n"
        );
        assert!(records(&shown, Separator::Tab).starts_with("Town\tBudget\n"));
        let turned = sheet(&table, &document, &[1, 0], true);
        assert_eq!(
            records(&turned, Separator::Comma),
            "Town,'=SUM(A1),\"Vale, \"\"Old\"\"\"\nBudget,-2,9\n"
        );
        assert!(turned.lines[0].cells[0].heads && turned.lines[0].cells[1].numeric);
    }

    #[test]
    fn no_cell_runs_as_a_formula() {
        for (words, expected) in [
            ("=1+1", "'=1+1"),
            ("+1-cmd|' /C calc'!A0", "'+1-cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"),
            ("@SUM(1)", "'@SUM(1)"),
            ("＝1", "'＝1"),
            ("-2.5", "-2.5"),
            ("+12,000 %", "+12,000 %"),
            ("-", "-"),
            ("Vale", "Vale"),
            (" =1+1", "' =1+1"),
            ("\t=1", "'\t'=1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("Vale;=1+1", "Vale;'=1+1"),
            ("Vale; -2", "Vale; -2"),
            ("", ""),
        ] {
            assert_eq!(harmless(words), expected);
        }
    }

    #[test]
    fn rows_that_hold_words() {
        let (document, table) = table(&[("Vale", "9"), ("Total", "30"), ("Orr-Välley", "9.5")]);
        let check = |words: &str, expected: &[usize]| {
            assert_eq!(
                holding(&table, &document, &[2, 1, 0], &Query::new(words)),
                expected,
                "{words}"
            );
        };
        check("", &[2, 1, 0]);
        check("VAL", &[2, 0]);
        check(" 9", &[2, 0]);
        check("x", &[]);
        assert_eq!(bad_cells(&table), []);
    }
}
