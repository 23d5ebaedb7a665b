//! Corrections of names by the user.
//!
//! A correction is kept as what the user said, not as what came of it: it is carried out again on the names of each
//! document whenever that is analysed, before any other extractor uses them, so that all sources and all views follow.
//! Corrections are carried out in the order in which they were made, each on what the ones before it left: a chain of
//! merges settles, and none can run in a circle. One that fits nothing (any more) has no effect and stays.

mod apply;
mod occurrences;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::EntityKind;
use super::resolve::prefix;
use crate::text::Span;

pub(in crate::analysis) use apply::apply;
pub use occurrences::occurrences;

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repair {
    /// Two names are of one.
    Merge {
        from: Named,
        into: Named,
    },
    /// It is to be called so.
    Rename {
        of: Named,
        name: String,
    },
    Retype {
        of: Named,
        kind: EntityKind,
    },
    /// Some of its mentions are of another name: one that is there, or a new one.
    Move {
        of: Named,
        which: Which,
        into: Named,
    },
    /// Its mentions, or some of them, are no names.
    Remove {
        of: Named,
        which: Which,
    },
    /// Words that are a name. A longer name stays whole where they are a part of it, unless only one place is meant.
    Add {
        which: Which,
        into: Named,
    },
}

/// A name as it was when it was corrected. The keys are those of its entities in all documents; the first is the one that
/// they share from then on. Without keys, it is the name that its words are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    pub keys: Vec<String>,
    pub name: String,
    pub kind: EntityKind,
}

/// Which mentions are meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    All,
    /// All of these words, white space made single. For words that are to become a name, all of their occurrences, with
    /// these capitals unless they have none.
    Words(String),
    Here(Occurrence),
}

/// One place; it is meant as long as the same words stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// The number of the source.
    pub source: u32,
    pub span: Span,
    /// White space made single.
    pub words: String,
}

impl Repair {
    /// The number of the source that it is confined to.
    pub fn source(&self) -> Option<u32> {
        match self.which()? {
            Which::Here(place) => Some(place.source),
            Which::All | Which::Words(_) => None,
        }
    }

    /// Gives the source that it is confined to another number; `None` where there is none for it.
    pub fn renumbered(mut self, number: impl Fn(u32) -> Option<u32>) -> Option<Repair> {
        if let Repair::Move { which, .. } | Repair::Remove { which, .. } | Repair::Add { which, .. } = &mut self
            && let Which::Here(place) = which
        {
            place.source = number(place.source)?;
        }
        Some(self)
    }

    /// The name that goes under another key from then on, and that key.
    pub fn turned(&self) -> Option<(&Named, String)> {
        match self {
            Repair::Merge { from, into } => Some((from, into.first().to_owned())),
            Repair::Retype { of, kind } => Some((of, key_as(of.first(), *kind))),
            _ => None,
        }
    }

    fn which(&self) -> Option<&Which> {
        match self {
            Repair::Move { which, .. } | Repair::Remove { which, .. } | Repair::Add { which, .. } => Some(which),
            Repair::Merge { .. } | Repair::Rename { .. } | Repair::Retype { .. } => None,
        }
    }
}

impl Named {
    /// The name that words are: what names it the same in other documents has the same key. The key is found when the
    /// correction is carried out: the tables that fold a name are too large for the page.
    pub fn of_words(words: &str, kind: EntityKind) -> Named {
        Named {
            keys: Vec::new(),
            name: words.to_owned(),
            kind,
        }
    }

    /// A name of its own for words that were taken for `of`. Its key is one word that no text yields: no rule joins it
    /// with another name again.
    pub fn apart(words: &str, of: &Named) -> Named {
        let one = |words: &str| words.to_lowercase().split_whitespace().collect::<Vec<_>>().join("_");
        let from = of.keys.first().map_or(of.name.as_str(), |key| bare(key));
        Named {
            keys: vec![format!("{}:={}~{}", prefix(of.kind), one(words), one(from))],
            name: words.to_owned(),
            kind: of.kind,
        }
    }

    fn has(&self, key: &str) -> bool {
        self.keys.iter().any(|known| known == key)
    }

    fn first(&self) -> &str {
        self.keys.first().map_or("", String::as_str)
    }
}

/// The key of the same name as another kind.
fn key_as(key: &str, kind: EntityKind) -> String {
    format!("{}:{}", prefix(kind), bare(key))
}

/// The key without its kind.
fn bare(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, bare)| bare)
}
