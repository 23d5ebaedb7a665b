use leptos::prelude::*;

use super::incoming::Files;
use crate::ui::parts::{Derived, Each, Icon, IconButton, Show, icon, press};
use crate::ui::state::use_app;
use crate::ui::views::workspaces::TroubleNotice;

/// What is being worked on, with a way to stop it, and what went wrong.
#[component]
pub fn Notices() -> impl IntoView {
    let app = use_app();
    view! {
        <Working />
        <TroubleNotice />
        <Files />
        <ul class="problems" aria-label="Problems" hidden=move || app.problems.with(Vec::is_empty)>
            <Each each=move || app.problems.get() key=|problem| problem.id.to_string() let:problem>
                <li class="problem">
                    {icon(Icon::Warning)} <p>
                        <strong>{problem.about}</strong>
                        " "
                        {problem.text}
                    </p>
                    <IconButton
                        label="Dismiss".to_owned()
                        drawing=Icon::Close
                        on_press=move || app.dismiss_problem(problem.id)
                    />
                </li>
            </Each>
        </ul>
    }
}

/// Appears only after a while (the style delays it), so that quick work does not flicker.
#[component]
fn Working() -> impl IntoView {
    let app = use_app();
    let working = Derived::new(move || app.progress.with(Option::is_some));
    view! {
        <Show when=move || working.get()>
            <div class="working">
                <div class="progress" role="progressbar" aria-label="Working"></div>
                <p>
                    {move || app.progress.get().map(|progress| progress.text)} "…"
                    <button type="button" class="link" on:click=press(move |_| app.stop())>
                        "Stop"
                    </button>
                </p>
            </div>
        </Show>
    }
}
