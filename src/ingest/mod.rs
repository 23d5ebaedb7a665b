//! From bytes to documents: decoding, format, splitting one paste into its
//! articles, structure, boilerplate, language. Knows nothing of what a text says.

mod aligned;
mod boilerplate;
mod builder;
mod calendar;
mod decode;
mod delimited;
mod format;
mod forming;
mod function_words;
mod headings;
mod heads;
mod hidden;
mod html;
mod language;
mod lines;
mod markdown;
mod meta;
mod months;
mod outline;
mod phrases;
mod pipes;
mod plain;
mod split;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{Aside, BlockKind, ColumnChoice, Document, Note, Span};
#[cfg(feature = "formats")]
pub(crate) use calendar::leading_date;
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
                    "This is a {guess} file, which cannot be read here. Save it as PDF, Word or text, or copy its text and paste it."
                )
            }
            Refusal::Binary { guess: None } => {
                write!(
                    f,
                    "It cannot be told what kind of file this is. Save it as PDF, Word or text, or copy its text and paste it."
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    #[serde(with = "crate::text::day")]
    pub published: Option<Date>,
    #[serde(with = "crate::text::day")]
    pub updated: Option<Date>,
    pub address: Option<String>,
    /// Blocks, by the offset of their start, that the user set aside (`true`) or restored (`false`).
    pub aside: BTreeMap<u32, bool>,
    /// What columns hold, by the offset of their table's start and their index in its grid.
    pub columns: BTreeMap<(u32, u32), ColumnChoice>,
}

/// The attribute by which the root of HTML says that all of it is the text: what is made of other kinds of documents has
/// nothing around an article.
pub const WHOLE_TEXT: &str = "data-whole-text";

/// The largest input taken, in bytes.
pub const LIMIT: u64 = 20_000_000;

/// Decodes what came in, tells its format and finds where its articles begin.
///
/// `name` is the file's name (or empty for a paste): its ending helps to tell the format. `hint` is the
/// format where it is known (a paste's media type).
pub fn take(name: &str, bytes: &[u8], hint: Option<Format>) -> Result<Taken, Refusal> {
    if bytes.len() as u64 > LIMIT {
        return Err(Refusal::TooLarge {
            bytes: bytes.len() as u64,
            limit: LIMIT,
        });
    }
    let (text, notes) = decode::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let format = format::format(name, &text, hint);
    let whole = || {
        vec![Segment {
            span: Span::new(0, text.len()),
            why: String::new(),
        }]
    };
    let segments = match format {
        Format::Plain | Format::Markdown => split::split(&text),
        Format::Html => html_segments(&text).unwrap_or_else(whole),
        Format::Delimited => whole(),
    };
    Ok(Taken {
        format,
        text,
        segments,
        notes,
    })
}

/// Reads one article's text into a document. Total: every text gives a document.
pub fn read(format: Format, text: &str, edits: &Edits) -> Document {
    let as_given = |outline: Outline| (text.to_owned(), outline);
    let (text, outline) = match format {
        Format::Plain => as_given(plain::outline(text)),
        Format::Markdown => markdown::outline(text),
        Format::Html => html::outline(text),
        Format::Delimited => as_given(delimited::outline(text).unwrap_or_else(|| plain::outline(text))),
    };
    finish(text, outline, edits)
}

/// Every table of a text, for those who want nothing else of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tables {
    /// Its grids are the tables; those of no block stand within a cell of another.
    pub document: Document,
    /// The grids that lay a page out rather than holding data, ascending.
    pub layout: Vec<u32>,
    /// Of a delimited text, the records above and below its table.
    pub above: Vec<Vec<Span>>,
    pub below: Vec<Vec<Span>>,
}

/// Reads a text for its tables. Unlike [`read`], a text that is regular enough counts as one, whatever its name, and so do
/// those by which a page is laid out, but for those that hold others.
pub fn read_tables(format: Format, text: &str) -> Tables {
    let as_given = |outline: Outline| (text.to_owned(), outline);
    let (text, mut outline) = match format {
        Format::Plain => {
            let outline = plain::outline(text);
            let none = outline.grids.is_empty();
            let whole = || delimited::outline_if_regular(text);
            as_given(if none { whole().unwrap_or(outline) } else { outline })
        }
        Format::Markdown => markdown::outline(text),
        Format::Html => html::outline_of_tables(text),
        Format::Delimited => as_given(delimited::outline(text).unwrap_or_else(|| plain::outline(text))),
    };
    let layout = std::mem::take(&mut outline.layout);
    let (above, below) = (std::mem::take(&mut outline.above), std::mem::take(&mut outline.below));
    Tables {
        document: finish(text, outline, &Edits::default()),
        layout,
        above,
        below,
    }
}

/// The articles of a page that marks several as such.
fn html_segments(text: &str) -> Option<Vec<Segment>> {
    let articles = html::articles(text);
    let why = |at: usize| {
        if at == 0 {
            ""
        } else {
            "The page marks it as an article of its own."
        }
    };
    let segment = |(at, range): (usize, std::ops::Range<usize>)| Segment {
        span: range.into(),
        why: why(at).to_owned(),
    };
    (!articles.is_empty()).then(|| articles.into_iter().enumerate().map(segment).collect())
}

/// What is the same for all formats: boilerplate, metadata, languages, and the corrections of a person.
fn finish(text: String, outline: Outline, edits: &Edits) -> Document {
    let Outline {
        blocks,
        grids,
        meta,
        dialect,
        ..
    } = outline;
    let mut document = Document {
        text,
        blocks,
        grids,
        dialect,
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
        if let BlockKind::Table { grid } = block.kind
            && let Some(grid) = document.grids.get_mut(grid as usize)
        {
            let here = edits
                .columns
                .range((block.span.start, 0)..=(block.span.start, u32::MAX));
            grid.chosen = here.map(|((_, column), choice)| (*column, *choice)).collect();
        }
    }
    document
}
