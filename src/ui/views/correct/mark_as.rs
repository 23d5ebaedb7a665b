use leptos::prelude::*;

use super::rows::with_rows;
use crate::analysis::entities::EntityKind;
use crate::analysis::entities::repair::{Occurrence, Repair, Which};
use crate::compare::Place;
use crate::present::entities::{named_so, occurrences, within_longer};
use crate::present::words::ENTITY_KINDS;
use crate::present::{count_of, one_line};
use crate::ui::parts::{CollectPieces, Derived, Switch, press};
use crate::ui::state::use_app;
use crate::ui::views::marks::KindTag;

/// Marks words as a name: at all their places in all sources or, where they were selected, there alone.
#[component]
pub fn MarkAs(
    #[prop(into)] words: Derived<String>,
    #[prop(optional)] at: Option<Place>,
    done: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let everywhere = RwSignal::new(true);
    let found = Derived::new(move || {
        let words = one_line(&words.get());
        with_rows(app, |texts, _| occurrences(texts, &words))
    });
    let where_ = move || {
        let (places, sources) = found.get();
        format!(
            "{} in {}",
            count_of(places, "place", "places"),
            count_of(sources, "source", "sources")
        )
    };
    let mark = move |kind: EntityKind| {
        let words = one_line(&words.get_untracked());
        if at.is_none() && found.get_untracked().0 == 0 {
            return; // said above
        }
        let repairs = with_rows(app, |texts, rows| {
            let into = named_so(texts, rows, &words, kind);
            let everywhere = everywhere.get_untracked();
            let mut repairs = Vec::new();
            if everywhere {
                let which = Which::Words(words.clone());
                let into = into.clone();
                repairs.push(Repair::Add { which, into });
            }
            // Everywhere else a longer name stays whole; here the reader saw it.
            if let Some(place) = at.filter(|place| !everywhere || within_longer(texts, *place)) {
                let which = Which::Here(Occurrence {
                    source: place.source,
                    span: place.span,
                    words,
                });
                repairs.push(Repair::Add { which, into });
            }
            repairs
        });
        done.run(());
        app.correct(repairs);
    };
    let kinds = ENTITY_KINDS.into_iter().map(|kind| {
        view! {
            <button type="button" class="pill" on:click=press(move |_| mark(kind))>
                <KindTag kind in_words=true />
            </button>
        }
    });
    view! {
        <div class="mark-as">
            {match at {
                Some(_) => {
                    view! {
                        <Switch on=everywhere on_toggle=move || everywhere.update(|on| *on = !*on)>
                            "Everywhere: " {where_}
                        </Switch>
                    }
                        .into_any()
                }
                None => view! { <p class="soft small" role="status">{where_}</p> }.into_any(),
            }}
            <div class="chips" role="group" aria-label="Mark as">
                {kinds.collect_pieces()}
            </div>
        </div>
    }
}
