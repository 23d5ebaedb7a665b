use leptos::prelude::*;

use super::rows::with_rows;
use crate::analysis::entities::repair::Named;
use crate::present::entities::{label, named, position, typed};
use crate::ui::parts::CollectPieces;
use crate::ui::state::{App, use_app};

/// The most names that are offered while one types: the ones most mentioned.
const OFFERED: usize = 400;

/// A field in which another name is chosen by typing a part of it: the browser's own list offers those that fit.
#[component]
pub fn NamePick(
    /// For the field and its list; unique on the page.
    id: &'static str,
    label_: &'static str,
    value: RwSignal<String>,
    /// The key of the name that is not offered.
    except: String,
) -> impl IntoView {
    let app = use_app();
    let offered: Vec<String> = with_rows(app, |_, rows| {
        let others = rows.iter().filter(|row| row.entity.key != except);
        others.take(OFFERED).map(label).collect()
    });
    let options = offered.into_iter().map(|value| view! { <option value=value /> });
    let list = format!("{id}-names");
    view! {
        <div class="field">
            <label for=id>{label_}</label>
            <input
                id=id
                class="input"
                type="text"
                list=list.clone()
                autocomplete="off"
                spellcheck="false"
                placeholder="Type a part of the name"
                bind:value=value
            />
            <datalist id=list>{options.collect_pieces()}</datalist>
        </div>
    }
}

/// The name that was chosen, unless it is the one with the key.
pub fn picked(app: App, value: RwSignal<String>, except: &str) -> Option<Named> {
    with_rows(app, |texts, rows| {
        let index = value.with_untracked(|value| typed(rows, value))?;
        (position(texts, rows, except) != Some(index)).then(|| named(texts, &rows[index].entity))
    })
}

/// Says that no name was chosen.
pub fn unpicked(shown: RwSignal<bool>) -> impl IntoView {
    view! {
        <p class="field-problem" role="alert">
            {move || shown.get().then_some("Choose another name from the list: type a part of it, then take one.")}
        </p>
    }
}
