//! Blocks as markup.

use std::fmt::{self, Write};

use super::escaped;
use crate::report::label;
use crate::report::paper::{Block, Cell, ColumnKind, Kind, Link, Plot, Run, Style, Table, Tone};

/// From this weight of all columns on, a table takes the whole width.
const WHOLE: u32 = 10;

/// How the markup is written.
#[derive(Clone, Copy)]
struct Pen<'a> {
    /// Before every anchor.
    prefix: &'a str,
    /// To be pasted elsewhere: no classes and no links within.
    alone: bool,
}

pub fn write(out: &mut String, blocks: &[Block], prefix: &str) -> fmt::Result {
    Pen { prefix, alone: false }.blocks(out, blocks)
}

pub fn write_alone(out: &mut String, blocks: &[Block]) -> fmt::Result {
    Pen {
        prefix: "",
        alone: true,
    }
    .blocks(out, blocks)
}

impl Pen<'_> {
    fn blocks(self, out: &mut String, blocks: &[Block]) -> fmt::Result {
        blocks.iter().try_for_each(|block| self.block(out, block))
    }

    fn class(self, name: &str) -> String {
        if self.alone {
            String::new()
        } else {
            format!(" class=\"{name}\"")
        }
    }

    fn block(self, out: &mut String, block: &Block) -> fmt::Result {
        match block {
            Block::Heading { level, runs, anchor } => {
                let id = anchor.as_ref().filter(|_| !self.alone);
                let id = id.map_or(String::new(), |id| format!(" id=\"{}{}\"", self.prefix, escaped(id)));
                let level = level.clamp(&3, &6);
                write!(out, "<h{level}{id}>")?;
                self.runs(out, runs)?;
                writeln!(out, "</h{level}>")
            }
            Block::Paragraph { kind, runs } => {
                let (open, close) = match kind {
                    Kind::Body => ("<p>".to_owned(), "</p>"),
                    Kind::Note => (format!("<p{}>", self.class("note")), "</p>"),
                    Kind::Aside => (format!("<p{}>", self.class("aside")), "</p>"),
                    Kind::Quotation => ("<blockquote>".to_owned(), "</blockquote>"),
                };
                write!(out, "{open}")?;
                self.runs(out, runs)?;
                writeln!(out, "{close}")
            }
            Block::List(items) => {
                writeln!(out, "<ul>")?;
                for item in items {
                    write!(out, "<li>")?;
                    self.runs(out, item)?;
                    writeln!(out, "</li>")?;
                }
                writeln!(out, "</ul>")
            }
            Block::Facts(facts) if facts.is_empty() => Ok(()),
            Block::Facts(facts) => {
                writeln!(out, "<dl>")?;
                for (name, runs) in facts {
                    write!(out, "<dt>{}</dt><dd>", escaped(name))?;
                    self.runs(out, runs)?;
                    writeln!(out, "</dd>")?;
                }
                writeln!(out, "</dl>")
            }
            Block::Table(table) => self.table(out, table),
            Block::Card { blocks, .. } if self.alone => self.blocks(out, blocks),
            Block::Card { tone, blocks } => {
                let tone = match tone {
                    Tone::Open => "card",
                    Tone::Confirmed => "card confirmed",
                    Tone::Dismissed => "card dismissed",
                };
                writeln!(out, "<article class=\"{tone}\">")?;
                self.blocks(out, blocks)?;
                writeln!(out, "</article>")
            }
            Block::Lines(count) => {
                let lines = "<span></span>".repeat(usize::from(*count));
                writeln!(out, "<div class=\"lines\" aria-hidden=\"true\">{lines}</div>")
            }
        }
    }

    fn table(self, out: &mut String, table: &Table) -> fmt::Result {
        let drawn = |at: usize| {
            table
                .columns
                .get(at)
                .is_some_and(|column| column.kind == ColumnKind::Plot)
        };
        // A table of words takes the whole width, parted as its columns weigh; one of numbers only what it needs.
        let full = table.columns.iter().map(|column| u32::from(column.weight)).sum::<u32>() >= WHOLE && !self.alone;
        match (self.alone, full) {
            (true, _) => writeln!(out, "<table border=\"1\" cellpadding=\"4\" cellspacing=\"0\">")?,
            (false, true) => writeln!(out, "<div class=\"wide\"><table class=\"whole\">")?,
            (false, false) => writeln!(out, "<div class=\"wide\"><table>")?,
        }
        if !table.caption.is_empty() {
            write!(out, "<caption>")?;
            self.runs(out, &table.caption)?;
            writeln!(out, "</caption>")?;
        }
        if full {
            let columns = table
                .columns
                .iter()
                .map(|column| format!("<col class=\"w{}\">", column.weight.min(9)));
            writeln!(out, "<colgroup>{}</colgroup>", columns.collect::<String>())?;
        }
        if !table.columns.is_empty() {
            write!(out, "<thead><tr>")?;
            for (_, column) in table
                .columns
                .iter()
                .enumerate()
                .filter(|(at, _)| !(self.alone && drawn(*at)))
            {
                let class = match column.kind {
                    ColumnKind::Number => self.class("number"),
                    ColumnKind::Plot => self.class("plot"),
                    ColumnKind::Words => String::new(),
                };
                let full = match column.full.as_str() {
                    "" => String::new(),
                    full => format!(" title=\"{}\"", escaped(full)),
                };
                write!(out, "<th scope=\"col\"{class}{full}>{}</th>", escaped(&column.title))?;
            }
            writeln!(out, "</tr></thead>")?;
        }
        writeln!(out, "<tbody>")?;
        for row in &table.rows {
            write!(out, "<tr>")?;
            for (at, cell) in row.iter().enumerate().filter(|(at, _)| !(self.alone && drawn(*at))) {
                let kind = table.columns.get(at).map_or(ColumnKind::Words, |column| column.kind);
                self.cell(out, cell, kind, table.columns.is_empty())?;
            }
            writeln!(out, "</tr>")?;
        }
        writeln!(out, "</tbody></table>{}", if self.alone { "" } else { "</div>" })
    }

    fn cell(self, out: &mut String, cell: &Cell, kind: ColumnKind, raw: bool) -> fmt::Result {
        let (rows, columns) = cell.span;
        if rows == 0 || columns == 0 {
            return Ok(());
        }
        let name = if cell.heads { "th" } else { "td" };
        let scope = if cell.heads && !raw { " scope=\"row\"" } else { "" };
        let mut classes = vec![];
        if kind == ColumnKind::Number && !cell.heads {
            classes.push("number");
        }
        if cell.bad {
            classes.push("bad");
        }
        if cell.blank {
            classes.push("blank");
        }
        write!(out, "<{name}{scope}")?;
        if !classes.is_empty() {
            write!(out, "{}", self.class(&classes.join(" ")))?;
        }
        if cell.bad && !self.alone {
            write!(out, " title=\"Does not read as its column’s type\"")?;
        }
        for (attribute, count) in [("rowspan", rows), ("colspan", columns)] {
            if count > 1 {
                write!(out, " {attribute}=\"{count}\"")?;
            }
        }
        write!(out, ">")?;
        if let Some(plot) = &cell.plot {
            drawing(out, plot)?;
        }
        self.runs(out, &cell.runs)?;
        write!(out, "</{name}>")
    }

    fn runs(self, out: &mut String, runs: &[Run]) -> fmt::Result {
        runs.iter().try_for_each(|run| self.run(out, run))
    }

    fn run(self, out: &mut String, run: &Run) -> fmt::Result {
        if let Some(anchor) = run.anchor.as_ref().filter(|_| !self.alone) {
            write!(out, "<a id=\"{}{}\"></a>", self.prefix, escaped(anchor))?;
        }
        if run.text.is_empty() {
            return Ok(());
        }
        let words = escaped(&run.text);
        let words = match run.style {
            Style::Plain => words,
            Style::Strong => format!("<b>{words}</b>"),
            Style::Soft if self.alone => words,
            Style::Soft => format!("<span class=\"soft\">{words}</span>"),
            Style::Mark => format!("<mark>{words}</mark>"),
            Style::Added => format!("<ins>{words}</ins>"),
            Style::Removed => format!("<del>{words}</del>"),
            Style::State(_) if self.alone => format!("<i>{words}</i>"),
            Style::State(state) => format!("<span class=\"state {}\">{words}</span>", label(state)),
            Style::Fixed => format!("<code>{words}</code>"),
        };
        match &run.link {
            Some(Link::Within(anchor)) if !self.alone => {
                write!(out, "<a href=\"#{}{}\">{words}</a>", self.prefix, escaped(anchor))
            }
            Some(Link::Away(address)) => {
                write!(
                    out,
                    "<a href=\"{}\" rel=\"noreferrer noopener nofollow\">{words}</a>",
                    escaped(address)
                )
            }
            _ => write!(out, "{words}"),
        }
    }
}

/// A figure on its axis; the row's words say the same.
fn drawing(out: &mut String, plot: &Plot) -> fmt::Result {
    let x = |part: f64| 4.0 + 192.0 * part.clamp(0.0, 1.0);
    let (from, to) = (x(plot.from), x(plot.to));
    write!(
        out,
        "<svg viewBox=\"0 0 200 16\" aria-hidden=\"true\"><path class=\"axis\" d=\"M4 8H196M4 4v8M196 4v8\"/>\
         <rect x=\"{from:.1}\" y=\"5\" width=\"{:.1}\" height=\"6\" rx=\"3\"/>",
        (to - from).max(1.0)
    )?;
    if let Some(at) = plot.at {
        let class = if plot.hollow { " class=\"hollow\"" } else { "" };
        write!(out, "<circle cx=\"{:.1}\" cy=\"8\" r=\"4\"{class}/>", x(at))?;
    }
    write!(out, "</svg>")
}
