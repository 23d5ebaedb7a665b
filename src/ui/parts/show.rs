use leptos::prelude::*;

use super::{Derived, dynamic};

/// Shows its children while `when` holds. As Leptos's own `Show`, but compiled once and not once for every place that
/// uses it: the page has to be loaded before anything can be read.
#[component]
pub fn Show(when: impl Fn() -> bool + Send + Sync + 'static, children: ChildrenFn) -> impl IntoView {
    shown(Box::new(when), children)
}

fn shown(when: Box<dyn Fn() -> bool + Send + Sync>, children: ChildrenFn) -> AnyView {
    let when = Derived::new(when);
    dynamic(move || when.get().then(|| children()))
}
