//! `crossread analyze`: files in, a report out.

use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use crossread::compare::SourceId;
use crossread::engine::Engine;
use crossread::ingest::{self, Edits, Taken};
use crossread::report::{self, Compared, Reported};
use crossread::workspace::Workspace;

use super::open;

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
    if files.iter().any(|file| open::is_workspace(file)) {
        let (workspace, whole) = open::gather(&files);
        open::analyze(&mut engine, &workspace);
        if !workspace.sources.is_empty() {
            write_report(&engine, &workspace.names(), &workspace, format)?;
        }
        return Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let mut names: Vec<(SourceId, String)> = Vec::new();
    let mut failed = false;
    for file in files {
        match take(file) {
            Ok(taken) => analyze(&mut engine, &mut names, file, &taken),
            Err(problem) => {
                eprintln!("crossread: {file}: {problem}");
                failed = true;
            }
        }
    }
    if !names.is_empty() {
        write_report(&engine, &names, &Workspace::default(), format)?;
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

/// Reads one byte more than is allowed at most: enough to tell that a file is too large.
pub fn take(file: &str) -> Result<Taken, Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    let limit = ingest::LIMIT + 1;
    if file == "-" {
        io::stdin().take(limit).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)
            .map_err(|problem| format!("It cannot be opened: {problem}. Check its name, and that you may read it."))?
            .take(limit)
            .read_to_end(&mut bytes)?;
    }
    Ok(ingest::take(file, &bytes, None)?)
}

/// The file's name without its folders.
pub fn base_name(file: &str) -> String {
    let name = Path::new(file).file_name();
    name.map_or(file.into(), |name| name.to_string_lossy()).into_owned()
}

fn analyze(engine: &mut Engine, names: &mut Vec<(SourceId, String)>, file: &str, taken: &Taken) {
    let name = base_name(file);
    for (index, segment) in taken.segments.iter().enumerate() {
        let id = names.len() as SourceId + 1;
        engine.analyze(id, taken.format, segment.span.of(&taken.text), &Edits::default());
        let several = taken.segments.len() > 1;
        names.push((
            id,
            if several {
                format!("{name} ({})", index + 1)
            } else {
                name.clone()
            },
        ));
    }
}

/// `workspace` holds the user's settings and corrections.
fn write_report(
    engine: &Engine,
    names: &[(SourceId, String)],
    workspace: &Workspace,
    format: Format,
) -> io::Result<()> {
    let ids: Vec<SourceId> = names.iter().map(|(id, _)| *id).collect();
    let comparison = engine.compare(&ids, &workspace.settings);
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
        corrections: &workspace.repairs,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Format::Json => report::json(&compared, &mut out)?,
        Format::Html => out.write_all(report::html(&compared).as_bytes())?,
        Format::Markdown => out.write_all(report::markdown(&compared).as_bytes())?,
    }
    out.flush()
}
