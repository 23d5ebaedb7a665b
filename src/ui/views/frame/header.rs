use leptos::prelude::*;

use crate::ui::parts::{CollectPieces, Derived, Icon, IconButton, Show, press};
use crate::ui::state::theme::Theme;
use crate::ui::state::{App, Dialog, View, use_app};

/// Name, tabs of the views, and what works everywhere: undo, redo, theme, shortcuts.
#[component]
pub fn Header(#[prop(into)] started: Derived<bool>) -> impl IntoView {
    let app = use_app();
    let theme = RwSignal::new(Theme::remembered());
    let undo = Derived::new(move || app.history.with(|history| history.undo_label()));
    let redo = Derived::new(move || app.history.with(|history| history.redo_label()));
    let label = |verb: &'static str, what: Option<&'static str>| match what {
        Some(what) => format!("{verb}: {what}"),
        None => verb.to_owned(),
    };
    view! {
        <header class="header">
            <button type="button" class="skip" on:click=press(move |_| focus_main())>
                "Skip to the content"
            </button>
            <Show when=move || started.get()>
                <div class="rail-switch">
                    <IconButton
                        label="Sources".to_owned()
                        drawing=Icon::List
                        on_press=move || app.rail_open.update(|open| *open = !*open)
                    />
                </div>
            </Show>
            <p class="brand">
                <Brand />
                "Crossread"
            </p>
            <Show when=move || started.get()>
                <Tabs app />
            </Show>
            <div class="header-actions">
                <Show when=move || started.get()>
                    <IconButton
                        label="Report and share".to_owned()
                        drawing=Icon::Share
                        on_press=move || app.open_dialog(Dialog::Export)
                    />
                </Show>
                <Show when=move || undo.get().is_some() || redo.get().is_some()>
                    <IconButton
                        label=Derived::new(move || label("Undo", undo.get()))
                        drawing=Icon::Undo
                        disabled=Derived::new(move || undo.get().is_none())
                        on_press=move || app.undo()
                    />
                    <IconButton
                        label=Derived::new(move || label("Redo", redo.get()))
                        drawing=Icon::Redo
                        disabled=Derived::new(move || redo.get().is_none())
                        on_press=move || app.redo()
                    />
                </Show>
                <IconButton
                    label=Derived::new(move || format!("Colours: {}", theme.get().name().to_lowercase()))
                    drawing=Derived::new(move || match theme.get() {
                        Theme::System => Icon::Screen,
                        Theme::Light => Icon::Sun,
                        Theme::Dark => Icon::Moon,
                    })
                    on_press=move || {
                        theme.update(|theme| *theme = theme.next());
                        theme.get_untracked().put_on();
                        app.announce(&format!("Colours: {}", theme.get_untracked().name()));
                    }
                />
                <IconButton
                    label="Keyboard shortcuts".to_owned()
                    drawing=Icon::Help
                    on_press=move || app.open_dialog(Dialog::Shortcuts)
                />
            </div>
        </header>
    }
}

/// The views as links: they work with a middle press and say where they lead.
#[component]
fn Tabs(app: App) -> impl IntoView {
    // With the path: a bare hash before any other link is taken for a way past the header.
    let page = window().location().pathname().unwrap_or_default();
    // On a phone not all tabs fit: the one of the view that is shown comes into sight.
    Effect::new(move || {
        app.view.track();
        request_animation_frame(|| {
            if let Ok(Some(tab)) = document().query_selector(".tabs [aria-current]") {
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                nearest.set_inline(web_sys::ScrollLogicalPosition::Center);
                tab.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    });
    view! {
        <nav class="tabs" aria-label="Views">
            <ul>
                {View::ALL
                    .into_iter()
                    .map(|view| {
                        view! {
                            <li>
                                <a
                                    href=format!("{page}#{}", view.slug())
                                    aria-current=move || (app.view.get() == view).then_some("page")
                                    on:click=press(move |event| {
                                        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                                            event.prevent_default();
                                            app.open(view);
                                        }
                                    })
                                >
                                    {view.name()}
                                </a>
                            </li>
                        }
                    })
                    .collect_pieces()}
            </ul>
        </nav>
    }
}

/// Three lines of text, two of which meet.
#[component]
fn Brand() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <path class="lines" d="M5 8h22M5 16h22M5 24h22" />
            <path class="words" d="M5 8h9M18 16h9M5 24h7" />
            <path class="thread" d="M14 8c5 0 0 8 4 8M18 16c-4 0-2 8-6 8" />
        </svg>
    }
}

fn focus_main() {
    use wasm_bindgen::JsCast;
    let main = document()
        .get_element_by_id("main")
        .and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        // A main that cannot take the focus leaves it where it is.
        let _ = main.focus();
    }
}
