use std::sync::Arc;

use leptos::prelude::*;

use crate::compare::{Place, SourceId};
use crate::present::figures::Listed;
use crate::present::kwic::context;
use crate::present::one_line;
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::{App, Selection, use_app};
use crate::ui::views::marks::{More, SourceTag};

/// Figures shown at first.
const PAGE: usize = 60;
/// Characters of context on a side of a figure.
const CONTEXT: usize = 70;

/// The figures that nothing is held against, folded; open while a search is on.
#[component]
pub fn Alone(listed: Derived<Arc<Listed>>, searched: Derived<bool>) -> impl IntoView {
    let app = use_app();
    let shown = RwSignal::new(PAGE);
    let total = Derived::new(move || listed.with(|listed| listed.alone.len()));
    let rows = move || {
        let page = listed.with(|listed| listed.alone[..listed.alone.len().min(shown.get())].to_vec());
        page.into_iter()
            .filter_map(|(source, index)| row(app, source, index))
            .collect_pieces()
    };
    let is_any = Derived::new(move || total.get() > 0);
    dynamic(move || {
        is_any.get().then(|| {
            view! {
                <details class="set-aside" prop:open=move || searched.get()>
                    <summary>"Figures that stand alone " <span class="count">{move || total.get()}</span></summary>
                    <table class="data figures-alone">
                        <caption class="sr">"Figures of statements that no other figure is held against"</caption>
                        <thead>
                            <tr>
                                <th scope="col">"Source"</th>
                                <th scope="col">"Of what"</th>
                                <th scope="col">"In the text"</th>
                            </tr>
                        </thead>
                        <tbody>{dynamic(rows)}</tbody>
                    </table>
                    <More total shown />
                </details>
            }
        })
    })
}

fn row(app: App, source: SourceId, index: u32) -> Option<AnyView> {
    let reading = app.read.with_untracked(|read| read.get(&source).cloned())?;
    let quantity = reading.analysis.quantities.get(index as usize)?;
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == source).cloned());
    let (left, right) = context(&reading.document, quantity.span, CONTEXT);
    let place = Place {
        source,
        span: quantity.span,
    };
    let of = quantity.of.map(|of| one_line(reading.slice(of)));
    let row = view! {
        <tr>
            <th scope="row">{info.map(|info| view! { <SourceTag info /> })}</th>
            <td>{of}</td>
            <td class="verbatim">
                <span class="soft">{left}</span>
                <button
                    type="button"
                    class="figure-words"
                    title="Show the evidence"
                    on:click=press(move |_| app.select(Selection::Fact(place)))
                >
                    {one_line(reading.slice(quantity.span))}
                </button>
                <span class="soft">{right}</span>
            </td>
        </tr>
    };
    Some(row.into_any())
}
