//! The sentence splitter: over one block's tokens, by terminal marks and by
//! what stands around them. Sure about ends rather than eager for them.

use super::abbreviations::{Role, opens_uncapitalised};
use super::words::Words;
use super::{Block, BlockKind, Case, Sentence, Span, Token, TokenKind};

/// Appends the sentences of `block`, whose tokens are `tokens[first..]`.
pub(super) fn split(
    index: u32,
    block: &Block,
    words: &Words,
    text: &str,
    tokens: &[Token],
    first: usize,
    sentences: &mut Vec<Sentence>,
) {
    let mut splitter = Splitter {
        index,
        words,
        text,
        tokens,
        start: first,
        first: sentences.len(),
        sentences,
    };
    match block.kind {
        BlockKind::Heading { .. } => splitter.close(tokens.len()),
        BlockKind::ListItem { label: Some(label) } => {
            let after = tokens[first..].partition_point(|token| token.span.start < label.end);
            let colon = tokens
                .get(first + after)
                .is_some_and(|token| matches!(token.span.of(text), ":" | "："));
            let body = first + after + usize::from(colon);
            splitter.close(body);
            splitter.first = splitter.sentences.len();
            splitter.body(body);
        }
        BlockKind::Paragraph => {
            if let Some(body) = splitter.dateline() {
                splitter.close(body);
                splitter.first = splitter.sentences.len();
                splitter.body(body);
            } else {
                splitter.body(first);
            }
        }
        _ => splitter.body(first),
    }
}

struct Splitter<'a> {
    index: u32,
    words: &'a Words,
    text: &'a str,
    tokens: &'a [Token],
    /// First token of the sentence under way.
    start: usize,
    /// First sentence that a stretch without words may be joined to.
    first: usize,
    sentences: &'a mut Vec<Sentence>,
}

/// Tokens: the longest dateline, as in `SAN MARIN, Orland, June 3 (Northern Press Agency) -`.
const DATELINE: usize = 18;

impl<'a> Splitter<'a> {
    /// Where the first sentence begins after `PORT MERROW (Agency) —`, `KARSUND, May 4 -`, `(Agency) -`.
    fn dateline(&self) -> Option<usize> {
        let head = &self.tokens[self.start..self.tokens.len().min(self.start + DATELINE)];
        let is_dash = |token: &Token| matches!(&self.text[token.span.range()], "—" | "–" | "-" | "--");
        let joined =
            |at: usize| is_dash(&head[at]) && !head[at].spaced && !head.get(at + 1).is_none_or(|next| next.spaced);
        let dash = (1..head.len()).find(|&at| is_dash(&head[at]) && !joined(at))?;
        let after = (dash..head.len()).find(|&at| !is_dash(&head[at]))?;
        let opens = |token: &Token| match token.kind {
            TokenKind::Word => token.case != Case::Lower,
            TokenKind::Number => true,
            _ => matches!(&self.text[token.span.range()], "“" | "\"" | "‘" | "$" | "€" | "£"),
        };
        let tokens = &head[..dash];
        let place = tokens
            .iter()
            .take_while(|token| !matches!(&self.text[token.span.range()], "," | "(" | "/"));
        let upper = |token: &Token| token.kind != TokenKind::Word || token.case == Case::Upper || token.span.len() == 1;
        let shouted = head[0].case == Case::Upper && head[0].span.len() > 2 && place.clone().all(upper);
        let first = head[0].span.of(self.text);
        let bracketed = tokens.last().is_some_and(|last| last.span.of(self.text) == ")")
            && (first == "(" || head[0].case == Case::Capitalised && place.count() <= 3);
        // `Karsund – The ferry sank`, not `Karsund – Orland's port – grew`.
        let opener = self.words.roles[head[after].word as usize] == Role::Opener;
        let named = |token: &Token| token.kind == TokenKind::Word && token.case == Case::Capitalised;
        let bare = opener && dash <= 3 && tokens.iter().all(named);
        let plain = tokens.iter().all(|token| {
            let mark = token.kind == TokenKind::Punctuation;
            let lower = token.kind == TokenKind::Word && token.case == Case::Lower;
            !(mark || lower && token.span.len() > 3)
                || matches!(token.span.of(self.text), "," | "(" | ")" | "." | "/" | "-" | "'" | "’")
        });
        (opens(&head[after]) && plain && (shouted || bracketed || bare)).then_some(self.start + after)
    }

    fn body(&mut self, from: usize) {
        let mut at = from;
        // A straight double quotation mark stands open.
        let mut open = false;
        while at < self.tokens.len() {
            let token = &self.tokens[at];
            at += 1;
            let terminal = match token.kind {
                TokenKind::Word if token.span.len() > 1 && self.text[token.span.range()].ends_with('.') => {
                    Terminal::Abbreviation
                }
                TokenKind::Punctuation => match self.text[token.span.range()].as_bytes() {
                    b"\"" => {
                        open = !open;
                        continue;
                    }
                    b"." | [0xE3, 0x80, 0x82] => Terminal::Stop,
                    b"!" | b"?" | [0xEF, 0xBC, 0x81 | 0x9F] => Terminal::Call,
                    [0xE2, 0x80, 0xA6] | [b'.', b'.', ..] => Terminal::Ellipsis,
                    _ => continue,
                },
                _ => continue,
            };
            let end = self.absorb(at, &mut open);
            if self.ends(terminal, at - 1, end) {
                self.close(end);
            }
            at = end;
        }
        self.close(self.tokens.len());
    }

    fn of(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span.range()])
    }

    /// The marks that close with the sentence: further terminals, closing quotes and brackets, `[12]`.
    fn absorb(&self, mut at: usize, open: &mut bool) -> usize {
        while let Some(token) = self.tokens.get(at) {
            if token.spaced || token.kind != TokenKind::Punctuation {
                break;
            }
            let next_joined = self
                .tokens
                .get(at + 1)
                .is_some_and(|next| !next.spaced && next.kind != TokenKind::Punctuation);
            match self.of(at) {
                "”" | ")" | "]" | "»" | "!" | "?" | "…" | "." | "」" | "』" => {}
                "’" | "'" if !next_joined => {}
                "\"" if *open || !next_joined => *open = false,
                "[" if self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|number| number.kind == TokenKind::Number)
                    && self.of(at + 2) == "]" =>
                {
                    at += 2
                }
                _ => break,
            }
            at += 1;
        }
        at
    }

    /// Whether the terminal at `at`, its closing marks reaching to `end`, ends the sentence.
    fn ends(&self, terminal: Terminal, at: usize, end: usize) -> bool {
        // `[…]` stands for left-out words; a call in brackets belongs to what stands around it.
        let before = at
            .checked_sub(1)
            .map_or("", |before| if before < self.start { "" } else { self.of(before) });
        if terminal == Terminal::Ellipsis && matches!(before, "[" | "(") {
            return false;
        }
        let mut next = end;
        while next < self.tokens.len().min(end + 8)
            && (self.tokens[next].kind == TokenKind::Punctuation && !matches!(self.of(next), "," | ";" | ":"))
        {
            next += 1;
        }
        let Some(token) = self.tokens.get(next) else {
            return true;
        };
        let role = self.words.roles[token.word as usize];
        let quoted = end > at + 1;
        let full_width = self.of(at).len() == 3 && matches!(terminal, Terminal::Stop | Terminal::Call);
        if full_width {
            return true;
        }
        if !self.tokens[end].spaced {
            return self.ends_unspaced(terminal, at, end, next, role);
        }
        match (terminal, token.kind, token.case) {
            (_, TokenKind::Punctuation, _) => next == end + 8,
            (Terminal::Abbreviation, ..) => self.abbreviation_ends(at, token, role, quoted),
            (Terminal::Ellipsis, _, Case::Capitalised) => role == Role::Opener || quoted && !self.speaker_follows(next),
            (Terminal::Ellipsis, ..) => false,
            (_, TokenKind::Word, Case::Lower) if quoted || terminal == Terminal::Call => {
                opens_uncapitalised(&self.words.words[token.word as usize])
            }
            (_, TokenKind::Word, Case::Lower) => true,
            (_, TokenKind::Word, _) if quoted => !self.speaker_follows(next),
            _ => true,
        }
    }

    /// `“Why?” Kim asked`, `“No.” President Lee said`: a name, then a verb of saying.
    fn speaker_follows(&self, next: usize) -> bool {
        for (step, token) in self.tokens[next..].iter().take(5).enumerate() {
            match self.words.roles[token.word as usize] {
                Role::Says => return step > 0,
                Role::Opener
                    if !matches!(
                        &*self.words.words[token.word as usize],
                        "he" | "she" | "they" | "we" | "it"
                    ) =>
                {
                    return false;
                }
                _ if token.case == Case::Lower || token.kind != TokenKind::Word => return false,
                _ => {}
            }
        }
        false
    }

    fn abbreviation_ends(&self, at: usize, next: &Token, role: Role, quoted: bool) -> bool {
        if next.kind != TokenKind::Word || next.case == Case::Lower {
            return false;
        }
        let word = self.of(at);
        let bare = word.trim_end_matches('.');
        match bare {
            "a.m" | "p.m" | "A.M" | "P.M" => next.case == Case::Capitalised && role != Role::Calendar,
            "etc" | "Etc" => true,
            _ if self.is_title(at) => false,
            _ => role == Role::Opener && (next.span.len() > 1 || quoted),
        }
    }

    fn is_title(&self, at: usize) -> bool {
        let bare = self.of(at).trim_end_matches('.');
        let folded = bare.to_ascii_lowercase();
        bare != "St" && matches!(super::abbreviations::role(&folded), Role::Title | Role::BeforeNumber)
    }

    /// A missing space: `strategies.The`, `talks.”This`; not `example.com`, `J.K.`, `report.pdf`, `Node.js`.
    fn ends_unspaced(&self, terminal: Terminal, at: usize, end: usize, next: usize, role: Role) -> bool {
        let token = &self.tokens[next];
        let opens =
            token.kind == TokenKind::Word && matches!(token.case, Case::Capitalised | Case::Upper | Case::Mixed);
        let starts_upper = self.of(next).starts_with(char::is_uppercase);
        if !opens || !starts_upper || terminal == Terminal::Ellipsis && role != Role::Opener {
            return false;
        }
        if terminal == Terminal::Abbreviation {
            return role == Role::Opener && token.span.len() > 1 && !self.is_title(at);
        }
        let quoted = end > at + 1;
        let Some(before) = at
            .checked_sub(1)
            .filter(|before| *before >= self.start)
            .map(|before| &self.tokens[before])
        else {
            return false;
        };
        let closed = quoted && matches!(self.of(end - 1), "”" | "\"" | ")" | "’" | "]")
            || before.kind == TokenKind::Punctuation && matches!(self.of(at - 1), "”" | "’" | "\"" | ")");
        if closed || role == Role::Opener && before.span.len() > 1 {
            return true;
        }
        match (before.kind, token.case) {
            // `talks.Korea`, but not `v.Arden`; `talks.ASEAN` only of five letters or more, unlike `report.PDF`.
            (TokenKind::Word, Case::Capitalised) => before.case == Case::Lower && before.span.len() > 1,
            (TokenKind::Word, Case::Upper) => {
                before.case == Case::Lower && before.span.len() > 1 && token.span.len() > 4
            }
            (TokenKind::Number, Case::Capitalised) => token.span.len() > 1,
            _ => false,
        }
    }

    /// Ends the sentence under way before token `end`.
    fn close(&mut self, end: usize) {
        let tokens = &self.tokens[self.start..end];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return;
        };
        let has_words = tokens
            .iter()
            .any(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number));
        let joins = self.sentences.len() > self.first && !has_words;
        match self.sentences.last_mut().filter(|_| joins) {
            Some(previous) => {
                previous.span.end = last.span.end;
                previous.tokens.end = end as u32;
            }
            None => self.sentences.push(Sentence {
                span: Span {
                    start: first.span.start,
                    end: last.span.end,
                },
                block: self.index,
                tokens: self.start as u32..end as u32,
            }),
        }
        self.start = end;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Terminal {
    Stop,
    /// `!`, `?`
    Call,
    Ellipsis,
    /// A word that keeps its point.
    Abbreviation,
}
