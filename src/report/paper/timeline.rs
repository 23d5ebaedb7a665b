//! The dates that the sources mention, in order.

use super::*;
use crate::present::timeline::{Entry, days_label, entries};

/// Characters of context on a side.
const CONTEXT: usize = 70;

pub fn section(desk: &Desk) -> Option<Section> {
    let entries = entries(&desk.texts, CONTEXT);
    let (dated, open): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.days.is_some());
    let published = |day: jiff::civil::Date| {
        let sources = desk.compared.sources.iter();
        let sources =
            sources.filter(move |source| source.document.meta.published.as_ref().map(|it| it.value) == Some(day));
        sources.map(|source| source.id).collect::<Vec<SourceId>>()
    };
    let mut blocks = vec![];
    let mut rows: Vec<(jiff::civil::Date, Vec<Cell>)> = vec![];
    for entry in &dated {
        let Some(days) = entry.days else { continue };
        rows.push((days.0, row(desk, days_label(days), entry)));
    }
    let days: std::collections::BTreeSet<_> = {
        let sources = desk.compared.sources.iter();
        sources
            .filter_map(|source| Some(source.document.meta.published.as_ref()?.value))
            .collect()
    };
    for day in days {
        let at = rows.partition_point(|(first, _)| *first < day);
        let cells = vec![
            Cell::head(vec![plain(days_label((day, day)))]),
            Cell::words(desk.marks(&published(day))),
            Cell::of(vec![soft("published")]),
        ];
        rows.insert(at, (day, cells));
    }
    if !rows.is_empty() {
        blocks.push(note(
            "Relative dates (“Tuesday”, “last month”) are reckoned from the source’s own date where it is known.",
        ));
        blocks.push(Block::Table(table(rows.into_iter().map(|(_, cells)| cells).collect())));
    }
    if !open.is_empty() {
        blocks.push(heading("It could not be told which days these mean"));
        let items = open.iter().map(|entry| {
            let mut runs = vec![strong(desk.mark(entry.place.source)), plain(": ")];
            runs.extend(words(desk, entry));
            runs
        });
        blocks.push(Block::List(items.collect()));
    }
    (!blocks.is_empty()).then(|| Section::new("timeline", "Timeline", blocks))
}

fn table(rows: Vec<Vec<Cell>>) -> Table {
    Table {
        caption: vec![],
        columns: vec![
            Column::words("Days", 3),
            Column::words("Source", 1),
            Column::words("In the text", 9),
        ],
        rows,
    }
}

fn row(desk: &Desk, days: String, entry: &Entry) -> Vec<Cell> {
    vec![
        Cell::head(vec![plain(days)]),
        Cell::words(desk.mark(entry.place.source)),
        Cell::of(words(desk, entry)),
    ]
}

fn words(desk: &Desk, entry: &Entry) -> Vec<Run> {
    vec![
        plain(&entry.left),
        desk.link_to(entry.place, &entry.words),
        plain(&entry.right),
    ]
}
