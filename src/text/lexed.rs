use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::{Document, Span};

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
    pub fn lex(_document: &Document) -> Lexed {
        Lexed::default()
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

    /// One answer per different word: `lexed.per_word(month_of)[token.word as usize]`.
    pub fn per_word<T>(&self, look_up: impl Fn(&str) -> T) -> Vec<T> {
        self.words.iter().map(|word| look_up(word)).collect()
    }
}
