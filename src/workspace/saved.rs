//! The saved file: JSON, versioned, apart from the types in memory so that those may change.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Input, SourceRecord, Verdict, Workspace};
use crate::compare::Settings;
use crate::ingest::{Edits, Format};
use crate::text::Span;

const NAME: &str = "crossread-workspace";
/// Raised when a reader of the old version would misread the new file.
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
struct File {
    format: String,
    version: u32,
    inputs: Vec<SavedInput>,
    sources: Vec<SavedSource>,
    verdicts: BTreeMap<String, SavedVerdict>,
    passage_words: u32,
}

#[derive(Serialize, Deserialize)]
struct SavedInput {
    id: u32,
    name: String,
    kind: SavedFormat,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    #[serde(default, skip_serializing_if = "String::is_empty")]
    why: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    aside: BTreeMap<u32, bool>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
enum SavedVerdict {
    Confirmed,
    Dismissed { reason: String },
}

/// The workspace as the bytes of its file.
pub fn save(workspace: &Workspace) -> Vec<u8> {
    let file = File {
        format: NAME.to_owned(),
        version: VERSION,
        inputs: workspace.inputs.iter().map(|input| save_input(input)).collect(),
        sources: workspace.sources.iter().map(save_source).collect(),
        verdicts: workspace
            .verdicts
            .iter()
            .map(|(id, verdict)| (id.clone(), save_verdict(verdict)))
            .collect(),
        passage_words: workspace.settings.passage_words,
    };
    // Writing strings and numbers to memory does not fail.
    serde_json::to_vec(&file).unwrap_or_default()
}

/// Opens a saved file. Sources whose text is missing are left out and counted.
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadProblem> {
    #[derive(Deserialize)]
    struct Header {
        format: String,
        version: u32,
    }
    let header: Header = serde_json::from_slice(bytes).map_err(|_| LoadProblem::NotAWorkspace)?;
    if header.format != NAME {
        return Err(LoadProblem::NotAWorkspace);
    }
    if header.version > VERSION {
        return Err(LoadProblem::Newer {
            version: header.version,
        });
    }
    let file: File = serde_json::from_slice(bytes).map_err(|_| LoadProblem::NotAWorkspace)?;
    let inputs: Vec<Arc<Input>> = file
        .inputs
        .into_iter()
        .map(|input| Arc::new(load_input(input)))
        .collect();
    let total = file.sources.len();
    let sources: Vec<SourceRecord> = file
        .sources
        .into_iter()
        .map(load_source)
        .filter(|source| {
            inputs
                .iter()
                .any(|input| input.id == source.input && !source.span.of(&input.text).is_empty())
        })
        .collect();
    let lost = total - sources.len();
    let used = sources
        .iter()
        .map(|source| source.id)
        .chain(inputs.iter().map(|input| input.id))
        .max();
    let workspace = Workspace {
        sources,
        verdicts: file
            .verdicts
            .into_iter()
            .map(|(id, verdict)| (id, load_verdict(verdict)))
            .collect(),
        settings: Settings {
            passage_words: file.passage_words,
        },
        next_id: used.map_or(0, |id| id.saturating_add(1)),
        inputs,
    };
    Ok(Loaded { workspace, lost })
}

fn save_input(input: &Input) -> SavedInput {
    let kind = match input.format {
        Format::Plain => SavedFormat::Plain,
        Format::Markdown => SavedFormat::Markdown,
        Format::Html => SavedFormat::Html,
        Format::Delimited => SavedFormat::Delimited,
    };
    SavedInput {
        id: input.id,
        name: input.name.clone(),
        kind,
        text: input.text.clone(),
    }
}

fn load_input(input: SavedInput) -> Input {
    let format = match input.kind {
        SavedFormat::Plain => Format::Plain,
        SavedFormat::Markdown => Format::Markdown,
        SavedFormat::Html => Format::Html,
        SavedFormat::Delimited => Format::Delimited,
    };
    Input {
        id: input.id,
        name: input.name,
        format,
        text: input.text,
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
    } = source.edits.clone();
    SavedSource {
        id: source.id,
        input: source.input,
        start: source.span.start,
        end: source.span.end,
        why: source.why.clone(),
        title,
        outlet,
        author,
        published,
        address,
        aside,
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
            published,
            address,
            aside,
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
            segments,
        });
        let source = workspace.sources[1].id;
        let edits = Edits {
            title: Some("Second".into()),
            published: Some(Date::constant(2026, 3, 10)),
            aside: BTreeMap::from([(0, true)]),
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
        workspace
    }

    #[test]
    fn saved_and_loaded_again_it_is_the_same() {
        let workspace = filled();
        assert_eq!(load(&save(&workspace)), Ok(Loaded { workspace, lost: 0 }));
    }

    #[test]
    fn what_is_no_workspace_is_refused() {
        let newer = br#"{"format":"crossread-workspace","version":99,"surprise":true}"#;
        assert_eq!(load(newer), Err(LoadProblem::Newer { version: 99 }));
        for bytes in [
            &b""[..],
            b"{}",
            b"[]",
            b"\xff\xfe",
            br#"{"format":"other","version":1}"#,
        ] {
            assert_eq!(load(bytes), Err(LoadProblem::NotAWorkspace), "{bytes:?}");
        }
        let whole = save(&filled());
        assert_eq!(load(&whole[..whole.len() / 2]), Err(LoadProblem::NotAWorkspace));
    }

    #[test]
    fn a_source_that_points_nowhere_is_left_out_and_counted() {
        let text = String::from_utf8(save(&filled())).unwrap();
        let damaged = text.replacen("\"start\":0,", "\"start\":9999,", 1);
        let loaded = load(damaged.as_bytes()).unwrap();
        assert_eq!((loaded.workspace.sources.len(), loaded.lost), (1, 1));
    }
}
