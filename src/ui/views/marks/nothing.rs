use leptos::prelude::*;

/// What stands where there is nothing to show: why, and what to do.
#[component]
pub fn Nothing(#[prop(into)] title: String, #[prop(into)] words: String) -> impl IntoView {
    view! {
        <div class="nothing">
            <p class="nothing-title">{title}</p>
            <p class="soft">{words}</p>
        </div>
    }
}
