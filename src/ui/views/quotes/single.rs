use leptos::prelude::*;

use crate::compare::Place;
use crate::present::quotes::{QuoteId, quote};
use crate::present::{Text, kwic, shorten, words};
use crate::ui::state::use_app;
use crate::ui::views::marks::{Jump, SourceTag};

/// Characters of context on a side.
const CONTEXT: usize = 60;

/// A quotation: its words in context, kind, verb, source.
#[component]
pub fn SingleQuote(id: QuoteId) -> impl IntoView {
    let app = use_app();
    let info = app
        .sources
        .with_untracked(|sources| sources.iter().find(|info| info.id == id.0).cloned());
    let reading = app.read.with_untracked(|read| read.get(&id.0).cloned())?;
    let text = Text {
        id: id.0,
        document: &reading.document,
        analysis: &reading.analysis,
    };
    let quote = quote(&[text], id)?;
    let said = text.words(quote.span);
    let what = shorten(&said, 60);
    let (left, right) = kwic::context(&reading.document, quote.span, CONTEXT);
    let cue = quote.cue.map(|cue| text.words(cue));
    let place = Place {
        source: id.0,
        span: quote.span,
    };
    let sign = words::quote_kind(quote.kind);
    let show = Callback::new(move |place| app.show(place));
    Some(view! {
        <li class="quote">
            <blockquote class="verbatim">
                <span class="soft">{left}</span>
                <mark class="quote-words">{said}</mark>
                <span class="soft">{right}</span>
            </blockquote>
            <p class="quote-facts">
                {info.map(|info| view! { <SourceTag info /> })}
                <span class="quote-kind">{sign.word}</span>
                {cue.map(|cue| view! { <span class="faint">"verb: “" {cue} "”"</span> })}
                <Jump place what show />
            </p>
        </li>
    })
}
