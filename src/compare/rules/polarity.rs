//! One source affirms what another negates or denies.
//!
//! Only where the two claims, without who makes them, say nearly the same words otherwise: a negation in another
//! clause, or of another detail, is no contradiction.
//!
//! Speaks: `The company paid the fine` against `The company did not pay the fine`.
//! Silent: `The company paid the fine` against `The company did not say when it paid the fine`; hedged statements.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Aligned;
use super::wording::shortened;
use crate::analysis::quantities::QuantityKind;
use crate::analysis::quotes::QuoteKind;
use crate::analysis::statements::{Polarity, Statement};
use crate::compare::stem::is_stop_word;
use crate::compare::terms::Term;
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State, stem::stem};
use crate::text::{Span, TokenKind};

/// So many content words at most stand in only one of the claims.
const OTHER: usize = 1;
/// So many content words at least must be shared.
const WORDS: usize = 4;
/// So many are enough where no content word stands in only one of the claims.
const SAME_WORDS: usize = 3;
/// … and so many where one authority is said to make both.
const SAME_AUTHORITY: usize = 2;
/// A word that so many statements hold finds none that a denial is about.
const HOLDERS: usize = 150;
/// Words between a negation and what it negates.
const AUXILIARY: &[&str] = &[
    "be", "been", "being", "have", "had", "has", "to", "the", "a", "an", "any", "ever", "even", "also", "fully", "go",
    "take",
];
/// Words that deny in themselves.
const DENYING: &[&str] = &[
    "yet", "fail", "failed", "fails", "refuse", "refused", "refuses", "deny", "denied", "denies", "lack", "lacks",
    "lacked", "unable", "unclear", "unknown", "without", "hardly", "barely", "neither", "nor", "no", "none", "nobody",
    "nothing", "unlikely", "stopped", "avoided", "ruled",
];

/// Two statements of which one affirms what the other does not.
#[derive(Clone, Copy, Debug)]
pub struct Opposed {
    pub yes: usize,
    pub no: usize,
    shared: usize,
    all: usize,
}

/// The pairs of statements of different sources that contradict each other.
pub fn opposed(aligned: &Aligned) -> Vec<Opposed> {
    let linked = aligned.links.iter().map(|link| (link.a, link.b));
    let mut pairs: Vec<(usize, usize)> = linked.chain(denials(aligned)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let opposed: Vec<Opposed> = pairs.into_iter().filter_map(|(a, b)| oppose(aligned, a, b)).collect();
    // A source that says both itself contradicts nobody else by it.
    let both: FxHashSet<usize> = opposed
        .iter()
        .filter(|pair| aligned.said[pair.yes].source == aligned.said[pair.no].source)
        .flat_map(|pair| [pair.yes, pair.no])
        .collect();
    let alone = |pair: &Opposed| !both.contains(&pair.yes) && !both.contains(&pair.no);
    opposed.into_iter().filter(alone).collect()
}

pub fn findings(aligned: &Aligned, opposed: &[Opposed]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = opposed.iter().map(|pair| finding(aligned, pair)).collect();
    findings.sort_by(|a, b| a.id.cmp(&b.id));
    findings.dedup_by(|a, b| a.id == b.id);
    findings
}

/// Denials with the statements that share two words or more of what is denied: who denies takes so many words that the
/// two may be little alike as a whole.
fn denials(aligned: &Aligned) -> Vec<(usize, usize)> {
    let denied: Vec<usize> = (0..aligned.said.len())
        .filter(|said| aligned.statement(*said).polarity == Polarity::Denied)
        .collect();
    let mut pairs = vec![];
    if denied.is_empty() {
        return pairs;
    }
    let mut holders: FxHashMap<Term, Vec<usize>> = FxHashMap::default();
    for (at, said) in aligned.said.iter().enumerate() {
        for term in &said.terms.stems {
            let holders = holders.entry(*term).or_default();
            if holders.len() < HOLDERS {
                holders.push(at);
            }
        }
    }
    for &no in &denied {
        let mut words = content(aligned, no, claim(aligned, no));
        words.sort_unstable();
        words.dedup();
        let mut found: Vec<usize> = words
            .iter()
            .filter_map(|word| holders.get(word))
            .flatten()
            .copied()
            .collect();
        found.sort_unstable();
        let several = found
            .chunk_by(|a, b| a == b)
            .filter(|same| same.len() > 1 && same[0] != no);
        pairs.extend(several.map(|same| (same[0].min(no), same[0].max(no))));
    }
    pairs
}

/// The tokens of a statement that say what is so: what is attributed or denied, without who says it.
fn claim(aligned: &Aligned, said: usize) -> Range<usize> {
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    let whole = lexed.within(statement.span);
    let cue = statement.attribution.as_ref().map(|attribution| attribution.cue);
    let quotes = statement
        .quotes
        .iter()
        .filter_map(|quote| source.analysis.quotes.get(*quote as usize));
    let attributed = quotes
        .filter(|quote| matches!(quote.kind, QuoteKind::Direct | QuoteKind::Indirect))
        .find(|quote| cue.is_some() && quote.cue == cue)
        .map(|quote| lexed.within(quote.span))
        .map(|tokens| tokens.start.max(whole.start)..tokens.end.min(whole.end))
        .filter(|tokens| !tokens.is_empty());
    if let Some(tokens) = attributed {
        return tokens;
    }
    let word = |at: usize| lexed.word(&lexed.tokens[at]);
    let start = match (statement.polarity, statement.negations.first()) {
        (Polarity::Denied, Some(denial)) => {
            let after = lexed.tokens.partition_point(|token| token.span.start < denial.end);
            let that = (after..whole.end.min(after + 6)).find(|at| word(*at) == "that");
            that.map_or(after, |that| that + 1)
        }
        // A transcript's `MINISTER HALE: We will …`
        _ => {
            let label = (whole.start..whole.end.min(whole.start + 6)).find(|at| word(*at) == ":");
            label.map_or(whole.start, |label| label + 1)
        }
    };
    start.min(whole.end)..whole.end
}

/// Which of two statements affirms what the other does not.
fn oppose(aligned: &Aligned, a: usize, b: usize) -> Option<Opposed> {
    let affirmed = |said: usize| aligned.statement(said).polarity == Polarity::Affirmed;
    let (yes, no) = match (affirmed(a), affirmed(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let (claimed, disclaimed) = (claim(aligned, yes), claim(aligned, no));
    let within = |said: usize, tokens: &Range<usize>, spans: &[Span]| {
        let lexed = aligned.source(said).lexed;
        let marks = spans.iter().filter(|span| tokens.contains(&lexed.within(**span).start));
        marks.copied().collect::<Vec<Span>>()
    };
    let denied = aligned.statement(no).polarity == Polarity::Denied;
    let negations = within(no, &disclaimed, &aligned.statement(no).negations);
    let hedged = |said: usize, tokens: &Range<usize>| !within(said, tokens, &aligned.statement(said).hedges).is_empty();
    if hedged(yes, &claimed)
        || hedged(no, &disclaimed)
        || !within(yes, &claimed, &aligned.statement(yes).negations).is_empty()
        || says_no(aligned.source(yes), claimed.clone())
        || aligned.other_time(yes, no)
    {
        return None;
    }
    let (ours, theirs) = (
        content(aligned, yes, claimed.clone()),
        content(aligned, no, disclaimed.clone()),
    );
    let shared = theirs.iter().filter(|term| ours.contains(term)).count();
    let all = ours.len() + theirs.len() - shared;
    let opposed = Opposed { yes, no, shared, all };
    if denied {
        return (negations.is_empty() && is_denied(aligned, no, disclaimed, &ours, &theirs)).then_some(opposed);
    }
    let [negation] = negations[..] else { return None };
    if !denies_shared(aligned, negation, no, &ours) {
        return None;
    }
    let (apart, apart_too) = (
        telling(aligned, yes, claimed, no, &theirs),
        telling(aligned, no, disclaimed, yes, &ours),
    );
    let authority = aligned.authority(yes).is_some() && aligned.same_authority(yes, no);
    let enough = match apart + apart_too {
        0 => shared >= if authority { SAME_AUTHORITY } else { SAME_WORDS },
        apart => shared >= WORDS && apart <= OTHER,
    };
    enough.then_some(opposed)
}

/// Whether the words denied stand in what is affirmed, in the same order: who denies a thing denies it with more
/// detail, too. Two words must begin what is affirmed, and be more than `it` and a verb.
fn is_denied(aligned: &Aligned, no: usize, claim: Range<usize>, ours: &[Term], theirs: &[Term]) -> bool {
    let lexed = aligned.source(no).lexed;
    let mut rest = ours.iter();
    if !theirs.iter().all(|word| rest.any(|other| other == word)) {
        return false;
    }
    let first = lexed.tokens.get(claim.start).map_or("", |token| lexed.word(token));
    let named = !matches!(first, "it" | "he" | "she" | "they" | "we" | "this" | "that" | "there");
    match theirs.len() {
        0 | 1 => false,
        2 => named && ours.starts_with(theirs),
        _ => true,
    }
}

/// Whether a claim holds a word that denies without being a negation.
pub fn says_no(source: &Source, claim: Range<usize>) -> bool {
    let lexed = source.lexed;
    let mut words = lexed.tokens[claim].iter().map(|token| lexed.word(token)).peekable();
    // An engine that failed is no denial; who failed to pay is one.
    std::iter::from_fn(|| words.next().map(|word| (word, words.peek().copied())))
        .any(|(word, next)| DENYING.contains(&word) && (!word.starts_with("fail") || next == Some("to")))
}

/// Whether what is negated stands in the other claim too.
fn denies_shared(aligned: &Aligned, negation: Span, no: usize, ours: &[Term]) -> bool {
    negated_word(aligned.source(no), aligned.statement(no), negation).is_some_and(|word| ours.contains(&word))
}

/// The stem of the next word after a negation, but for auxiliaries.
pub fn negated_word(source: &Source, statement: &Statement, negation: Span) -> Option<Term> {
    let lexed = source.lexed;
    lexed.tokens[lexed.within(statement.span)]
        .iter()
        .filter(|token| token.span.start >= negation.end && token.kind == TokenKind::Word)
        .map(|token| lexed.word(token))
        .find(|word| !AUXILIARY.contains(word))
        .map(|word| Term::word(stem(word)))
}

/// The content words of a claim that `others` has not: those of dates, ages and names that the other statement
/// has too tell nothing else apart.
fn telling(aligned: &Aligned, said: usize, claim: Range<usize>, other: usize, others: &[Term]) -> usize {
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let analysis = source.analysis;
    let dates = statement
        .dates
        .iter()
        .filter_map(|date| analysis.dates.get(*date as usize));
    let ages = statement
        .quantities
        .iter()
        .filter_map(|quantity| analysis.quantities.get(*quantity as usize))
        .filter(|quantity| quantity.kind == QuantityKind::Age);
    let names = &aligned.names[aligned.said[said].source];
    let known = statement
        .entities
        .iter()
        .filter(|entity| {
            names
                .get(**entity as usize)
                .is_some_and(|name| aligned.said[other].terms.names.contains(name))
        })
        .filter_map(|entity| analysis.entities.get(*entity as usize))
        .flat_map(|entity| entity.mentions.iter().map(|mention| mention.span))
        .filter(|span| statement.span.contains(*span));
    let ignored: Vec<Span> = dates
        .map(|date| date.span)
        .chain(ages.map(|age| age.span))
        .chain(known)
        .collect();
    let words = words(aligned, said, claim);
    let mut apart: Vec<Term> = words
        .into_iter()
        .filter(|(term, span)| !others.contains(term) && !ignored.iter().any(|ignored| ignored.contains(*span)))
        .map(|(term, _)| term)
        .collect();
    apart.sort_unstable();
    apart.dedup();
    apart.len()
}

fn finding(aligned: &Aligned, &Opposed { yes, no, shared, all }: &Opposed) -> Finding {
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
    let negation = aligned.statement(no).negations.first();
    let negation = negation.map_or("", |negation| negation.of(&aligned.source(no).document.text));
    let lexed = aligned.source(yes).lexed;
    let claimed = lexed.tokens[claim(aligned, yes)]
        .iter()
        .map(|token| token.span)
        .reduce(Span::cover);
    let claimed = claimed.map_or(words(yes), |span| span.of(&aligned.source(yes).document.text));
    Finding {
        id: Finding::key(Rule::Polarity, &[words(yes), words(no)]),
        rule: Rule::Polarity,
        state: State::Denied,
        severity: Severity::High,
        title: format!("{}: affirmed and {verb}", shortened(claimed)),
        explanation: format!(
            "One source says it is so, another that it is not (“{negation}”); otherwise the two say nearly the same words."
        ),
        evidence,
        calculation: format!("{shared} of {all} content words are the same, the negation and who says it left out."),
        threshold: format!(
            "The rule speaks from {WORDS} shared content words on, with at most {OTHER} in only one of the statements \
             (from {SAME_WORDS} on with none), when exactly one of them is negated and neither is hedged; and when all \
             words of what somebody denies stand in what the other source affirms."
        ),
        clears: "Look whether both statements are about the same occasion, and who is said to affirm or deny it."
            .to_owned(),
    }
}

/// The stems of a claim's content words in order, those of its negation and its attribution left out; each once.
fn content(aligned: &Aligned, said: usize, claim: Range<usize>) -> Vec<Term> {
    let mut terms: Vec<Term> = vec![];
    for (term, _) in words(aligned, said, claim) {
        if !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

fn words(aligned: &Aligned, said: usize, claim: Range<usize>) -> Vec<(Term, Span)> {
    /// Tokens of a claim that are read: a text without points is no claim.
    const MOST: usize = 120;
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    let mut left_out = statement.negations.clone();
    if let Some(attribution) = &statement.attribution {
        left_out.extend([attribution.span, attribution.cue]);
    }
    lexed.tokens[claim]
        .iter()
        .take(MOST)
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .filter(|token| !left_out.iter().any(|span| span.overlaps(token.span)))
        .filter(|token| !is_stop_word(lexed.word(token)))
        .map(|token| (Term::word(stem(lexed.word(token))), token.span))
        .collect()
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
            // What is denied, among other words.
            (
                "The owner denied that the main engine had failed and said the steering was being examined.",
                "The main engine had failed, according to two members of the crew, who asked not to be named.",
            ),
            (
                "The owner denied reports that inspectors had warned the company.",
                "Inspectors had warned the company about cracks in the hull, two engineers told the paper.",
            ),
            (
                "The clerk pleaded guilty in March to nine counts of wire fraud.",
                "The clerk pleaded not guilty to nine counts of wire fraud.",
            ),
            (
                "“The harbour reform will go ahead,” a spokesman said.",
                "“The harbour reform will not go ahead,” a spokesman said.",
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
            // Denied in other words, of others, at another time, or by a source that reports both.
            (
                "The owner denied that the main engine had failed in the storm.",
                "The main engine had been checked in June.",
            ),
            (
                "The owner denied that the company had warned inspectors.",
                "Inspectors had warned the company about cracks in the hull.",
            ),
            (
                "The owner of the ferry paid the harbour fine on 3 March 2031.",
                "The owner of the ferry did not pay the harbour fine on 4 May 2032.",
            ),
            (
                "The owner denied that the main engine had failed. The main engine had failed, the crew said.",
                "The main engine had failed, the crew said.",
            ),
        ] {
            check(a, b, 0);
        }
    }
}
