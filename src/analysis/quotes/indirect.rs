//! Indirect speech: the clause that a cue attributes without quotation marks
//! (`she said that …`, `…, police said`, `according to …`).

use std::ops::Range;

use super::cues::{Cue, CueKind};
use super::lexicon::Roles;
use super::scene::Scene;
use crate::text::{Span, TokenKind};

/// The least words of a clause.
const LEAST: usize = 3;
/// The most tokens of a clause: further on, a text without points is no clause any more.
const MOST: usize = 300;

/// What the cue attributes without quotation marks, less the attribution itself.
pub fn content(scene: &Scene, cue: &Cue, sentence: &Range<usize>) -> Option<Span> {
    let speaker = cue.speaker.as_ref()?;
    if cue.unsaid || cue.passive || cue.roles.any(Roles::ASK) && !cue.roles.any(Roles::SAY) {
        return None;
    }
    let tokens = match cue.kind {
        CueKind::AccordingTo => beside(scene, cue.tokens.start, speaker.tokens.end, sentence),
        CueKind::Verb if cue.inverted => {
            let comma = cue.chain > sentence.start && scene.is(cue.chain - 1, ",");
            comma.then(|| sentence.start..cue.chain - 1)
        }
        CueKind::Verb => match after(scene, cue, sentence) {
            Some(start) => Some(start..clause_end(scene, start, sentence.end)),
            None => before(scene, cue, speaker.edge, sentence),
        },
        CueKind::Noun | CueKind::Name => None,
    }?;
    let tokens = without_marks(scene, tokens.start..tokens.end.min(tokens.start + MOST));
    let words = tokens.clone().filter(|&at| scene.is_word(at)).count();
    let first = scene.quotation(tokens.start);
    let all_quoted = first.is_some() && tokens.clone().all(|at| scene.quotation(at) == first);
    (words >= LEAST && !all_quoted).then(|| scene.span(tokens))
}

/// Where the clause after the verb begins: after `that`, or straight after verbs that need none.
fn after(scene: &Scene, cue: &Cue, sentence: &Range<usize>) -> Option<usize> {
    let first = cue.tokens.end;
    let roles = cue.roles;
    if roles.any(Roles::SPEECH) {
        let mut at = first;
        // Over who is told, and when and where it is said.
        while at < sentence.end && at < first + 11 {
            if scene.is(at, "that") {
                let adjunct = at == first
                    || roles.any(Roles::TELL)
                    || roles.any(Roles::DENY) && scene.roles(at - 1).any(Roles::CUE_NOUN)
                    || scene.roles(first).any(Roles::PREPOSITION.or(Roles::TIME))
                    || scene.is_adverb(first);
                return adjunct.then_some(at + 1);
            }
            let other = scene.roles(at).any(Roles::CUE) && !scene.roles(at).any(Roles::ROLE.or(Roles::CUE_NOUN));
            let mark = scene.token(at).kind == TokenKind::Punctuation && !scene.is(at, ",") && !scene.is(at, "-");
            if mark || other || scene.roles(at).any(Roles::SUBORDINATOR) {
                break;
            }
            at += 1;
        }
    }
    if roles.any(Roles::BARE) {
        let mut at = first;
        while scene.roles(at).any(Roles::TIME) && at < sentence.end {
            at += 1;
        }
        return (at < sentence.end && begins_noun_phrase(scene, at)).then_some(at);
    }
    let told = scene
        .name_starting(first)
        .map(|(_, tokens)| tokens.end)
        .or(plain_object(scene, first));
    if let Some(told) = told.filter(|&told| roles.any(Roles::TELL) && told < sentence.end)
        && begins_noun_phrase(scene, told)
    {
        return Some(told);
    }
    if roles.any(Roles::SAY.or(Roles::CLAIM).or(Roles::DENY)) && clause_follows(scene, first, sentence.end) {
        return Some(first);
    }
    let denies = matches!(scene.word(cue.tokens.start), "denied" | "denies" | "denying" | "deny");
    let gerund = scene.is_lower(first) && scene.word(first).len() > 4 && scene.word(first).ends_with("ing");
    (denies && gerund).then_some(first)
}

/// `warns it will …`, `confirmed the old port was …`: a short noun phrase and an auxiliary say that a clause follows.
fn clause_follows(scene: &Scene, first: usize, end: usize) -> bool {
    if first >= end || !begins_noun_phrase(scene, first) {
        return false;
    }
    let stops = Roles::PREPOSITION
        .or(Roles::COORDINATOR)
        .or(Roles::SUBORDINATOR)
        .or(Roles::RELATIVE);
    let near = (first + 1..end.min(first + 6)).take_while(|&at| scene.is_word(at) && !scene.roles(at).any(stops));
    near.into_iter().any(|at| scene.roles(at).any(Roles::AUXILIARY))
}

/// `told reporters`, `told him`.
fn plain_object(scene: &Scene, at: usize) -> Option<usize> {
    let pronoun = matches!(scene.word_or_empty(at), "him" | "her" | "them" | "us" | "me" | "it");
    (pronoun || scene.roles(at).any(Roles::ROLE)).then_some(at + 1)
}

fn begins_noun_phrase(scene: &Scene, at: usize) -> bool {
    let roles = scene.roles(at);
    let kind = scene.token(at).kind;
    if scene.quotation(at).is_some() || roles.any(Roles::COORDINATOR.or(Roles::PREPOSITION).or(Roles::SUBORDINATOR)) {
        return false;
    }
    roles.any(Roles::DETERMINER.or(Roles::PRONOUN).or(Roles::ROLE))
        || matches!(kind, TokenKind::Number | TokenKind::Symbol)
        || kind == TokenKind::Word && (!scene.is_lower(at) || scene.name_starting(at).is_some())
        || matches!(scene.word(at), "there" | "such")
}

/// Where the attributed clause ends: the text's own voice may come back after `; ` or `, but`.
fn clause_end(scene: &Scene, start: usize, end: usize) -> usize {
    let resumes = |at: usize| {
        // `denied that it had failed and said …`: the same speaker goes on.
        let verb = at + 1 + usize::from(scene.is_adverb(at + 1));
        let joins = scene.is(at, "and") || scene.is(at, "but");
        let finite = scene.roles(verb).any(Roles::PAST.or(Roles::THIRD)) && scene.roles(verb).any(Roles::SPEECH);
        if joins && finite && at > start + LEAST && scene.quotation(at).is_none() && scene.is_lower(verb) {
            return true;
        }
        let contrast = matches!(
            scene.word_or_empty(at + 1),
            "but" | "while" | "whereas" | "although" | "though"
        );
        scene.quotation(at).is_none() && (scene.is(at, ";") || scene.is(at, ",") && contrast)
    };
    (start..end.min(start + MOST)).find(|&at| resumes(at)).unwrap_or(end)
}

/// `…, police said on Monday.`: what stands before the attribution at the end or in the middle of a sentence.
fn before(scene: &Scene, cue: &Cue, edge: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let comma = edge > sentence.start && scene.is(edge - 1, ",");
    let finite = cue.roles.any(Roles::PAST.or(Roles::THIRD).or(Roles::BASE)) && cue.roles.any(Roles::SPEECH);
    let next = cue.tokens.end;
    let adjunct = Roles::PREPOSITION.or(Roles::TIME);
    let closes = next >= sentence.end
        || matches!(scene.word(next), "." | ",")
        || cue.roles.any(Roles::TELL)
            && (scene.roles(next).any(Roles::DETERMINER) || plain_object(scene, next).is_some())
        || scene.roles(next).any(adjunct)
        || scene.is_adverb(next);
    if !(comma && finite && closes) {
        return None;
    }
    beside(scene, edge, next, sentence)
}

/// The larger part of the sentence beside the attribution `from..to`.
fn beside(scene: &Scene, from: usize, to: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let left_end = if from > sentence.start && scene.is(from - 1, ",") {
        from - 1
    } else {
        from
    };
    let left = sentence.start..left_end;
    if left.len() <= 3 {
        let comma = (to..sentence.end.min(to + 30)).find(|&at| scene.is(at, ","))?;
        return Some(comma + 1..sentence.end);
    }
    // In the middle (`The plan, Hale said, is dead`) the larger part is taken.
    let relative = scene.roles(to + 1).any(Roles::RELATIVE);
    let right = match scene.is(to, ",") && !relative {
        true => to + 1..sentence.end,
        false => sentence.end..sentence.end,
    };
    Some(if right.len() > left.len() { right } else { left })
}

/// Without the marks at both ends.
fn without_marks(scene: &Scene, tokens: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (tokens.start, tokens.end.max(tokens.start));
    let ends = |at: usize| matches!(scene.word(at), "." | "," | ";" | ":" | "!" | "?" | "-" | "–" | "—");
    while start < end && ends(start) {
        start += 1;
    }
    while end > start && ends(end - 1) {
        end -= 1;
    }
    start..end
}
