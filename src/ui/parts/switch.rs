use leptos::prelude::*;

/// A button that is on or off.
#[component]
pub fn Switch(
    #[prop(into)] on: Signal<bool>,
    on_toggle: impl Fn() + 'static,
    /// Names the kind of what is switched, for its colour: `kind-person`.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("switch {class}")
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on_toggle()
        >
            {children()}
        </button>
    }
}
