//! The findings as a list: open ones by consequence, cosmetic and dismissed ones apart with a count.

use super::find::{Query, fold};
use crate::compare::{Comparison, Place, Rule, Severity};
use crate::text::Span;

/// Indices into [`Comparison::findings`], each list in order of consequence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub open: Vec<usize>,
    pub cosmetic: Vec<usize>,
    pub dismissed: Vec<usize>,
}

/// Sorts the findings that the search leaves and, where one is given, that the rule made.
pub fn list(comparison: &Comparison, query: &Query, rule: Option<Rule>, dismissed: impl Fn(&str) -> bool) -> Listed {
    let mut listed = Listed::default();
    for (index, finding) in comparison.findings.iter().enumerate() {
        if rule.is_some_and(|rule| rule != finding.rule)
            || !(query.is_empty() || query.is_in(&fold(&format!("{}\n{}", finding.title, finding.explanation))))
        {
            continue;
        }
        let list = if dismissed(&finding.id) {
            &mut listed.dismissed
        } else if finding.severity == Severity::Low {
            &mut listed.cosmetic
        } else {
            &mut listed.open
        };
        list.push(index);
    }
    listed
}

/// The rules that found something, with how often, by consequence.
pub fn rules(comparison: &Comparison) -> Vec<(Rule, usize)> {
    let mut rules = std::collections::BTreeMap::new();
    for finding in &comparison.findings {
        *rules.entry(finding.rule).or_insert(0) += 1;
    }
    rules.into_iter().collect()
}

/// The findings that have a place in the stretch of a source.
pub fn touching(comparison: &Comparison, place: Place) -> Vec<usize> {
    let inside = |span: Span| place.span.overlaps(span);
    let findings = comparison.findings.iter().enumerate();
    findings
        .filter(|(_, finding)| {
            finding
                .evidence
                .iter()
                .any(|part| part.source == place.source && inside(part.span))
        })
        .map(|(index, _)| index)
        .collect()
}

/// The findings that hold the value at a place against another: evidence without a value is about words.
pub fn about(comparison: &Comparison, place: Place) -> Vec<usize> {
    let mut found = touching(comparison, place);
    found.retain(|index| {
        let mut evidence = comparison.findings[*index].evidence.iter();
        evidence.any(|it| it.source == place.source && it.span.overlaps(place.span) && !it.value.is_empty())
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Evidence, Finding, State};

    fn finding(id: &str, rule: Rule, severity: Severity, start: usize) -> Finding {
        Finding {
            id: id.to_owned(),
            rule,
            state: State::Differs,
            severity,
            title: format!("Title {id}"),
            explanation: String::new(),
            evidence: vec![Evidence {
                source: 1,
                span: Span::new(start, start + 5),
                value: String::new(),
                by: None,
            }],
            calculation: String::new(),
            threshold: String::new(),
            clears: String::new(),
        }
    }

    fn comparison() -> Comparison {
        Comparison {
            findings: vec![
                finding("a", Rule::Figure, Severity::High, 0),
                finding("b", Rule::Quotation, Severity::Low, 10),
                finding("c", Rule::Quotation, Severity::Medium, 20),
            ],
            ..Comparison::default()
        }
    }

    #[test]
    fn parts_open_cosmetic_and_dismissed() {
        let check = |query: &str, rule: Option<Rule>, expected: [&[usize]; 3]| {
            let listed = list(&comparison(), &Query::new(query), rule, |id| id == "c");
            assert_eq!(
                [&listed.open[..], &listed.cosmetic[..], &listed.dismissed[..]],
                expected,
                "{query} {rule:?}"
            );
        };
        check("", None, [&[0], &[1], &[2]]);
        check("", Some(Rule::Quotation), [&[], &[1], &[2]]);
        check("title b", None, [&[], &[1], &[]]);
        assert_eq!(rules(&comparison()), [(Rule::Figure, 1), (Rule::Quotation, 2)]);
    }

    #[test]
    fn finds_what_touches_a_place() {
        let place = |source, start, end| Place {
            source,
            span: Span::new(start, end),
        };
        assert_eq!(touching(&comparison(), place(1, 0, 12)), [0, 1]);
        assert!(touching(&comparison(), place(2, 0, 12)).is_empty());
        assert!(touching(&comparison(), place(1, 5, 10)).is_empty());
    }
}
