//! Words that the reader selects, as a place of the text.

use crate::text::Span;

/// The most characters that a name has.
const LONGEST: usize = 120;

/// The place of a selection: `start` and `end` count UTF-16 units, as browsers do, from the byte `from` on. It is made
/// to hold whole words, without the marks around them. `None` where it holds no word or more than a name would.
pub fn place(text: &str, from: u32, start: u32, end: u32) -> Option<Span> {
    let rest = text.get(from as usize..)?;
    let from = from as usize;
    let (start, end) = (from + bytes(rest, start)?, from + bytes(rest, end)?);
    let chosen = text.get(start..end)?;
    let last = chosen.rfind(char::is_alphanumeric)?;
    let mut end = start + last + chosen[last..].chars().next().map_or(0, char::len_utf8);
    let start = start + chosen.find(char::is_alphanumeric)?;
    // A point ends an abbreviation (`U.S.`), and otherwise a sentence.
    if text[end..].starts_with('.') && text[start..end].contains('.') {
        end += 1;
    }
    let length = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars
            .take_while(|char| char.is_alphanumeric())
            .map(char::len_utf8)
            .sum()
    };
    let before = length(&mut text[..start].chars().rev());
    let after = length(&mut text[end..].chars());
    let span = Span::new(start - before, end + after);
    span.of(text).chars().nth(LONGEST).is_none().then_some(span)
}

/// How many bytes so many UTF-16 units are; `None` beyond the end.
fn bytes(text: &str, units: u32) -> Option<usize> {
    let mut left = units as usize;
    for (at, char) in text.char_indices() {
        if left == 0 {
            return Some(at);
        }
        left = left.checked_sub(char.len_utf16())?;
    }
    (left == 0).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selections_become_whole_words() {
        let text = "Zoë 🚢 met “Vale Bank” of the U.S. in 서울.";
        let check = |chosen: &str, expected: Option<&str>| {
            let at = text.find(chosen).unwrap_or_default();
            for from in [0, 5] {
                let Some(units) = text.get(from..at).map(|before| before.encode_utf16().count() as u32) else {
                    continue;
                };
                let length = chosen.encode_utf16().count() as u32;
                let found = place(text, from as u32, units, units + length);
                assert_eq!(found.map(|span| span.of(text)), expected, "{chosen} from {from}");
            }
        };
        check("Vale Bank", Some("Vale Bank"));
        check(" “Vale Bank” ", Some("Vale Bank"));
        check("ale Ban", Some("Vale Bank"));
        check("U.S", Some("U.S."));
        check("U.S.", Some("U.S."));
        check("서울.", Some("서울"));
        check("Zoë", Some("Zoë"));
        check("🚢", None);
        check("", None);
        assert_eq!(place(text, 0, 3, 5_000), None);
        assert_eq!(place(text, 3, 0, 1), None, "inside a character");
        assert_eq!(place(&"long ".repeat(60), 0, 0, 250), None);
    }
}
