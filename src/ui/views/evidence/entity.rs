use leptos::prelude::*;

use super::PassageView;
use crate::compare::Place;
use crate::present::entities::{rows, spellings};
use crate::present::order;
use crate::present::{count_of, words};
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::texts;

/// How many places are shown at first.
const PLACES: usize = 12;

/// An entity: how often each source names it, under which spellings, and where.
#[component]
pub fn EntityEvidence(key_: String) -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let sources = app.sources.get();
        let comparison = app.comparison.get();
        let found = app.read.with(|read| {
            let texts = texts(read, &sources);
            let row = rows(&texts, comparison.as_deref())
                .into_iter()
                .find(|row| row.entity.key == key_)?;
            let spellings = spellings(&texts, &row.entity);
            let mut places: Vec<Place> = Vec::new();
            for (source, index) in &row.entity.members {
                let entity = read
                    .get(source)
                    .and_then(|reading| reading.analysis.entities.get(*index as usize));
                let source = *source;
                places.extend(entity.iter().flat_map(|entity| &entity.mentions).map(|mention| Place {
                    source,
                    span: mention.span,
                }));
            }
            order::by(&mut places, Ord::cmp);
            Some((row, spellings, places))
        });
        let Some((row, spellings, places)) = found else {
            return view! { <p class="soft">"No text names it any more."</p> }.into_any();
        };
        let sign = words::entity_kind(row.entity.kind);
        let key = row.entity.key.clone();
        let counts = sources
            .iter()
            .zip(&row.counts)
            .map(|(info, count)| {
                view! {
                    <li class:none=*count == 0>
                        <span class="mark">{info.mark.clone()}</span>
                        {count.to_string()}
                    </li>
                }
            })
            .collect_pieces();
        let spellings = spellings
            .into_iter()
            .map(|spelling| {
                view! {
                    <li>
                        <q class="serif">{spelling.words}</q>
                        <span class="faint">{format!(" {} × – {}", spelling.count, spelling.form.why())}</span>
                    </li>
                }
            })
            .collect_pieces();
        let more = places.len().saturating_sub(PLACES);
        let passages = places
            .into_iter()
            .take(PLACES)
            .map(|place| view! { <PassageView place /> })
            .collect_pieces();
        view! {
            <div class="card">
                <p class=format!("chip kind-{}", sign.id)>{sign.word}</p>
                <h3>{row.entity.name.clone()}</h3>
                <p class="soft small">
                    {count_of(row.mentions as usize, "mention", "mentions")} " in "
                    {count_of(row.sources as usize, "source", "sources")}
                </p>
                <button type="button" class="button" on:click=press(move |_| app.open_entity(key.clone()))>
                    "All about it, and corrections"
                </button>
                <ul class="mention-counts" aria-label="Mentions by source">
                    {counts}
                </ul>
                <section>
                    <h4 class="eyebrow">"Spellings"</h4>
                    <ul class="spelling-list">{spellings}</ul>
                </section>
                {passages}
                {(more > 0).then(|| view! { <p class="soft small">{format!("{more} more places: see Entities.")}</p> })}
            </div>
        }
        .into_any()
    })
}
