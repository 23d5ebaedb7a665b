//! What a noun or a first name says of whom or what it stands for (`nouns.txt`).

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// What is known of a word, as bits.
pub(super) type Senses = u16;

pub(super) const MAN: Senses = 1;
pub(super) const WOMAN: Senses = 1 << 1;
pub(super) const PERSON: Senses = 1 << 2;
pub(super) const GROUP: Senses = 1 << 3;
pub(super) const ORGANISATION: Senses = 1 << 4;
pub(super) const PLACE: Senses = 1 << 5;
pub(super) const TIME: Senses = 1 << 6;
/// A man's first name.
pub(super) const HE: Senses = 1 << 7;
/// A woman's first name.
pub(super) const SHE: Senses = 1 << 8;

#[derive(Default)]
struct Noun {
    senses: Senses,
    /// The lines of like nouns that it stands in.
    alike: Vec<u16>,
}

static NOUNS: OnceLock<FxHashMap<&'static str, Noun>> = OnceLock::new();

/// What is known of a folded word in the singular, 0 where nothing is.
pub(super) fn senses(word: &str) -> Senses {
    nouns().get(word).map_or(0, |noun| noun.senses)
}

/// Whether two different nouns often stand for one another (`firm`, `company`).
pub(super) fn alike(a: &str, b: &str) -> bool {
    let lines = |word: &str| nouns().get(word).map_or(&[] as &[u16], |noun| &noun.alike);
    lines(a).iter().any(|line| lines(b).contains(line))
}

fn nouns() -> &'static FxHashMap<&'static str, Noun> {
    NOUNS.get_or_init(build)
}

fn build() -> FxHashMap<&'static str, Noun> {
    let mut nouns: FxHashMap<&'static str, Noun> = FxHashMap::default();
    let mut section = "";
    let lines = include_str!("nouns.txt").lines().filter(|line| !line.starts_with('#'));
    for (number, line) in (0..).zip(lines) {
        if let Some(name) = line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            section = name;
            continue;
        }
        let sense = match section {
            "man" => MAN | PERSON,
            "woman" => WOMAN | PERSON,
            "person" => PERSON,
            "group" => GROUP,
            "organisation" => ORGANISATION,
            "place" => PLACE,
            "time" => TIME,
            "he" => HE,
            "she" => SHE,
            _ => 0,
        };
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            let noun = nouns.entry(word).or_default();
            noun.senses |= sense;
            if section == "same" {
                noun.alike.push(number);
            }
        }
    }
    nouns
}

/// A folded noun in the singular, as far as its ending tells, and whether the ending was a plural's.
pub(super) fn singular(word: &str) -> (String, bool) {
    const IRREGULAR: [(&str, &str); 10] = [
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("people", "people"),
        ("wives", "wife"),
        ("thieves", "thief"),
        ("lives", "life"),
        ("knives", "knife"),
        ("feet", "foot"),
        ("policemen", "policeman"),
    ];
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return ((*one).to_owned(), true);
    }
    let few = word.len() < 4 || !word.is_ascii();
    if few
        || ["ss", "us", "is", "news", "series"]
            .iter()
            .any(|ending| word.ends_with(ending))
    {
        return (word.to_owned(), false);
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return (format!("{stem}y"), true);
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(ending) {
            return (word[..word.len() - 2].to_owned(), true);
        }
    }
    match word.strip_suffix('s') {
        Some(stem) => (stem.to_owned(), true),
        None => (word.to_owned(), false),
    }
}
