//! The root: makes the state, listens to the page, and puts the frame around the view.

use leptos::prelude::*;

use super::state::App;

/// Mounts the interface and removes the opening screen.
pub fn mount() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    leptos::mount::mount_to_body(|| {
        let app = App::provide();
        app.restore();
        view! { <h1>"Crossread"</h1> }
    });
}
