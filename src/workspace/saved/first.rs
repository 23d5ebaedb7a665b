//! The first form of the saved file, as it was kept in browsers before there were files to pass on: read, no longer written.
//! Behind the name and the version stand the fields in postcard's form (<https://postcard.jamesmunns.com/wire-format>).

mod repair;

use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;

use super::LoadProblem;
use crate::compare::Settings;
use crate::ingest::{Edits, Format};
use crate::present::order;
use crate::text::{ColumnChoice, Span};
use crate::workspace::{Input, SourceRecord, Verdict, Workspace};
use repair::SavedRepair;

/// What every such file begins with; the version follows in four bytes, lowest first.
pub const NAME: &[u8] = b"crossread-workspace\n";
const VERSION: u32 = 1;

/// The workspace, and how many of its sources point nowhere and are left out.
pub fn load(bytes: &[u8]) -> Result<(Workspace, usize), LoadProblem> {
    let (file, later) = decode(bytes)?;
    let mut inputs: Vec<Arc<Input>> = file
        .inputs
        .into_iter()
        .map(|input| Arc::new(load_input(input)))
        .collect();
    order::by_key(&mut inputs, |input| input.id);
    let verdicts = file.verdicts.into_iter();
    let mut workspace = Workspace {
        inputs,
        verdicts: order::inserted(verdicts.map(|(id, verdict)| (id, load_verdict(verdict)))),
        repairs: Arc::new(file.repairs.into_iter().map(SavedRepair::load).collect()),
        settings: Settings {
            passage_words: file.passage_words,
            moved: later.moved,
            each_source: false,
        },
        ..Workspace::default()
    };
    let total = file.sources.len();
    let sources = file.sources.into_iter().map(load_source);
    workspace.sources = sources
        .filter(|source| workspace.text_of(source).is_some_and(|(_, text)| !text.is_empty()))
        .collect();
    workspace.next_id = workspace.free_id();
    let lost = total - workspace.sources.len();
    Ok((workspace, lost))
}

fn decode(bytes: &[u8]) -> Result<(File, Later), LoadProblem> {
    let rest = bytes.strip_prefix(NAME).ok_or(LoadProblem::NotAWorkspace)?;
    let (version, rest) = rest.split_first_chunk().ok_or(LoadProblem::NotAWorkspace)?;
    match u32::from_le_bytes(*version) {
        VERSION => {
            let (file, rest) = postcard::take_from_bytes(rest).map_err(|_| LoadProblem::NotAWorkspace)?;
            let later = match rest {
                [] => Later::default(),
                _ => postcard::from_bytes(rest).map_err(|_| LoadProblem::NotAWorkspace)?,
            };
            Ok((file, later))
        }
        _ => Err(LoadProblem::NotAWorkspace),
    }
}

#[derive(Deserialize)]
struct File {
    inputs: Vec<SavedInput>,
    sources: Vec<SavedSource>,
    verdicts: Vec<(String, SavedVerdict)>,
    repairs: Vec<SavedRepair>,
    passage_words: u32,
}

/// What files have since: it stands behind the rest, where there is any, so that readers of the time before
/// pass over it.
#[derive(Default, Deserialize)]
struct Later {
    /// Sources moved between stories.
    moved: Vec<(u32, Option<u32>)>,
}

#[derive(Deserialize)]
struct SavedInput {
    id: u32,
    name: String,
    format: SavedFormat,
    text: String,
}

#[derive(Deserialize)]
enum SavedFormat {
    Plain,
    Markdown,
    Html,
    Delimited,
}

#[derive(Deserialize)]
struct SavedSource {
    id: u32,
    input: u32,
    start: u32,
    end: u32,
    why: String,
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    /// Year, month, day.
    published: Option<(i16, i8, i8)>,
    address: Option<String>,
    aside: Vec<(u32, bool)>,
    /// The start of a table, the index of a column, what it holds.
    columns: Vec<(u32, u32, SavedColumn)>,
}

#[derive(Deserialize)]
enum SavedColumn {
    Text,
    Date,
    Number,
    Money,
    Percent,
}

#[derive(Deserialize)]
enum SavedVerdict {
    Confirmed,
    Dismissed { reason: String },
}

fn load_input(input: SavedInput) -> Input {
    let format = match input.format {
        SavedFormat::Plain => Format::Plain,
        SavedFormat::Markdown => Format::Markdown,
        SavedFormat::Html => Format::Html,
        SavedFormat::Delimited => Format::Delimited,
    };
    Input::new(input.id, input.name, format, input.text)
}

fn load_column(choice: SavedColumn) -> ColumnChoice {
    match choice {
        SavedColumn::Text => ColumnChoice::Text,
        SavedColumn::Date => ColumnChoice::Date,
        SavedColumn::Number => ColumnChoice::Number,
        SavedColumn::Money => ColumnChoice::Money,
        SavedColumn::Percent => ColumnChoice::Percent,
    }
}

fn load_source(source: SavedSource) -> SourceRecord {
    let SavedSource {
        id,
        input,
        start,
        end,
        why,
        title,
        outlet,
        author,
        published,
        address,
        aside,
        columns,
    } = source;
    // A span that runs backwards covers nothing: the source is then left out.
    let span = Span {
        start,
        end: end.max(start),
    };
    SourceRecord {
        id,
        input,
        span,
        why,
        edits: Edits {
            title,
            outlet,
            author,
            published: published.and_then(|(year, month, day)| Date::new(year, month, day).ok()),
            address,
            aside: order::inserted(aside),
            columns: order::inserted(
                columns
                    .into_iter()
                    .map(|(table, column, choice)| ((table, column), load_column(choice))),
            ),
            ..Edits::default()
        },
    }
}

fn load_verdict(verdict: SavedVerdict) -> Verdict {
    match verdict {
        SavedVerdict::Confirmed => Verdict::Confirmed,
        SavedVerdict::Dismissed { reason } => Verdict::Dismissed { reason },
    }
}
