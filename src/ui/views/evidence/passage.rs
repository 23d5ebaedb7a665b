use leptos::prelude::*;

use crate::compare::Place;
use crate::present::excerpt::excerpt;
use crate::ui::parts::press;
use crate::ui::state::use_app;

/// How many bytes stand around the words.
const AROUND: usize = 160;

/// Words of a source in their context, verbatim; a press shows them in the text.
#[component]
pub fn PassageView(
    place: Place,
    /// A line above: what is said of it.
    #[prop(into, optional)]
    note: String,
) -> impl IntoView {
    let app = use_app();
    let source = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == place.source).cloned());
    let reading = app.read.with_untracked(|read| read.get(&place.source).cloned());
    let (Some(source), Some(reading)) = (source, reading) else {
        return ().into_any();
    };
    let words = excerpt(&reading.document, place.span, AROUND);
    let name = source.short().to_owned();
    view! {
        <figure class="quoted">
            <figcaption>
                <span class="mark" aria-hidden="true">
                    {source.mark}
                </span>
                <span class="quoted-source">{name}</span>
                <span class="faint">{note}</span>
            </figcaption>
            <blockquote class="verbatim">
                <span class="soft">{words.before}</span>
                <mark class="evidence-words">{words.words}</mark>
                <span class="soft">{words.after}</span>
            </blockquote>
            <button type="button" class="link small" on:click=press(move |_| app.show(place))>
                "Show in text"
            </button>
        </figure>
    }
    .into_any()
}
