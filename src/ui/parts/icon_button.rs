use leptos::prelude::*;

use super::{Icon, icon, press};

/// A button that shows only a drawing; its label is read out and shown on hovering.
#[component]
pub fn IconButton(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] drawing: Signal<Icon>,
    #[prop(into, optional)] disabled: Signal<bool>,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    button(label, drawing, disabled, Box::new(on_press))
}

/// Apart from the component, which is compiled for every kind of `on_press`.
fn button(label: Signal<String>, drawing: Signal<Icon>, disabled: Signal<bool>, on_press: Box<dyn Fn()>) -> AnyView {
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=label
            title=label
            disabled=disabled
            on:click=press(move |_| on_press())
        >
            {move || icon(drawing.get())}
        </button>
    }
    .into_any()
}
