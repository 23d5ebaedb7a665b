//! Files to texts: what `analyze` and `read` have in common.

use std::io::{self, Read};

use crossread::formats;
use crossread::ingest::{self, Edits, Segment, Taken};

/// A text that a file holds, and what the file says of it.
pub struct Text {
    /// The name of the file, or of one within it.
    pub name: String,
    pub taken: Taken,
    pub edits: Edits,
}

impl Text {
    /// Each article of the text, with a name of its own.
    pub fn articles(&self) -> impl Iterator<Item = (String, &Segment)> {
        let several = self.taken.segments.len() > 1;
        let name = move |index: usize| {
            if several {
                format!("{} ({})", self.name, index + 1)
            } else {
                self.name.clone()
            }
        };
        self.taken
            .segments
            .iter()
            .enumerate()
            .map(move |(index, segment)| (name(index), segment))
    }

    /// What the file says holds of its one article; of several it would be said of all.
    pub fn edits(&self) -> Edits {
        if self.taken.segments.len() > 1 {
            Edits::default()
        } else {
            self.edits.clone()
        }
    }
}

/// The texts of a file, `-` for standard input, and a line for everything that could not be taken.
pub fn open(file: &str) -> (Vec<Text>, Vec<String>) {
    let bytes = match bytes(file) {
        Ok(bytes) => bytes,
        Err(problem) => return (Vec::new(), vec![format!("{file}: {problem}")]),
    };
    let name = formats::label(file);
    if !formats::is_for(&name, &bytes) {
        return match ingest::take(&name, &bytes, None) {
            Ok(taken) => (
                vec![Text {
                    name,
                    taken,
                    edits: Edits::default(),
                }],
                Vec::new(),
            ),
            Err(refusal) => (Vec::new(), vec![format!("{file}: {refusal}")]),
        };
    }
    let opened = formats::open(&name, &bytes);
    let within = |part: &str| {
        if part == name {
            file.to_owned()
        } else {
            format!("{file}: {part}")
        }
    };
    let mut problems: Vec<String> = opened
        .left_out
        .iter()
        .map(|left| format!("{}: {}", within(&left.name), left.why))
        .collect();
    let mut texts = Vec::new();
    for part in opened.parts {
        for note in &part.notes {
            eprintln!("crossread: {}: {note}", within(&part.name));
        }
        match ingest::take(&part.name, &part.bytes, part.format) {
            Ok(taken) => texts.push(Text {
                name: part.name,
                taken,
                edits: part.edits,
            }),
            Err(refusal) => problems.push(format!("{}: {refusal}", within(&part.name))),
        }
    }
    (texts, problems)
}

/// Reads one byte more than is allowed at most: enough to tell that a file is too large.
pub fn bytes(file: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = formats::LIMIT + 1;
    let read = if file == "-" {
        io::stdin().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|opened| opened.take(limit).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(problem) => Err(format!(
            "It cannot be opened: {problem}. Check its name, and that you may read it."
        )),
    }
}
