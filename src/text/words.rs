//! The different words of a document, each stored once.

use rustc_hash::FxHashMap;

use super::abbreviations::{Role, role};

/// The words seen so far, each once, with their roles.
#[derive(Default)]
pub struct Words {
    pub words: Vec<Box<str>>,
    pub roles: Vec<Role>,
    index: FxHashMap<Box<str>, u32>,
    folded: String,
}

impl Words {
    pub fn intern(&mut self, word: &str) -> u32 {
        if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return Self::id(&mut self.words, &mut self.roles, &mut self.index, word);
        }
        self.folded.clear();
        if word.is_ascii() {
            self.folded.push_str(word);
            self.folded.make_ascii_lowercase();
        } else {
            for char in word.chars() {
                match char {
                    '’' | 'ʼ' => self.folded.push('\''),
                    '\u{AD}' | '\u{200C}' | '\u{200D}' => {}
                    _ => self.folded.extend(char.to_lowercase()),
                }
            }
        }
        Self::id(&mut self.words, &mut self.roles, &mut self.index, &self.folded)
    }

    fn id(words: &mut Vec<Box<str>>, roles: &mut Vec<Role>, index: &mut FxHashMap<Box<str>, u32>, folded: &str) -> u32 {
        if let Some(&id) = index.get(folded) {
            return id;
        }
        let id = words.len() as u32;
        words.push(folded.into());
        roles.push(role(folded));
        index.insert(folded.into(), id);
        id
    }
}
