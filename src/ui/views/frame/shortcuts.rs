use leptos::prelude::*;

use crate::ui::parts::{CollectPieces, Modal};
use crate::ui::state::use_app;

const SHORTCUTS: [(&str, &str); 12] = [
    (
        "1 … 9",
        "Open a view: Overview, Read, Compare, Entities, Tables, Figures, Quotes, Wording, Timeline",
    ),
    ("j  k", "Next and previous finding"),
    ("/", "Search in the view"),
    ("a", "Add sources"),
    ("n", "Mark the selected words as a name, or add one"),
    ("s", "Save as a file, or share by a link"),
    ("w", "Workspaces in this browser"),
    ("u", "Undo (also Ctrl Z); Shift U to redo"),
    ("Ctrl V", "Paste an article, anywhere on the page"),
    ("← →", "In a text: the mark before and after; Enter opens it"),
    ("Esc", "Close what is open"),
    ("?", "This list"),
];

/// Every shortcut. Single letters do nothing while you type in a field.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let app = use_app();
    view! {
        <Modal title="Keyboard shortcuts" on_close=Callback::new(move |()| app.dialog.set(None))>
            <table class="shortcuts">
                <thead class="sr">
                    <tr>
                        <th scope="col">"Keys"</th>
                        <th scope="col">"What they do"</th>
                    </tr>
                </thead>
                <tbody>
                    {SHORTCUTS
                        .into_iter()
                        .map(|(keys, what)| {
                            view! {
                                <tr>
                                    <th scope="row">
                                        {keys
                                            .split("  ")
                                            .map(|key| view! { <kbd>{key}</kbd>" " })
                                            .collect_pieces()}
                                    </th>
                                    <td>{what}</td>
                                </tr>
                            }
                        })
                        .collect_pieces()}
                </tbody>
            </table>
        </Modal>
    }
}
