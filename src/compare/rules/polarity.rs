//! One source affirms what another negates or denies.
//!
//! Only where the two statements say nearly the same words otherwise: a negation in another clause, or of
//! another detail, is no contradiction.
//!
//! Speaks: `The company paid the fine` against `The company did not pay the fine`.
//! Silent: `The company paid the fine` against `The company did not say when it paid the fine`; hedged statements.

use rustc_hash::FxHashSet;

use super::Aligned;
use crate::analysis::statements::Polarity;
use crate::compare::stem::is_stop_word;
use crate::compare::terms::Term;
use crate::compare::{Evidence, Finding, Rule, Severity, State, stem::stem};
use crate::text::{Span, TokenKind};

/// So many content words at most stand in only one of the statements.
const OTHER: usize = 1;
/// Words between a negation and what it negates.
const AUXILIARY: &[&str] = &[
    "be", "been", "being", "have", "had", "has", "to", "the", "a", "an", "any", "ever", "even", "also", "fully",
];
/// Words that deny in themselves.
const DENYING: &[&str] = &[
    "yet", "fail", "failed", "fails", "refuse", "refused", "refuses", "deny", "denied", "denies", "lack", "lacks",
    "lacked", "unable", "unclear", "unknown", "without", "hardly", "barely", "neither", "nor", "no", "none", "nobody",
    "nothing", "unlikely", "stopped", "avoided", "ruled",
];
/// So many content words at least must be shared.
const WORDS: usize = 4;

pub fn findings(aligned: &Aligned) -> Vec<Finding> {
    let opposed: Vec<(usize, usize, usize, usize)> = aligned
        .links
        .iter()
        .filter_map(|link| opposed(aligned, link.a, link.b))
        .collect();
    // A source that says both itself contradicts nobody else by it.
    let one_source = |pair: &&(usize, usize, usize, usize)| aligned.said[pair.0].source == aligned.said[pair.1].source;
    let both: FxHashSet<usize> = opposed
        .iter()
        .filter(one_source)
        .flat_map(|pair| [pair.0, pair.1])
        .collect();
    let mut findings: Vec<Finding> = opposed
        .iter()
        .filter(|pair| !both.contains(&pair.0) && !both.contains(&pair.1))
        .map(|&(yes, no, shared, all)| finding(aligned, yes, no, shared, all))
        .collect();
    findings.sort_by(|a, b| a.id.cmp(&b.id));
    findings.dedup_by(|a, b| a.id == b.id);
    findings
}

/// Which of two statements affirms what the other does not, with their shared and all content words.
fn opposed(aligned: &Aligned, a: usize, b: usize) -> Option<(usize, usize, usize, usize)> {
    let affirmed = |said: usize| aligned.statement(said).polarity == Polarity::Affirmed;
    let (yes, no) = match (affirmed(a), affirmed(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let hedged = |said: usize| !aligned.statement(said).hedges.is_empty();
    let (none, [negation]) = (
        &aligned.statement(yes).negations,
        aligned.statement(no).negations.as_slice(),
    ) else {
        return None;
    };
    if hedged(yes)
        || hedged(no)
        || !none.is_empty()
        || says_no(aligned, yes)
        || !denies_shared(aligned, *negation, no, yes)
    {
        return None;
    }
    let (ours, theirs) = (content(aligned, yes), content(aligned, no));
    let shared = ours.iter().filter(|term| theirs.contains(term)).count();
    let all = ours.len() + theirs.len() - shared;
    (shared >= WORDS && shared + OTHER >= all).then_some((yes, no, shared, all))
}

/// Whether a statement holds a word that denies without being a negation.
fn says_no(aligned: &Aligned, said: usize) -> bool {
    let lexed = aligned.source(said).lexed;
    lexed.tokens[lexed.within(aligned.statement(said).span)]
        .iter()
        .any(|token| DENYING.contains(&lexed.word(token)))
}

/// Whether what is negated, the next word after the negation but for auxiliaries, stands in the other statement too.
fn denies_shared(aligned: &Aligned, negation: Span, no: usize, yes: usize) -> bool {
    let lexed = aligned.source(no).lexed;
    let span = aligned.statement(no).span;
    let next = lexed.tokens[lexed.within(span)]
        .iter()
        .filter(|token| token.span.start >= negation.end && token.kind == TokenKind::Word)
        .map(|token| lexed.word(token))
        .find(|word| !AUXILIARY.contains(word));
    next.is_some_and(|word| content(aligned, yes).binary_search(&Term::word(stem(word))).is_ok())
}

fn finding(aligned: &Aligned, yes: usize, no: usize, shared: usize, all: usize) -> Finding {
    let words = |said: usize| aligned.statement(said).span.of(&aligned.source(said).document.text);
    let denied = aligned.statement(no).polarity == Polarity::Denied;
    let verb = if denied { "denied" } else { "negated" };
    let mut evidence: Vec<Evidence> = [yes, no]
        .into_iter()
        .map(|said| Evidence {
            source: aligned.source(said).id,
            span: aligned.statement(said).span,
            value: if said == yes {
                "affirmed".to_owned()
            } else {
                verb.to_owned()
            },
            by: aligned.by(said),
        })
        .collect();
    evidence.sort_by_key(|evidence| (evidence.source, evidence.span));
    let negation = aligned.statement(no).negations[0].of(&aligned.source(no).document.text);
    Finding {
        id: Finding::key(Rule::Polarity, &[words(yes), words(no)]),
        rule: Rule::Polarity,
        state: State::Denied,
        severity: Severity::High,
        title: format!("Affirmed and {verb}: {}", words(yes)),
        explanation: format!(
            "One source says it is so, another that it is not (“{negation}”); otherwise the two statements use \
             nearly the same words."
        ),
        evidence,
        calculation: format!("{shared} of {all} content words are the same, the negation left out."),
        threshold: format!(
            "The rule speaks from {WORDS} shared content words on, with at most {OTHER} in only one of the statements, \
             when exactly one of them is negated and neither is hedged."
        ),
        clears: "Look whether both statements are about the same occasion, and who is said to affirm or deny it."
            .to_owned(),
    }
}

/// The stems of a statement's content words, those of its negation and its attribution left out.
fn content(aligned: &Aligned, said: usize) -> Vec<Term> {
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    let mut left_out = statement.negations.clone();
    if let Some(attribution) = &statement.attribution {
        left_out.extend([attribution.span, attribution.cue]);
    }
    let mut terms: Vec<Term> = lexed.tokens[lexed.within(statement.span)]
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .filter(|token| !left_out.iter().any(|span| span.overlaps(token.span)))
        .map(|token| lexed.word(token))
        .filter(|word| !is_stop_word(word))
        .map(|word| Term::word(stem(word)))
        .collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use crate::compare::Rule;
    use crate::compare::testing::found;

    fn check(a: &str, b: &str, expected: usize) {
        assert_eq!(found(a, b, Rule::Polarity).len(), expected, "{a} / {b}");
        assert_eq!(found(b, a, Rule::Polarity).len(), expected, "{b} / {a}");
    }

    #[test]
    fn speaks() {
        for (a, b) in [
            (
                "The owner of the ferry paid the harbour fine in March.",
                "The owner of the ferry did not pay the harbour fine in March.",
            ),
            (
                "Inspectors checked the engine of the ferry Saint Alder last winter.",
                "Inspectors never checked the engine of the ferry Saint Alder last winter.",
            ),
        ] {
            check(a, b, 1);
        }
    }

    #[test]
    fn keeps_silent() {
        for (a, b) in [
            (
                "The owner of the ferry paid the harbour fine.",
                "The owner of the ferry did not say when it paid the fine.",
            ),
            (
                "The owner of the ferry has yet to pay the harbour fine.",
                "The owner of the ferry did not pay the harbour fine.",
            ),
            (
                "The owner of the ferry may pay the harbour fine in March.",
                "The owner of the ferry will not pay the harbour fine in March.",
            ),
            (
                "The owner of the ferry paid the harbour fine in March.",
                "The owner of the tug did not pay the customs duty in June.",
            ),
            (
                "The owner did not pay the harbour fine in March.",
                "The owner never paid the harbour fine in March.",
            ),
        ] {
            check(a, b, 0);
        }
    }
}
