//! What figures measure, in words of the texts.

use rustc_hash::FxHashMap;

use super::known::Known;
use crate::compare::stem::is_stop_word;

/// What the figures measure, in words: those that stand with all of them, with `…` for the number where it stands
/// between or after them; otherwise what most of them count.
pub fn what(known: &[&Known]) -> String {
    if known.iter().all(|known| known.label.is_some()) {
        return headers(known);
    }
    let counted = most_used(known.iter().map(|known| known.what.as_str()));
    let fate = known.iter().find_map(|known| known.fate);
    let after = common(known.iter().map(|known| &known.after[..]));
    let mut after = told(after.iter());
    // What is counted follows the number, and perhaps what became of it.
    if !counted.is_empty() {
        let named = match after.starts_with(&counted) {
            true => after,
            false => counted,
        };
        // `arrests` says what became of them.
        let fate = fate.filter(|fate| !named.contains(&fate[..fate.len().min(5)]));
        return [Some(named.as_str()), fate]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
    }
    let before = common(known.iter().map(|known| &known.before[..]));
    let before = told(before.iter().rev());
    if after.starts_with(char::is_alphabetic) && !before.is_empty() {
        after.insert(0, ' ');
    }
    match (before.is_empty(), after.is_empty()) {
        (true, true) => fate.unwrap_or_default().to_owned(),
        (true, false) => after,
        (false, true) => before,
        (false, false) => format!("{before} …{after}"),
    }
}

/// The headers of columns without their units, each once.
fn headers(known: &[&Known]) -> String {
    let mut headers: Vec<&str> = vec![];
    for known in known {
        let header = known.what.split('(').next().unwrap_or_default().trim();
        if !header.is_empty() && headers.len() < 3 && !headers.iter().any(|other| other.eq_ignore_ascii_case(header)) {
            headers.push(header);
        }
    }
    headers.join(" / ")
}

/// The words that all lists begin with, capitals aside.
fn common<'a>(lists: impl Iterator<Item = &'a [String]>) -> Vec<String> {
    let mut lists = lists;
    let mut common = lists.next().unwrap_or_default().to_vec();
    for list in lists {
        let same = common
            .iter()
            .zip(list)
            .take_while(|(a, b)| a.to_lowercase() == b.to_lowercase());
        let count = same.count();
        common.truncate(count);
    }
    common
}

/// The words without those at either end that tell nothing.
fn told<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let words: Vec<&str> = words.map(String::as_str).filter(|word| !word.is_empty()).collect();
    let tells = |word: &&str| !is_stop_word(&word.to_lowercase());
    let first = words.iter().position(tells).unwrap_or(words.len());
    let last = words.iter().rposition(tells).map_or(first, |last| last + 1);
    words[first..last.max(first)].join(" ")
}

/// The wording that most have; of as many, the shortest, then the first by its letters.
fn most_used<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for words in all.filter(|words| !words.is_empty()) {
        *counts.entry(words).or_default() += 1;
    }
    let best = counts
        .into_iter()
        .min_by_key(|(words, count)| (usize::MAX - count, words.len(), *words));
    best.map_or(String::new(), |(words, _)| words.to_owned())
}

/// A fate as it follows what met it; who was shot and who shot is not told apart.
pub fn met(fate: &'static str) -> Option<&'static str> {
    Some(match fate {
        "shooting" => return None,
        "death" => "killed",
        "injury" => "injured",
        "arrest" => "arrested",
        "case" => "infected",
        other => other,
    })
}
