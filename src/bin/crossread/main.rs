//! The command line: the same engine as in the browser, for batch work and
//! for measuring.

mod analyze;

use std::process::ExitCode;

const HELP: &str = "\
crossread: read one story across its sources

  crossread analyze FILE... [--format json|markdown]
      Analyse and compare texts (.txt .md .html .csv .tsv; - is standard input).
      The report goes to standard output, problems to standard error.
      Ends with 1 when a file could not be taken; the others are still analysed.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ended = match arguments.split_first() {
        Some((&"analyze", rest)) => analyze::run(rest),
        Some((&("help" | "--help" | "-h"), _)) => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => {
            eprint!("{HELP}");
            Ok(ExitCode::from(2))
        }
    };
    ended.unwrap_or_else(|problem| match problem.kind() {
        // The reader of our output has enough (`crossread … | head`).
        std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        _ => {
            eprintln!("crossread: {problem}");
            ExitCode::FAILURE
        }
    })
}
