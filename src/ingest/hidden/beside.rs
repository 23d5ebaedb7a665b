//! What stands beside the headline, and shortly after the article: who wrote it, and when.

use jiff::civil::Date;
use scraper::ElementRef;
use scraper::node::Element;

use super::authors::{author, is_name};
use super::values::{Values, moment};
use crate::ingest::calendar::leading_date_in;

/// Longest names of an element that are looked at, in bytes.
const LONGEST: usize = 200;
/// How many elements before the headline may say when the article was published.
const ABOVE_HEADLINE: usize = 12;
/// How many elements after the headline, and after the article's end, may say who wrote it and when.
const BELOW_HEADLINE: usize = 300;
const BELOW_END: usize = 40;
/// Longest text without a telling name that says when the article was published, in bytes.
const LONGEST_DATE: usize = 80;

#[derive(Debug, Default)]
pub(super) struct Beside {
    /// What stands between the headline and the article's first paragraph.
    pub near: Values,
    /// What stands shortly after the article.
    pub below: Values,
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
    pub day_first: Option<bool>,
}

impl Beside {
    /// An element that holds the headline or the article opens.
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

    /// Days by their elements' names or as all that an element says, authors by their elements' names. `apart`: it is part of
    /// what stands around the article; `text`: its words, if they are few.
    pub fn read(&mut self, element: ElementRef, apart: bool, text: &dyn Fn() -> Option<String>) {
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
}

/// Whether the day stands before the month in a language; `None` for English of no place.
pub(super) fn day_first(language: &str) -> Option<bool> {
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

fn named(element: &Element, parts: &[&str]) -> bool {
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
