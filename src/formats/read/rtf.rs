//! Rich Text Format: the words with paragraphs, headings, lists and tables; pictures, hidden text and all that is for
//! printing is passed over.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::markup::{Cell, Page, escape_into, has_words};

/// Groups that lie deeper are read as the one around them.
const DEEPEST: usize = 2_000;

/// What holds within a group.
#[derive(Clone)]
struct State {
    /// The words are not of the text.
    skipped: bool,
    hidden: bool,
    /// How many characters stand for one that only newer readers know.
    fallback: usize,
    encoding: &'static Encoding,
    note: bool,
    title: bool,
}

struct Reader {
    page: Page,
    state: State,
    above: Vec<State>,
    /// By number: fonts' encodings, and styles' levels.
    fonts: BTreeMap<i32, &'static Encoding>,
    default: &'static Encoding,
    line: String,
    notes: Vec<String>,
    note: String,
    level: Option<i32>,
    item: bool,
    in_table: bool,
    row: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
    bytes: Vec<u8>,
    to_skip: usize,
    font: i32,
}

/// The page of an RTF file.
pub(super) fn read(bytes: &[u8]) -> Page {
    let state = State {
        skipped: false,
        hidden: false,
        fallback: 1,
        encoding: WINDOWS_1252,
        note: false,
        title: false,
    };
    let mut reader = Reader {
        page: Page::default(),
        state,
        above: Vec::new(),
        fonts: BTreeMap::new(),
        default: WINDOWS_1252,
        line: String::new(),
        notes: Vec::new(),
        note: String::new(),
        level: None,
        item: false,
        in_table: false,
        row: Vec::new(),
        rows: Vec::new(),
        bytes: Vec::new(),
        to_skip: 0,
        font: 0,
    };
    reader.run(bytes);
    reader.end_paragraph();
    reader.end_table();
    let items: String = reader
        .notes
        .iter()
        .filter(|note| has_words(note))
        .map(|note| format!("<li>{}</li>\n", note.trim()))
        .collect();
    if !items.is_empty() {
        reader.page.body.push_str(&format!("<ol>{items}</ol>\n"));
    }
    reader.page
}

impl Reader {
    fn run(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'{' => {
                    self.flush();
                    if self.above.len() < DEEPEST {
                        self.above.push(self.state.clone());
                    }
                    self.to_skip = 0;
                }
                b'}' => {
                    self.flush();
                    let noted = self.state.note;
                    if let Some(state) = self.above.pop() {
                        self.state = state;
                    }
                    if noted && !self.state.note {
                        self.notes.push(std::mem::take(&mut self.note));
                    }
                    self.to_skip = 0;
                }
                b'\\' => at = self.control(bytes, at),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        self.flush();
    }

    /// A control word or symbol after its backslash; gives where it ends.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some(&first) = bytes.get(at) else { return at };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let code = bytes
                        .get(at + 1..at + 3)
                        .and_then(|code| std::str::from_utf8(code).ok());
                    if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                        self.byte(byte);
                        return at + 3;
                    }
                }
                b'~' => self.text("\u{a0}"),
                b'_' => self.text("-"),
                b'*' => self.state.skipped = true,
                b'\\' | b'{' | b'}' => self.byte(first),
                b'\r' | b'\n' => self.paragraph(),
                _ => {}
            }
            return at + 1;
        }
        let letters = bytes[at..]
            .iter()
            .take(40)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = std::str::from_utf8(&bytes[at..at + letters]).unwrap_or_default();
        let mut end = at + letters;
        let minus = bytes.get(end) == Some(&b'-');
        let digits = bytes[end + usize::from(minus)..]
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let mut number = None;
        if digits > 0 {
            let from = end + usize::from(minus);
            let value = std::str::from_utf8(&bytes[from..from + digits])
                .ok()
                .and_then(|digits| digits.parse::<i32>().ok());
            number = value.map(|value| if minus { -value } else { value });
            end = from + digits;
        }
        if bytes.get(end) == Some(&b' ') {
            end += 1;
        }
        if word == "bin" {
            return end.saturating_add(number.unwrap_or(0).max(0) as usize).min(bytes.len());
        }
        self.word(word, number);
        end
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if word != "u" {
            self.flush();
        }
        let on = number != Some(0);
        match word {
            "par" | "sect" | "page" => self.paragraph(),
            "line" => self.markup("<br>"),
            "tab" => self.text("\t"),
            "cell" | "nestcell" => self.cell(),
            "row" | "nestrow" => self.end_row(),
            "pard" => {
                self.in_table = false;
                self.level = None;
                self.item = false;
            }
            "intbl" => self.in_table = on,
            "plain" => self.state.hidden = false,
            "v" | "deleted" => self.state.hidden = on,
            "outlinelevel" => self.level = number.filter(|level| (0..9).contains(level)),
            "ls" | "pnlvlblt" | "pnlvlbody" => self.item = true,
            "emdash" => self.text("—"),
            "endash" => self.text("–"),
            "lquote" => self.text("‘"),
            "rquote" => self.text("’"),
            "ldblquote" => self.text("“"),
            "rdblquote" => self.text("”"),
            "bullet" => self.text("•"),
            "uc" => self.state.fallback = number.unwrap_or(1).clamp(0, 20) as usize,
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => {
                self.default = number.and_then(code_page).unwrap_or(WINDOWS_1252);
                self.state.encoding = self.default;
            }
            "mac" => {
                self.default = encoding_rs::MACINTOSH;
                self.state.encoding = self.default;
            }
            "f" => {
                self.font = number.unwrap_or(0);
                self.state.encoding = self.fonts.get(&self.font).copied().unwrap_or(self.default);
            }
            "fcharset" => {
                if let Some(encoding) = number.and_then(charset) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            "footnote" | "endnote" => {
                self.state.note = true;
                self.state.skipped = false;
            }
            "title" => self.state.title = true,
            "fonttbl" | "colortbl" | "stylesheet" | "info" | "pict" | "object" | "header" | "headerl" | "headerr"
            | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "fldinst" | "listtable"
            | "listoverridetable" | "revtbl" | "rsidtbl" | "generator" | "xmlnstbl" | "themedata"
            | "colorschememapping" | "datastore" | "latentstyles" | "pntext" | "listtext" | "annotation" | "atnid"
            | "atnauthor" | "tc" | "xe" | "datafield" | "bkmkstart" | "bkmkend" | "filetbl" | "objdata" => {
                self.item |= matches!(word, "pntext" | "listtext");
                self.state.skipped = true;
            }
            // The words of a box that is drawn.
            "shptxt" => self.state.skipped = false,
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        // Signed 16 bits; beyond them in two halves.
        let unit = (if number < 0 { number + 65_536 } else { number }) as u32;
        self.to_skip = self.state.fallback;
        match unit {
            0xD800..=0xDBFF => self.bytes = unit.to_be_bytes().to_vec(),
            0xDC00..=0xDFFF => {}
            unit => {
                if let Some(char) = char::from_u32(unit) {
                    self.text(char.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    /// Decodes the bytes that have come.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        if bytes.len() == 4 && bytes[..2] == [0, 0] {
            return; // half of a character
        }
        let text = self.state.encoding.decode_without_bom_handling(&bytes).0.into_owned();
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        self.flush();
        if self.state.title {
            self.page.title.push_str(text);
        } else if !self.state.skipped && !self.state.hidden {
            escape_into(
                text,
                if self.state.note {
                    &mut self.note
                } else {
                    &mut self.line
                },
            );
        }
    }

    fn markup(&mut self, markup: &str) {
        if !self.state.skipped && !self.state.hidden && !self.state.note {
            self.line.push_str(markup);
        }
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.state.note {
            self.note.push(' ');
        } else if self.state.skipped {
        } else if self.in_table {
            self.line.push_str("<br>");
        } else {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if !has_words(&self.line) {
            self.line.clear();
            return;
        }
        self.end_table();
        let line = std::mem::take(&mut self.line);
        let bullet = line.trim_start().strip_prefix('•').map(|rest| rest.trim().to_owned());
        match self.level {
            Some(level) => self.page.block(&format!("h{}", (level + 1).min(6)), &line),
            None if self.item || bullet.is_some() => {
                match self.page.body.strip_suffix("</ul>\n") {
                    Some(before) => self.page.body.truncate(before.len()),
                    None => self.page.body.push_str("<ul>"),
                }
                self.page.block("li", bullet.as_deref().unwrap_or(&line));
                self.page.body.push_str("</ul>\n");
            }
            None => self.page.block("p", &line),
        }
    }

    fn cell(&mut self) {
        self.flush();
        if !self.state.skipped && self.row.len() < 500 {
            let line = std::mem::take(&mut self.line);
            self.row.push(Cell::new(line.trim_end_matches("<br>").to_owned()));
        }
    }

    fn end_row(&mut self) {
        self.flush();
        if !self.row.is_empty() {
            let row = std::mem::take(&mut self.row);
            self.rows.push(row);
        }
    }

    fn end_table(&mut self) {
        self.end_row();
        let rows = std::mem::take(&mut self.rows);
        self.page.table("", &rows);
    }
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

fn charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
