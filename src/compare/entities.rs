//! Entities across sources: who and what several sources name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::terms::Term;
use super::{SharedEntity, Source};
use crate::analysis::entities::{self, Entity, EntityKind};

/// The shared entities, and per source the term of each of its entities.
pub fn shared(sources: &[Source]) -> (Vec<SharedEntity>, Vec<Vec<Term>>) {
    let documents: Vec<&[Entity]> = sources
        .iter()
        .map(|source| source.analysis.entities.as_slice())
        .collect();
    let mut terms: Vec<Vec<Term>> = sources
        .iter()
        .map(|source| {
            source
                .analysis
                .entities
                .iter()
                .map(|entity| Term::name(&entity.key))
                .collect()
        })
        .collect();
    let mut ranked: Vec<(usize, usize, SharedEntity)> = vec![];
    for group in entities::unite(&documents) {
        let mentions = |&(source, entity): &(usize, usize)| documents[source][entity].mentions.len();
        let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
        for member in &group {
            *kinds.entry(documents[member.0][member.1].kind).or_default() += mentions(member);
        }
        // The name that the user gave, then the kind and the name most used; ties by the name itself.
        let Some(best) = group.iter().min_by_key(|member| {
            let entity = &documents[member.0][member.1];
            let renamed = sources[member.0].analysis.renamed.contains(&(member.1 as u32));
            let used = (Reverse(mentions(member)), Reverse(entity.name.len()));
            (!renamed, Reverse(kinds[&entity.kind]), used, &entity.name, &entity.key)
        }) else {
            continue;
        };
        let best = &documents[best.0][best.1];
        let mut members: Vec<_> = group
            .iter()
            .map(|member| (sources[member.0].id, member.1 as u32))
            .collect();
        members.sort_unstable();
        for member in &group {
            terms[member.0][member.1] = Term::name(&best.key);
        }
        let mut namers: Vec<_> = members.iter().map(|(source, _)| *source).collect();
        namers.dedup();
        ranked.push((
            namers.len(),
            group.iter().map(mentions).sum(),
            SharedEntity {
                kind: best.kind,
                name: best.name.clone(),
                key: best.key.clone(),
                of: best.of.clone(),
                members,
            },
        ));
    }
    ranked.sort_by(|a, b| {
        (b.0, b.1)
            .cmp(&(a.0, a.1))
            .then_with(|| (&a.2.name, &a.2.key).cmp(&(&b.2.name, &b.2.key)))
    });
    (ranked.into_iter().map(|(_, _, shared)| shared).collect(), terms)
}
