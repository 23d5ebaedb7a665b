use crate::ingest::{Edits, Format, read};
use crate::text::{Aside, Block, BlockKind, Document};

fn document(text: &str) -> Document {
    let document = read(Format::Plain, text, &Edits::default());
    assert_eq!(document.text, text, "plain text stays as given");
    let mut end = 0;
    for block in &document.blocks {
        assert!(
            block.span.start >= end && !block.span.is_empty(),
            "{block:?} of {text:?}"
        );
        assert!(text.get(block.span.range()).is_some());
        end = block.span.end;
    }
    document
}

/// Each block on a line, by its kind; those set aside by why.
fn shown(text: &str) -> String {
    let document = document(text);
    let line = |block: &Block| {
        let words = document.slice(block.span).replace('\n', "/");
        let kind = match block.kind {
            _ if block.aside.is_some() => format!("~{:?}", block.aside.unwrap_or(Aside::ByHand)),
            BlockKind::Heading { level } => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::ListItem { label: Some(label) } => format!("li [{}]", document.slice(label)),
            BlockKind::ListItem { label: None } => "li".to_owned(),
            BlockKind::Table { grid } => {
                let grid = &document.grids[grid as usize];
                let width = grid.rows.first().map_or(0, Vec::len);
                return format!("table {}x{} {:?}", grid.rows.len(), width, grid.header_rows);
            }
            BlockKind::Quotation => "q".to_owned(),
            BlockKind::Caption => "caption".to_owned(),
        };
        format!("{kind} {}", words.chars().take(28).collect::<String>().trim_end())
    };
    document.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
}

const PROSE: &str = "The ferry ran aground on the bank on Tuesday evening, and all passengers were brought ashore.";

/// In the text `PROSE` is a paragraph of its own each time; in what is expected, its first words.
fn check(text: &str, expected: &[&str]) {
    let mut text = text.replacen("PROSE", PROSE, 1);
    for opening in ["Then", "Later"] {
        text = text.replacen("PROSE", &format!("{opening} the ferry sank, as we heard. {PROSE}"), 1);
    }
    let mut shown = shown(&text).replace("The ferry ran aground on the", "PROSE");
    for opening in ["Then", "Later"] {
        let cut: String = format!("{opening} the ferry sank, as we heard.")
            .chars()
            .take(28)
            .collect();
        shown = shown.replace(cut.trim_end(), opening);
    }
    assert_eq!(shown.lines().collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn headings_that_nothing_marks() {
    check(
        "Ferry runs aground\n\nPROSE\n\nWhat comes next\n\nPROSE",
        &["h1 Ferry runs aground", "p PROSE", "h2 What comes next", "p Then"],
    );
    check(
        "PROSE\nwhat the council wants\nPROSE",
        &["p PROSE", "h2 what the council wants", "p Then"],
    );
    check(
        "PROSE\nClosing Remarks\n- one\n- two",
        &["p PROSE", "h2 Closing Remarks", "li one", "li two"],
    );
    check(
        "PROSE\nTroops leave the U.S.\nPROSE",
        &["p PROSE", "h2 Troops leave the U.S.", "p Then"],
    );
    check("# Ferry\n## Rescue ##\nPROSE", &["h1 Ferry", "h2 Rescue", "p PROSE"]);
}

#[test]
fn short_lines_that_are_no_headings() {
    check(
        "PROSE\nThree reasons:\n- one\n- two",
        &["p PROSE", "p Three reasons:", "li one", "li two"],
    );
    check("PROSE\nIt rained.\nPROSE", &["p PROSE", "p It rained.", "p Then"]);
    check(
        "PROSE\n\ncold sea\ngrey stone\nold rope\nslow bell\n\nPROSE",
        &[
            "p PROSE",
            "p cold sea",
            "p grey stone",
            "p old rope",
            "p slow bell",
            "p Then",
        ],
    );
    check(
        "PROSE\n\nHarbour Office\nPort Ellery",
        &["p PROSE", "p Harbour Office", "p Port Ellery"],
    );
    check(
        "PROSE\n\nwrite to desk@example.org\n\nPROSE",
        &["p PROSE", "p write to desk@example.org", "p Then"],
    );
    check("Ferry runs aground", &["p Ferry runs aground"]);
    check(
        "PROSE\n\nPresent: Renn\nAbsent: Quill\n\nPROSE",
        &["p PROSE", "p Present: Renn", "p Absent: Quill", "p Then"],
    );
}

#[test]
fn lists_and_quotations() {
    check(
        "- Safety: Boats must leave.\n* Cost: 5 million",
        &["li [Safety] Safety: Boats must leave.", "li [Cost] Cost: 5 million"],
    );
    check(
        "• At 10:30 it sank\n1. **Safety**: Go\n2) See http://x.org",
        &[
            "li At 10:30 it sank",
            "li [Safety] **Safety**: Go",
            "li See http://x.org",
        ],
    );
    check("- He said no. Why: nobody knows", &["li He said no. Why: nobody know"]);
    check("> It sank.\n> It rose.\nPROSE", &["q It sank./> It rose.", "p PROSE"]);
    check(
        "1914 was a year\n3.5 million came\n-5 degrees",
        &["p 1914 was a year", "p 3.5 million came", "p -5 degrees"],
    );
}

#[test]
fn wrapped_lines_are_joined() {
    check(
        "Dear all,\n\nStrong winds pushed the vessel onto the bank and then\nout of it again by night. Nobody aboard the ship was\nhurt. Hale came.\n\nHarbour Office",
        &["p Dear all,", "p Strong winds pushed the vess", "p Harbour Office"],
    );
    let wrapped = "The ferry had left the port at dusk for the island when it lost power\nabout two miles from the harbour \
        mouth. Strong winds pushed the vessel\nonto the sandbank, where it came to rest with a list of eight degrees.\nNobody \
        aboard was badly hurt.\n\nThe council met on Wednesday and asked for an extra sailing to bring\nhome the islanders who \
        wait on the mainland.\n";
    check(
        wrapped,
        &["p The ferry had left the port", "p The council met on Wednesday"],
    );
    check("PROSE\nPROSE\nPROSE", &["p PROSE", "p Then", "p Later"]);
}

#[test]
fn tables() {
    check("Town | Dead |\n---|---|\nVale | 3 |\nOde | 4", &["table 3x2 Some(1)"]);
    check(
        "PROSE\n| a | b |\n|:--|--:|\n| 1 | 2 | 3 |\n| 4 |\nPROSE",
        &["p PROSE", "table 3x3 Some(1)", "p Then"],
    );
    check("| a | b |\n| 1 | 2 |", &["table 2x2 None"]);
    check("a | b\n1 | 2\n3 | 4", &["table 3x2 None"]);
    check("a\tb\tc\n1\t2\t3", &["table 2x3 None"]);
    check("He chose a | b.\nPROSE", &["p He chose a | b.", "p PROSE"]);
    check("a \\| b | c\n--|--\n1 | 2", &["table 2x2 Some(1)"]);
}

#[test]
fn surroundings_are_set_aside() {
    check(
        "+\n  • HOME»\n  • Ferry runs aground off port\n\nFerry runs aground off port\n\nStrong winds pushed the vessel onto the sandbank, where it stayed. The […]\n\nStrong winds pushed the vessel onto the sandbank, where it stayed. The crew left.\n\nAdvertisement",
        &[
            "~Decoration +",
            "~Navigation HOME»",
            "~RepeatedHeadline Ferry runs aground off port",
            "h1 Ferry runs aground off port",
            "~RepeatedTeaser Strong winds pushed the vess",
            "p Strong winds pushed the vess",
            "~Advertisement Advertisement",
        ],
    );
    check(
        "Home > World > Islands\nSkip to content\n\nPROSE\n\nShare this article\nRead more: A bridge at last\n© 2026 The Courier. All rights reserved.",
        &[
            "~Navigation Home > World > Islands",
            "~Navigation Skip to content",
            "p PROSE",
            "~Share Share this article",
            "~Promotion Read more: A bridge at last",
            "~Legal © 2026 The Courier. All righ",
        ],
    );
    check(
        "News\nSport\nWeather\n\nPROSE\n\n12 comments\n\nRelated stories\n\nA bridge at last\nIslanders ask for help",
        &[
            "~Navigation News",
            "~Navigation Sport",
            "~Navigation Weather",
            "p PROSE",
            "~Share 12 comments",
            "~Promotion Related stories",
            "~Promotion A bridge at last",
            "~Promotion Islanders ask for help",
        ],
    );
    check(
        "Ferry runs aground off port | The Harbour Courier\nFerry runs aground off port\n\nPROSE",
        &[
            "~RepeatedHeadline Ferry runs aground off port",
            "h1 Ferry runs aground off port",
            "p PROSE",
        ],
    );
}

#[test]
fn sentences_are_not_set_aside() {
    for text in [
        "PROSE\n\nShare prices fell.",
        "PROSE\n\nRead more books, she said.",
        "PROSE\n\nAdvertisement revenue fell by a third last year.",
        "PROSE\n\nCopyright law protects the maps.",
        "PROSE\n\nThey wanted more… and got it.",
        "PROSE\n\n“We will sign up for the voyage,” he said.",
        "PROSE\n\nHome > the sea, wrote the poet in his last book.",
        "PROSE\n\nCookies were served aboard the ferry.",
        "PROSE\n\nContinue reading the signs. They matter. So they say.",
        "PROSE\n\nThe ferry ran aground. It was dark…",
    ] {
        let text = text.replace("PROSE", PROSE);
        assert!(
            document(&text).blocks.iter().all(|block| block.aside.is_none()),
            "{text}"
        );
    }
}

#[test]
fn header_lines() {
    let text = format!(
        "Ferry runs aground\nThe Harbour Courier\nBy Marta Quill and Tobias Renn\nUpdated: 11 March 2026 | Published: March 10, 2026 8:15 pm\nhttps://example.org/ferry\n\n{PROSE}"
    );
    let meta = document(&text).meta;
    let value = |field: Option<crate::text::Field<String>>| {
        let field = field.unwrap();
        assert_eq!(field.span.unwrap().of(&text), field.value);
        field.value
    };
    assert_eq!(value(meta.title), "Ferry runs aground");
    assert_eq!(value(meta.outlet), "The Harbour Courier");
    assert_eq!(value(meta.author), "Marta Quill and Tobias Renn");
    assert_eq!(value(meta.address), "https://example.org/ferry");
    assert_eq!(meta.published.unwrap().value.to_string(), "2026-03-10");
    for (line, author, published) in [
        ("By Marta Quill", Some("Marta Quill"), None),
        (
            "By Marta Quill | 10 March 2026",
            Some("Marta Quill"),
            Some("2026-03-10"),
        ),
        (
            "Published on Tuesday, March 10, 2026 at 8:15 PM EST",
            None,
            Some("2026-03-10"),
        ),
        ("Author: Marta Quill", Some("Marta Quill"), None),
        ("By Sunday", None, None),
        ("By the end of it", None, None),
        ("06/07/2026", None, None),
        ("10 March 2026 was a dark day for us", None, None),
    ] {
        let meta = document(&format!("Ferry runs aground\n{line}\n\n{PROSE}")).meta;
        assert_eq!(meta.author.map(|field| field.value).as_deref(), author, "{line}");
        assert_eq!(
            meta.published.map(|field| field.value.to_string()).as_deref(),
            published,
            "{line}"
        );
    }
}

#[test]
fn corrections_go_before_all() {
    let text = format!("Ferry runs aground\n\n{PROSE}\n\nAdvertisement");
    let last = (text.len() - "Advertisement".len()) as u32;
    let mut edits = Edits {
        title: Some("Other".to_owned()),
        ..Edits::default()
    };
    edits.aside.extend([(0, true), (last, false)]);
    let document = read(Format::Plain, &text, &edits);
    assert_eq!(document.meta.title.unwrap().value, "Other");
    let aside: Vec<_> = document.blocks.iter().map(|block| block.aside).collect();
    assert_eq!(aside, [Some(Aside::ByHand), None, None]);
}

#[test]
fn odd_texts_take_linear_time() {
    for part in [
        "a\n",
        "|",
        "|\n",
        "a|b\n",
        "---|---\n",
        "- a\n",
        "> ",
        "\t",
        "a\tb\n",
        "\r",
        "By A B\n",
        "»\n",
        "A Head\n",
        "…\n",
        "Home > A > B\n",
        "a: ",
        "# \n",
    ] {
        let _ = document(&part.repeat(30_000));
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*|(<t[dr]>|a\\|b\n-\\|-\n|a,|[a-zA-Z ,.|>#*\\-:»…\t\r\n0-9\u{301}\u{2028}é]{0,8}\n?){0,20}") {
        document(&text);
        for format in [Format::Markdown, Format::Html, Format::Delimited] {
            let document = read(format, &text, &Edits::default());
            for block in &document.blocks {
                assert!(document.text.get(block.span.range()).is_some());
            }
            for cell in document.grids.iter().flat_map(|grid| grid.rows.iter().flatten()) {
                assert!(document.text.get(cell.span.range()).is_some());
            }
        }
        let _ = crate::ingest::take("", text.as_bytes(), None);
    }
}
