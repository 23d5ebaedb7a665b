use leptos::prelude::*;

use super::SingleQuote;
use super::group::Group;
use crate::present::count_of;
use crate::present::quotes::{Item, Voice};
use crate::ui::parts::{CollectPieces, press};
use crate::ui::state::{Selection, View, use_app};

/// One speaker with all that the texts quote.
#[component]
pub fn VoiceSection(voice: Voice) -> impl IntoView {
    let app = use_app();
    let summary = format!(
        "{} in {}",
        count_of(voice.quotes, "quotation", "quotations"),
        count_of(voice.sources, "source", "sources"),
    );
    let withheld = voice
        .anonymous
        .then_some("Unnamed source: the text withholds who it is. ");
    let name = if voice.name.is_empty() {
        "No speaker named".to_owned()
    } else {
        voice.name
    };
    let heading = match voice.entity {
        Some(key) => {
            let open = move |_| {
                app.select(Selection::Entity(key.clone()));
                app.open(View::Entities);
            };
            view! {
                <button type="button" class="voice-name" title="Show the entity" on:click=press(open)>
                    {name}
                </button>
            }
            .into_any()
        }
        None => name.into_any(),
    };
    let items = voice.items.into_iter().map(|item| match item {
        Item::Group(index) => view! { <Group index /> }.into_any(),
        Item::Single(id) => view! { <SingleQuote id /> }.into_any(),
    });
    view! {
        <section class="voice">
            <h2>{heading}</h2>
            <p class="faint">{withheld} {summary}</p>
            <ul class="quote-items">{items.collect_pieces()}</ul>
        </section>
    }
}
