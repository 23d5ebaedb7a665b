//! Before there is anything: one large box, an example, and what happens next.

mod paste_box;

use leptos::prelude::*;

pub use paste_box::PasteBox;

use super::frame::Notices;
use super::workspaces::{AwaitedTexts, Recent};
use crate::ui::parts::{Icon, icon, press};
use crate::ui::state::use_app;

#[component]
pub fn Start() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="start">
            <div class="start-head">
                <h1>"Read one story across its sources"</h1>
                <p class="start-lead">
                    "Paste two or more articles. See what they all say, what only one says, and where names, figures, dates and quotations disagree – with the words that show it."
                </p>
            </div>
            <Notices />
            <PasteBox />
            <AwaitedTexts />
            <p class="privacy">{icon(Icon::Lock)} "Nothing you paste leaves this browser."</p>
            <div class="start-example">
                <p>"No articles at hand?"</p>
                <button type="button" class="button" on:click=press(move |_| app.add_example())>
                    "Open the example: four reports of one accident"
                </button>
            </div>
            <Recent />
            <ol class="start-steps" aria-label="What happens next">
                <li>
                    <h2>"Split and cleaned"</h2>
                    <p>
                        "Several articles in one paste are told apart; menus and advertisements are set aside, not deleted. You can correct both."
                    </p>
                </li>
                <li>
                    <h2>"Read"</h2>
                    <p>"Names, figures, tables, dates and quotations are found and marked in the text."</p>
                </li>
                <li>
                    <h2>"Compared"</h2>
                    <p>
                        "Each finding shows the exact words, the rule and the reckoning behind it. You confirm it or dismiss it."
                    </p>
                </li>
            </ol>
        </div>
    }
}
