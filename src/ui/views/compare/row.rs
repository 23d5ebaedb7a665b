use leptos::prelude::*;

use super::detail::Detail;
use crate::compare::{Place, Point, SourceId};
use crate::present::matrix::{Cell, cells};
use crate::present::{shorten, words};
use crate::text::Span;
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::{SourceInfo, use_app};
use crate::ui::views::marks::StateTag;

/// The most characters of a statement in a cell.
const CELL: usize = 150;

/// A point: its title and state, what each source says, and its detail when it is open.
#[component]
pub fn Row(
    index: usize,
    point: Point,
    columns: Vec<SourceInfo>,
    compact: bool,
    open: RwSignal<Option<usize>>,
) -> impl IntoView {
    let ids: Vec<SourceId> = columns.iter().map(|info| info.id).collect();
    let width = columns.len() + 1;
    let title = point.title.clone();
    let state = point.state;
    // A point of one statement bears its words as its title: its cell need not repeat them.
    let alone = point.statements.len() == 1;
    let is_open = move || open.get() == Some(index);
    let values = StoredValue::new(evidence_values(&point));
    let drawn = cells(&point, &ids).into_iter().zip(columns).map(|(cell, info)| {
        let value = values.with_value(|values| {
            values
                .iter()
                .find(|(id, _)| *id == info.id)
                .map(|(_, value)| value.clone())
        });
        view! { <MatrixCell cell info value compact alone state=words::state(state).glyph /> }
    });
    let cells = drawn.collect_pieces();
    view! {
        <tr role="row" class=format!("matrix-row row-{}", words::state(state).id) class:is-open=is_open>
            <th scope="row" role="rowheader" class="matrix-point">
                <button
                    type="button"
                    class="matrix-open"
                    data-cell=""
                    aria-expanded=move || is_open().to_string()
                    on:click=press(move |_| open.update(|open| *open = if *open == Some(index) { None } else { Some(index) }))
                >
                    <StateTag state />
                    <span class="matrix-words">{title}</span>
                </button>
            </th>
            {cells}
        </tr>
        {dynamic(move || {
            is_open()
                .then(|| {
                    view! {
                        <tr role="row" class="matrix-detail">
                            <td role="cell" colspan=width.to_string()>
                                <Detail point=point.clone() />
                            </td>
                        </tr>
                    }
                })
        })}
    }
}

/// The values that findings read in each source's evidence.
fn evidence_values(point: &Point) -> Vec<(SourceId, String)> {
    let app = use_app();
    app.comparison.with_untracked(|comparison| {
        let Some(comparison) = comparison else { return vec![] };
        let findings = point
            .findings
            .iter()
            .filter_map(|finding| comparison.findings.get(*finding as usize));
        let evidence = findings
            .flat_map(|finding| &finding.evidence)
            .filter(|piece| !piece.value.is_empty());
        evidence.map(|piece| (piece.source, piece.value.clone())).collect()
    })
}

#[component]
fn MatrixCell(
    cell: Cell,
    info: SourceInfo,
    value: Option<String>,
    compact: bool,
    alone: bool,
    state: &'static str,
) -> impl IntoView {
    let app = use_app();
    let id = info.id;
    let name = format!("{} · {}", info.mark, info.short());
    let mark = info.mark.clone();
    let silent = !matches!(cell, Cell::Says(_));
    let content = match cell {
        Cell::Says(spans) => {
            let first = spans[0];
            let said = statement(id, first);
            let label = format!("{name}: {said}");
            let show = move |_| {
                app.show(Place {
                    source: id,
                    span: first,
                })
            };
            let more = spans.len() - 1;
            if compact {
                let glyph = if value.is_some() { state } else { "●" };
                view! {
                    <button type="button" class="matrix-mark" data-cell="" tabindex="-1" title=label.clone() aria-label=label on:click=press(show)>
                        {glyph}
                    </button>
                }
                .into_any()
            } else if alone {
                view! {
                    <button
                        type="button"
                        class="matrix-alone"
                        data-cell=""
                        tabindex="-1"
                        title="Show in text"
                        on:click=press(show)
                    >
                        "● says this"
                        <span class="sr">", " {label}</span>
                    </button>
                }
                .into_any()
            } else {
                view! {
                    <button type="button" class="matrix-said" data-cell="" tabindex="-1" title="Show in text" on:click=press(show)>
                        {value.map(|value| view! { <b class="matrix-value">{value}</b> " " })}
                        <span class="verbatim">{said}</span>
                        {(more > 0).then(|| view! { <span class="faint">" and " {more} " more"</span> })}
                    </button>
                }
                .into_any()
            }
        }
        Cell::CouldNotTell(span) => {
            let said = statement(id, span);
            let label = format!("{name}: could not tell. Nearest: {said}");
            let show = move |_| app.show(Place { source: id, span });
            view! {
                <button type="button" class="matrix-mark is-unsure" data-cell="" tabindex="-1" title=label.clone() aria-label=label on:click=press(show)>
                    {if compact { "?" } else { "? could not tell" }}
                </button>
            }
            .into_any()
        }
        Cell::NotMentioned => silence("–", "not mentioned"),
        Cell::OtherStory => silence("", "about another story"),
    };
    view! {
        <td role="cell" class:is-silent=silent data-source=name data-mark=mark>
            {content}
        </td>
    }
}

fn silence(glyph: &'static str, words: &'static str) -> AnyView {
    view! {
        <span class="matrix-silent" aria-hidden="true" title=words>
            {glyph}
        </span>
        <span class="sr">{words}</span>
    }
    .into_any()
}

/// The words of a statement, shortened.
fn statement(source: SourceId, span: Span) -> String {
    let app = use_app();
    let words = app.read.with_untracked(|read| {
        read.get(&source)
            .map(|reading| crate::present::one_line(reading.slice(span)))
    });
    shorten(&words.unwrap_or_default(), CELL)
}
