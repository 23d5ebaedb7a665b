//! The command line: the same engine as in the browser, for batch work and
//! for measuring.

mod analyze;
mod article;
mod export;
mod files;
mod lines;
mod open;
mod quotes;
mod read;
mod resolve;
mod tables;

use std::process::ExitCode;

const HELP: &str = "\
crossread: read one story across its sources

  crossread analyze FILE... [--format FORMAT] [--list NAME] [--evidence-only] [--date YYYY-MM-DD]
      Analyse and compare texts: .txt .md .html .csv .tsv .pdf .docx .odt .xlsx .ods .eml .mhtml .rtf .epub .json .jsonl,
      and .zip of these; - is standard input.
      The report goes to standard output, problems to standard error. FORMAT: json (the default), markdown, html, docx,
      xlsx; csv-zip (every list and table), csv (one of them: --list findings, sources, evidence, points, entities,
      figures, quotations, quotation-variants, passages, dates, about, or table-A1 for source A's first); worksheet (a
      teacher's sheet and its solution), worksheet-docx, solution-docx. --evidence-only leaves the sources' texts out;
      --date is the day of writing that the report bears.
      A saved workspace (.crossread) brings its texts, corrections and settings along; texts that were left out of it
      may be named, too, and return to their places.
      Ends with 1 when a file could not be taken; the others are still analysed.

  crossread read FILE...
      Print what was read, one article a line, as JSON: {file, part, title, outlet, author, published, updated, address,
      text}; the text is without what is set aside. Takes the same files.

  crossread tables FILE
      Print each table of a file as JSON, one a line: its caption, its cells with text,
      value, unit, row, col, rowspan and colspan, and the grid with spanned cells repeated; see docs/json.md.

For measuring, JSON lines from standard input, one answer a line:
  crossread similarity   {a, b} -> {score}: 0 to 1, that two sentences report the same fact
  crossread figures      {a, b} -> {verdict, why}: conflict, compatible, unclear or different
  crossread passages     {a, b} -> {passages: [{a_start, a_end, b_start, b_end}]}: what one text has from the other,
                         verbatim from eight words on or with edits; offsets count characters
  crossread stories      {id, title, text} -> {id, story}: which texts are about the same event
  crossread resolve      {docs: [{id, text}], mentions: [{doc, start, end}]} -> {clusters: [[index of a mention, ...]]}:
                         which phrases stand for the same, in and across texts; offsets count characters
  crossread quotes       {id, text} -> {id, quotes: [{start, end, speaker_start, speaker_end, kind}]}:
                         who said what; offsets count characters; see docs/json.md
  crossread article      {id, html} -> {id, title, author, outlet, published, updated, address, text}:
                         the article of a web page, without its headline, standfirst and captions
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ended = match arguments.split_first() {
        Some((&"analyze", rest)) => analyze::run(rest),
        Some((&"read", files)) if !files.is_empty() => read::run(files),
        Some((&"tables", &[file])) => tables::run(file),
        Some((&"similarity", [])) => lines::similarity(),
        Some((&"figures", [])) => lines::figures(),
        Some((&"passages", [])) => lines::passages(),
        Some((&"stories", [])) => lines::stories(),
        Some((&"resolve", [])) => resolve::run(),
        Some((&"quotes", [])) => quotes::run(),
        Some((&"article", [])) => article::run(),
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
