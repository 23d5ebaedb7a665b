use leptos::prelude::*;

use super::Rows;
use crate::present::entities::company;
use crate::ui::parts::press;
use crate::ui::state::use_app;
use crate::ui::views::marks::KindTag;
use crate::ui::views::texts;

/// The most that are listed.
const MOST: usize = 24;

/// Who is named in the same statements.
#[component]
pub fn Company(rows: Rows, index: usize, choose: Callback<String>) -> impl IntoView {
    let app = use_app();
    let sources = app.sources.get_untracked();
    let together = app
        .read
        .with_untracked(|read| company(&texts(read, &sources), &rows, index));
    let items = together.iter().take(MOST).filter_map(|(other, count)| {
        let entity = &rows.get(*other)?.entity;
        let key = entity.key.clone();
        Some(view! {
            <li>
                <button type="button" class="pill" on:click=press(move |_| choose.run(key.clone()))>
                    <KindTag kind=entity.kind />
                    {entity.name.clone()}
                    " "
                    <span class="count">{*count}</span>
                </button>
            </li>
        })
    });
    let items = items.collect_view();
    let more = together.len().saturating_sub(MOST);
    (!together.is_empty()).then(|| {
        view! {
            <section>
                <h3>"Named in the same statements"</h3>
                <ul class="chips">{items}</ul>
                {(more > 0).then(|| view! { <p class="faint">"and " {more} " more, each less often"</p> })}
            </section>
        }
    })
}
