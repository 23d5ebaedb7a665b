use leptos::prelude::*;

use super::label_of;
use crate::compare::{Place, Point};
use crate::present::{one_line, shorten};
use crate::ui::parts::{CollectPieces, press};
use crate::ui::state::use_app;

/// The most characters of a statement.
const SHOWN: usize = 120;

/// The sources of which it could not be told whether they say a point, each with the nearest that it says.
#[component]
pub fn Unsure(point: Point) -> impl IntoView {
    let app = use_app();
    let sources = app.sources.get_untracked();
    let near = point.unsure.into_iter().map(|near| {
        let place = Place {
            source: near.source,
            span: near.span,
        };
        let words = app.read.with_untracked(|read| {
            let reading = read.get(&near.source);
            reading.map_or(String::new(), |reading| {
                shorten(&one_line(reading.slice(near.span)), SHOWN)
            })
        });
        let label = label_of(&sources, near.source);
        view! {
            <li>
                {label} ": "
                <button type="button" class="link" title="Show in text" on:click=press(move |_| app.show(place))>
                    {words}
                </button>
            </li>
        }
    });
    let near = near.collect::<Vec<_>>();
    (!near.is_empty()).then(|| {
        view! {
            <div class="soft small">
                <p>"Could not tell whether these say it, too. The nearest that they say:"</p>
                <ul class="unsure">{near.into_iter().collect_pieces()}</ul>
            </div>
        }
    })
}
