use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Readings, Work};
use crate::compare::{Comparison, Origin, SourceId};
use crate::present::{mark, order};
use crate::text::{Field, Language, Meta};
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
    pub words: u32,
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

/// The labels of all sources, in order. Near-linear in their number: it runs after every answer of the worker.
pub fn list(
    workspace: &Workspace,
    read: &Readings,
    comparison: Option<&Comparison>,
    jobs: &BTreeMap<u32, Work>,
    failed: &BTreeMap<SourceId, String>,
) -> Vec<SourceInfo> {
    let records = &workspace.sources;
    let position: BTreeMap<SourceId, usize> =
        order::inserted((0..records.len()).map(|index| (records[index].id, index)));
    let being_read: BTreeSet<SourceId> = order::inserted(jobs.values().filter_map(Work::reads));
    let mut last_of_input: BTreeMap<u32, u32> = BTreeMap::new();
    for record in records {
        let last = last_of_input.entry(record.input).or_default();
        *last = (*last).max(record.span.start);
    }
    let mut origin_of: BTreeMap<SourceId, &Origin> = BTreeMap::new();
    for origin in comparison.map_or(&[][..], |comparison| &comparison.origins) {
        origin_of.extend(origin.sources.iter().map(|source| (*source, origin)));
    }
    let info = |(index, record): (usize, &SourceRecord)| {
        let reading = read.get(&record.id);
        let meta = reading.map(|reading| &reading.document.meta);
        let named = |field: fn(&Meta) -> &Option<Field<String>>| {
            meta.and_then(|meta| field(meta).as_ref())
                .map(|field| field.value.clone())
        };
        SourceInfo {
            id: record.id,
            mark: mark(index),
            title: named(|meta| &meta.title)
                .or_else(|| record.edits.title.clone())
                .unwrap_or_else(|| opening(workspace, record)),
            outlet: named(|meta| &meta.outlet),
            author: named(|meta| &meta.author),
            published: meta.and_then(|meta| meta.published.as_ref()).map(|field| field.value),
            words: reading.map_or(0, |reading| reading.words),
            file: workspace
                .input(record.input)
                .map_or(String::new(), |input| input.name.clone()),
            why: record.why.clone(),
            joins_next: last_of_input
                .get(&record.input)
                .is_some_and(|last| record.span.start < *last),
            same_origin: origin_of
                .get(&record.id)
                .map(|origin| {
                    let others = origin.sources.iter().filter(|other| **other != record.id);
                    others
                        .filter_map(|other| position.get(other).copied().map(mark))
                        .collect()
                })
                .unwrap_or_default(),
            other_languages: reading
                .map(|reading| reading.other_languages.clone())
                .unwrap_or_default(),
            state: match failed.get(&record.id) {
                Some(why) => SourceState::Failed(why.clone()),
                None if reading.is_none() || being_read.contains(&record.id) => SourceState::Reading,
                None => SourceState::Ready,
            },
        }
    };
    records.iter().enumerate().map(info).collect()
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
