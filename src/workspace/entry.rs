//! What the list of kept workspaces says of each, and which texts they need: texts lie beside the workspaces, each once,
//! by hash.

use super::saved::{Lines, lines_of};
use super::{Workspace, save_without_texts};
use crate::compare::SourceId;
use crate::ingest::Format;
use crate::present::shorten;

/// A kept workspace, as the list shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its key in the storage.
    pub id: String,
    pub name: String,
    /// Sources, those awaited included.
    pub sources: usize,
    /// When it was last changed, in milliseconds since 1970.
    pub changed: u64,
    /// What it needs in the storage, texts included.
    pub bytes: u64,
    /// Rises with every save: a tab tells by it that another one saved.
    pub revision: u32,
    /// The hashes of its texts, ascending.
    pub texts: Vec<String>,
    /// The same of the state before, which is kept, too.
    pub earlier: Vec<String>,
}

impl Entry {
    /// The entry after a save; `known` gives the title by which the user knows a source.
    pub fn after(
        &self,
        workspace: &Workspace,
        known: impl Fn(SourceId) -> String,
        state_bytes: usize,
        changed: u64,
    ) -> Entry {
        let mut texts: Vec<String> = workspace.inputs.iter().map(|input| input.sha256.clone()).collect();
        texts.sort_unstable();
        texts.dedup();
        let length: usize = workspace.inputs.iter().map(|input| input.text.len()).sum();
        Entry {
            id: self.id.clone(),
            name: workspace.title(known),
            sources: workspace.sources.len()
                + workspace
                    .awaited
                    .iter()
                    .map(|awaited| awaited.sources.len())
                    .sum::<usize>(),
            changed,
            bytes: (length + state_bytes) as u64,
            revision: self.revision + 1,
            earlier: self.texts.clone(),
            texts,
        }
    }

    pub fn write(&self) -> String {
        let mut out = Lines::default();
        out.line(&[&"id", &self.id]);
        out.line(&[&"name", &self.name]);
        out.line(&[&"holds", &self.sources, &self.bytes]);
        out.line(&[&"saved", &self.revision, &self.changed]);
        self.texts.iter().for_each(|text| out.line(&[&"text", text]));
        self.earlier.iter().for_each(|text| out.line(&[&"earlier", text]));
        out.into_text()
    }

    /// What is damaged is empty: the workspace itself may still open.
    pub fn read(text: &str) -> Entry {
        let mut entry = Entry::default();
        for mut line in lines_of(text) {
            match line.text().as_str() {
                "id" => entry.id = line.text(),
                "name" => entry.name = line.text(),
                "holds" => {
                    entry.sources = line.number().unwrap_or_default() as usize;
                    entry.bytes = line.text().parse().unwrap_or_default();
                }
                "saved" => {
                    entry.revision = line.number().unwrap_or_default();
                    entry.changed = line.text().parse().unwrap_or_default();
                }
                "text" => entry.texts.push(line.text()),
                "earlier" => entry.earlier.push(line.text()),
                _ => {}
            }
        }
        entry
    }

    fn needs(&self, text: &String) -> bool {
        self.texts.contains(text) || self.earlier.contains(text)
    }
}

/// The texts that nobody needs any more when `before` gives way to `after`, or goes. `all` may hold `before` itself.
pub fn unneeded(before: &Entry, after: Option<&Entry>, all: &[Entry]) -> Vec<String> {
    let mut texts: Vec<String> = before.texts.iter().chain(&before.earlier).cloned().collect();
    texts.sort_unstable();
    texts.dedup();
    let others = || all.iter().filter(|entry| entry.id != before.id);
    texts.retain(|text| !others().chain(after).any(|entry| entry.needs(text)));
    texts
}

impl Workspace {
    /// The name that the user gave it, or the title of its first source: as the user knows it, or from what is in it.
    pub fn title(&self, known: impl Fn(SourceId) -> String) -> String {
        if !self.name.trim().is_empty() {
            return self.name.clone();
        }
        let first = self.sources.first().map(|source| known(source.id));
        if let Some(first) = first.filter(|first| !first.is_empty()) {
            return shorten(&first, 60);
        }
        let awaited = self.awaited.first().and_then(|awaited| awaited.sources.first());
        let edited = self.sources.first().and_then(|source| source.edits.title.clone());
        let line = || {
            let (input, text) = self.sources.first().and_then(|source| self.text_of(source))?;
            if input.format == Format::Html {
                return Some(input.name.clone());
            }
            let mut lines = text.lines().map(str::trim);
            lines
                .find(|line| line.chars().any(char::is_alphanumeric))
                .map(|line| line.trim_start_matches('#').trim().to_owned())
        };
        let title = edited
            .or_else(line)
            .or_else(|| awaited.map(|source| source.title_or("")));
        match title {
            Some(title) if !title.is_empty() => shorten(&title, 60),
            _ => "Untitled".to_owned(),
        }
    }

    /// What the browser keeps of it: the file without its texts, which lie beside it.
    pub fn state(&self, known: impl Fn(SourceId) -> (String, String)) -> Vec<u8> {
        save_without_texts(self, known)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::with_texts;
    use super::*;

    #[test]
    fn entries_read_back_as_written() {
        let first = Entry {
            id: "a\tb".into(),
            ..Entry::default()
        };
        let entry = first.after(
            &with_texts(&["# One.", "Two."]),
            |_| String::new(),
            100,
            1_700_000_000_000,
        );
        assert_eq!(
            (entry.name.as_str(), entry.sources, entry.revision, entry.bytes),
            ("One.", 2, 1, 110)
        );
        assert_eq!(Entry::read(&entry.write()), entry);
        let next = entry.after(&with_texts(&["Two."]), |_| "Known".into(), 100, 1_700_000_000_001);
        assert_eq!(
            (next.name.as_str(), next.texts.len(), next.earlier.len()),
            ("Known", 1, 2)
        );
        assert_eq!(Entry::read(&next.write()), next);
        assert_eq!(Entry::read("nonsense\n\t\t"), Entry::default());
    }

    #[test]
    fn texts_go_when_nobody_needs_them() {
        let entry = |id: &str, texts: &[&str], earlier: &[&str]| Entry {
            id: id.into(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            earlier: earlier.iter().map(|text| (*text).to_owned()).collect(),
            ..Entry::default()
        };
        let before = entry("1", &["a", "b"], &["c", "d"]);
        let after = entry("1", &["a"], &["a", "b"]);
        let other = entry("2", &["d"], &[]);
        let all = [before.clone(), other];
        assert_eq!(unneeded(&before, Some(&after), &all), ["c"]);
        assert_eq!(unneeded(&before, None, &all), ["a", "b", "c"]);
    }
}
