//! How `crossread analyze` writes its report.

use std::io::{self, Write};

use crossread::engine::{Export, Exported, export};
use crossread::formats::write::write;
use crossread::report::Compared;

/// Writes a comparison in the format that is asked for.
pub fn write_to(compared: &Compared, wanted: &Export, mut out: impl Write) -> io::Result<()> {
    match export(compared, wanted) {
        Exported::File(bytes) => out.write_all(&bytes),
        Exported::Document(document) => out.write_all(&write(&document)),
        Exported::NoList(lists) => Err(io::Error::other(format!(
            "There is no list {:?}; there are {}.",
            wanted.list,
            lists.join(", ")
        ))),
    }
}
