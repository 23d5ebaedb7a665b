//! The HTML report: one file that needs no script, no connection and no other file. Findings with their evidence,
//! points by source, figures of tables, entities, quotations, the method, and the texts themselves: each place that is
//! told of links to where it stands in them.

mod findings;
mod places;
mod tables;
mod texts;

use std::fmt::{self, Write};

use super::{Compared, correction, named};
use crate::compare::{self, SourceId, State};
use places::Places;

/// Writes the report. Words of the sources are escaped: they cannot become markup, and the file's own policy forbids
/// scripts and any connection.
pub fn html(compared: &Compared) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write_report(&mut out, compared);
    out
}

const HEAD: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";

fn write_report(out: &mut String, compared: &Compared) -> fmt::Result {
    let places = Places::of(compared);
    writeln!(
        out,
        "{HEAD}<title>Crossread: {}</title>\n<style>\n{}</style>\n</head>\n<body>",
        escaped(&title(compared)),
        include_str!("report.css")
    )?;
    write_summary(out, compared)?;
    writeln!(out, "<main>")?;
    write_sources(out, compared)?;
    findings::write(out, compared)?;
    write_points(out, compared)?;
    write_passages(out, compared)?;
    tables::entities(out, compared)?;
    findings::quotes(out, compared)?;
    tables::write(out, compared)?;
    write_corrections(out, compared)?;
    texts::write(out, compared, &places)?;
    write_method(out)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

fn title(compared: &Compared) -> String {
    match compared.sources.as_slice() {
        [only] => only.title().to_owned(),
        sources => format!("{} sources compared", sources.len()),
    }
}

fn write_summary(out: &mut String, compared: &Compared) -> fmt::Result {
    let comparison = compared.comparison;
    let points = |states: &[State]| {
        let points = comparison.points.iter();
        points.filter(|point| states.contains(&point.state)).count()
    };
    writeln!(
        out,
        "<header>\n<p class=\"eyebrow\">Crossread report</p>\n<h1>{}</h1>\n<ul class=\"counts\">",
        escaped(&title(compared))
    )?;
    for (count, words, link) in [
        (comparison.origins.len(), "origins", "sources"),
        (comparison.findings.len(), "findings", "findings"),
        (points(&[State::AllSay]), "said by all", "points"),
        (points(&[State::SomeSay]), "said by some", "points"),
        (points(&[State::OnlyOneSays]), "said by one only", "points"),
    ] {
        writeln!(out, "<li><a href=\"#{link}\"><b>{count}</b> {words}</a></li>")?;
    }
    writeln!(out, "</ul>\n<nav aria-label=\"Contents\"><ul>")?;
    for (id, name) in [
        ("sources", "Sources"),
        ("findings", "Findings"),
        ("points", "Points"),
        ("entities", "Entities"),
        ("quotations", "Quotations"),
        ("tables", "Tables"),
        ("texts", "Texts"),
        ("method", "Method"),
    ] {
        writeln!(out, "<li><a href=\"#{id}\">{name}</a></li>")?;
    }
    writeln!(out, "</ul></nav>\n</header>")
}

fn write_sources(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(
        out,
        "<section id=\"sources\">\n<h2>Sources</h2>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">No.</th>\
         <th scope=\"col\">Title</th><th scope=\"col\">Outlet</th><th scope=\"col\">Author</th>\
         <th scope=\"col\">Published</th><th scope=\"col\">Origin</th><th scope=\"col\">SHA-256 of the text</th></tr></thead>\n<tbody>"
    )?;
    let origins = &compared.comparison.origins;
    for source in &compared.sources {
        let meta = &source.document.meta;
        let known = |field: &Option<crate::text::Field<String>>| {
            field.as_ref().map_or(String::new(), |field| escaped(&field.value))
        };
        let published = meta
            .published
            .as_ref()
            .map_or("not stated".to_owned(), |date| date.value.to_string());
        let origin = origins.iter().position(|origin| origin.sources.contains(&source.id));
        writeln!(
            out,
            "<tr><td>{id}</td><th scope=\"row\"><a href=\"#text-{id}\">{}</a></th><td>{}</td><td>{}</td><td class=\"day\">{published}</td>\
             <td>{}</td><td class=\"hash\">{}</td></tr>",
            escaped(source.title()),
            known(&meta.outlet),
            known(&meta.author),
            origin.map_or(String::new(), |origin| (origin + 1).to_string()),
            super::sha256(&source.document.text),
            id = source.id,
        )?;
    }
    writeln!(out, "</tbody></table></div>")?;
    for origin in origins.iter().filter(|origin| origin.sources.len() > 1) {
        writeln!(
            out,
            "<p>Sources {} are one origin: {}</p>",
            list(&origin.sources),
            escaped(&origin.why)
        )?;
    }
    writeln!(out, "</section>")
}

fn write_points(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(
        out,
        "<section id=\"points\">\n<h2>Points</h2>\n<p class=\"note\">What each source says, in order of consequence. A source \
         that does not mention a point does not deny it.</p>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Point</th>\
         <th scope=\"col\">State</th>"
    )?;
    source_columns(out, compared)?;
    for point in &compared.comparison.points {
        write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td>",
            escaped(&point.title),
            state(point.state)
        )?;
        for source in &compared.sources {
            let said: Vec<String> = point
                .statements
                .iter()
                .filter(|statement| statement.source == source.id)
                .enumerate()
                .map(|(index, statement)| {
                    let words = if index == 0 { "says it" } else { "again" };
                    places::link(source.id, statement.span, words)
                })
                .collect();
            let near = point.unsure.iter().find(|near| near.source == source.id);
            let silent = match near {
                Some(near) => places::link(source.id, near.span, "could not tell"),
                None if point.silent.contains(&source.id) => "not mentioned".to_owned(),
                None => String::new(),
            };
            write!(
                out,
                "<td>{}</td>",
                if said.is_empty() { silent } else { said.join(", ") }
            )?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>\n</section>")
}

fn write_passages(out: &mut String, compared: &Compared) -> fmt::Result {
    let passages = &compared.comparison.passages;
    if passages.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>The same words</h2>\n<ul class=\"plain\">")?;
    for passage in passages {
        let (a, b) = (passage.a, passage.b);
        writeln!(
            out,
            "<li><p>{} and {}, {} words</p><blockquote>{}</blockquote></li>",
            places::link(a.source, a.span, &format!("Source {}", a.source)),
            places::link(b.source, b.span, &format!("source {}", b.source)),
            passage.words,
            quoted(compared, a.source, a.span)
        )?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn write_corrections(out: &mut String, compared: &Compared) -> fmt::Result {
    if compared.corrections.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>Names corrected by hand</h2>\n<ul>")?;
    for repair in compared.corrections {
        write!(out, "<li>{}", escaped(&correction(repair)))?;
        if let Some(source) = repair.source() {
            write!(out, " (in source {source})")?;
        }
        writeln!(out, "</li>")?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn write_method(out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "<section id=\"method\">\n<h2>Method</h2>\n<p>Made by Crossread {} with rules {}. Every finding names the rule \
         that made it, the words that carry it, the values as read, the calculation, from when on the rule speaks and \
         what would settle it. Agreement counts origins: sources that share copied text count once. A point that a \
         source does not mention is not denied by it. The hashes are of the texts as read, so that anyone who holds \
         them can check that this report is about the same words.</p>\n</section>",
        env!("CARGO_PKG_VERSION"),
        compare::RULES
    )
}

/// Ends a head that has a column for each source.
fn source_columns(out: &mut String, compared: &Compared) -> fmt::Result {
    for source in &compared.sources {
        writeln!(
            out,
            "<th scope=\"col\"><abbr title=\"{}\">{}</abbr></th>",
            escaped(source.title()),
            source.id
        )?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")
}

/// A state as a labelled chip: its words tell it, its colour only repeats them.
fn state(state: State) -> String {
    format!("<span class=\"state {}\">{}</span>", super::label(state), named(state))
}

fn quoted(compared: &Compared, source: SourceId, span: crate::text::Span) -> String {
    let words = |source: &super::Reported| {
        let words: Vec<&str> = source.document.slice(span).split_whitespace().collect();
        escaped(&words.join(" "))
    };
    compared.source(source).map_or(String::new(), words)
}

fn list(ids: &[SourceId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Words as they stand, in content and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Neither may stand in HTML; a reader would drop or replace them.
            '\0' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
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
