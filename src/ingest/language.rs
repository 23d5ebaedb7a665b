//! The language of a block: by its script, and among those in Latin script by
//! function words. English is presumed where nothing clear says otherwise.

use super::function_words::languages_of;
use crate::text::{Block, BlockKind, Language};

/// How many bytes of a block are looked at.
const SAMPLE: usize = 900;

/// Marks the language of each block. Of a list item with a label, that of the text after the label.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    for block in blocks {
        let mut span = block.span;
        if let BlockKind::ListItem { label: Some(label) } = block.kind {
            span.start = label.end;
        }
        block.language = language(span.of(text));
    }
}

/// The language of a stretch of text; `Unknown` where it is short or mixed.
fn language(text: &str) -> Language {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if !sample.is_ascii()
        && let Some(language) = by_script(sample)
    {
        return language;
    }
    by_function_words(sample)
}

/// The script that most of the text is in, if it is not Latin. A character of Chinese or Korean
/// says as much as two or three letters.
fn by_script(sample: &str) -> Option<Language> {
    let mut latin = 0usize;
    let mut counts = [0usize; SCRIPTS.len()];
    let mut ukrainian = false;
    for char in sample.chars().filter(|char| char.is_alphabetic()) {
        if char < '\u{370}' {
            latin += 1;
            continue;
        }
        ukrainian |= matches!(char, 'і' | 'ї' | 'є' | 'ґ' | 'І' | 'Ї' | 'Є' | 'Ґ');
        if let Some(script) = SCRIPTS
            .iter()
            .position(|(_, from, to, _)| (*from..=*to).contains(&char))
        {
            counts[script] += SCRIPTS[script].3;
        }
    }
    let of = |language: Language| {
        let parts = SCRIPTS
            .iter()
            .zip(counts)
            .filter(|((script, ..), _)| *script == language);
        parts.map(|(_, count)| count).sum::<usize>()
    };
    let all: usize = counts.iter().sum();
    let most = SCRIPTS
        .iter()
        .map(|script| script.0)
        .max_by_key(|language| of(*language))?;
    let most = match most {
        // Kana among the Chinese characters make it Japanese.
        Language::Chinese if of(Language::Japanese) * 10 >= all => Language::Japanese,
        Language::Russian if ukrainian => Language::Ukrainian,
        most => most,
    };
    (all >= 4 && all * 2 > latin * 3).then_some(most)
}

/// Blocks of Unicode, the language they are taken for, and how many Latin letters a character counts as.
const SCRIPTS: [(Language, char, char, usize); 14] = [
    (Language::Greek, '\u{370}', '\u{3FF}', 1),
    (Language::Russian, '\u{400}', '\u{52F}', 1),
    (Language::Hebrew, '\u{590}', '\u{5FF}', 1),
    (Language::Arabic, '\u{600}', '\u{6FF}', 1),
    (Language::Arabic, '\u{750}', '\u{77F}', 1),
    (Language::Hindi, '\u{900}', '\u{97F}', 1),
    (Language::Bengali, '\u{980}', '\u{9FF}', 1),
    (Language::Tamil, '\u{B80}', '\u{BFF}', 1),
    (Language::Thai, '\u{E00}', '\u{E7F}', 1),
    (Language::Korean, '\u{1100}', '\u{11FF}', 1),
    (Language::Japanese, '\u{3041}', '\u{30FF}', 2),
    (Language::Chinese, '\u{3400}', '\u{4DBF}', 3),
    (Language::Chinese, '\u{4E00}', '\u{9FFF}', 3),
    (Language::Korean, '\u{AC00}', '\u{D7A3}', 2),
];

fn by_function_words(sample: &str) -> Language {
    let mut hits = [0u32; LATIN.len()];
    let mut words = 0u32;
    // Words in lower case that no list has: names alone make no text of a language.
    let mut plain = 0u32;
    let mut folded = String::new();
    for word in sample
        .split(|char: char| !char.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        words += 1;
        if word.len() > 12 {
            plain += u32::from(word.starts_with(char::is_lowercase));
            continue;
        }
        let languages = if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            languages_of(word)
        } else {
            folded.clear();
            folded.extend(word.chars().flat_map(char::to_lowercase));
            languages_of(&folded)
        };
        plain += u32::from(languages == 0 && word.starts_with(char::is_lowercase));
        for (language, hits) in hits.iter_mut().enumerate() {
            *hits += u32::from(languages >> language & 1);
        }
    }
    let english = hits[0];
    let (best, most) = hits
        .iter()
        .enumerate()
        .max_by_key(|(at, hits)| (**hits, usize::MAX - at))
        .unwrap_or((0, &0));
    match best {
        0 if english >= 2 || english == 1 && words <= 6 => Language::English,
        0 => Language::Unknown,
        _ if *most >= 3 && *most > english * 2 && most * 6 >= words && plain > 0 && words >= 6 => LATIN[best],
        _ if english >= 3 => Language::English,
        _ => Language::Unknown,
    }
}

/// The languages in Latin script, in the order of the bits of `languages_of`.
const LATIN: [Language; 10] = [
    Language::English,
    Language::Dutch,
    Language::French,
    Language::German,
    Language::Italian,
    Language::Polish,
    Language::Portuguese,
    Language::Spanish,
    Language::Swedish,
    Language::Turkish,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn languages() {
        for (text, expected) in [
            (
                "The council said that it would not pay for the bridge.",
                Language::English,
            ),
            (
                "Der Rat sagte, dass er die Brücke nicht bezahlen werde und das Geld fehlt.",
                Language::German,
            ),
            (
                "Le conseil a dit que le pont ne serait pas payé par la ville.",
                Language::French,
            ),
            (
                "El consejo dijo que no pagaría el puente y que la ciudad no tiene dinero.",
                Language::Spanish,
            ),
            (
                "O conselho disse que não pagaria a ponte e que a cidade não tem dinheiro.",
                Language::Portuguese,
            ),
            (
                "Il consiglio ha detto che non avrebbe pagato il ponte e che la città non ha soldi.",
                Language::Italian,
            ),
            (
                "De raad zei dat hij de brug niet zou betalen en dat het geld op is.",
                Language::Dutch,
            ),
            (
                "Rådet sade att det inte skulle betala för bron och att pengarna var slut.",
                Language::Swedish,
            ),
            (
                "Rada powiedziała, że nie zapłaci za most i że miasto nie ma pieniędzy.",
                Language::Polish,
            ),
            (
                "Konsey köprü için para ödemeyeceğini ve bunun bir sorun olduğunu söyledi ama daha çok bekleyecek.",
                Language::Turkish,
            ),
            ("다리는 아직 열리지 않았다.", Language::Korean),
            ("NATO에 대한 다리는 아직 열리지 않았다.", Language::Korean),
            ("橋はまだ開いていない。", Language::Japanese),
            ("大桥尚未开通。", Language::Chinese),
            ("Мост ещё не открыт.", Language::Russian),
            ("Міст ще не відкрито.", Language::Ukrainian),
            ("لم يفتح الجسر بعد", Language::Arabic),
            ("The bridge, called 다리 in Korean, is not open.", Language::English),
            ("El Niño de la Costa del Sur", Language::Unknown),
            ("Universidad de los Andes", Language::Unknown),
            (
                "He shouted “la ciudad no tiene dinero” to the crowd in the square.",
                Language::English,
            ),
            ("Ferry runs aground", Language::Unknown),
            ("49.26 | 550,000", Language::Unknown),
            ("", Language::Unknown),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn the_text_after_a_label_counts() {
        let text = "bridge repairs and delays: 다리는 아직 열리지 않았다.";
        let label = Some(Span::new(0, 25));
        let kind = BlockKind::ListItem { label };
        let mut blocks = [Block {
            span: Span::new(0, text.len()),
            kind,
            language: Language::Unknown,
            aside: None,
        }];
        mark(text, &mut blocks);
        assert_eq!(blocks[0].language, Language::Korean);
    }
}
