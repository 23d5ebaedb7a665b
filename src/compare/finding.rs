//! The identity of findings.

use sha2::{Digest, Sha256};

use super::{Finding, Rule};

impl Finding {
    /// The finding's id: the same whenever the rule finds the same words, in whatever order and whatever source.
    pub fn key(rule: Rule, words: &[&str]) -> String {
        let mut words = words.to_vec();
        words.sort_unstable();
        let mut hash = Sha256::new();
        hash.update(name(rule));
        for word in words {
            hash.update([0]);
            hash.update(word);
        }
        hash.finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// The rule's part of an id: never changes, whatever the rule is called elsewhere.
fn name(rule: Rule) -> &'static str {
    match rule {
        Rule::Polarity => "polarity",
        Rule::Figure => "figure",
        Rule::TableFigure => "table-figure",
        Rule::ProseTable => "prose-table",
        Rule::Arithmetic => "arithmetic",
        Rule::Rank => "rank",
        Rule::Date => "date",
        Rule::Quotation => "quotation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_that_of_the_words() {
        let key = Finding::key(Rule::Figure, &["12 people", "14 people"]);
        assert_eq!(key, Finding::key(Rule::Figure, &["14 people", "12 people"]));
        assert_ne!(key, Finding::key(Rule::Date, &["12 people", "14 people"]));
        assert_ne!(key, Finding::key(Rule::Figure, &["12 people14 people"]));
        assert_eq!(key.len(), 16);
    }
}
