//! Checks of one source against itself: each recomputes what the text or a table states from what else it states.
//!
//! [`findings`] holds the one list of them. All keep silent where the text does not make plain that the values belong
//! together: a table that does not add up elsewhere either holds no sums.

mod cells;
mod changes;
mod columns;
mod impossible;
mod shares;
mod spans;
mod totals;
mod weekday;

use super::by_source;
use crate::compare::{Evidence, Finding, Source};
use crate::text::{Lexed, Span};

/// The checks, in the order of their findings.
const CHECKS: &[fn(&Source) -> Vec<Finding>] = &[
    totals::findings,
    columns::findings,
    shares::findings,
    changes::findings,
    weekday::findings,
    impossible::findings,
    spans::findings,
];

/// The findings on each source at `members` by itself; copies are one finding.
pub fn findings(sources: &[Source], members: &[usize]) -> Vec<Finding> {
    let checks = members
        .iter()
        .flat_map(|member| CHECKS.iter().map(|check| (check, &sources[*member])));
    by_source(checks.flat_map(|(check, source)| check(source)))
}

/// A place of the source with its value.
fn evidence(source: &Source, span: Span, value: String) -> Evidence {
    Evidence {
        source: source.id,
        span,
        value,
        by: None,
    }
}

/// The folded word at a place among the tokens, or `""` past the ends.
fn word(lexed: &Lexed, at: usize) -> &str {
    lexed.tokens.get(at).map_or("", |token| lexed.word(token))
}

#[cfg(test)]
mod testing {
    use crate::compare::testing::comparison;

    /// The titles of what is found in a text by itself.
    pub fn titles(text: &str) -> Vec<String> {
        let findings = comparison(&[text]).findings;
        findings.into_iter().map(|finding| finding.title).collect()
    }

    /// A table in pipes, by its header and its rows, and the titles that are expected.
    pub fn check_table(header: &str, rows: &[&str], expected: &[&str]) {
        let rule = vec!["---"; header.split('|').count()].join("|");
        let text = format!(
            "Figures of the coast follow.\n\n{header} |\n{rule}|\n{} |\n",
            rows.join(" |\n")
        );
        assert_eq!(titles(&text), expected, "{text}");
    }
}
