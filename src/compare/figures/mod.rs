//! Figures of one thing side by side, whether they agree or not.
//!
//! Nothing is decided here: `sameness` tells which figures of statements measure one thing,
//! `table_figure` which cells do, and what a finding holds against each other is one thing. Figures that meet
//! but are left open by the decision are kept apart as what could not be told.

mod groups;
mod known;
mod what;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::rules::Aligned;
use super::rules::counted::{Figure, Meeting, meetings};
use super::rules::sameness::{Sameness, decide};
use super::rules::table_figure::Stated;
use super::terms::Term;
use super::{Finding, Place, SharedEntity, Source};
use crate::analysis::quantities::{Quantity, QuantityKind};
use crate::analysis::tables::ColumnKind;
use crate::text::Span;
use groups::Groups;
use known::{Known, of_cell, of_statement};
use what::{met, what};

/// Figures that measure one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// What is measured, in the words of a text: `passengers killed`, `Military budget (USD billion)`. May be empty.
    pub what: String,
    /// Names that most of the statements or rows share, at most two.
    pub whose: Vec<String>,
    /// Otherwise it could not be told whether they measure one thing.
    pub sure: bool,
    /// By source, then by place; at least two.
    pub figures: Vec<MeasuredFigure>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuredFigure {
    pub place: Place,
    /// In the kind and unit of the group's first figure.
    pub quantity: Quantity,
    /// As [`Quantity::normalised`], in the unit that the text gives.
    pub value: String,
    /// Who gives it, where the text says so.
    pub by: Option<String>,
    /// The day or stretch of days that its statement or header names, where it is one.
    #[serde(with = "crate::text::day")]
    pub days: Option<(Date, Date)>,
}

/// Of the figures that share a meeting, so many are looked at.
const MOST: usize = 48;

/// A source's index and a figure's span.
type At = (usize, Span);

/// What is told of the figures, story by story.
#[derive(Default)]
pub struct Ties {
    known: FxHashMap<At, Known>,
    /// Pairs of one thing, surest first: those that a finding names, those that agree, the others.
    told: Vec<(Tie, At, At)>,
    /// Pairs of different things.
    apart: FxHashSet<(At, At)>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Found,
    Agrees,
    Differs,
    Unclear,
}

impl Ties {
    /// The figures of a story's statements: those of one point by whatever lets them meet, all others where they count
    /// the same thing.
    pub fn add_statements(&mut self, aligned: &Aligned) {
        let mut point_of = vec![None; aligned.said.len()];
        for (point, group) in aligned.groups.iter().enumerate() {
            group.said.iter().for_each(|said| point_of[*said] = Some(point));
        }
        let mut by_meeting: FxHashMap<Meeting, Vec<Figure>> = FxHashMap::default();
        for said in 0..aligned.said.len() {
            for (meeting, figure) in meetings(aligned, said) {
                by_meeting.entry(meeting).or_default().push(figure);
            }
        }
        let mut meetings: Vec<(Meeting, Vec<Figure>)> = by_meeting.into_iter().collect();
        meetings.retain(|(_, figures)| figures.len() > 1);
        meetings.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (meeting, figures) in &meetings {
            let counts = matches!(meeting, Meeting::Thing { .. });
            let figures = &figures[..figures.len().min(MOST)];
            for (j, b) in figures.iter().enumerate() {
                for a in &figures[..j] {
                    let one_point = point_of[a.said].is_some() && point_of[a.said] == point_of[b.said];
                    if !one_point && !counts {
                        continue;
                    }
                    let one_source = aligned.said[a.said].source == aligned.said[b.said].source;
                    let Some(agrees) = a.quantity.compatible(b.quantity) else {
                        continue;
                    };
                    let pair = (at(aligned, a), at(aligned, b));
                    let tie = match decide(aligned, a, b) {
                        Sameness::Same(_) if agrees => Tie::Agrees,
                        // The rules claim no more than this, either.
                        Sameness::Same(_) if !one_source && one_point => Tie::Differs,
                        Sameness::Same(_) | Sameness::Unclear(_) if !one_source && may_meet(aligned, meeting, a, b) => {
                            Tie::Unclear
                        }
                        Sameness::Different(_) => {
                            self.apart.insert(pair);
                            continue;
                        }
                        _ => continue,
                    };
                    self.know(aligned, meeting, a);
                    self.know(aligned, meeting, b);
                    self.told.push((tie, pair.0, pair.1));
                }
            }
        }
    }

    /// Cells of tables that state one measure of one thing.
    pub fn add_cells(&mut self, pairs: Vec<(Stated, Stated)>) {
        for (a, b) in pairs {
            let tie = match a.quantity.compatible(&b.quantity) {
                Some(true) => Tie::Agrees,
                Some(false) => Tie::Differs,
                None => continue,
            };
            let at = |cell: &Stated| (cell.source, cell.quantity.span);
            self.told.push((tie, at(&a), at(&b)));
            for cell in [a, b] {
                self.known
                    .entry(at(&cell))
                    .or_insert_with(|| of_cell(cell.quantity, cell.year, cell.header, cell.label));
            }
        }
    }

    /// What findings on one figure hold against each other is one thing, as far as it can be compared.
    pub fn add_findings(&mut self, sources: &[Source], names: &[Vec<Term>], findings: &[Finding]) {
        for finding in findings {
            let mut places: Vec<At> = vec![];
            for evidence in &finding.evidence {
                let source = sources.iter().position(|source| source.id == evidence.source);
                let Some(at) = source.map(|source| (source, evidence.span)) else {
                    continue;
                };
                if self.known.contains_key(&at) || self.look_up(&sources[at.0], &names[at.0], at) {
                    places.push(at);
                }
            }
            let comparable = |pair: &&[At]| {
                let known = self.known.get(&pair[0]).zip(self.known.get(&pair[1]));
                known.is_some_and(|(a, b)| a.quantity.compatible(&b.quantity).is_some())
            };
            let pairs = places.windows(2).filter(comparable);
            self.told.extend(pairs.map(|pair| (Tie::Found, pair[0], pair[1])));
        }
    }

    /// Learns of the figure at a place: one of a statement or a cell of a table.
    fn look_up(&mut self, source: &Source, names: &[Term], at: At) -> bool {
        let analysis = source.analysis;
        if let Ok(index) = analysis
            .quantities
            .binary_search_by_key(&at.1, |quantity| quantity.span)
        {
            let after = analysis.statements.partition_point(|it| it.span.start <= at.1.start);
            let statement = after.checked_sub(1).and_then(|index| analysis.statements.get(index));
            if let Some(statement) = statement.filter(|statement| statement.span.contains(at.1)) {
                let known = of_statement(source, names, statement, &analysis.quantities[index]);
                self.known.insert(at, known);
                return true;
            }
        }
        let Some(table) = analysis.tables.iter().find(|table| table.span.contains(at.1)) else {
            return false;
        };
        let mut rows = table.rows.iter().enumerate();
        let cell = rows.find_map(|(row, cells)| Some((row, cells.iter().position(|cell| cell.span == at.1)?)));
        let Some((row, column, quantity)) = cell.and_then(|(row, at)| Some((row, at, table.quantity(row, at)?))) else {
            return false;
        };
        let labels = table.columns.iter().position(|column| column.kind == ColumnKind::Text);
        let label = labels.map_or("", |at| table.rows[row][at].span.of(&source.document.text));
        let header = &table.columns[column];
        self.known.insert(
            at,
            of_cell(quantity, header.year, header.name.clone(), label.trim().to_owned()),
        );
        true
    }

    fn know(&mut self, aligned: &Aligned, meeting: &Meeting, figure: &Figure) {
        let known = self.known.entry(at(aligned, figure)).or_insert_with(|| {
            let names = &aligned.names[aligned.said[figure.said].source];
            of_statement(
                aligned.source(figure.said),
                names,
                aligned.statement(figure.said),
                figure.quantity,
            )
        });
        if let Meeting::Thing { fate, .. } = meeting {
            known.fate = fate.and_then(met).filter(|_| figure.quantity.kind != QuantityKind::Age);
        }
    }

    /// The groups: those of one thing, then those of which it could not be told; each by its first figure.
    pub fn measured(mut self, sources: &[Source], entities: &[SharedEntity]) -> Vec<Measured> {
        self.told.sort_unstable();
        self.told.dedup();
        let named: FxHashMap<Term, (usize, &str)> = entities
            .iter()
            .enumerate()
            .map(|(rank, entity)| (Term::name(&entity.key), (rank, entity.name.as_str())))
            .collect();
        let mut sure = Groups::default();
        for (tie, a, b) in self.told.iter().filter(|(tie, ..)| *tie != Tie::Unclear) {
            sure.join(*a, *b, |a, b| *tie == Tie::Found || self.may_be_one(a, b));
        }
        let mut open = Groups::default();
        for (_, a, b) in self.told.iter().filter(|(tie, ..)| *tie == Tie::Unclear) {
            if sure.of.get(a).is_none_or(|group| sure.of.get(b) != Some(group)) {
                open.join(*a, *b, |_, _| true);
            }
        }
        let mut measured: Vec<Measured> = vec![];
        for (groups, is_sure) in [(sure, true), (open, false)] {
            let mut groups: Vec<Vec<At>> = groups.members.into_iter().filter(|group| group.len() > 1).collect();
            groups.iter_mut().for_each(|group| group.sort_unstable());
            groups.sort_unstable();
            measured.extend(groups.iter().map(|group| self.group(sources, &named, group, is_sure)));
        }
        measured
    }

    /// Nothing tells them apart, and no source's statements would give two values of it.
    fn may_be_one(&self, a: At, b: At) -> bool {
        let (Some(x), Some(y)) = (self.known.get(&a), self.known.get(&b)) else {
            return false;
        };
        if x.label.is_some() && y.label.is_some() {
            // Columns of two years are no columns of one measure.
            return x.days.is_none() || y.days.is_none() || x.days == y.days;
        }
        let apart = self.apart.contains(&(a, b)) || self.apart.contains(&(b, a));
        !apart && (a.0 != b.0 || x.quantity.compatible(&y.quantity) != Some(false))
    }

    fn group(&self, sources: &[Source], named: &FxHashMap<Term, (usize, &str)>, group: &[At], sure: bool) -> Measured {
        let known: Vec<&Known> = group.iter().filter_map(|at| self.known.get(at)).collect();
        let mut names: FxHashMap<Term, usize> = FxHashMap::default();
        for term in known.iter().flat_map(|known| &known.names) {
            *names.entry(*term).or_default() += 1;
        }
        let mut names: Vec<(usize, usize, &str)> = names
            .into_iter()
            .filter(|(_, count)| count * 2 > known.len())
            .filter_map(|(term, count)| named.get(&term).map(|(rank, name)| (known.len() - count, *rank, *name)))
            .collect();
        names.sort_unstable();
        let label = known.iter().find_map(|known| known.label.clone());
        let names = names.into_iter().map(|(_, _, name)| name.to_owned());
        let mut figures: Vec<MeasuredFigure> = group
            .iter()
            .zip(&known)
            .map(|(at, it)| MeasuredFigure {
                place: Place {
                    source: sources[at.0].id,
                    span: at.1,
                },
                quantity: it
                    .quantity
                    .in_unit_of(&known[0].quantity)
                    .unwrap_or(it.quantity.clone()),
                value: it.quantity.normalised(),
                by: it.by.clone(),
                days: it.days,
            })
            .collect();
        figures.sort_unstable_by_key(|figure| figure.place);
        Measured {
            what: what(&known),
            whose: label.into_iter().chain(names).take(2).collect(),
            sure,
            figures,
        }
    }
}

fn at(aligned: &Aligned, figure: &Figure) -> At {
    (aligned.said[figure.said].source, figure.quantity.span)
}

/// Whether figures that are not surely of one thing may be: the same became of what they count, or their statements
/// name the same.
fn may_meet(aligned: &Aligned, meeting: &Meeting, a: &Figure, b: &Figure) -> bool {
    let names = |figure: &Figure| &aligned.said[figure.said].terms.names;
    match meeting {
        Meeting::Thing { fate: Some(_), .. } => true,
        Meeting::Thing { .. } => names(a).iter().any(|name| names(b).binary_search(name).is_ok()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::testing::comparison;

    /// The groups of some texts: `?` where it could not be told, what is measured, whose, and the values.
    fn groups(texts: &[&str]) -> Vec<String> {
        let comparison = comparison(texts);
        let groups = comparison.figures.iter().map(|group| {
            let values: Vec<&str> = group.figures.iter().map(|figure| figure.value.as_str()).collect();
            let sure = if group.sure { "" } else { "? " };
            format!(
                "{sure}{} · {}: {}",
                group.what,
                group.whose.join(", "),
                values.join(" | ")
            )
        });
        groups.collect()
    }

    #[test]
    fn figures_of_one_thing_stand_together() {
        let fire = "A fire broke out on the ferry Saint Alder off Port Merrow on Monday.";
        assert_eq!(
            groups(&[
                &format!("{fire}\n\nFourteen passengers were killed in the fire on the ferry Saint Alder."),
                &format!("{fire}\n\nThe fire on the ferry Saint Alder killed 12 passengers."),
            ]),
            ["passengers killed · Saint Alder: 14 | 12"]
        );
        let cost = "The new quay of Port Merrow will cost";
        assert_eq!(
            groups(&[
                &format!("{fire}\n\n{cost} 1.2 million euros, the harbour office said."),
                &format!("{fire}\n\n{cost} 1,204,330 euros, the harbour office said."),
            ]),
            ["Port Merrow will cost · Port Merrow: 1.2 million EUR | 1,204,330 EUR"]
        );
    }

    #[test]
    fn figures_of_other_things_stand_apart() {
        for (a, b) in [
            (
                "The fire killed 14 passengers of the ferry.",
                "The fire injured 32 passengers of the ferry.",
            ),
            (
                "Fourteen passengers were killed in the fire on 3 May.",
                "Fourteen passengers were killed in the fire on 9 June.",
            ),
            (
                "Ten boats left Karsund on 3 May.",
                "Twenty crane drivers were hired in Port Merrow.",
            ),
        ] {
            let sure: Vec<String> = groups(&[a, b])
                .into_iter()
                .filter(|group| !group.starts_with('?'))
                .collect();
            assert!(sure.is_empty(), "{sure:?}");
        }
    }

    #[test]
    fn cells_meet_by_row_and_measure() {
        let table = |header: &str, rows: &str| format!("Figures follow.\n\nPort | {header} |\n---|---|\n{rows}\n");
        let a = table("Budget (EUR million)", "Merrow | 49.26 |\nKarsund | 12.00 |");
        let b = table("Spending (2030, EUR million)", "Merrow | 45 |\nKarsund | 12 |");
        assert_eq!(
            groups(&[&a, &b]),
            [
                "Budget / Spending · Merrow: 49.26 million EUR | 45 million EUR",
                "Budget / Spending · Karsund: 12 million EUR | 12 million EUR"
            ]
        );
        assert_eq!(groups(&[&format!("{a}\n{b}")]).len(), 2, "in one text");
    }
}
