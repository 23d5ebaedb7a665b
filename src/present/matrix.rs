//! The matrix of points by sources: which rows a filter and a search leave, in what order, and what each cell holds.

use super::find::{Query, fold};
use super::{Text, text_of};
use crate::compare::{Comparison, Point, SourceId, State};
use crate::text::Span;

/// What a reader can ask the matrix to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    Everything,
    Conflicts,
    AllSay,
    SomeSay,
    OnlyOneSays,
    WithNumbers,
    Quoted,
}

impl Filter {
    pub const ALL: [Filter; 7] = [
        Filter::Everything,
        Filter::Conflicts,
        Filter::AllSay,
        Filter::SomeSay,
        Filter::OnlyOneSays,
        Filter::WithNumbers,
        Filter::Quoted,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Filter::Everything => "Everything",
            Filter::Conflicts => "Conflicts",
            Filter::AllSay => "All say",
            Filter::SomeSay => "Some say",
            Filter::OnlyOneSays => "Only one says",
            Filter::WithNumbers => "With numbers",
            Filter::Quoted => "Quoted",
        }
    }
}

/// A point with what filters ask of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Index into [`Comparison::points`].
    pub point: usize,
    /// A source that says it: it tells the story that the point belongs to.
    pub source: Option<SourceId>,
    /// It has findings and the user has dismissed every one.
    pub dismissed: bool,
    conflict: bool,
    state: State,
    numbers: bool,
    quoted: bool,
    folded: String,
}

impl Row {
    pub fn passes(&self, filter: Filter) -> bool {
        match filter {
            Filter::Everything => true,
            Filter::Conflicts => self.conflict && !self.dismissed,
            Filter::AllSay => self.state == State::AllSay,
            Filter::SomeSay => self.state == State::SomeSay,
            Filter::OnlyOneSays => self.state == State::OnlyOneSays,
            Filter::WithNumbers => self.numbers,
            Filter::Quoted => self.quoted,
        }
    }
}

/// Whether a state puts sources against each other.
pub fn is_conflict(state: State) -> bool {
    matches!(
        state,
        State::CannotBothBeTrue | State::MayBeAnUpdate | State::Differs | State::Denied
    )
}

/// Every point as a row, in the comparison's order (by consequence). Linear in the statements.
pub fn rows(comparison: &Comparison, texts: &[Text], dismissed: impl Fn(&str) -> bool) -> Vec<Row> {
    let findings = &comparison.findings;
    comparison
        .points
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let mut own = point
                .findings
                .iter()
                .filter_map(|finding| findings.get(*finding as usize))
                .peekable();
            let dismissed = own.peek().is_some() && own.all(|finding| dismissed(&finding.id));
            let mut row = Row {
                point: index,
                source: point.statements.first().map(|part| part.source),
                dismissed,
                conflict: is_conflict(point.state),
                state: point.state,
                numbers: false,
                quoted: false,
                folded: fold(&point.title),
            };
            for part in &point.statements {
                let Some(text) = text_of(texts, part.source) else {
                    continue;
                };
                if let Some(statement) = text.analysis.statements.get(part.statement as usize) {
                    row.numbers |= !statement.quantities.is_empty();
                    row.quoted |= !statement.quotes.is_empty();
                }
                row.folded.push('\n');
                row.folded.push_str(&fold(text.document.slice(part.span)));
            }
            row
        })
        .collect()
}

/// How many rows each filter would show of those that the search leaves; dismissed rows are not counted.
pub fn counts(rows: &[Row], query: &Query) -> [usize; Filter::ALL.len()] {
    let mut counts = [0; Filter::ALL.len()];
    for row in rows.iter().filter(|row| !row.dismissed && query.is_in(&row.folded)) {
        for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
            *count += usize::from(row.passes(filter));
        }
    }
    counts
}

/// The rows that are left: first those to show, then those that the user has dismissed.
pub fn select(rows: &[Row], filter: Filter, query: &Query) -> (Vec<usize>, Vec<usize>) {
    let (mut open, mut dismissed) = (vec![], vec![]);
    for row in rows.iter().filter(|row| query.is_in(&row.folded)) {
        if row.dismissed && (filter == Filter::Conflicts && row.conflict || row.passes(filter)) {
            dismissed.push(row.point);
        } else if row.passes(filter) {
            open.push(row.point);
        }
    }
    (open, dismissed)
}

/// What a source says of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The places where it says it, at least one.
    Says(Vec<Span>),
    /// What it says there is near, but whether it is the same could not be told.
    CouldNotTell(Span),
    /// It is about the same story and does not mention it. Never a denial.
    NotMentioned,
    /// It is about another story.
    OtherStory,
}

/// The point's cells, one per source, in the order of `sources`.
pub fn cells(point: &Point, sources: &[SourceId]) -> Vec<Cell> {
    sources
        .iter()
        .map(|source| {
            let spans: Vec<Span> = point
                .statements
                .iter()
                .filter(|part| part.source == *source)
                .map(|part| part.span)
                .collect();
            if !spans.is_empty() {
                Cell::Says(spans)
            } else if let Some(near) = point.unsure.iter().find(|near| near.source == *source) {
                Cell::CouldNotTell(near.span)
            } else if point.silent.contains(source) {
                Cell::NotMentioned
            } else {
                Cell::OtherStory
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::compare::{Finding, PointStatement, Rule, Severity};

    fn finding(id: &str) -> Finding {
        Finding {
            id: id.to_owned(),
            rule: Rule::Figure,
            state: State::CannotBothBeTrue,
            severity: Severity::High,
            title: String::new(),
            explanation: String::new(),
            evidence: vec![],
            calculation: String::new(),
            threshold: String::new(),
            clears: String::new(),
        }
    }

    fn point(state: State, said: &[(&Sample, u32)], findings: Vec<u32>) -> Point {
        let statements: Vec<_> = said
            .iter()
            .map(|(sample, statement)| PointStatement {
                source: sample.id,
                statement: *statement,
                span: sample.analysis.statements[*statement as usize].span,
            })
            .collect();
        let title = said[0].0.document.slice(statements[0].span).to_owned();
        Point {
            state,
            title,
            statements,
            silent: vec![],
            unsure: vec![],
            origins: 1,
            findings,
            likeness: 1.0,
        }
    }

    fn setting() -> (Sample, Sample) {
        let mut one = Sample::new(1, "The fire killed 12 people.\nThe mayor resigned.");
        one.analysis.statements[0].quantities.push(0);
        let mut two = Sample::new(2, "The fire killed 15 people.");
        two.analysis.statements[0].quantities.push(0);
        (one, two)
    }

    #[test]
    fn filters_count_what_they_show() {
        let (one, two) = setting();
        let comparison = Comparison {
            sources: vec![1, 2],
            points: vec![
                point(State::CannotBothBeTrue, &[(&one, 0), (&two, 0)], vec![0]),
                point(State::OnlyOneSays, &[(&one, 1)], vec![]),
            ],
            findings: vec![finding("a")],
            ..Comparison::default()
        };
        let texts = [one.text(), two.text()];
        let check = |query: &str, dismissed: &str, filter: Filter, expected: (&[usize], &[usize])| {
            let rows = rows(&comparison, &texts, |id| id == dismissed);
            let query = Query::new(query);
            let (open, hidden) = select(&rows, filter, &query);
            assert_eq!((open.as_slice(), hidden.as_slice()), expected, "{filter:?}");
            let at = Filter::ALL.iter().position(|each| *each == filter).unwrap_or_default();
            assert_eq!(counts(&rows, &query)[at], open.len(), "{filter:?}");
        };
        check("", "", Filter::Everything, (&[0, 1], &[]));
        check("", "", Filter::Conflicts, (&[0], &[]));
        check("", "a", Filter::Conflicts, (&[], &[0]));
        check("", "a", Filter::Everything, (&[1], &[0]));
        check("", "", Filter::OnlyOneSays, (&[1], &[]));
        check("", "", Filter::WithNumbers, (&[0], &[]));
        check("", "", Filter::Quoted, (&[], &[]));
        check("MAYOR", "", Filter::Everything, (&[1], &[]));
        check("15", "", Filter::Everything, (&[0], &[]));
    }

    #[test]
    fn a_missing_mention_is_no_denial() {
        let (one, _) = setting();
        let mut alone = point(State::OnlyOneSays, &[(&one, 1)], vec![]);
        alone.silent = vec![2];
        alone.unsure = vec![PointStatement {
            source: 4,
            ..alone.statements[0]
        }];
        let span = alone.statements[0].span;
        assert_eq!(
            cells(&alone, &[1, 2, 3, 4]),
            [
                Cell::Says(vec![span]),
                Cell::NotMentioned,
                Cell::OtherStory,
                Cell::CouldNotTell(span)
            ]
        );
    }
}
