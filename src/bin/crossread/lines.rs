//! The commands that read JSON lines and answer one a line. A line that cannot
//! be read is answered with `{"error": …}` so that answers stay in step.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crossread::compare;
use crossread::ingest::{self, Edits, Format};
use crossread::text::{Aside, Document, Language, Span};

#[derive(Serialize)]
struct Failure {
    error: String,
}

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
}

#[derive(Serialize)]
struct Score {
    score: f32,
}

/// `{a, b}` to `{score}`, line by line.
pub fn similarity() -> io::Result<ExitCode> {
    pairs(|a, b| Score {
        score: compare::similarity(a, b),
    })
}

/// `{a, b}` to `{verdict, why}`, line by line.
pub fn figures() -> io::Result<ExitCode> {
    pairs(compare::figures_of)
}

#[derive(Serialize)]
struct Passages {
    passages: Vec<Passage>,
}

/// Offsets count characters (Unicode scalar values).
#[derive(Serialize)]
struct Passage {
    a_start: usize,
    a_end: usize,
    b_start: usize,
    b_end: usize,
}

/// `{a, b}` to `{passages: [{a_start, a_end, b_start, b_end}]}`, line by line.
pub fn passages() -> io::Result<ExitCode> {
    let least = compare::Settings::default().passage_words as usize;
    pairs(|a, b| {
        let found = compare::passages::between(&text(a), &text(b), least);
        let (in_a, in_b): (Vec<Span>, Vec<Span>) = found.into_iter().unzip();
        let in_a = in_characters(a, &in_a);
        let passages = in_a.into_iter().zip(in_characters(b, &in_b));
        let passages = passages.map(|((a_start, a_end), (b_start, b_end))| Passage {
            a_start,
            a_end,
            b_start,
            b_end,
        });
        Passages {
            passages: passages.collect(),
        }
    })
}

/// A text with nothing left out but what publishers set around articles: legal lines, promotion, adverts.
fn text(text: &str) -> Document {
    let mut document = ingest::read(Format::Plain, text, &Edits::default());
    for block in &mut document.blocks {
        let around = [Aside::Legal, Aside::Promotion, Aside::Share, Aside::Advertisement];
        block.aside = block.aside.filter(|aside| around.contains(aside));
        block.language = Language::Unknown;
    }
    document
}

/// The places of spans as characters.
fn in_characters(text: &str, spans: &[Span]) -> Vec<(usize, usize)> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let place = |offset: u32| starts.partition_point(|start| *start < offset as usize);
    spans.iter().map(|span| (place(span.start), place(span.end))).collect()
}

/// One answer for each pair of texts.
fn pairs<T: Serialize>(answer: impl Fn(&str, &str) -> T) -> io::Result<ExitCode> {
    answers(|Pair { a, b }| Ok(answer(&a, &b)))
}

/// Answers each line of standard input by a line.
pub(super) fn answers<Q: DeserializeOwned, A: Serialize>(
    answer: impl Fn(Q) -> Result<A, String>,
) -> io::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for line in io::stdin().lock().split(b'\n') {
        let question = serde_json::from_slice(&line?).map_err(|error| error.to_string());
        match question.and_then(&answer) {
            Ok(answer) => write_line(&mut out, &answer)?,
            Err(error) => {
                failed = true;
                write_line(&mut out, &Failure { error })?;
            }
        }
    }
    out.flush()?;
    Ok(exit(failed))
}

#[derive(Deserialize)]
struct Article {
    id: Value,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

#[derive(Serialize)]
struct InStory<'a> {
    id: &'a Value,
    story: usize,
}

/// `{id, title, text}` to `{id, story}`: all lines are read before the first answer.
pub fn stories() -> io::Result<ExitCode> {
    let mut articles: Vec<Result<Article, String>> = Vec::new();
    for line in io::stdin().lock().split(b'\n') {
        articles.push(serde_json::from_slice(&line?).map_err(|error| error.to_string()));
    }
    let texts: Vec<(&str, &str)> = articles
        .iter()
        .flatten()
        .map(|article| (article.title.as_str(), article.text.as_str()))
        .collect();
    let mut stories = compare::stories(&texts).into_iter();
    let mut out = BufWriter::new(io::stdout().lock());
    for article in &articles {
        match article {
            Ok(Article { id, .. }) => {
                let story = stories.next().unwrap_or_default();
                write_line(&mut out, &InStory { id, story })?;
            }
            Err(error) => write_line(&mut out, &Failure { error: error.clone() })?,
        }
    }
    out.flush()?;
    Ok(exit(articles.iter().any(Result::is_err)))
}

pub(super) fn write_line(mut out: impl Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut out, answer)?;
    out.write_all(b"\n")
}

pub(super) fn exit(failed: bool) -> ExitCode {
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
