//! Articles as JSON: one, a list of them, or one a line, under the names that feeds, crawlers and archives use.

use serde_json::{Map, Value};

use super::Part;
use crate::ingest::{Edits, Format, leading_date};

const TITLE: [&str; 7] = [
    "title",
    "headline",
    "webTitle",
    "name",
    "heading",
    "subject",
    "full_title",
];
const TEXT: [&str; 18] = [
    "articleBody",
    "body",
    "text",
    "content",
    "maintext",
    "fulltext",
    "full_text",
    "fullText",
    "bodyText",
    "body_text",
    "article",
    "story",
    "content_text",
    "contentText",
    "plain_text",
    "content_html",
    "html",
    "main_text",
];
const PUBLISHED: [&str; 18] = [
    "datePublished",
    "published",
    "published_at",
    "publishedAt",
    "date_published",
    "publish_date",
    "published_date",
    "publication_date",
    "publicationDate",
    "pubDate",
    "pub_date",
    "webPublicationDate",
    "date",
    "date_publish",
    "datetime",
    "created_at",
    "timestamp",
    "time",
];
const AUTHOR: [&str; 7] = ["author", "authors", "byline", "creator", "writer", "by", "dc:creator"];
const OUTLET: [&str; 10] = [
    "outlet",
    "publisher",
    "publication",
    "source",
    "newspaper",
    "site_name",
    "siteName",
    "journal",
    "media",
    "source_name",
];
const ADDRESS: [&str; 8] = [
    "url",
    "link",
    "webUrl",
    "web_url",
    "mainEntityOfPage",
    "canonical_url",
    "address",
    "href",
];

/// How many values are looked at.
const VALUES: usize = 2_000_000;
/// How deep lists of articles may lie in other things.
const DEEPEST: usize = 6;

/// The articles, each with a number behind the file's name; or why there are none. How many lines could not be read is
/// told beside.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(Vec<Part>, usize), String> {
    let text = super::xml::decode(bytes);
    let mut articles = Vec::new();
    let mut broken = 0;
    let mut left = VALUES;
    match serde_json::from_str::<Value>(&text) {
        Ok(value) => collect(&value, 0, &mut left, &mut articles),
        Err(whole) => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            for line in lines {
                match serde_json::from_str::<Value>(line) {
                    Ok(value) => collect(&value, 0, &mut left, &mut articles),
                    Err(_) => broken += 1,
                }
            }
            if articles.is_empty() {
                return Err(format!("It is no JSON that can be read: {whole}."));
            }
        }
    }
    if articles.is_empty() {
        return Err(
            "No article was found in it: no field such as “text”, “body” or “content” beside a title.".to_owned(),
        );
    }
    let several = articles.len() > 1;
    for (index, part) in articles.iter_mut().enumerate() {
        part.name = if several {
            format!("{name} ({})", index + 1)
        } else {
            name.to_owned()
        };
    }
    Ok((articles, broken))
}

/// Adds the articles in a value, in order.
fn collect(value: &Value, depth: usize, left: &mut usize, articles: &mut Vec<Part>) {
    if *left == 0 {
        return;
    }
    *left -= 1;
    match value {
        Value::Array(values) if depth < DEEPEST => values
            .iter()
            .for_each(|value| collect(value, depth + 1, left, articles)),
        Value::Object(object) => match article(object) {
            Some(part) => articles.push(part),
            None if depth < DEEPEST => object
                .values()
                .filter(|value| value.is_array() || value.is_object())
                .for_each(|value| collect(value, depth + 1, left, articles)),
            None => {}
        },
        _ => {}
    }
}

fn article(object: &Map<String, Value>) -> Option<Part> {
    // Archives keep the fields one level deeper: `_source`, `fields`, `article`.
    let within: Vec<&Map<String, Value>> = std::iter::once(object)
        .chain(object.values().filter_map(Value::as_object))
        .collect();
    let text = texts(object).or_else(|| {
        within[1..].iter().find_map(|inner| {
            texts(inner).filter(|_| words(inner, &TITLE).is_some() || words(object, &TITLE).is_some())
        })
    })?;
    let find = |names: &[&str]| within.iter().find_map(|object| words(object, names));
    let top = |names: &[&str]| words(object, names).or_else(|| within.iter().find_map(|object| words(object, names)));
    let address = find(&ADDRESS).filter(|address| address.starts_with("http") || address.starts_with("www."));
    let edits = Edits {
        title: top(&TITLE),
        outlet: words(object, &OUTLET)
            .or_else(|| find(&OUTLET))
            .filter(|outlet| !outlet.starts_with("http")),
        author: top(&AUTHOR).map(|author| author.strip_prefix("By ").unwrap_or(&author).to_owned()),
        published: PUBLISHED
            .iter()
            .find_map(|name| within.iter().find_map(|object| day(object.get(*name)?))),
        address,
        ..Edits::default()
    };
    let format = if is_html(&text) { Format::Html } else { Format::Plain };
    Some(Part {
        name: String::new(),
        format: Some(format),
        bytes: text.into_bytes(),
        edits,
        notes: Vec::new(),
    })
}

/// The longest text of an object; a list of paragraphs is one.
fn texts(object: &Map<String, Value>) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(lines) => {
            let lines: Option<Vec<&str>> = lines.iter().map(Value::as_str).collect();
            lines.map(|lines| lines.join("\n\n"))
        }
        _ => None,
    };
    let all = TEXT.iter().filter_map(|name| object.get(*name).and_then(text));
    let all: Vec<String> = all.filter(|text| text.split_whitespace().nth(2).is_some()).collect();
    all.into_iter()
        .reduce(|best, other| if other.len() > best.len() { other } else { best })
}

/// The words of the first of these fields that has some.
fn words(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| plain(object.get(*name)?))
}

/// A word or a few, a thing with a name, or several of them.
fn plain(value: &Value) -> Option<String> {
    let named = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => ["name", "title", "@id", "headline"]
            .iter()
            .find_map(|name| object.get(*name)?.as_str().map(str::to_owned)),
        _ => None,
    };
    let text = match value {
        Value::Array(values) => values.iter().take(20).filter_map(named).collect::<Vec<_>>().join(", "),
        value => named(value)?,
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() <= 400).then_some(text)
}

/// A date as text, or as seconds or milliseconds since 1970.
fn day(value: &Value) -> Option<jiff::civil::Date> {
    match value {
        Value::String(text) => leading_date(text.trim()).map(|(date, _)| date),
        Value::Number(number) => {
            let seconds = number.as_f64()?;
            let seconds = if seconds > 1e11 { seconds / 1000.0 } else { seconds };
            let days = (seconds / 86_400.0).floor();
            let since = jiff::civil::date(1970, 1, 1);
            // Numbers of other things are days of other times.
            ((5_000.0..40_000.0).contains(&days))
                .then(|| since.checked_add(jiff::Span::new().days(days as i64)).ok())?
        }
        _ => None,
    }
}

fn is_html(text: &str) -> bool {
    ["</p>", "<p>", "<br", "</div>", "<h1", "<h2", "</a>", "<html"]
        .iter()
        .any(|tag| text.contains(tag))
}
