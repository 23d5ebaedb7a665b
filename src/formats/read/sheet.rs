//! A sheet of a workbook as tables: its cells as they are shown.

use std::collections::BTreeMap;

use super::markup::{Cell, Page, escape};

/// How many cells of a sheet, and how many columns, are taken.
const CELLS: usize = 600_000;
const COLUMNS: usize = 400;

pub(super) struct Sheet {
    name: String,
    cells: BTreeMap<usize, BTreeMap<usize, String>>,
    count: usize,
    /// By the first cell's row and column: rows and columns.
    merged: BTreeMap<(usize, usize), (usize, usize)>,
    /// Not all fitted.
    pub cut: bool,
}

impl Sheet {
    pub fn new(name: &str) -> Self {
        Sheet {
            name: name.to_owned(),
            cells: BTreeMap::new(),
            count: 0,
            merged: BTreeMap::new(),
            cut: false,
        }
    }

    pub fn set(&mut self, row: usize, column: usize, text: String) {
        if self.count >= CELLS || column >= COLUMNS {
            self.cut = true;
        } else if !text.trim().is_empty() {
            self.count += 1;
            self.cells.entry(row).or_default().insert(column, text);
        }
    }

    pub fn merge(&mut self, row: usize, column: usize, rows: usize, columns: usize) {
        if self.merged.len() < CELLS {
            self.merged
                .insert((row, column), (rows.min(5_000), columns.min(COLUMNS)));
        }
    }

    /// Writes the sheet: lines above and below its tables as paragraphs, each stretch of rows as a table.
    pub fn write(&self, page: &mut Page) {
        let rows: Vec<(usize, &BTreeMap<usize, String>)> =
            self.cells.iter().map(|(row, cells)| (*row, cells)).collect();
        let mut start = 0;
        let mut first = true;
        for end in 1..=rows.len() {
            let ends = end == rows.len() || {
                let (above, below) = (rows[end - 1], rows[end]);
                below.0 > above.0 + 1 && (begins_table(below.1) || rows.get(end + 1).is_none())
            };
            if ends {
                self.region(&rows[start..end], page, std::mem::take(&mut first));
                start = end;
            }
        }
    }

    /// Rows without an empty one that parts them.
    fn region(&self, rows: &[(usize, &BTreeMap<usize, String>)], page: &mut Page, first: bool) {
        let alone = |row: &(usize, &BTreeMap<usize, String>)| row.1.len() == 1;
        let above = rows.iter().take_while(|row| alone(row)).count();
        let several = rows[above..].iter().any(|row| !alone(row));
        let below = if several {
            rows.iter().rev().take_while(|row| alone(row) && is_line(row.1)).count()
        } else {
            0
        };
        let (lines, body) = if several {
            (&rows[..above], &rows[above..rows.len() - below])
        } else if first && rows.len() > 2 {
            (&rows[..0], rows)
        } else {
            (rows, &rows[..0])
        };
        let write_lines = |page: &mut Page, lines: &[(usize, &BTreeMap<usize, String>)]| {
            for text in lines.iter().flat_map(|(_, cells)| cells.values()) {
                page.block("p", &escape(text));
            }
        };
        write_lines(page, lines);
        let caption = if first && !is_default_name(&self.name) {
            escape(&self.name)
        } else {
            String::new()
        };
        if body.is_empty() {
            if !caption.is_empty() {
                page.block("p", &caption);
            }
            return;
        }
        let least = body
            .iter()
            .filter_map(|(_, cells)| cells.keys().next())
            .min()
            .copied()
            .unwrap_or(0);
        let most = body
            .iter()
            .filter_map(|(_, cells)| cells.keys().next_back())
            .max()
            .copied()
            .unwrap_or(0);
        let mut covered: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        let mut html = Vec::new();
        for (index, (row, cells)) in body.iter().enumerate() {
            let mut line = Vec::new();
            for column in least..=most {
                if covered
                    .get(row)
                    .is_some_and(|stretches| stretches.iter().any(|(from, to)| (*from..*to).contains(&column)))
                {
                    continue;
                }
                let inner = cells
                    .get(&column)
                    .map(|text| escape(text).replace('\n', "<br>"))
                    .unwrap_or_default();
                let mut cell = Cell::new(inner);
                if let Some((rows, columns)) = self.merged.get(&(*row, column)) {
                    let here = body[index..].iter().take_while(|(below, _)| below - row < *rows);
                    cell.rows = here.clone().count();
                    cell.columns = (*columns).min(most + 1 - column);
                    for (below, _) in here {
                        covered.entry(*below).or_default().push((column, column + cell.columns));
                    }
                }
                line.push(cell);
            }
            html.push(line);
        }
        page.table(&caption, &html);
        write_lines(page, &rows[rows.len() - below..]);
    }
}

/// What the reader should know of sheets that a workbook does not show.
pub(super) fn left_out_hidden(count: usize) -> Option<String> {
    let sheets = if count == 1 { "sheet was" } else { "sheets were" };
    (count > 0).then(|| format!("{count} hidden {sheets} left out."))
}

/// A row that may be the first of a table: words in several cells, or a line above one.
fn begins_table(cells: &BTreeMap<usize, String>) -> bool {
    cells
        .values()
        .all(|text| !text.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '-' | '$' | '€' | '£')))
}

/// A note below a table: a sentence, or a source.
fn is_line(cells: &BTreeMap<usize, String>) -> bool {
    cells.values().all(|text| text.split_whitespace().count() > 3)
}

/// `Sheet1`, `Tabelle 2`, `Feuil1`: nobody chose it.
fn is_default_name(name: &str) -> bool {
    let word = name
        .trim()
        .trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ')
        .to_lowercase();
    matches!(
        word.as_str(),
        "" | "sheet" | "tabelle" | "feuil" | "hoja" | "foglio" | "planilha" | "blad" | "table" | "worksheet"
    )
}
