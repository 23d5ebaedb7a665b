//! The words of a quotation, normalised so that typography, contractions and spelled-out numbers make no difference.

use std::borrow::Cow;
use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::analysis::quotes::{Quote, QuoteKind};
use crate::compare::Source;
use crate::compare::stem::is_stop_word;
use crate::text::{Case, Span, Token, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    Content,
    Function,
    /// Pronouns and forms of `be`, `have`, `do`.
    PronounOrAuxiliary,
    Negation,
    Modal,
    Number,
}

#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Folded, contractions written out.
    pub text: Cow<'a, str>,
    pub span: Span,
    pub kind: WordKind,
    /// In brackets: the editor's word, not the speaker's.
    pub editorial: bool,
    /// An ellipsis stands before it: an omission is declared.
    pub after_gap: bool,
    /// Counts when contents are compared: a content word, of a longer name only the first.
    pub counts: bool,
    pub capital: bool,
}

/// One quotation as it stands in one source.
#[derive(Clone, Debug)]
pub struct Wording<'a> {
    /// Index into the compared sources.
    pub source: usize,
    /// Index into the source's quotes.
    pub index: u32,
    pub quote: &'a Quote,
    pub words: Vec<Word<'a>>,
    /// A term in quotation marks, or words without content: it tells too little to be found by its words.
    pub faint: bool,
    /// The words around it; `None` where there are too few.
    pub frame: Option<Frame>,
}

/// What stands before and after a quotation, as hashes: equal where one text copies the other.
pub type Frame = (u64, u64);

/// Words on each side that make up a frame.
const FRAME: usize = 8;

impl<'a> Wording<'a> {
    /// `None` for indirect speech.
    pub fn read(source: &Source<'a>, at: usize, index: usize) -> Option<Wording<'a>> {
        let quote = &source.analysis.quotes[index];
        if quote.kind == QuoteKind::Indirect {
            return None;
        }
        let words = words_of(source, quote.span);
        let has_content = words.iter().any(|word| word.counts);
        Some(Wording {
            source: at,
            index: index as u32,
            quote,
            faint: quote.kind == QuoteKind::Scare || !has_content,
            frame: frame_of(source, quote.span),
            words,
        })
    }

    /// The normalised words: equal for wordings that differ in typography only.
    pub fn key(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_ref()).collect();
        words.join(" ")
    }

    pub fn content(&self) -> usize {
        self.words.iter().filter(|word| word.counts).count()
    }
}

/// The nearest words on both sides, also those of other paragraphs.
fn frame_of(source: &Source, span: Span) -> Option<Frame> {
    let lexed = source.lexed;
    let inside = lexed.within(span);
    let is_word = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    let hash = |tokens: &mut dyn Iterator<Item = &Token>| {
        let mut hasher = FxHasher::default();
        let mut count = 0;
        for token in tokens.filter(is_word).take(FRAME) {
            hasher.write(lexed.word(token).as_bytes());
            count += 1;
        }
        (hasher.finish(), count)
    };
    let (before, first) = hash(&mut lexed.tokens[..inside.start].iter().rev());
    let (after, last) = hash(&mut lexed.tokens[inside.end..].iter());
    (first + last >= FRAME).then_some((before, after))
}

/// The normalised words of a span.
pub fn words_of<'a>(source: &Source<'a>, span: Span) -> Vec<Word<'a>> {
    let lexed = source.lexed;
    let mut words: Vec<Word> = Vec::new();
    let (mut editorial, mut after_gap) = (false, false);
    for token in &lexed.tokens[lexed.within(span)] {
        let folded = lexed.word(token);
        match token.kind {
            TokenKind::Punctuation => {
                editorial = (editorial || matches!(folded, "[" | "(")) && !matches!(folded, "]" | ")");
                after_gap |= folded == "…" || folded.starts_with("...");
                continue;
            }
            TokenKind::Symbol if folded == "`" => continue,
            // `6:00` is `6`.
            TokenKind::Number if folded == "00" => continue,
            _ => {}
        }
        // `11th` is one word.
        let ordinal = matches!(folded, "st" | "nd" | "rd" | "th") && !token.spaced;
        if ordinal && let Some(last) = words.last_mut().filter(|last| last.kind == WordKind::Number) {
            last.text = format!("{}{folded}", last.text).into();
            last.span = last.span.cover(token.span);
            continue;
        }
        let mut push = |text: Cow<'a, str>| {
            let kind = kind_of(&text, token.kind);
            let (capital, counts) = (token.case != Case::Lower, kind == WordKind::Content);
            words.push(Word {
                text,
                span: token.span,
                kind,
                editorial,
                after_gap,
                counts,
                capital,
            });
            after_gap = false;
        };
        match folded {
            "cannot" => {
                push("can".into());
                push("not".into());
            }
            _ => push(written_out(folded, token.kind)),
        }
    }
    count_names_once(&mut words);
    words
}

/// Of three capitalised words in a row or more, only the first counts: a long name in common says little.
fn count_names_once(words: &mut [Word]) {
    if words.iter().all(|word| word.capital || word.kind != WordKind::Content) {
        return;
    }
    let mut start = 0;
    while start < words.len() {
        let is_part = |word: &&Word| word.capital && word.kind == WordKind::Content;
        let length = words[start..].iter().take_while(is_part).count();
        if length >= 3 {
            words[start + 1..start + length]
                .iter_mut()
                .for_each(|word| word.counts = false);
        }
        start += length.max(1);
    }
}

/// Contractions and number words in their full or plain form.
fn written_out(word: &str, kind: TokenKind) -> Cow<'_, str> {
    if kind == TokenKind::Number {
        return if word.contains(',') {
            word.replace(',', "").into()
        } else {
            word.into()
        };
    }
    let full = match word {
        "n't" => "not",
        "s" => "'s",
        "ca" => "can",
        "wo" => "will",
        "'ll" | "ll" => "will",
        "'re" => "are",
        "'m" | "m" => "am",
        "'ve" | "ve" => "have",
        "'d" => "would",
        "percent" => "%",
        _ => match NUMBERS.iter().find(|(name, _)| *name == word) {
            Some((_, digits)) => digits,
            None => word,
        },
    };
    full.into()
}

/// `one` is left out: it is a pronoun as often as a number.
const NUMBERS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("hundred", "100"),
    ("thousand", "thousand"),
    ("million", "million"),
    ("billion", "billion"),
    ("trillion", "trillion"),
    ("bn", "billion"),
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("seventh", "7th"),
    ("eighth", "8th"),
    ("ninth", "9th"),
    ("tenth", "10th"),
    ("eleventh", "11th"),
    ("twelfth", "12th"),
];

fn kind_of(word: &str, kind: TokenKind) -> WordKind {
    let is_number = kind == TokenKind::Number
        || word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word, "thousand" | "million" | "billion" | "trillion");
    match word {
        _ if is_number => WordKind::Number,
        "not" | "no" | "never" | "none" | "nobody" | "nothing" | "neither" | "nor" | "without" => WordKind::Negation,
        "may" | "might" | "can" | "could" | "shall" | "should" | "will" | "would" | "must" | "ought" => WordKind::Modal,
        "i" | "me" | "my" | "mine" | "we" | "us" | "our" | "ours" | "you" | "your" | "he" | "him" | "his" | "she"
        | "her" | "it" | "its" | "they" | "them" | "their" | "is" | "are" | "was" | "were" | "am" | "be" | "been"
        | "being" | "has" | "have" | "had" | "do" | "does" | "did" | "'s" | "this" | "that" | "these" | "those" => {
            WordKind::PronounOrAuxiliary
        }
        _ if is_stop_word(word) || !word.contains(char::is_alphanumeric) => WordKind::Function,
        _ => WordKind::Content,
    }
}
