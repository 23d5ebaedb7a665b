use leptos::prelude::*;

use crate::compare::SourceId;
use crate::present::{count_of, day, flow, number};
use crate::ui::parts::{CollectPieces, Derived, Icon, IconButton, press};
use crate::ui::state::{App, Dialog, SourceInfo, SourceState, View, use_app};

/// A source in the rail.
#[component]
pub fn SourceCard(id: SourceId) -> impl IntoView {
    let app = use_app();
    let info = Derived::new(move || app.source(id));
    let get = move |of: fn(&SourceInfo) -> String| {
        Derived::new(move || info.with(|info| info.as_ref().map(of).unwrap_or_default()))
    };
    let title = get(|info| info.title.clone());
    let mark = get(|info| info.mark.clone());
    let about = get(about);
    let is_read = move || app.view.get() == View::Read && app.columns.with(|columns| columns.contains(&id));
    view! {
        <li class="source" class:chosen=is_read>
            <span class="mark" aria-hidden="true">
                {move || mark.get()}
            </span>
            <div class="source-body">
                <button
                    type="button"
                    class="source-title"
                    aria-current=move || is_read().then_some("true")
                    on:click=press(move |_| app.read_source(id))
                >
                    <span class="sr">{move || format!("Source {}: ", mark.get())}</span>
                    {move || title.get()}
                </button>
                <p class="source-meta">{move || about.get()}</p>
                {move || info.get().map(|info| notes(app, info))}
                <div class="source-actions">
                    <IconButton
                        label=Derived::new(move || {
                            if is_read() { "Take out of the reading view" } else { "Read beside the others" }.to_owned()
                        })
                        drawing=Icon::Columns
                        on_press=move || {
                            app.toggle_column(id);
                            app.open(View::Read);
                        }
                    />
                    <IconButton
                        label=Derived::new(move || format!("Edit {}", title.get()))
                        drawing=Icon::Pencil
                        on_press=move || app.open_dialog(Dialog::Source(id))
                    />
                    <IconButton
                        label=Derived::new(move || format!("Remove {}", title.get()))
                        drawing=Icon::Bin
                        on_press=move || app.remove(id)
                    />
                </div>
            </div>
        </li>
    }
}

/// Outlet, date and length, as far as they are known.
fn about(info: &SourceInfo) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(info.outlet.clone());
    parts.extend(info.published.map(day::short));
    match info.state {
        SourceState::Reading if info.words == 0 => parts.push("reading …".into()),
        _ => parts.push(format!("{} words", number::grouped(info.words as f64, 0))),
    }
    parts.join(" · ")
}

/// What a reader should know of the source: it failed, it is a copy, it was split off, it holds other languages.
fn notes(app: App, info: SourceInfo) -> impl IntoView {
    let id = info.id;
    let failed = match info.state {
        SourceState::Failed(why) => Some(view! {
            <li class="source-failed">
                {why} " "
                <button type="button" class="link" on:click=press(move |_| app.retry(id))>
                    "Try again"
                </button>
            </li>
        }),
        _ => None,
    };
    let origin = (!info.same_origin.is_empty()).then(|| {
        view! { <li title="They share copied text and count as one origin">"Shares text with " {info.same_origin.join(", ")}</li> }
    });
    let split = (!info.why.is_empty()).then(|| {
        view! { <li class="source-split" title=info.why.clone()>"Split off: " {info.why.clone()}</li> }
    });
    let languages = info
        .other_languages
        .into_iter()
        .map(|(language, count)| {
            let passages = count_of(count, "passage", "passages");
            view! { <li>{passages} " in " {flow::language(language).0} ", not analysed"</li> }
        })
        .collect_pieces();
    view! { <ul class="source-notes">{failed} {origin} {split} {languages}</ul> }
}
