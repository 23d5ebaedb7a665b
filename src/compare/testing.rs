//! Sources for tests: texts through the whole chain.

use jiff::civil::Date;

use super::{Comparison, Rule, Settings, Source, compare};
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
    let analysis = analysis::analyze(&document, &lexed, &[]);
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
    compared(texts, &Settings::default())
}

/// The same by the user's settings.
pub fn compared(texts: &[&str], settings: &Settings) -> Comparison {
    let read: Vec<Read> = texts.iter().map(|text| self::read(text)).collect();
    compare(&sources(&read), settings)
}

/// What the rules find between two texts: `state: title` each.
pub fn found(a: &str, b: &str, rule: Rule) -> Vec<String> {
    let comparison = comparison(&[a, b]);
    let of_rule = comparison.findings.iter().filter(|finding| finding.rule == rule);
    of_rule
        .map(|finding| format!("{:?}: {}", finding.state, finding.title))
        .collect()
}
