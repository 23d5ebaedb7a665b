//! The name lists of `lists/` as one table of words and phrases, built once from constants.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::EntityKind;
use super::key::fold;
use super::trie::Trie;

/// What the lists say of a word, as bits.
pub(super) type Flags = u64;

macro_rules! flags {
    ($($name:ident $section:literal,)*) => {
        flags!(@bits 0; $($name,)*);
        fn section(name: &str) -> Flags {
            match name { $($section => $name,)* _ => 0 }
        }
    };
    (@bits $bit:expr; $name:ident, $($rest:ident,)*) => {
        pub(super) const $name: Flags = 1 << ($bit);
        flags!(@bits $bit + 1; $($rest,)*);
    };
    (@bits $bit:expr;) => {};
}

flags! {
    IGNORED "ignored",
    TITLE "title",
    MODIFIER "modifier",
    ROLE "role",
    SPEECH "speech",
    PARTICLE "particle",
    SUFFIX "suffix",
    PLACE_BEFORE "placebefore",
    PLACE_NOUN "placenoun",
    PLACE_OF "placeof",
    DIRECTION "direction",
    ORG_NOUN "orgnoun",
    ORG_HEAD "orghead",
    ORG_SUFFIX "orgsuffix",
    OF_HEAD "ofhead",
    FACILITY_HEAD "facilityhead",
    PLACE_HEAD "placehead",
    PLACE_LEAD "placelead",
    EVENT_HEAD "eventhead",
    EVENT_LEAD "eventlead",
    WORK_HEAD "workhead",
    QUOTED_NOUN "quotednoun",
    NAMING "naming",
    VESSEL "vessel",
    BEFORE_PLACE "before",
    LEAD "lead",
    COMMON "common",
    FORENAME "forename",
    SURNAME "surname",
    LEADER "leader",
}

/// What kind of thing a listed name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Country,
    City,
    Place,
    People,
    Organisation,
    Event,
    Product,
    Work,
    /// `Prime Minister`: no entity, but a person's name follows.
    Title,
}

impl Class {
    pub fn kind(self) -> Option<EntityKind> {
        Some(match self {
            Class::Country | Class::City | Class::Place => EntityKind::Place,
            Class::People => EntityKind::Nationality,
            Class::Organisation => EntityKind::Organisation,
            Class::Event => EntityKind::Event,
            Class::Product => EntityKind::Product,
            Class::Work => EntityKind::Work,
            Class::Title => return None,
        })
    }
}

/// One listed thing.
#[derive(Debug)]
pub(super) struct Listing {
    pub class: Class,
    pub name: String,
    pub key: String,
    pub of: Option<String>,
}

/// One listed spelling.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling {
    pub listing: u32,
    pub alias: bool,
    /// Counts only in capitals (`US`, `WHO`).
    pub upper: bool,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub flags: Flags,
    /// The word's number in the phrases, 0 for none.
    pub phrase: u32,
}

pub(super) struct Lists {
    words: FxHashMap<Cow<'static, str>, Word>,
    pub phrases: Trie<Spelling>,
    pub listings: Vec<Listing>,
    by_key: FxHashMap<String, u32>,
    /// US states by their postal codes.
    states: FxHashMap<&'static str, u32>,
    /// How many words the phrases have.
    numbered: u32,
}

static LISTS: OnceLock<Lists> = OnceLock::new();

pub(super) fn lists() -> &'static Lists {
    LISTS.get_or_init(Lists::build)
}

impl Lists {
    /// What the lists say of a folded word; accents and points are of no account.
    pub fn word(&self, word: &str) -> Word {
        let plain = fold(word);
        let mut found = self.words.get(plain.as_ref()).copied().unwrap_or_default();
        if found.flags & COMMON == 0 && self.has_common_stem(&plain) {
            found.flags |= COMMON;
        }
        found
    }

    pub fn listing(&self, spelling: Spelling) -> &Listing {
        &self.listings[spelling.listing as usize]
    }

    /// The state of a postal code in capitals: to be trusted only after a place and a comma.
    pub fn state(&self, code: &str) -> Option<Spelling> {
        self.states.get(code).map(|&listing| Spelling {
            listing,
            alias: true,
            upper: true,
        })
    }

    /// The standard name of a listed key.
    pub fn by_key(&self, key: &str) -> Option<&Listing> {
        self.by_key.get(key).map(|&index| &self.listings[index as usize])
    }

    /// Whether the word is an inflection of a common word: the list holds base forms.
    fn has_common_stem(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return false;
        }
        let common = |stem: &str| self.words.get(stem).is_some_and(|word| word.flags & COMMON != 0);
        const ENDINGS: [&str; 6] = ["s", "es", "ed", "ing", "ly", "er"];
        let plain = ENDINGS.iter().any(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| {
                let bytes = stem.as_bytes();
                let doubled = bytes.len() > 3 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
                stem.len() >= 3
                    && (common(stem)
                        || (*ending != "s" && *ending != "ly" && common(&format!("{stem}e")))
                        || (doubled && common(&stem[..stem.len() - 1])))
            })
        });
        plain
            || ["ies", "ied"].iter().any(|ending| {
                word.strip_suffix(ending)
                    .is_some_and(|stem| stem.len() >= 2 && common(&format!("{stem}y")))
            })
    }

    fn build() -> Lists {
        let mut lists = Lists {
            words: FxHashMap::default(),
            phrases: Trie::new(),
            listings: Vec::new(),
            by_key: FxHashMap::default(),
            states: FxHashMap::default(),
            numbered: 0,
        };
        lists.flag_lines(include_str!("lists/common-words.txt"), COMMON);
        lists.flag_lines(include_str!("lists/forenames.txt"), FORENAME);
        lists.flag_lines(include_str!("lists/surnames.txt"), SURNAME);
        lists.flag_lines(include_str!("lists/leaders.txt"), LEADER | SURNAME);
        let mut flag = 0;
        for line in include_str!("lists/cues.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            match line.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
                Some(name) => flag = section(name),
                None => line.split(' ').for_each(|word| lists.flag(word, flag)),
            }
        }
        lists.countries();
        lists.peoples();
        for line in include_str!("lists/us-states.csv").lines().skip(1) {
            let (code, name) = line.split_once(',').unwrap_or((line, line));
            let listing = match name {
                // The country has the plain key.
                "Georgia" => lists.list(Class::Place, "place", "georgia", Some("US"), name, ""),
                _ => lists.list(Class::Place, "place", name, Some("US"), name, ""),
            };
            lists.states.insert(code, listing);
        }
        for line in include_str!("lists/organisations.csv").lines().skip(1) {
            let (name, others) = line.split_once(',').unwrap_or((line, ""));
            lists.list(Class::Organisation, "organisation", name, None, name, others);
        }
        for (class, prefix, text) in [
            (Class::Title, "title", include_str!("lists/roles.txt")),
            (Class::Place, "place", include_str!("lists/places.txt")),
            (Class::Event, "event", include_str!("lists/events.txt")),
            (Class::Work, "work", include_str!("lists/works.txt")),
            (Class::Product, "product", include_str!("lists/products.txt")),
            (Class::City, "place", include_str!("lists/cities.txt")),
            (Class::Place, "place", include_str!("lists/regions.txt")),
        ] {
            for name in text.lines() {
                lists.list(class, prefix, name, None, name, "");
            }
        }
        lists
    }

    fn countries(&mut self) {
        let aliases: FxHashMap<&'static str, &'static str> = include_str!("lists/country-aliases.csv")
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(','))
            .collect();
        let mut capitals = Vec::new();
        for line in include_str!("lists/countries.csv").lines().skip(1) {
            let mut fields = line.split(',');
            let [code, name, official, capital, demonyms] = std::array::from_fn(|_| fields.next().unwrap_or(""));
            let country = self.list(Class::Country, "place", code, None, name, official);
            for alias in aliases.get(code).into_iter().flat_map(|names| names.split(';')) {
                self.spell(alias, country, true);
            }
            capitals.push((capital, code));
            let plurals: Vec<String> = demonyms
                .split(';')
                .filter(|name| takes_s(name))
                .map(|name| format!("{name}s"))
                .collect();
            if !demonyms.is_empty() {
                let people = self.list(
                    Class::People,
                    "nationality",
                    code,
                    Some(code),
                    demonyms.split(';').next().unwrap_or(""),
                    demonyms,
                );
                plurals.iter().for_each(|plural| self.spell(plural, people, true));
            }
        }
        for (code, names) in [("SU", "Soviet Union"), ("YU", "Yugoslavia"), ("CS", "Czechoslovakia")] {
            let others = aliases.get(code).copied().unwrap_or("");
            self.list(Class::Country, "place", code, None, names, others);
        }
        for (capital, code) in capitals.into_iter().filter(|(capital, _)| !capital.is_empty()) {
            let listing = self.list(Class::City, "place", &capital.to_lowercase(), Some(code), capital, "");
            if let Some(rest) = capital.strip_suffix(" D.C.") {
                self.spell(rest, listing, true);
            }
            if capital == "Kyiv" {
                self.spell("Kiev", listing, true);
            }
        }
    }

    fn peoples(&mut self) {
        for line in include_str!("lists/peoples.csv").lines().skip(1) {
            let (code, names) = line.split_once(',').unwrap_or(("", line));
            let name = names.split(';').next().unwrap_or(names);
            match code {
                "" => self.list(Class::People, "nationality", name, None, name, names),
                _ => match code.strip_prefix("place:") {
                    Some(place) => self.list(Class::People, "nationality", place, Some(place), name, names),
                    None => self.list(Class::People, "nationality", code, Some(code), name, names),
                },
            };
        }
    }

    fn flag_lines(&mut self, text: &'static str, flag: Flags) {
        for word in text.lines().filter(|line| !line.starts_with('#')) {
            self.words.entry(Cow::Borrowed(word)).or_default().flags |= flag;
        }
    }

    fn flag(&mut self, word: &'static str, flag: Flags) {
        if !word.is_empty() {
            let folded = Cow::Owned(fold(word).into_owned());
            self.words.entry(folded).or_default().flags |= flag;
        }
    }

    /// Lists a thing once by its key, with its spellings; gives its number.
    fn list(&mut self, class: Class, prefix: &str, id: &str, of: Option<&str>, name: &str, others: &str) -> u32 {
        let is_code = id.len() == 2 && id.bytes().all(|byte| byte.is_ascii_uppercase());
        let id = if is_code {
            id.to_owned()
        } else {
            fold(&id.to_lowercase()).into_owned()
        };
        let key = format!("{prefix}:{id}");
        let listing = match self.by_key.get(&key) {
            Some(&listing) => listing,
            None => {
                let listing = self.listings.len() as u32;
                let of = of.map(|of| format!("place:{of}"));
                self.listings.push(Listing {
                    class,
                    name: name.to_owned(),
                    key: key.clone(),
                    of,
                });
                self.by_key.insert(key, listing);
                listing
            }
        };
        self.spell(name, listing, false);
        others
            .split(';')
            .filter(|other| !other.is_empty())
            .for_each(|other| self.spell(other, listing, true));
        listing
    }

    fn spell(&mut self, name: &str, listing: u32, alias: bool) {
        let letters = name.chars().filter(|char| char.is_alphabetic());
        let upper = letters.clone().count() <= 6 && letters.clone().all(char::is_uppercase);
        let sequence: Vec<u32> = phrase_words(name).map(|word| self.number(&word)).collect();
        self.phrases.insert(sequence, Spelling { listing, alias, upper });
    }

    fn number(&mut self, word: &str) -> u32 {
        let entry = self.words.entry(Cow::Owned(word.to_owned())).or_default();
        if entry.phrase == 0 {
            self.numbered += 1;
            entry.phrase = self.numbered;
        }
        entry.phrase
    }
}

/// Whether a demonym's plural takes an `s`.
fn takes_s(demonym: &str) -> bool {
    !demonym.is_empty()
        && !["ese", "ish", "ch", "s", "x"]
            .iter()
            .any(|ending| demonym.ends_with(ending))
}

/// A listed name's words as the tokeniser parts them, folded, less hyphens and lone apostrophes.
fn phrase_words(name: &str) -> impl Iterator<Item = String> {
    let parts = name.split([' ', '-', ',']).filter(|part| !part.is_empty());
    parts.flat_map(|part| {
        let part = part.to_lowercase();
        let (stem, clitic) = match part.strip_suffix("'s") {
            Some(stem) => (stem.to_owned(), Some("'s".to_owned())),
            None => (part.trim_end_matches('\'').to_owned(), None),
        };
        let (before, after) = match stem.split_once('&') {
            Some((before, after)) => (before.to_owned(), vec!["&".to_owned(), after.to_owned()]),
            None => (stem, vec![]),
        };
        let words = std::iter::once(before).chain(after).chain(clitic);
        words
            .map(|word| fold(&word).into_owned())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
    })
}
