//! Verbs and nouns that attribute words, each with its speaker: before it, after it, or shared with an earlier verb.

use std::ops::Range;

use super::lexicon::Roles;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::analysis::entities::EntityKind;
use crate::text::TokenKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A verb with a speaker as its subject.
    Verb,
    /// `according to` with who follows.
    AccordingTo,
    /// A noun of speech with its possessor or maker.
    Noun,
    /// A verb that gives a name.
    Name,
}

/// A verb or noun of attribution.
#[derive(Clone, Debug)]
pub struct Cue {
    pub kind: CueKind,
    /// The verb, the noun, or `according to`.
    pub tokens: Range<usize>,
    /// The first token of the verb with its auxiliaries.
    pub chain: usize,
    pub roles: Roles,
    /// `None` where there is none, or none that is sure.
    pub speaker: Option<Phrase>,
    /// The speaker follows the verb.
    pub inverted: bool,
    /// Not said, or only perhaps (`did not say`, `would say`, `to say`).
    pub unsaid: bool,
    pub passive: bool,
}

/// The cue at the token, if it is one; `sentence` holds it.
pub fn cue_at(scene: &Scene, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let roles = scene.roles(at);
    if scene.is(at, "according") && scene.is(at + 1, "to") {
        return according_to(scene, at, sentence);
    }
    let floor = sentence.start;
    let before = at.checked_sub(1).filter(|&before| before >= floor);
    let as_noun = before.is_some_and(|before| {
        let roles = scene.roles(before);
        let possessive = roles.any(Roles::POSSESSIVE);
        possessive || roles.any(Roles::DETERMINER) || roles.any(Roles::PREPOSITION) && !scene.is(before, "as")
    });
    let gerund = roles.any(Roles::GERUND);
    if roles.any(Roles::CUE_NOUN) && (as_noun || !roles.any(Roles::CUE)) {
        return noun_cue(scene, at, sentence);
    }
    if !roles.any(Roles::CUE.or(Roles::NAME)) {
        return None;
    }
    // `United States`, `regarding`.
    if at > floor && !scene.is_lower(at) || roles.any(Roles::PREPOSITION) {
        return None;
    }
    // `the responding deputy`
    let adjective = gerund && before.is_some_and(|before| scene.roles(before).any(Roles::DETERMINER));
    // `so-called`, and the noun of the same spelling; `by calling` stays a verb.
    if as_noun && !gerund || adjective || before.is_some_and(|before| scene.is(before, "-")) {
        return None;
    }
    let verb = VerbChain::read(scene, at, floor);
    let kind = if roles.any(Roles::CUE) {
        CueKind::Verb
    } else {
        CueKind::Name
    };
    // `a demand repeated by the port's director`
    let reduced = roles.any(Roles::PARTICIPLE) && verb.first == at && scene.is(at + 1, "by");
    let passive = verb.passive || reduced;
    let mut cue = Cue {
        kind,
        tokens: at..at + 1,
        chain: verb.first,
        roles,
        speaker: None,
        inverted: false,
        unsaid: verb.unsaid,
        passive,
    };
    if passive || kind == CueKind::Name {
        return Some(cue);
    }
    cue.speaker = subject_before(scene, &verb, at, sentence);
    // `this alliance shows that`: a thing just spoken of says nothing.
    let thing =
        |phrase: &Phrase| !phrase.pronoun && matches!(scene.word(phrase.edge), "this" | "these" | "such" | "that");
    if !roles.any(Roles::BARE.or(Roles::TELL)) && cue.speaker.as_ref().is_some_and(thing) {
        cue.speaker = None;
    }
    if only_noun(scene, at, &verb, cue.speaker.as_ref()) || plural_noun(scene, at, &verb, cue.speaker.as_ref()) {
        return None;
    }
    let finite = roles.any(Roles::PAST.or(Roles::THIRD)) && verb.first == at;
    let other = after_comma(scene, at, floor) && !roles.any(Roles::TELL);
    let may_follow = finite && roles.any(Roles::SPEECH) && (cue.speaker.is_none() || other);
    if may_follow && let Some(phrase) = inverted_subject(scene, at, sentence) {
        cue.speaker = Some(phrase);
        cue.inverted = true;
    }
    Some(cue)
}

/// `a trademark dispute between`, `the rallying cry`: the bare form of a verb after a singular noun is a noun.
fn only_noun(scene: &Scene, at: usize, verb: &VerbChain, speaker: Option<&Phrase>) -> bool {
    let roles = scene.roles(at);
    let bare = roles.any(Roles::BASE) && !roles.any(Roles::PAST.or(Roles::THIRD).or(Roles::PARTICIPLE));
    let close = verb.first == at && at > 0 && scene.is_word(at - 1);
    let plural = |phrase: &Phrase| {
        let noun = scene.word(scene.head_of(phrase));
        let joint = phrase.tokens.clone().any(|at| scene.is(at, "and"));
        phrase.pronoun
            || joint
            || noun.ends_with('s')
            || matches!(
                noun,
                "police" | "people" | "many" | "some" | "few" | "most" | "men" | "women"
            )
    };
    bare && close && speaker.is_some_and(|phrase| phrase.tokens.end <= at && !plural(phrase))
}

/// `to read the residents' many written comments`: what is a noun of speech in the plural, too, is a verb only after
/// somebody who speaks.
fn plural_noun(scene: &Scene, at: usize, verb: &VerbChain, speaker: Option<&Phrase>) -> bool {
    let roles = scene.roles(at);
    let both = roles.any(Roles::CUE_NOUN) && roles.any(Roles::THIRD) && verb.first == at;
    let speaks = |phrase: &Phrase| {
        let role = scene.roles(scene.head_of(phrase)).any(Roles::ROLE);
        phrase.entity.is_some() || phrase.pronoun || role
    };
    both && !speaker.is_some_and(speaks)
}

/// What stands before a verb: auxiliaries, adverbs, days.
struct VerbChain {
    first: usize,
    unsaid: bool,
    passive: bool,
    /// A gerund without `is`: it shares the subject of the clause before.
    free_gerund: bool,
}

impl VerbChain {
    fn read(scene: &Scene, verb: usize, floor: usize) -> VerbChain {
        let roles = scene.roles(verb);
        let gerund = roles.any(Roles::GERUND);
        let mut chain = VerbChain {
            first: verb,
            unsaid: false,
            passive: false,
            free_gerund: gerund,
        };
        let mut quoted_as = false;
        while chain.first > floor && verb - chain.first < 10 {
            let before = chain.first - 1;
            let roles = scene.roles(before);
            let step = if roles.any(Roles::NEGATION) {
                chain.unsaid = true;
                1
            } else if roles.any(Roles::HAVE.or(Roles::DO)) || scene.is_adverb(before) && !roles.any(Roles::CUE) {
                1
            } else if roles.any(Roles::MODAL) {
                chain.unsaid = true;
                1
            } else if roles.any(Roles::BE) {
                chain.passive |= !gerund && !quoted_as;
                chain.free_gerund = false;
                1
            } else if gerund && scene.is(before, "as") && before > floor && scene.is(before - 1, "quoted") {
                quoted_as = true;
                chain.free_gerund = false;
                2
            } else if roles.any(Roles::TIME) {
                match before.checked_sub(1).filter(|&at| at >= floor) {
                    Some(at) if scene.is(at, "on") => 2,
                    Some(at) if !scene.roles(at).any(Roles::DETERMINER.or(Roles::PREPOSITION)) => 1,
                    _ => break,
                }
            } else {
                if scene.is(before, "to") && !gerund {
                    chain.unsaid = true;
                }
                break;
            };
            chain.first -= step;
        }
        chain
    }
}

fn subject_before(scene: &Scene, verb: &VerbChain, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let floor = sentence.start;
    let before = verb.first.checked_sub(1).filter(|&before| before >= floor)?;
    if scene.quotation(before).is_some() {
        return None;
    }
    let shares = verb.free_gerund || scene.is(before, "and") || scene.is(before, "but");
    if shares {
        // `with Ida Hale saying`: the gerund has a subject of its own.
        let own = scene
            .ending_at(before, floor)
            .or_else(|| antecedent(scene, before, floor));
        let speaks = |entity| scene.kind(entity) == EntityKind::Person;
        let own = own.filter(|own| own.pronoun || own.entity.map_or(own.edge == floor, speaks));
        return own
            .or_else(|| clause_subject(scene, verb.first, floor))
            .or_else(|| sentence_subject(scene, verb.first, floor));
    }
    // `who`, not the `WHO`.
    if scene.roles(before).any(Roles::RELATIVE) && scene.is_lower(before) {
        let comma = before > floor && scene.is(before - 1, ",");
        let last = before.checked_sub(1 + usize::from(comma))?;
        return antecedent(scene, last, floor);
    }
    if matches!(scene.word(before), "," | "–" | "—" | "-" | "--") {
        return described_subject(scene, before, floor).or_else(|| distant_subject(scene, before, at, floor));
    }
    // `what it called`: the pronoun is the clause's own subject.
    let Some(phrase) = scene.ending_at(before, floor) else {
        return distant_subject(scene, verb.first, at, floor);
    };
    if phrase.pronoun
        && !scene.roles(before).any(Roles::SINGULAR_PERSON)
        && before > floor
        && scene.is(before - 1, "what")
    {
        let subject = clause_subject(scene, before - 1, floor);
        return Some(subject.filter(|subject| subject.entity.is_some()).unwrap_or(phrase));
    }
    let phrase = named_before(scene, &phrase, floor).unwrap_or(phrase);
    (phrase.tokens.end <= at).then_some(phrase)
}

/// `Ida Hale, the president of the port, said`, also where the second comma is missing: the person whom the phrase
/// describes.
fn named_before(scene: &Scene, phrase: &Phrase, floor: usize) -> Option<Phrase> {
    if phrase.pronoun
        || phrase
            .entity
            .is_some_and(|entity| scene.kind(entity) == EntityKind::Person)
    {
        return None;
    }
    // The description may be of two nouns (`president and chief of the port`).
    let comma = (phrase.edge.saturating_sub(4).max(floor)..phrase.edge)
        .rev()
        .find(|&at| scene.is(at, ","))?;
    let joins = |at: usize| {
        scene
            .roles(at)
            .any(Roles::ROLE.or(Roles::COORDINATOR).or(Roles::DETERMINER))
    };
    let last = comma.checked_sub(1).filter(|_| (comma + 1..phrase.edge).all(joins))?;
    let name = scene.ending_at(last, floor)?;
    let person = name
        .entity
        .is_some_and(|entity| scene.kind(entity) == EntityKind::Person);
    let role = scene.roles(scene.head_of(phrase)).any(Roles::ROLE);
    (person && role && scene.begins_clause(name.edge, floor)).then_some(name)
}

/// The name or noun that a relative clause describes; prepositions before it do not matter.
fn antecedent(scene: &Scene, last: usize, floor: usize) -> Option<Phrase> {
    scene.ending_at(last, floor).or_else(|| {
        let first = (last.saturating_sub(8).max(floor)..=last).find(|&first| {
            scene
                .name_starting(first)
                .is_some_and(|(_, tokens)| tokens.end == last + 1)
        })?;
        let phrase = scene.starting_at(first, last + 1)?;
        (phrase.tokens.end == last + 1).then_some(phrase)
    })
}

/// `Ida Hale, a spokeswoman for the port, said`, `her agent, Ida Hale, said`: the phrase before what stands between
/// the commas or dashes.
fn described_subject(scene: &Scene, comma: usize, floor: usize) -> Option<Phrase> {
    let lowest = comma.saturating_sub(30).max(floor);
    let mark = scene.word(comma);
    let mut tries = 0;
    for at in (lowest..comma).rev().filter(|&at| scene.word(at) == mark) {
        tries += 1;
        let next = at + 1;
        // `Ida Hale, Korvia's chief executive,`
        let owner = scene
            .name_starting(next)
            .is_some_and(|(_, tokens)| scene.is_possessive(tokens.end));
        let describes = owner
            || scene.is_lower(next)
            || scene
                .roles(next)
                .any(Roles::DETERMINER.or(Roles::RELATIVE).or(Roles::ROLE))
            || scene.token(next).kind == TokenKind::Number;
        let phrase = at.checked_sub(1).and_then(|last| scene.ending_at(last, floor));
        if let Some(phrase) = phrase.filter(|phrase| scene.begins_clause(phrase.edge, floor)) {
            if describes {
                return Some(named_before(scene, &phrase, floor).unwrap_or(phrase));
            }
            // The description comes first, the name after it.
            let name = scene.name_starting(next).filter(|(entity, _)| scene.can_speak(*entity));
            if let Some((entity, tokens)) = name.filter(|_| phrase.entity.is_none() && !phrase.pronoun) {
                return Some(Phrase {
                    tokens: phrase.tokens.start..tokens.end,
                    edge: phrase.edge,
                    entity: Some(entity),
                    pronoun: false,
                });
            }
        }
        if tries == 3 {
            break;
        }
    }
    None
}

/// `the boss, Ida Hale, justified it by saying`: who stands at the head of the sentence.
fn sentence_subject(scene: &Scene, before: usize, floor: usize) -> Option<Phrase> {
    let phrase = scene.starting_at(floor, before)?;
    let speaks = phrase.entity.map_or(!phrase.pronoun, |entity| {
        matches!(scene.kind(entity), EntityKind::Person | EntityKind::Organisation)
    });
    (speaks && before - floor <= 40).then_some(phrase)
}

/// The sentence's subject, far before a plain verb of speech: `a man arrested near the port said`.
fn distant_subject(scene: &Scene, before: usize, at: usize, floor: usize) -> Option<Phrase> {
    let roles = scene.roles(at);
    let plain = roles.any(Roles::PAST.or(Roles::THIRD)) && roles.any(Roles::BARE.or(Roles::TELL).or(Roles::SAY));
    if !plain || before - floor > 40 {
        return None;
    }
    let mut first = floor;
    // The clause of another cue (`the paper reported that someone close to him said`); over `In London on Monday,`.
    if let Some(that) = (floor..before).rev().find(|&at| scene.is(at, "that")) {
        first = that + 1;
    } else if scene
        .roles(floor)
        .any(Roles::PREPOSITION.or(Roles::TIME).or(Roles::SUBORDINATOR))
    {
        first = (floor..before).find(|&at| scene.is(at, ","))? + 1;
    }
    let phrase = scene.starting_at(first, before)?;
    let speaks = match phrase.entity {
        Some(entity) => matches!(scene.kind(entity), EntityKind::Person | EntityKind::Organisation),
        None => !phrase.pronoun,
    };
    let between = phrase.tokens.end..before;
    let finite = |at: usize| {
        let roles = scene.roles(at);
        roles.any(Roles::AUXILIARY) || scene.is_inflected_cue(at) && roles.any(Roles::PAST.or(Roles::THIRD))
    };
    let relative = between
        .clone()
        .any(|at| scene.roles(at).any(Roles::RELATIVE) || scene.is(at, "that") || scene.is(at, "whose"));
    (speaks && (relative || !between.clone().any(finite))).then_some(phrase)
}

/// The subject that a verb shares with the nearest clause before it that surely has one.
fn clause_subject(scene: &Scene, before: usize, floor: usize) -> Option<Phrase> {
    let lowest = before.saturating_sub(60).max(floor);
    let starts = (lowest..before)
        .rev()
        .filter(|&at| at == floor || opens_clause(scene, at));
    let mut starts = starts.filter(|&at| scene.quotation(at).is_none());
    starts.find_map(|at| scene.subject_at(at, before, floor))
}

fn opens_clause(scene: &Scene, at: usize) -> bool {
    let before = at - 1;
    let subordinator = scene.roles(before).any(Roles::SUBORDINATOR) && !scene.is(before, "that");
    matches!(scene.word(before), "," | ";" | "and" | "but" | "–" | "—") || subordinator
}

fn after_comma(scene: &Scene, at: usize, floor: usize) -> bool {
    at > floor && scene.is(at - 1, ",")
}

/// `“…,” said Ida Hale`: after a quotation, a comma, or at the head of the sentence.
fn inverted_subject(scene: &Scene, at: usize, sentence: &Range<usize>) -> Option<Phrase> {
    let head = at == sentence.start;
    let comma = after_comma(scene, at, sentence.start);
    let mark = at > 0 && scene.quotation(at - 1).is_some();
    if !(head || comma || mark) {
        return None;
    }
    let after_quote = mark || comma && at > 1 && scene.quotation(at - 2).is_some();
    // `Ida Hale, the mayor, asked Orlov to go`: who follows is asked.
    if comma && !after_quote && scene.roles(at).any(Roles::ASK) {
        return None;
    }
    let first = at + 1;
    let phrase = scene
        .starting_at(first, sentence.end)
        .or_else(|| scene.plain_noun_at(first, sentence.end))
        .map(|phrase| scene.with_complement(phrase, sentence.end))?;
    let phrase = named_after(scene, phrase, sentence.end);
    let end = phrase.tokens.end;
    let closed = end >= sentence.end
        || scene.token(end).kind == TokenKind::Punctuation
        || scene
            .roles(end)
            .any(Roles::PREPOSITION.or(Roles::TIME).or(Roles::RELATIVE));
    (closed || after_quote && !phrase.pronoun).then_some(phrase)
}

/// `said the head of the union, Ida Hale.`: the person whom the phrase describes, with the description.
fn named_after(scene: &Scene, phrase: Phrase, end: usize) -> Phrase {
    let comma = phrase.tokens.end;
    let described = phrase.entity.is_none() && !phrase.pronoun && scene.is(comma, ",");
    let name = scene.name_starting(comma + 1).filter(|(entity, tokens)| {
        let closed = tokens.end >= end || matches!(scene.word(tokens.end), "," | "." | ";");
        described && closed && scene.kind(*entity) == EntityKind::Person
    });
    match name {
        Some((entity, tokens)) => Phrase {
            tokens: phrase.tokens.start..tokens.end,
            entity: Some(entity),
            ..phrase
        },
        None => phrase,
    }
}

fn according_to(scene: &Scene, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let first = at + 2;
    if first >= sentence.end || scene.roles(first).any(Roles::PLAN) {
        return None;
    }
    let known = scene
        .starting_at(first, sentence.end)
        .map(|phrase| scene.with_complement(phrase, sentence.end));
    let close = (first..sentence.end.min(first + 9)).find(|&at| scene.token(at).kind == TokenKind::Punctuation);
    let plain = close
        .or((sentence.end <= first + 9).then_some(sentence.end))
        .filter(|&close| {
            let article = scene.roles(first).any(Roles::DETERMINER);
            close > first
                && (article || !scene.is_lower(first))
                && !(first..close).any(|at| scene.roles(at).any(Roles::PLAN))
        });
    let words = |close: usize| Phrase {
        tokens: first..close,
        edge: first,
        entity: None,
        pronoun: false,
    };
    Some(Cue {
        kind: CueKind::AccordingTo,
        tokens: at..at + 2,
        chain: at,
        roles: Roles::SAY,
        speaker: known.filter(|phrase| !phrase.pronoun).or(plain.map(words)),
        inverted: true,
        unsaid: false,
        passive: false,
    })
}

/// `Hale's claim that`, `claims made by Hale`, `this remark from Hale`.
fn noun_cue(scene: &Scene, at: usize, sentence: &Range<usize>) -> Option<Cue> {
    let floor = sentence.start;
    let mut owner = None;
    let mut left = at;
    // Over an adjective or two to the possessive.
    while left > floor
        && at - left < 3
        && scene.is_word(left - 1)
        && !scene.roles(left - 1).any(Roles::POSSESSIVE.or(Roles::STOP))
    {
        left -= 1;
    }
    if left > floor + 1 && scene.roles(left - 1).any(Roles::POSSESSIVE) {
        owner = antecedent(scene, left - 2, floor);
    } else {
        let mut next = at + 1;
        next += usize::from(scene.is(next, "made"));
        if scene.is(next, "by") || scene.is(next, "from") {
            owner = scene.starting_at(next + 1, sentence.end);
        }
    }
    let speaker = owner.filter(|phrase| !phrase.pronoun)?;
    let known = speaker
        .entity
        .is_none_or(|entity| scene.kind(entity) != EntityKind::Nationality);
    known.then(|| Cue {
        kind: CueKind::Noun,
        tokens: at..at + 1,
        chain: at,
        roles: Roles::CUE_NOUN,
        speaker: Some(speaker),
        inverted: false,
        unsaid: false,
        passive: false,
    })
}
