use crate::ingest::{Edits, Format, read, take};
use crate::text::{Block, BlockKind, Document, Field};

fn document(source: &str) -> Document {
    let document = read(Format::Html, source, &Edits::default());
    let mut end = 0;
    for block in &document.blocks {
        assert!(
            block.span.start >= end && !block.span.is_empty(),
            "{block:?} of {source}"
        );
        assert!(document.text.get(block.span.range()).is_some());
        end = block.span.end;
    }
    document
}

/// Each block on a line, by its kind; those set aside begin with `~`.
fn shown(source: &str) -> String {
    let document = document(source);
    let line = |block: &Block| {
        let text = document.slice(block.span).replace('\n', "/");
        let kind = match block.kind {
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem { .. } => "li".to_owned(),
            BlockKind::Table { .. } => "table".to_owned(),
            BlockKind::Quotation => "q".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
        };
        format!("{}{kind} {text}", if block.aside.is_some() { "~" } else { "" })
    };
    document.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn visible_text() {
    for (source, expected) in [
        (
            "<h1>Ferry</h1><p>It  <b>ran</b>\n aground.<p>All came.",
            "h1 Ferry\np It ran aground.\np All came.",
        ),
        (
            "It <i>ran</i><br>aground &amp; sank&nbsp;fast",
            "p It ran/aground & sank\u{a0}fast",
        ),
        (
            "<ul><li>one<ul><li>two</ul>three<li><p>four</p><p>five</ul>six",
            "li one\nli two\nli three\nli four\nli five\np six",
        ),
        (
            "<blockquote><p>It sank.<p>It rose.</blockquote>After",
            "q It sank.\nq It rose.\np After",
        ),
        ("<pre>a  b\n c</pre>", "p a  b/ c"),
        (
            "<p>one<script>two()</script><style>b{}</style><template>x</template><span hidden>y</span>",
            "p one",
        ),
        (
            "<p style='display: none'>one</p><p aria-hidden=true>two</p>three",
            "p three",
        ),
        ("<div>one<div>two</div>three</div>", "p one\np two\np three"),
        ("<p>He said <q>no</q>.", "p He said “no”."),
        ("<p>a<span> b</span><span>c </span>d", "p a bc d"),
        (
            "<nav><a>World</a> <a>Sport</a></nav><p>It ran aground.</p><footer>About us</footer>",
            "~p World Sport\np It ran aground.\n~p About us",
        ),
        (
            "<form><p>Your name<input></form><form><h1>Ferry</h1><p>It ran.</form>",
            "~p Your name\nh1 Ferry\np It ran.",
        ),
        ("<p>2 &lt; 3 <a href='javascript:x()'>link</a>", "p 2 < 3 link"),
        ("", ""),
        ("<p></p><div> </div><ul><li></li></ul>", ""),
    ] {
        assert_eq!(shown(source), expected, "{source}");
    }
}

#[test]
fn text_around_the_main_part_is_set_aside() {
    let prose = "The ferry ran aground on the bank, and all were brought ashore by lifeboat. ".repeat(8);
    let page = format!(
        "<div>Log out<h1>Ferry aground off port</h1></div><main><p>{prose}</p></main><div>Our other work is here</div>"
    );
    let shown = shown(&page);
    let marks: Vec<&str> = shown.lines().map(|line| line.split(' ').next().unwrap_or("")).collect();
    assert_eq!(marks, ["~p", "h1", "p", "~p"]);
}

/// Cells joined by `|` with `#` before headers and `"` before repetitions; rows by ` / `.
fn grid(source: &str) -> String {
    let document = document(source);
    let Some(grid) = document.grids.first() else {
        return "none".to_owned();
    };
    let row = |row: &Vec<crate::text::GridCell>| {
        let cell = |cell: &crate::text::GridCell| {
            let marks = (
                if cell.header { "#" } else { "" },
                if cell.repeated { "\"" } else { "" },
            );
            format!("{}{}{}", marks.0, marks.1, document.slice(cell.span))
        };
        row.iter().map(cell).collect::<Vec<_>>().join("|")
    };
    let rows = grid.rows.iter().map(row).collect::<Vec<_>>().join(" / ");
    let caption = grid
        .caption
        .map_or(String::new(), |caption| format!("[{}] ", document.slice(caption)));
    format!("{caption}{rows} {:?}", grid.header_rows)
}

#[test]
fn tables() {
    for (source, expected) in [
        (
            "<table><tr><th>Town<th>Dead<tr><td>Vale<td>3</table>",
            "#Town|#Dead / Vale|3 Some(1)",
        ),
        (
            "<table><caption>By <b>town</b></caption><thead><tr><td>Town<td>Dead</thead><tr><td>Vale<td>3</table>",
            "[By town] Town|Dead / Vale|3 Some(1)",
        ),
        (
            "<table><tr><th rowspan=2>Town<th colspan=2>Dead<tr><th>2024<th>2025<tr><td>Vale<td>3<td>4</table>",
            "#Town|#Dead|#\"Dead / #\"Town|#2024|#2025 / Vale|3|4 Some(2)",
        ),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a|b / c| None"),
        ("<table><tr><td>a <p>b</p><ul><li>c</ul><td>d</table>", "a\nb\nc|d None"),
        // Elements that nothing closes end with their cell.
        (
            &format!(
                "<table>{}</table><table><tr><th>a<th>b<tr><td>c<td>d</table>",
                "<tr><td><font>".repeat(600)
            ),
            "#a|#b / c|d Some(1)",
        ),
        // A page laid out by a table.
        ("<table role=presentation><tr><td>a<td>b</table>", "none"),
        ("<table><tr><td><h1>Ferry</h1><td>b</table>", "none"),
        ("<table><tr><td>only<tr><td>one</table>", "none"),
        (
            "<table><tr><th rowspan=9999999 colspan=9999999>a<td>b<tr><td>c</table>",
            "large",
        ),
    ] {
        let found = grid(source);
        if expected == "large" {
            assert!(found.len() < 100_000);
        } else {
            assert_eq!(found, expected, "{source}");
        }
    }
}

#[test]
fn metadata() {
    let source = "<html><head><title>Ferry aground - Courier</title><meta property='og:site_name' content='The Harbour Courier'>\
        <meta name=author content='Marta Quill'><meta property='article:published_time' content='2026-03-10T20:00:00Z'>\
        <link rel=canonical href='https://example.org/ferry'></head><body><h1>Ferry aground</h1><p>It ran aground.";
    let meta = document(source).meta;
    let title = meta.title.unwrap();
    assert_eq!(title.value, "Ferry aground");
    assert!(title.span.is_some());
    assert_eq!(meta.outlet.unwrap().value, "The Harbour Courier");
    assert_eq!(meta.author.unwrap().value, "Marta Quill");
    assert_eq!(meta.published.unwrap().value.to_string(), "2026-03-10");
    assert_eq!(meta.address.unwrap().value, "https://example.org/ferry");
    for (head, expected) in [
        (
            "<title>Ferry aground off the port - The Harbour Courier</title>",
            ["Ferry aground off the port", "The Harbour Courier", "", "", ""],
        ),
        (
            "<meta property=og:title content='Ferry aground | Courier'><meta property=og:site_name content=Courier>\
            <meta property=article:modified_time content='2026-03-11T08:00:00Z'><meta name=author content='By Marta Quill and Tobias Renn'>",
            ["Ferry aground", "Courier", "Marta Quill, Tobias Renn", "", "2026-03-11"],
        ),
        // An outlet is not its own author.
        (
            "<meta property=og:site_name content=Courier><meta name=author content=Courier>\
            <link rel=canonical href='https://example.org/2026/03/10/ferry'>",
            ["", "Courier", "", "2026-03-10", ""],
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"dateModified\":\"2026-03-12\",\
            \"datePublished\":\"2026-03-10\",\"author\":{\"name\":[\"Marta Quill\"]}}</script><link rel=canonical href='https://www.example.org/x'>",
            ["Ferry", "example.org", "Marta Quill", "2026-03-10", "2026-03-12"],
        ),
    ] {
        let meta = document(&format!("<html><head>{head}</head><body><p>It ran aground.")).meta;
        let words = |field: Option<Field<String>>| field.map_or(String::new(), |field| field.value);
        let day =
            |field: Option<Field<jiff::civil::Date>>| field.map_or(String::new(), |field| field.value.to_string());
        let found = [
            words(meta.title),
            words(meta.outlet),
            words(meta.author),
            day(meta.published),
            day(meta.updated),
        ];
        assert_eq!(found, expected, "{head}");
    }
    let source = "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\
        \"author\":[{\"name\":\"Marta Quill\"},{\"name\":\"Tobias Renn\"}],\"publisher\":{\"name\":\"Courier\"},\
        \"datePublished\":\"2026-03-10\"}]}</script><p>It ran aground.";
    let meta = document(source).meta;
    assert_eq!(meta.title.unwrap().value, "Ferry");
    assert_eq!(meta.author.unwrap().value, "Marta Quill, Tobias Renn");
    assert_eq!(meta.published.unwrap().value.to_string(), "2026-03-10");
}

/// The author, the day of publication and that of the last change.
fn stated(source: &str) -> String {
    let meta = document(source).meta;
    let day = |field: Option<Field<jiff::civil::Date>>| field.map_or("-".to_owned(), |field| field.value.to_string());
    let author = meta.author.map_or("-".to_owned(), |field| field.value);
    format!("{author} | {} | {}", day(meta.published), day(meta.updated))
}

#[test]
fn linked_data() {
    for (json, expected) in [
        (
            "//<![CDATA[\n{\"@type\":\"Article\",\"datePublished\":\"20260310T080000+0100\",\"author\":{\"name\":\"Marta Quill\"}}\n//]]>",
            "Marta Quill | 2026-03-10 | -",
        ),
        // Named elsewhere in the graph.
        (
            "{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#quill\"},\"dateModified\":\"2026-03-11\"},\
            {\"@type\":\"Person\",\"@id\":\"#quill\",\"name\":\"Marta Quill\"}]}",
            "Marta Quill | - | 2026-03-11",
        ),
        // Not quite JSON.
        (
            "{\"@type\":\"NewsArticle\",\"headline\":\"The harbour\\'s ferry, aground\",\"image\": ,\"author\":[{\"name\":\"Marta Quill\"},],\
            \"datePublished\":\"2026-03-10\",}",
            "Marta Quill | 2026-03-10 | -",
        ),
        (
            "{\"@type\":\"Article\",\"about\": 'The ferry, it's said, \"sank\"', \"creator\":[\"Marta Quill\"]}",
            "Marta Quill | - | -",
        ),
        ("{\"@type\":\"Article\",\"author\":", "- | - | -"),
        ("{\"@type\":'", "- | - | -"),
    ] {
        let source = format!("<html><script type='application/ld+json'>{json}</script><body><p>It ran aground.");
        assert_eq!(stated(&source), expected, "{json}");
    }
}

#[test]
fn what_stands_beside_the_headline() {
    let prose =
        "<p>The ferry ran aground on the bank, and all were brought ashore by lifeboat, the harbour office said.</p>"
            .repeat(4);
    for (language, above, below, expected) in [
        (
            "en",
            "",
            "<div class=byline>By <a>Marta Quill</a>, Staff Writer<br>March 10, 2026</div>",
            "Marta Quill | 2026-03-10 | -",
        ),
        (
            "en",
            "",
            "<span class=post-date>Published 10 March 2026, updated 12 March 2026</span>",
            "- | 2026-03-10 | 2026-03-12",
        ),
        (
            "de",
            "",
            "<span class=author>Von Marta Quill</span><span>10. März 2026</span>",
            "Marta Quill | 2026-03-10 | -",
        ),
        (
            "fr",
            "",
            "<p class=info>Publié le 10 mars 2026, modifié le 11 mars 2026</p>",
            "- | 2026-03-10 | 2026-03-11",
        ),
        ("en-GB", "", "<time>06/07/2026</time>", "- | 2026-07-06 | -"),
        ("en-US", "", "<time>06/07/2026</time>", "- | 2026-06-07 | -"),
        ("en", "", "<time>06/07/2026</time>", "- | - | -"),
        (
            "en",
            "<div class=article-date>March 10, 2026</div>",
            "",
            "- | 2026-03-10 | -",
        ),
        // Who took the picture is no author; a sentence with a day is no date line.
        (
            "en",
            "",
            "<div class=image-author>Photograph by Marta Quill</div>",
            "- | - | -",
        ),
        (
            "en",
            "",
            "<p>The harbour office has promised, more than once, that on May 3, 2027, a buoy will be laid there.</p>",
            "- | - | -",
        ),
    ] {
        let source = format!(
            "<html lang={language}><body>{above}<h1>Ferry aground</h1>{below}<div>{prose}</div>\
            <div><h2>Others</h2><span class=date>1 January 2020</span><span class=byline>By Tobias Renn</span></div></body></html>"
        );
        let found = stated(&source);
        if below.contains("class=byline") || below.contains("class=author") {
            assert_eq!(found, expected, "{below}");
        } else {
            let found = found.split_once(" | ").map(|(_, days)| days.to_owned());
            assert_eq!(
                found.as_deref(),
                expected.split_once(" | ").map(|(_, days)| days),
                "{language} {above} {below}"
            );
        }
    }
}

#[test]
fn articles_of_a_page() {
    let article = |headline: &str| {
        let prose = "The ferry ran aground on the bank, and all were brought ashore by lifeboat. ".repeat(8);
        format!("<article class=x><h2>{headline}</h2><p>{prose}</p></article>")
    };
    let page = format!(
        "<body>{}<article>Teaser</article>{}</body>",
        article("One"),
        article("Two")
    );
    let taken = take("", page.as_bytes(), Some(Format::Html)).unwrap();
    assert_eq!(taken.segments.len(), 2);
    for (segment, headline) in taken.segments.iter().zip(["One", "Two"]) {
        let document = read(Format::Html, segment.span.of(&taken.text), &Edits::default());
        assert_eq!(document.meta.title.unwrap().value, headline);
    }
    // The page says that it is about one.
    let page = format!("<head><meta property='og:type' content='article'></head>{page}");
    let taken = take("", page.as_bytes(), Some(Format::Html)).unwrap();
    assert_eq!(taken.segments.len(), 1);
    let single = take("", article("One").as_bytes(), Some(Format::Html)).unwrap();
    assert_eq!(single.segments.len(), 1);
}

#[test]
fn hostile_pages_take_linear_time() {
    for part in [
        "<div>",
        "<table>",
        "<table><tr><td>",
        "<ul><li>",
        "<b>",
        "<a><p>",
        "<blockquote>",
        "</p>",
        "<",
        "<form>",
        "<article>",
        "<td rowspan=99999>",
    ] {
        let _ = document(&part.repeat(30_000));
    }
}
