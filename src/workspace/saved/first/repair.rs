//! Corrections of names in the saved file.

use serde::Deserialize;

use crate::analysis::entities::EntityKind;
use crate::analysis::entities::repair::{Named, Occurrence, Repair, Which};
use crate::text::Span;

#[derive(Deserialize)]
pub enum SavedRepair {
    Merge(SavedName, SavedName),
    Rename(SavedName, String),
    Retype(SavedName, SavedKind),
    Move(SavedName, SavedWhich, SavedName),
    Remove(SavedName, SavedWhich),
    Add(SavedWhich, SavedName),
}

#[derive(Deserialize)]
pub struct SavedName {
    keys: Vec<String>,
    name: String,
    kind: SavedKind,
}

#[derive(Deserialize)]
pub enum SavedWhich {
    All,
    Words(String),
    Here {
        source: u32,
        start: u32,
        end: u32,
        words: String,
    },
}

#[derive(Clone, Copy, Deserialize)]
pub enum SavedKind {
    Person,
    Organisation,
    Place,
    Facility,
    Nationality,
    Event,
    Product,
    Work,
}

impl SavedRepair {
    pub fn load(self) -> Repair {
        match self {
            SavedRepair::Merge(from, into) => Repair::Merge {
                from: load_name(from),
                into: load_name(into),
            },
            SavedRepair::Rename(of, name) => Repair::Rename {
                of: load_name(of),
                name,
            },
            SavedRepair::Retype(of, kind) => Repair::Retype {
                of: load_name(of),
                kind: load_kind(kind),
            },
            SavedRepair::Move(of, which, into) => Repair::Move {
                of: load_name(of),
                which: load_which(which),
                into: load_name(into),
            },
            SavedRepair::Remove(of, which) => Repair::Remove {
                of: load_name(of),
                which: load_which(which),
            },
            SavedRepair::Add(which, into) => Repair::Add {
                which: load_which(which),
                into: load_name(into),
            },
        }
    }
}

fn load_name(saved: SavedName) -> Named {
    Named {
        keys: saved.keys,
        name: saved.name,
        kind: load_kind(saved.kind),
    }
}

fn load_which(saved: SavedWhich) -> Which {
    match saved {
        SavedWhich::All => Which::All,
        SavedWhich::Words(words) => Which::Words(words),
        SavedWhich::Here {
            source,
            start,
            end,
            words,
        } => Which::Here(Occurrence {
            source,
            // A span that runs backwards covers nothing.
            span: Span {
                start,
                end: end.max(start),
            },
            words,
        }),
    }
}

fn load_kind(saved: SavedKind) -> EntityKind {
    match saved {
        SavedKind::Person => EntityKind::Person,
        SavedKind::Organisation => EntityKind::Organisation,
        SavedKind::Place => EntityKind::Place,
        SavedKind::Facility => EntityKind::Facility,
        SavedKind::Nationality => EntityKind::Nationality,
        SavedKind::Event => EntityKind::Event,
        SavedKind::Product => EntityKind::Product,
        SavedKind::Work => EntityKind::Work,
    }
}
