//! What a paper is made of.

use serde::{Deserialize, Serialize};

use crate::compare::State;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is: `Crossread report`.
    pub kind: String,
    pub title: String,
    /// When and how it was made, a few words each.
    pub about: Vec<String>,
    pub counts: Vec<Count>,
    /// Its pages are wider than high.
    pub landscape: bool,
    pub has_contents: bool,
    pub sections: Vec<Section>,
}

/// A number at a glance, and the section that it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Count {
    pub number: usize,
    pub what: String,
    pub section: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its anchor: unique in the paper.
    pub id: String,
    pub title: String,
    /// It begins on a page of its own.
    pub own_page: bool,
    pub blocks: Vec<Block>,
}

impl Section {
    pub fn new(id: &str, title: &str, blocks: Vec<Block>) -> Section {
        Section {
            id: id.to_owned(),
            title: title.to_owned(),
            own_page: false,
            blocks,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// Below a section's title: level 3 or more.
    Heading {
        level: u8,
        runs: Vec<Run>,
        anchor: Option<String>,
    },
    Paragraph {
        kind: Kind,
        runs: Vec<Run>,
    },
    List(Vec<Vec<Run>>),
    /// Names and what they are: `Threshold`, its words.
    Facts(Vec<(String, Vec<Run>)>),
    Table(Table),
    /// Blocks that belong together and stand on one page where they fit: the first is their heading.
    Card {
        tone: Tone,
        blocks: Vec<Block>,
    },
    /// So many empty lines to write on.
    Lines(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Body,
    /// Small and soft.
    Note,
    /// Words of a source.
    Quotation,
    /// Words of a source that were set aside.
    Aside,
}

/// What the reader said of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    Open,
    Confirmed,
    Dismissed,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    pub caption: Vec<Run>,
    /// Empty where the table has no head of its own.
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The columns by index, for formats without drawings: all but those that are drawn.
    pub fn written(&self) -> Vec<usize> {
        let drawn = |at: usize| {
            self.columns
                .get(at)
                .is_some_and(|column| column.kind == ColumnKind::Plot)
        };
        let widest = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        (0..widest.max(self.columns.len())).filter(|at| !drawn(*at)).collect()
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub title: String,
    /// In full, where the title is short.
    pub full: String,
    pub kind: ColumnKind,
    /// How wide it is against the others.
    pub weight: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnKind {
    Words,
    Number,
    /// Drawn: formats without drawings leave it out, as the other columns say the same.
    Plot,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub runs: Vec<Run>,
    /// It names its row or column.
    pub heads: bool,
    pub plot: Option<Plot>,
    /// Rows and columns that it covers; 0 where another cell covers it.
    pub span: (u16, u16),
    /// Does not read as its column's type.
    pub bad: bool,
    /// To be filled in by hand.
    pub blank: bool,
}

/// A figure on its axis, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plot {
    pub at: Option<f64>,
    pub from: f64,
    pub to: f64,
    pub hollow: bool,
}

/// Words in one style.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub text: String,
    pub style: Style,
    pub link: Option<Link>,
    /// Links lead to where it begins.
    pub anchor: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    Plain,
    Strong,
    Soft,
    /// Words that a finding rests on.
    Mark,
    Added,
    Removed,
    /// A state as a labelled chip: its words tell it, its colour only repeats them.
    State(State),
    /// Letters of one width: a hash.
    Fixed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link {
    /// To an anchor of the paper.
    Within(String),
    /// To an address of the web, `http` or `https`.
    Away(String),
}

impl Run {
    pub fn styled(text: impl Into<String>, style: Style) -> Run {
        Run {
            text: text.into(),
            style,
            link: None,
            anchor: None,
        }
    }

    pub fn to(self, link: Link) -> Run {
        Run {
            link: Some(link),
            ..self
        }
    }

    pub fn at(self, anchor: impl Into<String>) -> Run {
        Run {
            anchor: Some(anchor.into()),
            ..self
        }
    }
}

pub fn plain(text: impl Into<String>) -> Run {
    Run::styled(text, Style::Plain)
}

pub fn soft(text: impl Into<String>) -> Run {
    Run::styled(text, Style::Soft)
}

pub fn strong(text: impl Into<String>) -> Run {
    Run::styled(text, Style::Strong)
}

/// Runs with a separator between them.
pub fn joined(parts: impl IntoIterator<Item = Vec<Run>>, separator: &str) -> Vec<Run> {
    let mut all: Vec<Run> = vec![];
    for part in parts {
        if !all.is_empty() {
            all.push(plain(separator));
        }
        all.extend(part);
    }
    all
}

pub fn paragraph(runs: Vec<Run>) -> Block {
    Block::Paragraph { kind: Kind::Body, runs }
}

pub fn note(text: impl Into<String>) -> Block {
    Block::Paragraph {
        kind: Kind::Note,
        runs: vec![plain(text)],
    }
}

pub fn heading(text: impl Into<String>) -> Block {
    Block::Heading {
        level: 3,
        runs: vec![plain(text)],
        anchor: None,
    }
}

impl Column {
    pub fn words(title: &str, weight: u8) -> Column {
        Column {
            title: title.to_owned(),
            full: String::new(),
            kind: ColumnKind::Words,
            weight,
        }
    }

    pub fn number(title: &str) -> Column {
        Column {
            kind: ColumnKind::Number,
            ..Column::words(title, 1)
        }
    }
}

impl Cell {
    pub fn of(runs: Vec<Run>) -> Cell {
        Cell {
            runs,
            heads: false,
            plot: None,
            span: (1, 1),
            bad: false,
            blank: false,
        }
    }

    pub fn words(text: impl Into<String>) -> Cell {
        Cell::of(vec![plain(text)])
    }

    pub fn empty() -> Cell {
        Cell::of(vec![])
    }

    pub fn blank() -> Cell {
        Cell {
            blank: true,
            ..Cell::empty()
        }
    }

    pub fn head(runs: Vec<Run>) -> Cell {
        Cell {
            heads: true,
            ..Cell::of(runs)
        }
    }
}
