//! `crossread tables`: the tables of one file, as JSON.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crossread::ingest;
use crossread::report;

use super::analyze::take;

/// Writes each table of the file on a line of its own.
pub fn run(file: &str) -> io::Result<ExitCode> {
    let taken = match take(file) {
        Ok(taken) => taken,
        Err(problem) => {
            eprintln!("crossread: {file}: {problem}");
            return Ok(ExitCode::FAILURE);
        }
    };
    let read = ingest::read_tables(taken.format, &taken.text);
    let mut out = BufWriter::new(io::stdout().lock());
    report::tables(&read, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
