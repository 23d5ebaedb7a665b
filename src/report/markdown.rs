//! A paper as Markdown: CommonMark with pipe tables.

use std::fmt::{self, Write};

use super::paper::{Block, Kind, Link, Paper, Run, Style, Table};

/// Writes a paper. Words of the sources are escaped: they cannot become markup.
pub fn markdown(paper: &Paper) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut out, paper);
    out
}

/// Blocks alone, to paste as plain text.
pub fn markdown_fragment(blocks: &[Block]) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = blocks.iter().try_for_each(|block| write_block(&mut out, block));
    out
}

fn write(out: &mut String, paper: &Paper) -> fmt::Result {
    writeln!(out, "# {}\n", escaped(&paper.title))?;
    let about = std::iter::once(&paper.kind)
        .chain(&paper.about)
        .map(|words| escaped(words));
    writeln!(out, "*{}*\n", about.collect::<Vec<_>>().join(" · "))?;
    if !paper.counts.is_empty() {
        let counts = paper
            .counts
            .iter()
            .map(|count| format!("{} {}", count.number, escaped(&count.what)));
        writeln!(out, "{}.\n", counts.collect::<Vec<_>>().join(", "))?;
    }
    for section in &paper.sections {
        writeln!(out, "## {}\n", escaped(&section.title))?;
        section.blocks.iter().try_for_each(|block| write_block(out, block))?;
    }
    Ok(())
}

fn write_block(out: &mut String, block: &Block) -> fmt::Result {
    match block {
        Block::Heading { level, runs, .. } => {
            let level = usize::from(level.clamp(&3, &6).to_owned());
            writeln!(out, "{} {}\n", "#".repeat(level), line(runs))
        }
        Block::Paragraph { kind, runs } => {
            let before = if matches!(kind, Kind::Quotation) { "> " } else { "" };
            let words = line(runs);
            match words.is_empty() {
                true => Ok(()),
                false => writeln!(out, "{before}{}\n", harmless_start(&words)),
            }
        }
        Block::List(items) => {
            for item in items {
                writeln!(out, "- {}", harmless_start(&line(item)))?;
            }
            writeln!(out)
        }
        Block::Facts(facts) => {
            for (name, runs) in facts {
                writeln!(out, "- {}: {}", escaped(name), line(runs))?;
            }
            if facts.is_empty() { Ok(()) } else { writeln!(out) }
        }
        Block::Table(table) => write_table(out, table),
        Block::Card { blocks, .. } => blocks.iter().try_for_each(|block| write_block(out, block)),
        Block::Lines(_) => Ok(()),
    }
}

fn write_table(out: &mut String, table: &Table) -> fmt::Result {
    if !table.caption.is_empty() {
        writeln!(out, "{}\n", line(&table.caption))?;
    }
    let columns = table.written();
    let titles: Vec<String> = columns
        .iter()
        .map(|at| {
            table
                .columns
                .get(*at)
                .map_or(String::new(), |column| escaped(&column.title))
        })
        .collect();
    writeln!(out, "| {} |\n|{}", titles.join(" | "), "---|".repeat(titles.len()))?;
    for row in &table.rows {
        let cells = columns.iter().filter_map(|at| row.get(*at));
        let cells: Vec<String> = cells.map(|cell| line(&cell.runs)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out)
}

/// Runs on one line.
fn line(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        let text = run.text.as_str();
        // Marks of emphasis stand at the words, not at the spaces around them.
        let words = text.trim();
        let (before, after) = match words.is_empty() {
            true => (text, ""),
            false => {
                let start = text.len() - text.trim_start().len();
                (&text[..start], &text[start + words.len()..])
            }
        };
        let words = escaped(words);
        let words = match run.style {
            _ if words.is_empty() => words,
            Style::Plain | Style::Soft | Style::Fixed => words,
            Style::Strong | Style::Mark | Style::Added => format!("**{words}**"),
            Style::State(_) => format!("*{words}*"),
            Style::Removed => format!("~~{words}~~"),
        };
        out.push_str(&escaped(before));
        match &run.link {
            Some(Link::Away(address)) if !words.is_empty() => {
                // Angle brackets take every address but one that holds them or a line's end.
                let address: String = address
                    .chars()
                    .filter(|it| !matches!(it, '<' | '>' | '\n' | '\\'))
                    .collect();
                out.push_str(&format!("[{words}](<{address}>)"));
            }
            _ => out.push_str(&words),
        }
        out.push_str(&escaped(after));
    }
    let folded: Vec<&str> = out.split_whitespace().collect();
    folded.join(" ")
}

/// A line that would begin a list, a heading or a rule begins with its words.
fn harmless_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    if digits > 0 && after.starts_with(['.', ')']) {
        format!("{}\\{after}", &line[..digits])
    } else if line.starts_with(['-', '+', '=']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
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
        out.push(if character.is_control() { ' ' } else { character });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::paper::plain;

    #[test]
    fn words_of_a_source_cannot_become_markup() {
        assert_eq!(
            escaped("<b>*a*</b> | [x](y)\n# z"),
            r"\<b\>\*a\*\</b\> \| \[x\](y) \# z"
        );
        for (words, expected) in [
            ("- a", r"\- a"),
            ("12. b", r"12\. b"),
            ("1999 was", "1999 was"),
            ("=== c", r"\=== c"),
        ] {
            assert_eq!(harmless_start(words), expected);
        }
    }

    #[test]
    fn emphasis_stands_at_the_words() {
        let runs = vec![plain("a "), Run::styled(" b ", Style::Mark), plain("c\n\nd")];
        assert_eq!(line(&runs), "a **b** c d");
    }
}
