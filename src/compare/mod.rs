//! What sources say against each other: points and their states, findings,
//! origins, copied passages, quotation variants, who names what.
//!
//! [`compare`] is the order of the steps. Stories and origins group the sources; `terms` and [`mod@similarity`] tell
//! how like two statements are, `links` finds the like ones, `points` groups them; each file of `rules` reports one
//! kind of disagreement.

mod agencies;
mod apart;
mod entities;
pub mod events;
mod figures;
mod finding;
mod links;
mod meaning;
mod moved;
mod near;
mod origins;
pub mod passages;
mod points;
pub mod quotes;
mod rules;
pub mod similarity;
mod stem;
mod stories;
mod terms;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod verdict;
pub mod wording;

pub use figures::{Measured, MeasuredFigure};
pub use moved::Moved;
pub use similarity::similarity;
pub use stories::stories;
pub use verdict::{Decision, Verdict, figures_of};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, entities::EntityKind};
use crate::text::{Document, Lexed, Span};
use links::Said;
use passages::Words;
use points::Group;
use terms::{Rarity, Term};

/// A source's number in its workspace. Results never depend on the numbers' order.
pub type SourceId = u32;

/// One source, as the comparison sees it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub id: SourceId,
    pub document: &'a Document,
    pub lexed: &'a Lexed,
    pub analysis: &'a Analysis,
}

/// The rules' version: reports carry it, and results may change only with it.
pub const RULES: &str = "5";

/// What the user can set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// The least number of words in a copied passage.
    pub passage_words: u32,
    /// What the user moved between stories, in order; each source once.
    pub moved: Vec<Moved>,
    /// Agreement counts every source, also those that share an origin.
    pub each_source: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            passage_words: 8,
            moved: vec![],
            each_source: false,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Every source compared, ascending.
    pub sources: Vec<SourceId>,
    /// By the number of sources that name them, then by mentions.
    pub entities: Vec<SharedEntity>,
    /// Agreement counts every source, not origins: see [`Settings::each_source`].
    pub each_source: bool,
    /// Every source is in exactly one.
    pub origins: Vec<Origin>,
    /// Every source is in exactly one.
    pub stories: Vec<Story>,
    /// In order of consequence.
    pub points: Vec<Point>,
    pub passages: Vec<Passage>,
    /// In order of consequence.
    pub findings: Vec<Finding>,
    /// Quotations that several sources carry, or one carries in several wordings.
    pub quotes: Vec<QuoteGroup>,
    /// Figures of one thing: those that surely are first.
    pub figures: Vec<Measured>,
    pub wording: wording::Wording,
}

/// An entity across sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedEntity {
    pub kind: EntityKind,
    pub name: String,
    pub key: String,
    /// As [`crate::analysis::entities::Entity::of`].
    pub of: Option<String>,
    /// The source and the index of the entity in its analysis; several per source where they are united only here.
    pub members: Vec<(SourceId, u32)>,
}

/// Sources that share copied text: they count once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    pub sources: Vec<SourceId>,
    /// Why they are one, in plain words; empty for a source of its own.
    pub why: String,
}

/// Sources about the same event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    pub sources: Vec<SourceId>,
    pub title: String,
    /// The words that hold its sources together, as they write them, those that do most of it first.
    pub words: Vec<String>,
    /// Those of its sources that the user put there.
    pub moved: Vec<SourceId>,
}

/// A place in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    pub source: SourceId,
    pub span: Span,
}

/// The state of a point or a finding; see the words of the README.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    CannotBothBeTrue,
    MayBeAnUpdate,
    Differs,
    Denied,
    AllSay,
    SomeSay,
    OnlyOneSays,
    CouldNotTell,
}

/// Statements of two or more sources that report the same fact, or one that stands alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    pub state: State,
    /// The clearest statement's words, shortened at a word's end where long.
    pub title: String,
    /// By source, then by place; `statement` is the index in that source's analysis.
    pub statements: Vec<PointStatement>,
    /// Sources of the same story that do not mention it. Never a denial.
    pub silent: Vec<SourceId>,
    /// Sources of the same story of which it could not be told whether they say it: the nearest statement of each.
    pub unsure: Vec<PointStatement>,
    /// How many origins say it; how many sources, where every source counts.
    pub origins: u32,
    /// Indices into [`Comparison::findings`].
    pub findings: Vec<u32>,
    /// How surely the statements report the same fact, 0 to 1; 1 for a statement alone.
    pub likeness: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PointStatement {
    pub source: SourceId,
    pub statement: u32,
    pub span: Span,
}

/// The same words in two sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    pub a: Place,
    pub b: Place,
    /// How many words are the same.
    pub words: u32,
}

/// What a rule says, with all that a reader needs to check it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The same whenever the same rule finds the same words: verdicts are kept by it.
    pub id: String,
    pub rule: Rule,
    pub state: State,
    pub severity: Severity,
    /// One line.
    pub title: String,
    /// What was found and why it matters, in plain words.
    pub explanation: String,
    /// Verbatim places, at least one, ordered by source and place.
    pub evidence: Vec<Evidence>,
    /// The values put side by side and reckoned through.
    pub calculation: String,
    /// From when on the rule speaks.
    pub threshold: String,
    /// What would settle it.
    pub clears: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub source: SourceId,
    pub span: Span,
    /// The value as normalised; empty where the words are the value.
    pub value: String,
    /// Who gives it, where the text says so.
    pub by: Option<String>,
}

impl Evidence {
    fn place(&self) -> Place {
        Place {
            source: self.source,
            span: self.span,
        }
    }

    /// Whether both point at one place.
    fn overlaps(&self, other: &Evidence) -> bool {
        self.source == other.source && self.span.overlaps(other.span)
    }
}

/// The rules, by consequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Rule {
    /// One source affirms what another negates or denies.
    Polarity,
    /// The same figure with values that cannot both be.
    Figure,
    /// Two tables state comparable measures of the same things differently.
    TableFigure,
    /// The text and a table state the same figure differently.
    ProseTable,
    /// A figure that others beside it do not bear out: totals, shares, changes.
    Arithmetic,
    /// A rank that a table does not bear out.
    Rank,
    /// The same event on different dates.
    Date,
    /// Variants of one quotation.
    Quotation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    High,
    Medium,
    /// Cosmetic: collapsed, with a count.
    Low,
}

/// The wordings of one quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteGroup {
    /// Best known; empty where no source says it.
    pub speaker: String,
    /// By source, then by place; identical wordings stand beside each other as separate entries.
    pub variants: Vec<QuoteVariant>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuoteVariant {
    pub source: SourceId,
    /// Index into that source's quotes.
    pub quote: u32,
    pub span: Span,
    /// How it differs from the fullest wording, which is the group's first by length then by text.
    pub class: VariantClass,
    /// The word diff against the fullest wording; empty for a paraphrase.
    pub diff: Vec<DiffPart>,
}

/// How a wording differs from the fullest one, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum VariantClass {
    NegationLost,
    NumberChanged,
    ModalChanged,
    WordsChanged,
    WordsDropped,
    Truncated,
    TenseOrPronoun,
    PunctuationOnly,
    /// The same speaker is said, without quotation marks, to have said the same; never part of a finding.
    Paraphrased,
    Same,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiffPart {
    pub kind: DiffKind,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiffKind {
    Same,
    /// Only in the fullest wording.
    Removed,
    /// Only in this wording.
    Added,
}

/// Compares any number of sources. Total; the same for any order of `sources`.
pub fn compare(sources: &[Source], settings: &Settings) -> Comparison {
    // All below goes by the texts, not by the sources' numbers or their order.
    let mut sources = sources.to_vec();
    sources.sort_by(|a, b| (&a.document.text, a.id).cmp(&(&b.document.text, b.id)));
    let sources = &sources[..];

    let (entities, names) = entities::shared(sources);
    let words = Words::of(sources);
    let at_large = Rarity::at_large();
    let profiles = stories::profiles(sources, &at_large);
    let story_of = stories::of_profiles(&profiles);
    let story_of = moved::moved(story_of, sources, &settings.moved);
    let copied = passages::copied(&words, settings.passage_words as usize);
    let copied = passages::without_phrases(copied, &words);
    let copied = passages::without_boilerplate(copied, &story_of);
    let origins = origins::origins(sources, &words, &copied, &story_of);
    let mut origin_of = vec![0; sources.len()];
    for (origin, (members, _)) in origins.iter().enumerate() {
        members.iter().for_each(|source| origin_of[*source] = origin);
    }

    let mut quotes = quotes::variants(sources);
    let mut findings = quotes::findings(&quotes, sources);
    let mut stories = vec![];
    let mut ties = figures::Ties::default();
    for story in 0..story_of.iter().max().map_or(0, |last| last + 1) {
        let members: Vec<usize> = (0..sources.len()).filter(|source| story_of[*source] == story).collect();
        let (said, groups, its_findings) = align(sources, &names, &members, &at_large, &quotes, &mut ties);
        findings.extend(its_findings);
        stories.push((members, said, groups));
    }
    quotes::paraphrase::add(&mut quotes, sources, &names, &story_of, &at_large);
    if settings.each_source {
        origin_of = (0..sources.len()).collect();
    }
    let mut points = vec![];
    for (members, said, groups) in &stories {
        let story = points::Story {
            sources,
            members,
            origin_of: &origin_of,
        };
        points.extend(points::points(&story, said, groups, &findings));
    }
    points.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.title.cmp(&b.1.title)));
    let mut ids: Vec<_> = sources.iter().map(|source| source.id).collect();
    ids.sort_unstable();
    let points: Vec<Point> = points.into_iter().map(|(_, point)| point).collect();
    let mut comparison = Comparison {
        sources: ids,
        each_source: settings.each_source,
        figures: ties.measured(sources, &entities),
        entities,
        origins: origins::report(sources, &origins),
        stories: stories::report(sources, &profiles, &story_of),
        wording: wording::wording(sources, &story_of, &points),
        points,
        passages: passages::passages(sources, &words, &copied),
        findings,
        quotes,
    };
    moved::note(&mut comparison.stories, &settings.moved);
    comparison.order_findings();
    comparison
}

/// The statements of one story, which of them report the same fact, and what the rules find.
fn align(
    sources: &[Source],
    names: &[Vec<Term>],
    members: &[usize],
    at_large: &Rarity,
    quotes: &[QuoteGroup],
    ties: &mut figures::Ties,
) -> (Vec<Said>, Vec<Group>, Vec<Finding>) {
    let mut findings = rules::table_figure::findings(sources, names, members);
    ties.add_cells(rules::table_figure::pairs(sources, names, members));
    // Copied tables add what tables on like measures do not tell: totals, dates, rows without a name.
    let known: FxHashSet<Place> = findings
        .iter()
        .flat_map(|finding| &finding.evidence)
        .map(Evidence::place)
        .collect();
    let copied = rules::copied_table::findings(sources, members).into_iter();
    findings.extend(copied.filter(|finding| !finding.evidence.iter().any(|it| known.contains(&it.place()))));
    let mut of_one_thing = rules::prose_table::findings(sources, names, members);
    of_one_thing.extend(rules::own_figure::findings(sources, names, members, at_large));
    ties.add_findings(sources, names, &of_one_thing);
    findings.extend(of_one_thing);
    findings.extend(rules::rank::findings(sources, names, members));
    findings.extend(rules::checks::findings(sources, members));
    if members.len() < 2 {
        return (vec![], vec![], findings);
    }
    let said = links::said(sources, names, members);
    let mut rarity = at_large.clone();
    said.iter().for_each(|said| rarity.count(&said.terms));
    let all_links = links::links(&said, &rarity, near::NEAR);
    let links = &all_links[..all_links.partition_point(|link| link.score >= points::SAME)];
    let ungrouped = rules::Aligned {
        sources,
        names,
        said: &said,
        links,
        groups: &[],
        rarity: &rarity,
    };
    let opposed = rules::polarity::opposed(&ungrouped);
    let mut same = points::quoted(sources, &said, quotes, &rarity);
    same.extend(
        opposed
            .iter()
            .map(|pair| (pair.yes.min(pair.no), pair.yes.max(pair.no))),
    );
    same.sort_unstable();
    let sure = points::group(&said, &same, links, points::SURE, &rarity);
    let aligned = rules::Aligned {
        groups: &sure,
        ..ungrouped
    };
    findings.extend(rules::polarity::findings(&aligned, &opposed));
    let mut told = rules::figure::findings(&aligned);
    told.extend(rules::date::findings(&aligned));
    // Copies tell what the rules on like statements cannot: ages, bare digits, years, weekdays.
    let known = |finding: &Finding| {
        let known = |evidence: &Evidence| {
            told.iter()
                .any(|known| known.evidence.iter().any(|it| it.overlaps(evidence)))
        };
        finding.evidence.iter().any(known)
    };
    let copied: Vec<Finding> = rules::copied::findings(&aligned)
        .into_iter()
        .filter(|finding| !known(finding))
        .collect();
    told.extend(copied);
    ties.add_statements(&aligned);
    ties.add_findings(sources, names, &told);
    findings.extend(told);
    let mut groups = points::group(&said, &same, links, points::REPORTED, &rarity);
    for (near, group) in near::near(&said, &groups, &all_links).into_iter().zip(&mut groups) {
        group.near = near;
    }
    (said, groups, findings)
}

impl Comparison {
    /// Puts the findings in order of consequence; the points follow.
    fn order_findings(&mut self) {
        let key = |finding: &Finding| (finding.severity, finding.state, finding.rule);
        let mut order: Vec<usize> = (0..self.findings.len()).collect();
        order.sort_by_key(|at| key(&self.findings[*at]));
        let mut place = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new as u32;
        }
        for point in &mut self.points {
            point
                .findings
                .iter_mut()
                .for_each(|finding| *finding = place[*finding as usize]);
            point.findings.sort_unstable();
        }
        let mut findings: Vec<Option<Finding>> = std::mem::take(&mut self.findings).into_iter().map(Some).collect();
        self.findings = order.into_iter().filter_map(|at| findings[at].take()).collect();
    }
}

/// What a source is called in an explanation: its title, or its first words.
fn name_of(source: &Source) -> String {
    match &source.document.meta.title {
        Some(title) => title.value.clone(),
        None => {
            let words: Vec<&str> = source.document.text.split_whitespace().take(6).collect();
            let words: String = words.join(" ").chars().take(80).collect();
            format!("{words} …")
        }
    }
}
