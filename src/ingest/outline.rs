//! What a reader of any format makes: blocks and grids, before anyone looks
//! at boilerplate, language or metadata.

use crate::text::{Aside, Block, BlockKind, Grid, Language, Meta, Span};

#[derive(Debug, Default)]
pub(super) struct Outline {
    pub blocks: Vec<Block>,
    pub grids: Vec<Grid>,
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
