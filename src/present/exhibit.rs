//! A piece of evidence as a card shows it: the words in their context, where they stand, the value, who gives it.

use super::kwic::context;
use super::{Text, text_of};
use crate::compare::{Finding, Place};
use crate::text::{BlockKind, Document, Span};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exhibit {
    pub place: Place,
    /// `paragraph 3`, `table 2`.
    pub stands: String,
    pub left: String,
    pub words: String,
    pub right: String,
    /// As normalised; empty where the words are the value.
    pub value: String,
    pub by: Option<String>,
}

/// The finding's evidence; pieces from sources that are not among the texts are left out.
pub fn exhibits(finding: &Finding, texts: &[Text], width: usize) -> Vec<Exhibit> {
    let pieces = finding.evidence.iter();
    pieces
        .filter_map(|piece| {
            let text = text_of(texts, piece.source)?;
            let (left, right) = context(text.document, piece.span, width);
            Some(Exhibit {
                place: Place {
                    source: piece.source,
                    span: piece.span,
                },
                stands: stands(text.document, piece.span),
                left,
                words: text.words(piece.span),
                right,
                value: piece.value.clone(),
                by: piece.by.clone(),
            })
        })
        .collect()
}

/// Where a span stands, in words: the kind of its block and the block's number among its kind.
pub fn stands(document: &Document, span: Span) -> String {
    let Some(index) = document.block_at(span.start) else {
        return String::new();
    };
    let word = |kind: &BlockKind| match kind {
        BlockKind::Heading { .. } => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem { .. } => "list item",
        BlockKind::Table { .. } => "table",
        BlockKind::Quotation => "quotation",
        BlockKind::Caption => "caption",
    };
    let own = word(&document.blocks[index].kind);
    let counted = document.blocks[..=index]
        .iter()
        .filter(|block| block.aside.is_none() && word(&block.kind) == own);
    format!("{own} {}", counted.count().max(1))
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::text::Aside;

    #[test]
    fn counts_blocks_of_a_kind_that_count() {
        let mut sample = Sample::new(1, "Share this.\nA fire.\nMore.\nTown | Dead\nVale | 12");
        sample.document.blocks[0].aside = Some(Aside::Share);
        sample.document.blocks[3].kind = BlockKind::Table { grid: 0 };
        let check = |words: &str, expected: &str| {
            assert_eq!(stands(&sample.document, sample.span(words, 0)), expected, "{words}");
        };
        check("fire", "paragraph 1");
        check("More", "paragraph 2");
        check("Dead", "table 1");
        assert_eq!(stands(&Document::default(), Span::new(0, 0)), "");
    }
}
