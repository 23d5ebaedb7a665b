//! Writes the visible text of a marked-up document and its outline side by
//! side: HTML and Markdown share it.

use super::forming::{self, Cell, Row};
use super::lines::label;
use super::outline::Outline;
use crate::text::{Aside, BlockKind, Grid, Meta, Span};

/// A table within a cell has a grid of its own; what nests deeper is text.
const DEEPEST: usize = 2;

/// The text and the blocks written so far.
#[derive(Default)]
pub(super) struct Builder {
    text: String,
    outline: Outline,
    open: Option<Open>,
    /// The open table, and those whose cells hold it.
    tables: Vec<Table>,
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
    rows: Vec<Row>,
    group: u32,
    foot: bool,
    header_rows: Option<u32>,
    caption: Option<Span>,
    /// Where the open cell or caption begins.
    cell: Option<usize>,
    aside: Option<Aside>,
    /// It lays a page out rather than holding data.
    layout: bool,
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

    /// Adds running text: white space counts as one space. Spaces that do not break a line or have a width of their own
    /// are no white space in HTML.
    pub fn words(&mut self, words: &str) {
        for part in words.split_inclusive(|char: char| char.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|char: char| char.is_ascii_whitespace());
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

    /// A new line within a block or a cell.
    pub fn line_break(&mut self) {
        self.space = false;
        if self.has_words() && !(self.in_table() && self.text.ends_with('\n')) {
            self.text.push('\n');
        }
    }

    fn has_words(&self) -> bool {
        match self.tables.last() {
            Some(table) => table.cell.is_some_and(|start| start < self.text.len()),
            None => self.open.as_ref().is_some_and(|open| open.start.is_some()),
        }
    }

    /// Parts the open block from what stands above, once it has words.
    fn start(&mut self) {
        if self.in_table() {
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
        !self.tables.is_empty()
    }

    /// Begins a table; within a cell of another, it is also a part of that cell's text.
    pub fn begin_table(&mut self, layout: bool) {
        if self.in_table() {
            self.line_break();
        } else {
            self.end();
            let gap = if self.outline.blocks.is_empty() { "" } else { "\n\n" };
            self.text.push_str(gap);
        }
        self.tables.push(Table {
            start: self.text.len(),
            aside: self.aside,
            layout,
            ..Table::default()
        });
    }

    pub fn begin_caption(&mut self) {
        self.space = false;
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(self.text.len());
        }
    }

    pub fn end_caption(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(start) = table.cell.take() {
            let span = Span::new(start, self.text.len()).trim(&self.text);
            if !span.is_empty() {
                table.caption.get_or_insert(span);
                self.text.push('\n');
            }
        }
        self.space = false;
    }

    /// Begins a row group (`<thead>`, `<tbody>`, `<tfoot>`).
    pub fn begin_group(&mut self, foot: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.group += 1;
            table.foot = foot;
        }
    }

    pub fn begin_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let parted = self.text.len() > table.start && !self.text.ends_with('\n');
            self.text.push_str(if parted { "\n" } else { "" });
            table.rows.push(Row {
                cells: Vec::new(),
                group: table.group,
                foot: table.foot,
            });
        }
    }

    pub fn begin_cell(&mut self) {
        self.end_cell(Cell::default());
        let nested = self.tables.len() > 1;
        let Some(table) = self.tables.last_mut() else { return };
        if table.rows.last().is_some_and(|row| !row.cells.is_empty()) {
            self.text.push_str(if nested { "\t" } else { " | " });
        }
        table.cell = Some(self.text.len());
        self.space = false;
    }

    pub fn end_cell(&mut self, cell: Cell) {
        self.space = false;
        let Some(table) = self.tables.last_mut() else { return };
        let Some(start) = table.cell.take() else { return };
        let span = Span::new(start, self.text.len()).trim(&self.text);
        if table.rows.is_empty() {
            table.rows.push(Row::default());
        }
        if let Some(row) = table.rows.last_mut() {
            row.cells.push(Cell { span, ..cell });
        }
        self.trim_end(start);
    }

    /// All rows so far are headers, if no other row group stands above.
    pub fn end_header(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && table.rows.first().is_some_and(|row| row.group == table.group)
        {
            table.header_rows.get_or_insert(table.rows.len() as u32);
        }
    }

    pub fn end_table(&mut self) {
        self.end_cell(Cell::default());
        let Some(mut table) = self.tables.pop() else { return };
        self.trim_end(table.start);
        let filled = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| !cell.span.is_empty());
        let nested = self.in_table();
        if !filled && table.caption.is_none() {
            if !nested {
                let length = self.text.trim_end().len();
                self.text.truncate(length);
            }
            return;
        }
        // The empty cells of the last row stood in the white space that is gone.
        let end = self.text.len() as u32;
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            cell.span = Span {
                start: cell.span.start.min(end),
                end: cell.span.end.min(end),
            };
        }
        if self.tables.len() < DEEPEST {
            let grid = grid(&mut table);
            if table.layout {
                self.outline.layout.push(self.outline.grids.len() as u32);
            }
            if nested {
                self.outline.grids.push(grid);
            } else {
                let end = self.text.len().max(table.start);
                self.outline.push_table(Span::new(table.start, end), grid);
                if let Some(block) = self.outline.blocks.last_mut() {
                    block.aside = table.aside;
                }
            }
        }
        if nested {
            self.line_break();
        }
    }

    /// The text and the outline.
    pub fn finish(mut self, meta: Meta) -> (String, Outline) {
        while self.in_table() {
            self.end_table();
        }
        self.end();
        self.outline.meta = meta;
        (self.text, self.outline)
    }
}

/// Rows at the ends without a cell take no room; those between count for the cells that span them.
fn grid(table: &mut Table) -> Grid {
    let rows = forming::in_order(std::mem::take(&mut table.rows));
    let rows = &rows[..rows
        .iter()
        .rposition(|row| !row.cells.is_empty())
        .map_or(0, |last| last + 1)];
    let is_head = |row: &&Row| row.cells.iter().all(|cell| cell.header);
    let marked = rows.iter().take_while(is_head).count();
    let stated = table.header_rows.map_or(0, |rows| rows as usize);
    let header_rows = [stated, marked]
        .into_iter()
        .find(|count| (1..rows.len()).contains(count));
    Grid {
        caption: table.caption,
        rows: forming::form(rows),
        header_rows: header_rows.map(|count| count as u32),
        chosen: Vec::new(),
    }
}
