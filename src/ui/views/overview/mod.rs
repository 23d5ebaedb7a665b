//! The first look: how much there is, what disagrees, what all say, what only one says, who names whom, what was copied.

mod copied;
mod counts;
mod coverage;
mod findings;
mod points;

use leptos::prelude::*;

use crate::ui::parts::{Derived, Empty, Icon, Show, dynamic, icon, press};
use crate::ui::state::{Dialog, use_app};
use copied::Copied;
use counts::Counts;
use coverage::Coverage;
use findings::Findings;
use points::{AllSay, OnlyOne, SomeSay};

#[component]
pub fn Overview() -> impl IntoView {
    let app = use_app();
    let compared = Derived::new(move || app.comparison.with(Option::is_some));
    let single = Derived::new(move || app.sources.with(|sources| sources.len() == 1));
    view! {
        <div class="overview">
            {dynamic(move || {
                if compared.get() {
                    view! {
                        <Counts />
                        <Show when=move || single.get()>
                            <div class="single">
                                <Empty title="One source so far">
                                    <p>"Add a second report of the same story to compare them."</p>
                                    <button
                                        type="button"
                                        class="button primary"
                                        on:click=press(move |_| app.open_dialog(Dialog::AddSources))
                                    >
                                        {icon(Icon::Plus)}
                                        "Add a source"
                                    </button>
                                </Empty>
                            </div>
                        </Show>
                        <div class="overview-main">
                            <div class="overview-findings">
                                <Findings />
                            </div>
                            <div class="overview-points">
                                <AllSay />
                                <SomeSay />
                                <OnlyOne />
                            </div>
                        </div>
                        <Coverage />
                        <Copied />
                    }
                        .into_any()
                } else {
                    view! { <Skeleton /> }.into_any()
                }
            })}
        </div>
    }
}

/// Holds the places of the results while they are made.
#[component]
fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            <i></i>
            <i></i>
            <i></i>
            <i></i>
            <b></b>
            <b></b>
            <b></b>
        </div>
    }
}
