//! A light English stemmer: it brings the inflections of a word together and
//! leaves the meaning of suffixes alone, so that few different words meet.
//!
//! In the manner of the S-stemmer (Harman 1991) with `-ed`, `-ing`, `-ly`, `-ion` and `-ment` added, each only
//! where enough of the word remains. A final `e` is dropped so that `escalate`, `escalating`, `escalated` and
//! `escalation` are one.

/// Function words and words of reporting: they tell nothing about which fact is reported.
const STOP_WORDS: &str = "a about above after again against all also although always am among an and another any are as at \
    away back be became because become been before began being below between both but by came can cannot come could \
    'd did do does doing don done down during each either else even ever every few first for from further get give go \
    got had has have having he her here hers herself him himself his how however i if in into is it its itself just last 'll \
    like made make many may me might mine more moreover most much must my myself n't near need neither never new next \
    no nor not now of off often on once one only or other others our ours ourselves out over own per put 're rather \
    's said same say saying says see set shall she should since so some still such take than that the their theirs \
    them themselves then there these they this those though through thus to together told too toward towards two \
    under until up upon us use used 've very via was way we well went were what when where whether which while who \
    whom whose why will with within without would yet you your yours yourself";

/// Words whose ending is no suffix.
const UNCHANGED: &[&str] = &[
    "news",
    "series",
    "species",
    "during",
    "nothing",
    "something",
    "anything",
    "everything",
];

/// Irregular forms and their plain ones; forms that are as often another word (`left`, `found`, `saw`, `felt`) are not here.
const IRREGULAR: &[(&str, &str)] = &[
    ("ate", "eat"),
    ("beaten", "beat"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("dealt", "deal"),
    ("drank", "drink"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("fell", "fall"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forbidden", "forbid"),
    ("fought", "fight"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hidden", "hide"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("men", "man"),
    ("met", "meet"),
    ("overthrew", "overthrow"),
    ("paid", "pay"),
    ("proven", "prove"),
    ("ran", "run"),
    ("rang", "ring"),
    ("ridden", "ride"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("sank", "sink"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("shrank", "shrink"),
    ("slept", "sleep"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sunk", "sink"),
    ("swam", "swim"),
    ("swept", "sweep"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taught", "teach"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("understood", "understand"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("withheld", "withhold"),
    ("woken", "wake"),
    ("women", "woman"),
    ("won", "win"),
    ("worn", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

/// Whether a folded word is a function word or a word of reporting.
pub fn is_stop_word(word: &str) -> bool {
    word.len() <= 10 && STOP_WORDS.split_ascii_whitespace().any(|stop| stop == word)
}

/// The stem of a folded word; words with other than ASCII letters stay as they are.
pub fn stem(word: &str) -> &str {
    let word = match IRREGULAR.binary_search_by_key(&word, |(form, _)| form) {
        Ok(at) => IRREGULAR[at].1,
        Err(_) => word,
    };
    if word.len() < 4 || UNCHANGED.contains(&word) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word;
    }
    let word = without_plural(word);
    let word = without_inflection(word);
    let word = match word.strip_suffix("ion") {
        Some(rest) if rest.len() >= 5 && rest.ends_with(['t', 's']) => rest,
        _ => word,
    };
    let word = match word.strip_suffix("ment") {
        Some(rest) if rest.len() >= 4 => rest,
        _ => word,
    };
    match word.strip_suffix(['e', 'y', 'i']) {
        Some(rest) if rest.len() >= 3 => rest,
        _ => word,
    }
}

fn without_plural(word: &str) -> &str {
    if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        return word;
    }
    if word.ends_with("ies") && word.len() > 4 {
        return &word[..word.len() - 2];
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return &word[..word.len() - 2];
        }
    }
    word.strip_suffix('s').unwrap_or(word)
}

fn without_inflection(word: &str) -> &str {
    for (ending, least) in [("ingly", 4), ("edly", 4), ("ing", 3), ("ed", 3), ("ly", 4)] {
        if let Some(rest) = word.strip_suffix(ending) {
            let voiced = rest
                .bytes()
                .any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
            // `agreed` is of `agree`; `need`, `speed`, `proceed` keep their ending.
            if ending == "ed" && rest.ends_with('e') {
                return if word.ends_with("greed") && word.len() > 5 {
                    &word[..word.len() - 1]
                } else {
                    word
                };
            }
            if rest.len() < least || !voiced {
                return word;
            }
            return if ending == "ly" { rest } else { undoubled(rest) };
        }
    }
    word
}

/// `stopp` to `stop`; `fall`, `miss` and `buzz` keep both letters.
fn undoubled(word: &str) -> &str {
    let bytes = word.as_bytes();
    match bytes {
        [.., x, y] if x == y && !matches!(y, b'l' | b's' | b'z' | b'e' | b'o') => &word[..word.len() - 1],
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_meet() {
        for family in [
            &["escalate", "escalates", "escalated", "escalating", "escalation"][..],
            &["stop", "stops", "stopped", "stopping"],
            &["drill", "drills", "drilled", "drilling"],
            &["agree", "agreed", "agreement", "agreements"],
            &["policy", "policies"],
            &["cross", "crosses", "crossed"],
            &["carry", "carries", "carried", "carrying"],
            &["proceed", "proceeds", "proceeded", "proceeding"],
            &["strong", "strongly"],
        ] {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word}");
            }
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [
            ("sing", "s"),
            ("bus", "bu"),
            ("news", "new"),
            ("fly", "f"),
            ("need", "nee"),
            ("million", "mill"),
            ("moment", "mo"),
        ] {
            assert_ne!(stem(a), b);
        }
        assert_ne!(stem("station"), stem("state"));
        assert_eq!(stem("серия"), "серия");
    }

    #[test]
    fn irregular_forms() {
        assert!(IRREGULAR.is_sorted(), "looked up by binary search");
        assert_eq!(stem("paid"), stem("pay"));
        assert_eq!(stem("driven"), stem("driving"));
        assert_eq!(stem("women"), stem("woman"));
    }

    #[test]
    fn stop_words() {
        assert!(is_stop_word("the") && is_stop_word("n't") && is_stop_word("says"));
        assert!(!is_stop_word("drill") && !is_stop_word(""));
    }
}
