//! Reports as their readers get them: the same each time, followable, and nothing of a source becomes markup or runs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crossread::compare::SourceId;
use crossread::engine::{Engine, Export, ExportFormat, Exported, Notes, Request, Response, Told};
use crossread::formats::write::write;
use crossread::ingest::{Edits, Format};
use crossread::report::drawing::{Drawing, Shape};
use crossread::report::{Contents, Part, Verdict};
use crossread::workspace::EXAMPLE;

/// The example, and what the user said of its findings: the first dismissed, the second confirmed.
fn example() -> (Engine, Told) {
    let texts: Vec<(&str, &str)> = EXAMPLE.to_vec();
    let (mut engine, mut told) = desk(&texts);
    let ids = finding_ids(&mut engine, &told);
    assert!(ids.len() > 2, "the example has findings");
    let dismissed = Verdict::Dismissed {
        reason: "Another <b>edition</b>".into(),
    };
    told.notes.verdicts = BTreeMap::from([(ids[0].clone(), dismissed), (ids[1].clone(), Verdict::Confirmed)]);
    (engine, told)
}

fn desk(texts: &[(&str, &str)]) -> (Engine, Told) {
    let mut engine = Engine::default();
    let ids = 1..=texts.len() as SourceId;
    for (id, (_, text)) in ids.clone().zip(texts) {
        engine.analyze(id, Format::Plain, text, &Edits::default());
    }
    let told = Told {
        sources: ids.zip(texts.iter().map(|(name, _)| (*name).to_owned())).collect(),
        notes: Notes::default(),
        ..Told::default()
    };
    (engine, told)
}

fn finding_ids(engine: &mut Engine, told: &Told) -> Vec<String> {
    let sources: Vec<SourceId> = told.sources.iter().map(|(id, _)| *id).collect();
    let comparison = engine.compare(&sources, &told.settings);
    comparison.findings.into_iter().map(|finding| finding.id).collect()
}

fn file(engine: &mut Engine, told: &Told, format: ExportFormat, contents: Contents, list: &str) -> Vec<u8> {
    let export = Export {
        format,
        contents,
        list: list.to_owned(),
    };
    let told = told.clone();
    match engine.answer(Request::Export { told, export }) {
        Response::Exported(Exported::File(bytes)) => bytes,
        Response::Exported(Exported::Document(document)) => write(&document),
        other => panic!("{other:?}"),
    }
}

fn text(engine: &mut Engine, told: &Told, format: ExportFormat) -> String {
    String::from_utf8(file(engine, told, format, Contents::default(), "findings")).expect("UTF-8")
}

/// The files in an archive.
fn unpacked(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let file = |at: usize| {
        let mut file = archive.by_index(at).expect("a file");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("UTF-8");
        (file.name().to_owned(), text)
    };
    (0..count).map(file).collect()
}

fn between<'a>(html: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(before).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn made_twice_every_format_is_the_same_to_the_byte() {
    for format in ExportFormat::ALL {
        let make = || {
            let (mut engine, told) = example();
            file(&mut engine, &told, format, Contents::default(), "findings")
        };
        let once = make();
        assert!(once.len() > 500, "{format:?}");
        assert!(once == make(), "{format:?}");
    }
}

#[test]
fn every_link_leads_to_one_place() {
    let (mut engine, told) = example();
    for format in [ExportFormat::Html, ExportFormat::Worksheet] {
        let html = text(&mut engine, &told, format);
        let ids: Vec<&str> = between(&html, " id=\"").collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "every id is one");
        let links: Vec<&str> = between(&html, " href=\"").collect();
        for link in &links {
            let target = link.strip_prefix('#').unwrap_or_else(|| panic!("{link} leads out"));
            assert!(known.contains(target), "{link}");
        }
        if format == ExportFormat::Html {
            assert!(links.len() > 50, "findings, points and quotations link to the texts");
            assert!(html.contains("<mark>"));
        }
    }
}

#[test]
fn verdicts_stand_in_every_report() {
    let (mut engine, told) = example();
    let html = text(&mut engine, &told, ExportFormat::Html);
    assert!(html.contains("Confirmed by the reader") && html.contains("Another &lt;b&gt;edition&lt;/b&gt;"));
    let markdown = text(&mut engine, &told, ExportFormat::Markdown);
    assert!(markdown.contains("Dismissed by the reader") && markdown.contains(r"Another \<b\>edition"));
    let json = text(&mut engine, &told, ExportFormat::Json);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let findings = json["comparison"]["findings"].as_array().expect("findings");
    let verdicts: Vec<&str> = findings.iter().filter_map(|it| it["verdict"]["is"].as_str()).collect();
    assert_eq!(verdicts.len(), 2);
    let csv = text(&mut engine, &told, ExportFormat::Csv);
    assert!(csv.contains("\"dismissed\"") && csv.contains("\"confirmed\""));
    let docx = file(&mut engine, &told, ExportFormat::Docx, Contents::default(), "");
    let document = &unpacked(&docx)["word/document.xml"];
    assert!(document.contains("Confirmed by the reader"));
    // Left out where that is wanted, and said so.
    let contents = Contents {
        dismissed: false,
        ..Contents::default()
    };
    let html = file(&mut engine, &told, ExportFormat::Html, contents, "");
    let html = String::from_utf8(html).expect("UTF-8");
    assert!(!html.contains("edition") && html.contains("left out of this report"));
}

#[test]
fn without_the_texts_only_what_is_quoted_remains() {
    let secret = "The zebra archive keeps nine unrelated ledgers.";
    let first = format!("Flood in Vale\n\nThe flood killed 12 people in Vale, police said.\n\n{secret}\n");
    let second = "Flood in Vale\n\nThe flood killed 19 people in Vale, police said.\n";
    let (mut engine, told) = desk(&[("first.txt", &first), ("second.txt", second)]);
    let contents = Contents {
        texts: false,
        ..Contents::default()
    };
    let html = String::from_utf8(file(&mut engine, &told, ExportFormat::Html, contents.clone(), "")).expect("UTF-8");
    assert!(!html.contains("id=\"texts\"") && html.contains("findings and evidence only"));
    let known: BTreeSet<&str> = between(&html, " id=\"").collect();
    for link in between(&html, " href=\"") {
        assert!(known.contains(link.trim_start_matches('#')), "{link}");
    }
    let json = file(&mut engine, &told, ExportFormat::Json, contents, "");
    let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert!(json["sources"][0]["text"].is_null() && json["sources"][0]["sha256"].is_string());
}

/// Titles, names, cells and statements that would do harm anywhere.
const HOSTILE: &str = "</title><script>alert(1)</script>\n\nThe <b>mayor</b> said \"<img src=x onerror=alert(2)>\" on Monday. \
    \"=HYPERLINK(1)\" was what Mr &amp; Vale said on 3 May 2024.\n\n\
    =1+1 | <style>\n---|---\n=cmd|' /C calc'!A0 | -3\n+2+3 | @SUM(A1)\n</td></table><a href=\"https://elsewhere.example\"> | 3\n";

#[test]
fn hostile_words_stay_words() {
    let names = ("=evil()</w:t>.txt", HOSTILE);
    let (mut engine, told) = desk(&[names, names]);
    for format in [ExportFormat::Html, ExportFormat::Worksheet] {
        let html = text(&mut engine, &told, format);
        assert!(
            !html.contains("<script") && !html.contains("<img") && !html.contains("<b>mayor"),
            "{format:?}"
        );
        assert!(
            !html.contains("href=\"https:") && !html.contains("<a href=\"https"),
            "{format:?}"
        );
        assert_eq!(html.matches("<style>").count(), 1, "{format:?}");
    }
    for (name, csv) in unpacked(&file(&mut engine, &told, ExportFormat::CsvZip, Contents::default(), "")) {
        let csv = csv.strip_prefix('\u{feff}').expect("told to be UTF-8");
        for record in csv::Reader::from_reader(csv.as_bytes()).records() {
            for field in record.expect("a record").iter() {
                let runs = field.len() > 1 && field.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!runs || field.parse::<f64>().is_ok(), "{name}: {field}");
            }
        }
    }
    let sheets = unpacked(&file(&mut engine, &told, ExportFormat::Xlsx, Contents::default(), ""));
    for (name, xml) in sheets.iter().filter(|(name, _)| name.contains("worksheets")) {
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "{name}");
        quick_xml_is_well_formed(name, xml);
    }
    for format in [
        ExportFormat::Docx,
        ExportFormat::WorksheetDocx,
        ExportFormat::SolutionDocx,
    ] {
        let parts = unpacked(&file(&mut engine, &told, format, Contents::default(), ""));
        parts.iter().for_each(|(name, xml)| quick_xml_is_well_formed(name, xml));
        assert!(!parts["word/document.xml"].contains("instrText"));
    }
}

fn quick_xml_is_well_formed(name: &str, xml: &str) {
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(problem) => panic!("{name}: {problem}"),
        }
    }
}

#[test]
fn sheets_come_back_as_they_went() {
    let text = "Budgets\n\nTown | Budget (million USD) | Since\n---|---|---\nVale | 49.26 | 2021-03-01\nOrr | -3.5 | 2022-04-02\n";
    let (mut engine, told) = desk(&[("a.txt", text)]);
    let csv = file(&mut engine, &told, ExportFormat::Csv, Contents::default(), "table-A1");
    let csv = String::from_utf8(csv).expect("UTF-8");
    assert!(csv.contains("\"Vale\",49.26,\"2021-03-01\"\n\"Orr\",-3.5,"), "{csv}");
    let sheets = unpacked(&file(&mut engine, &told, ExportFormat::Xlsx, Contents::default(), ""));
    let last = sheets
        .iter()
        .find(|(_, xml)| xml.contains(">Vale<"))
        .expect("the table")
        .1;
    assert!(
        last.contains("<v>49.26</v>") && last.contains("<v>-3.5</v>") && last.contains("s=\"2\"><v>44256</v>"),
        "{last}"
    );
    let names = between(&sheets["xl/workbook.xml"], "<sheet name=\"")
        .map(str::to_owned)
        .collect::<Vec<_>>();
    assert!(names.iter().all(|name| name.chars().count() <= 31), "{names:?}");
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn the_sheet_to_hand_out_has_blanks_and_the_solution_none() {
    let (mut engine, told) = example();
    let html = text(&mut engine, &told, ExportFormat::Worksheet);
    let solution = html.find("Comparing sources: solution").expect("the solution follows");
    assert!(html[..solution].contains("class=\"blank\"") && !html[solution..].contains("class=\"blank\""));
    assert!(html[solution..].contains("What would settle it") && !html[..solution].contains("What would settle it"));
    assert!(!html[..solution].contains("<mark>"), "to find what differs is the task");
}

#[test]
fn parts_and_drawings_stand_alone() {
    let (mut engine, told) = example();
    let id = finding_ids(&mut engine, &told)[0].clone();
    for part in [Part::Finding(id), Part::Matrix] {
        let told = told.clone();
        let Response::Excerpt { html, text } = engine.answer(Request::Excerpt { told, part }) else {
            panic!("an excerpt");
        };
        assert!(!html.is_empty() && !text.is_empty());
        assert!(!html.contains("class=") && !html.contains("href=\"#"), "{html}");
    }
    let mut drawn = |drawing: Drawing| match engine.answer(Request::Draw {
        told: told.clone(),
        drawing,
    }) {
        Response::Drawn(svg) => svg,
        other => panic!("{other:?}"),
    };
    let timeline = drawn(Drawing::Timeline(crossread::present::timeline::Window::Whole)).expect("dates");
    let figures = drawn(Drawing::Figures(0)).expect("figures");
    for svg in [timeline, figures] {
        assert!(svg.starts_with("<svg xmlns") && svg.contains("<title>") && svg.contains("<desc>"));
        assert!(!svg.contains("href") && !svg.contains("class=") && !svg.contains("NaN"));
        quick_xml_is_well_formed("svg", &svg);
    }
    let none = Drawing::Column {
        source: 99,
        table: 0,
        column: 0,
        rows: vec![0],
        shape: Shape::Bars,
    };
    assert_eq!(drawn(none), None);
}

/// The page lets the report's style in by its hash: in a report that it opens, its own policy holds.
#[test]
fn the_page_lets_the_reports_style_in() {
    use sha2::{Digest, Sha256};
    let (mut engine, told) = example();
    let page = include_str!("../../index.html");
    for format in [ExportFormat::Html, ExportFormat::Worksheet] {
        let html = text(&mut engine, &told, format);
        let style = html
            .split("<style>")
            .nth(1)
            .and_then(|rest| rest.split("</style>").next());
        let hash = base64(&Sha256::digest(style.expect("a style").as_bytes()));
        assert!(
            page.contains(&format!("'sha256-{hash}'")),
            "index.html does not let 'sha256-{hash}' in"
        );
        assert!(
            !html.contains(" style=\""),
            "no style of an element: the policy lets none in"
        );
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let three = [chunk[0], *chunk.get(1).unwrap_or(&0), *chunk.get(2).unwrap_or(&0)];
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char;
            out.push(if at <= chunk.len() { letter } else { '=' });
        }
    }
    out
}
