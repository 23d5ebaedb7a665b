use leptos::prelude::*;

use crate::ingest::Format;
use crate::present::shorten;
use crate::ui::parts::press;
use crate::ui::state::{SourceInfo, use_app};

/// How many places to split at are offered.
const LINES: usize = 200;

/// How a source was told apart from the others of its text, with the ways to correct it.
#[component]
pub fn PartsOf(info: SourceInfo) -> impl IntoView {
    let app = use_app();
    let source = info.id;
    let why = if info.why.is_empty() {
        format!("It comes from {}.", info.file)
    } else {
        format!(
            "It comes from {}. Told apart from the text before it: {}",
            info.file, info.why
        )
    };
    let join = info.joins_next.then(|| {
        view! {
            <button
                type="button"
                class="button"
                on:click=press(move |_| {
                    app.join_next(source);
                    app.dialog.set(None);
                })
            >
                "Join with the next source"
            </button>
        }
    });
    let lines = app.history.with_untracked(|history| {
        let present = history.present();
        let record = present.source(source)?;
        let (input, text) = present.text_of(record)?;
        (input.format != Format::Delimited).then(|| lines(text, record.span.start, input.format))
    });
    let split = lines.filter(|lines| !lines.is_empty()).map(|lines| {
        view! {
            <details class="split">
                <summary>"Split in two"</summary>
                <p class="faint">"Choose the line with which the second article begins."</p>
                <ul>
                    {lines
                        .into_iter()
                        .map(|(at, line)| {
                            view! {
                                <li>
                                    <button
                                        type="button"
                                        class="split-line"
                                        on:click=press(move |_| {
                                            app.split(source, at);
                                            app.dialog.set(None);
                                        })
                                    >
                                        {line}
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </details>
        }
    });
    view! {
        <section class="parts-of">
            <h3>"Where it comes from"</h3>
            <p class="soft">{why}</p>
            {join}
            {split}
        </section>
    }
}

/// The lines after the first with their offsets in the input; of HTML, those with words outside tags.
fn lines(text: &str, start: u32, format: Format) -> Vec<(u32, String)> {
    let mut at = start as usize;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let shown = match format {
            Format::Html => without_tags(line),
            _ => line.trim().to_owned(),
        };
        if shown.chars().any(char::is_alphanumeric) {
            lines.push((at as u32, shorten(&shown, 90)));
        }
        at += line.len();
    }
    lines.into_iter().skip(1).take(LINES).collect()
}

fn without_tags(line: &str) -> String {
    let mut depth = 0usize;
    let mut words = String::new();
    for letter in line.trim().chars() {
        match letter {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => words.push(letter),
            _ => {}
        }
    }
    words
}
