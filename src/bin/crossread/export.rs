//! The formats of `crossread analyze` and how each is written.

use std::io::{self, Write};

use crossread::formats::write::{Document, write};
use crossread::report::{self, Compared, Contents, workbook};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Json,
    Markdown,
    Html,
    Docx,
    Xlsx,
    /// One list.
    Csv,
    /// Every list and table, each in a file.
    CsvZip,
    /// The teacher's sheet and its solution.
    Worksheet,
    WorksheetDocx,
    SolutionDocx,
}

impl Format {
    pub const NAMES: [(&'static str, Format); 10] = [
        ("json", Format::Json),
        ("markdown", Format::Markdown),
        ("html", Format::Html),
        ("docx", Format::Docx),
        ("xlsx", Format::Xlsx),
        ("csv", Format::Csv),
        ("csv-zip", Format::CsvZip),
        ("worksheet", Format::Worksheet),
        ("worksheet-docx", Format::WorksheetDocx),
        ("solution-docx", Format::SolutionDocx),
    ];

    pub fn named(name: &str) -> Option<Format> {
        let mut names = Format::NAMES.iter();
        names.find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Export<'a> {
    pub format: Format,
    pub contents: Contents,
    /// For CSV: the sheet, by its slug.
    pub list: &'a str,
}

impl Export<'_> {
    pub fn write(&self, compared: &Compared, mut out: impl Write) -> io::Result<()> {
        let contents = &self.contents;
        match self.format {
            Format::Json => return report::json(compared, contents, out),
            Format::Html => out.write_all(report::html(&[&report::paper(compared, contents)]).as_bytes()),
            Format::Markdown => out.write_all(report::markdown(&report::paper(compared, contents)).as_bytes()),
            Format::Worksheet => {
                let sheets = [
                    report::worksheet(compared, contents),
                    report::solution(compared, contents),
                ];
                out.write_all(report::html(&[&sheets[0], &sheets[1]]).as_bytes())
            }
            Format::Csv => {
                let workbook = workbook::workbook(compared);
                match workbook.sheets.iter().find(|sheet| sheet.slug == self.list) {
                    Some(sheet) => out.write_all(workbook::csv(sheet).as_bytes()),
                    None => Err(io::Error::other(format!(
                        "There is no list {:?}; there are {}.",
                        self.list,
                        workbook
                            .sheets
                            .iter()
                            .map(|sheet| sheet.slug.as_str())
                            .collect::<Vec<_>>()
                            .join(", ")
                    ))),
                }
            }
            Format::Docx => out.write_all(&write(&Document::Docx(report::paper(compared, contents)))),
            Format::WorksheetDocx => out.write_all(&write(&Document::Docx(report::worksheet(compared, contents)))),
            Format::SolutionDocx => out.write_all(&write(&Document::Docx(report::solution(compared, contents)))),
            Format::Xlsx => out.write_all(&write(&Document::Xlsx(workbook::workbook(compared)))),
            Format::CsvZip => out.write_all(&write(&Document::CsvZip(workbook::workbook(compared)))),
        }
    }
}
