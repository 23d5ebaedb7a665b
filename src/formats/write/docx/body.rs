//! The body: paragraphs, tables, bookmarks and links.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::escaped;
use crate::report::{Block, Cell, Kind, Link, Paper, Run, Style, Table, Tone};

/// How wide a letter in a cell is, what stands beside the words of one, in twentieths of a point; and how many letters
/// of a word are kept on one line.
const LETTER: u32 = 120;
const PADDING: u32 = 260;
const LONGEST: usize = 24;

/// How blocks stand.
#[derive(Clone, Copy)]
struct Place {
    /// In a card: its colour, as a line at the left.
    card: Option<&'static str>,
    /// On one page with the next paragraph.
    with_next: bool,
}

pub struct Body {
    pub xml: String,
    /// The addresses that are linked to, by the number of their relationship.
    pub addresses: Vec<String>,
    /// The number of each anchor: bookmarks have short names.
    bookmarks: BTreeMap<String, usize>,
    /// Of the text between the margins, in twentieths of a point.
    width: u32,
}

impl Body {
    pub fn of(paper: &Paper, width: u32) -> Body {
        let mut body = Body {
            xml: String::new(),
            addresses: vec![],
            bookmarks: BTreeMap::new(),
            width,
        };
        body.write(paper);
        body
    }

    fn put(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    fn write(&mut self, paper: &Paper) {
        self.styled("Subtitle", &[Run::styled(&paper.kind, Style::Plain)]);
        self.styled("Title", &[Run::styled(&paper.title, Style::Plain)]);
        if !paper.about.is_empty() {
            self.styled("Note", &[Run::styled(paper.about.join(" · "), Style::Plain)]);
        }
        if !paper.counts.is_empty() {
            let counts: Vec<String> = paper
                .counts
                .iter()
                .map(|it| format!("{} {}", it.number, it.what))
                .collect();
            self.styled("Normal", &[Run::styled(counts.join(" · "), Style::Strong)]);
        }
        if paper.has_contents {
            for section in &paper.sections {
                let run = Run::styled(&section.title, Style::Plain).to(Link::Within(section.id.clone()));
                self.styled("Contents", &[run]);
            }
        }
        for section in &paper.sections {
            let page = if section.own_page { "<w:pageBreakBefore/>" } else { "" };
            let heading = Run::styled(&section.title, Style::Plain).at(section.id.as_str());
            self.paragraph(&format!("<w:pStyle w:val=\"Heading1\"/>{page}"), &[heading]);
            let place = Place {
                card: None,
                with_next: false,
            };
            section.blocks.iter().for_each(|block| self.block(block, place));
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Heading { level, runs, anchor } => {
                let style = if *level <= 3 { "Heading2" } else { "Heading3" };
                let mark = Run::styled("", Style::Plain);
                let mut all: Vec<Run> = anchor.iter().map(|anchor| mark.clone().at(anchor.as_str())).collect();
                all.extend(runs.iter().cloned());
                self.placed(style, place, &all);
            }
            Block::Paragraph { kind, runs } => {
                let style = match kind {
                    Kind::Body => "Normal",
                    Kind::Note => "Note",
                    Kind::Quotation => "Quote",
                    Kind::Aside => "Aside",
                };
                self.placed(style, place, runs);
            }
            Block::List(items) => {
                for item in items {
                    self.paragraph(
                        "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>",
                        item,
                    );
                }
            }
            Block::Facts(facts) => {
                for (name, runs) in facts {
                    let mut all = vec![Run::styled(format!("{name}: "), Style::Strong)];
                    all.extend(runs.iter().cloned());
                    self.placed("Note", place, &all);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Card { tone, blocks } => {
                let card = match tone {
                    Tone::Open => "9AA5A9",
                    Tone::Confirmed => "2E7D4F",
                    Tone::Dismissed => "D0D5D8",
                };
                for (at, block) in blocks.iter().enumerate() {
                    let place = Place {
                        card: Some(card),
                        with_next: at + 1 < blocks.len(),
                    };
                    self.block(block, place);
                }
                self.styled("CardEnd", &[]);
            }
            Block::Lines(count) => (0..*count).for_each(|_| self.styled("Line", &[])),
        }
    }

    fn styled(&mut self, style: &str, runs: &[Run]) {
        self.paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), runs);
    }

    /// The order of the properties is the schema's.
    fn placed(&mut self, style: &str, place: Place, runs: &[Run]) {
        let next = if place.with_next { "<w:keepNext/>" } else { "" };
        let border = place.card.map_or(String::new(), |colour| {
            format!("<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"{colour}\"/></w:pBdr>")
        });
        self.paragraph(
            &format!("<w:pStyle w:val=\"{style}\"/>{next}<w:keepLines/>{border}"),
            runs,
        );
    }

    fn paragraph(&mut self, properties: &str, runs: &[Run]) {
        self.put(&format!("<w:p><w:pPr>{properties}</w:pPr>"));
        runs.iter().for_each(|run| self.run(run));
        self.put("</w:p>");
    }

    /// The bookmark's number; the same anchor has the same.
    fn bookmark(&mut self, anchor: &str) -> usize {
        let next = self.bookmarks.len();
        *self.bookmarks.entry(anchor.to_owned()).or_insert(next)
    }

    fn run(&mut self, run: &Run) {
        if let Some(anchor) = &run.anchor {
            let at = self.bookmark(anchor);
            self.put(&format!(
                "<w:bookmarkStart w:id=\"{at}\" w:name=\"place{at}\"/><w:bookmarkEnd w:id=\"{at}\"/>"
            ));
        }
        if run.text.is_empty() {
            return;
        }
        match &run.link {
            Some(Link::Within(anchor)) => {
                let at = self.bookmark(anchor);
                self.put(&format!("<w:hyperlink w:anchor=\"place{at}\" w:history=\"1\">"));
            }
            Some(Link::Away(address)) => {
                let at = self.addresses.len();
                self.addresses.push(address.clone());
                self.put(&format!("<w:hyperlink r:id=\"away{at}\" w:history=\"1\">"));
            }
            None => {}
        }
        let mut properties = String::new();
        if run.link.is_some() {
            properties.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
        }
        properties.push_str(match run.style {
            Style::Plain => "",
            Style::Strong => "<w:b/>",
            Style::Soft => "<w:color w:val=\"5A666B\"/>",
            Style::Mark => "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FBE9A8\"/>",
            Style::Added => "<w:b/><w:u w:val=\"single\"/>",
            Style::Removed => "<w:strike/><w:color w:val=\"9C2B1E\"/>",
            Style::State(_) => "<w:b/><w:i/>",
            Style::Fixed => "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\"/><w:sz w:val=\"14\"/>",
        });
        if !properties.is_empty() {
            properties = format!("<w:rPr>{properties}</w:rPr>");
        }
        self.put(&format!("<w:r>{properties}"));
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                self.put("<w:br/>");
            }
            // A run of a hash has no place to break: a soft one now and then.
            let line = if run.style == Style::Fixed {
                broken(line)
            } else {
                line.replace(['\t', '\r'], " ")
            };
            self.put(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(&line)));
        }
        self.put("</w:r>");
        if run.link.is_some() {
            self.put("</w:hyperlink>");
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.paragraph("<w:pStyle w:val=\"Caption\"/><w:keepNext/>", &table.caption);
        }
        let columns = table.written();
        if columns.is_empty() {
            return;
        }
        let widths = widths(table, &columns, self.width);
        self.put(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout \
             w:type=\"fixed\"/></w:tblPr><w:tblGrid>",
            widths.iter().sum::<u32>()
        ));
        for width in &widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.put("</w:tblGrid>");
        if !table.columns.is_empty() {
            self.put("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            for (at, width) in columns.iter().zip(&widths) {
                let title = table.columns.get(*at).map_or("", |column| column.title.as_str());
                self.cell(*width, "", &Cell::head(vec![Run::styled(title, Style::Strong)]), true);
            }
            self.put("</w:tr>");
        }
        let empty = Cell::empty();
        let begins = merged(&table.rows, columns.last().map_or(0, |last| last + 1));
        for (row, begins) in begins.iter().enumerate() {
            self.put("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            let slots: Vec<((usize, usize), u32)> = columns.iter().map(|at| begins[*at]).zip(widths.clone()).collect();
            for slots in slots.chunk_by(|a, b| a.0 == b.0) {
                let (above, column) = slots[0].0;
                let cell = table
                    .rows
                    .get(above)
                    .and_then(|cells| cells.get(column))
                    .unwrap_or(&empty);
                let mut merge = String::new();
                if slots.len() > 1 {
                    let _ = write!(merge, "<w:gridSpan w:val=\"{}\"/>", slots.len());
                }
                if above < row {
                    merge.push_str("<w:vMerge/>");
                } else if cell.span.0 > 1 {
                    merge.push_str("<w:vMerge w:val=\"restart\"/>");
                }
                let width = slots.iter().map(|slot| slot.1).sum();
                let head = table.columns.is_empty() && cell.heads;
                self.cell(width, &merge, if above < row { &empty } else { cell }, head);
            }
            self.put("</w:tr>");
        }
        self.put("</w:tbl>");
        self.styled("CardEnd", &[]);
    }

    fn cell(&mut self, width: u32, merge: &str, cell: &Cell, head: bool) {
        let shade = if head {
            "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF1F2\"/>"
        } else {
            ""
        };
        self.put(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{merge}{shade}</w:tcPr>"
        ));
        self.styled("Cell", &cell.runs);
        if cell.blank {
            // Room to write by hand.
            (0..2).for_each(|_| self.styled("Cell", &[]));
        }
        self.put("</w:tc>");
    }
}

/// How wide the columns are, by their weights; none is narrower than its longest word where there is room for all.
fn widths(table: &Table, columns: &[usize], width: u32) -> Vec<u32> {
    let weight = |at: &usize| {
        let column = table.columns.get(*at);
        column.map_or(1, |column| u32::from(column.weight.max(1)))
    };
    let total: u32 = columns.iter().map(weight).sum();
    let mut widths: Vec<u32> = columns.iter().map(|at| width * weight(at) / total).collect();
    let least: Vec<u32> = columns
        .iter()
        .map(|at| longest_word(table, *at) * LETTER + PADDING)
        .collect();
    let missing: u32 = widths
        .iter()
        .zip(&least)
        .map(|(width, least)| least.saturating_sub(*width))
        .sum();
    let spare: u32 = widths
        .iter()
        .zip(&least)
        .map(|(width, least)| width.saturating_sub(*least))
        .sum();
    if missing <= spare {
        for (width, least) in widths.iter_mut().zip(&least) {
            *width = match width.checked_sub(*least).filter(|own| *own > 0) {
                Some(own) => *width - own * missing / spare,
                None => *least,
            };
        }
    }
    widths
}

/// How many letters the longest word of a column has that cannot be broken, of those that belong to it alone.
fn longest_word(table: &Table, column: usize) -> u32 {
    let cells = table
        .rows
        .iter()
        .filter_map(|row| row.get(column))
        .filter(|cell| cell.span.1 == 1);
    let texts = cells
        .flat_map(|cell| &cell.runs)
        .filter(|run| run.style != Style::Fixed)
        .map(|run| run.text.as_str());
    let title = table.columns.get(column).map(|column| column.title.as_str());
    let words = texts.chain(title).flat_map(|text| text.split([' ', '-', '\n', '/']));
    words
        .map(|word| word.chars().count().min(LONGEST) as u32)
        .max()
        .unwrap_or(0)
}

/// For each slot of a table, by row and column, the slot in which the cell begins that covers it.
fn merged(rows: &[Vec<Cell>], width: usize) -> Vec<Vec<(usize, usize)>> {
    let slot = |row: usize| (0..width).map(|column| (row, column)).collect();
    let mut begins: Vec<Vec<(usize, usize)>> = (0..rows.len()).map(slot).collect();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (high, wide) = (usize::from(cell.span.0), usize::from(cell.span.1));
            for line in begins.iter_mut().skip(row).take(high) {
                line.iter_mut()
                    .skip(column)
                    .take(wide)
                    .for_each(|slot| *slot = (row, column));
            }
        }
    }
    begins
}

fn broken(hash: &str) -> String {
    let mut out = String::with_capacity(hash.len() + hash.len() / 8 * 3);
    for (at, char) in hash.chars().enumerate() {
        if at > 0 && at % 8 == 0 {
            out.push('\u{200b}');
        }
        out.push(char);
    }
    out
}
