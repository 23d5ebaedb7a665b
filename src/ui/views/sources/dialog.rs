use leptos::prelude::*;

use super::parts_of::PartsOf;
use crate::compare::SourceId;
use crate::text::day;
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

    let title = RwSignal::new(info.title.clone());
    let outlet = RwSignal::new(info.outlet.clone().unwrap_or_default());
    let author = RwSignal::new(info.author.clone().unwrap_or_default());
    let published = RwSignal::new(info.published.map(day::iso).unwrap_or_default());
    let before = StoredValue::new((info.clone(), edits));
    let save = move || {
        let (info, mut edits) = before.get_value();
        // Only what was changed becomes a correction; an emptied field goes back to what the text says.
        let corrected = |field: RwSignal<String>, known: &str, edit: Option<String>| {
            let value = field.get_untracked().trim().to_owned();
            if value == known {
                edit
            } else {
                (!value.is_empty()).then_some(value)
            }
        };
        edits.title = corrected(title, &info.title, edits.title);
        edits.outlet = corrected(outlet, info.outlet.as_deref().unwrap_or_default(), edits.outlet);
        edits.author = corrected(author, info.author.as_deref().unwrap_or_default(), edits.author);
        let date = day::parse(&published.get_untracked());
        if date != info.published {
            edits.published = date;
        }
        app.edit(source, edits);
        app.dialog.set(None);
    };
    let text = |label: &'static str, id: &'static str, value: RwSignal<String>| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input id=id class="input" type="text" autocomplete="off" bind:value=value />
            </div>
        }
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
                {text("Title", "source-title", title)}
                <div class="field-row">
                    {text("Outlet", "source-outlet", outlet)} {text("Author", "source-author", author)}
                    <div class="field">
                        <label for="source-date">"Published"</label>
                        <input id="source-date" class="input" type="date" bind:value=published />
                    </div>
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
            <PartsOf info />
        </Modal>
    }
    .into_any()
}
