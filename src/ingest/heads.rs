//! The head of an article in a text with several: a headline, header lines, then prose.

use super::boilerplate::fold;
use super::lines::{Line, Shape, lines};
use super::meta::{HeaderLine, header_line};
use super::phrases;
use super::split::Rule;
use crate::text::Span;

/// How many lines a head has at most.
const LONGEST: usize = 8;

/// What stands in the lines before the prose of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The line where the prose begins.
    pub body: usize,
    pub headline: bool,
    pub author: bool,
    pub dated: bool,
    pub address: bool,
    /// A label as in `Title: …`, `Source: …`, `Published: …`.
    pub labelled: bool,
    /// The prose begins as wire copy does: `PARIS, June 3 (Agency) —`
    pub dateline: bool,
    /// The headline stands there twice, as in a copied page.
    pub repeated: bool,
}

impl Head {
    pub fn form(&self) -> (bool, bool, bool, bool, bool) {
        (self.headline, self.author, self.dated, self.address, self.labelled)
    }
}

/// The lines of a text that are not blank.
pub(super) struct Lines<'a> {
    source: &'a str,
    lines: Vec<Line>,
    /// A blank line, or a form feed, stands above.
    gaps: Vec<Gap>,
    headers: Vec<Option<HeaderLine>>,
    /// Sentences that end in the lines above.
    ended: Vec<usize>,
    headed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    Page,
}

impl<'a> Lines<'a> {
    pub fn of(source: &'a str) -> Lines<'a> {
        let mut kept = Vec::new();
        let mut gaps = Vec::new();
        let mut ended = vec![0];
        let mut headers = Vec::new();
        let mut gap = Gap::Blank;
        let mut end = 0;
        for line in lines(source) {
            if source[end..line.span.start as usize].contains('\u{C}') {
                gap = Gap::Page;
            }
            end = line.span.start as usize;
            if line.shape == Shape::Blank {
                gap = if gap == Gap::Page { Gap::Page } else { Gap::Blank };
                continue;
            }
            ended.push(ended[ended.len() - 1] + sentence_ends(line.span.of(source)));
            headers.push(match line.shape {
                Shape::Text | Shape::Heading(_) => header_line(source, line.words),
                _ => None,
            });
            gaps.push(std::mem::replace(&mut gap, Gap::None));
            kept.push(line);
        }
        let headed = kept.iter().any(|line| matches!(line.shape, Shape::Heading(_)));
        Lines {
            source,
            lines: kept,
            gaps,
            headers,
            ended,
            headed,
        }
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn text(&self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| line.span.of(self.source))
    }

    pub fn shape(&self, at: usize) -> Shape {
        self.lines.get(at).map_or(Shape::Blank, |line| line.shape)
    }

    pub fn words(&self, at: usize) -> usize {
        self.text(at).split_whitespace().count()
    }

    /// The text has headings marked as such.
    pub fn headed(&self) -> bool {
        self.headed
    }

    pub fn gap(&self, at: usize) -> bool {
        self.gaps.get(at).is_some_and(|gap| *gap != Gap::None)
    }

    /// Sentences that end in the lines from one to before another.
    pub fn sentences(&self, from: usize, to: usize) -> usize {
        self.ended[to.min(self.len())].saturating_sub(self.ended[from.min(self.len())])
    }

    pub fn ends_sentence(&self, at: usize) -> bool {
        self.sentences(at, at + 1) > 0 && self.text(at).ends_with(['.', '!', '?', '”', '"', '’', ')', '。'])
    }

    pub fn cover(&self, from: usize, to: usize) -> Span {
        match (
            self.lines.get(from),
            to.checked_sub(1).and_then(|last| self.lines.get(last)),
        ) {
            (Some(first), Some(last)) if first.span.start <= last.span.start => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Whether the line of marks at `at` may part texts: no underline of a heading, no rule of a table.
    pub fn rule(&self, at: usize) -> Option<Rule> {
        if self.gaps.get(at) == Some(&Gap::Page) && self.shape(at) == Shape::Marks {
            return Some(Rule::Page);
        }
        let line = self
            .lines
            .get(at)
            .filter(|line| line.shape == Shape::Marks && line.pipes == 0)?;
        let marks = line.span.of(self.source);
        let mark = marks.chars().next()?;
        if !matches!(mark, '=' | '-' | '*' | '_' | '~' | '#' | '—' | '–') {
            return None;
        }
        let count = marks.chars().filter(|char| *char == mark).count();
        let spaces = marks.chars().filter(|char| char.is_whitespace()).count();
        let even = count + spaces == marks.chars().count() && (spaces == 0 || spaces + 1 == count);
        let tabled = |at: usize| self.lines.get(at).is_some_and(|line| line.pipes > 0 || line.tabs > 0);
        let beside_table = at > 0 && tabled(at - 1) && !self.gap(at) || tabled(at + 1) && !self.gap(at + 1);
        let underline = matches!(mark, '=' | '-')
            && !self.gap(at)
            && at > 0
            && !self.ends_sentence(at - 1)
            && !self.is_foot(at - 1)
            && (at == 1 || self.gap(at - 1))
            && self.lines[at - 1].width <= 120;
        match () {
            () if count < 3 || !even || beside_table || underline => None,
            () if mark == '*' && count < 20 => Some(Rule::Stars),
            () if count >= 10 || mark == '=' && count >= 5 => Some(Rule::Strong),
            () => Some(Rule::Weak),
        }
    }

    /// A line as headlines are: short, without an end mark, beginning with a capital or a figure.
    pub fn is_headline(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let words = line.words.of(self.source);
        matches!(line.shape, Shape::Text | Shape::Heading(_) | Shape::Item)
            && (12..=180).contains(&line.width)
            && (3..=28).contains(&words.split_whitespace().count())
            && !words.ends_with([',', ';', ':', '…', '-', '—'])
            // `“No.”` ends as a sentence, too.
            && !words.trim_end_matches(['"', '”', '’', ' ']).ends_with('.')
            && !words.starts_with(char::is_lowercase)
            && line.pipes == 0
            && self.headers[at].is_none()
            && words.contains(char::is_alphabetic)
    }

    /// A line of running text.
    pub fn is_prose(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let goes_on = || {
            line.width >= 55
                && !self.gap(at + 1)
                && self
                    .lines
                    .get(at + 1)
                    .is_some_and(|next| next.shape == Shape::Text && next.width >= 20)
                && !line.span.of(self.source).ends_with(['.', '!', '?'])
        };
        line.shape == Shape::Text
            && self.headers[at].is_none()
            && (line.width >= 60 && self.ends_sentence(at) || line.width > 180 || goes_on() && self.runs_on(at))
    }

    fn runs_on(&self, at: usize) -> bool {
        self.text(at + 1).starts_with(char::is_lowercase)
    }

    /// The head that begins with line `at`, if prose follows it.
    pub fn head(&self, at: usize) -> Option<Head> {
        let starts = self.is_headline(at) || self.headers.get(at).is_some_and(Option::is_some) || self.is_page_mark(at);
        if !starts {
            return None;
        }
        // Header lines above the headline stand directly on it; else they may end the article before.
        if self.headers[at].is_some()
            && self.gap(at + 1)
            && at > 0
            && !self.headers.get(at + 1).is_some_and(Option::is_some)
        {
            return None;
        }
        let mut head = Head::default();
        let mut headlines: [&str; LONGEST] = [""; LONGEST];
        for line in at..self.len().min(at + LONGEST) {
            if self.is_prose(line) {
                head.body = line;
                head.dateline = has_dateline(self.text(line));
                return (head.headline || head.labelled).then_some(head);
            }
            if let Some(header) = &self.headers[line] {
                head.author |= header.author.is_some();
                head.dated |= header.published.is_some();
                head.address |= header.address.is_some();
                head.headline |= header.title.is_some();
                head.labelled |= header.title.is_some() || header.outlet.is_some() || self.is_labelled_date(line);
            } else if self.is_headline(line) {
                let words = self.lines[line].words.of(self.source);
                head.repeated |= self.words(line) >= 4 && headlines.contains(&words);
                headlines[line - at] = words;
                head.headline = true;
            } else if !self.is_page_mark(line) && !self.is_short(line) {
                return None;
            }
        }
        None
    }

    /// A few words, perhaps the name of an outlet or a place.
    fn is_short(&self, at: usize) -> bool {
        self.shape(at) == Shape::Text && self.words(at) <= 6 && !self.ends_sentence(at)
    }

    /// A line that pages have below their articles: `Advertisement`, `Share this`.
    pub fn is_foot(&self, at: usize) -> bool {
        let text = self.text(at);
        text.len() <= 60 && phrases::whole(&fold(text)).is_some()
    }

    fn is_labelled_date(&self, at: usize) -> bool {
        let labels = [
            "Published",
            "Updated",
            "Posted",
            "Date:",
            "First published",
            "PUBLISHED",
            "UPDATED",
        ];
        self.headers[at]
            .as_ref()
            .is_some_and(|header| header.published.is_some())
            && labels.iter().any(|label| self.text(at).starts_with(label))
    }

    /// A mark or a menu as pages begin with: `+`, `• HOME»`.
    fn is_page_mark(&self, at: usize) -> bool {
        match self.shape(at) {
            Shape::Marks => self.rule(at).is_none(),
            Shape::Item => self.text(at).ends_with(['»', '›']) && self.words(at) <= 4,
            _ => false,
        }
    }
}

/// Sentences that end in a line: marks of an end after a word, before a space or the line's end.
fn sentence_ends(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut count = line.matches('。').count();
    for (at, byte) in bytes.iter().enumerate() {
        if !matches!(byte, b'.' | b'!' | b'?') || at == 0 {
            continue;
        }
        let rest = line[at + 1..].trim_start_matches(['”', '"', '’', '\'', ')', ']']);
        let word = at >= 2 && bytes[at - 1] != b'.' && bytes[at - 2] != b'.' && !bytes[at - 2].is_ascii_whitespace();
        count += usize::from(word && (rest.is_empty() || rest.starts_with(char::is_whitespace)));
    }
    count
}

/// `PARIS (Agency) —`, `NEW ARDEN, June 3 –`
fn has_dateline(line: &str) -> bool {
    let mut end = line.len().min(70);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let head = &line[..end];
    let dash = [" — ", " – ", " - ", " -- ", ") —", ") –", ") -"]
        .iter()
        .filter_map(|dash| head.find(dash))
        .min();
    let place: &str = head.split([',', '(', ' ', '—', '–']).next().unwrap_or("");
    let letters = place.chars().filter(|char| char.is_alphabetic()).count();
    dash.is_some()
        && letters >= 3
        && !place.chars().any(char::is_lowercase)
        && head[..dash.unwrap_or(0)].split_whitespace().count() <= 8
}
