//! A column of a table as bars, dots or a line.

use super::Shape;
use super::svg::{ACCENT, Anchor, INK, LINE, MARGIN, SOFT, Svg, TOP, WIDTH};
use crate::analysis::tables::Table;
use crate::present::number::grouped;
use crate::present::scale::Scale;
use crate::present::tables::{Bar, bars as values, column_label, column_name};
use crate::present::{one_line, shorten};
use crate::report::{Compared, Reported};

/// Where values begin; labels stand before.
const FROM: f64 = 230.0;
const TO: f64 = WIDTH - 110.0;
const STEP: f64 = 26.0;
/// Height of a line's drawing.
const HEIGHT: f64 = 260.0;

pub fn bars(
    compared: &Compared,
    source: &Reported,
    table: &Table,
    column: usize,
    rows: &[usize],
    shape: Shape,
) -> Option<String> {
    let bars = values(table, source.document, column, rows);
    let typed = table.columns.get(column)?;
    if bars.is_empty() {
        return None;
    }
    let title = format!("{} ({})", column_name(typed, column), column_label(typed));
    let caption = table.caption.map(|span| one_line(source.document.slice(span)));
    let what = format!(
        "Source {}, {}{}",
        compared.mark(source.id),
        one_line(source.title()),
        caption.map_or(String::new(), |caption| format!(": {caption}"))
    );
    let scale = Scale::from_zero(bars.iter().map(|bar| bar.value), 5);
    let mut svg = Svg::default();
    let height = match shape {
        Shape::Line => line(&mut svg, &bars, &scale),
        _ => across(&mut svg, &bars, &scale, shape),
    };
    Some(svg.finish(height, &title, &what))
}

fn across(svg: &mut Svg, bars: &[Bar], scale: &Scale, shape: Shape) -> f64 {
    let x = |value: f64| FROM + (TO - FROM) * scale.at(value);
    let bottom = TOP + 8.0 + bars.len() as f64 * STEP;
    for tick in &scale.ticks {
        svg.line((x(*tick), TOP), (x(*tick), bottom), LINE, 1.0);
        let label = grouped(*tick, scale.decimals);
        svg.words((x(*tick), bottom + 16.0), Anchor::Middle, 11, SOFT, &label);
    }
    for (at, bar) in bars.iter().enumerate() {
        let top = TOP + 8.0 + at as f64 * STEP;
        let middle = top + STEP / 2.0;
        let (start, end) = (x(bar.value.min(0.0)), x(bar.value.max(0.0)));
        svg.words(
            (FROM - 10.0, middle + 4.0),
            Anchor::End,
            12,
            INK,
            &shorten(&bar.label, 32),
        );
        match shape {
            Shape::Dots => svg.dot((x(bar.value), middle), false),
            _ => svg.rect((start, top + 4.0), (end - start, STEP - 8.0), ACCENT, 0.85),
        }
        svg.words(
            (end + 9.0, middle + 4.0),
            Anchor::Start,
            12,
            INK,
            &shorten(&bar.words, 16),
        );
    }
    bottom + 30.0
}

fn line(svg: &mut Svg, bars: &[Bar], scale: &Scale) -> f64 {
    let (left, right) = (MARGIN + 70.0, WIDTH - MARGIN);
    let y = |value: f64| TOP + 10.0 + (HEIGHT - 20.0) * (1.0 - scale.at(value));
    let x = |at: usize| left + (right - left) * (at as f64 + 0.5) / bars.len() as f64;
    for tick in &scale.ticks {
        svg.line((left, y(*tick)), (right, y(*tick)), LINE, 1.0);
        let label = grouped(*tick, scale.decimals);
        svg.words((left - 8.0, y(*tick) + 4.0), Anchor::End, 11, SOFT, &label);
    }
    for (at, pair) in bars.windows(2).enumerate() {
        svg.line((x(at), y(pair[0].value)), (x(at + 1), y(pair[1].value)), ACCENT, 2.0);
    }
    let every = bars.len().div_ceil(8).max(1);
    for (at, bar) in bars.iter().enumerate() {
        svg.dot((x(at), y(bar.value)), false);
        if at % every == 0 {
            let label = shorten(&bar.label, 14);
            svg.words((x(at), TOP + HEIGHT + 16.0), Anchor::Middle, 11, SOFT, &label);
        }
    }
    TOP + HEIGHT + 34.0
}
