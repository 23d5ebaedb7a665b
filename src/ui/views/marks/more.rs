use leptos::prelude::*;

use crate::ui::parts::{Derived, dynamic, press};

/// How many rows a list shows at first, and adds at a time.
pub const PAGE: usize = 200;

/// Shows more of a list, when there is more.
#[component]
pub fn More(#[prop(into)] total: Derived<usize>, shown: RwSignal<usize>) -> impl IntoView {
    let left = move || total.get().saturating_sub(shown.get());
    dynamic(move || {
        (left() > 0).then(|| {
            let next = left().min(PAGE);
            view! {
                <button type="button" class="button more" on:click=press(move |_| shown.update(|shown| *shown += PAGE))>
                    {format!("Show {next} more of {}", left())}
                </button>
            }
        })
    })
}
