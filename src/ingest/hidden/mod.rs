//! What an HTML page says of itself in fields that it does not show: `<title>`,
//! `<meta>`, JSON-LD, `<time>`.

mod authors;
mod linked;
mod titles;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use scraper::ElementRef;

use super::calendar::{leading_date, leading_date_in};
use super::meta::is_address;
use crate::text::{Field, Meta};
use authors::{author, is_name, key};
use titles::{day_in, host, named_behind, without_outlet};

/// How many elements are looked at for names of authors, and the longest text of one, in bytes.
const BYLINES: usize = 40;
const LONGEST: usize = 200;
/// How many elements before the headline may say when the article was published.
const ABOVE_HEADLINE: usize = 12;
/// How many elements after the headline, and after the article's end, may say who wrote it and when.
const BELOW_HEADLINE: usize = 300;
const BELOW_END: usize = 40;
/// Longest text without a telling name that says when the article was published, in bytes.
const LONGEST_DATE: usize = 80;

#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// What JSON-LD, `<meta>` and the elements' own marks say; the first of each wins, the kinds in this order.
    linked: Values,
    stated: Values,
    marked: Values,
    title: Option<String>,
    link: Option<String>,
    /// What stands between the headline and the article's first paragraph.
    near: Values,
    /// What stands shortly after the article.
    below: Values,
    ended: bool,
    /// How many elements were read; at which of them, above the headline, days were given, and which.
    read: usize,
    above: (usize, Option<Date>, Option<Date>),
    /// For how many elements that is where the reader is.
    nearness: usize,
    /// The article's text has begun.
    begun: bool,
    paragraphs: usize,
    /// The day stands before the month in the page's language.
    day_first: Option<bool>,
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
    /// The days are those of an article.
    dated: bool,
    /// The author is said to be a person.
    person: bool,
    /// The kind of `<meta>` that named the author.
    author_by: String,
}

impl Hidden {
    /// `apart`: it is part of what stands around the article, such as a list of others.
    pub fn read(&mut self, element: ElementRef, apart: bool) {
        let value = element.value();
        let inner = || element.text().collect::<String>();
        match value.name() {
            "html" => self.day_first = value.attr("lang").and_then(day_first),
            "title" if self.title.is_none() => self.title = clean(&inner()),
            "script"
                if value
                    .attr("type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) =>
            {
                linked::read(&mut self.linked, &inner())
            }
            "link" if value.attr("rel") == Some("canonical") => self.link = value.attr("href").and_then(clean),
            "time" => self.times.extend(value.attr("datetime").and_then(moment)),
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
        self.read_marks(element, apart);
    }

    /// What an element says of itself by its attributes.
    fn read_marks(&mut self, element: ElementRef, apart: bool) {
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
                        let class = class.to_ascii_lowercase().replace(['-', '_'], "");
                        let ends = [
                            "byline",
                            "authorname",
                            "bylinename",
                            "bylineauthor",
                            "postauthor",
                            "entryauthor",
                            "articleauthor",
                            "storyauthor",
                            "blogauthor",
                            "byauthor",
                        ];
                        matches!(class.as_str(), "author" | "authors" | "contributor")
                            || ends.iter().any(|end| class.ends_with(end))
                    })
            })
        };
        let text = || {
            let mut words = String::new();
            for part in element.text().take(40) {
                words.push(' ');
                words.push_str(part);
                if words.len() > LONGEST {
                    return None;
                }
            }
            clean(&words)
        };
        let day_first = self.day_first;
        let date = || {
            let stated = value.attr("datetime").or(value.attr("content")).and_then(moment);
            stated.or_else(|| leading_date_in(text()?.trim(), day_first).map(|(date, _)| date))
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
        self.read_near(element, apart, &text);
    }

    /// Where the reader is: `Some` where an element that holds the headline or the article opens.
    pub fn enter(&mut self, headline: bool) {
        if self.nearness == 0 && headline && self.read - self.above.0 <= ABOVE_HEADLINE {
            (self.near.published, self.near.updated) = (self.above.1, self.above.2);
        }
        if !headline && !self.ended {
            (self.begun, self.paragraphs) = (false, 0);
        }
        self.nearness = self.nearness.max(if headline { BELOW_HEADLINE } else { usize::MAX });
    }

    /// An element that holds the article ends.
    pub fn leave(&mut self) {
        (self.begun, self.ended) = (true, true);
        self.nearness = BELOW_END;
    }

    /// What stands beside the headline: days by their names or as all that an element says, names by theirs.
    fn read_near(&mut self, element: ElementRef, apart: bool, text: &dyn Fn() -> Option<String>) {
        self.read += 1;
        if self.nearness == 0 {
            if !self.ended
                && !apart
                && named(element.value(), &DATED[..6])
                && let Some((published, updated)) = text().map(|words| days(&words, self.day_first))
                && published.is_some()
            {
                self.above = (self.read, published, updated);
            }
            return;
        }
        if self.nearness < usize::MAX {
            self.nearness -= 1;
        }
        let value = element.value();
        if self.ended && matches!(value.name(), "h1" | "h2" | "h3" | "h4" | "article") {
            // Another article's.
            self.nearness = 0;
            return;
        }
        let late = self.begun || self.ended;
        let place = if late { &mut self.below } else { &mut self.near };
        let dated =
            !apart && (named(value, &DATED_SURELY) || !late && (value.name() == "time" || named(value, &DATED)));
        let authored = place.author.is_none() && !(apart && self.begun) && named(value, &AUTHORED);
        let small = matches!(
            value.name(),
            "p" | "div" | "span" | "li" | "small" | "abbr" | "dd" | "em" | "i" | "h5" | "h6"
        );
        if !dated && !authored && (apart || self.begun || !small) {
            return;
        }
        let Some(words) = text() else {
            // A paragraph of the article.
            self.begun |= value.name() == "p";
            return;
        };
        // One may sum the article up.
        if value.name() == "p" && words.len() > LONGEST_DATE && words.ends_with(['.', '!', '?', '”', '"']) {
            self.begun |= self.paragraphs > 0;
            self.paragraphs += 1;
        }
        if authored {
            place.author = author(&words, &[]).filter(|name| is_name(name));
        }
        if dated || !apart && words.len() <= LONGEST_DATE {
            let (published, updated) = days(&words, self.day_first);
            let attributes = value.attr("datetime").or(value.attr("title"));
            let stated = || attributes.filter(|_| dated && updated.is_none()).and_then(moment);
            place.published = place.published.or(published).or_else(stated);
            place.updated = place.updated.or(updated);
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
        let outlets = [&self.stated.outlet, &self.linked.outlet].into_iter().flatten();
        let mut outlets = outlets.filter(|name| !name.contains("://")).cloned();
        let (outlet, other) = (outlets.next(), outlets.next());
        // The one that the page's address knows, too.
        let host_name = address.as_deref().and_then(host).unwrap_or_default();
        let known = |name: &String| host_name.contains(&key(name));
        let outlet = match other {
            Some(other) if known(&other) && !outlet.as_ref().is_some_and(known) => Some(other),
            _ => outlet,
        };
        let title = first(|values| &values.title).map(|title| without_outlet(&title, outlet.as_deref(), false));
        let whole = self.title.as_deref();
        let title = title.or_else(|| whole.map(|whole| without_outlet(whole, outlet.as_deref(), true)));
        let outlet = outlet
            .or_else(|| named_behind(whole?, title.as_deref()?))
            .or_else(|| address.as_deref().and_then(host));
        // A page of an outlet names the outlet as its own author.
        let places = [&self.linked, &self.stated, &self.near, &self.marked, &self.below];
        let names = places.map(|values| &values.author);
        let others: Vec<&str> = [&self.stated.outlet, &self.linked.outlet]
            .into_iter()
            .filter_map(Option::as_deref)
            // A person may be.
            .filter(|_| !self.linked.person)
            .collect();
        let author = names.into_iter().flatten().find_map(|name| author(name, &others));
        // Several days given by `<time>` are those of other stories, too.
        let time = self
            .times
            .first()
            .filter(|first| self.times.iter().all(|time| time == *first));
        let places = [&self.linked, &self.stated, &self.marked, &self.near];
        let published = places.iter().find_map(|values| values.published).or(time.copied());
        let published = published
            .or_else(|| address.as_deref().and_then(day_in))
            .or(self.below.published);
        // Programs write days in universal time; readers are shown their own, which may be the one before.
        let shown = self.near.published.filter(|shown| shown.tomorrow().ok() == published);
        let updated = places.iter().find_map(|values| values.updated);
        Meta {
            title: field(title),
            outlet: field(outlet),
            author: field(author),
            published: day(shown.or(published)),
            updated: day(updated),
            address: field(address),
            ..Meta::default()
        }
    }
}

impl Values {
    fn read_meta(&mut self, name: &str, content: &str) {
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

fn keep(place: &mut Option<String>, value: &str) {
    if place.is_none() {
        *place = clean(value);
    }
}

/// A day as programs write it: a date, or the seconds or milliseconds since 1970.
fn moment(value: &str) -> Option<Date> {
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

/// Whether the day stands before the month in a language; `None` for English of no place.
fn day_first(language: &str) -> Option<bool> {
    let language = language.trim().to_ascii_lowercase();
    match language.as_str() {
        "" | "en" => None,
        "en-us" | "en_us" => Some(false),
        _ => Some(true),
    }
}

/// Parts of the names of elements that say when, and who.
const DATED: [&str; 14] = [
    "date",
    "time",
    "publish",
    "posted",
    "created",
    "updated",
    "modified",
    "byline",
    "meta",
    "submitted",
    "stamp",
    "datum",
    "fecha",
    "info",
];
const DATED_SURELY: [&str; 9] = [
    "publish",
    "posted",
    "submitted",
    "entry-date",
    "post-date",
    "article-date",
    "post-meta",
    "entry-meta",
    "byline",
];
const AUTHORED: [&str; 8] = [
    "author",
    "byline",
    "writer",
    "contributor",
    "username",
    "autor",
    "auteur",
    "reporter",
];

fn named(element: &scraper::node::Element, parts: &[&str]) -> bool {
    ["class", "id", "itemprop", "data-testid"]
        .iter()
        .filter_map(|attribute| element.attr(attribute))
        .any(|names| {
            names.len() < LONGEST && {
                let names = names.to_ascii_lowercase();
                parts.iter().any(|part| names.contains(part))
            }
        })
}

/// Words before a day on which a text was changed.
const CHANGED: [&str; 12] = [
    "updat",
    "modif",
    "edited",
    "aktualisiert",
    "stand",
    "geändert",
    "mis à jour",
    "mise à jour",
    "actualiz",
    "aggiorna",
    "atualiz",
    "revis",
];

/// The first day of publication and the first of a change in a line.
fn days(words: &str, day_first: Option<bool>) -> (Option<Date>, Option<Date>) {
    let (mut published, mut updated) = (None, None);
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return (published, updated);
    }
    let mut from = 0;
    let mut before = ' ';
    for (at, char) in words.char_indices() {
        let begins = char.is_alphanumeric() && !before.is_alphanumeric() && !matches!(before, '.' | '/' | ':');
        before = char;
        if !begins || at < from {
            continue;
        }
        let Some((date, length)) = leading_date_in(&words[at..], day_first) else {
            continue;
        };
        let label = words[from..at].to_lowercase();
        let place = if CHANGED.iter().any(|word| label.contains(word)) {
            &mut updated
        } else {
            &mut published
        };
        place.get_or_insert(date);
        from = at + length;
    }
    (published, updated)
}

/// Single spaces; nothing if empty or overlong. Pages write marks twice for HTML.
fn clean(value: &str) -> Option<String> {
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
