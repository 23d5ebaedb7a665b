//! `crossread read`: what was read in files, one article a line.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use serde::Serialize;

use crossread::ingest::{self, Format};
use crossread::text::Document;

use super::article::Article;
use super::files;
use super::lines::{exit, write_line};

#[derive(Serialize)]
struct Answer<'a> {
    file: &'a str,
    part: String,
    #[serde(flatten)]
    article: Article,
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
                let article = Article::of(
                    document,
                    match text.taken.format {
                        Format::Html => Document::body,
                        _ => counted,
                    },
                );
                write_line(&mut out, &Answer { file, part, article })?;
            }
        }
    }
    out.flush()?;
    Ok(exit(failed))
}

/// The blocks that count, as they stand, with an empty line between.
fn counted(document: &Document) -> String {
    let blocks = document.blocks.iter().filter(|block| block.aside.is_none());
    let blocks: Vec<&str> = blocks.map(|block| document.slice(block.span)).collect();
    blocks.join("\n\n")
}
