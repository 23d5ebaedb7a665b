//! HTML: the visible text of a page or of copied rich text, block by block.
//! Nothing is run or fetched; the tree is walked without recursion.

mod article;
mod elements;
mod hiding;
mod markup;

use scraper::{ElementRef, Html, Node};

use super::builder::Builder;
use super::forming::Cell;
use super::hidden::Hidden;
use super::meta::header_line;
use super::outline::Outline;
use crate::text::{Aside, Block, BlockKind, Span};
use article::{Mark, Marks};
use elements::{Use, is_block, surroundings, table_use};
use hiding::Hiding;

pub(super) use markup::articles;

/// Shortest text, in bytes, for which the rest of the page counts as its surroundings.
const MAIN: usize = 400;
/// Least text of an article, in bytes.
const LEAST: usize = 200;
/// How many blocks above the article's text are looked at for who wrote it and when.
const ABOVE: usize = 12;

/// The visible text and its outline.
pub(super) fn outline(source: &str) -> (String, Outline) {
    let page = parse(source);
    let marks = article::marks(&page, markup::is_page(source));
    let found = marks.found;
    let (text, outline) = read(
        &page,
        Reader {
            marks,
            ..Reader::default()
        },
    );
    let kept = |outline: &Outline| -> usize {
        let counts = |block: &&Block| block.aside.is_none() && block.kind != BlockKind::Heading { level: 1 };
        outline.blocks.iter().filter(counts).map(|block| block.span.len()).sum()
    };
    // An article that is next to nothing is none.
    if found && kept(&outline) < LEAST {
        return read(&page, Reader::default());
    }
    (text, outline)
}

fn parse(source: &str) -> Html {
    Html::parse_document(&markup::shallow(source))
}

/// As [`outline`], but tables that lay the page out are read as tables, too, unless they hold others.
pub(super) fn outline_of_tables(source: &str) -> (String, Outline) {
    read(
        &parse(source),
        Reader {
            layouts: true,
            ..Reader::default()
        },
    )
}

fn read(page: &Html, mut reader: Reader) -> (String, Outline) {
    reader.hiding = Hiding::of(page);
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

/// An element that is open.
#[derive(Clone, Copy)]
struct Opened {
    ends: Ends,
    /// What set the text before it aside.
    aside: Option<Aside>,
    /// It holds the article.
    holds: bool,
}

#[derive(Default)]
struct Reader {
    builder: Builder,
    /// Tables of the page's layout are read as tables.
    layouts: bool,
    hidden: Hidden,
    hiding: Hiding,
    /// What holds the article, and what does not.
    marks: Marks,
    open: Vec<Opened>,
    /// How many elements are open, and of those that are captions, how many were open before.
    captions: Vec<usize>,
    /// The next number of each open list; none for those with dots.
    lists: Vec<Option<u64>>,
    items: usize,
    quotations: usize,
    verbatim: usize,
    region: Option<usize>,
    /// The blocks that sum the article up.
    leads: Vec<usize>,
    /// The blocks of each outermost `<main>` or `<article>`.
    regions: Vec<std::ops::Range<usize>>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        match (self.verbatim > 0, self.builder.in_table()) {
            (false, _) => self.builder.words(text),
            (true, false) => self.builder.verbatim(text),
            (true, true) => {
                for (at, line) in text.split('\n').enumerate() {
                    if at > 0 {
                        self.builder.line_break();
                    }
                    self.builder.words(line);
                }
            }
        }
    }

    /// What running text is, by what is open around it.
    fn kind(&self) -> BlockKind {
        match () {
            () if !self.captions.is_empty() => BlockKind::Caption,
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
        let in_cell = self.builder.in_table();
        let before = self.builder.aside;
        let mark = self.marks.get(element.id()).filter(|_| !in_cell);
        let holds = mark == Some(Mark::Article) && name != "h1";
        if mark == Some(Mark::Article) {
            self.hidden.enter(!holds);
        }
        let apart = matches!(before, Some(Aside::Promotion | Aside::Advertisement | Aside::Share));
        self.hidden.read(element, apart);
        if self.hiding.hides(element.id(), value, in_cell) {
            return false;
        }
        let aside = match mark {
            Some(Mark::Article | Mark::Standfirst) => None,
            Some(Mark::Aside(aside)) => Some(aside),
            _ if before.is_some() || in_cell || self.marks.found => before,
            _ => surroundings(element, self.region.is_some()),
        };
        if aside != before {
            self.builder.end();
            self.builder.aside = aside;
        }
        if mark == Some(Mark::Standfirst) {
            self.builder.end();
            self.leads.push(self.builder.blocks());
        }
        if mark == Some(Mark::Caption) {
            self.captions.push(self.open.len());
            self.block(self.kind(), String::new());
        }
        let ends = self.enter(element, name);
        self.open.push(Opened {
            ends,
            aside: before,
            holds,
        });
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
            "table" => {
                let kind = table_use(element);
                if kind == Use::Data || table || self.layouts && kind == Use::Layout {
                    self.builder.begin_table(kind != Use::Data);
                    return Ends::Table;
                }
                self.block(self.kind(), String::new());
                Ends::Block
            }
            "thead" if table => {
                self.builder.begin_group(false);
                Ends::TableHead
            }
            "tbody" | "tfoot" if table => {
                self.builder.begin_group(name == "tfoot");
                Ends::Nothing
            }
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
                Ends::Cell(Cell {
                    header: name == "th",
                    columns: value.attr("colspan").and_then(count).unwrap_or(1),
                    rows: value.attr("rowspan").and_then(count).unwrap_or(1),
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
            "button" if table => Ends::Nothing,
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
        let Some(Opened { ends, aside, holds }) = self.open.pop() else {
            return;
        };
        if holds {
            self.hidden.leave();
        }
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
        if self.captions.last() == Some(&self.open.len()) {
            self.captions.pop();
            self.block(self.kind(), String::new());
        }
        if aside != self.builder.aside {
            self.builder.end();
        }
        self.builder.aside = aside;
    }

    fn finish(self) -> (String, Outline) {
        let (text, mut outline) = self.builder.finish(self.hidden.meta());
        if self.marks.found {
            headers(&text, &mut outline.blocks);
            let lead = |at: &usize| outline.blocks.get(*at).map(|block| block.span);
            let (first, last) = (self.leads.first().and_then(lead), self.leads.last().and_then(lead));
            outline.meta.standfirst = first.zip(last).map(|(first, last)| Span { end: last.end, ..first });
            return (text, outline);
        }
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

/// The lines above the article's text that say who wrote it and when.
fn headers(text: &str, blocks: &mut [Block]) {
    let counts = |block: &Block| block.aside.is_none() && !matches!(block.kind, BlockKind::Heading { level: 1 });
    let first = blocks.iter().position(counts).unwrap_or(blocks.len());
    for block in &mut blocks[first.saturating_sub(ABOVE)..first] {
        if block.aside.is_some() && header_line(text, block.span).is_some() {
            block.aside = Some(Aside::Byline);
        }
    }
}

/// A number as the HTML standard reads an attribute's: what follows the digits does not count.
fn count(attribute: &str) -> Option<usize> {
    let rest = attribute.trim_ascii_start();
    let rest = rest.strip_prefix('+').unwrap_or(rest);
    let end = rest.find(|char: char| !char.is_ascii_digit()).unwrap_or(rest.len());
    // More digits than a number can have are as good as the largest.
    (end > 0).then(|| rest[..end].parse().unwrap_or(usize::MAX))
}

/// The one region that holds most of the page's running text.
fn main_region(outline: &Outline, regions: &[std::ops::Range<usize>]) -> Option<std::ops::Range<usize>> {
    let length = |blocks: &[Block]| -> usize {
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

#[cfg(test)]
mod tests;
