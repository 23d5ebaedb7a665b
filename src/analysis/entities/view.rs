//! A document as the recognisers see it: stretches of tokens that are read for themselves, and for every token
//! what the lists say of it and whether its capital marks a name.

use std::ops::Range;

use super::lists::*;
use crate::text::{BlockKind, Case, Document, Lexed, Span, Token, TokenKind};

/// Tokens that are read together: a sentence, a table's cell.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    pub tokens: Range<usize>,
    /// Words bear capitals that mark no name: a heading in title case, a line in capitals, a cell.
    pub titled: bool,
    /// Most words are all capitals.
    pub shouted: bool,
}

pub(super) struct View<'a> {
    pub document: &'a Document,
    pub lexed: &'a Lexed,
    pub lists: &'static Lists,
    pub segments: Vec<Segment>,
    /// The text is about ships.
    pub names_ships: bool,
    /// Per different word.
    words: Vec<Word>,
    /// Per different word: how often it is capitalised where only a name is, and how often in lower case.
    sure: Vec<u32>,
    lower: Vec<u32>,
    /// Per token: a capital there says nothing, because any word would bear one.
    doubtful: Vec<bool>,
    /// Per token: it stands where words bear capitals that mark no name.
    titled: Vec<bool>,
    /// Per token: it stands among words in capitals.
    shouted: Vec<bool>,
}

impl<'a> View<'a> {
    pub fn new(document: &'a Document, lexed: &'a Lexed) -> Self {
        let lists = lists();
        let count = lexed.tokens.len();
        let mut view = View {
            document,
            lexed,
            lists,
            segments: Vec::new(),
            names_ships: super::products::names_ships(lexed),
            words: lexed.per_word(|word| lists.word(word)),
            sure: vec![0; lexed.words.len()],
            lower: vec![0; lexed.words.len()],
            doubtful: vec![false; count],
            titled: vec![false; count],
            shouted: vec![false; count],
        };
        view.segment();
        view.count();
        view
    }

    pub fn token(&self, at: usize) -> &Token {
        &self.lexed.tokens[at]
    }

    /// The folded word.
    pub fn word(&self, at: usize) -> &str {
        self.lexed.word(self.token(at))
    }

    pub fn listed(&self, at: usize) -> Word {
        self.words[self.token(at).word as usize]
    }

    pub fn is(&self, at: usize, flags: Flags) -> bool {
        self.listed(at).flags & flags != 0
    }

    /// What the lists say of a different word.
    pub fn flags_of(&self, word: u32) -> Flags {
        self.words[word as usize].flags
    }

    /// How often a different word bears a capital where only a name does, and how often it is in lower case.
    pub fn counts(&self, word: u32) -> (u32, u32) {
        (self.sure[word as usize], self.lower[word as usize])
    }

    pub fn is_doubtful(&self, at: usize) -> bool {
        self.doubtful[at]
    }

    /// Words around it bear capitals that mark no name.
    pub fn is_titled_at(&self, at: usize) -> bool {
        self.titled[at]
    }

    /// Stands among words in capitals, which say nothing there.
    pub fn is_shouted_at(&self, at: usize) -> bool {
        self.shouted[at]
    }

    /// Begins with a capital on the page, whatever that means there.
    pub fn looks_capital(&self, at: usize) -> bool {
        let token = self.token(at);
        token.kind == TokenKind::Word && matches!(token.case, Case::Capitalised | Case::Upper | Case::Mixed)
    }

    pub fn is_lower(&self, at: usize) -> bool {
        let token = self.token(at);
        token.kind == TokenKind::Word && token.case == Case::Lower
    }

    /// The document writes the word with a capital where only a name bears one, and seldom without.
    pub fn is_name_elsewhere(&self, at: usize) -> bool {
        let word = self.token(at).word as usize;
        self.sure[word] > 0 && self.sure[word] >= self.lower[word]
    }

    pub fn is_lower_elsewhere(&self, at: usize) -> bool {
        self.lower[self.token(at).word as usize] > 0
    }

    /// A hyphen without spaces stands at `at`, between two words.
    pub fn is_hyphen(&self, at: usize, end: usize) -> bool {
        at + 1 < end && !self.token(at).spaced && !self.token(at + 1).spaced && matches!(self.word(at), "-" | "‐" | "‑")
    }

    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.token(tokens.start).span.cover(self.token(tokens.end - 1).span)
    }

    fn segment(&mut self) {
        let titled_text = self.is_titled_text();
        for sentence in &self.lexed.sentences {
            let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
            let kind = self
                .document
                .blocks
                .get(sentence.block as usize)
                .map(|block| block.kind);
            let heading = matches!(kind, Some(BlockKind::Heading { .. }));
            let label =
                matches!(kind, Some(BlockKind::ListItem { label: Some(label) }) if sentence.span.start < label.end);
            let shouted = self.is_shouted(tokens.clone());
            let titled =
                !tokens.is_empty() && (label || shouted || self.is_titled(tokens.clone(), heading, titled_text));
            self.segments.push(Segment {
                tokens,
                titled,
                shouted,
            });
        }
        for block in self.document.blocks.iter().filter(|block| block.is_analysed()) {
            let BlockKind::Table { grid } = block.kind else {
                continue;
            };
            let Some(grid) = self.document.grids.get(grid as usize) else {
                continue;
            };
            let headers = grid
                .header_rows
                .map_or(usize::from(grid.rows.len() > 1), |rows| rows as usize);
            let cells = grid
                .rows
                .iter()
                .skip(headers)
                .flatten()
                .filter(|cell| !cell.header && !cell.repeated);
            for cell in cells {
                let tokens = self.lexed.within(cell.span);
                if !tokens.is_empty() {
                    self.segments.push(Segment {
                        tokens,
                        titled: true,
                        shouted: false,
                    });
                }
            }
        }
        self.segments.sort_by_key(|segment| segment.tokens.start);
    }

    /// Whether most words there are all capitals.
    fn is_shouted(&self, tokens: Range<usize>) -> bool {
        let words = tokens.filter(|&at| self.token(at).kind == TokenKind::Word);
        let (mut count, mut upper) = (0, 0);
        for at in words {
            count += 1;
            upper += usize::from(self.token(at).case == Case::Upper && self.token(at).span.len() > 1);
        }
        count >= 3 && upper * 10 > count * 6
    }

    /// Whether common words bear capitals there: then a capital is no sign of a name.
    fn is_titled(&self, tokens: Range<usize>, heading: bool, titled_text: bool) -> bool {
        let (capital, lower) = self.common_words(tokens.clone());
        match heading {
            true => capital > 0 && capital >= lower || lower == 0,
            false if titled_text => capital > lower,
            // A headline within the text has no full stop.
            false => capital >= 3 && capital > lower * 2 && !self.ends_as_sentence(tokens),
        }
    }

    /// Whether common words bear capitals throughout the text.
    fn is_titled_text(&self) -> bool {
        let sentences = self.lexed.sentences.iter();
        let counts = sentences.map(|it| self.common_words(it.tokens.start as usize..it.tokens.end as usize));
        let (capital, lower) = counts.fold((0, 0), |sum, (capital, lower)| (sum.0 + capital, sum.1 + lower));
        capital > lower * 3
    }

    /// How many common words after the first bear a capital, and how many do not.
    fn common_words(&self, tokens: Range<usize>) -> (u32, u32) {
        let (mut capital, mut lower) = (0, 0);
        for at in tokens.skip(1) {
            let token = self.token(at);
            if token.kind == TokenKind::Word && token.span.len() >= 4 && self.is(at, COMMON) {
                match token.case {
                    Case::Lower => lower += 1,
                    Case::None => {}
                    _ => capital += 1,
                }
            }
        }
        (capital, lower)
    }

    fn ends_as_sentence(&self, tokens: Range<usize>) -> bool {
        tokens
            .rev()
            .take(3)
            .any(|at| matches!(self.word(at), "." | "!" | "?" | ";" | ","))
    }

    fn count(&mut self) {
        for segment in &self.segments {
            if segment.titled {
                self.doubtful[segment.tokens.clone()].fill(true);
                self.titled[segment.tokens.clone()].fill(true);
                self.shouted[segment.tokens.clone()].fill(segment.shouted);
                continue;
            }
            let mut opening = true;
            for at in segment.tokens.clone() {
                let token = &self.lexed.tokens[at];
                match token.kind {
                    TokenKind::Word => {
                        self.doubtful[at] = opening;
                        match token.case {
                            Case::Lower => self.lower[token.word as usize] += 1,
                            Case::None => {}
                            _ if !opening => self.sure[token.word as usize] += 1,
                            _ => {}
                        }
                        opening = false;
                    }
                    TokenKind::Punctuation => {
                        let mark = self.lexed.word(token);
                        opening |= matches!(mark, "“" | "\"" | "‘" | ":" | "•" | "…" | "«" | "[" | "?" | "!" | ".");
                    }
                    _ => {}
                }
            }
        }
    }
}
