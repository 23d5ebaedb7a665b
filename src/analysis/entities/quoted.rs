//! Names that the text announces and puts in quotation marks: `exercises, named “Night Heron”`.

use super::EntityKind;
use super::lists::*;
use super::recognise::Draft;
use super::view::{Segment, View};
use crate::text::TokenKind;

/// The announced name that begins at `at`, right after its opening quotation mark.
pub(super) fn at(view: &View, segment: &Segment, at: usize) -> Option<Draft> {
    let start = segment.tokens.start;
    if at < start + 2 || !view.looks_capital(at) || !matches!(view.word(at - 1), "“" | "\"" | "‘" | "'" | "«") {
        return None;
    }
    let mut stop = at;
    while stop < segment.tokens.end && stop < at + 6 && (view.looks_capital(stop) || stop > at && is_small(view, stop))
    {
        stop += 1;
    }
    let closed = stop < segment.tokens.end
        && (matches!(view.word(stop), "”" | "\"" | "’" | "'" | "»")
            || view.token(stop).kind == TokenKind::Punctuation
                && stop + 1 < segment.tokens.end
                && matches!(view.word(stop + 1), "”" | "\"" | "’" | "'" | "»"));
    if !closed {
        return None;
    }
    // `exercise “X”`, or `exercises, named “X”`: a naming word, and what is named not far before it.
    let before = at - 2;
    let direct = view.is(before, QUOTED_NOUN) && view.is_lower(before);
    let named = view.is(before, NAMING)
        && (start.max(before.saturating_sub(8))..before)
            .any(|place| view.is(place, QUOTED_NOUN) && view.is_lower(place));
    let known = view.word(before) == "as"
        && before > start
        && view.is(before - 1, NAMING)
        && (start.max(before.saturating_sub(8))..before)
            .any(|place| view.is(place, QUOTED_NOUN) && view.is_lower(place));
    (direct && view.word(before) != "program" || named || known).then(|| Draft::of(at..stop, EntityKind::Event))
}

fn is_small(view: &View, at: usize) -> bool {
    matches!(view.word(at), "of" | "the" | "and" | "in" | "for") || view.token(at).kind == TokenKind::Number
}
