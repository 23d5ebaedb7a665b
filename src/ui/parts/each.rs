use std::sync::Arc;

use leptos::prelude::*;

/// A line of a list: its key, and what draws it when it is new.
type Line = (String, Box<dyn FnOnce() -> AnyView + Send>);

/// A list whose lines stay in the page as long as their keys do. As Leptos's `For`, but compiled once and not once for
/// every kind of line: the page has to be loaded before anything can be read.
#[component]
pub fn Each<T, N>(
    each: impl Fn() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> String + Send + 'static,
    children: impl Fn(T) -> N + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    N: IntoView + 'static,
{
    let children: Arc<dyn Fn(T) -> AnyView + Send + Sync> = Arc::new(move |item| children(item).into_any());
    lines(Box::new(move || {
        let line = |item: T| -> Line {
            let children = Arc::clone(&children);
            (key(&item), Box::new(move || children(item)))
        };
        each().into_iter().map(line).collect()
    }))
}

fn lines(lines: Box<dyn Fn() -> Vec<Line> + Send>) -> AnyView {
    view! { <For each=lines key=|(key, _)| key.clone() children=|(_, draw)| draw() /> }.into_any()
}
