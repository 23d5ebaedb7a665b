//! Packages that are cut off or partly lost give what can be saved of them, and say so.

use super::{blocks, formats, ingest, left_out, make};

/// The blocks that are saved of a file, and the notes beside them.
fn saved(name: &str, bytes: &[u8]) -> (Vec<String>, String) {
    let opened = formats::open(name, bytes);
    assert_eq!(opened.parts.len(), 1, "{name}: {:?}", opened.left_out);
    let part = &opened.parts[0];
    let taken = ingest::take(&part.name, &part.bytes, part.format).expect("the text is taken");
    let document = ingest::read(taken.format, &taken.text, &part.edits);
    (blocks(&document), part.notes.join(" "))
}

/// Without the list of contents at the end, and so much more.
fn cut(bytes: &[u8], more: usize) -> &[u8] {
    let list = bytes
        .windows(4)
        .position(|window| window == b"PK\x01\x02")
        .expect("a list");
    &bytes[..list - more]
}

#[test]
fn documents_without_their_end() {
    let whole = make::docx();
    let (expected, notes) = saved("report.docx", &whole);
    assert_eq!(notes, "");
    let (found, notes) = saved("report.docx", cut(&whole, 0));
    assert_eq!(found, expected);
    assert!(notes.contains("cut off"), "{notes}");

    let (found, notes) = saved("report.odt", cut(&make::odt(), 60));
    assert_eq!(found[0], "h Ferry service", "{found:?}");
    assert!(notes.contains("cut off"), "{notes}");

    let told = left_out(&formats::open("report.docx", &whole[..200]));
    assert!(told.contains("damaged"), "{told}");
}

#[test]
fn archives_without_their_end() {
    let bytes = make::zip(&[
        ("a.txt", b"Alpha words stand here."),
        ("b.txt", b"Beta words stand here."),
    ]);
    let opened = formats::open("all.zip", cut(&bytes, 0));
    let names: Vec<&str> = opened.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["a.txt", "b.txt"]);
    assert!(left_out(&opened).contains("cut off"), "{opened:?}");
}

#[test]
fn a_bomb_without_its_list_is_still_refused() {
    let bomb = make::zip(&[("zeros.txt", &vec![0; 30_000_000])]);
    assert!(left_out(&formats::open("bomb.zip", cut(&bomb, 0))).contains("times its size"));
}

#[test]
fn cells_whose_words_are_lost_are_counted() {
    let without = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c><c r=\"B1\"><v>12</v></c></row>\
                   <row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row></sheetData></worksheet>";
    let bytes = make::zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "xl/workbook.xml",
            b"<workbook><sheets><sheet name=\"Budget\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", without.as_bytes()),
    ]);
    let (_, notes) = saved("book.xlsx", &bytes);
    assert!(
        notes.contains("1 cell is empty: the words that stood there are lost."),
        "{notes}"
    );
}
