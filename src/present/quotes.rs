//! Quotations by speaker: every quote once, wordings of one quotation together.

use super::order;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::find::fold;
use super::{Text, text_of};
use crate::analysis::quotes::{Quote, QuoteKind};
use crate::compare::{Comparison, DiffPart, Place, QuoteGroup, SourceId, VariantClass};

/// A quote's source and its index in that source's quotes.
pub type QuoteId = (SourceId, u32);

/// What one speaker is quoted with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Empty where no source says who.
    pub name: String,
    /// The united key of the speaker where it is an entity.
    pub entity: Option<String>,
    /// The texts withhold who it is: `a source close to the talks`.
    pub anonymous: bool,
    /// Quotations in several wordings or sources first, then single ones by source and place.
    pub items: Vec<Item>,
    /// How many quotes the items hold.
    pub quotes: usize,
    /// How many sources quote the speaker.
    pub sources: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Index into [`Comparison::quotes`].
    Group(usize),
    Single(QuoteId),
}

/// Every quote of the chosen kinds by its speaker: most quoted first, then those whom the texts do not name, nameless last.
pub fn voices(texts: &[Text], comparison: Option<&Comparison>, kinds: &[QuoteKind]) -> Vec<Voice> {
    let names = shared_names(comparison);
    let mut voices: BTreeMap<String, Building> = BTreeMap::new();
    let mut grouped: FxHashMap<QuoteId, ()> = FxHashMap::default();

    for (index, group) in comparison
        .iter()
        .flat_map(|comparison| comparison.quotes.iter().enumerate())
    {
        let members: Vec<QuoteId> = group
            .variants
            .iter()
            .map(|variant| (variant.source, variant.quote))
            .filter(|id| quote(texts, *id).is_some_and(|quote| kinds.contains(&quote.kind)))
            .collect();
        let all = group.variants.iter().map(|variant| (variant.source, variant.quote));
        grouped.extend(all.map(|id| (id, ())));
        if members.is_empty() {
            continue;
        }
        let known = members.iter().find_map(|id| speaker(texts, &names, *id));
        let (name, entity) = match known {
            Some((_, Some(entity))) => (
                names.get_name(&entity).unwrap_or(&group.speaker).to_owned(),
                Some(entity),
            ),
            _ => (group.speaker.clone(), None),
        };
        let building = building(&mut voices, name, entity);
        building.anonymous |= members.iter().any(|id| is_anonymous(texts, *id));
        building.add(Item::Group(index), &members);
    }
    for text in texts {
        for (at, quote) in text.analysis.quotes.iter().enumerate() {
            let id = (text.id, at as u32);
            if !kinds.contains(&quote.kind) || grouped.contains_key(&id) {
                continue;
            }
            let (name, entity) = speaker(texts, &names, id).unwrap_or_default();
            let building = building(&mut voices, name, entity);
            building.anonymous |= is_anonymous(texts, id);
            building.add(Item::Single(id), &[id]);
        }
    }

    let mut voices: Vec<Voice> = voices.into_values().map(Building::finish).collect();
    order::by_key(&mut voices, |voice| {
        (
            voice.name.is_empty(),
            voice.anonymous,
            Reverse(voice.quotes),
            fold(&voice.name),
        )
    });
    voices
}

/// A wording of a quotation, with every place that has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    pub words: String,
    pub class: VariantClass,
    /// Against the fullest wording; empty for the fullest itself.
    pub diff: Vec<DiffPart>,
    pub places: Vec<Place>,
}

/// The different wordings of a group: the fullest first, then by gravity; capitals make no other wording.
pub fn wordings(group: &QuoteGroup, texts: &[Text]) -> Vec<Wording> {
    let mut found: Vec<(String, Wording)> = vec![];
    for variant in &group.variants {
        let Some(text) = text_of(texts, variant.source) else {
            continue;
        };
        let words = text.words(variant.span);
        let key = fold(&words);
        let place = Place {
            source: variant.source,
            span: variant.span,
        };
        match found
            .iter_mut()
            .find(|(other, wording)| *other == key && wording.class == variant.class)
        {
            Some((_, wording)) => wording.places.push(place),
            None => {
                let diff = if variant.class == VariantClass::Same {
                    vec![]
                } else {
                    variant.diff.clone()
                };
                found.push((
                    key,
                    Wording {
                        words,
                        class: variant.class,
                        diff,
                        places: vec![place],
                    },
                ));
            }
        }
    }
    let mut wordings: Vec<Wording> = found.into_iter().map(|(_, wording)| wording).collect();
    order::by_key(&mut wordings, |wording| {
        (wording.class != VariantClass::Same, wording.class)
    });
    wordings
}

/// The parts of a diff with the spaces between them that word diffs leave out.
pub fn spaced(parts: &[DiffPart]) -> Vec<DiffPart> {
    let mut spaced: Vec<DiffPart> = Vec::with_capacity(parts.len());
    for part in parts {
        let mut part = part.clone();
        let needs_space = spaced
            .last()
            .is_some_and(|before| !before.text.ends_with(char::is_whitespace))
            && !part
                .text
                .starts_with(|c: char| c.is_whitespace() || ",.;:!?)’”".contains(c));
        if needs_space {
            part.text.insert(0, ' ');
        }
        spaced.push(part);
    }
    spaced
}

/// How many quotes of each kind there are.
pub fn kinds(texts: &[Text]) -> BTreeMap<QuoteKind, usize> {
    let mut kinds = BTreeMap::new();
    for quote in texts.iter().flat_map(|text| &text.analysis.quotes) {
        *kinds.entry(quote.kind).or_insert(0) += 1;
    }
    kinds
}

/// The quote of an id, where it is (still) there.
pub fn quote<'a>(texts: &[Text<'a>], (source, index): QuoteId) -> Option<&'a Quote> {
    text_of(texts, source)?.analysis.quotes.get(index as usize)
}

fn is_anonymous(texts: &[Text], id: QuoteId) -> bool {
    let speaker = quote(texts, id).and_then(|quote| quote.speaker.as_ref());
    speaker.is_some_and(|speaker| speaker.anonymous)
}

/// The names and keys of shared entities by their members.
#[derive(Default)]
struct Names {
    keys: FxHashMap<(SourceId, u32), String>,
    names: FxHashMap<String, String>,
}

impl Names {
    fn get_name(&self, key: &str) -> Option<&str> {
        self.names.get(key).map(String::as_str)
    }
}

fn shared_names(comparison: Option<&Comparison>) -> Names {
    let mut names = Names::default();
    for entity in comparison.iter().flat_map(|comparison| &comparison.entities) {
        names.names.insert(entity.key.clone(), entity.name.clone());
        names
            .keys
            .extend(entity.members.iter().map(|member| (*member, entity.key.clone())));
    }
    names
}

/// The name of a quote's speaker and the entity's key, where there is a speaker.
fn speaker(texts: &[Text], names: &Names, id: QuoteId) -> Option<(String, Option<String>)> {
    let text = text_of(texts, id.0)?;
    let speaker = quote(texts, id)?.speaker.as_ref()?;
    let Some(index) = speaker.entity else {
        return Some((speaker.name.clone(), None));
    };
    let own = text.analysis.entities.get(index as usize);
    let key = names
        .keys
        .get(&(id.0, index))
        .cloned()
        .or_else(|| own.map(|entity| entity.key.clone()))?;
    let name = names
        .get_name(&key)
        .or(own.map(|entity| entity.name.as_str()))
        .unwrap_or(&speaker.name);
    Some((name.to_owned(), Some(key)))
}

struct Building {
    name: String,
    entity: Option<String>,
    anonymous: bool,
    groups: Vec<Item>,
    singles: Vec<Item>,
    quotes: usize,
    sources: Vec<SourceId>,
}

fn building(voices: &mut BTreeMap<String, Building>, name: String, entity: Option<String>) -> &mut Building {
    let key = entity.clone().unwrap_or_else(|| format!("\0{}", fold(&name)));
    voices.entry(key).or_insert_with(|| Building {
        name,
        entity,
        anonymous: false,
        groups: vec![],
        singles: vec![],
        quotes: 0,
        sources: vec![],
    })
}

impl Building {
    fn add(&mut self, item: Item, members: &[QuoteId]) {
        match item {
            Item::Group(_) => self.groups.push(item),
            Item::Single(_) => self.singles.push(item),
        }
        self.quotes += members.len();
        self.sources.extend(members.iter().map(|member| member.0));
    }

    fn finish(mut self) -> Voice {
        order::by(&mut self.sources, Ord::cmp);
        self.sources.dedup();
        let sources = self.sources.len();
        self.groups.append(&mut self.singles);
        Voice {
            name: self.name,
            anonymous: self.anonymous && self.entity.is_none(),
            entity: self.entity,
            items: self.groups,
            quotes: self.quotes,
            sources,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use crate::analysis::entities::EntityKind;
    use crate::analysis::quotes::Speaker;
    use crate::compare::{DiffKind, QuoteVariant};

    fn quoting(mut sample: Sample, words: &str, speaker: Option<(&str, Option<u32>)>, kind: QuoteKind) -> Sample {
        let span = sample.span(words, 0);
        let speaker = speaker.map(|(name, entity)| Speaker {
            span: sample.span(name, 0),
            name: name.to_owned(),
            entity,
            anonymous: false,
        });
        sample.analysis.quotes.push(Quote {
            span,
            kind,
            speaker,
            cue: None,
        });
        sample
    }

    #[test]
    fn unites_speakers_and_keeps_wordings_together() {
        let one = Sample::new(
            1,
            "“We will rebuild it all,” said Ada Orr.\nA clerk said “maybe”. The “plan” failed.",
        )
        .entity(EntityKind::Person, "person:ada orr", &["Ada Orr"]);
        let one = quoting(
            one,
            "We will rebuild it all,",
            Some(("Ada Orr", Some(0))),
            QuoteKind::Direct,
        );
        let one = quoting(one, "maybe", Some(("A clerk", None)), QuoteKind::Partial);
        let one = quoting(one, "plan", None, QuoteKind::Scare);
        let two = Sample::new(2, "Orr said they would “rebuild it all”.\n“Never,” Orr said.").entity(
            EntityKind::Person,
            "person:ada orr",
            &["Orr"],
        );
        let two = quoting(two, "rebuild it all", Some(("Orr", Some(0))), QuoteKind::Partial);
        let two = quoting(two, "Never,", Some(("Orr", Some(0))), QuoteKind::Direct);
        let variant = |sample: &Sample, quote: u32| QuoteVariant {
            source: sample.id,
            quote,
            span: sample.analysis.quotes[quote as usize].span,
            class: VariantClass::Same,
            diff: vec![],
        };
        let comparison = Comparison {
            quotes: vec![QuoteGroup {
                speaker: "Ada Orr".into(),
                variants: vec![variant(&one, 0), variant(&two, 0)],
            }],
            ..Comparison::default()
        };
        let texts = [one.text(), two.text()];
        let check = |kinds: &[QuoteKind], expected: &[(&str, usize, usize, usize)]| {
            let found: Vec<_> = voices(&texts, Some(&comparison), kinds)
                .into_iter()
                .map(|voice| (voice.name, voice.items.len(), voice.quotes, voice.sources))
                .collect();
            let found: Vec<_> = found
                .iter()
                .map(|(name, items, n, sources)| (name.as_str(), *items, *n, *sources))
                .collect();
            assert_eq!(found, expected, "{kinds:?}");
        };
        use QuoteKind::*;
        check(
            &[Direct, Partial, Scare, Indirect],
            &[("Ada Orr", 2, 3, 2), ("A clerk", 1, 1, 1), ("", 1, 1, 1)],
        );
        check(&[Direct], &[("Ada Orr", 2, 2, 2)]);
        check(&[], &[]);
        assert_eq!(kinds(&texts).get(&Partial), Some(&2));
    }

    #[test]
    fn the_same_wording_stands_once() {
        let sample = Sample::new(1, "“A new start” … “a new start” … “A start”");
        let variant = |words: &str, class| QuoteVariant {
            source: 1,
            quote: 0,
            span: sample.span(words, 0),
            class,
            diff: vec![],
        };
        let group = QuoteGroup {
            speaker: String::new(),
            variants: vec![
                variant("A start", VariantClass::WordsDropped),
                variant("A new start", VariantClass::Same),
                variant("a new start", VariantClass::Same),
            ],
        };
        let found = wordings(&group, &[sample.text()]);
        let found: Vec<_> = found
            .iter()
            .map(|wording| (wording.words.as_str(), wording.places.len()))
            .collect();
        assert_eq!(found, [("A new start", 2), ("A start", 1)]);
    }

    #[test]
    fn diffs_get_their_spaces() {
        let part = |kind, text: &str| DiffPart {
            kind,
            text: text.to_owned(),
        };
        let parts = [
            part(DiffKind::Same, "A"),
            part(DiffKind::Removed, "new"),
            part(DiffKind::Same, "start"),
            part(DiffKind::Added, "."),
        ];
        let words: String = spaced(&parts).into_iter().map(|part| part.text).collect();
        assert_eq!(words, "A new start.");
    }
}
