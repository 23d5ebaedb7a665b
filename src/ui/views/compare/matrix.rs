use leptos::prelude::*;

use super::keys::move_focus;
use super::row::Row;
use crate::compare::SourceId;
use crate::ui::parts::{CollectPieces, Derived, Each, dynamic};
use crate::ui::state::{Selection, use_app};
use crate::ui::views::marks::SourceTag;

/// Beyond this many sources the cells hold marks instead of words.
const WORDS_UP_TO: usize = 6;

/// A table of points by sources. `points` are indices into the comparison's points, `members` the sources to show
/// where not all are. On narrow screens the same rows
/// are drawn as cards; the roles keep it a table for screen readers then, too.
#[component]
pub fn Matrix(
    #[prop(into)] points: Derived<Vec<usize>>,
    members: Derived<Option<Vec<SourceId>>>,
    caption: &'static str,
) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(match app.selected.get_untracked() {
        Some(Selection::Point(point)) => Some(point),
        _ => None,
    });
    let columns = Derived::new(move || {
        let compared = app
            .comparison
            .with(|comparison| comparison.as_ref().map(|c| c.sources.clone()).unwrap_or_default());
        let shown = members.get().unwrap_or(compared);
        let sources = app.sources.get();
        sources
            .iter()
            .filter(|info| shown.contains(&info.id))
            .cloned()
            .collect::<Vec<_>>()
    });
    let compact = Derived::new(move || columns.with(|columns| columns.len() > WORDS_UP_TO));
    let heads = move || {
        let columns = columns.get().into_iter().map(|info| {
            // The name is the title where the outlet is not known: once is enough.
            let title = (!compact.get() && info.short() != info.title).then(|| info.title.clone());
            view! {
                <th scope="col" role="columnheader" class="matrix-source">
                    <SourceTag info letter_only=compact.get() />
                    <span class="matrix-title" aria-hidden="true">
                        {title}
                    </span>
                </th>
            }
        });
        columns.collect_pieces()
    };
    view! {
        <div class="matrix-scroll" class:is-compact=move || compact.get() role="region" aria-label=caption tabindex="0">
            <table class="matrix" role="table" on:keydown=move_focus>
                <caption class="sr">{caption} ". Arrow keys move between cells."</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="matrix-point">
                            "Point"
                        </th>
                        {dynamic(heads)}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {dynamic(move || {
                        let comparison = app.comparison.get();
                        let columns = columns.get();
                        let compact = compact.get();
                        let row = move |index: usize| {
                            let point = comparison.as_ref()?.points.get(index)?.clone();
                            Some(view! { <Row index point columns=columns.clone() compact open /> })
                        };
                        view! { <Each each=move || points.get() key=usize::to_string children=row /> }
                    })}
                </tbody>
            </table>
        </div>
    }
}
