//! Corrections of names in the saved file.

use serde::{Deserialize, Serialize};

use crate::analysis::entities::EntityKind;
use crate::analysis::entities::repair::{Named, Occurrence, Repair, Which};
use crate::text::Span;

#[derive(Serialize, Deserialize)]
pub enum SavedRepair {
    Merge(SavedName, SavedName),
    Rename(SavedName, String),
    Retype(SavedName, SavedKind),
    Move(SavedName, SavedWhich, SavedName),
    Remove(SavedName, SavedWhich),
    Add(SavedWhich, SavedName),
}

#[derive(Serialize, Deserialize)]
pub struct SavedName {
    keys: Vec<String>,
    name: String,
    kind: SavedKind,
}

#[derive(Serialize, Deserialize)]
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

#[derive(Clone, Copy, Serialize, Deserialize)]
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
    pub fn of(repair: &Repair) -> SavedRepair {
        match repair {
            Repair::Merge { from, into } => SavedRepair::Merge(save_name(from), save_name(into)),
            Repair::Rename { of, name } => SavedRepair::Rename(save_name(of), name.clone()),
            Repair::Retype { of, kind } => SavedRepair::Retype(save_name(of), save_kind(*kind)),
            Repair::Move { of, which, into } => SavedRepair::Move(save_name(of), save_which(which), save_name(into)),
            Repair::Remove { of, which } => SavedRepair::Remove(save_name(of), save_which(which)),
            Repair::Add { which, into } => SavedRepair::Add(save_which(which), save_name(into)),
        }
    }

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

fn save_name(named: &Named) -> SavedName {
    SavedName {
        keys: named.keys.clone(),
        name: named.name.clone(),
        kind: save_kind(named.kind),
    }
}

fn load_name(saved: SavedName) -> Named {
    Named {
        keys: saved.keys,
        name: saved.name,
        kind: load_kind(saved.kind),
    }
}

fn save_which(which: &Which) -> SavedWhich {
    match which {
        Which::All => SavedWhich::All,
        Which::Words(words) => SavedWhich::Words(words.clone()),
        Which::Here(Occurrence { source, span, words }) => SavedWhich::Here {
            source: *source,
            start: span.start,
            end: span.end,
            words: words.clone(),
        },
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

fn save_kind(kind: EntityKind) -> SavedKind {
    match kind {
        EntityKind::Person => SavedKind::Person,
        EntityKind::Organisation => SavedKind::Organisation,
        EntityKind::Place => SavedKind::Place,
        EntityKind::Facility => SavedKind::Facility,
        EntityKind::Nationality => SavedKind::Nationality,
        EntityKind::Event => SavedKind::Event,
        EntityKind::Product => SavedKind::Product,
        EntityKind::Work => SavedKind::Work,
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

/// One correction of each form and kind, of a source, for the tests of the file.
#[cfg(test)]
pub fn one_of_each(source: u32) -> Vec<Repair> {
    use EntityKind::*;
    let named = |kind| Named::of_words("Arden Vale", kind);
    let here = Which::Here(Occurrence {
        source,
        span: Span::new(0, 6),
        words: "Second".into(),
    });
    vec![
        Repair::Merge {
            from: named(Person),
            into: named(Organisation),
        },
        Repair::Rename {
            of: named(Place),
            name: "Arden".into(),
        },
        Repair::Retype {
            of: named(Facility),
            kind: Nationality,
        },
        Repair::Move {
            of: named(Event),
            which: Which::Words("Vale".into()),
            into: Named::apart("Vale", &named(Event)),
        },
        Repair::Remove {
            of: named(Product),
            which: Which::All,
        },
        Repair::Add {
            which: here,
            into: named(Work),
        },
    ]
}
