//! Opens a file by its kind; archives of files are opened file by file, within limits that all of them share.

mod archive;
mod articles;
mod docx;
mod epub;
mod mail;
mod markup;
mod number_format;
mod opendocument;
mod pdf;
mod rtf;
mod salvage;
mod sheet;
mod xlsx;
mod xml;

use archive::{Archive, Entry};
use markup::Page;

use super::kind::{Kind, kind};
use super::{LIMIT, LeftOut, Opened, Part, label};
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
            Some(Kind::Pdf) => match pdf::read(bytes) {
                Ok(read) => self.take_page(name, Some(read), Edits::default()),
                Err(why) => self.leave_out(name, &why),
            },
            Some(Kind::Rtf) => self.take_page(name, Some((rtf::read(bytes), Vec::new())), Edits::default()),
            Some(Kind::Mail) => self.open_mail(name, bytes, depth),
            Some(Kind::WebArchive) => match mail::read_web_archive(bytes) {
                Some(letter) => self.take_letter(name, letter),
                None => self.leave_out(
                    name,
                    "No web page was found in it. Open it in a browser and save it again, as HTML.",
                ),
            },
            Some(Kind::Json) => match articles::read(&label(name), bytes) {
                Ok((parts, broken)) => {
                    if broken > 0 {
                        self.leave_out(name, &format!("{broken} of its lines are no JSON that can be read."));
                    }
                    parts.into_iter().for_each(|part| self.take(part));
                }
                Err(why) => self.leave_out(name, &why),
            },
            Some(Kind::Compound) => self.leave_out(name, why_compound(bytes)),
        }
    }

    fn open_mail(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let Some((letter, attachments)) = mail::read(bytes) else {
            return self.leave_out(name, "It is no e-mail that can be read.");
        };
        let empty = letter.is_none() && attachments.is_empty();
        if let Some(letter) = letter {
            self.take_letter(name, letter);
        }
        if empty {
            self.leave_out(name, "There is no text in it.");
        }
        for attachment in attachments {
            if depth < DEEPEST {
                self.open(&attachment.name, &attachment.bytes, depth + 1);
            } else {
                self.leave_out(
                    &attachment.name,
                    "It hangs on a message within others: deeper ones are not opened.",
                );
            }
        }
    }

    fn take_letter(&mut self, name: &str, letter: mail::Letter) {
        self.take(Part {
            name: label(name),
            format: Some(letter.format),
            bytes: letter.text.into_bytes(),
            edits: letter.edits,
            notes: Vec::new(),
        });
    }

    fn open_zip(&mut self, name: &str, bytes: &[u8], depth: usize) {
        let mut archive = match Archive::new(bytes) {
            Ok(archive) => archive,
            Err(why) => return self.leave_out(name, &why),
        };
        let kind = archive.read_named("mimetype").unwrap_or_default();
        if archive.has("META-INF/container.xml")
            && (kind.starts_with(b"application/epub")
                || archive.has("META-INF/encryption.xml")
                || !archive.has("content.xml"))
        {
            return match epub::read(&mut archive) {
                Ok((page, edits, notes)) => self.take_document(name, Some((page, notes)), edits, &archive),
                Err(why) => self.leave_out(name, &why),
            };
        }
        if archive.has("content.xml") && kind.starts_with(b"application/vnd.oasis.opendocument") {
            if opendocument::is_encrypted(&mut archive) {
                return self.leave_out(name, ENCRYPTED);
            }
            let read = opendocument::read(&mut archive);
            return self.take_document(name, read, Edits::default(), &archive);
        }
        if archive.has("[Content_Types].xml") || archive.damaged && is_office(&mut archive) {
            let read = if archive.has("xl/workbook.xml") {
                xlsx::read(&mut archive)
            } else if archive.has("ppt/presentation.xml") {
                return self.leave_out(name, "Presentations cannot be read. Save it as PDF and add that.");
            } else if archive.has("xl/workbook.bin") {
                return self.leave_out(name, "Binary workbooks cannot be read. Save it as .xlsx and add that.");
            } else {
                docx::read(&mut archive)
            };
            return self.take_document(name, read, Edits::default(), &archive);
        }
        if archive.damaged && kind.starts_with(b"application/") {
            return self.take_page(name, None, Edits::default());
        }
        self.open_files(name, &mut archive, depth);
    }

    /// A document from an archive, with a note if that is damaged.
    fn take_document(&mut self, name: &str, read: Option<(Page, Vec<String>)>, edits: Edits, archive: &Archive) {
        let whole = |(page, _): &(Page, Vec<String>)| !archive.damaged || markup::has_words(&page.body);
        let read = read.filter(whole).map(|(page, mut notes)| {
            if archive.damaged {
                notes.push(
                    "It is damaged or cut off: what could be saved of it was read, and some of it may be missing."
                        .to_owned(),
                );
            }
            (page, notes)
        });
        self.take_page(name, read, edits);
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
        if archive.damaged {
            self.leave_out(
                name,
                "It is damaged or cut off: only what could be saved of it was taken.",
            );
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

    fn take_page(&mut self, name: &str, read: Option<(Page, Vec<String>)>, edits: Edits) {
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
                edits,
                notes,
            }),
            None => self.leave_out(name, "There is no text in it."),
        }
    }

    fn take(&mut self, part: Part) {
        if self.opened.parts.len() < PARTS {
            self.opened.parts.push(part);
        } else {
            let why = format!("The limit is {PARTS} texts from one file.");
            self.leave_out(&part.name, &why);
        }
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

/// An office file by its folders: one that is cut off may lack the list of its parts.
fn is_office(archive: &mut Archive) -> bool {
    let folders = ["word/", "xl/", "ppt/", "_rels/", "docProps/"];
    let within = |entry: &Entry| folders.iter().any(|folder| entry.name.starts_with(folder));
    archive.entries().iter().any(within)
}

/// What systems put beside files: nobody means to add it.
fn is_litter(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || last.starts_with("._")
        || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini" | "")
}

const ENCRYPTED: &str =
    "It is encrypted with a password. Open it in the program that made it and save it without the password.";

/// Of the older binary files, what kind it is and what to do.
fn why_compound(bytes: &[u8]) -> &'static str {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    match () {
        () if holds("EncryptedPackage") => ENCRYPTED,
        () if holds("WordDocument") => {
            "It is a Word file of the kind before 2007. Open it in Word or LibreOffice, save it as .docx, and add that."
        }
        () if holds("Workbook") || holds("Book") => {
            "It is an Excel file of the kind before 2007. Open it in Excel or LibreOffice, save it as .xlsx, and add that."
        }
        () if holds("__properties_version1.0") => "It is an Outlook message. Save it as .eml or text and add that.",
        () => "It is an older Office file. Save it in a newer format or as PDF, and add that.",
    }
}
