//! What `training/teacher.py` and `training/student.py` read: documents as tokens, the tags that may stand at each, and
//! what the model sees of them.

use std::fmt::Write as _;
use std::path::Path;

use crossread::analysis::entities::tagger::REACH;
use crossread::text::Lexed;
use serde_json::json;

use super::corpora::{Casing, Sample};

/// One document in so many is also learnt in lower case; the same for title case and headings, half as many for capitals.
const RECASED: u64 = 4;

/// Writes the documents to `file`, one a line: `{key, corpus, casing, weight, held, tokens, lines (first token of each),
/// masks}`, and what the model sees beside it (`.facts`), as little-endian numbers of 32 bits: per document the number of
/// its stretches, per stretch its first token and length, per token the numbers of the vectors of the words around it, the
/// number of its facts and their hashes.
pub fn dump(file: &Path, training: &[Sample], held_out: &[Sample]) -> std::io::Result<()> {
    let mut lines = String::new();
    let mut facts: Vec<u32> = Vec::new();
    let mut random = Random(7);
    for sample in training {
        write(sample, None, false, &mut lines, &mut facts);
        for (casing, share) in [
            (Casing::Lower, RECASED),
            (Casing::Title, RECASED),
            (Casing::Upper, RECASED * 2),
            (Casing::Headings, RECASED),
        ] {
            if random.next().is_multiple_of(share) {
                write(&sample.recased(casing), Some(casing), false, &mut lines, &mut facts);
            }
        }
    }
    for sample in held_out {
        write(sample, None, true, &mut lines, &mut facts);
    }
    let bytes: Vec<u8> = facts.into_iter().flat_map(u32::to_le_bytes).collect();
    std::fs::write(file.with_extension("facts"), bytes)?;
    std::fs::write(file, lines)
}

fn write(sample: &Sample, casing: Option<Casing>, held: bool, lines: &mut String, facts: &mut Vec<u32>) {
    let read = sample.read();
    let document = sample.document();
    let lexed = Lexed::lex(&document);
    let tokens: Vec<&str> = lexed.tokens.iter().map(|token| token.span.of(&document.text)).collect();
    let mut starts: Vec<u32> = lexed.sentences.iter().map(|sentence| sentence.tokens.start).collect();
    starts.dedup();
    let line = json!({
        "key": sample.key,
        "corpus": sample.corpus,
        "casing": casing.map(|casing| format!("{casing:?}")),
        "weight": sample.weight,
        "held": held,
        "tokens": tokens,
        "lines": starts,
        "masks": read.masks,
    });
    let _ = writeln!(lines, "{line}");
    facts.push(read.sheet.stretches.len() as u32);
    for stretch in &read.sheet.stretches {
        facts.extend([stretch.start as u32, stretch.len() as u32]);
        for at in stretch.clone() {
            let words = facts.len();
            facts.resize(words + 2 * REACH + 1, 0);
            for (offset, word) in read.sheet.around(at) {
                facts[words + offset] = read.sheet.vector_of(word);
            }
            let count = facts.len();
            facts.push(0);
            facts.extend(read.sheet.of_token(at));
            for (offset, word) in read.sheet.around(at) {
                facts.extend(read.sheet.of_word(word, offset));
            }
            facts[count] = (facts.len() - count - 1) as u32;
        }
    }
}

/// A shift register of 64 bits (Marsaglia 2003).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}
