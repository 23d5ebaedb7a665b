//! What kind of file it is: by its first bytes, else by the ending of its name.

/// The files that are opened here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    /// An archive; office files and e-books are archives, too.
    Zip,
    /// Word, Excel and Outlook files from before 2007, and encrypted ones of today.
    Compound,
    Rtf,
    Mail,
    /// A saved web page with all its files.
    WebArchive,
    Json,
}

/// Whether a file is to be opened by [`super::open()`] before `ingest` can take it. `head` is its beginning, 1 kB at least
/// where it has that much.
pub fn is_for(name: &str, head: &[u8]) -> bool {
    kind(name, head).is_some()
}

pub(super) fn kind(name: &str, head: &[u8]) -> Option<Kind> {
    let ending = name
        .rsplit_once('.')
        .map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let begins = |magic: &[u8]| head.starts_with(magic);
    // Other bytes may stand before its mark, and a damaged one may have lost it.
    if begins(b"%PDF-") || ending == "pdf" {
        return Some(Kind::Pdf);
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return Some(Kind::Zip);
    }
    if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(Kind::Compound);
    }
    if begins(b"{\\rtf") {
        return Some(Kind::Rtf);
    }
    match ending.as_str() {
        "eml" | "emlx" => Some(Kind::Mail),
        "mht" | "mhtml" => Some(Kind::WebArchive),
        "json" | "jsonl" | "ndjson" | "jsonld" => Some(Kind::Json),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (name, head, expected) in [
            ("a.pdf", &b"%PDF-1.4"[..], Some(Kind::Pdf)),
            ("a.txt", b"%PDF-1.4", Some(Kind::Pdf)),
            ("a.pdf", b"cut off", Some(Kind::Pdf)),
            ("a.pdf", b"\r\n\r\n%PDF-1.4", Some(Kind::Pdf)),
            ("a.txt", b"A file begins with %PDF- and a number.", None),
            ("a.docx", b"PK\x03\x04", Some(Kind::Zip)),
            ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some(Kind::Compound)),
            ("a.doc", b"{\\rtf1\\ansi", Some(Kind::Rtf)),
            ("a.EML", b"From: a@example.org", Some(Kind::Mail)),
            ("page.mhtml", b"From: <Saved by", Some(Kind::WebArchive)),
            ("a.jsonl", b"{}", Some(Kind::Json)),
            ("a.html", b"<!doctype html>", None),
            ("a.csv", b"a,b", None),
            ("", b"", None),
        ] {
            assert_eq!(kind(name, head), expected, "{name} {head:?}");
        }
    }
}
