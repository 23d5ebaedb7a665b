use crate::compare::{Place, SourceId};

/// What the evidence panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// A finding, by id.
    Finding(String),
    /// A point, by index into the comparison's points.
    Point(usize),
    /// An entity across sources, by its key.
    Entity(String),
    /// What stands at a place of a source: the quantity, date, quote or entity there.
    Fact(Place),
}

/// The dialogs, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    AddSources,
    Shortcuts,
    /// Title, outlet, author, date and parts of a source.
    Source(SourceId),
}

/// Something that went wrong, with what to do; stays until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub id: u32,
    /// What it is about: a file's name, or a few words.
    pub about: String,
    pub text: String,
}

/// A short notice that goes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub id: u32,
    pub text: String,
    /// Offers to undo what it tells.
    pub undo: bool,
}
