//! The rail on the left: the sources, what is known of each, and what can be done with them.

mod card;
mod dialog;
mod found;
mod parts_of;
mod story_of;

use leptos::prelude::*;

pub use dialog::SourceDialog;

use crate::present::count_of;
use crate::ui::parts::{Derived, Each, Icon, dynamic, icon, press};
use crate::ui::state::{Dialog, use_app};
use crate::ui::views::workspaces::AwaitedTexts;
use card::SourceCard;

#[component]
pub fn Sources() -> impl IntoView {
    let app = use_app();
    let ids = Derived::new(move || {
        app.sources
            .with(|sources| sources.iter().map(|info| info.id).collect::<Vec<_>>())
    });
    let name = Derived::new(move || app.title());
    let origins = move || {
        app.comparison
            .with(|comparison| comparison.as_ref().map(|comparison| comparison.origins.len()))
            .filter(|origins| *origins > 0)
            .map(|origins| format!(", {}", count_of(origins, "origin", "origins")))
    };
    view! {
        <aside class="rail" aria-label="Sources">
            <div class="rail-head">
                <h2>
                    {move || count_of(ids.with(Vec::len), "source", "sources")}
                    <span class="soft" title="Sources that copy each other count as one origin">
                        {dynamic(origins)}
                    </span>
                </h2>
                <button type="button" class="button" on:click=press(move |_| app.open_dialog(Dialog::AddSources))>
                    {icon(Icon::Plus)}
                    "Add"
                </button>
            </div>
            <div class="source-list">
                <ul>
                    <Each each=move || ids.get() key=u32::to_string let:id>
                        <SourceCard id />
                    </Each>
                </ul>
                <AwaitedTexts />
            </div>
            <div class="rail-foot">
                <div class="rail-workspace">
                    {icon(Icon::Folder)}
                    <button
                        type="button"
                        class="link small"
                        title="All workspaces in this browser"
                        on:click=press(move |_| app.open_dialog(Dialog::Workspaces))
                    >
                        <span class="sr">"Workspaces: "</span>
                        {move || name.get()}
                    </button>
                </div>
                <button type="button" class="link small" on:click=press(move |_| app.open_dialog(Dialog::Share))>
                    "Save and share"
                </button>
                <button type="button" class="link small" on:click=press(move |_| app.clear())>
                    "Remove all"
                </button>
                <p class="privacy faint">{icon(Icon::Lock)} "Kept only in this browser"</p>
            </div>
        </aside>
        <button
            type="button"
            class="veil"
            aria-label="Close the sources"
            hidden=move || !app.rail_open.get()
            on:click=press(move |_| app.rail_open.set(false))
        ></button>
    }
}
