//! What two sentences say of the same figures: the decision of the rules, for a pair on its own.

use serde::Serialize;

use super::links::{self, Said};
use super::rules::copied;
use super::rules::counted::{Figure, figures};
use super::rules::evidence::kinship;
use super::rules::sameness::{Sameness, decide};
use super::rules::skeleton::{Skeleton, Value, apart};
use super::rules::{Aligned, date};
use super::terms::{Rarity, Term};
use super::{Source, entities};
use crate::analysis;
use crate::text::{Document, Language, Lexed};

/// Of two sentences and their figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The same thing with values that cannot both be.
    Conflict,
    /// The same thing with values that fit each other.
    Compatible,
    /// Figures that may be of the same thing.
    Unclear,
    /// No figures of the same thing.
    Different,
}

/// What a pair of sentences says, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    pub verdict: Verdict,
    pub why: String,
}

struct Read {
    document: Document,
    lexed: Lexed,
    analysis: analysis::Analysis,
}

fn read(text: &str) -> Read {
    let document = Document::paragraph(text.to_owned(), Language::English);
    let lexed = Lexed::lex(&document);
    let analysis = analysis::analyze(&document, &lexed, &[]);
    Read {
        document,
        lexed,
        analysis,
    }
}

/// Numbers that a tokeniser has torn (`6. 4`, `15, 000`) made whole: within one sentence nothing else is meant.
fn mended(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut mended = String::with_capacity(text.len());
    for (at, char) in text.char_indices() {
        let torn = char == ' ' && at > 1 && digit(at - 2) && digit(at + 1);
        let joins = match at.checked_sub(1).map(|before| bytes[before]) {
            Some(b'.') => torn,
            Some(b',') => torn && digit(at + 2) && digit(at + 3) && !digit(at + 4),
            _ => false,
        };
        // `10 p. m.`
        let clock = char == ' ' && at > 2 && matches!(&bytes[at - 2..at], b"p." | b"a.") && bytes[at - 3] == b' ';
        let clock = clock && bytes.get(at + 1..at + 3) == Some(b"m.");
        if !joins && !clock {
            mended.push(char);
        }
    }
    mended
}

/// Decides whether two sentences give figures of one thing that cannot both be. Total; the same either way round but
/// for the order of the words in `why`.
pub fn figures_of(a: &str, b: &str) -> Decision {
    let read = [read(&mended(a)), read(&mended(b))];
    let sources: Vec<Source> = read
        .iter()
        .enumerate()
        .map(|(id, it)| Source {
            id: id as u32,
            document: &it.document,
            lexed: &it.lexed,
            analysis: &it.analysis,
        })
        .collect();
    let (_, names): (_, Vec<Vec<Term>>) = entities::shared(&sources);
    let said = links::said(&sources, &names, &[0, 1]);
    let mut rarity = Rarity::at_large();
    said.iter().for_each(|said| rarity.count(&said.terms));
    let aligned = Aligned {
        sources: &sources,
        names: &names,
        said: &said,
        links: &[],
        groups: &[],
        rarity: &rarity,
    };
    let mut decisions = of_copies(&aligned);
    if !decisions.iter().any(|it| it.verdict == Verdict::Conflict) {
        decisions.extend(of_figures(&aligned));
        decisions.extend(of_dates(&aligned));
    }
    decisions.sort_by_key(|it| it.verdict);
    decisions.into_iter().next().unwrap_or(Decision {
        verdict: Verdict::Different,
        why: "The sentences give no two figures of one kind and thing.".to_owned(),
    })
}

/// The indices of the statements of either sentence.
fn pairs(said: &[Said]) -> Vec<(usize, usize)> {
    let of = |source: usize| (0..said.len()).filter(move |at| said[*at].source == source);
    of(0).flat_map(|a| of(1).map(move |b| (a, b))).collect()
}

/// Statements that share only a part of their wording are copies from this likeness on.
const ALIKE: f32 = 0.6;

fn of_copies(aligned: &Aligned) -> Vec<Decision> {
    let skeletons: Vec<Skeleton> = copied::skeletons(aligned);
    let mut decisions = vec![];
    for (a, b) in pairs(aligned.said) {
        let (x, y) = (&skeletons[a], &skeletons[b]);
        let same = x.words == y.words;
        let items = if same { x.pairs(y) } else { x.alike(y) };
        let (source_a, source_b) = (&aligned.sources[0], &aligned.sources[1]);
        let others = items
            .iter()
            .filter(|(p, q)| apart((source_a, p), (source_b, q)) == Some(true))
            .count();
        // A wording that is filled anew throughout is a form, not a copy.
        let form = others > 1 && others * 2 > items.len() || x.is_refilled(y, (source_a, source_b));
        if !same && (form || aligned.likeness(a, b) < ALIKE) {
            continue;
        }
        for (p, q) in items {
            // Of a few words only what is counted or measured tells: `22 July, 17:50 GMT` is another day's line.
            if same && !x.stands_alone() && !matches!(p.value, Value::Quantity(_)) {
                continue;
            }
            let words = (p.span.of(&source_a.document.text), q.span.of(&source_b.document.text));
            let (verdict, reads) = match apart((source_a, p), (source_b, q)) {
                Some(true) => (Verdict::Conflict, "cannot both be"),
                Some(false) => (Verdict::Compatible, "are one value"),
                None => continue,
            };
            decisions.push(Decision {
                verdict,
                why: format!(
                    "The numbers stand among the same words: {} and {} {reads}.",
                    words.0, words.1
                ),
            });
        }
    }
    decisions
}

fn of_figures(aligned: &Aligned) -> Vec<Decision> {
    let all: Vec<Vec<Figure>> = (0..aligned.said.len()).map(|said| figures(aligned, said)).collect();
    let mut decisions = vec![];
    for (a, b) in pairs(aligned.said) {
        for x in &all[a] {
            for y in &all[b] {
                let Some(fits) = x.quantity.compatible(y.quantity) else {
                    continue;
                };
                // Where another figure of either statement agrees and is related as closely, that one is meant.
                let closely = kinship(x, y);
                let agrees = |p: &Figure, q: &Figure| {
                    p.quantity.compatible(q.quantity) == Some(true) && kinship(p, q) >= closely
                };
                let elsewhere = !fits
                    && (all[b].iter().any(|other| agrees(x, other)) || all[a].iter().any(|other| agrees(other, y)));
                let words = |figure: &Figure| {
                    let text = &aligned.source(figure.said).document.text;
                    format!("{} ({})", figure.quantity.span.of(text), figure.quantity.normalised())
                };
                let by = match (aligned.by(a), aligned.by(b)) {
                    (Some(mine), Some(theirs)) if mine != theirs => format!(" {mine} gives one, {theirs} the other."),
                    _ => String::new(),
                };
                let (verdict, why) = match decide(aligned, x, y) {
                    Sameness::Same(why) if elsewhere => (Verdict::Unclear, why),
                    Sameness::Same(why) if fits => (Verdict::Compatible, why),
                    Sameness::Same(why) => (Verdict::Conflict, why),
                    Sameness::Unclear(why) => (Verdict::Unclear, why),
                    Sameness::Different(why) => (Verdict::Different, why),
                };
                decisions.push(Decision {
                    verdict,
                    why: format!("{} and {}: {why}{by}", words(x), words(y)),
                });
            }
        }
    }
    decisions
}

fn of_dates(aligned: &Aligned) -> Vec<Decision> {
    let mut decisions = vec![];
    for (a, b) in pairs(aligned.said) {
        if let Some((same, words)) = date::of_one_event(aligned, a, b) {
            decisions.push(Decision {
                verdict: if same { Verdict::Compatible } else { Verdict::Conflict },
                why: format!("Both statements date one event: {words}."),
            });
        }
    }
    decisions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: Verdict) {
        for (a, b) in [(a, b), (b, a)] {
            let decision = figures_of(a, b);
            assert_eq!(decision.verdict, expected, "{a} / {b}: {}", decision.why);
        }
    }

    #[test]
    fn figures_that_cannot_both_be() {
        for (a, b) in [
            (
                "Fourteen passengers were killed in the fire on the ferry Saint Alder.",
                "The fire on the ferry Saint Alder killed 12 passengers.",
            ),
            (
                "The harbour office received nearly 300,000 letters on the new quay rule.",
                "The harbour office received nearly 235,000 letters on the quay rule since May.",
            ),
            (
                "The quay of Port Merrow cost 4 million euros in 2031.",
                "The quay of Port Merrow cost 5 million euros in 2031.",
            ),
            (
                "The captain of the Saint Alder left on Monday with 12 men.",
                "The captain of the Saint Alder left on Tuesday with 12 men.",
            ),
            (
                "A storm off Karsund killed 31 fishermen and injured 12, the coast guard says.",
                "The storm off Karsund claimed 26 lives, the harbour office said.",
            ),
            (
                "A quake of magnitude 6.4 shook Merrow on Sunday, at a depth of 9 km.",
                "The quake that shook Merrow lay at a depth of some 24 km (15 miles).",
            ),
            // The survey is an office, not a poll; cables are no people.
            (
                "The Geological Survey of Korvia put the quake of Merrow at magnitude 5.9.",
                "The Geological Survey of Korvia gave the quake of Merrow a magnitude of 6.4.",
            ),
            (
                "Ida Hale, 31, fell on Mount Sefton in May.",
                "On Saturday Ida Hale, 33, fell on Mount Sefton.",
            ),
            (
                "The toll of dead of the Karsund ferry fire rose to 41.",
                "The ferry fire in Karsund left 53 people dead, officials said.",
            ),
        ] {
            check(a, b, Verdict::Conflict);
        }
    }

    #[test]
    fn ways_to_write_one_value() {
        for (a, b) in [
            (
                "The quay of Port Merrow cost 1.2 million euros.",
                "The quay of Port Merrow cost 1,204,330 euros.",
            ),
            (
                "Prices of herring in Karsund rose 12 percent on 30 June.",
                "Prices of herring in Karsund rose 12% on June 30.",
            ),
            // The day of the text itself.
            (
                "Alder Lines announced today (20 October 2031) that it has restored the ferry to all ports after the storm.",
                "Alder Lines announced today (14 October 2031) that it has restored the ferry to two ports after the storm.",
            ),
            (
                "The fire killed at least 12 passengers of the ferry.",
                "The fire killed 14 passengers of the ferry.",
            ),
        ] {
            check(a, b, Verdict::Compatible);
        }
    }

    #[test]
    fn figures_of_other_things() {
        for (a, b) in [
            (
                "The fire killed 14 passengers of the ferry.",
                "The fire injured 32 passengers of the ferry.",
            ),
            (
                "Ten boats left Karsund on 3 May.",
                "Twenty crane drivers were hired in Port Merrow.",
            ),
            ("The ferry sank.", "The ferry sank."),
            (
                "Two men and a woman drowned when the Saint Alder sank.",
                "Three people drowned when the Saint Alder sank.",
            ),
            (
                "The fire on the ferry Saint Alder killed 14 passengers.",
                "Nine of the dead of the ferry Saint Alder were women.",
            ),
            (
                "The fire on the ferry Saint Alder killed 14 people.",
                "It was the worst since the fire of 2011, which killed 52 people on another ferry.",
            ),
            (
                "The quake was felt 29 km (18 miles) from Merrow.",
                "The quake lay at a depth of 13 km (8 miles).",
            ),
            // A sum of parts; those who came later; those in hospital.
            (
                "Two stewards and a cook drowned when the Saint Alder sank.",
                "Three people drowned when the Saint Alder sank.",
            ),
            (
                "The fire on the Saint Alder killed 12 passengers.",
                "The bodies of two more passengers of the Saint Alder were found after the fire killed them.",
            ),
            (
                "The fire on the Saint Alder injured 300 passengers.",
                "Of the Saint Alder, 120 injured passengers were taken to the hospital of Karsund.",
            ),
            // Offers, markets, other parts of a year, other lands.
            (
                "The port of Merrow made Ida Hale an offer of 160 million euros.",
                "Reports say that the offer of Karsund to Ida Hale is worth 184 million euros.",
            ),
            (
                "The Korvia index lost 53 points, or 3.7%, on the exchange of Merrow.",
                "After a calm week the Korvia index closed 74 points lower in Merrow, a loss of 2.6%.",
            ),
            (
                "The final quarter brought Alder Lines a profit of 868 million euros.",
                "Alder Lines made a profit of 997 million euros in the third quarter.",
            ),
            (
                "The quake in France killed 72 people.",
                "The toll of the quake in Spain has risen to 75.",
            ),
            (
                "The attack on the market of Merrow killed 22 people.",
                "It was the worst attack on Merrow since the bombing of the market, which killed 52 people.",
            ),
            (
                "Merrow is calm after eight days of riots by dockers.",
                "The arrest sparked five days of riots in Merrow by dockers.",
            ),
            (
                "With 70 people dead in Karsund, another 11 died in Merrow in the storm.",
                "The storm killed at least 105 people.",
            ),
        ] {
            let verdict = figures_of(a, b).verdict;
            assert!(matches!(verdict, Verdict::Different | Verdict::Unclear), "{a} / {b}");
        }
    }
}
