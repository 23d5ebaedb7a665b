//! The figures of a statement, each with what it counts, so that figures of the same thing meet.

use super::Aligned;
use super::fates::{self, PEOPLE};
use super::measures::{fate as fate_of, is_general, measure};
use super::scope::{Scope, scope};
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::compare::stem::{is_stop_word, stem};
use crate::compare::terms::{Term, attribution};
use crate::text::{Case, Lexed, Span, Token, TokenKind};

/// A statement with more figures is a list of results, in which the same thing is counted many ways.
const FIGURES: usize = 5;
/// Of a longer list only so many are read.
const MOST: usize = 60;
/// So many tokens on each side of a number tell what is counted and what became of it.
const REACH: usize = 8;

/// A figure that can be compared.
#[derive(Clone)]
pub struct Figure<'a> {
    pub said: usize,
    pub quantity: &'a Quantity,
    /// What is counted or measured, by its measure; empty where the text does not say it.
    pub thing: String,
    /// What became of those counted.
    pub fate: Option<&'static str>,
    /// The statement has no other figure of its kind and dimension.
    pub sole: bool,
    /// The figure before it once more, in another unit: `(11 miles)`.
    pub gloss: bool,
    /// The words just before and after it, empty at the statement's ends.
    pub beside: [String; 2],
    /// One of several of the same thing and fate: a part of a breakdown.
    pub listed: bool,
    /// What narrows it.
    pub scope: Scope,
    /// The stems of the content words around the number, ascending.
    pub around: Vec<Term>,
    /// The nearest of the names beside the number, folded.
    pub nearest: Option<String>,
    /// Names beside the number, with their words.
    pub names: Vec<(Term, String)>,
    /// The word that makes it a part or an addition: `another`, `more`, `each`.
    pub part: Option<&'static str>,
}

/// What lets two figures meet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meeting {
    /// They count the same thing, which met the same fate: the head of the noun phrase, by its measure.
    Thing {
        kind: QuantityKind,
        thing: String,
        fate: Option<&'static str>,
    },
    /// Each is the only figure of its kind and unit in its statement.
    Only { kind: QuantityKind, unit: String },
    /// The nearest name beside them is the same.
    Named {
        kind: QuantityKind,
        unit: String,
        name: String,
    },
    /// The same words stand just before and after them.
    Slot {
        kind: QuantityKind,
        before: String,
        after: String,
    },
}

/// The figures of a statement that can be compared: ages compare by the person's name, spans of time by what lasts;
/// ranks, multiples and ratios never.
pub fn figures<'a>(aligned: &Aligned<'a>, said: usize) -> Vec<Figure<'a>> {
    use QuantityKind::*;
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    let words = lexed.within(statement.span);
    let mut figures: Vec<Figure> = vec![];
    for index in statement.quantities.iter().take(MOST) {
        let Some(quantity) = source.analysis.quantities.get(*index as usize) else {
            continue;
        };
        let kind = quantity.kind;
        if !matches!(kind, Count | Money | Percent | PercentPoints | Measure | Duration | Age) {
            continue;
        }
        let at = lexed.within(quantity.span);
        let before = &lexed.tokens[at.start.saturating_sub(REACH).max(words.start).min(at.start)..at.start];
        let after = &lexed.tokens[at.end..(at.end + REACH).min(words.end).max(at.end)];
        if is_torn(lexed, before.iter().rev()) || is_torn(lexed, after.iter()) {
            continue;
        }
        let clause = |token: &&Token| !matches!(lexed.word(token), "," | ";" | "—" | "–" | "--" | "(" | ")");
        let (before, after) = (
            &before[before.len() - before.iter().rev().take_while(clause).count()..],
            &after[..after.iter().take_while(clause).count()],
        );
        let near = || before.iter().chain(after);
        let named = kind != Age || quantity.of.is_some_and(|of| is_name(aligned, said, of));
        let mut fate = (kind == Count).then(|| fates::told(lexed, before, after)).flatten();
        let mut thing = match quantity.of {
            Some(of) if kind == Age && named => of.of(&source.document.text).to_lowercase(),
            Some(of) if named => thing(aligned, said, of),
            None if has_magnitude(lexed, before, after) => "magnitude".to_owned(),
            _ => String::new(),
        };
        if thing.is_empty() && kind == Measure {
            thing = extent(lexed, before, after).to_owned();
        }
        if kind == Money && matches!(thing.as_str(), "cash" | "stock" | "share" | "equity" | "worth") {
            thing.clear();
        }
        let before_it = quantity.of.is_none_or(|of| of.end <= quantity.span.start);
        // `12 dead`, `the toll rose to 12`
        if let Some(told) = fate_of(&thing).filter(|_| kind == Count && quantity.value.fract() == 0.0) {
            (fate, thing) = (Some(told), PEOPLE.to_owned());
        } else if kind == Count
            && quantity.of.is_none()
            && fate.is_some_and(|fate| fate != "shooting")
            && quantity.value.fract() == 0.0
        {
            thing = PEOPLE.to_owned();
        } else if kind == Count && before_it && of_toll(lexed, &lexed.tokens[words.start..at.start]) {
            (fate, thing) = (fate_of("killed"), PEOPLE.to_owned());
        } else if fate.is_none() && after.first().is_some_and(|token| lexed.word(token) == "lives") {
            fate = fate_of("killed");
        } else if !fates::is_people(&thing) || quantity.value.fract() != 0.0 {
            fate = None;
        }
        // `the 3400 block of Quay Street`
        if thing == "block" && quantity.value >= 100.0 {
            continue;
        }
        // `18 km (11 miles)`: one figure written twice.
        let opened = at
            .start
            .checked_sub(1)
            .is_some_and(|at| lexed.word(&lexed.tokens[at]) == "(");
        let gloss = figures
            .last()
            .filter(|last: &&Figure| opened && lexed.within(last.quantity.span).end + 1 == at.start)
            .filter(|last| last.quantity.kind == kind)
            .cloned();
        if let Some(glossed) = gloss {
            figures.push(Figure {
                quantity,
                gloss: true,
                ..glossed
            });
            continue;
        }
        let word = |token: Option<&Token>| token.map_or(String::new(), |token| lexed.word(token).to_owned());
        figures.push(Figure {
            said,
            quantity,
            thing,
            fate,
            sole: true,
            gloss: false,
            listed: false,
            scope: scope(aligned, said, quantity, before, after),
            beside: [word(before.last()), word(after.first())],
            around: around(aligned, said, near()),
            nearest: nearest_name(aligned, said, before, after),
            names: names(aligned, said, near()),
            part: part(aligned, said, quantity, before, after)
                .or_else(|| included(lexed, &lexed.tokens[words.start..at.start])),
        });
    }
    let alike = |a: &Figure, b: &Figure| {
        a.quantity.kind == b.quantity.kind && (a.quantity.unit == b.quantity.unit || a.quantity.converts(b.quantity))
    };
    let same = |a: &Figure, b: &Figure| {
        if a.part.is_some_and(|word| word != "another") || b.part.is_some_and(|word| word != "another") {
            return false;
        }
        let people = |some: &Figure, all: &Figure| all.thing == PEOPLE && fates::is_people(&some.thing);
        let thing = a.thing == b.thing || people(a, b) || people(b, a) || b.thing.is_empty();
        // `70 dead in the town, another 11 in the next`
        let goes_on = b.fate.is_none() && b.part == Some("another");
        a.quantity.kind == b.quantity.kind && !a.thing.is_empty() && thing && (a.fate == b.fate || goes_on)
    };
    let marks: Vec<(bool, bool)> = (0..figures.len())
        .map(|at| {
            let figure = &figures[at];
            let others = || {
                figures
                    .iter()
                    .enumerate()
                    .filter(move |(other, it)| *other != at && !it.gloss)
            };
            let mine = figures[at].gloss;
            let sole = mine || !others().any(|(_, other)| alike(figure, other));
            // `two of them fled, three boats were taken`
            let rest = |other: &Figure| {
                let whole = other.quantity.of.is_none() && other.part == Some("of the");
                let first = other.quantity.span < figure.quantity.span;
                whole && first && other.quantity.kind == Count && figure.quantity.kind == Count && other.fate.is_none()
            };
            let listed = !mine && others().any(|(_, other)| same(figure, other) || same(other, figure) || rest(other));
            (sole, listed)
        })
        .collect();
    for (figure, (sole, listed)) in figures.iter_mut().zip(marks) {
        (figure.sole, figure.listed) = (sole, listed);
    }
    figures
}

/// The figures of a statement by all that lets them meet others; a meeting that two figures of the statement would
/// share is left out.
pub fn meetings<'a>(aligned: &Aligned<'a>, said: usize) -> Vec<(Meeting, Figure<'a>)> {
    use QuantityKind::*;
    let few = aligned.statement(said).quantities.len() <= FIGURES;
    let mut met: Vec<(Meeting, Figure)> = vec![];
    for figure in figures(aligned, said) {
        let (quantity, kind) = (figure.quantity, figure.quantity.kind);
        let unit = || quantity.unit.clone();
        if kind != Duration && !figure.thing.is_empty() && few {
            let (thing, fate) = (figure.thing.clone(), figure.fate);
            met.push((Meeting::Thing { kind, thing, fate }, figure.clone()));
        }
        if matches!(kind, Money | Percent | PercentPoints | Measure) {
            if let Some(name) = figure.nearest.clone() {
                met.push((
                    Meeting::Named {
                        kind,
                        unit: unit(),
                        name,
                    },
                    figure.clone(),
                ));
            }
            met.push((Meeting::Only { kind, unit: unit() }, figure.clone()));
        }
        // A number that counts nothing is a name: `berth 4`, `flight 370`.
        if kind == Age || kind == Count && quantity.of.is_none() {
            continue;
        }
        let [before, after] = figure.beside.clone();
        met.push((Meeting::Slot { kind, before, after }, figure));
    }
    let alone: Vec<bool> = met
        .iter()
        .map(|(meeting, _)| met.iter().filter(|(other, _)| other == meeting).count() == 1)
        .collect();
    let alone = met.into_iter().zip(alone).filter(|(_, alone)| *alone);
    alone.map(|(figure, _)| figure).collect()
}

/// What a length is of, by the words beside it: `18 km deep`, `36 km south of`.
fn extent(lexed: &Lexed, before: &[Token], after: &[Token]) -> &'static str {
    let of = |word: &str| match word {
        "deep" | "depth" | "beneath" | "underground" | "underwater" => Some("depth"),
        "high" | "tall" | "height" | "altitude" | "elevation" => Some("height"),
        "long" | "length" => Some("length"),
        "wide" | "width" => Some("width"),
        "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast" | "southwest" | "northern"
        | "southern" | "eastern" | "western" | "away" | "from" | "off" | "outside" => Some("distance"),
        "fell" | "plunged" | "fall" => Some("fall"),
        _ => None,
    };
    let near = after.iter().take(4).find_map(|token| of(lexed.word(token)));
    near.or_else(|| before.iter().rev().take(4).find_map(|token| of(lexed.word(token))))
        .unwrap_or("")
}

/// `magnitude of 5.9`, `a 5.9-magnitude quake`
fn has_magnitude(lexed: &Lexed, before: &[Token], after: &[Token]) -> bool {
    let is = |token: &Token| lexed.word(token) == "magnitude";
    before.iter().rev().take(2).any(is) || after.iter().take(3).any(is)
}

/// The name nearest to the number, folded.
fn nearest_name(aligned: &Aligned, said: usize, before: &[Token], after: &[Token]) -> Option<String> {
    let lexed = aligned.source(said).lexed;
    let all = names(aligned, said, before.iter().chain(after));
    let is_name = |token: &&Token| all.iter().any(|(name, _)| *name == Term::word(stem(lexed.word(token))));
    let near = |found: Option<(usize, &Token)>| found.map(|(distance, token)| (distance, lexed.word(token).to_owned()));
    let ahead = near(after.iter().enumerate().find(|(_, token)| is_name(token)));
    // `40 per cent in Norvia and 75 per cent in Sundria`: beyond `and` a name belongs to another figure.
    let own = |token: &&Token| token.kind != TokenKind::Number && !matches!(lexed.word(token), "and" | "or" | "but");
    let behind = near(
        before
            .iter()
            .rev()
            .take_while(own)
            .enumerate()
            .find(|(_, token)| is_name(token)),
    );
    ahead.into_iter().chain(behind).min().map(|(_, name)| name)
}

fn is_name(aligned: &Aligned, said: usize, of: Span) -> bool {
    let lexed = aligned.source(said).lexed;
    let mut tokens = lexed.tokens[lexed.within(of)].iter();
    tokens.all(|token| matches!(token.case, Case::Capitalised | Case::Upper))
}

/// The capitalised words among the tokens: names, but not of days, months or those who say it.
fn names<'a>(aligned: &Aligned, said: usize, tokens: impl Iterator<Item = &'a Token>) -> Vec<(Term, String)> {
    let source = aligned.source(said);
    let (statement, lexed) = (aligned.statement(said), source.lexed);
    let said_by = attribution(statement);
    let dates = super::dates_of(source, statement);
    let first = statement.span.start;
    let mut names: Vec<(Term, String)> = tokens
        .filter(|token| matches!(token.case, Case::Capitalised | Case::Upper) && token.kind == TokenKind::Word)
        .filter(|token| token.span.start != first && !is_stop_word(lexed.word(token)))
        .filter(|token| !said_by.iter().any(|span| span.contains(token.span)))
        .filter(|token| !dates.iter().any(|date| date.span.overlaps(token.span)))
        .map(|token| {
            let written = token.span.of(&source.document.text);
            (Term::word(stem(lexed.word(token))), written.to_owned())
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// A word beside the number that makes it a part, an addition or a rate.
fn part(
    aligned: &Aligned,
    said: usize,
    quantity: &Quantity,
    before: &[Token],
    after: &[Token],
) -> Option<&'static str> {
    const BEFORE: &[&str] = &[
        "another",
        "additional",
        "other",
        "further",
        "extra",
        "remaining",
        "every",
        "each",
        "first",
        "last",
        "next",
    ];
    const AFTER: &[&str] = &[
        "more",
        "other",
        "others",
        "additional",
        "further",
        "each",
        "apiece",
        "per",
    ];
    let lexed = aligned.source(said).lexed;
    let word = |at: usize| after.get(at).map_or("", |token| lexed.word(token));
    // `97 of the dead were women`, `30 of 207 punches`, `two of Korvia's ports`
    if word(0) == "of" {
        let whole = after[1..].iter().take(4).any(|token| {
            let word = lexed.word(token);
            token.kind == TokenKind::Number || matches!(word, "'s" | "’s" | "'" | "’") || word.ends_with("est")
        });
        let pointed = matches!(
            word(1),
            "the" | "those" | "its" | "their" | "them" | "which" | "whom" | "these" | "his" | "her" | "our"
        );
        if pointed || whole && matches!(quantity.kind, QuantityKind::Count) {
            return Some("of the");
        }
    }
    let known = |list: &[&'static str], token: &Token| list.iter().copied().find(|word| *word == lexed.word(token));
    let earlier = before.iter().rev().take(2).find_map(|token| known(BEFORE, token));
    earlier.or_else(|| after.iter().take(3).find_map(|token| known(AFTER, token)))
}

/// Whether what stands before counts a whole of which this is a part: `12 people, including 4 children`.
fn included(lexed: &Lexed, earlier: &[Token]) -> Option<&'static str> {
    const WORDS: [&str; 5] = ["including", "includes", "included", "comprising", "among"];
    let mut words = earlier.iter().map(|token| lexed.word(token));
    words.find_map(|word| WORDS.into_iter().find(|known| *known == word))
}

/// `the death toll from the quake that struck on Tuesday has risen to 233`
fn of_toll(lexed: &Lexed, earlier: &[Token]) -> bool {
    const REACHED: [&str; 16] = [
        "risen",
        "rose",
        "rises",
        "climbed",
        "climbs",
        "reached",
        "reaches",
        "revised",
        "stands",
        "stood",
        "grown",
        "jumped",
        "increased",
        "passed",
        "topped",
        "put",
    ];
    let Some(toll) = earlier.iter().rposition(|token| lexed.word(token) == "toll") else {
        return false;
    };
    let reached = earlier[toll..]
        .iter()
        .rposition(|token| REACHED.contains(&lexed.word(token)));
    reached.is_some_and(|at| earlier.len() - toll - at <= 5)
}

/// Whether a number goes on beyond a point or comma, as in `6. 1` or in a list of numbers.
fn is_torn<'a>(lexed: &Lexed, mut tokens: impl Iterator<Item = &'a Token>) -> bool {
    tokens
        .next()
        .is_some_and(|token| matches!(lexed.word(token), "." | "," | ":" | "/"))
        && tokens.next().is_some_and(|token| token.kind == TokenKind::Number)
}

/// The stems of the content words among the tokens, words of one measure as one.
fn around<'a>(aligned: &Aligned, said: usize, tokens: impl Iterator<Item = &'a Token>) -> Vec<Term> {
    let lexed = aligned.source(said).lexed;
    let said_by = attribution(aligned.statement(said));
    let mut around: Vec<Term> = tokens
        .filter(|token| !said_by.iter().any(|span| span.contains(token.span)))
        .filter(|token| token.kind == TokenKind::Word && !is_stop_word(lexed.word(token)))
        .map(|token| Term::word(stem(measure(lexed.word(token)))))
        .collect();
    around.sort_unstable();
    around.dedup();
    around
}

/// The head of a noun phrase, by its measure: the last telling word before a preposition.
fn thing(aligned: &Aligned, said: usize, of: Span) -> String {
    let lexed = aligned.source(said).lexed;
    let mut head = "";
    for token in &lexed.tokens[lexed.within(of)] {
        let word = lexed.word(token);
        let ends = matches!(word, "of" | "in" | "from" | "at" | "on" | "for" | "with" | "to" | "who");
        if word == "-" {
            head = "";
        } else if ends || token.kind != TokenKind::Word {
            if !head.is_empty() {
                break;
            }
        } else if !is_stop_word(word) && !is_general(word) {
            head = word;
        }
    }
    // Blocked or fired, not people.
    if head == "shots" {
        return head.to_owned();
    }
    measure(head).to_owned()
}
