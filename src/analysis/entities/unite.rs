//! Entities across documents: which of them name the same.
//!
//! Precision first. Entities are the same by equal keys, by the same words of a kind that the documents leave open, by spelling variants of one name
//! (transliteration), by a short form that fits one full name only, or by an abbreviation that fits one
//! full name only.

use rustc_hash::{FxHashMap, FxHashSet};

use super::key::{long_skeleton, skeleton};
use super::{Entity, EntityKind};

/// Groups of entities that name the same thing: `(document, entity)` indices, each entity in exactly one group.
///
/// Groups are sorted within and by their first member; which entities stand together does not depend on the
/// documents' order. Near-linear in the number of entities.
pub fn unite(documents: &[&[Entity]]) -> Vec<Vec<(usize, usize)>> {
    let all: Vec<(usize, usize)> = documents
        .iter()
        .enumerate()
        .flat_map(|(document, entities)| (0..entities.len()).map(move |entity| (document, entity)))
        .collect();
    let entity = |index: usize| &documents[all[index].0][all[index].1];
    let mut groups = Groups::new(all.len());

    let mut by_key: FxHashMap<(EntityKind, &str), usize> = FxHashMap::default();
    let mut by_variant: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    let mut by_words: FxHashMap<(bool, &str), usize> = FxHashMap::default();
    let products: FxHashSet<&str> = (0..all.len())
        .map(entity)
        .filter(|entity| entity.kind == EntityKind::Product)
        .map(bare)
        .collect();
    for index in 0..all.len() {
        let it = entity(index);
        if let Some(longer) = whatever_kind(it, &products) {
            let first = *by_words.entry((longer, bare(it))).or_insert(index);
            groups.join(first, index);
        }
        let first = *by_key.entry((it.kind, &it.key)).or_insert(index);
        groups.join(first, index);
        if let Some(variant) = variant(it) {
            let first = *by_variant.entry((it.kind, variant)).or_insert(index);
            groups.join(first, index);
        }
    }

    // Short forms join the one full name they fit; what they fit is looked up before anything is joined.
    let mut fits: FxHashMap<(EntityKind, String), Fit> = FxHashMap::default();
    for index in 0..all.len() {
        let group = groups.of(index);
        for short in short_forms(entity(index)) {
            let fit = fits.entry((entity(index).kind, short)).or_insert(Fit::One(group));
            if *fit != Fit::One(group) {
                *fit = Fit::Several;
            }
        }
    }
    // A surname alone in another spelling: only where nobody's name has the spelling itself.
    let mut sounds: FxHashMap<String, Fit> = FxHashMap::default();
    for index in 0..all.len() {
        let group = groups.of(index);
        let it = entity(index);
        let last = bare(it).rsplit_once(' ').map(|(_, last)| last);
        if let Some(sound) = last.filter(|_| it.kind == EntityKind::Person).and_then(long_skeleton) {
            let fit = sounds.entry(sound).or_insert(Fit::One(group));
            if *fit != Fit::One(group) {
                *fit = Fit::Several;
            }
        }
    }
    let joins: Vec<(usize, usize)> = (0..all.len())
        .filter_map(|index| {
            let it = entity(index);
            let by_spelling = fits.get(&(it.kind, bare(it).to_owned()));
            let by_sound = || {
                let alone = it.kind == EntityKind::Person && !bare(it).contains(' ');
                alone.then(|| sounds.get(&long_skeleton(bare(it))?)).flatten()
            };
            match by_spelling.or_else(by_sound)? {
                Fit::One(group) => Some((*group, index)),
                Fit::Several => None,
            }
        })
        .collect();
    for (group, index) in joins {
        groups.join(group, index);
    }
    groups.collect(&all)
}

#[derive(PartialEq)]
enum Fit {
    One(usize),
    Several,
}

/// The key without its kind.
fn bare(entity: &Entity) -> &str {
    entity.key.split_once(':').map_or(entity.key.as_str(), |(_, bare)| bare)
}

/// Whether entities of the same words are the same though their documents gave them different kinds, which the tagger
/// tells less surely than that it is a name: those of longer names, and a word that is a place or a body. But a vessel may
/// well bear the name of a person.
fn whatever_kind(entity: &Entity, products: &FxHashSet<&str>) -> Option<bool> {
    let longer = bare(entity).contains(' ');
    let fits = match entity.kind {
        EntityKind::Person => longer && !products.contains(bare(entity)),
        EntityKind::Product => longer,
        EntityKind::Organisation | EntityKind::Place | EntityKind::Facility => true,
        _ => false,
    };
    fits.then_some(longer)
}

/// The transliteration-free form of a name, where the rule may be used: people of two words or more, and
/// names that no list settles.
fn variant(entity: &Entity) -> Option<String> {
    let bare = bare(entity);
    let words = bare.split(' ').filter(|word| word.len() > 1);
    let fitting = match entity.kind {
        EntityKind::Person => words.clone().count() >= 2,
        _ => false,
    };
    fitting.then(|| {
        let skeletons: Vec<String> = words.map(skeleton).collect();
        skeletons.join(" ")
    })
}

/// The short forms by which other documents may name the entity.
fn short_forms(entity: &Entity) -> Vec<String> {
    let words: Vec<&str> = bare(entity).split(' ').collect();
    if words.len() < 2 {
        return Vec::new();
    }
    match entity.kind {
        EntityKind::Person => {
            let last = words[words.len() - 1];
            let family = if words.len() == 3 && words.iter().all(|word| word.len() <= 5) {
                Some(words[0])
            } else {
                None
            };
            let mut forms = vec![last.to_owned()];
            forms.extend(family.filter(|family| *family != last).map(str::to_owned));
            forms
        }
        EntityKind::Organisation if words.len() >= 3 => {
            let letters: String = words
                .iter()
                .filter(|word| !matches!(**word, "of" | "the" | "and" | "for" | "on" | "in" | "&"))
                .filter_map(|word| word.chars().next())
                .collect();
            if letters.chars().count() >= 3 {
                vec![letters]
            } else {
                Vec::new()
            }
        }
        _ => Vec::new(),
    }
}

/// Disjoint sets by size.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Groups {
            parent: (0..count).collect(),
        }
    }

    /// The set's representative, with the path to it halved.
    fn of(&mut self, mut index: usize) -> usize {
        while self.parent[index] != index {
            self.parent[index] = self.parent[self.parent[index]];
            index = self.parent[index];
        }
        index
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        self.parent[a.max(b)] = a.min(b);
    }

    fn collect(mut self, all: &[(usize, usize)]) -> Vec<Vec<(usize, usize)>> {
        let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut place: FxHashMap<usize, usize> = FxHashMap::default();
        for (index, member) in all.iter().enumerate() {
            let root = self.of(index);
            let at = *place.entry(root).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[at].push(*member);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::entities::{Form, Mention};
    use crate::text::Span;

    fn entity(kind: EntityKind, key: &str) -> Entity {
        let mentions = vec![Mention {
            span: Span::new(0, 1),
            form: Form::Name,
        }];
        Entity {
            kind,
            name: key.to_owned(),
            key: key.to_owned(),
            of: None,
            mentions,
            roles: vec![],
        }
    }

    fn person(key: &str) -> Entity {
        entity(EntityKind::Person, key)
    }

    /// The groups as keys, for documents of people.
    fn groups(documents: &[&[&str]]) -> Vec<Vec<String>> {
        let documents: Vec<Vec<Entity>> = documents
            .iter()
            .map(|names| names.iter().map(|name| person(&format!("person:{name}"))).collect())
            .collect();
        let slices: Vec<&[Entity]> = documents.iter().map(Vec::as_slice).collect();
        let mut groups: Vec<Vec<String>> = unite(&slices)
            .into_iter()
            .map(|group| {
                let mut names: Vec<String> = group
                    .into_iter()
                    .map(|(d, e)| bare(&documents[d][e]).to_owned())
                    .collect();
                names.sort();
                names.dedup();
                names
            })
            .collect();
        groups.sort();
        groups
    }

    #[test]
    fn people_across_documents() {
        for (documents, expected) in [
            (&[&["ada ferro"][..], &["ada ferro"]][..], &["ada ferro"][..]),
            (&[&["ada ferro"], &["ferro"]], &["ada ferro+ferro"]),
            // Two candidates: the short form stays alone.
            (
                &[&["ada ferro", "bo ferro"], &["ferro"]],
                &["ada ferro", "bo ferro", "ferro"],
            ),
            (
                &[&["oleksandr zelko"], &["olexandr zelko"]],
                &["oleksandr zelko", "olexandr zelko"],
            ),
            (
                &[&["dmytro zelensky"], &["dmitro zelenskyy"]],
                &["dmitro zelenskyy+dmytro zelensky"],
            ),
            (&[&["ada ferro"], &["ada"]], &["ada", "ada ferro"]),
            // A surname in another spelling, where it is long and fits one name only.
            (&[&["dmytro zelensky"], &["zelenskyy"]], &["dmytro zelensky+zelenskyy"]),
            (
                &[&["dmytro zelensky", "olena zelenska"], &["zelenskyy"]],
                &["dmytro zelensky+zelenskyy", "olena zelenska"],
            ),
            (
                &[&["dmytro zelensky", "bo zelenskij"], &["zelenskyy"]],
                &["bo zelenskij", "dmytro zelensky", "zelenskyy"],
            ),
            (&[&["ada lind"], &["lynd"]], &["ada lind", "lynd"]),
        ] {
            let joined: Vec<String> = groups(documents).into_iter().map(|group| group.join("+")).collect();
            assert_eq!(joined, expected, "{documents:?}");
            let turned: Vec<&[&str]> = documents.iter().rev().copied().collect();
            assert_eq!(groups(&turned), groups(documents), "order does not matter");
        }
    }

    #[test]
    fn kinds_are_kept_apart() {
        let place = [entity(EntityKind::Place, "place:arden")];
        let person = [person("person:arden")];
        assert_eq!(unite(&[&place, &person]).len(), 2);
    }

    #[test]
    fn kinds_that_the_documents_leave_open() {
        use EntityKind::*;
        for (a, b, groups) in [
            ((Person, "person:hedda vail"), (Place, "place:hedda vail"), 1),
            ((Organisation, "organisation:skarne"), (Place, "place:skarne"), 1),
            ((Product, "product:saint brannoc"), (Place, "place:saint brannoc"), 1),
            ((Product, "product:ada ferro"), (Person, "person:ada ferro"), 2),
            ((Event, "event:arden cup"), (Place, "place:arden cup"), 2),
        ] {
            let (a, b) = ([entity(a.0, a.1)], [entity(b.0, b.1)]);
            assert_eq!(unite(&[&a, &b]).len(), groups, "{} {}", a[0].key, b[0].key);
            assert_eq!(unite(&[&b, &a]).len(), groups, "{} {}", b[0].key, a[0].key);
        }
    }

    #[test]
    fn an_abbreviation_finds_its_name() {
        let full = [entity(EntityKind::Organisation, "organisation:inland water board")];
        let short = [entity(EntityKind::Organisation, "organisation:iwb")];
        assert_eq!(unite(&[&full, &short]), [[(0, 0), (1, 0)]]);
    }
}
