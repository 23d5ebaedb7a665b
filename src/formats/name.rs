//! Names from files: labels to show, never paths to follow.

/// Longest label, in characters.
const LONGEST: usize = 120;

/// A name without its folders and without characters that would deceive: controls and marks of writing direction.
pub fn label(name: &str) -> String {
    let last = name
        .rsplit(['/', '\\'])
        .find(|part| !part.trim().is_empty())
        .unwrap_or("");
    let shown: String = last.chars().filter(|char| !deceives(*char)).take(LONGEST).collect();
    let shown = shown.trim();
    if shown.is_empty() || shown.chars().all(|char| char == '.') {
        "file without a name".to_owned()
    } else {
        shown.to_owned()
    }
}

fn deceives(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (name, expected) in [
            ("report.docx", "report.docx"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\a.pdf", "a.pdf"),
            ("folder/", "folder"),
            ("a\u{202e}fdp.exe", "afdp.exe"),
            ("a\0b\n.txt", "ab.txt"),
            ("..", "file without a name"),
            ("", "file without a name"),
        ] {
            assert_eq!(label(name), expected, "{name:?}");
        }
        assert_eq!(label(&"x".repeat(1000)).len(), 120);
    }
}
