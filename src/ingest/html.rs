//! HTML: the visible text of a page or of copied rich text, block by block.
//! Nothing is run or fetched; the tree is walked without recursion.

use std::borrow::Cow;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::builder::{Builder, Cell};
use super::hidden::Hidden;
use super::outline::Outline;
use crate::text::{Aside, BlockKind};

/// Elements nested deeper than this are read as if they stood at this depth: the parser's own time grows with depth.
const DEEPEST: usize = 400;
/// How many nodes are looked at to tell what a table or a form holds.
const GLANCE: usize = 4_000;
/// Shortest text, in bytes, for which the rest of the page counts as its surroundings.
const MAIN: usize = 400;

/// The visible text and its outline.
pub(super) fn outline(source: &str) -> (String, Outline) {
    let page = Html::parse_document(&shallow(source));
    let mut reader = Reader::default();
    let root = page.tree.root();
    let mut node = root;
    loop {
        let mut opened = true;
        match node.value() {
            Node::Text(text) => reader.text(text),
            Node::Element(_) => opened = ElementRef::wrap(node).is_some_and(|element| reader.open(element)),
            _ => {}
        }
        if opened && let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        // Up to the next node that has one beside it.
        loop {
            if opened && node.value().is_element() {
                reader.close();
            }
            if node == root {
                return reader.finish();
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return reader.finish();
            };
            node = parent;
            opened = true;
        }
    }
}

/// What the end of an element ends.
#[derive(Clone, Copy)]
enum Ends {
    Nothing,
    Block,
    List,
    Item,
    Quotation,
    Verbatim,
    Table,
    TableHead,
    Caption,
    Cell(Cell),
    Row,
    QuoteMark,
    Region,
}

#[derive(Default)]
struct Reader {
    builder: Builder,
    hidden: Hidden,
    /// The elements that are open, with what set them aside before.
    open: Vec<(Ends, Option<Aside>)>,
    /// The next number of each open list; none for those with dots.
    lists: Vec<Option<u64>>,
    items: usize,
    quotations: usize,
    verbatim: usize,
    region: Option<usize>,
    /// The blocks of each outermost `<main>` or `<article>`.
    regions: Vec<std::ops::Range<usize>>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.verbatim > 0 && !self.builder.in_table() {
            self.builder.verbatim(text);
        } else {
            self.builder.words(text);
        }
    }

    /// What running text is, by what is open around it.
    fn kind(&self) -> BlockKind {
        match () {
            () if self.quotations > 0 => BlockKind::Quotation,
            () if self.items > 0 => BlockKind::ListItem { label: None },
            () => BlockKind::Paragraph,
        }
    }

    /// Begins a block, or goes on with one that has no words yet; within a cell, parts words only.
    fn block(&mut self, kind: BlockKind, mark: String) {
        if self.builder.in_table() {
            self.builder.line_break();
        } else {
            self.builder.begin(kind, mark);
        }
    }

    /// Opens an element; false if it and all within are not shown.
    fn open(&mut self, element: ElementRef) -> bool {
        let value = element.value();
        let name = value.name();
        if matches!(name, "meta" | "title" | "script" | "link" | "time") {
            self.hidden.read(element);
        }
        if is_hidden(value) {
            return false;
        }
        let before = self.builder.aside;
        if before.is_none()
            && let Some(aside) = surroundings(element, self.region.is_some())
        {
            self.builder.end();
            self.builder.aside = Some(aside);
        }
        let ends = self.enter(element, name);
        self.open.push((ends, before));
        true
    }

    fn enter(&mut self, element: ElementRef, name: &str) -> Ends {
        let value = element.value();
        let table = self.builder.in_table();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block(
                    BlockKind::Heading {
                        level: name.as_bytes()[1] - b'0',
                    },
                    String::new(),
                );
                Ends::Block
            }
            "main" | "article" if self.region.is_none() && !table => {
                self.block(self.kind(), String::new());
                self.region = Some(self.builder.blocks());
                Ends::Region
            }
            "ul" | "ol" | "menu" | "dl" => {
                self.block(self.kind(), String::new());
                let start = value.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(start));
                Ends::List
            }
            "li" | "dd" | "dt" => {
                let mark = self.item_mark();
                self.items += 1;
                self.block(BlockKind::ListItem { label: None }, mark);
                Ends::Item
            }
            "blockquote" => {
                self.quotations += 1;
                self.block(self.kind(), String::new());
                Ends::Quotation
            }
            "pre" | "listing" => {
                self.verbatim += 1;
                self.block(self.kind(), String::new());
                Ends::Verbatim
            }
            "table" if !table && is_data(element) => {
                self.builder.begin_table();
                Ends::Table
            }
            "thead" if table => Ends::TableHead,
            "caption" if table => {
                self.builder.begin_caption();
                Ends::Caption
            }
            "tr" if table => {
                self.builder.begin_row();
                Ends::Row
            }
            "td" | "th" if table => {
                self.builder.begin_cell();
                let span = |name: &str| {
                    value
                        .attr(name)
                        .and_then(|count| count.trim().parse().ok())
                        .unwrap_or(1)
                };
                let (columns, rows) = (span("colspan"), span("rowspan"));
                Ends::Cell(Cell {
                    header: name == "th",
                    columns,
                    rows,
                    ..Cell::default()
                })
            }
            "br" => {
                self.builder.line_break();
                Ends::Nothing
            }
            "q" => {
                self.builder.words("“");
                Ends::QuoteMark
            }
            _ if is_block(name) => {
                if !self.builder.is_fresh() || self.items == 0 {
                    self.block(self.kind(), String::new());
                }
                Ends::Block
            }
            _ => Ends::Nothing,
        }
    }

    fn item_mark(&mut self) -> String {
        let indent = "  ".repeat(self.lists.len().clamp(1, 20) - 1);
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{indent}{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => format!("{indent}- "),
        }
    }

    /// Closes the element opened last.
    fn close(&mut self) {
        let Some((ends, aside)) = self.open.pop() else { return };
        match ends {
            Ends::Nothing => {}
            Ends::Block => {}
            Ends::List => drop(self.lists.pop()),
            Ends::Item => self.items -= 1,
            Ends::Quotation => self.quotations -= 1,
            Ends::Verbatim => self.verbatim -= 1,
            Ends::Table => self.builder.end_table(),
            Ends::TableHead => self.builder.end_header(),
            Ends::Caption => self.builder.end_caption(),
            Ends::Cell(cell) => self.builder.end_cell(cell),
            Ends::Row => {}
            Ends::QuoteMark => self.builder.close_quote(),
            Ends::Region => {
                self.builder.end();
                if let Some(first) = self.region.take() {
                    self.regions.push(first..self.builder.blocks());
                }
            }
        }
        if matches!(
            ends,
            Ends::Block | Ends::List | Ends::Item | Ends::Quotation | Ends::Verbatim
        ) {
            self.block(self.kind(), String::new());
        }
        if aside.is_none() && self.builder.aside.is_some() {
            self.builder.end();
        }
        self.builder.aside = aside;
    }

    fn finish(self) -> (String, Outline) {
        let (text, mut outline) = self.builder.finish(self.hidden.meta());
        if let Some(main) = main_region(&outline, &self.regions) {
            let titled = outline.blocks[main.clone()]
                .iter()
                .any(|block| block.kind == BlockKind::Heading { level: 1 });
            for (at, block) in outline
                .blocks
                .iter_mut()
                .enumerate()
                .filter(|(at, _)| !main.contains(at))
            {
                let title = !titled && at < main.start && block.kind == BlockKind::Heading { level: 1 };
                if !title {
                    block.aside.get_or_insert(Aside::Navigation);
                }
            }
        }
        (text, outline)
    }
}

/// The one region that holds most of the page's running text.
fn main_region(outline: &Outline, regions: &[std::ops::Range<usize>]) -> Option<std::ops::Range<usize>> {
    let length = |blocks: &[crate::text::Block]| -> usize {
        blocks
            .iter()
            .filter(|block| block.aside.is_none())
            .map(|block| block.span.len())
            .sum()
    };
    let all = length(&outline.blocks);
    regions
        .iter()
        .find(|region| {
            let length = length(&outline.blocks[(*region).clone()]);
            length >= MAIN && length * 2 > all
        })
        .cloned()
}

/// Elements that show nothing, and those that the page hides.
fn is_hidden(element: &Element) -> bool {
    let never = matches!(
        element.name(),
        "script"
            | "style"
            | "template"
            | "noscript"
            | "head"
            | "title"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "canvas"
            | "audio"
            | "video"
            | "select"
            | "datalist"
            | "textarea"
            | "noframes"
            | "map"
    );
    // The head is walked for its metadata; what it holds is hidden by itself.
    if element.name() == "head" {
        return false;
    }
    let styled = || {
        element.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|char| !char.is_whitespace()).take(2_000).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
    };
    never
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || styled()
        || element
            .classes()
            .any(|class| matches!(class, "sr-only" | "visually-hidden" | "screen-reader-text"))
}

/// Why an element's text is not the article's, by what the page says the element is.
fn surroundings(element: ElementRef, within_main: bool) -> Option<Aside> {
    let value = element.value();
    let by_name = match value.name() {
        "nav" | "button" | "dialog" => Some(Aside::Navigation),
        "aside" => Some(Aside::Promotion),
        "footer" if !within_main => Some(Aside::Navigation),
        "form" if !holds_text(element) => Some(Aside::Navigation),
        "ins" if value.has_class("adsbygoogle", scraper::CaseSensitivity::AsciiCaseInsensitive) => {
            Some(Aside::Advertisement)
        }
        _ => None,
    };
    let by_role = || match value.attr("role")? {
        "navigation" | "search" | "banner" | "contentinfo" | "menu" | "menubar" | "dialog" => Some(Aside::Navigation),
        "complementary" => Some(Aside::Promotion),
        _ => None,
    };
    let by_class = || {
        let class = value
            .classes()
            .find_map(|class| class_aside(&class.to_ascii_lowercase()))?;
        (matches!(value.name(), "div" | "section" | "ul" | "ol" | "p" | "span") && !holds_text(element))
            .then_some(class)
    };
    by_name.or_else(by_role).or_else(by_class)
}

fn class_aside(class: &str) -> Option<Aside> {
    match class {
        "breadcrumb" | "breadcrumbs" | "menu" | "nav" | "navbar" | "navigation" | "pagination" => {
            Some(Aside::Navigation)
        }
        "share" | "sharing" | "share-buttons" | "social" | "social-share" | "social-links" | "comments"
        | "comment-list" | "comments-area" => Some(Aside::Share),
        "ad" | "ads" | "advert" | "advertisement" | "ad-container" | "ad-slot" | "sponsored" => {
            Some(Aside::Advertisement)
        }
        "related" | "related-posts" | "related-articles" | "related-stories" | "newsletter" | "newsletter-signup"
        | "recommended" | "read-more" | "promo" | "most-read" | "trending" => Some(Aside::Promotion),
        "cookie-banner" | "cookie-notice" | "cookie-consent" | "copyright" => Some(Aside::Legal),
        _ => None,
    }
}

/// Whether an element holds a headline or several paragraphs: then its name or class says too little.
fn holds_text(element: ElementRef) -> bool {
    let mut paragraphs = 0;
    for node in element.descendants().take(GLANCE) {
        match node.value().as_element().map(Element::name) {
            Some("h1" | "article") => return true,
            Some("p") => paragraphs += 1,
            _ => {}
        }
    }
    paragraphs > 3
}

/// A table of data, not of a page's layout.
fn is_data(table: ElementRef) -> bool {
    if matches!(table.value().attr("role"), Some("presentation" | "none")) {
        return false;
    }
    let (mut cells, mut rows, mut headers, mut long) = (0, 0, 0, 0);
    for node in table.descendants().skip(1).take(GLANCE) {
        match node.value() {
            Node::Element(element) => match element.name() {
                "table" | "h1" | "h2" | "form" | "article" | "nav" => return false,
                "td" => cells += 1,
                "th" | "caption" => headers += 1,
                "tr" => rows += 1,
                _ => {}
            },
            Node::Text(text) => long += usize::from(text.trim().len() > 400),
            _ => {}
        }
    }
    rows > 0 && (headers > 0 || cells > rows && long * 4 <= cells)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hr"
            | "html"
            | "legend"
            | "main"
            | "nav"
            | "p"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "button"
    )
}

/// The source without the tags of elements that are nested too deep.
fn shallow(source: &str) -> Cow<'_, str> {
    if source.matches('<').take(DEEPEST + 1).count() <= DEEPEST {
        return Cow::Borrowed(source);
    }
    let bytes = source.as_bytes();
    let (mut depth, mut kept, mut copied) = (0usize, String::new(), 0);
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
        if length == 0 || is_void(&name) {
            continue;
        }
        let end = tag
            + bytes[tag..]
                .iter()
                .position(|byte| *byte == b'>')
                .map_or(bytes.len() - tag, |end| end + 1);
        if closes {
            if depth > DEEPEST {
                kept.push_str(&source[copied..tag]);
                copied = end;
            }
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            if depth > DEEPEST {
                kept.push_str(&source[copied..tag]);
                kept.push(' ');
                copied = end;
            }
        }
        at = end;
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    kept.push_str(&source[copied..]);
    Cow::Owned(kept)
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
pub(super) fn articles(source: &str) -> Vec<std::ops::Range<usize>> {
    let lower = source.to_ascii_lowercase();
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

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
