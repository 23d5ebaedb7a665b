use leptos::prelude::*;

use super::forest::forest;
use crate::compare::State;
use crate::present::count_of;
use crate::present::figures::{chart, findings, fit, sources_of, title};
use crate::present::tables::quantity_word;
use crate::report::drawing::Drawing;
use crate::ui::parts::{CollectPieces, dynamic, press};
use crate::ui::state::{Selection, use_app};
use crate::ui::views::export::SaveDrawing;
use crate::ui::views::marks::StateTag;
use crate::ui::views::texts;

/// Figures of one thing: what they measure, what was found about them, and each of them on one axis.
#[component]
pub fn Group(index: usize) -> impl IntoView {
    let app = use_app();
    dynamic(move || {
        let comparison = app.comparison.get()?;
        let group = comparison.figures.get(index)?;
        let sources = app.sources.get();
        let drawn = app.read.with(|read| chart(&texts(read, &sources), group));
        let name = title(group);
        let kind = group
            .figures
            .first()
            .map_or("", |figure| quantity_word(figure.quantity.kind));
        let found = findings(&comparison, group);
        let links = found.iter().filter_map(|index| comparison.findings.get(*index)).map(|finding| {
            let (id, state) = (finding.id.clone(), finding.state);
            view! {
                <li>
                    <StateTag state />
                    " "
                    <button type="button" class="link" on:click=press(move |_| app.select(Selection::Finding(id.clone())))>
                        {finding.title.clone()}
                    </button>
                </li>
            }
        });
        let links = links.collect_pieces();
        let told = match (group.sure, found.is_empty()) {
            (false, _) => {
                view! { <StateTag state=State::CouldNotTell /> <span class="small">" if these are of one thing"</span> }
                    .into_any()
            }
            (true, true) if fit(group) => {
                let of = count_of(sources_of(group), "source", "sources");
                view! { <span class="soft small">"The values of " {of} " fit each other"</span> }.into_any()
            }
            _ => ().into_any(),
        };
        let unit = match drawn.unit.as_str() {
            "" | "%" => kind.to_owned(),
            unit => format!("{kind}, in {unit}"),
        };
        let heading = format!("figures-{index}");
        Some(view! {
            <article class="figure-group" aria-labelledby=heading.clone()>
                <header>
                    <h2 id=heading.clone()>{name.clone()}</h2>
                    <p class="table-facts"><span class="faint">{unit}</span> <span>{told}</span></p>
                    <ul class="figure-findings">{links}</ul>
                </header>
                {forest(app, &sources, drawn, name.clone())}
                <div class="chips"><SaveDrawing drawing=Callback::new(move |()| Drawing::Figures(index as u32)) name /></div>
            </article>
        })
    })
}
