//! Who and what is named, by source; and the names that the reader corrected.

use super::*;
use crate::present::entities::rows;
use crate::present::{number::grouped, words};
use crate::report::correction;

pub fn section(desk: &Desk) -> Option<Section> {
    let rows = rows(&desk.texts, Some(desk.compared.comparison));
    let mut blocks = vec![];
    if !rows.is_empty() {
        let mut columns = vec![Column::words("Name", 5), Column::words("Kind", 3)];
        let sources: Vec<SourceId> = desk.compared.sources.iter().map(|source| source.id).collect();
        columns.extend(desk.source_columns(&sources, ColumnKind::Number));
        let row = |row: &crate::present::entities::Row| {
            let mut cells = vec![
                Cell::head(vec![plain(one_line(&row.entity.name))]),
                Cell::words(words::entity_kind(row.entity.kind).word),
            ];
            cells.extend(row.counts.iter().map(|count| match count {
                0 => Cell::empty(),
                count => Cell::words(grouped(f64::from(*count), 0)),
            }));
            cells
        };
        blocks.push(note("How often each source names them, in whatever spelling."));
        blocks.push(Block::Table(Table {
            caption: vec![],
            columns,
            rows: rows.iter().map(row).collect(),
        }));
    }
    if !desk.compared.corrections.is_empty() {
        blocks.push(heading("Names corrected by hand"));
        let corrections = desk.compared.corrections.iter().map(|repair| {
            let mut runs = vec![plain(correction(repair))];
            if let Some(source) = repair.source() {
                runs.push(soft(format!(" (in source {})", desk.mark(source))));
            }
            runs
        });
        blocks.push(Block::List(corrections.collect()));
    }
    (!blocks.is_empty()).then(|| Section::new("entities", "Entities", blocks))
}
