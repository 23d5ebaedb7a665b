//! What is known of a figure: the words around it, whose it is, who gives it and when.

use jiff::civil::Date;

use crate::analysis::quantities::Quantity;
use crate::analysis::statements::Statement;
use crate::compare::Source;
use crate::compare::rules::dates_of;
use crate::compare::terms::Term;
use crate::text::Span;

/// What is known of a figure.
pub struct Known {
    pub quantity: Quantity,
    /// What it counts, or its header.
    pub what: String,
    /// What became of those that it counts.
    pub fate: Option<&'static str>,
    /// The words of its clause before it, from the nearest on, and after it.
    pub before: Vec<String>,
    pub after: Vec<String>,
    /// Names in its statement, or the label of its row.
    pub names: Vec<Term>,
    pub label: Option<String>,
    pub by: Option<String>,
    pub days: Option<(Date, Date)>,
}

pub fn of_cell(quantity: Quantity, year: Option<i16>, header: String, label: String) -> Known {
    let days = |year: i16| Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
    Known {
        days: year.and_then(days),
        quantity,
        what: header,
        fate: None,
        before: vec![],
        after: vec![],
        names: vec![],
        label: Some(label),
        by: None,
    }
}

/// `names` holds the terms of the source's entities.
pub fn of_statement(source: &Source, names: &[Term], statement: &Statement, quantity: &Quantity) -> Known {
    let term = |entity: u32| names.get(entity as usize).copied();
    let attribution = statement.attribution.as_ref();
    let authority = attribution.and_then(|it| it.entity).and_then(term);
    let of = quantity.of;
    let is_counted = |entity: u32| {
        let entity = source.analysis.entities.get(entity as usize);
        let within = |span: Span| entity.is_some_and(|it| it.mentions.iter().any(|it| span.overlaps(it.span)));
        of.is_some_and(within)
    };
    let dates = dates_of(source, statement);
    let (text, span) = (&source.document.text, quantity.span);
    let before = text.get(statement.span.start as usize..span.start as usize);
    let after = text.get(span.end as usize..statement.span.end as usize);
    let (before, after) = (before.unwrap_or(""), after.unwrap_or(""));
    Known {
        quantity: quantity.clone(),
        what: of.map_or(String::new(), |of| {
            of.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
        }),
        fate: None,
        before: clause(before.split_whitespace().rev(), BEFORE, |word| word.ends_with(ENDS)),
        after: clause(after.split_whitespace(), AFTER, |word| word.starts_with(ENDS)),
        names: statement
            .entities
            .iter()
            .filter(|entity| !is_counted(**entity))
            .filter_map(|entity| term(*entity))
            .filter(|term| Some(*term) != authority)
            .collect(),
        label: None,
        by: attribution.map(|it| it.name.clone()),
        days: match dates[..] {
            [date] => date.days,
            _ => None,
        },
    }
}

/// Marks at which a clause ends.
const ENDS: [char; 10] = ['.', ',', ';', ':', '(', ')', '—', '–', '“', '”'];
/// So many words of the clause before a figure, and after it, name what it measures.
const BEFORE: usize = 4;
const AFTER: usize = 7;

fn clause<'a>(words: impl Iterator<Item = &'a str>, most: usize, ends: impl Fn(&str) -> bool) -> Vec<String> {
    let mut clause = vec![];
    for word in words.take(most) {
        if ends(word) {
            break;
        }
        let bare = word.trim_matches(|char: char| !char.is_alphanumeric());
        clause.push(bare.to_owned());
        if bare != word && word.contains(ENDS) {
            break;
        }
    }
    clause
}
