//! All lists and tables of a comparison as sheets of typed cells: written as CSV here, as XLSX by [`crate::formats`].

mod csv;
mod lists;
mod tables;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Compared;

pub use csv::csv;

/// Sheets, each with a name of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    pub title: String,
    pub sheets: Vec<Sheet>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// As a spreadsheet's tab takes it: at most 31 characters, none of `[]:*?/\`, unique whatever the case.
    pub name: String,
    /// For a file's name: `findings`, `table-A1`.
    pub slug: String,
    pub columns: Vec<Column>,
    /// Each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    /// In characters.
    pub width: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Date(#[serde(with = "crate::text::day")] Date),
}

impl Cell {
    fn text(words: impl Into<String>) -> Cell {
        let words = words.into();
        if words.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(words)
        }
    }

    fn count(count: usize) -> Cell {
        Cell::Number(count as f64)
    }

    /// JSON has no infinity, and neither have spreadsheets.
    fn number(value: f64) -> Cell {
        if value.is_finite() {
            Cell::Number(value)
        } else {
            Cell::Empty
        }
    }

    fn date(date: Option<Date>) -> Cell {
        date.map_or(Cell::Empty, Cell::Date)
    }
}

/// All lists and tables.
pub fn workbook(compared: &Compared) -> Workbook {
    let mut sheets = lists::all(compared);
    sheets.extend(tables::all(compared));
    Workbook {
        title: format!("Crossread, {} sources", compared.sources.len()),
        sheets,
    }
}

/// The lists that every workbook has, by their slugs.
pub const LISTS: [&str; 11] = lists::SLUGS;

fn sheet(name: &str, slug: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = columns.iter().map(|(name, width)| Column {
        name: (*name).to_owned(),
        width: *width,
    });
    Sheet {
        name: name.to_owned(),
        slug: slug.to_owned(),
        columns: columns.collect(),
        rows,
    }
}
