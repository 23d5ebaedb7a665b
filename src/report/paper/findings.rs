//! Findings as cards, in order of consequence; cosmetic and dismissed ones apart.

use super::*;
use crate::compare::{Evidence, Finding, Severity};
use crate::present::{count_of, words};
use crate::report::Verdict;

pub fn section(desk: &Desk) -> Section {
    let (dismissed, open): (Vec<&Finding>, Vec<&Finding>) = {
        let findings = desk.compared.comparison.findings.iter();
        findings.partition(|finding| desk.is_dismissed(&finding.id))
    };
    let (cosmetic, open): (Vec<&Finding>, Vec<&Finding>) =
        open.into_iter().partition(|finding| finding.severity == Severity::Low);
    let mut blocks = vec![];
    if open.is_empty() {
        blocks.push(paragraph(vec![plain(if dismissed.is_empty() && cosmetic.is_empty() {
            "No rule found a disagreement. That is no proof that there is none."
        } else {
            "No finding weighs more than the ones below."
        })]));
    }
    blocks.extend(open.iter().map(|finding| card(desk, finding)));
    if !cosmetic.is_empty() {
        blocks.push(heading(count_of(
            cosmetic.len(),
            "cosmetic difference",
            "cosmetic differences",
        )));
        blocks.extend(cosmetic.iter().map(|finding| card(desk, finding)));
    }
    if !dismissed.is_empty() {
        blocks.push(heading(format!(
            "Dismissed by the reader: {}",
            count_of(dismissed.len(), "finding", "findings")
        )));
        if desk.contents.dismissed {
            blocks.extend(dismissed.iter().map(|finding| card(desk, finding)));
        } else {
            blocks.push(note("They are left out of this report."));
        }
    }
    Section::new("findings", "Findings", blocks)
}

pub fn anchor(id: &str) -> String {
    format!("finding-{id}")
}

pub fn card(desk: &Desk, finding: &Finding) -> Block {
    let mut blocks = vec![
        Block::Heading {
            level: 4,
            runs: vec![plain(&finding.title)],
            anchor: Some(anchor(&finding.id)),
        },
        Block::Paragraph {
            kind: Kind::Note,
            runs: vec![
                Run::styled(words::state(finding.state).word, Style::State(finding.state)),
                plain(format!(
                    " {} · {}",
                    words::rule(finding.rule),
                    words::severity(finding.severity)
                )),
            ],
        },
    ];
    let verdict = desk.compared.verdicts.get(&finding.id);
    blocks.extend(verdict.map(|verdict| paragraph(said(verdict))));
    blocks.push(paragraph(vec![plain(&finding.explanation)]));
    for evidence in &finding.evidence {
        blocks.push(Block::Paragraph {
            kind: Kind::Quotation,
            runs: excerpt::excerpt(desk, evidence.source, evidence.span),
        });
        blocks.push(Block::Paragraph {
            kind: Kind::Note,
            runs: given(desk, evidence),
        });
    }
    let facts = [
        ("Calculation", &finding.calculation),
        ("Threshold", &finding.threshold),
        ("What would settle it", &finding.clears),
    ];
    let facts = facts.into_iter().filter(|(_, words)| !words.is_empty());
    blocks.push(Block::Facts(
        facts
            .map(|(name, words)| (name.to_owned(), vec![plain(words)]))
            .collect(),
    ));
    Block::Card {
        tone: match verdict {
            None => Tone::Open,
            Some(Verdict::Confirmed) => Tone::Confirmed,
            Some(Verdict::Dismissed { .. }) => Tone::Dismissed,
        },
        blocks,
    }
}

fn said(verdict: &Verdict) -> Vec<Run> {
    match verdict {
        Verdict::Confirmed => vec![strong("✓ Confirmed by the reader")],
        Verdict::Dismissed { reason } if reason.is_empty() => vec![strong("✕ Dismissed by the reader")],
        Verdict::Dismissed { reason } => vec![strong("✕ Dismissed by the reader: "), plain(reason)],
    }
}

/// Where it stands, what it was read as, who gives it.
fn given(desk: &Desk, evidence: &Evidence) -> Vec<Run> {
    let mut runs = vec![desk.link(evidence.source, evidence.span, desk.named(evidence.source))];
    if !evidence.value.is_empty() {
        runs.push(plain(format!("; read as {}", evidence.value)));
    }
    if let Some(by) = &evidence.by {
        runs.push(plain(format!("; given by {by}")));
    }
    runs
}
