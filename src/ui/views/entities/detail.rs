use leptos::prelude::*;

use super::Rows;
use super::company::Company;
use super::concordance::Concordance;
use super::quoted::Quoted;
use crate::compare::Place;
use crate::present::count_of;
use crate::present::entities::{mentions as places, quotes, roles, spellings};
use crate::ui::parts::{CollectPieces, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::KindTag;
use crate::ui::views::texts;

/// All about one entity: spellings and why they are one, roles, mentions in context, company, quotes by it.
#[component]
pub fn Detail(rows: Rows, index: usize, choose: Callback<String>, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let row = rows.get(index)?.clone();
    let entity = row.entity;
    let sources = app.sources.get_untracked();
    let (spellings, roles, places, quotes) = app.read.with_untracked(|read| {
        let texts = texts(read, &sources);
        (
            spellings(&texts, &entity),
            roles(&texts, &entity),
            places(&texts, &entity),
            quotes(&texts, &entity),
        )
    });
    let show = move |place: Place| app.show(place);
    let spelled = spellings.into_iter().map(|spelling| {
        view! {
            <li>
                <button type="button" class="spelling" title="Show the first in its text" on:click=press(move |_| show(spelling.place))>
                    {spelling.words}
                </button>
                <span class="num">" " {spelling.count} "×"</span>
                <span class="faint">" " {spelling.form.why()}</span>
            </li>
        }
    });
    let has_roles = !roles.is_empty();
    let roles = roles.into_iter().map(|(words, place)| {
        view! {
            <li>
                <button type="button" class="spelling" title="Show in text" on:click=press(move |_| show(place))>
                    {words}
                </button>
            </li>
        }
    });
    let summary = format!(
        "{} in {}",
        count_of(row.mentions as usize, "mention", "mentions"),
        count_of(row.sources as usize, "source", "sources"),
    );
    Some(view! {
        <article class="entity-detail" aria-labelledby="entity-name">
            <header>
                <h2 id="entity-name">{entity.name}</h2>
                <p class="soft">
                    <KindTag kind=entity.kind in_words=true />
                    ", "
                    {summary}
                </p>
                <button type="button" class="button entity-close" on:click=press(move |_| close.run(()))>
                    "Close"
                </button>
            </header>
            <section>
                <h3>"Spellings, and why they are one"</h3>
                <ul class="spellings">{spelled.collect_pieces()}</ul>
            </section>
            {has_roles
                .then(|| {
                    view! {
                        <section>
                            <h3>"Roles that the texts give"</h3>
                            <ul class="roles">{roles.collect_pieces()}</ul>
                        </section>
                    }
                })}
            <Concordance places />
            <Company rows index choose />
            <Quoted quotes />
        </article>
    })
}
