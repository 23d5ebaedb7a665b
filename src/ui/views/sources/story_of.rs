use leptos::prelude::*;

use crate::compare::{SourceId, Story};
use crate::present::shorten;
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::{App, Dialog, use_app};

/// Which of the stories a source is in, and how many there are.
fn story(app: App, source: SourceId) -> Option<(usize, Vec<Story>)> {
    let stories = app.comparison.with(|all| all.as_ref().map(|all| all.stories.clone()))?;
    let at = stories.iter().position(|story| story.sources.contains(&source))?;
    Some((at, stories))
}

/// Under a source's title, where there are several stories: which one it is in; a press lets the user move it.
#[component]
pub fn StoryNote(source: SourceId) -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let (at, stories) = story(app, source).filter(|(_, stories)| stories.len() > 1)?;
        let words = format!("Story {} of {}", at + 1, stories.len());
        let moved = stories[at].moved.contains(&source).then_some(", moved by you");
        Some(view! {
            <p class="source-meta">
                <button
                    type="button"
                    class="link"
                    title=shorten(&stories[at].title, 90)
                    on:click=press(move |_| app.open_dialog(Dialog::Source(source)))
                >
                    {words}
                    <span class="sr">": " {shorten(&stories[at].title, 60)} ". Move it to another story"</span>
                </button>
                {moved}
            </p>
        })
    })
}

/// Moves a source to another story. Only sources of one story are compared with each other.
#[component]
pub fn StoryOf(source: SourceId) -> impl IntoView {
    let app = use_app();
    let (at, stories) = untrack(|| story(app, source))?;
    if stories.iter().map(|story| story.sources.len()).sum::<usize>() < 2 {
        return None;
    }
    let marks = |story: &Story| {
        let sources = app.sources.get_untracked();
        let marks = sources
            .iter()
            .filter(|info| story.sources.contains(&info.id))
            .map(|info| info.mark.clone());
        marks.collect::<Vec<_>>().join(", ")
    };
    let alone = stories[at].sources.len() == 1;
    let options = stories.iter().enumerate().map(|(index, story)| {
        let words = format!("{}: {} ({})", index + 1, shorten(&story.title, 60), marks(story));
        view! {
            <option value=index selected=index == at>
                {words}
            </option>
        }
    });
    let options = options.collect_pieces();
    let own = (!alone).then(|| view! { <option value="own">"A story of its own"</option> });
    let with: Vec<Option<SourceId>> = stories.iter().map(|story| story.sources.first().copied()).collect();
    let choose = move |value: String| {
        match value.parse::<usize>() {
            Ok(index) if index == at => return,
            Ok(index) => app.move_story(source, with.get(index).copied().flatten()),
            Err(_) => app.move_story(source, None),
        }
        app.dialog.set(None);
    };
    Some(view! {
        <div class="field">
            <label for="source-story">"Story"</label>
            <select id="source-story" class="input" on:change=move |event| choose(event_target_value(&event))>
                {options}
                {own}
            </select>
            <p class="faint">"Sources are held against each other within a story."</p>
        </div>
    })
}
