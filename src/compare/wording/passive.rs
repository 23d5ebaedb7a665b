//! Passives that do not say who did it: a form of `be`, a participle, and no `by` with somebody after it.
//!
//! Speaks: `were detained on Sunday`. Silent: `was hit by a lorry`; `was excited`, `is located`, where the participle is
//! as good as an adjective.

use crate::text::{Case, Lexed, Span, TokenKind};

/// Participles that do not end in `-ed`; those that are as often an adjective or a plain verb are left out.
const IRREGULAR: &[&str] = &[
    "arrested",
    "awoken",
    "beaten",
    "bitten",
    "blown",
    "bought",
    "broken",
    "brought",
    "built",
    "burnt",
    "caught",
    "chosen",
    "cut",
    "dealt",
    "drawn",
    "driven",
    "eaten",
    "fed",
    "forbidden",
    "forgotten",
    "fought",
    "found",
    "frozen",
    "given",
    "heard",
    "held",
    "hidden",
    "hit",
    "hurt",
    "kept",
    "laid",
    "led",
    "left",
    "lent",
    "lost",
    "made",
    "met",
    "overthrown",
    "overturned",
    "paid",
    "put",
    "read",
    "rebuilt",
    "said",
    "seen",
    "sent",
    "shaken",
    "shot",
    "shown",
    "shut",
    "sold",
    "sought",
    "spent",
    "split",
    "spoken",
    "stolen",
    "struck",
    "stung",
    "sunk",
    "swept",
    "sworn",
    "taken",
    "taught",
    "thrown",
    "told",
    "torn",
    "undertaken",
    "withdrawn",
    "withheld",
    "woken",
    "won",
    "worn",
    "written",
];

/// Words in `-ed` after `be` that tell a state or a feeling, or are no participles.
const STATES: &[&str] = &[
    "aged",
    "amazed",
    "angered",
    "ashamed",
    "based",
    "bored",
    "committed",
    "complicated",
    "concerned",
    "confused",
    "convinced",
    "dated",
    "dedicated",
    "delighted",
    "determined",
    "devoted",
    "disappointed",
    "engaged",
    "excited",
    "exhausted",
    "experienced",
    "frustrated",
    "headquartered",
    "indeed",
    "interested",
    "involved",
    "located",
    "married",
    "need",
    "opposed",
    "pleased",
    "prepared",
    "red",
    "relieved",
    "retired",
    "satisfied",
    "scared",
    "seed",
    "shocked",
    "situated",
    "speed",
    "stunned",
    "supposed",
    "surprised",
    "talented",
    "thrilled",
    "tired",
    "united",
    "used",
    "worried",
];

/// How many words after the participle may stand before `by`.
const REACH: usize = 8;

/// The passives, from the form of `be` to the participle.
pub fn without_agent(lexed: &Lexed) -> Vec<Span> {
    let participle = lexed.per_word(|word| {
        IRREGULAR.binary_search(&word).is_ok()
            || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") && STATES.binary_search(&word).is_err()
    });
    let be = lexed.per_word(|word| matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being"));
    let between = lexed.per_word(|word| {
        matches!(
            word,
            "not"
                | "n't"
                | "also"
                | "never"
                | "still"
                | "already"
                | "being"
                | "been"
                | "once"
                | "now"
                | "later"
                | "then"
                | "all"
                | "both"
                | "first"
                | "again"
        ) || word.len() > 4 && word.ends_with("ly")
    });
    let is = |list: &[bool], at: usize| lexed.tokens.get(at).is_some_and(|token| list[token.word as usize]);
    let mut found = vec![];
    let mut at = 0;
    while at < lexed.tokens.len() {
        let start = at;
        at += 1;
        if !is(&be, start) {
            continue;
        }
        while at < start + 4 && is(&between, at) && !is(&participle, at) {
            at += 1;
        }
        let Some(last) = lexed.tokens.get(at).filter(|_| is(&participle, at)) else {
            continue;
        };
        // `was armed forces`, `were United`: a noun or a name follows or stands there.
        if last.case == Case::Lower && !has_agent(lexed, at + 1) {
            found.push(lexed.tokens[start].span.cover(last.span));
        }
        at += 1;
    }
    found
}

/// Whether `by` with somebody follows in the same clause.
fn has_agent(lexed: &Lexed, from: usize) -> bool {
    let rest = &lexed.tokens[from.min(lexed.tokens.len())..];
    for (at, token) in rest.iter().enumerate().take(REACH) {
        match lexed.word(token) {
            "by" => {
                return rest
                    .get(at + 1)
                    .is_some_and(|next| may_act(lexed.word(next), next.kind));
            }
            "." | ";" | ":" | "?" | "!" | "that" | "which" | "who" | "when" | "while" | "because" | "but" => {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// Whether the word after `by` begins somebody: not a number, a time or a way (`by 2030`, `by then`, `by force`).
fn may_act(word: &str, kind: TokenKind) -> bool {
    let time = matches!(
        word,
        "then"
            | "now"
            | "next"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "force"
            | "mistake"
            | "nearly"
            | "almost"
            | "about"
            | "more"
            | "air"
            | "sea"
            | "land"
            | "phone"
            | "half"
            | "mail"
    );
    kind == TokenKind::Word && !time && !(word.len() > 5 && word.ends_with("ing"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Language};

    fn check(text: &str, expected: &[&str]) {
        let document = Document::paragraph(text.to_owned(), Language::English);
        let found = without_agent(&Lexed::lex(&document));
        let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn passives_with_and_without_agent() {
        assert!(
            IRREGULAR.is_sorted() && STATES.is_sorted(),
            "looked up by binary search"
        );
        check("Two men were detained on Sunday.", &["were detained"]);
        check(
            "The bridge was later shut, and nobody has been told why.",
            &["was later shut", "been told"],
        );
        check("The quay will be rebuilt by 2030.", &["be rebuilt"]);
        check("The cyclist was hit by a lorry and taken to hospital.", &[]);
        check("The camp was set up in haste. It was built in May by soldiers.", &[]);
        check("She was excited that the fund is based in Karsund.", &[]);
        check("They detained two men. It was red.", &[]);
    }
}
