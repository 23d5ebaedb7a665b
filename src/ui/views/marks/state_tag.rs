use leptos::prelude::*;

use crate::compare::State;
use crate::present::words;

/// A state's glyph and word, in its colour.
#[component]
pub fn StateTag(state: State) -> impl IntoView {
    let sign = words::state(state);
    view! {
        <span class=format!("state state-{}", sign.id)>
            <span aria-hidden="true">
                {sign.glyph}
            </span>
            {sign.word}
        </span>
    }
}
