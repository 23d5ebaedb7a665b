//! The user's corrections in the JSON report.

use serde::Serialize;

use super::{Offsets, offsets};
use crate::analysis::entities::repair::{Named, Repair, Which};
use crate::report::{correction, label};

#[derive(Serialize)]
pub struct Correction<'a> {
    what: &'static str,
    text: String,
    /// What it was taken for.
    of: Option<Name<'a>>,
    /// What it is.
    is: Option<Name<'a>>,
    words: Option<&'a str>,
    source: Option<u32>,
    span: Option<Offsets>,
}

#[derive(Serialize)]
struct Name<'a> {
    keys: &'a [String],
    name: &'a str,
    kind: &'static str,
}

impl<'a> Correction<'a> {
    pub fn of(repair: &'a Repair) -> Self {
        let (what, of, is, which) = match repair {
            Repair::Merge { from, into } => ("merge", Some(name(from)), Some(name(into)), None),
            Repair::Rename { of, name: given } => {
                let is = Name {
                    name: given,
                    ..name(of)
                };
                ("rename", Some(name(of)), Some(is), None)
            }
            Repair::Retype { of, kind } => {
                let is = Name {
                    kind: label(*kind),
                    ..name(of)
                };
                ("retype", Some(name(of)), Some(is), None)
            }
            Repair::Move { of, which, into } => ("move", Some(name(of)), Some(name(into)), Some(which)),
            Repair::Remove { of, which } => ("remove", Some(name(of)), None, Some(which)),
            Repair::Add { which, into } => ("add", None, Some(name(into)), Some(which)),
        };
        let (words, place) = match which {
            None | Some(Which::All) => (None, None),
            Some(Which::Words(words)) => (Some(words), None),
            Some(Which::Here(place)) => (Some(&place.words), Some(place)),
        };
        Correction {
            what,
            text: correction(repair),
            of,
            is,
            words: words.map(String::as_str),
            source: place.map(|place| place.source),
            span: place.map(|place| offsets(place.span)),
        }
    }
}

fn name(named: &Named) -> Name<'_> {
    Name {
        keys: &named.keys,
        name: &named.name,
        kind: label(named.kind),
    }
}
