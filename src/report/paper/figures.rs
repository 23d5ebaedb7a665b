//! Figures of one thing side by side, each on the axis of its group.

use super::*;
use crate::compare::Measured;
use crate::present::figures::{self, Filter};

pub fn section(desk: &Desk) -> Option<Section> {
    let comparison = desk.compared.comparison;
    let listed = figures::list(&desk.texts, comparison, &Filter::default(), |id| desk.is_dismissed(id));
    if listed.groups.is_empty() && listed.unclear.is_empty() {
        return None;
    }
    let mut blocks = vec![note(
        "Figures that several sources give of one thing, or that a finding is about. The bar is what the words allow, \
         the dot what they state; hollow where they say “about” or “more than”.",
    )];
    let groups = |indices: &[usize]| -> Vec<Block> {
        let groups = indices.iter().filter_map(|index| comparison.figures.get(*index));
        groups.map(|group| Block::Table(table(desk, group))).collect()
    };
    blocks.extend(groups(&listed.groups));
    if !listed.unclear.is_empty() {
        blocks.push(heading("It could not be told whether these measure one thing"));
        blocks.extend(groups(&listed.unclear));
    }
    Some(Section::new("figures", "Figures of one thing", blocks))
}

fn table(desk: &Desk, group: &Measured) -> Table {
    let chart = figures::chart(&desk.texts, group);
    let mut caption = vec![strong(figures::title(group))];
    caption.push(soft(match (group.sure, figures::fit(group)) {
        (true, true) => " they fit each other",
        (true, false) => " they do not fit each other",
        (false, _) => " could not tell",
    }));
    let end = |at: usize| chart.ticks.get(at).map_or("", |(_, label)| label.as_str());
    let last = chart.ticks.len().saturating_sub(1);
    let axis = format!("{} to {} {}", end(0), end(last), chart.unit);
    let columns = vec![
        Column::words("Source", 1),
        Column::words("Figure", 3),
        Column {
            kind: ColumnKind::Plot,
            ..Column::words(axis.trim(), 4)
        },
        Column::words("Given by, when", 3),
        Column::words("In the text", 6),
    ];
    let row = |row: &figures::Row| {
        let mut figure = vec![desk.link_to(row.place, &row.words)];
        if row.value != row.words {
            figure.push(soft(format!(" = {}", row.value)));
        }
        let when = row.when.as_ref().map(|when| {
            let word = if row.published { "published " } else { "" };
            format!("{word}{when}")
        });
        let by: Vec<String> = row.by.clone().into_iter().chain(when).collect();
        vec![
            Cell::head(vec![plain(desk.mark(row.place.source))]),
            Cell::of(figure),
            Cell {
                plot: Some(Plot {
                    at: row.mark.at,
                    from: row.mark.from,
                    to: row.mark.to,
                    hollow: row.mark.hollow,
                }),
                ..Cell::empty()
            },
            Cell::words(by.join(", ")),
            Cell::of(match &row.header {
                Some(_) => excerpt::excerpt(desk, row.place.source, row.place.span),
                None => vec![
                    plain(&row.left),
                    Run::styled(&row.words, Style::Mark),
                    plain(&row.right),
                ],
            }),
        ]
    };
    Table {
        caption,
        columns,
        rows: chart.rows.iter().map(row).collect(),
    }
}
