//! `crossread resolve`: which phrases of a story stand for the same.

use std::io;
use std::process::ExitCode;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crossread::analysis::entities::coreference::{self, Phrase};
use crossread::text::Span;

use super::lines::answers;

#[derive(Deserialize)]
struct Story {
    docs: Vec<Text>,
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    text: String,
}

/// Offsets count characters (Unicode scalar values).
#[derive(Deserialize)]
struct Mention {
    doc: Value,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Clusters {
    clusters: Vec<Vec<usize>>,
}

/// `{docs: [{id, text}], mentions: [{doc, start, end}]}` to `{clusters: [[index of a mention, …], …]}`, line by line.
pub fn run() -> io::Result<ExitCode> {
    answers(|story: Story| resolve(&story).map(|clusters| Clusters { clusters }))
}

fn resolve(story: &Story) -> Result<Vec<Vec<usize>>, String> {
    let texts: Vec<&str> = story.docs.iter().map(|doc| doc.text.as_str()).collect();
    let mut by_id: FxHashMap<String, usize> = FxHashMap::default();
    for (index, doc) in story.docs.iter().enumerate() {
        by_id.entry(plain(&doc.id)).or_insert(index);
    }
    let of = |mention: &Mention| {
        let by_index = || mention.doc.as_u64().map(|index| index as usize);
        let found = by_id.get(&plain(&mention.doc)).copied().or_else(by_index);
        found
            .filter(|index| *index < texts.len())
            .ok_or_else(|| format!("no document has the id {}", mention.doc))
    };
    // Where each character begins, once per text that has mentions.
    let mut starts: Vec<Option<Vec<usize>>> = vec![None; texts.len()];
    let mut phrases = Vec::with_capacity(story.mentions.len());
    for mention in &story.mentions {
        let document = of(mention)?;
        let text = texts[document];
        let starts = starts[document].get_or_insert_with(|| text.char_indices().map(|(at, _)| at).collect());
        let byte = |offset: usize| starts.get(offset).copied().unwrap_or(text.len());
        let (start, end) = (byte(mention.start), byte(mention.end));
        phrases.push(Phrase {
            document,
            span: Span::new(start, end.max(start)),
        });
    }
    Ok(coreference::resolve(&texts, &phrases))
}

/// An id as its words: `7` and `"7"` are the same.
fn plain(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}
