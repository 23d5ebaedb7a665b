//! Sources, verdicts and corrections as lines, and back.

use jiff::civil::Date;

use super::lines::{Fields, Lines, lines};
use crate::analysis::entities::EntityKind;
use crate::analysis::entities::repair::{Named, Occurrence, Repair, Which};
use crate::ingest::{Edits, Format};
use crate::text::{ColumnChoice, Span};
use crate::workspace::{AwaitedSource, SourceRecord, Verdict};

const FORMATS: [(Format, &str); 4] = [
    (Format::Plain, "plain"),
    (Format::Markdown, "markdown"),
    (Format::Html, "html"),
    (Format::Delimited, "delimited"),
];

const COLUMNS: [(ColumnChoice, &str); 5] = [
    (ColumnChoice::Text, "text"),
    (ColumnChoice::Date, "date"),
    (ColumnChoice::Number, "number"),
    (ColumnChoice::Money, "money"),
    (ColumnChoice::Percent, "percent"),
];

const KINDS: [(EntityKind, &str); 8] = [
    (EntityKind::Person, "person"),
    (EntityKind::Organisation, "organisation"),
    (EntityKind::Place, "place"),
    (EntityKind::Facility, "facility"),
    (EntityKind::Nationality, "nationality"),
    (EntityKind::Event, "event"),
    (EntityKind::Product, "product"),
    (EntityKind::Work, "work"),
];

fn word<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> &'static str {
    table
        .iter()
        .find(|(known, _)| known == value)
        .map_or("", |(_, word)| *word)
}

fn value<T: Copy>(table: &[(T, &'static str)], word: &str) -> Option<T> {
    table.iter().find(|(_, known)| *known == word).map(|(value, _)| *value)
}

pub fn format_word(format: Format) -> &'static str {
    word(&FORMATS, &format)
}

pub fn format_of(word: &str) -> Option<Format> {
    value(&FORMATS, word)
}

/// A source, with the title and outlet by which the user knows it.
pub fn write_source(record: &SourceRecord, title: &str, outlet: &str) -> String {
    let mut out = Lines::default();
    let SourceRecord {
        input,
        span,
        why,
        edits,
        ..
    } = record;
    out.line(&[&"of", input, &span.start, &span.end]);
    out.some("known-as", title);
    out.some("known-outlet", outlet);
    out.some("why", why);
    for (name, value) in texts(edits) {
        // An emptied field is a correction, too.
        if let Some(value) = value {
            out.line(&[&name, value]);
        }
    }
    if let Some(day) = edits.published {
        out.line(&[&"published", &day.year(), &day.month(), &day.day()]);
    }
    if let Some(day) = edits.updated {
        out.line(&[&"updated", &day.year(), &day.month(), &day.day()]);
    }
    for (block, aside) in &edits.aside {
        out.line(&[&"aside", block, &u8::from(*aside)]);
    }
    for ((table, column), choice) in &edits.columns {
        out.line(&[&"column", table, column, &word(&COLUMNS, choice)]);
    }
    out.into_text()
}

fn texts(edits: &Edits) -> [(&'static str, &Option<String>); 4] {
    [
        ("title", &edits.title),
        ("outlet", &edits.outlet),
        ("author", &edits.author),
        ("address", &edits.address),
    ]
}

/// `None` where it does not say of what it is a part.
pub fn read_source(id: u32, text: &str) -> Option<AwaitedSource> {
    let mut place = None;
    let (mut title, mut outlet, mut why) = (String::new(), String::new(), String::new());
    let mut edits = Edits::default();
    for mut line in lines(text) {
        match line.text().as_str() {
            "of" => place = Some((line.number()?, line.number()?, line.number()?)),
            "known-as" => title = line.text(),
            "known-outlet" => outlet = line.text(),
            "why" => why = line.text(),
            "title" => edits.title = Some(line.text()),
            "outlet" => edits.outlet = Some(line.text()),
            "author" => edits.author = Some(line.text()),
            "address" => edits.address = Some(line.text()),
            "published" => edits.published = day(&mut line),
            "updated" => edits.updated = day(&mut line),
            "aside" => {
                if let Some(block) = line.number() {
                    edits.aside.insert(block, line.text() == "1");
                }
            }
            "column" => {
                if let (Some(table), Some(column), Some(choice)) =
                    (line.number(), line.number(), value(&COLUMNS, &line.text()))
                {
                    edits.columns.insert((table, column), choice);
                }
            }
            _ => {}
        }
    }
    let (input, start, end) = place?;
    let record = SourceRecord {
        id,
        input,
        span: Span {
            start,
            end: end.max(start), // backwards, it covers nothing
        },
        why,
        edits,
    };
    Some(AwaitedSource { record, title, outlet })
}

fn day(line: &mut Fields) -> Option<Date> {
    let (year, month, day) = (line.text(), line.text(), line.text());
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

pub fn write_verdict(out: &mut Lines, finding: &str, verdict: &Verdict) {
    match verdict {
        Verdict::Confirmed => out.line(&[&"confirmed", &finding]),
        Verdict::Dismissed { reason } => out.line(&[&"dismissed", &finding, reason]),
    }
}

pub fn read_verdict(line: &mut Fields) -> Option<(String, Verdict)> {
    let (kind, finding) = (line.text(), line.text());
    let verdict = match kind.as_str() {
        "confirmed" => Verdict::Confirmed,
        "dismissed" => Verdict::Dismissed { reason: line.text() },
        _ => return None,
    };
    Some((finding, verdict))
}

/// One line: what is done, then names (kind, name, how many keys, keys) and which mentions.
pub fn write_repair(out: &mut Lines, repair: &Repair) {
    let mut fields: Vec<String> = Vec::new();
    let mut say = |what: &str| fields.push(what.to_owned());
    let name = |named: &Named| {
        let mut fields = vec![
            word(&KINDS, &named.kind).to_owned(),
            named.name.clone(),
            named.keys.len().to_string(),
        ];
        fields.extend(named.keys.iter().cloned());
        fields
    };
    let which = |which: &Which| match which {
        Which::All => vec!["all".to_owned()],
        Which::Words(words) => vec!["words".to_owned(), words.clone()],
        Which::Here(Occurrence { source, span, words }) => {
            let place = [*source, span.start, span.end].map(|number| number.to_string());
            let mut fields = vec!["here".to_owned()];
            fields.extend(place);
            fields.push(words.clone());
            fields
        }
    };
    match repair {
        Repair::Merge { from, into } => {
            say("merge");
            fields.extend(name(from));
            fields.extend(name(into));
        }
        Repair::Rename { of, name: new } => {
            say("rename");
            fields.extend(name(of));
            fields.push(new.clone());
        }
        Repair::Retype { of, kind } => {
            say("retype");
            fields.extend(name(of));
            fields.push(word(&KINDS, kind).to_owned());
        }
        Repair::Move { of, which: some, into } => {
            say("move");
            fields.extend(name(of));
            fields.extend(which(some));
            fields.extend(name(into));
        }
        Repair::Remove { of, which: some } => {
            say("remove");
            fields.extend(name(of));
            fields.extend(which(some));
        }
        Repair::Add { which: some, into } => {
            say("add");
            fields.extend(which(some));
            fields.extend(name(into));
        }
    }
    let fields: Vec<&dyn std::fmt::Display> = fields.iter().map(|field| field as &dyn std::fmt::Display).collect();
    out.line(&fields);
}

pub fn read_repair(line: &mut Fields) -> Option<Repair> {
    let repair = match line.text().as_str() {
        "merge" => Repair::Merge {
            from: named(line)?,
            into: named(line)?,
        },
        "rename" => Repair::Rename {
            of: named(line)?,
            name: line.text(),
        },
        "retype" => Repair::Retype {
            of: named(line)?,
            kind: value(&KINDS, &line.text())?,
        },
        "move" => Repair::Move {
            of: named(line)?,
            which: which(line)?,
            into: named(line)?,
        },
        "remove" => Repair::Remove {
            of: named(line)?,
            which: which(line)?,
        },
        "add" => Repair::Add {
            which: which(line)?,
            into: named(line)?,
        },
        _ => return None,
    };
    Some(repair)
}

fn named(line: &mut Fields) -> Option<Named> {
    let kind = value(&KINDS, &line.text())?;
    let name = line.text();
    let mut keys = Vec::new();
    for _ in 0..line.number()? {
        if line.is_empty() {
            return None;
        }
        keys.push(line.text());
    }
    Some(Named { keys, name, kind })
}

fn which(line: &mut Fields) -> Option<Which> {
    Some(match line.text().as_str() {
        "all" => Which::All,
        "words" => Which::Words(line.text()),
        "here" => {
            let (source, start, end) = (line.number()?, line.number()?, line.number()?);
            Which::Here(Occurrence {
                source,
                span: Span {
                    start,
                    end: end.max(start),
                },
                words: line.text(),
            })
        }
        _ => return None,
    })
}
