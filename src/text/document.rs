use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Span;

/// A source's text and its structure. Immutable once read: facts stand beside
/// it and point into `text` by [`Span`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The readable text. For plain text, Markdown-free files, CSV and TSV it is the text as given;
    /// for HTML and Markdown it is their visible text.
    pub text: String,
    pub meta: Meta,
    /// In order of the text, without overlaps. Between blocks stand white space and the marks that tell
    /// a block's kind (`- `, `1. `, `## `, `> `), which belong to none.
    pub blocks: Vec<Block>,
    /// The raw cells of each table block; a table within a cell of another has no block.
    pub grids: Vec<Grid>,
    /// How a delimited text writes its cells.
    pub dialect: Option<Dialect>,
    /// What the reader should know about how the text was read.
    pub notes: Vec<Note>,
}

impl Document {
    /// A text that is one paragraph.
    pub fn paragraph(text: String, language: Language) -> Document {
        Document {
            blocks: vec![Block {
                span: Span::new(0, text.len()).trim(&text),
                kind: BlockKind::Paragraph,
                language,
                aside: None,
            }],
            text,
            ..Document::default()
        }
    }

    /// The article itself: the blocks that count without its headline, its standfirst and captions, with an empty line
    /// between.
    pub fn body(&self) -> String {
        let title = self.meta.title.as_ref().and_then(|title| title.span);
        let leads = |span: Span| {
            self.meta
                .standfirst
                .is_some_and(|lead| lead.start <= span.start && span.end <= lead.end)
        };
        let counts = |block: &&Block| {
            block.aside.is_none() && block.kind != BlockKind::Caption && title != Some(block.span) && !leads(block.span)
        };
        let blocks: Vec<&str> = self
            .blocks
            .iter()
            .filter(counts)
            .map(|block| self.slice(block.span))
            .collect();
        blocks.join("\n\n")
    }

    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The words of a table's cell: as [`Self::slice`], but for the marks by which a delimited text writes a quotation
    /// mark within a quoted cell.
    pub fn cell(&self, span: Span) -> Cow<'_, str> {
        let words = self.slice(span);
        match self.dialect {
            Some(dialect) => dialect.unescape(words, self.text.get(..span.start as usize).unwrap_or("")),
            None => Cow::Borrowed(words),
        }
    }

    /// The block that holds the offset, by binary search.
    pub fn block_at(&self, offset: u32) -> Option<usize> {
        let after = self.blocks.partition_point(|block| block.span.start <= offset);
        let index = after.checked_sub(1)?;
        (offset < self.blocks[index].span.end).then_some(index)
    }
}

/// What is known about a source besides its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    pub title: Option<Field<String>>,
    pub outlet: Option<Field<String>>,
    pub author: Option<Field<String>>,
    /// The day of publication: the anchor of relative dates.
    #[serde(with = "super::day")]
    pub published: Option<Field<Date>>,
    /// The day of the last change that the source states.
    #[serde(with = "super::day")]
    pub updated: Option<Field<Date>>,
    pub address: Option<Field<String>>,
    /// The lines that stand between the headline and the article's text and sum it up.
    pub standfirst: Option<Span>,
}

/// A stated value: where in the text it stands, or nowhere when a person or a
/// file's hidden metadata gave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field<T> {
    pub value: T,
    pub span: Option<Span>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    pub language: Language,
    /// Why the block is set aside: shown, restorable, and not counted.
    pub aside: Option<Aside>,
}

impl Block {
    /// Whether facts are drawn from the block: it counts, and it is English.
    pub fn is_analysed(&self) -> bool {
        self.aside.is_none() && matches!(self.language, Language::English | Language::Unknown)
    }

    pub fn is_prose(&self) -> bool {
        !matches!(self.kind, BlockKind::Table { .. })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// 1 is the highest level.
    Heading {
        level: u8,
    },
    Paragraph,
    /// `label` covers the words before the colon in `- Label: text`.
    ListItem {
        label: Option<Span>,
    },
    /// Index into [`Document::grids`].
    Table {
        grid: u32,
    },
    Quotation,
    /// What stands beside a picture: its caption, its credit.
    Caption,
}

/// Why a block is boilerplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aside {
    Navigation,
    RepeatedHeadline,
    /// A teaser that repeats the lead.
    RepeatedTeaser,
    Advertisement,
    Share,
    /// "Read more", related stories, newsletters.
    Promotion,
    /// Copyright and other legal lines.
    Legal,
    /// Who published it, when and where: read into [`Meta`].
    Byline,
    /// A line of marks with no words.
    Decoration,
    /// The user set it aside.
    ByHand,
}

/// The language of a block, as far as script and function words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// Too short or too mixed to tell: analysed as English.
    #[default]
    Unknown,
    English,
    Arabic,
    Bengali,
    Chinese,
    Dutch,
    French,
    German,
    Greek,
    Hebrew,
    Hindi,
    Italian,
    Japanese,
    Korean,
    Polish,
    Portuguese,
    Russian,
    Spanish,
    Swedish,
    Tamil,
    Thai,
    Turkish,
    Ukrainian,
}

/// How a delimited text writes its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    pub delimiter: char,
    /// Stands around cells that hold delimiters; doubled within them. ASCII.
    pub quote: Option<char>,
    /// Stands before a mark that is meant as a character. ASCII.
    pub escape: Option<char>,
}

impl Dialect {
    /// The words that a cell stands for; `before` is the text before it.
    pub fn unescape<'a>(self, cell: &'a str, before: &str) -> Cow<'a, str> {
        let quote = self
            .quote
            .filter(|quote| before.trim_end_matches(' ').ends_with(*quote));
        let marked = quote.is_some_and(|quote| cell.contains(quote));
        if !marked && !self.escape.is_some_and(|escape| cell.contains(escape)) {
            return Cow::Borrowed(cell);
        }
        let mut words = String::with_capacity(cell.len());
        let mut chars = cell.chars().peekable();
        while let Some(char) = chars.next() {
            let next = chars.peek().copied();
            let doubled = Some(char) == quote && next == quote;
            let escapes = Some(char) == self.escape
                && next.is_some_and(|next| {
                    Some(next) == self.quote || next == self.delimiter || Some(next) == self.escape
                });
            words.push(if doubled || escapes {
                chars.next().unwrap_or(char)
            } else {
                char
            });
        }
        Cow::Owned(words)
    }
}

/// The cells of a table as they stand, before anyone says which are headers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Grid {
    pub caption: Option<Span>,
    /// Rows of equal length: spanned cells are repeated (the same span), missing ones are empty.
    pub rows: Vec<Vec<GridCell>>,
    /// Rows that the syntax itself marks as headers (`|---|`, `<th>`), when it says so.
    pub header_rows: Option<u32>,
    /// What the user says that columns hold, by their index.
    pub chosen: Vec<(u32, ColumnChoice)>,
}

/// What a user can say that a column holds, where its cells or its header tell too little.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnChoice {
    Text,
    Date,
    /// Numbers, their unit as the header or the cells state it.
    Number,
    Money,
    Percent,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridCell {
    /// Trimmed; empty for a missing cell.
    pub span: Span,
    /// The syntax marks the cell as a header (`<th>`).
    pub header: bool,
    /// A repetition of a cell that spans several rows or columns.
    pub repeated: bool,
    /// How many rows and columns the cell covers, wherever this slot lies in it; 0 where the syntax has no cell.
    pub rows: u16,
    pub columns: u16,
}

impl GridCell {
    /// A slot that no cell covers.
    pub const MISSING: Self = Self {
        span: Span { start: 0, end: 0 },
        header: false,
        repeated: false,
        rows: 0,
        columns: 0,
    };
}

impl Default for GridCell {
    /// An empty cell of one slot.
    fn default() -> Self {
        Self {
            rows: 1,
            columns: 1,
            ..Self::MISSING
        }
    }
}

/// Something a reader should know, in plain words, with the place if it has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub text: String,
    pub span: Option<Span>,
}
