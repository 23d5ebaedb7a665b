use super::*;
use crate::analysis::entities::{Entity, Form, Mention, unite};
use crate::text::{Block, BlockKind, Document, Grid, GridCell, Language};
use EntityKind::{Organisation, Person, Place};

/// One paragraph a line.
fn document(text: &str) -> Document {
    let mut document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        document.blocks.push(Block {
            span: Span::new(at, at + line.trim_end().len()),
            kind: BlockKind::Paragraph,
            language: Language::English,
            aside: None,
        });
        at += line.len();
    }
    document
}

/// Entities by kind and name; each is mentioned wherever one of the words stands that are not taken yet.
fn entities(text: &str, names: &[(EntityKind, &str, &[&str])]) -> Vec<Entity> {
    let mut taken: Vec<Span> = vec![];
    let mut found: Vec<Entity> = vec![];
    for (kind, name, spellings) in names {
        let mut mentions = vec![];
        for words in *spellings {
            for (at, words) in text.match_indices(words) {
                let span = Span::new(at, at + words.len());
                if !taken.iter().any(|other| other.overlaps(span)) {
                    taken.push(span);
                    mentions.push(Mention { span, form: Form::Name });
                }
            }
        }
        mentions.sort_by_key(|mention| mention.span);
        if !mentions.is_empty() {
            found.push(Entity {
                kind: *kind,
                name: (*name).to_owned(),
                key: apply::key_of(name, *kind),
                of: None,
                mentions,
                roles: vec![],
            });
        }
    }
    found.sort_by_key(|entity| entity.mentions[0].span);
    found
}

fn named(name: &str, kind: EntityKind) -> Named {
    Named::of_words(name, kind)
}

fn here(text: &str, words: &str, nth: usize) -> Which {
    let (at, _) = text.match_indices(words).nth(nth).unwrap();
    Which::Here(Occurrence {
        source: 1,
        span: Span::new(at, at + words.len()),
        words: words.to_owned(),
    })
}

/// `name (kind): words, words`, in order.
fn shown(document: &Document, entities: &[Entity]) -> Vec<String> {
    let words = |entity: &Entity| -> Vec<&str> {
        let mentions = entity.mentions.iter();
        mentions.map(|mention| document.slice(mention.span)).collect()
    };
    let show = |entity: &Entity| format!("{:?} {}: {}", entity.kind, entity.name, words(entity).join(", "));
    entities.iter().map(show).collect()
}

const TEXT: &str = "Ada Ferro met Bo Ferro in Arden.\nFerro left Arden. Vale Bank of Arden paid Ferro.";

fn names() -> Vec<Entity> {
    entities(
        TEXT,
        &[
            (Person, "Bo Ferro", &["Bo Ferro"]),
            (Person, "Ada Ferro", &["Ada Ferro", "Ferro"]),
            (Organisation, "Vale Bank", &["Vale Bank"]),
            (Place, "Arden", &["Arden"]),
        ],
    )
}

fn check(repairs: &[Repair], expected: &[&str]) {
    let document = document(TEXT);
    let mut entities = names();
    apply(&document, &mut entities, repairs);
    assert_eq!(shown(&document, &entities), expected, "{repairs:?}");
    let keys: Vec<&str> = entities.iter().map(|entity| entity.key.as_str()).collect();
    let mut once = keys.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), keys.len(), "{keys:?}");
}

const ADA: &str = "Person Ada Ferro: Ada Ferro, Ferro, Ferro";
const BO: &str = "Person Bo Ferro: Bo Ferro";
const ARDEN: &str = "Place Arden: Arden, Arden, Arden";
const BANK: &str = "Organisation Vale Bank: Vale Bank";

#[test]
fn each_correction() {
    let (ada, bo) = (named("Ada Ferro", Person), named("Bo Ferro", Person));
    check(&[], &[ADA, BO, ARDEN, BANK]);
    let merge = |from: &Named, into: &Named| Repair::Merge {
        from: from.clone(),
        into: into.clone(),
    };
    check(
        &[merge(&bo, &ada)],
        &["Person Ada Ferro: Ada Ferro, Bo Ferro, Ferro, Ferro", ARDEN, BANK],
    );
    check(
        &[Repair::Rename {
            of: ada.clone(),
            name: "Dr Ferro".into(),
        }],
        &["Person Dr Ferro: Ada Ferro, Ferro, Ferro", BO, ARDEN, BANK],
    );
    check(
        &[Repair::Retype {
            of: named("Arden", Place),
            kind: Organisation,
        }],
        &[ADA, BO, "Organisation Arden: Arden, Arden, Arden", BANK],
    );
    let remove = |which| Repair::Remove { of: ada.clone(), which };
    check(&[remove(Which::All)], &[BO, ARDEN, BANK]);
    check(
        &[remove(Which::Words("Ferro".into()))],
        &["Person Ada Ferro: Ada Ferro", BO, ARDEN, BANK],
    );
    check(
        &[remove(here(TEXT, "Ferro", 2))],
        &["Person Ada Ferro: Ada Ferro, Ferro", BO, ARDEN, BANK],
    );
    // The words are another's.
    check(&[remove(here(TEXT, "Arden", 0))], &[ADA, BO, ARDEN, BANK]);
    let apart = Named::apart("Ferro", &ada);
    let split = |which, into: &Named| Repair::Move {
        of: ada.clone(),
        which,
        into: into.clone(),
    };
    check(
        &[split(Which::Words("Ferro".into()), &apart)],
        &[
            "Person Ada Ferro: Ada Ferro",
            BO,
            ARDEN,
            "Person Ferro: Ferro, Ferro",
            BANK,
        ],
    );
    check(
        &[split(here(TEXT, "Ferro", 3), &bo)],
        &[
            "Person Ada Ferro: Ada Ferro, Ferro",
            "Person Bo Ferro: Bo Ferro, Ferro",
            ARDEN,
            BANK,
        ],
    );
}

#[test]
fn adding() {
    let add = |which, name: &str, kind| Repair::Add {
        which,
        into: named(name, kind),
    };
    let words = |words: &str| Which::Words(words.to_owned());
    // A part of a longer name stays in it, a longer name takes its parts.
    check(&[add(words("Vale"), "Vale", Place)], &[ADA, BO, ARDEN, BANK]);
    check(
        &[add(words("Vale Bank of Arden"), "Vale Bank of Arden", Organisation)],
        &[
            ADA,
            BO,
            "Place Arden: Arden, Arden",
            "Organisation Vale Bank of Arden: Vale Bank of Arden",
        ],
    );
    // Unless this one place is meant.
    check(
        &[add(here(TEXT, "Vale", 0), "Vale", Place)],
        &[ADA, BO, ARDEN, "Place Vale: Vale"],
    );
    // As another kind, and to a name that is there.
    check(
        &[add(words("Arden"), "Ada Ferro", Person)],
        &[
            "Person Ada Ferro: Ada Ferro, Arden, Ferro, Arden, Arden, Ferro",
            BO,
            BANK,
        ],
    );
    // Not within words; nowhere; nothing.
    for which in [words("Ard"), words("Nowhere"), words(""), words(" \u{a0}"), Which::All] {
        check(&[add(which, "X", Person)], &[ADA, BO, ARDEN, BANK]);
    }
    let gone = Occurrence {
        source: 1,
        span: Span::new(0, 9_999),
        words: "Ada".into(),
    };
    check(&[add(Which::Here(gone), "X", Person)], &[ADA, BO, ARDEN, BANK]);
    // A place inside a character.
    let text = "“X”";
    let document = document(text);
    let mut none = vec![];
    let inside = Occurrence {
        source: 1,
        span: Span::new(1, 4),
        words: String::new(),
    };
    apply(&document, &mut none, &[add(Which::Here(inside), "X", Person)]);
    assert_eq!(none, []);
}

#[test]
fn chains_settle_and_order_counts() {
    let [ada, bo, bank] = [("Ada Ferro", Person), ("Bo Ferro", Person), ("Vale Bank", Organisation)]
        .map(|(name, kind)| named(name, kind));
    let merge = |from: &Named, into: &Named| Repair::Merge {
        from: from.clone(),
        into: into.clone(),
    };
    let all = "Organisation Vale Bank: Ada Ferro, Bo Ferro, Ferro, Vale Bank, Ferro";
    check(&[merge(&ada, &bo), merge(&bo, &bank)], &[all, ARDEN]);
    // A circle: the last word counts.
    let two = "Ada Ferro, Bo Ferro, Ferro, Ferro";
    check(
        &[merge(&ada, &bo), merge(&bo, &ada)],
        &[&format!("Person Ada Ferro: {two}"), ARDEN, BANK],
    );
    check(&[merge(&ada, &ada)], &[ADA, BO, ARDEN, BANK]);
    let rename = |of: &Named, name: &str| Repair::Rename {
        of: of.clone(),
        name: name.into(),
    };
    check(
        &[rename(&bo, "B. F."), merge(&ada, &bo)],
        &[&format!("Person B. F.: {two}"), ARDEN, BANK],
    );
    // Retyped to what is there already, it is the same.
    let text = "Arden won. Arden is a town.";
    let document = document(text);
    let mut both = entities(
        text,
        &[(Organisation, "Arden", &["Arden won"]), (Place, "Arden", &["Arden"])],
    );
    let of = named("Arden", Organisation);
    apply(&document, &mut both, &[Repair::Retype { of, kind: Place }]);
    assert_eq!(shown(&document, &both), ["Place Arden: Arden won, Arden"]);
}

#[test]
fn what_belonged_to_a_name_follows_it() {
    let document = document("Arden and the Ardenese.");
    let mut both = entities(
        &document.text,
        &[
            (EntityKind::Nationality, "Ardenese", &["Ardenese"]),
            (Place, "Arden", &["Arden"]),
        ],
    );
    both[1].of = Some(both[0].key.clone());
    let of = named("Arden", Place);
    apply(
        &document,
        &mut both,
        &[
            Repair::Retype {
                of,
                kind: EntityKind::Facility,
            },
            Repair::Merge {
                from: named("Arden", EntityKind::Facility),
                into: named("Old Arden", EntityKind::Facility),
            },
        ],
    );
    assert_eq!(both[1].of.as_deref(), Some("facility:old arden"));
}

#[test]
fn words_split_off_are_not_joined_again() {
    let text = "Ada Ferro spoke. Later Ferro left.";
    let document = document(text);
    let ada = named("Ada Ferro", Person);
    let apart = Named::apart("Ferro", &ada);
    let mut here = entities(text, &[(Person, "Ada Ferro", &["Ada Ferro", "Ferro"])]);
    let split = Repair::Move {
        of: ada,
        which: Which::Words("Ferro".into()),
        into: apart,
    };
    apply(&document, &mut here, std::slice::from_ref(&split));
    assert_eq!(here[1].key, "person:=ferro~ada_ferro");
    let other = entities("Ada Ferro", &[(Person, "Ada Ferro", &["Ada Ferro"])]);
    assert_eq!(unite(&[&here, &other]).len(), 2);
    assert_eq!(unite(&[&other, &here]).len(), 2);
}

#[test]
fn occurrences_are_whole_words() {
    let check = |text: &str, words: &str, expected: &[&str]| {
        let document = document(text);
        let found = occurrences::occurrences(&document, words);
        let found: Vec<&str> = found.into_iter().map(|span| document.slice(span)).collect();
        assert_eq!(found, expected, "{words} in {text}");
    };
    check("It said it: IT pays, its IT.", "IT", &["IT", "IT"]);
    check("The guard, the Guard, a guardian", "guard", &["guard", "Guard"]);
    check(
        "Vale  Bank and Vale\u{a0}Bank",
        "Vale Bank",
        &["Vale  Bank", "Vale\u{a0}Bank"],
    );
    check("Vale\nBank", "Vale Bank", &[]); // two paragraphs
    check("O’Dell and O'Dell's", "O'Dell", &["O’Dell", "O'Dell"]);
    check("Oe\u{301} O", "O", &["O"]);
    check("pro-Arden", "Arden", &["Arden"]);
    check("한국어 ada ADA", "ada", &["ada", "ADA"]);
    check("a a a", "a a", &["a a"]);
    check("“X”", "“X”", &["“X”"]);
}

#[test]
fn cells_are_searched_and_what_is_set_aside_is_not() {
    let mut table = document("Vale | Bank | Vale Bank\nVale Bank");
    let cell = |start, end| GridCell {
        span: Span::new(start, end),
        ..GridCell::default()
    };
    table.grids.push(Grid {
        rows: vec![vec![cell(0, 4), cell(7, 11), cell(14, 23)]],
        ..Grid::default()
    });
    table.blocks[0].kind = BlockKind::Table { grid: 0 };
    table.blocks[1].aside = Some(crate::text::Aside::ByHand);
    assert_eq!(occurrences::occurrences(&table, "Vale Bank"), [Span::new(14, 23)]);
}

#[test]
fn renamed_ones_are_told_and_places_keep_to_their_source() {
    let document = document(TEXT);
    let mut entities = names();
    let rename = Repair::Rename {
        of: named("Arden", Place),
        name: "Arden, Vale".into(),
    };
    assert_eq!(apply(&document, &mut entities, std::slice::from_ref(&rename)), [2]);
    assert_eq!(rename.source(), None);
    let which = here(TEXT, "Ferro", 1);
    let remove = Repair::Remove {
        of: named("Ada Ferro", Person),
        which,
    };
    assert_eq!(remove.source(), Some(1));
    assert_eq!(
        remove.clone().renumbered(|_| Some(7)).and_then(|it| it.source()),
        Some(7)
    );
    assert_eq!(remove.renumbered(|_| None), None);
}
