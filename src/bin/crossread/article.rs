//! `crossread article`: the article of each page, and what the page says of it.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crossread::ingest::{self, Edits, Format};
use crossread::text::{Meta, day};

use super::lines::{Failure, exit, write_line};

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    id: Value,
    html: String,
}

#[derive(Serialize)]
struct Article<'a> {
    id: &'a Value,
    title: Option<&'a str>,
    author: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    updated: Option<String>,
    address: Option<&'a str>,
    text: String,
}

/// `{id, html}` to `{id, title, author, outlet, published, updated, address, text}`, line by line.
pub fn run() -> io::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for line in io::stdin().lock().split(b'\n') {
        match serde_json::from_slice::<Page>(&line?) {
            Ok(page) => {
                let document = ingest::read(Format::Html, &page.html, &Edits::default());
                let Meta {
                    title,
                    author,
                    outlet,
                    published,
                    updated,
                    address,
                    ..
                } = &document.meta;
                let article = Article {
                    id: &page.id,
                    title: title.as_ref().map(|title| title.value.as_str()),
                    author: author.as_ref().map(|author| author.value.as_str()),
                    outlet: outlet.as_ref().map(|outlet| outlet.value.as_str()),
                    published: published.as_ref().map(|published| day::iso(published.value)),
                    updated: updated.as_ref().map(|updated| day::iso(updated.value)),
                    address: address.as_ref().map(|address| address.value.as_str()),
                    text: document.body(),
                };
                write_line(&mut out, &article)?;
            }
            Err(error) => {
                failed = true;
                let error = error.to_string();
                write_line(&mut out, &Failure { error })?;
            }
        }
    }
    out.flush()?;
    Ok(exit(failed))
}
