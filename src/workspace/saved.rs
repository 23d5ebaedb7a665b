//! The saved file: a name, a version, and the fields in postcard's form (<https://postcard.jamesmunns.com/wire-format>),
//! from types of its own so that those in memory may change. It is written after every change, on the page's thread:
//! binary, because texts are then only copied.

mod repair;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Input, SourceRecord, Verdict, Workspace};
use crate::compare::Settings;
use crate::ingest::{Edits, Format};
use crate::present::order;
use crate::text::{ColumnChoice, Span};
use repair::SavedRepair;

/// What every file begins with.
const NAME: &[u8] = b"crossread-workspace\n";
/// Stands after the name, in four bytes, lowest first. Raised when a reader of the old version would misread the new file.
const VERSION: u32 = 1;

/// Why a file could not be opened, worded for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadProblem {
    NotAWorkspace,
    /// Written by a later Crossread.
    Newer {
        version: u32,
    },
}

impl fmt::Display for LoadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadProblem::NotAWorkspace => {
                write!(f, "This is not a Crossread workspace, or it is damaged.")
            }
            LoadProblem::Newer { version } => write!(
                f,
                "This workspace was saved by a newer Crossread (format {version}; this one reads up to {VERSION}). Reload the page to get the newer version."
            ),
        }
    }
}

impl std::error::Error for LoadProblem {}

/// A workspace that was opened, and how many of its sources were damaged and left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub workspace: Workspace,
    pub lost: usize,
}

#[derive(Serialize, Deserialize)]
struct File<'a> {
    inputs: Vec<SavedInput<'a>>,
    sources: Vec<SavedSource>,
    verdicts: Vec<(String, SavedVerdict)>,
    repairs: Vec<SavedRepair>,
    passage_words: u32,
}

/// What files have since: it stands behind the rest, where there is any, so that readers of the time before
/// pass over it.
#[derive(Default, Serialize, Deserialize)]
struct Later {
    /// Sources moved between stories.
    moved: Vec<(u32, Option<u32>)>,
}

#[derive(Serialize, Deserialize)]
struct SavedInput<'a> {
    id: u32,
    name: Cow<'a, str>,
    format: SavedFormat,
    text: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
enum SavedFormat {
    Plain,
    Markdown,
    Html,
    Delimited,
}

#[derive(Serialize, Deserialize)]
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

#[derive(Clone, Copy, Serialize, Deserialize)]
enum SavedColumn {
    Text,
    Date,
    Number,
    Money,
    Percent,
}

#[derive(Serialize, Deserialize)]
enum SavedVerdict {
    Confirmed,
    Dismissed { reason: String },
}

/// The workspace as the bytes of its file.
pub fn save(workspace: &Workspace) -> Vec<u8> {
    let verdicts = workspace.verdicts.iter();
    let bytes = encode(&File {
        inputs: workspace.inputs.iter().map(|input| save_input(input)).collect(),
        sources: workspace.sources.iter().map(save_source).collect(),
        verdicts: verdicts
            .map(|(id, verdict)| (id.clone(), save_verdict(verdict)))
            .collect(),
        repairs: workspace.repairs.iter().map(SavedRepair::of).collect(),
        passage_words: workspace.settings.passage_words,
    });
    let later = Later {
        moved: workspace.settings.moved.clone(),
    };
    if later.moved.is_empty() {
        return bytes;
    }
    postcard::to_extend(&later, bytes).unwrap_or_default()
}

fn encode(file: &File) -> Vec<u8> {
    let mut bytes = NAME.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    // Writing strings and numbers to memory does not fail.
    postcard::to_extend(file, bytes).unwrap_or_default()
}

fn decode(bytes: &[u8]) -> Result<(File<'static>, Later), LoadProblem> {
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
        version if version > VERSION => Err(LoadProblem::Newer { version }),
        _ => Err(LoadProblem::NotAWorkspace),
    }
}

/// Opens a saved file. Sources whose text is missing are left out and counted.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadProblem> {
    let (file, later) = decode(bytes)?;
    let mut inputs: Vec<Arc<Input>> = file
        .inputs
        .into_iter()
        .map(|input| Arc::new(load_input(input)))
        .collect();
    order::by_key(&mut inputs, |input| input.id);
    let mut workspace = Workspace {
        inputs,
        verdicts: order::inserted(
            file.verdicts
                .into_iter()
                .map(|(id, verdict)| (id, load_verdict(verdict))),
        ),
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
    let numbers = workspace.sources.iter().map(|source| source.id);
    let used = numbers.chain(workspace.inputs.iter().map(|input| input.id)).max();
    workspace.next_id = used.map_or(0, |id| id.saturating_add(1));
    let lost = total - workspace.sources.len();
    Ok(Loaded { workspace, lost })
}

fn save_input(input: &Input) -> SavedInput<'_> {
    let format = match input.format {
        Format::Plain => SavedFormat::Plain,
        Format::Markdown => SavedFormat::Markdown,
        Format::Html => SavedFormat::Html,
        Format::Delimited => SavedFormat::Delimited,
    };
    SavedInput {
        id: input.id,
        name: Cow::Borrowed(&input.name),
        format,
        text: Cow::Borrowed(&input.text),
    }
}

fn load_input(input: SavedInput) -> Input {
    let format = match input.format {
        SavedFormat::Plain => Format::Plain,
        SavedFormat::Markdown => Format::Markdown,
        SavedFormat::Html => Format::Html,
        SavedFormat::Delimited => Format::Delimited,
    };
    Input {
        id: input.id,
        name: input.name.into_owned(),
        format,
        text: input.text.into_owned(),
    }
}

fn save_source(source: &SourceRecord) -> SavedSource {
    let Edits {
        title,
        outlet,
        author,
        published,
        address,
        aside,
        columns,
    } = source.edits.clone();
    let columns = columns.into_iter();
    SavedSource {
        id: source.id,
        input: source.input,
        start: source.span.start,
        end: source.span.end,
        why: source.why.clone(),
        title,
        outlet,
        author,
        published: published.map(|day| (day.year(), day.month(), day.day())),
        address,
        aside: aside.into_iter().collect(),
        columns: columns
            .map(|((table, column), choice)| (table, column, save_column(choice)))
            .collect(),
    }
}

fn save_column(choice: ColumnChoice) -> SavedColumn {
    match choice {
        ColumnChoice::Text => SavedColumn::Text,
        ColumnChoice::Date => SavedColumn::Date,
        ColumnChoice::Number => SavedColumn::Number,
        ColumnChoice::Money => SavedColumn::Money,
        ColumnChoice::Percent => SavedColumn::Percent,
    }
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
        },
    }
}

fn save_verdict(verdict: &Verdict) -> SavedVerdict {
    match verdict {
        Verdict::Confirmed => SavedVerdict::Confirmed,
        Verdict::Dismissed { reason } => SavedVerdict::Dismissed { reason: reason.clone() },
    }
}

fn load_verdict(verdict: SavedVerdict) -> Verdict {
    match verdict {
        SavedVerdict::Confirmed => Verdict::Confirmed,
        SavedVerdict::Dismissed { reason } => Verdict::Dismissed { reason },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::Change;
    use super::*;
    use crate::ingest::Segment;

    fn filled() -> Workspace {
        let mut workspace = Workspace::default();
        let text = "First “article”.\n\nSecond article.";
        let at = text.find("Second").unwrap();
        let segments = vec![
            Segment {
                span: Span::new(0, at),
                why: String::new(),
            },
            Segment {
                span: Span::new(at, text.len()),
                why: "A headline begins here.".into(),
            },
        ];
        workspace.apply(Change::Add {
            name: "two.txt".into(),
            format: Format::Plain,
            text: text.into(),
            segments, edits: Default::default() });
        let source = workspace.sources[1].id;
        let edits = Edits {
            title: Some("Second".into()),
            published: Some(Date::constant(2026, 3, 10)),
            aside: BTreeMap::from([(0, true)]),
            columns: BTreeMap::from([((3, 1), ColumnChoice::Money)]),
            ..Edits::default()
        };
        workspace.apply(Change::Edit { source, edits });
        workspace.apply(Change::Judge {
            finding: "a".into(),
            verdict: Some(Verdict::Confirmed),
        });
        let reason = "Older edition".to_owned();
        workspace.apply(Change::Judge {
            finding: "b".into(),
            verdict: Some(Verdict::Dismissed { reason }),
        });
        workspace.apply(Change::Repair {
            repairs: repair::one_of_each(source),
        });
        workspace
    }

    #[test]
    fn saved_and_loaded_again_it_is_the_same() {
        let workspace = filled();
        assert_eq!(load(&save(&workspace)), Ok(Loaded { workspace, lost: 0 }));
    }

    #[test]
    fn what_is_no_workspace_is_refused() {
        let whole = save(&filled());
        let mut newer = whole.clone();
        newer[NAME.len()] = 99;
        assert_eq!(load(&newer), Err(LoadProblem::Newer { version: 99 }));
        for bytes in [&b""[..], b"{}", b"\xff\xfe", NAME, b"crossread-workspace\n\x01"] {
            assert_eq!(load(bytes), Err(LoadProblem::NotAWorkspace), "{bytes:?}");
        }
        for end in 0..whole.len() {
            assert_eq!(load(&whole[..end]), Err(LoadProblem::NotAWorkspace), "cut at {end}");
        }
    }

    #[test]
    fn a_source_that_points_nowhere_is_left_out_and_counted() {
        let bytes = save(&filled());
        let (mut file, _) = decode(&bytes).unwrap();
        file.sources[0].start = 9_999;
        let loaded = load(&encode(&file)).unwrap();
        assert_eq!((loaded.workspace.sources.len(), loaded.lost), (1, 1));
    }

    #[test]
    fn files_of_the_time_before_stories_could_be_changed_still_open() {
        let mut workspace = Workspace::default();
        workspace.settings.moved = vec![(3, Some(1)), (4, None)];
        let bytes = save(&workspace);
        assert_eq!(load(&bytes).unwrap().workspace.settings, workspace.settings);
        let (file, _) = decode(&bytes).unwrap();
        assert_eq!(load(&encode(&file)).unwrap().workspace.settings.moved, []);
    }
}
