use leptos::prelude::*;

use crate::report::correction;
use crate::ui::parts::{CollectPieces, Empty, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::label_of;

/// The user's corrections, the last one first, each with a way back.
#[component]
pub fn Corrections() -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let repairs = app.repairs.get();
        if repairs.is_empty() {
            return view! {
                <Empty title="You have corrected no names">
                    <p>"Open a name in the list to rename it, change its kind, merge it with another or remove it."</p>
                    <p>"Select words in Read to mark them as a name, or press a mark there to correct it."</p>
                </Empty>
            }
            .into_any();
        }
        let sources = app.sources.get();
        let items = repairs.iter().rev().cloned().map(|repair| {
            let text = correction(&repair);
            let label = format!("Take back: {text}");
            let source = repair
                .source()
                .map(|source| format!(" (in {})", label_of(&sources, source)));
            view! {
                <li>
                    <span>{text} <span class="faint">{source}</span></span>
                    <button
                        type="button"
                        class="button"
                        aria-label=label
                        on:click=press(move |_| app.take_back(repair.clone()))
                    >
                        "Take back"
                    </button>
                </li>
            }
        });
        view! { <ol class="corrections" aria-label="Your corrections">{items.collect_pieces()}</ol> }.into_any()
    })
}
