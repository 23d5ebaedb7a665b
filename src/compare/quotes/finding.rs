//! Findings on quotations: one per pair of wordings that differ in more than cosmetics.
//!
//! Speaks: `“we will not sign”` against `“we will sign”`; `“a kind of siege”` against `“a siege”`.
//! Silent: the same words; words cut off at an end, which is common practice; marks, capitals, spelling; within one
//! source, all but a negation or a number.

use std::collections::{BTreeMap, BTreeSet};

use super::{is_headline, key_of};
use crate::compare::stem::is_stop_word;
use crate::compare::{
    DiffKind, DiffPart, Evidence, Finding, QuoteGroup, QuoteVariant, Rule, Severity, Source, SourceId, State,
    VariantClass,
};

/// Characters of a wording in a title.
const SHOWN: usize = 60;

/// The findings on groups of quotations, in the groups' order.
pub fn findings(groups: &[QuoteGroup], sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for group in groups {
        let Some(fullest) = group.variants.iter().find(|variant| is_fullest(variant)) else {
            continue;
        };
        let mut wordings: BTreeMap<String, Vec<&QuoteVariant>> = BTreeMap::new();
        let in_marks = |variant: &&QuoteVariant| variant.class != VariantClass::Paraphrased;
        for variant in group.variants.iter().filter(in_marks) {
            let Some(source) = source_of(sources, variant.source) else {
                continue;
            };
            wordings.entry(key_of(source, variant.span)).or_default().push(variant);
        }
        // The body's spelling before the headline's.
        for places in wordings.values_mut() {
            places.sort_by_key(|place| {
                let headline = source_of(sources, place.source).is_some_and(|source| is_headline(source, place.span));
                (place.source, headline, place.span)
            });
        }
        let full_key = source_of(sources, fullest.source).map(|source| key_of(source, fullest.span));
        let Some((full_key, full_places)) = full_key.and_then(|key| wordings.get_key_value(&key)) else {
            continue;
        };
        for (key, places) in wordings.iter().filter(|(key, _)| *key != full_key) {
            let pair = Pair {
                group,
                sources,
                full: full_places,
                other: places,
                keys: [full_key, key],
            };
            findings.extend(pair.finding());
        }
    }
    findings
}

fn is_fullest(variant: &QuoteVariant) -> bool {
    variant.class != VariantClass::Paraphrased && variant.diff.iter().all(|part| part.kind == DiffKind::Same)
}

fn source_of<'a>(sources: &'a [Source<'a>], id: SourceId) -> Option<&'a Source<'a>> {
    sources.iter().find(|source| source.id == id)
}

/// Two wordings of one quotation, each with its places.
struct Pair<'a> {
    group: &'a QuoteGroup,
    sources: &'a [Source<'a>],
    full: &'a [&'a QuoteVariant],
    other: &'a [&'a QuoteVariant],
    keys: [&'a str; 2],
}

impl Pair<'_> {
    fn finding(&self) -> Option<Finding> {
        let variant = self.other.first()?;
        let class = variant.class;
        let grave = matches!(class, VariantClass::NegationLost | VariantClass::NumberChanged);
        let across = sources_of(self.full) != sources_of(self.other);
        let cosmetic = class >= VariantClass::Truncated && class != VariantClass::TenseOrPronoun;
        if cosmetic || !(across || grave) {
            return None;
        }
        let (full, other) = (self.words(self.full.first()?), self.words(variant));
        let speaker = match self.group.speaker.as_str() {
            "" => "The speaker is not known in all places.".to_owned(),
            speaker => format!("Speaker: {speaker}."),
        };
        let apart = if across { "The sources give" } else { "One source gives" };
        Some(Finding {
            id: Finding::key(Rule::Quotation, &self.keys),
            rule: Rule::Quotation,
            state: State::Differs,
            severity: severity(class, &variant.diff),
            title: format!("Quotation worded differently: “{}” / “{}”", shortened(&other), shortened(&full)),
            explanation: format!(
                "{apart} what seems to be the same quotation in different words: {}. Words in quotation marks should be the \
                 speaker's own, so one wording at least is not exact, or they were said on two occasions. {speaker}",
                difference(class)
            ),
            evidence: self.evidence(),
            calculation: calculation(&variant.diff),
            threshold: "Quotations of one speaker are held to be the same when the content words of the shorter one \
                        stand in the fuller one in the same order (all of them in a few words, six in ten in a longer \
                        quotation); when a speaker is not known, seven in ten and four words in a row. Words cut off at \
                        the ends, marks, capitals and spelling are not reported."
                .to_owned(),
            clears: "The original statement, a recording or a transcript; or a sign that the two quotations are of \
                     different occasions or differently translated."
                .to_owned(),
        })
    }

    /// One place per source and wording: the first.
    fn evidence(&self) -> Vec<Evidence> {
        let mut evidence: Vec<Evidence> = Vec::new();
        for places in [self.full, self.other] {
            let mut last = None;
            for place in places
                .iter()
                .filter(|place| last.replace(place.source) != Some(place.source))
            {
                let quote = source_of(self.sources, place.source)
                    .and_then(|source| source.analysis.quotes.get(place.quote as usize));
                let speaker = quote.and_then(|quote| quote.speaker.as_ref());
                let speaker = speaker.filter(|speaker| !speaker.name.is_empty());
                evidence.push(Evidence {
                    source: place.source,
                    span: place.span,
                    value: String::new(),
                    by: speaker.map(|speaker| speaker.name.clone()),
                });
            }
        }
        evidence.sort_by_key(|evidence| (evidence.source, evidence.span));
        evidence
    }

    fn words(&self, variant: &QuoteVariant) -> String {
        let text = source_of(self.sources, variant.source).map_or("", |source| variant.span.of(&source.document.text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The sources that have a wording: where the same ones have both, none differs from another.
fn sources_of(places: &[&QuoteVariant]) -> BTreeSet<SourceId> {
    places.iter().map(|place| place.source).collect()
}

fn severity(class: VariantClass, diff: &[DiffPart]) -> Severity {
    let changed = diff.iter().filter(|part| part.kind != DiffKind::Same);
    let mut words = changed.flat_map(|part| part.text.split(|c: char| !c.is_alphanumeric()));
    let content = words.any(|word| !word.is_empty() && !is_stop_word(&word.to_lowercase()));
    match class {
        VariantClass::NegationLost | VariantClass::NumberChanged => Severity::High,
        VariantClass::ModalChanged => Severity::Medium,
        VariantClass::WordsChanged | VariantClass::WordsDropped if content => Severity::Medium,
        _ => Severity::Low,
    }
}

fn difference(class: VariantClass) -> &'static str {
    match class {
        VariantClass::NegationLost => "one of them has a negation that the other has not",
        VariantClass::NumberChanged => "a number differs",
        VariantClass::ModalChanged => "a verb such as “may” or “will” differs",
        VariantClass::WordsChanged => "words differ",
        VariantClass::WordsDropped => "words in the middle are left out, and no ellipsis says so",
        VariantClass::Truncated => "words at the ends are left out",
        VariantClass::TenseOrPronoun => "only tenses, pronouns or forms of the words differ",
        VariantClass::PunctuationOnly => "only marks or spelling differ",
        VariantClass::Paraphrased => "one is no quotation",
        VariantClass::Same => "there is no difference",
    }
}

/// The difference in one line: `{− only in the fuller −}`, `{+ only in the other +}`.
fn calculation(diff: &[DiffPart]) -> String {
    let part = |part: &DiffPart| match part.kind {
        DiffKind::Same => part.text.clone(),
        DiffKind::Removed => format!("{{− {} −}}", part.text),
        DiffKind::Added => format!("{{+ {} +}}", part.text),
    };
    let parts: Vec<String> = diff.iter().map(part).collect();
    format!(
        "{} (− only in the fuller wording, + only in the other)",
        parts.join(" ")
    )
}

/// Shortened at a word's end.
fn shortened(text: &str) -> String {
    let text = text.trim_end_matches('.');
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let cut: String = text.chars().take(SHOWN).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches(|c: char| !c.is_alphanumeric()))
}
