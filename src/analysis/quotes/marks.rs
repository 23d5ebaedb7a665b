//! Pairs of quotation marks, block by block, in whatever style they are set:
//! “ ”, " ", ‘ ’, ' ', « », „ “, ‹ ›, `` ''.
//!
//! Apostrophes, decades (`'90s`), plural possessives (`the boys' room`) and
//! signs for inches and feet are no quotation marks. A mark that nothing closes
//! counts only where a quotation surely begins, and never beyond its block.

use crate::text::{Block, Document, Span};

/// The words between a pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// With the marks.
    pub outer: Span,
    /// Without the marks and the white space beside them; holds a letter or digit at least.
    pub inner: Span,
    /// 0 for a quotation that stands in no other.
    pub depth: u8,
    /// The paragraph goes on with the quotation that the one before left open.
    pub continues: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    SingleAngle,
}

#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    family: Family,
    opens: bool,
    closes: bool,
    /// May be a plural possessive: closes only when no later mark of the sentence does.
    doubtful: bool,
}

/// All pairs of the analysed prose blocks, in order of the text. Linear in the text.
pub fn pairs(document: &Document) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut blocks = document
        .blocks
        .iter()
        .filter(|block| block.is_analysed() && block.is_prose())
        .peekable();
    let mut left = Left::Closed;
    while let Some(block) = blocks.next() {
        let next = match blocks.peek() {
            Some(next) if begins_with_mark(&document.text, next) => Left::Repeats,
            Some(next) if next.kind == block.kind && closes_first(&document.text, next) => Left::Open,
            _ => Left::Closed,
        };
        left = match pair_block(&document.text, block.span, left, next, &mut found) {
            true => next,
            false => Left::Closed,
        };
    }
    found
}

/// How a paragraph goes on with the quotation that the one before left open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// It does not.
    Closed,
    /// It begins with the mark once more.
    Repeats,
    /// Without a mark: the first that it has closes the quotation.
    Open,
}

/// The first double mark of the block closes, after the mark of a sentence.
fn closes_first(text: &str, block: &Block) -> bool {
    let marks = marks_in(text, block.span);
    let first = marks.iter().find(|mark| mark.family == Family::Double);
    first.is_some_and(|mark| {
        let before = text[block.span.start as usize..mark.span.start as usize].trim_end();
        mark.closes && !mark.opens && before.ends_with(['.', ',', '!', '?', '…'])
    })
}

fn begins_with_mark(text: &str, block: &Block) -> bool {
    begins_with_mark_at(text, block.span)
}

fn begins_with_mark_at(text: &str, block: Span) -> bool {
    block.of(text).trim_start().starts_with(['“', '"', '„'])
}

/// Adds the block's pairs; true when it ends inside an open double quotation.
fn pair_block(text: &str, block: Span, left: Left, next: Left, found: &mut Vec<Marked>) -> bool {
    let marks = marks_in(text, block);
    let continues = left == Left::Repeats && begins_with_mark_at(text, block);
    if marks.is_empty() {
        return false;
    }
    let closed_later = closed_later(text, &marks);
    let first = found.len();
    let mut open: Vec<(Mark, bool)> = Vec::new();
    if left == Left::Open {
        let start = block.trim(text).start;
        let span = Span { start, end: start };
        let opening = Mark {
            span,
            family: Family::Double,
            opens: true,
            closes: false,
            doubtful: false,
        };
        open.push((opening, true));
    }
    for (index, mark) in marks.iter().enumerate() {
        let opener = opener_of(&open, mark.family);
        let closes = mark.closes && !(mark.doubtful && closed_later[index]);
        if closes && let Some(at) = opener {
            let (opening, goes_on) = open[at];
            open.truncate(at);
            push(text, opening.span.start, mark.span, opening.span.end, goes_on, found);
            continue;
        }
        if mark.opens {
            // A second opening mark of the family says that the first was never closed.
            if let Some(at) = opener {
                open.truncate(at);
            }
            let goes_on = continues && mark.span.start == block.trim(text).start;
            open.push((*mark, goes_on));
        }
    }
    let mut ends_open = false;
    if let Some(&(opening, goes_on)) = open.iter().find(|(mark, _)| mark.family == Family::Double) {
        let before = text[block.start as usize..opening.span.start as usize].trim_end();
        ends_open = next != Left::Closed && found.last().is_none_or(|last| last.outer.start < opening.span.start);
        if ends_open || before.is_empty() || before.ends_with([',', ':']) {
            let end = Span {
                start: block.end,
                end: block.end,
            };
            push(text, opening.span.start, end, opening.span.end, goes_on, found);
        }
    }
    found[first..].sort_by_key(|marked| (marked.outer.start, std::cmp::Reverse(marked.outer.end)));
    set_depths(&mut found[first..]);
    ends_open
}

/// The innermost open mark of the family that a closing mark may close: a single mark cannot close
/// across a double one (it is an apostrophe), a double one closes over forgotten single ones.
fn opener_of(open: &[(Mark, bool)], family: Family) -> Option<usize> {
    let at = open.iter().rposition(|(mark, _)| mark.family == family)?;
    let crosses = open[at + 1..].iter().any(|(mark, _)| mark.family != Family::Single);
    (!(family == Family::Single && crosses)).then_some(at)
}

fn push(text: &str, start: u32, closing: Span, inner_start: u32, continues: bool, found: &mut Vec<Marked>) {
    let inner = Span {
        start: inner_start,
        end: closing.start.max(inner_start),
    }
    .trim(text);
    if inner.of(text).contains(char::is_alphanumeric) {
        let outer = Span {
            start,
            end: closing.end,
        };
        found.push(Marked {
            outer,
            inner,
            depth: 0,
            continues,
        });
    }
}

fn set_depths(found: &mut [Marked]) {
    let mut ends: Vec<u32> = Vec::new();
    for marked in found {
        while ends.last().is_some_and(|&end| end <= marked.outer.start) {
            ends.pop();
        }
        marked.depth = ends.len().min(u8::MAX as usize) as u8;
        ends.push(marked.outer.end);
    }
}

/// For every mark whether a single mark that is surely a closing one stands later in the same sentence,
/// before the next one opens.
fn closed_later(text: &str, marks: &[Mark]) -> Vec<bool> {
    /// Bytes: further on, a doubtful mark closes.
    const REACH: u32 = 200;
    let mut later: Option<u32> = None;
    let mut answers = vec![false; marks.len()];
    for (answer, mark) in answers.iter_mut().zip(marks).rev() {
        let between = later.map(|close| Span {
            start: mark.span.end,
            end: close,
        });
        *answer =
            between.is_some_and(|between| between.end - between.start < REACH && !between.of(text).contains(". "));
        match mark.family {
            Family::Single if mark.opens => later = None,
            Family::Single if !mark.doubtful => later = Some(mark.span.start),
            Family::Single => {}
            _ if mark.closes => later = None,
            _ => {}
        }
    }
    answers
}

fn marks_in(text: &str, block: Span) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let (start, end) = (block.start as usize, (block.end as usize).min(bytes.len()));
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = start;
    while at < end {
        let length = match bytes[at] {
            b'"' => 1,
            b'\'' | b'`' if at + 1 < end && bytes[at + 1] == bytes[at] => 2,
            b'\'' | b'`' => 1,
            0xC2 if at + 1 < end && matches!(bytes[at + 1], 0xAB | 0xBB) => 2,
            0xE2 if at + 2 < end && bytes[at + 1] == 0x80 && matches!(bytes[at + 2], 0x98..=0x9F | 0xB9 | 0xBA) => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        let place = Place {
            before: text.get(start..at).unwrap_or(""),
            mark: text.get(at..at + length).unwrap_or(""),
            after: text.get(at + length..end).unwrap_or(""),
        };
        if let Some((family, opens, closes, doubtful)) = place.read() {
            let span = Span::new(at, at + length);
            marks.push(Mark {
                span,
                family,
                opens,
                closes,
                doubtful,
            });
        }
        at += length;
    }
    marks
}

/// A mark and what stands on both sides of it in its block.
struct Place<'a> {
    before: &'a str,
    mark: &'a str,
    after: &'a str,
}

impl Place<'_> {
    /// Family, opens, closes, doubtful; `None` for an apostrophe or a sign of measure.
    fn read(&self) -> Option<(Family, bool, bool, bool)> {
        let previous = self.before.chars().next_back();
        let next = self.after.chars().next();
        let previous_is_word = previous.is_some_and(char::is_alphanumeric);
        let next_is_word = next.is_some_and(char::is_alphanumeric);
        let free = previous.is_none_or(|c| c.is_whitespace() || is_opening(c) || is_mark(c));
        let leads =
            next.is_some_and(|c| !c.is_whitespace() && !is_closing(c)) && (next_is_word || !is_mark_opt(previous));
        let follows = previous.is_some_and(|c| !c.is_whitespace());
        let family = match self.mark {
            "'" | "’" | "‘" | "‚" | "‛" | "`" => Family::Single,
            "«" | "»" => Family::Angle,
            "‹" | "›" => Family::SingleAngle,
            _ => Family::Double,
        };
        let (opens, closes) = match self.mark {
            "“" | "‟" => (!follows || free || next_is_word, follows && !free && !next_is_word),
            "„" | "``" => (true, false),
            "”" => (free && leads, follows || !next_is_word),
            "‘" | "‛" | "`" if previous_is_word && next_is_word => return None,
            "‘" | "‛" | "`" => (free && leads && !self.elides(), follows && !free && !next_is_word),
            "‚" => (free && leads, false),
            "’" | "'" if previous_is_word && next_is_word => return None,
            "’" => (false, follows),
            "'" => (free && leads && !self.elides(), follows && !next_is_word),
            "«" | "‹" => (true, follows && !free && !next_is_word),
            "»" | "›" => (free && next_is_word, follows || !free || !next_is_word),
            // The straight mark, or two straight apostrophes for one.
            _ if self.measures() => return None,
            _ if free && leads => (true, false),
            // Set apart by spaces on both sides, as in texts taken apart into words: it closes what is open, or opens.
            _ if free && next.is_some_and(char::is_whitespace) => (!self.after.trim_start().is_empty(), true),
            // Straight after a comma or point it opens what begins with a capital (`said,"We …`), and closes before
            // anything else, even where the opening mark is lost (`… late,"said`).
            _ => {
                let capital = next.is_some_and(|c| c.is_uppercase() || c.is_numeric());
                let opens = leads && !previous_is_word && (capital || previous == Some(':'));
                (opens, follows || next.is_none_or(char::is_whitespace))
            }
        };
        let possessive = matches!(previous, Some('s' | 'S' | 'z' | 'x'))
            && self.after.starts_with(' ')
            && self.after.trim_start().starts_with(char::is_alphanumeric);
        let doubtful = family == Family::Single && possessive;
        (opens || closes).then_some((family, opens, closes, doubtful))
    }

    /// `'90s`, `'em`, `'n'`: letters or digits are left out, nothing is quoted.
    fn elides(&self) -> bool {
        let word = self.after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let decade = word.strip_suffix('s').unwrap_or(word);
        let is_decade = decade.len() == 2 && decade.bytes().all(|byte| byte.is_ascii_digit());
        is_decade || ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
    }

    /// `6'2"`: the mark stands for inches.
    fn measures(&self) -> bool {
        let inches = self.before.trim_end_matches(|c: char| c.is_ascii_digit());
        inches.len() < self.before.len()
            && inches
                .strip_suffix(['\'', '’', '′'])
                .is_some_and(|feet| feet.ends_with(|c: char| c.is_ascii_digit()))
    }
}

/// Words written with an apostrophe in front.
const ELIDED: &[&str] = &[
    "em", "tis", "twas", "til", "till", "cause", "cos", "n", "bout", "round", "er", "im", "ere", "neath",
];

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '=' | '>')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?')
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '‛' | '"' | '\'' | '`' | '«' | '»' | '‹' | '›'
    )
}

fn is_mark_opt(c: Option<char>) -> bool {
    c.is_some_and(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BlockKind, Language};

    /// One paragraph per line.
    fn document(text: &str) -> Document {
        let mut start = 0;
        let mut blocks = Vec::new();
        for line in text.split('\n') {
            let span = Span::new(start, start + line.len());
            start += line.len() + 1;
            blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
                language: Language::English,
                aside: None,
            });
        }
        Document {
            text: text.to_owned(),
            blocks,
            ..Document::default()
        }
    }

    fn check(text: &str, expected: &[&str]) {
        let document = document(text);
        let found: Vec<_> = pairs(&document)
            .iter()
            .map(|marked| document.slice(marked.inner))
            .collect();
        assert_eq!(found, expected, "in {text}");
    }

    #[test]
    fn styles() {
        check("She said “yes” twice.", &["yes"]);
        check("She said \"yes\" twice.", &["yes"]);
        check("She said ‘yes’ twice.", &["yes"]);
        check("She said 'yes' twice.", &["yes"]);
        check("Elle dit « oui » et «non».", &["oui", "non"]);
        check("Sie sagte „ja“ und „nein”.", &["ja", "nein"]);
        check("Sie sagte »ja« laut.", &["ja"]);
        check("A ``term'' of art, and a ''second'' one.", &["term", "second"]);
        check("Mixed “marks\" are seen \"often” too.", &["marks", "often"]);
        check("Han sa ”ja” igen.", &["ja"]);
        check("\"It is late. \" said nobody. \"So.\"", &["It is late.", "So."]);
        check("(\"aside\") and—\"dash\"—done", &["aside", "dash"]);
        check("He said:\"No space.\"", &["No space."]);
    }

    #[test]
    fn apostrophes_and_measures() {
        check("It's the boys' room, isn't it? The 'quote' stays.", &["quote"]);
        check("It’s the boys’ room, isn’t it? The ‘quote’ stays.", &["quote"]);
        check("In the '90s and the ’80s, rock 'n' roll.", &[]);
        check("Get 'em while the sellers' stalls are open.", &[]);
        check(
            "He called it 'the workers' last hope' yesterday.",
            &["the workers' last hope"],
        );
        check(
            "The ‘big boys’ stayed. The boys’ room is ‘shut’.",
            &["big boys", "shut"],
        );
        check("A 6\" pipe and a 12\" disc.", &[]);
        check(
            "She is 5'11\" tall and said \"I am 5'11\" tall\".",
            &["I am 5'11\" tall"],
        );
        check("It is late,\"said nobody, and left the \"old\" port.", &["old"]);
        check("HOME» News» World", &[]);
        check(
            "“I don’t know what the players’ union wants,” she said.",
            &["I don’t know what the players’ union wants,"],
        );
        check("Dogs' tails 'wag'", &["wag"]);
    }

    #[test]
    fn nested() {
        check(
            "“He said ‘go away’ to me,” she said.",
            &["He said ‘go away’ to me,", "go away"],
        );
        check(
            "\"He said 'go away.'\" So she went.",
            &["He said 'go away.'", "go away."],
        );
        check(
            "'He called it \"odd\" and left,' she said.",
            &["He called it \"odd\" and left,", "odd"],
        );
        let text = document("“a ‘b’ c” “d”");
        let depths: Vec<_> = pairs(&text).iter().map(|marked| marked.depth).collect();
        assert_eq!(depths, [0, 1, 0]);
    }

    #[test]
    fn unclosed() {
        check("It was “odd, said nobody.\nAnother “word” here.", &["word"]);
        check("“It was odd. She left.\nAnother day.", &["It was odd. She left."]);
        check("She said: \"It was odd.\nAnother day.", &["It was odd."]);
        check("A “lost mark and a “kept” one.", &["kept"]);
        check("Empty “” and “ … ” marks.", &[]);
        check("", &[]);
        check("”“‘’\"'«»„`", &[]);
    }

    #[test]
    fn over_paragraphs() {
        let text = document("“One goes on.\n“Two goes on.\n“Three ends,” he said.\n“Four,” she said.");
        let found: Vec<_> = pairs(&text)
            .iter()
            .map(|m| (text.slice(m.inner), m.continues))
            .collect();
        let expected = [
            ("One goes on.", false),
            ("Two goes on.", true),
            ("Three ends,", true),
            ("Four,", false),
        ];
        assert_eq!(found, expected);
    }
}
