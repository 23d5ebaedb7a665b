use leptos::prelude::*;

use crate::ui::parts::{Icon, dynamic, icon, press};
use crate::ui::state::{Dialog, Trouble, use_app};

/// Says that the last change is not kept, and offers what helps.
#[component]
pub fn TroubleNotice() -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        app.kept.trouble.get().map(|trouble| {
            let again = match trouble {
                Trouble::Gone => ("Keep it", true),
                _ => ("Try again", false),
            };
            let others = (trouble == Trouble::Full).then(|| {
                view! {
                    <button type="button" class="button" on:click=press(move |_| app.open_dialog(Dialog::Workspaces))>
                        "Workspaces"
                    </button>
                }
            });
            view! {
                <div class="problem trouble" role="alert">
                    {icon(Icon::Warning)} <p>
                        <strong>"Not saved"</strong>
                        " "
                        {trouble.text()}
                    </p>
                    <button type="button" class="button" on:click=press(move |_| app.save_as_file(true))>
                        "Save as a file"
                    </button>
                    {others}
                    <button
                        type="button"
                        class="button quiet"
                        on:click=press(move |_| if again.1 { app.keep_after_all() } else { app.save_again() })
                    >
                        {again.0}
                    </button>
                </div>
            }
        })
    })
}
