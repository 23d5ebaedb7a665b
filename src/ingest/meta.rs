//! Who published a text, when and where, as its own header lines say:
//! bylines, dates, addresses, outlets. Nothing is guessed.

use jiff::civil::Date;

use super::Edits;
use super::boilerplate::fold;
use super::calendar::leading_date;
use crate::text::{Aside, Block, BlockKind, Document, Field, Meta, Span};

/// What one header line says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct HeaderLine {
    pub author: Option<Span>,
    pub published: Option<(Date, Span)>,
    pub address: Option<Span>,
    pub outlet: Option<Span>,
    pub title: Option<Span>,
    /// The date is one of a later change.
    updated: bool,
}

/// Longest header line, in bytes.
const LONGEST: usize = 240;
/// How many blocks at the head and at the foot of a text may be header lines.
const HEAD: usize = 14;
const FOOT: usize = 4;

/// Reads a line such as `By Jane Doe | June 3, 2024`. `None` if any part of it is something else.
pub(super) fn header_line(text: &str, span: Span) -> Option<HeaderLine> {
    let line = span.of(text);
    if line.len() > LONGEST || line.contains(['\n', '\r']) {
        return None;
    }
    let mut header = HeaderLine::default();
    let mut known = false;
    for part in parts(text, span) {
        if header.read(text, part) {
            known = true;
        } else if part.of(text).split_whitespace().count() > 5 || part.of(text).ends_with(['.', '?', '!', ',']) {
            return None;
        }
    }
    known.then_some(header)
}

/// The parts of a line between ` | `, ` • `, ` · ` and dashes with spaces.
fn parts(text: &str, span: Span) -> Vec<Span> {
    let line = span.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, char) in line.char_indices() {
        let spaced = || {
            line[..at].ends_with(char::is_whitespace) && line[at + char.len_utf8()..].starts_with(char::is_whitespace)
        };
        if matches!(char, '|' | '•' | '·' | '\t') || matches!(char, '-' | '–' | '—' | '/') && spaced() {
            parts.push(Span::new(start, at));
            start = at + char.len_utf8();
        }
    }
    parts.push(Span::new(start, line.len()));
    let offset = span.start;
    let within = |part: Span| {
        Span {
            start: part.start + offset,
            end: part.end + offset,
        }
        .trim(text)
    };
    parts.into_iter().map(within).filter(|part| !part.is_empty()).collect()
}

impl HeaderLine {
    fn read(&mut self, text: &str, part: Span) -> bool {
        let words = part.of(text);
        if is_address(words) {
            self.address.get_or_insert(part);
            return true;
        }
        if self.read_date(text, part, false) {
            return true;
        }
        if let Some(name) = after_word(words, "By").or_else(|| after_word(words, "BY")) {
            return self.read_author(text, rest(part, words, name));
        }
        let Some((label, value)) = words.split_once(':') else {
            return self.read_labelled_date(text, part, words);
        };
        let value = rest(part, words, value).trim(text);
        match label.trim().to_lowercase().as_str() {
            _ if value.is_empty() => false,
            "author" | "authors" | "by" | "byline" | "written by" | "reporter" | "reported by" => {
                self.author.get_or_insert(value);
                true
            }
            "source" | "outlet" | "publisher" | "publication" | "newspaper" => {
                let place = if is_address(value.of(text)) {
                    &mut self.address
                } else {
                    &mut self.outlet
                };
                place.get_or_insert(value);
                true
            }
            "url" | "link" | "address" if is_address(value.of(text)) => {
                self.address.get_or_insert(value);
                true
            }
            // The head of a mail.
            "from" if value.of(text).contains('@') => {
                let name = value.of(text).split('<').next().unwrap_or("").trim().len();
                if name > 0 {
                    let end = value.start + name as u32;
                    self.author.get_or_insert(Span { end, ..value });
                }
                true
            }
            "to" | "cc" | "reply-to" => {
                value.of(text).split_whitespace().count() <= 6 && !value.of(text).ends_with('.')
            }
            "title" | "headline" | "subject" => {
                self.title.get_or_insert(value);
                true
            }
            label => {
                let updated = label.contains("updated") || label.contains("modified");
                let dated = matches!(
                    label,
                    "date" | "sent" | "published" | "published on" | "posted" | "posted on" | "created"
                ) || updated
                    || label.ends_with("published")
                    || label == "publication date";
                dated && self.read_date(text, value, updated) || self.read_labelled_date(text, part, words)
            }
        }
    }

    /// `Published June 3, 2024 10:15`, `Updated on 3 June 2024`.
    fn read_labelled_date(&mut self, text: &str, part: Span, words: &str) -> bool {
        let labels = [
            "first published",
            "published",
            "posted",
            "last updated",
            "updated",
            "last modified",
            "modified",
            "issued",
        ];
        let lower = |label: &&str| {
            words
                .get(..label.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(label))
        };
        let Some(label) = labels.iter().find(|label| lower(label)) else {
            return false;
        };
        let mut value = words[label.len()..].trim_start_matches([' ', ':']);
        for word in ["on", "at"] {
            value = after_word(value, word).unwrap_or(value);
        }
        let updated = label.contains("updated") || label.contains("modified");
        // `Posted on 3 June 2024 by the Quay Blog`
        let by = value
            .rfind(" by ")
            .filter(|by| value[by + 4..].split_whitespace().count() <= 5);
        let value = rest(part, words, value);
        let Some(by) = by else {
            return self.read_date(text, value, updated);
        };
        let (date, name) = (value.start + by as u32, value.start + by as u32 + 4);
        let read = self.read_date(text, Span { end: date, ..value }, updated);
        if read {
            self.author.get_or_insert(Span { start: name, ..value });
        }
        read
    }

    /// A date and nothing else than a time of day after it. A day of publication goes before one of a change.
    fn read_date(&mut self, text: &str, part: Span, updated: bool) -> bool {
        let words = part.of(text);
        let Some((date, length)) = leading_date(words) else {
            return false;
        };
        let after = &words[length..];
        let timed = after.split_whitespace().count() <= 6
            && after
                .split(|char: char| !char.is_alphabetic())
                .all(|word| word.len() <= 7 && !is_plain_word(word));
        if timed && (self.published.is_none() || self.updated && !updated) {
            self.published = Some((
                date,
                Span {
                    start: part.start,
                    end: part.start + length as u32,
                }
                .trim(text),
            ));
            self.updated = updated;
        }
        timed
    }

    /// One to eight names; `By Sunday` is none.
    fn read_author(&mut self, text: &str, name: Span) -> bool {
        let words = name.of(text);
        let is_name = |word: &str| {
            word.starts_with(|char: char| char.is_uppercase())
                || matches!(
                    word,
                    "and" | "in" | "for" | "of" | "the" | "de" | "van" | "von" | "der" | "al" | "bin" | "&" | "with"
                )
        };
        let count = words.split_whitespace().count();
        let first = words.split_whitespace().next().unwrap_or("");
        let dated = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "The",
            "A",
            "An",
            "In",
        ];
        let ends = words.ends_with(['?', '!', ':', '…']) || words.ends_with('.') && count > 4;
        let named = (1..=10).contains(&count)
            && words.split_whitespace().all(is_name)
            && first.starts_with(char::is_uppercase)
            && !dated.contains(&first)
            && !words.contains(|char: char| char.is_ascii_digit())
            && !ends;
        if named {
            self.author.get_or_insert(name);
        }
        named
    }
}

/// Words that stand after a date in a sentence, not in a date line.
fn is_plain_word(word: &str) -> bool {
    !matches!(
        word,
        "" | "at" | "on" | "am" | "pm" | "AM" | "PM" | "a" | "p" | "m" | "T" | "Z" | "IST" | "local" | "time" | "GMT"
    ) && !word.bytes().all(|byte| byte.is_ascii_uppercase())
        && !matches!(
            word,
            "Updated" | "updated" | "Eastern" | "Central" | "Pacific" | "Time" | "UTC" | "h" | "hrs" | "ET"
        )
}

pub(super) fn is_address(words: &str) -> bool {
    (words.starts_with("https://") || words.starts_with("http://") || words.starts_with("www."))
        && !words.contains(char::is_whitespace)
        && words.len() > 10
}

fn after_word<'a>(words: &'a str, word: &str) -> Option<&'a str> {
    words
        .strip_prefix(word)
        .filter(|rest| rest.starts_with([' ', '\u{a0}', '\t']))
        .map(str::trim_start)
}

/// The span of `value`, the tail of `words`, which `part` covers.
fn rest(part: Span, words: &str, value: &str) -> Span {
    Span {
        start: part.start + (words.len() - value.len()) as u32,
        end: part.end,
    }
}

/// Gathers the metadata from the header lines of a document, which are set aside, and from its title;
/// of what `known` has from a file's hidden fields, the date goes before; what a person gave goes before all.
pub(super) fn gather(document: &mut Document, known: Meta, edits: &Edits) {
    let mut meta = Meta {
        published: known.published,
        updated: known.updated,
        standfirst: known.standfirst,
        ..Meta::default()
    };
    let text = &document.text;
    let mut updated = None;
    let mut outlet_line = None;
    for at in header_blocks(&document.blocks) {
        let block = &mut document.blocks[at];
        let Some(line) = header_line(text, block.span) else {
            if outlet_line.is_none() && is_outlet(text, block) {
                outlet_line = Some(at);
            }
            continue;
        };
        let field = |span: Span| Field {
            value: span.of(text).to_owned(),
            span: Some(span),
        };
        meta.author = meta.author.or(line.author.map(field));
        meta.address = meta.address.or(line.address.map(field));
        meta.outlet = meta.outlet.or(line.outlet.map(field));
        meta.title = meta.title.or(line.title.map(field));
        let date = line.published.map(|(value, span)| Field {
            value,
            span: Some(span),
        });
        if line.updated {
            updated = updated.or(date.clone());
            meta.updated = meta.updated.or(date);
        } else {
            meta.published = meta.published.or(date);
        }
        block.aside = Some(Aside::Byline);
    }
    meta.published = meta.published.or(updated);
    let is_heading = |block: &Block| block.aside.is_none() && matches!(block.kind, BlockKind::Heading { .. });
    let mut title = document.blocks.iter().position(is_heading);
    // A page that says what its headline is.
    let known_outlet = known.outlet.as_ref().map(|outlet| outlet.value.as_str());
    if let (Some(first), Some(known)) = (title, &known.title) {
        let key = fold(&known.value);
        let same = |block: &Block| is_heading(block) && fold(block.span.of(text)) == key;
        let found = document.blocks.iter().take(first + HEAD).position(same);
        // The name of the page's outlet, or of a part of it, is no headline of an article that has another.
        let heading = fold(document.blocks[first].span.of(text));
        let outlet = known_outlet.is_some_and(|outlet| heading.starts_with(&fold(outlet)));
        let part = heading.split(' ').count() < 4 && !key.contains(&heading);
        title = found.or(title.filter(|_| !outlet && !part));
    }
    let body = document
        .blocks
        .iter()
        .position(|block| block.aside.is_none() && !is_short(text, block));
    let title = title.filter(|title| body.is_none_or(|body| *title < body));
    if let Some(title) = title {
        let block = &mut document.blocks[title];
        block.kind = BlockKind::Heading { level: 1 };
        let span = block.span;
        meta.title = meta.title.or(Some(Field {
            value: span.of(text).to_owned(),
            span: Some(span),
        }));
        // A short line between the headline and the byline names the outlet.
        let dated = meta.author.is_some() || meta.published.is_some();
        if let Some(at) = outlet_line.filter(|at| dated && meta.outlet.is_none() && at.abs_diff(title) == 1) {
            let block = &mut document.blocks[at];
            let span = block.span;
            meta.outlet = Some(Field {
                value: span.of(text).to_owned(),
                span: Some(span),
            });
            block.kind = BlockKind::Paragraph;
            block.aside = Some(Aside::Byline);
        }
    }
    if let Some(title) = &mut meta.title
        && let Some(first) = title.value.find(['\n', '\r'])
    {
        title.value.truncate(first);
    }
    meta.title = meta.title.or(known.title);
    meta.outlet = meta.outlet.or(known.outlet);
    // A page names its authors more exactly in its data; where the byline stands, the text says.
    meta.author = match (meta.author, known.author) {
        (Some(line), Some(known)) => Some(Field {
            value: known.value,
            span: line.span,
        }),
        (line, known) => line.or(known),
    };
    meta.address = meta.address.or(known.address);
    let given = |value: &Option<String>| value.clone().map(|value| Field { value, span: None });
    meta.title = given(&edits.title).or(meta.title);
    meta.outlet = given(&edits.outlet).or(meta.outlet);
    meta.author = given(&edits.author).or(meta.author);
    meta.address = given(&edits.address).or(meta.address);
    meta.published = edits
        .published
        .map(|value| Field { value, span: None })
        .or(meta.published);
    meta.updated = edits.updated.map(|value| Field { value, span: None }).or(meta.updated);
    document.meta = meta;
}

fn is_short(text: &str, block: &Block) -> bool {
    block.span.len() <= LONGEST
        && !matches!(block.kind, BlockKind::Table { .. } | BlockKind::Quotation)
        && !block.span.of(text).ends_with(['.', '”', '"', ':'])
}

/// The blocks that may be header lines: those above the first long paragraph, and the last few.
fn header_blocks(blocks: &[Block]) -> Vec<usize> {
    let counts = |block: &&Block| !matches!(block.kind, BlockKind::Table { .. } | BlockKind::Quotation);
    let body = blocks
        .iter()
        .take_while(counts)
        .take_while(|block| block.span.len() <= LONGEST || block.aside.is_some());
    let head = body.take(HEAD).count();
    let foot = blocks.len().saturating_sub(FOOT).max(head);
    let may = |at: &usize| {
        matches!(blocks[*at].aside, None | Some(Aside::Byline))
            && !matches!(blocks[*at].kind, BlockKind::Table { .. } | BlockKind::Quotation)
    };
    (0..head).chain(foot..blocks.len()).filter(may).collect()
}

/// `The Harbour Courier`: two to five words, all with a capital.
fn is_outlet(text: &str, block: &Block) -> bool {
    let words = block.span.of(text);
    let count = words.split_whitespace().count();
    !matches!(block.kind, BlockKind::Table { .. } | BlockKind::ListItem { .. })
        && (1..=5).contains(&count)
        && words.len() <= 40
        && words
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "the" | "&"))
        && words
            .chars()
            .all(|char| char.is_alphabetic() || matches!(char, ' ' | '&' | '\'' | '’' | '.' | '-'))
}
