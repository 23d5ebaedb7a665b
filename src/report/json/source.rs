//! One source in the JSON report.

use serde::Serialize;

use super::{Offsets, finite, offsets};
use crate::analysis::Analysis;
use crate::analysis::quantities::QuantityKind;
use crate::analysis::tables::CellValue;
use crate::report::{Reported, label, sha256};
use crate::text::{Document, Span};

#[derive(Serialize)]
pub struct Source<'a> {
    id: u32,
    name: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<String>,
    address: Option<&'a str>,
    sha256: String,
    /// Null in a report without the texts.
    text: Option<&'a str>,
    notes: Vec<Note<'a>>,
    blocks: Vec<Block>,
    entities: Vec<Entity<'a>>,
    quantities: Vec<Quantity<'a>>,
    dates: Vec<DateOut>,
    tables: Vec<Table<'a>>,
    quotes: Vec<Quote<'a>>,
    statements: Vec<Statement<'a>>,
}

#[derive(Serialize)]
struct Note<'a> {
    text: &'a str,
    span: Option<Offsets>,
}

#[derive(Serialize)]
struct Block {
    kind: &'static str,
    span: Offsets,
    language: &'static str,
    /// Why it is boilerplate, and what it would be otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "as")]
    otherwise: Option<&'static str>,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: usize,
    kind: &'static str,
    name: &'a str,
    key: &'a str,
    of: Option<&'a str>,
    mentions: Vec<Mention>,
    roles: Vec<Offsets>,
}

#[derive(Serialize)]
struct Mention {
    span: Offsets,
    why: &'static str,
}

#[derive(Serialize)]
struct Quantity<'a> {
    span: Offsets,
    kind: &'static str,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    bound: &'static str,
    unit: &'a str,
    of: Option<&'a str>,
    of_span: Option<Offsets>,
    change: Option<&'static str>,
}

#[derive(Serialize)]
struct DateOut {
    span: Offsets,
    form: &'static str,
    start: Option<String>,
    end: Option<String>,
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

#[derive(Serialize)]
struct Table<'a> {
    span: Offsets,
    caption: Option<Offsets>,
    columns: Vec<Column<'a>>,
    rows: Vec<Vec<Cell<'a>>>,
    totals: &'a [u32],
}

#[derive(Serialize)]
struct Column<'a> {
    name: &'a str,
    span: Option<Offsets>,
    kind: &'static str,
    unit: &'a str,
    scale: f64,
    year: Option<i16>,
}

#[derive(Serialize)]
struct Cell<'a> {
    text: Option<&'a str>,
    value: Option<Value>,
    span: Offsets,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    bad: bool,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Number(f64),
    Date(String),
}

#[derive(Serialize)]
struct Quote<'a> {
    span: Offsets,
    kind: &'static str,
    speaker: Option<Speaker<'a>>,
    cue: Option<Offsets>,
}

#[derive(Serialize)]
struct Speaker<'a> {
    span: Offsets,
    name: Option<&'a str>,
    entity: Option<u32>,
    entity_key: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    anonymous: bool,
}

#[derive(Serialize)]
struct Statement<'a> {
    span: Offsets,
    block: u32,
    entities: &'a [u32],
    quantities: &'a [u32],
    dates: Vec<u32>,
    quotes: &'a [u32],
    attribution: Option<Speaker<'a>>,
    hedges: Vec<Offsets>,
    negations: Vec<Offsets>,
    polarity: &'static str,
}

impl<'a> Source<'a> {
    pub fn of(source: &Reported<'a>, texts: bool) -> Self {
        let Reported {
            id,
            name,
            document,
            analysis,
        } = *source;
        let text = |span: Span| document.slice(span);
        let speaker = |span: Span, name: &'a str, entity: Option<u32>, anonymous: bool| Speaker {
            span: offsets(span),
            name: Some(name).filter(|name| !name.is_empty()),
            entity,
            entity_key: entity
                .and_then(|entity| analysis.entities.get(entity as usize))
                .map(|entity| entity.key.as_str()),
            anonymous,
        };
        let dates = dates(analysis);
        let meta = &document.meta;
        Source {
            id,
            name,
            title: meta.title.as_ref().map(|field| field.value.as_str()),
            outlet: meta.outlet.as_ref().map(|field| field.value.as_str()),
            author: meta.author.as_ref().map(|field| field.value.as_str()),
            published: meta.published.as_ref().map(|field| field.value.to_string()),
            address: meta.address.as_ref().map(|field| field.value.as_str()),
            sha256: sha256(&document.text),
            text: texts.then_some(&document.text),
            notes: document
                .notes
                .iter()
                .map(|note| Note {
                    text: &note.text,
                    span: note.span.map(offsets),
                })
                .collect(),
            blocks: document.blocks.iter().map(block).collect(),
            entities: analysis
                .entities
                .iter()
                .enumerate()
                .map(|(id, entity)| Entity {
                    id,
                    kind: label(entity.kind),
                    name: &entity.name,
                    key: &entity.key,
                    of: entity.of.as_deref(),
                    mentions: entity
                        .mentions
                        .iter()
                        .map(|mention| Mention {
                            span: offsets(mention.span),
                            why: mention.form.why(),
                        })
                        .collect(),
                    roles: entity.roles.iter().copied().map(offsets).collect(),
                })
                .collect(),
            quantities: analysis
                .quantities
                .iter()
                .map(|quantity| Quantity {
                    span: offsets(quantity.span),
                    kind: label(quantity.kind),
                    value: finite(quantity.value),
                    low: finite(quantity.low),
                    high: finite(quantity.high),
                    bound: label(quantity.bound),
                    unit: &quantity.unit,
                    of: quantity.of.map(text),
                    of_span: quantity.of.map(offsets),
                    change: quantity.change.map(label),
                })
                .collect(),
            dates: dates.0,
            tables: analysis.tables.iter().map(|it| table(document, it, texts)).collect(),
            quotes: analysis
                .quotes
                .iter()
                .map(|quote| Quote {
                    span: offsets(quote.span),
                    kind: label(quote.kind),
                    speaker: quote
                        .speaker
                        .as_ref()
                        .map(|by| speaker(by.span, &by.name, by.entity, by.anonymous)),
                    cue: quote.cue.map(offsets),
                })
                .collect(),
            statements: analysis
                .statements
                .iter()
                .map(|statement| Statement {
                    span: offsets(statement.span),
                    block: statement.block,
                    entities: &statement.entities,
                    quantities: &statement.quantities,
                    dates: statement
                        .dates
                        .iter()
                        .filter_map(|date| dates.1.get(*date as usize).copied())
                        .collect(),
                    quotes: &statement.quotes,
                    attribution: statement
                        .attribution
                        .as_ref()
                        .map(|by| speaker(by.span, &by.name, by.entity, false)),
                    hedges: statement.hedges.iter().copied().map(offsets).collect(),
                    negations: statement.negations.iter().copied().map(offsets).collect(),
                    polarity: label(statement.polarity),
                })
                .collect(),
        }
    }
}

/// The dates, and among them, by place, the stretches of a day or more that the quantities tell (`two weeks`); then the
/// index of each of the analysis's dates in that list.
fn dates(analysis: &Analysis) -> (Vec<DateOut>, Vec<u32>) {
    let lasting = |unit: &str| !matches!(unit, "second" | "minute" | "hour");
    let mut all: Vec<(Span, Option<usize>)> = analysis
        .dates
        .iter()
        .enumerate()
        .map(|(index, date)| (date.span, Some(index)))
        .chain(
            analysis
                .quantities
                .iter()
                .filter(|quantity| quantity.kind == QuantityKind::Duration && lasting(&quantity.unit))
                .map(|quantity| (quantity.span, None)),
        )
        .collect();
    all.sort_by_key(|(span, _)| *span);
    let mut places = vec![0; analysis.dates.len()];
    for (place, (_, index)) in all.iter().enumerate() {
        if let Some(index) = index {
            places[*index] = place as u32;
        }
    }
    let dates = all
        .into_iter()
        .map(|(span, index)| {
            let date = index.map(|index| &analysis.dates[index]);
            DateOut {
                span: offsets(span),
                form: date.map_or("duration", |date| label(date.form)),
                start: date.and_then(|date| Some(date.days?.0.to_string())),
                end: date.and_then(|date| Some(date.days?.1.to_string())),
                year: date.and_then(|date| date.year),
                month: date.and_then(|date| date.month),
                day: date.and_then(|date| date.day),
            }
        })
        .collect();
    (dates, places)
}

fn block(block: &crate::text::Block) -> Block {
    let kind = label(block.kind);
    Block {
        kind: if block.aside.is_some() { "boilerplate" } else { kind },
        span: offsets(block.span),
        language: label(block.language),
        reason: block.aside.map(label),
        otherwise: block.aside.map(|_| kind),
    }
}

fn table<'a>(document: &'a Document, table: &'a crate::analysis::tables::Table, texts: bool) -> Table<'a> {
    Table {
        span: offsets(table.span),
        caption: table.caption.map(offsets),
        columns: table
            .columns
            .iter()
            .map(|column| Column {
                name: &column.name,
                span: column.header.map(offsets),
                kind: label(column.kind),
                unit: &column.unit,
                scale: column.scale,
                year: column.year,
            })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|cell| Cell {
                        text: texts.then(|| document.slice(cell.span)),
                        value: match cell.value {
                            CellValue::Number { value, .. } => Some(Value::Number(value)),
                            CellValue::Date(first, _) => Some(Value::Date(first.to_string())),
                            CellValue::Empty | CellValue::Text | CellValue::Bad => None,
                        },
                        span: offsets(cell.span),
                        bad: cell.value == CellValue::Bad,
                    })
                    .collect()
            })
            .collect(),
        totals: &table.totals,
    }
}
