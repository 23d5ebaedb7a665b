use leptos::prelude::*;

use crate::present::highlight::{Layer, Run};
use crate::present::words;
use crate::ui::parts::CollectPieces;

/// The classes of layers that lie on each other.
pub fn class_of(layers: &[Layer]) -> String {
    let mut class = String::new();
    for layer in layers {
        class.push(' ');
        match layer {
            Layer::Name(kind) => {
                class.push_str("hl-name kind-");
                class.push_str(words::entity_kind(*kind).id);
            }
            Layer::Figure => class.push_str("hl-figure"),
            Layer::Date => class.push_str("hl-date"),
            Layer::Quote => class.push_str("hl-quote"),
        }
    }
    class
}

/// What a mark is, for those who hover or listen.
fn name_of(layer: Layer) -> &'static str {
    match layer {
        Layer::Name(kind) => words::entity_kind(kind).word,
        Layer::Figure => "figure",
        Layer::Date => "date",
        Layer::Quote => "quotation",
    }
}

/// A piece of text as its runs. A press on a mark is handled by the column, which reads `data-at`.
pub fn draw(text: &str, runs: Vec<Run>) -> impl IntoView + use<> {
    runs.into_iter()
        .map(|run| {
            let words = run.span.of(text).to_owned();
            let Some(opens) = run.opens else {
                return match run.shown {
                    true => view! { <span class="shown">{words}</span> }.into_any(),
                    false => words.into_any(),
                };
            };
            // Names are the innermost marks where there are any.
            let kind = run.layers.first().map_or("", |layer| name_of(*layer));
            let class = format!("hl{}", class_of(&run.layers));
            let at = format!("{}-{}", opens.start, opens.end);
            view! {
                <span
                    class=class
                    class:shown=run.shown
                    data-at=at
                    title=kind
                    role=run.begins.then_some("button")
                    tabindex=run.begins.then_some("-1")
                >
                    {words}
                </span>
            }
            .into_any()
        })
        .collect_pieces()
}
