//! What the sentence splitter has to know of single words: which take a point
//! without ending a sentence, and which words typically open one.
//! Own lists, after common newspaper style.

/// What a word means for points and sentence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// The point belongs to the word and never ends the sentence: `Dr.`, `vs.`
    Title,
    /// Takes a point only before a number: `No. 5`, `pp. 3`.
    BeforeNumber,
    /// Takes a point, which may end the sentence too: `Inc.`, `Jr.`, `Jan.`
    Suffix,
    /// `etc.`: ends the sentence before any capital.
    Etc,
    /// A word that, with a capital, opens a sentence: `The`, `However`.
    Opener,
    /// A verb that names who spoke: `“Why?” Kim asked` is one sentence.
    Says,
    /// Weekdays, months and time zones, which follow `a.m.` with a capital.
    Calendar,
    /// `http`, `https`, `www`: perhaps an address.
    Address,
}

/// The role of a folded word.
pub(super) fn role(word: &str) -> Role {
    match word {
        "mr" | "mrs" | "ms" | "mx" | "dr" | "drs" | "prof" | "profs" | "gen" | "gens" | "lt" | "col" | "cols"
        | "sgt" | "capt" | "cmdr" | "adm" | "maj" | "brig" | "cpl" | "pvt" | "pfc" | "sen" | "sens" | "rep"
        | "reps" | "gov" | "govs" | "pres" | "rev" | "hon" | "st" | "ste" | "mt" | "ft" | "messrs" | "mme" | "mlle"
        | "supt" | "det" | "insp" | "atty" | "amb" | "cllr" | "vs" | "cf" | "approx" | "ca" | "fig" | "figs" => {
            Role::Title
        }
        "no" | "nos" | "p" | "pp" | "vol" | "art" | "sec" | "ch" | "para" | "c" | "rs" => Role::BeforeNumber,
        "inc" | "corp" | "co" | "cos" | "ltd" | "plc" | "llc" | "bros" | "jr" | "sr" | "esq" | "al" | "est" | "ave"
        | "blvd" | "rd" | "dept" | "univ" | "assn" | "ed" | "eds" | "jan" | "feb" | "mar" | "apr" | "aug" | "sept"
        | "sep" | "oct" | "nov" | "dec" | "tues" | "thurs" | "ala" | "ariz" | "ark" | "calif" | "colo" | "conn"
        | "fla" | "ga" | "kan" | "ky" | "md" | "mich" | "minn" | "neb" | "nev" | "okla" | "tenn" | "tex" | "va"
        | "vt" | "wis" | "wyo" | "ont" | "que" => Role::Suffix,
        "etc" => Role::Etc,
        "a" | "according" | "additionally" | "after" | "all" | "also" | "although" | "an" | "and" | "another"
        | "as" | "at" | "because" | "before" | "both" | "but" | "by" | "despite" | "during" | "each" | "earlier"
        | "even" | "every" | "finally" | "first" | "for" | "from" | "furthermore" | "he" | "her" | "here" | "his"
        | "how" | "however" | "if" | "in" | "indeed" | "instead" | "it" | "its" | "last" | "later" | "many"
        | "meanwhile" | "more" | "moreover" | "most" | "my" | "nearly" | "nevertheless" | "nor" | "now" | "of"
        | "officials" | "on" | "once" | "one" | "only" | "or" | "other" | "others" | "our" | "over" | "perhaps"
        | "she" | "since" | "so" | "some" | "still" | "such" | "than" | "that" | "the" | "their" | "then" | "there"
        | "these" | "they" | "this" | "those" | "though" | "through" | "thus" | "to" | "today" | "two" | "under"
        | "until" | "we" | "what" | "when" | "where" | "whether" | "which" | "while" | "who" | "why" | "with"
        | "without" | "yet" | "you" | "your" => Role::Opener,
        "said" | "says" | "say" | "asked" | "asks" | "told" | "tells" | "added" | "adds" | "wrote" | "writes"
        | "replied" | "insisted" | "warned" | "wondered" | "declared" | "announced" | "shouted" | "exclaimed"
        | "answered" | "continued" | "explained" | "recalled" | "tweeted" | "posted" | "argued" | "cried" => Role::Says,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "january" | "february"
        | "march" | "april" | "may" | "june" | "july" | "august" | "september" | "october" | "november"
        | "december" | "eastern" | "central" | "pacific" | "mountain" | "local" | "gmt" | "utc" => Role::Calendar,
        "http" | "https" | "www" => Role::Address,
        _ => Role::Plain,
    }
}

/// Whether a word in lower case, after a point inside closing quotation marks, still begins a sentence:
/// `“… ended.” this shows` does, `“… ended.” he said` does not.
pub(super) fn opens_uncapitalised(word: &str) -> bool {
    matches!(
        word,
        "this" | "these" | "the" | "it" | "however" | "moreover" | "such" | "additionally" | "meanwhile"
    )
}

/// Endings of internet names that are not English words (`in`, `it`, `me`, `no`, `us` are left out).
pub(super) fn is_domain_ending(word: &str) -> bool {
    matches!(
        word,
        "com"
            | "org"
            | "net"
            | "gov"
            | "edu"
            | "mil"
            | "int"
            | "info"
            | "biz"
            | "io"
            | "co"
            | "tv"
            | "ai"
            | "app"
            | "dev"
            | "news"
            | "uk"
            | "eu"
            | "de"
            | "fr"
            | "es"
            | "nl"
            | "se"
            | "ch"
            | "pl"
            | "ru"
            | "ua"
            | "jp"
            | "kr"
            | "kp"
            | "cn"
            | "tw"
            | "hk"
            | "au"
            | "nz"
            | "ca"
            | "br"
            | "mx"
            | "za"
            | "ir"
            | "il"
            | "tr"
    )
}
