//! Bytes to text: encodings, and files that are no text at all.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::Refusal;
use crate::text::Note;

/// How many bytes at the head are looked at for NULs and control characters.
const HEAD: usize = 8_192;

/// The text of the bytes, with a note where something could not be read as it stands.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<Note>), Refusal> {
    if let Some(guess) = binary_kind(bytes) {
        return Err(Refusal::Binary {
            guess: Some(guess.to_owned()),
        });
    }
    let (bytes, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (&bytes[length..], Some(encoding)),
        None => (bytes, utf_16_without_mark(bytes)),
    };
    if let Some(encoding) = marked.filter(|encoding| *encoding != encoding_rs::UTF_8) {
        let (text, lossy) = encoding.decode_without_bom_handling(bytes);
        return Ok((text.into_owned(), lossy.then(unreadable).into_iter().collect()));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if is_binary(bytes, true) => {
            let _ = text;
            Err(Refusal::Binary { guess: None })
        }
        Ok(text) => Ok((text.to_owned(), Vec::new())),
        Err(_) if is_binary(bytes, false) => Err(Refusal::Binary { guess: None }),
        Err(_) => Ok(decode_unmarked(bytes)),
    }
}

/// Text that is not UTF-8 as a whole: UTF-8 with a few bad bytes, or an older encoding.
fn decode_unmarked(bytes: &[u8]) -> (String, Vec<Note>) {
    let (mut valid, mut invalid) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    if valid > invalid {
        return (String::from_utf8_lossy(bytes).into_owned(), vec![unreadable()]);
    }
    let stated = stated(bytes);
    let encoding = stated.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    });
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let why = if stated.is_some() {
        "as it states"
    } else {
        "by its byte patterns"
    };
    let read = Note {
        text: format!("The text was read as {}, {why}.", encoding.name()),
        span: None,
    };
    (
        text.into_owned(),
        std::iter::once(read).chain(lossy.then(unreadable)).collect(),
    )
}

/// What a page says of itself: `<meta charset="…">`. Not UTF-8, as which it was not valid.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let find = |from: usize, words: &[u8]| {
        let rest = head.get(from..)?;
        rest.windows(words.len())
            .position(|window| window == words)
            .map(|at| from + at)
    };
    let label = find(find(0, b"<meta")?, b"charset=")? + 8;
    let label = head[label..]
        .iter()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
    let label: Vec<u8> = label
        .copied()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .collect();
    let utf = [encoding_rs::UTF_8, UTF_16BE, UTF_16LE];
    Encoding::for_label(&label).filter(|encoding| !utf.contains(encoding))
}

fn unreadable() -> Note {
    Note {
        text: "Some characters could not be read; each is shown as �.".to_owned(),
        span: None,
    }
}

/// UTF-16 without a mark, by NULs at only the odd or only the even places.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    if head.len() < 4 {
        return None;
    }
    let nuls = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (nuls(0), nuls(1), head.len() / 2);
    match () {
        () if odd * 10 >= half * 4 && even * 50 <= half => Some(UTF_16LE),
        () if even * 10 >= half * 4 && odd * 50 <= half => Some(UTF_16BE),
        () => None,
    }
}

/// NULs or many control characters. In valid UTF-8 a stray NUL is let pass.
fn is_binary(bytes: &[u8], valid: bool) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let nuls = head.iter().filter(|byte| **byte == 0).count();
    let controls = head
        .iter()
        .filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127))
        .count();
    nuls > if valid { head.len() / 100 } else { 0 } || controls * 10 > head.len()
}

/// Names a binary file by its first bytes.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(usize, &[u8], &str); 26] = [
        (0, b"%PDF-", "PDF"),
        (0, b"PK\x03\x04", "ZIP or Word"),
        (0, b"PK\x05\x06", "ZIP"),
        (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "older Word or Excel"),
        (0, b"{\\rtf", "RTF"),
        (0, b"\x89PNG\r\n\x1A\n", "PNG picture"),
        (0, b"\xFF\xD8\xFF", "JPEG picture"),
        (0, b"GIF87a", "GIF picture"),
        (0, b"GIF89a", "GIF picture"),
        (8, b"WEBP", "WebP picture"),
        (0, b"II*\0", "TIFF picture"),
        (0, b"MM\0*", "TIFF picture"),
        (4, b"ftyp", "MP4 video"),
        (0, b"ID3", "MP3 sound"),
        (0, b"\xFF\xFB", "MP3 sound"),
        (0, b"OggS", "Ogg sound"),
        (0, b"fLaC", "FLAC sound"),
        (8, b"WAVE", "WAV sound"),
        (0, b"\x1A\x45\xDF\xA3", "Matroska video"),
        (0, b"\x7FELF", "program"),
        (0, b"MZ\x90\0", "program"),
        (0, b"\0asm", "WebAssembly"),
        (0, b"SQLite format 3\0", "SQLite"),
        (0, b"\x1F\x8B", "gzip"),
        (0, b"7z\xBC\xAF\x27\x1C", "7-Zip"),
        (0, b"Rar!\x1A\x07", "RAR"),
    ];
    kinds
        .iter()
        .find(|(at, magic, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)))
        .map(|kind| kind.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        let utf_16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let with = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let text = "The café — closed.";
        for (bytes, expected, notes) in [
            (text.as_bytes().to_vec(), text, 0),
            (with(b"\xEF\xBB\xBF", text.as_bytes().to_vec()), text, 0),
            (with(b"\xFF\xFE", utf_16(text, false)), text, 0),
            (with(b"\xFE\xFF", utf_16(text, true)), text, 0),
            (utf_16(text, false), text, 0),
            (utf_16(text, true), text, 0),
            (b"The caf\xE9 \x97 closed.".to_vec(), text, 1),
            (
                "caf\u{e9}s, caf\u{e9}s \u{2014} and "
                    .bytes()
                    .chain(*b"\xFFx")
                    .collect(),
                "cafés, cafés — and \u{FFFD}x",
                1,
            ),
            (
                b"<meta charset=windows-1251><p>\xcf\xf0\xe8".to_vec(),
                "<meta charset=windows-1251><p>При",
                1,
            ),
            // A lone surrogate.
            (with(b"\xFF\xFE", vec![0x41, 0, 0, 0xD8, 0x42, 0]), "A\u{FFFD}B", 1),
            (b"a\r\nb\rc\nd".to_vec(), "a\r\nb\rc\nd", 0),
        ] {
            let (text, found) = decode(&bytes).unwrap();
            assert_eq!((text.as_str(), found.len()), (expected, notes), "{bytes:?}");
        }
    }

    #[test]
    fn files_that_are_no_text() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n..."[..], Some("PDF")),
            (b"PK\x03\x04....", Some("ZIP or Word")),
            (b"\x89PNG\r\n\x1A\n", Some("PNG picture")),
            (b"\x7FELF\x02", Some("program")),
            (b"\0\0\0\x20ftypisom", Some("MP4 video")),
            (b"SQLite format 3\0", Some("SQLite")),
            (b"ab\0\xFF\0\0cd\0", None),
            (b"\x01\x02\x03\x04\x05", None),
        ] {
            let refusal = decode(bytes).unwrap_err();
            assert_eq!(
                refusal,
                Refusal::Binary {
                    guess: expected.map(str::to_owned)
                },
                "{bytes:?}"
            );
        }
    }
}
