//! Finds where one article of a paste ends and the next begins. Sure rather
//! than eager: a missed border is one cut by hand, a false one breaks a story.

use super::Segment;
use super::heads::{Head, Lines};
use super::lines::Shape;
use crate::text::Span;

/// Fewest sentences and bytes that make an article.
const SENTENCES: usize = 3;
const BYTES: usize = 160;
/// The same, on both sides of a lone rule that no headline follows.
const LONE_SENTENCES: usize = 4;
const LONE_BYTES: usize = 500;

/// Where an article begins, and where the one before ends: lines that hold words, and why.
struct Border {
    begins: usize,
    ends: usize,
    why: String,
}

/// The articles of a plain or Markdown text: at least one, in order.
pub(super) fn split(text: &str) -> Vec<Segment> {
    let lines = Lines::of(text);
    let mut borders = labels(&lines);
    if borders.is_empty() {
        borders = rules_and_heads(&lines);
    }
    // What is too short to be an article goes to the one before; a short preamble to the one after.
    let mut kept: Vec<Border> = Vec::new();
    for at in 0..borders.len() {
        let start = kept.last().map_or(0, |border| border.begins);
        let end = borders.get(at + 1).map_or(lines.len(), |border| border.ends);
        let border = &borders[at];
        if is_article(&lines, start, border.ends) && is_article(&lines, border.begins, end) {
            kept.push(Border {
                why: border.why.clone(),
                ..*border
            });
        }
    }
    let mut segments = Vec::new();
    let mut begins = 0;
    let mut why = String::new();
    for border in kept {
        segments.push(Segment {
            span: lines.cover(begins, border.ends),
            why: std::mem::take(&mut why),
        });
        (begins, why) = (border.begins, border.why);
    }
    segments.push(Segment {
        span: lines.cover(begins, lines.len()),
        why,
    });
    if let [only] = segments.as_mut_slice() {
        only.span = Span::new(0, text.len());
    }
    segments
}

fn is_article(lines: &Lines, begins: usize, ends: usize) -> bool {
    begins < ends && lines.sentences(begins, ends) >= SENTENCES && lines.cover(begins, ends).len() >= BYTES
}

/// Borders by lines of marks and by new heads.
fn rules_and_heads(lines: &Lines) -> Vec<Border> {
    let top = (0..lines.len().min(4))
        .take_while(|at| !lines.is_prose(*at))
        .find_map(|at| lines.head(at));
    let lone = (0..lines.len()).filter(|at| lines.rule(*at).is_some()).take(2).count() == 1;
    let mut borders = Vec::new();
    // Lines above this belong to the head of the article under way.
    let mut body = top.map_or(1, |head| head.body);
    let mut begins = 0;
    for at in 1..lines.len() {
        if at < body {
            continue;
        }
        let border = match lines.rule(at) {
            Some(rule) => after_rule(lines, begins, at, rule, lone),
            None => lines.head(at).and_then(|head| new_head(lines, top, head, at)),
        };
        if let Some(border) = border.filter(|border| lines.sentences(begins, border.ends) >= SENTENCES) {
            begins = border.begins;
            body = lines.head(begins).map_or(begins + 1, |head| head.body);
            borders.push(border);
        }
    }
    borders
}

/// A line of marks parts articles if a new head follows; if it is a strong one, or the only one and both
/// sides are long. Between the sections of one article with marked headings it does not.
fn after_rule(lines: &Lines, begins: usize, at: usize, rule: Rule, lone: bool) -> Option<Border> {
    let next = (at + 1..lines.len().min(at + 4)).find(|next| lines.rule(*next).is_none())?;
    let head = lines.head(next);
    let sure = head.is_some_and(|head| head.author || head.labelled || head.dateline || head.repeated);
    let both = |sentences, bytes| {
        let enough = |from, to| lines.sentences(from, to) >= sentences && lines.cover(from, to).len() >= bytes;
        enough(begins, at) && enough(next, lines.len())
    };
    // What stands below an article on its page stands above the rule.
    let foot = at > begins && lines.is_foot(at - 1) && both(SENTENCES, BYTES);
    let parts = sure
        || foot
        || if lines.headed() {
            lines.shape(next) == Shape::Heading(1) && lines.shape(0) == Shape::Heading(1)
        } else {
            match rule {
                Rule::Strong => both(SENTENCES, BYTES),
                Rule::Weak => {
                    head.is_some_and(|head| head.headline && lines.words(next) >= 4)
                        || lone && both(LONE_SENTENCES, LONE_BYTES)
                }
                Rule::Stars | Rule::Page => head.is_some_and(|head| head.headline && lines.words(next) >= 4),
            }
        };
    let why = match rule {
        Rule::Page => "A page break stands above it.".to_owned(),
        _ => {
            let shown: String = lines.text(at).chars().take(8).collect();
            format!("A line of “{shown}” stands above it.")
        }
    };
    parts.then_some(Border {
        begins: next,
        ends: at,
        why,
    })
}

/// How strongly a line of marks parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// `=====`, or ten marks and more.
    Strong,
    /// `---`, `___`
    Weak,
    /// `***`, `* * *`: in one article, a change of scene.
    Stars,
    /// A form feed.
    Page,
}

/// A headline with a byline, a labelled header or a dateline; with a bare date or address only where the first
/// article begins in the same way.
fn new_head(lines: &Lines, top: Option<Head>, head: Head, at: usize) -> Option<Border> {
    let like_top = top.is_some_and(|top| top.form() == head.form());
    let sure = head.author && head.headline || head.labelled || head.dateline && head.headline || head.repeated;
    let parted = lines.gap(at) || lines.ends_sentence(at - 1);
    if !parted || !(sure || like_top && (head.dated || head.address)) {
        return None;
    }
    let what = match () {
        () if head.labelled && like_top => "Its header lines have the form of the first article’s.",
        () if head.author => "A new headline with a byline begins here.",
        () if head.labelled => "New header lines (title, source, date) begin here.",
        () if head.dateline => "A new headline and a dateline begin here.",
        () if head.repeated => "The head of a page, with its headline twice, begins here.",
        () if head.dated => "A new headline with a date begins here, as in the first article.",
        () => "A new headline with an address begins here, as in the first article.",
    };
    Some(Border {
        begins: at,
        ends: at,
        why: what.to_owned(),
    })
}

/// `Article 1` … `Article 2: …`, in order from the first; the text before `Article 2` may lack its label.
/// Articles of laws and treaties have no headline and run on to higher numbers.
fn labels(lines: &Lines) -> Vec<Border> {
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    let mut word = String::new();
    for at in 0..lines.len() {
        let Some((name, number, rest)) = label(lines.text(at)) else {
            continue;
        };
        // `Article 2:` over long prose.
        let long = || {
            let (sentences, bytes) = (
                lines.sentences(at + 1, lines.len()),
                lines.cover(at + 1, lines.len()).len(),
            );
            let enough = sentences >= LONE_SENTENCES && bytes >= LONE_BYTES;
            lines.text(at).ends_with(':') && lines.is_prose(at + 1) && enough
        };
        if !word.is_empty() && !word.eq_ignore_ascii_case(name) {
            continue;
        }
        let headed = match rest.is_empty() {
            true => {
                let head = lines.head(at + 1);
                lines.is_headline(at + 1)
                    || head.is_some_and(|head| head.labelled || head.author || head.repeated)
                    || long()
            }
            false => true,
        };
        let expected = found.last().map_or(number.clamp(1, 2), |(_, last, _)| last + 1);
        if number != expected || !headed || found.is_empty() && number == 1 && at > 1 {
            return Vec::new();
        }
        name.clone_into(&mut word);
        found.push((at, number, rest.is_empty()));
    }
    if !(1..=6).contains(&found.len()) || found.len() == 1 && found[0].1 == 1 {
        return Vec::new();
    }
    let borders = found
        .iter()
        .filter(|(_, number, _)| *number > 1)
        .map(|(at, number, bare)| Border {
            begins: if *bare { at + 1 } else { *at },
            ends: *at,
            why: format!("“{word} {number}” stands above it."),
        });
    borders.collect()
}

/// `Article 2`, `Story B:`, `Source #3: …`: the word, the number, what follows.
fn label(line: &str) -> Option<(&str, usize, &str)> {
    let line =
        line.trim_matches(|char: char| matches!(char, '#' | '*' | '=' | '-' | '_' | '[' | ']') || char.is_whitespace());
    let (name, rest) = line.split_once(' ')?;
    if !["article", "story", "text", "source", "document", "version"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
    {
        return None;
    }
    let rest = rest.trim_start_matches(['#', ' ']);
    let end = rest
        .find(|char: char| !char.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let number = match &rest[..end] {
        number if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            number.parse().ok().filter(|number| *number < 13)?
        }
        "A" | "One" | "one" => 1,
        "B" | "Two" | "two" => 2,
        "C" | "Three" | "three" => 3,
        "D" | "Four" | "four" => 4,
        _ => return None,
    };
    let after = rest[end..].trim_start();
    let after = match after.strip_prefix("of ") {
        Some(count) => count.trim_start_matches(|char: char| char.is_ascii_digit()),
        None => after,
    };
    match after.is_empty() {
        true => Some((name, number, "")),
        false => after
            .strip_prefix([':', '—', '–', '-', '.', ')'])
            .map(|rest| (name, number, rest.trim())),
    }
}

#[cfg(test)]
#[path = "split_tests.rs"]
mod tests;
