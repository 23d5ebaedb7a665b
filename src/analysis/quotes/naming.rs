//! Whom a phrase means: the entity of a name, of a pronoun, of `the minister`; and who is named on purpose by nobody.

use rustc_hash::FxHashMap;

use super::Speaker;
use super::cues::Cue;
use super::lexicon::Roles;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::analysis::entities::EntityKind;

/// Tokens: so far back at most a pronoun is resolved.
const REACH: usize = 200;
/// So many times at most a pronoun is taken for the one before it.
const HOPS: usize = 8;

/// Turns phrases into speakers.
pub struct Naming<'a> {
    scene: &'a Scene<'a>,
    /// In order of the text.
    cues: &'a [Cue],
    /// The person of a title (`minister`), by the word; `None` where several bear it.
    titled: FxHashMap<u32, Option<u32>>,
}

impl<'a> Naming<'a> {
    pub fn new(scene: &'a Scene<'a>, cues: &'a [Cue]) -> Self {
        let mut titled: FxHashMap<u32, Option<u32>> = FxHashMap::default();
        let people = scene.entities.iter().enumerate();
        for (entity, person) in people.filter(|(_, entity)| entity.kind == EntityKind::Person) {
            for role in &person.roles {
                let Some(last) = scene.lexed.within(*role).next_back() else {
                    continue;
                };
                let holder = titled.entry(scene.token(last).word).or_insert(Some(entity as u32));
                if *holder != Some(entity as u32) {
                    *holder = None;
                }
            }
        }
        Naming { scene, cues, titled }
    }

    /// The span is the mention at the cue, whatever it stands for.
    pub fn speaker(&self, phrase: &Phrase) -> Speaker {
        let span = self.scene.span(phrase.tokens.clone());
        let entity = phrase.entity.or_else(|| self.resolve(phrase));
        let entity = entity.or_else(|| self.titled(phrase));
        let meant = match entity {
            None if phrase.pronoun => self.goes_on(phrase),
            _ => None,
        };
        let entity = entity.or(meant.and_then(|meant| meant.entity));
        let name = match (entity, meant) {
            (Some(entity), _) => self.scene.entities[entity as usize].name.clone(),
            (None, Some(meant)) => self.scene.span(meant.tokens.clone()).of(self.scene.text).to_owned(),
            (None, None) if phrase.pronoun => String::new(),
            (None, None) => span.of(self.scene.text).to_owned(),
        };
        let anonymous = entity.is_none() && self.is_anonymous(meant.unwrap_or(phrase));
        Speaker {
            span,
            name,
            entity,
            anonymous,
        }
    }

    /// `the minister`: the one person in the text who bears the title, where he was named before.
    fn titled(&self, phrase: &Phrase) -> Option<u32> {
        let tokens = &phrase.tokens;
        let short = tokens.len() == 2 && self.scene.is(tokens.start, "the") && !phrase.pronoun;
        let title = self.scene.token(tokens.end - 1);
        let person = short
            .then(|| self.titled.get(&title.word).copied().flatten())
            .flatten()?;
        let first = self.scene.entities[person as usize].mentions.first()?;
        (first.span.end <= self.scene.token(tokens.start).span.start).then_some(person)
    }

    /// `a source close to the talks`, `an unnamed official`, `officials …, who spoke on condition of anonymity`.
    fn is_anonymous(&self, phrase: &Phrase) -> bool {
        let scene = self.scene;
        if phrase.pronoun {
            return false;
        }
        let withheld = |at: usize| {
            let word = scene.word(at);
            word.starts_with("anonym")
                || matches!(word, "unnamed" | "unidentified")
                || matches!(word, "named" | "identified") && at >= 2 && scene.is(at - 1, "be")
        };
        let inside = phrase.tokens.clone();
        let source = matches!(
            scene.word(scene.head_of(phrase)),
            "source" | "sources" | "insider" | "insiders"
        );
        let people = matches!(
            scene.word(scene.head_of(phrase)),
            "person" | "people" | "someone" | "official" | "officials"
        );
        let after = inside.end..(inside.end + 3).min(scene.lexed.tokens.len());
        let familiar = people
            && after
                .into_iter()
                .any(|at| matches!(scene.word(at), "familiar" | "briefed"));
        if source || familiar || inside.clone().any(withheld) {
            return true;
        }
        let sentence = scene.lexed.sentence_at(scene.token(inside.start).span.start);
        let role = scene.roles(scene.head_of(phrase)).any(Roles::ROLE);
        sentence.filter(|_| role).is_some_and(|sentence| {
            let tokens = &scene.lexed.sentences[sentence].tokens;
            let end = (tokens.end as usize).min(inside.end + 40);
            (inside.end..end).any(|at| withheld(at) && scene.quotation(at).is_none())
        })
    }

    /// Who speaks in the sentence before, where one does and fits the pronoun that begins this sentence:
    /// `…, the ministry said. It denied …`.
    fn goes_on(&self, phrase: &Phrase) -> Option<&Phrase> {
        let (at, scene) = (phrase.tokens.start, self.scene);
        let sentence = scene.lexed.sentence_at(scene.token(at).span.start)?;
        let [before, this] = &scene.lexed.sentences[sentence.checked_sub(1)?..=sentence] else {
            return None;
        };
        let first = self
            .cues
            .partition_point(|cue| cue.tokens.start < before.tokens.start as usize);
        let mut earlier = self.cues[first..]
            .iter()
            .take_while(|cue| cue.tokens.start < before.tokens.end as usize)
            .filter(|cue| !cue.passive && !cue.unsaid)
            .filter_map(|cue| cue.speaker.as_ref());
        let speaker = earlier.next()?;
        let alone = earlier.all(|other| other == speaker);
        let head = scene.head_of(speaker);
        let kind = speaker.entity.map(|entity| scene.kind(entity));
        let plural = scene.word(head).ends_with('s') || scene.word(head) == "police";
        let is_person = scene.roles(head).any(Roles::ROLE);
        let fits = match scene.word(at) {
            "he" | "she" => kind.map_or(is_person && !plural, |kind| kind == EntityKind::Person),
            "it" => kind.map_or(!is_person && !plural, |kind| {
                matches!(kind, EntityKind::Organisation | EntityKind::Facility)
            }),
            _ => kind.is_none() && plural,
        };
        (at == this.tokens.start as usize && alone && fits && !speaker.pronoun).then_some(speaker)
    }

    /// The one person whom a pronoun can mean; where none or several are near, the one who spoke last.
    fn resolve(&self, phrase: &Phrase) -> Option<u32> {
        let mut at = phrase.tokens.start;
        if !phrase.pronoun || !self.scene.roles(at).any(Roles::SINGULAR_PERSON) {
            return None;
        }
        for _ in 0..HOPS {
            if let Some(person) = self.one_person(at) {
                return Some(person);
            }
            let end = self.cues.partition_point(|cue| cue.tokens.start < at);
            let cue = self.cues[..end].iter().rev().take(4).find(|cue| {
                let spoke = !cue.passive && !cue.unsaid && cue.roles.any(Roles::SPEECH);
                spoke && cue.speaker.as_ref().is_some_and(|speaker| speaker.tokens.end <= at)
            })?;
            let speaker = cue.speaker.as_ref()?;
            let near = at - speaker.tokens.start <= REACH;
            let between = speaker.tokens.end..at;
            if !near || self.people_in(between).any(|other| Some(other) != speaker.entity) {
                return None;
            }
            match speaker.entity {
                Some(entity) => return (self.scene.kind(entity) == EntityKind::Person).then_some(entity),
                None if speaker.pronoun
                    && self.scene.word(speaker.tokens.start) == self.scene.word(phrase.tokens.start) =>
                {
                    at = speaker.tokens.start;
                }
                None => return None,
            }
        }
        None
    }

    /// The people named outside quotation marks.
    fn people_in(&self, tokens: std::ops::Range<usize>) -> impl Iterator<Item = u32> {
        let names = self.scene.names_in(tokens);
        let people = names.filter(|(entity, tokens)| {
            self.scene.kind(*entity) == EntityKind::Person && self.scene.quotation(tokens.start).is_none()
        });
        people.map(|(entity, _)| entity)
    }

    /// The one person named outside quotation marks in the pronoun's sentence before it and in the sentence before.
    fn one_person(&self, at: usize) -> Option<u32> {
        let sentence = self.scene.lexed.sentence_at(self.scene.token(at).span.start)?;
        let mut first = sentence;
        // A quotation may stand between: sentences inside it name nobody.
        while first > 0 && sentence - first < 4 {
            first -= 1;
            let start = self.scene.lexed.sentences[first].tokens.start as usize;
            if self.scene.quotation(start).is_none() {
                break;
            }
        }
        let start = self.scene.lexed.sentences[first].tokens.start as usize;
        let mut people = self.people_in(start.max(at.saturating_sub(REACH))..at);
        let person = people.next()?;
        people.all(|other| other == person).then_some(person)
    }
}
