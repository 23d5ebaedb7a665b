use leptos::prelude::*;

use super::MarkAs;
use crate::ui::parts::Modal;
use crate::ui::state::use_app;

/// Adds a name by its words, without selecting them in a text.
#[component]
pub fn AddNameDialog() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.dialog.set(None));
    let words = RwSignal::new(String::new());
    view! {
        <Modal title="Add a name" on_close=close>
            <div class="field">
                <label for="add-name">"Its words, as they stand in the texts"</label>
                <input id="add-name" class="input" type="text" maxlength="120" autocomplete="off" autofocus bind:value=words />
            </div>
            <MarkAs words done=close />
            <p class="faint">"You can also select words in Read."</p>
        </Modal>
    }
}
