use leptos::prelude::*;

use crate::text::{Document, Field, Span};
use crate::ui::parts::press;

/// What a source says of itself in one field, and what a person made of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// As it stands; empty where nobody says.
    pub value: String,
    /// Where that is from, for the reader; empty where nobody says.
    pub from: &'static str,
    pub edited: bool,
}

impl Known {
    pub fn of<T>(document: &Document, field: &Option<Field<T>>, edited: bool, show: impl Fn(&T) -> String) -> Self {
        let from = match field {
            _ if edited => "Edited by you.",
            None => "",
            Some(Field { span: Some(span), .. }) if is_in(document, *span) => "Stated in the text.",
            Some(_) => "From the page’s data.",
        };
        Self {
            value: field.as_ref().map(|field| show(&field.value)).unwrap_or_default(),
            from,
            edited,
        }
    }
}

fn is_in(document: &Document, span: Span) -> bool {
    !document.slice(span).is_empty()
}

/// A field of a source to correct, with where its value is from.
#[component]
pub fn FoundField(
    label: &'static str,
    id: &'static str,
    /// `text`, `date` or `url`.
    kind: &'static str,
    known: Known,
    value: RwSignal<String>,
) -> impl IntoView {
    let Known { from, edited, .. } = known;
    let note = format!("{id}-from");
    let described = (!from.is_empty()).then(|| note.clone());
    let undo = move || {
        (edited && !value.with(String::is_empty)).then(|| {
            view! {
                <button type="button" class="button quiet" on:click=press(move |_| value.set(String::new()))>
                    "Back to what was found"
                </button>
            }
        })
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id class="input" type=kind autocomplete="off" aria-describedby=described bind:value=value />
            <small class="field-from">
                <span id=note>{from}</span>
                {undo}
            </small>
        </div>
    }
}
