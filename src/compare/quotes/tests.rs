use super::*;
use crate::analysis::entities::{Entity, Form, Mention};
use crate::analysis::{Analysis, quotes, statements};
use crate::compare::{Finding, Severity};
use crate::text::{Block, BlockKind, Document, Language, Lexed};

const NAMES: &[(&str, EntityKind)] = &[
    ("Ida Hale", EntityKind::Person),
    ("Bo Orlov", EntityKind::Person),
    ("Korvia", EntityKind::Place),
    ("Sundria", EntityKind::Place),
    ("Westmark", EntityKind::Place),
];

fn read(text: &str) -> (Document, Lexed, Analysis) {
    let block = Block {
        span: Span::new(0, text.len()),
        kind: BlockKind::Paragraph,
        language: Language::English,
        aside: None,
    };
    let document = Document {
        text: text.to_owned(),
        blocks: vec![block],
        ..Document::default()
    };
    let lexed = Lexed::lex(&document);
    let entities = NAMES.iter().filter_map(|(name, kind)| {
        let places = text.match_indices(name).map(|(at, _)| Span::new(at, at + name.len()));
        let mentions: Vec<_> = places.map(|span| Mention { span, form: Form::Name }).collect();
        let name = name.to_string();
        let key = name.to_lowercase();
        (!mentions.is_empty()).then_some(Entity {
            kind: *kind,
            name,
            key,
            of: None,
            mentions,
            roles: vec![],
        })
    });
    let entities: Vec<Entity> = entities.collect();
    let quotes = quotes::extract(&document, &lexed, &entities);
    let facts = statements::Facts {
        entities: &entities,
        quantities: &[],
        dates: &[],
        quotes: &quotes,
    };
    let statements = statements::extract(&document, &lexed, &facts);
    (
        document,
        lexed,
        Analysis {
            entities,
            quotes,
            statements,
            ..Analysis::default()
        },
    )
}

fn compared(texts: &[&str]) -> (Vec<QuoteGroup>, Vec<Finding>) {
    let read: Vec<_> = texts.iter().map(|text| read(text)).collect();
    let sources: Vec<Source> = read
        .iter()
        .enumerate()
        .map(|(id, (document, lexed, analysis))| Source {
            id: id as u32,
            document,
            lexed,
            analysis,
        })
        .collect();
    let groups = variants(&sources);
    let findings = findings(&groups, &sources);
    let mut turned = sources.clone();
    turned.reverse();
    assert_eq!(groups, variants(&turned), "the order of the sources decides nothing");
    (groups, findings)
}

/// The class of the one group's gravest wording, or none.
fn check(texts: &[&str], expected: Option<VariantClass>) {
    let (groups, _) = compared(texts);
    assert!(groups.len() <= 1, "one group in {texts:?}: {groups:?}");
    let found = groups
        .first()
        .and_then(|group| group.variants.iter().map(|variant| variant.class).min());
    assert_eq!(found, expected, "in {texts:?}");
}

use VariantClass::*;

#[test]
fn classes() {
    let full = "Ida Hale said: “We will not sign the pact with Westmark before 12 May.”";
    let cases = [
        (
            "“We will not sign the pact with Westmark before 12 May,” Ida Hale said.",
            Same,
        ),
        (
            "“We won't sign the pact with Westmark before 12 May,” Ida Hale said.",
            PunctuationOnly,
        ),
        (
            "“We will sign the pact with Westmark before 12 May,” Ida Hale said.",
            NegationLost,
        ),
        (
            "“We will not sign the pact with Westmark before 14 May,” Ida Hale said.",
            NumberChanged,
        ),
        (
            "“We may not sign the pact with Westmark before 12 May,” Ida Hale said.",
            ModalChanged,
        ),
        (
            "“We will not sign the treaty with Westmark before 12 May,” Ida Hale said.",
            WordsChanged,
        ),
        (
            "“We will not sign with Westmark before 12 May,” Ida Hale said.",
            WordsDropped,
        ),
        ("“We will not sign the pact with Westmark,” Ida Hale said.", Truncated),
        (
            "“We will not sign … with Westmark before 12 May,” Ida Hale said.",
            Truncated,
        ),
        (
            "“Never will we sign the pact with Westmark before 12 May,” Ida Hale said.",
            WordsChanged,
        ),
        (
            "“We will not sign the pact (the third) with Westmark before 12 May,” Ida Hale said.",
            PunctuationOnly,
        ),
        (
            "“They will not sign the pact with Westmark before 12 May,” Ida Hale said.",
            TenseOrPronoun,
        ),
        (
            "“[Korvia] will not sign the pact with Westmark before 12 May,” Ida Hale said.",
            PunctuationOnly,
        ),
    ];
    for (text, class) in cases {
        check(&[full, text], Some(class));
    }
}

#[test]
fn words_of_the_editor() {
    let full = "Ida Hale said: “They [12 ships of the line] left the harbour before dawn.”";
    check(&[full, full], Some(Same));
    check(
        &[
            full,
            "“They [14 ships of the line] left the harbour before dawn,” Ida Hale said.",
        ],
        Some(NumberChanged),
    );
    check(
        &[full, "“They [the ships] left the harbour before dawn,” Ida Hale said."],
        Some(PunctuationOnly),
    );
}

#[test]
fn a_part_that_stands_beside_the_whole_is_no_cut_wording() {
    let both = "Ida Hale said: “We will not sign the harbour pact with Westmark.” The “harbour pact” is ten years old, Ida Hale said.";
    check(&[both, both], Some(Same));
    check(&[both], None);
    check(
        &[both, "“We will not sign the harbour pact,” Ida Hale said."],
        Some(Truncated),
    );
}

#[test]
fn few_words() {
    let brief = "Korvia called the drills a “wild kind of siege” and left.";
    check(
        &[brief, "Korvia has described the drills as a “wild siege”."],
        Some(WordsDropped),
    );
    check(&[brief, "Bo Orlov has described the drills as a “wild siege”."], None);
    check(&[brief, "Korvia has described the drills as “wild”."], None);
    check(&[brief, "The “Wild Siege” festival begins."], None);
    check(
        &[
            "Ida Hale said she “will not negotiate”.",
            "Ida Hale said she “will negotiate”.",
        ],
        Some(NegationLost),
    );
    check(
        &[
            "Ida Hale said it was “the war”.",
            "Ida Hale spoke of “a war” at sea, Ida Hale said.",
        ],
        None,
    );
}

#[test]
fn different_quotations() {
    check(
        &[
            "Ida Hale said: “We will never accept the deal with Sundria.”",
            "Ida Hale said: “We will never forget the people of Sundria.”",
        ],
        None,
    );
    check(
        &[
            "Ida Hale said: “We will go home in the morning.”",
            "Bo Orlov said: “We will go home in the evening.”",
        ],
        None,
    );
    // Within one text the outer quotation holds the inner one.
    check(
        &["“He told me ‘the old harbour is closed’ twice,” Ida Hale said."],
        None,
    );
}

#[test]
fn shared_names() {
    check(
        &[
            "Ida Hale said it would undermine “the old meaning and purposes of the Rare Bird Act”.",
            "Ida Hale called it “the dark heart of the Rare Bird Act”.",
        ],
        None,
    );
}

#[test]
fn unknown_speakers() {
    let known = "“The old harbour wall will fall within two years,” Ida Hale said.";
    check(
        &[
            known,
            "“The old harbour wall will fall within three years,” a spokesman said.",
        ],
        Some(NumberChanged),
    );
    check(&[known, "“The harbour will be fine,” a spokesman said."], None);
}

#[test]
fn what_is_reported() {
    let full = "Korvia called the drills a “wild kind of siege” and left. It is a “wild kind of siege”, Korvia said.";
    let (_, findings) = compared(&[full, "Korvia has described the drills as a “wild siege”."]);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].title,
        "Quotation worded differently: “wild siege” / “wild kind of siege”"
    );
    assert_eq!(findings[0].evidence.len(), 2, "one place per source and wording");
    assert_eq!(findings[0].severity, Severity::Medium);
    assert!(findings[0].calculation.starts_with("wild {− kind of −} siege"));

    let same = "“The harbour is shut for nine days,” Ida Hale said.";
    assert!(compared(&[same, same]).1.is_empty());
    assert_eq!(compared(&[same, same]).0.len(), 1);
    let cut = "“The harbour is shut,” Ida Hale said.";
    assert!(compared(&[same, cut]).1.is_empty(), "cut off at an end");

    // Within one source only a number or a negation counts.
    let within =
        "“The harbour is shut for nine days,” Ida Hale said. “The harbour is closed for nine days,” Ida Hale said.";
    assert!(compared(&[within]).1.is_empty());
    assert!(compared(&[within, within]).1.is_empty(), "a text agrees with itself");
    let within =
        "“The harbour is shut for nine days,” Ida Hale said. “The harbour is shut for six days,” Ida Hale said.";
    let found = compared(&[within]).1;
    assert_eq!(
        found.iter().map(|finding| finding.severity).collect::<Vec<_>>(),
        [Severity::High]
    );
}

#[test]
fn total() {
    for text in ["", "“”", "“a”, “b” said “c”", "“\u{301}” she said “\u{200b}x”"] {
        compared(&[text, text]);
    }
}

/// The classes of what two texts quote and paraphrase, in order of the texts.
fn paraphrased(a: &str, b: &str, expected: &[VariantClass]) {
    let comparison = crate::compare::testing::comparison(&[a, b]);
    let variants = comparison.quotes.iter().flat_map(|group| &group.variants);
    let found: Vec<_> = variants.map(|variant| variant.class).collect();
    assert_eq!(found, expected, "{a} / {b}");
    let of_quotes = |finding: &Finding| finding.rule == crate::compare::Rule::Quotation;
    assert!(
        !comparison.findings.iter().any(of_quotes),
        "a paraphrase is no altered quotation"
    );
}

#[test]
fn paraphrases() {
    let story = "The harbour of Karsund was shut on Monday after the northern breakwater broke in the storm.";
    let quoted = format!("{story} “We will repair the northern breakwater before the winter storms,” Ida Hale said.");
    let with = |sentence: &str| format!("{story} {sentence}");
    let same = "Ida Hale said that they would repair the northern breakwater before winter.";
    paraphrased(&quoted, &with(same), &[Same, Paraphrased]);
    for other in [
        "Ida Hale said that they would not repair the northern breakwater before winter.",
        "Bo Orlov said that they would repair the northern breakwater before winter.",
        "Ida Hale said that the council had met twice about the northern quarter.",
        "Ida Hale said that the storm had come before winter.",
    ] {
        paraphrased(&quoted, &with(other), &[]);
    }
}
