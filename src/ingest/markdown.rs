//! Markdown (CommonMark with tables): its visible text, block by block.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::calendar::leading_date;
use super::forming::Cell;
use super::outline::Outline;
use crate::text::{BlockKind, Field, Meta};

/// The visible text and its outline.
pub(super) fn outline(source: &str) -> (String, Outline) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(source, options) {
        reader.read(event);
    }
    let meta = front_matter(&reader.front);
    reader.builder.finish(meta)
}

#[derive(Default)]
struct Reader {
    builder: Builder,
    lists: Vec<Option<u64>>,
    quotations: usize,
    /// Within an image: its text describes what is not shown here.
    images: usize,
    verbatim: bool,
    header: bool,
    /// The lines of a metadata block, while in one.
    in_front: bool,
    front: String,
}

impl Reader {
    fn kind(&self) -> BlockKind {
        match () {
            () if self.quotations > 0 => BlockKind::Quotation,
            () if !self.lists.is_empty() => BlockKind::ListItem { label: None },
            () => BlockKind::Paragraph,
        }
    }

    fn read(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_front => self.front.push_str(&text),
            _ if self.images > 0 => {}
            Event::Text(text) if self.verbatim => self.builder.verbatim(&text),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.builder.words(&text);
            }
            Event::SoftBreak => self.builder.words(" "),
            Event::HardBreak => self.builder.line_break(),
            Event::InlineHtml(html) if html.starts_with("<br") => self.builder.line_break(),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph if self.builder.is_fresh() => {}
            Tag::Paragraph => self.builder.begin(self.kind(), String::new()),
            Tag::Heading { level, .. } => {
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                };
                self.builder.begin(BlockKind::Heading { level }, String::new());
            }
            Tag::BlockQuote(_) => {
                self.quotations += 1;
                self.builder.begin(self.kind(), String::new());
            }
            Tag::CodeBlock(_) => {
                self.verbatim = true;
                self.builder.begin(self.kind(), String::new());
            }
            Tag::List(first) => {
                self.builder.end();
                self.lists.push(first);
            }
            Tag::Item => {
                let indent = "  ".repeat(self.lists.len().clamp(1, 20) - 1);
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{indent}{number}. ");
                        *number = number.saturating_add(1);
                        mark
                    }
                    _ => format!("{indent}- "),
                };
                self.builder.begin(self.kind(), mark);
            }
            Tag::Table(_) => self.builder.begin_table(false),
            Tag::TableHead => {
                self.header = true;
                self.builder.begin_row();
            }
            Tag::TableRow => self.builder.begin_row(),
            Tag::TableCell => self.builder.begin_cell(),
            Tag::Image { .. } => self.images += 1,
            Tag::MetadataBlock(_) => self.in_front = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item => self.builder.end(),
            TagEnd::BlockQuote(_) => {
                self.quotations = self.quotations.saturating_sub(1);
                self.builder.end();
            }
            TagEnd::CodeBlock => {
                self.verbatim = false;
                self.builder.end();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.builder.end();
            }
            TagEnd::Table => self.builder.end_table(),
            TagEnd::TableHead => {
                self.header = false;
                self.builder.end_header();
            }
            TagEnd::TableCell => self.builder.end_cell(Cell {
                header: self.header,
                columns: 1,
                rows: 1,
                ..Cell::default()
            }),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.in_front = false,
            _ => {}
        }
    }
}

/// `title`, `author`, `date` and the like from a metadata block's lines.
fn front_matter(front: &str) -> Meta {
    let mut meta = Meta::default();
    for line in front.lines() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        if value.is_empty() {
            continue;
        }
        let field = || {
            Some(Field {
                value: value.to_owned(),
                span: None,
            })
        };
        match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => meta.title = field(),
            "author" => meta.author = field(),
            "source" | "outlet" | "publisher" => meta.outlet = field(),
            "url" | "link" | "canonical" => meta.address = field(),
            "date" | "published" => {
                meta.published = leading_date(value).map(|(value, _)| Field { value, span: None });
            }
            _ => {}
        }
    }
    meta
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{Edits, Format, read};

    /// Each block on a line, by its kind.
    fn shown(source: &str) -> String {
        let document = read(Format::Markdown, source, &Edits::default());
        let line = |block: &crate::text::Block| {
            let text = document.slice(block.span).replace('\n', "/");
            match block.kind {
                BlockKind::Heading { level } => format!("h{level} {text}"),
                BlockKind::Paragraph => format!("p {text}"),
                BlockKind::ListItem { .. } => format!("li {text}"),
                BlockKind::Table { .. } => format!("table {text}"),
                BlockKind::Quotation => format!("q {text}"),
                BlockKind::Caption => format!("caption {text}"),
            }
        };
        document.blocks.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn visible_text() {
        for (source, expected) in [
            (
                "# Ferry\n\nIt **ran** aground\non [a bank](http://x.org).",
                "h1 Ferry\np It ran aground on a bank.",
            ),
            ("- one\n- two\n  - three\n\nafter", "li one\nli two\nli three\np after"),
            ("1. one\n\n   more\n2. two", "li one\nli more\nli two"),
            ("> It sank.\n>\n> It rose.", "q It sank.\nq It rose."),
            ("a | b\n--|--\n1 | 2\n3 |", "table a | b/1 | 2/3 |"),
            ("![a ship](s.png) &amp; `code`", "p & code"),
            ("```\nx  y\nz\n```", "p x  y/z"),
            ("a  \nb<br>c", "p a/b/c"),
            ("", ""),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn empty_cells_at_the_end_stay_within_the_text() {
        let document = read(Format::Markdown, "a | b\n--|--\n3 |", &Edits::default());
        let last = document.grids[0].rows[1][1].span;
        assert!(last.is_empty() && document.text.get(last.range()).is_some());
    }

    #[test]
    fn metadata_blocks() {
        let source = "---\ntitle: \"Ferry\"\nauthor: Marta Quill\ndate: 2026-03-10\n---\n\nIt ran aground.";
        let meta = read(Format::Markdown, source, &Edits::default()).meta;
        assert_eq!(meta.title.map(|title| title.value).as_deref(), Some("Ferry"));
        assert_eq!(meta.author.map(|author| author.value).as_deref(), Some("Marta Quill"));
        assert_eq!(
            meta.published.map(|date| date.value.to_string()).as_deref(),
            Some("2026-03-10")
        );
    }

    #[test]
    fn deep_nesting_takes_linear_time() {
        for part in ["> ", "- ", "[", "*", "a|", "<b>"] {
            let _ = outline(&part.repeat(20_000));
        }
    }
}
