//! Who said what stands in quotation marks, and what kind of quotation it is.

use std::ops::Range;

use super::QuoteKind;
use super::cues::{Cue, CueKind};
use super::lexicon::Roles;
use super::marks::Marked;
use super::phrases::Phrase;
use super::scene::Scene;
use crate::analysis::entities::EntityKind;
use crate::text::{BlockKind, Case, Document, Span, TokenKind};

/// A cue's clause without quotation marks: which cue, and what it attributes.
pub struct Reported {
    pub cue: usize,
    pub content: Span,
}

/// What was found out about a pair of quotation marks.
#[derive(Clone, Debug)]
pub struct Attributed {
    pub kind: QuoteKind,
    /// The cue that attributes it, and its speaker unless that is unsure.
    pub cue: Option<usize>,
    pub speaker: Option<Phrase>,
}

pub struct Attributor<'a> {
    pub scene: &'a Scene<'a>,
    pub document: &'a Document,
    /// In order of the text.
    pub cues: &'a [Cue],
    /// Per cue what it attributes without quotation marks.
    pub contents: &'a [Option<Span>],
    /// The same by the start of their content.
    pub reported: &'a [Reported],
}

impl Attributor<'_> {
    /// `earlier` is the quotation before it in the text with what was found about it.
    pub fn attribute(&self, marked: &Marked, earlier: Option<(&Marked, &Attributed)>) -> Attributed {
        let place = self.place(marked);
        if let Some((_, earlier)) = earlier.filter(|_| marked.continues) {
            let own = self.by_cue_after(&place).filter(|own| own.speaker.is_some());
            return own.unwrap_or(Attributed {
                kind: QuoteKind::Direct,
                ..earlier.clone()
            });
        }
        if marked.depth > 0 {
            let kind = if place.is_sentence() {
                QuoteKind::Direct
            } else {
                QuoteKind::Scare
            };
            return Attributed {
                kind,
                cue: None,
                speaker: None,
            };
        }
        let found = self
            .by_cue_after(&place)
            .or_else(|| self.by_cue_before(&place))
            .or_else(|| self.by_report(marked, &place));
        if let Some(found) = found {
            return found;
        }
        let introduced = self.by_heading(&place).or_else(|| self.by_lead_in(&place));
        if let Some(found) = introduced.or_else(|| self.by_colon(&place)) {
            return found;
        }
        let goes_on = earlier.filter(|(before, found)| {
            found.speaker.is_some() && found.kind == QuoteKind::Direct && self.goes_on(before, marked, &place)
        });
        if let Some((_, earlier)) = goes_on {
            return Attributed {
                kind: QuoteKind::Direct,
                ..earlier.clone()
            };
        }
        if place.is_sentence()
            && let Some(found) = self.by_paragraph_before(marked, &place, earlier)
        {
            return found;
        }
        let kind = match () {
            _ if place.is_sentence() => QuoteKind::Direct,
            _ if place.words <= 6 || place.is_name => QuoteKind::Scare,
            _ => QuoteKind::Partial,
        };
        Attributed {
            kind,
            cue: None,
            speaker: None,
        }
    }

    fn place(&self, marked: &Marked) -> QuotePlace {
        let tokens = &self.scene.lexed.tokens;
        let inner = self.scene.lexed.within(marked.inner);
        let outer = self.scene.lexed.within(marked.outer);
        let after = tokens.partition_point(|token| token.span.start < marked.outer.end);
        let block = self.document.block_at(marked.outer.start).unwrap_or(0);
        let block_span = self.document.blocks.get(block).map_or(marked.outer, |block| block.span);
        let sentence = self.scene.lexed.sentence_at(marked.outer.start);
        let sentence_tokens = sentence.map(|index| &self.scene.lexed.sentences[index].tokens);
        let sentence = sentence_tokens.map_or(outer.clone(), |range| range.start as usize..range.end as usize);
        let words = inner.clone().filter(|&at| tokens[at].kind == TokenKind::Word).count();
        let last = marked.inner.of(self.scene.text).chars().next_back();
        let follows_sentence = matches!(last, Some('.' | '!' | '?' | '…'));
        let first_word = inner.clone().find(|&at| tokens[at].kind == TokenKind::Word);
        let capital = first_word.is_some_and(|at| tokens[at].case != Case::Lower);
        let ends_inside = inner
            .clone()
            .any(|at| matches!(self.scene.word(at), "." | "!" | "?") && inner.end > at + 1);
        QuotePlace {
            block,
            block_end: tokens.partition_point(|token| token.span.start < block_span.end),
            starts_sentence: sentence.start + 1 >= inner.start || outer.start <= sentence.start,
            sentence,
            after,
            words,
            capital,
            ends_inside,
            terminated: follows_sentence,
            is_name: self.is_name(inner.clone(), outer.start),
            before: outer.start.checked_sub(1),
            inner,
            outer,
        }
    }

    /// Every word has a capital, and no indefinite article says that it is a description.
    fn is_name(&self, inner: Range<usize>, outer: usize) -> bool {
        let scene = self.scene;
        let small = Roles::PREPOSITION
            .or(Roles::DETERMINER)
            .or(Roles::COORDINATOR)
            .or(Roles::POSSESSIVE);
        let mut words = inner.filter(|&at| scene.is_word(at)).peekable();
        let titled = words.peek().is_some() && words.all(|at| !scene.is_lower(at) || scene.roles(at).any(small));
        let described = (outer.saturating_sub(4)..outer).any(|at| matches!(scene.word(at), "a" | "an" | "called"));
        titled && !described
    }

    /// `“…,” said Hale`, `“…,” Hale said`.
    fn by_cue_after(&self, place: &QuotePlace) -> Option<Attributed> {
        let scene = self.scene;
        let mut next = place.after;
        // A line that begins with `said Ida Hale` goes on with the one that ends with the quotation.
        let block_end = match self.continued_in_next(place) {
            Some(end) => end,
            None => place.block_end,
        };
        let punctuated = next < block_end && matches!(scene.word(next), "," | "–" | "—" | "-");
        next += usize::from(punctuated);
        let comma = punctuated || place.ends_with_comma(scene);
        let first = self.cues.partition_point(|cue| cue.tokens.start < next);
        let end = self.attribution_end(next, block_end);
        let near = self.cues[first..].iter().enumerate().take(4);
        let mut near = near.take_while(|(_, cue)| cue.tokens.start < end);
        let found = near.find(|(_, cue)| {
            let phrase = cue.speaker.as_ref();
            let begins = phrase.map_or(cue.chain, |phrase| phrase.edge.min(cue.chain));
            // After a comma nothing but the attribution can follow: a day or an adverb may stand before it.
            let close = begins == next || comma && phrase.is_some() && begins > next && begins <= next + 5;
            close && matches!(cue.kind, CueKind::Verb | CueKind::AccordingTo)
        });
        let kind = if place.starts_sentence || place.ends_inside {
            QuoteKind::Direct
        } else {
            QuoteKind::Partial
        };
        let Some((offset, cue)) = found else {
            return if comma {
                self.by_subject_after(kind, next, end)
            } else {
                None
            };
        };
        let fits = cue.roles.any(Roles::SPEECH) && !cue.unsaid && !cue.passive;
        // Without a comma or a mark before it, a subject may begin the next clause: `“…” Hale said nothing`.
        let joined = comma || place.ends_with_mark(scene) || cue.inverted;
        // The verb may govern what follows: `It is a “mess”, Hale said that …`.
        let governs = scene.is(cue.tokens.end, "that") && !place.starts_sentence;
        if !fits || !joined || governs || scene.is_gerund(cue.tokens.start) {
            return if comma && !governs {
                self.by_subject_after(kind, next, end)
            } else {
                None
            };
        }
        self.said(kind, first + offset)
    }

    /// The end of the next block, where the quotation ends its own and the next one begins with a verb of speech in
    /// small letters and its speaker.
    fn continued_in_next(&self, place: &QuotePlace) -> Option<usize> {
        let scene = self.scene;
        let next = self.document.blocks.get(place.block + 1)?;
        let tokens = scene.lexed.within(next.span);
        let first = tokens.start;
        let inverted = || {
            let at = self.cues.partition_point(|cue| cue.tokens.start < first);
            let cue = self.cues.get(at).filter(|cue| cue.tokens.start == first);
            cue.is_some_and(|cue| cue.inverted && cue.roles.any(Roles::SPEECH))
        };
        let joins = place.after >= place.block_end && place.after == first && scene.is_lower(first);
        (joins && next.aside.is_none() && inverted()).then_some(tokens.end)
    }

    /// Where the attribution that begins at `next` ends: at the end of its sentence or where another quotation begins.
    fn attribution_end(&self, next: usize, block_end: usize) -> usize {
        let scene = self.scene;
        (next..block_end.min(next + 32))
            .find(|&at| matches!(scene.word(at), "." | "!" | "?" | ";") || scene.quotation(at).is_some())
            .unwrap_or(block_end.min(next + 32))
    }

    /// `“…,” smiled Ida Hale`, `“…,” the mayor laughed`: a verb that is on no list, with a name or a noun for a speaker.
    fn by_subject_after(&self, kind: QuoteKind, next: usize, end: usize) -> Option<Attributed> {
        let scene = self.scene;
        let verb = |at: usize| {
            let word = scene.word_or_empty(at);
            scene.is_lower(at)
                && at < end
                && (word.ends_with("ed") || word.ends_with('s') || scene.roles(at).any(Roles::VERB))
        };
        let inverted = verb(next).then(|| scene.starting_at(next + 1, end)).flatten();
        let plain = || scene.starting_at(next, end).filter(|phrase| verb(phrase.tokens.end));
        let speaker = inverted.or_else(plain)?;
        Some(Attributed {
            kind,
            cue: None,
            speaker: Some(speaker),
        })
    }

    /// The nearest cue before it in its sentence.
    fn by_cue_before(&self, place: &QuotePlace) -> Option<Attributed> {
        let scene = self.scene;
        let end = self.cues.partition_point(|cue| cue.tokens.start < place.outer.start);
        let floor = place.sentence.start;
        let earlier = self.cues[..end].iter().enumerate().rev();
        // A verb of which nobody knows the subject leaves it to the ones before: `Hale said the role showed that “…”`.
        let mut nobody = None;
        for (index, cue) in earlier.take_while(|(_, cue)| cue.tokens.start >= floor).take(6) {
            let (from, to) = (cue.tokens.end, place.outer.start);
            let distance = to - from;
            let between = from..to;
            let stops = between.clone().any(|at| scene.is(at, ";"));
            if stops || distance > 45 {
                return None;
            }
            let quotes_between = between.clone().any(|at| scene.quotation(at).is_some());
            let naming = Attributed {
                kind: QuoteKind::Scare,
                cue: Some(index),
                speaker: None,
            };
            match cue.kind {
                CueKind::Name if distance <= 2 => return Some(naming),
                CueKind::Name => continue,
                CueKind::Noun if distance <= 30 && !place.is_name => return self.said(QuoteKind::Partial, index),
                CueKind::Noun => continue,
                // What follows is its content; see `by_report`.
                CueKind::AccordingTo => continue,
                CueKind::Verb => {}
            }
            let labels = cue.roles.any(Roles::CALL) && distance <= 14
                || cue.roles.any(Roles::AS) && between.clone().any(|at| scene.is(at, "as"));
            if labels {
                let named = distance == 0 && !scene.is_gerund(cue.tokens.start) && self.only_describes(cue);
                if cue.passive && cue.roles.any(Roles::AS) {
                    return Some(Attributed {
                        kind: QuoteKind::Partial,
                        ..naming
                    });
                }
                if cue.passive || named {
                    return Some(naming);
                }
                if !cue.unsaid {
                    return self.said(QuoteKind::Partial, index);
                }
            }
            if !cue.roles.any(Roles::SPEECH) || cue.passive {
                continue;
            }
            if let Some(kind) = self.speech_kind(index, place, quotes_between) {
                if cue.speaker.is_none() && !cue.unsaid {
                    let unsure = kind == QuoteKind::Partial && place.words <= 6;
                    nobody = nobody.or(self.said(kind, index).filter(|_| !unsure));
                    continue;
                }
                return if cue.unsaid { nobody } else { self.said(kind, index) };
            }
        }
        nobody
    }

    /// `an operation dubbed “…”`: the words before the participle are no speaker.
    fn only_describes(&self, cue: &Cue) -> bool {
        let speaks = cue.speaker.as_ref().is_some_and(|phrase| {
            let role = self.scene.roles(phrase.tokens.end - 1).any(Roles::ROLE);
            phrase.entity.is_some() || phrase.pronoun || role
        });
        !speaks
    }

    /// How a verb of speech before the quotation attributes it, if it does.
    fn speech_kind(&self, index: usize, place: &QuotePlace, quotes_between: bool) -> Option<QuoteKind> {
        let (scene, cue) = (self.scene, &self.cues[index]);
        let before = place.before?;
        if cue.inverted
            && cue
                .speaker
                .as_ref()
                .is_some_and(|phrase| phrase.tokens.end > place.outer.start)
        {
            return None;
        }
        let adjacent = place.outer.start == cue.tokens.end || matches!(scene.word(before), "," | ":");
        let that = scene.is(before, "that");
        // `wrote in her memoir, “The Long Quay”`: a title.
        let work = if scene.is(before, ",") {
            before.checked_sub(1)
        } else {
            Some(before)
        };
        if place.is_name && place.words > 1 && work.is_some_and(|at| is_work(scene.word(at))) {
            return None;
        }
        let whole = place.words >= 6 && place.closes_clause(scene);
        let introduced = adjacent && (place.capital || whole) || that && whole;
        if introduced && !quotes_between {
            return Some(QuoteKind::Direct);
        }
        // `“…,” Hale said, “…”`: the second half.
        let begin = cue
            .speaker
            .as_ref()
            .map_or(cue.chain, |phrase| phrase.edge.min(cue.chain));
        if adjacent && begin.checked_sub(1).is_some_and(|at| scene.quotation(at).is_some()) {
            return Some(QuoteKind::Direct);
        }
        if place.outer.start == cue.tokens.end || that || scene.is(before, ":") {
            return Some(QuoteKind::Partial);
        }
        let governs = cue.roles.any(Roles::BARE.or(Roles::TELL))
            || scene.is(cue.tokens.end, "that")
            || cue.roles.any(Roles::ASK) && place.outer.start - cue.tokens.end <= 12
            || self.contents[index].is_some_and(|content| content.contains(scene.token(before).span));
        (governs && !cue.inverted && !place.is_name).then_some(QuoteKind::Partial)
    }

    /// Words in quotation marks inside reported speech are the reported speaker's.
    fn by_report(&self, marked: &Marked, place: &QuotePlace) -> Option<Attributed> {
        if place.is_name {
            return None;
        }
        let end = self
            .reported
            .partition_point(|reported| reported.content.start <= marked.outer.start);
        let near = self.reported[..end].iter().rev().take(4);
        let reported = near
            .into_iter()
            .find(|reported| reported.content.contains(marked.inner))?;
        self.said(QuoteKind::Partial, reported.cue)
    }

    /// A headline's `‘…’: Hale`.
    fn by_heading(&self, place: &QuotePlace) -> Option<Attributed> {
        let scene = self.scene;
        let heading = matches!(self.document.blocks.get(place.block)?.kind, BlockKind::Heading { .. });
        if !heading || !place.starts_sentence || place.after >= place.block_end || !scene.is(place.after, ":") {
            return None;
        }
        let speaker = scene.starting_at(place.after + 1, place.block_end)?;
        speaker.entity?;
        let kind = if place.words >= 5 && !place.is_name {
            QuoteKind::Direct
        } else {
            QuoteKind::Partial
        };
        Some(Attributed {
            kind,
            cue: None,
            speaker: Some(speaker),
        })
    }

    /// `Ida Hale spoke of the fire: “…”`: without a verb of saying the person whom the sentence before the colon is about.
    fn by_colon(&self, place: &QuotePlace) -> Option<Attributed> {
        let scene = self.scene;
        let before = place.before.filter(|&before| scene.is(before, ":"))?;
        let first = place.sentence.start;
        if first >= before || !place.capital || place.words < 3 || place.is_name || scene.quotation(first).is_some() {
            return None;
        }
        let speaker = scene.starting_at(first, before)?;
        let person = |entity| scene.kind(entity) == EntityKind::Person;
        speaker.entity.is_some_and(person).then_some(Attributed {
            kind: QuoteKind::Direct,
            cue: None,
            speaker: Some(speaker),
        })
    }

    /// A paragraph that ends with `Hale said:` introduces the quotation that begins the next one.
    fn by_lead_in(&self, place: &QuotePlace) -> Option<Attributed> {
        let scene = self.scene;
        let before = place.before?;
        let begins_block = self.document.blocks.get(place.block)?.span.start >= scene.token(before).span.end;
        if !begins_block || !scene.is(before, ":") {
            return None;
        }
        let end = self.cues.partition_point(|cue| cue.tokens.start < before);
        let index = end.checked_sub(1)?;
        let cue = &self.cues[index];
        let fits = cue.kind == CueKind::Verb && cue.roles.any(Roles::SPEECH) && !cue.unsaid && !cue.passive;
        if fits && before - cue.tokens.end <= 12 {
            self.said(QuoteKind::Direct, index)
        } else {
            None
        }
    }

    /// A quotation that stands alone in its paragraph, or after a sentence of its own in it, goes on with who spoke last:
    /// in the sentence before it, otherwise in the paragraph before.
    fn by_paragraph_before(
        &self,
        marked: &Marked,
        place: &QuotePlace,
        earlier: Option<(&Marked, &Attributed)>,
    ) -> Option<Attributed> {
        let scene = self.scene;
        let block = self.document.blocks.get(place.block)?.span;
        let first = self.scene.lexed.within(block).start;
        let alone = first >= place.outer.start;
        let from = if alone {
            let before = self.document.blocks[..place.block]
                .iter()
                .rev()
                .find(|block| block.aside.is_none())?;
            if !matches!(before.kind, BlockKind::Paragraph | BlockKind::Quotation) {
                return None;
            }
            before.span
        } else {
            block
        };
        // Who spoke last: by a cue without marks, or by the quotation before.
        let end = self.cues.partition_point(|cue| cue.tokens.start < place.outer.start);
        let cue = self.cues[..end].iter().enumerate().rev().take(3).find(|(_, cue)| {
            let speaks = cue.roles.any(Roles::SPEECH) && !cue.passive && !cue.unsaid && cue.speaker.is_some();
            speaks && matches!(cue.kind, CueKind::Verb) && from.contains(scene.token(cue.tokens.start).span)
        });
        let quoted = earlier.filter(|(before, found)| {
            found.kind == QuoteKind::Direct && found.speaker.is_some() && from.contains(before.outer)
        });
        match (quoted, cue) {
            (Some((before, found)), cue) => {
                let later = cue.filter(|(_, cue)| scene.token(cue.tokens.start).span.start > before.outer.end);
                let same = later.filter(|(index, _)| found.cue != Some(*index));
                match same {
                    Some((index, _)) => self.said(QuoteKind::Direct, index),
                    None => Some(Attributed {
                        kind: QuoteKind::Direct,
                        ..found.clone()
                    }),
                }
            }
            (None, Some((index, _))) => self.said(QuoteKind::Direct, index),
            (None, None) if !alone => self.by_subject_before(marked, place, from),
            _ => None,
        }
    }

    /// `Hale was furious. “…”`: the person whom the sentence before it is about.
    fn by_subject_before(&self, marked: &Marked, place: &QuotePlace, block: Span) -> Option<Attributed> {
        let scene = self.scene;
        let sentence = scene.lexed.sentence_at(marked.outer.start)?.checked_sub(1)?;
        let before = scene.lexed.sentences.get(sentence)?;
        if !block.contains(before.span) || scene.quotation(before.tokens.start as usize).is_some() {
            return None;
        }
        let speaker = scene.starting_at(before.tokens.start as usize, place.outer.start)?;
        let person = match speaker.entity {
            Some(entity) => scene.kind(entity) == EntityKind::Person,
            None => scene.is(speaker.tokens.start, "he") || scene.is(speaker.tokens.start, "she"),
        };
        person.then_some(Attributed {
            kind: QuoteKind::Direct,
            cue: None,
            speaker: Some(speaker),
        })
    }

    /// `“…,” Hale said. “…”`: nothing but the attribution's end stands between.
    fn goes_on(&self, earlier: &Marked, marked: &Marked, place: &QuotePlace) -> bool {
        let same_block = self
            .document
            .blocks
            .get(place.block)
            .is_some_and(|block| block.span.contains(earlier.outer));
        if !same_block || !(place.starts_sentence || place.capital) {
            return false;
        }
        let between = Span {
            start: earlier.outer.end,
            end: marked.outer.start.max(earlier.outer.end),
        };
        let tokens = self.scene.lexed.within(between);
        let ended = tokens
            .clone()
            .next_back()
            .is_none_or(|last| matches!(self.scene.word(last), "." | "!" | "?" | ":"));
        let sentences = tokens
            .clone()
            .filter(|&at| matches!(self.scene.word(at), "." | "!" | "?"))
            .count();
        ended && sentences <= 1 && tokens.len() <= 40
    }

    fn said(&self, kind: QuoteKind, cue: usize) -> Option<Attributed> {
        Some(Attributed {
            kind,
            cue: Some(cue),
            speaker: self.cues[cue].speaker.clone(),
        })
    }
}

/// What bears a title in quotation marks.
fn is_work(word: &str) -> bool {
    matches!(
        word,
        "book"
            | "memoir"
            | "memoirs"
            | "novel"
            | "film"
            | "movie"
            | "song"
            | "album"
            | "series"
            | "show"
            | "play"
            | "article"
            | "essay"
            | "report"
            | "study"
            | "paper"
            | "documentary"
            | "autobiography"
            | "biography"
            | "poem"
            | "column"
            | "exhibition"
            | "titled"
            | "entitled"
    )
}

/// Where a quotation stands.
struct QuotePlace {
    block: usize,
    /// One past the block's last token.
    block_end: usize,
    sentence: Range<usize>,
    inner: Range<usize>,
    /// With the marks.
    outer: Range<usize>,
    before: Option<usize>,
    after: usize,
    words: usize,
    starts_sentence: bool,
    /// Its first word has a capital.
    capital: bool,
    /// A sentence ends inside.
    ends_inside: bool,
    /// It ends with the mark of a sentence.
    terminated: bool,
    is_name: bool,
}

impl QuotePlace {
    /// Nothing of the sentence follows but a mark.
    fn closes_clause(&self, scene: &Scene) -> bool {
        self.terminated || self.after >= self.block_end || scene.token(self.after).kind == TokenKind::Punctuation
    }

    fn is_sentence(&self) -> bool {
        self.words >= 3 && self.starts_sentence && (self.terminated || self.ends_inside) && self.capital
    }

    /// `“…,”`: nothing but an attribution can follow, or the rest of the sentence.
    fn ends_with_comma(&self, scene: &Scene) -> bool {
        // A quotation inside may end with it: `“He said ‘go!’”`.
        let mut last = self.inner.clone().rev();
        let last = last.find(|&at| !matches!(scene.word(at), "'" | "’" | "”" | "\""));
        self.inner.end < self.outer.end && matches!(scene.word(self.inner.end), ",")
            || last.is_some_and(|last| matches!(scene.word(last), "," | "?" | "!"))
    }

    /// `“…,”`, `“…?”`: a mark inside closes the words.
    fn ends_with_mark(&self, scene: &Scene) -> bool {
        self.inner.end < self.outer.end && matches!(scene.word(self.inner.end), ",")
            || self
                .inner
                .clone()
                .next_back()
                .is_some_and(|last| matches!(scene.word(last), "," | "!" | "?" | "-" | "—" | "…" | "..."))
    }
}
