use leptos::prelude::*;

use crate::present::margin::Beside;
use crate::present::{count_of, shorten, words};
use crate::ui::parts::{CollectPieces, Derived, Icon, IconButton, dynamic, icon, press};
use crate::ui::state::{App, Selection};

/// How many marks a block shows before the rest is counted.
const SHOWN: usize = 2;

/// The marks beside a block: what was found there, who else says it, what was copied.
#[component]
pub fn Margin(app: App, #[prop(into)] marks: Derived<Vec<Beside>>, aside: Callback<()>) -> impl IntoView {
    let all = RwSignal::new(false);
    view! {
        <div class="margin">
            {dynamic(move || {
                let marks = marks.get();
                let rest = marks.len().saturating_sub(SHOWN);
                let shown = if all.get() { marks.len() } else { SHOWN };
                let drawn = marks.into_iter().take(shown).map(|mark| one(app, mark)).collect_pieces();
                let more = (rest > 0 && !all.get())
                    .then(|| {
                        view! {
                            <button type="button" class="beside rest" on:click=press(move |_| all.set(true))>
                                {format!("{rest} more")}
                            </button>
                        }
                    });
                view! {
                    {drawn}
                    <div class="margin-foot">
                        {more} <div class="block-tools">
                            <IconButton
                                label="Set this passage aside".to_owned()
                                drawing=Icon::EyeOff
                                on_press=move || aside.run(())
                            />
                        </div>
                    </div>
                }
            })}
        </div>
    }
}

fn one(app: App, mark: Beside) -> impl IntoView {
    let (class, glyph, label, selection) = match mark {
        Beside::Finding { index, state } => {
            let (id, title) = app.comparison.with_untracked(|comparison| {
                let finding = comparison
                    .as_ref()
                    .and_then(|comparison| comparison.findings.get(index));
                finding
                    .map(|finding| (finding.id.clone(), finding.title.clone()))
                    .unwrap_or_default()
            });
            let sign = words::state(state);
            (
                format!("beside is-finding state-{}", sign.id),
                sign.glyph,
                shorten(&title, 44),
                (Selection::Finding(id), format!("{}: {title}", sign.word)),
            )
        }
        Beside::Point { index, state, others } => {
            let marks: Vec<String> = app.sources.with_untracked(|sources| {
                sources
                    .iter()
                    .filter(|info| others.contains(&info.id))
                    .map(|info| info.mark.clone())
                    .collect()
            });
            let sign = words::state(state);
            let label = format!("also {}", marks.join(" "));
            let title = format!("{} more: {}", count_of(others.len(), "source", "sources"), sign.word);
            (
                format!("beside state-{}", sign.id),
                sign.glyph,
                label,
                (Selection::Point(index), title),
            )
        }
        Beside::Copied { from, words } => {
            let mark = app.sources.with_untracked(|sources| {
                sources
                    .iter()
                    .find(|info| info.id == from.source)
                    .map(|info| info.mark.clone())
                    .unwrap_or_default()
            });
            let label = format!("{words} words as {mark}");
            return view! {
                <button
                    type="button"
                    class="beside is-copied"
                    title="The same words; press to see them there"
                    on:click=press(move |_| app.show(from))
                >
                    {icon(Icon::Copy)}
                    {label}
                </button>
            }
            .into_any();
        }
    };
    let (selection, title) = selection;
    view! {
        <button type="button" class=class title=title on:click=press(move |_| app.select(selection.clone()))>
            <span aria-hidden="true">{glyph} " "</span>
            {label}
        </button>
    }
    .into_any()
}
