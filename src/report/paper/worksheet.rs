//! The sheet that a teacher of source criticism hands out: the sources, a matrix of claims by sources to fill in, one
//! place to look at closely, questions; and the same filled in.

use super::*;
use crate::analysis::statements::Statement;
use crate::compare::{Finding, Point, PointStatement, Severity};
use crate::present::matrix::{Cell as Said, cells, is_conflict};
use crate::present::{count_of, shorten, words};

/// So many claims fit a lesson.
const CLAIMS: usize = 12;
/// Of them, at most so many on which the sources part, and so many that they share.
const APART: usize = 5;
const SHARED: usize = 4;
/// Places to look at closely.
const CLOSE: usize = 2;
/// Sources that fit beside each other on a page.
const SOURCES: usize = 6;
/// Characters of a claim.
const CLAIM: usize = 180;

/// The sheet to hand out.
pub fn worksheet(compared: &Compared, contents: &Contents) -> Paper {
    sheet(compared, contents, false)
}

/// The same filled in, for the teacher.
pub fn solution(compared: &Compared, contents: &Contents) -> Paper {
    sheet(compared, contents, true)
}

fn sheet(compared: &Compared, contents: &Contents, solved: bool) -> Paper {
    let contents = Contents {
        texts: false,
        ..contents.clone()
    };
    let desk = Desk::new(compared, &contents);
    let sheet = Sheet { desk: &desk, solved };
    let sections = [
        Some(sheet.sources()),
        sheet.claims(),
        sheet.closely(),
        Some(sheet.questions()),
        solved.then(|| sheet.notes()),
    ];
    let about = match solved {
        true => vec!["For the teacher".to_owned()],
        false => vec![
            "Name: ______________________".to_owned(),
            "Date: ______________".to_owned(),
        ],
    };
    Paper {
        kind: if solved {
            "Comparing sources: solution"
        } else {
            "Comparing sources: worksheet"
        }
        .to_owned(),
        title: story_title(&desk),
        about,
        counts: vec![],
        landscape: true,
        has_contents: false,
        sections: sections.into_iter().flatten().collect(),
    }
}

/// The title of the largest story.
fn story_title(desk: &Desk) -> String {
    let stories = desk.compared.comparison.stories.iter();
    let largest = stories.max_by_key(|story| story.sources.len());
    largest.map_or_else(|| title(desk.compared), |story| one_line(&story.title))
}

struct Sheet<'a> {
    desk: &'a Desk<'a>,
    solved: bool,
}

impl Sheet<'_> {
    /// What is to be written, or room for it.
    fn answer(&self, words: impl FnOnce() -> String) -> Cell {
        if self.solved {
            Cell::words(words())
        } else {
            Cell::blank()
        }
    }

    /// The sources of the largest story.
    fn all(&self) -> Vec<&Reported<'_>> {
        let stories = self.desk.compared.comparison.stories.iter();
        let story = stories.max_by_key(|story| story.sources.len());
        let all = self.desk.compared.sources.iter();
        let own = all.filter(|source| story.is_none_or(|story| story.sources.contains(&source.id)));
        own.take(SOURCES).collect()
    }

    fn sources(&self) -> Section {
        let row = |source: &&Reported| {
            let meta = &source.document.meta;
            let outlet = meta.outlet.as_ref().map(|field| one_line(&field.value));
            let author = meta.author.as_ref().map(|field| one_line(&field.value));
            let published = meta.published.as_ref().map(|date| day::long(date.value));
            let by: Vec<String> = [outlet, author].into_iter().flatten().collect();
            vec![
                Cell::head(vec![
                    strong(self.desk.mark(source.id)),
                    plain(format!(" {}", one_line(source.title()))),
                ]),
                self.answer(|| {
                    if by.is_empty() {
                        "The text does not say.".to_owned()
                    } else {
                        by.join(", ")
                    }
                }),
                self.answer(|| published.unwrap_or_else(|| "The text does not say.".to_owned())),
                self.answer(|| kind_of(source)),
                self.answer(|| speakers(self.desk, source)),
            ]
        };
        let table = Table {
            caption: vec![],
            columns: vec![
                Column::words("Source", 4),
                Column::words("Who published it, who wrote it?", 3),
                Column::words("When?", 2),
                Column::words(
                    "What is it: news, analysis, opinion, a statement of one side? How can you tell?",
                    4,
                ),
                Column::words("Whom does it quote? Whom not?", 4),
            ],
            rows: self.all().iter().map(row).collect(),
        };
        let task = "Read the sources. Fill in what they tell about themselves; write “not told” where they do not.";
        Section::new("sources", "1. The sources", vec![note(task), Block::Table(table)])
    }

    fn claims(&self) -> Option<Section> {
        let all = self.all();
        let sources: Vec<SourceId> = all.iter().map(|source| source.id).collect();
        let points = chosen(self.desk, &sources);
        if points.is_empty() {
            return None;
        }
        let mut columns = vec![Column::words("Claim", 5)];
        columns.extend(sources.iter().map(|source| Column {
            title: format!("{}: says it? Where?", self.desk.mark(*source)),
            full: self.desk.named(*source),
            weight: if sources.len() > 3 { 2 } else { 3 },
            ..Column::words("", 2)
        }));
        columns.push(Column::words("Who says it, in the text?", 3));
        columns.push(Column::words("What evidence is given?", 3));
        columns.push(Column::words("Agree, differ, only one?", 2));
        let row = |(at, point): (usize, &&Point)| {
            let claim = format!("{}. {}", at + 1, shorten(&one_line(&point.title), CLAIM));
            let mut row = vec![Cell::head(vec![plain(claim)])];
            for (cell, source) in cells(point, &sources).iter().zip(&sources) {
                row.push(self.answer(|| match cell {
                    Said::Says(spans) => {
                        let said = spans
                            .first()
                            .map_or(String::new(), |span| self.desk.words(*source, *span));
                        format!("Yes: “{}”", shorten(&said, 110))
                    }
                    Said::CouldNotTell(_) => "Could not tell".to_owned(),
                    _ => "Not mentioned".to_owned(),
                }));
            }
            row.push(self.answer(|| attributed(self.desk, point)));
            row.push(self.answer(|| evidence(self.desk, point)));
            row.push(self.answer(|| words::state(point.state).word.to_owned()));
            row
        };
        let table = Table {
            caption: vec![],
            columns,
            rows: points.iter().enumerate().map(row).collect(),
        };
        let task = "For each claim: which source says it, and in which sentence? Who is said to say it? What evidence does \
                    the text give (a document, a figure, an eyewitness, nobody)? A source that does not mention a claim \
                    does not deny it.";
        Some(Section {
            own_page: true,
            ..Section::new("claims", "2. Claims by source", vec![note(task), Block::Table(table)])
        })
    }

    fn closely(&self) -> Option<Section> {
        let findings = self.desk.compared.comparison.findings.iter();
        let findings = findings.filter(|it| it.severity != Severity::Low && !self.desk.is_dismissed(&it.id));
        let findings: Vec<&Finding> = findings.take(CLOSE).collect();
        if findings.is_empty() {
            return None;
        }
        let mut blocks = vec![];
        for (at, finding) in findings.iter().enumerate() {
            let mut card = vec![Block::Heading {
                level: 4,
                runs: vec![plain(format!("Place {}", (b'a' + at as u8) as char))],
                anchor: None,
            }];
            for evidence in &finding.evidence {
                let mut runs = vec![strong(format!("{}  ", self.desk.mark(evidence.source)))];
                let excerpt = excerpt::excerpt(self.desk, evidence.source, evidence.span).into_iter();
                // To find what differs is the task.
                runs.extend(excerpt.map(|run| if self.solved { run } else { plain(run.text) }));
                card.push(Block::Paragraph {
                    kind: Kind::Quotation,
                    runs,
                });
            }
            if self.solved {
                card.push(paragraph(vec![strong(&finding.title)]));
                card.push(paragraph(vec![plain(&finding.explanation)]));
                let facts = [
                    ("Calculation", &finding.calculation),
                    ("What would settle it", &finding.clears),
                ];
                let facts = facts.into_iter().filter(|(_, words)| !words.is_empty());
                card.push(Block::Facts(
                    facts
                        .map(|(name, words)| (name.to_owned(), vec![plain(words)]))
                        .collect(),
                ));
            } else {
                card.push(paragraph(vec![plain(
                    "What exactly differs? Can both be true? What would you look up to settle it, and where?",
                )]));
                card.push(Block::Lines(4));
            }
            blocks.push(Block::Card {
                tone: Tone::Open,
                blocks: card,
            });
        }
        Some(Section {
            own_page: true,
            ..Section::new("closely", "3. Look closely", blocks)
        })
    }

    fn questions(&self) -> Section {
        let questions = [
            "What can be taken as certain, and why? Count sources that copied from each other once.",
            "What is open? What would you need to know, and who could know it?",
            "Which words judge rather than report? Put one such sentence into neutral words.",
        ];
        let mut blocks = vec![];
        for question in questions {
            blocks.push(paragraph(vec![plain(question)]));
            if !self.solved {
                blocks.push(Block::Lines(3));
            }
        }
        if self.solved {
            blocks.push(Block::List(hints(self.desk)));
        }
        Section::new("conclusions", "4. What follows", blocks)
    }

    fn notes(&self) -> Section {
        let notes = [
            "Filled in by rules, from the words of the texts alone: look through it before the lesson.".to_owned(),
            "“Not mentioned” means only that no statement like it was found.".to_owned(),
            format!(
                "Made by Crossread {}, rules {}.",
                env!("CARGO_PKG_VERSION"),
                crate::compare::RULES
            ),
        ];
        let notes = notes.into_iter().map(|words| vec![plain(words)]).collect();
        Section::new("notes", "For the teacher", vec![Block::List(notes)])
    }
}

/// Claims worth a lesson: those on which the sources part, those that they share, then those that only one has, of each
/// source in turn; in the order of consequence within each.
fn chosen<'a>(desk: &'a Desk, sources: &[SourceId]) -> Vec<&'a Point> {
    let of_story = |point: &&Point| point.statements.iter().any(|it| sources.contains(&it.source));
    let points: Vec<&Point> = desk.compared.comparison.points.iter().filter(of_story).collect();
    let with = |keep: &dyn Fn(State) -> bool, most: usize| {
        let points = points.iter().copied().filter(|point| keep(point.state));
        points.take(most).collect::<Vec<&Point>>()
    };
    let mut chosen = with(&is_conflict, APART);
    chosen.extend(with(&|state| matches!(state, State::AllSay | State::SomeSay), SHARED));
    let mut alone: Vec<Vec<&Point>> = sources
        .iter()
        .map(|source| {
            let own = |point: &&Point| point.statements.first().is_some_and(|it| it.source == *source);
            let alone = points.iter().copied().filter(|point| point.state == State::OnlyOneSays);
            let mut alone: Vec<&Point> = alone.filter(own).collect();
            // Claims that can be checked first: somebody says them, they have figures, dates.
            crate::present::order::by_key(&mut alone, |point| {
                let statement = point.statements.first().and_then(|it| statement(desk, it));
                statement.map_or(3, |it| {
                    let lacks = [
                        it.quotes.is_empty() && it.attribution.is_none(),
                        it.quantities.is_empty(),
                        it.dates.is_empty(),
                    ];
                    lacks.into_iter().filter(|lacks| *lacks).count()
                })
            });
            alone.truncate(CLAIMS);
            alone.reverse();
            alone
        })
        .collect();
    while chosen.len() < CLAIMS && alone.iter().any(|points| !points.is_empty()) {
        for points in &mut alone {
            chosen.extend(points.pop());
        }
    }
    chosen.truncate(CLAIMS);
    chosen
}

fn statement<'a>(desk: &'a Desk, said: &PointStatement) -> Option<&'a Statement> {
    desk.compared
        .source(said.source)?
        .analysis
        .statements
        .get(said.statement as usize)
}

/// Who is said to say it, by source.
fn attributed(desk: &Desk, point: &Point) -> String {
    let by = point.statements.iter().filter_map(|said| {
        let attribution = statement(desk, said)?.attribution.as_ref()?;
        let name = match attribution.name.as_str() {
            "" => desk.words(said.source, attribution.span),
            name => one_line(name),
        };
        Some(format!("{}: {name}", desk.mark(said.source)))
    });
    let mut by: Vec<String> = by.collect();
    by.dedup();
    if by.is_empty() {
        "Nobody but the text itself".to_owned()
    } else {
        by.join("; ")
    }
}

/// What the statements of each source rest on, as far as words tell it.
fn evidence(desk: &Desk, point: &Point) -> String {
    let mut sources: Vec<SourceId> = point.statements.iter().map(|said| said.source).collect();
    sources.dedup();
    let told = sources.into_iter().map(|source| {
        let own = point.statements.iter().filter(|said| said.source == source);
        let own: Vec<&Statement> = own.filter_map(|said| statement(desk, said)).collect();
        let has = |kind: fn(&Statement) -> bool| own.iter().any(|it| kind(it));
        let kinds = [
            (has(|it| !it.quotes.is_empty()), "quotation"),
            (has(|it| !it.quantities.is_empty()), "figure"),
            (has(|it| !it.dates.is_empty()), "date"),
            (has(|it| !it.hedges.is_empty()), "hedged"),
        ];
        let kinds: Vec<&str> = kinds
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, kind)| kind)
            .collect();
        let kinds = if kinds.is_empty() {
            "none named".to_owned()
        } else {
            kinds.join(", ")
        };
        format!("{}: {kinds}", desk.mark(source))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What the words tell about the kind of text.
fn kind_of(source: &Reported) -> String {
    let statements = &source.analysis.statements;
    let count = |it: &dyn Fn(&Statement) -> bool| statements.iter().filter(|statement| it(statement)).count();
    format!(
        "{}, {} with a named source, {} hedged, {}, {}. To be judged by the reader.",
        count_of(statements.len(), "statement", "statements"),
        count(&|it| it.attribution.is_some()),
        count(&|it| !it.hedges.is_empty()),
        count_of(source.analysis.quotes.len(), "quotation", "quotations"),
        count_of(source.analysis.tables.len(), "table", "tables"),
    )
}

/// Who is quoted, most often first.
fn speakers(desk: &Desk, source: &Reported) -> String {
    let mut counts: Vec<(String, usize)> = vec![];
    for speaker in source.analysis.quotes.iter().filter_map(|quote| quote.speaker.as_ref()) {
        let name = match speaker.name.as_str() {
            "" => desk.words(source.id, speaker.span),
            name => one_line(name),
        };
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    crate::present::order::by_key(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    let names: Vec<String> = counts.into_iter().take(6).map(|(name, _)| name).collect();
    if names.is_empty() {
        "Nobody".to_owned()
    } else {
        names.join(", ")
    }
}

/// What the comparison contributes to the questions.
fn hints(desk: &Desk) -> Vec<Vec<Run>> {
    let comparison = desk.compared.comparison;
    let mut hints = vec![];
    for origin in comparison.origins.iter().filter(|origin| origin.sources.len() > 1) {
        hints.push(format!(
            "Sources {} are one origin: {}",
            desk.marks(&origin.sources),
            origin.why
        ));
    }
    let count = |wanted: &dyn Fn(State) -> bool| comparison.points.iter().filter(|point| wanted(point.state)).count();
    hints.push(format!(
        "Said by all: {}. Said by some: {}. Said by one only: {}. Where sources part: {}.",
        count(&|state| state == State::AllSay),
        count(&|state| state == State::SomeSay),
        count(&|state| state == State::OnlyOneSays),
        count(&is_conflict),
    ));
    for source in &comparison.wording.sources {
        let loaded = source
            .marks
            .iter()
            .filter(|mark| mark.kind == crate::compare::wording::MarkKind::Loaded);
        let mut words: Vec<String> = loaded.map(|mark| desk.words(source.source, mark.span)).collect();
        words.dedup();
        words.truncate(8);
        if !words.is_empty() {
            hints.push(format!(
                "Loaded words in {}: {}",
                desk.mark(source.source),
                words.join(", ")
            ));
        }
    }
    hints.into_iter().map(|words| vec![plain(words)]).collect()
}
