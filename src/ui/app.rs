//! The root: makes the state and puts the frame around the view.

use leptos::prelude::*;

use super::dialogs::Dialogs;
use super::later::{self, Drawn, later};
use super::state::{App, View, theme::Theme};
use super::views::frame::{DropTarget, Header, Notices, Toasts, listen};
use super::views::overview::Overview;
use super::views::sources::Sources;
use super::views::start::Start;

use crate::ui::parts::{Derived, dynamic};

/// Mounts the interface.
pub fn mount() {
    Theme::remembered().put_on();
    leptos::mount::mount_to_body(Root);
}

#[component]
fn Root() -> impl IntoView {
    let app = App::provide();
    listen(app);
    app.restore();
    later::fetch(app);
    // The opening screen stays until it is known what the user has: no start page flashes up before a saved workspace.
    Effect::new(move || {
        if app.restored.get()
            && let Some(boot) = document().get_element_by_id("boot")
        {
            boot.remove();
        }
    });
    let started = Derived::new(move || app.sources.with(|sources| !sources.is_empty()));
    let evidence = Derived::new(move || app.selected.with(Option::is_some));
    view! {
        <div
            class="app"
            hidden=move || !app.restored.get()
            class:started=move || started.get()
            class:with-evidence=move || evidence.get()
            class:with-rail=move || app.rail_open.get()
            data-saved=move || app.saved.get().to_string()
            aria-busy=move || (!app.is_settled() || !app.restored.get()).to_string()
        >
            <Header started />
            {dynamic(move || {
                if started.get() {
                    view! {
                        <Sources />
                        <main id="main" tabindex="-1">
                            <Notices />
                            <CurrentView />
                        </main>
                        {later(Drawn::Evidence)}
                    }
                        .into_any()
                } else {
                    view! {
                        <main id="main" tabindex="-1">
                            <Start />
                        </main>
                    }
                        .into_any()
                }
            })}
        </div>
        <DropTarget />
        <Dialogs />
        <Toasts />
        <div class="sr" role="status" aria-live="polite">
            {move || app.announcement.get()}
        </div>
    }
}

#[component]
fn CurrentView() -> impl IntoView {
    let app = super::state::use_app();
    dynamic(move || {
        let view = app.view.get();
        let content = match view {
            View::Overview => view! { <Overview /> }.into_any(),
            view => later(Drawn::View(view)),
        };
        view! {
            <section class=format!("view view-{}", view.slug()) aria-labelledby="view-name">
                <h1 id="view-name" class="sr">
                    {view.name()}
                </h1>
                {content}
            </section>
        }
    })
}
