//! The verbs: everything that a user can do, as methods of [`App`].

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{App, Dialog, Problem, Selection, SourceState, Toast, View};
use crate::analysis::entities::repair::Repair;
use crate::compare::{Place, Settings, SourceId};
use crate::ingest::{Edits, Format};
use crate::present::{address, pasted};
use crate::report;
use crate::text::ColumnChoice;
use crate::workspace::{Change, EXAMPLE, Verdict};

/// What a paste carries.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    pub text: String,
    pub html: String,
    pub files: Vec<web_sys::File>,
}

/// How long a toast stays.
const TOAST: Duration = Duration::from_secs(8);
/// A paste is called this where a file would have its name.
pub(super) const PASTED: &str = "Pasted text";

impl App {
    // Bringing texts in.

    pub fn paste(self, pasted: Pasted) {
        // Word puts a picture of the text beside the text; a copied file puts its name.
        let files: Vec<web_sys::File> = pasted
            .files
            .into_iter()
            .filter(|file| !file.type_().starts_with("image/") || pasted.text.is_empty())
            .collect();
        if !files.is_empty() {
            self.add_files(files);
        } else if pasted::carries_structure(&pasted.html) {
            self.take(
                None,
                PASTED.into(),
                pasted.html.into_bytes(),
                Some(Format::Html),
                Edits::default(),
            );
        } else {
            self.take(None, PASTED.into(), pasted.text.into_bytes(), None, Edits::default());
        }
        self.dialog.set(None);
    }

    pub fn add_example(self) {
        for (name, text) in EXAMPLE {
            self.take(None, name.into(), text.as_bytes().to_vec(), None, Edits::default());
        }
    }

    // Changing the workspace.

    pub fn edit(self, source: SourceId, edits: Edits) {
        self.change(Change::Edit { source, edits });
    }

    /// Sets a block aside, or restores one; the block is named by the offset of its start.
    pub fn set_aside(self, source: SourceId, block: u32, aside: bool) {
        let edits = self
            .history
            .with_untracked(|history| history.present().source(source).map(|record| record.edits.clone()));
        if let Some(mut edits) = edits {
            edits.aside.insert(block, aside);
            if self.change(Change::Edit { source, edits }) {
                self.toast(
                    if aside {
                        "Set a passage aside"
                    } else {
                        "Restored a passage"
                    },
                    true,
                );
            }
        }
    }

    /// Says what a column of a table holds, or takes that back; the column is named by the offset of its table's start
    /// and its index in the grid.
    pub fn choose_type(self, source: SourceId, column: (u32, u32), choice: Option<ColumnChoice>) {
        let edits = self
            .history
            .with_untracked(|history| history.present().source(source).map(|record| record.edits.clone()));
        if let Some(mut edits) = edits {
            match choice {
                Some(choice) => edits.columns.insert(column, choice),
                None => edits.columns.remove(&column),
            };
            if self.change(Change::Edit { source, edits }) {
                self.toast("Changed a column's type", true);
            }
        }
    }

    pub fn remove(self, source: SourceId) {
        let title = self.sources.with_untracked(|sources| {
            sources
                .iter()
                .find(|info| info.id == source)
                .map(|info| info.title.clone())
                .unwrap_or_default()
        });
        if self.change(Change::Remove { source }) {
            self.toast(format!("Removed “{title}”"), true);
        }
    }

    /// Carries out a change of no other verb; says whether anything changed.
    pub fn do_without(self, change: Change) -> bool {
        self.change(change)
    }

    pub fn clear(self) {
        if self.change(Change::Clear) {
            self.toast("Removed everything", true);
        }
    }

    /// Parts a source in two at an offset into its input's text.
    pub fn split(self, source: SourceId, at: u32) {
        if self.change(Change::Split { source, at }) {
            self.toast("Split the source in two", true);
        }
    }

    pub fn join_next(self, source: SourceId) {
        if self.change(Change::JoinNext { source }) {
            self.toast("Joined two sources", true);
        }
    }

    /// Moves a source to the story of another one, or to one of its own.
    pub fn move_story(self, source: SourceId, with: Option<SourceId>) {
        if self.change(Change::MoveStory { source, with }) {
            self.toast("Moved the source to another story", true);
        }
    }

    /// Whether agreement counts every source, also those that share an origin.
    pub fn count_each_source(self, each_source: bool) {
        let settings = self
            .history
            .with_untracked(|history| history.present().settings.clone());
        let settings = Settings {
            each_source,
            ..settings
        };
        if self.change(Change::Set { settings }) {
            self.announce(if each_source {
                "Every source counts"
            } else {
                "Each origin counts once"
            });
        }
    }

    /// Sets the verdict on a finding, or takes it back.
    pub fn judge(self, finding: String, verdict: Option<Verdict>) {
        let text = match &verdict {
            Some(Verdict::Confirmed) => "Confirmed",
            Some(Verdict::Dismissed { .. }) => "Dismissed",
            None => "Took back the verdict",
        };
        if self.change(Change::Judge { finding, verdict }) {
            self.toast(text, true);
        }
    }

    /// Corrects names, in all sources and views at once.
    pub fn correct(self, repairs: Vec<Repair>) {
        let text = repairs.first().map(report::correction).unwrap_or_default();
        // What is looked at is looked at under its new key, too; the old one counts again after an undo.
        for (of, turned) in repairs.iter().filter_map(Repair::turned) {
            self.entity.update(|keys| {
                if keys.iter().any(|key| of.keys.contains(key)) {
                    keys.insert(0, turned);
                }
            });
        }
        if self.change(Change::Repair { repairs }) {
            self.toast(text, true);
        } else {
            self.toast("That is so already", false);
        }
    }

    pub fn take_back(self, repair: Repair) {
        let text = report::correction(&repair);
        if self.change(Change::TakeBack { repair }) {
            self.toast(format!("Taken back: {text}"), true);
        }
    }

    pub fn undo(self) {
        match self.history.try_update(|history| history.undo()).flatten() {
            Some(what) => {
                self.changed();
                self.toast(format!("Undone: {}", lower_first(what)), false);
            }
            None => self.toast("Nothing to undo", false),
        }
    }

    pub fn redo(self) {
        match self.history.try_update(|history| history.redo()).flatten() {
            Some(what) => {
                self.changed();
                self.toast(format!("Done again: {}", lower_first(what)), false);
            }
            None => self.toast("Nothing to redo", false),
        }
    }

    /// Carries a change out and all that follows from it; says whether anything changed.
    pub(super) fn change(self, change: Change) -> bool {
        let changed = self
            .history
            .try_update(|history| history.apply(change))
            .unwrap_or(false);
        if changed {
            self.changed();
        }
        changed
    }

    pub(super) fn changed(self) {
        self.settle();
        self.save_soon();
    }

    /// Makes the session fit the workspace: columns and selection name what is there, and the worker is asked for
    /// what is missing.
    pub(super) fn settle(self) {
        let ids: Vec<SourceId> = self
            .history
            .with_untracked(|history| history.present().sources.iter().map(|record| record.id).collect());
        let mut columns = self.columns.get_untracked();
        columns.retain(|source| ids.contains(source));
        if columns.is_empty() {
            columns = ids.iter().take(columns_that_fit()).copied().collect();
        }
        if columns != self.columns.get_untracked() {
            self.columns.set(columns);
        }
        if self
            .focus
            .get_untracked()
            .is_some_and(|place| !ids.contains(&place.source))
        {
            self.focus.set(None);
        }
        if ids.is_empty() {
            self.selected.set(None);
            self.view.set(View::default());
        }
        self.sync();
    }

    // Moving about.

    /// Puts the focus where one looks when what had it is gone with what was drawn anew.
    pub(super) fn rescue_focus(self) {
        request_animation_frame(move || {
            let lost = document()
                .active_element()
                .is_none_or(|element| element.tag_name() == "BODY");
            let place = ["#entity-name", "#main .column-text", "#main"];
            let mut place = place
                .iter()
                .filter_map(|place| document().query_selector(place).ok().flatten());
            if let (true, Some(element)) = (lost, place.next().and_then(|it| it.dyn_into::<HtmlElement>().ok())) {
                // What cannot take the focus leaves it where it is.
                let _ = element.focus();
            }
        });
    }

    /// Opens all about an entity.
    pub fn open_entity(self, key: String) {
        self.entity.set(vec![key]);
        self.selected.set(None);
        self.open(View::Entities);
    }

    pub fn open(self, view: View) {
        self.view.set(view);
        self.rail_open.set(false);
    }

    /// Shows a place in its text: opens it in the reading view, scrolls there and flashes it.
    pub fn show(self, place: Place) {
        let mut columns = self.columns.get_untracked();
        if !columns.contains(&place.source) {
            if columns.is_empty() {
                columns.push(place.source);
            } else {
                let last = columns.len() - 1;
                columns[last] = place.source;
            }
            self.columns.set(columns);
        }
        self.dialog.set(None);
        self.open(View::Read);
        self.focus.set(Some(place));
    }

    /// Shows several places side by side, the first as [`App::show`] does.
    pub fn show_side_by_side(self, places: &[Place]) {
        let mut columns: Vec<SourceId> = Vec::new();
        for place in places {
            if !columns.contains(&place.source) && columns.len() < address::COLUMNS {
                columns.push(place.source);
            }
        }
        if let Some(first) = places.first() {
            self.columns.set(columns);
            self.show(*first);
        }
    }

    /// Reads one source alone.
    pub fn read_source(self, source: SourceId) {
        self.columns.set(vec![source]);
        self.focus.set(None);
        self.open(View::Read);
    }

    /// Adds a source to those read side by side, or takes it out.
    pub fn toggle_column(self, source: SourceId) {
        let mut columns = self.columns.get_untracked();
        if let Some(index) = columns.iter().position(|column| *column == source) {
            if columns.len() > 1 {
                columns.remove(index);
            }
        } else {
            columns.truncate(address::COLUMNS - 1);
            columns.push(source);
        }
        self.columns.set(columns);
    }

    /// Opens something in the evidence panel.
    pub fn select(self, selection: Selection) {
        self.selected.set(Some(selection));
    }

    /// Selects the next finding, or the one before.
    pub fn step_finding(self, step: isize) {
        let Some(comparison) = self.comparison.get_untracked() else {
            return;
        };
        let ids: Vec<&String> = comparison.findings.iter().map(|finding| &finding.id).collect();
        let Some(last) = ids.len().checked_sub(1) else {
            self.toast("There are no findings", false);
            return;
        };
        let current = match self.selected.get_untracked() {
            Some(Selection::Finding(id)) => ids.iter().position(|other| **other == id),
            _ => None,
        };
        let index = match current {
            Some(index) => index.saturating_add_signed(step).min(last),
            None => 0,
        };
        self.select(Selection::Finding(ids[index].clone()));
        let title = &comparison.findings[index].title;
        self.announce(&format!("Finding {} of {}: {title}", index + 1, ids.len()));
    }

    // Telling.

    pub fn toast(self, text: impl Into<String>, undo: bool) {
        let id = self.next_job();
        let text = text.into();
        self.announce(&text);
        self.toasts.update(|toasts| {
            toasts.clear(); // one at a time: undo always means the last change
            toasts.push(Toast { id, text, undo });
        });
        set_timeout(move || self.drop_toast(id), TOAST);
    }

    pub fn drop_toast(self, id: u32) {
        self.toasts.try_update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    /// Tells something that went wrong, with what to do.
    pub fn tell_problem(self, about: &str, text: &str) {
        let problem = Problem {
            id: self.next_job(),
            about: about.to_owned(),
            text: text.to_owned(),
        };
        self.announce(&format!("{about}: {text}"));
        self.problems.update(|problems| {
            if !problems
                .iter()
                .any(|known| known.about == problem.about && known.text == problem.text)
            {
                problems.push(problem);
            }
        });
    }

    pub fn dismiss_problem(self, id: u32) {
        self.problems
            .update(|problems| problems.retain(|problem| problem.id != id));
    }

    pub fn announce(self, text: &str) {
        self.announcement.set(text.to_owned());
    }

    pub fn open_dialog(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Everything is read and compared, as far as it could be; tracked.
    pub fn is_settled(self) -> bool {
        self.progress.with(Option::is_none)
            && self
                .sources
                .with(|sources| sources.iter().all(|info| info.state != SourceState::Reading))
    }
}

/// One text on a phone, two side by side elsewhere.
fn columns_that_fit() -> usize {
    let width = window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .unwrap_or(0.0);
    if width < 832.0 { 1 } else { 2 }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
