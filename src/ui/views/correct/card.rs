use leptos::prelude::*;

use super::pick::{NamePick, picked, unpicked};
use crate::analysis::entities::repair::{Named, Repair, Which};
use crate::present::count_of;
use crate::present::words::{ENTITY_KINDS, entity_kind};
use crate::ui::parts::{CollectPieces, press};
use crate::ui::state::use_app;

/// Corrects a name as a whole: what it is called, its kind, with which other it is one, that it is none.
#[component]
pub fn CorrectCard(of: Named, mentions: usize) -> impl IntoView {
    let app = use_app();
    let name = RwSignal::new(of.name.clone());
    let kind = RwSignal::new(entity_kind(of.kind).id.to_owned());
    let other = RwSignal::new(String::new());
    let problem = RwSignal::new(false);
    let key = of.keys.first().cloned().unwrap_or_default();
    let of = StoredValue::new(of);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let of = of.get_value();
        let chosen = kind.with_untracked(|kind| ENTITY_KINDS.into_iter().find(|it| entity_kind(*it).id == kind));
        let name = name.get_untracked().trim().to_owned();
        let mut repairs = Vec::new();
        if !name.is_empty() && name != of.name {
            repairs.push(Repair::Rename { of: of.clone(), name });
        }
        if let Some(kind) = chosen.filter(|kind| *kind != of.kind) {
            repairs.push(Repair::Retype { of, kind });
        }
        if !repairs.is_empty() {
            app.correct(repairs);
        }
    };
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let from = of.get_value();
        let into = picked(app, other, from.keys.first().map_or("", String::as_str));
        problem.set(into.is_none());
        if let Some(into) = into {
            app.correct(vec![Repair::Merge { from, into }]);
        }
    };
    let remove = move || {
        app.correct(vec![Repair::Remove {
            of: of.get_value(),
            which: Which::All,
        }]);
    };
    let options = ENTITY_KINDS.into_iter().map(|it| {
        let sign = entity_kind(it);
        view! { <option value=sign.id selected=kind.get_untracked() == sign.id>{sign.word}</option> }
    });
    view! {
        <details class="correct">
            <summary>"Correct this name"</summary>
            <div class="correct-forms">
                <form on:submit=save>
                    <div class="field">
                        <label for="correct-name">"Name"</label>
                        <input id="correct-name" class="input" type="text" maxlength="200" autocomplete="off" bind:value=name />
                    </div>
                    <div class="field">
                        <label for="correct-kind">"Kind"</label>
                        <select id="correct-kind" class="input" bind:value=kind>
                            {options.collect_pieces()}
                        </select>
                    </div>
                    <button type="submit" class="button">
                        "Save"
                    </button>
                </form>
                <form on:submit=merge>
                    <NamePick id="correct-same" label_="The same as" value=other except=key />
                    <button type="submit" class="button">
                        "Merge"
                    </button>
                </form>
                {unpicked(problem)}
                <button type="button" class="button" on:click=press(move |_| remove())>
                    "Not a name: remove " {count_of(mentions, "mention", "mentions")}
                </button>
                <p class="faint">
                    "Holds for all mentions in all sources. To correct one mention or one spelling, use the pencil beside it."
                </p>
            </div>
        </details>
    }
}
