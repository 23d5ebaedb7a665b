//! How the sources put it, in the Markdown report.

use std::fmt::{self, Write};

use super::{escaped, list};
use crate::compare::wording::{MarkKind, SourceWording};
use crate::report::Compared;

/// The kinds of marks with their headers.
const KINDS: [(MarkKind, &str); 4] = [
    (MarkKind::Hedge, "Hedges"),
    (MarkKind::Attribution, "Attributions"),
    (MarkKind::Loaded, "Loaded words"),
    (MarkKind::Passive, "Passives without agent"),
];

pub fn write(out: &mut String, compared: &Compared) -> fmt::Result {
    let wording = &compared.comparison.wording;
    if wording.sources.iter().all(|source| source.marks.is_empty()) && wording.naming.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "## Wording\n\nHow the sources put it outside quotation marks: a description, not a verdict. Places per 1,000 words.\n"
    )?;
    write!(out, "| Source | Words |")?;
    for (_, name) in KINDS {
        write!(out, " {name} |")?;
    }
    writeln!(out, " Distinctive words |\n|---|---|---|---|---|---|---|")?;
    for source in &wording.sources {
        write!(out, "| {} | {} |", source.source, source.words)?;
        for (kind, _) in KINDS {
            let count = source.marks.iter().filter(|mark| mark.kind == kind).count();
            write!(out, " {:.1} ({count}) |", per_thousand(source, count))?;
        }
        let words = source.distinctive.iter();
        let words = words.map(|it| format!("{} ({})", escaped(&it.words), it.places.len()));
        writeln!(out, " {} |", words.collect::<Vec<_>>().join(", "))?;
    }
    writeln!(out)?;
    for naming in &wording.naming {
        let names = naming.names.iter().map(|name| {
            let mut sources: Vec<u32> = name.places.iter().map(|place| place.source).collect();
            sources.dedup();
            format!("{} ({})", escaped(&name.words), list(&sources))
        });
        writeln!(out, "- In one place: {}", names.collect::<Vec<_>>().join(" · "))?;
    }
    writeln!(out)
}

fn per_thousand(source: &SourceWording, count: usize) -> f64 {
    1000.0 * count as f64 / f64::from(source.words.max(1))
}
