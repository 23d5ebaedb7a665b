//! The dates of the sources on one axis, a lane for each.

use super::svg::{ACCENT, Anchor, INK, LINE, MARGIN, SOFT, Svg, TOP, WIDTH};
use crate::present::timeline::{Window, entries, lanes as read, within};
use crate::present::{Text, count_of, one_line, shorten};
use crate::report::Compared;

const FROM: f64 = 230.0;
const TO: f64 = WIDTH - MARGIN;
const LEVEL: f64 = 16.0;

pub fn lanes(compared: &Compared, texts: &[Text], window: Window) -> Option<String> {
    let entries = entries(texts, 0);
    let shown = within(&entries, window);
    let (axis, lanes) = read(texts, &shown)?;
    let x = |part: f64| FROM + (TO - FROM) * part;
    let heights: Vec<f64> = lanes.iter().map(|lane| 14.0 + lane.levels as f64 * LEVEL).collect();
    let bottom = TOP + heights.iter().sum::<f64>();
    let mut svg = Svg::default();
    for (day, label) in &axis.ticks {
        let at = x(axis.at(*day));
        svg.line((at, TOP), (at, bottom), LINE, 1.0);
        svg.words((at, bottom + 16.0), Anchor::Middle, 11, SOFT, label);
    }
    let mut top = TOP;
    for (lane, height) in lanes.iter().zip(&heights) {
        svg.line((MARGIN, top), (TO, top), LINE, 1.0);
        let title = compared.source(lane.source).map_or("", |source| source.title());
        let name = format!("{}  {}", compared.mark(lane.source), shorten(&one_line(title), 26));
        svg.words((MARGIN, top + 20.0), Anchor::Start, 12, INK, &name);
        for mark in &lane.marks {
            let (start, length) = axis.stretch(mark.days.0, mark.days.1);
            let y = top + 8.0 + mark.level as f64 * LEVEL;
            svg.rect((x(start), y), ((TO - FROM) * length, LEVEL - 5.0), ACCENT, 0.75);
        }
        top += height;
    }
    let what = format!(
        "{} with their days, {}: {}",
        count_of(shown.len(), "date", "dates"),
        window.label().to_lowercase(),
        "as the sources mention them"
    );
    Some(svg.finish(bottom + 30.0, "Dates by source", &what))
}
