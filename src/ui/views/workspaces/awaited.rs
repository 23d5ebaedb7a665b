use leptos::prelude::*;

use crate::present::{kept, shorten};
use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::ui::state::{App, use_app};
use crate::workspace::{Awaited, Change};

/// Texts that the workspace knows of and has not got, and what to do.
#[component]
pub fn AwaitedTexts() -> impl IntoView {
    let app = use_app();
    let awaited = Derived::new(move || app.history.with(|history| history.present().awaited.clone()));
    dynamic(move || {
        let awaited = awaited.get();
        (!awaited.is_empty()).then(|| {
            view! {
                <section class="awaited" aria-label="Missing texts">
                    <h2>"Missing texts"</h2>
                    <p class="small">
                        "Paste or drop the same texts: they are recognised by their hash, and all that was said of them returns."
                    </p>
                    <ul>{awaited.into_iter().map(|awaited| one(app, awaited)).collect_pieces()}</ul>
                </section>
            }
        })
    })
}

fn one(app: App, awaited: Awaited) -> impl IntoView {
    let Awaited {
        id,
        name,
        sha256,
        bytes,
        sources,
        ..
    } = awaited;
    let titles = sources
        .iter()
        .map(|source| {
            let title = shorten(&source.title_or(&name), 90);
            let outlet = source.record.edits.outlet.as_ref().unwrap_or(&source.outlet);
            let text = if outlet.is_empty() {
                title
            } else {
                format!("{title} · {outlet}")
            };
            view! { <p class="awaited-title">{text}</p> }
        })
        .collect_pieces();
    let short: String = sha256.chars().take(12).collect();
    view! {
        <li>
            {titles}
            <p class="source-meta" title=format!("SHA-256 {sha256}")>
                {format!("{name} · {} · SHA-256 {short}…", kept::size(f64::from(bytes)))}
            </p>
            <button
                type="button"
                class="link small"
                on:click=press(move |_| {
                    if app.do_without(Change::Abandon { input: id }) {
                        app.toast("Gave up a missing text", true);
                    }
                })
            >
                "Do without it"
            </button>
        </li>
    }
}
