//! E-books: the chapters in their order, as one page.

use super::archive::Archive;
use super::markup::{self, Page};
use super::xml::{self, Element};
use crate::ingest::{Edits, leading_date};

/// How many chapters are read.
const CHAPTERS: usize = 2_000;
/// How long the page may become, in bytes.
const LONGEST: usize = 60_000_000;

/// The book, what it says of itself, and what the reader should know; or why it cannot be read.
pub(super) fn read(archive: &mut Archive) -> Result<(Page, Edits, Vec<String>), String> {
    let damaged = || "It is damaged: its list of chapters cannot be found.".to_owned();
    let container = archive.read_named("META-INF/container.xml").ok_or_else(damaged)?;
    let container = xml::parse(&container);
    let path = container
        .all("rootfile")
        .iter()
        .find_map(|file| file.attribute("full-path"))
        .map(str::to_owned)
        .ok_or_else(damaged)?;
    let package = xml::parse(&archive.read_named(&path).ok_or_else(damaged)?);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let manifest = package.all("item");
    let encrypted = archive
        .read_named("META-INF/encryption.xml")
        .map(|bytes| xml::parse(&bytes));
    let locked: Vec<String> = encrypted
        .iter()
        .flat_map(|root| root.all("CipherReference"))
        .filter_map(|it| it.attribute("URI").map(str::to_owned))
        .collect();
    let mut page = Page::default();
    let (mut missing, mut closed) = (0, 0);
    for reference in package.all("itemref").into_iter().take(CHAPTERS) {
        let item = manifest
            .iter()
            .find(|item| item.attribute("id").is_some() && item.attribute("id") == reference.attribute("idref"));
        let Some((item, href)) = item.and_then(|item| Some((item, item.attribute("href")?))) else {
            continue;
        };
        if item
            .attribute("properties")
            .is_some_and(|properties| properties.split(' ').any(|it| it == "nav"))
        {
            continue;
        }
        let name = resolve(folder, href);
        if locked.contains(&name) {
            closed += 1;
            continue;
        }
        match archive.read_named(&name) {
            Some(bytes) if page.body.len() < LONGEST => {
                page.body
                    .push_str(&format!("<section>{}</section>\n", markup::body(&xml::decode(&bytes))));
            }
            _ => missing += 1,
        }
    }
    if closed > 0 && page.body.is_empty() {
        return Err("It is protected against copying (DRM); its text cannot be read.".to_owned());
    }
    let mut notes = Vec::new();
    if missing + closed > 0 {
        notes.push(format!("{} of its chapters could not be read.", missing + closed));
    }
    Ok((page, edits(&package), notes))
}

fn edits(package: &Element) -> Edits {
    let first = |name: &str| {
        let text = package
            .all(name)
            .first()
            .map(|it| it.text().split_whitespace().collect::<Vec<_>>().join(" "));
        text.filter(|text| !text.is_empty())
    };
    let creators: Vec<String> = package
        .all("creator")
        .iter()
        .take(10)
        .map(|it| it.text().trim().to_owned())
        .collect();
    Edits {
        title: first("title"),
        author: Some(creators.join(", ")).filter(|names| !names.is_empty()),
        outlet: first("publisher"),
        published: first("date").and_then(|date| leading_date(&date)).map(|(date, _)| date),
        ..Edits::default()
    }
}

/// A name within the archive, from one beside it.
fn resolve(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href);
    let decoded = percent_decoded(href);
    let mut parts: Vec<&str> = if decoded.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|it| !it.is_empty()).collect()
    };
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = bytes
            .get(at + 1..at + 3)
            .and_then(|code| std::str::from_utf8(code).ok());
        match code
            .filter(|_| bytes[at] == b'%')
            .and_then(|code| u8::from_str_radix(code, 16).ok())
        {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
