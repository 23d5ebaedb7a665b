//! The rules: each reads aligned statements or tables and reports what disagrees, with its evidence.

pub mod checks;
pub mod copied;
pub mod copied_table;
pub mod counted;
pub mod date;
pub mod evidence;
mod fates;
pub mod figure;
mod measures;
pub mod own_figure;
pub mod polarity;
pub mod prose_table;
pub mod rank;
mod rows;
pub mod sameness;
pub mod scope;
pub mod skeleton;
pub mod table_figure;
mod wording;

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::links::{Link, Said};
use super::points::Group;
use super::similarity::score;
use super::terms::{Rarity, Term};
use super::{Finding, Source};
use crate::analysis::dates::DateMention;
use crate::analysis::statements::Statement;

/// What single sources are found to say, copies of it as one finding with the places of all.
fn by_source(found: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = vec![];
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for finding in found {
        match known.entry(finding.id.clone()) {
            Entry::Occupied(at) => findings[*at.get()].evidence.extend(finding.evidence),
            Entry::Vacant(free) => {
                free.insert(findings.len());
                findings.push(finding);
            }
        }
    }
    for finding in &mut findings {
        finding
            .evidence
            .sort_by_key(|evidence| (evidence.source, evidence.span));
    }
    findings
}

/// A rule claims a disagreement only between statements of at least this likeness: that of one point.
const CLAIM: f32 = 0.32;

/// What the rules on statements read: the aligned statements of one story.
#[derive(Clone, Copy, Debug)]
pub struct Aligned<'a> {
    pub sources: &'a [Source<'a>],
    /// Per source: the terms of its entities.
    pub names: &'a [Vec<Term>],
    pub said: &'a [Said],
    pub links: &'a [Link],
    pub groups: &'a [Group],
    pub rarity: &'a Rarity,
}

impl<'a> Aligned<'a> {
    pub fn statement(&self, said: usize) -> &'a Statement {
        let said = &self.said[said];
        &self.sources[said.source].analysis.statements[said.statement]
    }

    pub fn source(&self, said: usize) -> &'a Source<'a> {
        &self.sources[self.said[said].source]
    }

    /// Who is said to say the statement: the words, and the entity's term where it is one.
    pub fn authority(&self, said: usize) -> Option<(&'a str, Term)> {
        let attribution = self.statement(said).attribution.as_ref();
        // A pronoun of which nobody knows whom it means names no authority.
        let attribution = attribution.filter(|attribution| !attribution.name.is_empty())?;
        let names = &self.names[self.said[said].source];
        let term = attribution
            .entity
            .and_then(|entity| names.get(entity as usize).copied());
        let folded = attribution.name.to_lowercase();
        Some((&attribution.name, term.unwrap_or_else(|| Term::name(&folded))))
    }

    /// How likely the two statements report the same fact, their numbers apart.
    pub fn likeness(&self, a: usize, b: usize) -> f32 {
        let terms = |said: usize| self.said[said].terms.without_numbers();
        score(&terms(a), &terms(b), self.rarity)
    }

    pub fn by(&self, said: usize) -> Option<String> {
        self.authority(said).map(|(name, _)| name.to_owned())
    }

    /// Whether both statements are attributed to the same, or neither to anybody.
    fn same_authority(&self, a: usize, b: usize) -> bool {
        self.authority(a).map(|(_, term)| term) == self.authority(b).map(|(_, term)| term)
    }

    /// Whether the statements are about different times: both state dates, and none of them meets.
    pub fn other_time(&self, a: usize, b: usize) -> bool {
        let dates = |said: usize| dates_of(self.source(said), self.statement(said));
        dates_apart(&dates(a), &dates(b))
    }

    /// Whether the two sources state different days of publication.
    fn published_apart(&self, a: usize, b: usize) -> bool {
        published_apart(self.source(a), self.source(b))
    }
}

pub fn dates_of<'a>(source: &'a Source, statement: &Statement) -> Vec<&'a DateMention> {
    let dates = &source.analysis.dates;
    statement
        .dates
        .iter()
        .filter_map(|date| dates.get(*date as usize))
        .collect()
}

/// Both state dates, and none of them meets.
pub fn dates_apart(a: &[&DateMention], b: &[&DateMention]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|a| b.iter().any(|b| can_meet(a, b)))
}

fn can_meet(a: &DateMention, b: &DateMention) -> bool {
    match (a.days, b.days) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => a.month.is_none() || a.day.is_none() || b.month.is_none() || (a.month, a.day) == (b.month, b.day),
    }
}

pub fn published_apart(a: &Source, b: &Source) -> bool {
    let published = |source: &Source| source.document.meta.published.as_ref().map(|field| field.value);
    matches!((published(a), published(b)), (Some(a), Some(b)) if a != b)
}
