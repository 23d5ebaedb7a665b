//! Writes the HTML of a document: blocks with words only, all else escaped.

use crate::ingest::WHOLE_TEXT;

/// A table's cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// Its HTML.
    pub inner: String,
    pub header: bool,
    pub rows: usize,
    pub columns: usize,
}

impl Cell {
    pub fn new(inner: String) -> Self {
        Cell {
            inner,
            header: false,
            rows: 1,
            columns: 1,
        }
    }
}

/// A document as it is written.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What the file's fields say: only where the text itself says nothing.
    pub title: String,
    pub author: String,
    pub body: String,
}

impl Page {
    /// A paragraph, heading or other element around HTML; one without words leaves nothing behind.
    pub fn block(&mut self, element: &str, inner: &str) {
        if has_words(inner) {
            self.body
                .push_str(&format!("<{element}>{}</{element}>\n", inner.trim()));
        }
    }

    pub fn table(&mut self, caption: &str, rows: &[Vec<Cell>]) {
        self.body.push_str(&table(caption, rows));
    }

    /// The whole page; `None` if it has no words.
    pub fn finish(self) -> Option<String> {
        if !has_words(&self.body) {
            return None;
        }
        let mut head = format!("<!DOCTYPE html>\n<html {WHOLE_TEXT}><head><meta charset=\"utf-8\">");
        if !self.title.trim().is_empty() {
            head.push_str(&format!("<title>{}</title>", escape(self.title.trim())));
        }
        if !self.author.trim().is_empty() {
            head.push_str(&format!(
                "<meta name=\"author\" content=\"{}\">",
                escape(self.author.trim())
            ));
        }
        Some(format!("{head}</head><body>\n{}</body></html>\n", self.body))
    }
}

/// A table's HTML.
pub(super) fn table(caption: &str, rows: &[Vec<Cell>]) -> String {
    if rows.iter().flatten().all(|cell| !has_words(&cell.inner)) {
        return String::new();
    }
    let mut out = String::from("<table>");
    if has_words(caption) {
        out.push_str(&format!("<caption>{}</caption>", caption.trim()));
    }
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let name = if cell.header { "th" } else { "td" };
            out.push_str(&format!("<{name}"));
            for (attribute, span) in [("rowspan", cell.rows), ("colspan", cell.columns)] {
                if span > 1 {
                    out.push_str(&format!(" {attribute}=\"{span}\""));
                }
            }
            out.push_str(&format!(">{}</{name}>", cell.inner.trim()));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
    out
}

/// What stands in the body of a page of HTML. No script runs: the page is only read.
pub(super) fn body(html: &str) -> &str {
    let lower = html.to_ascii_lowercase();
    let start = lower
        .find("<body")
        .and_then(|at| Some(at + lower[at..].find('>')? + 1))
        .unwrap_or(0);
    let end = lower.rfind("</body").filter(|end| *end >= start).unwrap_or(html.len());
    &html[start..end]
}

/// There is something to read in HTML.
pub(super) fn has_words(html: &str) -> bool {
    let mut within = false;
    html.chars().any(|char| {
        match char {
            '<' => within = true,
            '>' if within => within = false,
            _ => return !within && !char.is_whitespace() && char != '\u{a0}',
        }
        false
    })
}

/// Text as HTML: control characters, which no document means, are left out.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, &mut out);
    out
}

pub(super) fn escape_into(text: &str, out: &mut String) {
    crate::text::markup::escape(text, out, |char, out| match char {
        '\u{ad}' | '\u{fffe}' | '\u{ffff}' => {}
        char if char.is_control() && !matches!(char, '\n' | '\t') => {}
        char => out.push(char),
    });
}
