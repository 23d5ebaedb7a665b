use crate::text::{BlockKind, Document, Span};

/// Every place of the analysed blocks and cells where the words stand as words of their own, in order, none overlapping
/// another. White space counts as one space; capitals count unless the words have none. Linear in the text.
pub fn occurrences(document: &Document, words: &str) -> Vec<Span> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let exact = words.chars().any(char::is_uppercase);
    let mut found = Vec::new();
    if parts.is_empty() {
        return found;
    }
    for stretch in stretches(document) {
        let text = stretch.of(&document.text);
        let (mut before, mut free) = (None, 0);
        for (at, char) in text.char_indices() {
            if at >= free
                && !(before.is_some_and(is_part) && is_part(char))
                && let Some(length) = length_at(&text[at..], &parts, exact)
            {
                let start = stretch.start as usize + at;
                found.push(Span::new(start, start + length));
                free = at + length;
            }
            before = Some(char);
        }
    }
    found
}

/// Where words are looked for: names do not reach over them.
fn stretches(document: &Document) -> Vec<Span> {
    let mut stretches = Vec::new();
    for block in document.blocks.iter().filter(|block| block.is_analysed()) {
        match block.kind {
            BlockKind::Table { grid } => {
                let grid = document.grids.get(grid as usize);
                let cells = grid.into_iter().flat_map(|grid| grid.rows.iter().flatten());
                stretches.extend(cells.filter(|cell| !cell.repeated).map(|cell| cell.span));
            }
            _ => stretches.push(block.span),
        }
    }
    stretches.sort_unstable();
    stretches
}

/// How long the words are at the beginning of a text, if they stand there whole.
fn length_at(text: &str, parts: &[&str], exact: bool) -> Option<usize> {
    let mut rest = text;
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            let next = rest.trim_start();
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
        }
        for wanted in part.chars() {
            let mut chars = rest.chars();
            if !is_same(chars.next()?, wanted, exact) {
                return None;
            }
            rest = chars.as_str();
        }
    }
    let last = parts.last().and_then(|part| part.chars().next_back());
    let goes_on = last.is_some_and(is_part) && rest.chars().next().is_some_and(is_part);
    (!goes_on).then_some(text.len() - rest.len())
}

fn is_part(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '\u{300}'..='\u{36f}')
}

fn is_same(a: char, b: char, exact: bool) -> bool {
    let straight = |char: char| if char == '’' { '\'' } else { char };
    straight(a) == straight(b) || !exact && a.to_lowercase().eq(b.to_lowercase())
}
