use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::present::kept;
use crate::ui::parts::{dynamic, press};
use crate::ui::state::use_app;

/// How much room is used, whether the browser promised to keep it, and the way to delete all of it.
#[component]
pub fn Room() -> impl IntoView {
    let app = use_app();
    let room = RwSignal::new(None);
    let sure = RwSignal::new(false);
    // Asked again when the list changes: sizes change with it.
    Effect::new(move || {
        app.kept.list.track();
        spawn_local(async move {
            let found = app.room().await;
            room.try_set(found);
        });
    });
    let text = move || match room.get() {
        None => "Workspaces are kept in this browser only.".to_owned(),
        Some((used, of, persisted)) => {
            let promise = if persisted {
                "The browser has promised to keep them."
            } else {
                "The browser may give them up when it runs short of room: save what matters as a file."
            };
            format!(
                "Workspaces are kept in this browser only. The page uses {} of {}. {promise}",
                kept::size(used),
                kept::size(of)
            )
        }
    };
    let wipe = move || {
        if sure.get() {
            view! {
                <p>"All workspaces, their texts and the colours chosen are deleted. Files that you saved stay."</p>
                <div class="dialog-foot">
                    <button type="button" class="button quiet" on:click=press(move |_| sure.set(false))>
                        "Cancel"
                    </button>
                    <button type="button" class="button" on:click=press(move |_| app.delete_everything())>
                        "Delete everything"
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="link small" on:click=press(move |_| sure.set(true))>
                    "Delete everything of Crossread in this browser"
                </button>
            }
            .into_any()
        }
    };
    view! {
        <div class="room">
            <p class="soft small">{text}</p>
            {dynamic(wipe)}
        </div>
    }
}
