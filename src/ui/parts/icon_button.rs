use leptos::prelude::*;

use super::{Derived, Icon, icon, press};

/// A button that shows only a drawing; its label is read out and shown on hovering.
#[component]
pub fn IconButton(
    #[prop(into)] label: Derived<String>,
    #[prop(into)] drawing: Derived<Icon>,
    #[prop(into, optional)] disabled: Derived<bool>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    button(label, drawing, disabled, Box::new(on_press))
}

/// Apart from the component, which is compiled for every kind of `on_press`.
fn button(label: Derived<String>, drawing: Derived<Icon>, disabled: Derived<bool>, on_press: Box<dyn Fn()>) -> AnyView {
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=move || label.get()
            title=move || label.get()
            disabled=move || disabled.get()
            on:click=press(move |_| on_press())
        >
            {move || icon(drawing.get())}
        </button>
    }
    .into_any()
}
