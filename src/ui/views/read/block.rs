use std::sync::Arc;

use leptos::prelude::*;

use super::runs::draw;
use super::table::TableBlock;
use crate::present::flow;
use crate::present::highlight::{Mark, runs};
use crate::text::{BlockKind, Language, Span};
use crate::ui::parts::{Derived, dynamic};
use crate::ui::state::Reading;

/// What the blocks of a column share.
#[derive(Clone, Copy)]
pub struct Page {
    pub reading: StoredValue<Arc<Reading>>,
    /// The marks that are switched on.
    pub marks: Derived<Arc<Vec<Mark>>>,
    /// The place that is shown, and how often a place was: so that showing one again flashes again.
    pub shown: Derived<Option<(Span, u32)>>,
}

impl Page {
    /// A stretch of the text with its marks; drawn again only when they change.
    pub fn words(self, span: Span) -> impl IntoView {
        let shown = Derived::new(move || self.shown.get().filter(|(shown, _)| shown.overlaps(span)));
        dynamic(move || {
            let shown = shown.get().map(|(shown, _)| shown);
            let runs = self.marks.with(|marks| {
                let first = marks.partition_point(|mark| mark.span.start < span.start.saturating_sub(LONGEST));
                let end = marks.partition_point(|mark| mark.span.start < span.end);
                runs(span, &marks[first..end], shown)
            });
            self.reading.with_value(|reading| draw(&reading.document.text, runs))
        })
    }
}

/// Marks that begin more than this many bytes before a block do not reach into it: quotations may run over blocks.
const LONGEST: u32 = 20_000;

/// One block of a text.
#[component]
pub fn BlockView(page: Page, index: usize) -> impl IntoView {
    let block = page
        .reading
        .with_value(|reading| reading.document.blocks.get(index).cloned());
    let Some(block) = block else { return ().into_any() };
    let foreign = !matches!(block.language, Language::English | Language::Unknown);
    let (language, tag) = flow::language(block.language);
    let lang = foreign.then_some(tag);
    let from = (block.is_analysed()).then_some(block.span.start);
    let note = foreign.then(|| view! { <span class="language-note">{language} ": not analysed"</span> });
    match block.kind {
        BlockKind::Heading { level } => {
            view! { <h3 class=format!("level-{}", level.clamp(1, 4)) lang=lang data-from=from>{page.words(block.span)} {note}</h3> }
                .into_any()
        }
        BlockKind::Paragraph | BlockKind::ListItem { .. } => {
            view! { <p lang=lang data-from=from>{page.words(block.span)} {note}</p> }.into_any()
        }
        BlockKind::Caption => view! { <p class="caption" lang=lang data-from=from>{page.words(block.span)} {note}</p> }.into_any(),
        BlockKind::Quotation => view! { <blockquote lang=lang data-from=from>{page.words(block.span)} {note}</blockquote> }.into_any(),
        BlockKind::Table { grid } => view! { <TableBlock page grid=grid as usize span=block.span /> }.into_any(),
    }
}
