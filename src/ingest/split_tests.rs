use super::*;

const FIRST: &str = "The ferry ran aground on the bank on Tuesday evening. All passengers were brought ashore \
    by lifeboat before midnight.\n\nThe operator said that the ship had passed its yearly inspection. Nine people \
    were hurt. The council asked for an extra sailing on Thursday.";
const SECOND: &str = "Islanders spoke of cold hands and calm voices after the grounding of the ship. The children \
    sang until the lifeboats came.\n\nThe harbour master praised the crews on the quay. Nobody had seen a crew work \
    faster. The salvage will cost several millions.";

/// Where each segment after the first begins, by its first words.
fn check(text: &str, expected: &[&str]) {
    let segments = split(text);
    let begins: Vec<&str> = segments[1..].iter().map(|segment| segment.span.of(text)).collect();
    assert_eq!(begins.len(), expected.len(), "{segments:#?}\nof {text}");
    for (begin, expected) in begins.iter().zip(expected) {
        assert!(begin.starts_with(expected), "{begin:?} should begin with {expected:?}");
    }
    for segment in &segments[1..] {
        assert!(!segment.why.is_empty());
    }
    assert_eq!(segments[0].why, "");
}

#[test]
fn articles_are_parted() {
    for (between, second) in [
        ("\n\n=====\n\n", SECOND.to_owned()),
        ("\n==========\n", SECOND.to_owned()),
        ("\n\n---\n\n", format!("Islanders tell of the rescue\n\n{SECOND}")),
        ("\n\n***\n\n", format!("Islanders tell of the rescue\n\n{SECOND}")),
        ("\n\n____________\n\n", SECOND.to_owned()),
        ("\n\n----------------\n\n", SECOND.to_owned()),
        (
            "\n\n",
            format!("Islanders tell of the rescue\nBy Tobias Renn\n\n{SECOND}"),
        ),
        (
            "\n\n",
            format!("Islanders tell of the rescue\nThe Northern Ledger\nPublished: 11 March 2026\n\n{SECOND}"),
        ),
        (
            "\n",
            format!("Islanders tell of the rescue\nBy Tobias Renn | March 11, 2026\n{SECOND}"),
        ),
        (
            "\n\n",
            format!("Islanders tell of the rescue\n\nPORT ELLERY, March 11 (Agency) — {SECOND}"),
        ),
        (
            "\n\n",
            format!("Title: Islanders tell of the rescue\nSource: Northern Ledger\n\n{SECOND}"),
        ),
        (
            "\n\n",
            format!("+\n  • HOME»\n  • Islanders tell of the rescue\n\nIslanders tell of the rescue\n\n{SECOND}"),
        ),
    ] {
        let begins: String = second.chars().take(20).collect();
        check(&format!("{FIRST}{between}{second}"), &[&begins]);
        check(
            &format!("Ferry runs aground off the port\n\n{FIRST}{between}{second}"),
            &[&begins],
        );
    }
}

#[test]
fn a_rule_below_a_page_s_foot_parts() {
    check(&format!("{FIRST}\n\nAdvertisement\n---\n{SECOND}"), &["Islanders"]);
    check(
        &format!("{FIRST}\n\nShare this article\n\n***\n\n{SECOND}"),
        &["Islanders"],
    );
}

#[test]
fn heads_of_one_form_are_parted() {
    let dated = |headline: &str, date: &str, text: &str| format!("{headline}\n{date}\n\n{text}\n\n");
    let first = dated("Ferry runs aground off the port", "March 10, 2026", FIRST);
    let second = dated("Islanders tell of the rescue", "March 11, 2026", SECOND);
    check(&format!("{first}{second}"), &["Islanders"]);
    let addressed =
        |headline: &str, text: &str| format!("https://news.example.com/{}\n{headline}\n\n{text}\n\n", headline.len());
    let first = addressed("Ferry runs aground off the port", FIRST);
    let second = addressed("Islanders tell of the rescue", SECOND);
    check(&format!("{first}{second}"), &["https://news.example.com/28"]);
    // The first has no date: headings with dates may be a chronicle in one article.
    check(
        &format!(
            "{FIRST}\n\n{}",
            dated("Islanders tell of the rescue", "March 11, 2026", SECOND)
        ),
        &[],
    );
}

#[test]
fn numbered_articles_are_parted() {
    check(
        &format!("Article 1:\nFerry runs aground\n\n{FIRST}\n\nArticle 2:\nIslanders tell of it\n\n{SECOND}"),
        &["Islanders"],
    );
    check(
        &format!("{FIRST}\n\nArticle 2: Islanders tell\n\n{SECOND}"),
        &["Article 2: Islanders"],
    );
    check(&format!("Text A: {FIRST}\n\nText B: {SECOND}"), &["Text B:"]);
    check(
        &format!("{FIRST}\n\nArticle 2:\n{SECOND} {SECOND} {SECOND}"),
        &["Islanders"],
    );
    // A treaty.
    check(&format!("Article 1\n{FIRST}\nArticle 2\n{SECOND}"), &[]);
    check(&format!("{FIRST} We quote.\nArticle 5: {SECOND}"), &[]);
}

#[test]
fn one_article_stays_whole() {
    for text in [
        format!("{FIRST}\n\n{SECOND}"),
        // A subheading.
        format!("Ferry runs aground\n\n{FIRST}\n\nWhat the islanders say\n\n{SECOND}"),
        // A change of scene, and a section of an article with marked headings.
        format!("{FIRST}\n\n* * *\n\n{SECOND}"),
        format!("{FIRST}\n\n***\n\n{SECOND}"),
        format!("# Ferry aground\n\n{FIRST}\n\n---\n\n## What the islanders say\n\n{SECOND}"),
        // A table's rule, an underlined heading.
        format!("{FIRST}\n\nTown | Dead\n---|---\nVale | 3\n\n{SECOND}"),
        format!("{FIRST}\n\nTown   Dead\n-----------\nVale   3\n\n{SECOND}"),
        format!("{FIRST}\n\nWhat the islanders say\n----------------------\n\n{SECOND}"),
        // A note and an author's line under the article.
        format!("{FIRST}\n\n{SECOND}\n\n---\n\nTobias Renn reports from the islands. Write to him."),
        format!("{FIRST}\n\n{SECOND}\n\nBy Tobias Renn\n\nEditing by Marta Quill. Photos by Lena Abara."),
        // Related stories with bylines, without text.
        format!(
            "{FIRST}\n\n{SECOND}\n\nHarbour board meets again\nBy Tobias Renn\n\nIslanders ask for a bridge\nBy Lena Abara\n"
        ),
        // A chronicle.
        format!("{FIRST}\n\nMarch 11, 2026\n\n{SECOND}\n\nMarch 12, 2026\n\n{FIRST}"),
        // Minutes and transcripts.
        format!(
            "Minutes of the board\nDate: 3 March 2026\nPresent: Renn, Quill\n\n1. Budget\n{FIRST}\n\n2. Staff\n{SECOND}"
        ),
        format!("HALE: {FIRST}\nODE: {SECOND}\nHALE: {FIRST}"),
        "Short text.\n\n---\n\nAnother one.".to_owned(),
        String::new(),
        "---\n---\n===".to_owned(),
    ] {
        check(&text, &[]);
    }
}

#[test]
fn odd_texts_take_linear_time() {
    for part in [
        "a\n",
        "\n",
        "---\n",
        "By A B\n",
        "Title: x\n",
        "A Head Line Here\n",
        "\u{C}\n",
        "Article 2\n",
        ". ",
    ] {
        let text = part.repeat(30_000);
        let segments = split(&text);
        assert!(!segments.is_empty());
    }
}
