//! `crossread article`: the article of each page, and what the page says of it.

use std::io;
use std::process::ExitCode;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crossread::ingest::{self, Edits, Format};
use crossread::text::{Document, Field, Meta, day};

use super::lines::answers;

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    id: Value,
    html: String,
}

#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    article: Article,
}

/// An article, and what is known of it.
#[derive(Serialize)]
pub(super) struct Article {
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    address: Option<String>,
    text: String,
}

impl Article {
    /// With the words of its document that are to count.
    pub fn of(document: Document, words: impl Fn(&Document) -> String) -> Article {
        let text = words(&document);
        let Meta {
            title,
            author,
            outlet,
            published,
            updated,
            address,
            ..
        } = document.meta;
        let words = |field: Option<Field<String>>| field.map(|field| field.value);
        let date = |field: Option<Field<Date>>| field.map(|field| day::iso(field.value));
        Article {
            title: words(title),
            outlet: words(outlet),
            author: words(author),
            published: date(published),
            updated: date(updated),
            address: words(address),
            text,
        }
    }
}

/// `{id, html}` to `{id, title, outlet, author, published, updated, address, text}`, line by line.
pub fn run() -> io::Result<ExitCode> {
    answers(|Page { id, html }| {
        let document = ingest::read(Format::Html, &html, &Edits::default());
        let article = Article::of(document, Document::body);
        Ok(Answer { id, article })
    })
}
