//! A ZIP archive of texts, and their words as XML. Its files bear no time: the same contents give the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::text::markup;

#[derive(Default)]
pub struct Package(Vec<(String, String)>);

impl Package {
    pub fn add(&mut self, name: &str, text: &str) {
        self.0.push((name.to_owned(), text.to_owned()));
    }

    /// An empty archive where something cannot be written, which takes more than 4 GB.
    pub fn finish(self) -> Vec<u8> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            let written =
                archive.start_file(name.as_str(), options).is_ok() && archive.write_all(text.as_bytes()).is_ok();
            if !written {
                return Vec::new();
            }
        }
        archive.finish().map(Cursor::into_inner).unwrap_or_default()
    }
}

/// Words as XML 1.0 takes them, in content and in attributes: characters that it has not are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    markup::escape(text, &mut out, |char, out| match char {
        '\t' | '\n' | '\r' => {
            // Writing to a string does not fail.
            let _ = write!(out, "&#{};", char as u32);
        }
        '\u{fffe}' | '\u{ffff}' => {}
        char if (char as u32) < 0x20 => {}
        char => out.push(char),
    });
    out
}

/// What begins every part of an office file.
pub const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words_in_xml() {
        assert_eq!(
            escaped("<a b=\"c\">&\u{0}\u{b}\n😀\u{fffe}"),
            "&lt;a b=&quot;c&quot;&gt;&amp;&#10;😀"
        );
    }
}
