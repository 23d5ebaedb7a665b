//! Copied statements that differ in a figure or a date alone.
//!
//! Two statements of different sources that are the same word for word, their numbers and dates left out, are the
//! surest evidence that what stands at one place in both is the same thing. So this rule holds everything against each
//! other that is a number or a date, ages, ranks, scores and bare digits included; ways to write one value
//! (`1.2 million` and `1,204,330`, `twelve` and `12`, `30 June` and `June 30`) fit each other.
//!
//! Speaks: `The quay cost 4 million euros in 2031` against `The quay cost 5 million euros in 2031`.
//! Silent: another date in a statement whose neighbours are not the same, too; `… rose 12 percent` against `… rose 12%`; short statements that stand in other company (`It lasted two days`);
//! statements of one wording that a source has several times with other figures.

use rustc_hash::FxHashMap;

use super::skeleton::{Item, Skeleton, Value, apart, names};
use super::wording::{either, interval, shortened};
use super::{Aligned, date, published_apart};
use crate::analysis::dates::month_named;
use crate::analysis::number_words::SMALL;
use crate::compare::terms::Term;
use crate::compare::{Evidence, Finding, Rule, Severity, Source, State};
use crate::text::{BlockKind, Span};

/// Statements of one wording in one source: more are a list of results.
const REPEATS: usize = 6;

/// So few sources of one wording are no form, whatever they fill in.
const FEW: usize = 3;
/// Sources of one wording that are held against each other.
const SOURCES: usize = 40;
/// One skeleton per statement.
pub fn skeletons<'a>(aligned: &Aligned<'a>) -> Vec<Skeleton<'a>> {
    let skeleton = |said: usize| {
        let (source, statement) = (aligned.source(said), aligned.statement(said));
        Skeleton::of(source, statement.span, &statement.quantities, &statement.dates)
    };
    (0..aligned.said.len()).map(skeleton).collect()
}

/// What copies disagree in: figures and dates.
pub fn findings(aligned: &Aligned) -> Vec<Finding> {
    let skeletons = skeletons(aligned);
    // The statements of each wording, by source.
    let mut by_words: FxHashMap<&[Term], Vec<usize>> = FxHashMap::default();
    for (at, skeleton) in skeletons.iter().enumerate() {
        by_words.entry(&skeleton.words).or_default().push(at);
    }
    let mut findings: Vec<(usize, Finding)> = datelines(aligned, &skeletons);
    for said in by_words.values() {
        let sources: Vec<&[usize]> = said
            .chunk_by(|a, b| aligned.said[*a].source == aligned.said[*b].source)
            .collect();
        let (mut pairs, mut differing, mut found) = (0, 0, vec![]);
        for (i, theirs) in sources.iter().enumerate().take(SOURCES) {
            for ours in &sources[..i] {
                let between = between(aligned, &skeletons, ours, theirs);
                pairs += 1;
                differing += usize::from(!between.is_empty());
                found.extend(between);
            }
        }
        // A wording that most sources fill otherwise is a form.
        if sources.len() <= FEW || differing * 2 <= pairs {
            findings.extend(found);
        }
    }
    findings.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    findings.dedup_by(|a, b| a.1.id == b.1.id);
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// The blocks that state nothing, and whether they stand beside the article rather than in it: bylines and datelines
/// do, headings do not.
fn lines(source: &Source) -> Vec<(Span, bool)> {
    let statements = &source.analysis.statements;
    let states = |at: u32| {
        let first = statements.partition_point(|statement| statement.block < at);
        statements.get(first).is_some_and(|statement| statement.block == at)
    };
    let blocks = source.document.blocks.iter().zip(0..);
    blocks
        .filter(|(block, at)| block.aside.is_some() || block.is_prose() && !states(*at))
        .map(|(block, _)| {
            let heading = matches!(block.kind, BlockKind::Heading { .. });
            (block.span, block.aside.is_some() || !heading)
        })
        .collect()
}

/// Copies whose lines without statements (headings, bylines, datelines) are the same but for a number or a date.
fn datelines(aligned: &Aligned, skeletons: &[Skeleton]) -> Vec<(usize, Finding)> {
    /// Statements with other words than these are no copies of one another.
    const SHARED: usize = 3;
    let mut wordings: FxHashMap<usize, FxHashMap<&[Term], usize>> = FxHashMap::default();
    for (said, skeleton) in aligned.said.iter().zip(skeletons) {
        if skeleton.stands_alone() {
            *wordings
                .entry(said.source)
                .or_default()
                .entry(&skeleton.words)
                .or_default() += 1;
        }
    }
    let mut sources: Vec<usize> = wordings.keys().copied().collect();
    sources.sort_unstable();
    let mut found = vec![];
    for (i, &b) in sources.iter().enumerate().take(SOURCES) {
        for &a in &sources[..i] {
            let shared = wordings[&a]
                .keys()
                .filter(|words| wordings[&b].contains_key(*words))
                .count();
            if shared < SHARED || shared * 2 < wordings[&a].len().max(wordings[&b].len()) {
                continue;
            }
            let (a, b) = (&aligned.sources[a], &aligned.sources[b]);
            let (ours, theirs) = (lines(a), lines(b));
            if ours.len() != theirs.len() {
                continue;
            }
            for ((x, beside), (y, _)) in ours.into_iter().zip(theirs) {
                found.extend(line(a, b, (x, y), beside).map(|finding| (0, finding)));
            }
        }
    }
    found
}

/// The words in which two short lines differ, where these are numbers, months or weekdays alone. `beside`: of lines
/// beside the article.
fn line(a: &Source, b: &Source, (x, y): (Span, Span), beside: bool) -> Option<Finding> {
    const LONGEST: u32 = 200;
    if x.len() as u32 > LONGEST || y.len() as u32 > LONGEST {
        return None;
    }
    let words = |source: &Source, span: Span| -> Vec<Span> {
        let text = span.of(&source.document.text);
        let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize + span.start as usize;
        let words = text.split_whitespace();
        words
            .map(|word| Span::new(start(word), start(word) + word.len()))
            .collect()
    };
    let (ours, theirs) = (words(a, x), words(b, y));
    if ours.len() != theirs.len() {
        return None;
    }
    let letters = |word: &str| word.trim_matches(|char: char| !char.is_alphabetic()).to_lowercase();
    let is_date = |word: &str| {
        let letters = letters(word);
        month_named(&letters).is_some() || letters.len() > 5 && letters.ends_with("day")
    };
    let tells = |word: &str| {
        let number = word.bytes().any(|byte| byte.is_ascii_digit()) || SMALL.contains(&letters(word).as_str());
        number || is_date(word)
    };
    let differing: Vec<(Span, Span)> = ours
        .into_iter()
        .zip(theirs)
        .filter(|(p, q)| p.of(&a.document.text) != q.of(&b.document.text))
        .collect();
    let (first, last) = (differing.first()?, differing.last()?);
    let (p, q) = (first.0.cover(last.0), first.1.cover(last.1));
    let all = differing
        .iter()
        .all(|(p, q)| tells(p.of(&a.document.text)) && tells(q.of(&b.document.text)));
    // `30 June` and `June 30` are one day.
    let sorted = |words: Vec<&str>| {
        // `Oct.` and `October` are one month, `03` and `3` one day.
        let plain = |word: &str| {
            let plain = word
                .trim_matches(|char: char| !char.is_alphanumeric())
                .trim_start_matches('0')
                .to_lowercase()
                .replace(',', "");
            // `twelve` and `12` are one number.
            match (month_named(&plain), SMALL.iter().position(|small| *small == plain)) {
                (Some(month), _) => format!("month {month}"),
                (_, Some(number)) => number.to_string(),
                _ => plain,
            }
        };
        let mut words: Vec<String> = words.into_iter().map(plain).collect();
        words.sort_unstable();
        words
    };
    let ours = sorted(differing.iter().map(|(p, _)| p.of(&a.document.text)).collect());
    let theirs = sorted(differing.iter().map(|(_, q)| q.of(&b.document.text)).collect());
    if !all || differing.len() > 4 || ours == theirs {
        return None;
    }
    let dated = differing.iter().any(|(p, _)| is_date(p.of(&a.document.text)));
    let rule = if beside || dated { Rule::Date } else { Rule::Figure };
    let update = beside || published_apart(a, b);
    let mut both = [p.of(&a.document.text), q.of(&b.document.text)];
    both.sort_unstable();
    let mut evidence: Vec<Evidence> = [(a, p), (b, q)]
        .map(|(source, span)| Evidence {
            source: source.id,
            span,
            value: String::new(),
            by: None,
        })
        .to_vec();
    evidence.sort_by_key(|evidence| (evidence.source, evidence.span));
    let mut lines = [x.of(&a.document.text), y.of(&b.document.text)];
    lines.sort_unstable();
    Some(Finding {
        id: Finding::key(rule, &[both[0], both[1], lines[0], lines[1]]),
        rule,
        state: if update {
            State::MayBeAnUpdate
        } else {
            State::CannotBothBeTrue
        },
        severity: Severity::Medium,
        title: format!("{} or {}: {}", both[0], both[1], shortened(lines[0])),
        explanation: format!(
            "The two texts are copies, and this line of theirs is the same but for this: {} in one, {} in the other.",
            both[0], both[1]
        ),
        evidence,
        calculation: format!("{} is not {}.", both[0], both[1]),
        threshold:
            "The rule speaks when at least half of the statements of two texts are the same word for word, and a \
                    heading or a line beside the article differs in numbers, months or weekdays alone."
                .to_owned(),
        clears: "Look when each was published: one may be the other, published again.".to_owned(),
    })
}

/// What differs between the statements of one wording of two sources, taken in their order.
fn between(aligned: &Aligned, skeletons: &[Skeleton], ours: &[usize], theirs: &[usize]) -> Vec<(usize, Finding)> {
    if ours.len() != theirs.len() || ours.len() > REPEATS {
        return vec![];
    }
    let mut found = vec![];
    for (&a, &b) in ours.iter().zip(theirs) {
        let (x, y) = (&skeletons[a], &skeletons[b]);
        let company = in_company(aligned, skeletons, a, b);
        if !x.stands_alone() && !company {
            continue;
        }
        let (source_a, source_b) = (aligned.source(a), aligned.source(b));
        let pairs = x.pairs(y);
        let mut differing: Vec<_> = pairs
            .iter()
            .filter(|(p, q)| apart((source_a, p), (source_b, q)) == Some(true))
            .collect();
        // By itself a statement of another date is of another occasion, its other figures, too.
        let dated = differing.iter().any(|(p, _)| matches!(p.value, Value::Date(_)));
        if dated && !company {
            differing.clear();
        }
        // So are digits that name: `berth 4`, `flight 370`, and the number of a notice in its heading.
        if !company || !x.stands_alone() {
            differing.retain(|(p, q)| !(names(p) && names(q)));
        }
        // A wording that is filled anew throughout is a form, not a copy.
        if differing.len() > 2 && differing.len() * 2 > pairs.len() {
            continue;
        }
        for (p, q) in differing {
            found.push((a, finding(aligned, (a, p), (b, q))));
        }
    }
    // Several statements of one wording: more than one that differs are other occasions.
    if ours.len() > 1 && found.len() > 1 {
        vec![]
    } else {
        found
    }
}

/// Whether the statement before or after is of one wording, too.
fn in_company(aligned: &Aligned, skeletons: &[Skeleton], a: usize, b: usize) -> bool {
    let same = |x: Option<usize>, y: Option<usize>| {
        let (Some(x), Some(y)) = (x, y) else { return false };
        let (Some(said_x), Some(said_y)) = (aligned.said.get(x), aligned.said.get(y)) else {
            return false;
        };
        said_x.source == aligned.said[a].source
            && said_y.source == aligned.said[b].source
            && !skeletons[x].words.is_empty()
            && skeletons[x].words == skeletons[y].words
    };
    same(a.checked_sub(1), b.checked_sub(1)) || same(Some(a + 1), Some(b + 1))
}

fn finding(aligned: &Aligned, a: (usize, &Item), b: (usize, &Item)) -> Finding {
    let source = |said: usize| aligned.source(said);
    let words = |(said, item): (usize, &Item)| item.span.of(&source(said).document.text).to_owned();
    let value = |(said, item): (usize, &Item)| match item.value {
        Value::Quantity(quantity) => quantity.normalised(),
        Value::Date(stated) => date::value(stated),
        Value::Digits => words((said, item)),
    };
    let context = |said: usize| aligned.statement(said).span.of(&source(said).document.text);
    let rule = match (a.1.value, b.1.value) {
        (Value::Date(_), _) => Rule::Date,
        _ => Rule::Figure,
    };
    let mut both = [words(a), words(b)];
    both.sort_unstable();
    let mut key = vec![both[0].as_str(), &both[1], context(a.0), context(b.0)];
    key.sort_unstable();
    let mut evidence: Vec<Evidence> = [a, b]
        .map(|(said, item)| Evidence {
            source: source(said).id,
            span: item.span,
            value: value((said, item)),
            by: aligned.by(said),
        })
        .to_vec();
    evidence.sort_by_key(|evidence| (evidence.source, evidence.span));
    let state = match published_apart(source(a.0), source(b.0)) {
        true => State::MayBeAnUpdate,
        false => State::CannotBothBeTrue,
    };
    let calculation = match (a.1.value, b.1.value) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            let mut allows = [(words(a), x), (words(b), y)]
                .map(|(words, it)| format!("{words} allows {}", interval(it.low, it.high, &it.unit)));
            allows.sort_unstable();
            format!("{}; {}: the two do not meet.", allows[0], allows[1])
        }
        _ => format!("{} is not {}.", both[0], both[1]),
    };
    let title = either(&both[0], &both[1]);
    Finding {
        id: Finding::key(rule, &key),
        rule,
        state,
        severity: Severity::High,
        title: format!("{title}: {}", shortened(context(a.0).min(context(b.0)))),
        explanation: format!(
            "The two statements are the same word for word but for this: {} in one, {} in the other.",
            both[0], both[1]
        ),
        evidence,
        calculation,
        threshold:
            "The rule speaks when two statements are the same but for their numbers and dates, and what stands at \
                    one place of both cannot be two ways to write one value."
                .to_owned(),
        clears: "Look which of the two is the original, and whether the other has a correction or an update."
            .to_owned(),
    }
}
