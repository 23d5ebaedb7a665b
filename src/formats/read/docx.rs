//! Word documents (`.docx` and its kin): paragraphs, headings, lists, tables with spans, captions, footnotes, text boxes.
//! What was deleted or hidden, comments, fields' instructions and macros are passed over.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::mail;
use super::markup::{self, Cell, Page, escape_into};
use super::xml::{self, Child, Element};

/// A document's page and what the reader should know of it.
pub(super) fn read(archive: &mut Archive) -> Option<(Page, Vec<String>)> {
    let main = main_part(archive);
    let bytes = archive.read_named(&main)?;
    let root = xml::parse(&bytes);
    let body = root.all("body").into_iter().next()?;
    let folder = main.rsplit_once('/').map_or("word", |(folder, _)| folder).to_owned();
    let mut part = |name: &str| {
        archive
            .read_named(&format!("{folder}/{name}"))
            .map(|bytes| xml::parse(&bytes))
    };
    let styles = part("styles.xml").map(|root| styles(&root)).unwrap_or_default();
    let numbering = part("numbering.xml").map(|root| numbering(&root)).unwrap_or_default();
    let mut notes = BTreeMap::new();
    for (file, element) in [("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")] {
        for note in part(file)
            .iter()
            .flat_map(|root| root.all(element))
            .filter(|note| note.attribute("type").is_none())
        {
            if let Some(id) = note.attribute("id") {
                notes.insert((element, id.to_owned()), note.clone());
            }
        }
    }
    let chunks = chunks(archive, &main, body);
    let mut reader = Reader {
        styles,
        numbering,
        notes,
        chunks,
        noted: Vec::new(),
        page: Page::default(),
    };
    reader.blocks(body);
    reader.footnotes();
    let mut page = reader.page;
    if let Some(core) = archive.read_named("docProps/core.xml") {
        page.title = xml::parse(&core)
            .all("title")
            .first()
            .map(|title| title.text())
            .unwrap_or_default();
    }
    let mut told = Vec::new();
    if archive.has(&format!("{folder}/vbaProject.bin")) {
        told.push("It holds macros; they were ignored.".to_owned());
    }
    Some((page, told))
}

/// The name of the part that holds the text, as the package says.
fn main_part(archive: &mut Archive) -> String {
    let named = archive.read_named("_rels/.rels").and_then(|bytes| {
        let root = xml::parse(&bytes);
        let relations = root.all("Relationship");
        let main = relations.iter().find(|it| {
            it.attribute("Type")
                .is_some_and(|kind| kind.ends_with("/officeDocument"))
        });
        main.and_then(|main| main.attribute("Target"))
            .map(|target| target.trim_start_matches('/').to_owned())
    });
    named
        .filter(|name| archive.has(name))
        .unwrap_or_else(|| "word/document.xml".to_owned())
}

/// The files of HTML that a document takes in whole (ECMA-376, 17.17.2.1): Word lays them out when it opens it.
fn chunks(archive: &mut Archive, main: &str, body: &Element) -> BTreeMap<String, String> {
    let wanted = body.all("altChunk");
    let mut chunks = BTreeMap::new();
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let Some(relations) = archive
        .read_named(&format!("{folder}/_rels/{file}.rels"))
        .filter(|_| !wanted.is_empty())
    else {
        return chunks;
    };
    for relation in xml::parse(&relations).all("Relationship") {
        let (Some(id), Some(target)) = (relation.attribute("Id"), relation.attribute("Target")) else {
            continue;
        };
        if !wanted.iter().any(|chunk| chunk.attribute("id") == Some(id)) {
            continue;
        }
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}/{target}"),
        };
        let Some(bytes) = archive.read_named(&path) else {
            continue;
        };
        let html = match mail::read_web_archive(&bytes) {
            Some(letter) => letter.text,
            None => xml::decode(&bytes),
        };
        if html.contains('<') {
            chunks.insert(id.to_owned(), markup::body(&html).to_owned());
        }
    }
    chunks
}

/// What a paragraph's style makes of it.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// 0 is the highest.
    outline: Option<u8>,
    list: Option<(String, String)>,
}

fn styles(root: &Element) -> BTreeMap<String, Style> {
    let style = |style: &&Element| {
        let properties = style.child("pPr");
        let read = Style {
            name: value(style, "name").unwrap_or_default().to_lowercase(),
            based_on: value(style, "basedOn"),
            outline: properties
                .and_then(|it| value(it, "outlineLvl"))
                .and_then(|level| level.parse().ok()),
            list: properties.and_then(list_of),
        };
        Some((style.attribute("styleId")?.to_owned(), read))
    };
    root.all("style").iter().filter_map(style).collect()
}

/// Which levels of which lists are numbered: by list and level; all others have dots.
fn numbering(root: &Element) -> BTreeMap<(String, String), bool> {
    let mut kinds = BTreeMap::new();
    for list in root.all("abstractNum") {
        for level in list.elements().filter(|it| it.name == "lvl") {
            let numbered = value(level, "numFmt").is_some_and(|format| format != "bullet" && format != "none");
            let id = list.attribute("abstractNumId").unwrap_or_default().to_owned();
            kinds.insert((id, level.attribute("ilvl").unwrap_or("0").to_owned()), numbered);
        }
    }
    let mut numbered = BTreeMap::new();
    for list in root.all("num") {
        let (Some(id), Some(kind)) = (list.attribute("numId"), value(list, "abstractNumId")) else {
            continue;
        };
        for ((of, level), is) in &kinds {
            if *of == kind {
                numbered.insert((id.to_owned(), level.clone()), *is);
            }
        }
    }
    numbered
}

/// The `val` of a child.
fn value(element: &Element, child: &str) -> Option<String> {
    element.child(child)?.attribute("val").map(str::to_owned)
}

/// A property is there and not switched off.
fn is_on(element: Option<&Element>, name: &str) -> bool {
    element
        .and_then(|it| it.child(name))
        .is_some_and(|it| !matches!(it.attribute("val"), Some("0" | "false" | "none")))
}

fn list_of(properties: &Element) -> Option<(String, String)> {
    let list = properties.child("numPr")?;
    Some((
        value(list, "numId")?,
        value(list, "ilvl").unwrap_or_else(|| "0".to_owned()),
    ))
}

/// What a paragraph is.
enum Role {
    Heading(u8),
    Item { numbered: bool },
    Caption,
    Plain,
}

struct Reader {
    styles: BTreeMap<String, Style>,
    numbering: BTreeMap<(String, String), bool>,
    notes: BTreeMap<(&'static str, String), Element>,
    /// The HTML of files that the document takes in whole, by the number of the relationship.
    chunks: BTreeMap<String, String>,
    /// The notes referred to, in order.
    noted: Vec<(&'static str, String)>,
    page: Page,
}

/// The words of a paragraph, and the boxes that hang on it.
#[derive(Default)]
struct Words<'a> {
    html: String,
    boxes: Vec<&'a Element>,
}

impl Reader {
    /// The paragraphs and tables within an element.
    fn blocks(&mut self, parent: &Element) {
        let blocks = flat(parent);
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            match block.name.as_str() {
                "p" => {
                    let role = self.role(block);
                    let table = blocks.get(at).filter(|next| next.name == "tbl");
                    if let (Role::Caption, Some(table)) = (&role, table) {
                        let caption = self.words(block).html;
                        self.table(table, &caption);
                        at += 1;
                    } else {
                        self.paragraph(block, &role);
                    }
                }
                "tbl" => {
                    let next = blocks
                        .get(at)
                        .filter(|next| next.name == "p" && matches!(self.role(next), Role::Caption));
                    let other = blocks.get(at + 1).is_some_and(|after| after.name == "tbl");
                    let caption = next.filter(|_| !other).map(|next| self.words(next).html);
                    at += usize::from(caption.is_some());
                    self.table(block, &caption.unwrap_or_default());
                }
                "altChunk" => {
                    if let Some(html) = block.attribute("id").and_then(|id| self.chunks.get(id)) {
                        self.page.body.push_str(html);
                    }
                }
                _ => {}
            }
        }
    }

    fn role(&self, paragraph: &Element) -> Role {
        let properties = paragraph.child("pPr");
        let mut outline = properties
            .and_then(|it| value(it, "outlineLvl"))
            .and_then(|level| level.parse().ok());
        let mut list = properties.and_then(list_of);
        let mut style = properties.and_then(|it| value(it, "pStyle"));
        let mut names = Vec::new();
        // A style may be based on itself, by mistake.
        for _ in 0..12 {
            let Some(name) = style.take() else { break };
            let Some(known) = self.styles.get(&name) else {
                names.push(name.to_lowercase());
                break;
            };
            names.push(known.name.clone());
            outline = outline.or(known.outline);
            list = list.or_else(|| known.list.clone());
            style = known.based_on.clone();
        }
        let level = names.iter().find_map(|name| match name.as_str() {
            "title" => Some(0),
            name => name
                .strip_prefix("heading")?
                .trim()
                .parse::<u8>()
                .ok()
                .map(|level| level.saturating_sub(1)),
        });
        match level.or(outline) {
            Some(level) if level < 9 => return Role::Heading((level + 1).min(6)),
            _ => {}
        }
        if names.iter().any(|name| name.contains("caption")) {
            return Role::Caption;
        }
        if names.iter().any(|name| name.starts_with("list bullet")) {
            return Role::Item { numbered: false };
        }
        if names.iter().any(|name| name.starts_with("list number")) {
            return Role::Item { numbered: true };
        }
        match list {
            Some(list) if list.0 != "0" => Role::Item {
                numbered: self.numbering.get(&list).copied().unwrap_or(false),
            },
            _ => Role::Plain,
        }
    }

    fn paragraph(&mut self, paragraph: &Element, role: &Role) {
        let Words { html, boxes } = self.words(paragraph);
        match role {
            Role::Heading(level) => self.page.block(&format!("h{level}"), &html),
            Role::Item { numbered } if markup::has_words(&html) => {
                // Items in a row form one list.
                let (open, close) = if *numbered {
                    ("<ol>", "</ol>\n")
                } else {
                    ("<ul>", "</ul>\n")
                };
                match self.page.body.strip_suffix(close) {
                    Some(before) => self.page.body.truncate(before.len()),
                    None => self.page.body.push_str(open),
                }
                self.page.block("li", &html);
                self.page.body.push_str(close);
            }
            _ => self.page.block("p", &html),
        }
        for within in boxes {
            self.blocks(within);
        }
    }

    fn words<'a>(&mut self, element: &'a Element) -> Words<'a> {
        let mut words = Words::default();
        self.add_words(element, &mut words);
        words
    }

    fn add_words<'a>(&mut self, element: &'a Element, words: &mut Words<'a>) {
        for child in element.elements() {
            match child.name.as_str() {
                "t" => {
                    for text in &child.children {
                        if let Child::Text(text) = text {
                            escape_into(text, &mut words.html);
                        }
                    }
                }
                "tab" | "ptab" => words.html.push('\t'),
                "br" | "cr" if child.attribute("type").is_none_or(|kind| kind == "textWrapping") => {
                    words.html.push_str("<br>")
                }
                "br" | "cr" => words.html.push(' '),
                "noBreakHyphen" => words.html.push('‑'),
                "footnoteReference" | "endnoteReference" => {
                    let kind = if child.name.starts_with('f') {
                        "footnote"
                    } else {
                        "endnote"
                    };
                    if let Some(id) = child.attribute("id") {
                        self.noted.push((kind, id.to_owned()));
                    }
                }
                "txbxContent" => words.boxes.push(child),
                // The same content once more, for older readers.
                "AlternateContent" => match child.child("Choice") {
                    Some(choice) if !choice.all("txbxContent").is_empty() => self.add_words(choice, words),
                    _ => child.elements().for_each(|it| self.add_words(it, words)),
                },
                "r" if is_on(child.child("rPr"), "vanish") => {}
                "del" | "moveFrom" | "delText" | "instrText" | "pPr" | "rPr" | "annotationRef" | "rt" | "docPr" => {}
                _ => self.add_words(child, words),
            }
        }
    }

    fn table(&mut self, table: &Element, caption: &str) {
        let html = self.table_html(table, caption);
        self.page.body.push_str(&html);
    }

    fn table_html(&mut self, table: &Element, caption: &str) -> String {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        // By column of the grid: the cell that a cell below may continue, by its row and place in it.
        let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for row in wrapped(table, "tr") {
            let properties = row.child("trPr");
            if properties.is_some_and(|it| it.child("del").is_some()) {
                continue;
            }
            let header = is_on(properties, "tblHeader");
            let skipped = properties
                .and_then(|it| value(it, "gridBefore"))
                .and_then(|count| count.parse().ok());
            let mut column = skipped.unwrap_or(0usize).min(1_000);
            let mut cells: Vec<Cell> = (0..column).map(|_| Cell::new(String::new())).collect();
            for cell in wrapped(row, "tc") {
                let properties = cell.child("tcPr");
                let span = properties
                    .and_then(|it| value(it, "gridSpan"))
                    .and_then(|span| span.parse().ok());
                let span = span.unwrap_or(1usize).clamp(1, 1_000);
                let merge = properties.and_then(|it| it.child("vMerge"));
                let continues = merge.is_some_and(|it| it.attribute("val") != Some("restart"));
                match above.get(&column).copied().filter(|_| continues) {
                    Some((row, index)) => rows[row][index].rows += 1,
                    None => {
                        above.remove(&column);
                        if merge.is_some() {
                            above.insert(column, (rows.len(), cells.len()));
                        }
                        cells.push(Cell {
                            inner: self.cell(cell),
                            header,
                            rows: 1,
                            columns: span,
                        });
                    }
                }
                column += span;
            }
            rows.push(cells);
        }
        markup::table(caption, &rows)
    }

    /// What a cell holds: its paragraphs on lines of their own, tables within it as tables.
    fn cell(&mut self, cell: &Element) -> String {
        let mut inner = String::new();
        for block in flat(cell) {
            let html = match block.name.as_str() {
                "tbl" => self.table_html(block, ""),
                _ => self.words(block).html,
            };
            if markup::has_words(&html) {
                if !inner.is_empty() {
                    inner.push_str("<br>");
                }
                inner.push_str(html.trim());
            }
        }
        inner
    }

    /// The notes that were referred to, after the text.
    fn footnotes(&mut self) {
        let mut items = String::new();
        for key in std::mem::take(&mut self.noted) {
            let Some(note) = self.notes.remove(&key) else { continue };
            let mut words = String::new();
            for paragraph in note.all("p") {
                words.push_str(&self.words(paragraph).html);
                words.push(' ');
            }
            if markup::has_words(&words) {
                items.push_str(&format!("<li>{}</li>\n", words.trim()));
            }
        }
        if !items.is_empty() {
            self.page.body.push_str(&format!("<ol>{items}</ol>\n"));
        }
    }
}

/// The paragraphs and tables of a part, without the wrappers around them.
fn flat(parent: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    add_flat(parent, &mut found);
    found
}

fn add_flat<'a>(parent: &'a Element, found: &mut Vec<&'a Element>) {
    for element in parent.elements() {
        match element.name.as_str() {
            "p" | "tbl" | "altChunk" => found.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" | "AlternateContent" | "Choice" => {
                add_flat(element, found);
            }
            _ => {}
        }
    }
}

/// The rows of a table or the cells of a row, without the wrappers around them.
fn wrapped<'a>(parent: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for element in parent.elements() {
        match element.name.as_str() {
            wanted if wanted == name => found.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => found.extend(wrapped(element, name)),
            _ => {}
        }
    }
    found
}
