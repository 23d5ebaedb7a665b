use jiff::civil::Date;
use leptos::prelude::*;

use super::found::{FoundField, Known};
use super::parts_of::PartsOf;
use super::story_of::StoryOf;
use crate::compare::SourceId;
use crate::text::{Field, day};
use crate::ui::parts::{Modal, press};
use crate::ui::state::use_app;

/// What is known of a source, to correct; and how it was told apart from the others.
#[component]
pub fn SourceDialog(source: SourceId) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.dialog.set(None));
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == source).cloned());
    let edits = app
        .history
        .with_untracked(|history| history.present().source(source).map(|record| record.edits.clone()));
    let (Some(info), Some(edits)) = (info, edits) else {
        return ().into_any();
    };

    let document = app
        .reading(source)
        .map(|reading| reading.document.clone())
        .unwrap_or_default();
    let meta = &document.meta;
    let words = |field: &Option<Field<String>>, edit: &Option<String>| {
        let known = Known::of(&document, field, edit.is_some(), String::clone);
        (RwSignal::new(known.value.clone()), known)
    };
    let date = |field: &Option<Field<Date>>, edit: &Option<Date>| {
        let known = Known::of(&document, field, edit.is_some(), |date| day::iso(*date));
        (RwSignal::new(known.value.clone()), known)
    };
    let title = words(&meta.title, &edits.title);
    let outlet = words(&meta.outlet, &edits.outlet);
    let author = words(&meta.author, &edits.author);
    let published = date(&meta.published, &edits.published);
    let updated = date(&meta.updated, &edits.updated);
    let address = words(&meta.address, &edits.address);
    if title.0.with_untracked(String::is_empty) {
        title.0.set(info.title.clone());
    }
    let before = StoredValue::new((
        edits,
        [&title, &outlet, &author, &published, &updated, &address].map(|(signal, _)| (*signal, signal.get_untracked())),
    ));
    let save = move || {
        let (mut edits, fields) = before.get_value();
        let [title, outlet, author, published, updated, address] =
            fields.map(|(signal, known)| (signal.get_untracked().trim().to_owned(), known));
        // Only what was changed becomes a correction; an emptied field goes back to what the text says.
        let words = |(value, known): (String, String), edit: &mut Option<String>| {
            if value != known {
                *edit = (!value.is_empty()).then_some(value);
            }
        };
        let date = |(value, known): (String, String), edit: &mut Option<Date>| {
            if value != known {
                *edit = day::parse(&value);
            }
        };
        words(title, &mut edits.title);
        words(outlet, &mut edits.outlet);
        words(author, &mut edits.author);
        words(address, &mut edits.address);
        date(published, &mut edits.published);
        date(updated, &mut edits.updated);
        app.edit(source, edits);
        app.dialog.set(None);
    };
    let field =
        |label: &'static str, id: &'static str, kind: &'static str, (value, known): (RwSignal<String>, Known)| {
            view! { <FoundField label id kind known value /> }
        };
    view! {
        <Modal title=format!("Source {}", info.mark) on_close=close>
            <form
                class="source-form"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                {field("Title", "source-title", "text", title)}
                <div class="field-row">
                    {field("Outlet", "source-outlet", "text", outlet)} {field("Author", "source-author", "text", author)}
                </div>
                <div class="field-row">
                    {field("Published", "source-date", "date", published)}
                    {field("Updated", "source-updated", "date", updated)}
                    {field("Address", "source-address", "text", address)}
                </div>
                <p class="faint">"Relative dates (“Tuesday”, “last month”) are reckoned from the day of publication."</p>
                <div class="dialog-foot">
                    <button type="button" class="button quiet" on:click=press(move |_| close.run(()))>
                        "Cancel"
                    </button>
                    <button type="submit" class="button primary">
                        "Save"
                    </button>
                </div>
            </form>
            <StoryOf source />
            <PartsOf info />
        </Modal>
    }
    .into_any()
}
