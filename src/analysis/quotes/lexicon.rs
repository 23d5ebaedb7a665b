//! What words can be in a clause that attributes speech: verbs of speech and
//! their forms, nouns for speakers, and the function words around them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A set of the roles below; a word may play several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roles(u64);

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl Roles { $($(#[$doc])* pub const $name: Roles = Roles(1 << $bit);)* }
    };
}

roles! {
    /// Speech whose clause may follow without `that`.
    BARE = 0,
    SAY = 1,
    CLAIM = 2,
    DENY = 3,
    /// Speech with the person told as its object.
    TELL = 4,
    ASK = 5,
    /// Labels directly: `called it "…"`.
    CALL = 6,
    /// Labels with `as`: `described it as "…"`.
    AS = 7,
    /// Gives a name.
    NAME = 8,
    PAST = 9,
    PARTICIPLE = 10,
    /// `says`.
    THIRD = 11,
    BASE = 12,
    GERUND = 13,
    /// A noun for a speaker.
    ROLE = 14,
    /// A noun for an act of speech.
    CUE_NOUN = 15,
    /// No speaker after `according to`.
    PLAN = 16,
    TIME = 17,
    DETERMINER = 18,
    PREPOSITION = 19,
    /// A personal pronoun that can be a subject.
    PRONOUN = 20,
    /// `and`, `or`, `but`, `nor`.
    COORDINATOR = 21,
    /// `while`, `because`, `if`, …
    SUBORDINATOR = 22,
    /// `who`, `which`.
    RELATIVE = 23,
    HAVE = 24,
    BE = 25,
    /// `do`, `does`, `did`.
    DO = 26,
    MODAL = 27,
    NEGATION = 28,
    ADVERB = 29,
    POSSESSIVE = 30,
    /// Other frequent verbs: they end a noun phrase.
    VERB = 31,
    SINGULAR_PERSON = 32,
    /// Where or in what words are said: `in a statement`, `at a rally`.
    OCCASION = 33,
    /// Speech about what the speaker will do: `vowed to go`.
    VOW = 34,
    /// Asks or tells somebody to do something: `urged them to go`.
    URGE = 35,
}

impl Roles {
    pub const NONE: Roles = Roles(0);
    pub const SPEECH: Roles = Roles::BARE
        .or(Roles::SAY)
        .or(Roles::CLAIM)
        .or(Roles::DENY)
        .or(Roles::TELL)
        .or(Roles::ASK);
    pub const LABEL: Roles = Roles::CALL.or(Roles::AS);
    pub const CUE: Roles = Roles::SPEECH.or(Roles::LABEL);
    pub const AUXILIARY: Roles = Roles::HAVE.or(Roles::BE).or(Roles::DO).or(Roles::MODAL);
    /// What no noun phrase runs across.
    pub const STOP: Roles = Roles::PREPOSITION
        .or(Roles::PRONOUN)
        .or(Roles::COORDINATOR)
        .or(Roles::SUBORDINATOR)
        .or(Roles::RELATIVE)
        .or(Roles::AUXILIARY)
        .or(Roles::NEGATION)
        .or(Roles::VERB);

    pub const fn or(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }

    /// Plays one of them at least.
    pub const fn any(self, of: Roles) -> bool {
        self.0 & of.0 != 0
    }
}

/// The roles of a folded word.
pub fn roles_of(word: &str) -> Roles {
    static LEXICON: LazyLock<FxHashMap<String, Roles>> = LazyLock::new(build);
    if let Some(&roles) = LEXICON.get(word) {
        return roles;
    }
    let mut roles = Roles::NONE;
    if word.len() > 4 && word.ends_with("ly") {
        roles = roles.or(Roles::ADVERB);
    }
    if ["ologist", "ologists", "spokesman", "person", "woman", "women"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        roles = roles.or(Roles::ROLE);
    }
    roles
}

fn build() -> FxHashMap<String, Roles> {
    let mut lexicon = FxHashMap::default();
    let mut add = |word: &str, roles: Roles| {
        let entry: &mut Roles = lexicon.entry(word.to_owned()).or_default();
        *entry = entry.or(roles);
    };
    for line in data_lines(include_str!("verbs.txt")) {
        let mut parts = line.split_whitespace();
        let class = verb_class(parts.next().unwrap_or(""));
        let base = parts.next().unwrap_or("");
        let regular = regular_forms(base);
        let past = parts.next().unwrap_or(&regular[0]);
        let participle = parts.next().unwrap_or(&regular[0]);
        let gerund = parts.next().unwrap_or(&regular[1]);
        add(base, class.or(Roles::BASE));
        add(&regular[2], class.or(Roles::THIRD));
        add(past, class.or(Roles::PAST));
        add(participle, class.or(Roles::PARTICIPLE));
        add(gerund, class.or(Roles::GERUND));
    }
    for line in data_lines(include_str!("nouns.txt")) {
        let (class, words) = line.split_once(' ').unwrap_or((line, ""));
        let role = match class {
            "role" => Roles::ROLE,
            "cue" => Roles::CUE_NOUN,
            "plan" => Roles::PLAN,
            "occasion" => Roles::OCCASION,
            _ => Roles::TIME,
        };
        words.split_whitespace().for_each(|word| add(word, role));
    }
    for (role, words) in FUNCTION_WORDS {
        words.split_whitespace().for_each(|word| add(word, *role));
    }
    lexicon
}

fn data_lines(data: &str) -> impl Iterator<Item = &str> {
    data.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn verb_class(name: &str) -> Roles {
    match name {
        "bare" => Roles::BARE,
        "vow" => Roles::SAY.or(Roles::VOW),
        "urge" => Roles::ASK.or(Roles::URGE),
        "warn" => Roles::TELL.or(Roles::URGE),
        "claim" => Roles::CLAIM,
        "deny" => Roles::DENY,
        "tell" => Roles::TELL,
        "ask" => Roles::ASK,
        "call" => Roles::CALL,
        "as" => Roles::AS,
        "both" => Roles::LABEL,
        "name" => Roles::NAME,
        _ => Roles::SAY,
    }
}

/// Past, gerund and third person by the spelling rules.
fn regular_forms(base: &str) -> [String; 3] {
    let before_last = base.len().checked_sub(2).map(|at| base.as_bytes()[at]);
    let vowel_before = before_last.is_some_and(|byte| b"aeiou".contains(&byte));
    if let Some(stem) = base.strip_suffix('e') {
        [format!("{stem}ed"), format!("{stem}ing"), format!("{base}s")]
    } else if let (Some(stem), false) = (base.strip_suffix('y'), vowel_before) {
        [format!("{stem}ied"), format!("{base}ing"), format!("{stem}ies")]
    } else {
        let hissing = ["s", "sh", "ch", "x"].iter().any(|end| base.ends_with(end));
        let third = if hissing {
            format!("{base}es")
        } else {
            format!("{base}s")
        };
        [format!("{base}ed"), format!("{base}ing"), third]
    }
}

/// Closed classes of English words.
const FUNCTION_WORDS: &[(Roles, &str)] = &[
    (
        Roles::DETERMINER,
        "a an the this that these those his her its their our my your some several many most both two three four five other \
         another each every one no all few",
    ),
    (
        Roles::PREPOSITION,
        "of in on at by for from with to into over under about against among amid between during within without through via \
         near after before since until across behind beyond despite per than like around along inside outside toward towards \
         upon onto regarding concerning including involving following as",
    ),
    (Roles::PRONOUN, "he she they it we i you"),
    (Roles::SINGULAR_PERSON, "he she"),
    (Roles::COORDINATOR, "and or but nor &"),
    (
        Roles::SUBORDINATOR,
        "that because while when whenever if although though unless whereas where once whether so as after before since until how why what",
    ),
    (Roles::RELATIVE, "who which"),
    (Roles::HAVE, "have has had having 've"),
    (Roles::BE, "is are was were be been being am 're 'm"),
    (Roles::DO, "do does did"),
    (
        Roles::MODAL,
        "will would can could may might shall should must 'll 'd ca wo",
    ),
    (Roles::NEGATION, "not n't never neither hardly nor"),
    (
        Roles::ADVERB,
        "also then later again earlier now still just once always often even yet already soon long first too repeatedly \
         previously recently however meanwhile instead further ever thus twice therefore",
    ),
    (Roles::POSSESSIVE, "'s ' ’ ’s"),
    (
        Roles::VERB,
        "came went took made gave got became began kept left led met put ran sent set showed stood held brought built bought \
         lost paid won fell rose grew drew fought hit comes goes takes makes gives gets becomes begins keeps leads includes \
         remains killed wounded injured arrested visited wants wanted needs needed uses used works worked plans planned \
         expects faces faced seeks sought helped opened closed started ended moved tried attacked launched fired",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_verbs() {
        let cases = [
            ("said", Roles::BARE.or(Roles::PAST)),
            ("denied", Roles::DENY.or(Roles::PAST)),
            ("denies", Roles::DENY.or(Roles::THIRD)),
            ("describing", Roles::AS.or(Roles::GERUND)),
            ("dubbed", Roles::CALL.or(Roles::PAST)),
            ("calling", Roles::CALL.or(Roles::GERUND)),
            ("dismisses", Roles::DENY.or(Roles::THIRD)),
            ("told", Roles::TELL.or(Roles::PAST)),
            ("wrote", Roles::SAY.or(Roles::PAST)),
        ];
        for (word, roles) in cases {
            let found = roles_of(word);
            assert_eq!(found.0 & roles.0, roles.0, "{word}");
        }
    }

    #[test]
    fn other_words() {
        assert!(roles_of("spokeswoman").any(Roles::ROLE));
        assert!(roles_of("volcanologist").any(Roles::ROLE));
        assert!(roles_of("bluntly").any(Roles::ADVERB));
        assert_eq!(roles_of("bread"), Roles::NONE);
        assert_eq!(roles_of(""), Roles::NONE);
    }
}
