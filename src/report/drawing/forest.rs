//! Figures of one thing as a forest plot.

use super::svg::{ACCENT, Anchor, INK, LINE, MARGIN, SOFT, Svg, TOP, WIDTH};
use crate::compare::Measured;
use crate::present::figures::{Row, chart, fit, title};
use crate::present::{Text, shorten};
use crate::report::Compared;

const FROM: f64 = 260.0;
const TO: f64 = WIDTH - 200.0;
const STEP: f64 = 30.0;

pub fn forest(compared: &Compared, texts: &[Text], group: &Measured) -> String {
    let chart = chart(texts, group);
    let x = |part: f64| FROM + (TO - FROM) * part.clamp(0.0, 1.0);
    let bottom = TOP + 8.0 + chart.rows.len() as f64 * STEP;
    let mut svg = Svg::default();
    for (at, label) in &chart.ticks {
        svg.line((x(*at), TOP), (x(*at), bottom), LINE, 1.0);
        svg.words((x(*at), bottom + 16.0), Anchor::Middle, 11, SOFT, label);
    }
    svg.words((TO + 20.0, bottom + 16.0), Anchor::Start, 11, SOFT, &chart.unit);
    for (at, row) in chart.rows.iter().enumerate() {
        let y = TOP + 8.0 + (at as f64 + 0.5) * STEP;
        svg.words(
            (MARGIN, y + 4.0),
            Anchor::Start,
            12,
            INK,
            &compared.mark(row.place.source),
        );
        svg.words((FROM - 14.0, y + 4.0), Anchor::End, 12, INK, &shorten(&row.words, 30));
        let (from, to) = (x(row.mark.from), x(row.mark.to));
        svg.rect((from, y - 4.0), (to - from, 8.0), ACCENT, 0.3);
        if row.mark.open_above {
            svg.words((to + 1.0, y + 5.0), Anchor::Start, 14, ACCENT, "▸");
        }
        if row.mark.open_below {
            svg.words((from - 1.0, y + 5.0), Anchor::End, 14, ACCENT, "◂");
        }
        if let Some(at) = row.mark.at {
            svg.dot((x(at), y), row.mark.hollow);
        }
        svg.words((TO + 20.0, y + 4.0), Anchor::Start, 11, SOFT, &shorten(&by(row), 28));
    }
    let verdict = match (group.sure, fit(group)) {
        (true, true) => "They fit each other.",
        (true, false) => "They do not fit each other.",
        (false, _) => "It could not be told whether they measure one thing.",
    };
    let what = format!("{verdict} Bars: what the words allow; dots: what they state.");
    svg.finish(bottom + 30.0, &title(group), &what)
}

fn by(row: &Row) -> String {
    let parts: Vec<&str> = row.by.iter().chain(&row.when).map(String::as_str).collect();
    parts.join(", ")
}
