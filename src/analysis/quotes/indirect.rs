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
    if cue.unsaid || cue.passive {
        return None;
    }
    let tokens = match cue.kind {
        CueKind::AccordingTo => beside(scene, cue.tokens.start, speaker.tokens.end, sentence),
        CueKind::Verb if cue.inverted => {
            let comma = cue.chain > sentence.start && scene.is(cue.chain - 1, ",");
            comma.then(|| sentence.start..cue.chain - 1)
        }
        CueKind::Verb => match after(scene, cue, sentence).or_else(|| deed(scene, cue, sentence.end)) {
            Some(start) => Some(start..clause_end(scene, start, sentence.start, sentence.end)),
            None => before(scene, cue, speaker.edge, sentence),
        },
        // `Hale's claim that …`, not at the head of a sentence, whose verb would follow.
        CueKind::Noun => {
            let start = cue.tokens.end + 1;
            let clause = scene.is(cue.tokens.end, "that") && speaker.edge > sentence.start + 1;
            clause.then(|| start..clause_end(scene, start, sentence.start, sentence.end))
        }
        CueKind::Name => None,
    }?;
    let tokens = without_marks(scene, tokens.start..tokens.end.min(tokens.start + MOST));
    let words = tokens.clone().filter(|&at| scene.is_word(at)).count();
    let first = scene.quotation(tokens.start);
    let all_quoted = first.is_some() && tokens.clone().all(|at| scene.quotation(at) == first);
    (words >= LEAST && !all_quoted).then(|| scene.span(tokens))
}

/// What is promised, asked for or asked: `vowed to go`, `urged them to go`, `asked whether they would go`, `accused them
/// of going`.
fn deed(scene: &Scene, cue: &Cue, end: usize) -> Option<usize> {
    let first = cue.tokens.end;
    let infinitive = |at: usize| {
        let no_verb = Roles::DETERMINER
            .or(Roles::PREPOSITION)
            .or(Roles::PRONOUN)
            .or(Roles::ROLE);
        let noun = |word: &str| {
            ["tion", "ment", "ness", "ity", "ing", "ers"]
                .iter()
                .any(|end| word.ends_with(end))
        };
        let at = at + usize::from(scene.is(at, "not"));
        let verb = at + 1 < end && scene.is_lower(at + 1) && !scene.roles(at + 1).any(no_verb);
        // `to document their work`, not `to judgment`.
        let governs = scene.roles(at + 2).any(Roles::DETERMINER);
        scene.is(at, "to") && verb && (governs || !noun(scene.word(at + 1)))
    };
    if cue.roles.any(Roles::VOW) && infinitive(first) {
        return Some(first);
    }
    // `called on them to go`.
    let calls =
        scene.is(first, "on") && matches!(scene.word(cue.tokens.start), "called" | "calls" | "call" | "calling");
    let asks = cue.roles.any(Roles::ASK.or(Roles::TELL)) || calls;
    let question = |at: usize| {
        matches!(
            scene.word_or_empty(at),
            "whether" | "if" | "why" | "how" | "what" | "who" | "when"
        )
    };
    if asks && question(first) {
        return Some(first);
    }
    let accuses = matches!(
        scene.word(cue.tokens.start),
        "accused" | "accuses" | "accuse" | "accusing"
    );
    // `asked not to be named` asks nobody.
    if !(accuses || asks) || scene.is(first, "not") {
        return None;
    }
    let near = first..end.min(first + 9);
    let mut near = near
        .take_while(|&at| scene.is_word(at) || scene.is_hyphen(at) || scene.token_kind(at) == Some(TokenKind::Number));
    let begins = |at: usize| match accuses {
        true => at > first && scene.is(at, "of") && scene.is_gerund_like(at + 1),
        false => at > first && ((cue.roles.any(Roles::URGE) || calls) && infinitive(at) || question(at)),
    };
    let at = near
        .find(|&at| begins(at) || is_finite(scene, at))
        .filter(|&at| begins(at))?;
    Some(at + usize::from(accuses))
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
                let adjunct = after_adjunct(scene, first, sentence.end) == at
                    || roles.any(Roles::TELL) && is_told(scene, first, at)
                    || roles.any(Roles::DENY)
                        && scene.roles(at - 1).any(Roles::CUE_NOUN)
                        && !(first..at).any(|at| scene.is_possessive(at))
                    || scene.roles(first).any(Roles::PREPOSITION.or(Roles::TIME))
                    || scene.is_adverb(first);
                let clitic = scene.is_word(at + 1) && !scene.token(at + 1).spaced;
                if adjunct && !clitic {
                    return Some(at + 1);
                }
                break;
            }
            let other = scene.is_inflected_cue(at) && !scene.roles(at).any(Roles::ROLE.or(Roles::CUE_NOUN));
            let mark = scene.token(at).kind == TokenKind::Punctuation && !scene.is(at, ",") && !scene.is(at, "-");
            if mark || other || scene.roles(at).any(Roles::SUBORDINATOR) {
                break;
            }
            at += 1;
        }
    }
    if roles.any(Roles::BARE) {
        let at = after_adjunct(scene, first, sentence.end);
        return (at < sentence.end && begins_clause(scene, at, at == first)).then_some(at);
    }
    let told = scene
        .name_starting(first)
        .map(|(_, tokens)| tokens.end)
        .or(plain_object(scene, first));
    if let Some(told) = told.filter(|&told| roles.any(Roles::TELL) && told < sentence.end)
        && begins_noun_phrase(scene, told)
        // `told her father`
        && (!scene.is(first, "her") || clause_follows(scene, told, sentence.end))
    {
        return Some(told);
    }
    if roles.any(Roles::TELL)
        && let Some(begins) = after_audience(scene, first, sentence.end)
    {
        return Some(begins);
    }
    let begins = after_adjunct(scene, first, sentence.end);
    if roles.any(Roles::SAY.or(Roles::CLAIM).or(Roles::DENY)) && clause_follows(scene, begins, sentence.end) {
        return Some(begins);
    }
    let denies = matches!(scene.word(cue.tokens.start), "denied" | "denies" | "denying" | "deny");
    (denies && scene.is_gerund_like(first)).then_some(first)
}

/// `told the other members that`: nothing but who is told stands between, and when.
fn is_told(scene: &Scene, first: usize, that: usize) -> bool {
    let content = (first..that).any(|at| matches!(scene.word(at), "of" | "about"));
    !content && !has_finite_verb(scene, first, that)
}

/// `told a news conference on Friday the port was shut`: the clause after an audience and a day.
fn after_audience(scene: &Scene, first: usize, end: usize) -> Option<usize> {
    if !scene.roles(first).any(Roles::DETERMINER) {
        return None;
    }
    let stops = Roles::STOP.or(Roles::TIME).or(Roles::DETERMINER);
    let mut nouns = (first + 1..end.min(first + 5)).take_while(|&at| scene.is_word(at) && !scene.roles(at).any(stops));
    let audience = nouns.find(|&at| scene.roles(at).any(Roles::OCCASION.or(Roles::ROLE)))?;
    let begins = after_adjunct(scene, audience + 1, end);
    (begins > audience + 1 && clause_follows(scene, begins, end)).then_some(begins)
}

/// `said on Tuesday`, `said in a statement`: the token after when and where it was said.
fn after_adjunct(scene: &Scene, first: usize, end: usize) -> usize {
    let mut at = first;
    while at < end && at < first + 10 {
        let roles = scene.roles(at);
        if roles.any(Roles::TIME) || scene.is_adverb(at) && at == first {
            at += 1;
        } else if matches!(scene.word(at), "last" | "this" | "late" | "early") && scene.roles(at + 1).any(Roles::TIME) {
            at += 2;
        } else if matches!(
            scene.word(at),
            "in" | "on" | "at" | "during" | "after" | "via" | "through" | "from" | "by"
        ) {
            let near = at + 1..end.min(at + 7);
            let stops = |&at: &usize| scene.is_word(at) || scene.is_hyphen(at);
            let occasion = near
                .take_while(stops)
                .find(|&at| scene.roles(at).any(Roles::TIME.or(Roles::OCCASION)));
            match occasion {
                Some(last) => at = last + 1,
                None => break,
            }
        } else {
            break;
        }
    }
    at
}

/// A clause can begin at the token, after a verb that needs no `that`; `close` says that nothing stands between.
fn begins_clause(scene: &Scene, at: usize, close: bool) -> bool {
    // `said then-mayor Ida Hale had`.
    if scene.is(at, "then") && scene.is_hyphen(at + 1) {
        return true;
    }
    if begins_noun_phrase(scene, at) {
        return true;
    }
    let word = scene.word(at);
    let plain = scene.is_word(at) && scene.quotation(at).is_none();
    let quantity = matches!(
        word,
        "at" | "as" | "about" | "around" | "over" | "under" | "nearly" | "almost" | "up"
    ) && (at + 1..at + 5)
        .any(|next| scene.token_kind(next) == Some(TokenKind::Number) || scene.roles(next).any(Roles::DETERMINER));
    let subordinate = matches!(
        word,
        "if" | "when" | "while" | "although" | "though" | "unless" | "because" | "once"
    );
    let condition = subordinate && close;
    // `said kidnappers seized`, `said oil was`: any noun that words enough for a clause follow.
    let noun = plain && !scene.roles(at).any(Roles::STOP.or(Roles::TIME)) && !scene.is_adverb(at);
    let clause =
        || (at + 1..at + 5).all(|next| scene.is_word(next) || scene.is_hyphen(next) || scene.is_possessive(next));
    plain && (quantity || condition || noun && (has_finite_verb(scene, at + 1, at + 8) || clause()))
}

fn has_finite_verb(scene: &Scene, first: usize, end: usize) -> bool {
    let stops = Roles::COORDINATOR.or(Roles::SUBORDINATOR).or(Roles::RELATIVE);
    (first..end)
        .take_while(|&at| scene.is_word(at) && !scene.roles(at).any(stops))
        .any(|at| is_finite(scene, at))
}

fn is_finite(scene: &Scene, at: usize) -> bool {
    let roles = scene.roles(at);
    let modifies = at > 0 && scene.roles(at - 1).any(Roles::DETERMINER) || roles.any(Roles::GERUND);
    roles.any(Roles::AUXILIARY.or(Roles::VERB)) || scene.is_inflected_cue(at) && !modifies
}

/// `warns it will …`, `confirmed the old port was …`: a noun phrase and a finite verb say that a clause follows.
fn clause_follows(scene: &Scene, first: usize, end: usize) -> bool {
    if first >= end || !begins_noun_phrase(scene, first) {
        return false;
    }
    let pronoun = scene.roles(first).any(Roles::PRONOUN);
    pronoun || has_finite_verb(scene, first + 1, end.min(first + 9))
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
        || matches!(
            scene.word(at),
            "there" | "such" | "more" | "fewer" | "less" | "much" | "nothing" | "nobody" | "everyone" | "none"
        )
}

/// Where the attributed clause ends: the text's own voice may come back after `; ` or `, but`, and somebody else's
/// words begin with another cue.
fn clause_end(scene: &Scene, start: usize, floor: usize, end: usize) -> usize {
    let opened = matches!(scene.word(floor), "as" | "while" | "although" | "though") && start - floor < 12;
    let main_clause = |at: usize| {
        begins_noun_phrase_or_plural(scene, at, end) && (at + 1..end.min(at + 5)).any(|at| is_finite(scene, at))
    };
    let resumes = |at: usize| {
        if scene.quotation(at).is_some() {
            return false;
        }
        // `As the bank reported that loans rose, investors are concerned`
        if opened && scene.is(at, ",") && at > start + LEAST && main_clause(at + 1) {
            return true;
        }
        // `denied that it had failed and said …`: the same speaker goes on.
        let verb = at + 1 + usize::from(scene.is_adverb(at + 1));
        let joins = scene.is(at, "and") || scene.is(at, "but");
        let finite = scene.roles(verb).any(Roles::PAST.or(Roles::THIRD)) && scene.roles(verb).any(Roles::SPEECH);
        if joins && finite && at > start + LEAST && scene.is_lower(verb) {
            return true;
        }
        if scene.is(at, ";") {
            return true;
        }
        let contrast = matches!(
            scene.word_or_empty(at + 1),
            "but" | "while" | "whereas" | "although" | "though" | "and"
        );
        if !(scene.is(at, ",") && contrast) {
            return false;
        }
        let named = scene.is(at + 1, "but") && scene.name_starting(at + 2).is_some();
        let another = (at + 2..end.min(at + 14)).any(|at| {
            scene.quotation(at).is_none()
                && scene.is_inflected_cue(at)
                && scene.roles(at).any(Roles::BARE.or(Roles::TELL))
                && scene.roles(at).any(Roles::PAST.or(Roles::THIRD))
        });
        named || another
    };
    (start..end.min(start + MOST)).find(|&at| resumes(at)).unwrap_or(end)
}

fn begins_noun_phrase_or_plural(scene: &Scene, at: usize, end: usize) -> bool {
    at < end && (begins_noun_phrase(scene, at) || scene.is_word(at) && scene.word(at).ends_with('s'))
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
        let mut commas = (to..sentence.end.min(to + 30)).filter(|&at| scene.is(at, ","));
        let comma = commas.next()?;
        // `According to the Courier, which had seen the letter, …`
        let described = scene.roles(comma + 1).any(Roles::RELATIVE);
        let comma = if described { commas.next()? } else { comma };
        return Some(comma + 1..sentence.end);
    }
    // `In a letter on Monday, Hale said …`: no clause stands before.
    let adjunct = scene.roles(left.start).any(Roles::PREPOSITION.or(Roles::TIME)) && scene.is(left_end, ",");
    if adjunct && !left.clone().any(|at| is_finite(scene, at)) {
        return None;
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
