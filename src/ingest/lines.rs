//! A plain text's lines and the shape of each: what one line tells by itself.

use crate::text::Span;

/// One line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without the white space at its ends and without the line's end.
    pub span: Span,
    /// The span less the marks that give the line its shape (`- `, `## `, `> `).
    pub words: Span,
    pub shape: Shape,
    /// White space before the first mark, in characters.
    pub indent: u32,
    /// Length of `span` in characters.
    pub width: u32,
    /// Vertical strokes in it.
    pub pipes: u32,
    /// Tabs between words.
    pub tabs: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Blank,
    Text,
    /// `- `, `• `, `1. `
    Item,
    /// `> `
    Quoted,
    /// `## `
    Heading(u8),
    /// Marks only, no letter and no digit.
    Marks,
}

/// The lines of a text. Ends of lines are LF, CR LF, CR, form feed and Unicode's own two.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 60 + 1);
    let mut start = 0;
    let mut at = 0;
    while at < bytes.len() {
        let end_length = match bytes[at] {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
            b'\n' | b'\r' | 0x0C => 1,
            0xE2 if matches!(bytes.get(at..at + 3), Some([0xE2, 0x80, 0xA8 | 0xA9])) => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        lines.push(line(text, start, at));
        at += end_length;
        start = at;
    }
    if start < bytes.len() {
        lines.push(line(text, start, bytes.len()));
    }
    lines
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let span = Span::new(start, end).trim(text);
    let content = span.of(text);
    let count = |byte: u8| content.bytes().filter(|other| *other == byte).count() as u32;
    let (shape, marks) = shape(content);
    Line {
        span,
        words: Span {
            start: span.start + marks as u32,
            end: span.end,
        }
        .trim(text),
        shape,
        indent: text[start..span.start as usize].chars().count() as u32,
        width: content.bytes().filter(|byte| byte & 0xC0 != 0x80).count() as u32,
        pipes: count(b'|'),
        tabs: count(b'\t'),
    }
}

/// The shape of a trimmed line, and how many bytes of marks it opens with.
fn shape(line: &str) -> (Shape, usize) {
    let Some(first) = line.chars().next() else {
        return (Shape::Blank, 0);
    };
    if first.is_ascii_alphabetic() && !line.as_bytes().get(1).is_some_and(|byte| matches!(byte, b'.' | b')')) {
        return (Shape::Text, 0);
    }
    if !first.is_alphanumeric() && !line.chars().any(char::is_alphanumeric) {
        return (Shape::Marks, 0);
    }
    let marks = match first {
        '#' => {
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            return match line[level..].starts_with([' ', '\t']) && level <= 6 {
                true => (Shape::Heading(level as u8), level),
                false => (Shape::Text, 0),
            };
        }
        '>' => {
            return (
                Shape::Quoted,
                line.len() - line.trim_start_matches(['>', ' ', '\t']).len(),
            );
        }
        '-' | '*' | '+' | '•' | '–' | '—' | '‣' | '◦' | '·' | '▪' | '●' | '■' | '►' | '✓' | '○' | '→' => {
            first.len_utf8()
        }
        '(' => match ordinal(&line[1..]) {
            Some(length) if line[1 + length..].starts_with(')') => length + 2,
            _ => 0,
        },
        _ => match ordinal(line) {
            Some(length) if line[length..].starts_with(['.', ')']) => length + 1,
            _ => 0,
        },
    };
    let spaced = line[marks..].starts_with(char::is_whitespace) || matches!(first, '•' | '‣' | '▪' | '●' | '■');
    match marks > 0 && spaced {
        true => (Shape::Item, marks),
        false => (Shape::Text, 0),
    }
}

/// The length of a list number: up to three digits, or one lower-case letter before a bracket.
fn ordinal(line: &str) -> Option<usize> {
    let digits = line.bytes().take(4).take_while(u8::is_ascii_digit).count();
    match digits {
        1..=3 => Some(digits),
        0 if line.as_bytes().first()?.is_ascii_lowercase() && line.as_bytes().get(1) == Some(&b')') => Some(1),
        _ => None,
    }
}

/// The words before the colon of `Label: text`, without marks of emphasis around them.
pub(super) fn label(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let head: usize = words
        .char_indices()
        .map(|(at, char)| at + char.len_utf8())
        .take_while(|end| *end <= 80)
        .last()?;
    let colon = words[..head].find([':', '：'])?;
    let before = &words[..colon];
    let after = words[colon..].trim_start_matches([':', '：', '*', '_']);
    let joined = !after.starts_with(char::is_whitespace) && !after.starts_with(char::is_uppercase);
    let is_label = before.split_whitespace().count() <= 8
        && before.contains(char::is_alphabetic)
        && !before.contains(['.', '?', '!', ';', '"', '“', '”', '@', '/', '|'])
        && !joined
        && !after.trim().is_empty();
    let start = span.start as usize;
    let marks = before.len() - before.trim_start_matches(['*', '_']).len();
    let end = before.trim_end_matches(['*', '_', ' ']).len();
    (is_label && marks < end).then(|| Span::new(start + marks, start + end))
}
