//! A rank that a table does not bear out.
//!
//! A sentence gives one row's name a rank in the measure of one column (`the largest budget`, `the second-highest
//! turnout`). More rows before it than the rank allows contradict it, whatever else the world holds; fewer do only
//! where the sentence says that the rank is among the rows of the table (`of the four ports`).
//!
//! Speaks: `Karsund has the largest budget` where two rows have more. Silent: `one of the largest`; where a place, a time
//! or a group bounds the rank (`in the north`, `since 2019`); where the values meet within their digits.

use super::measures::{is_general, measure};
use super::prose_table::{is_fact, same_time, year_of};
use super::rows::{Mentions, Row, Rows, measures};
use super::wording::{list, number, with_unit};
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::analysis::statements::Statement;
use crate::compare::stem::is_stop_word;
use crate::compare::terms::Term;
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};
use crate::text::{Span, Token, TokenKind};

/// Words of what is ranked.
const PHRASE: usize = 4;
/// Rows that a finding names.
const SHOWN: usize = 6;

const MOST: &[&str] = &[
    "largest", "biggest", "highest", "greatest", "most", "longest", "heaviest", "tallest", "oldest",
];
const LEAST: &[&str] = &[
    "smallest", "lowest", "fewest", "least", "shortest", "lightest", "youngest",
];

pub fn findings(sources: &[Source], names: &[Vec<Term>], members: &[usize]) -> Vec<Finding> {
    let rows = Rows::of(sources, names, members);
    if rows.is_empty() {
        return vec![];
    }
    let mut findings: Vec<Finding> = vec![];
    for &source in members {
        let read = &sources[source];
        let lexed = read.lexed;
        let superlatives = lexed.per_word(|word| MOST.contains(&word) || LEAST.contains(&word));
        let mentions = Mentions::of(read);
        let openers = rows.openers(source);
        for statement in &read.analysis.statements {
            let tokens = &lexed.tokens[lexed.within(statement.span)];
            let mut at = tokens
                .iter()
                .enumerate()
                .filter(|(_, token)| superlatives[token.word as usize]);
            let Some((at, _)) = at.next().filter(|_| at.next().is_none()) else {
                continue;
            };
            let named = rows.in_statement(source, statement, &mentions, &openers);
            let Some(claim) = Claim::read(read, statement, tokens, at, &named, &mentions) else {
                continue;
            };
            let against = rows.named(claim.name).iter();
            findings.extend(against.filter_map(|row| claim.against(sources, source, statement, *row, &rows)));
        }
    }
    findings.sort_by(|a, b| a.id.cmp(&b.id));
    findings.dedup_by(|a, b| a.id == b.id);
    findings
}

/// What a sentence claims.
struct Claim {
    name: Term,
    /// 1 for the largest.
    rank: usize,
    most: bool,
    /// The superlative with its rank and what is ranked.
    span: Span,
    /// The measures of what is ranked.
    measures: Vec<String>,
    within: Within,
}

#[derive(Clone, PartialEq)]
enum Within {
    /// Of everything: the rows of any table are among it.
    All,
    /// `of the four ports`
    Group { count: Option<f64>, noun: String },
}

impl Claim {
    fn read(
        source: &Source,
        statement: &Statement,
        tokens: &[Token],
        at: usize,
        named: &[(Span, Term)],
        mentions: &Mentions,
    ) -> Option<Claim> {
        let lexed = source.lexed;
        let word = |at: usize| tokens.get(at).map_or("", |token| lexed.word(token));
        let back = |back: usize| at.checked_sub(back).map_or("", word);
        let (first, rest) = named.split_first()?;
        let is_now = !tokens.iter().any(|token| {
            matches!(
                lexed.word(token),
                "was" | "were" | "had" | "became" | "become" | "among" | "outside" | "behind" | "after" | "ever"
            )
        });
        if rest.iter().any(|(_, name)| *name != first.1) || !is_fact(source, statement) || !is_now {
            return None;
        }
        // Other names bound the rank.
        let bounds = mentions
            .within(statement.span)
            .iter()
            .any(|(span, _)| !named.iter().any(|(name, _)| name.overlaps(*span)));
        if bounds {
            return None;
        }
        let ordinal = statement.quantities.iter().find_map(|index| {
            let quantity = source.analysis.quantities.get(*index as usize)?;
            (quantity.kind == QuantityKind::Ordinal && quantity.span.overlaps(tokens[at].span)).then_some(quantity)
        });
        let (rank, start) = match ordinal {
            Some(ordinal) => (ordinal.value as usize, ordinal.span),
            None if matches!(back(1), "the" | "'s" | "’s" | "its" | "with") => (1, tokens[at].span),
            None => return None,
        };
        let first_of = lexed
            .within(start)
            .start
            .checked_sub(lexed.within(statement.span).start)?;
        let before = |back: usize| first_of.checked_sub(back).map_or("", word);
        if rank == 0 || before(1) == "of" || before(2) == "of" && before(1) == "the" || before(2) == "not" {
            return None;
        }
        // What is ranked: the words after the superlative, up to one that ends the phrase.
        let phrase: Vec<&Token> = tokens[at + 1..]
            .iter()
            .take_while(|token| token.kind == TokenKind::Word && !is_stop_word(lexed.word(token)))
            .take(PHRASE)
            .collect();
        let last = phrase.last()?;
        let of: Vec<String> = phrase
            .iter()
            .map(|token| lexed.word(token))
            .filter(|word| !is_general(word))
            .map(|word| measure(word).to_owned())
            .collect();
        let end = at + 1 + phrase.len();
        let within = Within::read(source, statement, &tokens[end..])?;
        (!of.is_empty()).then(|| Claim {
            name: first.1,
            rank,
            most: MOST.contains(&word(at)),
            span: start.cover(last.span),
            measures: of,
            within,
        })
    }

    fn against(&self, sources: &[Source], at: usize, statement: &Statement, row: Row, rows: &Rows) -> Option<Finding> {
        let table = rows.table(row);
        let (source, theirs) = (&sources[at], &sources[row.source]);
        let mut columns = table.columns.iter().enumerate().filter(|(_, column)| {
            let of_header = measures(&column.name);
            // All that the sentence says must be the header's, and its last word, too.
            !of_header.is_empty() && self.measures.iter().all(|measure| of_header.contains(measure))
        });
        let (index, column) = columns.next().filter(|_| columns.next().is_none())?;
        if !same_time(source, statement, year_of(theirs, table, column)) {
            return None;
        }
        let own = table.quantity(row.row, index)?;
        let is_total = |row: usize| table.totals.binary_search(&(row as u32)).is_ok();
        let all: Vec<(usize, Quantity)> = (0..table.rows.len())
            .filter(|other| !is_total(*other))
            .filter_map(|other| Some((other, table.quantity(other, index)?)))
            .collect();
        let before = |it: &Quantity| {
            if self.most {
                it.low > own.high
            } else {
                it.high < own.low
            }
        };
        let mut ahead: Vec<&(usize, Quantity)> = all.iter().filter(|(_, it)| before(it)).collect();
        let complete = all.len() == table.rows.len() - table.totals.len();
        let labels = table
            .columns
            .iter()
            .find(|column| column.kind == crate::analysis::tables::ColumnKind::Text)?;
        let exact = match &self.within {
            Within::All => false,
            Within::Group { count, noun } => {
                let counted = count.is_none_or(|count| count == all.len() as f64);
                let named = measures(&labels.name).contains(noun);
                if !complete || !counted || !named && count.is_none() {
                    return None;
                }
                true
            }
        };
        // Values that meet may stand in either order.
        let meeting = all
            .iter()
            .filter(|(other, it)| *other != row.row && !before(it) && it.low <= own.high && own.low <= it.high)
            .count();
        let wrong = ahead.len() >= self.rank || exact && ahead.len() + meeting + 1 < self.rank;
        if !wrong {
            return None;
        }
        ahead.sort_by(|a, b| match self.most {
            true => b.1.value.total_cmp(&a.1.value),
            false => a.1.value.total_cmp(&b.1.value),
        });
        let shown = |it: &Quantity| with_unit(&number(it.value), &it.unit);
        let label = |row: usize| {
            let at = table
                .columns
                .iter()
                .position(|column| column.kind == crate::analysis::tables::ColumnKind::Text);
            let cell = at.and_then(|at| table.rows[row].get(at));
            cell.map_or("", |cell| cell.span.of(&theirs.document.text).trim())
        };
        let others: Vec<String> = ahead
            .iter()
            .take(SHOWN)
            .map(|(row, it)| format!("{} ({})", label(*row), shown(it)))
            .collect();
        let claim = self.span.of(&source.document.text);
        let place = |source: &Source, span, value| Evidence {
            source: source.id,
            span,
            value,
            by: None,
        };
        let mut places = vec![
            place(source, self.span, format!("rank {}", self.rank)),
            place(theirs, own.span, shown(&own)),
        ];
        places.extend(
            ahead
                .iter()
                .take(SHOWN)
                .map(|(_, it)| place(theirs, it.span, shown(it))),
        );
        places.sort_by_key(|it| (it.source, it.span));
        let named = label(row.row);
        let rank = ahead.len() + 1;
        Some(Finding {
            id: Finding::key(
                Rule::Rank,
                &[statement.span.of(&source.document.text), &column.name, named],
            ),
            rule: Rule::Rank,
            state: State::CannotBothBeTrue,
            severity: Severity::Medium,
            title: format!("{named}: {claim}, but rank {rank} in the table"),
            explanation: format!(
                "The text calls {named} {claim}; under “{}” the table has {} rows before it.",
                column.name,
                ahead.len()
            ),
            evidence: places,
            calculation: format!(
                "{named} has {}; {} before it: {}. That makes it rank {rank}, and the text says rank {}.",
                shown(&own),
                if ahead.len() == 1 { "one row is" } else { "these are" },
                if others.is_empty() {
                    "none".to_owned()
                } else {
                    list(&others)
                },
                self.rank
            ),
            threshold: "The rule speaks when a sentence gives one row of a table a rank in the measure of one of its \
                        columns, with no place or time that bounds it, and more rows come before than the rank allows, \
                        or fewer where the sentence says that it is among these rows."
                .to_owned(),
            clears: "Look whether the rank is of the same measure, year and group as the table.".to_owned(),
        })
    }
}

impl Within {
    /// What bounds a rank, by the tokens after what is ranked; `None` where something does that no table shows.
    fn read(source: &Source, statement: &Statement, after: &[Token]) -> Option<Within> {
        let lexed = source.lexed;
        let word = |at: usize| after.get(at).map_or("", |token| lexed.word(token));
        let ends = |at: usize| matches!(word(at), "" | "." | "," | ";" | ")" | "and");
        if ends(0) || word(0) == "at" || matches!(word(0), "with" | ":") {
            return Some(Within::All);
        }
        if matches!((word(0), word(1), word(2)), ("in", "the", "world" | "table")) && ends(3) {
            return Some(Within::All);
        }
        if word(0) != "of" {
            return None;
        }
        let start = 1 + usize::from(word(1) == "all");
        let start = start + usize::from(matches!(word(start), "the" | "these" | "those"));
        let counted = statement.quantities.iter().find_map(|index| {
            let quantity = source.analysis.quantities.get(*index as usize)?;
            let token = after.get(start)?;
            (quantity.kind == QuantityKind::Count && quantity.span.overlaps(token.span)).then_some(quantity.value)
        });
        let noun = start + usize::from(counted.is_some());
        if ends(noun) && (counted.is_some() || noun > 1) {
            return Some(Within::Group {
                count: counted,
                noun: String::new(),
            });
        }
        ends(noun + 1).then(|| Within::Group {
            count: counted,
            noun: measure(word(noun)).to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::testing::comparison;

    const FLEETS: &str = "Figures of the ports follow.\n\nPort | Ships | Harbour budget (EUR million)\n---|---|---|\n\
                          Port Merrow | 120 | 4.0 |\nKarsund | 80 | 9.5 |\nOstvik | 95 | 6.0 |\n";

    fn check(text: &str, expected: &[&str]) {
        let one = comparison(&[&format!("{FLEETS}\n{text}\n")]).findings;
        let titles: Vec<&str> = one.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, expected, "{text}");
    }

    #[test]
    fn speaks() {
        for (text, expected) in [
            (
                "Ostvik has the largest harbour budget.",
                "Ostvik: largest harbour budget, but rank 2 in the table",
            ),
            (
                "Port Merrow has the second-largest harbour budget in the world.",
                "Port Merrow: second-largest harbour budget, but rank 3 in the table",
            ),
            (
                "Port Merrow has the fewest ships of the three ports.",
                "Port Merrow: fewest ships, but rank 3 in the table",
            ),
            (
                "Port Merrow has the second-most ships of the three ports.",
                "Port Merrow: second-most ships, but rank 1 in the table",
            ),
        ] {
            check(text, &[expected]);
        }
    }

    #[test]
    fn keeps_silent() {
        for text in [
            "Karsund has the largest harbour budget.",
            "Ostvik has one of the largest harbour budgets.",
            "Ostvik has the largest harbour budget in the north.",
            "Ostvik had the largest harbour budget in 2019.",
            "Karsund has the second-largest harbour budget in the world.",
            "Port Merrow has the largest crew.",
            "Ostvik and Karsund have the largest harbour budgets.",
            "Ostvik is the largest port.",
        ] {
            check(text, &[]);
        }
    }
}
