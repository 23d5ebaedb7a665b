//! The tables of the sources, a sheet each.

use std::collections::BTreeSet;

use super::{Cell, Column, Sheet};
use crate::analysis::tables::{CellValue, Table};
use crate::present::one_line;
use crate::present::tables::{column_label, column_name, is_numeric, unit_label};
use crate::report::{Compared, Reported};

pub fn all(compared: &Compared) -> Vec<Sheet> {
    let mut names = BTreeSet::new();
    let tables = compared.sources.iter().flat_map(|source| {
        let tables = source.analysis.tables.iter().enumerate();
        tables.map(move |(at, table)| (source, at, table))
    });
    tables
        .map(|(source, at, table)| {
            let place = format!("{}{}", compared.mark(source.id), at + 1);
            let caption = table
                .caption
                .map_or(String::new(), |span| one_line(source.document.slice(span)));
            let name = tab(&format!("{place} {caption}"));
            // The place comes first, so only cut names of hundreds of tables could be the same.
            let name = if names.insert(name.to_lowercase()) {
                name
            } else {
                place.clone()
            };
            sheet(source, table, name, format!("table-{place}"))
        })
        .collect()
}

/// A name as a tab takes it.
fn tab(words: &str) -> String {
    let allowed = |char: char| !char.is_control() && !matches!(char, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let words: String = words
        .chars()
        .map(|char| if allowed(char) { char } else { ' ' })
        .collect();
    let mut name = String::new();
    // Spreadsheets count in UTF-16.
    let mut units = 0;
    for char in one_line(&words).chars() {
        units += char.len_utf16();
        if units > 31 {
            break;
        }
        name.push(char);
    }
    name.trim().trim_matches('\'').to_owned()
}

/// Numbers as the cells give them, the header's scale not applied: the header says it.
fn sheet(source: &Reported, table: &Table, name: String, slug: String) -> Sheet {
    let columns = table.columns.iter().enumerate().map(|(at, column)| {
        let unit = unit_label(column);
        let title = column_name(column, at);
        Column {
            name: if unit.is_empty() || !is_numeric(column) {
                title
            } else {
                format!("{title} [{}]", column_label(column))
            },
            width: 22,
        }
    });
    let row = |cells: &Vec<crate::analysis::tables::Cell>| {
        let cells = cells.iter().zip(&table.columns).map(|(cell, column)| match cell.value {
            CellValue::Empty => Cell::Empty,
            CellValue::Number { value, .. } if column.scale.is_normal() => Cell::number(exact(value / column.scale)),
            CellValue::Date(first, last) if first == last => Cell::Date(first),
            _ => Cell::text(one_line(&source.document.cell(cell.span))),
        });
        cells.collect()
    };
    Sheet {
        name,
        slug,
        columns: columns.collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

/// Without the last digits that a division adds.
fn exact(value: f64) -> f64 {
    format!("{value:.12e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_tabs() {
        for (words, expected) in [
            ("A1 Budget: 2023/24 [USD]", "A1 Budget 2023 24 USD"),
            ("A2 ", "A2"),
            ("'quoted'", "quoted"),
            (
                "A3 a caption that is much longer than a tab allows",
                "A3 a caption that is much longe",
            ),
        ] {
            assert_eq!(tab(words), expected);
        }
        assert_eq!(exact(49.26e9 / 1e9), 49.26);
    }
}
