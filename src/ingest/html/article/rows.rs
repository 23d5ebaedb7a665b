//! The elements of a page in the order of its source, with how much text and how many links each holds: what the search
//! for the article works on.

use ego_tree::{NodeId, NodeRef};
use rustc_hash::FxHashMap;
use scraper::{Html, Node};

use super::super::elements::is_block;
use super::super::hiding::Hiding;
use super::naming::{Named, named};
use crate::text::Aside;

/// One element that is shown.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub name: Name,
    /// The row of the element that holds it; its own for the first.
    pub parent: usize,
    /// The row after the last one within it.
    pub end: usize,
    pub named: Named,
    /// Characters of its text, and those of them within links.
    pub text: usize,
    pub linked: usize,
    /// The same of the running text that it holds itself, without the blocks within it.
    pub own: usize,
    pub own_linked: usize,
    pub commas: usize,
    /// Its own text ends as a sentence does.
    pub sentence: bool,
    /// How much it says as a paragraph of the article: 0 for what is no prose.
    pub prose: f32,
    /// It is or stands in an item of a list.
    pub listed: bool,
    /// How many fields it holds that a reader writes into.
    pub fields: usize,
    /// How many pictures and films it holds.
    pub pictures: usize,
    /// The running text that it holds itself, if that is one short line.
    pub line: String,
}

/// Longest text kept as a row's line, in bytes.
const LINE: usize = 120;

/// What matters of an element's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Body,
    Article,
    Main,
    Heading(u8),
    Paragraph,
    /// `div`, `section` and other plain boxes.
    Box,
    Item,
    List,
    Quotation,
    Table,
    Cell,
    Figure,
    Caption,
    Aside(Aside),
    Header,
    Link,
    Time,
    Other,
}

impl Name {
    fn of(name: &str) -> Self {
        match name {
            "body" => Name::Body,
            "article" => Name::Article,
            "main" => Name::Main,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Name::Heading(name.as_bytes()[1] - b'0'),
            "p" | "pre" | "listing" => Name::Paragraph,
            "div" | "section" | "center" | "details" | "fieldset" | "address" | "form" | "td" | "tbody" | "tr" => {
                Name::Box
            }
            "li" | "dd" | "dt" => Name::Item,
            "ul" | "ol" | "dl" | "menu" => Name::List,
            "blockquote" => Name::Quotation,
            "table" => Name::Table,
            "th" | "caption" => Name::Cell,
            "figure" => Name::Figure,
            "figcaption" => Name::Caption,
            "nav" | "button" | "dialog" | "footer" => Name::Aside(Aside::Navigation),
            "aside" => Name::Aside(Aside::Promotion),
            "header" => Name::Header,
            "a" => Name::Link,
            "time" => Name::Time,
            _ => Name::Other,
        }
    }

    pub fn is_heading(self) -> bool {
        matches!(self, Name::Heading(_))
    }
}

/// The rows of a page, and the row of each element.
pub(super) struct Rows {
    pub rows: Vec<Row>,
    pub of: FxHashMap<NodeId, usize>,
}

/// Text that is met while walking: where it stands, and whether within a link.
#[derive(Default)]
struct Open {
    /// Rows of the open elements.
    rows: Vec<usize>,
    /// The open elements that hold running text.
    blocks: Vec<usize>,
    links: usize,
    items: usize,
}

impl Rows {
    pub fn of(page: &Html) -> Self {
        let mut rows = Rows {
            rows: Vec::new(),
            of: FxHashMap::default(),
        };
        let hiding = Hiding::of(page);
        let mut open = Open::default();
        let root = page.tree.root();
        let mut node = root;
        loop {
            let opened = match node.value() {
                Node::Text(text) => {
                    rows.text(text, &open);
                    false
                }
                Node::Element(element) => {
                    if let Some(at) = open.rows.last() {
                        rows.rows[*at].fields += usize::from(is_field(element));
                        rows.rows[*at].pictures += usize::from(is_picture(element));
                    }
                    let shown = !hiding.hides(node.id(), element, false);
                    if shown {
                        rows.open(node, element, &mut open);
                    }
                    shown
                }
                _ => node == root,
            };
            if opened && let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            let mut within = opened;
            loop {
                if within && node.value().is_element() {
                    rows.close(&mut open);
                }
                if node == root {
                    rows.sum();
                    return rows;
                }
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                let Some(parent) = node.parent() else {
                    rows.sum();
                    return rows;
                };
                node = parent;
                within = true;
            }
        }
    }

    fn open(&mut self, node: NodeRef<Node>, element: &scraper::node::Element, open: &mut Open) {
        let at = self.rows.len();
        let name = Name::of(element.name());
        self.of.insert(node.id(), at);
        self.rows.push(Row {
            name,
            parent: open.rows.last().copied().unwrap_or(at),
            end: at + 1,
            named: named(element),
            text: 0,
            linked: 0,
            own: 0,
            own_linked: 0,
            commas: 0,
            sentence: false,
            prose: 0.0,
            listed: open.items > 0 || name == Name::Item,
            fields: 0,
            pictures: 0,
            line: String::new(),
        });
        open.rows.push(at);
        open.links += usize::from(name == Name::Link);
        open.items += usize::from(name == Name::Item);
        if is_block(element.name())
            || name.is_heading()
            || matches!(name, Name::Paragraph | Name::Quotation | Name::List | Name::Item)
        {
            open.blocks.push(at);
        }
    }

    fn close(&mut self, open: &mut Open) {
        let Some(at) = open.rows.pop() else { return };
        open.links -= usize::from(self.rows[at].name == Name::Link);
        open.items -= usize::from(self.rows[at].name == Name::Item);
        if open.blocks.last() == Some(&at) {
            open.blocks.pop();
        }
        self.rows[at].end = self.rows.len();
    }

    fn text(&mut self, text: &str, open: &Open) {
        let length: usize = text.split_ascii_whitespace().map(|word| word.len() + 1).sum();
        let (Some(at), true) = (open.rows.last(), length > 0) else {
            return;
        };
        self.rows[*at].text += length;
        if open.links > 0 {
            self.rows[*at].linked += length;
        }
        let Some(block) = open.blocks.last() else { return };
        let row = &mut self.rows[*block];
        row.own += length;
        if row.own <= LINE {
            row.line.push_str(text);
        } else {
            row.line = String::new();
        }
        if open.links > 0 {
            row.own_linked += length;
        }
        row.commas += text.bytes().filter(|byte| *byte == b',').count()
            + if text.is_ascii() {
                0
            } else {
                text.matches(['，', '、', '،', '。']).count()
            };
        row.sentence = ends_sentence(text);
    }

    /// The sums over all that an element holds.
    fn sum(&mut self) {
        for at in (0..self.rows.len()).rev() {
            let row = &mut self.rows[at];
            row.prose = prose(row);
            let (parent, text, linked) = (row.parent, row.text, row.linked);
            let (fields, pictures) = (row.fields, row.pictures);
            if parent != at {
                self.rows[parent].text += text;
                self.rows[parent].linked += linked;
                self.rows[parent].fields += fields;
                self.rows[parent].pictures += pictures;
            }
        }
    }

    /// The row and those that hold it, outwards.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(at), |at| {
            let parent = self.rows[*at].parent;
            (parent != *at).then_some(parent)
        })
    }
}

/// A field to write into, such as one for an address or a comment.
fn is_field(element: &scraper::node::Element) -> bool {
    match element.name() {
        "textarea" => true,
        "input" => element.attr("type").is_none_or(|kind| {
            let kind = kind.trim();
            ["text", "email", "tel", "search", "password", "url"]
                .iter()
                .any(|of| kind.eq_ignore_ascii_case(of))
        }),
        _ => false,
    }
}

fn is_picture(element: &scraper::node::Element) -> bool {
    matches!(element.name(), "img" | "video" | "iframe" | "picture" | "amp-img")
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…', '。', ':', '！', '？', '।', '۔', '؟'])
}

/// The worth of a paragraph: its length and its commas, as in Readability (<https://github.com/mozilla/readability>);
/// lists and short lines count little.
fn prose(row: &Row) -> f32 {
    let plain = row.own.saturating_sub(row.own_linked);
    if plain < 25 || plain < row.own_linked || row.name.is_heading() || row.name == Name::Caption || row.named.caption {
        return 0.0;
    }
    let worth = 1.0 + row.commas.min(10) as f32 + (plain as f32 / 100.0).min(4.0);
    let share = match row.name {
        Name::Paragraph | Name::Quotation if row.listed => 0.5,
        Name::Paragraph | Name::Quotation => 1.0,
        Name::Item | Name::Cell => 0.3,
        _ if row.sentence || plain > 200 => 0.8,
        _ => 0.2,
    };
    worth * share * (1.0 - row.own_linked as f32 / row.own.max(1) as f32)
}
