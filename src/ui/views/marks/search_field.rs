use leptos::prelude::*;

/// A search in what a view lists. Escape empties it.
#[component]
pub fn SearchField(label: &'static str, query: RwSignal<String>) -> impl IntoView {
    let empty = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && query.with_untracked(|query| !query.is_empty()) {
            event.stop_propagation();
            query.set(String::new());
        }
    };
    view! {
        <input
            type="search"
            class="input search"
            aria-label=label
            placeholder=label
            autocomplete="off"
            spellcheck="false"
            data-search=""
            bind:value=query
            on:keydown=empty
        />
    }
}
