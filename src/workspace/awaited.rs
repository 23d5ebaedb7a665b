//! Texts that the workspace knows of and has not got: left out of the file because they may not be passed on, or damaged.
//! All that was said of them waits until somebody brings the same text; it is recognised by its hash.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Input, SourceRecord, Workspace};
use crate::compare::SourceId;
use crate::ingest::Format;
use crate::present::order;
use crate::report;

/// A text that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct Awaited {
    /// The number that its input had and gets again.
    pub id: u32,
    /// The file's name, or "Pasted text".
    pub name: String,
    pub format: Format,
    /// Hexadecimal.
    pub sha256: String,
    /// Its length in UTF-8.
    pub bytes: u32,
    pub sources: Vec<AwaitedSource>,
}

/// A source of a text that is not there.
#[derive(Clone, Debug, PartialEq)]
pub struct AwaitedSource {
    pub record: SourceRecord,
    /// By what the user knew it; may be empty.
    pub title: String,
    pub outlet: String,
}

impl AwaitedSource {
    /// What it is known as.
    pub fn title_or(&self, name: &str) -> String {
        let title = self.record.edits.title.as_deref().unwrap_or(&self.title);
        if title.is_empty() { name } else { title }.to_owned()
    }
}

impl Workspace {
    /// Puts a text where it is awaited: its sources return to their places with all that was said of them. Says whether
    /// any waited for it.
    pub fn bring(&mut self, text: &str) -> bool {
        let length = |awaited: &Awaited| awaited.bytes as usize == text.len();
        if !self.awaited.iter().any(length) {
            return false;
        }
        let sha256 = report::sha256(text);
        let ranks = self.ranks();
        let mut brought = false;
        while let Some(index) = self.awaited.iter().position(|awaited| awaited.sha256 == sha256) {
            let awaited = self.awaited.remove(index);
            let input = Input {
                id: awaited.id,
                name: awaited.name,
                format: awaited.format,
                text: text.to_owned(),
                sha256: awaited.sha256,
            };
            let at = self.inputs.partition_point(|known| known.id < input.id);
            self.inputs.insert(at, Arc::new(input));
            for source in awaited.sources {
                put_in_place(&mut self.sources, &ranks, source.record, |record| record.id);
            }
            brought = true;
        }
        if self.awaited.is_empty() {
            self.places.clear();
        }
        brought
    }

    /// The numbers of all sources in their order, those that wait among them.
    pub(super) fn order(&self) -> Vec<SourceId> {
        let ranks = self.ranks();
        let mut ids: Vec<SourceId> = self.sources.iter().map(|record| record.id).collect();
        for source in self.awaited.iter().flat_map(|awaited| &awaited.sources) {
            put_in_place(&mut ids, &ranks, source.record.id, |id| *id);
        }
        ids
    }

    fn ranks(&self) -> BTreeMap<SourceId, usize> {
        order::inserted(self.places.iter().enumerate().map(|(rank, id)| (*id, rank)))
    }
}

/// Behind all those that stood before it.
fn put_in_place<T>(list: &mut Vec<T>, ranks: &BTreeMap<SourceId, usize>, item: T, id: impl Fn(&T) -> SourceId) {
    let own = ranks.get(&id(&item));
    let before = |other: &T| {
        ranks
            .get(&id(other))
            .is_some_and(|other| own.is_none_or(|own| other < own))
    };
    let at = list.iter().rposition(before).map_or(0, |last| last + 1);
    list.insert(at, item);
}

#[cfg(test)]
mod tests {
    use super::super::tests::{texts, with_texts};
    use super::super::{load, save_without_texts};

    #[test]
    fn sources_return_to_their_places_in_whatever_order_their_texts_come() {
        let all = ["One text.", "Another text.", "A third text.", "The last."];
        let whole = with_texts(&all);
        let bytes = save_without_texts(&whole, |_| (String::from("Title"), String::new()));
        let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]];
        for order in orders {
            let mut waiting = load(&bytes).unwrap().workspace;
            assert_eq!((waiting.sources.len(), waiting.awaited.len()), (0, 4));
            assert_eq!(waiting.awaited[1].sources[0].title, "Title");
            assert!(!waiting.bring("No text of it."));
            for index in order {
                assert!(waiting.bring(all[index]), "{order:?}");
                assert!(!waiting.bring(all[index]), "it is there already");
                // Saved half-way, it is the same.
                let saved = load(&super::super::save(&waiting)).unwrap();
                assert_eq!((&saved.workspace, &saved.damage[..]), (&waiting, &[][..]), "{order:?}");
            }
            assert_eq!(waiting, whole, "{order:?}");
            assert_eq!(texts(&waiting), all);
        }
    }
}
