use leptos::prelude::*;

use crate::present::number::file_size;
use crate::ui::parts::{dynamic, press};
use crate::ui::state::{Outcome, use_app};

/// How far the export has come, and the file when it is there.
#[component]
pub fn OutcomeLine() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="export-outcome" role="status">
            {dynamic(move || match app.outcome.get() {
                Outcome::None => ().into_any(),
                Outcome::Failed(why) => view! { <p class="export-failed">{why}</p> }.into_any(),
                Outcome::Writing => {
                    view! {
                        <p>"Writing…"</p>
                        <button type="button" class="button" on:click=press(move |_| app.stop_export())>
                            "Stop"
                        </button>
                    }
                        .into_any()
                }
                Outcome::Written(written) => {
                    let open = written.opens.then(|| {
                        view! {
                            <a class="button" href=written.address.clone() target="_blank" rel="noopener">
                                "Open to read or print"
                            </a>
                        }
                    });
                    view! {
                        <p>
                            <b>{written.name.clone()}</b>
                            <span class="faint">" " {file_size(written.bytes)}</span>
                        </p>
                        {open}
                        <a class="button primary" href=written.address.clone() download=written.name.clone()>
                            "Download"
                        </a>
                    }
                        .into_any()
                }
            })}
        </div>
    }
}
