//! Two workspaces as one.
//!
//! What is the same is united: texts by their hash and format, sources by their text and place, in the order in which they
//! come where a text is there twice. **What is here stays** wherever the two contradict each other (a field of a source,
//! a verdict, the name or kind given to a name, a story chosen by hand, another cut of the same text), and what was said
//! otherwise there is told; what only the other says is added. So merging a workspace with itself changes nothing, and
//! merging twice is merging once.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Awaited, AwaitedSource, Input, SourceRecord, Verdict, Workspace};
use crate::analysis::entities::repair::Repair;
use crate::compare::SourceId;
use crate::ingest::{Edits, Format};
use crate::present::order;

/// What came of a merge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Sources that were here already, and those that came.
    pub known: usize,
    pub added: usize,
    /// Findings judged differently: the verdict here, which stays, and the other.
    pub verdicts: Vec<(String, Verdict, Verdict)>,
    /// What else was said otherwise, in plain sentences.
    pub notes: Vec<String>,
}

/// By what an input is known to be the same: hash, format, and which of several.
type Key = (String, u8, usize);

/// The keys of inputs, in their order, with their numbers.
fn keyed<'a>(inputs: impl Iterator<Item = (u32, &'a str, Format)>) -> Vec<(Key, u32)> {
    let mut seen: BTreeMap<(&str, u8), usize> = BTreeMap::new();
    let mut keys = Vec::new();
    for (id, sha256, format) in inputs {
        let format = format as u8;
        let count = seen.entry((sha256, format)).or_default();
        keys.push(((sha256.to_owned(), format, *count), id));
        *count += 1;
    }
    keys
}

impl Workspace {
    /// Takes in all that another workspace holds, behind what is here, by the rules above.
    pub fn merge(&mut self, mut other: Workspace) -> Merged {
        // A text that is on one side is no longer awaited on the other.
        for input in &self.inputs {
            other.bring(&input.text);
        }
        for input in &other.inputs {
            self.bring(&input.text);
        }
        let mut merged = Merged::default();
        if self.name.is_empty() {
            self.name = std::mem::take(&mut other.name);
        }
        let mut inputs: BTreeMap<u32, u32> = BTreeMap::new();
        let here: BTreeMap<Key, u32> = order::inserted(keyed(self.all_inputs()));
        for (key, theirs) in keyed(other.all_inputs()) {
            if let Some(ours) = here.get(&key) {
                inputs.insert(theirs, *ours);
            }
        }
        for input in &other.inputs {
            if let Entry::Vacant(place) = inputs.entry(input.id) {
                let id = *place.insert(self.take_id());
                self.inputs.push(Arc::new(Input {
                    id,
                    ..Input::clone(input)
                }));
            }
        }
        for awaited in &other.awaited {
            if let Entry::Vacant(place) = inputs.entry(awaited.id) {
                let id = *place.insert(self.take_id());
                self.awaited.push(Awaited {
                    id,
                    sources: vec![],
                    ..awaited.clone()
                });
            }
        }
        let mut numbers: BTreeMap<SourceId, SourceId> = BTreeMap::new();
        let mut cut = BTreeSet::new();
        for id in other.order() {
            let Some((record, known)) = other.any_source(id) else {
                continue;
            };
            let Some(&input) = inputs.get(&record.input) else {
                continue;
            };
            match self.admit(input, record, known, &mut merged) {
                Some(number) => {
                    numbers.insert(id, number);
                }
                None => {
                    cut.insert(self.input_name(input));
                }
            }
        }
        let notes = cut
            .into_iter()
            .map(|name| format!("“{name}” was parted into sources differently there: it stays parted as it is here."));
        merged.notes.extend(notes);
        self.merge_stories(&other, &numbers, &mut merged);
        self.merge_repairs(&other, &numbers, &mut merged);
        for (finding, theirs) in other.verdicts {
            match self.verdicts.get(&finding) {
                None => {
                    self.verdicts.insert(finding, theirs);
                }
                Some(ours) if *ours != theirs => merged.verdicts.push((finding, ours.clone(), theirs)),
                Some(_) => {}
            }
        }
        merged
    }

    fn all_inputs(&self) -> impl Iterator<Item = (u32, &str, Format)> {
        let there = self
            .inputs
            .iter()
            .map(|input| (input.id, input.sha256.as_str(), input.format));
        let awaited = self.awaited.iter();
        there.chain(awaited.map(|awaited| (awaited.id, awaited.sha256.as_str(), awaited.format)))
    }

    fn input_name(&self, id: u32) -> String {
        let awaited = || self.awaited.iter().find(|awaited| awaited.id == id);
        let name = self.input(id).map(|input| &input.name);
        name.or_else(|| awaited().map(|awaited| &awaited.name))
            .cloned()
            .unwrap_or_default()
    }

    /// A source, whether its text is there or awaited; the latter with what it is known as.
    fn any_source(&self, id: SourceId) -> Option<(&SourceRecord, Option<&AwaitedSource>)> {
        let awaited = || {
            let mut sources = self.awaited.iter().flat_map(|awaited| &awaited.sources);
            let source = sources.find(|source| source.record.id == id)?;
            Some((&source.record, Some(source)))
        };
        self.source(id).map(|record| (record, None)).or_else(awaited)
    }

    /// The number that another's source has here: that of the same one, or a new one. `None` where the same words belong
    /// to a source that is cut differently.
    fn admit(
        &mut self,
        input: u32,
        theirs: &SourceRecord,
        known: Option<&AwaitedSource>,
        merged: &mut Merged,
    ) -> Option<SourceId> {
        let name = self.input_name(input);
        let awaited = self.awaited.iter_mut().flat_map(|awaited| &mut awaited.sources);
        let records = self.sources.iter_mut().chain(awaited.map(|source| &mut source.record));
        let mut overlaps = false;
        for ours in records.filter(|ours| ours.input == input) {
            if ours.span == theirs.span {
                if unite(&mut ours.edits, &theirs.edits) {
                    let text = "was corrected differently there: what you corrected here stays.";
                    merged
                        .notes
                        .push(format!("“{}” {text}", ours.edits.title.as_deref().unwrap_or(&name)));
                }
                merged.known += 1;
                return Some(ours.id);
            }
            overlaps |= ours.span.overlaps(theirs.span);
        }
        if overlaps {
            return None;
        }
        merged.added += 1;
        let id = self.take_id();
        let record = SourceRecord {
            id,
            input,
            ..theirs.clone()
        };
        match self.awaited.iter_mut().find(|awaited| awaited.id == input) {
            Some(awaited) => {
                if self.places.is_empty() {
                    self.places = self.sources.iter().map(|record| record.id).collect();
                }
                self.places.push(id);
                awaited.sources.push(AwaitedSource {
                    record,
                    title: known.map(|known| known.title.clone()).unwrap_or_default(),
                    outlet: known.map(|known| known.outlet.clone()).unwrap_or_default(),
                });
            }
            None => {
                if !self.awaited.is_empty() {
                    self.places.push(id);
                }
                self.sources.push(record);
            }
        }
        Some(id)
    }

    fn merge_stories(&mut self, other: &Workspace, numbers: &BTreeMap<SourceId, SourceId>, merged: &mut Merged) {
        let number = |source: SourceId| numbers.get(&source).copied();
        for (source, with) in &other.settings.moved {
            let Some(source) = number(*source) else { continue };
            let with = match with {
                None => None,
                Some(with) => match number(*with) {
                    Some(with) => Some(with),
                    None => continue,
                },
            };
            let moved = &mut self.settings.moved;
            match moved.iter().find(|(known, _)| *known == source) {
                None => moved.push((source, with)),
                Some((_, ours)) if *ours != with => {
                    let text = "A source was put with another story there: it stays where you put it here.";
                    merged.notes.push(text.to_owned());
                }
                Some(_) => {}
            }
        }
    }

    /// The other's corrections are carried out behind those that are here.
    fn merge_repairs(&mut self, other: &Workspace, numbers: &BTreeMap<SourceId, SourceId>, merged: &mut Merged) {
        let here = Arc::clone(&self.repairs);
        let theirs = other.repairs.iter().cloned();
        let theirs = theirs.filter_map(|repair| repair.renumbered(|source| numbers.get(&source).copied()));
        let new: Vec<Repair> = theirs
            .filter(|repair| {
                let against = here.iter().find(|known| contradict(known, repair));
                if let (Some(against), false) = (against, here.contains(repair)) {
                    let name = match against {
                        Repair::Rename { name, .. } => name.clone(),
                        Repair::Retype { of, .. } => of.name.clone(),
                        _ => String::new(),
                    };
                    merged.notes.push(format!(
                        "The name “{name}” was corrected differently there: yours stays."
                    ));
                    return false;
                }
                !here.contains(repair)
            })
            .collect();
        if !new.is_empty() {
            Arc::make_mut(&mut self.repairs).extend(new);
        }
    }
}

/// Two corrections that cannot both hold.
fn contradict(one: &Repair, other: &Repair) -> bool {
    match (one, other) {
        (Repair::Rename { of, name }, Repair::Rename { of: same, name: new }) => of == same && name != new,
        (Repair::Retype { of, kind }, Repair::Retype { of: same, kind: new }) => of == same && kind != new,
        _ => false,
    }
}

/// Adds what only the other corrected; says whether the two contradict each other.
fn unite(ours: &mut Edits, theirs: &Edits) -> bool {
    let mut contradicts = false;
    fn field<T: Clone + PartialEq>(ours: &mut Option<T>, theirs: &Option<T>) -> bool {
        if ours.is_none() {
            ours.clone_from(theirs);
        }
        theirs.is_some() && ours != theirs
    }
    fn map<K: Clone + Ord, V: Copy + PartialEq>(ours: &mut BTreeMap<K, V>, theirs: &BTreeMap<K, V>) -> bool {
        let mut contradicts = false;
        for (key, value) in theirs {
            contradicts |= *ours.entry(key.clone()).or_insert(*value) != *value;
        }
        contradicts
    }
    contradicts |= field(&mut ours.title, &theirs.title);
    contradicts |= field(&mut ours.outlet, &theirs.outlet);
    contradicts |= field(&mut ours.author, &theirs.author);
    contradicts |= field(&mut ours.published, &theirs.published);
    contradicts |= field(&mut ours.updated, &theirs.updated);
    contradicts |= field(&mut ours.address, &theirs.address);
    contradicts |= map(&mut ours.aside, &theirs.aside);
    contradicts |= map(&mut ours.columns, &theirs.columns);
    contradicts
}

#[cfg(test)]
mod tests {
    use super::super::tests::{texts, with_texts};
    use super::super::{Change, load, save_without_texts};
    use super::*;
    use crate::analysis::entities::EntityKind;
    use crate::analysis::entities::repair::{Named, Occurrence, Which};
    use crate::text::Span;

    fn judge(workspace: &mut Workspace, finding: &str, reason: Option<&str>) {
        let verdict = Some(reason.map_or(Verdict::Confirmed, |reason| Verdict::Dismissed {
            reason: reason.into(),
        }));
        let finding = finding.to_owned();
        workspace.apply(Change::Judge { finding, verdict });
    }

    fn title(workspace: &mut Workspace, index: usize, title: &str) {
        let source = workspace.sources[index].id;
        let edits = Edits {
            title: Some(title.into()),
            ..Edits::default()
        };
        workspace.apply(Change::Edit { source, edits });
    }

    fn person(name: &str) -> Named {
        Named::of_words(name, EntityKind::Person)
    }

    fn removal(name: &str, source: Option<SourceId>) -> Repair {
        let here = |source| {
            Which::Here(Occurrence {
                source,
                span: Span::new(0, 5),
                words: name.into(),
            })
        };
        Repair::Remove {
            of: person(name),
            which: source.map_or(Which::All, here),
        }
    }

    /// Two that share a text and differ in most else.
    fn two() -> (Workspace, Workspace) {
        let mut one = with_texts(&["Ours alone.", "Of both."]);
        let mut two = with_texts(&["Theirs. And more.", "Of both."]);
        two.apply(Change::Split {
            source: two.sources[0].id,
            at: 8,
        });
        title(&mut one, 1, "Ours");
        title(&mut two, 2, "Theirs");
        judge(&mut one, "both", None);
        judge(&mut two, "both", Some("No"));
        judge(&mut two, "theirs", None);
        let (ours, theirs) = (one.sources[0].id, two.sources[0].id);
        let last = two.sources[2].id;
        let rename = |name: &str| Repair::Rename {
            of: person("A"),
            name: name.into(),
        };
        one.apply(Change::Repair {
            repairs: vec![removal("Both", None), removal("Ours", Some(ours)), rename("B")],
        });
        two.apply(Change::Repair {
            repairs: vec![
                removal("Theirs", Some(theirs)),
                removal("Gone", Some(77)),
                removal("Both", None),
                rename("C"),
            ],
        });
        two.apply(Change::MoveStory {
            source: theirs,
            with: Some(last),
        });
        (one, two)
    }

    #[test]
    fn what_is_the_same_is_united_and_what_is_here_stays() {
        let (mut one, two) = two();
        let before = one.clone();
        let merged = one.merge(two);
        assert_eq!(texts(&one), ["Ours alone.", "Of both.", "Theirs. ", "And more."]);
        assert_eq!((merged.known, merged.added), (1, 2));
        assert_eq!(one.sources[..2], before.sources[..]);
        let reason = "No".to_owned();
        assert_eq!(
            merged.verdicts,
            [("both".into(), Verdict::Confirmed, Verdict::Dismissed { reason })]
        );
        assert_eq!(one.verdicts.len(), 2);
        assert_eq!(merged.notes.len(), 2, "{:?}", merged.notes);
        let moved = one.sources[2].id;
        assert_eq!(one.settings.moved, [(moved, Some(one.sources[1].id))]);
        assert_eq!(one.repairs[..3], before.repairs[..]);
        assert_eq!(one.repairs[3..], [removal("Theirs", Some(moved))]);
        let mut numbers: Vec<u32> = one.sources.iter().map(|source| source.id).collect();
        numbers.extend(one.inputs.iter().map(|input| input.id));
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 4 + 3);
        assert!(one.inputs.is_sorted_by_key(|input| input.id));
    }

    #[test]
    fn merging_again_or_with_itself_changes_nothing() {
        let (one, two) = two();
        for mut workspace in [
            one.clone(),
            two.clone(),
            with_texts(&["Twice.", "Twice."]),
            Workspace::default(),
        ] {
            let same = workspace.clone();
            let merged = workspace.merge(same.clone());
            assert_eq!(workspace, same);
            assert_eq!((merged.added, merged.verdicts, merged.notes), (0, vec![], vec![]));
        }
        let mut once = one.clone();
        once.merge(two.clone());
        let mut twice = once.clone();
        assert_eq!(twice.merge(two).added, 0);
        assert_eq!(twice, once);
    }

    #[test]
    fn another_cut_of_the_same_text_is_told_and_not_doubled() {
        let mut one = with_texts(&["First. Second."]);
        let mut two = with_texts(&["First. Second."]);
        two.apply(Change::Split {
            source: two.sources[0].id,
            at: 7,
        });
        let before = one.clone();
        let merged = one.merge(two.clone());
        assert_eq!((&one, merged.added, merged.notes.len()), (&before, 0, 1));
        // What was removed here and is there comes back.
        two.apply(Change::Remove {
            source: two.sources[0].id,
        });
        let mut three = with_texts(&["First. Second."]);
        three.apply(Change::Split {
            source: three.sources[0].id,
            at: 7,
        });
        assert_eq!(two.merge(three).added, 1);
        assert_eq!(texts(&two), ["Second.", "First. "]);
    }

    #[test]
    fn a_text_that_one_side_has_returns_to_the_other() {
        let mut whole = with_texts(&["One.", "Two."]);
        title(&mut whole, 1, "Titled");
        let waiting = load(&save_without_texts(&whole, |_| Default::default()))
            .unwrap()
            .workspace;
        let mut plain = with_texts(&["Two."]);
        let merged = plain.merge(waiting.clone());
        assert_eq!((merged.known, merged.added, plain.awaited.len()), (1, 1, 1));
        assert_eq!(plain.sources[0].edits.title.as_deref(), Some("Titled"));
        assert!(plain.bring("One."));
        assert_eq!(texts(&plain), ["Two.", "One."]);
        let mut waits = waiting.clone();
        waits.merge(waiting.clone());
        assert_eq!(waits, waiting);
        waits.merge(whole.clone());
        assert_eq!(waits, whole);
    }
}
