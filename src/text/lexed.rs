use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::sentences::split;
use super::tokens::tokenise;
use super::words::Words;
use super::{BlockKind, Document, Grid, Span};

/// The tokens and sentences of a document's analysed blocks.
///
/// Each different word is stored once, folded (lower case, straight
/// apostrophes): an extractor looks a word up in its lists once per different
/// word, and per token only reads the answer.
#[derive(Clone, Debug, Default)]
pub struct Lexed {
    /// In order of the text. Blocks that are set aside or in another language have none.
    pub tokens: Vec<Token>,
    /// In order of the text, of prose blocks only: a table's cells have tokens, no sentences.
    pub sentences: Vec<Sentence>,
    /// The different words, folded; [`Token::word`] is the index.
    pub words: Vec<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub case: Case,
    /// White space stands before the token, or it is the first of its block.
    pub spaced: bool,
    /// Index into [`Lexed::words`].
    pub word: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TokenKind {
    /// Letters, or letters with digits after them (`F16`, `G20`); an abbreviation keeps its points (`U.S.`).
    /// Hyphens part words (`US` `-` `led`); `'s`, `n't`, `'re` are words of their own.
    Word,
    /// Digits with their separators: `1,204,330`, `49.26`. A letter after them begins a new word (`40` `bn`).
    Number,
    Punctuation,
    /// Currency and other signs.
    Symbol,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Case {
    /// No cased letter.
    None,
    Lower,
    /// First letter upper, the rest lower; a single upper letter.
    Capitalised,
    /// Two upper-case letters or more and no lower-case one.
    Upper,
    Mixed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index into [`Document::blocks`].
    pub block: u32,
    /// Indices into [`Lexed::tokens`].
    pub tokens: Range<u32>,
}

impl Lexed {
    /// Splits the analysed blocks into tokens and sentences. Linear in the text.
    ///
    /// A heading is one sentence. A list item's label, with its colon, is a sentence of its own, so that
    /// the sentence after it begins with its own first word. Of a table, the cells and the caption are read,
    /// not the rules between them.
    pub fn lex(document: &Document) -> Lexed {
        let text = &document.text;
        let mut lexed = Lexed::default();
        let mut words = Words::default();
        for (index, block) in document.blocks.iter().enumerate() {
            if !block.is_analysed() {
                continue;
            }
            let first = lexed.tokens.len();
            match block.kind {
                BlockKind::Table { grid } => {
                    for cell in cells(document.grids.get(grid as usize)) {
                        tokenise(text, cell, &mut words, &mut lexed.tokens);
                    }
                }
                BlockKind::Quotation => {
                    for line in quoted_lines(text, block.span) {
                        tokenise(text, line, &mut words, &mut lexed.tokens);
                    }
                }
                _ => tokenise(text, block.span, &mut words, &mut lexed.tokens),
            }
            if block.is_prose() {
                split(
                    index as u32,
                    block,
                    &words,
                    text,
                    &lexed.tokens,
                    first,
                    &mut lexed.sentences,
                );
            }
        }
        lexed.words = words.words;
        lexed
    }

    /// The token's folded word.
    pub fn word(&self, token: &Token) -> &str {
        &self.words[token.word as usize]
    }

    /// The tokens of a sentence.
    pub fn of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize]
    }

    /// The tokens that lie wholly in the span, by binary search.
    pub fn within(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The sentence that holds the offset.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= offset);
        let index = after.checked_sub(1)?;
        (offset < self.sentences[index].span.end).then_some(index)
    }

    /// `PORT MERROW (Agency) —` before the first sentence of a paragraph.
    pub fn is_dateline(&self, sentence: usize) -> bool {
        let block = |index: usize| self.sentences.get(index).map(|sentence| sentence.block);
        let first = sentence.checked_sub(1).and_then(block) != block(sentence);
        let last = self
            .sentences
            .get(sentence)
            .and_then(|sentence| self.of(sentence).last());
        let dash = last.is_some_and(|last| matches!(self.word(last), "-" | "--" | "–" | "—"));
        first && dash && block(sentence + 1) == block(sentence)
    }

    /// One answer per different word: `lexed.per_word(month_of)[token.word as usize]`.
    pub fn per_word<T>(&self, look_up: impl Fn(&str) -> T) -> Vec<T> {
        self.words.iter().map(|word| look_up(word)).collect()
    }
}

/// The stretches of a table that hold words, in order of the text.
fn cells(grid: Option<&Grid>) -> Vec<Span> {
    let Some(grid) = grid else { return Vec::new() };
    let cells = grid.rows.iter().flatten().filter(|cell| !cell.repeated);
    let mut spans: Vec<Span> = cells
        .map(|cell| cell.span)
        .chain(grid.caption)
        .filter(|span| !span.is_empty())
        .collect();
    spans.sort_unstable();
    spans
}

/// A quotation's lines without the marks (`> `) at their starts.
fn quoted_lines(text: &str, span: Span) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = span.start as usize;
    for line in span.of(text).split_inclusive('\n') {
        let words = line.trim_start_matches(['>', ' ', '\t']);
        lines.push(Span::new(start + line.len() - words.len(), start + line.len()));
        start += line.len();
    }
    lines
}

#[cfg(test)]
#[path = "lexed_tests.rs"]
mod tests;
