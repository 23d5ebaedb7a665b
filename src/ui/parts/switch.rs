use leptos::prelude::*;

use super::{Derived, press};

/// A button that is on or off.
#[component]
pub fn Switch(
    #[prop(into)] on: Derived<bool>,
    on_toggle: impl Fn() + 'static,
    /// Names the kind of what is switched, for its colour: `kind-person`.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    button(on, Box::new(on_toggle), class, children)
}

/// Apart from the component, which is compiled for every kind of `on_toggle`.
fn button(on: Derived<bool>, on_toggle: Box<dyn Fn()>, class: &'static str, children: Children) -> AnyView {
    view! {
        <button
            type="button"
            class=format!("switch {class}")
            aria-pressed=move || on.get().to_string()
            on:click=press(move |_| on_toggle())
        >
            {children()}
        </button>
    }
    .into_any()
}
