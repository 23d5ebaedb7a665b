use super::*;
use crate::text::{Aside, Block, GridCell, Language};

fn document(text: &str, kind: BlockKind) -> Document {
    let block = Block {
        span: Span::new(0, text.len()),
        kind,
        language: Language::English,
        aside: None,
    };
    Document {
        text: text.to_owned(),
        blocks: vec![block],
        ..Document::default()
    }
}

/// `tokens` joined by a vertical stroke.
fn tokens(text: &str) -> String {
    let lexed = Lexed::lex(&document(text, BlockKind::Paragraph));
    for token in &lexed.tokens {
        assert!(!token.span.of(text).is_empty(), "{token:?} of {text:?}");
    }
    let parts: Vec<&str> = lexed.tokens.iter().map(|token| token.span.of(text)).collect();
    parts.join("│")
}

fn sentences_of(text: &str, kind: BlockKind) -> Vec<String> {
    let document = document(text, kind);
    let lexed = Lexed::lex(&document);
    let mut next = 0;
    for sentence in &lexed.sentences {
        assert_eq!(sentence.tokens.start, next, "sentences leave no token out: {text:?}");
        next = sentence.tokens.end;
    }
    assert_eq!(next as usize, lexed.tokens.len(), "{text:?}");
    lexed
        .sentences
        .iter()
        .map(|sentence| document.slice(sentence.span).to_owned())
        .collect()
}

#[test]
fn words_and_numbers() {
    for (text, expected) in [
        ("The U.S. and U.K. met.", "The│U.S.│and│U.K.│met│."),
        ("a U.S.-led force", "a│U.S.│-│led│force"),
        ("at 5 p.m. in No. 10", "at│5│p.m.│in│No.│10"),
        ("He said no. Then", "He│said│no│.│Then"),
        ("Mr. Hale and Dr. Ode", "Mr.│Hale│and│Dr.│Ode"),
        ("J.K. Arden, J. Arden", "J.K.│Arden│,│J.│Arden"),
        ("Korvia’s F16s don't fly", "Korvia│’s│F16s│do│n't│fly"),
        ("we’re, they'd, I'll, it’s", "we│’re│,│they│'d│,│I│'ll│,│it│’s"),
        ("O'Neill's reporters' desk", "O'Neill│'s│reporters│'│desk"),
        ("the 1990s and 1990's", "the│1990│s│and│1990│'s"),
        ("$1,204,330 or 49.26%", "$│1,204,330│or│49.26│%"),
        ("40bn in 2019,2020", "40│bn│in│2019│,│2020"),
        ("up .5 points.", "up│.5│points│."),
        ("South,the US,and East", "South│,│the│US│,│and│East"),
        ("“Edge,” he said", "“│Edge│,│”│he│said"),
        ("the ‘Edge’ plan", "the│‘│Edge│’│plan"),
        ("KF-16, H5N1, m²", "KF│-│16│,│H5N1│,│m²"),
        (
            "see https://example.org/a/2024?b=1. Next",
            "see│https://example.org/a/2024?b=1│.│Next",
        ),
        (
            "on www.example.com, or Example.com.",
            "on│www.example.com│,│or│Example.com│.",
        ),
        ("wait... what -- no…", "wait│...│what│--│no│…"),
        ("two\u{a0}words\u{200b}three", "two│words│three"),
        ("cafe\u{301} soft\u{ad}ly", "cafe\u{301}│soft\u{ad}ly"),
        ("\u{301} alone", "\u{301}│alone"),
        ("“NATO”’s role", "“│NATO│”│’s│role"),
        ("1½ cups, ½ pint", "1½│cups│,│½│pint"),
        ("한국은 자신", "한국은│자신"),
        ("", ""),
        ("'", "'"),
    ] {
        assert_eq!(tokens(text), expected, "{text:?}");
    }
}

#[test]
fn words_are_folded_once() {
    let document = document("The CAFÉ’S door. the café's Door", BlockKind::Paragraph);
    let lexed = Lexed::lex(&document);
    let folded: Vec<&str> = lexed.tokens.iter().map(|token| lexed.word(token)).collect();
    assert_eq!(folded, ["the", "café", "'s", "door", ".", "the", "café", "'s", "door"]);
    assert_eq!(lexed.words.len(), 5);
}

#[test]
fn cases() {
    for (word, expected) in [
        ("word", Case::Lower),
        ("Word", Case::Capitalised),
        ("A", Case::Capitalised),
        ("NATO", Case::Upper),
        ("U.S.", Case::Upper),
        ("McArdle", Case::Mixed),
        ("12", Case::None),
        ("Émile", Case::Capitalised),
        ("한국", Case::None),
    ] {
        let lexed = Lexed::lex(&document(word, BlockKind::Paragraph));
        assert_eq!(lexed.tokens[0].case, expected, "{word}");
    }
}

#[test]
fn sentence_ends() {
    // `‖` marks where a sentence ends.
    for marked in [
        "It rained. ‖Nobody came! ‖Why? ‖We do not know.",
        "Mr. Hale met Gen. Ode in St. Arden. ‖They talked.",
        "The U.S. Navy left. ‖It sailed for the U.S. ‖The crew cheered.",
        "He arrived at 5 p.m. Monday. ‖She left at 6 p.m. ‖Police came.",
        "Room No. 5 is free. ‖He said no. ‖Then he left.",
        "new strategies.‖The implications are plain.",
        "We must weigh the costs.‖It is late.‖They know.",
        "Read report.pdf and Node.js on example.com today.",
        "A U.S.-led force under J.K. Arden grew by 3.5 points.",
        "She called it an “Inland League.” ‖The answer came at once.",
        "He called it an “Inland League.” ‖this remark shows it.",
        "“We will come.” he said.",
        "“Will you come?” she asked. ‖“No.”",
        "“Why?” Hale asked. ‖“Because.”",
        "“We came. ‖We saw,” he said.",
        "(He left.) ‖Then she left.",
        "It grew (see Fig. 3). ‖The rest fell.",
        "They waited … and then […] left.",
        "They waited… ‖The door opened.",
        "He said \"We go.\" ‖\"When?\" she asked.",
        "He said \"We go.\"‖The rest stayed.",
        "an “Inland League.”‖This shows it.",
        "It is over.[12] ‖The end.",
        "drills were held. ‖this could result in war",
        "Arden Inc. said so. ‖Arden Inc. ‖The firm left.",
        "Ships, planes, etc. were sent. ‖Ships, planes, etc. ‖Many came.",
        "It fell in 2023.‖Officials said so.",
        "No end here",
        "Hale v. Arden was heard. ‖All agreed.",
        "Lt. Gen. Ode spoke on Jan. 5 at 4 a.m. in town.",
        "She has a Ph.D. in law. ‖She works.",
        "It was plan B. ‖The next was plan C.",
        "하나는 갔다. ‖둘은 왔다.",
        "彼は来た。‖彼女は行った。",
    ] {
        let text = marked.replace('‖', "");
        let expected: Vec<&str> = marked.split('‖').map(str::trim).collect();
        assert_eq!(sentences_of(&text, BlockKind::Paragraph), expected);
    }
}

#[test]
fn headings_and_labels() {
    assert_eq!(
        sentences_of("What now? The next steps", BlockKind::Heading { level: 2 }).len(),
        1
    );
    let label = BlockKind::ListItem {
        label: Some(Span::new(0, 8)),
    };
    assert_eq!(
        sentences_of("Gun laws: They work. We hope.", label),
        ["Gun laws:", "They work.", "We hope."]
    );
    assert_eq!(
        sentences_of("They work.", BlockKind::ListItem { label: None }),
        ["They work."]
    );
    assert_eq!(
        sentences_of("They came\n> and left.", BlockKind::Quotation),
        ["They came\n> and left."]
    );
    assert!(!tokens("a\nb").contains('\n'));
}

#[test]
fn tables_have_tokens_and_set_aside_blocks_none() {
    let text = "A | B |\n---|---|\n1.5 | two |";
    let mut document = document(text, BlockKind::Table { grid: 0 });
    let cell = |start, end| GridCell {
        span: Span::new(start, end),
        ..GridCell::default()
    };
    document.grids.push(Grid {
        rows: vec![vec![cell(0, 1), cell(4, 5)], vec![cell(17, 20), cell(23, 26)]],
        ..Grid::default()
    });
    let lexed = Lexed::lex(&document);
    let words: Vec<&str> = lexed.tokens.iter().map(|token| token.span.of(text)).collect();
    assert_eq!(words, ["A", "B", "1.5", "two"]);
    assert!(lexed.sentences.is_empty());
    document.blocks[0].aside = Some(Aside::Navigation);
    assert!(Lexed::lex(&document).tokens.is_empty());
    document.blocks[0].aside = None;
    document.blocks[0].language = Language::Korean;
    assert!(Lexed::lex(&document).tokens.is_empty());
}

#[test]
fn long_and_odd_texts_take_linear_time() {
    for part in [
        "a.", "aa.", "a'", "'s", "A. ", "\" ", "… ", "().", "1,1.", "é’", "\u{200d}", "x://", "Dr. ",
    ] {
        let text = part.repeat(200_000);
        let lexed = Lexed::lex(&document(&text, BlockKind::Paragraph));
        assert!(
            lexed
                .tokens
                .iter()
                .all(|token| text.is_char_boundary(token.span.end as usize))
        );
    }
}

proptest::proptest! {
    #[test]
    fn tokens_lie_in_order_on_boundaries(text in "\\PC*|[a-zA-Z.'’\"” 0-9,\u{301}-]*") {
        let document = document(&text, BlockKind::Paragraph);
        let lexed = Lexed::lex(&document);
        let mut end = 0;
        for token in &lexed.tokens {
            assert!(token.span.start >= end && !token.span.is_empty());
            assert!(text.get(token.span.range()).is_some());
            end = token.span.end;
        }
        sentences_of(&text, BlockKind::Paragraph);
    }
}

#[test]
fn datelines_are_sentences_of_their_own() {
    for (text, expected) in [
        ("PORT MERROW — The ferry sank.", "PORT MERROW —"),
        (
            "KARSUND, June 3 (Agency) - At least two boats sank.",
            "KARSUND, June 3 (Agency) -",
        ),
        ("Karsund (Agency) – Two boats sank.", "Karsund (Agency) –"),
        ("(Agency) - Two boats sank.", "(Agency) -"),
        ("Karsund – The ferry sank.", "Karsund –"),
        ("Karsund – Orland's port – grew.", "Karsund – Orland's port – grew."),
        (
            "MARWICK, Orland (May 4) -- “Two boats sank,” she said.",
            "MARWICK, Orland (May 4) --",
        ),
        // A dash within a sentence.
        (
            "NATO — which has 32 members — met.",
            "NATO — which has 32 members — met.",
        ),
        (
            "Karsund - a port in the north - grew.",
            "Karsund - a port in the north - grew.",
        ),
        ("COVID-19 cases rose.", "COVID-19 cases rose."),
        (
            "The port (founded in 1902) - Karsund's first - grew.",
            "The port (founded in 1902) - Karsund's first - grew.",
        ),
    ] {
        assert_eq!(sentences_of(text, BlockKind::Paragraph)[0], expected, "{text}");
    }
}
