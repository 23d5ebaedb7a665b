//! Footnotes: small lines at the foot of a column that begin with a mark which stands raised in the text above them.

use super::Sheet;
use super::pieces::Piece;

/// How large the letters of a note are at most, against those above it.
const SMALLER: f64 = 0.93;

/// Takes them out, and gives each with its mark, in order.
pub(super) fn take_out(sheets: &mut [Sheet]) -> Vec<String> {
    let mut notes = Vec::new();
    for sheet in sheets {
        let text: Vec<String> = sheet.pieces.iter().map(|piece| piece.text.clone()).collect();
        let mut kept: Vec<Piece> = Vec::with_capacity(sheet.pieces.len());
        for column in sheet.pieces.chunk_by(|_, next| !next.fresh) {
            let from = first_of_notes(column, &text);
            kept.extend_from_slice(&column[..from]);
            for piece in &column[from..] {
                match notes.last_mut() {
                    Some(note) if mark(&piece.text).is_none_or(|mark| !stands_raised(&mark, &text)) => {
                        let note: &mut String = note;
                        match note
                            .strip_suffix('-')
                            .filter(|_| piece.text.starts_with(char::is_lowercase))
                        {
                            Some(before) => note.truncate(before.len()),
                            None => note.push(' '),
                        }
                        note.push_str(&piece.text);
                    }
                    _ => notes.push(piece.text.clone()),
                }
            }
        }
        sheet.pieces = kept;
    }
    notes
}

/// Where the notes of a column begin, or its end.
fn first_of_notes(column: &[Piece], text: &[String]) -> usize {
    let small = |piece: &Piece, above: &Piece| piece.table.is_none() && piece.size <= above.size * SMALLER;
    let mut from = column.len();
    for at in (1..column.len()).rev() {
        let above = column[..at]
            .iter()
            .rev()
            .find(|other| other.size > column[at].size * 1.05);
        if !above.is_some_and(|above| small(&column[at], above)) {
            break;
        }
        if mark(&column[at].text).is_some_and(|mark| stands_raised(&mark, text)) {
            from = at;
        }
    }
    from
}

/// The mark with which a note begins: a number or a sign.
fn mark(text: &str) -> Option<String> {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let first = text.chars().next()?;
    match first {
        '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁴'..='⁹' => Some(first.to_string()),
        _ if (1..=3).contains(&digits) => {
            let follows = text[digits..].trim_start_matches([' ', '.', ')']).chars().next()?;
            follows
                .is_alphabetic()
                .then(|| text[..digits].chars().map(super::pieces::superscript).collect())
        }
        _ => None,
    }
}

/// The mark follows a word somewhere.
fn stands_raised(mark: &str, text: &[String]) -> bool {
    text.iter().any(|line| {
        let mut places = line.match_indices(mark);
        places.any(|(at, _)| line[..at].ends_with(|char: char| char.is_alphanumeric() || ".,;:!?)”’\"'".contains(char)))
    })
}
