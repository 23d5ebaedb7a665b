//! Files that are not text: documents, sheets, mails, archives. [`open()`] turns them into texts that `ingest` reads
//! (HTML where they have structure), and says what it left out and why.
//!
//! The readers and their crates exist only with the feature `formats`: in the command line, and in a program of its own
//! that the page starts when such a file comes in. What the page needs to know stands here, in `kind.rs` and `name.rs`.
//!
//! Nothing is run, evaluated or fetched: macros and formulas are passed over, external entities are never resolved, the
//! names in archives are only labels. Every file gives an answer within fixed limits of size, number and depth.

mod kind;
mod name;
#[cfg(feature = "formats")]
mod read;
pub mod write;

use serde::{Deserialize, Serialize};

pub use kind::is_for;
pub use name::label;
#[cfg(feature = "formats")]
pub use read::open;

use crate::ingest::{Edits, Format};

/// The largest file that is opened, in bytes. The texts that come out of it have [`crate::ingest::LIMIT`].
pub const LIMIT: u64 = 100_000_000;

/// What a file was found to hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// In the order in which they stand in the file.
    pub parts: Vec<Part>,
    pub left_out: Vec<LeftOut>,
}

/// One text from a file: for [`crate::ingest::take`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// A label: the name of the file itself or of one within it, without folders.
    pub name: String,
    /// `None` where the text is a file as it stands: its name and content tell.
    pub format: Option<Format>,
    pub bytes: Vec<u8>,
    /// What the file says of the text besides the text: a mail's subject, sender and date, an article's fields.
    pub edits: Edits,
    /// What the reader should know of how it was read.
    pub notes: Vec<String>,
}

/// Something that was not taken, and why, worded for the reader, with what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub name: String,
    pub why: String,
}

/// What the program of the formats can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    Open {
        name: String,
        bytes: Vec<u8>,
    },
    /// A [`write::Document`] in postcard's form, as the engine gives it: the page passes it on unread.
    Write(Vec<u8>),
}

/// The answer to the request of the same name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    Opened(Opened),
    Written(Vec<u8>),
}

/// Answers a request. Total: what goes wrong is part of the response.
#[cfg(feature = "formats")]
pub fn answer(request: Request) -> Response {
    match request {
        Request::Open { name, bytes } => Response::Opened(open(&name, &bytes)),
        Request::Write(document) => Response::Written(write::write(&document)),
    }
}
