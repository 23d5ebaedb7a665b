//! `crossread tables`: the tables of one file, as JSON.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crossread::ingest;
use crossread::report;

use super::files;
use super::lines::exit;

/// Writes each table of the file on a line of its own.
pub fn run(file: &str) -> io::Result<ExitCode> {
    let (texts, problems) = files::open(file);
    for problem in &problems {
        eprintln!("crossread: {problem}");
    }
    let mut out = BufWriter::new(io::stdout().lock());
    for text in &texts {
        let read = ingest::read_tables(text.taken.format, &text.taken.text);
        report::tables(&read, &mut out)?;
    }
    out.flush()?;
    Ok(exit(!problems.is_empty()))
}
