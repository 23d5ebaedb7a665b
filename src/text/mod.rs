//! Text and its structure: spans, documents, tokens, sentences. Value types
//! and lexing only; what a text means is decided further up.

mod abbreviations;
mod characters;
pub mod day;
mod document;
mod lexed;
pub mod markup;
mod sentences;
mod span;
mod tokens;
mod words;

pub use document::{
    Aside, Block, BlockKind, ColumnChoice, Dialect, Document, Field, Grid, GridCell, Language, Meta, Note,
};
pub use lexed::{Case, Lexed, Sentence, Token, TokenKind};
pub use span::Span;
