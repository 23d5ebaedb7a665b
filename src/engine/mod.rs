//! The engine behind the page and the command line: a closed set of requests
//! and their responses. Knows neither workers nor browsers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::{self, Analysis};
use crate::compare::{self, Comparison, Settings, Source, SourceId};
use crate::ingest::{self, Edits, Format, Refusal, Taken};
use crate::text::{Document, Lexed};

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
    },
    Forget {
        source: SourceId,
    },
    /// Compare the remembered sources.
    Compare {
        sources: Vec<SourceId>,
        settings: Settings,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    Taken(Result<Taken, Refusal>),
    Analyzed {
        source: SourceId,
        document: Document,
        analysis: Analysis,
    },
    Forgotten,
    Compared(Comparison),
}

/// A source that has been read and analysed.
#[derive(Debug)]
struct Prepared {
    document: Document,
    lexed: Lexed,
    analysis: Analysis,
}

/// Remembers the analysed sources between requests.
#[derive(Debug, Default)]
pub struct Engine {
    sources: BTreeMap<SourceId, Prepared>,
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
            } => {
                let document = ingest::read(format, &text, &edits);
                let lexed = Lexed::lex(&document);
                let analysis = analysis::analyze(&document, &lexed);
                let response = Response::Analyzed {
                    source,
                    document: document.clone(),
                    analysis: analysis.clone(),
                };
                self.sources.insert(
                    source,
                    Prepared {
                        document,
                        lexed,
                        analysis,
                    },
                );
                response
            }
            Request::Forget { source } => {
                self.sources.remove(&source);
                Response::Forgotten
            }
            Request::Compare { sources, settings } => {
                let chosen: Vec<Source> = sources
                    .iter()
                    .filter_map(|id| self.sources.get(id).map(|prepared| (*id, prepared)))
                    .map(
                        |(
                            id,
                            Prepared {
                                document,
                                lexed,
                                analysis,
                            },
                        )| Source {
                            id,
                            document,
                            lexed,
                            analysis,
                        },
                    )
                    .collect();
                Response::Compared(compare::compare(&chosen, &settings))
            }
        }
    }
}
