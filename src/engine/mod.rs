//! The engine behind the page and the command line: a closed set of requests
//! and their responses. Knows neither workers nor browsers.

mod export;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use export::{Export, Exported, Format as ExportFormat, export};

use crate::analysis::entities::repair::Repair;
use crate::analysis::{self, Analysis};
use crate::compare::{self, Comparison, Settings, Source, SourceId};
use crate::ingest::{self, Edits, Format, Refusal, Taken};
use crate::report::drawing::{self, Drawing};
use crate::report::{Compared, Part, Reported, Verdict};
use crate::text::{Document, Lexed};

/// What the engine can be asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Decode what came in and find its articles.
    Take {
        name: String,
        bytes: Vec<u8>,
        hint: Option<Format>,
    },
    /// Read and analyse one article, and remember it for comparison.
    Analyze {
        source: SourceId,
        format: Format,
        text: String,
        edits: Edits,
        /// The user's corrections of names; those confined to other sources are of no account.
        repairs: Vec<Repair>,
    },
    Forget {
        source: SourceId,
    },
    /// Compare the remembered sources among these.
    Compare {
        sources: Vec<SourceId>,
        settings: Settings,
    },
    /// Write what was compared.
    Export {
        told: Told,
        export: Export,
    },
    /// A chart as SVG.
    Draw {
        told: Told,
        drawing: Drawing,
    },
    /// A part of the report, to copy.
    Excerpt {
        told: Told,
        part: Part,
    },
}

/// All that a report needs besides what the engine remembers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The remembered sources, by number and name, in their order.
    pub sources: Vec<(SourceId, String)>,
    pub settings: Settings,
    pub notes: Notes,
}

/// What the user said beside the texts: a report tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Notes {
    /// By the finding's id.
    pub verdicts: BTreeMap<String, Verdict>,
    /// In the order in which they were made.
    pub corrections: Vec<Repair>,
}

/// The answer to the request of the same name.
#[allow(clippy::large_enum_variant)] // one at a time, and encoded at once
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    Taken(Result<Taken, Refusal>),
    Analyzed {
        source: SourceId,
        document: Document,
        analysis: Analysis,
        /// Words of the blocks that count.
        words: u32,
    },
    Forgotten,
    Compared(Comparison),
    Exported(Exported),
    /// None where there was nothing to draw.
    Drawn(Option<String>),
    Excerpt {
        html: String,
        text: String,
    },
}

/// A source that has been read and analysed.
#[derive(Debug)]
pub struct Prepared {
    pub document: Document,
    pub lexed: Lexed,
    pub analysis: Analysis,
}

/// Remembers the analysed sources between requests.
#[derive(Debug, Default)]
pub struct Engine {
    sources: BTreeMap<SourceId, Prepared>,
    /// The last comparison, and what was compared: reports are written from it.
    last: Option<(Vec<SourceId>, Settings, Comparison)>,
}

impl Engine {
    /// Answers a request. Total: what goes wrong is part of the response.
    pub fn answer(&mut self, request: Request) -> Response {
        match request {
            Request::Take { name, bytes, hint } => Response::Taken(ingest::take(&name, &bytes, hint)),
            Request::Analyze {
                source,
                format,
                text,
                edits,
                repairs,
            } => {
                let Prepared { document, analysis, .. } =
                    self.analyze_corrected(source, format, &text, &edits, &repairs);
                Response::Analyzed {
                    source,
                    document: document.clone(),
                    analysis: analysis.clone(),
                    words: words(document),
                }
            }
            Request::Forget { source } => {
                self.sources.remove(&source);
                self.last = None;
                Response::Forgotten
            }
            Request::Compare { sources, settings } => {
                self.compare_again(&sources, &settings);
                let comparison = self.last.as_ref().map(|(.., comparison)| comparison.clone());
                Response::Compared(comparison.unwrap_or_default())
            }
            Request::Export { told, export: wanted } => {
                Response::Exported(self.told(&told, |compared| export(compared, &wanted)))
            }
            Request::Draw { told, drawing } => {
                Response::Drawn(self.told(&told, |compared| drawing::drawing(compared, &drawing)))
            }
            Request::Excerpt { told, part } => {
                let (html, text) = self.told(&told, |compared| export::excerpt(compared, &part));
                Response::Excerpt { html, text }
            }
        }
    }

    /// Reads and analyses one article and remembers it.
    pub fn analyze(&mut self, source: SourceId, format: Format, text: &str, edits: &Edits) -> &Prepared {
        self.analyze_corrected(source, format, text, edits, &[])
    }

    /// The same with the user's corrections of names; those confined to other sources are of no account.
    pub fn analyze_corrected(
        &mut self,
        source: SourceId,
        format: Format,
        text: &str,
        edits: &Edits,
        repairs: &[Repair],
    ) -> &Prepared {
        let document = ingest::read(format, text, edits);
        let lexed = Lexed::lex(&document);
        let mut repairs = repairs.to_vec();
        repairs.retain(|repair| repair.source().is_none_or(|only| only == source));
        let analysis = analysis::analyze(&document, &lexed, &repairs);
        let prepared = Prepared {
            document,
            lexed,
            analysis,
        };
        self.sources.insert(source, prepared);
        self.last = None;
        &self.sources[&source]
    }

    /// Remembers the comparison, where it is not the last one already.
    fn compare_again(&mut self, sources: &[SourceId], settings: &Settings) {
        let known = self.last.as_ref();
        if known.is_none_or(|(of, by, _)| of != sources || by != settings) {
            let comparison = self.compare(sources, settings);
            self.last = Some((sources.to_vec(), settings.clone(), comparison));
        }
    }

    /// Makes something of the sources and their comparison.
    fn told<T>(&mut self, told: &Told, make: impl FnOnce(&Compared) -> T) -> T {
        let sources: Vec<SourceId> = told.sources.iter().map(|(id, _)| *id).collect();
        self.compare_again(&sources, &told.settings);
        let none = Comparison::default();
        let comparison = self.last.as_ref().map_or(&none, |(.., comparison)| comparison);
        let names = told.sources.iter().map(|(id, name)| (*id, name.as_str()));
        make(&self.report(names, comparison, &told.settings, &told.notes))
    }

    /// Compares the remembered sources among `sources`.
    pub fn compare(&self, sources: &[SourceId], settings: &Settings) -> Comparison {
        let chosen: Vec<Source> = sources
            .iter()
            .filter_map(|id| self.sources.get_key_value(id))
            .map(|(&id, source)| Source {
                id,
                document: &source.document,
                lexed: &source.lexed,
                analysis: &source.analysis,
            })
            .collect();
        compare::compare(&chosen, settings)
    }

    /// The remembered sources with their names, in their order, and what they say against each other, for a report.
    pub fn report<'a>(
        &'a self,
        names: impl IntoIterator<Item = (SourceId, &'a str)>,
        comparison: &'a Comparison,
        settings: &'a Settings,
        notes: &'a Notes,
    ) -> Compared<'a> {
        let sources = names.into_iter().filter_map(|(id, name)| {
            let source = self.sources.get(&id)?;
            Some(Reported {
                id,
                name,
                document: &source.document,
                analysis: &source.analysis,
            })
        });
        Compared {
            sources: sources.collect(),
            comparison,
            corrections: &notes.corrections,
            verdicts: &notes.verdicts,
            settings,
        }
    }

    /// A remembered source.
    pub fn source(&self, id: SourceId) -> Option<&Prepared> {
        self.sources.get(&id)
    }
}

/// Words of the blocks that count, whatever their language.
fn words(document: &Document) -> u32 {
    let counted = document.blocks.iter().filter(|block| block.aside.is_none());
    let words = counted.flat_map(|block| document.slice(block.span).split_whitespace());
    words.filter(|word| word.chars().any(char::is_alphanumeric)).count() as u32
}
