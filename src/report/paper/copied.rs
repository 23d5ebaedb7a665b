//! The same words in two sources.

use super::*;
use crate::present::count_of;

/// Longer passages are cut: they stand in the texts.
const MOST: usize = 400;

pub fn section(desk: &Desk) -> Option<Section> {
    let passages = &desk.compared.comparison.passages;
    if passages.is_empty() {
        return None;
    }
    let mut blocks = vec![note(format!(
        "Passages of {} or more that two sources share, verbatim or with edits. Sources that share much count as one origin.",
        count_of(desk.compared.settings.passage_words as usize, "word", "words"),
    ))];
    for passage in passages {
        let (a, b) = (passage.a, passage.b);
        let link = |place: Place| desk.link_to(place, format!("source {}", desk.mark(place.source)));
        let words = crate::present::shorten(&desk.words(a.source, a.span), MOST);
        blocks.push(Block::Card {
            tone: Tone::Open,
            blocks: vec![
                Block::Paragraph {
                    kind: Kind::Note,
                    runs: vec![
                        strong(count_of(passage.words as usize, "word", "words")),
                        plain(" the same in "),
                        link(a),
                        plain(" and "),
                        link(b),
                    ],
                },
                Block::Paragraph {
                    kind: Kind::Quotation,
                    runs: vec![plain(words)],
                },
            ],
        });
    }
    Some(Section::new("copied", "The same words", blocks))
}
