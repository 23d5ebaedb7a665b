use super::{Change, Workspace};

/// A workspace with undo and redo. Keeps whole states: they share their texts, so one costs little.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    present: Workspace,
    past: Vec<Step>,
    future: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
struct Step {
    label: &'static str,
    workspace: Workspace,
}

/// How many changes can be undone.
const DEPTH: usize = 200;

impl History {
    pub fn new(present: Workspace) -> Self {
        History {
            present,
            ..History::default()
        }
    }

    pub fn present(&self) -> &Workspace {
        &self.present
    }

    /// Carries a change out; says whether anything changed.
    pub fn apply(&mut self, change: Change) -> bool {
        let label = change.label();
        let before = self.present.clone();
        if !self.present.apply(change) {
            return false;
        }
        self.remember(label, before);
        true
    }

    /// Another state takes the place of this one (a merge, what another tab did); it can be undone like a change.
    pub fn put(&mut self, label: &'static str, workspace: Workspace) {
        let before = std::mem::replace(&mut self.present, workspace);
        self.present.next_id = self.present.next_id.max(before.next_id);
        self.remember(label, before);
    }

    fn remember(&mut self, label: &'static str, workspace: Workspace) {
        self.past.push(Step { label, workspace });
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// What undo would take back (`Removed a source`).
    pub fn undo_label(&self) -> Option<&'static str> {
        self.past.last().map(|step| step.label)
    }

    pub fn redo_label(&self) -> Option<&'static str> {
        self.future.last().map(|step| step.label)
    }

    /// Takes the last change back; returns what it was.
    pub fn undo(&mut self) -> Option<&'static str> {
        let step = self.past.pop()?;
        Some(self.travel(step, |history| &mut history.future))
    }

    /// Does the last undone change again; returns what it was.
    pub fn redo(&mut self) -> Option<&'static str> {
        let step = self.future.pop()?;
        Some(self.travel(step, |history| &mut history.past))
    }

    fn travel(&mut self, step: Step, behind: impl Fn(&mut History) -> &mut Vec<Step>) -> &'static str {
        let Step { label, mut workspace } = step;
        // Numbers given out in the state that is left must not be given out again.
        workspace.next_id = workspace.next_id.max(self.present.next_id);
        let left = std::mem::replace(&mut self.present, workspace);
        behind(self).push(Step { label, workspace: left });
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Format, Segment};
    use crate::text::Span;

    fn add(text: &str) -> Change {
        let segments = vec![Segment {
            span: Span::new(0, text.len()),
            why: String::new(),
        }];
        Change::Add {
            name: "a".into(),
            format: Format::Plain,
            text: text.into(),
            segments,
            edits: Default::default(),
        }
    }

    #[test]
    fn undo_and_redo_travel_and_a_new_change_ends_the_future() {
        let mut history = History::default();
        assert!(history.apply(add("One.")));
        assert!(history.apply(Change::Clear));
        assert_eq!(history.undo_label(), Some("Removed everything"));
        assert_eq!(history.undo(), Some("Removed everything"));
        assert_eq!(history.present().sources.len(), 1);
        assert_eq!(history.redo(), Some("Removed everything"));
        assert!(history.present().sources.is_empty());
        history.undo();
        assert!(history.apply(add("Two.")));
        assert_eq!(history.redo(), None);
    }

    #[test]
    fn numbers_are_never_given_out_twice() {
        let mut history = History::default();
        history.apply(add("One."));
        let gone = history.present().sources[0].id;
        history.undo();
        history.apply(add("Two."));
        assert_ne!(history.present().sources[0].id, gone);
    }

    #[test]
    fn what_changes_nothing_is_not_remembered() {
        let mut history = History::default();
        assert!(!history.apply(Change::Clear));
        assert_eq!(history.undo_label(), None);
    }
}
