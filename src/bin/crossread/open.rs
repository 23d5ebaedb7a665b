//! Workspaces among the files of `crossread analyze`.

use std::fs::File;
use std::io::{self, Read};

use crossread::engine::Engine;
use crossread::workspace::{self, Change, LIMIT, Workspace};

/// The file is a saved workspace; what cannot be read is none.
pub fn is_workspace(file: &str) -> bool {
    let mut start = Vec::new();
    let opened = File::open(file).and_then(|file| file.take(64).read_to_end(&mut start));
    opened.is_ok() && workspace::is_workspace(&start)
}

/// The workspaces as one, in their order, with the other files behind: a text that one of them awaits returns to its place.
/// Says whether all could be taken; problems go to standard error.
pub fn gather(files: &[&str]) -> (Workspace, bool) {
    let mut gathered: Option<Workspace> = None;
    let mut whole = true;
    let (workspaces, texts): (Vec<&str>, Vec<&str>) = files.iter().partition(|file| is_workspace(file));
    for file in workspaces {
        let loaded = match read(file).map(|bytes| workspace::load(&bytes)) {
            Ok(Ok(loaded)) => loaded,
            Ok(Err(problem)) => {
                eprintln!("crossread: {file}: {problem}");
                whole = false;
                continue;
            }
            Err(problem) => {
                eprintln!("crossread: {file}: {problem}");
                whole = false;
                continue;
            }
        };
        for damage in &loaded.damage {
            eprintln!("crossread: {file}: {damage}");
            whole = false;
        }
        match &mut gathered {
            None => gathered = Some(loaded.workspace),
            Some(gathered) => {
                let merged = gathered.merge(loaded.workspace);
                for note in merged.notes {
                    eprintln!("crossread: {file}: {note}");
                }
                for (finding, ..) in merged.verdicts {
                    eprintln!("crossread: {file}: Finding {finding} is judged otherwise: the verdict before stays.");
                }
            }
        }
    }
    let mut workspace = gathered.unwrap_or_default();
    for file in texts {
        let (texts, problems) = super::files::open(file);
        for text in texts {
            let edits = text.edits();
            workspace.apply(Change::Add {
                name: text.name,
                format: text.taken.format,
                text: text.taken.text,
                segments: text.taken.segments,
                edits,
            });
        }
        for problem in problems {
            eprintln!("crossread: {problem}");
            whole = false;
        }
    }
    for awaited in &workspace.awaited {
        let name = awaited.sources.first().map(|source| source.title_or(&awaited.name));
        let name = name.unwrap_or_default();
        eprintln!(
            "crossread: The text of “{name}” is not in the workspace (SHA-256 {}): name its file, too.",
            awaited.sha256
        );
    }
    (workspace, whole)
}

fn read(file: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        let text = format!("It is larger than {} MB.", LIMIT / 1_000_000);
        return Err(io::Error::new(io::ErrorKind::InvalidData, text));
    }
    Ok(bytes)
}

/// Reads and analyses all sources, with what the user corrected.
pub fn analyze(engine: &mut Engine, workspace: &Workspace) {
    for source in &workspace.sources {
        if let Some((input, text)) = workspace.text_of(source) {
            engine.analyze_corrected(source.id, input.format, text, &source.edits, &workspace.repairs);
        }
    }
}
