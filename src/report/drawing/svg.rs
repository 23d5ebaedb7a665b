//! The few shapes that charts need.

use std::fmt::Write;

use crate::text::markup;

pub const INK: &str = "#182023";
pub const SOFT: &str = "#4a565b";
pub const LINE: &str = "#d8dee0";
pub const ACCENT: &str = "#0b5566";
/// Width of every drawing, in pixels.
pub const WIDTH: f64 = 800.0;
/// Of each side.
pub const MARGIN: f64 = 20.0;
/// Where a drawing begins, below its title.
pub const TOP: f64 = 62.0;

#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Default)]
pub struct Svg(String);

// Writing to a string does not fail.
impl Svg {
    pub fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str, width: f64) {
        let _ = write!(
            self.0,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>"
        );
    }

    pub fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), colour: &str, opacity: f64) {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let _ = write!(
            self.0,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\" fill=\"{colour}\" \
             fill-opacity=\"{opacity}\"/>"
        );
    }

    pub fn dot(&mut self, (x, y): (f64, f64), hollow: bool) {
        let fill = if hollow { "#ffffff" } else { ACCENT };
        let _ = write!(
            self.0,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4.5\" fill=\"{fill}\" stroke=\"{ACCENT}\" stroke-width=\"1.5\"/>"
        );
    }

    pub fn words(&mut self, (x, y): (f64, f64), anchor: Anchor, size: u8, colour: &str, words: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = write!(
            self.0,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size}\" fill=\"{colour}\">{}</text>",
            escaped(words)
        );
    }

    /// The file: a title and what it shows, said and written; then the shapes.
    pub fn finish(self, height: f64, title: &str, what: &str) -> String {
        let mut head = Svg::default();
        head.words(
            (MARGIN, 28.0),
            Anchor::Start,
            17,
            INK,
            &crate::present::shorten(title, 84),
        );
        head.words(
            (MARGIN, 48.0),
            Anchor::Start,
            12,
            SOFT,
            &crate::present::shorten(what, 130),
        );
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH} \
             {height:.0}\" role=\"img\" font-family=\"Inter, 'Segoe UI', system-ui, sans-serif\"><title>{}</title>\
             <desc>{}</desc><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>{}{}</svg>\n",
            escaped(title),
            escaped(what),
            head.0,
            self.0
        )
    }
}

/// Words as XML takes them: characters that it has not are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    markup::escape(text, &mut out, |char, out| {
        let none = char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}');
        out.push(if none { ' ' } else { char });
    });
    out
}
