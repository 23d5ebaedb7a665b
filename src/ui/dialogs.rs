use leptos::prelude::*;

use super::later::{Drawn, later};
use super::parts::{Modal, dynamic};
use super::state::{Dialog, use_app};
use super::views::start::PasteBox;

/// The dialog that is open, if any.
#[component]
pub fn Dialogs() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.dialog.set(None));
    dynamic(move || match app.dialog.get() {
        None => ().into_any(),
        Some(Dialog::AddSources) => view! {
            <Modal title="Add sources" on_close=close>
                <PasteBox />
            </Modal>
        }
        .into_any(),
        Some(dialog) => later(Drawn::Dialog(dialog)),
    })
}
