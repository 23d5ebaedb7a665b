//! The list of who and what is named: rows with counts per source, sorting and filtering, what one entity's
//! detail shows, and who is named together with it.

use super::order;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::find::{Query, fold};
use super::{Text, text_of};
use crate::analysis::entities::{Entity, EntityKind, Form};
use crate::compare::{Comparison, Place, SharedEntity, SourceId};

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

/// Every mention, by text and place.
pub fn places(texts: &[Text], entity: &SharedEntity) -> Vec<Place> {
    let mut places: Vec<Place> = texts
        .iter()
        .flat_map(|text| {
            let mentions = members(text, entity).flat_map(|member| &member.mentions);
            mentions.map(|mention| Place {
                source: text.id,
                span: mention.span,
            })
        })
        .collect();
    places.dedup();
    places
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
        let at = |name: &str| rows.iter().position(|row| row.entity.name == name).unwrap_or_default();
        let ada = &rows[at("Ada Orr")].entity;
        let words: Vec<(String, u32)> = spellings(&texts, ada)
            .into_iter()
            .map(|spelling| (spelling.words, spelling.count))
            .collect();
        assert_eq!(words, [("Ada Orr".to_owned(), 3), ("Orr said".to_owned(), 1)]);
        assert_eq!(places(&texts, ada).len(), 4);
        let company: Vec<(&str, u32)> = company(&texts, &rows, at("Ada Orr"))
            .into_iter()
            .map(|(index, count)| (rows[index].entity.name.as_str(), count))
            .collect();
        assert_eq!(company, [("Vale Bank", 1), ("Élan Moss", 1)]);
    }
}
