use rustc_hash::FxHashSet;

use super::occurrences::occurrences;
use super::{Named, Occurrence, Repair, Which, key_as};
use crate::analysis::entities::key::fold;
use crate::analysis::entities::resolve::prefix;
use crate::analysis::entities::{Entity, EntityKind, Form, Mention};
use crate::text::{Document, Span};

/// Carries the corrections out on a document's entities; returns the indices of those that bear a name given by the
/// user. Corrections that are confined to a source must be of this document's. Total; without effect where nothing
/// fits; near-linear in the text for each correction.
pub fn apply(document: &Document, entities: &mut Vec<Entity>, repairs: &[Repair]) -> Vec<u32> {
    if repairs.is_empty() {
        return Vec::new();
    }
    let slots = entities.drain(..).map(|entity| Slot { entity, renamed: false });
    let mut bench = Bench {
        document,
        slots: slots.collect(),
    };
    for repair in repairs {
        bench.carry_out(&keyed(repair.clone()));
    }
    let mut slots = bench.slots;
    slots.retain(|slot| !slot.entity.mentions.is_empty());
    for Slot { entity, .. } in &mut slots {
        entity.mentions.sort_by_key(|mention| mention.span);
        entity.mentions.dedup_by_key(|mention| mention.span);
        entity.roles.sort_unstable();
        entity.roles.dedup();
    }
    slots.sort_by_key(|slot| slot.entity.mentions[0].span);
    let renamed = (0u32..).zip(&slots).filter(|(_, slot)| slot.renamed);
    let renamed = renamed.map(|(index, _)| index).collect();
    entities.extend(slots.into_iter().map(|slot| slot.entity));
    renamed
}

/// The correction with a key for every name.
fn keyed(mut repair: Repair) -> Repair {
    let (one, other) = match &mut repair {
        Repair::Merge { from, into } => (from, Some(into)),
        Repair::Move { of, into, .. } => (of, Some(into)),
        Repair::Rename { of, .. } | Repair::Retype { of, .. } | Repair::Remove { of, .. } => (of, None),
        Repair::Add { into, .. } => (into, None),
    };
    for named in std::iter::once(one).chain(other).filter(|named| named.keys.is_empty()) {
        named.keys.push(key_of(&named.name, named.kind));
    }
    repair
}

/// The key of the name that words are.
pub(super) fn key_of(words: &str, kind: EntityKind) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|char: char| !(char.is_alphanumeric() || "&'’.".contains(char)));
    let folded: Vec<_> = parts.map(fold).filter(|part| !part.is_empty()).collect();
    format!("{}:{}", prefix(kind), folded.join(" "))
}

struct Slot {
    entity: Entity,
    renamed: bool,
}

/// Entities being corrected. One that lost its mentions stays until the end, so that indices hold.
struct Bench<'a> {
    document: &'a Document,
    slots: Vec<Slot>,
}

impl Bench<'_> {
    fn carry_out(&mut self, repair: &Repair) {
        match repair {
            Repair::Merge { from, into } => {
                self.relink(|key| from.has(key).then(|| into.first().to_owned()));
                self.give(from, &Which::All, into);
            }
            Repair::Rename { of, name } => {
                for slot in self.slots.iter_mut().filter(|slot| of.has(&slot.entity.key)) {
                    slot.entity.name.clone_from(name);
                    slot.renamed = true;
                }
            }
            Repair::Retype { of, kind } => {
                for index in self.all_of(of) {
                    let key = key_as(&self.slots[index].entity.key, *kind);
                    let there = self.slots.iter().position(|slot| slot.entity.key == key);
                    let entity = &mut self.slots[index].entity;
                    entity.kind = *kind;
                    entity.key.clone_from(&key);
                    if let Some(there) = there.filter(|there| *there != index) {
                        self.pour(index, there);
                    }
                }
                self.relink(|key| of.has(key).then(|| key_as(key, *kind)));
            }
            Repair::Move { of, which, into } => self.give(of, which, into),
            Repair::Remove { of, which } => {
                for index in self.all_of(of) {
                    self.take(index, which);
                }
            }
            Repair::Add { which, into } => self.add(which, into),
        }
    }

    fn all_of(&self, named: &Named) -> Vec<usize> {
        let slots = self.slots.iter().enumerate();
        let of = slots.filter(|(_, slot)| named.has(&slot.entity.key));
        of.map(|(index, _)| index).collect()
    }

    /// What belonged to an entity under one key belongs to it under another.
    fn relink(&mut self, to: impl Fn(&str) -> Option<String>) {
        for slot in &mut self.slots {
            if let Some(key) = slot.entity.of.as_deref().and_then(&to) {
                slot.entity.of = Some(key);
            }
        }
    }

    /// Takes mentions out of an entity; with all of them go its roles.
    fn take(&mut self, index: usize, which: &Which) -> (Vec<Mention>, Vec<Span>) {
        let document = self.document;
        let entity = &mut self.slots[index].entity;
        let fits = |mention: &Mention| fits(document, mention.span, which);
        let (taken, left) = std::mem::take(&mut entity.mentions).into_iter().partition(fits);
        entity.mentions = left;
        let roles = match entity.mentions.is_empty() {
            true => std::mem::take(&mut entity.roles),
            false => Vec::new(),
        };
        (taken, roles)
    }

    /// Moves mentions from one name to another.
    fn give(&mut self, of: &Named, which: &Which, into: &Named) {
        let from = self.all_of(of);
        let from = from
            .into_iter()
            .filter(|index| self.slots[*index].entity.key != into.first());
        let (mut mentions, mut roles) = (Vec::new(), Vec::new());
        for index in from.collect::<Vec<_>>() {
            let (some, with) = self.take(index, which);
            mentions.extend(some);
            roles.extend(with);
        }
        if mentions.is_empty() {
            return;
        }
        let target = self.gather(into);
        let entity = &mut self.slots[target].entity;
        entity
            .mentions
            .extend(mentions.into_iter().map(|mention| corrected(mention.span)));
        entity.roles.extend(roles);
    }

    /// The one entity of a name, made of all that the document has of it, or a new one.
    fn gather(&mut self, named: &Named) -> usize {
        let known = self.slots.iter().position(|slot| slot.entity.key == named.first());
        let target = known.unwrap_or_else(|| {
            self.slots.push(Slot {
                entity: Entity {
                    kind: named.kind,
                    name: named.name.clone(),
                    key: named.first().to_owned(),
                    of: None,
                    mentions: Vec::new(),
                    roles: Vec::new(),
                },
                renamed: false,
            });
            self.slots.len() - 1
        });
        for index in self.all_of(named) {
            if index != target {
                self.pour(index, target);
            }
        }
        target
    }

    /// All that an entity has goes to another.
    fn pour(&mut self, from: usize, into: usize) {
        let slot = &mut self.slots[from];
        let mentions = std::mem::take(&mut slot.entity.mentions);
        let roles = std::mem::take(&mut slot.entity.roles);
        let (of, renamed) = (slot.entity.of.take(), slot.renamed);
        let slot = &mut self.slots[into];
        slot.entity.mentions.extend(mentions);
        slot.entity.roles.extend(roles);
        slot.entity.of = slot.entity.of.take().or(of);
        slot.renamed |= renamed;
    }

    fn add(&mut self, which: &Which, into: &Named) {
        let mut spans = match which {
            Which::All => return,
            Which::Words(words) => occurrences(self.document, words),
            Which::Here(place) => one(self.document, place),
        };
        let mentions = self.slots.iter().flat_map(|slot| &slot.entity.mentions);
        let mut named: Vec<Span> = mentions.map(|mention| mention.span).collect();
        named.sort_unstable();
        let mut reach = 0;
        // How far the names reach that begin at or before each: they may lie within each other.
        let reaches: Vec<u32> = named
            .iter()
            .map(|span| {
                reach = reach.max(span.end);
                reach
            })
            .collect();
        if matches!(which, Which::Words(_)) {
            spans.retain(|span| {
                let before = named.partition_point(|other| other.start < span.start);
                let within = before > 0 && reaches[before - 1] >= span.end;
                let longer = named[before..].iter().take_while(|other| other.start == span.start);
                !within && !longer.into_iter().any(|other| other.end > span.end)
            });
        }
        let mine: FxHashSet<Span> = self
            .slots
            .iter()
            .filter(|slot| slot.entity.key == into.first())
            .flat_map(|slot| slot.entity.mentions.iter().map(|mention| mention.span))
            .collect();
        spans.retain(|span| !mine.contains(span));
        if spans.is_empty() {
            return;
        }
        let covered = |span: Span| {
            let after = spans.partition_point(|other| other.end <= span.start);
            spans.get(after).is_some_and(|other| other.overlaps(span))
        };
        for slot in &mut self.slots {
            slot.entity.mentions.retain(|mention| !covered(mention.span));
        }
        let target = self.gather(into);
        let added = spans.into_iter().map(corrected);
        self.slots[target].entity.mentions.extend(added);
    }
}

fn corrected(span: Span) -> Mention {
    Mention {
        span,
        form: Form::Corrected,
    }
}

fn fits(document: &Document, span: Span, which: &Which) -> bool {
    match which {
        Which::All => true,
        Which::Words(words) => is_said(document, span, words),
        Which::Here(place) => span == place.span && is_said(document, span, &place.words),
    }
}

/// The words stand there, whatever the white space between them.
fn is_said(document: &Document, span: Span, words: &str) -> bool {
    // A span that does not fit the text has no words.
    let said = document.slice(span);
    !said.trim().is_empty() && said.split_whitespace().eq(words.split_whitespace())
}

/// The place, where the words still stand there, in a block that is analysed.
fn one(document: &Document, place: &Occurrence) -> Vec<Span> {
    let block = document.block_at(place.span.start).map(|index| &document.blocks[index]);
    let analysed = block.is_some_and(|block| block.is_analysed() && block.span.contains(place.span));
    if analysed && is_said(document, place.span, &place.words) {
        vec![place.span]
    } else {
        Vec::new()
    }
}
