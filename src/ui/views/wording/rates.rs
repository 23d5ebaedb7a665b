use std::sync::Arc;

use leptos::prelude::*;

use super::examples::Examples;
use super::{Picked, toggle};
use crate::compare::Comparison;
use crate::present::number::grouped;
use crate::present::wording::{FEW_WORDS, KINDS, Rate, rates};
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::SourceTag;

/// Hedges, attributions, loaded words and passives per 1,000 words, source by source; a number opens its places.
#[component]
pub fn Rates(comparison: Arc<Comparison>, picked: RwSignal<Picked>) -> impl IntoView {
    let app = use_app();
    let sources = app.sources.get_untracked();
    let described = &comparison.wording.sources;
    let rows = rates(described).into_iter().zip(described).enumerate();
    let rows = rows.map(|(row, (rates, described))| {
        let info = sources.iter().find(|info| info.id == described.source).cloned();
        let all: Vec<_> = rates.iter().map(|rate| rate.places.clone()).collect();
        let cells = rates.into_iter().enumerate().map(|(kind, rate)| {
            view! { <td data-label=KINDS[kind].1><RateCell rate item=(0, row, kind) picked /></td> }
        });
        let few = described.words < FEW_WORDS;
        let words = grouped(f64::from(described.words), 0);
        view! {
            <tr>
                <th scope="row">{info.map(|info| view! { <SourceTag info /> })}</th>
                <td data-label="Words" class="number" title=few.then_some("So few words that a rate says little")>
                    {words}
                    {few.then_some(" (few)")}
                </td>
                {cells.collect_pieces()}
            </tr>
            {dynamic(move || {
                let (list, open, kind) = picked.get()?;
                let places = all.get(kind).filter(|_| list == 0 && open == row)?.clone();
                Some(view! {
                    <tr class="wording-open">
                        <td colspan="6"><Examples places /></td>
                    </tr>
                })
            })}
        }
    });
    let heads = KINDS
        .into_iter()
        .map(|(_, name, what)| view! { <th scope="col" title=what>{name}</th> });
    let meanings = KINDS.into_iter().map(|(_, name, what)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{what} "."</dd>
            </div>
        }
    });
    view! {
        <section class="wording-part" aria-labelledby="wording-rates">
            <h2 id="wording-rates">"Per 1,000 words"</h2>
            <table class="wording-rates">
                <thead>
                    <tr>
                        <th scope="col">"Source"</th>
                        <th scope="col">"Words"</th>
                        {heads.collect_pieces()}
                    </tr>
                </thead>
                <tbody>{rows.collect_pieces()}</tbody>
            </table>
            <details class="wording-meanings">
                <summary>"What is counted"</summary>
                <dl>{meanings.collect_pieces()}</dl>
            </details>
        </section>
    }
}

#[component]
fn RateCell(rate: Rate, item: (usize, usize, usize), picked: RwSignal<Picked>) -> impl IntoView {
    let count = rate.places.len();
    if count == 0 {
        return view! { <span class="wording-none">"0"</span> }.into_any();
    }
    let width = format!("{:.1}%", 100.0 * rate.part);
    view! {
        <button
            type="button"
            class="wording-rate"
            aria-expanded=move || (picked.get() == Some(item)).to_string()
            on:click=press(move |_| toggle(picked, item))
        >
            <b>{grouped(rate.rate, 1)}</b>
            <span class="soft">" (" {count} ")"</span>
            <span class="wording-track" aria-hidden="true">
                <span style:width=width></span>
            </span>
        </button>
    }
    .into_any()
}
