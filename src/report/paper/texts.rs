//! The texts themselves, with the places that the report tells of.

use super::*;
use crate::present::count_of;
use crate::report::named;
use crate::text::{BlockKind, Grid};

pub fn section(desk: &Desk) -> Option<Section> {
    if !desk.contents.texts {
        return None;
    }
    let mut blocks = vec![note(
        "The words of findings are marked. What was set aside is shown, but not counted.",
    )];
    for source in &desk.compared.sources {
        blocks.push(Block::Heading {
            level: 3,
            runs: vec![plain(desk.named(source.id))],
            anchor: Some(anchor(source.id)),
        });
        blocks.extend(body(desk, source));
    }
    Some(Section {
        own_page: true,
        ..Section::new("texts", "Texts", blocks)
    })
}

pub fn anchor(source: SourceId) -> String {
    format!("text-{source}")
}

fn body(desk: &Desk, source: &Reported) -> Vec<Block> {
    let mut out: Vec<Block> = vec![];
    for block in &source.document.blocks {
        let kind = match block.aside {
            Some(_) => Kind::Aside,
            None if block.kind == BlockKind::Quotation => Kind::Quotation,
            None => Kind::Body,
        };
        let mut runs = runs(desk, source, block.span);
        if let Some(why) = block.aside {
            runs.push(soft(format!(" [set aside: {}]", named(why))));
        }
        match block.kind {
            BlockKind::Table { grid } => {
                let grid = source.document.grids.get(grid as usize);
                out.extend(grid.map(|grid| Block::Table(raw(desk, source, block.span, grid))));
            }
            BlockKind::Heading { .. } if block.aside.is_none() => out.push(Block::Heading {
                level: 4,
                runs,
                anchor: None,
            }),
            BlockKind::ListItem { .. } if block.aside.is_none() => match out.last_mut() {
                Some(Block::List(items)) => items.push(runs),
                _ => out.push(Block::List(vec![runs])),
            },
            _ => out.push(Block::Paragraph { kind, runs }),
        }
    }
    if out.is_empty() {
        out.push(note(count_of(0, "word", "words")));
    }
    out
}

/// A table as it stands, its spanned cells once. Places that begin between its cells have their anchors in its caption.
fn raw(desk: &Desk, source: &Reported, span: Span, grid: &Grid) -> Table {
    let cell = |cell: &crate::text::GridCell| Cell {
        heads: cell.header,
        span: if cell.repeated {
            (0, 0)
        } else {
            (cell.rows.max(1), cell.columns.max(1))
        },
        ..Cell::of(if cell.repeated {
            vec![]
        } else {
            runs(desk, source, cell.span)
        })
    };
    let in_cell = |at: u32| {
        let mut cells = grid.rows.iter().flatten().filter(|cell| !cell.repeated);
        cells.any(|cell| (cell.span.start..cell.span.end).contains(&at))
    };
    let between = desk.places.starts(source.id, span).filter(|start| !in_cell(*start));
    let mut caption: Vec<Run> = between
        .map(|start| plain("").at(places::anchor(source.id, start)))
        .collect();
    caption.extend(grid.caption.map(|span| plain(desk.words(source.id, span))));
    Table {
        caption,
        columns: vec![],
        rows: grid.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
    }
}

/// The words of a stretch: an anchor where a place begins, marks on the words of findings.
fn runs(desk: &Desk, source: &Reported, span: Span) -> Vec<Run> {
    let mut starts = desk.places.starts(source.id, span).peekable();
    let mut marked = desk.places.marked(source.id, span).peekable();
    let mut runs = vec![];
    let mut at = span.start;
    let mut within: Option<Span> = None;
    while at < span.end {
        let here = starts.next_if_eq(&at);
        if within.is_none() && marked.peek().is_some_and(|mark| mark.start == at) {
            within = marked.next();
        }
        let stops = [
            starts.peek().copied(),
            within.map_or_else(|| marked.peek().map(|mark| mark.start), |mark| Some(mark.end)),
        ];
        let next = stops.into_iter().flatten().min().unwrap_or(span.end).min(span.end);
        let style = if within.is_some() { Style::Mark } else { Style::Plain };
        let run = Run::styled(source.document.slice(Span { start: at, end: next }), style);
        runs.push(match here {
            Some(start) => run.at(places::anchor(source.id, start)),
            None => run,
        });
        at = next;
        within = within.filter(|mark| mark.end > at);
    }
    runs
}
