use leptos::prelude::*;

use crate::ui::parts::{CollectPieces, Derived, press};

/// A row of choices with counts, of which one is on: the lists that a view has.
#[component]
pub fn Sections(
    label: &'static str,
    sections: Vec<(&'static str, Derived<usize>)>,
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let buttons = sections.into_iter().enumerate().map(|(index, (name, count))| {
        view! {
            <button
                type="button"
                class="section-button"
                aria-pressed=move || (chosen.get() == index).to_string()
                on:click=press(move |_| chosen.set(index))
            >
                {name}
                " "
                <span class="count">{move || count.get()}</span>
            </button>
        }
    });
    view! {
        <div class="sections" role="group" aria-label=label>
            {buttons.collect_pieces()}
        </div>
    }
}
