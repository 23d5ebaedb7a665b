//! A statement as its words without numbers and dates, and these apart: what stands at one place of the same wording in
//! two texts is the same thing.

use crate::analysis::dates::{DateForm, DateMention};
use crate::analysis::number_words::SMALL;
use crate::analysis::quantities::{Bound, Quantity, QuantityKind, parse_number};
use crate::compare::Source;
use crate::compare::rules::published_apart;
use crate::compare::stem::is_stop_word;
use crate::compare::terms::Term;
use crate::text::{Span, Token, TokenKind};

/// Words beside the figures from which on a wording stands for itself …
const WORDS: usize = 5;
/// … and content words among them; shorter statements need a neighbour in common.
const CONTENT_WORDS: usize = 3;
/// Figures of one statement that are held against another's by the words beside them.
const ITEMS: usize = 60;

/// A number or a date at its place among the other words of a statement.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    /// How many other words stand before it.
    pub place: usize,
    pub span: Span,
    pub value: Value<'a>,
}

#[derive(Clone, Copy)]
pub enum Value<'a> {
    Quantity(&'a Quantity),
    Date(&'a DateMention),
    /// Digits that are neither.
    Digits,
}

/// A statement as its words without numbers and dates, and these apart.
pub struct Skeleton<'a> {
    pub words: Vec<Term>,
    pub content: usize,
    pub items: Vec<Item<'a>>,
}

impl<'a> Skeleton<'a> {
    pub fn of(source: &Source<'a>, span: Span, quantities: &[u32], dates: &[u32]) -> Skeleton<'a> {
        let lexed = source.lexed;
        let mut items: Vec<Item> = vec![];
        let quantities = quantities
            .iter()
            .filter_map(|at| source.analysis.quantities.get(*at as usize));
        let dates = dates.iter().filter_map(|at| source.analysis.dates.get(*at as usize));
        let item = |span, value| Item { place: 0, span, value };
        items.extend(quantities.map(|quantity| item(quantity.span, Value::Quantity(quantity))));
        items.extend(dates.map(|date| item(date.span, Value::Date(date))));
        items.sort_by_key(|item| item.span);
        items.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
        let mut skeleton = Skeleton {
            words: vec![],
            content: 0,
            items: vec![],
        };
        let mut next = 0;
        for token in &lexed.tokens[lexed.within(span)] {
            while next < items.len() && items[next].span.end <= token.span.start {
                next += 1;
            }
            if let Some(item) = items.get(next).filter(|item| item.span.overlaps(token.span)) {
                if skeleton.items.last().is_none_or(|last| last.span != item.span) {
                    skeleton.items.push(Item {
                        place: skeleton.words.len(),
                        ..*item
                    });
                }
                continue;
            }
            match token.kind {
                TokenKind::Number => skeleton.items.push(Item {
                    place: skeleton.words.len(),
                    span: token.span,
                    value: Value::Digits,
                }),
                TokenKind::Word => {
                    let word = lexed.word(token);
                    // `the third quarter`, `the two directed it`, `multi-million`
                    if numeral(word).is_some() || matches!(word, "million" | "billion" | "trillion") {
                        skeleton.items.push(Item {
                            place: skeleton.words.len(),
                            span: token.span,
                            value: Value::Digits,
                        });
                        continue;
                    }
                    // `on 30 June`, `the 30 June`
                    if !is_light(word) {
                        skeleton.words.push(Term::word(word));
                        skeleton.content += usize::from(!is_stop_word(word));
                    }
                }
                TokenKind::Punctuation | TokenKind::Symbol => {}
            }
        }
        skeleton
    }

    /// Whether the wording is long enough to be nobody else's.
    pub fn stands_alone(&self) -> bool {
        self.words.len() >= WORDS && self.content >= CONTENT_WORDS
    }

    /// Whether most of what both say in numbers is new in the other: a form that is filled again, as reports of a
    /// market are, and no copy.
    pub fn is_refilled(&self, other: &Skeleton, (ours, theirs): (&Source, &Source)) -> bool {
        let new = |source: (&Source, &Source), mine: &[Item], theirs: &[Item]| {
            let known = |item: &&Item| {
                !theirs
                    .iter()
                    .any(|other| apart((source.0, item), (source.1, other)) == Some(false))
            };
            mine.iter().take(ITEMS).filter(known).count()
        };
        let mine = new((ours, theirs), &self.items, &other.items);
        let others = new((theirs, ours), &other.items, &self.items);
        mine > 1 && others > 1 && mine * 2 > self.items.len() && others * 2 > other.items.len()
    }

    /// The items of both that stand at one place, where both have equally many there.
    pub fn pairs<'b>(&'b self, other: &'b Skeleton<'a>) -> Vec<(&'b Item<'a>, &'b Item<'a>)> {
        let mut pairs = vec![];
        let mut theirs = other.items.as_slice();
        for mine in self.items.chunk_by(|a, b| a.place == b.place) {
            let place = mine[0].place;
            let skipped = theirs.iter().take_while(|item| item.place < place).count();
            let here = theirs[skipped..].iter().take_while(|item| item.place == place).count();
            if here == mine.len() {
                pairs.extend(mine.iter().zip(&theirs[skipped..skipped + here]));
            }
            theirs = &theirs[skipped + here..];
        }
        pairs
    }
}

/// Words on either side that show that two items stand in the same wording.
const BESIDE: usize = 4;
const ENOUGH: usize = 6;

impl<'a> Skeleton<'a> {
    /// The items that stand in the same wording in both, though the whole statements are not the same.
    pub fn alike<'b>(&'b self, other: &'b Skeleton<'a>) -> Vec<(&'b Item<'a>, &'b Item<'a>)> {
        let mut pairs = vec![];
        for mine in self.items.chunk_by(|a, b| a.place == b.place).take(ITEMS) {
            for theirs in other.items.chunk_by(|a, b| a.place == b.place).take(ITEMS) {
                let (x, y) = (mine[0].place, theirs[0].place);
                let before = self.words[..x].iter().rev().zip(other.words[..y].iter().rev());
                let after = self.words[x..].iter().zip(&other.words[y..]);
                let before = before.take_while(|(a, b)| a == b).count();
                let after = after.take_while(|(a, b)| a == b).count();
                let ends = x + after == self.words.len() || y + after == other.words.len();
                let starts = before == x || before == y;
                let sides = (before >= BESIDE || starts) && (after >= BESIDE || ends);
                if sides && before + after >= ENOUGH && mine.len() == theirs.len() {
                    pairs.extend(mine.iter().zip(theirs));
                }
            }
        }
        pairs
    }
}

/// Words that come and go with the way a number or a date is written.
fn is_light(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "on" | "of" | "percent" | "per" | "cent")
}

/// Whether what stands at one place of two copied statements cannot both be; `None` where nothing tells.
pub fn apart(a: (&Source, &Item), b: (&Source, &Item)) -> Option<bool> {
    let words = |(source, item): (&Source, &Item)| folded(source, item.span);
    if words(a) == words(b) {
        return Some(false);
    }
    if glosses_today(a) && glosses_today(b) {
        return None;
    }
    match (a.1.value, b.1.value) {
        (Value::Quantity(x), Value::Quantity(y)) => match x.compatible(y) {
            // `more than 200` fits `more than 600`, and yet a copy does not say so.
            Some(true) if x.bound == y.bound && x.unit == y.unit && loose(x) => Some(!near(x.value, y.value)),
            Some(true) if x.bound == y.bound && x.unit == y.unit && x.bound == Bound::Range => {
                Some(!near(x.low, y.low) || !near(x.high, y.high))
            }
            Some(fits) => Some(!fits),
            // A change of direction or of the unit is no way to write one value.
            None if x.kind == y.kind && x.unit == y.unit => Some(!(x.low <= y.high && y.low <= x.high)),
            None => None,
        },
        (Value::Date(x), Value::Date(y)) => {
            let one_day = !published_apart(a.0, b.0);
            dates_apart(x, y, (&words(a), &words(b)), one_day)
        }
        (Value::Digits, Value::Digits) => Some(true),
        (Value::Digits, Value::Quantity(y)) => digits_apart(&words(a), y),
        (Value::Quantity(x), Value::Digits) => digits_apart(&words(b), x),
        _ => None,
    }
}

/// `announced today (20 October 2031)`: the day of the text itself, another in a later text of the same words.
fn glosses_today((source, item): (&Source, &Item)) -> bool {
    let lexed = source.lexed;
    let at = lexed.within(item.span).start;
    let word = |back: usize| at.checked_sub(back).map_or("", |at| lexed.word(&lexed.tokens[at]));
    word(1) == "(" && matches!(word(2), "today" | "yesterday" | "tonight" | "tomorrow")
}

/// Digits that count nothing: they may name.
pub fn names(item: &Item) -> bool {
    match item.value {
        Value::Digits => true,
        Value::Quantity(quantity) => quantity.kind == QuantityKind::Count && quantity.of.is_none(),
        Value::Date(_) => false,
    }
}

fn loose(quantity: &Quantity) -> bool {
    use Bound::*;
    matches!(quantity.bound, About | AtLeast | AtMost | MoreThan | LessThan)
}

/// As rounded values of one bound are.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.05 * a.abs().max(b.abs())
}

fn digits_apart(digits: &[String], quantity: &Quantity) -> Option<bool> {
    let [number] = digits else { return None };
    let value = parse_number(number)?.value;
    (quantity.kind == QuantityKind::Count).then_some(!(quantity.low <= value && value <= quantity.high))
}

/// The number that a word is, cardinal or ordinal; not `one`, which is a pronoun, too.
fn numeral(word: &str) -> Option<usize> {
    const ORDINALS: [&str; 13] = [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    let cardinal = SMALL
        .iter()
        .position(|number| *number == word)
        .filter(|number| *number > 1);
    cardinal.or_else(|| ORDINALS.iter().position(|ordinal| *ordinal == word))
}

/// The words of a stretch, folded, numbers in words as digits.
fn folded(source: &Source, span: Span) -> Vec<String> {
    let lexed = source.lexed;
    let plain = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    lexed.tokens[lexed.within(span)]
        .iter()
        .filter(plain)
        .map(|token| lexed.word(token).trim_end_matches('.'))
        .filter(|word| !matches!(*word, "the" | "of" | "st" | "nd" | "rd" | "th"))
        .map(
            |word| match numeral(word).or_else(|| SMALL.iter().position(|number| *number == word)) {
                Some(number) => number.to_string(),
                None if matches!(word, "a" | "an") => "1".to_owned(),
                None => word.replace(',', ""),
            },
        )
        .collect()
}

/// `one_day`: no two days of publication are known, so that the same words mean the same day and other words another.
fn dates_apart(
    a: &DateMention,
    b: &DateMention,
    (ours, theirs): (&[String], &[String]),
    one_day: bool,
) -> Option<bool> {
    let other = |a: Option<i16>, b: Option<i16>| matches!((a, b), (Some(a), Some(b)) if a != b);
    let small = |part: Option<i8>| part.map(i16::from);
    let stated = |date: &DateMention| date.year.is_some() || date.month.is_some();
    if stated(a) && stated(b) {
        let parts = other(a.year, b.year) || other(small(a.month), small(b.month)) || other(small(a.day), small(b.day));
        // `the first half of 2023` against `the second half of 2023`
        let days = matches!((a.days, b.days), (Some(a), Some(b)) if a.1 < b.0 || b.1 < a.0);
        let weekdays = matches!((weekday(ours), weekday(theirs)), (Some(a), Some(b)) if a != b);
        return Some(parts || days || weekdays);
    }
    if let (Some(a), Some(b)) = (a.days, b.days)
        && (!one_day && a.0 <= b.1 && b.0 <= a.1 || a == b)
    {
        // Some time ago or to come, read from two days of publication.
        return Some(false);
    }
    if a.form != b.form {
        return None;
    }
    // Of one form and unresolved, the words tell: `Monday` and `Tuesday`, `two weeks ago` and `three weeks ago`.
    (ours.len() == theirs.len() || a.form == DateForm::Weekday).then_some(ours != theirs)
}

fn weekday(words: &[String]) -> Option<&str> {
    let is_day = |word: &&String| word.len() > 5 && word.ends_with("day") && word.as_str() != "yesterday";
    words.iter().find(is_day).map(String::as_str)
}
