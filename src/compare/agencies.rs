//! News agencies that a source states as where its text comes from.
//!
//! Read are the dateline (`PORT MERROW (Reuters) -`), the byline and the outlet, and the last lines (`Source: AFP`,
//! `… on Monday. (AP)`). An agency that is only quoted (`told Reuters`, `KCNA reported`) has not written the text.

use super::Source;

/// Agencies by how they are written, and what they are called. Own list.
const AGENCIES: &[(&str, &str)] = &[
    ("AAP", "AAP"),
    ("AFP", "AFP"),
    ("ANI", "ANI"),
    ("ANSA", "ANSA"),
    ("AP", "AP"),
    ("APTN", "AP"),
    ("Agence France-Presse", "AFP"),
    ("Anadolu", "Anadolu"),
    ("Anadolu Agency", "Anadolu"),
    ("Associated Press", "AP"),
    ("Bernama", "Bernama"),
    ("CNN Wire", "CNN Wire"),
    ("DPA", "dpa"),
    ("EFE", "EFE"),
    ("IANS", "IANS"),
    ("Interfax", "Interfax"),
    ("KCNA", "KCNA"),
    ("Kyodo", "Kyodo"),
    ("Kyodo News", "Kyodo"),
    ("PA Media", "PA Media"),
    ("PTI", "PTI"),
    ("Press Trust of India", "PTI"),
    ("REUTERS", "Reuters"),
    ("RIA Novosti", "RIA Novosti"),
    ("Reuters", "Reuters"),
    ("TASS", "TASS"),
    ("The Associated Press", "AP"),
    ("UPI", "UPI"),
    ("United Press International", "UPI"),
    ("Xinhua", "Xinhua"),
    ("Yonhap", "Yonhap"),
    ("dpa", "dpa"),
];

/// How many blocks from the start may hold a dateline, and from the end a source line.
const FIRST: usize = 8;
const LAST: usize = 3;
/// Bytes from a block's start within which a dateline ends.
const DATELINE: usize = 80;

/// The agency that a source states, if it states one.
pub fn agency(source: &Source) -> Option<&'static str> {
    let document = source.document;
    let blocks = || document.blocks.iter().filter(|block| block.is_prose());
    let stated = |value: &str| named(value.trim().trim_start_matches("By ").trim_start_matches("by "));
    let meta = [&document.meta.author, &document.meta.outlet];
    meta.into_iter()
        .flatten()
        .find_map(|field| stated(&field.value))
        .or_else(|| {
            blocks()
                .take(FIRST)
                .find_map(|block| dateline(document.slice(block.span)))
        })
        .or_else(|| {
            let last = blocks().rev().take(LAST);
            last.filter_map(|block| document.slice(block.span).lines().next_back())
                .find_map(closing)
        })
}

fn named(words: &str) -> Option<&'static str> {
    let at = AGENCIES.binary_search_by_key(&words, |(written, _)| written).ok()?;
    Some(AGENCIES[at].1)
}

/// `PORT MERROW, May 3 (Reuters) - `
fn dateline(block: &str) -> Option<&'static str> {
    let (before, rest) = block.split_once('(')?;
    let (words, after) = rest.split_once(')')?;
    let dash = after.trim_start().starts_with(['-', '–', '—']);
    (before.len() < DATELINE && !before.contains(['.', '“', '"']) && dash).then(|| named(words.trim()))?
}

/// `Source: AFP`, `— Reuters`, or an agency in brackets or behind a dash at the end of the last sentence.
fn closing(line: &str) -> Option<&'static str> {
    let line = line.trim().trim_end_matches(['.', ' ']);
    let alone = ["Source:", "Source", "Agency:", "Via", "—", "–", "-"]
        .iter()
        .find_map(|opening| line.strip_prefix(opening))
        .unwrap_or(line);
    let bracketed = || line.strip_suffix(')')?.rsplit_once('(').map(|(_, words)| words);
    let dashed = || {
        let (sentence, words) = line.rsplit_once(['—', '–', '-'])?;
        sentence.trim_end().ends_with(['.', '”', '"']).then_some(words)
    };
    named(alone.trim())
        .or_else(|| named(bracketed()?.trim()))
        .or_else(|| named(dashed()?.trim()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{read, sources};
    use super::*;

    #[test]
    fn agencies_are_sorted() {
        assert!(AGENCIES.is_sorted(), "looked up by binary search");
    }

    #[test]
    fn stated_agencies_and_quoted_ones() {
        for (text, expected) in [
            (
                "Ferry sinks\n\nPORT MERROW (Reuters) - The ferry sank on Monday. Nobody was hurt.",
                Some("Reuters"),
            ),
            (
                "Ferry sinks\n\nPORT MERROW, May 3 (AP) — The ferry sank on Monday.",
                Some("AP"),
            ),
            (
                "The ferry sank on Monday off Port Merrow.\n\nBoats carried everyone ashore.\n\nSource: AFP",
                Some("AFP"),
            ),
            (
                "The ferry sank on Monday off Port Merrow. Boats carried everyone ashore. (ANI)",
                Some("ANI"),
            ),
            (
                "The ferry sank on Monday, KCNA reported. A sailor told Reuters that the sea was calm.",
                None,
            ),
            (
                "The ferry sank on Monday. The company (AP Lines) - once the largest - regrets it.",
                None,
            ),
            ("The Alder Port (AP) authority closed the quay - for good.", None),
            ("", None),
        ] {
            let read = [read(text)];
            assert_eq!(agency(&sources(&read)[0]), expected, "{text}");
        }
    }
}
