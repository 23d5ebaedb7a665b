//! How a text is written: by what the paste or file says, then by its content.

use super::{Format, delimited};

/// The format by the hint, else by the ending of the name, else by the content. A whole HTML page is
/// HTML, even where it comes as plain text.
pub(super) fn format(name: &str, text: &str, hint: Option<Format>) -> Format {
    let stated = hint.or_else(|| by_ending(name));
    match stated {
        Some(Format::Plain) if is_page(text) => Format::Html,
        Some(format) => format,
        None if is_page(text) => Format::Html,
        None if is_markdown(text) => Format::Markdown,
        None if delimited::is_unmistakable(text) => Format::Delimited,
        None => Format::Plain,
    }
}

fn by_ending(name: &str) -> Option<Format> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" | "xhtml" => Some(Format::Html),
        "md" | "markdown" | "mdown" => Some(Format::Markdown),
        "csv" | "tsv" | "tab" | "psv" => Some(Format::Delimited),
        "txt" | "text" => Some(Format::Plain),
        _ => None,
    }
}

/// It begins as an HTML page does.
fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return false };
        rest = comment[end + 3..].trim_start();
    }
    let begins = |with: &str| {
        rest.get(..with.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(with))
    };
    begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body")
}

/// It has links as only Markdown writes them. Other marks of Markdown the plain reader understands too.
fn is_markdown(text: &str) -> bool {
    text.match_indices("](")
        .filter(|(at, _)| text[at + 2..].starts_with("http"))
        .take(2)
        .count()
        == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        for (name, text, hint, expected) in [
            ("", "Some text.", None, Format::Plain),
            ("", "  <!-- x -->\n<!DOCTYPE html><p>Hi", None, Format::Html),
            ("", "<HTML lang=en>", Some(Format::Plain), Format::Html),
            ("", "<p>Hi", Some(Format::Html), Format::Html),
            ("page.htm", "<p>Hi", None, Format::Html),
            ("notes.md", "Hi", None, Format::Markdown),
            ("table.CSV", "a,b", None, Format::Delimited),
            (
                "notes.txt",
                "a [x](http://x.org) b [y](https://y.org)",
                None,
                Format::Plain,
            ),
            ("", "a [x](http://x.org) b [y](https://y.org)", None, Format::Markdown),
            ("", "I wrote <html> once, and f[0](x).", None, Format::Plain),
            (
                "",
                "town,dead,hurt\nArden,1,2\nVale,3,4\nOde,5,6\nHale,7,8\n",
                None,
                Format::Delimited,
            ),
            (
                "",
                "He came, saw, won.\nShe came, saw, won.\nWe came, saw, won.\n",
                None,
                Format::Plain,
            ),
        ] {
            assert_eq!(format(name, text, hint), expected, "{name} {text:?}");
        }
    }
}
