//! A paper as DOCX (ECMA-376, the strict subset that Word and LibreOffice share): real headings, repeated table heads,
//! bookmarks and links within, page numbers. By hand, as the few parts that a paper needs are less than a crate for it.

mod body;

use super::package::{Package, XML, escaped};
use crate::report::Paper;
use body::Body;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Width and height of A4 in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);
const MARGIN: u32 = 1_077;

pub fn docx(paper: &Paper) -> Vec<u8> {
    let (width, height) = if paper.landscape { (A4.1, A4.0) } else { A4 };
    let body = Body::of(paper, width - 2 * MARGIN);
    let turned = if paper.landscape { " w:orient=\"landscape\"" } else { "" };
    let mut package = Package::default();
    package.add("[Content_Types].xml", &content_types());
    package.add(
        "_rels/.rels",
        &format!(
            "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" \
             Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
        ),
    );
    package.add(
        "docProps/core.xml",
        &format!(
            "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
             <dc:creator>Crossread</dc:creator><dc:language>en</dc:language></cp:coreProperties>",
            escaped(&paper.title),
            escaped(&paper.kind)
        ),
    );
    package.add(
        "word/document.xml",
        &format!(
            "{XML}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><w:body>{}<w:sectPr>\
             <w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/>\
             <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"500\" \
             w:footer=\"500\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
            body.xml
        ),
    );
    package.add("word/_rels/document.xml.rels", &relations(&body.addresses));
    package.add("word/styles.xml", include_str!("styles.xml"));
    package.add("word/numbering.xml", &numbering());
    package.add("word/footer1.xml", &footer(paper));
    package.finish()
}

fn content_types() -> String {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part =
        |name: &str, kind: &str| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>");
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         {}{}{}{}</Types>",
        part("document", "document.main"),
        part("styles", "styles"),
        part("numbering", "numbering"),
        part("footer1", "footer"),
    )
}

/// The parts of the document, then the addresses that it links to.
fn relations(addresses: &[String]) -> String {
    let parts = [("styles", "styles"), ("numbering", "numbering"), ("footer", "footer1")];
    let parts = parts.iter().enumerate().map(|(at, (kind, name))| {
        let at = at + 1;
        format!("<Relationship Id=\"rId{at}\" Type=\"{RELATIONS}/{kind}\" Target=\"{name}.xml\"/>")
    });
    let away = addresses.iter().enumerate().map(|(at, address)| {
        format!(
            "<Relationship Id=\"away{at}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            escaped(address)
        )
    });
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>",
        parts.chain(away).collect::<String>()
    )
}

fn numbering() -> String {
    format!(
        "{XML}<w:numbering xmlns:w=\"{MAIN}\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType \
         w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText \
         w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"360\" w:hanging=\"260\"/></w:pPr></w:lvl>\
         </w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    )
}

/// What it is, and the page's number.
fn footer(paper: &Paper) -> String {
    let field = |code: &str| format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    format!(
        "{XML}<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t \
         xml:space=\"preserve\">{} · </w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p></w:ftr>",
        escaped(&paper.kind),
        field("PAGE"),
        field("NUMPAGES")
    )
}
