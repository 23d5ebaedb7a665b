//! What an HTML page says of itself in fields that it does not show: `<title>`,
//! `<meta>`, JSON-LD, `<time>`.

mod authors;
mod beside;
mod linked;
mod titles;
mod values;

use jiff::civil::Date;
use scraper::ElementRef;

use super::calendar::leading_date_in;
use super::meta::is_address;
use crate::text::{Field, Meta};
use authors::{author, is_name, key};
use beside::Beside;
use titles::{day_in, host, named_behind, without_outlet};
use values::{Values, clean, moment};

/// How many elements are looked at for names of authors, and the longest text of one, in bytes.
const BYLINES: usize = 40;
const LONGEST: usize = 200;

#[derive(Debug, Default)]
pub(super) struct Hidden {
    /// What JSON-LD, `<meta>` and the elements' own marks say; the first of each wins, the kinds in this order.
    linked: Values,
    stated: Values,
    marked: Values,
    title: Option<String>,
    link: Option<String>,
    beside: Beside,
    /// The days that `<time>` elements give.
    times: Vec<Date>,
    /// How many elements were looked at for authors.
    bylines: usize,
}

impl Hidden {
    /// `apart`: it is part of what stands around the article, such as a list of others.
    pub fn read(&mut self, element: ElementRef, apart: bool) {
        let value = element.value();
        let inner = || element.text().collect::<String>();
        match value.name() {
            "html" => self.beside.day_first = value.attr("lang").and_then(beside::day_first),
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
        let day_first = self.beside.day_first;
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
        self.beside.read(element, apart, &text);
    }

    /// An element that holds the headline or the article opens.
    pub fn enter(&mut self, headline: bool) {
        self.beside.enter(headline);
    }

    /// An element that holds the article ends.
    pub fn leave(&mut self) {
        self.beside.leave();
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
        let places = [
            &self.linked,
            &self.stated,
            &self.beside.near,
            &self.marked,
            &self.beside.below,
        ];
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
        let places = [&self.linked, &self.stated, &self.marked, &self.beside.near];
        let published = places.iter().find_map(|values| values.published).or(time.copied());
        let published = published
            .or_else(|| address.as_deref().and_then(day_in))
            .or(self.beside.below.published);
        // Programs write days in universal time; readers are shown their own, which may be the one before.
        let shown = self
            .beside
            .near
            .published
            .filter(|shown| shown.tomorrow().ok() == published);
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
