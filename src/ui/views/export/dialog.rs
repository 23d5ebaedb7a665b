use leptos::prelude::*;

use super::outcome::OutcomeLine;
use crate::engine::{Export, ExportFormat};
use crate::report::Contents;
use crate::ui::parts::{CollectPieces, Modal, press};
use crate::ui::state::{Delivery, today, use_app};

/// A format, what it is called, what it is for, and whether it asks what goes in.
struct Choice(ExportFormat, &'static str, &'static str, bool);

const CHOICES: [(&str, &[Choice]); 3] = [
    (
        "To read",
        &[
            Choice(
                ExportFormat::Html,
                "Web page",
                "One file that opens anywhere, without a connection; every finding leads to its passages; prints well",
                true,
            ),
            Choice(
                ExportFormat::Docx,
                "Word document",
                "To edit and comment in Word or LibreOffice",
                true,
            ),
            Choice(
                ExportFormat::Markdown,
                "Markdown",
                "For notes, wikis and version control",
                true,
            ),
        ],
    ),
    (
        "To work with",
        &[
            Choice(
                ExportFormat::Xlsx,
                "Spreadsheet",
                "Every list and table on a sheet of its own (XLSX)",
                false,
            ),
            Choice(
                ExportFormat::CsvZip,
                "CSV files",
                "The same as plain tables, in one ZIP",
                false,
            ),
            Choice(
                ExportFormat::Json,
                "JSON",
                "For programs: every fact with its place",
                true,
            ),
        ],
    ),
    (
        "To teach",
        &[
            Choice(
                ExportFormat::Worksheet,
                "Worksheet to print",
                "Claims by sources with blanks for a class, then the solution",
                false,
            ),
            Choice(
                ExportFormat::WorksheetDocx,
                "Worksheet (Word)",
                "The same to change, without the solution",
                false,
            ),
            Choice(
                ExportFormat::SolutionDocx,
                "Solution (Word)",
                "Filled in, for the teacher",
                false,
            ),
        ],
    ),
];

/// Chooses a format and what goes in; then the file, with its size.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(ExportFormat::Html);
    let texts = RwSignal::new(true);
    let dismissed = RwSignal::new(true);
    let close = Callback::new(move |()| {
        app.forget_written();
        app.dialog.set(None);
    });
    // What was written is of the choice before.
    let changed = move || app.forget_written();
    let asks = move || {
        let mut all = CHOICES.iter().flat_map(|(_, choices)| choices.iter());
        all.any(|choice| choice.0 == chosen.get() && choice.3)
    };
    let groups = CHOICES.iter().map(move |(name, choices)| {
        let choices = choices.iter().map(move |Choice(format, name, what, _)| {
            let format = *format;
            view! {
                <label class="export-choice">
                    <input
                        type="radio"
                        name="export-format"
                        value=format.name()
                        prop:checked=move || chosen.get() == format
                        on:change=move |_| {
                            chosen.set(format);
                            changed();
                        }
                    />
                    <span>
                        <b>{*name}</b>
                        <span class="soft small">{*what}</span>
                    </span>
                </label>
            }
        });
        view! {
            <fieldset class="export-group">
                <legend>{*name}</legend>
                {choices.collect_pieces()}
            </fieldset>
        }
    });
    let option = move |words: &'static str, value: RwSignal<bool>| {
        view! {
            <label class="export-option">
                <input
                    type="checkbox"
                    prop:checked=move || value.get()
                    on:change=move |event| {
                        value.set(event_target_checked(&event));
                        changed();
                    }
                />
                {words}
            </label>
        }
    };
    let make = move |_| {
        let contents = Contents {
            texts: texts.get_untracked(),
            dismissed: dismissed.get_untracked(),
            written: Some(today()),
        };
        let export = Export {
            format: chosen.get_untracked(),
            contents,
            list: String::new(),
        };
        app.export(export, Delivery::Offer);
    };
    view! {
        <Modal title="Report and share" on_close=close>
            <div class="export">
                <div class="export-groups">{groups.collect_pieces()}</div>
                <fieldset class="export-group" prop:disabled=move || !asks()>
                    <legend>"What goes in"</legend>
                    {option("The sources’ texts, their tables and all quotations (without: findings and evidence only)", texts)}
                    {option("Findings that you dismissed, apart from the others", dismissed)}
                </fieldset>
                <div class="dialog-foot export-foot">
                    <OutcomeLine />
                    <button
                        type="button"
                        class="button primary export-make"
                        prop:disabled=move || !app.is_settled()
                        on:click=press(make)
                    >
                        "Make the file"
                    </button>
                </div>
                <p class="faint small">
                    "Made here, in your browser. A file with the texts passes the sources’ words on: check that you may."
                </p>
            </div>
        </Modal>
    }
}
