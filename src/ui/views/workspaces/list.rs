use leptos::prelude::*;

use super::room::Room;
use super::row::Row;
use crate::ui::parts::{CollectPieces, Derived, Icon, Modal, dynamic, icon, press};
use crate::ui::state::use_app;
use crate::workspace::Workspace;

/// All workspaces of this browser, and what can be done with them.
#[component]
pub fn WorkspacesDialog() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| {
        app.kept.deleted.set(None);
        app.dialog.set(None);
    });
    app.look_again(None);
    let empty = Derived::new(move || app.kept.list.with(Vec::is_empty));
    // One row has its name edited at most.
    let renamed = RwSignal::new(None::<String>);
    let rows = move || {
        let entries = app.kept.list.get();
        entries
            .into_iter()
            .map(|entry| view! { <Row entry renamed /> })
            .collect_pieces()
    };
    let deleted = move || {
        app.kept.deleted.get().map(|deleted| {
            view! {
                <p class="workspace-deleted" role="status">
                    "Deleted “"
                    {deleted.name}
                    "”. "
                    <button type="button" class="link" on:click=press(move |_| app.undelete_workspace())>
                        "Undo"
                    </button>
                </p>
            }
        })
    };
    view! {
        <Modal title="Workspaces" on_close=close>
            <p class="soft" hidden=move || !empty.get()>
                "Nothing is kept in this browser yet."
            </p>
            <ul class="workspaces" hidden=move || empty.get()>
                {dynamic(rows)}
            </ul>
            {dynamic(deleted)}
            <div class="dialog-foot">
                <button type="button" class="button" on:click=press(move |_| app.new_workspace(Workspace::default()))>
                    {icon(Icon::Plus)}
                    "New workspace"
                </button>
            </div>
            <Room />
        </Modal>
    }
}
