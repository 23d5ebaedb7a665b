//! Files that are not text: each kind comes in readable, hostile ones are refused, damaged ones never take the program down.

mod damaged;
mod fixtures;
mod pdf;

use crossread::formats::{self, Opened, write};
use crossread::ingest::{self, Edits, Format};
use crossread::report::{Block, Cell, Paper, Section, Table};
use crossread::text::{BlockKind, Document};
use proptest::prelude::*;

use fixtures as make;

/// The only text of a file, as it is read.
fn read(name: &str, bytes: &[u8]) -> (Document, Edits) {
    let opened = formats::open(name, bytes);
    assert_eq!(opened.left_out, [], "{name}");
    assert_eq!(opened.parts.len(), 1, "{name}");
    let part = &opened.parts[0];
    let taken = ingest::take(&part.name, &part.bytes, part.format).expect("the text is taken");
    (ingest::read(taken.format, &taken.text, &part.edits), part.edits.clone())
}

/// The blocks that count, with a letter for their kind.
fn blocks(document: &Document) -> Vec<String> {
    let counted = document.blocks.iter().filter(|block| block.aside.is_none());
    let shown = counted.map(|block| {
        let kind = match block.kind {
            BlockKind::Heading { .. } => "h",
            BlockKind::Paragraph => "p",
            BlockKind::ListItem { .. } => "-",
            BlockKind::Table { .. } => "t",
            BlockKind::Quotation => "q",
            BlockKind::Caption => "c",
        };
        format!("{kind} {}", document.slice(block.span))
    });
    shown.collect()
}

fn left_out(opened: &Opened) -> String {
    let lines = opened
        .left_out
        .iter()
        .map(|left| format!("{}: {}", left.name, left.why));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn word_documents() {
    let bytes = make::docx();
    let (document, _) = read("report.docx", &bytes);
    let blocks = blocks(&document);
    assert_eq!(blocks[0], "h Harbour budget");
    assert_eq!(blocks[1], "p The council met on Monday & voted.");
    assert_eq!(&blocks[2..4], ["- New cranes", "- Deeper berths"]);
    assert!(blocks[4].starts_with("t Costs by year"), "{blocks:?}");
    assert_eq!(blocks[5], "p The vote was close.");
    assert_eq!(blocks[6], "- Figures of the port office.", "the footnote");
    assert!(!document.text.contains("struck") && !document.text.contains("unseen") && !document.text.contains("PAGE"));
    let grid = &document.grids[0];
    let row = |row: usize| {
        grid.rows[row]
            .iter()
            .map(|cell| document.slice(cell.span))
            .collect::<Vec<_>>()
    };
    assert_eq!(row(0), ["Year", "Cost", "Cost"]);
    assert_eq!(row(1), ["2023", "planned", "10"]);
    assert_eq!(row(2), ["2023", "spent", "12"], "a cell over two rows");
}

#[test]
fn word_documents_take_in_html() {
    let (document, _) = read("report.docx", &make::docx_of_chunk());
    assert_eq!(blocks(&document), ["p Before it.", "p The bridge reopens."]);
}

/// A table of a report, written as DOCX and read again.
#[test]
fn spans_of_a_report_are_kept() {
    let cell = |text: &str, rows, columns| Cell {
        span: (rows, columns),
        ..Cell::words(text)
    };
    let covered = || cell("", 0, 0);
    let table = Table {
        rows: vec![
            vec![cell("Town", 2, 1), cell("Boats", 1, 2), covered()],
            vec![covered(), cell("2023", 1, 1), cell("2024", 1, 1)],
            vec![cell("Arden", 1, 1), cell("none counted", 1, 2), covered()],
        ],
        ..Table::default()
    };
    let paper = Paper {
        title: "Boats".to_owned(),
        sections: vec![Section::new("boats", "Boats", vec![Block::Table(table)])],
        ..Paper::default()
    };
    let document = postcard::to_stdvec(&write::Document::Docx(paper)).expect("a message");
    let opened = formats::open("boats.docx", &write::write(&document));
    let html = String::from_utf8_lossy(&opened.parts[0].bytes).into_owned();
    let rows: Vec<&str> = html.lines().filter(|line| line.contains("<td")).collect();
    assert_eq!(
        rows,
        [
            "<table><tr><td rowspan=\"2\">Town</td><td colspan=\"2\">Boats</td></tr>",
            "<tr><td>2023</td><td>2024</td></tr>",
            "<tr><td>Arden</td><td colspan=\"2\">none counted</td></tr>",
        ],
        "{html}"
    );
}

#[test]
fn workbooks() {
    let bytes = make::xlsx();
    let opened = formats::open("book.xlsx", &bytes);
    let notes = opened.parts[0].notes.join(" ");
    assert!(
        notes.contains("1 formulas have no stored value") && notes.contains("hidden"),
        "{notes}"
    );
    let (document, _) = read("book.xlsx", &bytes);
    let grid = &document.grids[0];
    let row = |row: usize| {
        grid.rows[row]
            .iter()
            .map(|cell| document.slice(cell.span))
            .collect::<Vec<_>>()
    };
    assert_eq!(row(0), ["Town", "Share", "Cost", "Day"]);
    assert_eq!(row(1), ["Arden", "12.5%", "$1,500.50", "2024-06-03"]);
    assert_eq!(row(2), ["Vale", "7.0%", "30", ""], "the stored value of a formula");
    assert_eq!(grid.caption.map(|caption| document.slice(caption)), Some("Budget"));
    assert!(!document.text.contains("SUM") && !document.text.contains("secret"));
}

#[test]
fn open_documents() {
    let (document, _) = read("report.odt", &make::odt());
    assert_eq!(
        blocks(&document),
        [
            "h Ferry service",
            "p The ferry sails at noon.",
            "- North pier",
            "t Day | Boats\nMonday | 4",
            "- From the timetable."
        ]
    );
    let (document, _) = read("sheet.ods", &make::ods());
    assert!(!document.text.contains("secret"), "{}", document.text);
    let rows: Vec<Vec<&str>> = document.grids[0]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| document.slice(cell.span)).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["Town", "Day", "Boats"],
            ["Arden", "2024-06-03", "4"],
            ["Vale", "2024-06-04", "4"]
        ]
    );
}

#[test]
fn mails_with_attachments() {
    let opened = formats::open("news.eml", &make::mail(&make::docx()));
    assert_eq!(opened.left_out, []);
    let names: Vec<&str> = opened.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["news.eml", "report.docx"]);
    let edits = &opened.parts[0].edits;
    assert_eq!(edits.title.as_deref(), Some("Bridge reopens"));
    assert_eq!(edits.author.as_deref(), Some("Ada Fenn"));
    assert_eq!(
        edits.published.map(|date| date.to_string()).as_deref(),
        Some("2024-06-03")
    );
    assert_eq!(
        String::from_utf8_lossy(&opened.parts[0].bytes).trim(),
        "The bridge – closed since May – reopens."
    );
}

#[test]
fn saved_web_pages() {
    let (document, edits) = read("page.mhtml", make::web_archive().as_bytes());
    assert!(
        document.text.contains("The café reopened on Monday."),
        "{}",
        document.text
    );
    assert_eq!(edits.address.as_deref(), Some("https://news.example/cafe"));
}

#[test]
fn rich_text() {
    let (document, _) = read("note.rtf", make::rtf().as_bytes());
    assert_eq!(
        blocks(&document),
        [
            "h Harbour note",
            "p The mayor’s café – “Nordlicht” – closed.",
            "p It cost €5.",
            "t Town | Boats\nArden | 4"
        ]
    );
}

#[test]
fn books() {
    let (document, edits) = read("book.epub", &make::epub());
    assert_eq!(blocks(&document), ["h First", "p It began.", "h Second", "p It ended."]);
    assert_eq!(edits.title.as_deref(), Some("Two parts"));
    assert_eq!(edits.author.as_deref(), Some("Ada Fenn"));
}

#[test]
fn articles_as_json() {
    let list = r#"{"status":"ok","articles":[
        {"title":"Bridge closed","source":{"id":null,"name":"Harbour Courier"},"author":"By Ada Fenn","url":"https://a.example/1",
         "publishedAt":"2024-06-03T10:00:00Z","content":"The bridge closed on Monday."},
        {"headline":"Bridge open","articleBody":"The bridge opened on Friday.","datePublished":1717718400},
        {"id":7}]}"#;
    let opened = formats::open("list.json", list.as_bytes());
    assert_eq!(opened.parts.len(), 2, "{opened:?}");
    let edits = &opened.parts[0].edits;
    assert_eq!(edits.outlet.as_deref(), Some("Harbour Courier"));
    assert_eq!(edits.author.as_deref(), Some("Ada Fenn"));
    assert_eq!(
        edits.published.map(|date| date.to_string()).as_deref(),
        Some("2024-06-03")
    );
    assert_eq!(opened.parts[1].edits.title.as_deref(), Some("Bridge open"));
    assert_eq!(
        opened.parts[1].edits.published.map(|date| date.to_string()).as_deref(),
        Some("2024-06-07")
    );
    let lines = "{\"title\":\"A\",\"text\":\"One two three.\"}\nnot json\n{\"title\":\"B\",\"text\":\"<p>Four five six.</p>\"}\n";
    let opened = formats::open("list.jsonl", lines.as_bytes());
    assert_eq!(opened.parts.len(), 2);
    assert_eq!(opened.parts[1].format, Some(Format::Html));
    assert!(left_out(&opened).contains("1 of its lines"), "{opened:?}");
    assert!(left_out(&formats::open("x.json", b"{\"a\":[1,2]}")).contains("No article"));
    assert!(left_out(&formats::open("x.json", "[".repeat(100_000).as_bytes())).contains("no JSON"));
}

#[test]
fn pdf_in_reading_order() {
    let (document, _) = read("paper.pdf", &make::pdf());
    let blocks = blocks(&document);
    assert_eq!(blocks[0], "h Harbour report");
    let at = |words: &str| {
        blocks
            .iter()
            .position(|block| block.contains(words))
            .unwrap_or_else(|| panic!("{words}: {blocks:#?}"))
    };
    assert!(
        blocks[at("left column")].contains("information about the harbour"),
        "a parted word: {blocks:#?}"
    );
    assert!(at("left column") < at("right column"), "{blocks:#?}");
    assert!(
        blocks
            .iter()
            .all(|block| !block.contains("Port Gazette") && block != "p 2"),
        "{blocks:#?}"
    );
    let grid = &document.grids[0];
    let rows: Vec<Vec<&str>> = grid
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| document.slice(cell.span)).collect())
        .collect();
    assert_eq!(rows, [["Town", "Boats"], ["Arden", "14"], ["Vale", "25"]]);
}

#[test]
fn pdf_without_text_is_told() {
    assert!(left_out(&formats::open("scan.pdf", &make::scanned_pdf())).contains("OCR"));
    assert!(left_out(&formats::open("cut.pdf", b"%PDF-1.7\n1 0 obj")).contains("damaged"));
    assert!(left_out(&formats::open("cut.pdf", b"words")).contains("damaged"));
}

#[test]
fn archives_within_limits() {
    let inner = make::zip(&[("deep/b.txt", b"Beta words stand here.")]);
    let bytes = make::zip(&[
        ("../../etc/passwd.txt", b"Alpha words stand here."),
        ("__MACOSX/._x", b"litter"),
        ("inner.zip", &inner),
        ("pic\u{202e}gnp.exe", b"MZ\x90\0"),
    ]);
    let opened = formats::open("all.zip", &bytes);
    let names: Vec<&str> = opened.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["passwd.txt", "b.txt", "picgnp.exe"]);

    let mut nested = make::zip(&[("a.txt", b"Words.")]);
    for _ in 0..5 {
        nested = make::zip(&[("next.zip", &nested)]);
    }
    assert!(left_out(&formats::open("nested.zip", &nested)).contains("deeper ones are not opened"));

    let zeros = vec![0; 30_000_000];
    let bomb = make::zip(&[("zeros.txt", &zeros)]);
    assert!(left_out(&formats::open("bomb.zip", &bomb)).contains("times its size"));
    assert!(left_out(&formats::open("cut.zip", &inner[..inner.len() / 2])).contains("damaged"));
    assert!(left_out(&formats::open("empty.zip", &make::zip(&[]))).contains("no file"));
    let many: Vec<(String, &[u8])> = (0..600)
        .map(|at| (format!("{at:03}.txt"), &b"Words stand here."[..]))
        .collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let opened = formats::open("many.zip", &make::zip(&many));
    assert_eq!(opened.parts.len(), 500);
    assert!(left_out(&opened).contains("limit is 500"));
}

#[test]
fn external_entities_stay_outside() {
    let body = "<!DOCTYPE d [<!ENTITY boom \"many words\"><!ENTITY file SYSTEM \"file:///etc/passwd\">]>\
        <w:document><w:body><w:p><w:r><w:t>Safe &boom;&file;words.</w:t></w:r></w:p></w:body></w:document>";
    let bytes = make::zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", body.as_bytes()),
    ]);
    let (document, _) = read("x.docx", &bytes);
    assert_eq!(document.text, "Safe words.");
}

#[test]
fn older_and_locked_files_are_told() {
    let compound = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600], &name].concat()
    };
    for (name, expected) in [
        ("WordDocument", ".docx"),
        ("Workbook", ".xlsx"),
        ("EncryptedPackage", "password"),
    ] {
        let told = left_out(&formats::open("old.doc", &compound(name)));
        assert!(told.contains(expected), "{name}: {told}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_give_an_answer(cut in 0.0..1.0f64, flips in proptest::collection::vec((0.0..1.0f64, any::<u8>()), 0..12)) {
        for (name, bytes) in make::all() {
            let mut damaged = bytes.clone();
            if cut > 0.3 {
                damaged.truncate((bytes.len() as f64 * cut) as usize);
            }
            for (at, byte) in &flips {
                let at = (damaged.len() as f64 * at) as usize;
                if let Some(place) = damaged.get_mut(at) {
                    *place = *byte;
                }
            }
            for part in formats::open(name, &damaged).parts {
                if let Ok(taken) = ingest::take(&part.name, &part.bytes, part.format) {
                    ingest::read(taken.format, &taken.text, &part.edits);
                }
            }
        }
    }
}
