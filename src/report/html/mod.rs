//! A paper as one HTML file that needs no script, no connection and no other file; light and dark, and printed in black
//! on white.

mod blocks;

use std::fmt::{self, Write};

use super::paper::{Block, Paper};
use crate::text::markup;

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
    <meta name=\"generator\" content=\"Crossread\">\n";

/// The page that opens a report lets this style in by its hash (`index.html`).
const STYLE: &str = include_str!("report.css");

/// Writes papers one after the other, each on pages of its own. Words of the sources are escaped: they cannot become
/// markup, and the file's own policy forbids scripts and any connection.
pub fn html(papers: &[&Paper]) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut out, papers);
    out
}

/// Blocks as markup to paste elsewhere: no document around them, no classes, no links within.
pub fn html_fragment(blocks: &[Block]) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = blocks::write_alone(&mut out, blocks);
    out
}

fn write(out: &mut String, papers: &[&Paper]) -> fmt::Result {
    let title = papers.first().map_or("", |paper| paper.title.as_str());
    writeln!(out, "{HEAD}<title>{} · Crossread</title>", escaped(title))?;
    writeln!(
        out,
        "<style>
{STYLE}</style>
</head>
<body>"
    )?;
    for (at, paper) in papers.iter().enumerate() {
        // Two papers of one file may have sections of one name.
        let prefix = if at == 0 { String::new() } else { format!("p{at}-") };
        write_paper(out, paper, &prefix)?;
    }
    writeln!(out, "</body>\n</html>")
}

fn write_paper(out: &mut String, paper: &Paper, prefix: &str) -> fmt::Result {
    let class = if paper.landscape { "paper wide-paper" } else { "paper" };
    writeln!(
        out,
        "<div class=\"{class}\">\n<header>\n<p class=\"eyebrow\">{}</p>\n<h1>{}</h1>",
        escaped(&paper.kind),
        escaped(&paper.title)
    )?;
    if !paper.about.is_empty() {
        let about: Vec<String> = paper
            .about
            .iter()
            .map(|words| format!("<span>{}</span>", escaped(words)))
            .collect();
        writeln!(
            out,
            "<p class=\"about\">{}</p>",
            about.join(" <i aria-hidden=\"true\">·</i> ")
        )?;
    }
    if !paper.counts.is_empty() {
        writeln!(out, "<ul class=\"counts\">")?;
        for count in &paper.counts {
            let (section, number, what) = (escaped(&count.section), count.number, escaped(&count.what));
            writeln!(
                out,
                "<li><a href=\"#{prefix}{section}\"><b>{number}</b> {what}</a></li>"
            )?;
        }
        writeln!(out, "</ul>")?;
    }
    if paper.has_contents {
        writeln!(out, "<nav aria-label=\"Contents\"><ol>")?;
        for section in &paper.sections {
            let (id, title) = (escaped(&section.id), escaped(&section.title));
            writeln!(out, "<li><a href=\"#{prefix}{id}\">{title}</a></li>")?;
        }
        writeln!(out, "</ol></nav>")?;
    }
    writeln!(out, "</header>\n<main>")?;
    for section in &paper.sections {
        let class = if section.own_page { " class=\"own-page\"" } else { "" };
        let (id, title) = (escaped(&section.id), escaped(&section.title));
        writeln!(out, "<section id=\"{prefix}{id}\"{class}>\n<h2>{title}</h2>")?;
        blocks::write(out, &section.blocks, prefix)?;
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</main>\n</div>")
}

/// Words as they stand, in content and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Neither may stand in HTML; a reader would drop or replace them.
    let put = |character, out: &mut String| {
        out.push(if matches!(character, '\0' | '\r') {
            ' '
        } else {
            character
        })
    };
    markup::escape(text, &mut out, put);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_source_cannot_become_markup() {
        assert_eq!(
            escaped("<script>\"x\" & 'y'\u{0}"),
            "&lt;script&gt;&quot;x&quot; &amp; 'y' "
        );
    }
}
