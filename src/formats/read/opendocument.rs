//! OpenDocument: texts (`.odt`) and sheets (`.ods`). What was deleted, comments and formulas are passed over.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::markup::{self, Cell, Page, escape_into};
use super::sheet::{Sheet, left_out_hidden};
use super::xml::{self, Child, Element};

/// A cell or row may say that it comes again this often; white space at the edge of a sheet says a million.
const REPEATED: usize = 1_000;

/// The page of a document and what the reader should know of it; `None` if it is damaged.
pub(super) fn read(archive: &mut Archive) -> Option<(Page, Vec<String>)> {
    let root = xml::parse(&archive.read_named("content.xml")?);
    let mut styles = BTreeMap::new();
    add_styles(&root, &mut styles);
    if let Some(bytes) = archive.read_named("styles.xml") {
        add_styles(&xml::parse(&bytes), &mut styles);
    }
    let body = root.all("body").into_iter().next()?;
    let content = body.elements().next()?;
    let mut page = Page::default();
    let mut told = Vec::new();
    if content.name == "spreadsheet" {
        let unseen = unseen_styles(&root);
        let is_unseen = |table: &&Element| {
            table
                .attribute("style-name")
                .is_some_and(|style| unseen.contains(&style))
        };
        let tables = content.elements().filter(|it| it.name == "table");
        let (hidden, shown): (Vec<&Element>, Vec<&Element>) = tables.partition(is_unseen);
        for table in shown {
            sheet(table).write(&mut page);
        }
        told.extend(left_out_hidden(hidden.len()));
    } else {
        let mut reader = Reader {
            styles,
            page,
            notes: Vec::new(),
        };
        reader.blocks(content);
        let items: String = reader.notes.iter().map(|note| format!("<li>{note}</li>\n")).collect();
        if !items.is_empty() {
            reader.page.body.push_str(&format!("<ol>{items}</ol>\n"));
        }
        page = reader.page;
    }
    if let Some(meta) = archive.read_named("meta.xml") {
        page.title = xml::parse(&meta)
            .all("title")
            .first()
            .map(|title| title.text())
            .unwrap_or_default();
    }
    let macros = archive
        .entries()
        .iter()
        .any(|entry| entry.name.starts_with("Basic/") && !entry.name.ends_with("script-lc.xml"));
    if macros {
        told.push("It holds macros; they were ignored.".to_owned());
    }
    Some((page, told))
}

/// The styles of sheets that are not shown.
fn unseen_styles(root: &Element) -> Vec<&str> {
    let unseen = |style: &&Element| {
        let properties = style.child("table-properties");
        properties.is_some_and(|properties| properties.attribute("display") == Some("false"))
    };
    let styles = root.all("style").into_iter().filter(unseen);
    styles.filter_map(|style| style.attribute("name")).collect()
}

/// By the style's name: the name that a user sees, and the style above it.
fn add_styles(root: &Element, styles: &mut BTreeMap<String, (String, Option<String>)>) {
    for style in root.all("style") {
        if let Some(name) = style.attribute("name") {
            let shown = style
                .attribute("display-name")
                .unwrap_or(name)
                .to_lowercase()
                .replace("_20_", " ");
            let above = style.attribute("parent-style-name").map(str::to_owned);
            styles.entry(name.to_owned()).or_insert((shown, above));
        }
    }
}

struct Reader {
    styles: BTreeMap<String, (String, Option<String>)>,
    page: Page,
    notes: Vec<String>,
}

/// The words of a paragraph, and the boxes that hang on it.
#[derive(Default)]
struct Words<'a> {
    html: String,
    boxes: Vec<&'a Element>,
}

impl Reader {
    fn blocks(&mut self, parent: &Element) {
        let blocks: Vec<&Element> = parent.elements().collect();
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            match block.name.as_str() {
                "h" => {
                    let level = block
                        .attribute("outline-level")
                        .and_then(|level| level.parse().ok())
                        .unwrap_or(1usize);
                    self.paragraph(block, &format!("h{}", level.clamp(1, 6)));
                }
                "p" => {
                    let role = self.role(block);
                    match blocks.get(at).filter(|next| next.name == "table" && role == "caption") {
                        Some(table) => {
                            let caption = self.words(block).html;
                            self.table(table, &caption);
                            at += 1;
                        }
                        None => self.paragraph(block, if role == "caption" { "p" } else { role }),
                    }
                }
                "list" => {
                    let html = self.list(block);
                    self.page.block("ul", &html);
                }
                "table" => {
                    let next = blocks
                        .get(at)
                        .filter(|next| next.name == "p" && self.role(next) == "caption");
                    let caption = next.map(|next| self.words(next).html);
                    at += usize::from(caption.is_some());
                    self.table(block, &caption.unwrap_or_default());
                }
                "section" | "frame" | "text-box" | "g" | "page" => self.blocks(block),
                _ => {}
            }
        }
    }

    /// The element for a paragraph, by its style and those above it.
    fn role(&self, paragraph: &Element) -> &'static str {
        let mut style = paragraph.attribute("style-name").map(str::to_owned);
        for _ in 0..12 {
            let Some(name) = style.take() else { break };
            let known = self.styles.get(&name);
            let shown = known.map_or_else(|| name.to_lowercase().replace("_20_", " "), |(shown, _)| shown.clone());
            match shown.as_str() {
                "title" => return "h1",
                "subtitle" => return "h2",
                "caption" | "table" | "table caption" | "illustration" => return "caption",
                name if name.starts_with("heading ") => {
                    return match name.as_bytes().get(8) {
                        Some(b'1') => "h1",
                        Some(b'2') => "h2",
                        Some(b'3') => "h3",
                        _ => "h4",
                    };
                }
                _ => {}
            }
            style = known.and_then(|(_, above)| above.clone());
        }
        "p"
    }

    fn paragraph(&mut self, paragraph: &Element, element: &str) {
        let Words { html, boxes } = self.words(paragraph);
        self.page.block(element, &html);
        for within in boxes {
            self.blocks(within);
        }
    }

    fn list(&mut self, list: &Element) -> String {
        let mut html = String::new();
        for item in list
            .elements()
            .filter(|it| it.name == "list-item" || it.name == "list-header")
        {
            let mut inner = String::new();
            for block in item.elements() {
                match block.name.as_str() {
                    "list" => inner.push_str(&format!("<ul>{}</ul>", self.list(block))),
                    "p" | "h" => {
                        if markup::has_words(&inner) {
                            inner.push_str("<br>");
                        }
                        inner.push_str(&self.words(block).html);
                    }
                    _ => {}
                }
            }
            if markup::has_words(&inner) {
                html.push_str(&format!("<li>{}</li>\n", inner.trim()));
            }
        }
        html
    }

    fn words<'a>(&mut self, element: &'a Element) -> Words<'a> {
        let mut words = Words::default();
        self.add_words(element, &mut words);
        words
    }

    fn add_words<'a>(&mut self, element: &'a Element, words: &mut Words<'a>) {
        for child in &element.children {
            let child = match child {
                Child::Text(text) => {
                    escape_into(text, &mut words.html);
                    continue;
                }
                Child::Element(child) => child,
            };
            match child.name.as_str() {
                "s" | "tab" => words.html.push(' '),
                "line-break" => words.html.push_str("<br>"),
                "note" => {
                    let note: String = child
                        .child("note-body")
                        .map(|body| {
                            let paragraphs = body.all("p");
                            paragraphs
                                .iter()
                                .map(|paragraph| self.words(paragraph).html + " ")
                                .collect()
                        })
                        .unwrap_or_default();
                    if markup::has_words(&note) {
                        self.notes.push(note.trim().to_owned());
                    }
                }
                "annotation" | "annotation-end" | "tracked-changes" | "ruby-text" | "desc" | "title" | "image" => {}
                "text-box" => words.boxes.push(child),
                _ => self.add_words(child, words),
            }
        }
    }

    fn table(&mut self, table: &Element, caption: &str) {
        let html = self.table_html(table, caption);
        self.page.body.push_str(&html);
    }

    fn table_html(&mut self, table: &Element, caption: &str) -> String {
        let mut rows = Vec::new();
        for (row, header) in table_rows(table, false) {
            let mut cells = Vec::new();
            for cell in row.elements().filter(|it| it.name == "table-cell") {
                let mut inner = String::new();
                for block in cell.elements() {
                    let html = match block.name.as_str() {
                        "table" => self.table_html(block, ""),
                        "list" => self.list(block).replace("</li>", "<br>").replace("<li>", ""),
                        "p" | "h" => self.words(block).html,
                        _ => String::new(),
                    };
                    if markup::has_words(&html) {
                        if !inner.is_empty() {
                            inner.push_str("<br>");
                        }
                        inner.push_str(html.trim());
                    }
                }
                cells.push(Cell {
                    inner,
                    header,
                    rows: span(cell, "number-rows-spanned"),
                    columns: span(cell, "number-columns-spanned"),
                });
            }
            rows.push(cells);
        }
        markup::table(caption, &rows)
    }
}

fn span(cell: &Element, name: &str) -> usize {
    cell.attribute(name)
        .and_then(|span| span.parse().ok())
        .unwrap_or(1)
        .clamp(1, REPEATED)
}

/// The rows of a table, and whether they are headers.
fn table_rows(table: &Element, header: bool) -> Vec<(&Element, bool)> {
    let mut rows = Vec::new();
    for element in table.elements() {
        match element.name.as_str() {
            "table-row" => rows.push((element, header)),
            "table-header-rows" => rows.extend(table_rows(element, true)),
            "table-rows" | "table-row-group" => rows.extend(table_rows(element, header)),
            _ => {}
        }
    }
    rows
}

/// A sheet's cells, as they are shown; dates as their values.
fn sheet(table: &Element) -> Sheet {
    let mut sheet = Sheet::new(table.attribute("name").unwrap_or_default());
    let mut at = 0;
    for (row, _) in table_rows(table, false) {
        let times = repeated(row, "number-rows-repeated");
        let hidden = row.attribute("visibility").is_some_and(|it| it != "visible");
        let mut column = 0;
        let mut filled = Vec::new();
        for cell in row
            .elements()
            .filter(|it| it.name == "table-cell" || it.name == "covered-table-cell")
        {
            let again = repeated(cell, "number-columns-repeated");
            let text = shown(cell);
            if !text.is_empty() {
                for place in column..column + again.min(REPEATED) {
                    filled.push((place, text.clone()));
                }
                let (rows, columns) = (span(cell, "number-rows-spanned"), span(cell, "number-columns-spanned"));
                if rows > 1 || columns > 1 {
                    sheet.merge(at, column, rows, columns);
                }
            }
            column += again;
        }
        if !filled.is_empty() && !hidden {
            for row in at..at + times.min(REPEATED) {
                filled
                    .iter()
                    .for_each(|(column, text)| sheet.set(row, *column, text.clone()));
            }
        }
        at += times;
    }
    sheet
}

fn repeated(element: &Element, name: &str) -> usize {
    element
        .attribute(name)
        .and_then(|times| times.parse().ok())
        .unwrap_or(1)
        .clamp(1, 20_000_000)
}

fn shown(cell: &Element) -> String {
    if let Some(date) = cell.attribute("date-value") {
        let midnight = |time: &str| time.chars().all(|char| "0:.Z".contains(char));
        return match date.split_once('T') {
            Some((day, time)) if midnight(time) => day.to_owned(),
            _ => date.replace('T', " "),
        };
    }
    let lines = cell.elements().filter(|it| it.name == "p");
    let lines: Vec<String> = lines
        .map(|line| {
            let mut text = String::new();
            add_shown(line, &mut text);
            text
        })
        .collect();
    lines.join("\n").trim().to_owned()
}

fn add_shown(element: &Element, text: &mut String) {
    for child in &element.children {
        match child {
            Child::Text(words) => text.push_str(words),
            Child::Element(child) if matches!(child.name.as_str(), "s" | "tab") => text.push(' '),
            Child::Element(child) if child.name == "annotation" => {}
            Child::Element(child) => add_shown(child, text),
        }
    }
}

/// The manifest says how to decrypt its content.
pub(super) fn is_encrypted(archive: &mut Archive) -> bool {
    let manifest = archive
        .read_named("META-INF/manifest.xml")
        .map(|bytes| xml::parse(&bytes))
        .unwrap_or_default();
    manifest
        .all("file-entry")
        .iter()
        .any(|entry| entry.child("encryption-data").is_some())
}
