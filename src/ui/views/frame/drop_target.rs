use leptos::ev;
use leptos::prelude::*;

use super::folders::{entries_of, files_within};
use super::listeners::{files_of, pasted_of};
use crate::ui::parts::{Icon, icon};
use crate::ui::state::use_app;

/// The whole page takes what is dropped on it, and says so while something is dragged over it.
#[component]
pub fn DropTarget() -> impl IntoView {
    let app = use_app();
    let over = RwSignal::new(false);
    // Only texts and files from outside: what the page itself lets drag (a link) is not for it.
    let carries = |event: &web_sys::DragEvent| {
        event.data_transfer().is_some_and(|data| {
            let types = data.types();
            types.includes(&"Files".into(), 0) || types.includes(&"text/plain".into(), 0)
        })
    };
    let enter = window_event_listener(ev::dragenter, move |event| {
        if carries(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let drag = window_event_listener(ev::dragover, move |event| {
        if carries(&event) {
            event.prevent_default();
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        over.set(false);
        if !carries(&event) {
            return;
        }
        event.prevent_default();
        if let Some(data) = event.data_transfer() {
            let files = files_of(&data);
            let entries = entries_of(&data);
            if files.is_empty() && entries.is_empty() {
                app.paste(pasted_of(&data));
            } else if entries.iter().any(|entry| entry.is_directory()) {
                leptos::task::spawn_local(async move { app.add_files(files_within(entries).await) });
            } else {
                app.add_files(files);
            }
        }
    });
    on_cleanup(move || {
        for listener in [enter, drag, leave, drop] {
            listener.remove();
        }
    });
    view! {
        <div class="drop-target" hidden=move || !over.get()>
            <p>{icon(Icon::Drop)} "Drop to add"</p>
        </div>
    }
}
