//! How the sources put it: a description, not a verdict.

use super::*;
use crate::present::number::grouped;
use crate::present::wording::{FEW_WORDS, KINDS, rates, users};

pub fn section(desk: &Desk) -> Option<Section> {
    let wording = &desk.compared.comparison.wording;
    if wording.sources.iter().all(|source| source.marks.is_empty()) && wording.naming.is_empty() {
        return None;
    }
    let mut columns = vec![Column::words("Source", 2), Column::number("Words")];
    columns.extend(KINDS.iter().map(|(_, name, what)| Column {
        full: (*what).to_owned(),
        weight: 2,
        ..Column::number(name)
    }));
    columns.push(Column::words("Words that set it apart", 6));
    let rates = rates(&wording.sources);
    let row = |(source, rates): (
        &crate::compare::wording::SourceWording,
        &Vec<crate::present::wording::Rate>,
    )| {
        let mut cells = vec![
            Cell::head(vec![plain(desk.mark(source.source))]),
            Cell::words(grouped(f64::from(source.words), 0)),
        ];
        cells.extend(rates.iter().map(|rate| {
            let count = rate.places.len();
            Cell::of(vec![plain(format!("{:.1}", rate.rate)), soft(format!(" ({count})"))])
        }));
        let words = source.distinctive.iter();
        let words: Vec<String> = words
            .map(|it| format!("{} ({})", one_line(&it.words), it.places.len()))
            .collect();
        cells.push(Cell::words(words.join(", ")));
        cells
    };
    let mut blocks = vec![
        note(format!(
            "Outside quotation marks, per 1,000 words, with the count. It is a description, no verdict; below \
             {FEW_WORDS} words a rate says little."
        )),
        Block::Table(Table {
            caption: vec![],
            columns,
            rows: wording.sources.iter().zip(&rates).map(row).collect(),
        }),
    ];
    if !wording.naming.is_empty() {
        blocks.push(heading("Different words for one thing"));
        let naming = wording.naming.iter().map(|naming| {
            let names = naming.names.iter().map(|name| {
                let users = format!(" ({})", desk.marks(&users(name)));
                let word = plain(format!("“{}”", one_line(&name.words)));
                let word = match name.places.first() {
                    Some(place) => desk.link_to(*place, word.text),
                    None => word,
                };
                vec![word, soft(users)]
            });
            joined(names, " · ")
        });
        blocks.push(Block::List(naming.collect()));
    }
    Some(Section::new("wording", "Wording", blocks))
}
