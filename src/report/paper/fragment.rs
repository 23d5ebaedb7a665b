//! Parts of a report, to copy alone.

use super::*;
use crate::compare::Point;

/// A part that can be copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A finding, by id.
    Finding(String),
    /// A table of a source, by its index in the analysis.
    Table { source: SourceId, table: u32 },
    /// What the sources share, by source.
    Matrix,
}

/// A part of the report; none where there is no such part. Its links lead nowhere: it stands alone.
pub fn fragment(compared: &Compared, part: &Part) -> Vec<Block> {
    let contents = Contents {
        texts: false,
        ..Contents::default()
    };
    let desk = Desk::new(compared, &contents);
    match part {
        Part::Finding(id) => {
            let findings = compared.comparison.findings.iter();
            findings
                .filter(|finding| finding.id == *id)
                .map(|finding| findings::card(&desk, finding))
                .collect()
        }
        Part::Table { source, table } => {
            let source = compared.source(*source);
            let table = source.and_then(|source| Some((source, source.analysis.tables.get(*table as usize)?)));
            let table = table.map(|(source, table)| Block::Table(tables::written(&desk, source, table)));
            table.into_iter().collect()
        }
        Part::Matrix => {
            let sources: Vec<SourceId> = compared.sources.iter().map(|source| source.id).collect();
            let shared = |point: &&Point| point.state != State::OnlyOneSays;
            let points: Vec<&Point> = compared.comparison.points.iter().filter(shared).collect();
            let keys = sources.iter().map(|source| vec![plain(desk.named(*source))]).collect();
            let mut matrix = points::matrix(&desk, &points, &sources);
            for cell in matrix.rows.iter_mut().flatten() {
                cell.runs.retain(|run| !matches!(run.link, Some(Link::Within(_))));
            }
            vec![Block::Table(matrix), Block::List(keys)]
        }
    }
}
