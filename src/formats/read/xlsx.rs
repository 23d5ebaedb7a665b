//! Excel workbooks (`.xlsx`, `.xlsm`): the stored values of the cells as their formats show them. Formulas are never
//! evaluated, macros and links never followed.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::markup::Page;
use super::number_format::NumberFormat;
use super::sheet::{Sheet, left_out_hidden};
use super::xml::{self, Element, Happens};

/// How many sheets are read.
const SHEETS: usize = 200;

/// The page of a workbook and what the reader should know of it; `None` if it is damaged.
pub(super) fn read(archive: &mut Archive) -> Option<(Page, Vec<String>)> {
    let workbook = xml::parse(&archive.read_named("xl/workbook.xml")?);
    let relations = archive
        .read_named("xl/_rels/workbook.xml.rels")
        .map(|bytes| xml::parse(&bytes))
        .unwrap_or_default();
    let shared = archive
        .read_named("xl/sharedStrings.xml")
        .map(|bytes| shared(&bytes))
        .unwrap_or_default();
    let formats = archive
        .read_named("xl/styles.xml")
        .map(|bytes| formats(&xml::parse(&bytes)))
        .unwrap_or_default();
    let since_1904 = workbook
        .all("workbookPr")
        .iter()
        .any(|it| matches!(it.attribute("date1904"), Some("1" | "true")));
    let book = Book {
        shared,
        formats,
        since_1904,
    };
    let mut page = Page::default();
    let mut notes = Vec::new();
    let (mut found, mut hidden, mut valueless, mut lost, mut cut) = (0, 0, 0, 0, false);
    for named in workbook.all("sheet").into_iter().take(SHEETS) {
        if named.attribute("state").is_some_and(|state| state != "visible") {
            hidden += 1;
            continue;
        }
        let related = relations.all("Relationship");
        let target = related
            .iter()
            .find(|it| it.attribute("Id").is_some() && it.attribute("Id") == named.attribute("id"));
        let Some(target) = target.and_then(|it| it.attribute("Target")) else {
            continue;
        };
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{}", target.trim_start_matches("./")),
        };
        let Some(bytes) = archive.read_named(&path) else {
            continue;
        };
        let (sheet, without, missing) = book.sheet(named.attribute("name").unwrap_or_default(), &bytes);
        sheet.write(&mut page);
        cut |= sheet.cut;
        valueless += without;
        lost += missing;
        found += 1;
    }
    notes.extend(left_out_hidden(hidden));
    if valueless > 0 {
        notes.push(format!(
            "{valueless} formulas have no stored value, and formulas are not evaluated here: their cells are empty. Open and save \
             the file in a spreadsheet program to store them."
        ));
    }
    if lost > 0 {
        let cells = if lost == 1 { "cell is" } else { "cells are" };
        notes.push(format!("{lost} {cells} empty: the words that stood there are lost."));
    }
    if cut {
        notes.push("A sheet has more cells than are read here; the rest was left out.".to_owned());
    }
    if archive.has("xl/vbaProject.bin") {
        notes.push("It holds macros; they were ignored.".to_owned());
    }
    (found > 0 || hidden > 0).then_some((page, notes))
}

/// The texts that cells share.
fn shared(bytes: &[u8]) -> Vec<String> {
    let text = xml::decode(bytes);
    let mut all = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut item = String::new();
    xml::events(&text, |event| {
        match event {
            Happens::Open(element) => {
                if element.name == "si" {
                    item.clear();
                }
                open.push(element.name);
            }
            Happens::Close => {
                if open.pop().as_deref() == Some("si") {
                    all.push(std::mem::take(&mut item));
                }
            }
            Happens::Text(words) => {
                // Readings of characters stand beside them.
                if open.last().is_some_and(|name| name == "t") && !open.iter().any(|name| name == "rPh") {
                    item.push_str(&words);
                }
            }
        }
        true
    });
    all
}

/// The format of each style of cells.
fn formats(root: &Element) -> Vec<NumberFormat> {
    let mut own = BTreeMap::new();
    for format in root.all("numFmt") {
        if let (Some(id), Some(code)) = (format.attribute("numFmtId"), format.attribute("formatCode")) {
            own.insert(id.to_owned(), code.to_owned());
        }
    }
    let styles = root.all("cellXfs");
    let styles = styles
        .first()
        .map(|it| it.elements().collect::<Vec<_>>())
        .unwrap_or_default();
    let format = |style: &&Element| {
        let id = style.attribute("numFmtId").unwrap_or("0");
        match own.get(id) {
            Some(code) => NumberFormat::of_code(code),
            None => NumberFormat::builtin(id.parse().unwrap_or(0)),
        }
    };
    styles.iter().map(format).collect()
}

struct Book {
    shared: Vec<String>,
    formats: Vec<NumberFormat>,
    since_1904: bool,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    value: String,
    inline: String,
    formula: bool,
}

impl Book {
    /// A sheet, how many of its formulas have no value, and of how many cells the shared words are missing.
    fn sheet(&self, name: &str, bytes: &[u8]) -> (Sheet, usize, usize) {
        let text = xml::decode(bytes);
        let mut sheet = Sheet::new(name);
        let mut path: Vec<String> = Vec::new();
        let mut cell = Open::default();
        let (mut row, mut column, mut valueless, mut lost, mut hidden) = (0usize, 0usize, 0, 0, false);
        xml::events(&text, |event| {
            match event {
                Happens::Open(element) => {
                    match element.name.as_str() {
                        "row" => {
                            let stated = element.attribute("r").and_then(|row| row.parse::<usize>().ok());
                            row = stated.map_or(row + 1, |stated| stated.clamp(1, 2_000_000));
                            column = 0;
                            hidden = matches!(element.attribute("hidden"), Some("1" | "true"));
                        }
                        "c" => {
                            let place = element.attribute("r").and_then(place);
                            column = place.map_or(column + 1, |(_, column)| column);
                            cell = Open {
                                row,
                                column,
                                kind: element.attribute("t").unwrap_or("n").to_owned(),
                                style: element.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0),
                                ..Open::default()
                            };
                        }
                        "f" => cell.formula = true,
                        "mergeCell" => {
                            let ends = element.attribute("ref").and_then(|it| it.split_once(':'));
                            if let Some((a, b)) = ends.and_then(|(a, b)| Some((place(a)?, place(b)?)))
                                && b.0 >= a.0
                                && b.1 >= a.1
                            {
                                sheet.merge(a.0, a.1, b.0 - a.0 + 1, b.1 - a.1 + 1);
                            }
                        }
                        _ => {}
                    }
                    path.push(element.name);
                }
                Happens::Close => {
                    if path.pop().as_deref() == Some("c") {
                        let shown = self.shown(&cell);
                        valueless += usize::from(cell.formula && shown.is_empty() && cell.kind != "str");
                        lost += usize::from(cell.kind == "s" && self.shared_words(&cell).is_none());
                        if !hidden {
                            sheet.set(cell.row, cell.column, shown);
                        }
                    }
                }
                Happens::Text(words) => match path.last().map(String::as_str) {
                    Some("v") => cell.value.push_str(&words),
                    Some("t") if !path.iter().any(|name| name == "rPh") => cell.inline.push_str(&words),
                    _ => {}
                },
            }
            !sheet.cut || row < 1_100_000
        });
        (sheet, valueless, lost)
    }

    fn shared_words(&self, cell: &Open) -> Option<&str> {
        let at = cell.value.trim().parse::<usize>().ok()?;
        self.shared.get(at).map(String::as_str)
    }

    /// A cell's value as it is shown.
    fn shown(&self, cell: &Open) -> String {
        let value = cell.value.trim();
        match cell.kind.as_str() {
            "s" => self.shared_words(cell).unwrap_or_default().trim().to_owned(),
            "inlineStr" => cell.inline.trim().to_owned(),
            "str" | "e" => value.to_owned(),
            "b" => if value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "d" => value.trim_end_matches("T00:00:00").replace('T', " "),
            _ => match value.parse::<f64>() {
                Ok(number) => self
                    .formats
                    .get(cell.style)
                    .unwrap_or(&NumberFormat::GENERAL)
                    .shown(number, self.since_1904),
                Err(_) => value.to_owned(),
            },
        }
    }
}

/// `C12` as row and column.
fn place(name: &str) -> Option<(usize, usize)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = name[..letters].bytes().fold(0usize, |sum, letter| {
        sum.saturating_mul(26)
            .saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    let row = name[letters..].parse::<usize>().ok()?;
    (letters > 0 && letters <= 3).then_some((row, column))
}
