//! What a page does not show. A page that hides nearly all of its text shows it in the end: a dialog stood above it, or a
//! program was to reveal it.

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use rustc_hash::FxHashSet;
use scraper::node::Element;
use scraper::{Html, Node};

/// Shortest text that counts as prose here, in bytes.
const PROSE: usize = 60;
/// Least prose for which what is hidden is shown.
const LEAST: usize = 300;

/// The elements that are shown although they are marked as hidden.
#[derive(Debug, Default)]
pub(super) struct Hiding {
    shown: FxHashSet<NodeId>,
}

impl Hiding {
    pub fn of(page: &Html) -> Self {
        // The open elements that are marked, and the prose within each.
        let mut open: Vec<(NodeId, usize)> = Vec::new();
        let mut closed: Vec<(NodeId, usize)> = Vec::new();
        let (mut total, mut never) = (0, 0usize);
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) if is_never_shown(element) => never += 1,
                    Node::Element(element) if is_marked(element, false) => open.push((node.id(), 0)),
                    Node::Text(text) if never == 0 && text.len() >= PROSE => {
                        let length = text.trim().len();
                        let length = if length >= PROSE { length } else { 0 };
                        total += length;
                        if let Some((_, within)) = open.last_mut() {
                            *within += length;
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => match node.value() {
                    Node::Element(element) if is_never_shown(element) => never -= 1,
                    Node::Element(_) if open.last().is_some_and(|(id, _)| *id == node.id()) => {
                        let Some((id, within)) = open.pop() else { continue };
                        closed.push((id, within));
                        if let Some((_, above)) = open.last_mut() {
                            *above += within;
                        }
                    }
                    _ => {}
                },
            }
        }
        let most = |within: usize| within >= LEAST && within * 4 > total * 3;
        Self {
            shown: closed
                .into_iter()
                .filter(|(_, within)| most(*within))
                .map(|(id, _)| id)
                .collect(),
        }
    }

    /// Whether an element and all within it is not shown. What a cell hides from screen readers only is what it shows.
    pub fn hides(&self, node: NodeId, element: &Element, in_cell: bool) -> bool {
        is_never_shown(element) || is_marked(element, in_cell) && !self.shown.contains(&node)
    }
}

/// Elements that show nothing. The head is walked for its metadata; what it holds is hidden by itself.
fn is_never_shown(element: &Element) -> bool {
    matches!(
        element.name(),
        "script"
            | "style"
            | "template"
            | "noscript"
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
            | "rp"
    )
}

/// Elements that the page marks as hidden.
fn is_marked(element: &Element, in_cell: bool) -> bool {
    let styled = || {
        element.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|char| !char.is_whitespace()).take(2_000).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
    };
    element.name() != "head"
        && (element.attr("hidden").is_some()
            || !in_cell && element.attr("aria-hidden") == Some("true")
            || styled()
            || element
                .classes()
                .any(|class| matches!(class, "sr-only" | "visually-hidden" | "screen-reader-text")))
}
