use leptos::prelude::*;

use crate::ui::parts::{Each, Icon, IconButton, press};
use crate::ui::state::use_app;

/// Short notices at the lower edge, with undo where they tell of a change.
#[component]
pub fn Toasts() -> impl IntoView {
    let app = use_app();
    view! {
        <section class="toasts" aria-label="Notices">
            <Each each=move || app.toasts.get() key=|toast| toast.id.to_string() let:toast>
                <div class="toast">
                    <p>{toast.text}</p>
                    {toast
                        .undo
                        .then(|| {
                            view! {
                                <button type="button" class="link" on:click=press(move |_| app.undo())>
                                    "Undo"
                                </button>
                            }
                        })}
                    <IconButton
                        label="Close".to_owned()
                        drawing=Icon::Close
                        on_press=move || app.drop_toast(toast.id)
                    />
                </div>
            </Each>
        </section>
    }
}
