//! Interviews and transcripts: paragraphs that begin with who speaks and a colon (`HALE: …`, `Q: …`).
//!
//! A label counts only where it comes back and another one does, too: `Summary: …` and `- Budget: …` are none.

use rustc_hash::FxHashMap;

use super::phrases::Phrase;
use super::scene::Scene;
use crate::analysis::entities::EntityKind;
use crate::text::{BlockKind, Case, Document, Span};

/// Tokens: a label is no longer.
const LABEL: usize = 5;

/// What somebody says in a turn of his own.
pub struct Turn {
    pub speaker: Phrase,
    /// Without the label.
    pub words: Span,
}

/// The turns in order of the text. Linear in the text.
pub fn turns(scene: &Scene, document: &Document) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    let paragraphs = document
        .blocks
        .iter()
        .filter(|block| block.is_analysed() && block.kind == BlockKind::Paragraph);
    for block in paragraphs {
        let tokens = scene.lexed.within(block.span);
        let Some(colon) = tokens.clone().take(LABEL + 1).find(|&at| scene.is(at, ":")) else {
            continue;
        };
        let label = tokens.start..colon;
        let name = scene.name_starting(label.start).filter(|(_, name)| *name == label);
        let person = name.filter(|(entity, _)| scene.kind(*entity) == EntityKind::Person);
        let capitals = |at: usize| matches!(scene.token(at).case, Case::Upper) && scene.is_word(at);
        let letter = label.len() == 1 && matches!(scene.word(label.start), "q" | "a") && !scene.is_lower(label.start);
        let speaks = person.is_some() || letter || label.clone().all(capitals);
        if label.is_empty() || !speaks || colon + 2 >= tokens.end {
            continue;
        }
        *counts.entry(scene.span(label.clone()).of(scene.text)).or_default() += 1;
        turns.push(Turn {
            speaker: Phrase {
                edge: label.start,
                tokens: label,
                entity: person.map(|(entity, _)| entity),
                pronoun: false,
            },
            words: scene.span(colon + 1..tokens.end),
        });
    }
    if counts.values().filter(|&&count| count >= 2).count() < 2 {
        return Vec::new();
    }
    turns.retain(|turn| counts[scene.span(turn.speaker.tokens.clone()).of(scene.text)] >= 2);
    turns
}
