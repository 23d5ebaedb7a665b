//! What an HTML page says of itself in fields that it does not show: `<title>`,
//! `<meta>`, JSON-LD, `<time>`.

use jiff::civil::Date;
use scraper::ElementRef;
use serde_json::Value;

use super::calendar::leading_date;
use super::meta::is_address;
use crate::text::{Field, Meta};

/// How many values of a JSON-LD block are looked at.
const VALUES: usize = 10_000;
/// How many elements are looked at for names of authors, and the longest text of one, in bytes.
const BYLINES: usize = 12;
const LONGEST: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// What JSON-LD, `<meta>` and the elements' own marks say; the first of each wins, the kinds in this order.
    linked: Values,
    stated: Values,
    marked: Values,
    title: Option<String>,
    link: Option<String>,
    /// The days that `<time>` elements give.
    times: Vec<Date>,
    /// How many elements were looked at for authors.
    bylines: usize,
}

#[derive(Debug, Default)]
struct Values {
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    address: Option<String>,
    published: Option<Date>,
    updated: Option<Date>,
}

impl Hidden {
    pub fn read(&mut self, element: ElementRef) {
        let value = element.value();
        let inner = || element.text().collect::<String>();
        match value.name() {
            "title" if self.title.is_none() => self.title = clean(&inner()),
            "script"
                if value
                    .attr("type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) =>
            {
                if let Ok(json) = serde_json::from_str(&without_marks(&inner())) {
                    self.linked.read_json(&json);
                }
            }
            "link" if value.attr("rel") == Some("canonical") => self.link = value.attr("href").and_then(clean),
            "time" => {
                if let Some((date, _)) = value.attr("datetime").and_then(leading_date) {
                    self.times.push(date);
                }
            }
            "meta" => {
                let names = value
                    .attr("property")
                    .into_iter()
                    .chain(value.attr("name"))
                    .chain(value.attr("itemprop"));
                if let Some(content) = value.attr("content") {
                    for name in names {
                        self.stated.read_meta(&name.to_ascii_lowercase(), content);
                    }
                }
            }
            _ => {}
        }
        self.read_marks(element);
    }

    /// What an element says of itself by its attributes.
    fn read_marks(&mut self, element: ElementRef) {
        let value = element.value();
        let is = |attribute: &str, wanted: &str| {
            value.attr(attribute).is_some_and(|words| {
                words
                    .split_ascii_whitespace()
                    .any(|word| word.eq_ignore_ascii_case(wanted))
            })
        };
        let by_class = || {
            value.attr("class").is_some_and(|class| {
                class.len() < LONGEST
                    && class.split_ascii_whitespace().any(|class| {
                        let class = class.to_ascii_lowercase();
                        let class = class.replace(['-', '_'], "");
                        let ends = [
                            "byline",
                            "authorname",
                            "bylinename",
                            "bylineauthor",
                            "postauthor",
                            "entryauthor",
                            "articleauthor",
                            "storyauthor",
                        ];
                        matches!(class.as_str(), "author" | "authors" | "contributor")
                            || ends.iter().any(|end| class.ends_with(end))
                    })
            })
        };
        let text = || {
            let mut words = String::new();
            for part in element.text().take(40) {
                words.push_str(part);
                if words.len() > LONGEST {
                    return None;
                }
            }
            clean(&words)
        };
        let date = || {
            let stated = value.attr("datetime").or(value.attr("content")).map(str::to_owned);
            let (date, _) = leading_date(stated.or_else(text)?.trim())?;
            Some(date)
        };
        if is("itemprop", "datePublished") || is("pubdate", "pubdate") || value.attr("pubdate").is_some() {
            self.marked.published = self.marked.published.or_else(date);
        }
        if is("itemprop", "dateModified") {
            self.marked.updated = self.marked.updated.or_else(date);
        }
        if value.name() == "time" && (is("class", "published") || is("class", "entry-date")) && !is("class", "updated")
        {
            self.marked.published = self.marked.published.or_else(date);
        }
        if self.marked.author.is_none() && self.bylines < BYLINES && value.name() != "meta" && value.name() != "body" {
            let linked = is("rel", "author");
            if linked || is("itemprop", "author") || by_class() {
                self.bylines += 1;
                let found = text().and_then(|text| author(&text, &[]));
                self.marked.author = found.filter(|name| linked || is_name(name));
            }
        }
    }

    pub fn meta(&self) -> Meta {
        let field = |value: Option<String>| value.map(|value| Field { value, span: None });
        let day = |value: Option<Date>| value.map(|value| Field { value, span: None });
        let first = |of: fn(&Values) -> &Option<String>| {
            [&self.linked, &self.stated, &self.marked]
                .into_iter()
                .find_map(|values| of(values).clone())
        };
        let address = self.link.clone().or_else(|| first(|values| &values.address));
        let address = address.filter(|address| is_address(address));
        let outlet = self
            .stated
            .outlet
            .clone()
            .filter(|name| !name.contains("://"))
            .or_else(|| self.linked.outlet.clone());
        let title = first(|values| &values.title).map(|title| without_outlet(&title, outlet.as_deref(), false));
        let whole = self.title.as_deref();
        let title = title.or_else(|| whole.map(|whole| without_outlet(whole, outlet.as_deref(), true)));
        let outlet = outlet
            .or_else(|| named_behind(whole?, title.as_deref()?))
            .or_else(|| address.as_deref().and_then(host));
        // A page of an outlet names the outlet as its own author.
        let names = [&self.linked.author, &self.stated.author, &self.marked.author];
        let others: Vec<&str> = outlet
            .as_deref()
            .into_iter()
            .chain(self.linked.outlet.as_deref())
            .collect();
        let author = names.into_iter().flatten().find_map(|name| author(name, &others));
        // Several days given by `<time>` are those of other stories, too.
        let time = self
            .times
            .first()
            .filter(|first| self.times.iter().all(|time| time == *first));
        let stated = [&self.linked, &self.stated, &self.marked];
        let published = stated.iter().find_map(|values| values.published).or(time.copied());
        let published = published.or_else(|| address.as_deref().and_then(day_in));
        let updated = stated.iter().find_map(|values| values.updated);
        Meta {
            title: field(title),
            outlet: field(outlet),
            author: field(author),
            published: day(published),
            updated: day(updated),
            address: field(address),
            ..Meta::default()
        }
    }
}

/// JSON as pages write it: within comments, with line breaks in its strings.
fn without_marks(json: &str) -> String {
    let json = json.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[");
    let json = json
        .trim_end_matches("-->")
        .trim_end_matches("//]]>")
        .trim()
        .trim_end_matches(';');
    json.replace(['\n', '\r', '\t'], " ")
}

/// Names of people out of a byline: without `By`, the outlet and what follows the names.
fn author(line: &str, outlets: &[&str]) -> Option<String> {
    let mut line = line.trim();
    for word in [
        "written by",
        "posted by",
        "story by",
        "reported by",
        "author:",
        "authors:",
        "by:",
        "by",
        "von",
        "par",
        "por",
        "di",
    ] {
        let begins = line
            .get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word));
        let rest = line.get(word.len()..).unwrap_or("");
        if begins && rest.starts_with([' ', ':', '\u{a0}']) {
            line = rest.trim_start_matches([' ', ':', '\u{a0}']);
            break;
        }
    }
    let line = line.split(['|', '•', '·', '(', '/', '\n']).next().unwrap_or("");
    let line = line
        .split(" - ")
        .next()
        .unwrap_or("")
        .replace(" and ", ", ")
        .replace(" & ", ", ");
    let mut names: Vec<&str> = Vec::new();
    for name in line.split([',', ';']) {
        let name = name.trim().trim_end_matches('.');
        let known = outlets.iter().any(|outlet| key(outlet) == key(name)) || names.contains(&name);
        let wrong = name.contains(['@', '<', '>', '{']) || name.contains("://") || name.starts_with("www.");
        let never = [
            "admin",
            "administrator",
            "editor",
            "staff",
            "webmaster",
            "redaktion",
            "author",
        ];
        let none = never.iter().any(|word| name.eq_ignore_ascii_case(word));
        if name.is_empty()
            || known
            || wrong
            || none
            || name.len() > 60
            || name.bytes().any(|byte| byte.is_ascii_digit())
        {
            continue;
        }
        // What follows a name is a post, an outlet or a date.
        if !names.is_empty() && (!name.contains(' ') || !is_name(name)) {
            continue;
        }
        names.push(name);
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// Its letters and digits, in lower case.
fn key(part: &str) -> String {
    let letters = part.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// One to five words, nearly all with a capital.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let capital = words
        .iter()
        .filter(|word| word.starts_with(|char: char| char.is_uppercase() || !char.is_ascii()))
        .count();
    (1..=14).contains(&words.len()) && capital * 2 > words.len()
}

/// A title without the outlet behind it. `page`: it is the page's title, behind which an outlet always stands.
fn without_outlet(title: &str, outlet: Option<&str>, page: bool) -> String {
    let Some((at, length)) = last_mark(title) else {
        return title.to_owned();
    };
    let (head, tail) = (title[..at].trim(), title[at + length..].trim());
    let words = |part: &str| part.split_whitespace().count();
    let is_outlet = outlet.is_some_and(|outlet| {
        let (outlet, tail) = (key(outlet), key(tail));
        !tail.is_empty() && (outlet.contains(&tail) || tail.contains(&outlet))
    });
    if is_outlet || page && words(head) >= 3 && words(tail) <= 4 {
        // `Headline | Section | Outlet`
        let head = if page {
            without_outlet(head, outlet, false)
        } else {
            head.to_owned()
        };
        return head;
    }
    title.to_owned()
}

/// The last mark with spaces around it, or a bar.
fn last_mark(title: &str) -> Option<(usize, usize)> {
    [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", "|"]
        .iter()
        .filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len())))
        .max()
}

/// The outlet's name behind a headline in a page's title.
fn named_behind(whole: &str, title: &str) -> Option<String> {
    let (at, length) = last_mark(whole)?;
    let tail = whole[at + length..].trim();
    let behind = whole[..at].trim().starts_with(title) || title.starts_with(whole[..at].trim());
    (behind && !tail.is_empty() && tail.split_whitespace().count() <= 5).then(|| tail.to_owned())
}

/// The host of an address, without `www.`.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.len() < 80).then(|| host.to_ascii_lowercase())
}

/// The day that an address names: `/2026/03/10/`, `/2026-03-10/`.
fn day_in(address: &str) -> Option<Date> {
    let parts: Vec<&str> = address.split('/').collect();
    let number = |part: &str, digits: usize| -> Option<i16> {
        (part.len() <= digits && !part.is_empty())
            .then(|| part.parse().ok())
            .flatten()
    };
    let separate = parts.windows(3).find_map(|part| {
        let year = number(part[0], 4).filter(|year| (1990..2100).contains(year))?;
        Date::new(year, number(part[1], 2)? as i8, number(part[2], 2)? as i8).ok()
    });
    separate.or_else(|| {
        let part = parts
            .iter()
            .find(|part| part.len() >= 10 && part.as_bytes()[4] == b'-')?;
        leading_date(part.get(..10)?).map(|(date, _)| date)
    })
}

impl Values {
    fn read_meta(&mut self, name: &str, content: &str) {
        let name = name.replace("dcterms.", "dc.");
        match name.as_str() {
            "og:title" | "twitter:title" | "headline" | "dc.title" | "sailthru.title" | "parsely-title" => {
                keep(&mut self.title, content)
            }
            "og:site_name" | "publisher" | "application-name" | "dc.publisher" | "cre" => {
                keep(&mut self.outlet, content)
            }
            "author"
            | "article:author"
            | "byl"
            | "dc.creator"
            | "dc:creator"
            | "parsely-author"
            | "sailthru.author"
            | "article.author"
            | "creator"
            | "citation_author"
            | "article:author_name"
            | "article:author:name"
            | "authors"
                if !content.starts_with("http") && !content.contains("facebook.com") =>
            {
                keep(&mut self.author, content);
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
                self.published = self.published.or(leading_date(content.trim()).map(|(date, _)| date));
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
                self.updated = self.updated.or(leading_date(content.trim()).map(|(date, _)| date));
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
                    let of_kind = |wanted: fn(&str) -> bool| match object.get("@type") {
                        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
                        Some(kind) => kind.as_str().is_some_and(wanted),
                        None => false,
                    };
                    let text = |key: &str| object.get(key).and_then(Value::as_str);
                    let date = |key: &str| {
                        text(key)
                            .and_then(|text| leading_date(text.trim()))
                            .map(|(date, _)| date)
                    };
                    if of_kind(|kind| kind == "WebPage" || kind == "ItemPage") {
                        self.published = self.published.or(date("datePublished"));
                        self.updated = self.updated.or(date("dateModified"));
                    }
                    let article = of_kind(|kind| {
                        kind.ends_with("Article")
                            || kind.ends_with("Posting")
                            || matches!(kind, "Report" | "Review" | "Recipe")
                    });
                    if !article {
                        open.extend(object.get("mainEntity"));
                        open.extend(object.get("@graph"));
                        continue;
                    }
                    keep(&mut self.title, text("headline").or(text("name")).unwrap_or(""));
                    keep(&mut self.address, text("url").unwrap_or(""));
                    keep(
                        &mut self.outlet,
                        &object.get("publisher").map(names).unwrap_or_default(),
                    );
                    keep(&mut self.author, &object.get("author").map(names).unwrap_or_default());
                    keep(&mut self.author, &object.get("creator").map(names).unwrap_or_default());
                    self.published = date("datePublished").or(self.published);
                    self.updated = date("dateModified").or(self.updated);
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
        Value::Object(object) => match object.get("name") {
            Some(Value::Array(names)) => names.first().and_then(Value::as_str).map(str::to_owned),
            name => name.and_then(Value::as_str).map(str::to_owned),
        },
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

/// Single spaces; nothing if empty or overlong. Pages write marks twice for HTML.
fn clean(value: &str) -> Option<String> {
    let written = [
        ("&amp;", "&"),
        ("&#039;", "'"),
        ("&#39;", "'"),
        ("&#8217;", "’"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&#8211;", "–"),
    ];
    let value = if value.contains('&') {
        written
            .iter()
            .fold(value.to_owned(), |value, (from, to)| value.replace(from, to))
    } else {
        value.to_owned()
    };
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty() && value.len() <= 400).then_some(value)
}
