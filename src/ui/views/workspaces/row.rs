use leptos::html;
use leptos::prelude::*;

use crate::present::{count_of, kept};
use crate::ui::parts::{Icon, IconButton, dynamic, press};
use crate::ui::state::use_app;
use crate::workspace::Entry;

/// A workspace in the list: opens it, or has it renamed, duplicated, deleted.
#[component]
pub fn Row(entry: Entry, renamed: RwSignal<Option<String>>) -> impl IntoView {
    let app = use_app();
    let now = js_sys::Date::now() as u64;
    let about = format!(
        "{} · {} · changed {}",
        count_of(entry.sources, "source", "sources"),
        kept::size(entry.bytes as f64),
        kept::ago(entry.changed, now)
    );
    let is_open = entry.id == app.kept.current.get_untracked();
    let name = entry.name.clone();
    let entry = StoredValue::new(entry);
    let id = move || entry.with_value(|entry| entry.id.clone());
    let label = move |verb: &str| format!("{verb} {}", entry.with_value(|entry| entry.name.clone()));
    let head = move || {
        let name = entry.with_value(|entry| entry.name.clone());
        if renamed.get() == Some(id()) {
            view! { <NameField name on_end=move |name| {
                renamed.set(None);
                if let Some(name) = name {
                    app.rename_workspace(id(), name);
                }
            } /> }
            .into_any()
        } else if is_open {
            view! {
                <p class="workspace-title">
                    {name} " " <span class="chip">"open"</span>
                </p>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="workspace-title link" on:click=press(move |_| app.open_workspace(id()))>
                    {name}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <li class="workspace" class:chosen=is_open aria-label=name>
            <div class="workspace-body">{dynamic(head)} <p class="source-meta">{about}</p></div>
            <IconButton label=label("Rename") drawing=Icon::Pencil on_press=move || renamed.set(Some(id())) />
            <IconButton label=label("Duplicate") drawing=Icon::Copy on_press=move || app.duplicate_workspace(id()) />
            <IconButton
                label=label("Delete")
                drawing=Icon::Bin
                on_press=move || app.delete_workspace(entry.get_value())
            />
        </li>
    }
}

/// The name as a field: taken by Enter or by leaving it, given up by Escape.
#[component]
fn NameField(name: String, on_end: impl Fn(Option<String>) + 'static) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            // What cannot take the focus leaves it where it is.
            let _ = field.focus();
            field.select();
        }
    });
    // Once: a field that goes away while it has the focus tells of its change, too.
    let ended = std::cell::Cell::new(false);
    let end = std::rc::Rc::new(move |name| {
        if !ended.replace(true) {
            on_end(name);
        }
    });
    let take = end.clone();
    let key = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            take(Some(event_target_value(&event)));
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            take(None);
        }
        _ => {}
    };
    view! {
        <input
            node_ref=field
            class="input"
            type="text"
            aria-label="Name of the workspace"
            autocomplete="off"
            prop:value=name
            on:keydown=key
            on:change=move |event| end(Some(event_target_value(&event)))
        />
    }
}
