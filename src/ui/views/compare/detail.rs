use leptos::prelude::*;

use super::finding_card;
use crate::compare::{Place, Point};
use crate::present::exhibit::stands;
use crate::present::one_line;
use crate::present::passage::{compared, same};
use crate::ui::parts::CollectPieces;
use crate::ui::state::{SourceInfo, use_app};
use crate::ui::views::marks::{Jump, Pieces, SourceTag, Unsure};

/// A point's passages side by side with the words marked that only one has, and its findings.
#[component]
pub fn Detail(point: Point) -> impl IntoView {
    let app = use_app();
    let sources = app.sources.get_untracked();
    let passages: Vec<(Place, String, String)> = app.read.with_untracked(|read| {
        let parts = point.statements.iter();
        let words = parts.filter_map(|part| {
            let document = &read.get(&part.source)?.document;
            let place = Place {
                source: part.source,
                span: part.span,
            };
            Some((place, one_line(document.slice(part.span)), stands(document, part.span)))
        });
        words.collect()
    });
    let all: Vec<&str> = passages.iter().map(|(_, words, _)| words.as_str()).collect();
    let groups = same(&all);
    let pieces = compared(&groups.iter().map(|members| all[members[0]]).collect::<Vec<_>>());
    let is_marked = pieces.iter().flatten().any(|piece| piece.only_here);
    let columns = groups.into_iter().zip(pieces).map(|(members, pieces)| {
        let places = members.into_iter().map(|member| {
            let (place, _, stands) = &passages[member];
            let info = sources.iter().find(|info| info.id == place.source).cloned();
            view! { <PassagePlace place=*place stands=stands.clone() info /> }
        });
        view! {
            <li class="passage">
                <ul class="passage-places">{places.collect_pieces()}</ul>
                <blockquote class="verbatim">
                    <Pieces pieces />
                </blockquote>
            </li>
        }
    });
    let columns = columns.collect_pieces();
    let silent: Vec<String> = sources
        .iter()
        .filter(|info| point.silent.contains(&info.id))
        .map(|info| info.mark.clone())
        .collect();
    let findings = app.comparison.with_untracked(|comparison| {
        let all = comparison.as_ref().map(|comparison| &comparison.findings);
        let own = point
            .findings
            .iter()
            .filter_map(|finding| all?.get(*finding as usize).cloned());
        own.collect::<Vec<_>>()
    });
    view! {
        <div class="point-detail">
            {findings.into_iter().map(|finding| finding_card(app, finding)).collect_pieces()}
            <h3>"The passages"</h3>
            {is_marked.then(|| view! { <p class="faint">"Marked: words that none of the other passages has."</p> })}
            <ul class="passages">{columns}</ul>
            <Unsure point />
            {(!silent.is_empty())
                .then(|| view! { <p class="soft small">"Not mentioned in " {silent.join(", ")} ". That is not a denial."</p> })}
        </div>
    }
}

#[component]
fn PassagePlace(place: Place, stands: String, info: Option<SourceInfo>) -> impl IntoView {
    let app = use_app();
    let show = Callback::new(move |place| app.show(place));
    let what = info
        .as_ref()
        .map(|info| format!("source {}", info.mark))
        .unwrap_or_default();
    view! {
        <li>
            {info.map(|info| view! { <SourceTag info /> })} <span class="faint">{stands}</span> <Jump place what show />
        </li>
    }
}
