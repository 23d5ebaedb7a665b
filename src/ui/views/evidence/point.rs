use leptos::prelude::*;

use super::PassageView;
use crate::compare::Place;
use crate::present::{count_of, words};
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::{Selection, use_app};
use crate::ui::views::marks::Unsure;

/// A point: who says it in which words, and who does not mention it.
#[component]
pub fn PointEvidence(index: usize) -> impl IntoView {
    let app = use_app();
    let point = move || {
        app.comparison.with(|comparison| {
            comparison
                .as_ref()
                .and_then(|comparison| comparison.points.get(index).cloned())
        })
    };
    dynamic(move || {
        let Some(point) = point() else {
            return view! { <p class="soft">"This point is no longer there: its texts have changed."</p> }.into_any();
        };
        let sign = words::state(point.state);
        let places: Vec<Place> = point
            .statements
            .iter()
            .map(|statement| Place {
                source: statement.source,
                span: statement.span,
            })
            .collect();
        let passages = places
            .iter()
            .map(|place| view! { <PassageView place=*place /> })
            .collect_pieces();
        let silent: Vec<String> = app.sources.with(|sources| {
            let quiet = sources.iter().filter(|info| point.silent.contains(&info.id));
            quiet.map(|info| format!("{} {}", info.mark, info.short())).collect()
        });
        let findings: Vec<(String, String)> = app.comparison.with(|comparison| {
            let all = comparison.iter().flat_map(|comparison| {
                point
                    .findings
                    .iter()
                    .filter_map(|at| comparison.findings.get(*at as usize))
            });
            all.map(|finding| (finding.id.clone(), finding.title.clone())).collect()
        });
        let several = places.len() > 1;
        view! {
            <div class="card">
                <p class=format!("state state-{}", sign.id)>
                    <span aria-hidden="true">{sign.glyph}</span>
                    {sign.word}
                </p>
                <h3>{point.title.clone()}</h3>
                <p class="soft small">
                    {count_of(places.len(), "statement", "statements")} " of "
                    {count_of(point.origins as usize, "origin", "origins")}
                </p>
                {several
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=press(move |_| app.show_side_by_side(&places))
                            >
                                "Read side by side"
                            </button>
                        }
                    })}
                {(!findings.is_empty())
                    .then(|| {
                        view! {
                            <ul class="card-findings">
                                {findings
                                    .into_iter()
                                    .map(|(id, title)| {
                                        view! {
                                            <li>
                                                <button
                                                    type="button"
                                                    class="link"
                                                    on:click=press(move |_| app.select(Selection::Finding(id.clone())))
                                                >
                                                    {title}
                                                </button>
                                            </li>
                                        }
                                    })
                                    .collect_pieces()}
                            </ul>
                        }
                    })}
                {passages}
                <Unsure point=point.clone() />
                {(!silent.is_empty())
                    .then(|| {
                        view! {
                            <p class="soft small">
                                "Not mentioned in " {silent.join(", ")} ". Not mentioning something does not deny it."
                            </p>
                        }
                    })}
            </div>
        }
        .into_any()
    })
}
