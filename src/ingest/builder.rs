//! Writes the visible text of a marked-up document and its outline side by
//! side: HTML and Markdown share it.

use super::lines::label;
use super::outline::Outline;
use crate::text::{Aside, BlockKind, Grid, GridCell, Meta, Span};

/// Most columns and rows that one cell may span, and most cells of a grid after spanned cells are repeated.
const COLUMNS: usize = 64;
const CELLS: usize = 1_000_000;

/// The text and the blocks written so far.
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    outline: Outline,
    open: Option<Open>,
    table: Option<Table>,
    /// White space was met since the last word.
    space: bool,
    /// Why what follows is set aside.
    pub aside: Option<Aside>,
}

struct Open {
    kind: BlockKind,
    /// Written before the block, outside its span: a list's mark with its indentation.
    mark: String,
    start: Option<usize>,
    aside: Option<Aside>,
}

#[derive(Default)]
struct Table {
    start: usize,
    rows: Vec<Vec<Cell>>,
    header_rows: Option<u32>,
    caption: Option<Span>,
    /// Where the open cell or caption begins.
    cell: Option<usize>,
    aside: Option<Aside>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Cell {
    pub span: Span,
    pub header: bool,
    pub columns: usize,
    pub rows: usize,
}

impl Builder {
    /// Begins a block; what is open ends. A block without words leaves nothing behind.
    pub fn begin(&mut self, kind: BlockKind, mark: String) {
        self.end();
        self.open = Some(Open {
            kind,
            mark,
            start: None,
            aside: self.aside,
        });
    }

    /// Ends the open block.
    pub fn end(&mut self) {
        self.space = false;
        let Some(open) = self.open.take() else { return };
        let Some(start) = open.start else { return };
        self.trim_end(start);
        let span = Span::new(start, self.text.len());
        let kind = match open.kind {
            BlockKind::ListItem { .. } => BlockKind::ListItem {
                label: label(&self.text, span),
            },
            kind => kind,
        };
        self.outline.push(span, kind, open.aside);
    }

    /// Whether a block is open that has no words yet.
    pub fn is_fresh(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.start.is_none())
    }

    pub fn blocks(&self) -> usize {
        self.outline.blocks.len()
    }

    fn trim_end(&mut self, start: usize) {
        let length = self.text[start..].trim_end().len();
        self.text.truncate(start + length);
    }

    /// Adds running text: white space counts as one space.
    pub fn words(&mut self, words: &str) {
        for part in words.split_inclusive(|char: char| char.is_whitespace() && char != '\u{a0}') {
            let word = part.trim_end_matches(|char: char| char.is_whitespace() && char != '\u{a0}');
            if !word.is_empty() {
                self.start();
                if self.space && !self.text.ends_with('\n') {
                    self.text.push(' ');
                }
                self.text.push_str(word);
                self.space = false;
            }
            if word.len() < part.len() {
                self.space = self.has_words();
            }
        }
    }

    /// Closes a quotation that the markup opened, directly after its last word.
    pub fn close_quote(&mut self) {
        let space = std::mem::take(&mut self.space);
        self.words("”");
        self.space |= space;
    }

    /// Adds text as it stands, with its white space.
    pub fn verbatim(&mut self, text: &str) {
        if self.open.as_ref().is_some_and(|open| open.start.is_none()) && text.trim().is_empty() {
            return;
        }
        self.start();
        self.text.push_str(text);
    }

    /// A new line within a block; in a cell, a space.
    pub fn line_break(&mut self) {
        self.space = self.has_words();
        if self.table.is_none() && self.space {
            self.space = false;
            self.text.push('\n');
        }
    }

    fn has_words(&self) -> bool {
        match &self.table {
            Some(table) => table.cell.is_some_and(|start| start < self.text.len()),
            None => self.open.as_ref().is_some_and(|open| open.start.is_some()),
        }
    }

    /// Parts the open block from what stands above, once it has words.
    fn start(&mut self) {
        if self.table.is_some() {
            return;
        }
        let open = self.open.get_or_insert_with(|| Open {
            kind: BlockKind::Paragraph,
            mark: String::new(),
            start: None,
            aside: self.aside,
        });
        if open.start.is_some() {
            return;
        }
        if let Some(last) = self.outline.blocks.last() {
            let listed = |kind: BlockKind| matches!(kind, BlockKind::ListItem { .. });
            self.text.push_str(if listed(last.kind) && listed(open.kind) {
                "\n"
            } else {
                "\n\n"
            });
        }
        self.text.push_str(&open.mark);
        open.start = Some(self.text.len());
        self.space = false;
    }

    pub fn in_table(&self) -> bool {
        self.table.is_some()
    }

    pub fn begin_table(&mut self) {
        self.end();
        let gap = if self.outline.blocks.is_empty() { "" } else { "\n\n" };
        self.text.push_str(gap);
        self.table = Some(Table {
            start: self.text.len(),
            aside: self.aside,
            ..Table::default()
        });
    }

    pub fn begin_caption(&mut self) {
        self.space = false;
        if let Some(table) = &mut self.table {
            table.cell = Some(self.text.len());
        }
    }

    pub fn end_caption(&mut self) {
        let Some(table) = &mut self.table else { return };
        if let Some(start) = table.cell.take() {
            let span = Span::new(start, self.text.len()).trim(&self.text);
            table.caption = (!span.is_empty()).then_some(span);
            if !span.is_empty() {
                self.text.push('\n');
            }
        }
        self.space = false;
    }

    pub fn begin_row(&mut self) {
        if let Some(table) = &mut self.table {
            let parted = self.text.len() > table.start && !self.text.ends_with('\n');
            self.text.push_str(if parted { "\n" } else { "" });
            table.rows.push(Vec::new());
        }
    }

    pub fn begin_cell(&mut self) {
        self.end_cell(Cell::default());
        let Some(table) = &mut self.table else { return };
        if table.rows.last().is_some_and(|row| !row.is_empty()) {
            self.text.push_str(" | ");
        }
        table.cell = Some(self.text.len());
        self.space = false;
    }

    pub fn end_cell(&mut self, cell: Cell) {
        self.space = false;
        let Some(table) = &mut self.table else { return };
        let Some(start) = table.cell.take() else { return };
        let span = Span::new(start, self.text.len()).trim(&self.text);
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        if let Some(row) = table.rows.last_mut() {
            row.push(Cell { span, ..cell });
        }
    }

    /// All rows so far are headers.
    pub fn end_header(&mut self) {
        if let Some(table) = &mut self.table {
            table.header_rows = Some(table.rows.len() as u32);
        }
    }

    pub fn end_table(&mut self) {
        self.end_cell(Cell::default());
        let Some(mut table) = self.table.take() else { return };
        self.trim_end(table.start);
        let filled = table.rows.iter().flatten().any(|cell| !cell.span.is_empty());
        if !filled && table.caption.is_none() {
            let length = self.text.trim_end().len();
            self.text.truncate(length);
            return;
        }
        // The empty cells of the last row stood in the white space that is gone.
        let end = self.text.len() as u32;
        for cell in table.rows.iter_mut().flatten() {
            cell.span = Span {
                start: cell.span.start.min(end),
                end: cell.span.end.min(end),
            };
        }
        let rows: Vec<Vec<Cell>> = table.rows.into_iter().filter(|row| !row.is_empty()).collect();
        let marked = rows.iter().take_while(|row| row.iter().all(|cell| cell.header)).count();
        let marked = (marked > 0 && marked < rows.len()).then_some(marked as u32);
        let grid = Grid {
            caption: table.caption,
            rows: expand(&rows),
            header_rows: table.header_rows.or(marked),
        };
        let aside = std::mem::replace(&mut self.aside, table.aside);
        let end = self.text.len().max(table.start);
        self.outline.push_table(Span::new(table.start, end), grid);
        if let Some(block) = self.outline.blocks.last_mut() {
            block.aside = table.aside;
        }
        self.aside = aside;
    }

    /// The text and the outline.
    pub fn finish(mut self, meta: Meta) -> (String, Outline) {
        self.end_table();
        self.end();
        self.outline.meta = meta;
        (self.text, self.outline)
    }
}

/// Repeats spanned cells, so that all rows have the same length. Where the spans are out of all proportion,
/// each cell stands once.
fn expand(rows: &[Vec<Cell>]) -> Vec<Vec<GridCell>> {
    let spans = |cell: &Cell| (cell.columns.clamp(1, COLUMNS), cell.rows.clamp(1, rows.len()));
    let total: usize = rows
        .iter()
        .flatten()
        .map(|cell| spans(cell).0.saturating_mul(spans(cell).1))
        .sum();
    let spanned = total <= CELLS;
    let mut grid: Vec<Vec<Option<GridCell>>> = vec![Vec::new(); rows.len()];
    for (at, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while grid[at].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            let (columns, depth) = if spanned { spans(cell) } else { (1, 1) };
            for (down, line) in grid.iter_mut().skip(at).take(depth).enumerate() {
                if line.len() < column + columns {
                    line.resize(column + columns, None);
                }
                for (across, place) in line[column..column + columns].iter_mut().enumerate() {
                    if place.is_none() {
                        let repeated = down + across > 0;
                        *place = Some(GridCell {
                            span: cell.span,
                            header: cell.header,
                            repeated,
                        });
                    }
                }
            }
            column += columns;
        }
    }
    let widest = grid.iter().map(Vec::len).max().unwrap_or(0);
    let filled: usize = grid.iter().map(Vec::len).sum();
    let width = widest.min((8 * filled + 1024) / grid.len().max(1));
    let complete = |row: Vec<Option<GridCell>>| {
        let mut end = row.iter().flatten().next().map_or(0, |cell| cell.span.start);
        let mut cells = Vec::with_capacity(width);
        for place in row.into_iter().chain(std::iter::repeat(None)).take(width) {
            let cell = place.unwrap_or(GridCell {
                span: Span { start: end, end },
                ..GridCell::default()
            });
            end = cell.span.end;
            cells.push(cell);
        }
        cells
    };
    grid.into_iter().map(complete).collect()
}
