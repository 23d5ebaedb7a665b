//! The commands that read JSON lines and answer one a line. A line that cannot
//! be read is answered with `{"error": …}` so that answers stay in step.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crossread::compare;

#[derive(Serialize)]
pub(super) struct Failure {
    pub error: String,
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

/// One answer for each pair of texts.
fn pairs<T: Serialize>(answer: impl Fn(&str, &str) -> T) -> io::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for line in io::stdin().lock().split(b'\n') {
        match serde_json::from_slice::<Pair>(&line?) {
            Ok(Pair { a, b }) => write_line(&mut out, &answer(&a, &b))?,
            Err(error) => {
                failed = true;
                write_line(
                    &mut out,
                    &Failure {
                        error: error.to_string(),
                    },
                )?;
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
