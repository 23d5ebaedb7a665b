//! The one spelling of every kind and state in reports: `label` for programs and
//! people alike, lower case, words joined by hyphens.

use crate::analysis::dates::DateForm;
use crate::analysis::entities::EntityKind;
use crate::analysis::quantities::{Bound, Direction, QuantityKind};
use crate::analysis::quotes::QuoteKind;
use crate::analysis::statements::Polarity;
use crate::analysis::tables::ColumnKind;
use crate::compare::wording::MarkKind;
use crate::compare::{DiffKind, Rule, Severity, State, VariantClass};
use crate::text::{Aside, BlockKind, Language};

/// A value that reports name by a fixed label.
pub trait Labelled {
    fn label(&self) -> &'static str;
}

/// The label of a value: part of the JSON report's contract.
pub fn label<T: Labelled>(value: T) -> &'static str {
    value.label()
}

/// The label as words (`only one says`).
pub fn named<T: Labelled>(value: T) -> String {
    value.label().replace('-', " ")
}

macro_rules! labels {
    ($($type:ident { $($pattern:pat => $label:literal),+ $(,)? })+) => {
        $(impl Labelled for $type {
            fn label(&self) -> &'static str {
                use $type::*;
                match self { $($pattern => $label),+ }
            }
        })+
    };
}

labels! {
    EntityKind {
        Person => "person", Organisation => "organisation", Place => "place", Facility => "facility",
        Nationality => "nationality", Event => "event", Product => "product", Work => "work",
    }
    QuantityKind {
        Count => "count", Money => "money", Percent => "percent", PercentPoints => "percent-points",
        Measure => "measure", Duration => "duration", Age => "age", Ordinal => "ordinal", Ratio => "ratio",
        Multiple => "multiple",
    }
    Bound {
        Exact => "exact", About => "about", AtLeast => "at-least", AtMost => "at-most", MoreThan => "more-than",
        LessThan => "less-than", Range => "range",
    }
    Direction { Up => "up", Down => "down" }
    DateForm {
        Day => "day", YearlessDay => "yearless-day", Month => "month", Year => "year", Quarter => "quarter",
        Range => "range", Weekday => "weekday", Relative => "relative",
    }
    QuoteKind { Direct => "direct", Partial => "partial", Scare => "scare", Indirect => "indirect" }
    Polarity { Affirmed => "affirmed", Negated => "negated", Denied => "denied" }
    State {
        CannotBothBeTrue => "cannot-both-be-true", MayBeAnUpdate => "may-be-an-update", Differs => "differs",
        Denied => "denied", AllSay => "all-say", SomeSay => "some-say", OnlyOneSays => "only-one-says",
        CouldNotTell => "could-not-tell",
    }
    Severity { High => "high", Medium => "medium", Low => "low" }
    Rule {
        Polarity => "polarity", Figure => "figure", TableFigure => "table-figure",
        ProseTable => "prose-table", Arithmetic => "arithmetic", Rank => "rank", Date => "date", Quotation => "quotation",
    }
    VariantClass {
        NegationLost => "negation-lost", NumberChanged => "number-changed", ModalChanged => "modal-changed",
        WordsChanged => "words-changed", WordsDropped => "words-dropped", Truncated => "truncated",
        TenseOrPronoun => "tense-or-pronoun", PunctuationOnly => "punctuation-only",
        Paraphrased => "paraphrased", Same => "same",
    }
    DiffKind { Same => "same", Removed => "removed", Added => "added" }
    MarkKind { Hedge => "hedge", Attribution => "attribution", Loaded => "loaded", Passive => "passive" }
    Aside {
        Navigation => "navigation", RepeatedHeadline => "repeated-headline", RepeatedTeaser => "repeated-teaser",
        Advertisement => "advertisement", Share => "share", Promotion => "promotion", Legal => "legal",
        Byline => "byline", Decoration => "decoration", ByHand => "by-hand",
    }
    BlockKind {
        Heading { .. } => "heading", Paragraph => "paragraph", ListItem { .. } => "list-item", Table { .. } => "table",
        Quotation => "quotation", Caption => "caption",
    }
    // ISO 639-1; `und` (undetermined) by ISO 639-2.
    Language {
        Unknown => "und", English => "en", Arabic => "ar", Bengali => "bn", Chinese => "zh", Dutch => "nl",
        French => "fr", German => "de", Greek => "el", Hebrew => "he", Hindi => "hi", Italian => "it",
        Japanese => "ja", Korean => "ko", Polish => "pl", Portuguese => "pt", Russian => "ru", Spanish => "es",
        Swedish => "sv", Tamil => "ta", Thai => "th", Turkish => "tr", Ukrainian => "uk",
    }
}

impl Labelled for ColumnKind {
    fn label(&self) -> &'static str {
        match self {
            ColumnKind::Text => "text",
            ColumnKind::Date => "date",
            ColumnKind::Quantity(kind) => kind.label(),
        }
    }
}
