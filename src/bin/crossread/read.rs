//! `crossread read`: what was read in files, one article a line.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use jiff::civil::Date;
use serde::Serialize;

use crossread::ingest;
use crossread::text::{Document, Field, day};

use super::files;
use super::lines::{exit, write_line};

#[derive(Serialize)]
struct Article<'a> {
    file: &'a str,
    part: String,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<String>,
    updated: Option<String>,
    address: Option<&'a str>,
    text: String,
}

/// Writes each article of the files: its metadata, and its text without what is set aside.
pub fn run(files: &[&str]) -> io::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for file in files {
        let (texts, problems) = files::open(file);
        for problem in problems {
            eprintln!("crossread: {problem}");
            failed = true;
        }
        for text in &texts {
            for (part, segment) in text.articles() {
                let document = ingest::read(text.taken.format, segment.span.of(&text.taken.text), &text.edits());
                let meta = &document.meta;
                let article = Article {
                    file,
                    part,
                    title: value(&meta.title),
                    outlet: value(&meta.outlet),
                    author: value(&meta.author),
                    published: date(&meta.published),
                    updated: None,
                    address: value(&meta.address),
                    text: counted(&document),
                };
                write_line(&mut out, &article)?;
            }
        }
    }
    out.flush()?;
    Ok(exit(failed))
}

fn value(field: &Option<Field<String>>) -> Option<&str> {
    field.as_ref().map(|field| field.value.as_str())
}

fn date(field: &Option<Field<Date>>) -> Option<String> {
    field.as_ref().map(|field| day::iso(field.value))
}

/// The blocks that count, as they stand, with an empty line between.
fn counted(document: &Document) -> String {
    let blocks = document.blocks.iter().filter(|block| block.aside.is_none());
    let blocks: Vec<&str> = blocks.map(|block| document.slice(block.span)).collect();
    blocks.join("\n\n")
}
