//! The tables of a file as JSON: what the command line prints.

use std::collections::BTreeMap;

use serde_json::Value;

use crossread::analysis::tables::{CellValue, ColumnKind};
use crossread::engine::Engine;
use crossread::ingest::{self, Edits, Format};
use crossread::report;
use crossread::text::ColumnChoice;

/// Each table of a file, as its line of JSON says.
fn tables(name: &str, bytes: &[u8]) -> Vec<Value> {
    let Ok(taken) = ingest::take(name, bytes, None) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    report::tables(&ingest::read_tables(taken.format, &taken.text), &mut out).expect("writing to memory");
    let lines = String::from_utf8(out).expect("JSON is UTF-8");
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("one object a line"))
        .collect()
}

/// `text@row,col rowspan×colspan=value unit` of each cell of the first table.
fn cells(table: &Value) -> Vec<String> {
    let cell = |cell: &Value| {
        let text = cell["text"].as_str().unwrap_or("").replace('\n', "/");
        let value = match (&cell["value"], cell["unit"].as_str()) {
            (Value::Null, _) => String::new(),
            (value, unit) => format!("={value} {}", unit.unwrap_or("")),
        };
        let size = (&cell["rowspan"], &cell["colspan"]);
        format!(
            "{text}@{},{} {}x{}{}",
            cell["row"],
            cell["col"],
            size.0,
            size.1,
            value.trim_end()
        )
    };
    table["cells"]
        .as_array()
        .map_or(Vec::new(), |cells| cells.iter().map(cell).collect())
}

#[test]
fn html_cells_stand_once_with_their_spans_and_values() {
    let page = b"<h1>Ports</h1><table><caption>Ports</caption>
        <tr><th rowspan=2>Port<th colspan='2px'>Budget (USD billion)
        <tr><th>2023<th>2024
        <tbody><tr><td>Alder<br>north<td>4.5<sup>[1]</sup><td rowspan=0>7
        <tr><td>Birch &amp;&nbsp;Co<td><span style='display:none'>0</span>n/a
        <tfoot><tr><td colspan=9>Notes</table>";
    let found = tables("page.html", page);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["caption"], "Ports");
    assert_eq!(found[0]["header_rows"], 2);
    assert_eq!(
        cells(&found[0])[..9],
        [
            "Port@0,0 2x1",
            "Budget (USD billion)@0,1 1x2",
            "2023@1,1 1x1",
            "2024@1,2 1x1",
            "Alder/north@2,0 1x1",
            "4.5[1]@2,1 1x1=4500000000.0 USD",
            "7@2,2 2x1=7000000000.0 USD",
            "Birch &\u{a0}Co@3,0 1x1",
            "n/a@3,1 1x1",
        ]
    );
    let row = |row: usize, col: usize| found[0]["grid"][row][col].as_str().unwrap_or("").to_owned();
    assert_eq!(
        (row(0, 2), row(3, 2), row(4, 8)),
        ("Budget (USD billion)".into(), "7".into(), "Notes".into())
    );
}

#[test]
fn tables_of_a_layout_and_within_cells() {
    let page = b"<table><tr><td>Menu<td><table><tr><td>a<td>1<tr><td>b<td>2</table></table>
        <table><tr><th>Port<th>More<tr><td>Alder, the oldest of all the ports<td><table><tr><td>x<td>y</table>
        <tr><td>Birch<td>none</table><table role=presentation><tr><td>p<td>q</table>";
    let found = tables("page.html", page);
    let shown: Vec<_> = found
        .iter()
        .map(|table| {
            (
                cells(table)[0].clone(),
                table["layout"] == true,
                table["nested"] == true,
            )
        })
        .collect();
    let expected = [
        ("a@0,0 1x1=\"\"", false, false),
        ("Port@0,0 1x1", false, false),
        ("x@0,0 1x1", false, true),
        ("p@0,0 1x1", true, false),
    ];
    for (found, expected) in shown.iter().zip(expected) {
        assert!(
            found.0.starts_with(&expected.0[..7]) && (found.1, found.2) == (expected.1, expected.2),
            "{found:?}"
        );
    }
    assert_eq!(shown.len(), 4);
    assert!(
        cells(&found[1]).contains(&"x\ty@1,1 1x1".to_owned()),
        "{:?}",
        cells(&found[1])
    );
}

#[test]
fn a_delimited_file_is_one_table_with_its_dialect() {
    let file = b"Ports of 2024;;\n\nPort;Cost;Opened\n\"Arden \"\"Old\"\"\";1,5;2024-01-02\nVale;2,5;2024-01-03\nOde;3,5;2024-02-03\nSource: the council\n";
    let found = tables("ports.csv", file);
    assert_eq!(found.len(), 1);
    let table = &found[0];
    assert_eq!(table["dialect"]["delimiter"], ";");
    assert_eq!(table["dialect"]["quote"], "\"");
    assert_eq!(
        (&table["lines_above"], &table["lines_below"], &table["rows"]),
        (&1.into(), &1.into(), &6.into())
    );
    let cells = cells(table);
    assert!(cells.contains(&"Arden \"Old\"@2,0 1x1".to_owned()), "{cells:?}");
    assert!(cells.contains(&"1,5@2,1 1x1=1.5".to_owned()), "{cells:?}");
    assert!(
        cells.contains(&"2024-01-02@2,2 1x1=\"2024-01-02\"".to_owned()),
        "{cells:?}"
    );
}

#[test]
fn hostile_files_give_lines_of_json() {
    let cases = [
        "<table>".repeat(3_000),
        "<table><tr><td>x".repeat(2_000),
        "<table><tr><th>x<td>".repeat(500),
        "<table><tr><td colspan=999999999999999999999 rowspan=0>wide".repeat(50),
        "<table><caption>x<caption>y<thead><thead><tfoot><tr></table>".into(),
        "a,\"b\n".repeat(2_000),
        "\u{feff},;\t|\u{1}\"'\\".repeat(2_000),
        "§¦§¦\n".repeat(1_000),
        "'\"'\\\"\n,".repeat(1_000),
        "a  b  c\n".repeat(5_000),
        "----  ----\n".repeat(5_000),
        "1  é\u{301}\n\u{3000}  2\n".repeat(500),
        "sep=".into(),
        "sep=é\naéb\n".into(),
        "\\".repeat(5_000),
    ];
    for text in &cases {
        for name in ["x.html", "x.csv", "x.txt", "x.md"] {
            tables(name, text.as_bytes());
        }
    }
}

#[test]
fn what_the_user_says_of_a_column_holds() {
    let text = "Port | Ships | Cost\n---|---|---\nAlder | 5 | 3\nBirch | many | 4\nCedar | few | 5";
    let mut engine = Engine::default();
    let kinds = |engine: &mut Engine, edits: &Edits| -> Vec<ColumnKind> {
        let table = &engine.analyze(1, Format::Plain, text, edits).analysis.tables[0];
        table.columns.iter().map(|column| column.kind).collect()
    };
    let read = kinds(&mut engine, &Edits::default());
    assert_eq!(read[1], ColumnKind::Text);
    let edits = Edits {
        columns: BTreeMap::from([((0, 1), ColumnChoice::Number), ((0, 2), ColumnChoice::Text)]),
        ..Edits::default()
    };
    let chosen = kinds(&mut engine, &edits);
    assert!(matches!(chosen[1], ColumnKind::Quantity(_)) && chosen[2] == ColumnKind::Text);
    let table = &engine.analyze(1, Format::Plain, text, &edits).analysis.tables[0];
    assert_eq!(table.rows[1][1].value, CellValue::Bad);
    assert_eq!(table.columns[1].chosen, Some(ColumnChoice::Number));
}
