use leptos::prelude::*;

use super::exhibit::ExhibitItem;
use super::verdict::VerdictButtons;
use crate::compare::{Finding, Place};
use crate::present::exhibit::Exhibit;
use crate::present::words;
use crate::report::Part;
use crate::ui::parts::{CollectPieces, Derived};
use crate::ui::state::SourceInfo;
use crate::ui::views::export::CopyRich;
use crate::ui::views::marks::StateTag;
use crate::workspace::Verdict;

/// A finding with all that a reader needs to check it. `exhibits` is its evidence in context.
#[component]
pub fn FindingCard(
    finding: Finding,
    exhibits: Vec<Exhibit>,
    sources: Vec<SourceInfo>,
    #[prop(into)] verdict: Derived<Option<Verdict>>,
    judge: Callback<Option<Verdict>>,
    show: Callback<Place>,
) -> impl IntoView {
    let evidence = exhibits.into_iter().map(|exhibit| {
        let source = sources.iter().find(|info| info.id == exhibit.place.source).cloned();
        view! { <ExhibitItem exhibit source show /> }
    });
    let reckoning = [
        ("Calculation", finding.calculation, "reckoned"),
        ("Threshold", finding.threshold, ""),
        ("What would clear it", finding.clears, ""),
    ];
    let reckoning = reckoning
        .into_iter()
        .filter(|(_, words, _)| !words.is_empty())
        .map(|(name, words, class)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd class=class>{words}</dd>
                </div>
            }
        });
    let name = finding.title.clone();
    view! {
        <article class="finding" aria-label=name>
            <header>
                <p class="finding-state">
                    <StateTag state=finding.state />
                    <span class="faint">{words::severity(finding.severity)}</span>
                </p>
                <h3>{finding.title}</h3>
                <p class="soft small">"Rule: " {words::rule(finding.rule)} "."</p>
            </header>
            {(!finding.explanation.is_empty()).then(|| view! { <p class="finding-words">{finding.explanation}</p> })}
            <ul class="exhibits">{evidence.collect_pieces()}</ul>
            <dl class="finding-reckoning">{reckoning.collect_pieces()}</dl>
            <VerdictButtons verdict judge />
            <div class="chips"><CopyRich part=Part::Finding(finding.id) /></div>
        </article>
    }
}
