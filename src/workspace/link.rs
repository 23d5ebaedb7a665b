//! A workspace in the part of an address behind the hash, which browsers keep to themselves: `#workspace=1.…`, the file
//! compressed (zlib's form) and in base64url. Whoever makes the link compresses; here is its writing and its reading.

use std::fmt;

/// What such an address begins with, behind the hash.
const NAME: &str = "workspace=";
const VERSION: &str = "1.";

/// No longer link is made, in characters: a file is the better way then.
pub const LONGEST: usize = 64_000;
/// Some programs cut links beyond these lengths.
pub const CUT_BY_MANY: usize = 2_000;
pub const CUT_BY_SOME: usize = 8_000;
/// A link may not grow beyond this many bytes when it is opened: what does was made to do harm.
pub const LARGEST: usize = 8_000_000;

/// Why a link could not be opened, worded for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    Damaged,
    Newer,
    TooLarge,
}

impl fmt::Display for LinkProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LinkProblem::Damaged => {
                "It is damaged or not whole: some programs cut long links. Ask for it again, or for the workspace as a file."
            }
            LinkProblem::Newer => "It was made by a newer Crossread. Reload the page to get the newer version.",
            LinkProblem::TooLarge => "It holds more than a link can. Ask for the workspace as a file.",
        })
    }
}

impl std::error::Error for LinkProblem {}

/// The address is meant to hold a workspace.
pub fn is_link(hash: &str) -> bool {
    hash.trim_start_matches('#').starts_with(NAME)
}

/// The part of the address with the hash.
pub fn write(compressed: &[u8]) -> String {
    let mut link = format!("#{NAME}{VERSION}");
    for three in compressed.chunks(3) {
        let byte = |index: usize| three.get(index).map_or(0, |byte| u32::from(*byte));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..=three.len() {
            link.push(char::from(ALPHABET[(bits >> (18 - 6 * index) & 63) as usize]));
        }
    }
    link
}

/// The compressed bytes. Nothing about them is sure yet.
pub fn read(hash: &str) -> Result<Vec<u8>, LinkProblem> {
    let rest = hash
        .trim_start_matches('#')
        .strip_prefix(NAME)
        .ok_or(LinkProblem::Damaged)?;
    let Some(text) = rest.strip_prefix(VERSION) else {
        let version = rest.split('.').next().unwrap_or_default();
        let newer = version.parse::<u32>().is_ok_and(|version| version > 1);
        return Err(if newer {
            LinkProblem::Newer
        } else {
            LinkProblem::Damaged
        });
    };
    if text.len() > 4 * LARGEST / 3 {
        return Err(LinkProblem::TooLarge);
    }
    let text = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.chunks(4) {
        let mut bits = 0;
        for character in four {
            bits = bits << 6 | value(*character).ok_or(LinkProblem::Damaged)?;
        }
        let whole = four.len() - 1;
        if whole == 0 {
            return Err(LinkProblem::Damaged);
        }
        bits <<= 6 * (4 - four.len());
        bytes.extend_from_slice(&bits.to_be_bytes()[1..=whole]);
    }
    Ok(bytes)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn value(character: u8) -> Option<u32> {
    ALPHABET
        .iter()
        .position(|known| *known == character)
        .map(|value| value as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn links_are_told_from_other_addresses() {
        for (hash, expected) in [
            ("#workspace=1.AA", true),
            ("workspace=", true),
            ("#overview", false),
            ("", false),
        ] {
            assert_eq!(is_link(hash), expected, "{hash}");
        }
    }

    #[test]
    fn known_encodings() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"\xfb\xff", "-_8"),
        ] {
            assert_eq!(write(bytes), format!("#workspace=1.{text}"));
        }
    }

    #[test]
    fn hostile_links_are_refused() {
        use LinkProblem::*;
        let cases = [
            ("#workspace=", Damaged),
            ("#workspace=2.AAAA", Newer),
            ("#workspace=0.AAAA", Damaged),
            ("#workspace=1.A", Damaged),
            ("#workspace=1.AA A", Damaged),
            ("#workspace=1.AAé", Damaged),
            ("#workspace=1.%41AA", Damaged),
            ("#elsewhere", Damaged),
        ];
        for (hash, problem) in cases {
            assert_eq!(read(hash), Err(problem), "{hash}");
        }
        let long = format!("#workspace=1.{}", "A".repeat(2 * LARGEST));
        assert_eq!(read(&long), Err(TooLarge));
    }

    proptest! {
        #[test]
        fn links_read_back_as_written(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert_eq!(read(&write(&bytes)), Ok(bytes));
        }

        #[test]
        fn whatever_comes_nothing_panics(text in "\\PC*") {
            let _ = read(&text);
            let _ = read(&format!("#workspace=1.{text}"));
        }
    }
}
