//! The sources: what is known of them, which share an origin, and the hashes of their texts.

use super::*;
use crate::present::count_of;
use crate::report::{Reported, sha256};
use crate::text::Field;

const NOT_STATED: &str = "not stated";

pub fn section(desk: &Desk) -> Section {
    let mut blocks = vec![Block::Table(table(desk))];
    let comparison = desk.compared.comparison;
    for origin in comparison.origins.iter().filter(|origin| origin.sources.len() > 1) {
        blocks.push(paragraph(vec![
            strong(format!("Sources {} are one origin", desk.marks(&origin.sources))),
            plain(format!(": {}", origin.why)),
        ]));
    }
    if comparison.stories.len() > 1 {
        let stories = comparison.stories.iter().map(|story| {
            let mut runs = vec![plain(format!("{}: {}", desk.marks(&story.sources), story.title))];
            if !story.moved.is_empty() {
                runs.push(soft(format!(" ({} put there by hand)", desk.marks(&story.moved))));
            }
            runs
        });
        blocks.push(heading(count_of(comparison.stories.len(), "story", "stories")));
        blocks.push(Block::List(stories.collect()));
    }
    let notes = desk.compared.sources.iter().flat_map(|source| {
        let notes = source.document.notes.iter();
        notes.map(|note| vec![strong(desk.mark(source.id)), plain(format!(": {}", note.text))])
    });
    let notes: Vec<Vec<Run>> = notes.collect();
    if !notes.is_empty() {
        blocks.push(heading("How they were read"));
        blocks.push(Block::List(notes));
    }
    Section::new("sources", "Sources", blocks)
}

fn table(desk: &Desk) -> Table {
    let several = desk.compared.sources.len() > 1;
    let mut columns = vec![
        Column::words("Source", 1),
        Column::words("Title", 6),
        Column::words("Outlet and author", 4),
        Column::words("Published", 2),
    ];
    if several {
        columns.push(Column::words("Origin", 1));
    }
    columns.push(Column::words("SHA-256 of the text", 5));
    let row = |source: &Reported| {
        let mut cells = vec![
            Cell::head(vec![strong(desk.mark(source.id))]),
            Cell::of(titled(desk, source)),
            Cell::of(by(source)),
            Cell::words(dates(source)),
        ];
        if several {
            let origins = &desk.compared.comparison.origins;
            let origin = origins.iter().position(|origin| origin.sources.contains(&source.id));
            cells.push(Cell::words(
                origin.map_or(String::new(), |origin| (origin + 1).to_string()),
            ));
        }
        cells.push(Cell::of(vec![Run::styled(sha256(&source.document.text), Style::Fixed)]));
        cells
    };
    Table {
        caption: vec![],
        columns,
        rows: desk.compared.sources.iter().map(row).collect(),
    }
}

fn titled(desk: &Desk, source: &Reported) -> Vec<Run> {
    let title = plain(one_line(source.title()));
    let title = if desk.contents.texts {
        title.to(Link::Within(texts::anchor(source.id)))
    } else {
        title
    };
    let mut runs = vec![title];
    if source.title() != source.name && !source.name.is_empty() {
        runs.push(soft(format!(" {}", source.name)));
    }
    runs
}

/// Outlet, author and the address that the source states.
fn by(source: &Reported) -> Vec<Run> {
    let meta = &source.document.meta;
    let known = |field: &Option<Field<String>>| field.as_ref().map(|field| vec![plain(one_line(&field.value))]);
    let address = meta.address.as_ref().map(|field| vec![away(&field.value)]);
    let stated = [known(&meta.outlet), known(&meta.author), address];
    if stated.iter().all(Option::is_none) {
        return vec![plain(NOT_STATED)];
    }
    joined(stated.into_iter().flatten(), ", ")
}

/// The days of publishing and of the last update.
fn dates(source: &Reported) -> String {
    let meta = &source.document.meta;
    let published = meta
        .published
        .as_ref()
        .map_or(NOT_STATED.to_owned(), |date| date.value.to_string());
    match &meta.updated {
        Some(date) => format!("{published}, updated {}", date.value),
        None => published,
    }
}

/// An address as text, which leads there only where it is one of the web.
fn away(address: &str) -> Run {
    let address = one_line(address);
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_web = scheme.is_some_and(|scheme| scheme == "http" || scheme == "https");
    let whole = !address.contains(|character: char| character.is_whitespace() || character.is_control());
    let run = plain(address.clone());
    if is_web && whole {
        run.to(Link::Away(address))
    } else {
        run
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for (address, leads) in [
            ("https://paper.example/a?b=1&c", true),
            ("HTTP://paper.example", true),
            ("javascript:alert(1)", false),
            ("javascript://paper.example/%0aalert(1)", false),
            ("data:text/html,x", false),
            ("paper.example/a", false),
            ("https://paper.example/ a", false),
        ] {
            assert_eq!(away(address).link.is_some(), leads, "{address}");
        }
    }
}
