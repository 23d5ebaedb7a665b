//! A workbook as XLSX (ECMA-376): a tab for each sheet, its head frozen and filtered. Words are inline strings, never
//! formulas; dates and numbers are numbers.

use std::fmt::{self, Write};

use super::package::{Package, XML, escaped};
use crate::present::day;
use crate::report::workbook::{Cell, Sheet, Workbook};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// What a cell holds at most, by the standard's implementation in Excel; in UTF-16 units.
const MOST: usize = 32_767;

/// Cell formats, as `styles.xml` numbers them.
const BOLD: u8 = 1;
const DATE: u8 = 2;
const WRAPPED: u8 = 3;

pub fn xlsx(workbook: &Workbook) -> Vec<u8> {
    let mut package = Package::default();
    let count = workbook.sheets.len();
    package.add("[Content_Types].xml", &content_types(count));
    package.add(
        "_rels/.rels",
        &format!(
            "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    package.add("xl/workbook.xml", &book(workbook));
    package.add("xl/_rels/workbook.xml.rels", &relations(count));
    package.add("xl/styles.xml", STYLES);
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        let mut xml = String::new();
        // Writing to a string does not fail.
        let _ = write_sheet(&mut xml, sheet, at == 0);
        package.add(&format!("xl/worksheets/sheet{}.xml", at + 1), &xml);
    }
    package.finish()
}

const STYLES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>",
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>",
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>",
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
    "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>",
    "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">",
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>",
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
);

fn content_types(count: usize) -> String {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let sheets = (1..=count).map(|at| {
        format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{KIND}.worksheet+xml\"/>")
    });
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/>{}</Types>",
        sheets.collect::<String>()
    )
}

fn book(workbook: &Workbook) -> String {
    let sheets = workbook.sheets.iter().enumerate().map(|(at, sheet)| {
        let (name, at) = (escaped(&sheet.name), at + 1);
        format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>")
    });
    let sheets: String = sheets.collect();
    // A filter is known by a hidden name of its stretch, too.
    let filters = workbook.sheets.iter().enumerate().filter_map(|(at, sheet)| {
        let stretch = stretch(sheet)?;
        Some(format!(
            "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">'{}'!{stretch}</definedName>",
            escaped(&sheet.name.replace('\'', "''"))
        ))
    });
    let filters: String = filters.collect();
    let filters = if filters.is_empty() {
        filters
    } else {
        format!("<definedNames>{filters}</definedNames>")
    };
    format!("{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{sheets}</sheets>{filters}</workbook>")
}

/// `$A$1:$F$20`.
fn stretch(sheet: &Sheet) -> Option<String> {
    let last = sheet.columns.len().checked_sub(1).filter(|_| !sheet.rows.is_empty())?;
    Some(format!("$A$1:${}${}", letters(last), sheet.rows.len() + 1))
}

fn relations(count: usize) -> String {
    let sheets = (1..=count).map(|at| {
        format!("<Relationship Id=\"rId{at}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
    });
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{}<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/styles\" \
         Target=\"styles.xml\"/></Relationships>",
        sheets.collect::<String>(),
        count + 1
    )
}

fn write_sheet(out: &mut String, sheet: &Sheet, first: bool) -> fmt::Result {
    let shown = if first { " tabSelected=\"1\"" } else { "" };
    write!(
        out,
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"{shown}>\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
    )?;
    if !sheet.columns.is_empty() {
        write!(out, "<cols>")?;
        for (at, column) in sheet.columns.iter().enumerate() {
            let (at, width) = (at + 1, column.width.clamp(4, 120));
            write!(
                out,
                "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"
            )?;
        }
        write!(out, "</cols>")?;
    }
    write!(out, "<sheetData><row r=\"1\">")?;
    for (at, column) in sheet.columns.iter().enumerate() {
        write_words(out, &place(at, 0), &column.name, BOLD)?;
    }
    write!(out, "</row>")?;
    for (row, cells) in sheet.rows.iter().enumerate() {
        write!(out, "<row r=\"{}\">", row + 2)?;
        for (at, cell) in cells.iter().enumerate() {
            let place = place(at, row + 1);
            match cell {
                Cell::Empty => {}
                Cell::Text(words) => write_words(out, &place, words, WRAPPED)?,
                Cell::Number(value) if value.is_finite() => write!(out, "<c r=\"{place}\"><v>{value}</v></c>")?,
                Cell::Number(_) => {}
                Cell::Date(date) => match serial(*date) {
                    Some(serial) => write!(out, "<c r=\"{place}\" s=\"{DATE}\"><v>{serial}</v></c>")?,
                    None => write_words(out, &place, &date.to_string(), WRAPPED)?,
                },
            }
        }
        write!(out, "</row>")?;
    }
    write!(out, "</sheetData>")?;
    if let Some(stretch) = stretch(sheet) {
        write!(out, "<autoFilter ref=\"{}\"/>", stretch.replace('$', ""))?;
    }
    write!(out, "</worksheet>")
}

/// Words as they are, however they begin; longer ones than a cell holds are cut.
fn write_words(out: &mut String, place: &str, words: &str, style: u8) -> fmt::Result {
    let mut units = 0;
    let cut = words.char_indices().find(|(_, char)| {
        units += char.len_utf16();
        units > MOST
    });
    let words = cut.map_or(words, |(at, _)| &words[..at]);
    write!(
        out,
        "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        literal(&escaped(words))
    )
}

/// Spreadsheets read `_x000D_` in strings as an escaped character: its first mark is itself escaped.
fn literal(words: &str) -> String {
    words.replace("_x", "_x005F_x")
}

/// `A1` for the first column and row.
fn place(column: usize, row: usize) -> String {
    format!("{}{}", letters(column), row + 1)
}

fn letters(column: usize) -> String {
    crate::present::mark(column)
}

/// Days since the end of 1899, as spreadsheets count from March 1900 on; earlier days have no number.
fn serial(date: jiff::civil::Date) -> Option<i64> {
    const FIRST: i64 = 61; // 1 March 1900
    let serial = day::number(date) - day::number(jiff::civil::date(1899, 12, 30));
    (serial >= FIRST).then_some(serial)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_have_the_numbers_of_spreadsheets() {
        assert_eq!(serial(date(2024, 6, 30)), Some(45_473));
        assert_eq!(serial(date(1900, 3, 1)), Some(61));
        assert_eq!(serial(date(1899, 1, 1)), None);
        assert_eq!(place(27, 9), "AB10");
    }

    #[test]
    fn words_never_become_formulas() {
        let mut out = String::new();
        write_words(&mut out, "A1", "=1+1_x000D_", WRAPPED).unwrap();
        assert!(!out.contains("<f>") && out.contains("t=\"inlineStr\"") && out.contains(">=1+1_x005F_x000D_<"));
    }
}
