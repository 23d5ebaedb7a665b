//! `crossread analyze`: files in, a report out.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crossread::compare::{Settings, SourceId};
use crossread::engine::Engine;
use crossread::report::{self, Compared, Reported};

use super::files::{self, Text};

#[derive(Clone, Copy)]
enum Format {
    Json,
    Markdown,
    Html,
}

/// Analyses the files named, in their order, and writes the report.
pub fn run(arguments: &[&str]) -> io::Result<ExitCode> {
    let (files, format) = match parse(arguments) {
        Ok(parsed) => parsed,
        Err(problem) => {
            eprintln!("crossread: {problem}");
            return Ok(ExitCode::from(2));
        }
    };
    let mut engine = Engine::default();
    let mut names: Vec<(SourceId, String)> = Vec::new();
    let mut failed = false;
    for file in files {
        let (texts, problems) = files::open(file);
        for text in &texts {
            analyze(&mut engine, &mut names, text);
        }
        for problem in problems {
            eprintln!("crossread: {problem}");
            failed = true;
        }
    }
    if !names.is_empty() {
        write_report(&engine, &names, format)?;
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn parse<'a>(arguments: &[&'a str]) -> Result<(Vec<&'a str>, Format), String> {
    let mut files = Vec::new();
    let mut format = Format::Json;
    let mut rest = arguments.iter();
    while let Some(&argument) = rest.next() {
        match argument {
            "--format" => {
                format = match rest.next() {
                    Some(&"json") => Format::Json,
                    Some(&"markdown") => Format::Markdown,
                    Some(&"html") => Format::Html,
                    _ => return Err("--format takes json, markdown or html.".to_owned()),
                }
            }
            option if option.starts_with("--") => {
                return Err(format!("{option} is no option here; see --help."));
            }
            file => files.push(file),
        }
    }
    if files.is_empty() {
        Err("Name at least one file; see --help.".to_owned())
    } else {
        Ok((files, format))
    }
}

fn analyze(engine: &mut Engine, names: &mut Vec<(SourceId, String)>, text: &Text) {
    for (name, segment) in text.articles() {
        let id = names.len() as SourceId + 1;
        engine.analyze(id, text.taken.format, segment.span.of(&text.taken.text), &text.edits());
        names.push((id, name));
    }
}

fn write_report(engine: &Engine, names: &[(SourceId, String)], format: Format) -> io::Result<()> {
    let ids: Vec<SourceId> = names.iter().map(|(id, _)| *id).collect();
    let comparison = engine.compare(&ids, &Settings::default());
    let sources = names
        .iter()
        .filter_map(|(id, name)| engine.source(*id).map(|source| (*id, name.as_str(), source)))
        .map(|(id, name, source)| Reported {
            id,
            name,
            document: &source.document,
            analysis: &source.analysis,
        })
        .collect();
    let compared = Compared {
        sources,
        comparison: &comparison,
        corrections: &[],
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Json => report::json(&compared, &mut out)?,
        Format::Html => out.write_all(report::html(&compared).as_bytes())?,
        Format::Markdown => out.write_all(report::markdown(&compared).as_bytes())?,
    }
    out.flush()
}
