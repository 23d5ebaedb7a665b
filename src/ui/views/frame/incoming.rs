use leptos::prelude::*;

use crate::present::count_of;
use crate::ui::parts::{CollectPieces, Each, Icon, IconButton, icon, press};
use crate::ui::state::{App, Incoming, Line, LineKind, use_app};

/// The files that came in: how far each is, what was taken, and what was not and why. While several are on their way, and
/// after that until it is dismissed where there is something to tell.
#[component]
pub fn Files() -> impl IntoView {
    let app = use_app();
    let shown = move || {
        app.files.with(|files| {
            (files.len() > 1 && !files.iter().all(Incoming::is_ended)) || files.iter().any(Incoming::tells)
        })
    };
    let head = move || {
        app.files.with(|files| {
            let ended = files.iter().filter(|file| file.is_ended()).count();
            let added = files.iter().map(|file| file.added).sum::<usize>();
            if ended < files.len() {
                format!("Opening {}: {ended} done", count_of(files.len(), "file", "files"))
            } else {
                format!(
                    "{} added from {}",
                    count_of(added, "text", "texts"),
                    count_of(files.len(), "file", "files")
                )
            }
        })
    };
    view! {
        <section class="incoming" aria-label="Files" hidden=move || !shown()>
            <div class="incoming-head">
                <h2>{head}</h2>
                <IconButton label="Dismiss the list of files".to_owned() drawing=Icon::Close on_press=move || app.dismiss_files() />
            </div>
            <ul>
                <Each
                    each=move || app.files.get()
                    key=|file: &Incoming| format!("{} {} {} {}", file.id, file.left, file.added, file.lines.len())
                    let:file
                >
                    {one(app, file)}
                </Each>
            </ul>
        </section>
    }
}

fn one(app: App, file: Incoming) -> AnyView {
    let id = file.id;
    let left_out = file.lines.iter().filter(|line| line.kind == LineKind::LeftOut).count();
    let state = match (file.is_ended(), file.added) {
        (false, _) => "Opening …".to_owned(),
        (true, 0) if left_out > 0 => "Not added".to_owned(),
        (true, 0) => "Not added again".to_owned(),
        (true, 1) => "Added".to_owned(),
        (true, texts) => format!("{texts} texts added"),
    };
    let cancel = (!file.is_ended()).then(|| {
        view! {
            <button type="button" class="link" on:click=press(move |_| app.cancel_files(Some(id)))>
                "Cancel"
            </button>
        }
    });
    let lines = file
        .lines
        .iter()
        .map(|line| told(app, id, &file.name, line))
        .collect_pieces();
    view! {
        <li class="incoming-file">
            <p>
                <strong>{file.name.clone()}</strong>
                <span class="soft">{state}</span>
                {cancel}
            </p>
            {(!file.lines.is_empty()).then(|| view! { <ul>{lines}</ul> })}
        </li>
    }
    .into_any()
}

fn told(app: App, file: u32, name: &str, line: &Line) -> AnyView {
    let id = line.id;
    let about = if line.about.is_empty() {
        name.to_owned()
    } else {
        line.about.clone()
    };
    // A file's own name stands above already.
    let class = if line.about.is_empty() { "sr" } else { "" };
    let anyway = (line.kind == LineKind::Same).then(|| {
        view! {
            <button type="button" class="link" on:click=press(move |_| app.add_anyway(file, id))>
                "Add anyway"
            </button>
        }
    });
    view! {
        <li class:problem=line.kind == LineKind::LeftOut class="incoming-line">
            {(line.kind == LineKind::LeftOut).then(|| icon(Icon::Warning))}
            <p>
                <strong class=class>{about}": "</strong>
                {line.text.clone()}
                " "
                {anyway}
            </p>
        </li>
    }
    .into_any()
}
