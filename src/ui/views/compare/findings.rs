use leptos::prelude::*;

use super::finding_card;
use crate::compare::{Evidence, Finding, Rule};
use crate::present::find::Query;
use crate::present::findings::{Listed, list, rules};
use crate::present::words;
use crate::ui::parts::{CollectPieces, Derived, Each, Empty, Show, dynamic, press};
use crate::ui::state::{Selection, use_app};
use crate::ui::views::export::ListCsv;
use crate::ui::views::marks::{FilterChip, More, PAGE, SearchField, SourceTag, StateTag};
use crate::workspace::Verdict;

/// The findings by consequence; cosmetic and dismissed ones folded away with their count.
#[component]
pub fn Findings() -> impl IntoView {
    let app = use_app();
    let rule = RwSignal::new(None::<Rule>);
    let search = RwSignal::new(String::new());
    let shown = RwSignal::new(PAGE);
    let listed = Derived::new(move || {
        let Some(comparison) = app.comparison.get() else {
            return Listed::default();
        };
        let verdicts = app.verdicts.get();
        let dismissed = |id: &str| matches!(verdicts.get(id), Some(Verdict::Dismissed { .. }));
        list(
            &comparison,
            &search.with(|search| Query::new(search)),
            rule.get(),
            dismissed,
        )
    });
    let open = Derived::new(move || listed.with(|listed| listed.open[..listed.open.len().min(shown.get())].to_vec()));
    let cosmetic = Derived::new(move || listed.with(|listed| listed.cosmetic.clone()));
    let dismissed = Derived::new(move || listed.with(|listed| listed.dismissed.clone()));
    let total = Derived::new(move || listed.with(|listed| listed.open.len()));
    let chips = move || {
        let found = app
            .comparison
            .get()
            .map(|comparison| rules(&comparison))
            .unwrap_or_default();
        let each = found.into_iter().map(|(which, count)| {
            let on = Derived::new(move || rule.get() == Some(which));
            let choose = Callback::new(move |()| {
                rule.update(|rule| *rule = if *rule == Some(which) { None } else { Some(which) })
            });
            view! { <FilterChip label=words::rule(which) count on choose /> }
        });
        each.collect_pieces()
    };
    view! {
        <div class="toolbar">
            <div class="chips" role="group" aria-label="Which rule">
                {dynamic(chips)}
            </div>
            <SearchField label="Search in findings" query=search />
            <ListCsv list="findings" />
        </div>
        <Show when=move || listed.with(|listed| *listed == Listed::default())>
            <Empty title="No findings"><p>"No rule found a disagreement. The rules speak only of what they can show: this is not proof that the texts agree."</p></Empty>
        </Show>
        <FindingList findings=open />
        <More total shown />
        <Folded findings=cosmetic words="cosmetic: punctuation, tense or pronouns only" />
        <Folded findings=dismissed words="dismissed by you" />
    }
}

#[component]
fn Folded(#[prop(into)] findings: Derived<Vec<usize>>, words: &'static str) -> impl IntoView {
    view! {
        <Show when=move || findings.with(|findings| !findings.is_empty())>
            <details class="set-aside">
                <summary>{move || findings.with(Vec::len)} " " {words}</summary>
                <FindingList findings />
            </details>
        </Show>
    }
}

#[component]
fn FindingList(#[prop(into)] findings: Derived<Vec<usize>>) -> impl IntoView {
    let app = use_app();
    let listed = move || {
        app.sources.track();
        let comparison = app.comparison.get();
        let finding = |index: usize| comparison.as_ref()?.findings.get(index).cloned();
        findings.get().into_iter().filter_map(finding).collect::<Vec<_>>()
    };
    // The same finding at the same places keeps its line, and stays open, when others come and go.
    let key = move |finding: &Finding| {
        let place = |piece: &Evidence| {
            let mark = app.sources.with_untracked(|sources| {
                let info = sources.iter().find(|info| info.id == piece.source);
                info.map(|info| info.mark.clone())
            });
            format!(" {} {}-{}", mark.unwrap_or_default(), piece.span.start, piece.span.end)
        };
        let places: String = finding.evidence.iter().map(place).collect();
        format!("{}{places}", finding.id)
    };
    view! {
        <ul class="finding-list">
            <Each each=listed key=key children=|finding| view! { <FindingItem finding /> } />
        </ul>
    }
}

/// A finding as a line that opens its card.
#[component]
fn FindingItem(finding: Finding) -> impl IntoView {
    let app = use_app();
    let id = finding.id.clone();
    let is_selected = app.selected.get_untracked() == Some(Selection::Finding(id));
    let open = RwSignal::new(is_selected);
    let sources = app.sources.get_untracked();
    let mut ids: Vec<_> = finding.evidence.iter().map(|piece| piece.source).collect();
    ids.dedup();
    let tags = ids
        .into_iter()
        .filter_map(|id| sources.iter().find(|info| info.id == id).cloned());
    let tags = tags
        .map(|info| view! { <SourceTag info letter_only=true /> })
        .collect_pieces();
    view! {
        <li class="finding-item">
            <button
                type="button"
                class="finding-line"
                aria-expanded=move || open.get().to_string()
                on:click=press(move |_| open.update(|open| *open = !*open))
            >
                <StateTag state=finding.state />
                <span class="finding-title">{finding.title.clone()}</span>
                <span class="finding-sources">{tags}</span>
            </button>
            {move || open.get().then(|| finding_card(app, finding.clone()))}
        </li>
    }
}
