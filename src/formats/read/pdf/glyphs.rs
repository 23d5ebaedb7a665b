//! What a page draws: glyphs with their places, rules, and how many pictures.

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro_syntax::object::Dict;
use kurbo::{BezPath, PathEl, Point, Rect, Shape, Vec2};

/// How many glyphs and rules of one page are looked at.
const GLYPHS: usize = 400_000;
const RULES: usize = 4_000;
/// What is thinner is a rule, in points.
const THIN: f64 = 3.0;

/// A glyph in its place; down is up: y grows towards the foot of the page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub text: String,
    pub x0: f64,
    pub x1: f64,
    /// The baseline.
    pub y: f64,
    pub size: f64,
    pub bold: bool,
}

/// A straight line along one axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub upright: bool,
    /// x of an upright rule, y of a level one.
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

pub(super) struct Collector {
    bounds: Rect,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    pub pictures: usize,
    /// For each open marked content, whether it is an artifact: page numbers and the like.
    marked: Vec<bool>,
}

impl Collector {
    pub fn new(bounds: Rect) -> Self {
        Collector {
            bounds,
            glyphs: Vec::new(),
            rules: Vec::new(),
            pictures: 0,
            marked: Vec::new(),
        }
    }

    fn glyph(&mut self, glyph: &Drawn<'_>, props: &DrawProps<'_>, transform: kurbo::Affine) {
        let place = props.transform * transform;
        let [a, b, c, d, _, _] = place.as_coeffs();
        let origin = place * Point::ZERO;
        if ![a, b, c, d, origin.x, origin.y].iter().all(|it| it.is_finite()) {
            return;
        }
        let (advance, bold) = match glyph {
            Drawn::Outline(outline) => {
                let data = outline.font_data();
                let named = data
                    .as_ref()
                    .and_then(|data| data.postscript_name.as_deref())
                    .unwrap_or_default();
                let heavy = data
                    .as_ref()
                    .and_then(|data| data.weight)
                    .is_some_and(|weight| weight >= 600);
                let bold = heavy
                    || ["Bold", "bold", "Black", "Heavy", "Semibold", "SemiBold"]
                        .iter()
                        .any(|it| named.contains(it));
                (outline.advance_width(), bold)
            }
            Drawn::Type3(glyph) => (glyph.advance_width(), false),
        };
        let along = Vec2::new(a, b).hypot();
        let size = Vec2::new(c, d).hypot() * 1000.0;
        // Text that runs up, down or aslant is a label of a chart or a watermark.
        if b.abs() > along * 0.1
            || a <= 0.0
            || !(1.0..=400.0).contains(&size)
            || !self.bounds.inflate(2.0, 2.0).contains(origin)
        {
            return;
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(char)) => readable(char),
            Some(BfString::String(text)) => text.chars().map(readable).collect(),
            None => return,
        };
        if text.is_empty() {
            return;
        }
        let width = f64::from(
            advance
                .filter(|width| width.is_finite() && *width > 0.0)
                .unwrap_or(500.0),
        ) * along;
        self.glyphs.push(Glyph {
            text,
            x0: origin.x,
            x1: origin.x + width,
            y: origin.y,
            size,
            bold,
        });
    }

    fn line(&mut self, from: Point, to: Point) {
        if self.rules.len() >= RULES || ![from.x, from.y, to.x, to.y].iter().all(|it| it.is_finite()) {
            return;
        }
        let (across, along) = ((to.x - from.x).abs(), (to.y - from.y).abs());
        if across <= 1.0 && along > 4.0 {
            self.rules.push(Rule {
                upright: true,
                at: from.x,
                from: from.y.min(to.y),
                to: from.y.max(to.y),
            });
        } else if along <= 1.0 && across > 4.0 {
            self.rules.push(Rule {
                upright: false,
                at: from.y,
                from: from.x.min(to.x),
                to: from.x.max(to.x),
            });
        }
    }
}

/// A character as text has it: ligatures as their letters, no characters of private use.
fn readable(char: char) -> String {
    match char {
        '\u{fb00}' => "ff".into(),
        '\u{fb01}' => "fi".into(),
        '\u{fb02}' => "fl".into(),
        '\u{fb03}' => "ffi".into(),
        '\u{fb04}' => "ffl".into(),
        '\u{fb05}' | '\u{fb06}' => "st".into(),
        '\u{f0b7}' | '\u{f0a7}' => "•".into(),
        '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => String::new(),
        // Bytes of Windows' code page that were taken for Latin-1.
        '\u{80}'..='\u{9f}' => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(&[char as u8])
            .0
            .into_owned(),
        char if char.is_whitespace() => " ".into(),
        char if char.is_control() => String::new(),
        char => char.to_string(),
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if self.rules.len() >= RULES {
            return;
        }
        let path = props.transform * path.clone();
        if matches!(mode, DrawMode::Fill(_)) {
            let bounds = path.bounding_box();
            let (middle, thin) = (bounds.center(), bounds.width().min(bounds.height()) < THIN);
            if thin && bounds.width() > bounds.height() {
                self.line(Point::new(bounds.x0, middle.y), Point::new(bounds.x1, middle.y));
            } else if thin {
                self.line(Point::new(middle.x, bounds.y0), Point::new(middle.x, bounds.y1));
            }
            return;
        }
        let (mut first, mut last) = (Point::ZERO, Point::ZERO);
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(point) => (first, last) = (point, point),
                PathEl::LineTo(point) => {
                    self.line(last, point);
                    last = point;
                }
                PathEl::ClosePath => {
                    self.line(last, first);
                    last = first;
                }
                PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => last = point,
            }
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        if self.marked.contains(&true) {
            return;
        }
        for glyph in run.glyphs() {
            if self.glyphs.len() < GLYPHS {
                self.glyph(glyph, &props, glyph.transform());
            }
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.pictures += 1;
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        self.marked.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
