use leptos::prelude::*;

use crate::ui::parts::{Derived, press};

/// A filter that is on or off, with how many it would show.
#[component]
pub fn FilterChip(
    #[prop(into)] label: String,
    #[prop(into)] count: Derived<usize>,
    #[prop(into)] on: Derived<bool>,
    choose: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="switch" aria-pressed=move || on.get().to_string() on:click=press(move |_| choose.run(()))>
            {label}
            " "
            <span class="count">{move || count.get()}</span>
        </button>
    }
}
