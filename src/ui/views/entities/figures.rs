use leptos::prelude::*;

use crate::present::entities::Figure;
use crate::present::one_line;
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::{More, SourceTag};

/// How many are shown at first.
const FIRST: usize = 12;

/// The figures in the statements that name an entity: source, figure, what it counts, and the statement.
#[component]
pub fn Figures(figures: Vec<Figure>) -> impl IntoView {
    let app = use_app();
    let total = figures.len();
    let shown = RwSignal::new(FIRST);
    let line = move |figure: Figure| {
        let source = app.source(figure.place.source);
        let said = app.read.with_untracked(|read| {
            let reading = read.get(&figure.place.source);
            reading.map_or(String::new(), |reading| one_line(reading.slice(figure.said)))
        });
        let of = figure.of.filter(|of| !figure.words.contains(of.as_str()));
        view! {
            <li>
                {source.map(|info| view! { <SourceTag info letter_only=true /> })}
                <div>
                    <button
                        type="button"
                        class="spelling"
                        title="Show in text"
                        on:click=press(move |_| app.show(figure.place))
                    >
                        {figure.words}
                    </button>
                    {of.map(|of| view! { <span class="soft">" " {of}</span> })}
                    <p class="figure-said verbatim">{said}</p>
                </div>
            </li>
        }
    };
    let lines = move || figures.iter().take(shown.get()).cloned().map(line).collect_pieces();
    (total > 0).then(|| {
        view! {
            <section>
                <h3>"Figures in the statements and table rows that name it"</h3>
                <ul class="entity-figures">{dynamic(lines)}</ul>
                <More total shown />
            </section>
        }
    })
}
