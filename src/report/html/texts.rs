//! The texts themselves, with the places that the report tells of.

use std::fmt::{self, Write};

use super::escaped;
use super::places::{Places, anchor};
use crate::report::{Compared, Reported, named};
use crate::text::{BlockKind, Grid, Span};

pub fn write(out: &mut String, compared: &Compared, places: &Places) -> fmt::Result {
    writeln!(
        out,
        "<section id=\"texts\">\n<h2>Texts</h2>\n<p class=\"note\">The words of findings are marked. What was set aside \
         is shown, but not counted.</p>"
    )?;
    for source in &compared.sources {
        writeln!(
            out,
            "<article class=\"text\" id=\"text-{}\">\n<h3>{}. {}</h3>",
            source.id,
            source.id,
            escaped(source.title())
        )?;
        for note in &source.document.notes {
            writeln!(out, "<p class=\"note\">{}</p>", escaped(&note.text))?;
        }
        write_blocks(out, source, places)?;
        writeln!(out, "</article>")?;
    }
    writeln!(out, "</section>")
}

fn write_blocks(out: &mut String, source: &Reported, places: &Places) -> fmt::Result {
    let blocks = &source.document.blocks;
    for (index, block) in blocks.iter().enumerate() {
        let aside = match block.aside {
            Some(why) => format!(" class=\"aside\" title=\"Set aside: {}\"", named(why)),
            None => String::new(),
        };
        let is_item = |at: Option<usize>| {
            at.and_then(|at| blocks.get(at))
                .is_some_and(|block| matches!(block.kind, BlockKind::ListItem { .. }))
        };
        match block.kind {
            BlockKind::Table { grid } => {
                if let Some(grid) = source.document.grids.get(grid as usize) {
                    write_grid(out, source, grid, places)?;
                }
                continue;
            }
            BlockKind::Heading { .. } => write!(out, "<h4{aside}>")?,
            BlockKind::Paragraph | BlockKind::Caption => write!(out, "<p{aside}>")?,
            BlockKind::Quotation => write!(out, "<blockquote{aside}>")?,
            BlockKind::ListItem { .. } => {
                if !is_item(index.checked_sub(1)) {
                    writeln!(out, "<ul>")?;
                }
                write!(out, "<li{aside}>")?;
            }
        }
        write_words(out, source, block.span, places)?;
        match block.kind {
            BlockKind::Heading { .. } => writeln!(out, "</h4>")?,
            BlockKind::Quotation => writeln!(out, "</blockquote>")?,
            BlockKind::ListItem { .. } => {
                writeln!(out, "</li>")?;
                if !is_item(Some(index + 1)) {
                    writeln!(out, "</ul>")?;
                }
            }
            BlockKind::Paragraph | BlockKind::Caption | BlockKind::Table { .. } => writeln!(out, "</p>")?,
        }
    }
    Ok(())
}

/// A cell that covers several rows or columns is written once, with its spans.
fn write_grid(out: &mut String, source: &Reported, grid: &Grid, places: &Places) -> fmt::Result {
    writeln!(out, "<div class=\"wide\"><table>")?;
    if let Some(caption) = grid.caption {
        writeln!(out, "<caption>{}</caption>", escaped(source.document.slice(caption)))?;
    }
    for row in &grid.rows {
        write!(out, "<tr>")?;
        for cell in row.iter().filter(|cell| !cell.repeated) {
            let name = if cell.header { "th" } else { "td" };
            write!(out, "<{name}")?;
            for (attribute, count) in [("rowspan", cell.rows), ("colspan", cell.columns)] {
                if count > 1 {
                    write!(out, " {attribute}=\"{count}\"")?;
                }
            }
            write!(out, ">")?;
            write_words(out, source, cell.span, places)?;
            write!(out, "</{name}>")?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</table></div>")
}

/// The words of a stretch, with an anchor where a place begins and marks around the words of findings.
fn write_words(out: &mut String, source: &Reported, span: Span, places: &Places) -> fmt::Result {
    let mut starts = places.starts(source.id, span).peekable();
    let mut marked = places.marked(source.id, span).peekable();
    let mut at = span.start;
    let mut within: Option<Span> = None;
    while at < span.end {
        while starts.next_if_eq(&at).is_some() {
            write!(out, "<a id=\"{}\"></a>", anchor(source.id, at))?;
        }
        if within.is_none() && marked.peek().is_some_and(|mark| mark.start == at) {
            within = marked.next();
            write!(out, "<mark>")?;
        }
        let stops = [
            starts.peek().copied(),
            within.map_or_else(|| marked.peek().map(|mark| mark.start), |mark| Some(mark.end)),
        ];
        let next = stops.into_iter().flatten().min().unwrap_or(span.end).min(span.end);
        write!(out, "{}", escaped(source.document.slice(Span { start: at, end: next })))?;
        at = next;
        if within.is_some_and(|mark| mark.end == at) {
            within = None;
            write!(out, "</mark>")?;
        }
    }
    Ok(())
}
