//! Charts as SVG files of their own: no style sheet, no script, nothing from elsewhere; dark on white, to print.

mod bars;
mod forest;
mod lanes;
mod svg;

use serde::{Deserialize, Serialize};

use super::{Compared, Reported};
use crate::compare::SourceId;
use crate::present::Text;
use crate::present::timeline::Window;

/// A chart to draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Drawing {
    /// A numeric column of a table, in the rows' given order.
    Column {
        source: SourceId,
        table: u32,
        column: u32,
        rows: Vec<u32>,
        shape: Shape,
    },
    /// Figures of one thing on their axis, by index into the comparison's figures.
    Figures(u32),
    /// The dates of all sources on one axis.
    Timeline(Window),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    Bars,
    Dots,
    Line,
}

/// The chart as SVG; `None` where there is nothing to draw.
pub fn drawing<'a>(compared: &'a Compared<'a>, drawing: &Drawing) -> Option<String> {
    let text = |source: &Reported<'a>| Text {
        id: source.id,
        document: source.document,
        analysis: source.analysis,
    };
    match drawing {
        Drawing::Column {
            source,
            table,
            column,
            rows,
            shape,
        } => {
            let source = compared.source(*source)?;
            let table = source.analysis.tables.get(*table as usize)?;
            let rows: Vec<usize> = rows.iter().map(|row| *row as usize).collect();
            bars::bars(compared, source, table, *column as usize, &rows, *shape)
        }
        Drawing::Figures(group) => {
            let texts: Vec<Text> = compared.sources.iter().map(text).collect();
            let group = compared.comparison.figures.get(*group as usize)?;
            Some(forest::forest(compared, &texts, group))
        }
        Drawing::Timeline(window) => {
            let texts: Vec<Text> = compared.sources.iter().map(text).collect();
            lanes::lanes(compared, &texts, *window)
        }
    }
}
