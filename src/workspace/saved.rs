//! The workspace as a file, `.crossread`.
//!
//! A first line with the version, then parts, each with a checksum ([`parts`]): what the workspace is, its inputs, its
//! sources, the verdicts, the corrections, and last the texts as they were given. All of it is text: whoever has nothing
//! but an editor still gets at the articles. It is not compressed, as one damaged byte would then cost all that follows.
//! Records are lines that later versions may add to ([`lines`]), so the version rises only when a reader of the old one
//! would misread the new file. The browser keeps the same file without its texts, which lie beside it.

mod first;
mod lines;
mod parts;
mod records;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Awaited, AwaitedSource, Input, Workspace};
use crate::compare::{Settings, SourceId};
use crate::ingest::Format;
use crate::present::{count_of, order};
use crate::text::Span;
pub(super) use lines::{Lines, lines as lines_of};
use parts::Part;

/// What files begin with since their second version, but for the version.
const NAME: &str = "crossread-workspace ";
const VERSION: u32 = 2;
/// Verdicts, and corrections, that share a part.
const CHUNK: usize = 16;

/// Why a file could not be opened, worded for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadProblem {
    NotAWorkspace,
    /// Written by a later Crossread.
    Newer {
        version: u32,
    },
    /// Nothing in it could be read.
    Damaged,
}

impl fmt::Display for LoadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadProblem::NotAWorkspace => {
                write!(f, "This is not a Crossread workspace, or its beginning is damaged.")
            }
            LoadProblem::Newer { version } => write!(
                f,
                "This workspace was saved by a newer Crossread (format {version}; this one reads up to {VERSION}). Reload the page to get the newer version."
            ),
            LoadProblem::Damaged => write!(
                f,
                "This workspace is damaged, and nothing in it could be read. Look for another copy of the file."
            ),
        }
    }
}

impl std::error::Error for LoadProblem {}

/// A workspace that was opened, and what was damaged and left out, in plain sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    pub workspace: Workspace,
    pub damage: Vec<String>,
}

/// Whether bytes are meant to be a workspace: they may still not open.
pub fn is_workspace(bytes: &[u8]) -> bool {
    bytes.starts_with(first::NAME) || bytes.starts_with(NAME.as_bytes())
}

/// The workspace as the bytes of its file.
pub fn save(workspace: &Workspace) -> Vec<u8> {
    write(workspace, true, |_| Default::default())
}

/// The same without the texts: each is named by its hash. `known` gives the title and outlet by which the user knows a
/// source.
pub fn save_without_texts(workspace: &Workspace, known: impl Fn(SourceId) -> (String, String)) -> Vec<u8> {
    write(workspace, false, known)
}

fn write(workspace: &Workspace, texts: bool, known: impl Fn(SourceId) -> (String, String)) -> Vec<u8> {
    let mut file = format!("{NAME}{VERSION}\n").into_bytes();
    let mut add = |kind: &str, number: u32, text: &str| parts::write(&mut file, kind, number, text.as_bytes());
    add("workspace", 0, &head(workspace));
    for input in &workspace.inputs {
        let bytes = input.text.len() as u32;
        add(
            "input",
            input.id,
            &input_lines(&input.name, input.format, &input.sha256, bytes, !texts),
        );
    }
    let mut sources: BTreeMap<SourceId, String> = BTreeMap::new();
    for record in &workspace.sources {
        let (title, outlet) = known(record.id);
        sources.insert(record.id, records::write_source(record, &title, &outlet));
    }
    for awaited in &workspace.awaited {
        let Awaited {
            id,
            name,
            format,
            sha256,
            bytes,
            ..
        } = awaited;
        add("input", *id, &input_lines(name, *format, sha256, *bytes, true));
        for AwaitedSource { record, title, outlet } in &awaited.sources {
            sources.insert(record.id, records::write_source(record, title, outlet));
        }
    }
    for id in workspace.order() {
        add("source", id, sources.get(&id).map_or("", String::as_str));
    }
    let verdicts: Vec<_> = workspace.verdicts.iter().collect();
    for (number, chunk) in (0..).zip(verdicts.chunks(CHUNK)) {
        let mut out = Lines::default();
        chunk
            .iter()
            .for_each(|(finding, verdict)| records::write_verdict(&mut out, finding, verdict));
        add("verdicts", number, &out.into_text());
    }
    for (number, chunk) in (0..).zip(workspace.repairs.chunks(CHUNK)) {
        let mut out = Lines::default();
        chunk.iter().for_each(|repair| records::write_repair(&mut out, repair));
        add("names", number, &out.into_text());
    }
    if texts {
        for input in &workspace.inputs {
            add("text", input.id, &input.text);
        }
    }
    file
}

fn head(workspace: &Workspace) -> String {
    let mut out = Lines::default();
    out.some("name", &workspace.name);
    out.line(&[&"next", &workspace.next_id]);
    out.line(&[&"passage-words", &workspace.settings.passage_words]);
    // How much there is, so that what is missing altogether is missed.
    let sources = workspace.order().len();
    out.line(&[&"holds", &sources, &workspace.verdicts.len(), &workspace.repairs.len()]);
    if workspace.settings.each_source {
        out.line(&[&"each-source"]);
    }
    for (source, with) in &workspace.settings.moved {
        match with {
            Some(with) => out.line(&[&"moved", source, with]),
            None => out.line(&[&"moved", source]),
        }
    }
    out.into_text()
}

fn input_lines(name: &str, format: Format, sha256: &str, bytes: u32, without_text: bool) -> String {
    let mut out = Lines::default();
    out.line(&[&"name", &name]);
    out.line(&[&"format", &records::format_word(format)]);
    out.line(&[&"sha256", &sha256]);
    out.line(&[&"bytes", &bytes]);
    if without_text {
        out.line(&[&"without-text"]);
    }
    out.into_text()
}

/// Opens a saved file of any version. What is damaged is left out and told; a source whose text is damaged or was left
/// out is [awaited](Workspace::awaited).
pub fn load(bytes: &[u8]) -> Result<Loaded, LoadProblem> {
    if bytes.starts_with(first::NAME) {
        let (workspace, lost) = first::load(bytes)?;
        let told = |lost| {
            format!(
                "{} that the file names had no text and is left out.",
                count_of(lost, "source", "sources")
            )
        };
        let damage = (lost > 0).then(|| told(lost)).into_iter().collect();
        return Ok(Loaded { workspace, damage });
    }
    let rest = bytes.strip_prefix(NAME.as_bytes()).ok_or(LoadProblem::NotAWorkspace)?;
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .ok_or(LoadProblem::NotAWorkspace)?;
    let (version, rest) = rest.split_at(end);
    let version = std::str::from_utf8(version)
        .ok()
        .and_then(|version| version.trim().parse().ok());
    match version {
        Some(version @ 0..=VERSION) if version > 1 => {}
        Some(version) if version > VERSION => return Err(LoadProblem::Newer { version }),
        _ => return Err(LoadProblem::NotAWorkspace),
    }
    let (parts, torn) = parts::read(&rest[1..]);
    if parts.iter().all(|part| part.text.is_none()) {
        return Err(LoadProblem::Damaged);
    }
    Ok(gather(&parts, torn))
}

/// What the parts say of an input.
struct Known {
    name: String,
    format: Option<Format>,
    sha256: String,
    bytes: u32,
    without_text: bool,
}

fn gather(parts: &[Part], torn: bool) -> Loaded {
    let mut damage = Vec::new();
    let mut workspace = Workspace::default();
    let mut inputs: BTreeMap<u32, Known> = BTreeMap::new();
    let mut texts: BTreeMap<u32, &str> = BTreeMap::new();
    let mut sources: BTreeMap<u32, Vec<AwaitedSource>> = BTreeMap::new();
    let mut places: BTreeMap<SourceId, usize> = BTreeMap::new();
    let (mut next, mut held) = (0, None);
    for part in parts {
        let Some(text) = part.text else { continue };
        match part.kind {
            "workspace" => (next, held) = read_head(text, &mut workspace),
            "input" => {
                inputs.entry(part.number).or_insert_with(|| read_input(text));
            }
            "text" => {
                texts.entry(part.number).or_insert(text);
            }
            "source" if !places.contains_key(&part.number) => {
                if let Some(source) = records::read_source(part.number, text) {
                    places.insert(part.number, places.len());
                    sources.entry(source.record.input).or_default().push(source);
                }
            }
            "verdicts" => workspace
                .verdicts
                .extend(lines_of(text).filter_map(|mut line| records::read_verdict(&mut line))),
            "names" => {
                let repairs = lines_of(text).filter_map(|mut line| records::read_repair(&mut line));
                Arc::make_mut(&mut workspace.repairs).extend(repairs);
            }
            _ => {}
        }
    }
    let (found_verdicts, found_repairs) = (workspace.verdicts.len(), workspace.repairs.len());
    let mut recovered = 0;
    for (&id, &text) in &texts {
        let known = inputs.remove(&id);
        let known = known.unwrap_or_else(|| Known::guessed(text));
        let format = known.format.unwrap_or(Format::Plain);
        let input = Arc::new(Input::new(id, known.name, format, text.to_owned()));
        let of_input = sources.remove(&id).unwrap_or_default().into_iter();
        let mut left = of_input
            .map(|source| source.record)
            .filter(|record| !record.span.of(text).is_empty())
            .collect::<Vec<_>>();
        if left.is_empty() && !text.trim().is_empty() {
            // All that was said of it is lost, not the text. Its number is settled below.
            recovered += 1;
            left.push(super::SourceRecord {
                id: SourceId::MAX,
                input: id,
                span: Span::new(0, text.len()),
                why: String::new(),
                edits: Default::default(),
            });
        }
        workspace.sources.extend(left);
        workspace.inputs.push(input);
    }
    let mut without = Vec::new();
    for (id, known) in inputs {
        let of_input = sources.remove(&id).unwrap_or_default();
        if of_input.is_empty() {
            continue;
        }
        if !known.without_text {
            without.push(of_input[0].title_or(&known.name));
        }
        workspace.awaited.push(Awaited {
            id,
            name: known.name,
            format: known.format.unwrap_or(Format::Plain),
            sha256: known.sha256,
            bytes: known.bytes,
            sources: of_input,
        });
    }
    order::by_key(&mut workspace.sources, |record| {
        places.get(&record.id).copied().unwrap_or(usize::MAX)
    });
    workspace.next_id = workspace.free_id().max(next);
    for index in 0..workspace.sources.len() {
        if workspace.sources[index].id == SourceId::MAX {
            workspace.sources[index].id = workspace.take_id();
        }
    }
    let there = workspace.sources.len()
        + workspace
            .awaited
            .iter()
            .map(|awaited| awaited.sources.len())
            .sum::<usize>();
    if !workspace.awaited.is_empty() {
        let mut ids: Vec<SourceId> = places.keys().copied().collect();
        order::by_key(&mut ids, |id| places.get(id).copied());
        workspace.places = ids;
    }

    for name in without {
        damage.push(format!(
            "The text of “{name}” is damaged or missing. Bring the same text again: all that you said of it returns."
        ));
    }
    if recovered > 0 {
        let texts = count_of(recovered, "text was", "texts were");
        damage.push(format!("{texts} saved, without what was known of it."));
    }
    let (sources, verdicts, repairs) = held.unwrap_or((there, found_verdicts, found_repairs));
    let mut missing = |had: usize, found: usize, one: &str, many: &str| {
        if had > found {
            damage.push(format!("{} damaged and left out.", count_of(had - found, one, many)));
        }
    };
    missing(sources, there, "source was", "sources were");
    missing(verdicts, found_verdicts, "verdict was", "verdicts were");
    missing(
        repairs,
        found_repairs,
        "correction of names was",
        "corrections of names were",
    );
    if held.is_none() {
        damage.push("The name and the settings were damaged; the usual settings hold.".to_owned());
    }
    if damage.is_empty() && (torn || parts.iter().any(|part| part.text.is_none())) {
        damage.push("The file is damaged in a place where nothing stands that counts. Save it anew.".to_owned());
    }
    Loaded { workspace, damage }
}

/// The next free number, and how many sources, verdicts and corrections there are.
fn read_head(text: &str, workspace: &mut Workspace) -> (u32, Option<(usize, usize, usize)>) {
    let (mut next, mut held) = (0, None);
    let settings: &mut Settings = &mut workspace.settings;
    for mut line in lines_of(text) {
        match line.text().as_str() {
            "name" => workspace.name = line.text(),
            "next" => next = line.number().unwrap_or_default(),
            "passage-words" => settings.passage_words = line.number().unwrap_or(settings.passage_words),
            "holds" => {
                let mut count = || line.number().unwrap_or_default() as usize;
                held = Some((count(), count(), count()));
            }
            "each-source" => settings.each_source = true,
            "moved" => {
                if let Some(source) = line.number() {
                    settings.moved.push((source, line.number()));
                }
            }
            _ => {}
        }
    }
    (next, held)
}

fn read_input(text: &str) -> Known {
    let mut known = Known {
        name: String::new(),
        format: None,
        sha256: String::new(),
        bytes: 0,
        without_text: false,
    };
    for mut line in lines_of(text) {
        match line.text().as_str() {
            "name" => known.name = line.text(),
            "format" => known.format = records::format_of(&line.text()),
            "sha256" => known.sha256 = line.text(),
            "bytes" => known.bytes = line.number().unwrap_or_default(),
            "without-text" => known.without_text = true,
            _ => {}
        }
    }
    known
}

impl Known {
    /// For a text of which nothing is known any more.
    fn guessed(text: &str) -> Known {
        let html = text.trim_start().starts_with('<');
        Known {
            name: "Recovered text".to_owned(),
            format: html.then_some(Format::Html),
            sha256: String::new(),
            bytes: 0,
            without_text: false,
        }
    }
}

#[cfg(test)]
mod tests;
