use leptos::html;
use leptos::prelude::*;

use crate::ui::parts::{Icon, icon, press};
use crate::ui::state::{Pasted, use_app};

/// The box to paste or type into, and the way to choose files. A paste is taken at once; what is typed waits for
/// the button.
#[component]
pub fn PasteBox() -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let files = NodeRef::<html::Input>::new();
    let folder = NodeRef::<html::Input>::new();
    let read = move || {
        let text = typed.get_untracked();
        if !text.trim().is_empty() {
            typed.set(String::new());
            app.paste(Pasted {
                text,
                ..Pasted::default()
            });
        }
    };
    let choose = move |which: NodeRef<html::Input>| {
        if let Some(input) = which.get() {
            if let Some(list) = input.files() {
                app.add_files((0..list.length()).filter_map(|index| list.get(index)).collect());
            }
            input.set_value(""); // so that the same file can be chosen again
        }
    };
    view! {
        <div class="paste">
            <textarea
                class="paste-box"
                aria-label="Paste articles here"
                placeholder="Paste one or several articles here, or drop files anywhere"
                spellcheck="false"
                autofocus=true
                prop:value=move || typed.get()
                on:input:target=move |event| typed.set(event.target().value())
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        read();
                    }
                }
            ></textarea>
            <div class="paste-foot">
                <input
                    node_ref=files
                    id="files"
                    class="sr"
                    type="file"
                    multiple
                    tabindex="-1"
                    aria-hidden="true"
                    on:change=move |_| choose(files)
                />
                <input
                    node_ref=folder
                    id="folder"
                    class="sr"
                    type="file"
                    prop:webkitdirectory=true
                    tabindex="-1"
                    aria-hidden="true"
                    on:change=move |_| choose(folder)
                />
                <button
                    type="button"
                    class="button"
                    on:click=press(move |_| {
                        if let Some(input) = files.get() {
                            input.click();
                        }
                    })
                >
                    {icon(Icon::File)}
                    "Choose files"
                </button>
                <button
                    type="button"
                    class="link small"
                    on:click=press(move |_| {
                        if let Some(input) = folder.get() {
                            input.click();
                        }
                    })
                >
                    "or a folder"
                </button>
                <span class="faint">"PDF, Word, Excel, web pages, e-mail, text and more"</span>
                <button
                    type="button"
                    class="button primary"
                    hidden=move || typed.with(|typed| typed.trim().is_empty())
                    on:click=press(move |_| read())
                >
                    "Read this text"
                </button>
            </div>
        </div>
    }
}
