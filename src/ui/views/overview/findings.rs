use leptos::prelude::*;

use crate::compare::{Finding, SourceId};
use crate::present::excerpt::excerpt;
use crate::present::find::Query;
use crate::present::findings::list;
use crate::present::{count_of, words};
use crate::ui::parts::{CollectPieces, Derived, Show, dynamic, press};
use crate::ui::state::{CompareList, Selection, View, use_app};
use crate::workspace::Verdict;

/// How many findings are shown here.
const SHOWN: usize = 6;
/// How many pieces of evidence each shows, and how many bytes on a side of each.
const SHOWN_WORDS: usize = 4;
const AROUND: usize = 48;

/// The findings in order of consequence, as short cards.
#[component]
pub fn Findings() -> impl IntoView {
    let app = use_app();
    let listed = Derived::new(move || {
        let verdicts = app.verdicts.get();
        let dismissed = |id: &str| matches!(verdicts.get(id), Some(Verdict::Dismissed { .. }));
        app.comparison.with(|comparison| {
            comparison
                .as_deref()
                .map(|comparison| list(comparison, &Query::new(""), None, dismissed))
                .unwrap_or_default()
        })
    });
    let open_all = move |_| {
        app.list.set(CompareList::Findings as usize);
        app.open(View::Compare);
    };
    let cards = move || {
        let listed = listed.get();
        let total = listed.open.len() + listed.cosmetic.len() + listed.dismissed.len();
        if total == 0 {
            return view! {
                <p class="soft none-found">
                    "No rule found a disagreement. That does not mean that there is none: read the points below."
                </p>
            }
            .into_any();
        }
        let findings: Vec<Finding> = app.comparison.with(|comparison| {
            let all = comparison
                .iter()
                .flat_map(|comparison| listed.open.iter().filter_map(|at| comparison.findings.get(*at)));
            all.take(SHOWN).cloned().collect()
        });
        let mut rest: Vec<String> = Vec::new();
        if listed.open.len() > SHOWN {
            rest.push(format!("{} more", listed.open.len() - SHOWN));
        }
        if !listed.cosmetic.is_empty() {
            rest.push(format!("{} cosmetic", listed.cosmetic.len()));
        }
        if !listed.dismissed.is_empty() {
            rest.push(format!("{} dismissed", listed.dismissed.len()));
        }
        view! {
            <ol class="brief-list">
                {findings.into_iter().map(|finding| view! { <FindingBrief finding /> }).collect_pieces()}
            </ol>
            {(!rest.is_empty())
                .then(|| {
                    view! {
                        <button type="button" class="link small" on:click=press(open_all)>
                            {rest.join(", ")}
                        </button>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <section class="block-section" aria-labelledby="findings-name">
            <header class="section-head">
                <h2 id="findings-name">"Findings"</h2>
                <p class="faint">"By consequence"</p>
            </header>
            {dynamic(cards)}
        </section>
    }
}

/// A finding in a few lines: what, and each source's words beside its letter.
#[component]
fn FindingBrief(finding: Finding) -> impl IntoView {
    let app = use_app();
    let id = StoredValue::new(finding.id.clone());
    let sign = words::state(finding.state);
    let chosen = move || {
        app.selected
            .with(|selected| matches!(selected, Some(Selection::Finding(other)) if id.with_value(|id| id == other)))
    };
    let confirmed = move || {
        app.verdicts
            .with(|verdicts| id.with_value(|id| verdicts.contains_key(id)))
    };
    let mark = move |source: SourceId| {
        app.sources.with_untracked(|sources| {
            sources
                .iter()
                .find(|info| info.id == source)
                .map(|info| info.mark.clone())
                .unwrap_or_default()
        })
    };
    let evidence = finding
        .evidence
        .iter()
        .take(SHOWN_WORDS)
        .filter_map(|evidence| {
            let words = app.read.with_untracked(|read| {
                let reading = read.get(&evidence.source)?;
                Some(excerpt(&reading.document, evidence.span, AROUND))
            })?;
            Some(view! {
                <li>
                    <span class="mark">{mark(evidence.source)}</span>
                    <p class="verbatim">
                        <span class="soft">{words.before}</span>
                        <mark class="evidence-words">{words.words}</mark>
                        <span class="soft">{words.after}</span>
                    </p>
                </li>
            })
        })
        .collect_pieces();
    let more = finding.evidence.len().saturating_sub(SHOWN_WORDS);
    view! {
        <li class="brief" class:chosen=chosen>
            <p class="brief-state">
                <span class=format!("state state-{}", sign.id)>
                    <span aria-hidden="true">{sign.glyph}</span>
                    {sign.word}
                </span>
                <Show when=confirmed>
                    <span class="chip">"✓ confirmed"</span>
                </Show>
            </p>
            <h3>
                <button
                    type="button"
                    class="brief-title"
                    on:click=press(move |_| app.select(Selection::Finding(id.get_value())))
                >
                    {finding.title}
                </button>
            </h3>
            <ul class="brief-words">{evidence}</ul>
            {(more > 0).then(|| view! { <p class="faint">{count_of(more, "more place", "more places")}</p> })}
        </li>
    }
}
