//! Words that run from right to left: a PDF has them as they are seen, text as they are read.

use unicode_normalization::UnicodeNormalization;

/// Text whose characters stand from left to right as they are seen, in the order in which they are read.
pub(super) fn as_read(text: &str) -> String {
    if !text.contains(leftwards) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let back = chars.iter().filter(|char| leftwards(**char)).count();
    let whole = back * 2 > chars.iter().filter(|char| char.is_alphabetic()).count();
    let mut read: Vec<char> = Vec::with_capacity(chars.len());
    if whole {
        // Words and numbers that run from left to right stay as they are within.
        let turned: Vec<char> = chars.into_iter().rev().collect();
        for run in turned.chunk_by(|a, b| rightwards(*a) == rightwards(*b)) {
            push(run, rightwards(run[0]), &mut read);
        }
    } else {
        let mut rest = chars.as_slice();
        while let Some(start) = rest.iter().position(|char| leftwards(*char)) {
            let run = rest[start..]
                .iter()
                .take_while(|char| !char.is_alphanumeric() || leftwards(**char))
                .count();
            let last = rest[start..start + run].iter().rposition(|char| leftwards(*char));
            let end = start + last.map_or(1, |last| last + 1);
            read.extend(&rest[..start]);
            push(&rest[start..end], true, &mut read);
            rest = &rest[end..];
        }
        read.extend(rest);
    }
    // Shapes of letters within words are the letters.
    let shaped = |char: char| matches!(char, '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let mut out = String::with_capacity(text.len());
    for char in read {
        if shaped(char) {
            out.extend(char.nfkc());
        } else {
            out.push(char);
        }
    }
    out
}

fn push(run: &[char], turned: bool, read: &mut Vec<char>) {
    if turned {
        read.extend(run.iter().rev());
    } else {
        read.extend(run);
    }
}

/// Of Hebrew, Arabic and their neighbours.
fn leftwards(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !matches!(char, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

fn rightwards(char: char) -> bool {
    !leftwards(char) && char.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_from_right_to_left() {
        for (seen, read) in [
            ("A sign reads םלוע םולש here.", "A sign reads שלום עולם here."),
            ("12 boats", "12 boats"),
            ("םלוע 2024 םולש", "שלום 2024 עולם"),
            ("\u{feb2}\u{fee4}\u{feb7}", "شمس"),
            ("", ""),
        ] {
            assert_eq!(as_read(seen), read, "{seen}");
        }
    }
}
