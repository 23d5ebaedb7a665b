use leptos::prelude::*;

use super::{Icon, icon, press};

/// A small button of a drawing and a word; what it does is read out and shown on hovering. `label` has the word in it, so
/// that those who speak to their browser can name it.
#[component]
pub fn Pill(
    label: &'static str,
    word: &'static str,
    drawing: Icon,
    #[prop(optional)] more: &'static str,
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    let title = if more.is_empty() {
        label.to_owned()
    } else {
        format!("{label}: {more}")
    };
    button(label, word, drawing, title, Box::new(on_press))
}

/// Apart from the component, which is compiled for every kind of `on_press`.
fn button(label: &'static str, word: &'static str, drawing: Icon, title: String, on_press: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="pill" aria-label=label title=title on:click=press(move |_| on_press())>
            {icon(drawing)}
            {word}
        </button>
    }
    .into_any()
}
