use crate::ingest::{Edits, Format, read};
use crate::text::{BlockKind, Document};

fn document(source: &str) -> Document {
    read(Format::Html, source, &Edits::default())
}

const FIRST: &str = "The ferry ran aground on the bank at dusk, and all sixty on board were brought ashore by lifeboat, \
    the harbour office said.";
const SECOND: &str = "Divers will look at the hull on Tuesday, weather permitting, and the line hopes to sail again \
    within a week, its manager said.";
const THIRD: &str = "The bank has moved by forty metres since the last survey, according to the office, which had \
    asked for a new one in spring.";

fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Ferry aground off port | Courier</title></head><body>{body}</body></html>"
    )
}

#[test]
fn the_article_of_a_page() {
    for (what, body, expected) in [
        (
            "menus, shares, promotion and comments by their names",
            format!(
                "<div class=top-menu><a>World</a><a>Sport</a></div><h1>Ferry aground off port</h1>\
                <div class=article-body><p>{FIRST}</p><div class='share-bar'>Share this with friends</div><p>{SECOND}</p>\
                <div class=related-stories><p>Harbour master says the bank should have been marked.</p></div><p>{THIRD}</p></div>\
                <div id=comments><p>I was on that ferry, and nobody told us anything, for hours, which is a shame.</p></div>"
            ),
            vec![FIRST, SECOND, THIRD],
        ),
        (
            "no names at all",
            format!(
                "<div><a>World</a> <a>Sport</a> <a>Weather</a></div><div><h1>Ferry aground off port</h1><div><p>{FIRST}</p>\
                <p>{SECOND}</p><p>{THIRD}</p></div></div><div><ul><li><a>Storm closes the northern pass</a>\
                <li><a>Council votes on the bridge</a></ul></div>"
            ),
            vec![FIRST, SECOND, THIRD],
        ),
        (
            "a body in parts that stand side by side",
            format!(
                "<h1>Ferry aground off port</h1><div><div class=part-1><p>{FIRST}</p><p>{SECOND}</p></div>\
                <div class=ad-slot><p>Buy our tea, it is the best tea of all teas, and cheap.</p></div>\
                <div class=part-2><p>{THIRD}</p></div></div>"
            ),
            vec![FIRST, SECOND, THIRD],
        ),
        (
            "headings, lists and quotations within stay; a line that is all link does not",
            format!(
                "<h1>Ferry aground off port</h1><div class=entry-content><p>{FIRST}</p><h2>What is known</h2><ul><li>Sixty were on board\
                <li>Nobody was hurt</ul><blockquote>We felt a jolt.</blockquote><p><a>Read how the bank moved</a></p><p>{SECOND}</p>\
                <p>{THIRD}</p></div>"
            ),
            vec![
                FIRST,
                "What is known",
                "Sixty were on board",
                "Nobody was hurt",
                "We felt a jolt.",
                SECOND,
                THIRD,
            ],
        ),
        (
            "a name that takes the whole text says nothing",
            format!(
                "<div class=sidebar-layout><h1>Ferry aground off port</h1><div class=widget><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></div>"
            ),
            vec![FIRST, SECOND, THIRD],
        ),
        (
            "words of a paragraph in an element whose name speaks against them",
            format!(
                "<h1>Ferry aground off port</h1><div><p><span class=tags>{FIRST}</span></p><p>{SECOND}</p><p>{THIRD}</p></div>"
            ),
            vec![FIRST, SECOND, THIRD],
        ),
        (
            "next to nothing found: all of it",
            format!(
                "<table><tr><td><table><tr><td><p>{FIRST}</p></td><td><p>{SECOND}</p></td></tr></table></td></tr></table>"
            ),
            vec![FIRST, SECOND],
        ),
    ] {
        let document = document(&page(&body));
        let text = document.body();
        let lines: Vec<&str> = text.split("\n\n").flat_map(|block| block.split(" | ")).collect();
        assert_eq!(lines, expected, "{what}");
        for words in ["Sport", "nobody told us", "Buy our tea"] {
            assert_eq!(
                body.contains(words),
                document.text.contains(words),
                "nothing is lost: {what}"
            );
        }
    }
}

#[test]
fn captions_and_standfirst_are_kept_apart() {
    let document = document(&page(&format!(
        "<h1>Ferry aground off port</h1><p>A night rescue on the bank, and a question: why was no buoy laid there after spring?</p>\
        <div class=byline>By Marta Quill</div><div class=article-body><figure><img><figcaption>The ferry at dusk</figcaption></figure>\
        <p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    )));
    assert_eq!(document.body(), [FIRST, SECOND, THIRD].join("\n\n"));
    let standfirst = document.meta.standfirst.unwrap();
    assert!(document.slice(standfirst).starts_with("A night rescue"));
    let caption = document
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Caption)
        .unwrap();
    assert_eq!(document.slice(caption.span), "The ferry at dusk");
    assert_eq!(caption.aside, None);
    assert_eq!(document.meta.title.unwrap().value, "Ferry aground off port");
    assert_eq!(document.meta.author.unwrap().value, "Marta Quill");
}

/// Of a page with the article in `body`, only that is kept.
#[test]
fn what_stands_around_and_between() {
    let article = format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    let teaser = |headline: &str| {
        format!(
            "<div><h3><a href=/x>{headline}</a></h3><p>The council met for hours, and nothing was decided, say those who were there.</p></div>"
        )
    };
    let teasers: String = [
        "Storm closes the northern pass",
        "Council votes on the bridge",
        "School opens late",
    ]
    .map(teaser)
    .concat();
    let head = "<h1>Ferry aground off port</h1>";
    for (what, body) in [
        (
            "teasers behind the text",
            format!("{head}<div>{article}<div>{teasers}</div></div>"),
        ),
        (
            "teasers within the text",
            format!("{head}<div><p>{FIRST}</p><p>{SECOND}</p><div>{teasers}</div><p>{THIRD}</p></div>"),
        ),
        (
            "a form for an address",
            format!(
                "{head}<div><p>{FIRST}</p><div><p>News of the harbour, every morning, free of charge, for you.</p><input type=email></div>\
                <p>{SECOND}</p><p>{THIRD}</p></div>"
            ),
        ),
        (
            "a section by its heading",
            format!(
                "{head}<div>{article}<div><h4>More from Harbour</h4><p>Harbour master wants a buoy, and soon, he said on Monday.</p></div></div>"
            ),
        ),
        (
            "a discussion by its heading",
            format!(
                "{head}<div><div>{article}</div><h3>12 Comments</h3><div><p>Otter</p><p>I was on that ferry, and nobody told us anything, for hours.</p></div>\
                <div><p>Heron</p><p>The buoy was promised in spring, in summer, and again in autumn, if I recall it right.</p></div></div>"
            ),
        ),
        (
            "short lines before and after",
            format!(
                "{head}<div><p>Harbour</p><p>Read aloud</p>{article}<p>Print this page</p><h4>Where next?</h4></div>"
            ),
        ),
        (
            "a player between paragraphs",
            format!(
                "{head}<div><p>{FIRST}</p><div><div>Now playing</div><div>Ferry from above</div><div>0:00</div></div><p>{SECOND}</p><p>{THIRD}</p></div>"
            ),
        ),
        (
            "pictures and who took them",
            format!(
                "{head}<div><p>{FIRST}</p><div><img src=a><div>The ferry lies on the bank at dusk.</div></div><p>{SECOND}</p>\
                <p>Photo: Harbour office</p><p>{THIRD}</p></div>"
            ),
        ),
        (
            "tags and authors among the classes of a post",
            format!(
                "<article class='post-7 post type-post hentry category-social-media tag-newsletter author-quill'>{head}{article}</article>"
            ),
        ),
        (
            "an element named for advertisements that goes on",
            format!(
                "{head}<div><p>{FIRST}</p><section class=has-text-ads><p>{SECOND}</p></section><p>{THIRD}</p></div>"
            ),
        ),
        (
            "a long foot",
            format!(
                "{head}<div>{article}</div><footer><p>{}</p></footer>",
                "Prices are delayed, and nobody vouches for them, here or elsewhere. ".repeat(12)
            ),
        ),
        (
            "a body in several parts, each in a frame of its own",
            format!(
                "{head}<main><section><div class=article-body><p>{FIRST}</p></div></section><section><div class=article-body><p>{SECOND}</p></div>\
                </section><section><div class=article-body><p>{THIRD}</p></div></section></main>"
            ),
        ),
        (
            "a page behind a dialog",
            format!("<div aria-hidden=true>{head}{article}</div><div role=dialog>Accept</div>"),
        ),
    ] {
        let document = document(&page(&body));
        assert_eq!(document.body(), [FIRST, SECOND, THIRD].join("\n\n"), "{what}");
    }
}

#[test]
fn a_short_article_among_teasers() {
    let teaser = |headline: &str| {
        format!(
            "<li><a href=/x><h4>{headline}</h4></a>From first light to last orders: all that you need to know of it, in one place.</li>"
        )
    };
    let teasers = ["Where to swim", "Where to eat", "Where to moor", "Where to sleep"]
        .map(teaser)
        .concat();
    let text = document(&page(&format!(
        "<h1>Ferry aground off port</h1><div class=entry-content><p>{FIRST}</p><p>{SECOND}</p></div><ul>{teasers}</ul>"
    )))
    .body();
    assert_eq!(text, [FIRST, SECOND].join("\n\n"));
}

#[test]
fn lists_and_last_lines_of_the_text_stay() {
    let text = document(&page(&format!(
        "<h1>Ferry aground off port</h1><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><ul><li>Sixty were on board<li>Nobody was hurt</ul>\
        <p>They sail again.</p></div>"
    )))
    .body();
    assert!(
        text.ends_with("Sixty were on board\n\nNobody was hurt\n\nThey sail again."),
        "{text}"
    );
}

/// A person copied it, so it is wanted.
#[test]
fn of_a_piece_nothing_is_left_out() {
    let piece = format!("<p>{FIRST}</p><div class=widget><p>{SECOND}</p></div><p><a>Read how the bank moved</a></p>");
    for source in [
        piece.clone(),
        format!("<html><body><!--StartFragment-->{piece}<!--EndFragment--></body></html>"),
    ] {
        assert!(
            document(&source).blocks.iter().all(|block| block.aside.is_none()),
            "{source}"
        );
    }
}

#[test]
fn of_several_articles_the_first() {
    let article = |headline: &str, text: &str| {
        format!("<article class=story><h1>{headline}</h1><p>{text}</p><p>{text}</p></article>")
    };
    let body = format!(
        "<div>{}{}</div>",
        article("Ferry aground off port", FIRST),
        article("Storm closes pass", SECOND)
    );
    let text = document(&page(&body)).body();
    assert!(text.contains(FIRST) && !text.contains(SECOND), "{text}");
}

#[test]
fn hostile_pages_take_linear_time() {
    for part in [
        "<div><p>It ran aground, they said, on the bank.",
        "<article><h1>",
        "<div class='article-body related share'>",
        "<span class=ad>x",
        "<a>x</a><p>",
        "<figure>",
        "<div><img><h3><a>x</a></h3><p>y",
        "<div aria-hidden=true><input>",
        "<li class=date>5 May 2024 12 ",
    ] {
        let _ = document(&format!("<html>{}", part.repeat(20_000)));
    }
}
