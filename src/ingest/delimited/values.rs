//! What a cell looks like: the types by which one dialect is told from another (after van den Burg, Nazábal and Sutton,
//! "Wrangling Messy CSV Files by Detecting Row and Type Patterns", 2019).

/// The type of a cell's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    Number,
    /// A date, a time, or both.
    Time,
    /// An address of the net or of mail, a version, a path.
    Code,
    Words,
    /// Words with marks between them that could be a list's.
    Listed,
    /// Words with marks that part cells in other dialects.
    Mixed,
}

/// How well a cell of the kind speaks for the dialect that made it, 0 to 1.
pub(super) fn worth(kind: Kind) -> f64 {
    match kind {
        Kind::Number | Kind::Time | Kind::Empty => 1.0,
        Kind::Code => 0.95,
        Kind::Words => 0.85,
        Kind::Listed => 0.45,
        Kind::Mixed => 0.1,
    }
}

/// The kind of an unquoted cell.
pub(super) fn kind(cell: &str) -> Kind {
    if cell.is_empty()
        || matches!(
            cell,
            "-" | "--" | "NA" | "N/A" | "n/a" | "NaN" | "nan" | "null" | "NULL" | "None" | "?" | "." | ".."
        )
    {
        return Kind::Empty;
    }
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 {
        if is_number(cell) {
            return Kind::Number;
        }
        if is_time(cell) {
            return Kind::Time;
        }
    }
    if is_code(cell) {
        return Kind::Code;
    }
    match () {
        () if is_mixed(cell) => Kind::Mixed,
        () if is_listed(cell) => Kind::Listed,
        () => Kind::Words,
    }
}

/// Digits with one sign, marks of thousands and decimals, a power, a sign of money or percent.
fn is_number(cell: &str) -> bool {
    let body = cell.trim_start_matches(['+', '-', '−', '(', '$', '€', '£', '¥', '<', '>', '~', ' ']);
    let body = body.trim_end_matches(['%', '$', '€', '£', '¥', ')', ' ']);
    if cell.len() - body.len() > 6 {
        return false;
    }
    let (mantissa, power) = match body.find(['e', 'E']) {
        Some(at) => (&body[..at], Some(&body[at + 1..])),
        None => (body, None),
    };
    let power = power.is_none_or(|power| {
        let power = power.trim_start_matches(['+', '-']);
        (1..=4).contains(&power.len()) && power.bytes().all(|byte| byte.is_ascii_digit())
    });
    power && is_mantissa(mantissa)
}

/// `1234`, `1,234,567.8`, `1.234.567,8`, `1 234`, `.5`, `1'234`
fn is_mantissa(text: &str) -> bool {
    let is_mark = |char: char| matches!(char, '.' | ',' | ' ' | '\'');
    let known = |char: char| char.is_ascii_digit() || is_mark(char);
    if !text.chars().all(known) || !text.ends_with(|char: char| char.is_ascii_digit() || char == '.') {
        return false;
    }
    let mut marks = text.chars().filter(|char| is_mark(*char));
    let Some(first) = marks.next() else { return true };
    let mut groups = text.split(is_mark);
    let whole = groups.next().unwrap_or("");
    if marks.clone().next().is_none() {
        let after = groups.next().unwrap_or("");
        return match first {
            '.' => true,
            ',' => !whole.is_empty(),
            _ => !whole.is_empty() && whole.len() <= 3 && after.len() == 3,
        };
    }
    // The last mark may be that of decimals; all others part thousands, and are the same.
    let last = text.chars().rev().find(|char| is_mark(*char)).unwrap_or(first);
    let decimals = last != first;
    let thousands = marks.clone().count() + usize::from(!decimals);
    (1..=3).contains(&whole.len())
        && (!decimals || matches!(last, '.' | ','))
        && marks.take(thousands.saturating_sub(1)).all(|mark| mark == first)
        && groups.take(thousands).all(|group| group.len() == 3)
}

/// `2024-06-30`, `30/06/2024`, `30.6.24`, `12:30`, `2024-06-30T12:30:00Z`, `30 Jun 2024`
fn is_time(cell: &str) -> bool {
    if cell.len() > 40 {
        return false;
    }
    let (mut parts, mut named) = (0, 0);
    for part in cell
        .split(['-', '/', '.', ':', ' ', 'T', '+'])
        .filter(|part| !part.is_empty())
    {
        let number = part.trim_end_matches('Z');
        if number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() <= 6 {
            parts += 1;
        } else if is_name_of_time(part) {
            named += 1;
        } else {
            return false;
        }
    }
    let marked = cell.contains(['-', '/', '.', ':']);
    (2..=8).contains(&parts) && marked && named <= 3 || (1..=6).contains(&parts) && (1..=3).contains(&named)
}

fn is_name_of_time(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun", "am", "pm", "utc", "gmt", "est", "cet",
    ];
    let head = word.get(..3).unwrap_or(word).to_ascii_lowercase();
    word.len() <= 9 && word.bytes().all(|byte| byte.is_ascii_alphabetic()) && NAMES.contains(&head.as_str())
}

/// `https://…`, `a@b.org`, `/usr/lib`, `{"a": 1}`: marks that words have not, and none that part cells.
fn is_code(cell: &str) -> bool {
    let ends = (cell.chars().next(), cell.chars().next_back());
    if matches!(
        ends,
        (Some('{'), Some('}')) | (Some('['), Some(']')) | (Some('<'), Some('>'))
    ) && cell.len() > 1
    {
        return is_balanced(cell);
    }
    let parted = cell.contains([' ', ',', ';', '|', '\t', '"']);
    !parted
        && (cell.contains("://") && cell.len() <= 200
            || !cell.contains(':') && cell.contains(['@', '/', '_', '.', '\\']) && cell.len() <= 120)
}

fn is_balanced(cell: &str) -> bool {
    let count = |marks: [char; 3]| cell.matches(marks).count();
    count(['(', '[', '{']) == count([')', ']', '}'])
}

/// A mark that parts cells in other dialects, as between words of one cell: `red|blue`, `Ada; Jim`.
fn is_listed(cell: &str) -> bool {
    let semicolons = cell.matches(';').count();
    semicolons > 0 && cell.matches("; ").count() + usize::from(cell.ends_with(';')) == semicolons
        || semicolons == 0 && cell.contains(['|', '^', '~', '¦', '§'])
}

/// Marks that part cells in other dialects, or that close nothing.
fn is_mixed(cell: &str) -> bool {
    if cell.contains(['\t', '"']) || cell.contains(';') && !is_listed(cell) {
        return true;
    }
    // A comma of running words has a space behind it, and no number before it.
    let comma = |at: usize| {
        let (before, after) = (&cell[..at], &cell[at + 1..]);
        !after.starts_with(' ')
            || before.ends_with(|char: char| char.is_ascii_digit())
                && after[1..].starts_with(|char: char| char.is_ascii_digit() || matches!(char, '-' | '.'))
    };
    cell.match_indices(',').any(|(at, _)| comma(at))
        || cell.starts_with(['\'', ',', ':', '=', '#'])
        || cell.ends_with([',', '=', '\''])
        || cell.len() < 200 && !is_balanced(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for (cell, expected) in [
            ("", Kind::Empty),
            ("N/A", Kind::Empty),
            ("12", Kind::Number),
            ("-1.5e-10", Kind::Number),
            ("1,234,567.8", Kind::Number),
            ("1.234.567,8", Kind::Number),
            ("1 234 567", Kind::Number),
            ("1,5", Kind::Number),
            ("$12.50", Kind::Number),
            ("45 %", Kind::Number),
            (".5", Kind::Number),
            ("1,2,3", Kind::Mixed),
            ("678 1", Kind::Words),
            (" . ", Kind::Words),
            ("1.", Kind::Number),
            ("1 234.", Kind::Number),
            ("..1", Kind::Code),
            ("[6, 1, 5]", Kind::Code),
            ("[6", Kind::Mixed),
            ("{\"a\": 1}", Kind::Code),
            ("0, 5", Kind::Mixed),
            ("red|blue", Kind::Listed),
            ("Ada; Jim", Kind::Listed),
            ("1,2,3,4", Kind::Mixed),
            ("1;2", Kind::Mixed),
            ("2024-06-30", Kind::Time),
            ("30/06/2024 12:30", Kind::Time),
            ("2024-06-30T12:30:00.000Z", Kind::Time),
            ("30 Jun 2024", Kind::Time),
            ("12:30", Kind::Time),
            ("10.0.0.1", Kind::Time),
            ("https://example.org/a?b=c", Kind::Code),
            ("ada@example.org", Kind::Code),
            ("Arden Vale", Kind::Words),
            ("Vale, Ada", Kind::Words),
            ("Arden;Vale", Kind::Mixed),
            ("Arden,Vale", Kind::Mixed),
            ("\"Arden", Kind::Mixed),
        ] {
            assert_eq!(kind(cell), expected, "{cell}");
        }
    }
}
