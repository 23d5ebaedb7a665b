use std::sync::Arc;

use super::{Input, SourceRecord, Verdict, Workspace};
use crate::analysis::entities::repair::Repair;
use crate::compare::{Settings, SourceId};
use crate::ingest::{Edits, Format, Segment};
use crate::text::Span;

/// Everything that a user can do to a workspace.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A text came in; each segment becomes a source. `edits` is what its file says of the text beside it: of the one
    /// source, where there are several it says nothing.
    Add {
        name: String,
        format: Format,
        text: String,
        segments: Vec<Segment>,
        edits: Edits,
    },
    Remove {
        source: SourceId,
    },
    /// Replaces the corrections of a source.
    Edit {
        source: SourceId,
        edits: Edits,
    },
    /// Parts a source in two at an offset into its input's text.
    Split {
        source: SourceId,
        at: u32,
    },
    /// Joins a source with the one that follows it in the same input.
    JoinNext {
        source: SourceId,
    },
    /// Sets or takes back the verdict on a finding.
    Judge {
        finding: String,
        verdict: Option<Verdict>,
    },
    /// Corrects names: behind the corrections made before.
    Repair {
        repairs: Vec<Repair>,
    },
    /// Takes one correction back; those made after it stay.
    TakeBack {
        repair: Repair,
    },
    /// Moves a source to the story of another one, or to one of its own.
    MoveStory {
        source: SourceId,
        with: Option<SourceId>,
    },
    Set {
        settings: Settings,
    },
    /// Gives the workspace another name.
    Rename {
        name: String,
    },
    /// Gives up a text that is awaited, by the number of its input.
    Abandon {
        input: u32,
    },
    /// Removes all sources, verdicts and corrections; the settings stay.
    Clear,
}

impl Change {
    /// What was done, for "Undo …".
    pub fn label(&self) -> &'static str {
        match self {
            Change::Add { .. } => "Added text",
            Change::Remove { .. } => "Removed a source",
            Change::Edit { .. } => "Edited a source",
            Change::Split { .. } => "Split a source",
            Change::JoinNext { .. } => "Joined two sources",
            Change::Judge {
                verdict: Some(Verdict::Confirmed),
                ..
            } => "Confirmed a finding",
            Change::Judge {
                verdict: Some(Verdict::Dismissed { .. }),
                ..
            } => "Dismissed a finding",
            Change::Judge { verdict: None, .. } => "Took back a verdict",
            Change::Repair { repairs } => match repairs.first() {
                Some(Repair::Merge { .. }) => "Merged two names",
                Some(Repair::Rename { .. }) => "Renamed a name",
                Some(Repair::Retype { .. }) => "Changed the kind of a name",
                Some(Repair::Move { .. }) => "Moved mentions to another name",
                Some(Repair::Remove { .. }) => "Removed a name",
                Some(Repair::Add { .. }) => "Added a name",
                None => "Corrected names",
            },
            Change::TakeBack { .. } => "Took back a correction",
            Change::MoveStory { .. } => "Moved a source to another story",
            Change::Set { .. } => "Changed a setting",
            Change::Rename { .. } => "Renamed the workspace",
            Change::Abandon { .. } => "Gave up a missing text",
            Change::Clear => "Removed everything",
        }
    }
}

impl Workspace {
    /// Carries a change out; says whether anything changed. A change that does not fit
    /// (an unknown source, an offset outside it) changes nothing.
    pub fn apply(&mut self, change: Change) -> bool {
        match change {
            Change::Add {
                name,
                format,
                text,
                segments,
                edits,
            } => self.add(name, format, text, segments, edits),
            Change::Remove { source } => {
                let before = self.sources.len();
                self.sources.retain(|record| record.id != source);
                self.drop_unused_inputs();
                let moved = &mut self.settings.moved;
                moved.retain(|(moved, with)| *moved != source && *with != Some(source));
                if self.repairs.iter().any(|repair| repair.source() == Some(source)) {
                    Arc::make_mut(&mut self.repairs).retain(|repair| repair.source() != Some(source));
                }
                before != self.sources.len()
            }
            Change::Edit { source, edits } => match self.sources.iter_mut().find(|record| record.id == source) {
                Some(record) if record.edits != edits => {
                    record.edits = edits;
                    true
                }
                _ => false,
            },
            Change::Split { source, at } => self.split(source, at),
            Change::JoinNext { source } => self.join_next(source),
            Change::Judge { finding, verdict } => match verdict {
                Some(verdict) => self.verdicts.insert(finding, verdict.clone()) != Some(verdict),
                None => self.verdicts.remove(&finding).is_some(),
            },
            Change::Repair { repairs } => self.repair(repairs),
            Change::TakeBack { repair } => {
                let known = self.repairs.iter().position(|known| *known == repair);
                known
                    .map(|index| Arc::make_mut(&mut self.repairs).remove(index))
                    .is_some()
            }
            Change::MoveStory { source, with } => self.move_story(source, with),
            Change::Set { settings } => {
                let changed = self.settings != settings;
                self.settings = settings;
                changed
            }
            Change::Rename { name } => {
                let changed = self.name != name;
                self.name = name;
                changed
            }
            Change::Abandon { input } => {
                let before = self.awaited.len();
                self.awaited.retain(|awaited| awaited.id != input);
                before != self.awaited.len()
            }
            Change::Clear => {
                let changed = !self.is_empty();
                self.awaited.clear();
                self.places.clear();
                self.repairs = Arc::default();
                self.settings.moved.clear();
                self.inputs.clear();
                self.sources.clear();
                self.verdicts.clear();
                changed
            }
        }
    }

    fn add(&mut self, name: String, format: Format, text: String, segments: Vec<Segment>, edits: Edits) -> bool {
        let fits = |span: Span| !span.of(&text).trim().is_empty();
        let segments: Vec<Segment> = segments.into_iter().filter(|segment| fits(segment.span)).collect();
        if segments.is_empty() {
            return false;
        }
        if self.bring(&text) {
            return true;
        }
        let edits = if segments.len() == 1 { edits } else { Edits::default() };
        let input = self.take_id();
        self.inputs.push(Arc::new(Input::new(input, name, format, text)));
        for Segment { span, why } in segments {
            let id = self.take_id();
            self.sources.push(SourceRecord {
                id,
                input,
                span,
                why,
                edits: edits.clone(),
            });
        }
        true
    }

    /// The last move of a source counts.
    fn move_story(&mut self, source: SourceId, with: Option<SourceId>) -> bool {
        let known = |id| self.source(id).is_some();
        if with == Some(source) || !known(source) || !with.is_none_or(known) {
            return false;
        }
        let before = self.settings.moved.clone();
        let moved = &mut self.settings.moved;
        moved.retain(|(moved, _)| *moved != source);
        moved.push((source, with));
        before != *moved
    }

    /// Corrections that are made again count from then on. Says whether anything changed.
    pub(super) fn repair(&mut self, repairs: impl IntoIterator<Item = Repair>) -> bool {
        let before = Arc::clone(&self.repairs);
        for repair in repairs {
            if self.repairs.last() != Some(&repair) {
                let known = Arc::make_mut(&mut self.repairs);
                known.retain(|other| *other != repair);
                known.push(repair);
            }
        }
        before != self.repairs
    }

    /// Corrections stay with the first part: they were made for its headline. Blocks set aside by hand
    /// are forgotten, as their offsets may lie in either part.
    fn split(&mut self, source: SourceId, at: u32) -> bool {
        let Some(index) = self.sources.iter().position(|record| record.id == source) else {
            return false;
        };
        let record = &self.sources[index];
        let Some(input) = self.input(record.input) else {
            return false;
        };
        let first = Span {
            start: record.span.start,
            end: at,
        };
        let second = Span {
            start: at,
            end: record.span.end,
        };
        let fits = |span: Span| span.start < span.end && !span.of(&input.text).trim().is_empty();
        if !fits(first) || !fits(second) {
            return false;
        }
        let input = record.input;
        let id = self.take_id();
        let record = &mut self.sources[index];
        record.span = first;
        record.edits.aside.clear();
        record.edits.columns.clear();
        let why = "You split it here.".to_owned();
        self.sources.insert(
            index + 1,
            SourceRecord {
                id,
                input,
                span: second,
                why,
                edits: Edits::default(),
            },
        );
        true
    }

    fn join_next(&mut self, source: SourceId) -> bool {
        let Some(next) = self.next_in_input(source).map(|record| (record.id, record.span)) else {
            return false;
        };
        let (next_id, next_span) = next;
        let Some(record) = self.sources.iter_mut().find(|record| record.id == source) else {
            return false;
        };
        record.span = record.span.cover(next_span);
        record.edits.aside.clear();
        record.edits.columns.clear();
        self.sources.retain(|record| record.id != next_id);
        true
    }

    /// The source that follows another in the same input.
    pub fn next_in_input(&self, source: SourceId) -> Option<&SourceRecord> {
        let record = self.source(source)?;
        self.sources
            .iter()
            .filter(|other| other.input == record.input && other.span.start >= record.span.end && other.id != source)
            .min_by_key(|other| other.span.start)
    }

    fn drop_unused_inputs(&mut self) {
        let sources = &self.sources;
        self.inputs
            .retain(|input| sources.iter().any(|record| record.input == input.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_text(text: &str) -> Workspace {
        let mut workspace = Workspace::default();
        let segments = vec![Segment {
            span: Span::new(0, text.len()),
            why: String::new(),
        }];
        assert!(workspace.apply(Change::Add {
            name: "a".into(),
            format: Format::Plain,
            text: text.into(),
            segments,
            edits: Default::default()
        }));
        workspace
    }

    fn texts(workspace: &Workspace) -> Vec<&str> {
        workspace
            .sources
            .iter()
            .filter_map(|source| workspace.text_of(source))
            .map(|(_, text)| text)
            .collect()
    }

    #[test]
    fn splitting_and_joining_again_restores_the_text() {
        let mut workspace = with_text("One article. Another article.");
        let id = workspace.sources[0].id;
        assert!(workspace.apply(Change::Split { source: id, at: 13 }));
        assert_eq!(texts(&workspace), ["One article. ", "Another article."]);
        assert!(workspace.apply(Change::JoinNext { source: id }));
        assert_eq!(texts(&workspace), ["One article. Another article."]);
    }

    #[test]
    fn changes_that_do_not_fit_change_nothing() {
        let mut workspace = with_text("Zoë is here.");
        let id = workspace.sources[0].id;
        let before = workspace.clone();
        let misfits = [
            Change::Split { source: id, at: 0 },
            Change::Split { source: id, at: 3 }, // inside the ë
            Change::Split { source: id, at: 9_999 },
            Change::Split { source: 77, at: 4 },
            Change::JoinNext { source: id },
            Change::Remove { source: 77 },
            Change::Judge {
                finding: "f".into(),
                verdict: None,
            },
            Change::Add {
                name: "e".into(),
                format: Format::Plain,
                text: "  ".into(),
                segments: vec![Segment {
                    span: Span::new(0, 2),
                    why: String::new(),
                }],
                edits: Default::default(),
            },
        ];
        for change in misfits {
            assert!(!workspace.apply(change.clone()), "{change:?}");
            assert_eq!(workspace, before, "{change:?}");
        }
    }

    #[test]
    fn the_last_source_of_an_input_takes_its_text_along() {
        let mut workspace = with_text("One article. Another article.");
        let first = workspace.sources[0].id;
        workspace.apply(Change::Split { source: first, at: 13 });
        let second = workspace.sources[1].id;
        workspace.apply(Change::Remove { source: first });
        assert_eq!(workspace.inputs.len(), 1);
        workspace.apply(Change::Remove { source: second });
        assert!(workspace.inputs.is_empty());
    }

    fn removal(name: &str, source: Option<SourceId>) -> Repair {
        use crate::analysis::entities::repair::{Named, Occurrence, Which};
        let here = |source| {
            Which::Here(Occurrence {
                source,
                span: Span::new(0, 5),
                words: name.into(),
            })
        };
        Repair::Remove {
            of: Named::of_words(name, crate::analysis::entities::EntityKind::Person),
            which: source.map_or(Which::All, here),
        }
    }

    #[test]
    fn corrections_come_and_go() {
        let mut workspace = with_text("First text.");
        let id = workspace.sources[0].id;
        let [one, two, here] = [removal("One", None), removal("Two", None), removal("First", Some(id))];
        let repair = |repair: &Repair| Change::Repair {
            repairs: vec![repair.clone()],
        };
        assert!(workspace.apply(repair(&one)));
        assert!(!workspace.apply(repair(&one)), "the same again");
        assert!(workspace.apply(repair(&two)));
        assert!(workspace.apply(repair(&here)));
        assert!(workspace.apply(repair(&one)), "after the others now");
        assert_eq!(*workspace.repairs, [two.clone(), here.clone(), one.clone()]);
        assert!(workspace.apply(Change::TakeBack { repair: one.clone() }));
        assert!(!workspace.apply(Change::TakeBack { repair: one }));
        assert!(workspace.apply(Change::Remove { source: id }));
        assert_eq!(
            *workspace.repairs,
            [two],
            "what was confined to the source goes with it"
        );
        assert!(workspace.apply(Change::Clear));
        assert_eq!(
            workspace,
            Workspace {
                next_id: workspace.next_id,
                ..Workspace::default()
            }
        );
    }

    #[test]
    fn sources_move_between_stories() {
        let mut workspace = with_text("one\ntwo");
        let first = workspace.sources[0].id;
        let split = Change::Split { source: first, at: 4 };
        assert!(workspace.apply(split));
        let second = workspace.sources[1].id;
        let to = |with| Change::MoveStory { source: second, with };
        assert!(workspace.apply(to(Some(first))));
        assert!(!workspace.apply(to(Some(first))), "it is there already");
        assert!(!workspace.apply(to(Some(second))) && !workspace.apply(to(Some(99))));
        assert!(workspace.apply(to(None)));
        assert_eq!(workspace.settings.moved, [(second, None)]);
        workspace.apply(Change::Remove { source: second });
        assert_eq!(workspace.settings.moved, []);
    }
}
