//! `crossread tables`: the tables of one file, as JSON.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crossread::ingest::{self, Format};
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
    let mut read = ingest::read_tables(taken.format, &taken.text);
    // A file without a telling name that has no table as a text may be one as a whole.
    if taken.format == Format::Plain && read.document.grids.is_empty() {
        read = ingest::read_tables(Format::Delimited, &taken.text);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    report::tables(&read, &mut out)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
