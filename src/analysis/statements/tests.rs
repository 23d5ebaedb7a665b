use super::*;
use crate::analysis::entities::{EntityKind, Form, Mention};
use crate::analysis::quotes;
use crate::text::{Block, Language};

fn read(text: &str) -> (Document, Vec<Statement>) {
    let heading = text.starts_with("# ");
    let label = text
        .strip_prefix("- ")
        .and_then(|item| item.find(':'))
        .map(|end| Span::new(2, 2 + end));
    let kind = match label {
        _ if heading => BlockKind::Heading { level: 1 },
        Some(_) => BlockKind::ListItem { label },
        None => BlockKind::Paragraph,
    };
    let block = Block {
        span: Span::new(0, text.len()),
        kind,
        language: Language::English,
        aside: None,
    };
    let document = Document {
        text: text.to_owned(),
        blocks: vec![block],
        ..Document::default()
    };
    let lexed = Lexed::lex(&document);
    let named = |name: &str, kind| Entity {
        kind,
        name: name.to_owned(),
        key: name.to_lowercase(),
        of: None,
        mentions: text
            .match_indices(name)
            .map(|(at, _)| Mention {
                span: Span::new(at, at + name.len()),
                form: Form::Name,
            })
            .collect(),
        roles: vec![],
    };
    let entities = [
        named("Ida Hale", EntityKind::Person),
        named("Korvia", EntityKind::Place),
        named("Sundria", EntityKind::Place),
    ];
    let quotes = quotes::extract(&document, &lexed, &entities);
    let facts = Facts {
        entities: &entities,
        quantities: &[],
        dates: &[],
        quotes: &quotes,
    };
    let statements = extract(&document, &lexed, &facts);
    (document, statements)
}

/// `polarity | hedges | negations | attribution` of the first statement.
fn check(text: &str, expected: &str) {
    let (document, statements) = read(text);
    let words = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| document.slice(*span))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let statement = &statements[0];
    let by = statement.attribution.as_ref().map_or("", |by| by.name.as_str());
    let found = format!(
        "{:?} | {} | {} | {by}",
        statement.polarity,
        words(&statement.hedges),
        words(&statement.negations)
    );
    assert_eq!(found, expected, "in {text}");
}

#[test]
fn hedges() {
    check("The port may close on Monday.", "Affirmed | may |  | ");
    check("The port closed on 3 May last year.", "Affirmed |  |  | ");
    check("The port closed in May after the storm.", "Affirmed |  |  | ");
    check("The guards allegedly took the boat.", "Affirmed | allegedly |  | ");
    check("The mayor is said to be in Sundria.", "Affirmed | said to |  | ");
    check("The guard said to wait for the boat.", "Affirmed |  |  | ");
    check("The ships appear to be late.", "Affirmed | appear to |  | ");
    check("The singer appeared on the ship.", "Affirmed |  |  | ");
    check("Its military might is on show.", "Affirmed |  |  | ");
    check("The port might stay shut.", "Affirmed | might |  | ");
}

#[test]
fn negations() {
    check("Korvia did not attack the port.", "Negated |  | not | ");
    check("Korvia didn't attack the port.", "Negated |  | n't | ");
    check("Korvia has never owned the port.", "Negated |  | never | ");
    check("The port is no longer open.", "Negated |  | no longer | ");
    check("No ships sank in the storm.", "Negated |  | No | ");
    check("Korvia refused to sign the pact.", "Negated |  | refused to | ");
    check("Korvia left the port without a word.", "Affirmed |  | without | ");
    check("Korvia attacked not the port but the town.", "Affirmed |  | not | ");
    check(
        "Korvia attacked the port, which was not guarded.",
        "Affirmed |  | not | ",
    );
    check("When the pilot did not come, the ship left.", "Affirmed |  | not | ");
    check("Korvia chose not to attack the port.", "Affirmed |  | not to | ");
    check(
        "Ida Hale said Korvia did not attack the port.",
        "Negated |  | not | Ida Hale",
    );
    check(
        "Ida Hale said that the port was not open.",
        "Negated |  | not | Ida Hale",
    );
}

#[test]
fn not_negations() {
    check("It is not only late but also wrong.", "Affirmed |  |  | ");
    check("There is no doubt that it is late.", "Affirmed |  |  | ");
    check("No fewer than 40 ships came.", "Affirmed |  |  | ");
    check("The council rejected the bill.", "Affirmed |  |  | ");
    check("He was denied entry to the port.", "Affirmed |  |  | ");
}

#[test]
fn denials() {
    check(
        "Korvia denied that it attacked the port.",
        "Denied |  | denied | Korvia",
    );
    check("Korvia denied attacking the old port.", "Denied |  | denied | Korvia");
    check("Korvia has rejected the accusations.", "Denied |  | rejected | ");
    check("Ida Hale dismissed the claims as absurd.", "Denied |  | dismissed | ");
    check(
        "The ship of a man who denied the theft sank.",
        "Affirmed |  | denied | ",
    );
}

#[test]
fn attribution() {
    check("According to Ida Hale, the port is open.", "Affirmed |  |  | Ida Hale");
    check("The port is open, police said.", "Affirmed |  |  | police");
    check("“The port is open,” said Ida Hale.", "Affirmed |  |  | Ida Hale");
    check("Ida Hale called the port a “mess”.", "Affirmed |  |  | ");
}

fn check_cuts(text: &str, expected: &[&str]) {
    let (document, statements) = read(text);
    let found: Vec<_> = statements
        .iter()
        .map(|statement| document.slice(statement.span))
        .collect();
    assert_eq!(found, expected, "in {text}");
}

#[test]
fn cuts() {
    check_cuts("# The port is open again", &[]);
    check_cuts(
        "- State of the port: The port is open again.",
        &["The port is open again."],
    );
    check_cuts("Port. The port is open again.", &["The port is open again."]);
    check_cuts(
        "The port was shut for days; the ferries have begun to sail again.",
        &["The port was shut for days", "the ferries have begun to sail again."],
    );
    check_cuts(
        "He has ships; planes; and a very long list.",
        &["He has ships; planes; and a very long list."],
    );
    check_cuts(
        "The port was shut, and the ferries stayed away.",
        &["The port was shut, and the ferries stayed away."],
    );
    check_cuts(
        "The port of the old town was shut for nine days by the storm of that week, but the ferries have begun to \
         sail again from the new pier in the north.",
        &[
            "The port of the old town was shut for nine days by the storm of that week",
            "the ferries have begun to sail again from the new pier in the north.",
        ],
    );
    let list = "The drills that were held by the army of Korvia, the navy of Sundria, and the police have angered the \
                people of the old port in the far north.";
    check_cuts(list, &[list]);
    let quoted = "“The port was shut for nine days by the storm of that week; the ferries have begun to sail again,” \
                  said Ida Hale of the port.";
    check_cuts(quoted, &[quoted]);
}

#[test]
fn facts() {
    let (_, statements) = read("Ida Hale left Korvia on Monday. “It is late. Sundria is far,” said Ida Hale.");
    let entities: Vec<_> = statements.iter().map(|statement| statement.entities.clone()).collect();
    assert_eq!(entities, [vec![0, 1], vec![], vec![0, 2]]);
    assert_eq!(statements[1].quotes, [0]);
    assert_eq!(statements[2].quotes, [0]);
    assert_eq!(
        statements[1].attribution.as_ref().map(|by| by.name.as_str()),
        Some("Ida Hale")
    );
}
