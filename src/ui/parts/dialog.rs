use leptos::html;
use leptos::prelude::*;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Icon, IconButton, press};

/// A modal dialog with a title: takes the focus, closes by Escape, by its cross and by a press beside it, and gives the
/// focus back.
#[component]
pub fn Modal(#[prop(into)] title: String, on_close: Callback<()>, children: Children) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let focused = StoredValue::new_local(document().active_element());
    on_cleanup(move || {
        let before = focused.try_update_value(Option::take).flatten();
        let before = before.and_then(|element| element.dyn_into::<HtmlElement>().ok());
        request_animation_frame(move || {
            let lost = document()
                .active_element()
                .is_none_or(|element| element.tag_name() == "BODY");
            if let (true, Some(before)) = (lost, before) {
                // What is gone meanwhile takes no focus.
                let _ = before.focus();
            }
        });
    });
    Effect::new(move || {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // Refused only for a dialog that is not in the page: then there is nothing to show.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            aria-labelledby="dialog-title"
            on:close=move |_| on_close.run(())
            on:click=press(move |event| {
                let beside = dialog.get().is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref()));
                if beside {
                    on_close.run(());
                }
            })
        >
            <div class="dialog-inner">
                <header class="dialog-head">
                    <h2 id="dialog-title">{title}</h2>
                    <IconButton
                        label="Close".to_owned()
                        drawing=Icon::Close
                        on_press=move || on_close.run(())
                    />
                </header>
                {children()}
            </div>
        </dialog>
    }
}
