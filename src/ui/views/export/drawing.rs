use leptos::prelude::*;

use crate::report::drawing::Drawing;
use crate::ui::parts::press;
use crate::ui::state::use_app;

/// Saves a chart as SVG, or as PNG of twice its size. `drawing` says what is shown when it is pressed.
#[component]
pub fn SaveDrawing(drawing: Callback<(), Drawing>, #[prop(into)] name: String) -> impl IntoView {
    let app = use_app();
    let name = StoredValue::new(name);
    let save = move |png: bool| app.save_drawing(drawing.run(()), &name.get_value(), png);
    view! {
        <span class="save-drawing">
            <button type="button" class="pill" on:click=press(move |_| save(false))>
                "Save as SVG"
            </button>
            <button type="button" class="pill" on:click=press(move |_| save(true))>
                "Save as PNG"
            </button>
        </span>
    }
}
