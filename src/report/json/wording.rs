//! How the sources put it, in the JSON report.

use serde::Serialize;

use super::comparison::{PlaceOut, place};
use super::{Offsets, offsets};
use crate::compare::wording::Wording;
use crate::report::label;

#[derive(Serialize)]
pub struct WordingOut<'a> {
    sources: Vec<SourceWording<'a>>,
    naming: Vec<Naming<'a>>,
}

#[derive(Serialize)]
struct SourceWording<'a> {
    source: u32,
    words: u32,
    statements: u32,
    distinctive: Vec<Distinctive<'a>>,
    marks: Vec<Mark>,
}

#[derive(Serialize)]
struct Distinctive<'a> {
    words: &'a str,
    z: f32,
    elsewhere: u32,
    places: Vec<Offsets>,
}

#[derive(Serialize)]
struct Mark {
    kind: &'static str,
    span: Offsets,
}

#[derive(Serialize)]
struct Naming<'a> {
    names: Vec<Name<'a>>,
}

#[derive(Serialize)]
struct Name<'a> {
    words: &'a str,
    places: Vec<PlaceOut>,
}

impl<'a> WordingOut<'a> {
    pub fn of(wording: &'a Wording) -> Self {
        let sources = wording.sources.iter().map(|source| SourceWording {
            source: source.source,
            words: source.words,
            statements: source.statements,
            distinctive: source
                .distinctive
                .iter()
                .map(|it| Distinctive {
                    words: &it.words,
                    z: it.z,
                    elsewhere: it.elsewhere,
                    places: it.places.iter().copied().map(offsets).collect(),
                })
                .collect(),
            marks: source
                .marks
                .iter()
                .map(|mark| Mark {
                    kind: label(mark.kind),
                    span: offsets(mark.span),
                })
                .collect(),
        });
        let naming = wording.naming.iter().map(|naming| Naming {
            names: naming
                .names
                .iter()
                .map(|name| Name {
                    words: &name.words,
                    places: name.places.iter().copied().map(place).collect(),
                })
                .collect(),
        });
        WordingOut {
            sources: sources.collect(),
            naming: naming.collect(),
        }
    }
}
