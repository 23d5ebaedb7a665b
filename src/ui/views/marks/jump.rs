use leptos::prelude::*;

use crate::compare::Place;
use crate::ui::parts::press;

/// Shows a place in its text. `what` tells screen readers which one.
#[component]
pub fn Jump(place: Place, #[prop(into)] what: String, show: Callback<Place>) -> impl IntoView {
    view! {
        <button type="button" class="link small" on:click=press(move |_| show.run(place))>
            "Show in text"
            <span class="sr">": " {what}</span>
        </button>
    }
}
