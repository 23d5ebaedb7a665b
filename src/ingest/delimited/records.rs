//! The records of a delimited text under a dialect: spans of the text as given.

use crate::text::{Dialect, Span};

/// A record's cells; of a quoted cell, what stands between its marks.
pub(super) type Record = Vec<Span>;

/// The cells of `text[start..end]`, record by record. Lines of white space are none.
pub(super) fn records(text: &str, start: usize, end: usize, dialect: Dialect) -> Vec<Record> {
    let mut buffer = [0; 4];
    let delimiter = dialect.delimiter.encode_utf8(&mut buffer).as_bytes();
    let mut reader = Reader {
        text,
        bytes: &text.as_bytes()[..end],
        dialect,
        delimiter,
        at: start,
        quoting: dialect.quote.is_some(),
    };
    let mut records = Vec::new();
    while reader.at < end {
        let record = reader.record();
        if record.iter().any(|cell| !cell.is_empty()) || record.len() > 1 {
            records.push(record);
        }
    }
    records
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    dialect: Dialect,
    delimiter: &'a [u8],
    at: usize,
    /// A quotation mark that nothing closes is a character like others, from there on.
    quoting: bool,
}

impl Reader<'_> {
    fn record(&mut self) -> Record {
        let mut record = Record::new();
        let spaced = self.dialect.delimiter == ' ';
        if spaced {
            self.skip_spaces();
        }
        loop {
            let cell = self.cell();
            record.push(cell);
            if !self.bytes[self.at..].starts_with(self.delimiter) {
                break;
            }
            self.at += self.delimiter.len();
            if spaced {
                self.skip_spaces();
                if self.ends_line(self.at) {
                    break;
                }
            }
        }
        self.at += match self.bytes.get(self.at..) {
            Some(rest) if rest.starts_with(b"\r\n") => 2,
            _ => 1,
        };
        record
    }

    fn skip_spaces(&mut self) {
        while self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
    }

    fn ends_line(&self, at: usize) -> bool {
        self.bytes.get(at).is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
    }

    /// One cell; `at` stands on what ends it.
    fn cell(&mut self) -> Span {
        let from = self.at;
        let quoted = self.quoted();
        let after = self.at;
        while !self.ends_line(self.at) && !self.bytes[self.at..].starts_with(self.delimiter) {
            let escapes = self
                .dialect
                .escape
                .is_some_and(|escape| escape as u32 == u32::from(self.bytes[self.at]));
            let escaped = escapes && self.bytes[self.at + 1..].starts_with(self.delimiter);
            self.at += if escaped { 1 + self.delimiter.len() } else { 1 };
        }
        // Words after the closing mark belong to the cell, marks and all.
        let rest = Span::new(after, self.at).trim(self.text);
        match quoted {
            Some(cell) if rest.is_empty() => cell,
            _ => Span::new(from, self.at).trim(self.text),
        }
    }

    /// What stands between quotation marks at the head of a cell.
    fn quoted(&mut self) -> Option<Span> {
        let quote = self.dialect.quote.filter(|_| self.quoting)? as u32 as u8;
        let blank = self.bytes[self.at..].iter().take_while(|byte| **byte == b' ').count();
        let open = self.at + blank;
        if self.bytes.get(open) != Some(&quote) {
            return None;
        }
        let Some(close) = self.closing(open + 1, quote) else {
            self.quoting = false;
            return None;
        };
        self.at = close + 1;
        Some(Span::new(open + 1, close).trim(self.text))
    }

    /// The mark that closes a quoted cell; doubled and escaped marks stand for themselves.
    fn closing(&self, mut at: usize, quote: u8) -> Option<usize> {
        let escape = self.dialect.escape.map(|escape| escape as u32 as u8);
        while at < self.bytes.len() {
            let next = self.bytes.get(at + 1);
            match self.bytes[at] {
                byte if Some(byte) == escape && next.is_some_and(|next| *next == quote || Some(*next) == escape) => {
                    at += 2
                }
                byte if byte == quote && next == Some(&quote) => at += 2,
                byte if byte == quote => return Some(at),
                _ => at += 1,
            }
        }
        None
    }
}
