//! A document's blocks as they are read: list items together, what is set aside together, the rest one by one.

use std::ops::Range;

use crate::text::{Aside, BlockKind, Document, Language};

/// A stretch of blocks, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flow {
    One(usize),
    List(Range<usize>),
    Aside(Range<usize>),
}

impl Flow {
    pub fn blocks(&self) -> Range<usize> {
        match self {
            Flow::One(block) => *block..*block + 1,
            Flow::List(blocks) | Flow::Aside(blocks) => blocks.clone(),
        }
    }
}

/// Groups the blocks; every block is in exactly one group, in order.
pub fn flow(document: &Document) -> Vec<Flow> {
    let mut groups: Vec<Flow> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let item = matches!(block.kind, BlockKind::ListItem { .. });
        match groups.last_mut() {
            Some(Flow::Aside(blocks)) if block.aside.is_some() => blocks.end = index + 1,
            Some(Flow::List(blocks)) if block.aside.is_none() && item => blocks.end = index + 1,
            _ if block.aside.is_some() => groups.push(Flow::Aside(index..index + 1)),
            _ if item => groups.push(Flow::List(index..index + 1)),
            _ => groups.push(Flow::One(index)),
        }
    }
    groups
}

/// Why a block is set aside, for the fold that holds it.
pub fn aside(aside: Aside) -> &'static str {
    match aside {
        Aside::Navigation => "navigation",
        Aside::RepeatedHeadline => "repeated headline",
        Aside::RepeatedTeaser => "repeated teaser",
        Aside::Advertisement => "advertisement",
        Aside::Share => "sharing",
        Aside::Promotion => "promotion",
        Aside::Legal => "legal line",
        Aside::Byline => "byline and date",
        Aside::Decoration => "decoration",
        Aside::ByHand => "by you",
    }
}

/// The name of a language and its tag.
pub fn language(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Unknown => ("unknown language", "und"),
        Language::English => ("English", "en"),
        Language::Arabic => ("Arabic", "ar"),
        Language::Bengali => ("Bengali", "bn"),
        Language::Chinese => ("Chinese", "zh"),
        Language::Dutch => ("Dutch", "nl"),
        Language::French => ("French", "fr"),
        Language::German => ("German", "de"),
        Language::Greek => ("Greek", "el"),
        Language::Hebrew => ("Hebrew", "he"),
        Language::Hindi => ("Hindi", "hi"),
        Language::Italian => ("Italian", "it"),
        Language::Japanese => ("Japanese", "ja"),
        Language::Korean => ("Korean", "ko"),
        Language::Polish => ("Polish", "pl"),
        Language::Portuguese => ("Portuguese", "pt"),
        Language::Russian => ("Russian", "ru"),
        Language::Spanish => ("Spanish", "es"),
        Language::Swedish => ("Swedish", "sv"),
        Language::Tamil => ("Tamil", "ta"),
        Language::Thai => ("Thai", "th"),
        Language::Turkish => ("Turkish", "tr"),
        Language::Ukrainian => ("Ukrainian", "uk"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Span};

    #[test]
    fn groups() {
        let block = |kind: BlockKind, aside: Option<Aside>| Block {
            span: Span::default(),
            kind,
            language: Language::English,
            aside,
        };
        let (paragraph, item) = (BlockKind::Paragraph, BlockKind::ListItem { label: None });
        let document = Document {
            blocks: vec![
                block(item, Some(Aside::Navigation)),
                block(paragraph, Some(Aside::RepeatedHeadline)),
                block(paragraph, None),
                block(item, None),
                block(item, None),
                block(paragraph, None),
                block(item, None),
                block(item, Some(Aside::Share)),
            ],
            ..Document::default()
        };
        let expected = [
            Flow::Aside(0..2),
            Flow::One(2),
            Flow::List(3..5),
            Flow::One(5),
            Flow::List(6..7),
            Flow::Aside(7..8),
        ];
        assert_eq!(flow(&document), expected);
        assert!(flow(&Document::default()).is_empty());
    }
}
