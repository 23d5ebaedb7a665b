//! Names of the files that are saved.

use jiff::civil::Date;

/// Words of a title that its file's name takes.
const WORDS: usize = 8;
/// Characters of a name, without what it ends in.
const LONGEST: usize = 80;

/// The words of a title in lower case with hyphens, a day if one is given, and what the name ends in; `fallback` where
/// the title has no words.
pub fn file_name(title: &str, day: Option<Date>, ending: &str, fallback: &str) -> String {
    let words = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut name = String::new();
    for word in words.take(WORDS) {
        let word = word.to_lowercase();
        if name.chars().count() + word.chars().count() > LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(&word);
    }
    if name.is_empty() {
        name.push_str(fallback);
    }
    match day {
        Some(day) => format!("{name}-{day}.{ending}"),
        None => format!("{name}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn titles_become_names() {
        let check = |title: &str, expected: &str| {
            assert_eq!(file_name(title, Some(date(2026, 3, 9)), "html", "report"), expected);
        };
        check("Bridge: “closed” again!", "bridge-closed-again-2026-03-09.html");
        check("../../etc/passwd", "etc-passwd-2026-03-09.html");
        check("…", "report-2026-03-09.html");
        check("Ünruhe im Tal", "ünruhe-im-tal-2026-03-09.html");
        assert_eq!(file_name(&"x".repeat(300), None, "csv", "table"), "table.csv");
    }
}
