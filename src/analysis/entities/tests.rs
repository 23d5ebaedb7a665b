use super::*;
use crate::text::{Block, BlockKind, Grid, GridCell, Language};

/// A document of lines: `# ` begins a heading, `- ` a list item with a label before its colon, `|` a table of
/// one row a line, the first its header.
fn document(text: &str) -> Document {
    let mut document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let body = line.trim_end();
        let span = Span::new(start, start + body.len());
        if body.starts_with('|') {
            let cells = body
                .match_indices('|')
                .map(|(bar, _)| start + bar + 1)
                .collect::<Vec<_>>();
            let row = cells
                .windows(2)
                .map(|pair| GridCell {
                    span: Span::new(pair[0], pair[1] - 1).trim(text),
                    ..GridCell::default()
                })
                .collect();
            match document.blocks.last_mut() {
                Some(Block {
                    kind: BlockKind::Table { .. },
                    span: table,
                    ..
                }) => {
                    *table = table.cover(span);
                    document.grids[0].rows.push(row);
                    continue;
                }
                _ => document.grids.push(Grid {
                    caption: None,
                    rows: vec![row],
                    header_rows: Some(1),
                    ..Grid::default()
                }),
            }
        }
        let (kind, skip) = match body {
            _ if body.is_empty() => continue,
            _ if body.starts_with('|') => (BlockKind::Table { grid: 0 }, 0),
            _ if body.starts_with("# ") => (BlockKind::Heading { level: 1 }, 2),
            _ if body.starts_with("- ") => {
                let label = body.find(':').map(|colon| Span::new(start + 2, start + colon));
                (BlockKind::ListItem { label }, 2)
            }
            _ => (BlockKind::Paragraph, 0),
        };
        let span = Span::new(start + skip, span.end as usize);
        document.blocks.push(Block {
            span,
            kind,
            language: Language::English,
            aside: None,
        });
    }
    document
}

fn entities(text: &str) -> (Document, Vec<Entity>) {
    let document = document(text);
    let lexed = Lexed::lex(&document);
    let entities = extract(&document, &lexed);
    (document, entities)
}

/// Every mention in order: a letter for its kind and its words.
fn mentions(text: &str) -> String {
    let (document, entities) = entities(text);
    let mut all: Vec<(Span, String)> = Vec::new();
    for entity in &entities {
        let kind = match entity.kind {
            EntityKind::Person => "P",
            EntityKind::Organisation => "O",
            EntityKind::Place => "L",
            EntityKind::Facility => "F",
            EntityKind::Nationality => "N",
            EntityKind::Event => "E",
            EntityKind::Product => "X",
            EntityKind::Work => "W",
        };
        all.extend(
            entity
                .mentions
                .iter()
                .map(|it| (it.span, format!("{kind} {}", document.slice(it.span)))),
        );
    }
    all.sort();
    for pair in all.windows(2) {
        assert!(!pair[0].0.overlaps(pair[1].0), "{pair:?} overlap in {text:?}");
    }
    all.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join(" · ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(mentions(text), *expected, "{text:?}");
    }
}

#[test]
fn countries_in_any_capitals() {
    check(&[
        (
            "Trade with South korea and the united States grew.",
            "L South korea · L united States",
        ),
        (
            "Ports in japan and north Korea’s coast closed.",
            "L japan · L north Korea",
        ),
        (
            "Talks of South Korea,the US,and Japan began.",
            "L South Korea · L US · L Japan",
        ),
        ("They told us that the U.S. and the UK agreed.", "L U.S. · L UK"),
        ("The bird on the plate was turkey, on fine china.", ""),
        ("Ships left Turkey; later turkey joined.", "L Turkey · L turkey"),
        ("It cost US$ 20 in the end.", ""),
        ("A French-led team met the Germans.", "N French · N Germans"),
    ]);
}

#[test]
fn words_that_are_no_names() {
    check(&[
        ("Analysts doubt it. Meanwhile, Military planners wait.", ""),
        ("On Tuesday in May they met. I was there.", ""),
        ("Strengthening ties takes time. Trilateral work began.", ""),
        ("# Prospects for Regional Cooperation and Security Reform", ""),
        ("- Enhanced Military Exercises: the drills grew.", ""),
        ("- Norway: the drills grew.", "L Norway"),
        (
            "| Country | Military Budget |\n| Norway | 12 |\n| japan | 13 |\n",
            "L Norway · L japan",
        ),
    ]);
}

#[test]
fn people() {
    check(&[
        (
            "Norwegian President Ada Ferro met Bo van der Linde.",
            "N Norwegian · P Ada Ferro · P Bo van der Linde",
        ),
        ("On Friday leader Kang Jong Un spoke.", "P Kang Jong Un"),
        (
            "Later Mr. Quillmore said no. Quillmore left.",
            "P Quillmore · P Quillmore",
        ),
        ("She asked Jean-Luc Moreau Jr. about it.", "P Jean-Luc Moreau Jr."),
        ("Then Theresa May spoke in May.", "P Theresa May"),
        ("They met Gen. Omar al-Rashidi there.", "P Omar al-Rashidi"),
        ("Then Will Smith sang. Mark the date. Will they?", "P Will Smith"),
    ]);
}

#[test]
fn organisations() {
    check(&[
        (
            "She heads the Ministry of Health and Welfare now.",
            "O Ministry of Health and Welfare",
        ),
        (
            "It is the South Korean Defence Ministry that pays.",
            "O South Korean Defence Ministry",
        ),
        (
            "He left the University of Southern Arden.",
            "O University of Southern Arden",
        ),
        (
            "She runs Brightwell Systems Inc. and Brightwell & Sons.",
            "O Brightwell Systems Inc. · O Brightwell & Sons",
        ),
        ("The U.S. Supreme Court ruled.", "O U.S. Supreme Court"),
        ("WHO experts asked who paid.", "O WHO"),
        ("ASK US WHO PAID THE BILL", ""),
    ]);
}

#[test]
fn vessels_weapons_events_and_facilities() {
    check(&[
        (
            "The USS Arden Bay and the KF-16 and F-35A jets came.",
            "X USS Arden Bay · X KF-16 · X F-35A",
        ),
        ("The drills, named “Night Heron,” took a week.", "E Night Heron"),
        ("Cases of Covid-19 rose at 20 sites.", ""),
        (
            "He saw the Battle of Quenby and World War II.",
            "E Battle of Quenby · E World War II",
        ),
        (
            "They landed at Quenby International Airport.",
            "F Quenby International Airport",
        ),
    ]);
}

#[test]
fn headings_follow_the_text() {
    check(&[(
        "# Quillmore Warns Orsk Board of Delay\nLater Ada Quillmore spoke to the Orsk Board in Norway.",
        "P Quillmore · O Orsk Board · P Ada Quillmore · O Orsk Board · L Norway",
    )]);
}

/// What the first entity of the key has for mentions, with their forms.
fn forms(text: &str, key: &str) -> Vec<(String, Form)> {
    let (document, entities) = entities(text);
    let found = entities.iter().find(|entity| entity.key == key);
    found.map_or(Vec::new(), |entity| {
        entity
            .mentions
            .iter()
            .map(|it| (document.slice(it.span).to_owned(), it.form))
            .collect()
    })
}

#[test]
fn names_are_united() {
    let text = "North Korea and South Korea met. The DPRK left, and the North fell silent; the South Gate stood.";
    assert_eq!(
        forms(text, "place:KP"),
        [
            ("North Korea".to_owned(), Form::Name),
            ("DPRK".to_owned(), Form::Alias),
            ("North".to_owned(), Form::Context)
        ]
    );
    assert_eq!(forms(text, "place:KR"), [("South Korea".to_owned(), Form::Name)]);
    assert_eq!(
        forms("Then Ada Ferro spoke. Later Ferro left.", "person:ada ferro"),
        [("Ada Ferro".to_owned(), Form::Name), ("Ferro".to_owned(), Form::Short)]
    );
    assert_eq!(
        forms(
            "Then Ada Ferro and Bo Ferro spoke. Later Ferro left.",
            "person:ada ferro"
        ),
        [("Ada Ferro".to_owned(), Form::Name)]
    );
    assert_eq!(
        forms(
            "The Inland Water Board (IWB) met. Later the IWB left.",
            "organisation:inland water board"
        )
        .len(),
        3
    );
}

#[test]
fn the_north_is_no_country_by_itself() {
    assert_eq!(mentions("In the North of the town it rained; the South won."), "");
    assert_eq!(
        mentions("South Korea sold cars to firms in the South."),
        "L South Korea"
    );
}

#[test]
fn nationalities_and_capitals_point_to_their_countries() {
    let (_, entities) = entities("The Norwegian envoy flew to Pyongyang.");
    let of: Vec<_> = entities
        .iter()
        .map(|entity| (entity.key.as_str(), entity.of.as_deref()))
        .collect();
    assert_eq!(
        of,
        [
            ("nationality:NO", Some("place:NO")),
            ("place:pyongyang", Some("place:KP"))
        ]
    );
}

#[test]
fn roles() {
    let (document, entities) = entities("Norwegian President Ada Ferro met Mr Bo Lind, the mayor of Quenby, today.");
    let roles: Vec<&str> = entities
        .iter()
        .flat_map(|entity| &entity.roles)
        .map(|role| document.slice(*role))
        .collect();
    assert_eq!(roles, ["Norwegian President", "mayor of Quenby"]);
}

#[test]
fn names_hold_where_they_stand_again() {
    // The abbreviation is found because the text explains it, the event because of what leads it.
    let count = |text: &str, key: &str| forms(text, key).len();
    let text = "The Quenby Tide Board (QTB) met while people waited outside for some news of the harbour. \
                The QTB left after they heard that the money had been spent, and so did the Quenby Tide Board.";
    assert_eq!(count(text, "organisation:quenby tide board"), 4);
    let text = "The Battle of Quenby was lost. Few recall the Battle of Quenby, or any battle of its day.";
    assert_eq!(count(text, "event:battle of quenby"), 2);
    // In lower case, or in a line of capitals, the same letters may mean anything.
    let text = "The Quenby Tide Board (QTB) met. The tide board of quenby left.";
    assert_eq!(count(text, "organisation:quenby tide board"), 2);
}

#[test]
fn nothing_makes_it_panic() {
    for text in [
        "",
        "'",
        "’s",
        "-",
        "US",
        "USS",
        "Mr.",
        "Ministry of",
        "of the",
        "“Night",
        "exercise “",
        "F-",
        "F-16",
        "\u{301}A",
        "A\u{200b}-B",
        "İstanbul ﬁ ẞ",
        "The (",
        "North and",
        "X & Y & ",
        "al-",
        "J. K. ",
        "Bank of the",
        "한국 US",
        ", KS",
    ] {
        mentions(text);
        mentions(&text.repeat(50));
    }
}
