use leptos::prelude::*;

use super::runs::class_of;
use crate::ui::parts::{CollectPieces, Derived, Switch};
use crate::ui::state::{Layers, use_app};

/// What the marks in the texts mean, each with a switch; and one for a text without any.
#[component]
pub fn Legend() -> impl IntoView {
    let app = use_app();
    let clean = Derived::new(move || app.layers.with(|layers| layers.0.is_empty()));
    let switches = Layers::groups().into_iter().map(|(name, group)| {
        let sample = format!("hl {}", class_of(&group[..1]));
        let shown = {
            let group = group.clone();
            Derived::new(move || app.layers.with(|layers| group.iter().all(|layer| layers.has(*layer))))
        };
        view! {
            <Switch on=shown on_toggle=move || app.layers.update(|layers| layers.toggle(&group))>
                <span class=sample>{name}</span>
            </Switch>
        }
    });
    view! {
        <div class="legend" role="group" aria-label="Marks in the text">
            {switches.collect_pieces()}
            <Switch
                on=clean
                on_toggle=move || {
                    let none = clean.get_untracked();
                    app.layers.update(|layers| if none { *layers = Layers::default() } else { layers.0.clear() });
                }
            >
                "Clean text"
            </Switch>
        </div>
    }
}
