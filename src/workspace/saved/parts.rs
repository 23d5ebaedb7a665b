//! The file as parts, each with its length and a checksum: damage in one leaves the others whole, and none is silent.
//!
//! A part is a line `=== kind number length checksum`, then its bytes, then a line break. The checksum is the first sixteen
//! hexadecimal digits of the SHA-256 of kind, number and bytes.

use sha2::{Digest, Sha256};

/// What every part begins with.
const MARK: &[u8] = b"=== ";
/// No line that begins a part is longer.
const LONGEST: usize = 80;

/// A part that was found.
#[derive(Debug, PartialEq)]
pub struct Part<'a> {
    pub kind: &'a str,
    /// The number of what it holds: of a source or an input.
    pub number: u32,
    /// `None` where the checksum tells of damage, or the bytes are no text.
    pub text: Option<&'a str>,
}

pub fn write(file: &mut Vec<u8>, kind: &str, number: u32, bytes: &[u8]) {
    let head = format!(
        "=== {kind} {number} {} {}\n",
        bytes.len(),
        checksum(kind, number, bytes)
    );
    file.extend_from_slice(head.as_bytes());
    file.extend_from_slice(bytes);
    file.push(b'\n');
}

fn checksum(kind: &str, number: u32, bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(kind);
    hash.update(number.to_le_bytes());
    hash.update(bytes);
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// All parts that can be found, and whether stretches between them could not be read.
pub fn read(bytes: &[u8]) -> (Vec<Part<'_>>, bool) {
    let mut parts = Vec::new();
    let mut torn = false;
    let mut rest = bytes;
    // What may be hashed although nothing tells that a part ends there: the time stays linear whatever the file says.
    let mut budget = bytes.len();
    while !rest.is_empty() {
        let mut after = rest;
        if let Some((part, behind)) = part(rest, &mut budget) {
            parts.push(part);
            match behind.strip_prefix(b"\n") {
                Some(next) if next.is_empty() || next.starts_with(MARK) => {
                    rest = next;
                    continue;
                }
                _ => after = behind,
            }
        } else {
            after = after.get(1..).unwrap_or_default();
        }
        torn = true;
        let next = after.windows(MARK.len()).position(|window| window == MARK);
        rest = next.map_or(&[][..], |at| &after[at..]);
    }
    (parts, torn)
}

/// The part at the front and what follows its bytes: where its checksum holds, or its length leads to another part or to
/// the end.
fn part<'a>(bytes: &'a [u8], budget: &mut usize) -> Option<(Part<'a>, &'a [u8])> {
    let line = bytes.strip_prefix(MARK)?;
    let end = line.iter().take(LONGEST).position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&line[..end]).ok()?;
    let mut fields = head.split(' ');
    let (kind, number, length, sum) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let (number, length) = (number.parse().ok()?, length.parse::<usize>().ok()?);
    let (body, behind) = line[end + 1..].split_at_checked(length)?;
    let next = behind.strip_prefix(b"\n");
    let framed = next.is_some_and(|next| next.is_empty() || next.starts_with(MARK));
    if !framed {
        *budget = budget.checked_sub(length)?;
    }
    let sound = checksum(kind, number, body) == sum;
    let text = if sound { std::str::from_utf8(body).ok() } else { None };
    (sound || framed).then_some((Part { kind, number, text }, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> Vec<u8> {
        let mut file = Vec::new();
        write(&mut file, "text", 3, "First\n=== no part\n".as_bytes());
        write(&mut file, "source", 4, "Zoë".as_bytes());
        file
    }

    #[test]
    fn parts_read_back_as_written() {
        let file = two();
        let (parts, torn) = read(&file);
        assert!(!torn);
        let found: Vec<_> = parts.iter().map(|part| (part.kind, part.number, part.text)).collect();
        let first = Some("First\n=== no part\n");
        assert_eq!(found, [("text", 3, first), ("source", 4, Some("Zoë"))]);
    }

    #[test]
    fn one_damaged_byte_costs_one_part_and_is_never_silent() {
        let file = two();
        for at in 0..file.len() {
            for flip in [1, 0x20, 0x80] {
                let mut damaged = file.clone();
                damaged[at] ^= flip;
                let (parts, torn) = read(&damaged);
                let sound = parts.iter().filter(|part| part.text.is_some()).count();
                assert!(sound >= 1, "{at}");
                assert!(torn || sound < parts.len() || parts.len() < 2, "{at}: {parts:?}");
            }
        }
    }

    #[test]
    fn a_file_that_ends_early_gives_what_is_before() {
        let file = two();
        let second = file.windows(10).position(|window| window == b"=== source").unwrap();
        for end in 1..file.len() {
            let (parts, torn) = read(&file[..end]);
            let whole = usize::from(end + 1 >= second) + usize::from(end + 1 >= file.len());
            assert_eq!(parts.len(), whole, "{end}");
            assert_eq!(torn, end != second, "{end}");
        }
    }

    #[test]
    fn many_beginnings_of_parts_take_no_longer_than_their_length() {
        let line = format!("=== text 1 {} 0123456789abcdef\n", 4_000_000);
        let file = line.repeat(80_000);
        let (parts, torn) = read(file.as_bytes());
        assert!(torn && parts.is_empty());
    }
}
