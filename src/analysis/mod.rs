//! What one document says: entities, quantities, dates, tables, quotes,
//! statements. [`analyze`] is the one list of extractors; each lives in a
//! folder of its own and knows of the others only their facts.

pub mod dates;
pub mod entities;
pub mod number_words;
pub mod quantities;
pub mod quotes;
pub mod statements;
pub mod tables;

use serde::{Deserialize, Serialize};

use crate::text::{Document, Lexed};
use dates::DateMention;
use entities::Entity;
use entities::repair::{self, Repair};
use quantities::Quantity;
use quotes::Quote;
use statements::Statement;
use tables::Table;

/// The facts of one document, each list in order of the text. Facts refer to each other by index.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    pub entities: Vec<Entity>,
    /// The entities that bear a name given by the user; ascending.
    pub renamed: Vec<u32>,
    pub quantities: Vec<Quantity>,
    pub dates: Vec<DateMention>,
    pub tables: Vec<Table>,
    pub quotes: Vec<Quote>,
    pub statements: Vec<Statement>,
}

/// Runs every extractor, and carries the user's corrections out before the names are used. Those that are confined to a
/// source must be of this document's. Total and deterministic; linear in the text.
pub fn analyze(document: &Document, lexed: &Lexed, repairs: &[Repair]) -> Analysis {
    let mut entities = entities::extract(document, lexed);
    let renamed = repair::apply(document, &mut entities, repairs);
    let dates = dates::extract(document, lexed);
    let quantities = quantities::extract(document, lexed, &dates);
    let tables = tables::extract(document);
    let quotes = quotes::extract(document, lexed, &entities);
    let statements = statements::extract(
        document,
        lexed,
        &statements::Facts {
            entities: &entities,
            quantities: &quantities,
            dates: &dates,
            quotes: &quotes,
        },
    );
    Analysis {
        entities,
        renamed,
        quantities,
        dates,
        tables,
        quotes,
        statements,
    }
}
