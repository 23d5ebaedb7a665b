//! The matrix: what the sources share, by story; and what only one says, by source.

use super::*;
use crate::compare::{Point, Story};
use crate::present::matrix::{Cell as Said, cells};
use crate::present::{count_of, shorten, words};
use crate::report::agreement;

/// With more sources than this, cells only say that a source says it.
const WORDED: usize = 4;
/// So many sources at most are named of which it could not be told whether they say a point.
const NEAREST: usize = 6;
/// Characters of a statement in a cell.
const WORDS: usize = 240;

pub fn section(desk: &Desk) -> Option<Section> {
    let comparison = desk.compared.comparison;
    if comparison.points.is_empty() {
        return None;
    }
    let mut blocks = vec![note(format!(
        "What the sources say of the same story, in order of consequence. A source that does not mention a point does not \
         deny it. {}",
        agreement(desk.compared)
    ))];
    let stories: Vec<&Story> = comparison
        .stories
        .iter()
        .filter(|story| story.sources.len() > 1)
        .collect();
    for story in &stories {
        let sources = in_order(desk, &story.sources);
        let own: Vec<&Point> = comparison.points.iter().filter(|point| is_of(point, story)).collect();
        let (alone, shared): (Vec<&Point>, Vec<&Point>) =
            own.into_iter().partition(|point| point.state == State::OnlyOneSays);
        if stories.len() > 1 {
            blocks.push(heading(one_line(&story.title)));
        }
        if !shared.is_empty() {
            blocks.push(Block::Table(matrix(desk, &shared, &sources)));
        }
        for source in &sources {
            let alone: Vec<&&Point> = alone
                .iter()
                .filter(|point| point.statements.first().is_some_and(|it| it.source == *source))
                .collect();
            if alone.is_empty() {
                continue;
            }
            blocks.push(heading(format!(
                "Only {} says: {}",
                desk.named(*source),
                count_of(alone.len(), "point", "points")
            )));
            let told = |point: &&&Point| {
                let place = point.statements.first();
                let words = one_line(&point.title);
                let mut runs = vec![place.map_or(plain(words.clone()), |it| desk.link(it.source, it.span, words))];
                runs.extend(about(desk, point));
                runs.extend(near(desk, point));
                runs
            };
            blocks.push(Block::List(alone.iter().map(told).collect()));
        }
    }
    Some(Section::new("points", "Points", blocks))
}

/// The sources in the report's order.
pub fn in_order(desk: &Desk, sources: &[SourceId]) -> Vec<SourceId> {
    let all = desk.compared.sources.iter().map(|source| source.id);
    all.filter(|source| sources.contains(source)).collect()
}

fn is_of(point: &Point, story: &Story) -> bool {
    point
        .statements
        .first()
        .is_some_and(|it| story.sources.contains(&it.source))
}

/// Points by sources.
pub fn matrix(desk: &Desk, points: &[&Point], sources: &[SourceId]) -> Table {
    let mut columns = vec![Column::words("Point", 4), Column::words("State", 2)];
    let worded = sources.len() <= WORDED;
    columns.extend(desk.source_columns(sources, ColumnKind::Words));
    let row = |point: &&Point| {
        let said = cells(point, sources);
        let count = said.iter().filter(|cell| matches!(cell, Said::Says(_))).count();
        let mut title = vec![plain(one_line(&point.title))];
        title.extend(about(desk, point));
        let mut row = vec![
            Cell::head(title),
            Cell::of(vec![Run::styled(
                words::state(point.state).word,
                Style::State(point.state),
            )]),
        ];
        for (cell, source) in said.iter().zip(sources) {
            row.push(match cell {
                Said::Says(spans) => {
                    let places = spans.iter().enumerate().map(|(at, span)| {
                        let words = match at {
                            0 if worded && count > 1 => shorten(&desk.words(*source, *span), WORDS),
                            0 => "says it".to_owned(),
                            _ => "again".to_owned(),
                        };
                        vec![desk.link(*source, *span, words)]
                    });
                    Cell::of(joined(places, " · "))
                }
                Said::CouldNotTell(span) => Cell::of(vec![desk.link(*source, *span, "could not tell")]),
                Said::NotMentioned => Cell::of(vec![soft("not mentioned")]),
                Said::OtherStory => Cell::empty(),
            });
        }
        row
    };
    Table {
        caption: vec![],
        columns,
        rows: points.iter().map(row).collect(),
    }
}

/// The sources of which it could not be told whether they say it, each with its nearest statement.
fn near(desk: &Desk, point: &Point) -> Vec<Run> {
    if point.unsure.is_empty() {
        return vec![];
    }
    let nearest = point.unsure.iter().take(NEAREST);
    let nearest = nearest.map(|it| vec![desk.link(it.source, it.span, desk.mark(it.source))]);
    let mut runs = vec![soft(" Could not tell of ")];
    runs.extend(joined(nearest, ", "));
    if point.unsure.len() > NEAREST {
        runs.push(soft(format!(" and {} more", point.unsure.len() - NEAREST)));
    }
    runs
}

/// Links to the findings about a point.
fn about(desk: &Desk, point: &Point) -> Vec<Run> {
    let findings = point.findings.iter();
    let findings = findings.filter_map(|index| desk.compared.comparison.findings.get(*index as usize));
    let shown = findings.filter(|finding| desk.contents.dismissed || !desk.is_dismissed(&finding.id));
    shown
        .flat_map(|finding| {
            [
                plain(" "),
                soft("finding").to(Link::Within(findings::anchor(&finding.id))),
            ]
        })
        .collect()
}
