//! Wording: how the sources put it. A description of texts, never a verdict on them or on who published them.
//!
//! Per source: the words that set it apart from the others of its story (`distinctive`), and the places where it
//! hedges, attributes, uses a loaded word or leaves out who did it (`marks`). Across sources: different words in one
//! place of statements that report the same fact (`naming`). Words in quotation marks are their speaker's, not the
//! source's, and are left out. Linear in the words.

mod distinctive;
mod marks;
mod naming;
mod passive;

use serde::{Deserialize, Serialize};

use super::{Place, Point, Source, SourceId};
use crate::analysis::quotes::QuoteKind;
use crate::text::{Span, TokenKind};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Wording {
    /// Every source compared, ascending.
    pub sources: Vec<SourceWording>,
    /// By how many sources take part, then by how often.
    pub naming: Vec<Naming>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceWording {
    pub source: SourceId,
    /// Words of its own: of the prose, outside quotation marks.
    pub words: u32,
    pub statements: u32,
    /// The words that set it apart within its story, the most telling first. None where it is alone in its story.
    pub distinctive: Vec<Distinctive>,
    /// In order of the text.
    pub marks: Vec<Mark>,
}

/// A word, or two beside each other, that a source has more often than the others of its story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distinctive {
    /// As the source writes it most often.
    pub words: String,
    /// The log-odds ratio in standard deviations.
    pub z: f32,
    /// How often the other sources of the story have it, all together.
    pub elsewhere: u32,
    pub places: Vec<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub kind: MarkKind,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MarkKind {
    /// Weakens what is said: `may`, `reportedly`.
    Hedge,
    /// Says who says it: `said`, `according to`.
    Attribution,
    /// A word of the list of loaded words.
    Loaded,
    /// A passive that does not say who did it: `was detained`.
    Passive,
}

/// Different words at one place of statements that report the same fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Naming {
    /// By how often.
    pub names: Vec<Name>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Name {
    /// As written most often.
    pub words: String,
    /// By source, then by place.
    pub places: Vec<Place>,
}

/// How the sources put it. `story_of` has each source's story, `points` what they say alike.
pub fn wording(sources: &[Source], story_of: &[usize], points: &[Point]) -> Wording {
    let own: Vec<Own> = sources.iter().map(Own::of).collect();
    let mut described: Vec<SourceWording> = distinctive::distinctive(sources, &own, story_of)
        .into_iter()
        .zip(sources.iter().zip(&own))
        .map(|(distinctive, (source, own))| SourceWording {
            source: source.id,
            words: own.words,
            statements: source.analysis.statements.len() as u32,
            distinctive,
            marks: marks::marks(source, own),
        })
        .collect();
    described.sort_by_key(|described| described.source);
    Wording {
        sources: described,
        naming: naming::naming(sources, points),
    }
}

/// Which tokens of a source are its own words: those of its prose outside quotation marks.
struct Own {
    /// Per token.
    tokens: Vec<bool>,
    words: u32,
}

impl Own {
    fn of(source: &Source) -> Own {
        let marked = |kind| matches!(kind, QuoteKind::Direct | QuoteKind::Partial | QuoteKind::Scare);
        let quotes = source.analysis.quotes.iter().filter(|quote| marked(quote.kind));
        let mut quotes = quotes.map(|quote| quote.span).peekable();
        let mut blocks = source.document.blocks.iter().peekable();
        let mut own = Own {
            tokens: vec![],
            words: 0,
        };
        for token in &source.lexed.tokens {
            while quotes.next_if(|span| span.end <= token.span.start).is_some() {}
            while blocks.next_if(|block| block.span.end <= token.span.start).is_some() {}
            let quoted = quotes.peek().is_some_and(|span| span.contains(token.span));
            let is_own = !quoted && blocks.peek().is_some_and(|block| block.is_prose());
            own.words += u32::from(is_own && token.kind == TokenKind::Word);
            own.tokens.push(is_own);
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::comparison;
    use super::*;

    const PAPER: &str = "The army began its annual drills off Karsund on Monday. The drills will last six days, and the drills \
        cover the whole strait. Fishing boats were told to stay away from the drills. The regime allegedly moved two ships.";
    const VOICE: &str = "The army began its annual exercises off Karsund on Monday. The exercises will last six days, a spokesman \
        said. The exercises cost two million crowns. Fishing boats were told by the navy to stay away from the exercises.";

    #[test]
    fn what_sets_a_source_apart() {
        let wording = comparison(&[PAPER, VOICE]).wording;
        let words = |source: usize| -> Vec<&str> {
            let distinctive = &wording.sources[source].distinctive;
            distinctive.iter().map(|it| it.words.as_str()).collect()
        };
        assert_eq!((words(0), words(1)), (vec!["drills"], vec!["exercises"]));
        let drills = &wording.sources[0].distinctive[0];
        assert_eq!((drills.places.len(), drills.elsewhere), (4, 0));
    }

    #[test]
    fn marks_with_their_places() {
        let wording = comparison(&[PAPER, VOICE]).wording;
        let marks = |source: usize, text: &'static str| -> Vec<(MarkKind, &str)> {
            let marks = &wording.sources[source].marks;
            marks.iter().map(|mark| (mark.kind, mark.span.of(text))).collect()
        };
        assert_eq!(
            marks(0, PAPER),
            [
                (MarkKind::Passive, "were told"),
                (MarkKind::Loaded, "regime"),
                (MarkKind::Hedge, "allegedly")
            ]
        );
        assert_eq!(marks(1, VOICE), [(MarkKind::Attribution, "said")]);
    }

    #[test]
    fn one_thing_in_two_words() {
        let wording = comparison(&[PAPER, VOICE]).wording;
        let names: Vec<Vec<(&str, usize)>> = wording
            .naming
            .iter()
            .map(|naming| {
                naming
                    .names
                    .iter()
                    .map(|it| (it.words.as_str(), it.places.len()))
                    .collect()
            })
            .collect();
        assert_eq!(names, [[("drills", 2), ("exercises", 2)]]);
    }

    #[test]
    fn quoted_words_are_not_the_sources_own() {
        let wording = comparison(&["“The brutal regime may fall,” the mayor of Karsund said on Monday."]).wording;
        let kinds: Vec<MarkKind> = wording.sources[0].marks.iter().map(|mark| mark.kind).collect();
        assert_eq!(kinds, [MarkKind::Attribution]);
        assert_eq!(wording.sources[0].words, 7);
    }
}
