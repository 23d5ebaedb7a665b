use leptos::prelude::*;

use super::distinctive::DistinctiveList;
use super::naming::NamingList;
use super::rates::Rates;
use crate::ui::parts::{Empty, dynamic};
use crate::ui::state::use_app;

/// The root of the view.
#[component]
pub fn Wording() -> impl IntoView {
    let app = use_app();
    let picked = RwSignal::new(None);
    dynamic(move || {
        let Some(comparison) = app.comparison.get() else {
            return view! { <Empty title="Not compared yet"><p>"Results appear here as soon as the texts are read."</p></Empty> }
                .into_any();
        };
        picked.set(None);
        view! {
            <div class="results wording">
                <p class="soft wording-note">
                    "How the sources put it, words in quotation marks left out. This describes texts. It is no verdict on them or on who published them, and says nothing about who is right."
                </p>
                <Rates comparison=comparison.clone() picked />
                <DistinctiveList comparison=comparison.clone() picked />
                <NamingList comparison picked />
            </div>
        }
        .into_any()
    })
}
