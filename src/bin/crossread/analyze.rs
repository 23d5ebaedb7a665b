//! `crossread analyze`: files in, a report out.

use std::io::{self, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use crossread::compare::{Settings, SourceId};
use crossread::engine::{Engine, Export, ExportFormat, Notes};
use crossread::ingest::{self, Edits, Taken};
use crossread::report::{Contents, workbook};

use super::export::write_to;

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
        write_report(&engine, &names, &export)?;
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
                let list = rest.next().ok_or_else(|| format!("--list takes one of {lists}, or table-A1 and so on."))?;
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

fn analyze(engine: &mut Engine, names: &mut Vec<(SourceId, String)>, file: &str, taken: &Taken) {
    let name = Path::new(file)
        .file_name()
        .map_or(file.into(), |name| name.to_string_lossy());
    for (index, segment) in taken.segments.iter().enumerate() {
        let id = names.len() as SourceId + 1;
        engine.analyze(id, taken.format, segment.span.of(&taken.text), &Edits::default());
        let several = taken.segments.len() > 1;
        names.push((
            id,
            if several {
                format!("{name} ({})", index + 1)
            } else {
                name.to_string()
            },
        ));
    }
}

fn write_report(engine: &Engine, names: &[(SourceId, String)], export: &Export) -> io::Result<()> {
    let ids: Vec<SourceId> = names.iter().map(|(id, _)| *id).collect();
    let settings = Settings::default();
    let comparison = engine.compare(&ids, &settings);
    let notes = Notes::default();
    let compared = engine.report(
        names.iter().map(|(id, name)| (*id, name.as_str())),
        &comparison,
        &settings,
        &notes,
    );
    let mut out = BufWriter::new(io::stdout().lock());
    write_to(&compared, export, &mut out)?;
    out.flush()
}
