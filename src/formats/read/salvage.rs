//! ZIP archives that are cut off or have lost their list of contents: the list is made anew from the header that stands
//! before each entry (APPNOTE 4.3.7, 4.3.12, 4.3.16).

const LOCAL: &[u8] = b"PK\x03\x04";
const LISTED: &[u8] = b"PK\x01\x02";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
const END: &[u8] = b"PK\x05\x06";
/// How long the header of an entry is, before its name.
const HEADER: usize = 30;
/// Sizes are not in the header but follow the entry.
const SIZES_FOLLOW: u16 = 1 << 3;

/// The entries' bytes with a new list after them, of `most` entries at most; none if there is no entry. The last one may
/// be cut off.
pub(super) fn with_list(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut list: Vec<u8> = Vec::new();
    let (mut at, mut end, mut count) = (0, 0, 0u16);
    while let Some(start) = find(bytes, at, &[LOCAL]).filter(|_| usize::from(count) < most) {
        at = start + LOCAL.len();
        let Some(entry) = Entry::at(bytes, start) else { continue };
        list.extend(entry.listed());
        (at, end, count) = (entry.end, entry.end, count + 1);
    }
    let offset = u32::try_from(end).ok().filter(|_| count > 0)?;
    let size = u32::try_from(list.len()).ok()?;
    let mut whole = bytes.get(..end)?.to_vec();
    whole.extend(list);
    whole.extend(END);
    whole.extend([0; 4]);
    whole.extend(count.to_le_bytes());
    whole.extend(count.to_le_bytes());
    whole.extend(size.to_le_bytes());
    whole.extend(offset.to_le_bytes());
    whole.extend([0; 2]);
    Some(whole)
}

struct Entry<'a> {
    start: u32,
    end: usize,
    /// Version, flags, method, time and date, as they stand in both headers.
    common: &'a [u8],
    check: u32,
    packed: u32,
    size: u32,
    name: &'a [u8],
}

impl<'a> Entry<'a> {
    /// The entry whose header begins here; none if it holds nothing that could be read.
    fn at(bytes: &'a [u8], start: usize) -> Option<Entry<'a>> {
        let header = bytes.get(start..start + HEADER)?;
        let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let long = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let name_end = start + HEADER + usize::from(short(26));
        let name = bytes.get(start + HEADER..name_end)?;
        let from = name_end + usize::from(short(28));
        let rest = bytes.get(from..)?;
        let (mut check, mut size) = (long(14), long(22));
        let stated = usize::try_from(long(18)).ok()?;
        let known = short(6) & SIZES_FOLLOW == 0 && long(18) != u32::MAX;
        let packed = if known {
            stated.min(rest.len())
        } else {
            let next = find(bytes, from, &[DESCRIPTOR, LOCAL, LISTED]).unwrap_or(bytes.len());
            let follow = bytes
                .get(next..next + 16)
                .filter(|follow| follow.starts_with(DESCRIPTOR));
            let part = |at: usize| {
                let four = follow.and_then(|follow| follow.get(at..at + 4)?.try_into().ok());
                four.map_or(0, u32::from_le_bytes)
            };
            (check, size) = (part(4), part(12));
            next - from
        };
        Some(Entry {
            start: u32::try_from(start).ok()?,
            end: from + packed,
            common: header.get(4..14)?,
            check,
            packed: u32::try_from(packed).ok()?,
            size,
            name,
        })
    }

    /// Its line in the list of contents.
    fn listed(&self) -> Vec<u8> {
        let mut line = LISTED.to_vec();
        line.extend([20, 0]);
        line.extend(self.common);
        for number in [self.check, self.packed, self.size] {
            line.extend(number.to_le_bytes());
        }
        line.extend(u16::try_from(self.name.len()).unwrap_or_default().to_le_bytes());
        // Without extra field and comment, on the first disk, with no attributes.
        line.extend([0; 12]);
        line.extend(self.start.to_le_bytes());
        line.extend(self.name);
        line
    }
}

/// Where the first of the marks stands, from a place on.
fn find(bytes: &[u8], from: usize, marks: &[&[u8]]) -> Option<usize> {
    let within = bytes.get(from..)?.windows(4);
    within
        .enumerate()
        .find(|(_, window)| marks.contains(window))
        .map(|(at, _)| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_entry_cannot_be_saved() {
        for bytes in [&b""[..], b"PK", b"PK\x03\x04", b"PK\x05\x06", &[0; 100]] {
            assert_eq!(with_list(bytes, 10), None, "{bytes:?}");
        }
    }
}
