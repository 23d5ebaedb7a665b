use super::*;
use crate::analysis::entities::{EntityKind, Form, Mention};
use crate::text::{Block, BlockKind, Language};

/// A document with one paragraph per line; `#` begins a heading. `names` are entities: `P:Ida Hale`, `O:…`, `L:…`.
pub(crate) fn read(text: &str, names: &[&str]) -> (Document, Lexed, Vec<Entity>) {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        let mark = if line.starts_with("# ") { 2 } else { 0 };
        let kind = if mark > 0 {
            BlockKind::Heading { level: 1 }
        } else {
            BlockKind::Paragraph
        };
        let span = Span::new(start + mark, start + line.len());
        start += line.len() + 1;
        blocks.push(Block {
            span,
            kind,
            language: Language::English,
            aside: None,
        });
    }
    let document = Document {
        text: text.to_owned(),
        blocks,
        ..Document::default()
    };
    let lexed = Lexed::lex(&document);
    let entities = names.iter().filter_map(|name| {
        let (kind, name) = name.split_once(':')?;
        let kind = match kind {
            "P" => EntityKind::Person,
            "L" => EntityKind::Place,
            "N" => EntityKind::Nationality,
            _ => EntityKind::Organisation,
        };
        let places = text
            .match_indices(name)
            .map(|(at, found)| Span::new(at, at + found.len()));
        let mentions: Vec<_> = places.map(|span| Mention { span, form: Form::Name }).collect();
        let key = format!("{kind:?}:{}", name.to_lowercase());
        (!mentions.is_empty()).then(|| Entity {
            kind,
            name: name.to_owned(),
            key,
            of: None,
            mentions,
            roles: vec![],
        })
    });
    let entities = entities.collect();
    (document, lexed, entities)
}

const NAMES: &[&str] = &[
    "P:Ida Hale",
    "P:Bo Orlov",
    "O:Foreign Ministry",
    "O:Harbour Trust",
    "L:Korvia",
    "L:Sundria",
    "L:Westmark",
    "N:Korvian",
];

/// Each quotation as `kind words < speaker < cue`.
fn check(text: &str, expected: &[&str]) {
    let (document, lexed, entities) = read(text, NAMES);
    let quotes = extract(&document, &lexed, &entities);
    let shown = |quote: &Quote| {
        let kind = match quote.kind {
            QuoteKind::Direct => "D",
            QuoteKind::Partial => "P",
            QuoteKind::Scare => "S",
            QuoteKind::Indirect => "I",
        };
        let speaker = quote
            .speaker
            .as_ref()
            .map_or(String::from("-"), |speaker| match speaker.entity {
                Some(_) => format!("@{}", speaker.name),
                None if speaker.name.is_empty() => "?".to_owned(),
                None => speaker.name.clone(),
            });
        let cue = quote.cue.map_or("-", |cue| document.slice(cue));
        format!("{kind} {} < {speaker} < {cue}", document.slice(quote.span))
    };
    let found: Vec<_> = quotes.iter().map(shown).collect();
    assert_eq!(found, expected, "in {text}");
}

#[test]
fn direct_with_a_name() {
    check(
        "“The bridge is shut,” Ida Hale said.",
        &["D The bridge is shut < @Ida Hale < said"],
    );
    check(
        "“The bridge is shut,” said Ida Hale.",
        &["D The bridge is shut < @Ida Hale < said"],
    );
    check(
        "\"The bridge is shut,\" said mayor Ida Hale on Monday.",
        &["D The bridge is shut < @Ida Hale < said"],
    );
    check(
        "Ida Hale said: “The bridge is shut.”",
        &["D The bridge is shut. < @Ida Hale < said"],
    );
    check(
        "Ida Hale told reporters, \"The bridge is shut.\"",
        &["D The bridge is shut. < @Ida Hale < told"],
    );
    check(
        "“It is shut,” Ida Hale, a spokeswoman for the port, said.",
        &["D It is shut < @Ida Hale < said"],
    );
    check(
        "“It is shut,” Ida Hale said on Monday, “and it stays shut.”",
        &[
            "D It is shut < @Ida Hale < said",
            "D and it stays shut. < @Ida Hale < said",
        ],
    );
    check(
        "“It is shut,” said Ida Hale, the mayor. “It stays shut.”",
        &["D It is shut < @Ida Hale < said", "D It stays shut. < @Ida Hale < said"],
    );
    check(
        "“It is shut. We regret that,” Korvia's Foreign Ministry added.",
        &["D It is shut. We regret that < @Foreign Ministry < added"],
    );
    check("“Is it shut?” asked Bo Orlov.", &["D Is it shut? < @Bo Orlov < asked"]);
    check(
        "“It is shut,” according to Ida Hale.",
        &["D It is shut < @Ida Hale < according to"],
    );
}

#[test]
fn direct_with_a_noun_or_pronoun() {
    check("“It is shut,” police said.", &["D It is shut < police < said"]);
    check(
        "“It is shut,” a spokesman for the Foreign Ministry said.",
        &["D It is shut < a spokesman for the Foreign Ministry < said"],
    );
    check("“It is shut,” said the baker.", &["D It is shut < the baker < said"]);
    check("“It is shut,” the baker said.", &["D It is shut < the baker < said"]);
    check(
        "Ida Hale opened the talks. “It is late,” she said.",
        &["D It is late < @Ida Hale < said"],
    );
    check(
        "Ida Hale met Bo Orlov. “It is late,” she said.",
        &["D It is late < ? < said"],
    );
    check(
        "Ida Hale spoke. “I told Bo Orlov to go,” she said.",
        &["D I told Bo Orlov to go < @Ida Hale < said"],
    );
    check("“It is late,” they said.", &["D It is late < ? < said"]);
}

#[test]
fn a_description_is_not_taken_for_the_person() {
    check(
        "Ida Hale, Korvia's chief executive, described the plan as “bold and sound”.",
        &["P bold and sound < @Ida Hale < described"],
    );
    check(
        "Ida Hale, president and CEO of the port said, “We had no choice at all.”",
        &["D We had no choice at all. < @Ida Hale < said"],
    );
    check(
        "“It is the best for our port,” said the head of the port union, Bo Orlov.",
        &["D It is the best for our port < @Bo Orlov < said"],
    );
    check(
        "“We sell more ships,” says Foreign Ministry senior press officer Bo Orlov.",
        &["D We sell more ships < @Bo Orlov < says"],
    );
    // Who is asked does not ask; what is written by somebody else says nothing.
    check("Ida Hale, then head of the union, asked Orlov in a letter to go.", &[]);
    check(
        "The council sat in May, sorting through 200 written comments on the plan.",
        &[],
    );
    check(
        "Ida Hale said the quay was safe, a claim echoed by the port.",
        &["I the quay was safe, a claim echoed by the port < @Ida Hale < said"],
    );
}

#[test]
fn quotations_over_lines() {
    check(
        "“It is late and nobody came.”\nsaid Ida Hale.",
        &["D It is late and nobody came. < @Ida Hale < said"],
    );
    check(
        "Ida Hale said: “It is late.\nNobody came to the quay.”",
        &[
            "D It is late. < @Ida Hale < said",
            "D Nobody came to the quay. < @Ida Hale < said",
        ],
    );
    check(
        "Ida Hale spoke of the fire: “Nobody knew what it was.”",
        &["D Nobody knew what it was. < @Ida Hale < -"],
    );
    // A mark that is lost, and a paragraph that has a quotation of its own.
    check(
        "Ida Hale said it was “odd.\nBo Orlov said: “It is late.”",
        &["I it was “odd < @Ida Hale < said", "D It is late. < @Bo Orlov < said"],
    );
    check(
        "Ida Hale wrote in her memoir, “The Long Quay of Merrow”.",
        &["S The Long Quay of Merrow < - < -"],
    );
}

#[test]
fn no_speaker_when_unsure() {
    check("“It is late.”", &["D It is late. < - < -"]);
    check("The attack on Bo Orlov said enough.", &[]);
    check(
        "A man arrested near the port said: “It is late.”",
        &["D It is late. < A man < said"],
    );
    check(
        "Ida Hale and Bo Orlov said: “It is late.”",
        &["D It is late. < Ida Hale and Bo Orlov < said"],
    );
    check(
        "Bo Orlov spoke at the Korvia event, calling it “late”.",
        &["P late < @Bo Orlov < calling"],
    );
    check(
        "It began with Ida Hale calling it “late”.",
        &["P late < @Ida Hale < calling"],
    );
    check(
        "It was described as “the worst of all the storms”.",
        &["P the worst of all the storms < - < described"],
    );
    check("Ida Hale did not say “sorry”.", &["S sorry < - < -"]);
    check("Ida Hale was told “nothing at all”.", &["S nothing at all < - < -"]);
}

#[test]
fn partial() {
    check(
        "Korvia condemned the drills held by Sundria, Westmark, and the Harbour Trust, calling them a “dress rehearsal” and warning of war.",
        &["P dress rehearsal < @Korvia < calling"],
    );
    check(
        "The talks angered Korvia, which has dubbed the plan a “trap”.",
        &["P trap < @Korvia < dubbed"],
    );
    check(
        "Ida Hale described the plan as “half-baked”.",
        &["P half-baked < @Ida Hale < described"],
    );
    check("Critics call it a “folly.”", &["P folly < Critics < call"]);
    check(
        "He said the plan was “a disaster” for the port.",
        &[
            "I the plan was “a disaster” for the port < ? < said",
            "P a disaster < ? < said",
        ],
    );
    check(
        "According to Korvian state media, the pact is a so-called “Sea Wall.”",
        &[
            "I the pact is a so-called “Sea Wall.” < Korvian state media < According to",
            "P Sea Wall < Korvian state media < According to",
        ],
    );
    check(
        "Korvia's description of the plan as a “trap” surprised few.",
        &["P trap < @Korvia < description"],
    );
    check(
        "The claims made by Korvia that it is a “trap” surprised few.",
        &["P trap < @Korvia < claims"],
    );
    check(
        "The plan is a “trap”, said Ida Hale.",
        &["I The plan is a “trap” < @Ida Hale < said", "P trap < @Ida Hale < said"],
    );
    check(
        "Ida Hale condemned what she called a “trap”.",
        &["P trap < @Ida Hale < called"],
    );
    check(
        "Korvia condemned what it called a “trap”.",
        &["P trap < @Korvia < called"],
    );
    check(
        "Ida Hale was quoted as saying the plan was “dead”.",
        &[
            "I the plan was “dead” < @Ida Hale < saying",
            "P dead < @Ida Hale < saying",
        ],
    );
}

#[test]
fn scare() {
    check("The drills, named “Sea Shield,” began.", &["S Sea Shield < - < named"]);
    check(
        "An operation dubbed “Sea Shield” began.",
        &["S Sea Shield < - < dubbed"],
    );
    check("The ship is called “Merry Ann” by all.", &["S Merry Ann < - < called"]);
    check("It is a so-called “smart” lock.", &["S smart < - < -"]);
    check(
        "Ida Hale said the film “Blue Moon Rising” was late.",
        &[
            "I the film “Blue Moon Rising” was late < @Ida Hale < said",
            "S Blue Moon Rising < - < -",
        ],
    );
}

#[test]
fn indirect() {
    check(
        "Ida Hale said that the bridge was shut.",
        &["I the bridge was shut < @Ida Hale < said"],
    );
    check(
        "Ida Hale said the bridge was shut.",
        &["I the bridge was shut < @Ida Hale < said"],
    );
    check(
        "The bridge was shut, police said on Monday.",
        &["I The bridge was shut < police < said"],
    );
    check(
        "The bridge was shut, according to the Harbour Trust.",
        &["I The bridge was shut < @Harbour Trust < according to"],
    );
    check(
        "According to Ida Hale, the bridge was shut.",
        &["I the bridge was shut < @Ida Hale < According to"],
    );
    check(
        "Korvia has denied that it shut the bridge.",
        &["I it shut the bridge < @Korvia < denied"],
    );
    check(
        "Korvia denied shutting the old bridge.",
        &["I shutting the old bridge < @Korvia < denied"],
    );
    check(
        "Korvia accused Sundria of shutting the bridge.",
        &["I shutting the bridge < @Korvia < accused"],
    );
    check(
        "Korvia vowed to shut the old bridge, but not the port.",
        &["I to shut the old bridge, but not the port < @Korvia < vowed"],
    );
    check(
        "Ida Hale asked whether the bridge was shut.",
        &["I whether the bridge was shut < @Ida Hale < asked"],
    );
    check(
        "Korvia urged Sundria to shut the old bridge.",
        &["I to shut the old bridge < @Korvia < urged"],
    );
    check("Korvia agreed to the plan of the port.", &[]);
    check(
        "They dismissed Korvia's claim that the bridge was shut.",
        &["I the bridge was shut < @Korvia < claim"],
    );
    check(
        "Ida Hale told the Harbour Trust that it was late.",
        &["I it was late < @Ida Hale < told"],
    );
    check(
        "Ida Hale said it was late, but Bo Orlov laughed.",
        &["I it was late < @Ida Hale < said"],
    );
    check(
        "The bridge, Ida Hale said, was to stay shut for years.",
        &["I was to stay shut for years < @Ida Hale < said"],
    );
    check(
        "He fell, Ida Hale added, while going home in the dark.",
        &["I while going home in the dark < @Ida Hale < added"],
    );
}

#[test]
fn clauses_without_that() {
    check(
        "Korvia warns it will not ignore the drills.",
        &["I it will not ignore the drills < @Korvia < warns"],
    );
    check(
        "Ida Hale confirmed the old port was shut.",
        &["I the old port was shut < @Ida Hale < confirmed"],
    );
    check("Ida Hale announced the plan on Monday, which was late.", &[]);
    check("Ida Hale added the fish and had some tea.", &[]);
}

#[test]
fn not_indirect() {
    check("Ida Hale did not say that the bridge was shut.", &[]);
    check("The firm added 300 jobs to the port.", &[]);
    check("It is going according to plan, all in all.", &[]);
    check("He is said to be late for the talks.", &[]);
    check("The claims that the bridge was shut spread fast.", &[]);
    check("Ida Hale found the keys of the old port.", &[]);
    check("Ida Hale would say that the bridge was shut.", &[]);
}

#[test]
fn headings_and_paragraphs() {
    check(
        "# ‘Dress Rehearsal’: Korvia condemns the drills",
        &["P Dress Rehearsal < @Korvia < -"],
    );
    check(
        "Ida Hale said: “One goes on.\n“Two ends here.”\nNobody “minds” that.",
        &[
            "D One goes on. < @Ida Hale < said",
            "D Two ends here. < @Ida Hale < said",
            "S minds < - < -",
        ],
    );
    check("Ida Hale said:\n“It is late.”", &["D It is late. < @Ida Hale < said"]);
}

#[test]
fn lost_marks() {
    check(
        "It is late,” said Ida Hale. \"said Ida Hale of the port, \" he added.",
        &[],
    );
}

#[test]
fn total() {
    for text in [
        "",
        "”",
        "said",
        "“",
        "according to",
        "said said said “said”",
        "“…,” said",
        "\u{301}“\u{200b}”",
        "that, said “it",
        "'s said",
    ] {
        let (document, lexed, entities) = read(text, NAMES);
        extract(&document, &lexed, &entities);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    /// Whatever the text: no panic, spans on character boundaries, in order, words inside.
    #[test]
    fn spans_hold(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        let (document, lexed, entities) = read(&text, NAMES);
        let quotes = extract(&document, &lexed, &entities);
        proptest::prop_assert!(quotes.is_sorted_by_key(|quote| quote.span.start));
        for quote in &quotes {
            proptest::prop_assert!(document.slice(quote.span).contains(char::is_alphanumeric));
            let cue = quote.cue.is_none_or(|cue| !document.slice(cue).is_empty());
            let speaker = quote.speaker.as_ref().is_none_or(|by| !document.slice(by.span).is_empty());
            proptest::prop_assert!(cue && speaker);
        }
    }
}

const PIECES: &[&str] = &[
    "said ",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "’s ",
    ", ",
    ". ",
    ": ",
    "\n",
    "\n“",
    "Ida Hale ",
    "Korvia",
    " ",
    "the ",
    "spokesman ",
    "that ",
    "who ",
    "called it a ",
    "according to ",
    "and ",
    "calling ",
    "é",
    "\u{301}",
    "\u{200b}",
    "한국 ",
    "6'2\" ",
    "'90s ",
    "not ",
    "denied ",
    "« ",
    " »",
    "It is late",
    "[…]",
    "# ",
    "on Monday ",
    "of ",
    "she ",
    "told ",
];

#[test]
fn a_pronoun_goes_on_with_who_spoke_or_names_nobody() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The bridge is shut, two members of the crew said. They said the port would close.",
            &[
                "I The bridge is shut < two members of the crew < said",
                "I the port would close < two members of the crew < said",
            ],
        ),
        (
            "The bridge fell. It denied that the port would close.",
            &["I the port would close < ? < denied"],
        ),
    ];
    for (text, expected) in cases {
        check(text, expected);
    }
}

#[test]
fn turns_of_an_interview() {
    check(
        "HALE: Is it shut?\nORLOV: It was shut on Monday.\nHALE: Who knew?\nORLOV: Nobody at all.",
        &[
            "D Is it shut? < HALE < -",
            "D It was shut on Monday. < ORLOV < -",
            "D Who knew? < HALE < -",
            "D Nobody at all. < ORLOV < -",
        ],
    );
    check("NOTE: It is shut.\nNOTE: It is late.\nWARNING: Mind the gap.", &[]);
    check("Budget: It is small.\nPorts: Two are shut.", &[]);
}

#[test]
fn a_quotation_goes_on_over_paragraphs() {
    check(
        "“The bridge is shut,” said Ida Hale.\n“We are sorry for that.”\nThe port is open.\n“It is a shame for us.”",
        &[
            "D The bridge is shut < @Ida Hale < said",
            "D We are sorry for that. < @Ida Hale < said",
            "D It is a shame for us. < - < -",
        ],
    );
    check(
        "Ida Hale said the port was shut.\n“We are sorry for that.”",
        &[
            "I the port was shut < @Ida Hale < said",
            "D We are sorry for that. < @Ida Hale < said",
        ],
    );
    check(
        "Ida Hale was furious. “We are left alone here.”",
        &["D We are left alone here. < @Ida Hale < -"],
    );
}

#[test]
fn phrases_of_speakers() {
    check("“It is shut,” smiled Ida Hale.", &["D It is shut < @Ida Hale < -"]);
    check(
        "Officials at the water and harbour departments said it was shut.",
        &["I it was shut < Officials at the water and harbour departments < said"],
    );
    check(
        "Environmentalists say drivers ignore the signs.",
        &["I drivers ignore the signs < Environmentalists < say"],
    );
    check(
        "Her lawyer, Ida Hale, told the court: “It is late.”",
        &["D It is late. < @Ida Hale < told"],
    );
    check(
        "“ It is late , ” said Ida Hale . “ So be it . ”",
        &["D It is late < @Ida Hale < said", "D So be it . < @Ida Hale < said"],
    );
    check("The rallying cry that filled the streets was old.", &[]);
    check("The trademark dispute between the two ports goes on.", &[]);
    check("This alliance shows that the ports stand together.", &[]);
}

#[test]
fn anonymous_sources() {
    let cases = [
        ("A source said the port was shut.", true),
        ("An official who asked not to be named said the port was shut.", true),
        (
            "The port was shut, said officials, who spoke on condition of anonymity.",
            true,
        ),
        ("An unnamed official said the port was shut.", true),
        ("The mayor said the port was shut.", false),
        ("Ida Hale said the port was shut.", false),
    ];
    for (text, expected) in cases {
        let (document, lexed, entities) = read(text, NAMES);
        let quotes = extract(&document, &lexed, &entities);
        let anonymous = quotes
            .iter()
            .any(|quote| quote.speaker.as_ref().is_some_and(|by| by.anonymous));
        assert_eq!((quotes.len(), anonymous), (1, expected), "in {text}");
    }
}
