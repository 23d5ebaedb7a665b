//! What leaves: the formats, and a comparison written in one.

use serde::{Deserialize, Serialize};

use crate::formats::write::Document;
use crate::report::{self, Block, Compared, Contents, Part, workbook};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    Html,
    Docx,
    Markdown,
    Xlsx,
    /// Every list and table as CSV, each in a file.
    CsvZip,
    /// One list as CSV.
    Csv,
    Json,
    /// The teacher's sheet and its solution, to print.
    Worksheet,
    WorksheetDocx,
    SolutionDocx,
}

impl Format {
    pub const ALL: [Format; 10] = [
        Format::Html,
        Format::Docx,
        Format::Markdown,
        Format::Xlsx,
        Format::CsvZip,
        Format::Csv,
        Format::Json,
        Format::Worksheet,
        Format::WorksheetDocx,
        Format::SolutionDocx,
    ];

    /// As the command line calls it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Docx => "docx",
            Format::Markdown => "markdown",
            Format::Xlsx => "xlsx",
            Format::CsvZip => "csv-zip",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Worksheet => "worksheet",
            Format::WorksheetDocx => "worksheet-docx",
            Format::SolutionDocx => "solution-docx",
        }
    }

    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What its files' names end in, and their type.
    pub fn file(self) -> (&'static str, &'static str) {
        match self {
            Format::Html | Format::Worksheet => ("html", "text/html;charset=utf-8"),
            Format::Docx | Format::WorksheetDocx | Format::SolutionDocx => (
                "docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ),
            Format::Markdown => ("md", "text/markdown;charset=utf-8"),
            Format::Xlsx => (
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
            Format::CsvZip => ("zip", "application/zip"),
            Format::Csv => ("csv", "text/csv;charset=utf-8"),
            Format::Json => ("json", "application/json"),
        }
    }
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    pub format: Format,
    pub contents: Contents,
    /// For [`Format::Csv`]: the list, by its slug.
    pub list: String,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Exported {
    File(Vec<u8>),
    /// For the program of the formats to write: a [`Document`] in postcard's form.
    Document(Vec<u8>),
    /// There is no such list; these there are.
    NoList(Vec<String>),
}

/// Writes a comparison.
pub fn export(compared: &Compared, export: &Export) -> Exported {
    let contents = &export.contents;
    let text = |text: String| Exported::File(text.into_bytes());
    match export.format {
        Format::Html => text(report::html(&[&report::paper(compared, contents)])),
        Format::Markdown => text(report::markdown(&report::paper(compared, contents))),
        Format::Json => {
            let mut bytes = vec![];
            // Writing to memory does not fail.
            let _ = report::json(compared, contents, &mut bytes);
            Exported::File(bytes)
        }
        Format::Worksheet => text(report::html(&[
            &report::worksheet(compared, contents),
            &report::solution(compared, contents),
        ])),
        Format::Csv => {
            let workbook = workbook::workbook(compared);
            match workbook.sheets.iter().find(|sheet| sheet.slug == export.list) {
                // The byte order mark tells spreadsheets that it is UTF-8.
                Some(sheet) => text(format!("\u{feff}{}", workbook::csv(sheet))),
                None => Exported::NoList(workbook.sheets.into_iter().map(|sheet| sheet.slug).collect()),
            }
        }
        Format::Docx => document(&Document::Docx(report::paper(compared, contents))),
        Format::WorksheetDocx => document(&Document::Docx(report::worksheet(compared, contents))),
        Format::SolutionDocx => document(&Document::Docx(report::solution(compared, contents))),
        Format::Xlsx => document(&Document::Xlsx(workbook::workbook(compared))),
        Format::CsvZip => document(&Document::CsvZip(workbook::workbook(compared))),
    }
}

fn document(document: &Document) -> Exported {
    // Writing to memory does not fail.
    Exported::Document(postcard::to_stdvec(document).unwrap_or_default())
}

/// A part to copy: as HTML and as plain text. Both are empty where there is no such part.
pub fn excerpt(compared: &Compared, part: &Part) -> (String, String) {
    let blocks: Vec<Block> = report::fragment(compared, part);
    (report::html_fragment(&blocks), report::markdown_fragment(&blocks))
}
