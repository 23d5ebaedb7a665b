//! What stands at a place of a text, in words: the facts there as they were understood.

use super::number::grouped;
use super::{day, one_line, words};
use crate::analysis::Analysis;
use crate::analysis::dates::DateMention;
use crate::analysis::quantities::{Bound, Direction, Quantity, QuantityKind};
use crate::text::{Document, Span};

/// A fact in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `place`, `amount of money`.
    pub kind: &'static str,
    /// For the stylesheet: `place`, `figure`.
    pub class: &'static str,
    pub title: String,
    /// A name and its value, line by line.
    pub lines: Vec<(&'static str, String)>,
    /// The key of the entity, for a name.
    pub entity: Option<String>,
}

/// The facts that overlap a place, names first, then figures, dates and quotations.
pub fn facts_at(document: &Document, analysis: &Analysis, at: Span) -> Vec<Fact> {
    let mut facts = Vec::new();
    for entity in &analysis.entities {
        let Some(mention) = entity.mentions.iter().find(|mention| mention.span.overlaps(at)) else {
            continue;
        };
        let sign = words::entity_kind(entity.kind);
        let mut lines = vec![("Tied to it", mention.form.why().to_owned())];
        let roles: Vec<String> = entity
            .roles
            .iter()
            .map(|role| one_line(document.slice(*role)))
            .collect();
        if let Some(role) = roles.first() {
            lines.push(("Called", role.clone()));
        }
        lines.push(("In this text", format!("{} ×", entity.mentions.len())));
        facts.push(Fact {
            kind: sign.word,
            class: sign.id,
            title: entity.name.clone(),
            lines,
            entity: Some(entity.key.clone()),
        });
    }
    facts.extend(
        analysis
            .quantities
            .iter()
            .filter(|quantity| quantity.span.overlaps(at))
            .map(|quantity| figure(document, quantity)),
    );
    facts.extend(cell_at(analysis, at).map(|quantity| figure(document, &quantity)));
    facts.extend(
        analysis
            .dates
            .iter()
            .filter(|date| date.span.overlaps(at))
            .map(|date| day(document, date)),
    );
    for quote in analysis.quotes.iter().filter(|quote| quote.span.overlaps(at)) {
        let mut lines = Vec::new();
        lines.push((
            "Said by",
            quote
                .speaker
                .as_ref()
                .filter(|speaker| !speaker.name.is_empty())
                .map_or("could not tell".into(), |speaker| speaker.name.clone()),
        ));
        if let Some(cue) = quote.cue {
            lines.push(("Told by", format!("“{}”", one_line(document.slice(cue)))));
        }
        facts.push(Fact {
            kind: "quotation",
            class: "quote",
            title: capital(words::quote_kind(quote.kind).word),
            lines,
            entity: None,
        });
    }
    facts
}

/// The number of the table cell at a place.
fn cell_at(analysis: &Analysis, at: Span) -> Option<Quantity> {
    let table = analysis.tables.iter().find(|table| table.span.contains(at))?;
    let rows = table.rows.iter().enumerate();
    let mut cells = rows.flat_map(|(row, cells)| (0..cells.len()).map(move |column| (row, column)));
    let (row, column) = cells.find(|(row, column)| table.rows[*row][*column].span.overlaps(at))?;
    table.quantity(row, column)
}

fn figure(document: &Document, quantity: &Quantity) -> Fact {
    let mut lines = vec![("Read as", value(quantity.value, &quantity.unit))];
    if quantity.low < quantity.high {
        let end = |value: f64| {
            if value.is_finite() {
                grouped(value, 3)
            } else {
                "any".into()
            }
        };
        lines.push(("Fits", format!("{} to {}", end(quantity.low), end(quantity.high))));
    }
    if let Some(bound) = bound(quantity.bound) {
        lines.push(("Stated as", bound.to_owned()));
    }
    if let Some(of) = quantity.of {
        lines.push(("Of what", one_line(document.slice(of))));
    }
    match quantity.change {
        Some(Direction::Up) => lines.push(("Change", "up".into())),
        Some(Direction::Down) => lines.push(("Change", "down".into())),
        None => {}
    }
    Fact {
        kind: quantity_kind(quantity.kind),
        class: "figure",
        title: one_line(document.slice(quantity.span)),
        lines,
        entity: None,
    }
}

fn day(document: &Document, date: &DateMention) -> Fact {
    let meant = match date.days {
        Some((first, last)) if first == last => day::long(first),
        Some((first, last)) => format!("{} to {}", day::long(first), day::long(last)),
        None => "could not tell: the source bears no date".into(),
    };
    Fact {
        kind: "date",
        class: "date",
        title: one_line(document.slice(date.span)),
        lines: vec![("Means", meant), ("Form", words::date_form(date.form).to_owned())],
        entity: None,
    }
}

/// A value with its unit: `3,500,000 USD`, `6%`.
fn value(value: f64, unit: &str) -> String {
    match unit {
        "" => grouped(value, 3),
        "%" => format!("{}%", grouped(value, 3)),
        unit => format!("{} {unit}", grouped(value, 3)),
    }
}

fn bound(bound: Bound) -> Option<&'static str> {
    match bound {
        Bound::Exact => None,
        Bound::About => Some("about"),
        Bound::AtLeast => Some("at least"),
        Bound::AtMost => Some("at most"),
        Bound::MoreThan => Some("more than"),
        Bound::LessThan => Some("less than"),
        Bound::Range => Some("a range"),
    }
}

fn quantity_kind(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Count => "count",
        QuantityKind::Money => "amount of money",
        QuantityKind::Percent => "percentage",
        QuantityKind::PercentPoints => "percentage points",
        QuantityKind::Measure => "measure",
        QuantityKind::Duration => "duration",
        QuantityKind::Age => "age",
        QuantityKind::Ordinal => "rank",
        QuantityKind::Ratio => "ratio",
        QuantityKind::Multiple => "multiple",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    use crate::analysis::dates::DateForm;

    #[test]
    fn figures_and_dates_in_words() {
        let text = "More than 40 boats left on 3 May.";
        let document = Document {
            text: text.into(),
            ..Document::default()
        };
        let span = |words: &str| {
            let at = text.find(words).unwrap_or_default();
            Span::new(at, at + words.len())
        };
        let analysis = Analysis {
            quantities: vec![Quantity {
                span: span("More than 40"),
                kind: QuantityKind::Count,
                value: 40.0,
                low: 40.0,
                high: f64::INFINITY,
                bound: Bound::MoreThan,
                unit: String::new(),
                of: Some(span("boats")),
                change: None,
            }],
            dates: vec![DateMention {
                span: span("3 May"),
                form: DateForm::YearlessDay,
                days: Some((date(2024, 5, 3), date(2024, 5, 3))),
                year: None,
                month: Some(5),
                day: Some(3),
            }],
            ..Analysis::default()
        };
        let lines = |words: &str| -> Vec<String> {
            let facts = facts_at(&document, &analysis, span(words));
            facts
                .iter()
                .flat_map(|fact| &fact.lines)
                .map(|(name, value)| format!("{name}: {value}"))
                .collect()
        };
        assert_eq!(
            lines("40"),
            [
                "Read as: 40",
                "Fits: 40 to any",
                "Stated as: more than",
                "Of what: boats"
            ]
        );
        assert_eq!(lines("May"), ["Means: 3 May 2024", "Form: day without a year"]);
        assert!(lines("left").is_empty());
    }
}
