//! What elements are: hidden, a page's surroundings, tables of data, blocks.

use scraper::node::Element;
use scraper::{ElementRef, Node};

use crate::text::Aside;

/// How many nodes are looked at to tell what a table or a form holds.
const GLANCE: usize = 4_000;

/// Elements that show nothing, and those that the page hides.
pub(super) fn is_hidden(element: &Element) -> bool {
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

/// A table of data, not of a page's layout.
pub(super) fn is_data(table: ElementRef) -> bool {
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
