use leptos::prelude::*;

use crate::present::{count_of, shorten};
use crate::ui::parts::{CollectPieces, Modal, press};
use crate::ui::state::{Opening, Origin, use_app};

/// How many sources are named.
const NAMED: usize = 6;

/// Shows what came from outside, and asks what becomes of it.
#[component]
pub fn OpeningDialog() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| {
        app.refuse();
        app.dialog.set(None);
    });
    let Some(opening) = app.opening.get_untracked() else {
        return ().into_any();
    };
    let empty = app.history.with_untracked(|history| history.present().is_empty());
    let open = (!empty).then(|| untrack(|| app.title()));
    let heading = match &opening.origin {
        Origin::File(name) => format!("Open {name}"),
        Origin::Link => "Open the workspace of this link".to_owned(),
    };
    let names = names(&opening);
    let more = names.len().saturating_sub(NAMED);
    let list = names
        .into_iter()
        .take(NAMED)
        .map(|name| view! { <li>{name}</li> })
        .collect_pieces();
    let more = (more > 0).then(|| view! { <li class="soft">{format!("and {more} more")}</li> });
    let damage = opening
        .damage
        .iter()
        .cloned()
        .map(|text| view! { <li>{text}</li> })
        .collect_pieces();
    let damaged = !opening.damage.is_empty();
    let first = if open.is_some() { "button" } else { "button primary" };
    let word = if open.is_some() {
        "Open as another workspace"
    } else {
        "Open"
    };
    let question = open.clone().map(|open| {
        view! {
            <p>
                {format!(
                    "“{}” is open. Merged into it, the same texts are recognised, what you said stays where the two differ, and you are told.",
                    shorten(&open, 60),
                )}
            </p>
        }
    });
    let merge = open.map(|_| {
        view! {
            <button type="button" class="button primary" on:click=press(move |_| app.accept(true))>
                "Merge"
            </button>
        }
    });
    view! {
        <Modal title=heading on_close=close>
            <div class="opening">
                <p>
                    <strong>{opening.workspace.title(|_| String::new())}</strong>
                    ": "
                    {summary(&opening)}
                </p>
                <ul class="opening-sources">{list} {more}</ul>
                <ul class="opening-damage" hidden=!damaged>
                    {damage}
                </ul>
                {question}
            </div>
            <div class="dialog-foot">
                <button type="button" class="button quiet" on:click=press(move |_| close.run(()))>
                    "Cancel"
                </button>
                <button type="button" class=first on:click=press(move |_| app.accept(false))>
                    {word}
                </button>
                {merge}
            </div>
        </Modal>
    }
    .into_any()
}

/// Titles of the sources, as far as they are known.
fn names(opening: &Opening) -> Vec<String> {
    let workspace = &opening.workspace;
    let there = workspace.sources.iter().map(|record| {
        let text = workspace.text_of(record).map_or("", |(_, text)| text);
        let line = text
            .lines()
            .map(str::trim)
            .find(|line| !line.is_empty())
            .unwrap_or_default();
        shorten(record.edits.title.as_deref().unwrap_or(line), 90)
    });
    let awaited = workspace.awaited.iter().flat_map(|awaited| {
        let titles = awaited.sources.iter().map(|source| source.title_or(&awaited.name));
        titles.map(|title| format!("{} (text left out)", shorten(&title, 90)))
    });
    there.chain(awaited).collect()
}

fn summary(opening: &Opening) -> String {
    let workspace = &opening.workspace;
    let awaited: usize = workspace.awaited.iter().map(|awaited| awaited.sources.len()).sum();
    let mut parts = vec![count_of(workspace.sources.len() + awaited, "source", "sources")];
    if !workspace.verdicts.is_empty() {
        parts.push(count_of(workspace.verdicts.len(), "verdict", "verdicts"));
    }
    if !workspace.repairs.is_empty() {
        parts.push(count_of(
            workspace.repairs.len(),
            "correction of names",
            "corrections of names",
        ));
    }
    if awaited > 0 {
        parts.push(format!(
            "{} to bring",
            count_of(workspace.awaited.len(), "text", "texts")
        ));
    }
    parts.join(", ")
}
