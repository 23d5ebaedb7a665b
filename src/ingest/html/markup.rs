//! The source of a page before it is parsed: how deep its elements nest, where its articles begin and end.

use std::borrow::Cow;

use super::MAIN;

/// Elements nested deeper than this are read as if they stood at this depth: the parser's own time grows with depth.
const DEEPEST: usize = 400;

/// How far up an end tag's element is looked for.
const FAR: usize = 512;

/// Whether the source is a page, or one article of a page, rather than what a person copied from one, or a document
/// that was no page before.
pub(super) fn is_page(source: &str) -> bool {
    let mut head = source.len().min(20_000);
    while !source.is_char_boundary(head) {
        head -= 1;
    }
    let head = source[..head].to_ascii_lowercase();
    let begins = head.trim_start().starts_with("<article");
    let page = ["<!doctype", "<html", "<head", "<body", "<title"]
        .iter()
        .any(|tag| head.contains(tag));
    (begins || page)
        && !head.contains("<!--startfragment")
        && !head.contains(&format!("<html {}", crate::ingest::WHOLE_TEXT))
}

/// The source without the tags of elements that are nested too deep.
pub(super) fn shallow(source: &str) -> Cow<'_, str> {
    if source.matches('<').take(DEEPEST + 1).count() <= DEEPEST {
        return Cow::Borrowed(source);
    }
    let bytes = source.as_bytes();
    let (mut open, mut kept, mut copied) = (Open::default(), String::new(), 0);
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == b'<') {
        let tag = at + found;
        at = tag + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let name_start = at + usize::from(closes);
        let length = bytes[name_start.min(bytes.len())..]
            .iter()
            .take(20)
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let name = source[name_start.min(bytes.len())..name_start + length].to_ascii_lowercase();
        if length > 0 && is_part_of_table(&name) {
            open.end_cell();
        }
        if length == 0 || is_void(&name) {
            continue;
        }
        let end = tag
            + bytes[tag..]
                .iter()
                .position(|byte| *byte == b'>')
                .map_or(bytes.len() - tag, |end| end + 1);
        let depth = if closes { open.close(&name) } else { open.open(&name) };
        if depth > DEEPEST {
            kept.push_str(&source[copied..tag]);
            kept.push_str(if closes { "" } else { " " });
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    kept.push_str(&source[copied..]);
    Cow::Owned(kept)
}

/// The open elements, by a number made of their names.
#[derive(Default)]
struct Open {
    names: Vec<u64>,
    /// Where among them tables stand.
    tables: Vec<usize>,
}

impl Open {
    fn number(name: &str) -> u64 {
        name.bytes().fold(0, |number, byte| {
            u64::wrapping_add(u64::wrapping_mul(number, 257), byte.into())
        })
    }

    /// Opens an element; its depth.
    fn open(&mut self, name: &str) -> usize {
        if name == "table" {
            self.tables.push(self.names.len());
        }
        self.names.push(Self::number(name));
        self.names.len()
    }

    /// Closes the nearest element of the name and all within it; its depth, 0 where none is open.
    fn close(&mut self, name: &str) -> usize {
        let number = Self::number(name);
        let near = self.names.len().saturating_sub(FAR);
        let Some(found) = self.names[near..].iter().rposition(|open| *open == number) else {
            return 0;
        };
        let depth = near + found + 1;
        self.cut(depth - 1);
        depth
    }

    /// What is open within a table's cell ends with the cell.
    fn end_cell(&mut self) {
        if let Some(table) = self.tables.last() {
            self.cut(table + 1);
        }
    }

    fn cut(&mut self, length: usize) {
        self.names.truncate(length);
        while self.tables.last().is_some_and(|table| *table >= length) {
            self.tables.pop();
        }
    }
}

fn is_part_of_table(name: &str) -> bool {
    matches!(name, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot")
}

/// Elements that need no end tag: they do not nest.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "p"
            | "li"
            | "td"
            | "th"
            | "tr"
            | "dd"
            | "dt"
            | "option"
            | "thead"
            | "tbody"
            | "tfoot"
            | "script"
            | "style"
    )
}

/// Where each article of a page with several begins and ends, in its source: outermost `<article>` elements with
/// text enough. Fewer than two: none.
pub(in crate::ingest) fn articles(source: &str) -> Vec<std::ops::Range<usize>> {
    let lower = source.to_ascii_lowercase();
    if is_of_one_article(&lower) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut depth, mut begins, mut at) = (0usize, 0, 0);
    while let Some(tag) = lower[at..].find('<').map(|tag| at + tag) {
        let rest = &lower[tag..];
        at = tag + 1;
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(lower.len(), |end| tag + end + 3);
        } else if rest.starts_with("<script") {
            at = rest.find("</script").map_or(lower.len(), |end| tag + end + 8);
        } else if rest.starts_with("<article")
            && rest[8..].starts_with(|char: char| char == '>' || char.is_whitespace())
        {
            if depth == 0 {
                begins = tag;
            }
            depth += 1;
        } else if rest.starts_with("</article") && depth > 0 {
            depth -= 1;
            if depth == 0 {
                let end = rest.find('>').map_or(lower.len(), |end| tag + end + 1);
                found.push(begins..end);
            }
        }
    }
    found.retain(|range| is_article(&lower[range.clone()]));
    if found.len() > 1 { found } else { Vec::new() }
}

/// Whether the page says that it is the page of one article: others on it are teasers, or what comes next.
fn is_of_one_article(lower: &str) -> bool {
    let Some(at) = lower.find("og:type") else { return false };
    let from = lower[..at].rfind('<').unwrap_or(at);
    let to = lower[at..].find('>').map_or(lower.len(), |end| at + end);
    lower[from..to].contains("article")
}

/// A heading, and text of several sentences.
fn is_article(source: &str) -> bool {
    let headed = ["<h1", "<h2", "<h3"].iter().any(|heading| source.contains(heading));
    let (mut text, mut tag, mut ends) = (0usize, false, 0usize);
    let mut before = b' ';
    for byte in source.bytes() {
        match byte {
            b'<' => tag = true,
            b'>' => tag = false,
            _ if tag => continue,
            _ => {
                text += usize::from(!byte.is_ascii_whitespace());
                ends += usize::from(matches!(before, b'.' | b'!' | b'?') && byte.is_ascii_whitespace());
            }
        }
        ends += usize::from(byte == b'<' && matches!(before, b'.' | b'!' | b'?'));
        before = byte;
    }
    headed && text >= MAIN && ends >= 3
}
