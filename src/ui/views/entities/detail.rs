use leptos::prelude::*;

use super::Rows;
use super::company::Company;
use super::concordance::Concordance;
use super::figures::Figures;
use super::quoted::Quoted;
use crate::compare::Place;
use crate::present::count_of;
use crate::present::entities::{figures, mentions, named, quotes, roles, spellings};
use crate::ui::parts::{CollectPieces, Icon, IconButton, press};
use crate::ui::state::{Dialog, use_app};
use crate::ui::views::correct::CorrectCard;
use crate::ui::views::marks::KindTag;
use crate::ui::views::texts;

/// All about one entity: how to correct it, names and why they are one, roles, mentions in context, company, figures,
/// quotes by it.
#[component]
pub fn Detail(rows: Rows, index: usize, choose: Callback<String>, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let row = rows.get(index)?.clone();
    let entity = row.entity;
    let sources = app.sources.get_untracked();
    let (spellings, roles, mentions, quotes, figures, of) = app.read.with_untracked(|read| {
        let texts = texts(read, &sources);
        (
            spellings(&texts, &entity),
            roles(&texts, &entity),
            mentions(&texts, &entity),
            quotes(&texts, &entity),
            figures(&texts, &entity),
            named(&texts, &entity),
        )
    });
    let show = move |place: Place| app.show(place);
    let spelled = spellings.into_iter().map(|spelling| {
        let place = spelling.place;
        let label = format!("Correct “{}”", spelling.words);
        view! {
            <li>
                <button type="button" class="spelling" title="Show the first in its text" on:click=press(move |_| show(place))>
                    {spelling.words}
                </button>
                <span class="num">" " {spelling.count} "×"</span>
                <span class="faint">" " {spelling.form.why()}</span>
                <IconButton
                    label=label
                    drawing=Icon::Pencil
                    on_press=move || app.open_dialog(Dialog::Mention { place, all: true })
                />
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
                <h2 id="entity-name" tabindex="-1">{entity.name}</h2>
                <p class="soft">
                    <KindTag kind=entity.kind in_words=true />
                    ", "
                    {summary}
                </p>
                <button type="button" class="button entity-close" on:click=press(move |_| close.run(()))>
                    "Close"
                </button>
            </header>
            <CorrectCard of mentions=row.mentions as usize />
            <section>
                <h3>"Names, and why they are one"</h3>
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
            <Concordance mentions />
            <Company rows index choose />
            <Figures figures />
            <Quoted quotes />
        </article>
    })
}
