//! What narrows a figure beyond the thing that it counts: the words of its statement that make it one of several
//! (an offer, the state of a market, a first report), those taken to a hospital of all that were hurt, a part of a sum.
//!
//! Of two figures of one thing that differ in scope, nobody can tell whether they disagree.

use super::{Aligned, dates_of};
use crate::analysis::dates::DateForm;
use crate::analysis::entities::EntityKind;
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::text::{Case, Lexed, Token, TokenKind};

/// What a statement says of the scope of a figure in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// The statement looks back to another time: `since 2013`, `in 2018, …`, an aftershock.
    pub earlier: bool,
    /// By a poll or survey: another poll gives another figure.
    pub polled: bool,
    /// Counted up to now or over a stretch of time: `so far`, `in total`, `since`.
    pub running: bool,
    /// A condition, a wish or a rule, not a fact: `could`, `must`, `if`.
    pub supposed: bool,
    /// Offered or asked for: others offer something else, and the next day more.
    pub offered: bool,
    /// The state of a market or an index: another hour gives another.
    pub market: bool,
    /// `at first`, `initial reports`: it is expected to change.
    pub first_report: bool,
    /// Of those hurt the ones that were treated or taken somewhere.
    pub treated: bool,
    /// Counted together with others, each by a number of its own: `two stewards and a cook`.
    pub joined: bool,
    /// The quarter or half of a year, by its ordinal.
    pub period: Option<&'static str>,
    /// Its clause dates it by a month or year alone: `killed hundreds in February`.
    pub dated: bool,
}

/// The scope of the figure between `before` and `after`, both within its clause.
pub fn scope(aligned: &Aligned, said: usize, quantity: &Quantity, before: &[Token], after: &[Token]) -> Scope {
    let lexed = aligned.source(said).lexed;
    let words = &lexed.tokens[lexed.within(aligned.statement(said).span)];
    let word = |token: &Token| lexed.word(token);
    let near = || before.iter().chain(after);
    let valued = matches!(
        quantity.kind,
        QuantityKind::Money | QuantityKind::Percent | QuantityKind::PercentPoints
    );
    Scope {
        earlier: looks_back(aligned, said, quantity) || is_record(lexed, words, quantity),
        polled: is_polled(lexed, words),
        running: is_running(lexed, words),
        supposed: near().any(|token| token.case == Case::Lower && is_supposed(word(token))),
        offered: (valued || quantity.kind == QuantityKind::Duration) && words.iter().map(word).any(is_offer),
        market: (valued || quantity.of.is_none()) && words.iter().map(word).any(is_market),
        first_report: is_first_report(lexed, words),
        treated: near().map(word).any(is_treatment),
        joined: is_joined(lexed, after),
        period: period(lexed, words),
        dated: is_dated(aligned, said, quantity),
    }
}

/// Whether a month or a year stands in the figure's own clause.
fn is_dated(aligned: &Aligned, said: usize, quantity: &Quantity) -> bool {
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    dates_of(source, statement).iter().any(|date| {
        let vague = matches!(date.form, DateForm::Month | DateForm::Year) && date.day.is_none();
        let (first, last) = if date.span < quantity.span {
            (date.span, quantity.span)
        } else {
            (quantity.span, date.span)
        };
        let between = lexed.within(first.cover(last));
        let parts = |token: &Token| {
            matches!(
                lexed.word(token),
                "," | ";" | "and" | "but" | "since" | "after" | "when"
            )
        };
        vague && !lexed.tokens[between].iter().any(parts)
    })
}

/// Whether a statement looks back: `the worst since 2013`, `In 2018, …`, `hours earlier`, `an aftershock`.
fn looks_back(aligned: &Aligned, said: usize, quantity: &Quantity) -> bool {
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    let words = lexed.within(statement.span);
    let past = |word: &str| {
        matches!(
            word,
            "earlier" | "previous" | "previously" | "aftershock" | "foreshock" | "ago"
        )
    };
    if lexed.tokens[words.clone()].iter().any(|token| past(lexed.word(token))) {
        return true;
    }
    dates_of(source, statement).iter().any(|date| {
        let before = lexed
            .within(date.span)
            .start
            .checked_sub(1)
            .filter(|before| *before >= words.start);
        let opens = before.is_none_or(|before| before == words.start && lexed.word(&lexed.tokens[before]) == "in");
        let last_year = date.span.of(&source.document.text).eq_ignore_ascii_case("last year");
        let near = &lexed.tokens[lexed.within(date.span).start.saturating_sub(5).max(words.start)..];
        let since = near
            .iter()
            .take_while(|token| token.span.end <= date.span.start)
            .any(|token| lexed.word(token) == "since");
        // `22 killed, the worst since 2005`: what was before the date is another figure's.
        let since = since && date.span < quantity.span;
        last_year || date.year.is_some() && date.day.is_none() && (since || opens)
    })
}

fn is_polled(lexed: &Lexed, tokens: &[Token]) -> bool {
    let is = |token: &Token| {
        let word = lexed.word(token);
        // Not the Geological Survey.
        let survey = matches!(word, "survey" | "surveyed") && token.case == Case::Lower;
        survey || matches!(word, "poll" | "polls" | "polled" | "pollster")
    };
    tokens.iter().any(is)
}

/// `so far`, `in total`, `since May`: counted over a stretch of time.
fn is_running(lexed: &Lexed, tokens: &[Token]) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| lexed.word(token));
    (0..tokens.len()).any(|at| match word(at) {
        "so" => word(at + 1) == "far",
        "in" => matches!(word(at + 1), "total" | "all" | "combined"),
        "total" | "altogether" | "combined" | "cumulative" | "overall" => true,
        _ => false,
    })
}

fn is_supposed(word: &str) -> bool {
    matches!(
        word,
        "can" | "could" | "would" | "may" | "might" | "must" | "should" | "if" | "unless" | "whether" | "requires"
    )
}

/// `the worst since the bombing that killed 52 people`: what follows is another event's.
fn is_record(lexed: &Lexed, words: &[Token], quantity: &Quantity) -> bool {
    let before = words.partition_point(|token| token.span.end <= quantity.span.start);
    let since = words[..before].iter().position(|token| lexed.word(token) == "since");
    let record = |token: &Token| {
        let word = lexed.word(token);
        word.len() > 5 && word.ends_with("est") || word == "worst" || word == "record"
    };
    since.is_some_and(|at| words[..at].iter().any(record))
}

fn is_offer(word: &str) -> bool {
    matches!(
        word,
        "offer" | "offers" | "offered" | "offering" | "bid" | "bids" | "bidding" | "proposal" | "counteroffer"
    )
}

fn is_market(word: &str) -> bool {
    matches!(
        word,
        "index"
            | "indices"
            | "indexes"
            | "nasdaq"
            | "dow"
            | "ftse"
            | "dax"
            | "cac"
            | "nikkei"
            | "sensex"
            | "kospi"
            | "topix"
            | "nymex"
            | "brent"
            | "barrel"
            | "intraday"
    )
}

/// `initial reports`, `first said`, `at first`, `early reports`, `preliminary`.
fn is_first_report(lexed: &Lexed, words: &[Token]) -> bool {
    let word = |at: usize| words.get(at).map_or("", |token| lexed.word(token));
    (0..words.len()).any(|at| match word(at) {
        "initially" | "preliminary" => true,
        "initial" | "early" | "first" => {
            matches!(word(at + 1), "report" | "reports" | "estimate" | "estimates" | "toll")
        }
        "at" => word(at + 1) == "first",
        _ => false,
    })
}

fn is_treatment(word: &str) -> bool {
    matches!(
        word,
        "hospital"
            | "hospitals"
            | "hospitalised"
            | "hospitalized"
            | "treated"
            | "treatment"
            | "treating"
            | "admitted"
            | "discharged"
            | "airlifted"
            | "critical"
            | "critically"
            | "seriously"
            | "severely"
    )
}

/// `two stewards and a cook`, `four boys and three girls`.
fn is_joined(lexed: &Lexed, after: &[Token]) -> bool {
    let and = after.iter().take(4).position(|token| lexed.word(token) == "and");
    let next = and.and_then(|at| after.get(at + 1));
    next.is_some_and(|token| {
        token.kind == TokenKind::Number
            || matches!(
                lexed.word(token),
                "a" | "an" | "one" | "two" | "three" | "four" | "five" | "his" | "her"
            )
    })
}

/// `the final quarter`, `its second half`.
fn period(lexed: &Lexed, words: &[Token]) -> Option<&'static str> {
    const ORDINALS: [(&str, &str); 10] = [
        ("first", "first"),
        ("second", "second"),
        ("third", "third"),
        ("fourth", "fourth"),
        ("final", "fourth"),
        ("last", "fourth"),
        ("1st", "first"),
        ("2nd", "second"),
        ("3rd", "third"),
        ("4th", "fourth"),
    ];
    let mut pairs = words
        .windows(2)
        .map(|pair| (lexed.word(&pair[0]), lexed.word(&pair[1])));
    pairs.find_map(|(ordinal, unit)| {
        let known = ORDINALS.iter().find(|(word, _)| *word == ordinal);
        known
            .filter(|_| matches!(unit, "quarter" | "half"))
            .map(|(_, period)| *period)
    })
}

/// Whom or what a statement is about: the name that it begins with, or that speaks in it.
pub fn leading_name<'a>(aligned: &Aligned<'a>, said: usize) -> Option<&'a str> {
    /// Tokens of the statement: a name further on leads nothing.
    const LEAD: usize = 6;
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let lexed = source.lexed;
    let words = lexed.within(statement.span);
    let lead = words.start..words.end.min(words.start + LEAD);
    let entities = statement.entities.iter();
    let named = entities.filter_map(|at| source.analysis.entities.get(*at as usize));
    let leads = named.filter(|entity| {
        matches!(
            entity.kind,
            EntityKind::Organisation | EntityKind::Person | EntityKind::Place
        )
    });
    let first = leads.filter_map(|entity| {
        let mut mentions = entity.mentions.iter().map(|mention| lexed.within(mention.span).start);
        let at = mentions.find(|at| lead.contains(at))?;
        Some((at, entity.key.as_str()))
    });
    first.min().map(|(_, key)| key)
}

/// Whether a pronoun is all that a statement begins with.
pub fn begins_with_pronoun(aligned: &Aligned, said: usize) -> bool {
    let lexed = aligned.source(said).lexed;
    let first = lexed.within(aligned.statement(said).span).start;
    let word = lexed.tokens.get(first).map_or("", |token| lexed.word(token));
    matches!(word, "it" | "they" | "he" | "she")
}

/// Whether a statement names the entity of the key.
pub fn named(aligned: &Aligned, said: usize, key: &str) -> bool {
    let entities = &aligned.source(said).analysis.entities;
    let mut named = aligned.statement(said).entities.iter();
    named.any(|at| entities.get(*at as usize).is_some_and(|entity| entity.key == key))
}

/// The countries that a statement names, in whatever way, sorted; who says it only where that is a country itself.
pub fn countries<'a>(aligned: &Aligned<'a>, said: usize) -> Vec<&'a str> {
    let (statement, source) = (aligned.statement(said), aligned.source(said));
    let by = statement.attribution.as_ref().and_then(|by| by.entity);
    let entities = statement.entities.iter().copied().chain(by);
    let mut countries: Vec<&str> = entities
        .filter_map(|at| {
            let entity = source.analysis.entities.get(at as usize)?;
            let place = matches!(entity.kind, EntityKind::Place | EntityKind::Nationality);
            let key = entity.of.as_deref().unwrap_or(&entity.key);
            (place || Some(at) != by).then_some(key).filter(|key| is_country(key))
        })
        .collect();
    countries.sort_unstable();
    countries.dedup();
    countries
}

/// `place:KR`
fn is_country(key: &str) -> bool {
    key.strip_prefix("place:")
        .is_some_and(|code| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()))
}
