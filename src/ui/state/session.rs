use std::collections::BTreeSet;

use crate::analysis::entities::EntityKind;
use crate::compare::{Place, SourceId};
use crate::present::highlight::Layer;
use crate::present::order;
use crate::present::words::ENTITY_KINDS;

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

/// The second part of the page's program, which is fetched once the page stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Later {
    #[default]
    Awaited,
    Here,
    /// It could not be fetched.
    Missing,
}

/// The dialogs, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    AddSources,
    Shortcuts,
    /// Reports and lists as files.
    Export,
    /// Title, outlet, author, date and parts of a source.
    Source(SourceId),
    /// Corrects the mention at a place or, with `all`, all mentions in the same words.
    Mention {
        place: Place,
        all: bool,
    },
    /// Adds a name by its words.
    AddName,
    /// The workspaces that this browser keeps.
    Workspaces,
    /// The workspace as a file or a link.
    Share,
    /// What becomes of a workspace that came from outside.
    Opening,
}

/// Words that are selected in a text, and where they stand in its column, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picked {
    pub place: Place,
    pub left: f64,
    pub bottom: f64,
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

/// The lists of the comparing view, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareList {
    Points,
    Findings,
    Copied,
}

/// What is marked in the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers(pub BTreeSet<Layer>);

impl Default for Layers {
    fn default() -> Self {
        Layers(order::inserted(Layers::all()))
    }
}

impl Layers {
    pub fn all() -> impl Iterator<Item = Layer> {
        ENTITY_KINDS
            .into_iter()
            .map(Layer::Name)
            .chain([Layer::Figure, Layer::Date, Layer::Quote])
    }

    /// The layers that the legend switches together.
    pub fn groups() -> [(&'static str, Vec<Layer>); 9] {
        let names = |kinds: &[EntityKind]| kinds.iter().copied().map(Layer::Name).collect();
        [
            ("People", names(&[EntityKind::Person])),
            ("Organisations", names(&[EntityKind::Organisation])),
            ("Places", names(&[EntityKind::Place, EntityKind::Facility])),
            ("Peoples and groups", names(&[EntityKind::Nationality])),
            ("Events", names(&[EntityKind::Event])),
            ("Things and works", names(&[EntityKind::Product, EntityKind::Work])),
            ("Figures", vec![Layer::Figure]),
            ("Dates", vec![Layer::Date]),
            ("Quotes", vec![Layer::Quote]),
        ]
    }

    pub fn has(&self, layer: Layer) -> bool {
        self.0.contains(&layer)
    }

    pub fn toggle(&mut self, layers: &[Layer]) {
        if layers.iter().all(|layer| self.has(*layer)) {
            self.0.retain(|layer| !layers.contains(layer));
        } else {
            self.0.extend(layers);
        }
    }
}
