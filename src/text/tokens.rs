//! The tokeniser: one pass over the bytes of a block, by a class table for
//! ASCII and by character class for the rest.

use super::abbreviations::{Role, is_domain_ending, role};
use super::characters::{CLASSES, Class, case_of, is_label, is_punctuation, is_word_part};
use super::words::Words;
use super::{Case, Span, Token, TokenKind};

/// What is written straight before an amount, unlike the letters of `KF16` or `G20`.
const CURRENCIES: &str =
    " Rs RM Rp Tk Re Sh Shs Ksh KSh KSH Ush USh TSh Tsh Dh Dhs DH SR QR BD KD LE Le Br MK Bs Php PhP Frw FRw
    USD EUR GBP INR JPY CHF AUD CAD NZD KES UGX TZS NGN ZAR GHS RMB CNY MYR SGD HKD PHP IDR THB VND BDT PKR LKR NPR AED
    SAR QAR OMR BHD KWD EGP XAF XOF CFA FCFA RWF MWK ZMW BWP NAD PGK FJD MUR BRL MXN RUB TRY UAH ILS KRW ";

/// Letters that are a currency only before what can be nothing but a sum: `N500m`, `R1,500`, `P5-billion`, `K2.5 million`.
const LETTERS: &[u8] = b"NRPK";

/// Appends the tokens of `span` to `tokens`.
pub(super) fn tokenise(text: &str, span: Span, words: &mut Words, tokens: &mut Vec<Token>) {
    let end = (span.end as usize).min(text.len());
    let Some(text) = text.get(..end) else { return };
    Tokeniser {
        text,
        bytes: text.as_bytes(),
        words,
        tokens,
        spaced: true,
    }
    .run(span.start as usize);
}

struct Tokeniser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    words: &'a mut Words,
    tokens: &'a mut Vec<Token>,
    /// White space since the last token.
    spaced: bool,
}

impl Tokeniser<'_> {
    fn run(mut self, mut at: usize) {
        while at < self.bytes.len() {
            let byte = self.bytes[at];
            at = match CLASSES[byte as usize] {
                Class::Space => {
                    self.spaced = true;
                    at + 1
                }
                Class::Lower | Class::Upper => self.word(at),
                Class::Digit => self.number(at),
                Class::Punctuation => self.punctuation(at),
                Class::Symbol => self.push(at, at + 1, TokenKind::Symbol, Case::None),
                Class::Wide => self.wide(at),
            };
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, case: Case) -> usize {
        let word = self.words.intern(&self.text[start..end]);
        self.tokens.push(Token {
            span: Span::new(start, end),
            kind,
            case,
            spaced: self.spaced,
            word,
        });
        self.spaced = false;
        end
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.bytes.get(at) {
            Some(&byte) if byte < 128 => Some(byte as char),
            Some(_) => self.text.get(at..)?.chars().next(),
            None => None,
        }
    }

    fn letter_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(char::is_alphabetic)
    }

    fn digit_at(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_digit)
    }

    /// The end of an apostrophe at `at`, if one stands there.
    fn apostrophe(&self, at: usize) -> Option<usize> {
        match self.bytes.get(at)? {
            b'\'' => Some(at + 1),
            0xE2 if self.bytes[at..].starts_with("’".as_bytes()) => Some(at + 3),
            _ => None,
        }
    }

    /// The end of a clitic (`s`, `re`, `ve`, `ll`, `d`, `m`, `t`) that makes up the whole rest of the word.
    fn clitic(&self, at: usize) -> Option<usize> {
        let rest = &self.bytes[at..];
        let letters = rest
            .iter()
            .take(3)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let known = match (letters, rest.first()?.to_ascii_lowercase()) {
            (1, b's' | b'd' | b'm' | b't') => true,
            (2, b'r' | b'v') => rest[1].eq_ignore_ascii_case(&b'e'),
            (2, b'l') => rest[1].eq_ignore_ascii_case(&b'l'),
            _ => false,
        };
        let end = at + letters;
        let whole = !self.char_at(end).is_some_and(char::is_alphanumeric)
            && !self.apostrophe(end).is_some_and(|after| self.letter_at(after));
        (known && whole).then_some(end)
    }

    /// A word from its first letter on, with its clitic or its points.
    fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.currency(start) {
            return self.cased(start, end);
        }
        let mut at = start;
        loop {
            at = self.letters(at);
            let Some(after) = self.apostrophe(at) else { break };
            if !self.letter_at(after) {
                break;
            }
            let Some(end) = self.clitic(after) else {
                at = after;
                continue;
            };
            let is_t = matches!(self.bytes[after], b't' | b'T');
            let split = match is_t {
                true if at > start + 1 && matches!(self.bytes[at - 1], b'n' | b'N') => at - 1,
                true => {
                    at = end;
                    break;
                }
                false => at,
            };
            self.cased(start, split);
            return self.cased(split, end);
        }
        match self.bytes.get(at) {
            Some(b'.') => self.dotted(start, at),
            Some(b':') if self.bytes[at..].starts_with(b"://") => self.address(start, at + 3),
            _ => self.cased(start, at),
        }
    }

    /// The end of a currency's letters right before a sum: of `Rs500`, `EUR40m`, `N500m`.
    fn currency(&self, start: usize) -> Option<usize> {
        let letters = self.bytes[start..]
            .iter()
            .take(5)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let end = start + letters;
        if !(1..=4).contains(&letters) || !self.digit_at(end) || !self.bytes[start].is_ascii_uppercase() {
            return None;
        }
        let known = match letters {
            1 => LETTERS.contains(&self.bytes[start]) && self.is_sum(end),
            _ => CURRENCIES
                .split_ascii_whitespace()
                .any(|code| code == &self.text[start..end]),
        };
        known.then_some(end)
    }

    /// Whether the digits are written as a sum of money is: grouped, of three or more, or with a scale.
    fn is_sum(&self, start: usize) -> bool {
        let mut number = self.bytes[start..]
            .iter()
            .take(20)
            .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
            .count();
        while number > 0 && !self.digit_at(start + number - 1) {
            number -= 1;
        }
        let digits = &self.bytes[start..start + number];
        let plain = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let grouped = plain <= 3 && digits.get(plain) == Some(&b',') && number >= plain + 4;
        let rest = self.bytes[start + number..].iter().take(9);
        let rest: [u8; 9] = {
            let mut word = [0; 9];
            word.iter_mut()
                .zip(rest)
                .for_each(|(to, from)| *to = from.to_ascii_lowercase());
            word
        };
        let apart = usize::from(matches!(rest[0], b' ' | b'-'));
        let letters = rest[apart..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let scale = &rest[apart..apart + letters];
        let scaled = matches!(
            scale,
            b"million" | b"billion" | b"trillion" | b"thousand" | b"bn" | b"mn" | b"tn" | b"trn"
        ) || apart == 0 && matches!(scale, b"m" | b"b" | b"k" | b"t");
        let ends = letters == 0 || apart == 1;
        grouped && ends || scaled || plain >= 3 && number == plain && ends && rest[0] != b'-'
    }

    /// The end of a run of letters, digits after them, and marks on them.
    fn letters(&self, mut at: usize) -> usize {
        while at < self.bytes.len() {
            match CLASSES[self.bytes[at] as usize] {
                Class::Lower | Class::Upper | Class::Digit => at += 1,
                Class::Wide => match self.char_at(at) {
                    Some(char) if is_word_part(char) => at += char.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        at
    }

    fn cased(&mut self, start: usize, end: usize) -> usize {
        let case = case_of(&self.text[start..end]);
        self.push(start, end, TokenKind::Word, case)
    }

    /// A word before a point at `at`: an abbreviation takes the point, an internet name goes on.
    fn dotted(&mut self, start: usize, at: usize) -> usize {
        // `U.S.`, `a.m.`, `J.K.`, `Ph.D.`: single letters between points.
        let one_letter = |from: usize, to: usize| self.text[from..to].chars().count() == 1;
        let single = one_letter(start, at);
        if (single || &self.text[start..at] == "Ph") && self.letter_at(at + 1) {
            let mut end = at;
            while self.bytes.get(end) == Some(&b'.') {
                let next = self.letters(end + 1);
                if next == end + 1 || !one_letter(end + 1, next) {
                    break;
                }
                end = next;
            }
            if end > at {
                let point = self.bytes.get(end) == Some(&b'.');
                return self.cased(start, end + usize::from(point));
            }
        }
        if let Some(end) = self.domain(start, at) {
            return self.address(start, end);
        }
        let id = self.words.intern(&self.text[start..at]);
        let role = self.words.roles[id as usize];
        if role == Role::Address && self.text[start..at].eq_ignore_ascii_case("www") && self.letter_at(at + 1) {
            return self.address(start, at + 1);
        }
        if self.takes_point(start, at, role, single) {
            self.cased(start, at + 1)
        } else {
            self.cased(start, at)
        }
    }

    /// Whether the point at `at` belongs to the word before it.
    fn takes_point(&self, start: usize, at: usize, role: Role, single: bool) -> bool {
        let after = at + 1;
        let next = self.text[after..].trim_start().chars().next();
        let spaced = self.char_at(after).is_some_and(char::is_whitespace);
        let capital = self.char_at(start).is_some_and(char::is_uppercase);
        match role {
            _ if self.bytes.get(after) == Some(&b'.') => false,
            Role::BeforeNumber => next.is_some_and(|char| char.is_ascii_digit()) && spaced,
            Role::Title => {
                let always = matches!(
                    &self.text[start..at],
                    "mr" | "mrs" | "ms" | "dr" | "vs" | "cf" | "approx" | "ca"
                );
                (capital || always) && next.is_some_and(|char| char.is_alphanumeric() || !char.is_ascii())
            }
            Role::Suffix => capital || matches!(&self.text[start..at], "al" | "est"),
            Role::Etc => true,
            // An initial (`J. Smith`), or `v.` between parties; a lone letter that ends its sentence keeps no point.
            _ if single && capital => next.is_some_and(char::is_uppercase) && (!spaced || !self.opener_follows(after)),
            _ if single => spaced && &self.text[start..at] == "v" && next.is_some_and(char::is_uppercase),
            _ => false,
        }
    }

    /// Whether the next word opens a sentence; looked up without keeping it.
    fn opener_follows(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start();
        let end = rest.bytes().take(16).take_while(u8::is_ascii_alphabetic).count();
        role(&rest[..end].to_ascii_lowercase()) == Role::Opener && end != 1
    }

    /// The end of an internet name that goes on after the point at `at`: `example.com`, `news.example.org`.
    fn domain(&self, start: usize, at: usize) -> Option<usize> {
        if !self.text[start..at].is_ascii() {
            return None;
        }
        let mut point = at;
        let mut end = None;
        for _ in 0..6 {
            let goes_on =
                self.bytes.get(point) == Some(&b'.') && self.bytes.get(point + 1).is_some_and(u8::is_ascii_lowercase);
            if !goes_on {
                break;
            }
            let label = point + 1;
            let stop = label
                + self.bytes[label..]
                    .iter()
                    .take(64)
                    .take_while(|byte| is_label(**byte))
                    .count();
            if is_domain_ending(&self.text[label..stop]) && !self.letter_at(stop) {
                end = Some(stop);
            }
            point = stop;
        }
        end
    }

    /// An internet address whose name reaches to `at` at least: goes on to white space, less the marks at its end.
    fn address(&mut self, start: usize, at: usize) -> usize {
        let is_part = |byte: &u8| {
            byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'(' | b')' | b'[' | b']' | b'|')
        };
        let goes_on = at > start && matches!(self.bytes.get(at), Some(b'/' | b'?' | b'#' | b':'))
            || self.bytes[..at].ends_with(b"//")
            || self.bytes[..at].ends_with(b".");
        let mut end = at;
        if goes_on {
            end += self.bytes[at..].iter().take_while(|byte| is_part(byte)).count();
            while end > at
                && matches!(
                    self.bytes[end - 1],
                    b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_'
                )
            {
                end -= 1;
            }
        }
        self.cased(start, end)
    }

    /// Digits with their separators, from the first digit (or the point before it) on.
    fn number(&mut self, start: usize) -> usize {
        let digits = |from: usize| {
            self.bytes[from..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count()
        };
        let mut at = start;
        let mut group = digits(at);
        at += group;
        loop {
            match self.bytes.get(at) {
                Some(b'.') if self.digit_at(at + 1) => {
                    group = digits(at + 1);
                }
                // `2019,2020` lacks a space; `1,204` and `1,5` are one number.
                Some(b',') if self.digit_at(at + 1) && group <= 3 && digits(at + 1) <= 3 => {
                    group = digits(at + 1);
                }
                _ => break,
            }
            at += 1 + group;
        }
        while let Some(char) = self.char_at(at)
            && !char.is_ascii()
            && char.is_numeric()
        {
            at += char.len_utf8();
        }
        self.push(start, at, TokenKind::Number, Case::None)
    }

    fn punctuation(&mut self, at: usize) -> usize {
        match self.bytes[at] {
            b'.' if self.digit_at(at + 1) && self.begins_number(at) => return self.number_after_point(at),
            byte @ (b'.' | b'-' | b'_' | b'*' | b'#') => {
                let run = self.bytes[at..].iter().take_while(|other| **other == byte).count();
                return self.push(at, at + run, TokenKind::Punctuation, Case::None);
            }
            b'\'' => {
                if let Some(end) = self.clitic_token(at, at + 1) {
                    return end;
                }
            }
            _ => {}
        }
        self.push(at, at + 1, TokenKind::Punctuation, Case::None)
    }

    fn begins_number(&self, at: usize) -> bool {
        self.spaced
            || self
                .tokens
                .last()
                .is_none_or(|last| last.span.end as usize != at || last.kind == TokenKind::Symbol)
    }

    fn number_after_point(&mut self, at: usize) -> usize {
        let digits = self.bytes[at + 1..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        self.push(at, at + 1 + digits, TokenKind::Number, Case::None)
    }

    /// `’s` straight after a number, an abbreviation or a closing quotation mark.
    fn clitic_token(&mut self, at: usize, after: usize) -> Option<usize> {
        let last = self
            .tokens
            .last()
            .filter(|last| !self.spaced && last.span.end as usize == at)?;
        let closing = self.text[last.span.range()].starts_with(['”', '"', ')']);
        if last.kind == TokenKind::Punctuation && !closing {
            return None;
        }
        let end = self.clitic(after)?;
        (closing || last.kind != TokenKind::Symbol).then(|| self.cased(at, end))
    }

    fn wide(&mut self, at: usize) -> usize {
        let Some(char) = self.char_at(at) else {
            return self.bytes.len();
        };
        let end = at + char.len_utf8();
        match char {
            '’' => match self.clitic_token(at, end) {
                Some(end) => end,
                None => self.push(at, end, TokenKind::Punctuation, Case::None),
            },
            '\u{FEFF}'
            | '\u{2060}'
            | '\u{200C}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{AD}' => end,
            '\u{200B}' | '\u{80}'..='\u{9F}' => {
                self.spaced = true;
                end
            }
            _ if char.is_whitespace() => {
                self.spaced = true;
                end
            }
            _ if char.is_alphabetic() => self.word(at),
            _ if char.is_numeric() => {
                let mut end = end;
                while let Some(next) = self.char_at(end)
                    && next.is_numeric()
                {
                    end += next.len_utf8();
                }
                self.push(at, end, TokenKind::Number, Case::None)
            }
            _ if is_punctuation(char) => self.push(at, end, TokenKind::Punctuation, Case::None),
            _ => self.push(at, end, TokenKind::Symbol, Case::None),
        }
    }
}
