use leptos::prelude::*;

use super::voice::VoiceSection;
use crate::analysis::quotes::QuoteKind;
use crate::present::find::{Query, fold};
use crate::present::quotes::{kinds, voices};
use crate::present::words::{self, QUOTE_KINDS};
use crate::ui::parts::{CollectPieces, Derived, Empty, Show, dynamic};
use crate::ui::state::use_app;
use crate::ui::views::export::ListCsv;
use crate::ui::views::marks::{FilterChip, More, SearchField};
use crate::ui::views::texts;

/// Speakers shown at first.
const PAGE: usize = 60;

/// The root of the view: which kinds, which speakers, and what each is quoted with.
#[component]
pub fn Quotes() -> impl IntoView {
    let app = use_app();
    let wanted = RwSignal::new(QUOTE_KINDS.to_vec());
    let search = RwSignal::new(String::new());
    let shown = RwSignal::new(PAGE);
    let tally = Derived::new(move || {
        let sources = app.sources.get();
        app.read.with(|read| kinds(&texts(read, &sources)))
    });
    let listed = Derived::new(move || {
        let sources = app.sources.get();
        let comparison = app.comparison.get();
        let query = search.with(|search| Query::new(search));
        let mut found = app
            .read
            .with(|read| voices(&texts(read, &sources), comparison.as_deref(), &wanted.get()));
        found.retain(|voice| query.is_in(&fold(&voice.name)));
        found
    });
    let total = Derived::new(move || listed.with(Vec::len));
    let toggle = move |kind: QuoteKind| {
        wanted.update(|wanted| match wanted.iter().position(|other| *other == kind) {
            Some(index) => drop(wanted.remove(index)),
            None => wanted.push(kind),
        });
    };
    let chips = QUOTE_KINDS.into_iter().map(|kind| {
        let count = Derived::new(move || tally.with(|tally| tally.get(&kind).copied().unwrap_or(0)));
        let on = Derived::new(move || wanted.with(|wanted| wanted.contains(&kind)));
        view! { <FilterChip label=words::quote_kind(kind).word count on choose=Callback::new(move |()| toggle(kind)) /> }
    });
    view! {
        <div class="results quotes">
            <div class="toolbar">
                <div class="chips" role="group" aria-label="Which kinds of quotation">
                    {chips.collect_pieces()}
                </div>
                <SearchField label="Search speakers" query=search />
                <ListCsv list="quotations" />
            </div>
            <Show when=move || total.get() == 0>
                {dynamic(move || {
                    let words = if tally.with(|tally| tally.is_empty()) {
                        "No quotations were found in the texts, or they are still being read."
                    } else {
                        "No quotation fits these filters."
                    };
                    view! { <Empty title="Nothing to show"><p>{words}</p></Empty> }
                })}
            </Show>
            {dynamic(move || {
                let page = listed.with(|voices| voices[..voices.len().min(shown.get())].to_vec());
                page.into_iter().map(|voice| view! { <VoiceSection voice /> }).collect_pieces()
            })}
            <More total shown />
        </div>
    }
}
