//! The same figure with values that cannot both be.
//!
//! Two statements of different sources that report the same fact each give exactly one figure of a thing, among the
//! same words, and no rounding or bound lets both be true. Where two statements are nearly the same word by word,
//! numbers in the same place between the same words meet, whatever they count. Figures of another fate (`killed`,
//! `injured`), another time or another direction of change are left alone, and so are values that one source gives
//! both itself.
//!
//! Speaks: `14 passengers were killed in the fire` against `the fire killed 12 passengers`.
//! Silent: `14 passengers` against `at least 12 passengers`; `14 killed` against `12 injured`; `14 on Monday` against
//! `12 on Tuesday`.

use rustc_hash::FxHashMap;

use super::Aligned;
use super::counted::{Figure, Meeting, meetings};
use super::sameness::{Sameness, decide};
use super::wording::{either, interval, list, number, with_unit};
use crate::analysis::quantities::QuantityKind;
use crate::compare::stem::{is_stop_word, stem};
use crate::compare::terms::{Term, attribution};
use crate::compare::{Evidence, Finding, Rule, Severity, State};
use crate::text::{Span, Token, TokenKind};

/// Statements of one point that are compared: more hold nothing new.
const STATEMENTS: usize = 40;
pub fn findings(aligned: &Aligned) -> Vec<Finding> {
    let mut findings = vec![];
    for group in aligned.groups.iter().filter(|group| group.said.len() > 1) {
        let mut by_meeting: FxHashMap<Meeting, Vec<Figure>> = FxHashMap::default();
        for &said in group.said.iter().take(STATEMENTS) {
            for (meeting, figure) in meetings(aligned, said) {
                by_meeting.entry(meeting).or_default().push(figure);
            }
        }
        // Figures of one thing come first; figures of one place add what those did not find.
        let mut meetings: Vec<(Meeting, Vec<Figure>)> = by_meeting.into_iter().collect();
        meetings.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut of_group: Vec<Finding> = vec![];
        for (_, figures) in &meetings {
            if let Some(finding) = conflicts(aligned, figures).map(|conflicts| conflicts.finding(aligned)) {
                let known = |evidence: &Evidence| of_group.iter().any(|known| known.evidence.contains(evidence));
                if !finding.evidence.iter().any(known) {
                    of_group.push(finding);
                }
            }
        }
        findings.extend(of_group);
    }
    findings
}

/// What a figure is called that counts nothing named.
fn kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "Amount",
        QuantityKind::Percent | QuantityKind::PercentPoints => "Share",
        QuantityKind::Duration => "Time",
        _ => "Figure",
    }
}

/// Figures of one thing that cannot all be.
struct Conflicts<'a> {
    state: State,
    /// The two that lie farthest apart, the lesser first.
    least: &'a Figure<'a>,
    greatest: &'a Figure<'a>,
    /// In order of the statements.
    all: Vec<&'a Figure<'a>>,
}

fn conflicts<'a>(aligned: &Aligned, figures: &'a [Figure<'a>]) -> Option<Conflicts<'a>> {
    let mut involved = vec![false; figures.len()];
    let mut state: Option<State> = None;
    let mut apart: Option<(f64, &Figure, &Figure)> = None;
    for (i, a) in figures.iter().enumerate() {
        for (j, b) in figures[..i].iter().enumerate() {
            if !conflict(aligned, a, b) || one_source_gives_both(aligned, figures, a, b) {
                continue;
            }
            involved[i] = true;
            involved[j] = true;
            let gap = (a.quantity.value - b.quantity.value).abs();
            if apart.is_none_or(|(widest, ..)| gap > widest) {
                apart = Some(if a.quantity.value < b.quantity.value {
                    (gap, a, b)
                } else {
                    (gap, b, a)
                });
            }
            let pair = pair_state(aligned, a, b);
            state = Some(state.map_or(pair, |state| state.min(pair)));
        }
    }
    let (state, (_, least, greatest)) = (state?, apart?);
    let all = figures
        .iter()
        .zip(&involved)
        .filter(|(_, involved)| **involved)
        .map(|(figure, _)| figure)
        .collect();
    Some(Conflicts {
        state,
        least,
        greatest,
        all,
    })
}

fn conflict(aligned: &Aligned, a: &Figure, b: &Figure) -> bool {
    aligned.said[a.said].source != aligned.said[b.said].source
        && a.quantity.compatible(b.quantity) == Some(false)
        && matches!(decide(aligned, a, b), Sameness::Same(_))
}

/// Whether some source gives both values: then they are two figures.
fn one_source_gives_both(aligned: &Aligned, figures: &[Figure], a: &Figure, b: &Figure) -> bool {
    let gives = |source: usize, value: &Figure| {
        figures.iter().any(|figure| {
            aligned.said[figure.said].source == source && figure.quantity.compatible(value.quantity) == Some(true)
        })
    };
    let mut sources = figures.iter().map(|figure| aligned.said[figure.said].source);
    sources.any(|source| gives(source, a) && gives(source, b))
}

fn pair_state(aligned: &Aligned, a: &Figure, b: &Figure) -> State {
    let named = aligned.authority(a.said).is_some() && aligned.authority(b.said).is_some();
    let same = aligned.same_authority(a.said, b.said);
    match aligned.published_apart(a.said, b.said) {
        _ if named && !same => State::Differs,
        true => State::MayBeAnUpdate,
        false if same => State::CannotBothBeTrue,
        false => State::Differs,
    }
}

impl Conflicts<'_> {
    fn finding(&self, aligned: &Aligned) -> Finding {
        let text = |figure: &Figure| aligned.source(figure.said).document.text.as_str();
        let words = |figure: &Figure| figure.quantity.span.of(text(figure)).to_owned();
        let context = |figure: &Figure| aligned.statement(figure.said).span.of(text(figure)).to_owned();
        let mut key: Vec<String> = self
            .all
            .iter()
            .flat_map(|figure| [words(figure), context(figure)])
            .collect();
        key.sort_unstable();
        key.dedup();
        let mut evidence: Vec<Evidence> = self
            .all
            .iter()
            .map(|figure| Evidence {
                source: aligned.source(figure.said).id,
                span: figure.quantity.span,
                value: figure.quantity.normalised(),
                by: aligned.by(figure.said),
            })
            .collect();
        evidence.sort_by_key(|evidence| (evidence.source, evidence.span));
        let (least, greatest) = (words(self.least), words(self.greatest));
        Finding {
            id: Finding::key(Rule::Figure, &key.iter().map(String::as_str).collect::<Vec<_>>()),
            rule: Rule::Figure,
            state: self.state,
            severity: if self.state == State::CannotBothBeTrue {
                Severity::High
            } else {
                Severity::Medium
            },
            title: self.title(aligned, &either(&least, &greatest)),
            explanation: format!(
                "Statements that report the same fact give {least} and {greatest}. {}",
                self.reading(aligned)
            ),
            evidence,
            calculation: self.calculation(&least, &greatest),
            threshold:
                "The rule speaks when each statement gives one figure of this kind for this thing among the same \
                        words, and no rounding, approximation or bound in the words lets both values be true."
                    .to_owned(),
            clears: "Look whether both sources count the same people or things, at the same time and place, and which \
                     of them names where it has the figure from."
                .to_owned(),
        }
    }

    /// `212 or 234 passengers`, `30 or 60 days: inquiry`.
    fn title(&self, aligned: &Aligned, values: &str) -> String {
        let (greatest, source) = (self.greatest, aligned.source(self.greatest.said));
        let (quantity, text) = (greatest.quantity, source.document.text.as_str());
        match quantity.of {
            Some(of) if of.start < quantity.span.end => format!("{values}: {}", of.of(text)),
            Some(of) if quantity.kind == QuantityKind::Count => format!("{values} {}", of.of(text)),
            Some(of) if matches!(quantity.kind, QuantityKind::Percent | QuantityKind::PercentPoints) => {
                format!("{values} of {}", of.of(text))
            }
            Some(of) => format!("{values}: {}", of.of(text)),
            None => match self.topic(aligned) {
                Some(topic) => format!("{values}: {}", topic.of(text)),
                None => format!("{}: {values}", kind(quantity.kind)),
            },
        }
    }

    /// The noun nearest before the greatest figure that the least one's statement has, too.
    fn topic(&self, aligned: &Aligned) -> Option<Span> {
        let said = self.greatest.said;
        let (statement, lexed) = (aligned.statement(said), aligned.source(said).lexed);
        let shared = &aligned.said[self.least.said].terms.stems;
        let start = lexed.within(statement.span).start;
        let end = lexed.within(self.greatest.quantity.span).start;
        let said_by = attribution(statement);
        let telling = |token: &&Token| {
            let word = lexed.word(token);
            let verb = word.ends_with("ed")
                || word.ends_with("ing")
                || matches!(word, "cost" | "costs" | "took" | "spend" | "spent");
            let known = shared.binary_search(&Term::word(stem(word))).is_ok();
            token.kind == TokenKind::Word
                && known
                && !verb
                && !is_stop_word(word)
                && !said_by.iter().any(|span| span.contains(token.span))
        };
        lexed.tokens[start.min(end)..end]
            .iter()
            .rev()
            .find(telling)
            .map(|token| token.span)
    }

    /// What the state means here.
    fn reading(&self, aligned: &Aligned) -> String {
        let mut authorities: Vec<String> = self.all.iter().filter_map(|figure| aligned.by(figure.said)).collect();
        authorities.sort_unstable();
        authorities.dedup();
        match (self.state, authorities.len()) {
            (State::CannotBothBeTrue, 1) => {
                format!(
                    "Both are attributed to {}, so they cannot both be true.",
                    authorities[0]
                )
            }
            (State::CannotBothBeTrue, _) => {
                "They are stated of the same thing, so they cannot both be true.".to_owned()
            }
            (State::MayBeAnUpdate, _) => {
                "The sources bear different dates: one value may be an update of the other.".to_owned()
            }
            (_, 1) => format!("One of them is attributed to {}, the other to nobody.", authorities[0]),
            _ => format!("They come from different authorities: {}.", list(&authorities)),
        }
    }

    fn calculation(&self, least: &str, greatest: &str) -> String {
        let (low, high) = (self.least.quantity, self.greatest.quantity);
        let gap = high.value - low.value;
        let apart = match low.unit == high.unit && gap > 0.0 {
            true => format!(" The stated values are {} apart.", with_unit(&number(gap), &high.unit)),
            false => String::new(),
        };
        format!(
            "{least} allows {}; {greatest} allows {}: the two do not meet.{apart}",
            interval(low.low, low.high, &low.unit),
            interval(high.low, high.high, &high.unit)
        )
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::testing::found;
    use crate::compare::{Rule, Settings, compare, testing};

    fn check(a: &str, b: &str, expected: &[&str]) {
        assert_eq!(found(a, b, Rule::Figure), expected, "{a} / {b}");
        assert_eq!(found(b, a, Rule::Figure), expected, "{b} / {a}");
    }

    #[test]
    fn speaks() {
        for (a, b, expected) in [
            (
                "The fire on the ferry Saint Alder killed 14 passengers.",
                "The fire on the ferry Saint Alder killed 12 passengers on Sunday night.",
                "CannotBothBeTrue: 12 or 14 passengers",
            ),
            (
                "Fourteen passengers were killed in the fire on the ferry Saint Alder.",
                "A fire on the ferry Saint Alder killed at least 20 passengers.",
                "CannotBothBeTrue: Fourteen or at least 20 passengers",
            ),
            (
                "The council of Port Merrow will spend 4.2 million euros on the new quay.",
                "The council of Port Merrow will spend 5 million euros on the new quay.",
                "CannotBothBeTrue: 4.2 or 5 million euros: Merrow",
            ),
            (
                "Turnout in the Karsund vote was 61% of voters, the council said.",
                "Turnout in the Karsund vote was 16% of voters, the council said.",
                "CannotBothBeTrue: 16% or 61% of voters",
            ),
            (
                "Police in Karsund said 300 people joined the harbour march.",
                "Organisers in Karsund said 900 people joined the harbour march.",
                "Differs: 300 or 900 people",
            ),
        ] {
            check(a, b, &[expected]);
        }
    }

    #[test]
    fn keeps_silent() {
        for (a, b) in [
            // One value fits the other.
            (
                "The fire killed 14 passengers of the ferry.",
                "The fire killed at least 12 passengers of the ferry.",
            ),
            (
                "The fire killed 14 passengers of the ferry.",
                "The fire killed fourteen passengers of the ferry.",
            ),
            (
                "The quay cost 1.2 million euros to rebuild.",
                "The quay cost 1,204,330 euros to rebuild.",
            ),
            (
                "About a third of the voters of Karsund stayed away.",
                "34% of the voters of Karsund stayed away.",
            ),
            // Another fate, thing, time, currency, place.
            (
                "The fire killed 14 passengers of the ferry.",
                "The fire injured 32 passengers of the ferry.",
            ),
            (
                "The ferry carried 140 passengers to Karsund.",
                "The ferry carried 22 crew to Karsund.",
            ),
            (
                "On 3 May 14 boats left Karsund for the north.",
                "On 4 May 20 boats left Karsund for the north.",
            ),
            (
                "The quay cost 4 million euros to rebuild.",
                "The quay cost 5 million dollars to rebuild.",
            ),
            (
                "The port of Karsund has 14 cranes.",
                "The harbour of Merrow hired 20 crane drivers for the summer.",
            ),
            // A change against a level.
            (
                "Prices of herring rose by 4% in Karsund.",
                "Prices of herring rose to 9% in Karsund.",
            ),
            // Ages, ranks, numbers that are names.
            (
                "The pilot boat moved to berth 4 at noon.",
                "The pilot boat moved to berth 7 at noon.",
            ),
            (
                "The captain, 54, left the ship last.",
                "The captain, 45, left the ship last.",
            ),
            // One source gives both.
            (
                "The ferry made 14 trips in May. The ferry made 20 trips in June.",
                "The ferry made 20 trips in June.",
            ),
        ] {
            check(a, b, &[]);
        }
    }

    #[test]
    fn a_later_source_may_bring_an_update() {
        let day = |day| Some(jiff::civil::date(2031, 5, day));
        let read = [
            testing::published("The fire on the ferry Saint Alder killed 12 passengers.", day(3)),
            testing::published("The fire on the ferry Saint Alder killed 14 passengers.", day(5)),
        ];
        let comparison = compare(&testing::sources(&read), &Settings::default());
        let states: Vec<_> = comparison.findings.iter().map(|finding| finding.state).collect();
        assert_eq!(states, [crate::compare::State::MayBeAnUpdate]);
    }
}
