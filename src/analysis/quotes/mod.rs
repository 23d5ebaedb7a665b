//! Quotations: the words, who said them, and the verb that says so.

mod attribution;
mod cues;
mod indirect;
mod lexicon;
mod marks;
mod naming;
mod phrases;
mod scene;
#[cfg(test)]
mod tests;
mod turns;

use serde::{Deserialize, Serialize};

use super::entities::Entity;
use attribution::{Attributed, Attributor, Reported};
use cues::Cue;
use lexicon::Roles;
use marks::Marked;
use naming::Naming;
use scene::Scene;

use crate::text::{Case, Document, Lexed, Span};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The words, without the quotation marks.
    pub span: Span,
    pub kind: QuoteKind,
    pub speaker: Option<Speaker>,
    /// The verb or phrase that attributes the words (`said`, `according to`, `dubbed`).
    pub cue: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum QuoteKind {
    /// A whole clause or sentence in quotation marks.
    Direct,
    /// A part of a sentence in quotation marks that somebody said.
    Partial,
    /// A term in quotation marks that nobody is said to have used, or a name (`named "Freedom Edge"`).
    Scare,
    /// Without quotation marks (`she said that …`).
    Indirect,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    pub span: Span,
    /// The name of the entity where it is one, otherwise the words (`a spokesman`); empty for a pronoun where it could
    /// not be told whom it means.
    pub name: String,
    /// Index into the analysis' entities.
    pub entity: Option<u32>,
    /// The text withholds who it is: `a source`, `an official who asked not to be named`.
    pub anonymous: bool,
}

/// Finds quotations and their speakers, in order of the text. Linear in the text.
pub fn extract(document: &Document, lexed: &Lexed, entities: &[Entity]) -> Vec<Quote> {
    let mut marks = marks::pairs(document);
    marks.retain(|marked| !is_between_quotations(lexed, marked));
    let scene = Scene::new(&document.text, lexed, entities, &marks);
    let (cues, contents) = read_sentences(&scene);
    let reported = contents
        .iter()
        .enumerate()
        .filter_map(|(cue, content)| content.map(|content| Reported { cue, content }));
    let mut reported: Vec<Reported> = reported.collect();
    reported.sort_by_key(|reported| (reported.content.start, reported.cue));
    let attributor = Attributor {
        scene: &scene,
        document,
        cues: &cues,
        contents: &contents,
        reported: &reported,
    };
    let naming = Naming::new(&scene, &cues);
    let mut quotes = Vec::new();
    let mut earlier: Option<(&Marked, Attributed)> = None;
    for marked in &marks {
        let found = attributor.attribute(marked, earlier.as_ref().map(|(marked, found)| (*marked, found)));
        quotes.push(Quote {
            span: words_of(document, marked.inner, found.kind),
            kind: found.kind,
            speaker: found.speaker.as_ref().map(|phrase| naming.speaker(phrase)),
            cue: found.cue.map(|cue| scene.span(cues[cue].tokens.clone())),
        });
        if marked.depth == 0 {
            earlier = Some((marked, found));
        }
    }
    for reported in &reported {
        let cue = &cues[reported.cue];
        quotes.push(Quote {
            span: reported.content,
            kind: QuoteKind::Indirect,
            speaker: cue.speaker.as_ref().map(|phrase| naming.speaker(phrase)),
            cue: Some(scene.span(cue.tokens.clone())),
        });
    }
    for turn in turns::turns(&scene, document) {
        quotes.push(Quote {
            span: turn.words,
            kind: QuoteKind::Direct,
            speaker: Some(naming.speaker(&turn.speaker)),
            cue: None,
        });
    }
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end), quote.kind));
    quotes
}

/// `said Ida Hale, the mayor` is what stands between two quotations, paired by a mark that was lost.
fn is_between_quotations(lexed: &Lexed, marked: &Marked) -> bool {
    let [first, second, _, ..] = &lexed.tokens[lexed.within(marked.inner)] else {
        return false;
    };
    let said = matches!(lexed.word(first), "said" | "says" | "added" | "told" | "wrote") && first.case == Case::Lower;
    said && matches!(second.case, Case::Capitalised | Case::Upper)
}

/// The cues outside quotation marks, and what they attribute without marks.
fn read_sentences(scene: &Scene) -> (Vec<Cue>, Vec<Option<Span>>) {
    let interesting = Roles::CUE.or(Roles::NAME).or(Roles::CUE_NOUN);
    let (mut cues, mut contents) = (Vec::new(), Vec::new());
    for sentence in &scene.lexed.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        for at in tokens.clone() {
            let told = scene.roles(at).any(interesting) || scene.is(at, "according");
            if !told || scene.quotation(at).is_some() {
                continue;
            }
            let Some(cue) = cues::cue_at(scene, at, &tokens) else {
                continue;
            };
            contents.push(indirect::content(scene, &cue, &tokens));
            cues.push(cue);
        }
    }
    (cues, contents)
}

/// The quotation's own words: without the comma or, in a part of a sentence, the point that typography puts inside the marks.
fn words_of(document: &Document, inner: Span, kind: QuoteKind) -> Span {
    let text = document.slice(inner);
    let marks: &[char] = if kind == QuoteKind::Direct {
        &[',']
    } else {
        &[',', '.', ';']
    };
    let kept = text.trim_end_matches(marks).trim_end().len();
    if kept == 0 || text.ends_with("...") {
        inner
    } else {
        Span {
            start: inner.start,
            end: inner.start + kept as u32,
        }
    }
}
