use leptos::prelude::*;

use crate::compare::SourceId;
use crate::present::order;
use crate::present::{one_line, shorten};
use crate::ui::parts::{CollectPieces, Derived, Show, dynamic, press};
use crate::ui::state::{CompareList, View, use_app};

/// How many passages are shown here.
const SHOWN: usize = 3;

/// Words that several sources share, and why those sources are one origin.
#[component]
pub fn Copied() -> impl IntoView {
    let app = use_app();
    let some = Derived::new(move || {
        app.comparison.with(|comparison| {
            comparison
                .as_ref()
                .is_some_and(|comparison| !comparison.passages.is_empty())
        })
    });
    let mark = move |source: SourceId| {
        app.sources.with(|sources| {
            sources
                .iter()
                .find(|info| info.id == source)
                .map(|info| info.mark.clone())
                .unwrap_or_default()
        })
    };
    let origins = move || {
        let comparison = app.comparison.get()?;
        let shared = comparison.origins.iter().filter(|origin| origin.sources.len() > 1);
        let lines = shared.map(|origin| {
            let marks: Vec<String> = origin.sources.iter().map(|source| mark(*source)).collect();
            view! { <li>{marks.join(" + ")} " are one origin: " {origin.why.clone()}</li> }
        });
        Some(lines.collect_pieces())
    };
    let passages = move || {
        let comparison = app.comparison.get()?;
        let mut longest: Vec<_> = comparison.passages.iter().collect();
        order::by_key(&mut longest, |passage| std::cmp::Reverse(passage.words));
        let drawn = longest.into_iter().take(SHOWN).map(|passage| {
            let (a, b) = (passage.a, passage.b);
            let words = app
                .read
                .with(|read| read.get(&a.source).map(|reading| one_line(reading.slice(a.span))))
                .unwrap_or_default();
            view! {
                <li class="shared-words">
                    <p class="small">
                        <span class="mark">{mark(a.source)}</span>
                        " = "
                        <span class="mark">{mark(b.source)}</span>
                        <span class="soft">{format!(" {} words", passage.words)}</span>
                    </p>
                    <p class="verbatim">{shorten(&words, 220)}</p>
                    <button type="button" class="link small" on:click=press(move |_| app.show_side_by_side(&[a, b]))>
                        "Read side by side"
                    </button>
                </li>
            }
        });
        Some(drawn.collect_pieces())
    };
    view! {
        <Show when=move || some.get()>
            <section class="block-section" aria-labelledby="copied-name">
                <header class="section-head">
                    <h2 id="copied-name">"Copied passages"</h2>
                    <button
                        type="button"
                        class="link small"
                        on:click=press(move |_| {
                            app.list.set(CompareList::Copied as usize);
                            app.open(View::Compare);
                        })
                    >
                        "All copied passages"
                    </button>
                </header>
                <ul class="soft small">{dynamic(origins)}</ul>
                <ul class="shared-list">{dynamic(passages)}</ul>
            </section>
        </Show>
    }
}
