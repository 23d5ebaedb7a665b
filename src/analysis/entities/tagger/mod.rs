//! A trained sequence tagger: which words are names, and of which kind. A small network over the vectors of a word and its
//! neighbours (Collobert et al. 2011) and facts of capitals, lists and the whole document (Ratinov and Roth 2009), taught by
//! a larger one; what is known of it is in `models/entities/MODEL_CARD.md`.

mod features;
mod model;
mod tags;
mod vectors;

pub use features::{REACH, Sheet};
pub use model::{Model, Name};
pub use tags::{KINDS, OUTSIDE, Part, TAGS, tag};
pub use vectors::number as word_number;

use super::listed;
use super::lists::Class;
use super::view::View;
use crate::text::{Document, Lexed};

pub(super) use features::sheet;

/// What the training program sees of a document: its features, and the tokens that the lists have for nationalities.
pub fn observe(document: &Document, lexed: &Lexed) -> (Sheet, Vec<bool>) {
    let view = View::new(document, lexed);
    let mut peoples = vec![false; lexed.tokens.len()];
    for segment in &view.segments {
        for at in segment.tokens.clone() {
            if let Some((stop, spelling)) = listed::at(&view, at, segment.tokens.end)
                && view.lists.listing(spelling).class == Class::People
            {
                peoples[at..stop].fill(true);
            }
        }
    }
    (sheet(&view), peoples)
}
