//! Findings and quotations.

use std::fmt::{self, Write};

use super::{escaped, places, quoted, state};
use crate::compare::{DiffKind, Evidence, Finding, QuoteGroup, VariantClass};
use crate::report::{Compared, Reported, named};
use crate::text::Span;

pub fn write(out: &mut String, compared: &Compared) -> fmt::Result {
    let findings = &compared.comparison.findings;
    writeln!(out, "<section id=\"findings\">\n<h2>Findings</h2>")?;
    if findings.is_empty() {
        writeln!(out, "<p>No rule found a disagreement.</p>")?;
    }
    for finding in findings {
        write_finding(out, compared, finding)?;
    }
    writeln!(out, "</section>")
}

fn write_finding(out: &mut String, compared: &Compared, finding: &Finding) -> fmt::Result {
    writeln!(
        out,
        "<article class=\"finding\" id=\"finding-{}\">\n<h3>{}</h3>\n<p>{} <span class=\"note\">Rule: {}</span></p>\n<p>{}</p>",
        escaped(&finding.id),
        escaped(&finding.title),
        state(finding.state),
        named(finding.rule),
        escaped(&finding.explanation)
    )?;
    writeln!(out, "<ul class=\"plain\">")?;
    for evidence in &finding.evidence {
        let name = compared.source(evidence.source).map_or("", |source| source.title());
        write!(
            out,
            "<li><blockquote>{}</blockquote><p class=\"note\">{}",
            in_context(compared, evidence),
            places::link(
                evidence.source,
                evidence.span,
                &format!("{}. {}", evidence.source, escaped(name))
            ),
        )?;
        if !evidence.value.is_empty() {
            write!(out, "; read as {}", escaped(&evidence.value))?;
        }
        if let Some(by) = &evidence.by {
            write!(out, "; given by {}", escaped(by))?;
        }
        writeln!(out, "</p></li>")?;
    }
    writeln!(out, "</ul>\n<dl>")?;
    for (name, words) in [
        ("Calculation", &finding.calculation),
        ("Threshold", &finding.threshold),
        ("What would settle it", &finding.clears),
    ] {
        if !words.is_empty() {
            writeln!(out, "<dt>{name}</dt><dd>{}</dd>", escaped(words))?;
        }
    }
    writeln!(out, "</dl>\n</article>")
}

/// The words of an evidence, marked in the statement that they stand in.
fn in_context(compared: &Compared, evidence: &Evidence) -> String {
    let span = evidence.span;
    let around = |source: &Reported| {
        let statements = &source.analysis.statements;
        let after = statements.partition_point(|statement| statement.span.start <= span.start);
        let statement = statements[..after].last().filter(|it| it.span.end >= span.end);
        statement.map_or(span, |statement| statement.span)
    };
    let Some(source) = compared.source(evidence.source) else {
        return String::new();
    };
    let around = around(source);
    let words = |start, end| escaped(source.document.slice(Span { start, end }));
    format!(
        "{}<mark>{}</mark>{}",
        words(around.start, span.start),
        words(span.start, span.end),
        words(span.end, around.end)
    )
}

pub fn quotes(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(out, "<section id=\"quotations\">\n<h2>Quotations</h2>")?;
    let varied = |group: &&QuoteGroup| group.variants.iter().any(|variant| variant.class != VariantClass::Same);
    for group in compared.comparison.quotes.iter().filter(varied) {
        writeln!(
            out,
            "<article>\n<h3>{}</h3>\n<ul class=\"plain\">",
            match group.speaker.as_str() {
                "" => "One quotation in several wordings".to_owned(),
                speaker => format!("{} in several wordings", escaped(speaker)),
            }
        )?;
        for variant in &group.variants {
            write!(
                out,
                "<li>{} <span class=\"note\">{}</span> ",
                places::link(variant.source, variant.span, &format!("Source {}", variant.source)),
                named(variant.class)
            )?;
            if variant.class == VariantClass::Paraphrased {
                write!(out, "{} ", quoted(compared, variant.source, variant.span))?;
            }
            for part in &variant.diff {
                let words = escaped(&part.text);
                match part.kind {
                    DiffKind::Same => write!(out, "{words} ")?,
                    DiffKind::Removed => write!(out, "<del>{words}</del> ")?,
                    DiffKind::Added => write!(out, "<ins>{words}</ins> ")?,
                }
            }
            writeln!(out, "</li>")?;
        }
        writeln!(out, "</ul>\n</article>")?;
    }
    writeln!(
        out,
        "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Speaker</th>\
         <th scope=\"col\">Kind</th><th scope=\"col\">Words</th></tr></thead>\n<tbody>"
    )?;
    for source in &compared.sources {
        for quote in &source.analysis.quotes {
            writeln!(
                out,
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                places::link(source.id, quote.span, &source.id.to_string()),
                quote
                    .speaker
                    .as_ref()
                    .map_or("not told".to_owned(), |speaker| escaped(&speaker.name)),
                named(quote.kind),
                quoted(compared, source.id, quote.span)
            )?;
        }
    }
    writeln!(out, "</tbody></table></div>\n</section>")
}
