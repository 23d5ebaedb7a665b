use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Readings, Work};
use crate::compare::{Comparison, SourceId};
use crate::text::{Document, Language};
use crate::workspace::{SourceRecord, Workspace};

/// A source as its labels need it.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceInfo {
    pub id: SourceId,
    /// `A`, `B`, …, `Z`, `AA`: its letter in tables and margins, by order.
    pub mark: String,
    pub title: String,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub published: Option<Date>,
    /// Words of the blocks that count; 0 until it is read.
    pub words: usize,
    /// The file's name, or "Pasted text".
    pub file: String,
    /// Why it was split off from what came before it; empty when it was not.
    pub why: String,
    /// The next source came from the same text, so the two can be joined.
    pub joins_next: bool,
    /// The marks of the sources that share its origin; empty for an origin of its own.
    pub same_origin: Vec<String>,
    /// Languages besides English, with how many blocks each has.
    pub other_languages: Vec<(Language, usize)>,
    pub state: SourceState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceState {
    /// Waits for the worker, or is being read.
    Reading,
    Ready,
    Failed(String),
}

impl SourceInfo {
    /// The outlet where it is known, otherwise the title: for narrow columns.
    pub fn short(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.title)
    }
}

/// The labels of all sources, in order.
pub fn list(
    workspace: &Workspace,
    read: &Readings,
    comparison: Option<&Comparison>,
    jobs: &BTreeMap<u32, Work>,
    failed: &BTreeMap<SourceId, String>,
) -> Vec<SourceInfo> {
    let position = |id: SourceId| workspace.sources.iter().position(|record| record.id == id);
    workspace
        .sources
        .iter()
        .enumerate()
        .map(|(index, record)| {
            let reading = read.get(&record.id);
            let document = reading.map(|reading| &reading.document);
            let meta = document.map(|document| &document.meta);
            let input = workspace.input(record.input);
            SourceInfo {
                id: record.id,
                mark: mark(index),
                title: meta
                    .and_then(|meta| meta.title.as_ref())
                    .map(|title| title.value.clone())
                    .or_else(|| record.edits.title.clone())
                    .unwrap_or_else(|| opening(workspace, record)),
                outlet: meta
                    .and_then(|meta| meta.outlet.as_ref())
                    .map(|field| field.value.clone()),
                author: meta
                    .and_then(|meta| meta.author.as_ref())
                    .map(|field| field.value.clone()),
                published: meta.and_then(|meta| meta.published.as_ref()).map(|field| field.value),
                words: reading.map_or(0, |reading| reading.words),
                file: input.map(|input| input.name.clone()).unwrap_or_default(),
                why: record.why.clone(),
                joins_next: workspace.next_in_input(record.id).is_some(),
                same_origin: comparison
                    .and_then(|comparison| {
                        comparison
                            .origins
                            .iter()
                            .find(|origin| origin.sources.contains(&record.id))
                    })
                    .map(|origin| {
                        origin
                            .sources
                            .iter()
                            .filter(|other| **other != record.id)
                            .filter_map(|other| position(*other).map(mark))
                            .collect()
                    })
                    .unwrap_or_default(),
                other_languages: document.map(other_languages).unwrap_or_default(),
                state: if let Some(why) = failed.get(&record.id) {
                    SourceState::Failed(why.clone())
                } else if reading.is_none() || jobs.values().any(|work| *work == Work::Reading(record.id)) {
                    SourceState::Reading
                } else {
                    SourceState::Ready
                },
            }
        })
        .collect()
}

/// `A` for 0, `Z` for 25, `AA` for 26.
fn mark(index: usize) -> String {
    let letter = char::from(b'A' + (index % 26) as u8);
    match index / 26 {
        0 => letter.to_string(),
        more => mark(more - 1) + &letter.to_string(),
    }
}

/// The first words of a source, for one without a title.
fn opening(workspace: &Workspace, record: &SourceRecord) -> String {
    let text = workspace.text_of(record).map_or("", |(_, text)| text).trim_start();
    let line = text.lines().next().unwrap_or_default();
    let mut words = String::new();
    for word in line.split_whitespace() {
        if words.len() + word.len() > 70 {
            words.push('…');
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    if words.is_empty() { "Untitled".into() } else { words }
}

fn other_languages(document: &Document) -> Vec<(Language, usize)> {
    let mut counts = BTreeMap::new();
    for block in document.blocks.iter().filter(|block| block.aside.is_none()) {
        if !matches!(block.language, Language::English | Language::Unknown) {
            *counts.entry(block.language).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}
