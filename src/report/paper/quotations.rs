//! Quotations: those in several wordings with what differs, then all by source.

use super::*;
use crate::analysis::quotes::QuoteKind;
use crate::compare::{DiffKind, QuoteGroup, VariantClass};
use crate::present::quotes::{Wording, spaced, wordings};
use crate::present::words;

pub fn section(desk: &Desk) -> Option<Section> {
    let groups = &desk.compared.comparison.quotes;
    let varied = |group: &&QuoteGroup| group.variants.iter().any(|variant| variant.class != VariantClass::Same);
    let mut blocks: Vec<Block> = groups
        .iter()
        .filter(varied)
        .map(|group| variants(desk, group))
        .collect();
    let rows: Vec<Vec<Cell>> = desk
        .compared
        .sources
        .iter()
        .flat_map(|source| rows(desk, source))
        .collect();
    if desk.contents.texts && !rows.is_empty() {
        blocks.push(heading("All quotations"));
        blocks.push(Block::Table(Table {
            caption: vec![],
            columns: vec![
                Column::words("Source", 1),
                Column::words("Speaker", 3),
                Column::words("Kind", 2),
                Column::words("Words", 8),
            ],
            rows,
        }));
    }
    (!blocks.is_empty()).then(|| Section::new("quotations", "Quotations", blocks))
}

fn variants(desk: &Desk, group: &QuoteGroup) -> Block {
    let speaker = match group.speaker.as_str() {
        "" => "One quotation".to_owned(),
        speaker => one_line(speaker),
    };
    let mut blocks = vec![Block::Heading {
        level: 4,
        runs: vec![plain(format!("{speaker} in several wordings"))],
        anchor: None,
    }];
    for wording in wordings(group, &desk.texts) {
        blocks.push(Block::Paragraph {
            kind: Kind::Quotation,
            runs: diffed(&wording),
        });
        let links = wording
            .places
            .iter()
            .map(|place| vec![desk.link_to(*place, desk.named(place.source))]);
        let mut runs = joined(links, ", ");
        runs.push(plain(match wording.class {
            VariantClass::Same => "; the fullest wording".to_owned(),
            class => format!("; {}", words::variant(class).word),
        }));
        blocks.push(Block::Paragraph { kind: Kind::Note, runs });
    }
    Block::Card {
        tone: Tone::Open,
        blocks,
    }
}

fn diffed(wording: &Wording) -> Vec<Run> {
    if wording.diff.is_empty() {
        return vec![plain(format!("“{}”", wording.words))];
    }
    let style = |kind: DiffKind| match kind {
        DiffKind::Same => Style::Plain,
        DiffKind::Removed => Style::Removed,
        DiffKind::Added => Style::Added,
    };
    let mut runs = vec![];
    for part in spaced(&wording.diff) {
        // The space between two parts belongs to neither.
        let words = part.text.trim_start();
        if words.len() < part.text.len() {
            runs.push(plain(" "));
        }
        runs.push(Run::styled(words, style(part.kind)));
    }
    runs
}

fn rows(desk: &Desk, source: &Reported) -> Vec<Vec<Cell>> {
    let row = |quote: &crate::analysis::quotes::Quote| {
        let speaker = quote.speaker.as_ref().map(|speaker| match speaker.name.as_str() {
            "" => desk.words(source.id, speaker.span),
            name => one_line(name),
        });
        let words = desk.words(source.id, quote.span);
        let words = match quote.kind {
            QuoteKind::Indirect => words,
            _ => format!("“{words}”"),
        };
        vec![
            Cell::head(vec![plain(desk.mark(source.id))]),
            speaker.map_or(Cell::of(vec![soft("not told")]), Cell::words),
            Cell::words(words::quote_kind(quote.kind).word),
            Cell::of(vec![desk.link(source.id, quote.span, words)]),
        ]
    };
    source.analysis.quotes.iter().map(row).collect()
}
