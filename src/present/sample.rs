//! Documents for the tests of this module, built from invented sentences by naming the words that carry a fact.

use crate::analysis::Analysis;
use crate::analysis::entities::{Entity, EntityKind, Form, Mention};
use crate::analysis::statements::{Polarity, Statement};
use crate::compare::SourceId;
use crate::present::Text;
use crate::text::{Block, BlockKind, Document, Language, Span};

/// A source made by hand.
#[derive(Debug, Default)]
pub struct Sample {
    pub id: SourceId,
    pub document: Document,
    pub analysis: Analysis,
}

impl Sample {
    /// One block and one statement per line.
    pub fn new(id: SourceId, text: &str) -> Sample {
        let mut sample = Sample {
            id,
            ..Sample::default()
        };
        sample.document.text = text.to_owned();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.trim_end().len());
            start += line.len();
            sample.analysis.statements.push(Statement {
                span,
                block: sample.document.blocks.len() as u32,
                entities: vec![],
                quantities: vec![],
                dates: vec![],
                quotes: vec![],
                attribution: None,
                hedges: vec![],
                negations: vec![],
                polarity: Polarity::Affirmed,
            });
            sample.document.blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
                language: Language::English,
                aside: None,
            });
        }
        sample
    }

    /// The `nth` occurrence of the words, counted from 0.
    pub fn span(&self, words: &str, nth: usize) -> Span {
        let (start, _) = self
            .document
            .text
            .match_indices(words)
            .nth(nth)
            .expect("the sample holds the words");
        Span::new(start, start + words.len())
    }

    /// Adds an entity that is mentioned wherever one of the spellings stands.
    pub fn entity(mut self, kind: EntityKind, key: &str, spellings: &[&str]) -> Sample {
        let index = self.analysis.entities.len() as u32;
        let mut mentions: Vec<Mention> = spellings
            .iter()
            .enumerate()
            .flat_map(|(nth, spelling)| {
                let form = if nth == 0 { Form::Name } else { Form::Alias };
                let text = &self.document.text;
                text.match_indices(spelling).map(move |(start, _)| Mention {
                    span: Span::new(start, start + spelling.len()),
                    form,
                })
            })
            .collect();
        mentions.sort_by_key(|mention| mention.span);
        for statement in &mut self.analysis.statements {
            if mentions.iter().any(|mention| statement.span.contains(mention.span)) {
                statement.entities.push(index);
            }
        }
        self.analysis.entities.push(Entity {
            kind,
            name: spellings[0].to_owned(),
            key: key.to_owned(),
            of: None,
            mentions,
            roles: vec![],
        });
        self
    }

    pub fn text(&self) -> Text<'_> {
        Text {
            id: self.id,
            document: &self.document,
            analysis: &self.analysis,
        }
    }
}
