//! What the overview counts.

use std::cmp::Reverse;

use super::matrix::is_conflict;
use super::order;
use crate::compare::{Comparison, Point, SourceId, State};

/// A state of points with how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    pub state: State,
    pub points: usize,
}

/// The points by state, those that put sources against each other first; states without any are left out.
pub fn tallies(comparison: &Comparison) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = Vec::new();
    for point in &comparison.points {
        match tallies.iter_mut().find(|tally| tally.state == point.state) {
            Some(tally) => tally.points += 1,
            None => tallies.push(Tally {
                state: point.state,
                points: 1,
            }),
        }
    }
    order::by_key(&mut tallies, |tally| tally.state);
    tallies
}

/// Points of a kind, by index, in the comparison's order.
pub fn points_where(comparison: &Comparison, which: impl Fn(&Point) -> bool) -> Vec<usize> {
    comparison
        .points
        .iter()
        .enumerate()
        .filter(|(_, point)| which(point))
        .map(|(index, _)| index)
        .collect()
}

/// The points that put sources against each other.
pub fn conflicts(comparison: &Comparison) -> Vec<usize> {
    points_where(comparison, |point| is_conflict(point.state))
}

/// The points that several origins report and others do not, those of most origins first.
pub fn some_say(comparison: &Comparison) -> Vec<usize> {
    let mut points = points_where(comparison, |point| point.state == State::SomeSay);
    order::by_key(&mut points, |index| Reverse(comparison.points[*index].origins));
    points
}

/// How many sources report a point, and how many are of its story: `6 of 10 sources`.
pub fn reach(point: &Point) -> String {
    let mut says: Vec<SourceId> = point.statements.iter().map(|statement| statement.source).collect();
    says.dedup();
    let others = point.silent.len() + point.unsure.len();
    format!("{} of {} sources", says.len(), says.len() + others)
}

/// The points that only this source reports.
pub fn only_in(comparison: &Comparison, source: SourceId) -> Vec<usize> {
    points_where(comparison, |point| {
        point.state == State::OnlyOneSays && point.statements.iter().all(|statement| statement.source == source)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::PointStatement;
    use crate::text::Span;

    fn point(state: State, sources: &[SourceId]) -> Point {
        Point {
            state,
            title: String::new(),
            statements: sources
                .iter()
                .map(|source| PointStatement {
                    source: *source,
                    statement: 0,
                    span: Span::default(),
                })
                .collect(),
            silent: vec![],
            unsure: vec![],
            origins: 1,
            findings: vec![],
            likeness: 1.0,
        }
    }

    #[test]
    fn counts_by_state() {
        let comparison = Comparison {
            points: vec![
                point(State::OnlyOneSays, &[1]),
                point(State::Differs, &[1, 2]),
                point(State::OnlyOneSays, &[2]),
                point(State::AllSay, &[1, 2]),
            ],
            ..Comparison::default()
        };
        let states: Vec<(State, usize)> = tallies(&comparison)
            .iter()
            .map(|tally| (tally.state, tally.points))
            .collect();
        assert_eq!(
            states,
            [(State::Differs, 1), (State::AllSay, 1), (State::OnlyOneSays, 2)]
        );
        assert_eq!(conflicts(&comparison), [1]);
        assert_eq!(only_in(&comparison, 2), [2]);
    }

    #[test]
    fn points_of_some_are_ordered_by_how_many_say_them() {
        let point = |origins: u32, sources: &[SourceId], silent: &[SourceId]| Point {
            origins,
            silent: silent.to_vec(),
            ..point(State::SomeSay, sources)
        };
        let comparison = Comparison {
            points: vec![
                point(2, &[1, 2], &[3, 4]),
                point(3, &[1, 2, 2, 4], &[3]),
                point(2, &[3, 4], &[]),
            ],
            ..Comparison::default()
        };
        assert_eq!(some_say(&comparison), [1, 0, 2]);
        let reached: Vec<String> = comparison.points.iter().map(reach).collect();
        assert_eq!(reached, ["2 of 4 sources", "3 of 4 sources", "2 of 2 sources"]);
    }
}
