use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::compare::SourceId;
use crate::present;
use crate::ui::parts::{CollectPieces, Derived, Icon, IconButton, Show, dynamic};
use crate::ui::state::{SourceInfo, use_app};

/// Which source it is; a list to read another one here; a cross to close the column.
#[component]
pub fn ColumnHead(source: SourceId) -> impl IntoView {
    let app = use_app();
    let info = Derived::new(move || app.source(source));
    let field = |of: fn(&SourceInfo) -> String| move || info.with(|info| info.as_ref().map(of).unwrap_or_default());
    let choose = move |event: web_sys::Event| {
        let chosen = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let Some(chosen) = chosen.and_then(|select| select.value().parse::<SourceId>().ok()) else {
            return;
        };
        app.columns.update(|columns| {
            let from = columns.iter().position(|column| *column == source);
            let there = columns.iter().position(|column| *column == chosen);
            match (from, there) {
                (Some(from), Some(there)) => columns.swap(from, there),
                (Some(from), None) => columns[from] = chosen,
                _ => {}
            }
        });
    };
    let options = move || {
        app.sources.with(|sources| {
            let option = |info: &SourceInfo| {
                view! {
                    <option value=info.id.to_string() selected=info.id == source>
                        {format!("{} – {}", info.mark, info.short())}
                    </option>
                }
            };
            sources.iter().map(option).collect_pieces()
        })
    };
    let byline = |info: &SourceInfo| {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(info.outlet.clone());
        parts.extend(info.author.clone());
        parts.extend(info.published.map(present::day::long));
        parts.join(" · ")
    };
    view! {
        <header class="column-head">
            <span class="mark" aria-hidden="true">
                {field(|info| info.mark.clone())}
            </span>
            <div class="column-title">
                <h2 id=format!("column-{source}")>{field(|info| info.title.clone())}</h2>
                <p class="faint">{field(byline)}</p>
            </div>
            <Show when=move || app.sources.with(|sources| sources.len() > 1)>
                <select class="column-choice" aria-label="Source in this column" on:change=choose>
                    {dynamic(options)}
                </select>
            </Show>
            <Show when=move || app.columns.with(|columns| columns.len() > 1)>
                <IconButton
                    label="Close this column".to_owned()
                    drawing=Icon::Close
                    on_press=move || app.toggle_column(source)
                />
            </Show>
        </header>
    }
}
