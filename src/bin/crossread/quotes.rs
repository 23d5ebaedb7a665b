//! `crossread quotes`: who said what in each text.

use std::io;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crossread::analysis;
use crossread::ingest::{self, Edits, Format};
use crossread::report::label;
use crossread::text::{Lexed, Span};

use super::lines::answers;

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    quotes: Vec<Quote>,
}

/// Offsets count characters (Unicode scalar values) of the text as given.
#[derive(Serialize)]
struct Quote {
    start: usize,
    end: usize,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    kind: &'static str,
}

/// `{id, text}` to `{id, quotes: [{start, end, speaker_start, speaker_end, kind}]}`, line by line.
pub fn run() -> io::Result<ExitCode> {
    answers(|Text { id, text }| {
        let quotes = quotes(&text);
        Ok(Answer { id, quotes })
    })
}

fn quotes(text: &str) -> Vec<Quote> {
    let document = ingest::read(Format::Plain, text, &Edits::default());
    let lexed = Lexed::lex(&document);
    let entities = analysis::entities::extract(&document, &lexed);
    let quotes = analysis::quotes::extract(&document, &lexed, &entities);
    // A plain text is kept as given: its bytes are the document's.
    let starts: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
    let place = |span: Span| {
        let character = |byte: u32| starts.partition_point(|&start| start < byte as usize);
        (character(span.start), character(span.end))
    };
    let quotes = quotes.iter().map(|quote| {
        let (start, end) = place(quote.span);
        let speaker = quote.speaker.as_ref().map(|speaker| place(speaker.span));
        Quote {
            start,
            end,
            speaker_start: speaker.map(|(start, _)| start),
            speaker_end: speaker.map(|(_, end)| end),
            kind: label(quote.kind),
        }
    });
    quotes.collect()
}
