//! Listeners on the page as a whole: paste, keys, the address, leaving. They live as long as the page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, HtmlElement};

use super::selecting::follow_selection;
use crate::present::address;
use crate::ui::state::{App, Dialog, Pasted, View};
use crate::workspace::link;

/// Begins to listen.
pub fn listen(app: App) {
    follow_address(app);
    follow_selection(app);
    let _ = window_event_listener(ev::paste, move |event| on_paste(app, &event));
    let _ = window_event_listener(ev::keydown, move |event| on_key(app, &event));
    let _ = window_event_listener(ev::pagehide, move |_| app.save_now());
    let _ = window_event_listener(ev::visibilitychange, move |_| app.save_now());
    // What other tabs did while this one slept; and what could not be saved is not left unasked.
    let _ = window_event_listener(ev::focus, move |_| app.look_again(None));
    let _ = window_event_listener(ev::beforeunload, move |event| {
        app.save_now();
        if app.kept.trouble.with_untracked(Option::is_some) && !app.saved.get_untracked() {
            event.prevent_default();
        }
    });
}

/// The files that a paste or a drop carries.
pub fn files_of(data: &DataTransfer) -> Vec<web_sys::File> {
    let files = data.files();
    files
        .map(|files| (0..files.length()).filter_map(|index| files.get(index)).collect())
        .unwrap_or_default()
}

/// All that a paste or a drop carries.
pub fn pasted_of(data: &DataTransfer) -> Pasted {
    let get = |kind: &str| data.get_data(kind).unwrap_or_default();
    Pasted {
        text: get("text/plain"),
        html: get("text/html"),
        files: files_of(data),
    }
}

/// A paste anywhere brings a text in, except in a field where it belongs.
fn on_paste(app: App, event: &web_sys::Event) {
    if is_field(event) && !is_paste_box(event) {
        return;
    }
    let Some(data) = event
        .dyn_ref::<web_sys::ClipboardEvent>()
        .and_then(|event| event.clipboard_data())
    else {
        return;
    };
    let pasted = pasted_of(&data);
    if pasted.files.is_empty() && pasted.text.trim().is_empty() && pasted.html.trim().is_empty() {
        return;
    }
    event.prevent_default();
    app.paste(pasted);
}

fn target(event: &web_sys::Event) -> Option<HtmlElement> {
    event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok())
}

/// The event is in a place where one types.
fn is_field(event: &web_sys::Event) -> bool {
    target(event).is_some_and(|element| match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => {
            let kind = element.get_attribute("type").unwrap_or_default();
            !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "range" | "file")
        }
        _ => element.is_content_editable(),
    })
}

fn is_paste_box(event: &web_sys::Event) -> bool {
    target(event).is_some_and(|element| element.class_list().contains("paste-box"))
}

fn on_key(app: App, event: &web_sys::KeyboardEvent) {
    if event.default_prevented() || event.is_composing() || is_field(event) {
        return;
    }
    let key = event.key();
    let started = app.sources.with_untracked(|sources| !sources.is_empty());
    if event.ctrl_key() || event.meta_key() {
        match (key.to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => app.undo(),
            ("z", true) | ("y", false) => app.redo(),
            _ => return,
        }
        event.prevent_default();
        return;
    }
    if event.alt_key() || app.dialog.with_untracked(Option::is_some) {
        return; // a dialog closes itself by Escape
    }
    match key.as_str() {
        "?" => app.open_dialog(Dialog::Shortcuts),
        "u" => app.undo(),
        "w" => app.open_dialog(Dialog::Workspaces),
        "U" => app.redo(),
        _ if !started => return,
        "Escape" if app.rail_open.get_untracked() => app.rail_open.set(false),
        "Escape" if app.picked.with_untracked(Option::is_some) => app.picked.set(None),
        "Escape" => app.selected.set(None),
        "a" => app.open_dialog(Dialog::AddSources),
        "s" => app.open_dialog(Dialog::Share),
        "j" => app.step_finding(1),
        "k" => app.step_finding(-1),
        "/" => focus_first("#main [type=search]"),
        // The words that are selected, or any.
        "n" if app.picked.with_untracked(Option::is_some) => focus_first(".mark-bar .pill"),
        "n" => app.open_dialog(Dialog::AddName),
        digit => match digit
            .parse::<usize>()
            .ok()
            .and_then(|digit| View::ALL.get(digit.wrapping_sub(1)))
        {
            Some(view) => app.open(*view),
            None => return,
        },
    }
    event.prevent_default();
}

fn focus_first(which: &str) {
    let field = document().query_selector(which).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus leaves it where it is.
        let _ = field.focus();
    }
}

/// Keeps the view and the address the same. A new view is a step in the browser's history, new columns are not.
fn follow_address(app: App) {
    let hash = || window().location().hash().unwrap_or_default();
    let read = move || {
        let address = hash();
        if link::is_link(&address) {
            app.open_link(address);
        } else if let Some((view, columns)) = address::parse(&address) {
            if app.view.get_untracked() != view {
                app.view.set(view);
            }
            let known = |source: &u32| {
                app.history
                    .with_untracked(|history| history.present().source(*source).is_some())
            };
            let columns: Vec<u32> = columns.into_iter().filter(known).collect();
            if !columns.is_empty() && app.columns.get_untracked() != columns {
                app.columns.set(columns);
            }
        }
    };
    let _ = window_event_listener(ev::hashchange, move |_| read());
    Effect::new(move |before: Option<bool>| {
        let restored = app.restored.get();
        if restored && before != Some(true) {
            read(); // the page was opened at an address
        }
        let (view, columns) = (app.view.get(), app.columns.get());
        let started = app.sources.with(|sources| !sources.is_empty());
        if restored && started {
            let (new, old) = (address::write(view, &columns), hash());
            // A link stays in the address until it is said what becomes of its workspace.
            if new != old && !link::is_link(&old) {
                let same_view = old.is_empty() || address::parse(&old).is_some_and(|(old, _)| old == view);
                write(&new, same_view);
            }
        }
        restored
    });
}

fn write(hash: &str, replace: bool) {
    let Ok(history) = window().history() else { return };
    // Where the browser refuses (a sandboxed frame), the address stays as it is.
    let _ = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(hash))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(hash))
    };
}
