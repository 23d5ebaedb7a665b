//! The figures of all sources: those of one thing side by side on an axis, and each that stands alone.

use std::collections::{BTreeMap, BTreeSet};

use super::find::{Query, fold};
use super::findings::about;
use super::kwic::context;
use super::number::{grouped, scaled};
use super::scale::Scale;
use super::tables::{Line, Sheet, Shown, quantity_word};
use super::timeline::days_label;
use super::{Text, day, order, text_of, words};
use crate::analysis::quantities::units::Unit;
use crate::analysis::quantities::{Bound, Quantity, QuantityKind};
use crate::analysis::tables::CellValue;
use crate::compare::{Comparison, Measured, MeasuredFigure, Place, SourceId, State};

/// What is looked for among the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub kind: Option<QuantityKind>,
    pub source: Option<SourceId>,
    /// Only what a finding is about.
    pub disputed: bool,
    pub query: Query,
}

/// What a filter leaves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// Indices into [`Comparison::figures`]: figures of one thing that several sources give or a finding is about.
    /// Those with findings first, by the findings' order, then those that more sources give.
    pub groups: Vec<usize>,
    /// The same of those of which it could not be told whether they are of one thing.
    pub unclear: Vec<usize>,
    /// All other figures of statements: source and index of the quantity, by source, then by place.
    pub alone: Vec<(SourceId, u32)>,
    /// How many figures there are of each kind, whatever the filter.
    pub kinds: BTreeMap<QuantityKind, usize>,
}

/// The findings about a group's figures, by index, in order of consequence.
pub fn findings(comparison: &Comparison, group: &Measured) -> Vec<usize> {
    let mut found: Vec<usize> = group
        .figures
        .iter()
        .flat_map(|figure| about(comparison, figure.place))
        .collect();
    order::by(&mut found, Ord::cmp);
    found.dedup();
    found
}

/// What the filter leaves of the figures. `dismissed` tells of a finding whether the user has dismissed it.
pub fn list(texts: &[Text], comparison: &Comparison, filter: &Filter, dismissed: impl Fn(&str) -> bool) -> Listed {
    let mut listed = Listed::default();
    let mut shown: BTreeSet<Place> = BTreeSet::new();
    let mut ranked: Vec<(usize, usize, usize)> = vec![];
    for (at, group) in comparison.figures.iter().enumerate() {
        let first = findings(comparison, group)
            .into_iter()
            .find(|index| !dismissed(&comparison.findings[*index].id));
        let sources = sources_of(group);
        if first.is_none() && sources < 2 {
            continue;
        }
        if group.sure {
            shown.extend(group.figures.iter().map(|figure| figure.place));
        }
        let kind = group.figures.first().map(|figure| figure.quantity.kind);
        let of_source = |source: SourceId| group.figures.iter().any(|figure| figure.place.source == source);
        if filter.kind.is_some_and(|wanted| kind != Some(wanted))
            || filter.source.is_some_and(|source| !of_source(source))
            || filter.disputed && (first.is_none() || !group.sure)
            || !(filter.query.is_empty() || filter.query.is_in(&folded(texts, group)))
        {
            continue;
        }
        ranked.push((first.unwrap_or(usize::MAX), usize::MAX - sources, at));
    }
    order::by(&mut ranked, Ord::cmp);
    for (_, _, at) in ranked {
        match comparison.figures[at].sure {
            true => listed.groups.push(at),
            false => listed.unclear.push(at),
        }
    }
    let cells = comparison
        .figures
        .iter()
        .filter(|group| group.sure)
        .flat_map(|group| &group.figures);
    for figure in cells.filter(|figure| shown.contains(&figure.place)) {
        *listed.kinds.entry(figure.quantity.kind).or_insert(0) += 1;
    }
    for text in texts {
        for (index, quantity) in text.analysis.quantities.iter().enumerate() {
            let place = place(text, quantity);
            if shown.contains(&place) {
                continue;
            }
            *listed.kinds.entry(quantity.kind).or_insert(0) += 1;
            if filter.kind.is_none_or(|kind| kind == quantity.kind)
                && filter.source.is_none_or(|source| source == text.id)
                && !filter.disputed
                && (filter.query.is_empty() || filter.query.is_in(&fold(&said(text, place))))
            {
                listed.alone.push((text.id, index as u32));
            }
        }
    }
    listed
}

fn place(text: &Text, quantity: &Quantity) -> Place {
    Place {
        source: text.id,
        span: quantity.span,
    }
}

/// The words of a figure with those around it.
fn said(text: &Text, place: Place) -> String {
    let (left, right) = context(text.document, place.span, 160);
    format!("{left}{}{right}", text.words(place.span))
}

/// What a search looks through: title and statements.
fn folded(texts: &[Text], group: &Measured) -> String {
    let mut all = title(group);
    for figure in &group.figures {
        if let Some(text) = text_of(texts, figure.place.source) {
            all.push('\n');
            all.push_str(&said(&text, figure.place));
        }
    }
    fold(&all)
}

pub fn sources_of(group: &Measured) -> usize {
    let mut sources: Vec<SourceId> = group.figures.iter().map(|figure| figure.place.source).collect();
    sources.dedup();
    sources.len()
}

/// `passengers killed · Saint Alder`; the kind of the figures where nothing tells what they measure.
pub fn title(group: &Measured) -> String {
    let kind = group
        .figures
        .first()
        .map_or("", |figure| quantity_word(figure.quantity.kind));
    let what = if group.what.is_empty() { kind } else { &group.what };
    let mut title = what.to_owned();
    for whose in group.whose.iter().filter(|whose| !what.contains(whose.as_str())) {
        title.push_str(" · ");
        title.push_str(whose);
    }
    title
}

/// Whether all figures of a group can be true at once, two by two.
pub fn fit(group: &Measured) -> bool {
    let figures = &group.figures;
    let apart = |a: &MeasuredFigure, b: &MeasuredFigure| a.quantity.compatible(&b.quantity) == Some(false);
    let mut pairs = figures
        .iter()
        .enumerate()
        .flat_map(|(at, a)| figures[..at].iter().map(move |b| (a, b)));
    !pairs.any(|(a, b)| apart(a, b))
}

/// A group drawn: an axis, and a row for each figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub scale: Scale,
    /// The places of the ticks, 0 to 1, with their labels.
    pub ticks: Vec<(f64, String)>,
    /// What the ticks count: `million USD`, `%`; empty for a plain count.
    pub unit: String,
    pub rows: Vec<Row>,
}

/// A figure in its chart, and all that is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub place: Place,
    /// Verbatim, with the words before and after it.
    pub words: String,
    pub left: String,
    pub right: String,
    /// As understood: `more than 200`.
    pub value: String,
    /// The header above it, for a cell of a table.
    pub header: Option<String>,
    pub by: Option<String>,
    /// The days that the statement or header names: `30 Jun 2024`; otherwise the day of the source, which is `published`.
    pub when: Option<String>,
    pub published: bool,
    pub mark: Mark,
}

/// How a figure stands on its axis, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The stated value; a range states none.
    pub at: Option<f64>,
    /// What the words allow.
    pub from: f64,
    pub to: f64,
    /// It goes on beyond the axis.
    pub open_below: bool,
    pub open_above: bool,
    /// `about`, or the stated value itself is not meant (`more than 200`): drawn hollow.
    pub hollow: bool,
}

pub fn chart(texts: &[Text], group: &Measured) -> Chart {
    let values = group.figures.iter().flat_map(|figure| {
        let quantity = &figure.quantity;
        match quantity.bound {
            Bound::Range | Bound::About | Bound::Exact => [quantity.low, quantity.high],
            _ => [quantity.value; 2],
        }
    });
    let scale = Scale::around(values, 5);
    let (factor, word) = if scale.log {
        (1.0, "")
    } else {
        scaled(scale.low.abs().max(scale.high.abs()))
    };
    let label = |tick: f64| {
        if scale.log {
            let (factor, word) = scaled(tick);
            return format!("{} {word}", grouped(tick / factor, 4)).trim_end().to_owned();
        }
        let decimals = scale.decimals + factor.log10() as usize;
        grouped(tick / factor, decimals.min(4))
    };
    let unit = group.figures.first().map_or("", |figure| figure.quantity.unit.as_str());
    let unit = Unit::named(unit).map_or_else(|| unit.to_owned(), Unit::plural);
    Chart {
        ticks: scale.ticks.iter().map(|tick| (scale.at(*tick), label(*tick))).collect(),
        unit: [word, unit.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        rows: group
            .figures
            .iter()
            .filter_map(|figure| row(texts, figure, &scale))
            .collect(),
        scale,
    }
}

/// Characters of context on a side of a figure.
const CONTEXT: usize = 70;

fn row(texts: &[Text], figure: &MeasuredFigure, scale: &Scale) -> Option<Row> {
    let text = text_of(texts, figure.place.source)?;
    let (left, right) = context(text.document, figure.place.span, CONTEXT);
    let block = text.document.block_at(figure.place.span.start);
    let in_table = block.is_some_and(|block| !text.document.blocks[block].is_prose());
    let header = figure.quantity.of.filter(|_| in_table);
    let named = figure.days.map(days_label);
    let published = text.document.meta.published.as_ref().map(|day| day::short(day.value));
    Some(Row {
        place: figure.place,
        words: text.words(figure.place.span),
        left,
        right,
        value: figure.value.clone(),
        header: header.map(|span| text.words(span)),
        by: figure.by.clone(),
        published: named.is_none() && published.is_some(),
        when: named.or(published),
        mark: mark(&figure.quantity, scale),
    })
}

fn mark(quantity: &Quantity, scale: &Scale) -> Mark {
    let value = scale.at(quantity.value);
    let (below, above) = match quantity.bound {
        Bound::AtLeast | Bound::MoreThan => (false, true),
        Bound::AtMost | Bound::LessThan => (true, false),
        _ => (false, false),
    };
    let end = |limit: f64, open: bool, side: f64| match (open, quantity.bound) {
        (true, _) => side,
        (false, Bound::Exact | Bound::About | Bound::Range) => scale.at(limit),
        _ => value,
    };
    Mark {
        at: (quantity.bound != Bound::Range).then_some(value),
        from: end(quantity.low, below, 0.0),
        to: end(quantity.high, above, 1.0),
        open_below: below,
        open_above: above,
        hollow: matches!(quantity.bound, Bound::About | Bound::MoreThan | Bound::LessThan),
    }
}

/// All that the filter leaves as a sheet to export: a line for each figure.
pub fn sheet(texts: &[Text], comparison: &Comparison, listed: &Listed, name: impl Fn(SourceId) -> String) -> Sheet {
    let head = [
        "What",
        "One thing",
        "Source",
        "Figure",
        "Value",
        "Least",
        "Greatest",
        "Unit",
        "Given by",
        "Date",
        "Findings",
        "In the text",
    ];
    let mut lines = vec![];
    let mut add = |what: String, one: &str, figure: &MeasuredFigure, findings: String| {
        let Some(text) = text_of(texts, figure.place.source) else {
            return;
        };
        let quantity = &figure.quantity;
        let cells = [
            what,
            one.to_owned(),
            name(text.id),
            text.words(quantity.span),
            plain(quantity.value),
            plain(quantity.low),
            plain(quantity.high),
            quantity.unit.clone(),
            figure.by.clone().unwrap_or_default(),
            figure.days.map(days_label).unwrap_or_default(),
            findings,
            said(&text, figure.place),
        ];
        lines.push(Line {
            cells: cells.into_iter().map(shown).collect(),
            is_total: false,
        });
    };
    for (groups, one) in [
        (&listed.groups, "yes"),
        (&listed.unclear, words::state(State::CouldNotTell).word),
    ] {
        for group in groups.iter().filter_map(|at| comparison.figures.get(*at)) {
            let found: Vec<String> = findings(comparison, group)
                .into_iter()
                .map(|index| &comparison.findings[index])
                .map(|finding| format!("{}: {}", words::state(finding.state).word, finding.title))
                .collect();
            for figure in &group.figures {
                add(title(group), one, figure, found.join("; "));
            }
        }
    }
    for (source, index) in &listed.alone {
        let quantity = text_of(texts, *source).and_then(|text| text.analysis.quantities.get(*index as usize));
        if let Some(quantity) = quantity {
            let figure = MeasuredFigure {
                place: Place {
                    source: *source,
                    span: quantity.span,
                },
                quantity: quantity.clone(),
                value: String::new(),
                by: None,
                days: None,
            };
            add(String::new(), "", &figure, String::new());
        }
    }
    Sheet {
        head: head.map(str::to_owned).to_vec(),
        lines,
    }
}

/// Digits without commas, for other programs; empty where there is no limit.
fn plain(value: f64) -> String {
    if value.is_finite() {
        value.to_string()
    } else {
        String::new()
    }
}

fn shown(words: String) -> Shown {
    Shown {
        words,
        value: CellValue::Text,
        numeric: false,
        heads: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::testing::{Read, read, sources};
    use crate::compare::{Settings, Source, compare};

    /// Texts through the whole chain, numbered from 1.
    fn with(texts: &[&str], check: impl Fn(&[Text], &Comparison)) {
        let read: Vec<Read> = texts.iter().map(|text| read(text)).collect();
        let numbered = sources(&read).into_iter().zip(1..);
        let sources: Vec<Source> = numbered.map(|(source, id)| Source { id, ..source }).collect();
        let texts: Vec<Text> = sources
            .iter()
            .map(|source| Text {
                id: source.id,
                document: source.document,
                analysis: source.analysis,
            })
            .collect();
        check(&texts, &compare(&sources, &Settings::default()));
    }

    const FIRE: &str = "A fire broke out on the ferry Saint Alder off Port Merrow on Monday night.";

    fn story(check: impl Fn(&[Text], &Comparison)) {
        let one = format!(
            "{FIRE}\n\nFourteen passengers were killed in the fire on the ferry Saint Alder.\n\n\
             The repair will cost the owners 1.2 million euros, the harbour office said.\n\nThe bar served 40 guests."
        );
        let two = format!(
            "{FIRE}\n\nThe fire on the ferry Saint Alder killed 12 passengers.\n\n\
             The repair will cost the owners about 1.2 million euros, the harbour office said."
        );
        with(&[&one, &two], check);
    }

    fn titles(comparison: &Comparison, groups: &[usize]) -> Vec<String> {
        groups.iter().map(|at| title(&comparison.figures[*at])).collect()
    }

    #[test]
    fn what_is_disputed_comes_first_and_filters_hold() {
        story(|texts, comparison| {
            let check = |filter: Filter, groups: &[&str], alone: usize| {
                let listed = list(texts, comparison, &filter, |_| false);
                assert_eq!(titles(comparison, &listed.groups), groups, "{filter:?}");
                assert_eq!(listed.alone.len(), alone, "{filter:?}");
                assert_eq!(listed.kinds[&QuantityKind::Count], 3);
            };
            let (killed, cost) = ("passengers killed · Saint Alder", "cost the owners");
            check(Filter::default(), &[killed, cost], 1);
            let of = |kind| Filter {
                kind: Some(kind),
                ..Filter::default()
            };
            check(of(QuantityKind::Money), &[cost], 0);
            let disputed = Filter {
                disputed: true,
                ..Filter::default()
            };
            check(disputed, &[killed], 0);
            let source = Filter {
                source: Some(2),
                ..Filter::default()
            };
            check(source, &[killed, cost], 0);
            let query = |query| Filter {
                query: Query::new(query),
                ..Filter::default()
            };
            check(query("guests"), &[], 1);
            check(query("KILLED alder"), &[killed], 0);
            let dismissed = list(texts, comparison, &Filter::default(), |_| true);
            assert!(dismissed.groups.len() == 2, "what is dismissed is still of one thing");
        });
    }

    #[test]
    fn charts_say_all_that_is_told() {
        story(|texts, comparison| {
            let listed = list(texts, comparison, &Filter::default(), |_| false);
            let drawn: Vec<Chart> = listed
                .groups
                .iter()
                .map(|at| chart(texts, &comparison.figures[*at]))
                .collect();
            let labels: Vec<&str> = drawn[0].ticks.iter().map(|(_, label)| label.as_str()).collect();
            assert_eq!(labels, ["11.5", "12", "12.5", "13", "13.5", "14", "14.5"]);
            let rows: Vec<(u32, &str, &str)> = drawn[0]
                .rows
                .iter()
                .map(|row| (row.place.source, row.words.as_str(), row.value.as_str()))
                .collect();
            assert_eq!(rows, [(1, "Fourteen", "14"), (2, "12", "12")]);
            assert_eq!(
                (drawn[1].unit.as_str(), drawn[1].rows[1].by.as_deref()),
                ("million EUR", Some("the harbour office"))
            );
            let [exact, about] = [drawn[1].rows[0].mark, drawn[1].rows[1].mark];
            assert!(!exact.hollow && about.hollow && about.from < exact.from && exact.at == about.at);
            let [killed, cost] = [0, 1].map(|at| fit(&comparison.figures[listed.groups[at]]));
            assert!(!killed && cost);
        });
    }

    #[test]
    fn bounds_are_open() {
        let quantity = |bound, low, high| Quantity {
            span: crate::text::Span::new(0, 1),
            kind: QuantityKind::Count,
            value: 50.0,
            low,
            high,
            bound,
            unit: String::new(),
            of: None,
            change: None,
        };
        let scale = Scale::from_zero([100.0], 5);
        let least = mark(&quantity(Bound::MoreThan, 50.0, f64::INFINITY), &scale);
        assert_eq!((least.at, least.from, least.to), (Some(0.5), 0.5, 1.0));
        assert!(least.open_above && least.hollow && !least.open_below);
        let most = mark(&quantity(Bound::AtMost, f64::NEG_INFINITY, 50.0), &scale);
        assert_eq!((most.from, most.to, most.open_below), (0.0, 0.5, true));
        let range = mark(&quantity(Bound::Range, 40.0, 60.0), &scale);
        assert_eq!((range.at, range.from, range.to), (None, 0.4, 0.6));
    }

    #[test]
    fn a_sheet_has_a_line_for_each_figure() {
        story(|texts, comparison| {
            let listed = list(texts, comparison, &Filter::default(), |_| false);
            let sheet = sheet(texts, comparison, &listed, |id| format!("S{id}"));
            let line = |at: usize| {
                sheet.lines[at]
                    .cells
                    .iter()
                    .map(|cell| cell.words.as_str())
                    .collect::<Vec<_>>()
            };
            assert_eq!(sheet.lines.len(), 5);
            assert_eq!(
                line(0)[..5],
                ["passengers killed · Saint Alder", "yes", "S1", "Fourteen", "14"]
            );
            assert!(line(0)[10].contains("Fourteen passengers"), "{:?}", line(0));
            assert_eq!(line(4)[..5], ["", "", "S1", "40", "40"]);
        });
    }
}
