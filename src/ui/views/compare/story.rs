use leptos::prelude::*;

use crate::compare::{SourceId, Story};
use crate::present::{count_of, shorten};
use crate::ui::parts::{CollectPieces, Derived, dynamic};
use crate::ui::state::use_app;

/// The sources of the story that the reader chose by one of its sources; `None` for all stories.
pub fn sources_of(chosen: RwSignal<Option<SourceId>>) -> Derived<Option<Vec<SourceId>>> {
    let app = use_app();
    Derived::new(move || {
        let source = chosen.get()?;
        app.comparison.with(|comparison| {
            let stories = &comparison.as_ref()?.stories;
            let story = stories.iter().find(|story| story.sources.contains(&source))?;
            Some(story.sources.clone())
        })
    })
}

/// Which story to look at, where there are several.
#[component]
pub fn StoryChoice(chosen: RwSignal<Option<SourceId>>) -> impl IntoView {
    let app = use_app();
    let stories = Derived::new(move || {
        app.comparison.with(|comparison| {
            let stories = comparison.as_ref().map_or(&[][..], |comparison| &comparison.stories);
            stories.iter().filter_map(option).collect::<Vec<_>>()
        })
    });
    dynamic(move || {
        let stories = stories.get();
        if stories.len() < 2 {
            return ().into_any();
        }
        let options = stories.into_iter().map(|(source, words)| {
            view! {
                <option value=source.to_string() selected=move || chosen.get() == Some(source)>
                    {words}
                </option>
            }
        });
        view! {
            <select
                class="input story-choice"
                aria-label="Story"
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok())
            >
                <option value="">"All stories"</option>
                {options.collect_pieces()}
            </select>
        }
        .into_any()
    })
}

/// A story of several sources: one of them, and its words in the list.
fn option(story: &Story) -> Option<(SourceId, String)> {
    let source = *story.sources.first().filter(|_| story.sources.len() > 1)?;
    let size = count_of(story.sources.len(), "source", "sources");
    Some((source, format!("{} ({size})", shorten(&story.title, 60))))
}
