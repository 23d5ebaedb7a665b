use leptos::prelude::*;

use crate::compare::{Comparison, State};
use crate::present::overview::{only_in, points_where, reach, some_say};
use crate::ui::parts::{CollectPieces, Derived, Show, dynamic, press};
use crate::ui::state::{App, CompareList, Filter, Selection, View, use_app};

/// How many points a list shows here.
const SHOWN: usize = 5;

/// What every origin says.
#[component]
pub fn AllSay() -> impl IntoView {
    let app = use_app();
    let points = Derived::new(move || {
        titles(app, |comparison| {
            points_where(comparison, |point| point.state == State::AllSay)
        })
    });
    view! {
        <section class="block-section" aria-labelledby="all-say-name">
            <header class="section-head">
                <h2 id="all-say-name">"What all say"</h2>
            </header>
            {dynamic(move || {
                let points = points.get();
                if points.is_empty() {
                    view! { <p class="soft">"No single fact is reported by every origin in words close enough to match."</p> }
                        .into_any()
                } else {
                    view! { <PointList points filter=Filter::AllSay /> }.into_any()
                }
            })}
        </section>
    }
}

/// What several origins say and others do not, where there is such a thing.
#[component]
pub fn SomeSay() -> impl IntoView {
    let app = use_app();
    let points = Derived::new(move || titles(app, some_say));
    view! {
        <Show when=move || points.with(|points| !points.is_empty())>
            <section class="block-section" aria-labelledby="some-say-name">
                <header class="section-head">
                    <h2 id="some-say-name">"What some say"</h2>
                </header>
                {dynamic(move || view! { <PointList points=points.get() filter=Filter::SomeSay /> }.into_any())}
            </section>
        </Show>
    }
}

/// What only one source says, source by source.
#[component]
pub fn OnlyOne() -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(None::<u32>);
    let current = Derived::new(move || {
        app.sources.with(|sources| {
            let still = chosen
                .get()
                .filter(|chosen| sources.iter().any(|info| info.id == *chosen));
            still.or_else(|| sources.first().map(|info| info.id))
        })
    });
    let points = Derived::new(move || {
        current
            .get()
            .map(|source| titles(app, move |comparison| only_in(comparison, source)))
            .unwrap_or_default()
    });
    let several = Derived::new(move || app.sources.with(|sources| sources.len() > 1));
    view! {
        <Show when=move || several.get()>
            <section class="block-section" aria-labelledby="only-one-name">
                <header class="section-head">
                    <h2 id="only-one-name">"What only one says"</h2>
                    <div class="choices" role="group" aria-label="Source">
                        {dynamic(move || {
                            app.sources
                                .get()
                                .iter()
                                .map(|info| {
                                    let id = info.id;
                                    let count = app
                                        .comparison
                                        .with(|comparison| comparison.as_deref().map_or(0, |comparison| only_in(comparison, id).len()));
                                    view! {
                                        <button
                                            type="button"
                                            class="choice"
                                            title=info.title.clone()
                                            aria-pressed=move || (current.get() == Some(id)).to_string()
                                            on:click=press(move |_| chosen.set(Some(id)))
                                        >
                                            <span class="sr">"Source "</span>
                                            <b>{info.mark.clone()}</b>
                                            <span class="num">{count}</span>
                                        </button>
                                    }
                                })
                                .collect_pieces()
                        })}
                    </div>
                </header>
                {dynamic(move || {
                    let points = points.get();
                    if points.is_empty() {
                        view! { <p class="soft">"Nothing that the others do not report too."</p> }.into_any()
                    } else {
                        view! { <PointList points filter=Filter::OnlyOneSays /> }.into_any()
                    }
                })}
            </section>
        </Show>
    }
}

/// A point as a list shows it.
#[derive(Clone, PartialEq)]
struct Listed {
    index: usize,
    title: String,
    /// How many say it, where that is not plain.
    reach: Option<String>,
}

fn titles(app: App, which: impl Fn(&Comparison) -> Vec<usize>) -> Vec<Listed> {
    app.comparison.with(|comparison| {
        let Some(comparison) = comparison.as_deref() else {
            return Vec::new();
        };
        which(comparison)
            .into_iter()
            .map(|index| {
                let point = &comparison.points[index];
                Listed {
                    index,
                    title: point.title.clone(),
                    reach: (point.state == State::SomeSay).then(|| reach(point)),
                }
            })
            .collect()
    })
}

#[component]
fn PointList(points: Vec<Listed>, filter: Filter) -> impl IntoView {
    let app = use_app();
    let rest = points.len().saturating_sub(SHOWN);
    view! {
        <ul class="point-list">
            {points
                .into_iter()
                .take(SHOWN)
                .map(|Listed { index, title, reach }| {
                    view! {
                        <li>
                            <button
                                type="button"
                                class="point"
                                aria-current=move || {
                                    app.selected
                                        .with(|selected| *selected == Some(Selection::Point(index)))
                                        .then_some("true")
                                }
                                on:click=press(move |_| app.select(Selection::Point(index)))
                            >
                                {title} " "
                                {reach.map(|reach| view! { <span class="point-reach">{reach}</span> })}
                            </button>
                        </li>
                    }
                })
                .collect_pieces()}
        </ul>
        {(rest > 0)
            .then(|| {
                view! {
                    <button
                        type="button"
                        class="link small"
                        on:click=press(move |_| {
                            app.list.set(CompareList::Points as usize);
                            app.filter.set(filter);
                            app.open(View::Compare);
                        })
                    >
                        {format!("{rest} more")}
                    </button>
                }
            })}
    }
}
