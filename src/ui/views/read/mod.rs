//! The texts as they are read: one, two or three side by side, with marks in them and beside them.

mod aside;
mod block;
mod column;
mod column_head;
mod follow;
mod legend;
mod linking;
mod margin;
mod mark_bar;
mod runs;
mod table;
mod text;

use leptos::prelude::*;

use crate::ui::parts::{Derived, Each, Show, Switch};
use crate::ui::state::use_app;
use column::Column;
use legend::Legend;
use linking::Linking;

#[component]
pub fn Read() -> impl IntoView {
    let app = use_app();
    let several = Derived::new(move || app.columns.with(Vec::len) > 1);
    let linking = Linking::new(app);
    view! {
        <div class="read">
            <div class="read-tools">
                <Legend />
                <Show when=move || several.get()>
                    <Switch on=app.linked on_toggle=move || app.linked.update(|linked| *linked = !*linked)>
                        "Scroll together"
                    </Switch>
                </Show>
            </div>
            <div class="columns" class:several=move || several.get()>
                <Each each=move || app.columns.get() key=u32::to_string let:source>
                    <Column source linking />
                </Each>
            </div>
        </div>
    }
}
