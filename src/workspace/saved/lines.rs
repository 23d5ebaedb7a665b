//! Records as lines: the fields of a line are parted by tabs; a tab, a line break or a backslash within one is escaped.
//! A reader passes over lines that it does not know, and finds missing ones empty: so records may grow.

use std::fmt::Display;

/// Lines that are being written.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    pub fn line(&mut self, fields: &[&dyn Display]) {
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.0.push('\t');
            }
            escape(&field.to_string(), &mut self.0);
        }
        self.0.push('\n');
    }

    /// A line only where there is something to say.
    pub fn some(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.line(&[&name, &value]);
        }
    }

    pub fn into_text(self) -> String {
        self.0
    }
}

fn escape(field: &str, into: &mut String) {
    for character in field.chars() {
        match character {
            '\t' => into.push_str("\\t"),
            '\n' => into.push_str("\\n"),
            '\r' => into.push_str("\\r"),
            '\\' => into.push_str("\\\\"),
            other => into.push(other),
        }
    }
}

/// The lines of a record.
pub fn lines(text: &str) -> impl Iterator<Item = Fields<'_>> {
    text.split('\n').filter(|line| !line.is_empty()).map(Fields)
}

/// The fields of a line, taken one after the other.
pub struct Fields<'a>(&'a str);

impl Fields<'_> {
    /// The next field; empty when there is none.
    pub fn text(&mut self) -> String {
        let (field, rest) = self.0.split_once('\t').unwrap_or((self.0, ""));
        self.0 = rest;
        let mut text = String::with_capacity(field.len());
        let mut characters = field.chars();
        while let Some(character) = characters.next() {
            text.push(match character {
                '\\' => match characters.next() {
                    Some('t') => '\t',
                    Some('n') => '\n',
                    Some('r') => '\r',
                    Some(other) => other,
                    None => break,
                },
                other => other,
            });
        }
        text
    }

    pub fn number(&mut self) -> Option<u32> {
        self.text().parse().ok()
    }

    /// Nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_read_back_as_written() {
        let all = ["", "plain", "a\tb", "two\nlines\r\n", "back\\slash \\n", "Zoë 한국"];
        let mut written = Lines::default();
        written.line(&[&"kind", &all[0], &all[1], &all[2], &all[3], &all[4], &all[5]]);
        written.line(&[&7]);
        let text = written.into_text();
        let mut read = lines(&text);
        let mut first = read.next().unwrap();
        assert_eq!(first.text(), "kind");
        for field in all {
            assert_eq!(first.text(), field);
        }
        assert!(first.is_empty());
        assert_eq!(read.next().unwrap().number(), Some(7));
        assert!(read.next().is_none());
    }

    #[test]
    fn what_is_no_field_is_empty() {
        let mut fields = Fields("a\\");
        assert_eq!(
            (fields.text(), fields.text(), fields.number()),
            ("a".into(), String::new(), None)
        );
    }
}
