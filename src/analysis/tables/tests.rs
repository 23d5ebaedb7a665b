//! Whole tables in pipes and commas, as ingest lays them out.

use super::*;
use crate::text::{Block, Grid, GridCell, Language};

/// A document with one table, cells parted by `|`; `prose` stands before it.
fn table(prose: &str, rows: &str, header_rows: Option<u32>) -> (Document, Option<Table>) {
    let text = format!("{prose}\n\n{rows}");
    let start = prose.len() + 2;
    let mut grid = Grid {
        header_rows,
        ..Grid::default()
    };
    let mut at = start;
    for line in rows.lines() {
        let mut cells = Vec::new();
        let mut from = at;
        for part in line.split('|') {
            let span = Span::new(from, from + part.len()).trim(&text);
            cells.push(GridCell {
                span,
                ..GridCell::default()
            });
            from += part.len() + 1;
        }
        grid.rows.push(cells);
        at += line.len() + 1;
    }
    let block = |start: usize, end: usize, kind| Block {
        span: Span::new(start, end),
        kind,
        language: Language::English,
        aside: None,
    };
    let mut blocks = vec![block(0, prose.len(), BlockKind::Paragraph)];
    blocks.push(block(start, text.len(), BlockKind::Table { grid: 0 }));
    let document = Document {
        text,
        blocks,
        grids: vec![grid],
        ..Document::default()
    };
    let table = extract(&document).into_iter().next();
    (document, table)
}

/// Each column as `name: kind unit scale`.
fn columns(table: &Table) -> Vec<String> {
    table
        .columns
        .iter()
        .map(|column| {
            let kind = match column.kind {
                ColumnKind::Quantity(kind) => format!("{kind:?}"),
                kind => format!("{kind:?}"),
            };
            format!("{}: {kind} {} {}", column.name, column.unit, column.scale).replace("  ", " ")
        })
        .collect()
}

#[test]
fn columns_are_typed() {
    let rows = "Port | Fleet Budget (USD billion) | Crew | Share (%) | Founded\n\
                Alder | 4.26 | 55,000 | 12.5 | 1901\n\
                Birch | 15.00 | 140,000 | 40 | 1950\n\
                Cedar | 7.68 | n/a | 1 | 1999";
    let (document, table) = table("We saw it.", rows, Some(1));
    let table = table.expect("a table");
    assert_eq!(
        columns(&table),
        [
            "Port: Text 1",
            "Fleet Budget (USD billion): Money USD 1000000000",
            "Crew: Count 1",
            "Share (%): Percent % 1",
            "Founded: Date 1"
        ]
    );
    let CellValue::Number { value, low, high } = table.rows[0][1].value else {
        panic!("{:?}", table.rows[0][1])
    };
    assert!((value - 4.26e9).abs() < 1.0 && (low - 4.255e9).abs() < 1.0 && (high - 4.265e9).abs() < 1.0);
    assert_eq!(table.rows[2][2].value, CellValue::Empty);
    assert_eq!(document.slice(table.rows[0][0].span), "Alder");
    let quantity = table.quantity(1, 1).expect("a quantity");
    assert_eq!(quantity.normalised(), "15 billion USD");
    assert_eq!(table.quantity(0, 0), None);
    assert_eq!((table.caption, table.totals.len()), (None, 0));
}

#[test]
fn header_rows_are_found() {
    for (rows, headers, first) in [
        ("Port | Ships\nAlder | 5\nBirch | 7", 1, "Ships"),
        ("Port | 2019 | 2020\nAlder | 5 | 6\nBirch | 7 | 8", 1, "2019"),
        (
            "Port | Fleet | Fleet\n | Ships | Boats\nAlder | 5 | 6\nBirch | 7 | 8\nCedar | 1 | 2",
            2,
            "Fleet / Ships",
        ),
        ("Alder | 5\nBirch | 7\nCedar | 8", 0, ""),
        ("Port | Aim\nAlder | trade\nBirch | war", 1, "Aim"),
    ] {
        let (_, table) = table("We saw it.", rows, None);
        let table = table.expect("a table");
        assert_eq!(rows.lines().count() - table.rows.len(), headers, "{rows}");
        assert_eq!(table.columns[1].name, first, "{rows}");
    }
}

#[test]
fn units_and_conventions_from_cells() {
    for (rows, expected) in [
        ("Port | Cost\nAlder | $3.2bn\nBirch | $40m", "Cost: Money USD 1"),
        ("Port | Cost\nAlder | 3\nBirch | 4", "Cost: Money 1"),
        ("Port | Vote\nAlder | 45%\nBirch | 40%", "Vote: Percent % 1"),
        ("Rank | Port\n1 | Alder\n2 | Birch", "Rank: Ordinal 1"),
        ("ID | Port\n100 | Alder\n200 | Birch", "ID: Text 1"),
        ("Ships | Port\n1.200 | Alder\n1.204.330 | Birch", "Ships: Count 1"),
        ("Year | Port\n2019 | Alder\n2020 | Birch", "Year: Date 1"),
        ("Port | Opened\nAlder | 3 May 2024\nBirch | 1999", "Opened: Date 1"),
        ("Port | Day\nAlder | 3 May 2024\nBirch | 4 May 2024", "Day: Date 1"),
        ("Port | Ships\nAlder | five\nBirch | 4", "Ships: Text 1"),
    ] {
        let (_, table) = table("We saw it.", rows, Some(1));
        let columns = columns(&table.expect("a table"));
        assert!(columns.contains(&expected.to_owned()), "{expected}: {columns:?}");
    }
    let (_, table) = table("We saw it.", "Port | Ships\nAlder | 1.200\nBirch | 1.204.330", Some(1));
    let Some(CellValue::Number { value, .. }) = table.map(|table| table.rows[0][1].value) else {
        panic!()
    };
    assert_eq!(value, 1200.0);
}

#[test]
fn one_bad_cell_in_ten() {
    let mut rows = String::from("Port | Ships\n");
    for ships in 1..10 {
        rows.push_str(&format!("Port {ships} | {ships}\n"));
    }
    rows.push_str("Alder | many");
    let (_, table) = table("We saw it.", &rows, Some(1));
    let table = table.expect("a table");
    assert_eq!(table.columns[1].kind, ColumnKind::Quantity(QuantityKind::Count));
    assert_eq!(table.rows[9][1].value, CellValue::Bad);
}

#[test]
fn totals_by_label_and_by_sum() {
    for (rows, expected) in [
        ("Port | Ships\nAlder | 5\nBirch | 7\nTotal | 13", vec![2]),
        (
            "Port | Ships\nAlder | 5\nBirch | 7\nCedar | 8\nWhole coast | 20",
            vec![3],
        ),
        ("Port | Ships\nAlder | 5\nBirch | 7\nCedar | 8\nDrift | 21", vec![]),
        ("Port | Ships\nAlder | 5\nBirch | 7", vec![]),
        ("Port | Ships\nTotality Bay | 5\nBirch | 7", vec![]),
    ] {
        let (_, table) = table("We saw it.", rows, Some(1));
        assert_eq!(table.expect("a table").totals, expected, "{rows}");
    }
}

#[test]
fn captions() {
    for (prose, expected) in [
        (
            "Ports grew. The table below lists them.",
            Some("The table below lists them."),
        ),
        ("Ports grew. These are the largest:", Some("These are the largest:")),
        ("Ports grew. Nobody knew.", None),
    ] {
        let (document, table) = table(prose, "Port | Ships\nAlder | 5", Some(1));
        assert_eq!(
            table.expect("a table").caption.map(|span| document.slice(span)),
            expected
        );
    }
}

proptest::proptest! {
    #[test]
    fn any_table_is_read(rows in "([0-9.,$%()-]|\\PC|\\||\n| m|bn|20[0-9][0-9]|\\[1\\]){0,60}", header in 0u32..3) {
        table("x", &rows, Some(header));
        table("x", &rows, None);
    }
}
