//! From bytes to documents: decoding, format, splitting one paste into its
//! articles, structure, boilerplate, language. Knows nothing of what a text says.

mod boilerplate;
mod calendar;
mod function_words;
mod headings;
mod language;
mod lines;
mod meta;
mod outline;
mod phrases;
mod pipes;
mod plain;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{Aside, Document, Note, Span};
use outline::Outline;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    Plain,
    Markdown,
    Html,
    /// CSV, TSV, semicolon-separated: one table.
    Delimited,
}

/// What came in: decoded, its format known, and where its articles begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    pub format: Format,
    /// The whole text as given.
    pub text: String,
    /// At least one, in order, covering every article; white space and separators between may belong to none.
    pub segments: Vec<Segment>,
    pub notes: Vec<Note>,
}

/// One article of what came in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Into [`Taken::text`].
    pub span: Span,
    /// Why an article begins here, in plain words; empty for the first.
    pub why: String,
}

/// Why something could not be taken, worded for the reader, with what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    Empty,
    /// Looks like a program, picture or other binary file; `guess` names it where its first bytes tell (`PDF`, `ZIP or Word`).
    Binary {
        guess: Option<String>,
    },
    TooLarge {
        bytes: u64,
        limit: u64,
    },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refusal::Empty => write!(
                f,
                "There is no text in it. Check that the file or the selection was not empty."
            ),
            Refusal::Binary { guess: Some(guess) } => {
                write!(
                    f,
                    "This is a {guess} file, which cannot be read yet. Copy its text and paste it."
                )
            }
            Refusal::Binary { guess: None } => {
                write!(
                    f,
                    "This is not a text file. Save it as text or HTML, or copy its text and paste it."
                )
            }
            Refusal::TooLarge { bytes, limit } => write!(
                f,
                "It has {} MB; the limit is {} MB. Split it, or paste the part that matters.",
                bytes / 1_000_000,
                limit / 1_000_000
            ),
        }
    }
}

impl std::error::Error for Refusal {}

/// What a person corrected in how a source was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edits {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub published: Option<Date>,
    pub address: Option<String>,
    /// Blocks, by the offset of their start, that the user set aside (`true`) or restored (`false`).
    pub aside: std::collections::BTreeMap<u32, bool>,
}

/// The largest input taken, in bytes.
pub const LIMIT: u64 = 64_000_000;

/// Decodes what came in, tells its format and finds where its articles begin.
///
/// `name` is the file's name (or empty for a paste): its ending helps to tell the format. `hint` is the
/// format where it is known (a paste's media type).
pub fn take(_name: &str, bytes: &[u8], hint: Option<Format>) -> Result<Taken, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    let span = Span::new(0, text.len());
    Ok(Taken {
        format: hint.unwrap_or(Format::Plain),
        text,
        segments: vec![Segment {
            span,
            why: String::new(),
        }],
        notes: vec![],
    })
}

/// Reads one article's text into a document. Total: every text gives a document.
pub fn read(_format: Format, text: &str, edits: &Edits) -> Document {
    let outline = plain::outline(text);
    finish(text.to_owned(), outline, edits)
}

/// What is the same for all formats: boilerplate, metadata, languages, and the corrections of a person.
fn finish(text: String, outline: Outline, edits: &Edits) -> Document {
    let Outline { blocks, grids, meta } = outline;
    let mut document = Document {
        text,
        blocks,
        grids,
        ..Document::default()
    };
    boilerplate::set_aside(&document.text, &mut document.blocks);
    meta::gather(&mut document, meta, edits);
    language::mark(&document.text, &mut document.blocks);
    for block in &mut document.blocks {
        match edits.aside.get(&block.span.start) {
            Some(true) => block.aside = block.aside.or(Some(Aside::ByHand)),
            Some(false) => block.aside = None,
            None => {}
        }
    }
    document
}
