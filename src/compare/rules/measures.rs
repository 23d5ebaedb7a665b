//! Words for the same measure: two figures compare only when their words mean the same kind of thing.

/// Each line holds words that name the same measure or the same kind of people counted. Collected from general
/// knowledge of news and statistics; a word stands in one line only. Singular, lower case.
const SAME: &[&[&str]] = &[
    &[
        "budget",
        "spending",
        "expenditure",
        "expense",
        "outlay",
        "spend",
        "spent",
    ],
    &["military", "defence", "defense"],
    &[
        "population",
        "inhabitant",
        "resident",
        "people",
        "person",
        "life",
        "lives",
        "victim",
    ],
    &[
        "death", "fatality", "killed", "dead", "died", "toll", "kill", "die", "killing", "drowned", "drown", "body",
        "perished", "slain", "fatally",
    ],
    &[
        "injury", "injured", "wounded", "hurt", "injure", "wound", "wounding", "injuring",
    ],
    &["shooting", "shot", "shoot", "stabbed", "stabbing"],
    &["missing", "unaccounted"],
    &["arrest", "arrested", "detained", "detainee", "detention", "detain"],
    &["displaced", "evacuee", "evacuated", "evacuate", "displace"],
    &["hospitalised", "hospitalized", "hospitalise", "hospitalize"],
    &["rescued", "rescue", "saved"],
    &["revenue", "sale", "turnover"],
    &["profit", "earning", "income"],
    &["loss", "deficit"],
    &["personnel", "troop", "soldier", "serviceman"],
    &["staff", "employee", "worker", "workforce", "headcount"],
    &["price", "cost"],
    &["area", "size", "surface"],
    &["share", "proportion", "percentage"],
    &["unemployment", "jobless"],
    &["case", "infection"],
    &["vaccinated", "vaccination", "inoculated"],
    &["turnout", "participation"],
    &["debt", "borrowing"],
    &["emission", "pollution"],
];

/// What happens to people or things counted: `12 killed` and `12 injured` are different figures.
const FATES: &[&str] = &[
    "killed",
    "injured",
    "shooting",
    "missing",
    "arrest",
    "displaced",
    "hospitalised",
    "rescued",
    "case",
    "vaccinated",
];

/// Words in headers and noun phrases that do not tell what is measured.
const GENERAL: &[&str] = &[
    "total",
    "number",
    "amount",
    "figure",
    "annual",
    "yearly",
    "estimated",
    "estimate",
    "reported",
    "approximate",
    "about",
    "overall",
    "value",
    "level",
    "in",
    "of",
    "the",
    "per",
    "by",
    "and",
    "a",
    "million",
    "billion",
    "trillion",
    "thousand",
    "bn",
    "mn",
    "m",
    "usd",
    "us",
    "dollar",
    "eur",
    "euro",
    "gbp",
    "pound",
    "percent",
    "percentage",
    "year",
    "fy",
    "unit",
];

/// The measure that a folded word names: the first of the words for it, or the word itself.
pub fn measure(word: &str) -> &str {
    let singular = singular(word);
    SAME.iter()
        .find(|group| group.iter().any(|same| *same == word || *same == singular))
        .map_or(singular, |group| group[0])
}

/// The fate that a folded word names, by the first of its words.
pub fn fate(word: &str) -> Option<&'static str> {
    // Blocked or fired, not people.
    if word == "shots" {
        return None;
    }
    let measure = measure(word);
    SAME.iter()
        .map(|group| group[0])
        .find(|first| *first == measure)
        .filter(|first| FATES.iter().any(|fate| self::measure(fate) == *first))
}

pub fn is_general(word: &str) -> bool {
    GENERAL.contains(&word) || word.bytes().all(|byte| !byte.is_ascii_alphabetic() && byte.is_ascii())
}

fn singular(word: &str) -> &str {
    match word {
        _ if word.len() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word,
        "lives" => word,
        _ if word.len() > 5 && word.ends_with("ies") => singular_in_y(word),
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

/// The words whose plural in `-ies` matters: a slice cannot gain a letter.
fn singular_in_y(word: &str) -> &str {
    match word {
        "injuries" => "injury",
        "fatalities" => "fatality",
        "casualties" => "casualty",
        "companies" => "company",
        "countries" => "country",
        "counties" => "county",
        "cities" => "city",
        "bodies" => "body",
        "families" => "family",
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_measure_meet() {
        assert_eq!(measure("budget"), measure("spending"));
        assert_eq!(measure("defence"), measure("military"));
        assert_eq!(measure("killed"), measure("deaths"));
        assert_ne!(measure("killed"), measure("injured"));
        assert_ne!(measure("revenue"), measure("profits"));
        assert_eq!(measure("bridges"), "bridge");
    }

    #[test]
    fn fates() {
        assert_eq!(fate("dead"), fate("killed"));
        assert!(fate("wounded").is_some() && fate("wounded") != fate("killed"));
        assert_eq!(fate("budget"), None);
    }

    #[test]
    fn no_word_stands_twice() {
        let mut words: Vec<&str> = SAME.concat();
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
    }
}
