//! `crossread analyze`: files in, a report out.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crossread::compare::SourceId;
use crossread::engine::{Engine, Export, ExportFormat, Notes};
use crossread::report::{Contents, workbook};
use crossread::workspace::Workspace;

use super::export::write_to;
use super::files::{self, Text};
use super::open;

/// Analyses the files named, in their order, and writes the report.
pub fn run(arguments: &[&str]) -> io::Result<ExitCode> {
    let (files, export) = match parse(arguments) {
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
            write_report(&engine, &workspace.names(), &workspace, &export)?;
        }
        return Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
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
        write_report(&engine, &names, &Workspace::default(), &export)?;
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn parse<'a>(arguments: &[&'a str]) -> Result<(Vec<&'a str>, Export), String> {
    let mut files = Vec::new();
    let mut export = Export {
        format: ExportFormat::Json,
        contents: Contents::default(),
        list: "findings".to_owned(),
    };
    let mut rest = arguments.iter();
    while let Some(&argument) = rest.next() {
        match argument {
            "--format" => {
                export.format = rest.next().and_then(|name| ExportFormat::named(name)).ok_or_else(|| {
                    let names = ExportFormat::ALL.map(ExportFormat::name);
                    format!("--format takes one of {}.", names.join(", "))
                })?;
            }
            "--list" => {
                let lists = workbook::LISTS.join(", ");
                let list = rest
                    .next()
                    .ok_or_else(|| format!("--list takes one of {lists}, or table-A1 and so on."))?;
                export.list = (*list).to_owned();
            }
            "--date" => {
                let date = rest.next().and_then(|date| date.parse().ok());
                export.contents.written = Some(date.ok_or("--date takes a day, YYYY-MM-DD.")?);
            }
            "--evidence-only" => export.contents.texts = false,
            option if option.starts_with("--") => {
                return Err(format!("{option} is no option here; see --help."));
            }
            file => files.push(file),
        }
    }
    if files.is_empty() {
        Err("Name at least one file; see --help.".to_owned())
    } else {
        Ok((files, export))
    }
}

fn analyze(engine: &mut Engine, names: &mut Vec<(SourceId, String)>, text: &Text) {
    for (name, segment) in text.articles() {
        let id = names.len() as SourceId + 1;
        engine.analyze(id, text.taken.format, segment.span.of(&text.taken.text), &text.edits());
        names.push((id, name));
    }
}

/// `workspace` holds the user's settings, verdicts and corrections.
fn write_report(
    engine: &Engine,
    names: &[(SourceId, String)],
    workspace: &Workspace,
    export: &Export,
) -> io::Result<()> {
    let ids: Vec<SourceId> = names.iter().map(|(id, _)| *id).collect();
    let comparison = engine.compare(&ids, &workspace.settings);
    let notes = Notes {
        verdicts: workspace.verdicts.clone(),
        corrections: workspace.repairs.to_vec(),
    };
    let compared = engine.report(
        names.iter().map(|(id, name)| (*id, name.as_str())),
        &comparison,
        &workspace.settings,
        &notes,
    );
    let mut out = BufWriter::new(io::stdout().lock());
    write_to(&compared, export, &mut out)?;
    out.flush()
}
