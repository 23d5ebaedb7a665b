//! A column's type by the nine-tenths rule, and its cells read by it.

use super::cell::{self, CellNumber};
use super::header::{self, Measure};
use super::{CellValue, Column, ColumnKind};
use crate::analysis::dates::parse_date;
use crate::analysis::quantities::{Convention, Evidence, QuantityKind};
use crate::text::{ColumnChoice, Document, Span};

/// Words of headers over sums of money whose currency nothing names.
const MONEY: &[&str] = &[
    "budget",
    "cost",
    "costs",
    "price",
    "revenue",
    "revenues",
    "spending",
    "expenditure",
    "income",
    "sales",
    "salary",
    "turnover",
    "profit",
    "gdp",
    "debt",
    "damage",
    "value",
    "fine",
    "fee",
];

/// Whether at least nine in ten are.
fn most(count: usize, of: usize) -> bool {
    of > 0 && count * 10 >= of * 9
}

/// The column and its cells' values, one for each span. What the user chose goes before what the cells tell.
pub fn read(
    document: &Document,
    name: String,
    header: Option<Span>,
    spans: &[Span],
    chosen: Option<ColumnChoice>,
) -> (Column, Vec<CellValue>) {
    let measure = header::measure(&name);
    let texts: Vec<&str> = spans.iter().map(|span| document.slice(*span).trim()).collect();
    let filled = texts.iter().filter(|text| !cell::is_empty(text)).count();
    let convention = convention(&texts);
    let numbers: Vec<Option<CellNumber>> = texts.iter().map(|text| cell::number(text, convention)).collect();
    let dates: Vec<_> = texts.iter().map(|text| parse_date(cell::without_notes(text))).collect();
    let count = numbers.iter().flatten().count();
    let dated = dates.iter().flatten().count();
    let plain = numbers
        .iter()
        .flatten()
        .all(|number| number.unit.is_none() && !number.scaled);
    // Years read as numbers too: the header, other dates beside them, or nothing else to call them makes them dates.
    let years = plain && measure.kind.is_none() && measure.scale == 1.0 && measure.year.is_none();
    let seems_date =
        most(dated, filled) && (measure.dates || count < dated || (years && dated == filled && is_years(&texts)));
    let is_date = chosen.map_or(seems_date, |choice| choice == ColumnChoice::Date);
    let is_text = match chosen {
        Some(choice) => choice == ColumnChoice::Text,
        None => !most(count, filled) || measure.labels,
    };
    let column = |kind, unit: &str, scale| Column {
        name: name.clone(),
        header,
        kind,
        unit: unit.to_owned(),
        scale,
        year: measure.year,
        at: 0,
        chosen,
    };

    if is_date {
        let values = texts.iter().zip(dates).map(|(text, days)| match days {
            _ if cell::is_empty(text) => CellValue::Empty,
            Some((first, last)) => CellValue::Date(first, last),
            None => CellValue::Bad,
        });
        return (column(ColumnKind::Date, "", 1.0), values.collect());
    }
    if is_text {
        let values = texts.iter().map(|text| {
            if cell::is_empty(text) {
                CellValue::Empty
            } else {
                CellValue::Text
            }
        });
        return (column(ColumnKind::Text, "", 1.0), values.collect());
    }
    let (kind, unit) = match (kind(&name, &measure, &numbers), chosen) {
        ((kind, _), Some(ColumnChoice::Money)) if kind != QuantityKind::Money => {
            (QuantityKind::Money, unit_of(&numbers))
        }
        (_, Some(ColumnChoice::Percent)) => (QuantityKind::Percent, "%"),
        (found, _) => found,
    };
    let values = texts.iter().zip(&numbers).map(|(text, number)| match number {
        _ if cell::is_empty(text) => CellValue::Empty,
        Some(number) => value(number, kind, unit, measure.scale),
        None => CellValue::Bad,
    });
    let values = values.collect();
    (column(ColumnKind::Quantity(kind), unit, measure.scale), values)
}

/// Continental marks in some cell and English ones in none.
fn convention(texts: &[&str]) -> Convention {
    let mut continental = false;
    for text in texts {
        match cell::marks(text) {
            Some(Evidence::English) => return Convention::English,
            Some(Evidence::Continental) => continental = true,
            _ => {}
        }
    }
    if continental {
        Convention::Continental
    } else {
        Convention::English
    }
}

/// Four digits each, between 1800 and 2100, and not all the same distance from a count: at least two rows.
fn is_years(texts: &[&str]) -> bool {
    let mut years = texts
        .iter()
        .filter(|text| !cell::is_empty(text))
        .map(|text| text.parse::<u16>().ok());
    texts.len() > 1 && years.all(|year| year.is_some_and(|year| (1800..=2100).contains(&year)))
}

/// Kind and unit: from the header, else from the cells where nine in ten agree.
fn kind(name: &str, measure: &Measure, numbers: &[Option<CellNumber>]) -> (QuantityKind, &'static str) {
    if measure.ranks {
        return (QuantityKind::Ordinal, "");
    }
    if let Some(kind) = measure.kind {
        return (kind, measure.unit);
    }
    let all = numbers.iter().flatten().count();
    let stated = numbers.iter().flatten().find_map(|number| number.unit);
    if let Some(unit) = stated {
        let agreeing = numbers
            .iter()
            .flatten()
            .filter(|number| number.unit == Some(unit))
            .count();
        if most(agreeing, all) {
            return unit;
        }
    }
    let folded = name.to_lowercase();
    let money = folded
        .split(|char: char| !char.is_alphanumeric())
        .any(|word| MONEY.contains(&word));
    if money {
        (QuantityKind::Money, "")
    } else {
        (QuantityKind::Count, "")
    }
}

/// The currency of the first cell that states one.
fn unit_of(numbers: &[Option<CellNumber>]) -> &'static str {
    let units = numbers.iter().flatten().filter_map(|number| number.unit);
    units
        .filter(|(kind, _)| *kind == QuantityKind::Money)
        .map(|(_, unit)| unit)
        .next()
        .unwrap_or("")
}

/// A cell in base units. A cell in another unit than its column does not read as its column's type.
fn value(number: &CellNumber, kind: QuantityKind, unit: &str, scale: f64) -> CellValue {
    if number.unit.is_some_and(|own| own != (kind, unit)) {
        return CellValue::Bad;
    }
    let scale = if number.scaled { 1.0 } else { scale };
    let half = if kind == QuantityKind::Ordinal {
        0.0
    } else {
        number.step / 2.0
    };
    let (low, high) = match number.until {
        Some(until) => (number.value, until),
        None => (number.value - half, number.value + half),
    };
    let value = number.until.map_or(number.value, |until| (number.value + until) / 2.0);
    CellValue::Number {
        value: value * scale,
        low: low * scale,
        high: high * scale,
    }
}
