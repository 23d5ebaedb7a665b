use leptos::prelude::*;

use super::PassageView;
use crate::compare::{Place, PointStatement};
use crate::present::facts::{Fact, facts_at};
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::{Dialog, Selection, use_app};

/// What stands at a place: each fact as it was understood, and what other sources say there.
#[component]
pub fn FactEvidence(place: Place) -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let Some(reading) = app.reading(place.source) else {
            return view! { <p class="soft">"This source is not there any more."</p> }.into_any();
        };
        let facts = facts_at(&reading.document, &reading.analysis, place.span);
        let shared = app.comparison.with(|comparison| {
            let keys = comparison.as_ref().map(|comparison| &comparison.entities);
            facts
                .iter()
                .filter_map(|fact| fact.entity.clone())
                .find(|key| keys.is_some_and(|keys| keys.iter().any(|shared| shared.key == *key)))
        });
        let mention = reading.analysis.entities.iter().flat_map(|entity| &entity.mentions);
        let mention = mention
            .map(|mention| mention.span)
            .find(|span| span.overlaps(place.span));
        let correct = mention.map(|span| Dialog::Mention {
            place: Place { span, ..place },
            all: false,
        });
        let points: Vec<(usize, String)> = app.comparison.with(|comparison| {
            let here =
                |statement: &PointStatement| statement.source == place.source && statement.span.overlaps(place.span);
            let all = comparison
                .iter()
                .flat_map(|comparison| comparison.points.iter().enumerate());
            all.filter(|(_, point)| point.statements.len() > 1 && point.statements.iter().any(here))
                .map(|(index, point)| (index, point.title.clone()))
                .collect()
        });
        view! {
            <div class="card">
                {facts.into_iter().map(draw).collect_pieces()}
                {shared
                    .map(|key| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=press(move |_| app.select(Selection::Entity(key.clone())))
                            >
                                "Everywhere it is named"
                            </button>
                        }
                    })}
                {correct
                    .map(|dialog| {
                        view! {
                            <button type="button" class="button" on:click=press(move |_| app.open_dialog(dialog))>
                                "Correct this mention…"
                            </button>
                        }
                    })}
                <PassageView place />
                {(!points.is_empty())
                    .then(|| {
                        view! {
                            <section>
                                <h4 class="eyebrow">"Reported by others too"</h4>
                                <ul class="card-findings">
                                    {points
                                        .into_iter()
                                        .map(|(index, title)| {
                                            view! {
                                                <li>
                                                    <button
                                                        type="button"
                                                        class="link"
                                                        on:click=press(move |_| app.select(Selection::Point(index)))
                                                    >
                                                        {title}
                                                    </button>
                                                </li>
                                            }
                                        })
                                        .collect_pieces()}
                                </ul>
                            </section>
                        }
                    })}
            </div>
        }
        .into_any()
    })
}

fn draw(fact: Fact) -> impl IntoView {
    let lines = fact
        .lines
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect_pieces();
    view! {
        <section class="fact">
            <p class=format!("chip kind-{}", fact.class)>{fact.kind}</p>
            <h3>{fact.title}</h3>
            <dl class="fact-lines">{lines}</dl>
        </section>
    }
}
