//! Folding of names: what is left of a word when capitals, accents, points and apostrophes' shapes are of no account.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The word without accents and points. Lower case is the caller's: a document's words are stored so.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let pointed = word.len() > 1 && word.contains('.');
        return if pointed {
            Cow::Owned(word.replace('.', ""))
        } else {
            Cow::Borrowed(word)
        };
    }
    let mut folded = String::with_capacity(word.len());
    for char in word.nfkd().filter(|char| !is_combining_mark(*char)) {
        match char {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '.' | '\u{AD}' | '\u{200C}' | '\u{200D}' => {}
            _ => folded.push(char),
        }
    }
    Cow::Owned(folded)
}

/// A spelling-free skeleton of a folded word: the usual variants of transliteration fall together
/// (`kiev` and `kyiv`, `zelensky` and `zelenskyy`, `mohammed` and `muhammad`). For names only, and only
/// together with other evidence: it also joins words that merely look alike.
pub(super) fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(char) = chars.next() {
        let sound = match char {
            'y' | 'j' | 'i' | 'e' => 'i',
            'o' | 'u' | 'w' => 'u',
            'v' => 'v',
            'c' if chars.peek() == Some(&'h') => 'c',
            'c' | 'q' | 'k' => 'k',
            'p' if chars.peek() == Some(&'h') => {
                chars.next();
                'f'
            }
            'z' => 's',
            'h' if !out.is_empty() => continue,
            '\'' | '-' => continue,
            _ => char,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

/// The skeleton of a name's word that is long enough to be known by it alone (`zelensky`, not `kim`).
pub(super) fn long_skeleton(word: &str) -> Option<String> {
    (word.chars().count() >= 6).then(|| skeleton(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding() {
        for (word, expected) in [
            ("u.s.", "us"),
            ("mr.", "mr"),
            ("são", "sao"),
            ("łódź", "lodz"),
            ("straße", "strasse"),
            (".", "."),
            ("kim", "kim"),
        ] {
            assert_eq!(fold(word), expected);
        }
    }

    #[test]
    fn skeletons() {
        for (a, b, same) in [
            ("kiev", "kyiv", true),
            ("zelensky", "zelenskyy", true),
            ("zelenskiy", "zelensky", true),
            ("gaddafi", "gadafi", true),
            ("iran", "iraq", false),
            ("austria", "australia", false),
            ("smith", "schmidt", false),
        ] {
            assert_eq!(skeleton(a) == skeleton(b), same, "{a} {b}");
        }
    }
}
