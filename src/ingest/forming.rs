//! Forming a table: which cell covers which slots of the grid, after the algorithm of the HTML standard
//! (<https://html.spec.whatwg.org/multipage/tables.html#forming-a-table>). Two steps are as browsers show a table
//! rather than as the standard models it: a cell ends with its row group, and a slot that two cells claim belongs to the
//! first.

use crate::text::{GridCell, Span};

/// The most columns and rows that one cell may span (the standard's limits).
const COLUMNS: usize = 1_000;
const ROWS: usize = 65_534;
/// The most slots of a grid after spanned cells are repeated.
const SLOTS: usize = 1_000_000;
/// Grids up to this size are complete, however few of their slots hold a cell.
const SMALL: usize = 200_000;

/// A cell as the markup gives it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    pub span: Span,
    pub header: bool,
    /// `colspan`; 0 counts as 1.
    pub columns: usize,
    /// `rowspan`; 0 is to the end of the row group.
    pub rows: usize,
}

/// A row, and the row group that holds it.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    /// Rows of one group stand together and bear the same number.
    pub group: u32,
    /// Feet stand below all other groups, wherever the markup has them.
    pub foot: bool,
}

/// The rows in the order in which they are shown.
pub(super) fn in_order(rows: Vec<Row>) -> Vec<Row> {
    let (feet, mut rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.foot);
    rows.extend(feet);
    rows
}

/// The grid of the rows: each slot holds the cell that covers it; all rows have the same length.
pub(super) fn form(rows: &[Row]) -> Vec<Vec<GridCell>> {
    let columns = |cell: &Cell| cell.columns.clamp(1, COLUMNS);
    let most: usize = rows
        .chunk_by(|one, two| one.group == two.group)
        .flat_map(|group| {
            group.iter().enumerate().flat_map(move |(at, row)| {
                row.cells
                    .iter()
                    .map(move |cell| columns(cell).saturating_mul(depth(cell, group.len() - at)))
            })
        })
        .fold(0, usize::saturating_add);
    let spanned = most <= SLOTS;
    let mut grid: Vec<Vec<GridCell>> = vec![Vec::new(); rows.len()];
    let mut first = 0;
    for group in rows.chunk_by(|one, two| one.group == two.group) {
        for (at, row) in group.iter().enumerate() {
            let mut column = 0;
            for cell in &row.cells {
                while grid[first + at].get(column).is_some_and(|slot| slot.rows > 0) {
                    column += 1;
                }
                let (width, height) = if spanned {
                    (columns(cell), depth(cell, group.len() - at))
                } else {
                    (1, 1)
                };
                cover(&mut grid[first + at..first + at + height], column, width, cell);
                column += width;
            }
        }
        first += group.len();
    }
    square(&mut grid);
    grid
}

/// How many rows a cell covers of the `left` ones of its group.
fn depth(cell: &Cell, left: usize) -> usize {
    match cell.rows {
        0 => left.min(ROWS),
        rows => rows.min(left.min(ROWS)),
    }
}

fn cover(lines: &mut [Vec<GridCell>], column: usize, width: usize, cell: &Cell) {
    let height = lines.len();
    for (down, line) in lines.iter_mut().enumerate() {
        if line.len() < column + width {
            line.resize(column + width, GridCell::MISSING);
        }
        for (across, slot) in line[column..column + width].iter_mut().enumerate() {
            if slot.rows == 0 {
                *slot = GridCell {
                    span: cell.span,
                    header: cell.header,
                    repeated: down + across > 0,
                    rows: height as u16,
                    columns: width as u16,
                };
            }
        }
    }
}

/// Fills missing slots with empty cells, and cuts rows that are out of all proportion.
fn square(grid: &mut [Vec<GridCell>]) {
    let widest = grid.iter().map(Vec::len).max().unwrap_or(0);
    let filled: usize = grid.iter().map(Vec::len).sum();
    let width = if widest.saturating_mul(grid.len()) <= SMALL {
        widest
    } else {
        widest.min((8 * filled + 1024) / grid.len().max(1))
    };
    for row in grid {
        row.resize(width, GridCell::MISSING);
        let mut end = row.iter().find(|slot| slot.rows > 0).map_or(0, |cell| cell.span.start);
        for slot in row {
            if slot.rows == 0 {
                slot.span = Span { start: end, end };
            } else {
                end = slot.span.end;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows by ` / `, cells by spaces: a letter, its colspan and rowspan (`a21`; `a` is `a11`); `||` ends a row group.
    fn rows(source: &str) -> Vec<Row> {
        let mut group = 0;
        let mut rows = Vec::new();
        for line in source.split(" / ") {
            let mut row = Row {
                group,
                ..Row::default()
            };
            for cell in line.split_whitespace() {
                if cell == "||" {
                    group += 1;
                    continue;
                }
                let bytes = cell.as_bytes();
                let count = |at: usize| bytes.get(at).map_or(1, |digit| usize::from(digit - b'0'));
                row.cells.push(Cell {
                    span: Span::new(usize::from(bytes[0]), usize::from(bytes[0]) + 1),
                    columns: count(1),
                    rows: count(2),
                    header: false,
                });
            }
            rows.push(row);
        }
        rows
    }

    /// The letter in each slot, a capital where it begins; `.` for none.
    fn shown(grid: &[Vec<GridCell>]) -> String {
        let slot = |cell: &GridCell| match cell.rows {
            0 => '.',
            _ if cell.repeated => cell.span.start as u8 as char,
            _ => (cell.span.start as u8 as char).to_ascii_uppercase(),
        };
        let lines: Vec<String> = grid.iter().map(|row| row.iter().map(slot).collect()).collect();
        lines.join(" ")
    }

    #[test]
    fn cells_cover_their_slots() {
        for (source, expected) in [
            ("a b / c d", "AB CD"),
            ("a b c / d", "ABC D.."),
            ("a21 b / c d e", "AaB CDE"),
            ("a12 b / c", "AB aC"),
            ("a22 b / c", "AaB aaC"),
            // What a cell above covers pushes the cells of the next row to the right.
            ("a b12 c / d e", "ABC DbE"),
            ("a12 b13 / c / d e", "AB. abC DbE"),
            // To the end of its group, and no further.
            ("a10 b / c / d", "AB aC aD"),
            ("a10 b / c || / d", "AB aC D."),
            ("a19 b / c || / d e", "AB aC DE"),
            ("a19 b", "AB"),
            // Two cells claim a slot: the first keeps it.
            ("a b12 / c21 d", "AB. CbD"),
            ("a b12 c / d31", "ABC Dbd"),
            // Rows without cells of their own count.
            ("a13 b /  / c", "AB a. aC"),
            ("a01 b", "AB"),
            ("", ""),
        ] {
            assert_eq!(shown(&form(&rows(source))), expected, "{source}");
        }
    }

    #[test]
    fn extents_are_those_that_are_shown() {
        let grid = form(&rows("a39 b / c"));
        assert_eq!((grid[0][0].columns, grid[0][0].rows), (3, 2));
        assert_eq!((grid[1][2].columns, grid[1][2].rows), (3, 2));
    }

    #[test]
    fn feet_stand_below() {
        let mut source = rows("a || / b || / c");
        source[0].foot = true;
        assert_eq!(shown(&form(&in_order(source))), "B C A");
    }

    #[test]
    fn spans_out_of_proportion_are_left_out() {
        let mut source = rows(&vec!["a b"; 2_000].join(" / "));
        for row in &mut source {
            row.cells[0].columns = 1_000;
            row.cells[0].rows = 0;
        }
        assert_eq!(form(&source)[0].len(), 2);
    }
}
