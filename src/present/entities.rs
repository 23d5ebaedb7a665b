//! The list of who and what is named: rows with counts per source, sorting and filtering, what one entity's
//! detail shows, and who is named together with it.

use super::order;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::find::{Query, fold};
use super::{Text, text_of, words};
use crate::analysis::entities::repair::{self, Named};
use crate::analysis::entities::{Entity, EntityKind, Form};
use crate::compare::{Comparison, Place, SharedEntity, SourceId};
use crate::text::Span;

/// An entity with its mentions counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub entity: SharedEntity,
    /// Mentions per text, in the order of the texts.
    pub counts: Vec<u32>,
    pub mentions: u32,
    /// How many sources name it.
    pub sources: u32,
    folded: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By sources that name it, then by mentions.
    #[default]
    Sources,
    Mentions,
    Name,
    Kind,
}

/// Every entity, united across sources as the comparison says; without one (it is not there yet), by key.
/// A text of another state than the comparison's loses no entity and shows none twice.
pub fn rows(texts: &[Text], comparison: Option<&Comparison>) -> Vec<Row> {
    let united = match comparison {
        Some(comparison) => comparison.entities.clone(),
        None => by_key(texts),
    };
    united.into_iter().filter_map(|entity| row(texts, entity)).collect()
}

fn by_key(texts: &[Text]) -> Vec<SharedEntity> {
    let mut united: BTreeMap<&str, SharedEntity> = BTreeMap::new();
    for text in texts {
        for (index, entity) in text.analysis.entities.iter().enumerate() {
            let shared = united.entry(&entity.key).or_insert_with(|| SharedEntity {
                kind: entity.kind,
                name: entity.name.clone(),
                key: entity.key.clone(),
                of: entity.of.clone(),
                members: vec![],
            });
            shared.members.push((text.id, index as u32));
        }
    }
    united.into_values().collect()
}

fn row(texts: &[Text], entity: SharedEntity) -> Option<Row> {
    let mut counts = vec![0; texts.len()];
    let mut folded = fold(&entity.name);
    for (at, text) in texts.iter().enumerate() {
        for member in members(text, &entity) {
            counts[at] += member.mentions.len() as u32;
            if member.name != entity.name {
                folded.push('\n');
                folded.push_str(&fold(&member.name));
            }
        }
    }
    let mentions = counts.iter().sum();
    let sources = counts.iter().filter(|count| **count > 0).count() as u32;
    (mentions > 0).then_some(Row {
        entity,
        counts,
        mentions,
        sources,
        folded,
    })
}

/// The entity's members in one text.
fn members<'a>(text: &Text<'a>, entity: &'a SharedEntity) -> impl Iterator<Item = &'a Entity> {
    let (id, entities) = (text.id, &text.analysis.entities);
    entity
        .members
        .iter()
        .filter(move |(source, _)| *source == id)
        .filter_map(|(_, index)| entities.get(*index as usize))
}

/// Indices of the rows that a kind and a search leave, in order.
pub fn select(rows: &[Row], kind: Option<EntityKind>, query: &Query, order: Order, descending: bool) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..rows.len())
        .filter(|index| kind.is_none_or(|kind| rows[*index].entity.kind == kind) && query.is_in(&rows[*index].folded))
        .collect();
    let name = |row: &Row| (row.folded.clone(), row.entity.key.clone());
    match order {
        Order::Sources => {
            order::by_key(&mut chosen, |&index| {
                (Reverse((rows[index].sources, rows[index].mentions)), name(&rows[index]))
            });
        }
        Order::Mentions => order::by_key(&mut chosen, |&index| {
            (Reverse(rows[index].mentions), name(&rows[index]))
        }),
        Order::Name => order::by_key(&mut chosen, |&index| name(&rows[index])),
        Order::Kind => order::by_key(&mut chosen, |&index| {
            (
                rows[index].entity.kind,
                Reverse(rows[index].mentions),
                name(&rows[index]),
            )
        }),
    }
    // Counts read best from the largest, names from A: "descending" turns the natural order round.
    if descending {
        chosen.reverse();
    }
    chosen
}

/// How many rows each kind has, of those that the search leaves; kinds without any are left out.
pub fn kinds(rows: &[Row], query: &Query) -> Vec<(EntityKind, usize)> {
    let mut kinds = BTreeMap::new();
    for row in rows.iter().filter(|row| query.is_in(&row.folded)) {
        *kinds.entry(row.entity.kind).or_insert(0) += 1;
    }
    kinds.into_iter().collect()
}

/// A spelling under which an entity stands in the texts, and what tied it to the entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    pub words: String,
    pub form: Form,
    pub count: u32,
    /// The first place.
    pub place: Place,
}

/// All spellings, the most frequent first.
pub fn spellings(texts: &[Text], entity: &SharedEntity) -> Vec<Spelling> {
    let mut found: FxHashMap<String, Spelling> = FxHashMap::default();
    for text in texts {
        for mention in members(text, entity).flat_map(|member| &member.mentions) {
            let words = text.words(mention.span);
            let place = Place {
                source: text.id,
                span: mention.span,
            };
            found
                .entry(words.clone())
                .or_insert(Spelling {
                    words,
                    form: mention.form,
                    count: 0,
                    place,
                })
                .count += 1;
        }
    }
    let mut spellings: Vec<Spelling> = found.into_values().collect();
    order::by(&mut spellings, |a, b| {
        b.count.cmp(&a.count).then_with(|| a.words.cmp(&b.words))
    });
    spellings
}

/// The roles that the texts give it, each once, with the first place.
pub fn roles(texts: &[Text], entity: &SharedEntity) -> Vec<(String, Place)> {
    let mut roles: BTreeMap<String, (String, Place)> = BTreeMap::new();
    for text in texts {
        for span in members(text, entity).flat_map(|member| &member.roles) {
            let words = text.words(*span);
            roles.entry(fold(&words)).or_insert((
                words,
                Place {
                    source: text.id,
                    span: *span,
                },
            ));
        }
    }
    roles.into_values().collect()
}

/// Every mention with what tied it to the entity, by text and place.
pub fn mentions(texts: &[Text], entity: &SharedEntity) -> Vec<(Place, Form)> {
    let mut found = vec![];
    for text in texts {
        let mentions = members(text, entity).flat_map(|member| &member.mentions);
        found.extend(mentions.map(|mention| {
            let (source, span) = (text.id, mention.span);
            (Place { source, span }, mention.form)
        }));
    }
    order::by_key(&mut found, |(place, _)| {
        (texts.iter().position(|text| text.id == place.source), place.span)
    });
    found
}

/// A figure in a statement that names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub place: Place,
    pub words: String,
    /// What is counted or measured, where the text says it.
    pub of: Option<String>,
    /// The statement, or the table's row.
    pub said: Span,
}

/// The figures in the statements that name the entity, and in the table rows that do in their first cell: by text,
/// statements before tables.
pub fn figures(texts: &[Text], entity: &SharedEntity) -> Vec<Figure> {
    let mut found: Vec<Figure> = vec![];
    for text in texts {
        let here = |index: &u32| entity.members.contains(&(text.id, *index));
        let naming = text.analysis.statements.iter();
        for statement in naming.filter(|statement| statement.entities.iter().any(here)) {
            let quantities = statement.quantities.iter();
            for quantity in quantities.filter_map(|index| text.analysis.quantities.get(*index as usize)) {
                let place = Place {
                    source: text.id,
                    span: quantity.span,
                };
                if found.iter().rev().take(8).all(|figure| figure.place != place) {
                    found.push(Figure {
                        place,
                        words: text.words(quantity.span),
                        of: quantity.of.map(|of| text.words(of)),
                        said: statement.span,
                    });
                }
            }
        }
        let mut mentions: Vec<Span> = members(text, entity)
            .flat_map(|member| member.mentions.iter().map(|mention| mention.span))
            .collect();
        order::by(&mut mentions, Ord::cmp);
        for table in &text.analysis.tables {
            for (row, cells) in table.rows.iter().enumerate() {
                let (Some(head), Some(last)) = (cells.first(), cells.last()) else {
                    continue;
                };
                let first = mentions.partition_point(|mention| mention.start < head.span.start);
                if mentions.get(first).is_none_or(|mention| !head.span.contains(*mention)) {
                    continue;
                }
                let values = (0..cells.len()).filter(|column| table.quantity(row, *column).is_some());
                found.extend(values.map(|column| Figure {
                    place: Place {
                        source: text.id,
                        span: cells[column].span,
                    },
                    words: text.words(cells[column].span),
                    of: Some(table.columns[column].name.clone()).filter(|name| !name.is_empty()),
                    said: head.span.cover(last.span),
                }));
            }
        }
    }
    found
}

/// The row of a key: of the united entity, or of one of its members.
pub fn position(texts: &[Text], rows: &[Row], key: &str) -> Option<usize> {
    let member = |row: &Row| {
        texts
            .iter()
            .any(|text| members(text, &row.entity).any(|it| it.key == key))
    };
    rows.iter()
        .position(|row| row.entity.key == key)
        .or_else(|| rows.iter().position(member))
}

/// The row whose mention stands at a place, and what tied the mention to it.
pub fn at(texts: &[Text], rows: &[Row], place: Place) -> Option<(usize, Form)> {
    let text = text_of(texts, place.source)?;
    rows.iter().enumerate().find_map(|(index, row)| {
        let mut mentions = members(&text, &row.entity).flat_map(|member| &member.mentions);
        let mention = mentions.find(|mention| mention.span == place.span)?;
        Some((index, mention.form))
    })
}

/// An entity as corrections name it.
pub fn named(texts: &[Text], entity: &SharedEntity) -> Named {
    let mut keys = vec![entity.key.clone()];
    for member in texts.iter().flat_map(|text| members(text, entity)) {
        if !keys.contains(&member.key) {
            keys.push(member.key.clone());
        }
    }
    Named {
        keys,
        name: entity.name.clone(),
        kind: entity.kind,
    }
}

/// What words are to name that are marked as a name: the entity of that kind which is spelled so already, or a new one.
pub fn named_so(texts: &[Text], rows: &[Row], words: &str, kind: EntityKind) -> Named {
    let wanted = fold(words);
    let spelled = |row: &&Row| {
        let mut mentions = texts.iter().flat_map(|text| {
            let mentions = members(text, &row.entity).flat_map(|member| &member.mentions);
            mentions.map(|mention| fold(&text.words(mention.span)))
        });
        row.entity.kind == kind && mentions.any(|spelling| spelling == wanted)
    };
    rows.iter()
        .find(spelled)
        .map_or_else(|| Named::of_words(words, kind), |row| named(texts, &row.entity))
}

/// At how many places words stand, and in how many texts.
pub fn occurrences(texts: &[Text], words: &str) -> (usize, usize) {
    let counts = texts.iter().map(|text| repair::occurrences(text.document, words).len());
    counts.fold((0, 0), |(places, sources), count| {
        (places + count, sources + usize::from(count > 0))
    })
}

/// A longer name covers the place.
pub fn within_longer(texts: &[Text], place: Place) -> bool {
    let entities = text_of(texts, place.source)
        .into_iter()
        .flat_map(|text| &text.analysis.entities);
    let mut mentions = entities.flat_map(|entity| &entity.mentions);
    mentions.any(|mention| mention.span != place.span && mention.span.contains(place.span))
}

/// How a row is called where one is chosen among all: by name, kind and count.
pub fn label(row: &Row) -> String {
    let kind = words::entity_kind(row.entity.kind).word;
    format!("{} – {kind}, {}×", row.entity.name, row.mentions)
}

/// The row that was chosen by what was typed: its label, or a name that only one bears.
pub fn typed(rows: &[Row], typed: &str) -> Option<usize> {
    let typed = typed.trim();
    if let Some(index) = rows.iter().position(|row| label(row) == typed) {
        return Some(index);
    }
    let wanted = fold(typed);
    let mut named = (0..rows.len()).filter(|index| fold(&rows[*index].entity.name) == wanted);
    let only = named.next();
    only.filter(|_| named.next().is_none())
}

/// Who is named in the same statements as the row's entity: rows and how many statements, most first.
pub fn company(texts: &[Text], rows: &[Row], chosen: usize) -> Vec<(usize, u32)> {
    let Some(row) = rows.get(chosen) else { return vec![] };
    let owner: FxHashMap<(SourceId, u32), usize> = rows
        .iter()
        .enumerate()
        .flat_map(|(index, row)| row.entity.members.iter().map(move |member| (*member, index)))
        .collect();
    let mut together: BTreeMap<usize, u32> = BTreeMap::new();
    for text in texts
        .iter()
        .filter(|text| row.entity.members.iter().any(|(source, _)| *source == text.id))
    {
        for statement in &text.analysis.statements {
            let mut named: Vec<usize> = statement
                .entities
                .iter()
                .filter_map(|entity| owner.get(&(text.id, *entity)).copied())
                .collect();
            order::by(&mut named, Ord::cmp);
            named.dedup();
            if named.contains(&chosen) {
                for other in named.into_iter().filter(|other| *other != chosen) {
                    *together.entry(other).or_insert(0) += 1;
                }
            }
        }
    }
    let mut together: Vec<(usize, u32)> = together.into_iter().collect();
    order::by_key(&mut together, |(index, count)| (Reverse(*count), *index));
    together
}

/// The quotes whose speaker is the entity: the source and the index in its quotes.
pub fn quotes(texts: &[Text], entity: &SharedEntity) -> Vec<(SourceId, u32)> {
    let mut found = vec![];
    for (source, index) in &entity.members {
        let Some(text) = text_of(texts, *source) else { continue };
        for (at, quote) in text.analysis.quotes.iter().enumerate() {
            if quote
                .speaker
                .as_ref()
                .is_some_and(|speaker| speaker.entity == Some(*index))
            {
                found.push((*source, at as u32));
            }
        }
    }
    order::by(&mut found, Ord::cmp);
    found
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn samples() -> [Sample; 2] {
        [
            Sample::new(
                1,
                "Vale Bank sued Ada Orr.\nAda Orr denied it, Orr said.\nVale Bank closed.",
            )
            .entity(EntityKind::Organisation, "organisation:vale bank", &["Vale Bank"])
            .entity(EntityKind::Person, "person:ada orr", &["Ada Orr", " Orr said"]),
            Sample::new(2, "Ada Orr met Élan Moss.")
                .entity(EntityKind::Person, "person:ada orr", &["Ada Orr"])
                .entity(EntityKind::Person, "person:elan moss", &["Élan Moss"]),
        ]
    }

    #[test]
    fn unites_by_key_sorts_and_filters() {
        let samples = samples();
        let texts = [samples[0].text(), samples[1].text()];
        let rows = rows(&texts, None);
        let check = |kind: Option<EntityKind>, query: &str, order: Order, descending: bool, expected: &[&str]| {
            let chosen = select(&rows, kind, &Query::new(query), order, descending);
            let names: Vec<&str> = chosen.iter().map(|index| rows[*index].entity.name.as_str()).collect();
            assert_eq!(names, expected, "{order:?} {query}");
        };
        check(None, "", Order::Sources, false, &["Ada Orr", "Vale Bank", "Élan Moss"]);
        check(None, "", Order::Mentions, true, &["Élan Moss", "Vale Bank", "Ada Orr"]);
        check(None, "", Order::Name, false, &["Ada Orr", "Élan Moss", "Vale Bank"]);
        check(
            Some(EntityKind::Person),
            "",
            Order::Name,
            false,
            &["Ada Orr", "Élan Moss"],
        );
        check(None, "elan", Order::Name, false, &["Élan Moss"]);
        assert_eq!(
            rows.iter()
                .find(|row| row.entity.name == "Ada Orr")
                .map(|row| row.counts.clone()),
            Some(vec![3, 1])
        );
        assert_eq!(
            kinds(&rows, &Query::default()),
            [(EntityKind::Person, 2), (EntityKind::Organisation, 1)]
        );
    }

    #[test]
    fn a_comparison_that_lags_behind_is_no_harm() {
        let samples = samples();
        let stale = Comparison {
            entities: vec![SharedEntity {
                kind: EntityKind::Place,
                name: "Gone".into(),
                key: "place:gone".into(),
                of: None,
                members: vec![(1, 99), (7, 0)],
            }],
            ..Comparison::default()
        };
        assert!(rows(&[samples[0].text()], Some(&stale)).is_empty());
    }

    #[test]
    fn details_of_one() {
        let samples = samples();
        let texts = [samples[0].text(), samples[1].text()];
        let rows = rows(&texts, None);
        let at_name = |name: &str| rows.iter().position(|row| row.entity.name == name).unwrap_or_default();
        let ada = &rows[at_name("Ada Orr")].entity;
        let words: Vec<(String, u32)> = spellings(&texts, ada)
            .into_iter()
            .map(|spelling| (spelling.words, spelling.count))
            .collect();
        assert_eq!(words, [("Ada Orr".to_owned(), 3), ("Orr said".to_owned(), 1)]);
        assert_eq!(mentions(&texts, ada).len(), 4);
        assert_eq!(named(&texts, ada).keys, ["person:ada orr"]);
        assert_eq!(position(&texts, &rows, "person:ada orr"), Some(at_name("Ada Orr")));
        assert_eq!(position(&texts, &rows, "person:nobody"), None);
        let (place, form) = mentions(&texts, ada)[1];
        assert_eq!(at(&texts, &rows, place), Some((at_name("Ada Orr"), form)));
        let company: Vec<(&str, u32)> = company(&texts, &rows, at_name("Ada Orr"))
            .into_iter()
            .map(|(index, count)| (rows[index].entity.name.as_str(), count))
            .collect();
        assert_eq!(company, [("Vale Bank", 1), ("Élan Moss", 1)]);
    }

    #[test]
    fn names_are_chosen_by_what_is_typed_and_marked() {
        let samples = samples();
        let texts = [samples[0].text(), samples[1].text()];
        let rows = rows(&texts, None);
        let name = |index: Option<usize>| index.map(|index| rows[index].entity.name.as_str());
        for (words, expected) in [
            ("Ada Orr – person, 4×", Some("Ada Orr")),
            (" ada orr ", Some("Ada Orr")),
            ("elan moss", Some("Élan Moss")),
            ("Orr", None),
            ("", None),
        ] {
            assert_eq!(name(typed(&rows, words)), expected, "{words}");
        }
        let named = |words: &str, kind| named_so(&texts, &rows, words, kind);
        assert_eq!(named("orr said", EntityKind::Person).keys, ["person:ada orr"]);
        let new = Named::of_words("Orr said", EntityKind::Place);
        assert_eq!(named("Orr said", EntityKind::Place), new);
    }

    #[test]
    fn figures_of_the_statements_and_rows_that_name_it() {
        use crate::analysis::quantities::{Bound, Quantity, QuantityKind};
        use crate::analysis::tables::{Cell, CellValue, Column, ColumnKind, Table};

        let text = "Ada Orr sold 40 boats. She sold 3 cars.";
        let mut sample = Sample::new(1, text).entity(EntityKind::Person, "person:ada orr", &["Ada Orr"]);
        let figure = |sample: &Sample, words: &str, of: &str| Quantity {
            span: sample.span(words, 0),
            kind: QuantityKind::Count,
            value: 1.0,
            low: 1.0,
            high: 1.0,
            bound: Bound::Exact,
            unit: String::new(),
            of: Some(sample.span(of, 0)),
            change: None,
        };
        sample.analysis.quantities = vec![figure(&sample, "40", "boats"), figure(&sample, "3", "cars")];
        let statement = |span, entities: Vec<u32>, quantities: Vec<u32>| crate::analysis::statements::Statement {
            span,
            block: 0,
            entities,
            quantities,
            dates: vec![],
            quotes: vec![],
            attribution: None,
            hedges: vec![],
            negations: vec![],
            polarity: crate::analysis::statements::Polarity::Affirmed,
        };
        sample.analysis.statements = vec![
            statement(sample.span("Ada Orr sold 40 boats.", 0), vec![0], vec![0]),
            statement(sample.span("She sold 3 cars.", 0), vec![], vec![1]),
        ];
        let check = |sample: &Sample, expected: &[(&str, &str)]| {
            let texts = [sample.text()];
            let found = figures(&texts, &rows(&texts, None)[0].entity);
            let found: Vec<_> = found
                .iter()
                .map(|it| (it.words.as_str(), it.of.as_deref().unwrap_or("")))
                .collect();
            assert_eq!(found, expected);
        };
        check(&sample, &[("40", "boats")]);

        let mut sample = Sample::new(
            1,
            "Name | Boats | Note\nAda Orr | 12 | of Ada Orr\nBo Orr | 7 | as Ada Orr",
        )
        .entity(EntityKind::Person, "person:ada orr", &["Ada Orr"]);
        let number = CellValue::Number {
            value: 1.0,
            low: 1.0,
            high: 1.0,
        };
        let cell = |words: &str, nth, value| Cell {
            span: sample.span(words, nth),
            value,
        };
        let column = |at: u32, name: &str, kind| Column {
            name: name.into(),
            header: None,
            kind,
            unit: String::new(),
            scale: 1.0,
            year: None,
            at,
            chosen: None,
        };
        let table = Table {
            span: Span::new(0, sample.document.text.len()),
            caption: None,
            columns: vec![
                column(0, "Name", ColumnKind::Text),
                column(1, "Boats", ColumnKind::Quantity(QuantityKind::Count)),
                column(2, "Note", ColumnKind::Text),
            ],
            rows: vec![
                vec![
                    cell("Ada Orr", 0, CellValue::Text),
                    cell("12", 0, number),
                    cell("of Ada Orr", 0, CellValue::Text),
                ],
                vec![
                    cell("Bo Orr", 0, CellValue::Text),
                    cell("7", 0, number),
                    cell("as Ada Orr", 0, CellValue::Text),
                ],
            ],
            totals: vec![],
            grid: 0,
            header_rows: 1,
        };
        sample.analysis.tables = vec![table];
        check(&sample, &[("12", "Boats")]);
    }
}
