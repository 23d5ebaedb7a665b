//! ZIP archives, read within limits: bombs, overlapping entries and endless lists of entries are refused before anything
//! is unpacked, and no entry gives more than its limit.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::salvage;

/// How many entries an archive may list.
const ENTRIES: usize = 5_000;
/// How much one entry may hold, unpacked, in bytes.
const ENTRY: u64 = 80_000_000;
/// How much all entries that are read may hold together.
const TOTAL: u64 = 250_000_000;
/// Unpacked to packed: what has more is a bomb. Repetitive sheets reach about a hundred.
const RATIO: u64 = 250;
/// Below this, in bytes, any ratio is harmless.
const HARMLESS: u64 = 10_000_000;

pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<Cow<'a, [u8]>>>,
    /// How much may still be unpacked.
    left: u64,
    /// Its list of contents is lost, or an entry that was read is not whole.
    pub damaged: bool,
}

fn lost() -> String {
    "It is damaged or cut off: nothing in it can be read. Get or save it again.".to_owned()
}

/// An archive whose list of contents is lost, with a list made from what stands before each entry.
fn salvaged(bytes: &[u8]) -> Option<ZipArchive<Cursor<Cow<'_, [u8]>>>> {
    let whole = salvage::with_list(bytes, ENTRIES)?;
    ZipArchive::new(Cursor::new(Cow::Owned(whole))).ok()
}

/// An entry as the archive lists it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub index: usize,
    pub name: String,
    pub encrypted: bool,
}

impl<'a> Archive<'a> {
    /// Reads the list of entries.
    pub fn new(bytes: &'a [u8]) -> Result<Self, String> {
        // Counted before the list is laid out in memory.
        let listed = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        if listed > ENTRIES {
            return Err(format!(
                "It lists {listed} files; the limit is {ENTRIES}. Unpack it and add the files that matter."
            ));
        }
        let (mut zip, damaged) = match ZipArchive::new(Cursor::new(Cow::Borrowed(bytes))) {
            Ok(zip) => (zip, false),
            Err(_) => (salvaged(bytes).ok_or_else(lost)?, true),
        };
        if zip.has_overlapping_files().unwrap_or(false) {
            return Err("Its entries overlap, as only archives made to harm have it. It was not unpacked.".to_owned());
        }
        let sizes = (0..zip.len()).filter_map(|index| zip.by_index_raw(index).ok().map(|file| file.size()));
        let unpacked = sizes.fold(0u64, u64::saturating_add);
        if unpacked > HARMLESS && unpacked > (bytes.len() as u64).saturating_mul(RATIO) {
            return Err(format!(
                "It would unpack to more than {RATIO} times its size, as only archives made to harm do. It was not unpacked."
            ));
        }
        Ok(Archive {
            zip,
            left: TOTAL,
            damaged,
        })
    }

    /// The files in it, in the order in which it lists them.
    pub fn entries(&mut self) -> Vec<Entry> {
        let count = self.zip.len().min(ENTRIES);
        let entry = |index| {
            let file = self.zip.by_index_raw(index).ok()?;
            (!file.is_dir() && !file.is_symlink()).then(|| Entry {
                index,
                name: String::from_utf8_lossy(file.name_raw()).into_owned(),
                encrypted: file.encrypted(),
            })
        };
        (0..count).filter_map(entry).collect()
    }

    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// What an entry holds. Of a damaged one, what could be read, if anything.
    pub fn read(&mut self, index: usize) -> Result<Vec<u8>, String> {
        let file = self.zip.by_index(index).map_err(|_| {
            self.damaged = true;
            "It cannot be unpacked: damaged, or packed in an unusual way.".to_owned()
        })?;
        let limit = ENTRY.min(self.left);
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        let mut file = file.take(limit + 1);
        let ended = file.read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        self.left = self.left.saturating_sub(size);
        if size > limit || size > HARMLESS && size > packed.saturating_mul(RATIO * 4) {
            return Err(format!(
                "It unpacks to more than {} MB, which is the limit here.",
                limit / 1_000_000
            ));
        }
        self.damaged |= ended.is_err();
        match ended {
            Err(_) if bytes.is_empty() => Err("It is damaged and cannot be unpacked.".to_owned()),
            _ => Ok(bytes),
        }
    }

    /// What the entry of a name holds.
    pub fn read_named(&mut self, name: &str) -> Option<Vec<u8>> {
        let index = self.zip.index_for_name(name.trim_start_matches('/'))?;
        self.read(index).ok()
    }
}
