//! What a page says of itself in JSON-LD, by the words of <https://schema.org>.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::values::{Values, keep, moment};

/// How many values of a block are looked at.
const VALUES: usize = 10_000;
/// Most names of a list that are read.
const NAMES: usize = 8;
/// How many single quotation marks are looked at for one that ends a string.
const SINGLE: usize = 100;

/// Reads one block.
pub(super) fn read(values: &mut Values, source: &str) {
    let json = within_marks(source);
    let parsed = serde_json::from_str(&json).or_else(|_| serde_json::from_str(&mended(&json)));
    let Ok(json): Result<Value, _> = parsed else { return };
    let objects = objects(&json);
    let mut named: FxHashMap<&str, &str> = FxHashMap::default();
    for object in &objects {
        let text = |key: &str| object.get(key).and_then(Value::as_str);
        if let (Some(id), Some(name)) = (text("@id"), text("name")) {
            named.entry(id).or_insert(name);
        }
    }
    for object in objects {
        let text = |key: &str| object.get(key).and_then(Value::as_str);
        let date = |key: &str| -> Option<Date> { moment(text(key)?) };
        let list = |key: &str| object.get(key).map(|value| names(value, &named)).unwrap_or_default();
        if is(object, |kind| matches!(kind, "WebPage" | "ItemPage")) {
            values.published = values.published.or(date("datePublished"));
            values.updated = values.updated.or(date("dateModified"));
        }
        if is_article(object) {
            keep(&mut values.title, text("headline").or(text("name")).unwrap_or(""));
            keep(&mut values.address, text("url").unwrap_or(""));
            keep(&mut values.outlet, &list("publisher"));
            values.person |= values.author.is_none()
                && object
                    .get("author")
                    .and_then(Value::as_object)
                    .is_some_and(|author| is(author, |kind| kind == "Person"));
            keep(&mut values.author, &list("author"));
            keep(&mut values.author, &list("creator"));
            if !values.dated {
                values.published = date("datePublished").or(date("dateCreated")).or(values.published);
                values.updated = date("dateModified").or(values.updated);
                values.dated = values.published.is_some();
            }
        }
    }
}

/// The things that a block describes, in order: those of lists and graphs, and what an object is about.
fn objects(json: &Value) -> Vec<&Map<String, Value>> {
    let (mut open, mut found) = (vec![json], Vec::new());
    for _ in 0..VALUES {
        let Some(value) = open.pop() else { break };
        match value {
            Value::Array(values) => open.extend(values.iter().rev()),
            Value::Object(object) => {
                found.push(object);
                if !is_article(object) {
                    open.extend(object.get("mainEntity"));
                    open.extend(object.get("@graph"));
                }
            }
            _ => {}
        }
    }
    found
}

fn is_article(object: &Map<String, Value>) -> bool {
    is(object, |kind| {
        kind.ends_with("Article") || kind.ends_with("Posting") || matches!(kind, "Report" | "Review" | "Recipe")
    })
}

fn is(object: &Map<String, Value>, wanted: fn(&str) -> bool) -> bool {
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(wanted),
        Some(kind) => kind.as_str().is_some_and(wanted),
        None => false,
    }
}

/// The names of a person or organisation, or of several; `named` has those that are only referred to.
fn names(value: &Value, named: &FxHashMap<&str, &str>) -> String {
    let name = |value: &Value| match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(object) => match object.get("name") {
            Some(Value::Array(names)) => names.first().and_then(Value::as_str).map(str::to_owned),
            Some(name) => name.as_str().map(str::to_owned),
            None => {
                let id = object.get("@id").and_then(Value::as_str)?;
                named.get(id).map(|name| (*name).to_owned())
            }
        },
        _ => None,
    };
    match value {
        Value::Array(values) => values
            .iter()
            .take(NAMES)
            .filter_map(name)
            .collect::<Vec<_>>()
            .join(", "),
        value => name(value).unwrap_or_default(),
    }
}

/// The JSON of a block, which pages write within comments and with line breaks in its strings.
fn within_marks(source: &str) -> String {
    const MARKS: [&str; 7] = ["<!--", "-->", "<![CDATA[", "]]>", "/*", "*/", "//"];
    let mut json = source;
    loop {
        let before = json.len();
        json = json.trim().trim_end_matches(';');
        for mark in MARKS {
            json = json.strip_prefix(mark).unwrap_or(json);
            json = json.strip_suffix(mark).unwrap_or(json);
        }
        if json.len() == before {
            return json.replace(['\n', '\r', '\t'], " ");
        }
    }
}

/// JSON without the commas that nothing follows, with a value where one is missing, and with double quotation marks.
fn mended(json: &str) -> String {
    let mut kept = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    let mut last = ' ';
    let mut at = 0;
    while let Some(char) = json[at..].chars().next() {
        at += char.len_utf8();
        // `'It ran aground', he said',` ends before a mark of JSON.
        if char == '\'' && !quoted {
            let rest = &json[at..];
            let ends = |(end, _): &(usize, &str)| rest[end + 1..].trim_start().starts_with([',', '}', ']']);
            let length = rest
                .match_indices('\'')
                .take(SINGLE)
                .find(ends)
                .map_or(rest.len(), |(end, _)| end);
            kept.push('"');
            kept.push_str(&rest[..length].replace('"', "\\\""));
            kept.push('"');
            last = '"';
            at = (at + length + 1).min(json.len());
            continue;
        }
        if quoted {
            // What may not be escaped.
            if escaped && !matches!(char, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                kept.pop();
            }
            quoted = escaped || char != '"';
            escaped = char == '\\' && !escaped;
            kept.push(char);
            last = char;
            continue;
        }
        if matches!(char, '}' | ']' | ',') && last == ',' {
            let end = kept.rfind(',').unwrap_or(0);
            kept.truncate(end);
        }
        if matches!(char, '}' | ',') && last == ':' {
            kept.push_str("null");
        }
        quoted = char == '"';
        kept.push(char);
        if !char.is_whitespace() {
            last = char;
        }
    }
    kept
}
