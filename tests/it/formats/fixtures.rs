//! Small files of each kind, made here.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// All of them, with names.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let docx = docx();
    let mail = mail(&docx);
    vec![
        ("a.docx", docx),
        ("a.xlsx", xlsx()),
        ("a.odt", odt()),
        ("a.ods", ods()),
        ("a.eml", mail),
        ("a.mhtml", web_archive().into_bytes()),
        ("a.rtf", rtf().into_bytes()),
        ("a.epub", epub()),
        ("a.pdf", pdf()),
        ("b.pdf", scanned_pdf()),
        (
            "a.json",
            br#"[{"title":"A title","text":"Some words stand here.","date":"2024-06-03"}]"#.to_vec(),
        ),
    ]
}

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a file begins");
        zip.write_all(bytes).expect("bytes are written");
    }
    zip.finish().expect("an archive ends").into_inner()
}

fn texts(files: &[(&str, &str)]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zip(&files)
}

pub fn docx() -> Vec<u8> {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let styled =
        |style: &str, text: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text));
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}</w:p>",
            run(text)
        )
    };
    let cell =
        |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{}</w:p></w:tc>", run(text));
    let document = format!(
        "<?xml version=\"1.0\"?><w:document><w:body>{title}<w:p>{begin}<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText></w:r>\
         <w:del><w:r><w:delText>struck</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>{end}</w:p>{one}{two}\
         {caption}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{year}{cost}</w:tr><w:tr>{first}{planned}{ten}</w:tr><w:tr>{below}{spent}{twelve}</w:tr></w:tbl>\
         <w:p>{close}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:body></w:document>",
        title = styled("Heading1", "Harbour budget"),
        begin = run("The council met on "),
        end = run("Monday &amp; voted."),
        one = item("New cranes"),
        two = item("Deeper berths"),
        caption = styled("Caption", "Costs by year"),
        year = cell("", "Year"),
        cost = cell("<w:gridSpan w:val=\"2\"/>", "Cost"),
        first = cell("<w:vMerge w:val=\"restart\"/>", "2023"),
        planned = cell("", "planned"),
        ten = cell("", "10"),
        below = cell("<w:vMerge/>", ""),
        spent = cell("", "spent"),
        twelve = cell("", "12"),
        close = run("The vote was close."),
    );
    let styles = "<w:styles><w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>\
                  <w:style w:styleId=\"Caption\"><w:name w:val=\"caption\"/></w:style></w:styles>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"/><w:footnote w:id=\"2\"><w:p><w:r><w:t>Figures of the port office.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    texts(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        ("word/styles.xml", styles),
        ("word/footnotes.xml", notes),
    ])
}

pub fn xlsx() -> Vec<u8> {
    let sheet = "<worksheet><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>Cost</t></is></c><c r=\"D1\" t=\"str\"><v>Day</v></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\"><v>0.125</v></c><c r=\"C2\" s=\"2\"><v>1500.5</v></c><c r=\"D2\" s=\"3\"><v>45446</v></c></row>\
        <row r=\"3\"><c r=\"A3\" t=\"s\"><v>3</v></c><c r=\"B3\" s=\"1\"><v>7.0000000000000007E-2</v></c><c r=\"C3\"><f>SUM(1,29)</f><v>30</v></c><c r=\"D3\"><f>SUM(2)</f></c></row>\
        </sheetData></worksheet>";
    texts(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"Budget\" r:id=\"rId1\"/><sheet name=\"Notes\" state=\"hidden\" r:id=\"rId2\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>Town</t></si><si><r><t>Sha</t></r><r><t>re</t></r></si><si><t>Arden</t></si><si><t>Vale</t></si></sst>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/><numFmt numFmtId=\"165\" formatCode=\"&quot;$&quot;#,##0.00\"/></numFmts>\
             <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        (
            "xl/worksheets/sheet2.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>secret</v></c></row></sheetData></worksheet>",
        ),
    ])
}

pub fn odt() -> Vec<u8> {
    let content = "<office:document-content><office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>\
        <text:h text:outline-level=\"1\">Ferry service</text:h>\
        <text:p>The ferry<text:s/>sails at noon.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>From the timetable.</text:p></text:note-body></text:note></text:p>\
        <text:list><text:list-item><text:p>North pier</text:p></text:list-item></text:list>\
        <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Day</text:p></table:table-cell><table:table-cell><text:p>Boats</text:p></table:table-cell></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell><text:p>Monday</text:p></table:table-cell><table:table-cell><text:p>4</text:p></table:table-cell></table:table-row></table:table>\
        </office:text></office:body></office:document-content>";
    texts(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
    ])
}

pub fn ods() -> Vec<u8> {
    let text = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let day = |day: &str| {
        format!("<table:table-cell office:date-value=\"{day}\"><text:p>some day</text:p></table:table-cell>")
    };
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/>\
         </style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Sheet1\">\
         <table:table-row>{}{}{}<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
         <table:table-row>{}{}{}</table:table-row><table:table-row>{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         </table:table><table:table table:name=\"Old\" table:style-name=\"ta2\"><table:table-row>{}</table:table-row></table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        text("Town"),
        text("Day"),
        text("Boats"),
        text("Arden"),
        day("2024-06-03"),
        text("4"),
        text("Vale"),
        day("2024-06-04T00:00:00.000Z"),
        text("4"),
        text("secret"),
    );
    texts(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

pub fn mail(attached: &[u8]) -> Vec<u8> {
    let mut mail = String::from(
        "From: Ada Fenn <ada@news.example>\r\nTo: desk@news.example\r\nSubject: Bridge reopens\r\nDate: Mon, 3 Jun 2024 10:00:00 +0200\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\nThe bridge =E2=80=93 closed since May =E2=80=93 reopens.\r\n--b\r\n\
         Content-Type: application/octet-stream; name=\"report.docx\"\r\nContent-Disposition: attachment; filename=\"report.docx\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n",
    );
    for line in base64(attached).as_bytes().chunks(76) {
        mail.push_str(std::str::from_utf8(line).expect("base64 is ASCII"));
        mail.push_str("\r\n");
    }
    mail.push_str("--b--\r\n");
    mail.into_bytes()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            out.push(if at <= chunk.len() {
                char::from(LETTERS[(bits >> (18 - 6 * at) & 63) as usize])
            } else {
                '='
            });
        }
    }
    out
}

pub fn web_archive() -> String {
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/cafe\r\nSubject: Cafe\r\nMIME-Version: 1.0\r\n\
     Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
     Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/cafe\r\n\r\n\
     <html><head><title>Caf=C3=A9</title></head><body><h1>Caf=C3=A9 opens</h1><p>The caf=C3=A9 reopened on Mon=\r\nday.</p></body></html>\r\n\
     --b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
        .to_owned()
}

pub fn rtf() -> String {
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Times;}}{\\*\\generator Some program;}{\\info{\\title A note}}\n\
     {\\header\\pard Running head\\par}\\pard\\outlinelevel0 Harbour note\\par\n\
     \\pard The mayor\\rquote s caf\\'e9 \\endash  \\ldblquote Nord\\v unseen\\v0 licht\\rdblquote  \\endash  closed.\\par\n\
     It cost \\u8364?5.\\par{\\pict\\wmetafile8 0102030405}\n\
     \\trowd\\cellx1000\\cellx2000\\pard\\intbl Town\\cell Boats\\cell\\row\n\
     \\trowd\\cellx1000\\cellx2000\\pard\\intbl Arden\\cell 4\\cell\\row\\pard}"
        .to_owned()
}

pub fn epub() -> Vec<u8> {
    let chapter = |title: &str, text: &str| {
        format!(
            "<?xml version=\"1.0\"?><html><head><title>x</title></head><body><h2>{title}</h2><p>{text}</p></body></html>"
        )
    };
    let package = "<package><metadata><dc:title>Two parts</dc:title><dc:creator>Ada Fenn</dc:creator></metadata><manifest>\
        <item id=\"b\" href=\"text/two%20b.xhtml\"/><item id=\"a\" href=\"text/one.xhtml\"/><item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/></manifest>\
        <spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
    texts(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>",
        ),
        ("OPS/book.opf", package),
        ("OPS/nav.xhtml", "<html><body><p>Contents</p></body></html>"),
        ("OPS/text/two b.xhtml", &chapter("Second", "It ended.")),
        ("OPS/text/one.xhtml", &chapter("First", "It began.")),
    ])
}

/// Writes a PDF of the objects after the catalogue (1) and the pages (2), in order.
fn pdf_of(pages: &[usize], objects: &[String]) -> Vec<u8> {
    let kids: Vec<String> = pages.iter().map(|page| format!("{page} 0 R")).collect();
    let mut all = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")),
    ];
    all.extend_from_slice(objects);
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in all.iter().enumerate() {
        places.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", index + 1);
    }
    let start = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", all.len() + 1);
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ = write!(
        out,
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        all.len() + 1
    );
    out.into_bytes()
}

fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// Two pages: a heading over two columns with a parted word, a ruled table; running headers and page numbers.
pub fn pdf() -> Vec<u8> {
    let line = |x: i32, y: i32, size: i32, text: &str| format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n");
    let running = |number: i32| line(60, 810, 8, "Port Gazette, June") + &line(290, 30, 8, &number.to_string());
    let mut first = running(1) + &line(60, 770, 20, "Harbour report");
    let left = [
        "This left column tells of the old infor-",
        "mation about the harbour and of the boats",
        "that sailed from it every day at noon.",
        "It ends with a full stop here.",
    ];
    let right = [
        "This right column goes on with the story",
        "of the ferries and of their captains, who",
        "knew the tides better than anybody else",
        "did in those days of wind and rain.",
    ];
    for (at, (left, right)) in left.iter().zip(right).enumerate() {
        let y = 720 - 14 * at as i32;
        first += &line(60, y, 10, left);
        first += &line(320, y, 10, right);
    }
    let mut second = running(2) + &line(60, 770, 10, "The table shows how many boats each town has.");
    for (row, (town, boats)) in [("Town", "Boats"), ("Arden", "14"), ("Vale", "25")].iter().enumerate() {
        let y = 700 - 20 * row as i32;
        second += &line(66, y + 6, 10, town);
        second += &line(166, y + 6, 10, boats);
    }
    for y in [720, 700, 680, 660] {
        let _ = writeln!(second, "60 {y} m 260 {y} l S");
    }
    for x in [60, 160, 260] {
        let _ = writeln!(second, "{x} 660 m {x} 720 l S");
    }
    let page = |content: usize| {
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents {content} 0 R >>"
        )
    };
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned();
    pdf_of(&[3, 4], &[page(6), page(7), font, stream(&first), stream(&second)])
}

/// One page with nothing but a picture.
pub fn scanned_pdf() -> Vec<u8> {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>".to_owned();
    let picture = "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>\nstream\nabcd\nendstream";
    pdf_of(&[3], &[page, stream("500 0 0 800 40 20 cm /I Do"), picture.to_owned()])
}

/// Lines of text on one page, each at its place and in a size.
pub fn pdf_of_lines(lines: &[(f64, f64, f64, &str)]) -> Vec<u8> {
    pdf_of_pages(&[lines])
}

pub fn pdf_of_pages(pages: &[&[(f64, f64, f64, &str)]]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned();
    let mut objects = vec![font];
    let mut numbers = Vec::new();
    for lines in pages {
        let mut content = String::new();
        for (x, y, size, text) in *lines {
            let _ = writeln!(content, "BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET");
        }
        objects.push(stream(&content));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            objects.len() + 2
        ));
        numbers.push(objects.len() + 2);
    }
    pdf_of(&numbers, &objects)
}

/// A document that takes in a file of HTML whole.
pub fn docx_of_chunk() -> Vec<u8> {
    texts(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/document.xml",
            "<w:document><w:body><w:p><w:r><w:t>Before it.</w:t></w:r></w:p><w:altChunk r:id=\"c1\"/></w:body></w:document>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"c1\" Type=\"x/aFChunk\" Target=\"part.html\"/></Relationships>",
        ),
        (
            "word/part.html",
            "<html><head><title>x</title></head><body><p>The bridge reopens.</p></body></html>",
        ),
    ])
}
