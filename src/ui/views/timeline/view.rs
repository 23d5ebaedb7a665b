use leptos::prelude::*;

use super::lanes::Lanes;
use super::list::List;
use super::undated::Undated;
use crate::present::timeline::{Window, best_window, entries, within};
use crate::report::drawing::Drawing;
use crate::ui::parts::{CollectPieces, Derived, Empty, Show, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::export::SaveDrawing;
use crate::ui::views::marks::FilterChip;
use crate::ui::views::texts;

/// Characters of context on a side of a date.
const CONTEXT: usize = 70;

/// The root of the view: lanes on one axis, the same as a list, and the dates that nothing resolves.
#[component]
pub fn Timeline() -> impl IntoView {
    let app = use_app();
    let all = Derived::new(move || {
        let sources = app.sources.get();
        app.read.with(|read| entries(&texts(read, &sources), CONTEXT))
    });
    // `None`: the reader has not chosen; the window then follows the dates.
    let chosen = RwSignal::new(None::<Window>);
    let window = Derived::new(move || chosen.get().unwrap_or_else(|| all.with(|all| best_window(all))));
    let seen = Derived::new(move || all.with(|all| within(all, window.get()).into_iter().cloned().collect::<Vec<_>>()));
    let dated = Derived::new(move || all.with(|all| all.iter().any(|entry| entry.days.is_some())));
    let chips = move || {
        let each = Window::ALL.map(|each| {
            let count = Derived::new(move || all.with(|all| within(all, each).len()));
            let on = Derived::new(move || window.get() == each);
            view! { <FilterChip label=each.label() count on choose=Callback::new(move |()| chosen.set(Some(each))) /> }
        });
        each.collect_pieces()
    };
    view! {
        <div class="results timeline">
            <p class="soft">"Relative dates are counted from each source's own date, which a dashed line marks."</p>
            <Show when=move || all.with(Vec::is_empty)>
                <Empty title="No dates"><p>"The texts name no dates, or they are still being read."</p></Empty>
            </Show>
            <Show when=move || dated.get()>
                <div class="chips" role="group" aria-label="How much of time">
                    {dynamic(chips)}
                    <SaveDrawing drawing=Callback::new(move |()| Drawing::Timeline(window.get_untracked())) name="dates" />
                </div>
                <Lanes entries=seen />
                <List entries=seen />
            </Show>
            <Undated entries=all />
        </div>
    }
}
