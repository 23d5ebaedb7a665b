//! Entities by source, and the tables as they were read.

use std::fmt::{self, Write};

use super::{escaped, quoted, source_columns};
use crate::analysis::tables::{CellValue, Column, ColumnKind, Table};
use crate::report::{Compared, Reported, named};

pub fn entities(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(
        out,
        "<section id=\"entities\">\n<h2>Entities</h2>\n<p class=\"note\">How often each source names them.</p>\n\
         <div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th>"
    )?;
    source_columns(out, compared)?;
    for shared in &compared.comparison.entities {
        write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td>",
            escaped(&shared.name),
            named(shared.kind)
        )?;
        for source in &compared.sources {
            let members = shared.members.iter().filter(|(id, _)| *id == source.id);
            let entities = members.filter_map(|(_, entity)| source.analysis.entities.get(*entity as usize));
            match entities.map(|entity| entity.mentions.len()).sum::<usize>() {
                0 => write!(out, "<td></td>")?,
                mentions => write!(out, "<td class=\"number\">{mentions}</td>")?,
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>\n</section>")
}

pub fn write(out: &mut String, compared: &Compared) -> fmt::Result {
    writeln!(out, "<section id=\"tables\">\n<h2>Tables</h2>")?;
    if compared.sources.iter().all(|source| source.analysis.tables.is_empty()) {
        writeln!(out, "<p>No source has a table.</p>")?;
    }
    for source in &compared.sources {
        for table in &source.analysis.tables {
            write_table(out, compared, source, table)?;
        }
    }
    writeln!(out, "</section>")
}

fn write_table(out: &mut String, compared: &Compared, source: &Reported, table: &Table) -> fmt::Result {
    let caption = table
        .caption
        .map_or("table".to_owned(), |caption| quoted(compared, source.id, caption));
    writeln!(
        out,
        "<div class=\"wide\"><table>\n<caption>Source {}: {caption}</caption>\n<thead><tr>",
        source.id
    )?;
    let typed = |column: &Column| match column.unit.as_str() {
        "" => named(column.kind),
        unit => format!("{} {unit}", named(column.kind)),
    };
    for column in &table.columns {
        writeln!(
            out,
            "<th scope=\"col\">{} <span class=\"note\">{}</span></th>",
            escaped(&column.name),
            escaped(&typed(column))
        )?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in &table.rows {
        write!(out, "<tr>")?;
        for (cell, column) in row.iter().zip(&table.columns) {
            let class = match (&cell.value, column.kind) {
                (CellValue::Bad, _) => " class=\"bad\" title=\"Does not read as its column's type\"",
                (_, ColumnKind::Text | ColumnKind::Date) => "",
                _ => " class=\"number\"",
            };
            write!(out, "<td{class}>{}</td>", escaped(&source.document.cell(cell.span)))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table></div>")
}
