use leptos::prelude::*;

/// Stands where there is nothing to show: says so and what to do.
#[component]
pub fn Empty(#[prop(into)] title: String, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            {children.map(|children| view! { <div class="empty-more">{children()}</div> })}
        </div>
    }
}
