//! What an HTML page says of itself in fields that it does not show: `<title>`,
//! `<meta>`, JSON-LD, `<time>`.

use jiff::civil::Date;
use scraper::ElementRef;
use serde_json::Value;

use super::calendar::leading_date;
use crate::text::{Field, Meta};

/// How many values of a JSON-LD block are looked at.
const VALUES: usize = 10_000;

#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// From `<meta>` and JSON-LD; the first of each wins.
    stated: Values,
    title: Option<String>,
    link: Option<String>,
    /// The days that `<time>` elements give.
    times: Vec<Date>,
}

#[derive(Debug, Default)]
struct Values {
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    address: Option<String>,
    published: Option<Date>,
}

impl Hidden {
    pub fn read(&mut self, element: ElementRef) {
        let value = element.value();
        let inner = || element.text().collect::<String>();
        match value.name() {
            "title" if self.title.is_none() => self.title = clean(&inner()),
            "script" if value.attr("type") == Some("application/ld+json") => {
                if let Ok(json) = serde_json::from_str(&inner()) {
                    self.stated.read_json(&json);
                }
            }
            "link" if value.attr("rel") == Some("canonical") => self.link = value.attr("href").and_then(clean),
            "time" => {
                if let Some((date, _)) = value.attr("datetime").and_then(leading_date) {
                    self.times.push(date);
                }
            }
            "meta" => {
                let name = value.attr("property").or(value.attr("name")).or(value.attr("itemprop"));
                if let (Some(name), Some(content)) = (name, value.attr("content")) {
                    self.stated.read_meta(&name.to_ascii_lowercase(), content);
                }
            }
            _ => {}
        }
    }

    pub fn meta(&self) -> Meta {
        let field = |value: &Option<String>| value.clone().map(|value| Field { value, span: None });
        // Several days given by `<time>` are those of other stories, too.
        let time = self
            .times
            .first()
            .filter(|first| self.times.iter().all(|time| time == *first));
        let published = self.stated.published.or(time.copied());
        Meta {
            title: field(&self.stated.title).or(field(&self.title)),
            outlet: field(&self.stated.outlet),
            author: field(&self.stated.author),
            published: published.map(|value| Field { value, span: None }),
            address: field(&self.stated.address).or(field(&self.link)),
            ..Meta::default()
        }
    }
}

impl Values {
    fn read_meta(&mut self, name: &str, content: &str) {
        match name {
            "og:title" | "twitter:title" | "headline" => keep(&mut self.title, content),
            "og:site_name" | "publisher" | "application-name" => keep(&mut self.outlet, content),
            "author" | "article:author" | "byl" | "dc.creator" | "parsely-author" if !content.starts_with("http") => {
                keep(&mut self.author, content);
            }
            "og:url" => keep(&mut self.address, content),
            "article:published_time"
            | "datepublished"
            | "pubdate"
            | "date"
            | "dc.date"
            | "dc.date.issued"
            | "parsely-pub-date"
            | "sailthru.date"
            | "publish-date"
            | "publish_date"
            | "og:pubdate" => {
                self.published = self.published.or(leading_date(content.trim()).map(|(date, _)| date));
            }
            _ => {}
        }
    }

    /// The first article among the things that a JSON-LD block describes.
    fn read_json(&mut self, json: &Value) {
        let mut open = vec![json];
        for _ in 0..VALUES {
            let Some(value) = open.pop() else { return };
            match value {
                Value::Array(values) => open.extend(values.iter().rev()),
                Value::Object(object) => {
                    let is_type = |kind: &Value| {
                        kind.as_str().is_some_and(|kind| {
                            kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
                        })
                    };
                    let article = match object.get("@type") {
                        Some(Value::Array(kinds)) => kinds.iter().any(is_type),
                        Some(kind) => is_type(kind),
                        None => false,
                    };
                    if !article {
                        open.extend(object.get("@graph"));
                        continue;
                    }
                    let text = |key: &str| object.get(key).and_then(Value::as_str);
                    keep(&mut self.title, text("headline").unwrap_or(""));
                    keep(&mut self.address, text("url").unwrap_or(""));
                    keep(
                        &mut self.outlet,
                        &object.get("publisher").map(names).unwrap_or_default(),
                    );
                    keep(&mut self.author, &object.get("author").map(names).unwrap_or_default());
                    let date = text("datePublished").and_then(leading_date).map(|(date, _)| date);
                    self.published = self.published.or(date);
                }
                _ => {}
            }
        }
    }
}

/// The names of a person or organisation, or of several.
fn names(value: &Value) -> String {
    let name = |value: &Value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    match value {
        Value::Array(values) => values.iter().take(8).filter_map(name).collect::<Vec<_>>().join(", "),
        value => name(value).unwrap_or_default(),
    }
}

fn keep(place: &mut Option<String>, value: &str) {
    if place.is_none() {
        *place = clean(value);
    }
}

/// Single spaces; nothing if empty or overlong.
fn clean(value: &str) -> Option<String> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty() && value.len() <= 400).then_some(value)
}
