use leptos::prelude::*;

use super::shortcuts::Shortcuts;
use crate::ui::parts::{Modal, dynamic};
use crate::ui::state::{Dialog, use_app};
use crate::ui::views::correct::{AddNameDialog, MentionDialog};
use crate::ui::views::sources::SourceDialog;
use crate::ui::views::start::PasteBox;
use crate::ui::views::workspaces::{OpeningDialog, ShareDialog, WorkspacesDialog};

/// The dialog that is open, if any.
#[component]
pub fn Dialogs() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.dialog.set(None));
    dynamic(move || match app.dialog.get() {
        None => ().into_any(),
        Some(Dialog::Shortcuts) => view! { <Shortcuts /> }.into_any(),
        Some(Dialog::Source(source)) => view! { <SourceDialog source /> }.into_any(),
        Some(Dialog::Mention { place, all }) => view! { <MentionDialog place all /> }.into_any(),
        Some(Dialog::AddName) => view! { <AddNameDialog /> }.into_any(),
        Some(Dialog::Workspaces) => view! { <WorkspacesDialog /> }.into_any(),
        Some(Dialog::Share) => view! { <ShareDialog /> }.into_any(),
        Some(Dialog::Opening) => view! { <OpeningDialog /> }.into_any(),
        Some(Dialog::AddSources) => view! {
            <Modal title="Add sources" on_close=close>
                <PasteBox />
            </Modal>
        }
        .into_any(),
    })
}
