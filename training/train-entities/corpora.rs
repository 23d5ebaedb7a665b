//! Reads the corpora: their texts as running text, tokenised as the program does it, and what may stand where.

use std::ops::Range;
use std::path::Path;

use crossread::analysis::entities::tagger::{KINDS, OUTSIDE, Part, Sheet, TAGS, observe, tag};
use crossread::text::{Block, BlockKind, Document, Language, Lexed, Span};

pub const PERSON: usize = 0;
pub const ORGANISATION: usize = 1;
pub const PLACE: usize = 2;
pub const NATIONALITY: usize = 3;
pub const EVENT: usize = 4;
pub const WORK: usize = 5;
pub const PRODUCT: usize = 6;

/// Tags, a bit each.
pub type Mask = u32;

pub const NONE: Mask = 1 << OUTSIDE;
pub const ANY: Mask = (1 << TAGS) - 1;

/// What a corpus says of a name.
#[derive(Clone, Copy, PartialEq)]
pub enum Label {
    Kind(usize),
    /// One of several kinds, or nothing: tags that may stand there.
    OneOf(Mask),
}

/// A document with what its corpus says of it.
#[derive(Clone)]
pub struct Sample {
    /// The same in every run: corpus, file and place in it.
    pub key: String,
    pub text: String,
    /// Bytes of the text: names with their labels.
    pub names: Vec<(Range<usize>, Label)>,
    lines: Vec<Range<usize>>,
    /// Every few lines is a heading.
    headings: bool,
    pub corpus: &'static str,
    pub weight: f32,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Casing {
    Lower,
    Title,
    Upper,
    /// Every few lines is a heading with capitals, less the small words; the others are as they were.
    Headings,
}

/// A sample as the program reads it.
pub struct Read {
    pub sheet: Sheet,
    /// Per token: the tags that may stand there.
    pub masks: Vec<Mask>,
    /// The names as ranges of tokens, with their kinds where the corpus tells one.
    pub names: Vec<(Range<usize>, Option<usize>)>,
}

const fn any_of(kind: usize) -> Mask {
    0b1111 << (1 + 4 * kind)
}

/// The corpus of the texts that nobody has tagged.
const FREE: &str = "free";

const OTHER: Mask = NONE | any_of(EVENT) | any_of(WORK) | any_of(PRODUCT) | any_of(NATIONALITY);

/// What a corpus means by a tag; none where it is no name to us.
fn label(corpus: &str, tag: &str) -> Option<Label> {
    use Label::{Kind, OneOf};
    Some(match (corpus, tag) {
        ("gmb", "art" | "nat") => OneOf(OTHER),
        (
            _,
            "MISC" | "misc" | "OTH" | "abstract" | "object" | "animal" | "plant" | "substance" | "award" | "magazine",
        ) => OneOf(OTHER),
        (
            _,
            "PER" | "per" | "person" | "Person" | "politician" | "writer" | "musicalartist" | "scientist"
            | "researcher",
        ) => Kind(PERSON),
        (
            _,
            "ORG" | "org" | "organization" | "organisation" | "Organisation" | "politicalparty" | "university" | "band"
            | "corporation" | "group",
        ) => Kind(ORGANISATION),
        (_, "LOC" | "geo" | "place" | "location" | "Location" | "country") => Kind(PLACE),
        (_, "gpe" | "Nationality") => Kind(NATIONALITY),
        (_, "eve" | "event" | "election" | "conference") => Kind(EVENT),
        (_, "book" | "poem" | "song" | "album" | "academicjournal" | "creative-work" | "DocumentReference") => {
            Kind(WORK)
        }
        (_, "Weapon" | "MilitaryPlatform" | "product") => Kind(PRODUCT),
        (
            _,
            "genre" | "literarygenre" | "musicgenre" | "algorithm" | "field" | "task" | "metrics" | "programlang"
            | "theory" | "discipline" | "protein" | "enzyme" | "chemicalcompound" | "chemicalelement"
            | "astronomicalobject" | "musicalinstrument",
        ) => OneOf(OTHER | any_of(PLACE)),
        _ => return None,
    })
}

struct Source {
    corpus: &'static str,
    file: &'static str,
    weight: f32,
}

const fn source(corpus: &'static str, file: &'static str, weight: f32) -> Source {
    Source { corpus, file, weight }
}

const TRAINING: [Source; 18] = [
    source("gmb", "train", 0.25),
    source("gum", "train", 1.0),
    source("uner_ewt", "train", 0.7),
    source("redocred", "dev", 0.8),
    source("redocred", "test", 0.8),
    source("wikigold", "test", 1.0),
    source("crossner_politics", "train", 0.8),
    source("crossner_politics", "test", 0.8),
    source("crossner_literature", "train", 0.25),
    source("crossner_literature", "dev", 0.25),
    source("crossner_music", "train", 0.25),
    source("crossner_music", "dev", 0.25),
    source("crossner_science", "train", 0.25),
    source("crossner_science", "dev", 0.25),
    source("crossner_ai", "train", 0.3),
    source("re3d", "train", 0.4),
    source("wnut17", "train", 0.3),
    source("btc", "train", 0.3),
];

const HELD_OUT: [Source; 6] = [
    source("gmb", "dev", 1.0),
    source("gum", "dev", 1.0),
    source("gum", "test", 1.0),
    source("uner_ewt", "dev", 1.0),
    source("wikigold", "test", 1.0),
    source("crossner_politics", "dev", 1.0),
];

pub fn training(folder: &Path) -> Vec<Sample> {
    let samples = TRAINING.iter().flat_map(|source| {
        let kept = source.corpus == "wikigold";
        read(folder, source)
            .into_iter()
            .enumerate()
            .filter(move |(at, _)| !kept || at % 2 == 0)
            .map(|(_, sample)| sample)
    });
    samples.chain(free(folder)).collect()
}

/// Texts that only the teacher tags: `free/*.txt`, a paragraph a line, a blank line between documents.
fn free(folder: &Path) -> Vec<Sample> {
    let Ok(entries) = std::fs::read_dir(folder.join("free")) else {
        return Vec::new();
    };
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let samples = files.iter().flat_map(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let documents: Vec<&str> = text
            .split("\n\n")
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .collect();
        let sample = |(at, text): (usize, &&str)| {
            let text = format!("{text}\n");
            let ends = text.match_indices('\n').map(|(end, _)| end);
            let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1));
            Sample {
                key: format!("free/{name}/{at}"),
                lines: starts.zip(ends).map(|(start, end)| start..end).collect(),
                text,
                names: Vec::new(),
                headings: false,
                corpus: FREE,
                weight: 0.4,
            }
        };
        documents.iter().enumerate().map(sample).collect::<Vec<_>>()
    });
    samples.collect()
}

pub fn held_out(folder: &Path) -> Vec<Sample> {
    let samples = HELD_OUT.iter().flat_map(|source| {
        let kept = source.corpus == "wikigold";
        read(folder, source)
            .into_iter()
            .enumerate()
            .filter(move |(at, _)| !kept || at % 2 == 1)
            .map(|(_, sample)| sample)
    });
    samples.collect()
}

type Tokens = Vec<(String, String)>;

fn documents(text: &str) -> Vec<Vec<Tokens>> {
    let mut documents = vec![Vec::new()];
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        if line.starts_with("-DOCSTART-") {
            documents.push(Vec::new());
        } else if line.is_empty() {
            if !sentence.is_empty() {
                documents
                    .last_mut()
                    .expect("there is one")
                    .push(std::mem::take(&mut sentence));
            }
        } else if let Some((token, tag)) = line.rsplit_once('\t') {
            sentence.push((token.to_owned(), tag.to_owned()));
        }
    }
    documents.retain(|document| !document.is_empty());
    if documents.len() == 1 {
        // No documents are marked: neighbours belong together more often than not.
        documents = documents.remove(0).chunks(12).map(<[Tokens]>::to_vec).collect();
    }
    documents
}

fn read(folder: &Path, source: &Source) -> Vec<Sample> {
    let path = folder.join(source.corpus).join(source.file).with_extension("tsv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("{}: cannot be read", path.display());
        return Vec::new();
    };
    documents(&text)
        .iter()
        .enumerate()
        .map(|(at, document)| sample(document, source, format!("{}/{}/{at}", source.corpus, source.file)))
        .collect()
}

/// Joins the tokens to running text.
fn sample(document: &[Tokens], source: &Source, key: String) -> Sample {
    let mut sample = Sample {
        key,
        text: String::new(),
        names: Vec::new(),
        lines: Vec::new(),
        headings: false,
        corpus: source.corpus,
        weight: source.weight,
    };
    for sentence in document {
        let start = sample.text.len();
        let mut spans: Vec<Range<usize>> = Vec::new();
        let mut quoted = false;
        let mut glued = true;
        for (index, (token, _)) in sentence.iter().enumerate() {
            let token = match token.as_str() {
                "-LRB-" => "(",
                "-RRB-" => ")",
                "``" | "''" => "\"",
                other => other,
            };
            let hyphen = token == "-" && matches!(source.corpus, "gum" | "uner_ewt") && index > 0;
            let closes = matches!(token, "." | "," | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "”" | "n't")
                || matches!(
                    token,
                    "'s" | "’s" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "'" | "’" | "'S"
                )
                || token == "\"" && quoted
                || hyphen;
            if !closes && !glued {
                sample.text.push(' ');
            }
            let at = sample.text.len();
            sample.text.push_str(token);
            spans.push(at..sample.text.len());
            glued = hyphen || matches!(token, "(" | "[" | "“" | "$" | "#" | "@") || token == "\"" && !quoted;
            quoted ^= token == "\"";
        }
        let mut at = 0;
        while at < sentence.len() {
            let Some(name) = sentence[at].1.strip_prefix("B-") else {
                at += 1;
                continue;
            };
            let mut stop = at + 1;
            while stop < sentence.len() && sentence[stop].1.starts_with("I-") {
                stop += 1;
            }
            if let Some(label) = label(source.corpus, name) {
                let words: Vec<&str> = sentence[at..stop].iter().map(|(token, _)| token.as_str()).collect();
                let kept = trim(source.corpus, label, &words);
                if !kept.is_empty() {
                    sample
                        .names
                        .push((spans[at + kept.start].start..spans[at + kept.end - 1].end, label));
                }
            }
            at = stop;
        }
        sample.lines.push(start..sample.text.len());
        sample.text.push('\n');
    }
    sample
}

const TITLES: &str = "President Mr. Mr Mrs. Mrs Ms. Ms Prime Minister Secretary Foreign Vice Vice-President Vice-Premier \
    Defense General Gen. Senator Sen. Chancellor King Queen Pope Leader Secretary-General Ambassador Chairman Director \
    Governor Gov. Mayor Judge State Dr. Dr Sheikh Ayatollah Speaker Colonel Col. Major Lieutenant Lt. Justice Chief \
    Interior Spokesman Spokeswoman Representative Commissioner Finance Prince Princess Crown Deputy Attorney Democratic \
    Republican Captain Capt. Sergeant Sgt. Admiral Premier Professor Prof. Congressman Congresswoman Archbishop Bishop \
    Cardinal Rev. Reverend Saint Sir Lord Lady First Former Brigadier Commander Envoy Iraqi Iranian Israeli Palestinian";

/// The words of a name, without articles, genitives and titles; none where it is no name by our rules.
fn trim(corpus: &str, label: Label, words: &[&str]) -> Range<usize> {
    let (mut start, mut end) = (0, words.len());
    if matches!(corpus, "gmb" | "re3d") && label == Label::Kind(PERSON) {
        while start + 1 < end && (TITLES.split_whitespace().any(|title| title == words[start]) || words[start] == "of")
        {
            start += 1;
        }
    }
    while start < end && matches!(words[start], "the" | "The" | "a" | "an" | "THE") {
        start += 1;
    }
    while end > start && matches!(words[end - 1], "'s" | "’s" | "'") {
        end -= 1;
    }
    let capital = words[start..end]
        .iter()
        .any(|word| word.chars().any(char::is_uppercase));
    if !capital && matches!(corpus, "gmb" | "re3d" | "gum") {
        return 0..0;
    }
    if corpus == "re3d"
        && words[start..end]
            .first()
            .is_some_and(|word| word.chars().all(char::is_lowercase))
    {
        return 0..0;
    }
    start..end
}

fn is_heading(line: usize) -> bool {
    line.is_multiple_of(4)
}

impl Sample {
    pub fn recased(&self, casing: Casing) -> Sample {
        let mut text = String::with_capacity(self.text.len());
        for (index, line) in self.text.split_inclusive('\n').enumerate() {
            for word in line.split_inclusive([' ', '-', '\n']) {
                let small = matches!(
                    word.trim_end(),
                    "of" | "in"
                        | "the"
                        | "and"
                        | "to"
                        | "for"
                        | "on"
                        | "at"
                        | "a"
                        | "an"
                        | "by"
                        | "with"
                        | "from"
                        | "as"
                        | "or"
                );
                let titled = casing == Casing::Title || casing == Casing::Headings && is_heading(index) && !small;
                let letters = word.chars().enumerate().map(|(at, char)| match casing {
                    Casing::Lower => char.to_ascii_lowercase(),
                    Casing::Upper => char.to_ascii_uppercase(),
                    _ if titled && at == 0 => char.to_ascii_uppercase(),
                    _ => char,
                });
                text.extend(letters);
            }
        }
        Sample {
            key: self.key.clone(),
            text,
            names: self.names.clone(),
            lines: self.lines.clone(),
            headings: casing == Casing::Headings,
            corpus: self.corpus,
            weight: self.weight,
        }
    }

    /// Tagged by no people, or by a program whose tags people corrected only in part.
    pub fn is_silver(&self) -> bool {
        matches!(self.corpus, "gmb" | FREE)
    }

    pub fn document(&self) -> Document {
        let blocks = self.lines.iter().enumerate().map(|(index, line)| Block {
            span: match self.headings && is_heading(index) && self.text[line.clone()].ends_with('.') {
                true => Span::new(line.start, line.end - 1),
                false => Span::new(line.start, line.end),
            }
            .trim(&self.text),
            kind: match self.headings && is_heading(index) {
                true => BlockKind::Heading { level: 2 },
                false => BlockKind::Paragraph,
            },
            language: Language::English,
            aside: None,
        });
        Document {
            text: self.text.clone(),
            blocks: blocks.collect(),
            ..Document::default()
        }
    }

    pub fn read(&self) -> Read {
        let document = self.document();
        let lexed = Lexed::lex(&document);
        let (sheet, peoples) = observe(&document, &lexed);
        let mut masks = vec![if self.corpus == FREE { ANY } else { NONE }; lexed.tokens.len()];
        // What the corpus leaves open.
        for (at, people) in peoples.iter().enumerate() {
            if *people && !self.is_silver() {
                masks[at] = any_of(NATIONALITY);
            }
        }
        let mut names = Vec::new();
        for (span, label) in &self.names {
            let first = lexed
                .tokens
                .partition_point(|token| (token.span.end as usize) <= span.start);
            let end = lexed
                .tokens
                .partition_point(|token| (token.span.start as usize) < span.end);
            if first >= end {
                continue;
            }
            let country = |at: usize| peoples[at];
            let kind = match *label {
                // A list tells a nationality from its country better than the corpora do.
                Label::Kind(NATIONALITY) if self.corpus == "gmb" && !(first..end).all(country) => {
                    let word = lexed.word(&lexed.tokens[end - 1]);
                    let adjective = ["n", "h", "i", "e", "s", "c"]
                        .iter()
                        .any(|ending| word.ends_with(ending));
                    Some(if adjective && end == first + 1 && !listed_place(word) {
                        NATIONALITY
                    } else {
                        PLACE
                    })
                }
                Label::Kind(PLACE) if (first..end).all(country) => Some(NATIONALITY),
                Label::Kind(kind) => Some(kind),
                Label::OneOf(mask) => {
                    masks[first..end]
                        .iter_mut()
                        .for_each(|it| *it = if *it == any_of(NATIONALITY) { *it } else { mask });
                    None
                }
            };
            if let Some(kind) = kind {
                set(&mut masks, first..end, kind, |_, tag| tag);
            }
            names.push((first..end, kind));
        }
        Read { sheet, masks, names }
    }
}

/// Changes the masks of a name's tokens, given each one's own tag.
fn set(masks: &mut [Mask], name: Range<usize>, kind: usize, change: impl Fn(Mask, Mask) -> Mask) {
    for at in name.clone() {
        let part = match (at == name.start, at + 1 == name.end) {
            (true, true) => Part::Unit,
            (true, false) => Part::Begin,
            (false, true) => Part::Last,
            (false, false) => Part::Inside,
        };
        masks[at] = change(masks[at], 1 << tag(kind, part));
    }
}

/// Countries whose names end as nationalities do.
fn listed_place(word: &str) -> bool {
    matches!(
        word,
        "iran"
            | "afghanistan"
            | "pakistan"
            | "sudan"
            | "japan"
            | "taiwan"
            | "jordan"
            | "lebanon"
            | "azerbaijan"
            | "spain"
            | "bahrain"
            | "britain"
            | "yemen"
            | "sweden"
            | "cameroon"
            | "uzbekistan"
            | "kazakhstan"
            | "kyrgyzstan"
            | "tajikistan"
            | "turkmenistan"
            | "france"
            | "greece"
            | "ukraine"
            | "haiti"
            | "burundi"
            | "malawi"
            | "fiji"
            | "belarus"
            | "cyprus"
            | "laos"
            | "honduras"
            | "philippines"
            | "netherlands"
            | "states"
            | "chile"
            | "singapore"
            | "mozambique"
            | "zimbabwe"
            | "suriname"
            | "timor-leste"
            | "bangladesh"
            | "gabon"
            | "bhutan"
            | "benin"
            | "oman"
            | "barbados"
            | "maldives"
            | "seychelles"
            | "brunei"
            | "kuwaiti"
            | "burkinafaso"
    )
}

pub const REPORTED: [usize; 3] = [PERSON, ORGANISATION, PLACE];
pub const NAMES: [&str; KINDS.len()] = [
    "person",
    "organisation",
    "place",
    "nationality",
    "event",
    "work",
    "product",
];
