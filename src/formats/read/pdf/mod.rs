//! PDF: positioned glyphs to paragraphs in reading order.
//!
//! A PDF says where each glyph stands and nothing of words, lines or columns. `glyphs` collects what a page draws;
//! `pieces` makes stretches of a line of them, parted by `gutters`; `ruled` finds tables by their rules; `order` tells
//! columns apart and puts all in order; `running` sets headers and footers aside, `footnotes` puts notes after the text;
//! `blocks` joins lines to paragraphs, headings and aligned tables.

mod aligned;
mod blocks;
mod direction;
mod footnotes;
mod glyphs;
mod gutters;
mod order;
mod pieces;
mod ruled;
mod running;

use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::{LoadPdfError, Pdf};
use kurbo::{Affine, Rect};

use super::markup::{Page, escape};
use glyphs::Collector;
use pieces::Piece;

/// How many pages are read.
const PAGES: usize = 2_000;
/// How many glyphs are read in all.
const GLYPHS: usize = 6_000_000;

/// What a page shows, in reading order.
struct Sheet {
    pub pieces: Vec<Piece>,
    pub height: f64,
}

/// The page of a PDF and what the reader should know of it, or why it cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<(Page, Vec<String>), String> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|problem| problem_of(&problem))?;
    let mut sheets = Vec::new();
    let mut glyphs = 0;
    let mut pictures = Vec::new();
    let pages = pdf.pages();
    for (number, page) in pages.iter().enumerate().take(PAGES) {
        // One page's fonts at a time: the cache would hold all of them.
        let cache = InterpreterCache::new();
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let (width, height) = page.render_dimensions();
        let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), InterpreterSettings::default());
        let mut collector = Collector::new(bounds);
        interpret_page(page, &mut context, &mut collector);
        glyphs += collector.glyphs.len();
        if collector.glyphs.len() < 8 && collector.pictures > 0 {
            pictures.push(number + 1);
        }
        let (tables, rest) = ruled::tables(collector.glyphs, &collector.rules);
        let mut pieces = pieces::pieces(rest);
        pieces.extend(tables);
        sheets.push(Sheet {
            pieces: order::in_order(pieces),
            height: f64::from(height),
        });
        if glyphs > GLYPHS {
            break;
        }
    }
    let mut notes = Vec::new();
    if pages.len() > sheets.len() {
        notes.push(format!(
            "Only its first {} pages of {} were read.",
            sheets.len(),
            pages.len()
        ));
    }
    if !sheets.is_empty() && pictures.len() == sheets.len() {
        return Err(
            "It has no text, only pictures of pages (a scan). Have its text recognised (OCR), by a scanner's program \
                    or a PDF editor, and add the result."
                .to_owned(),
        );
    }
    if !pictures.is_empty() {
        let numbers: Vec<String> = pictures.iter().take(12).map(usize::to_string).collect();
        let more = if pictures.len() > 12 { ", …" } else { "" };
        notes.push(format!(
            "Pages that are pictures without text were left out: {}{more}.",
            numbers.join(", ")
        ));
    }
    let aside = running::take_out(&mut sheets);
    let mut page = Page::default();
    let notes_below = footnotes::take_out(&mut sheets);
    blocks::write(sheets, &mut page.body);
    for note in notes_below {
        page.body.push_str(&format!("<p>{}</p>\n", escape(&note)));
    }
    for line in aside {
        page.body
            .push_str(&format!("<footer><p>{}</p></footer>\n", escape(&line)));
    }
    let text = |field: &Option<Box<[u8]>>| field.as_ref().map(|bytes| text_string(bytes)).unwrap_or_default();
    let metadata = pdf.metadata();
    page.title = Some(text(&metadata.title))
        .filter(|title| is_title(title))
        .unwrap_or_default();
    Ok((page, notes))
}

fn problem_of(problem: &LoadPdfError) -> String {
    match problem {
        LoadPdfError::Decryption(_) => {
            "It is encrypted. Open it in a PDF reader with its password, print or save it without, and add that."
        }
        LoadPdfError::Invalid => "It is damaged or cut off: no page can be found in it. Get or save it again.",
    }
    .to_owned()
}

/// Text fields are UTF-16 or UTF-8 with a mark, else nearly Latin-1.
fn text_string(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned(),
        None => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

/// What programs put there by themselves is no title.
fn is_title(title: &str) -> bool {
    let lower = title.trim().to_lowercase();
    let file = [
        ".doc", ".docx", ".indd", ".qxd", ".qxp", ".pdf", ".tex", ".dvi", ".rtf", ".odt", ".txt", ".htm", ".html",
        ".pptx", ".xlsx",
    ];
    let by_program = [
        "microsoft word",
        "untitled",
        "document",
        "layout",
        "slide",
        "presentation",
        "print",
    ];
    lower.len() > 3
        && lower.contains(' ')
        && !file.iter().any(|ending| lower.ends_with(ending))
        && !by_program.iter().any(|start| lower.starts_with(start))
}
