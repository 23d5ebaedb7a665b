//! Sources for tests: texts through the whole chain.

use jiff::civil::Date;

use super::{Comparison, Settings, Source, compare};
use crate::analysis::{self, Analysis};
use crate::ingest::{self, Edits, Format};
use crate::text::{Document, Lexed};

pub struct Read {
    pub document: Document,
    pub lexed: Lexed,
    pub analysis: Analysis,
}

/// Reads and analyses a text.
pub fn read(text: &str) -> Read {
    published(text, None)
}

/// Reads and analyses a text of a day.
pub fn published(text: &str, published: Option<Date>) -> Read {
    let document = ingest::read(
        Format::Plain,
        text,
        &Edits {
            published,
            ..Edits::default()
        },
    );
    let lexed = Lexed::lex(&document);
    let mut analysis = analysis::analyze(&document, &lexed);
    // XXX until statements come
    if analysis.statements.is_empty() {
        use crate::analysis::statements::*;
        for s in &lexed.sentences {
            let inside = |x: crate::text::Span| s.span.contains(x);
            let words = s.span.of(&document.text);
            let statement = Statement {
                span: s.span,
                block: s.block,
                entities: analysis
                    .entities
                    .iter()
                    .enumerate()
                    .filter(|(_, e)| e.mentions.iter().any(|m| inside(m.span)))
                    .map(|(i, _)| i as u32)
                    .collect(),
                quantities: analysis
                    .quantities
                    .iter()
                    .enumerate()
                    .filter(|(_, q)| inside(q.span))
                    .map(|(i, _)| i as u32)
                    .collect(),
                dates: analysis
                    .dates
                    .iter()
                    .enumerate()
                    .filter(|(_, q)| inside(q.span))
                    .map(|(i, _)| i as u32)
                    .collect(),
                quotes: vec![],
                attribution: None,
                hedges: vec![],
                negations: words
                    .find("not ")
                    .map(|at| crate::text::Span::new(s.span.start as usize + at, s.span.start as usize + at + 3))
                    .into_iter()
                    .collect(),
                polarity: if words.contains("not ") {
                    Polarity::Negated
                } else {
                    Polarity::Affirmed
                },
            };
            analysis.statements.push(statement);
        }
    }
    Read {
        document,
        lexed,
        analysis,
    }
}

/// The sources, numbered from 0.
pub fn sources(read: &[Read]) -> Vec<Source<'_>> {
    read.iter()
        .enumerate()
        .map(
            |(
                id,
                Read {
                    document,
                    lexed,
                    analysis,
                },
            )| Source {
                id: id as u32,
                document,
                lexed,
                analysis,
            },
        )
        .collect()
}

/// Compares texts.
pub fn comparison(texts: &[&str]) -> Comparison {
    let read: Vec<Read> = texts.iter().map(|text| self::read(text)).collect();
    compare(&sources(&read), &Settings::default())
}
