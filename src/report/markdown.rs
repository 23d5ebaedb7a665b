//! The Markdown report: findings with their evidence, points, entities, tables
//! and quotations, and how it was made.

mod wording;

use std::fmt::{self, Write};

use super::{Compared, Reported, correction, named};
use crate::analysis::tables::{Column, Table};
use crate::compare::{self, DiffKind, Finding, Point, QuoteGroup, SourceId, State, VariantClass};
use crate::text::Span;

/// Writes the report as CommonMark with pipe tables. Words of the sources are escaped: they cannot become markup.
pub fn markdown(compared: &Compared) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write_report(&mut out, compared);
    out
}

fn write_report(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(out, "# Crossread report\n")?;
    write_sources(out, compared)?;
    write_findings(out, compared)?;
    write_points(out, compared)?;
    write_passages(out, compared)?;
    write_entities(out, compared)?;
    write_quotes(out, compared)?;
    wording::write(out, compared)?;
    write_tables(out, compared)?;
    write_corrections(out, compared)?;
    write_method(out)
}

fn write_sources(out: &mut String, compared: &Compared) -> fmt::Result {
    let origins = compared.comparison.origins.len();
    writeln!(
        out,
        "## Sources\n\n{}.\n",
        counted(&[(compared.sources.len(), "source"), (origins, "origin")])
    )?;
    for source in &compared.sources {
        let meta = &source.document.meta;
        write!(out, "{}. **{}**", source.id, escaped(source.title()))?;
        for value in [&meta.outlet, &meta.author, &meta.address].into_iter().flatten() {
            write!(out, ", {}", escaped(&value.value))?;
        }
        if let Some(published) = &meta.published {
            write!(out, ", {}", published.value)?;
        }
        writeln!(out)?;
        for note in &source.document.notes {
            writeln!(out, "   - {}", escaped(&note.text))?;
        }
    }
    for origin in compared
        .comparison
        .origins
        .iter()
        .filter(|origin| origin.sources.len() > 1)
    {
        writeln!(
            out,
            "\nSources {} are one origin: {}",
            list(&origin.sources),
            escaped(&origin.why)
        )?;
    }
    writeln!(out)
}

fn write_findings(out: &mut String, compared: &Compared) -> fmt::Result {
    let findings = &compared.comparison.findings;
    writeln!(out, "## Findings\n")?;
    if findings.is_empty() {
        writeln!(out, "No rule found a disagreement.\n")?;
    }
    for finding in findings {
        write_finding(out, compared, finding)?;
    }
    Ok(())
}

fn write_finding(out: &mut String, compared: &Compared, finding: &Finding) -> fmt::Result {
    writeln!(out, "### {}\n", escaped(&finding.title))?;
    writeln!(
        out,
        "*{}* ({})\n\n{}\n",
        named(finding.state),
        named(finding.rule),
        escaped(&finding.explanation)
    )?;
    for evidence in &finding.evidence {
        write!(
            out,
            "- {}: “{}”",
            evidence.source,
            quoted(compared, evidence.source, evidence.span)
        )?;
        if !evidence.value.is_empty() {
            write!(out, ", read as {}", escaped(&evidence.value))?;
        }
        if let Some(by) = &evidence.by {
            write!(out, ", given by {}", escaped(by))?;
        }
        writeln!(out, " (bytes {} to {})", evidence.span.start, evidence.span.end)?;
    }
    let reasons = [
        ("Calculation", &finding.calculation),
        ("Threshold", &finding.threshold),
        ("What would settle it", &finding.clears),
    ];
    writeln!(out)?;
    for (name, text) in reasons.into_iter().filter(|(_, text)| !text.is_empty()) {
        writeln!(out, "{name}: {}\n", escaped(text))?;
    }
    Ok(())
}

fn write_points(out: &mut String, compared: &Compared) -> fmt::Result {
    const STATES: [State; 8] = [
        State::CannotBothBeTrue,
        State::MayBeAnUpdate,
        State::Differs,
        State::Denied,
        State::AllSay,
        State::SomeSay,
        State::OnlyOneSays,
        State::CouldNotTell,
    ];
    for state in STATES {
        let points: Vec<&Point> = compared
            .comparison
            .points
            .iter()
            .filter(|point| point.state == state)
            .collect();
        if points.is_empty() {
            continue;
        }
        writeln!(out, "## Points: {} ({})\n", named(state), points.len())?;
        for point in points {
            write!(out, "- {}", escaped(&point.title))?;
            let mut sources: Vec<SourceId> = point.statements.iter().map(|statement| statement.source).collect();
            sources.dedup();
            write!(out, " — {}", list(&sources))?;
            if !point.silent.is_empty() {
                write!(out, "; not mentioned in {}", list(&point.silent))?;
            }
            if !point.unsure.is_empty() {
                let unsure: Vec<SourceId> = point.unsure.iter().map(|near| near.source).collect();
                write!(out, "; could not tell for {}", list(&unsure))?;
            }
            writeln!(out)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_passages(out: &mut String, compared: &Compared) -> fmt::Result {
    let passages = &compared.comparison.passages;
    if passages.is_empty() {
        return Ok(());
    }
    writeln!(out, "## The same words\n")?;
    for passage in passages {
        let (a, b) = (passage.a, passage.b);
        let words = quoted(compared, a.source, a.span);
        writeln!(
            out,
            "- {} and {}, {} words: “{words}”",
            a.source, b.source, passage.words
        )?;
    }
    writeln!(out)
}

fn write_entities(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(out, "## Entities\n")?;
    write!(out, "| Name | Kind |")?;
    for source in &compared.sources {
        write!(out, " {} |", source.id)?;
    }
    writeln!(out, "\n|---|---|{}", "---|".repeat(compared.sources.len()))?;
    for shared in &compared.comparison.entities {
        write!(out, "| {} | {} |", cell(&shared.name), named(shared.kind))?;
        for source in &compared.sources {
            let members = shared.members.iter().filter(|(id, _)| *id == source.id);
            let entities = members.filter_map(|(_, entity)| source.analysis.entities.get(*entity as usize));
            match entities.map(|entity| entity.mentions.len()).sum::<usize>() {
                0 => write!(out, "  |")?,
                mentions => write!(out, " {mentions} |")?,
            }
        }
        writeln!(out)?;
    }
    writeln!(out)
}

fn write_quotes(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(out, "## Quotations\n")?;
    for source in &compared.sources {
        for quote in &source.analysis.quotes {
            let words = flattened(source.document.slice(quote.span));
            write!(out, "- {}, {}: “{}”", source.id, named(quote.kind), escaped(&words))?;
            if let Some(speaker) = quote.speaker.as_ref().filter(|speaker| !speaker.name.is_empty()) {
                write!(out, " — {}", escaped(&speaker.name))?;
            }
            writeln!(out)?;
        }
    }
    let varied = |group: &&QuoteGroup| group.variants.iter().any(|variant| variant.class != VariantClass::Same);
    for group in compared.comparison.quotes.iter().filter(varied) {
        writeln!(out, "\nWordings of one quotation:\n")?;
        for variant in &group.variants {
            write!(out, "- {}, {}: ", variant.source, named(variant.class))?;
            for part in &variant.diff {
                let text = escaped(&part.text);
                match part.kind {
                    DiffKind::Same => write!(out, "{text} ")?,
                    DiffKind::Removed => write!(out, "~~{text}~~ ")?,
                    DiffKind::Added => write!(out, "**{text}** ")?,
                }
            }
            writeln!(out)?;
        }
    }
    writeln!(out)
}

fn write_tables(out: &mut String, compared: &Compared) -> fmt::Result {
    if compared.sources.iter().all(|source| source.analysis.tables.is_empty()) {
        return Ok(());
    }
    writeln!(out, "## Tables\n")?;
    for source in &compared.sources {
        for table in &source.analysis.tables {
            write_table(out, source, table)?;
        }
    }
    Ok(())
}

fn write_table(out: &mut String, source: &Reported, table: &Table) -> fmt::Result {
    write!(out, "Source {}", source.id)?;
    if let Some(caption) = table.caption {
        write!(out, ": {}", escaped(&flattened(source.document.slice(caption))))?;
    }
    let typed = |column: &Column| match column.unit.as_str() {
        "" => named(column.kind),
        unit => format!("{} {unit}", named(column.kind)),
    };
    let header: Vec<String> = table
        .columns
        .iter()
        .map(|it| format!("{} ({})", cell(&it.name), typed(it)))
        .collect();
    writeln!(out, "\n\n| {} |\n|{}", header.join(" | "), "---|".repeat(header.len()))?;
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|it| cell(&flattened(source.document.slice(it.span))))
            .collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out)
}

fn write_corrections(out: &mut String, compared: &Compared) -> fmt::Result {
    if compared.corrections.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Names corrected by hand\n")?;
    for repair in compared.corrections {
        write!(out, "- {}", escaped(&correction(repair)))?;
        if let Some(source) = repair.source() {
            write!(out, " (in source {source})")?;
        }
        writeln!(out)?;
    }
    writeln!(out)
}

fn write_method(out: &mut String) -> fmt::Result {
    writeln!(
        out,
        "## Method\n\nMade by Crossread {} with rules {}. Agreement counts origins: sources that share copied text \
         count once. A point that a source does not mention is not denied by it.",
        env!("CARGO_PKG_VERSION"),
        compare::RULES
    )
}

fn quoted(compared: &Compared, source: SourceId, span: Span) -> String {
    compared
        .source(source)
        .map_or(String::new(), |source| escaped(&flattened(source.document.slice(span))))
}

/// White space folded to single spaces: a quotation fits its line.
fn flattened(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn list(ids: &[SourceId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn counted(counts: &[(usize, &str)]) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    counts
        .iter()
        .map(|&(count, noun)| format!("{count} {noun}{}", plural(count)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Escapes what CommonMark would read as markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        ) {
            out.push('\\');
        }
        out.push(if character == '\n' { ' ' } else { character });
    }
    out
}

/// For a table cell.
fn cell(text: &str) -> String {
    escaped(&flattened(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_source_cannot_become_markup() {
        assert_eq!(
            escaped("<b>*a*</b> | [x](y)\n# z"),
            r"\<b\>\*a\*\</b\> \| \[x\](y) \# z"
        );
    }

    #[test]
    fn counts_read_as_english() {
        assert_eq!(counted(&[(4, "source"), (1, "origin")]), "4 sources, 1 origin");
    }
}
