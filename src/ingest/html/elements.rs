//! What elements are: hidden, a page's surroundings, tables of data, blocks.

use scraper::node::Element;
use scraper::{ElementRef, Node};

use crate::text::Aside;

/// How many nodes are looked at to tell what a table or a form holds.
const GLANCE: usize = 4_000;

/// Why an element's text is not the article's, by what the page says the element is.
pub(super) fn surroundings(element: ElementRef, within_main: bool) -> Option<Aside> {
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

/// What a page uses a table for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Data,
    /// It places parts of the page, none of which is a table.
    Layout,
    /// It places parts of the page, and tables are among them.
    Frame,
}

/// By what the first nodes of the table hold.
pub(super) fn table_use(table: ElementRef) -> Use {
    let (mut cells, mut rows, mut headers, mut long, mut tables) = (0, 0, 0, 0, 0);
    let (mut own, mut theirs) = (0, 0);
    let mut parts = false;
    // Tables within, of those that are walked through at present.
    let mut depth = 0;
    let mut node = *table;
    for _ in 0..GLANCE {
        let next = if let Some(child) = node.first_child() {
            Some(child)
        } else {
            loop {
                if node == *table {
                    break None;
                }
                let within = node
                    .value()
                    .as_element()
                    .is_some_and(|element| element.name() == "table");
                depth -= usize::from(within);
                if let Some(sibling) = node.next_sibling() {
                    break Some(sibling);
                }
                match node.parent() {
                    Some(parent) => node = parent,
                    None => break None,
                }
            }
        };
        let Some(next) = next else { break };
        node = next;
        match node.value() {
            Node::Element(element) if element.name() == "table" => {
                tables += 1;
                depth += 1;
            }
            Node::Element(element) if depth == 0 => match element.name() {
                "h1" | "h2" | "form" | "article" | "nav" => parts = true,
                "td" => cells += 1,
                "th" | "caption" => headers += 1,
                "tr" => rows += 1,
                _ => {}
            },
            Node::Text(text) => {
                let length = text.trim().len();
                long += usize::from(depth == 0 && length > 400);
                *(if depth == 0 { &mut own } else { &mut theirs }) += length;
            }
            _ => {}
        }
    }
    let presents = matches!(table.value().attr("role"), Some("presentation" | "none"));
    let data = !presents && !parts && rows > 0 && (headers > 0 || cells > rows && long * 4 <= cells);
    match () {
        () if tables == 0 && data => Use::Data,
        () if tables == 0 => Use::Layout,
        // Small tables within the cells of a table with headers.
        () if data && headers > 0 && rows > 1 && cells > tables && theirs < own => Use::Data,
        () => Use::Frame,
    }
}

pub(super) fn is_block(name: &str) -> bool {
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
