//! How the report was made: the rules that ran, what was set aside, what it does not say.

use super::*;
use crate::compare::{self, Rule};
use crate::present::{count_of, words};
use crate::report::named;
use crate::report::{agreement, label};

/// Every rule, by consequence, with what makes it speak.
pub const RULES: [(Rule, &str); 8] = [
    (
        Rule::Polarity,
        "Statements of two sources are like each other but for a negation or a denial.",
    ),
    (
        Rule::Figure,
        "Figures measure the same thing, and no rounding, approximation or bound in the words lets both be true.",
    ),
    (
        Rule::TableFigure,
        "Rows of two tables name the same, their headers name the same measure in the same unit, and the digits given do \
         not let both values be true; or a copied table differs in a cell.",
    ),
    (
        Rule::ProseTable,
        "A statement and a table give a figure of the same thing, and they do not fit.",
    ),
    (
        Rule::Arithmetic,
        "A total, a share, a reckoned column or a change does not come out, by more than rounding explains.",
    ),
    (
        Rule::Rank,
        "A rank that the text states is not the one that its table gives.",
    ),
    (
        Rule::Date,
        "One event bears two dates that share no day; or a weekday, a day or a stretch of days cannot be.",
    ),
    (
        Rule::Quotation,
        "Two quotations share most of their words in order; what differs is named and classed.",
    ),
];

pub fn section(desk: &Desk) -> Section {
    let comparison = desk.compared.comparison;
    let mut blocks = vec![paragraph(vec![plain(format!(
        "Made by Crossread {} with rules {}, without a server and without a language model: the same texts give the same \
         report. Every finding names the rule that made it, the words that carry it, the values as read, the calculation, \
         from when on the rule speaks and what would settle it. It judges texts, never outlets, and does not say which \
         source is right.",
        env!("CARGO_PKG_VERSION"),
        compare::RULES
    ))])];
    let row = |(rule, threshold): &(Rule, &str)| {
        let count = comparison
            .findings
            .iter()
            .filter(|finding| finding.rule == *rule)
            .count();
        vec![
            Cell::head(vec![plain(words::rule(*rule)), soft(format!(" ({})", label(*rule)))]),
            Cell::words(*threshold),
            Cell::words(count.to_string()),
        ]
    };
    blocks.push(Block::Table(Table {
        caption: vec![plain("The rules that ran")],
        columns: vec![
            Column::words("Rule", 4),
            Column::words("Speaks when", 7),
            Column::number("Findings"),
        ],
        rows: RULES.iter().map(row).collect(),
    }));
    blocks.push(Block::List(limits(desk)));
    let aside = set_aside(desk);
    if !aside.is_empty() {
        blocks.push(heading("Set aside: shown in the texts, not counted"));
        blocks.push(Block::List(aside));
    }
    Section::new("method", "Method", blocks)
}

fn limits(desk: &Desk) -> Vec<Vec<Run>> {
    let mut limits = vec![
        format!(
            "{} Copied is from {} on.",
            agreement(desk.compared),
            count_of(desk.compared.settings.passage_words as usize, "word", "words")
        ),
        "A source that does not mention a point does not deny it.".to_owned(),
        "“Cannot both be true” is said only of typed values of the same thing; currencies are never converted."
            .to_owned(),
        "The hashes are of the texts as read (UTF-8): whoever holds them can check that this report is about the same \
         words."
            .to_owned(),
    ];
    if !desk.contents.texts {
        limits.push(
            "The sources’ texts, their tables and their single quotations are left out of this report.".to_owned(),
        );
    }
    let moved = desk.compared.settings.moved.len();
    if moved > 0 {
        limits.push(format!(
            "The reader moved {} between stories.",
            count_of(moved, "source", "sources")
        ));
    }
    limits.into_iter().map(|words| vec![plain(words)]).collect()
}

/// By source: blocks that do not count, by reason; blocks in other languages.
fn set_aside(desk: &Desk) -> Vec<Vec<Run>> {
    let lines = desk.compared.sources.iter().filter_map(|source| {
        let mut reasons: Vec<(String, usize)> = vec![];
        for block in &source.document.blocks {
            let reason = match block.aside {
                Some(why) => named(why),
                None if !block.is_analysed() => format!("in another language ({})", label(block.language)),
                None => continue,
            };
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((reason, 1)),
            }
        }
        reasons.sort();
        let words: Vec<String> = reasons
            .iter()
            .map(|(reason, count)| format!("{reason} ({count})"))
            .collect();
        (!words.is_empty()).then(|| vec![strong(desk.mark(source.id)), plain(format!(": {}", words.join(", ")))])
    });
    lines.collect()
}
