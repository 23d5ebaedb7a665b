//! The state of the page: few inputs, all else derived.
//!
//! - The domain: [`App::history`], changed only by the verbs in `actions.rs`; saved by `storage.rs`.
//! - What the worker answered: [`App::read`] and [`App::comparison`], written only by `desk.rs` and `answers.rs`.
//! - The session: view, columns, focus, selection, problems, toasts.
//!
//! Roots of views take [`App`] by [`use_app`]; parts take plain properties.

mod actions;
mod answers;
mod desk;
mod download;
mod export;
mod files;
mod session;
mod sharing;
mod sources;
mod storage;
pub mod theme;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::parts::Derived;

use crate::analysis::Analysis;
use crate::analysis::entities::repair::Repair;
use crate::compare::{Comparison, Finding, Place, SourceId};
use crate::text::{Document, Language, Span};
use crate::workspace::{History, Verdict};

pub use crate::present::address::View;
pub use crate::present::matrix::Filter;
pub use actions::Pasted;
pub use desk::{Progress, Work};
pub use export::{Delivery, Outcome, today};
pub use files::{Incoming, Line, LineKind};
pub use session::{CompareList, Dialog, Later, Layers, Picked, Problem, Selection, Toast};
pub use sharing::{Link, Opening, Origin};
pub use sources::{SourceInfo, SourceState};
pub use storage::{Deleted, Kept, Trouble};

/// What the worker read in one source.
#[derive(Debug)]
pub struct Reading {
    pub document: Document,
    pub analysis: Analysis,
    /// Words of the blocks that count.
    pub words: u32,
    /// Languages besides English, with how many blocks each has.
    pub other_languages: Vec<(Language, usize)>,
}

/// A reading equals only itself: whole documents are never compared to tell whether to draw again.
impl PartialEq for Reading {
    fn eq(&self, other: &Reading) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Reading {
    /// The words at a place of the text.
    pub fn slice(&self, span: Span) -> &str {
        self.document.slice(span)
    }
}

/// The readings of all sources that are in.
pub type Readings = BTreeMap<SourceId, Arc<Reading>>;

/// A handle of signals: copied freely, given by context.
#[derive(Clone, Copy)]
pub struct App {
    /// The workspace and its undo history. Change it by the verbs only.
    pub history: RwSignal<History>,
    /// Sources appear here one by one as the worker reads them.
    pub read: RwSignal<Readings>,
    /// The comparison of all sources that are in; the last one stays while a new one is made.
    pub comparison: RwSignal<Option<Arc<Comparison>>>,

    pub view: RwSignal<View>,
    /// The sources that the reading view shows side by side: at least one while there are sources.
    pub columns: RwSignal<Vec<SourceId>>,
    /// The place in a text that is shown: the reading view scrolls there and flashes it each time this is set.
    pub focus: RwSignal<Option<Place>>,
    /// The one thing that the evidence panel shows.
    pub selected: RwSignal<Option<Selection>>,
    pub dialog: RwSignal<Option<Dialog>>,
    /// The entity that the view of entities shows: its key, and before it those that corrections gave it.
    pub entity: RwSignal<Vec<String>>,
    /// The words that are selected in a text.
    pub picked: RwSignal<Option<Picked>>,
    /// What the reading view marks in the texts.
    pub layers: RwSignal<Layers>,
    /// Texts side by side scroll together.
    pub linked: RwSignal<bool>,
    /// Which list the comparing view shows, by [`CompareList`]; and the filter of its points.
    pub list: RwSignal<usize>,
    pub filter: RwSignal<Filter>,
    /// On narrow screens, the sources are a sheet that this opens.
    pub rail_open: RwSignal<bool>,

    /// How far the last export has come.
    pub outcome: RwSignal<Outcome>,

    /// What the worker has to do and is doing, by job.
    pub jobs: RwSignal<BTreeMap<u32, Work>>,
    /// Sources that could not be read, and why.
    pub failed: RwSignal<BTreeMap<SourceId, String>>,
    /// The files that came in, until their list is dismissed.
    pub files: RwSignal<Vec<Incoming>>,
    pub problems: RwSignal<Vec<Problem>>,
    pub toasts: RwSignal<Vec<Toast>>,
    /// Read out by screen readers when it changes.
    pub announcement: RwSignal<String>,
    /// The workspaces that this browser keeps.
    pub kept: Kept,
    /// A workspace that came from outside, until it is said what becomes of it.
    pub opening: RwSignal<Option<Arc<Opening>>>,
    /// Nothing waits to be saved.
    pub saved: RwSignal<bool>,
    /// Whether the second part of the page's program is here.
    pub later: RwSignal<Later>,
    /// The saved workspace has been looked for: what is shown now is what the user has.
    pub restored: RwSignal<bool>,

    /// Derived: the sources in their order, with all that their labels need.
    pub sources: Derived<Arc<Vec<SourceInfo>>>,
    /// Derived: the verdicts by the finding's id.
    pub verdicts: Derived<BTreeMap<String, Verdict>>,
    /// Derived: the user's corrections of names.
    pub repairs: Derived<Arc<Vec<Repair>>>,
    /// Derived: how far the work has come, while there is any.
    pub progress: Derived<Option<Progress>>,

    desk: StoredValue<desk::Desk, LocalStorage>,
}

/// The app's state, from context.
pub fn use_app() -> App {
    expect_context::<App>()
}

impl App {
    /// Makes the state and starts the worker; belongs to the root, once.
    pub fn provide() -> App {
        let history = RwSignal::new(History::default());
        let read = RwSignal::new(Readings::new());
        let comparison = RwSignal::new(None);
        let jobs = RwSignal::new(BTreeMap::new());
        let failed = RwSignal::new(BTreeMap::new());
        let files = RwSignal::new(Vec::<Incoming>::new());
        let app = App {
            history,
            read,
            comparison,
            view: RwSignal::new(View::default()),
            columns: RwSignal::new(Vec::new()),
            focus: RwSignal::new(None),
            selected: RwSignal::new(None),
            dialog: RwSignal::new(None),
            entity: RwSignal::new(Vec::new()),
            picked: RwSignal::new(None),
            layers: RwSignal::new(Layers::default()),
            linked: RwSignal::new(true),
            list: RwSignal::new(CompareList::Points as usize),
            filter: RwSignal::new(Filter::default()),
            rail_open: RwSignal::new(false),
            outcome: RwSignal::new(Outcome::None),
            jobs,
            failed,
            files,
            problems: RwSignal::new(Vec::new()),
            toasts: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            kept: Kept::new(),
            opening: RwSignal::new(None),
            saved: RwSignal::new(true),
            later: RwSignal::new(Later::default()),
            restored: RwSignal::new(false),
            sources: Derived::new(move || {
                Arc::new(history.with(|history| {
                    read.with(|read| {
                        comparison.with(|comparison: &Option<Arc<Comparison>>| {
                            jobs.with(|jobs| {
                                failed.with(|failed| {
                                    sources::list(history.present(), read, comparison.as_deref(), jobs, failed)
                                })
                            })
                        })
                    })
                }))
            }),
            verdicts: Derived::new(move || history.with(|history| history.present().verdicts.clone())),
            repairs: Derived::new(move || history.with(|history| history.present().repairs.clone())),
            progress: Derived::new(move || {
                let coming = files.with(|files| files.iter().filter(|file| !file.is_ended()).count());
                jobs.with(|jobs| desk::progress(jobs, coming))
            }),
            desk: StoredValue::new_local(desk::Desk::default()),
        };
        provide_context(app);
        app.start_worker();
        app
    }

    /// The reading of a source, tracked.
    pub fn reading(self, source: SourceId) -> Option<Arc<Reading>> {
        self.read.with(|read| read.get(&source).cloned())
    }

    /// The label of a source, tracked.
    pub fn source(self, source: SourceId) -> Option<SourceInfo> {
        self.sources
            .with(|sources| sources.iter().find(|info| info.id == source).cloned())
    }

    /// The finding of an id, tracked.
    pub fn finding(self, id: &str) -> Option<Finding> {
        self.comparison.with(|comparison| {
            comparison
                .as_ref()
                .and_then(|comparison| comparison.findings.iter().find(|finding| finding.id == id).cloned())
        })
    }
}
