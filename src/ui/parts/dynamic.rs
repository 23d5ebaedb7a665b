use leptos::prelude::*;

/// What `draw` draws, drawn again when the signals that it reads change. The same as the closure itself in a view, but
/// all such pieces share one type: Leptos is not compiled again for every one of them.
pub fn dynamic<V: IntoAny>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || draw().into_any());
    draw.into_any()
}
