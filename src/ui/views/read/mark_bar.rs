use leptos::prelude::*;

use crate::ui::parts::{Icon, IconButton};
use crate::ui::state::{Picked, use_app};
use crate::ui::views::correct::MarkAs;

/// Stands below words that are selected in a text: marks them as a name.
#[component]
pub fn MarkBar(picked: Picked) -> impl IntoView {
    let app = use_app();
    let words = app.read.with_untracked(|read| {
        let reading = read.get(&picked.place.source);
        reading.map_or(String::new(), |reading| reading.slice(picked.place.span).to_owned())
    });
    let done = Callback::new(move |()| app.picked.set(None));
    view! {
        <div
            class="mark-bar"
            role="group"
            aria-label="Mark the selected words as a name"
            style:--left=format!("{}px", picked.left)
            style:--top=format!("{}px", picked.bottom)
            on:mousedown=|event: web_sys::MouseEvent| event.prevent_default()
        >
            <p>
                "Mark “" <span class="verbatim">{words.clone()}</span> "” as"
            </p>
            <IconButton label="Close".to_owned() drawing=Icon::Close on_press=move || done.run(()) />
            <MarkAs words at=picked.place done />
        </div>
    }
}
