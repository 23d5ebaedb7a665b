//! What one part of a page says of the article, and how such values are written.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ingest::calendar::leading_date;

#[derive(Debug, Default)]
pub(super) struct Values {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub address: Option<String>,
    pub published: Option<Date>,
    pub updated: Option<Date>,
    /// The days are those of an article.
    pub dated: bool,
    /// The author is said to be a person.
    pub person: bool,
    /// The kind of `<meta>` that named the author.
    author_by: String,
}

impl Values {
    /// One `<meta>`.
    pub fn read_meta(&mut self, name: &str, content: &str) {
        let name = name.replace("dcterms.", "dc.");
        match name.as_str() {
            "og:title" | "twitter:title" | "headline" | "dc.title" | "sailthru.title" | "parsely-title" => {
                keep(&mut self.title, content)
            }
            "og:site_name" => self.outlet = clean(content).or(self.outlet.take()),
            "publisher" | "application-name" | "dc.publisher" | "cre" => keep(&mut self.outlet, content),
            "author"
            | "article:author"
            | "byl"
            | "dc.creator"
            | "dc:creator"
            | "parsely-author"
            | "sailthru.author"
            | "article.author"
            | "citation_author"
            | "article:author_name"
            | "article:author:name"
            | "authors"
                if !content.starts_with("http") && !content.contains("facebook.com") =>
            {
                // One for each author.
                if self.author_by == name
                    && let (Some(author), Some(other)) = (&mut self.author, clean(content))
                    && !author.contains(&other)
                {
                    author.push_str("; ");
                    author.push_str(&other);
                }
                keep(&mut self.author, content);
                self.author_by = name;
            }
            "og:url" => keep(&mut self.address, content),
            "article:published_time"
            | "article:published"
            | "datepublished"
            | "pubdate"
            | "pub_date"
            | "date"
            | "dc.date"
            | "dc:date"
            | "dc.date.issued"
            | "dc.date.created"
            | "dc.created"
            | "dc.issued"
            | "parsely-pub-date"
            | "sailthru.date"
            | "publish-date"
            | "publish_date"
            | "publication_date"
            | "publishdate"
            | "published"
            | "published_time"
            | "originalpublicationdate"
            | "article.published"
            | "article_date_original"
            | "article:create_time"
            | "bt:pubdate"
            | "cxenseparse:recs:publishtime"
            | "citation_publication_date"
            | "rnews:datepublished"
            | "og:published_time"
            | "og:article:published_time"
            | "og:pubdate" => {
                self.published = self.published.or_else(|| moment(content));
            }
            "article:modified_time"
            | "og:updated_time"
            | "datemodified"
            | "lastmod"
            | "last-modified"
            | "dc.date.modified"
            | "dc.modified"
            | "article:modified"
            | "article:updated_time"
            | "updated_time"
            | "modified"
            | "article.updated"
            | "revised"
            | "og:modified_time" => {
                self.updated = self.updated.or_else(|| moment(content));
            }
            _ => {}
        }
    }
}

/// Keeps the first value that says something.
pub(super) fn keep(place: &mut Option<String>, value: &str) {
    if place.is_none() {
        *place = clean(value);
    }
}

/// A day as programs write it: a date, or the seconds or milliseconds since 1970.
pub(super) fn moment(value: &str) -> Option<Date> {
    let value = value.trim();
    let seconds = match value.len() {
        10 => value.parse::<i64>().ok(),
        13 => value.parse::<i64>().ok().map(|milliseconds| milliseconds / 1_000),
        _ => None,
    };
    match seconds {
        Some(seconds) => Some(Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date()),
        None => leading_date(value).map(|(date, _)| date),
    }
}

/// Single spaces; nothing if empty or overlong. Pages write marks twice for HTML.
pub(super) fn clean(value: &str) -> Option<String> {
    let value = if value.contains('&') {
        without_entities(value)
    } else {
        value.to_owned()
    };
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty() && value.len() <= 400).then_some(value)
}

/// The characters for which entities stand.
fn without_entities(value: &str) -> String {
    const NAMED: [(&str, &str); 14] = [
        ("amp", "&"),
        ("quot", "\""),
        ("apos", "'"),
        ("lt", "<"),
        ("gt", ">"),
        ("nbsp", " "),
        ("rsquo", "’"),
        ("lsquo", "‘"),
        ("rdquo", "”"),
        ("ldquo", "“"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("hellip", "…"),
        ("eacute", "é"),
    ];
    let mut kept = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        kept.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let entity = rest
            .bytes()
            .take(9)
            .position(|byte| byte == b';')
            .and_then(|end| rest.get(..end));
        let found = entity.and_then(|entity| {
            let number = entity
                .strip_prefix('#')
                .map(|number| match number.strip_prefix(['x', 'X']) {
                    Some(number) => u32::from_str_radix(number, 16),
                    None => number.parse(),
                });
            match number {
                Some(number) => Some(char::from_u32(number.ok()?)?.to_string()),
                None => NAMED
                    .iter()
                    .find(|(name, _)| *name == entity)
                    .map(|(_, char)| (*char).to_owned()),
            }
        });
        match (entity, found) {
            (Some(entity), Some(found)) => {
                kept.push_str(&found);
                rest = &rest[entity.len() + 1..];
            }
            _ => kept.push('&'),
        }
    }
    kept.push_str(rest);
    kept
}
