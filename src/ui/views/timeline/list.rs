use leptos::prelude::*;

use crate::present::timeline::{Entry, days_label};
use crate::present::words;
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::{More, PAGE, SourceTag};

/// The dates as a table: when, in which words, where.
#[component]
pub fn List(#[prop(into)] entries: Derived<Vec<Entry>>) -> impl IntoView {
    let shown = RwSignal::new(PAGE);
    let total = Derived::new(move || entries.with(Vec::len));
    let body = move || {
        let page = entries.with(|entries| entries[..entries.len().min(shown.get())].to_vec());
        page.into_iter().map(|entry| view! { <Line entry /> }).collect_pieces()
    };
    view! {
        <div class="dates-scroll" role="region" aria-label="The dates as a list" tabindex="0">
            <table class="data dates">
                <caption class="sr">"The dates in order, with the words around them"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Date"</th>
                        <th scope="col">"In the text"</th>
                        <th scope="col">"Source"</th>
                    </tr>
                </thead>
                <tbody>{dynamic(body)}</tbody>
            </table>
        </div>
        <More total shown />
    }
}

#[component]
fn Line(entry: Entry) -> impl IntoView {
    let app = use_app();
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == entry.place.source).cloned());
    let place = entry.place;
    view! {
        <tr>
            <th scope="row">{entry.days.map(days_label)} <span class="column-type">{words::date_form(entry.form)}</span></th>
            <td class="verbatim">
                <span class="soft">{entry.left}</span>
                <button type="button" class="date-words" title="Show in text" on:click=press(move |_| app.show(place))>
                    {entry.words}
                </button>
                <span class="soft">{entry.right}</span>
            </td>
            <td>{info.map(|info| view! { <SourceTag info /> })}</td>
        </tr>
    }
}
