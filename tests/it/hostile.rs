//! Hostile input is normal input: each gives a result or a refusal in plain words, and never takes others down.

use crossread::ingest::{self, Refusal};

use super::chain;

const GOOD: (&str, &[u8]) = (
    "good.txt",
    b"Mayor Ada Fenn opened the bridge on Monday. It cost $3 million.",
);

/// The good file is analysed beside the bad one.
fn beside_a_good_one(name: &str, bytes: &[u8]) {
    let (engine, ids, _) = chain::run(&[(name, bytes), GOOD]);
    let good = ids
        .last()
        .and_then(|id| engine.source(*id))
        .expect("the good file is there");
    assert!(
        !good.analysis.statements.is_empty(),
        "{name}: the good file is analysed"
    );
}

#[test]
fn empty_and_binary_files_are_refused_in_plain_words() {
    for (name, bytes) in [("empty.txt", &b""[..]), ("spaces.txt", b" \n\t \r\n ")] {
        assert_eq!(ingest::take(name, bytes, None).err(), Some(Refusal::Empty), "{name}");
    }
    for (name, bytes) in [
        ("a.pdf", &b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"[..]),
        ("a.docx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        (
            "a.txt",
            b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00",
        ),
    ] {
        let refusal = ingest::take(name, bytes, None).err();
        assert!(matches!(refusal, Some(Refusal::Binary { .. })), "{name}: {refusal:?}");
        beside_a_good_one(name, bytes);
    }
    let message = Refusal::Binary {
        guess: Some("PDF".into()),
    }
    .to_string();
    assert!(message.contains("PDF") && message.contains("paste"), "{message}");
}

#[test]
fn what_is_too_large_is_refused_with_the_limit() {
    let bytes = vec![b'a'; ingest::LIMIT as usize + 1];
    let refusal = ingest::take("large.txt", &bytes, None).err();
    assert_eq!(
        refusal,
        Some(Refusal::TooLarge {
            bytes: ingest::LIMIT + 1,
            limit: ingest::LIMIT
        })
    );
}

#[test]
fn broken_encodings_are_read_with_a_note() {
    for bytes in [
        &b"The mayor said \xff\xfe\xfd no."[..],
        b"\xff\xfeT\x00h\x00e\x00 \x00d\xd8 \x00e\x00n\x00d\x00.\x00", // a lone surrogate in UTF-16
        b"caf\xe9 closed; the caf\xe9 owner said so.",
    ] {
        beside_a_good_one("encoding.txt", bytes);
    }
}

#[test]
fn scripts_in_html_are_not_text() {
    let html = b"<html><body><p onclick=\"steal()\">Plain words stand here.</p><script>steal('all of it')</script>\
        <style>p{color:red}</style><img src=x onerror=steal()><svg><script>steal()</script></svg><template>steal</template>";
    let (engine, ids, _) = chain::run(&[("page.html", html)]);
    let text = &engine.source(ids[0]).expect("the page is read").document.text;
    assert!(text.contains("Plain words stand here."), "{text}");
    assert!(!text.contains("steal") && !text.contains("color"), "{text}");
}

#[test]
fn broken_and_deep_html_is_read() {
    let deep = "<div>".repeat(50_000) + "Deep words are read.";
    let lists = "<ul><li>".repeat(5_000) + "x";
    let table = "<table><tr><td colspan=999999999 rowspan=999999999>wide</td></tr>".repeat(50);
    for html in [
        "<p>Unclosed <b>bold <table><tr><td>cell<p>para",
        &deep,
        &lists,
        &table,
        "<",
        "<!doctype html><![CDATA[",
    ] {
        beside_a_good_one("page.html", html.as_bytes());
    }
}

#[test]
fn strange_text_is_read() {
    let cases = [
        "\u{202e}txet tfel-ot-thgir\u{202c} and \u{200b}zero\u{200d}width\u{feff} marks said the mayor.".to_owned(),
        "قال الوزير إن الجسر سيفتح يوم الاثنين. The minister said \"yes\".".to_owned(),
        "a\u{301}\u{302}\u{303}".repeat(5_000),
        "“".repeat(20_000),
        "\"' ".repeat(20_000),
        "| ".repeat(50_000),
        "|---".repeat(20_000),
        "- \n".repeat(50_000),
        "> ".repeat(20_000),
        "1,".repeat(100_000),
        "$".repeat(50_000),
        "9".repeat(50_000),
        "1e999999 99999999999999999999999999999999999999999999 million billion trillion".to_owned(),
        "Mr. Dr. Prof. U.S. J. K. L. M. ".repeat(2_000),
        "A.B.C.D.".repeat(10_000),
        "\r\n\r\r\n\u{2028}\u{2029}\u{85}x".repeat(1_000),
        "The North said the South said the North said ".repeat(3_000),
        "31 February 2024, 99/99/9999, 0000-00-00, 12 June 99999, the 0th of May".to_owned(),
        "\u{0}\u{1}\u{2} control characters stand in this text\u{7f}.".to_owned(),
        "👩‍👩‍👧‍👦🇺🇳".repeat(2_000),
    ];
    for text in &cases {
        beside_a_good_one("strange.txt", text.as_bytes());
        beside_a_good_one("strange.md", text.as_bytes());
        beside_a_good_one("strange.csv", text.as_bytes());
    }
}

#[test]
fn a_line_of_a_million_characters_is_read() {
    let line = "The council of Port Ellery spent $40 million on 12 ferries in 2024. ".repeat(15_000);
    beside_a_good_one("line.txt", line.as_bytes());
    let word = "x".repeat(1_000_000);
    beside_a_good_one("word.txt", word.as_bytes());
}

#[test]
fn two_hundred_files_and_the_same_file_twice() {
    let texts: Vec<String> = (0..200)
        .map(|n| format!("Harbour notice {n}\n\nThe pilot boat moved to berth {n} at noon. Nobody was hurt."))
        .collect();
    let mut files: Vec<(&str, &[u8])> = texts.iter().map(|text| ("notice.txt", text.as_bytes())).collect();
    files.push(files[0]);
    let (_, ids, comparison) = chain::run(&files);
    assert!(ids.len() >= 201);
    assert!(comparison.findings.is_empty(), "{:?}", comparison.findings);
}
