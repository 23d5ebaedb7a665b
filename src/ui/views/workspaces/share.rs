use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::present::number;
use crate::ui::parts::{Derived, Icon, Modal, dynamic, icon, press};
use crate::ui::state::{Link, use_app};
use crate::workspace::link::{CUT_BY_MANY, CUT_BY_SOME, LONGEST};

/// The workspace as a file or as a link, with or without its texts.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.dialog.set(None));
    let without = RwSignal::new(false);
    let link = RwSignal::new(None::<Link>);
    Effect::new(move || {
        let texts = !without.get();
        link.set(None);
        spawn_local(async move {
            let made = app.link_of(texts).await;
            // The choice may have changed meanwhile.
            if without.try_get_untracked() == Some(!texts) {
                link.set(Some(made));
            }
        });
    });
    let about = Derived::new(move || {
        if without.get() {
            "Each text is named by its hash (SHA-256) instead. Whoever brings the same texts gets everything back: titles, \
             corrections, verdicts."
        } else {
            "The texts, your corrections and your verdicts. Whoever opens it can read the texts."
        }
    });
    view! {
        <Modal title="Save and share" on_close=close>
            <fieldset class="share-what">
                <legend>"What is in it"</legend>
                {choice("Everything", false, without)}
                {choice("All but the texts, which may not be passed on", true, without)}
                <p class="soft small">{move || about.get()}</p>
            </fieldset>
            <section class="share-way">
                <h3>"A file"</h3>
                <p class="soft small">"Opens here and in every later version, also on the command line."</p>
                <button
                    type="button"
                    class="button primary"
                    on:click=press(move |_| app.save_as_file(!without.get_untracked()))
                >
                    {icon(Icon::File)}
                    "Save as a file"
                </button>
            </section>
            <section class="share-way">
                <h3>"A link"</h3>
                {dynamic(move || match link.get() {
                    None => view! { <p class="soft small">"Making the link …"</p> }.into_any(),
                    Some(link) => view! { <LinkField link /> }.into_any(),
                })}
            </section>
        </Modal>
    }
}

fn choice(label: &'static str, value: bool, chosen: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="share-choice">
            <input
                type="radio"
                name="share-what"
                prop:checked=move || chosen.get() == value
                on:change=move |_| chosen.set(value)
            />
            {label}
        </label>
    }
}

#[component]
fn LinkField(link: Link) -> impl IntoView {
    let app = use_app();
    let field = NodeRef::<html::Input>::new();
    let length = number::grouped(link.length as f64, 0);
    let Some(address) = link.address else {
        let text = if link.length == 0 {
            "This browser cannot make links. Save a file instead.".to_owned()
        } else {
            let most = number::grouped(LONGEST as f64, 0);
            format!(
                "It would have {length} characters, and most programs take no link above {most}. Save a file instead."
            )
        };
        return view! { <p class="small">{text}</p> }.into_any();
    };
    let warning = if link.length <= CUT_BY_MANY {
        ""
    } else if link.length <= CUT_BY_SOME {
        " Some mail programs cut links of more than 2,000 characters."
    } else {
        " Many programs cut links of this length: a file is safer."
    };
    let local = window().location().protocol().is_ok_and(|protocol| protocol == "file:");
    let local = local.then_some(" This page is a file on your disk: the link opens only where the same file is.");
    let copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        field.select();
        app.copy_text(field.value(), "Copied the link", "Copy the link from the field.");
    };
    view! {
        <p class="soft small">
            {format!("{length} characters.{warning}")} {local}
            " The workspace is in the part behind #, which browsers never send: opening the link tells nobody anything."
        </p>
        <div class="share-link">
            <input node_ref=field class="input" type="text" readonly aria-label="Link to this workspace" value=address />
            <button type="button" class="button" on:click=press(copy)>
                {icon(Icon::Copy)}
                "Copy link"
            </button>
        </div>
    }
    .into_any()
}
