//! Opens a file by its kind; archives of files are opened file by file, within limits that all of them share.

use super::archive::{Archive, Entry};
use super::kind::{Kind, kind};
use super::markup::Page;
use super::{LIMIT, LeftOut, Opened, Part, docx, label};
use crate::ingest::{Edits, Format};

/// How deep archives may lie in archives.
const DEEPEST: usize = 3;
/// How many texts one file may give.
const PARTS: usize = 500;
/// How many reasons are listed one by one.
const LEFT_OUT: usize = 200;
/// How much may be unpacked in all, in bytes.
const TOTAL: u64 = 400_000_000;

/// Opens a file: its texts, and what was left out. Total: what cannot be opened is left out with the reason.
pub fn open(name: &str, bytes: &[u8]) -> Opened {
    let mut opening = Opening {
        opened: Opened::default(),
        left: TOTAL,
    };
    if bytes.len() as u64 > LIMIT {
        let why = format!(
            "It has {} MB; the limit is {} MB.",
            bytes.len() / 1_000_000,
            LIMIT / 1_000_000
        );
        opening.leave_out(name, &why);
    } else {
        opening.open(name, bytes, 0);
    }
    opening.opened
}

struct Opening {
    opened: Opened,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl Opening {
    fn open(&mut self, name: &str, bytes: &[u8], depth: usize) {
        match kind(name, bytes) {
            None => self.take(Part {
                name: label(name),
                format: None,
                bytes: bytes.to_vec(),
                edits: Edits::default(),
                notes: Vec::new(),
            }),
            Some(Kind::Zip) => self.open_zip(name, bytes, depth),
            Some(_) => self.leave_out(name, "Files of this kind cannot be read yet."),
        }
    }

    fn open_zip(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let mut archive = match Archive::new(bytes) {
            Ok(archive) => archive,
            Err(why) => return self.leave_out(name, &why),
        };
        if archive.has("[Content_Types].xml") || archive.has("word/document.xml") {
            let read = docx::read(&mut archive);
            return self.take_page(name, read);
        }
        self.open_files(name, &mut archive, depth);
    }

    /// An archive of files, in the order of their names.
    fn open_files(&mut self, name: &str, archive: &mut Archive, depth: usize) {
        if depth >= DEEPEST {
            let why = format!(
                "It is an archive within {DEEPEST} others: deeper ones are not opened. Unpack it and add its files."
            );
            return self.leave_out(name, &why);
        }
        let mut entries: Vec<Entry> = archive
            .entries()
            .into_iter()
            .filter(|entry| !is_litter(&entry.name))
            .collect();
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        if entries.is_empty() {
            return self.leave_out(name, "There is no file in it.");
        }
        for entry in entries {
            if entry.encrypted {
                self.leave_out(
                    &entry.name,
                    "It is encrypted with a password. Unpack it and add the file.",
                );
                continue;
            }
            if self.opened.parts.len() >= PARTS {
                let why = format!("The limit is {PARTS} texts from one file.");
                self.leave_out(&entry.name, &why);
                continue;
            }
            match archive.read(entry.index) {
                Ok(bytes) if bytes.len() as u64 <= self.left => {
                    self.left -= bytes.len() as u64;
                    self.open(&entry.name, &bytes, depth + 1);
                }
                Ok(_) => self.leave_out(
                    &entry.name,
                    "The archive holds more than can be unpacked here. Unpack it and add the files that matter.",
                ),
                Err(why) => self.leave_out(&entry.name, &why),
            }
        }
    }

    fn take_page(&mut self, name: &str, read: Option<(Page, Vec<String>)>) {
        let Some((page, notes)) = read else {
            return self.leave_out(
                name,
                "It is damaged: its text cannot be found. Open it in the program that made it and save it again.",
            );
        };
        match page.finish() {
            Some(html) => self.take(Part {
                name: label(name),
                format: Some(Format::Html),
                bytes: html.into_bytes(),
                edits: Edits::default(),
                notes,
            }),
            None => self.leave_out(name, "There is no text in it."),
        }
    }

    fn take(&mut self, part: Part) {
        self.opened.parts.push(part);
    }

    fn leave_out(&mut self, name: &str, why: &str) {
        if self.opened.left_out.len() < LEFT_OUT {
            self.opened.left_out.push(LeftOut {
                name: label(name),
                why: why.to_owned(),
            });
        }
    }
}

/// What systems put beside files: nobody means to add it.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || last.starts_with("._")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini" | "")
}
