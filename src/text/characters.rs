//! Classes of characters, and the case of words.

use unicode_normalization::char::is_combining_mark;

use super::Case;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Space,
    Lower,
    Upper,
    Digit,
    Punctuation,
    Symbol,
    /// The first byte of a longer character.
    Wide,
}

pub const CLASSES: [Class; 256] = {
    let mut table = [Class::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' => Class::Digit,
            b'$' | b'%' | b'+' | b'<' | b'=' | b'>' | b'^' | b'`' | b'|' | b'~' => Class::Symbol,
            b'!'..=b'~' => Class::Punctuation,
            _ => Class::Space,
        };
        byte += 1;
    }
    table
};

pub fn is_word_part(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '\u{AD}' | '\u{200C}' | '\u{200D}') || is_combining_mark(char)
}

pub fn is_punctuation(char: char) -> bool {
    matches!(char, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{2043}'
        | '\u{2045}'..='\u{2051}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF3D}' | '،' | '؛' | '؟' | '۔' | '।'
        | '\u{2E00}'..='\u{2E5D}')
}

pub fn case_of(word: &str) -> Case {
    let (mut upper, mut lower, mut first_upper) = (0usize, 0usize, false);
    if word.is_ascii() {
        for byte in word.bytes() {
            upper += usize::from(byte.is_ascii_uppercase());
            lower += usize::from(byte.is_ascii_lowercase());
        }
        first_upper = word.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase());
    } else {
        for (index, char) in word.chars().enumerate() {
            upper += usize::from(char.is_uppercase());
            lower += usize::from(char.is_lowercase());
            first_upper |= index == 0 && char.is_uppercase();
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if first_upper => Case::Capitalised,
        (2.., 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

/// A letter of an internet name, in lower case.
pub fn is_label(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}
