//! Stories as the user wants them: sources moved to the story of another one, or to one of their own.

use super::{Source, SourceId, Story};

/// A source and the one whose story it belongs to; none for a story of its own. The user said so.
pub type Moved = (SourceId, Option<SourceId>);

/// Moves sources between stories, in the order given. A source that is gone moves nothing. Stories are numbered anew,
/// in order of first appearance.
pub fn moved(story_of: Vec<usize>, sources: &[Source], moves: &[Moved]) -> Vec<usize> {
    let at = |id: SourceId| sources.iter().position(|source| source.id == id);
    let mut story_of = story_of;
    for (source, with) in moves {
        let Some(source) = at(*source) else { continue };
        let own = story_of.iter().max().map_or(0, |last| last + 1);
        match with.map(at) {
            None => story_of[source] = own,
            Some(Some(with)) => story_of[source] = story_of[with],
            Some(None) => {}
        }
    }
    let mut seen: Vec<usize> = vec![];
    for story in &mut story_of {
        *story = seen.iter().position(|other| other == story).unwrap_or_else(|| {
            seen.push(*story);
            seen.len() - 1
        });
    }
    story_of
}

/// Notes in each story which of its sources the user put there.
pub fn note(stories: &mut [Story], moves: &[Moved]) {
    for story in stories {
        let by_hand = |source: &&SourceId| moves.iter().any(|(moved, _)| moved == *source);
        story.moved = story.sources.iter().filter(by_hand).copied().collect();
    }
}
