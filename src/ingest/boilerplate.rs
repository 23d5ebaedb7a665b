//! What stands around an article on its page: menus, repeated headlines and
//! teasers, share lines, advertisements, promotion, legal lines. Such blocks
//! are set aside, never lost; a sentence of the article is never among them.

use super::phrases;
use crate::text::{Aside, Block, BlockKind};

/// Longest line that a phrase may make boilerplate, in bytes.
const LONGEST: usize = 240;
/// A passage must repeat at least so many bytes to be a teaser.
const TEASER: usize = 40;
/// A teaser stands at most so many blocks above what it repeats.
const REACH: usize = 12;

/// Sets aside the boilerplate among the blocks.
pub(super) fn set_aside(text: &str, blocks: &mut [Block]) {
    let lines: Vec<String> = blocks.iter().map(|block| line_key(text, block)).collect();
    phrases_and_menus(text, blocks, &lines);
    related_lists(text, blocks);
    repeated_headlines(text, blocks, &lines);
    repeated_teasers(text, blocks);
}

/// The folded line of a short block; empty for others.
fn line_key(text: &str, block: &Block) -> String {
    if block.aside.is_some() || block.span.len() > LONGEST || matches!(block.kind, BlockKind::Table { .. }) {
        return String::new();
    }
    fold(block.span.of(text))
}

/// Lower case, straight apostrophes, single spaces, no marks at the ends but `©` and opening brackets.
pub(super) fn fold(line: &str) -> String {
    let marks = |char: char| !char.is_alphanumeric();
    let line = line
        .trim_start_matches(|char| marks(char) && !matches!(char, '©' | '('))
        .trim_end_matches(marks);
    let mut folded = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for char in word.chars() {
            match char {
                '’' => folded.push('\''),
                _ if char.is_ascii() => folded.push(char.to_ascii_lowercase()),
                _ => folded.extend(char.to_lowercase()),
            }
        }
    }
    folded
}

fn phrases_and_menus(text: &str, blocks: &mut [Block], lines: &[String]) {
    for (block, line) in blocks.iter_mut().zip(lines) {
        if block.aside.is_some() || line.is_empty() {
            continue;
        }
        let shown = block.span.of(text);
        block.aside = phrases::whole(line)
            .filter(|_| !matches!(block.kind, BlockKind::Heading { .. }) || !may_head(line))
            .or_else(|| phrases::opening(line).filter(|_| stands_alone(shown)))
            .or_else(|| is_menu(shown).then_some(Aside::Navigation))
            .or_else(|| is_counter(line).then_some(Aside::Share))
            .or_else(|| is_reading_time(line).then_some(Aside::Navigation))
            .or_else(|| (line.len() < 200 && line.contains("all rights reserved")).then_some(Aside::Legal));
    }
    // A run of section names, one a line, is a menu; one alone may be a heading.
    let mut at = 0;
    while at < blocks.len() {
        let is_part = |at: usize| {
            !lines[at].is_empty() && (phrases::is_section(&lines[at]) || blocks[at].aside == Some(Aside::Navigation))
        };
        let run = (at..blocks.len()).take_while(|at| is_part(*at)).count();
        if run >= 3 {
            for block in &mut blocks[at..at + run] {
                block.aside.get_or_insert(Aside::Navigation);
            }
        }
        at += run.max(1);
    }
}

/// Words that a page's own list has but an article's heading may be too.
fn may_head(line: &str) -> bool {
    matches!(
        line,
        "comment" | "comments" | "related" | "trending" | "recommended" | "privacy" | "search" | "home"
    )
}

/// One line without a second sentence in it.
fn stands_alone(line: &str) -> bool {
    !line.contains('\n') && !line.trim_end_matches('.').contains(". ")
}

/// `HOME»`, `Home > World > Asia`, `News | Sport | Weather`.
fn is_menu(line: &str) -> bool {
    if line.len() > 160 || line.contains('\n') || line.ends_with(['.', '!', '?', '”']) {
        return false;
    }
    let is_mark = |char: char| matches!(char, '»' | '›' | '>' | '|' | '•' | '·' | '/');
    if !line.contains(is_mark) {
        return false;
    }
    let ends_open = line.ends_with(['»', '›']);
    let parts: Vec<String> = line.split(is_mark).map(fold).filter(|part| !part.is_empty()).collect();
    let sections = parts
        .iter()
        .filter(|part| phrases::is_section(part) || phrases::whole(part).is_some())
        .count();
    let short = parts.iter().all(|part| part.split(' ').count() <= 4);
    let home = parts.first().is_some_and(|part| part == "home");
    match parts.len() {
        0 => false,
        1 => ends_open && (sections == 1 || parts[0].split(' ').count() == 1),
        _ => home || short && (sections * 2 > parts.len() || sections > 0 && ends_open),
    }
}

/// `12 comments`, `3 shares`
fn is_counter(line: &str) -> bool {
    let Some((number, thing)) = line.split_once(' ') else {
        return false;
    };
    number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'k'))
        && matches!(
            thing,
            "comment" | "comments" | "shares" | "likes" | "views" | "retweets" | "replies" | "reactions"
        )
}

/// `5 min read`
fn is_reading_time(line: &str) -> bool {
    let mut words = line.split([' ', '-']).filter(|word| !word.is_empty());
    let number = words
        .next()
        .is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let unit = words
        .next()
        .is_some_and(|word| matches!(word, "min" | "mins" | "minute" | "minutes"));
    number && unit && words.next() == Some("read") && words.next().is_none()
}

/// The short lines under `Related stories` and the like, up to the next full paragraph.
fn related_lists(text: &str, blocks: &mut [Block]) {
    let mut within = false;
    for block in blocks {
        let words = block.span.of(text);
        if block.aside == Some(Aside::Promotion) {
            within = is_list_head(&fold(words));
        } else if block.aside.is_none() {
            let link = block.span.len() <= 160
                && !matches!(block.kind, BlockKind::Table { .. })
                && !words.ends_with(['.', '!', ':', '”', '"', ';', ',']);
            within &= link && !words.contains('\n');
            if within {
                block.aside = Some(Aside::Promotion);
            }
        }
    }
}

/// The promotions that a list of links follows, as pages have them at their foot.
fn is_list_head(line: &str) -> bool {
    matches!(
        line,
        "related articles"
            | "related stories"
            | "related posts"
            | "related news"
            | "related content"
            | "most read"
            | "most popular"
            | "you may also like"
            | "you might also like"
            | "recommended stories"
            | "recommended for you"
            | "more stories"
            | "more top stories"
            | "latest stories"
            | "latest headlines"
            | "recent posts"
            | "popular posts"
            | "trending now"
            | "what to read next"
            | "related coverage"
    )
}

/// Of a headline that stands several times above the text, the last stays; copies of it below go too.
fn repeated_headlines(text: &str, blocks: &mut [Block], lines: &[String]) {
    let body = blocks
        .iter()
        .position(|block| block.aside.is_none() && is_body(text, block))
        .unwrap_or(blocks.len());
    let is_headline = |at: usize| {
        blocks[at].aside.is_none() && matches!(blocks[at].kind, BlockKind::Heading { .. }) && !lines[at].is_empty()
    };
    let head = (0..body).filter(|at| is_headline(*at));
    // The headline is the heading that other lines repeat; failing that, the first.
    let candidates: Vec<usize> = head.collect();
    let repeats = |at: usize| lines[..body].iter().filter(|line| **line == lines[at]).count();
    let Some(&headline) = candidates
        .iter()
        .rev()
        .max_by_key(|at| (repeats(**at) > 1, std::cmp::Reverse(**at)))
    else {
        return;
    };
    let Some(&kept) = candidates.iter().rev().find(|at| lines[**at] == lines[headline]) else {
        return;
    };
    let title = &lines[kept];
    if title.split(' ').count() < 3 {
        return;
    }
    for at in 0..blocks.len() {
        if at == kept || blocks[at].aside.is_some() || lines[at].len() < title.len() {
            continue;
        }
        let same = lines[at] == *title;
        // `Headline | Outlet` and `Home > World > Headline`
        let outlet = lines[at].strip_prefix(title.as_str()).is_some_and(|rest| {
            rest.starts_with([' ', '|', '-', '–', '—'])
                && rest.trim_start().starts_with(['|', '-', '–', '—'])
                && rest.split(' ').count() <= 7
        });
        let path = lines[at]
            .strip_suffix(title.as_str())
            .is_some_and(|rest| rest.trim_end().ends_with(['>', '»', '›', '/', '|']) && rest.split(' ').count() <= 10);
        if same || at < body && (outlet || path) {
            blocks[at].aside = Some(Aside::RepeatedHeadline);
        }
    }
}

/// A paragraph of prose, not a line of the page's head.
fn is_body(text: &str, block: &Block) -> bool {
    block.kind == BlockKind::Paragraph
        && (block.span.len() > LONGEST
            || block.span.len() > 80 && block.span.of(text).ends_with(['.', '”', '"', '?', '!']))
}

/// Paragraphs that break off (`[…]`) or end where one further down goes on, with the same words from its first on.
/// The full text stays.
fn repeated_teasers(text: &str, blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let block = &blocks[at];
        if block.aside.is_some()
            || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Quotation)
            || block.span.len() < TEASER
        {
            continue;
        }
        let shown = block.span.of(text);
        let teaser = uncut(shown);
        if teaser.len() < TEASER || at > REACH && teaser.len() == shown.len() {
            continue;
        }
        // One that does not break off goes only if its repetition is the very next text.
        let reach = if teaser.len() == shown.len() { 1 } else { REACH };
        let later = (at + 1..blocks.len().min(at + REACH)).filter(|later| blocks[*later].aside.is_none());
        let later: Vec<usize> = later.take(reach).collect();
        for later in later {
            let rest = blocks[later..]
                .iter()
                .filter(|block| block.aside.is_none())
                .map(|block| block.span.of(text));
            if begins_with(rest, teaser) {
                blocks[at].aside = Some(Aside::RepeatedTeaser);
                break;
            }
        }
    }
}

/// A teaser without the mark where it breaks off.
fn uncut(teaser: &str) -> &str {
    let mut rest = teaser.trim_end();
    for mark in ["Read More", "Read more", "Continue reading", "»", "→"] {
        rest = rest.strip_suffix(mark).unwrap_or(rest).trim_end();
    }
    for mark in ["[…]", "[...]", "[&hellip;]", "(…)", "(...)", "…", "..."] {
        if let Some(cut) = rest.strip_suffix(mark) {
            return cut.trim_end();
        }
    }
    teaser
}

/// Whether the blocks, read on end, begin with the teaser's words; its last word may be cut.
fn begins_with<'a>(blocks: impl Iterator<Item = &'a str>, teaser: &str) -> bool {
    let mut words = blocks.flat_map(str::split_whitespace);
    let mut wanted = teaser.split_whitespace().peekable();
    while let Some(word) = wanted.next() {
        match words.next() {
            Some(found) if found == word => {}
            Some(found) => return wanted.peek().is_none() && found.starts_with(word),
            None => return false,
        }
    }
    true
}
