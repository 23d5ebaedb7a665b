//! Searching in what a view lists: every word of the query must occur, whatever its capitals and accents.

/// A query, folded once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    pub fn new(query: &str) -> Query {
        Query {
            words: fold(query).split_whitespace().map(str::to_owned).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word occurs in a text that [`fold`] has folded. The empty query occurs everywhere.
    pub fn is_in(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }
}

/// Lower case without accents, with straight apostrophes.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars()
        .filter(|&c| !matches!(c, '\u{300}'..='\u{36f}'))
        .map(|c| if c == '’' { '\'' } else { base(c) })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The letters U+00C0 to U+017F (Latin-1 Supplement, Latin Extended-A) without their accents, in lower case: enough
/// for the names in English news, and a hundredth of the size of Unicode's decompositions.
const BASES: &str = "aaaaaaæceeeeiiiidnooooo×ouuuuyþßaaaaaaæceeeeiiiidnooooo÷ouuuuyþyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkkllllllŀŀllnnnnnnnŋŋooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn base(letter: char) -> char {
    match letter {
        '\u{c0}'..='\u{17f}' => BASES.chars().nth(letter as usize - 0xc0).unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_words_in_any_order() {
        let check = |query: &str, text: &str, expected: bool| {
            assert_eq!(Query::new(query).is_in(&fold(text)), expected, "{query} in {text}");
        };
        check("", "anything", true);
        check("harbour FIRE", "Fire at the harbour", true);
        check("harbour flood", "Fire at the harbour", false);
        check("müller", "Jana MULLER", true);
        check("mayor's", "the mayor’s office", true);
        check("한국", "한국어", true);
    }
}
