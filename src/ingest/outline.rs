//! What a reader of any format makes: blocks and grids, before anyone looks
//! at boilerplate, language or metadata.

use crate::text::{Aside, Block, BlockKind, Dialect, Grid, Language, Meta, Span};

#[derive(Debug, Default)]
pub(super) struct Outline {
    pub blocks: Vec<Block>,
    /// Those that no block names stand within a cell of another.
    pub grids: Vec<Grid>,
    /// The grids that lay a page out rather than holding data, ascending.
    pub layout: Vec<u32>,
    /// How a delimited text writes its cells, and its records above and below the table.
    pub dialect: Option<Dialect>,
    pub above: Vec<Vec<Span>>,
    pub below: Vec<Vec<Span>>,
    /// What the file says in hidden fields.
    pub meta: Meta,
}

impl Outline {
    pub fn push(&mut self, span: Span, kind: BlockKind, aside: Option<Aside>) {
        self.blocks.push(Block {
            span,
            kind,
            language: Language::Unknown,
            aside,
        });
    }

    pub fn push_table(&mut self, span: Span, grid: Grid) {
        let index = self.grids.len() as u32;
        self.grids.push(grid);
        self.push(span, BlockKind::Table { grid: index }, None);
    }
}
