use leptos::prelude::*;

use super::pick::{NamePick, picked, unpicked};
use super::rows::with_rows;
use crate::analysis::entities::repair::{Named, Occurrence, Repair, Which};
use crate::compare::Place;
use crate::present::entities::{at, named, spellings};
use crate::present::{text_of, words};
use crate::ui::parts::{Modal, press};
use crate::ui::state::use_app;
use crate::ui::views::evidence::PassageView;

/// Corrects one mention, or all in the same words: no name, a name of its own, or a mention of another name.
#[component]
pub fn MentionDialog(place: Place, all: bool) -> impl IntoView {
    let app = use_app();
    let close = Callback::new(move |()| app.dialog.set(None));
    let found = with_rows(app, |texts, rows| {
        let (index, form) = at(texts, rows, place)?;
        let entity = &rows[index].entity;
        let said = text_of(texts, place.source)?.words(place.span);
        let same = spellings(texts, entity)
            .into_iter()
            .find(|spelling| spelling.words == said);
        Some((
            named(texts, entity),
            form,
            said,
            same.map_or(1, |spelling| spelling.count),
        ))
    });
    let Some((of, form, said, same)) = found else {
        return view! {
            <Modal title="Correct a mention" on_close=close>
                <p class="soft">"No name stands there any more."</p>
            </Modal>
        }
        .into_any();
    };
    let key = of.keys.first().cloned().unwrap_or_default();
    let title = format!("Correct “{said}”");
    let name = of.name.clone();
    let kind = words::entity_kind(of.kind).word;
    let why = form.why();
    let meant = StoredValue::new((of, said.clone()));
    let which = move |every: bool| {
        let words = meant.with_value(|(_, words)| words.clone());
        match every {
            true => Which::Words(words),
            false => Which::Here(Occurrence {
                source: place.source,
                span: place.span,
                words,
            }),
        }
    };
    let correct = move |repair: Repair| {
        app.dialog.set(None);
        app.correct(vec![repair]);
    };
    let of = move || meant.with_value(|(of, _)| of.clone());
    let remove = Callback::new(move |every| {
        let which = which(every);
        correct(Repair::Remove { of: of(), which });
    });
    let go = move |every, into: Named| {
        let which = which(every);
        correct(Repair::Move { of: of(), which, into });
    };
    let apart = Callback::new(move |every| go(every, meant.with_value(|(of, words)| Named::apart(words, of))));
    let other = RwSignal::new(String::new());
    let problem = RwSignal::new(false);
    let except = key.clone();
    let to = Callback::new(move |every| {
        let into = picked(app, other, &except);
        problem.set(into.is_none());
        if let Some(into) = into {
            go(every, into);
        }
    });
    // What is done, to this mention or to all in the same words.
    let scopes = move |what: &str, act: Callback<bool>| {
        let label = match all {
            true => format!("All {same}"),
            false => format!("All {same} “{said}”"),
        };
        let (one, every) = (format!("{what}: This one"), format!("{what}: {label}"));
        view! {
            <span class="scopes">
                {(!all)
                    .then(|| {
                        view! {
                            <button type="button" class="button" aria-label=one on:click=press(move |_| act.run(false))>
                                "This one"
                            </button>
                        }
                    })}
                {(all || same > 1)
                    .then(|| {
                        view! {
                            <button type="button" class="button" aria-label=every on:click=press(move |_| act.run(true))>
                                {label}
                            </button>
                        }
                    })}
            </span>
        }
    };
    view! {
        <Modal title on_close=close>
            <p>"Read as " <b>{name}</b> {format!(" ({kind}): {why}.")}</p>
            {(!all).then(|| view! { <PassageView place /> })}
            <div class="corrections-of">
                <p>"It is not a name."</p>
                {scopes("Not a name", remove)}
                <p>"It is another name of its own."</p>
                {scopes("A name of its own", apart)}
                <NamePick id="correct-other" label_="It is a mention of" value=other except=key />
                {scopes("A mention of it", to)}
                {unpicked(problem)}
            </div>
        </Modal>
    }
    .into_any()
}
