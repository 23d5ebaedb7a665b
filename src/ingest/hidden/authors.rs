//! Names of people out of what pages write into a byline.

use crate::ingest::calendar::leading_date;

/// What stands before the names.
const BEFORE: &[&str] = &[
    "written by",
    "posted by",
    "story by",
    "reported by",
    "words by",
    "text by",
    "article by",
    "author:",
    "authors:",
    "by:",
    "by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "af",
    "autor:",
    "autorin:",
    "auteur:",
];

/// What ends the names.
const BEHIND: &[&str] = &[
    " - ",
    " – ",
    " — ",
    " @",
    "Edited by",
    " edited by",
    "Reviewed by",
    " reviewed by",
    " translated by",
    "Photo",
    "Published",
    "Updated",
    "Posted",
    "Follow",
];

/// What ends them after `By`.
const BEHIND_NAMES: &[&str] = &[" in ", " for ", " at ", " on ", " is ", " with "];

/// Words before the name of one who took a picture.
const PICTURES: &[&str] = &[
    "photo",
    "image",
    "picture",
    "illustration",
    "video",
    "credit",
    "foto",
    "bild",
];

/// Names that are nobody's.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "editors",
    "staff",
    "webmaster",
    "redaktion",
    "author",
    "authors",
    "guest",
    "guest author",
    "anonymous",
    "super user",
    "follow author",
    "contributor",
    "contributors",
    "follow",
    "share",
    "by",
    "about",
    "unknown",
];

/// Words of a post or an outlet: what follows a name and holds one of them is no second name.
const POSTS: &[&str] = &[
    "writer",
    "reporter",
    "editor",
    "correspondent",
    "staff",
    "contributor",
    "columnist",
    "producer",
    "chief",
    "director",
    "bureau",
    "press",
    "news",
    "times",
    "post",
    "tribune",
    "journal",
    "herald",
    "magazine",
    "media",
    "network",
    "daily",
    "gazette",
    "analyst",
    "critic",
    "photographer",
    "professor",
    "university",
    "fellow",
    "founder",
    "president",
    "manager",
    "technologist",
    "specialist",
    "author",
    "today",
    "agency",
    "service",
    "redakteur",
    "redakteurin",
    "editorial",
    "team",
    "desk",
    "the",
];

/// Names of people out of a byline: without `By`, the outlet, the date and what else follows the names.
pub(super) fn author(line: &str, outlets: &[&str]) -> Option<String> {
    let mut line = line.trim();
    let mut led = false;
    for word in BEFORE {
        let begins = line
            .get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word));
        let rest = line.get(word.len()..).unwrap_or("");
        if begins && (word.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}'])) {
            line = rest.trim_start_matches([' ', ':', '\u{a0}']);
            led = true;
            break;
        }
    }
    if PICTURES.iter().any(|word| {
        line.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    }) {
        return None;
    }
    if line.starts_with("http") || line.starts_with("www.") {
        return None;
    }
    let line = line.split(['|', '•', '·', '/', '\n']).next().unwrap_or("");
    let line = without_brackets(before_date(line));
    let mut ends = line.len();
    let behind_names = if led { BEHIND_NAMES } else { &[] };
    for mark in BEHIND.iter().chain(behind_names) {
        ends = ends.min(line.find(mark).unwrap_or(ends));
    }
    let listed = line.contains(';');
    let parts = line[..ends].split(';').map(str::trim);
    let parts: Vec<String> = parts
        .map(|part| inverted(part, listed).unwrap_or_else(|| part.to_owned()))
        .collect();
    let line = parts.join(", ");
    let line = line
        .replace(" and ", ", ")
        .replace(" & ", ", ")
        .replace(" und ", ", ")
        .replace(" et ", ", ");
    let mut names: Vec<&str> = Vec::new();
    for name in line.split([',', ';']) {
        let name = name.trim().trim_end_matches(['.', '-', '–', '—', ' ']);
        let known = outlets.iter().any(|outlet| key(outlet) == key(name)) || names.contains(&name);
        let wrong = name.contains(['@', '<', '>', '{']) || name.contains("://") || name.starts_with("www.");
        let none = NOBODY.iter().any(|word| name.eq_ignore_ascii_case(word));
        let digits = name.bytes().any(|byte| byte.is_ascii_digit());
        if name.is_empty() || known || wrong || none || name.len() > 60 || digits {
            continue;
        }
        // What follows a name is a post or an outlet.
        let post = || {
            name.split(' ')
                .any(|word| POSTS.iter().any(|post| word.eq_ignore_ascii_case(post)))
        };
        if !names.is_empty() && (!name.contains(' ') || !is_name(name) || post()) {
            continue;
        }
        names.push(name);
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// What stands before a date or a number.
fn before_date(line: &str) -> &str {
    let mut at = 0;
    for word in line.split_inclusive([' ', '\u{a0}', ',']) {
        let number = word.starts_with(|char: char| char.is_ascii_digit());
        if at > 0 && (number || leading_date(&line[at..]).is_some()) {
            return line[..at].trim_end_matches([' ', '\u{a0}', ',']);
        }
        at += word.len();
    }
    line
}

/// What stands outside of round brackets: `Jane (J.) Doe (Courier)`.
fn without_brackets(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut depth = 0usize;
    for char in line.chars() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(char),
            _ => {}
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Doe, J.` as libraries write it; in a list that semicolons part, `Doe, Jane`, too.
fn inverted(part: &str, listed: bool) -> Option<String> {
    let (family, given) = part.split_once(", ")?;
    let initials = given.split(' ').all(|part| part.len() <= 4 && part.ends_with('.'));
    ((listed || initials) && !given.contains(',') && !family.contains(' ')).then(|| format!("{given} {family}"))
}

/// Its letters and digits, in lower case.
pub(super) fn key(part: &str) -> String {
    let letters = part.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// One to five words, nearly all with a capital.
pub(super) fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let capital = words
        .iter()
        .filter(|word| word.starts_with(|char: char| char.is_uppercase() || !char.is_ascii()))
        .count();
    (1..=14).contains(&words.len()) && capital * 2 > words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_byline() {
        for (line, expected) in [
            ("By Marta Quill", "Marta Quill"),
            ("BY MARTA QUILL March 10, 2026 3:46 PM", "MARTA QUILL"),
            ("Von Marta Quill und Tobias Renn", "Marta Quill, Tobias Renn"),
            (
                "Marta Quill, Tobias Renn and Ada Moor",
                "Marta Quill, Tobias Renn, Ada Moor",
            ),
            ("By Marta Quill, Senior Staff Writer, Harbour Desk", "Marta Quill"),
            ("By Marta Quill in Portside for the Courier", "Marta Quill"),
            ("Marta (M.) Quill (Courier)", "Marta Quill"),
            ("Marta Quill —", "Marta Quill"),
            ("Quill, M.", "M. Quill"),
            ("Quill, M.; Renn, Tobias", "M. Quill, Tobias Renn"),
            ("Marta Quill; Tobias Renn", "Marta Quill, Tobias Renn"),
            ("Society for Open Harbours", "Society for Open Harbours"),
            ("Written by: Marta Quill | Harbour", "Marta Quill"),
            ("Photograph by Marta Quill", ""),
            ("The Harbour Courier", ""),
            ("https://example.org/quill", ""),
            ("Staff", ""),
            ("", ""),
        ] {
            let found = author(line, &["The Harbour Courier"]);
            assert_eq!(found.unwrap_or_default(), expected, "{line}");
        }
    }
}
