use leptos::html::Input;
use leptos::prelude::*;

use crate::ui::parts::{CollectPieces, Derived, dynamic, press};
use crate::workspace::Verdict;

/// Reasons that often fit, offered as suggestions.
const REASONS: [&str; 4] = [
    "Different things are measured",
    "One is later than the other",
    "The text was misread",
    "It does not matter here",
];

/// Confirm or dismiss with a reason; what was chosen, and a way back.
#[component]
pub fn VerdictButtons(verdict: Derived<Option<Verdict>>, judge: Callback<Option<Verdict>>) -> impl IntoView {
    let asking = RwSignal::new(false);
    view! {
        <div class="verdict">
            {dynamic(move || match (verdict.get(), asking.get()) {
                (Some(verdict), _) => view! { <Judged verdict judge /> }.into_any(),
                (None, true) => view! { <Reason asking judge /> }.into_any(),
                (None, false) => {
                    view! {
                        <button type="button" class="button" on:click=press(move |_| judge.run(Some(Verdict::Confirmed)))>
                            "Confirm"
                        </button>
                        <button type="button" class="button" aria-expanded="false" on:click=press(move |_| asking.set(true))>
                            "Dismiss…"
                        </button>
                    }
                        .into_any()
                }
            })}
        </div>
    }
}

#[component]
fn Judged(verdict: Verdict, judge: Callback<Option<Verdict>>) -> impl IntoView {
    let words = match verdict {
        Verdict::Confirmed => "You confirmed this.".to_owned(),
        Verdict::Dismissed { reason } if reason.is_empty() => "You dismissed this.".to_owned(),
        Verdict::Dismissed { reason } => format!("You dismissed this: {reason}"),
    };
    view! {
        <p class="verdict-given">{words}</p>
        <button type="button" class="button" on:click=press(move |_| judge.run(None))>
            "Take back"
        </button>
    }
}

#[component]
fn Reason(asking: RwSignal<bool>, judge: Callback<Option<Verdict>>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let field = NodeRef::<Input>::new();
    field.on_load(|field| {
        // A field that cannot take the focus is still there to be clicked.
        let _ = field.focus();
    });
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        judge.run(Some(Verdict::Dismissed {
            reason: reason.get_untracked().trim().to_owned(),
        }));
        asking.set(false);
    };
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            asking.set(false);
        }
    };
    let suggestions = REASONS.map(|words| {
        view! {
            <button type="button" class="pill" on:click=press(move |_| reason.set(words.to_owned()))>
                {words}
            </button>
        }
    });
    view! {
        <form class="verdict-reason" on:submit=submit on:keydown=escape>
            <label>
                "Why it does not count (kept with the finding)"
                <input type="text" class="input" node_ref=field maxlength="300" bind:value=reason />
            </label>
            <div class="chips">{suggestions.collect_pieces()}</div>
            <div class="verdict-actions">
                <button type="submit" class="button">
                    "Dismiss"
                </button>
                <button type="button" class="button" on:click=press(move |_| asking.set(false))>
                    "Cancel"
                </button>
            </div>
        </form>
    }
}
