//! The words for what the core knows by enums, with a glyph for those that are drawn small. Colour is never alone.

use crate::analysis::dates::DateForm;
use crate::analysis::entities::EntityKind;
use crate::analysis::quotes::QuoteKind;
use crate::compare::{Rule, Severity, State, VariantClass};

/// How something is named: in a stylesheet, in words, and by a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// For class names and custom properties: `cannot`.
    pub id: &'static str,
    /// For readers: `cannot both be true`.
    pub word: &'static str,
    pub glyph: &'static str,
}

const fn sign(id: &'static str, word: &'static str, glyph: &'static str) -> Sign {
    Sign { id, word, glyph }
}

pub fn state(state: State) -> Sign {
    match state {
        State::CannotBothBeTrue => sign("cannot", "cannot both be true", "≠"),
        State::MayBeAnUpdate => sign("update", "may be an update", "↻"),
        State::Differs => sign("differs", "differs", "≈"),
        State::Denied => sign("denied", "denied", "¬"),
        State::AllSay => sign("all", "all say", "●"),
        State::SomeSay => sign("some", "some say", "◐"),
        State::OnlyOneSays => sign("one", "only one says", "○"),
        State::CouldNotTell => sign("unknown", "could not tell", "?"),
    }
}

pub fn entity_kind(kind: EntityKind) -> Sign {
    match kind {
        EntityKind::Person => sign("person", "person", "☺"),
        EntityKind::Organisation => sign("organisation", "organisation", "▦"),
        EntityKind::Place => sign("place", "place", "◎"),
        EntityKind::Facility => sign("facility", "facility", "⌂"),
        EntityKind::Nationality => sign("nationality", "people or group", "⚑"),
        EntityKind::Event => sign("event", "event", "✦"),
        EntityKind::Product => sign("product", "vessel, aircraft, product", "◆"),
        EntityKind::Work => sign("work", "work, law, agreement", "§"),
    }
}

/// Every kind, in the order in which filters list them.
pub const ENTITY_KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Facility,
    EntityKind::Nationality,
    EntityKind::Event,
    EntityKind::Product,
    EntityKind::Work,
];

pub fn quote_kind(kind: QuoteKind) -> Sign {
    match kind {
        QuoteKind::Direct => sign("direct", "direct", "“”"),
        QuoteKind::Partial => sign("partial", "partial", "“…"),
        QuoteKind::Scare => sign("scare", "term in quotation marks", "‘’"),
        QuoteKind::Indirect => sign("indirect", "indirect", "»"),
    }
}

pub const QUOTE_KINDS: [QuoteKind; 4] = [
    QuoteKind::Direct,
    QuoteKind::Partial,
    QuoteKind::Scare,
    QuoteKind::Indirect,
];

pub fn variant(class: VariantClass) -> Sign {
    match class {
        VariantClass::NegationLost => sign("negation", "negation lost or added", "¬"),
        VariantClass::NumberChanged => sign("number", "number changed", "#"),
        VariantClass::ModalChanged => sign("modal", "may, must or will changed", "~"),
        VariantClass::WordsChanged => sign("changed", "words changed", "≈"),
        VariantClass::WordsDropped => sign("dropped", "words dropped", "−"),
        VariantClass::Truncated => sign("truncated", "cut short", "…"),
        VariantClass::TenseOrPronoun => sign("tense", "tense or pronoun only", "·"),
        VariantClass::PunctuationOnly => sign("punctuation", "punctuation only", "·"),
        VariantClass::Paraphrased => sign("paraphrased", "paraphrased, without quotation marks", "»"),
        VariantClass::Same => sign("same", "same words", "="),
    }
}

/// The rule in plain words.
pub fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Polarity => "One source states what another denies",
        Rule::Figure => "The same figure, with different values",
        Rule::TableFigure => "Two tables give comparable measures of the same thing differently",
        Rule::ProseTable => "The text and a table give the same figure differently",
        Rule::Arithmetic => "Figures that do not work out",
        Rule::Rank => "A rank that the table does not bear out",
        Rule::Date => "Dates that do not agree",
        Rule::Quotation => "One quotation, in different wordings",
    }
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "weighs much",
        Severity::Medium => "weighs some",
        Severity::Low => "cosmetic",
    }
}

pub fn date_form(form: DateForm) -> &'static str {
    match form {
        DateForm::Day => "day",
        DateForm::YearlessDay => "day without a year",
        DateForm::Month => "month",
        DateForm::Year => "year",
        DateForm::Quarter => "quarter",
        DateForm::Range => "range",
        DateForm::Weekday => "weekday",
        DateForm::Relative => "relative",
    }
}
