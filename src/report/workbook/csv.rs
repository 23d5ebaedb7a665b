//! A sheet as CSV (RFC 4180), every field of words in quotation marks.

use super::{Cell, Sheet};
use crate::present::tables::harmless;

/// Writes a sheet. Words that a spreadsheet would run as a formula get an apostrophe before them (as OWASP's "CSV
/// injection" advises); numbers stay numbers.
pub fn csv(sheet: &Sheet) -> String {
    let mut writer = csv::WriterBuilder::new()
        .quote_style(csv::QuoteStyle::NonNumeric)
        .from_writer(vec![]);
    // Writing to memory cannot fail, and every row has the columns' length.
    let _ = writer.write_record(sheet.columns.iter().map(|column| harmless(&column.name)));
    for row in &sheet.rows {
        let _ = writer.write_record(row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(words) => harmless(words),
            Cell::Number(value) => value.to_string(),
            Cell::Date(date) => date.to_string(),
        }));
    }
    writer
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::workbook::sheet;
    use jiff::civil::date;

    #[test]
    fn numbers_stay_and_no_words_run() {
        let rows = vec![
            vec![Cell::Text("=1+1".into()), Cell::Number(-2.5)],
            vec![Cell::Text("-2".into()), Cell::Date(date(2026, 3, 9))],
            vec![Cell::Text("a \"b\",\nc".into()), Cell::Empty],
        ];
        let sheet = sheet("x", "x", &[("@name", 9), ("value", 9)], rows);
        assert_eq!(
            csv(&sheet),
            "\"'@name\",\"value\"\n\"'=1+1\",-2.5\n-2,\"2026-03-09\"\n\"a \"\"b\"\",\nc\",\"\"\n"
        );
    }
}
