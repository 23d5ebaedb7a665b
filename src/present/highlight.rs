//! Highlights of a text: the facts of an analysis, cut into runs that do not overlap, each with the layers that lie on it.

use super::order;
use crate::analysis::Analysis;
use crate::analysis::entities::EntityKind;
use crate::analysis::quotes::QuoteKind;
use crate::text::Span;

/// What is marked in a text, each kind with a switch of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    Name(EntityKind),
    Figure,
    Date,
    Quote,
}

/// A marked stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    pub span: Span,
    pub layer: Layer,
}

/// A piece of a text on which the same marks lie throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub span: Span,
    /// Sorted, each once; none for plain text.
    pub layers: Vec<Layer>,
    /// The shortest mark that lies on the run: what a press opens.
    pub opens: Option<Span>,
    /// The run begins a mark: it takes the focus of the keyboard for it.
    pub begins: bool,
    /// It lies in the place that is shown.
    pub shown: bool,
}

/// The marks of an analysis, by place. Indirect speech is left out: it has no marks in print either.
pub fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for entity in &analysis.entities {
        let layer = Layer::Name(entity.kind);
        marks.extend(entity.mentions.iter().map(|mention| Mark {
            span: mention.span,
            layer,
        }));
    }
    marks.extend(analysis.quantities.iter().map(|quantity| Mark {
        span: quantity.span,
        layer: Layer::Figure,
    }));
    marks.extend(analysis.dates.iter().map(|date| Mark {
        span: date.span,
        layer: Layer::Date,
    }));
    let quoted = analysis.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect);
    marks.extend(quoted.map(|quote| Mark {
        span: quote.span,
        layer: Layer::Quote,
    }));
    order::by(&mut marks, Ord::cmp);
    marks
}

/// Cuts a stretch of text into runs. `marks` are sorted; those outside `within` are ignored. `shown` is the place
/// that is shown, if any. The runs cover `within` without gaps; an empty stretch has none.
pub fn runs(within: Span, marks: &[Mark], shown: Option<Span>) -> Vec<Run> {
    let shown = shown.and_then(|span| clip(span, within));
    let inside: Vec<(Span, Mark)> = marks
        .iter()
        .filter_map(|mark| clip(mark.span, within).map(|clipped| (clipped, *mark)))
        .collect();
    let mut cuts: Vec<u32> = vec![within.start, within.end];
    cuts.extend(
        inside
            .iter()
            .map(|(span, _)| *span)
            .chain(shown)
            .flat_map(|span| [span.start, span.end]),
    );
    order::by(&mut cuts, Ord::cmp);
    cuts.dedup();

    let mut next = 0;
    let mut open: Vec<(Span, Mark)> = Vec::new();
    let mut runs = Vec::new();
    for pair in cuts.windows(2) {
        let span = Span {
            start: pair[0],
            end: pair[1],
        };
        open.retain(|(mark, _)| mark.end > span.start);
        while inside.get(next).is_some_and(|(mark, _)| mark.start <= span.start) {
            open.push(inside[next]);
            next += 1;
        }
        let mut layers: Vec<Layer> = open.iter().map(|(_, mark)| mark.layer).collect();
        order::by(&mut layers, Ord::cmp);
        layers.dedup();
        let innermost = open.iter().min_by_key(|(_, mark)| (mark.span.len(), mark.layer));
        runs.push(Run {
            span,
            layers,
            opens: innermost.map(|(_, mark)| mark.span),
            begins: innermost.is_some_and(|(clipped, _)| clipped.start == span.start),
            shown: shown.is_some_and(|shown| shown.contains(span)),
        });
    }
    runs
}

/// The common part, unless it is empty.
fn clip(span: Span, within: Span) -> Option<Span> {
    let clipped = Span {
        start: span.start.max(within.start),
        end: span.end.min(within.end),
    };
    (clipped.start < clipped.end).then_some(clipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Layer = Layer::Name(EntityKind::Place);

    fn mark(start: usize, end: usize, layer: Layer) -> Mark {
        Mark {
            span: Span::new(start, end),
            layer,
        }
    }

    /// Each run as `start..end layers>opened`, with `!` where it begins a mark and `*` where it is shown.
    fn check(within: (usize, usize), marks: &[Mark], shown: Option<(usize, usize)>, expected: &[&str]) {
        let mut marks = marks.to_vec();
        order::by(&mut marks, Ord::cmp);
        let shown = shown.map(|(start, end)| Span::new(start, end));
        let found: Vec<String> = runs(Span::new(within.0, within.1), &marks, shown)
            .iter()
            .map(|run| {
                let layers: String = run
                    .layers
                    .iter()
                    .map(|layer| match layer {
                        Layer::Name(_) => 'N',
                        Layer::Figure => 'F',
                        Layer::Date => 'D',
                        Layer::Quote => 'Q',
                    })
                    .collect();
                let opens = run
                    .opens
                    .map(|span| format!(">{}-{}", span.start, span.end))
                    .unwrap_or_default();
                let signs = format!(
                    "{}{}",
                    if run.begins { "!" } else { "" },
                    if run.shown { "*" } else { "" }
                );
                format!("{}..{} {layers}{opens}{signs}", run.span.start, run.span.end)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn plain_text_is_one_run() {
        check((3, 9), &[], None, &["3..9 "]);
        check((3, 3), &[], None, &[]);
        check((3, 9), &[mark(0, 3, PLACE), mark(9, 12, PLACE)], None, &["3..9 "]);
    }

    #[test]
    fn nested_marks_open_the_inner_one() {
        check(
            (0, 20),
            &[mark(2, 18, Layer::Quote), mark(5, 9, PLACE)],
            None,
            &["0..2 ", "2..5 Q>2-18!", "5..9 NQ>5-9!", "9..18 Q>2-18", "18..20 "],
        );
    }

    #[test]
    fn crossing_and_equal_marks() {
        check(
            (0, 10),
            &[mark(0, 6, PLACE), mark(4, 10, Layer::Date)],
            None,
            &["0..4 N>0-6!", "4..6 ND>0-6", "6..10 D>4-10"],
        );
        check(
            (0, 4),
            &[mark(0, 4, Layer::Figure), mark(0, 4, Layer::Date)],
            None,
            &["0..4 FD>0-4!"],
        );
    }

    #[test]
    fn marks_are_clipped_and_the_shown_place_cuts() {
        check(
            (5, 10),
            &[mark(0, 7, PLACE)],
            Some((6, 30)),
            &["5..6 N>0-7!", "6..7 N>0-7*", "7..10 *"],
        );
    }
}
