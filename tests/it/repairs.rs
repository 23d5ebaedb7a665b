//! Corrections of names through the whole chain: every source and every list follows.

use crossread::analysis::entities::EntityKind;
use crossread::analysis::entities::repair::{Named, Occurrence, Repair, Which};
use crossread::compare::{SharedEntity, SourceId};
use crossread::engine::Engine;
use crossread::text::Span;
use proptest::prelude::*;

use super::chain;

const FIRST: &str = "Mayor Ines Calder opened the harbour of Port Ellery on Monday. “The wall will hold,” Calder said. \
                     Northlink Ferries paid 3 million euros for it.";
const SECOND: &str = "The harbour of Port Ellery was opened by Ines Calder. Northlink paid, Calder said. \
                      The Tidewatch group protested.";

fn find<'a>(entities: &'a [SharedEntity], name: &str) -> &'a SharedEntity {
    let found = entities.iter().find(|entity| entity.name == name);
    found.unwrap_or_else(|| panic!("{name} among {:?}", names(entities)))
}

fn names(entities: &[SharedEntity]) -> Vec<&str> {
    entities.iter().map(|entity| entity.name.as_str()).collect()
}

/// As the page makes it: the keys of all its entities.
fn named(engine: &Engine, entity: &SharedEntity) -> Named {
    let mut keys = vec![entity.key.clone()];
    for (source, index) in &entity.members {
        let key = &engine.source(*source).unwrap().analysis.entities[*index as usize].key;
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    Named {
        keys,
        name: entity.name.clone(),
        kind: entity.kind,
    }
}

fn mentions(engine: &Engine, entity: &SharedEntity, source: SourceId) -> Vec<String> {
    let prepared = engine.source(source).unwrap();
    let members = entity.members.iter().filter(|(of, _)| *of == source);
    members
        .flat_map(|(_, index)| &prepared.analysis.entities[*index as usize].mentions)
        .map(|mention| prepared.document.slice(mention.span).to_owned())
        .collect()
}

#[test]
fn a_correction_reaches_every_source_and_list() {
    let texts = [(1, FIRST), (2, SECOND)];
    let (engine, before) = chain::compared(&texts);
    let ines = named(&engine, find(&before.entities, "Ines Calder"));
    let renamed = Repair::Rename {
        of: ines.clone(),
        name: "Inés Calder".into(),
    };
    let add = Repair::Add {
        which: Which::Words("Tidewatch".into()),
        into: Named::of_words("Tidewatch", EntityKind::Organisation),
    };
    let merge = Repair::Merge {
        from: Named::of_words("Tidewatch", EntityKind::Organisation),
        into: ines,
    };

    let (engine, after) = chain::corrected(&texts, &[renamed.clone(), add.clone()]);
    let entity = find(&after.entities, "Inés Calder");
    assert_eq!(mentions(&engine, entity, 1), ["Ines Calder", "Calder"]);
    assert_eq!(mentions(&engine, entity, 2), ["Ines Calder", "Calder"]);
    let speaker = engine.source(1).unwrap().analysis.quotes[0].speaker.as_ref().unwrap();
    let by = &engine.source(1).unwrap().analysis.entities[speaker.entity.unwrap() as usize];
    assert_eq!(by.name, "Inés Calder");
    assert_eq!(mentions(&engine, find(&after.entities, "Tidewatch"), 2), ["Tidewatch"]);

    let (engine, after) = chain::corrected(&texts, &[renamed, add, merge]);
    let entity = find(&after.entities, "Inés Calder");
    assert_eq!(mentions(&engine, entity, 2), ["Ines Calder", "Calder", "Tidewatch"]);
    assert!(!names(&after.entities).contains(&"Tidewatch"));
}

#[test]
fn one_place_is_corrected_in_its_source_only() {
    let at = FIRST.find("Port Ellery").unwrap();
    let repair = |source| Repair::Remove {
        of: Named::of_words("Port Ellery", EntityKind::Place),
        which: Which::Here(Occurrence {
            source,
            span: Span::new(at, at + 11),
            words: "Port Ellery".into(),
        }),
    };
    for (source, left) in [(1, 0), (2, 1)] {
        let (engine, after) = chain::corrected(&[(1, FIRST), (2, FIRST)], &[repair(2), repair(source)]);
        let entity = after.entities.iter().find(|entity| entity.name == "Port Ellery");
        assert_eq!(entity.map_or(0, |entity| mentions(&engine, entity, 1).len()), left);
        assert_eq!(entity.map_or(0, |entity| mentions(&engine, entity, 2).len()), 0);
    }
}

const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];
const WORDS: [&str; 7] = [
    "Ines Calder",
    "Calder",
    "Port Ellery",
    "Ellery",
    "Northlink",
    "harbour",
    "the harbour of Port",
];

fn named_any() -> impl Strategy<Value = Named> {
    (
        prop::sample::select(&WORDS[..]),
        prop::sample::select(&KINDS[..]),
        any::<bool>(),
    )
        .prop_map(|(words, kind, apart)| {
            let named = Named::of_words(words, kind);
            if apart { Named::apart("Calder", &named) } else { named }
        })
}

fn which() -> impl Strategy<Value = Which> {
    let words = prop::sample::select(&WORDS[..]).prop_map(str::to_owned);
    let here = (1..3u32, 0..180u32, 0..30u32, words.clone()).prop_map(|(source, start, length, words)| {
        let span = Span {
            start,
            end: start + length,
        };
        // Often the words that stand there.
        let text = if source == 1 { FIRST } else { SECOND };
        let words = if length % 2 == 0 {
            words
        } else {
            span.of(text).to_owned()
        };
        Which::Here(Occurrence { source, span, words })
    });
    prop_oneof![Just(Which::All), words.prop_map(Which::Words), here]
}

fn repair() -> impl Strategy<Value = Repair> {
    prop_oneof![
        (named_any(), named_any()).prop_map(|(from, into)| Repair::Merge { from, into }),
        (named_any(), prop::sample::select(&WORDS[..])).prop_map(|(of, name)| Repair::Rename {
            of,
            name: name.to_owned()
        }),
        (named_any(), prop::sample::select(&KINDS[..])).prop_map(|(of, kind)| Repair::Retype { of, kind }),
        (named_any(), which(), named_any()).prop_map(|(of, which, into)| Repair::Move { of, which, into }),
        (named_any(), which()).prop_map(|(of, which)| Repair::Remove { of, which }),
        (which(), named_any()).prop_map(|(which, into)| Repair::Add { which, into }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is corrected: places lie within their texts (checked by `chain`), mentions stand in order and overlap
    /// no others, no entity is without a mention, and the order of the sources is of no account.
    #[test]
    fn any_corrections_do_no_harm(repairs in prop::collection::vec(repair(), 0..8)) {
        let (engine, comparison) = chain::corrected(&[(1, FIRST), (2, SECOND)], &repairs);
        for id in [1, 2] {
            let entities = &engine.source(id).unwrap().analysis.entities;
            let mut spans: Vec<Span> = Vec::new();
            for entity in entities {
                prop_assert!(!entity.mentions.is_empty());
                spans.extend(entity.mentions.iter().map(|mention| mention.span));
            }
            prop_assert!(entities.is_sorted_by_key(|entity| entity.mentions[0].span));
            spans.sort_unstable();
            prop_assert!(spans.windows(2).all(|pair| !pair[0].overlaps(pair[1])), "{spans:?}");
        }
        let (_, turned) = chain::corrected(&[(2, SECOND), (1, FIRST)], &repairs);
        prop_assert_eq!(comparison.entities, turned.entities);
        prop_assert_eq!(comparison.findings, turned.findings);
    }
}
